"""Adverbs written in several words, joined into one before the grammar reads them."""

from aimstudy.language.words import Word

_ADVERB_PHRASES = (
    ("av", "og", "til"),
    ("om", "lag"),
    ("det", "vil", "si"),
    ("that", "is", "to", "say"),
    ("at", "present"),
    ("by", "and", "large"),
    ("more", "or", "less"),
    ("so", "far"),
    ("mer", "eller", "mindre"),
    ("til", "gjengjeld"),
    ("på", "sin", "side"),
    ("at", "first"),
    ("at", "last"),
    ("at", "once"),
    ("in", "turn"),
    ("in", "practice"),
    ("i", "praksis"),
    ("i", "tur", "og", "orden"),
    ("på", "nytt"),
    ("først", "og", "fremst"),
    ("som", "regel"),
    ("som", "oftest"),
    ("for", "det", "meste"),
    ("i", "utgangspunktet"),
    ("i", "prinsippet"),
    ("med", "andre", "ord"),
    ("i", "så", "fall"),
    ("in", "principle"),
    ("in", "other", "words"),
    ("in", "that", "case"),
    ("stort", "sett"),
    ("i", "hovedsak"),
    ("i", "dag"),
    ("her", "i", "landet"),
    ("her", "til", "lands"),
    ("i", "stor", "grad"),
    ("på", "egen", "hånd"),
    ("på", "forhånd"),
    ("i", "ettertid"),
    ("i", "mellomtiden"),
    ("når", "som", "helst"),
    ("hvor", "som", "helst"),
    ("på", "denne", "måten"),
    ("på", "den", "måten"),
    ("in", "this", "way"),
    ("in", "that", "way"),
    ("i", "utstrakt", "grad"),
    ("i", "vesentlig", "grad"),
    ("i", "liten", "grad"),
    ("i", "høy", "grad"),
    ("i", "økende", "grad"),
    ("i", "noen", "grad"),
    ("til", "enhver", "tid"),
    ("til", "sammen"),
    ("til", "dels"),
    ("som", "hovedregel"),
    ("for", "alvor"),
    ("for", "øvrig"),
    ("for", "tiden"),
    ("for", "lengst"),
    ("i", "alle", "fall"),
    ("i", "hvert", "fall"),
    ("i", "det", "hele", "tatt"),
    ("uten", "videre"),
    ("med", "vilje"),
    ("på", "sikt"),
    ("i", "stedet"),
    ("at", "times"),
    ("in", "general"),
    ("as", "well"),
    ("as", "a", "rule"),
    ("for", "the", "most", "part"),
    ("of", "course"),
)
_PHRASE_STARTS = frozenset(phrase[0] for phrase in _ADVERB_PHRASES)


def join_phrases(words: tuple[Word, ...]) -> tuple[Word, ...]:
    """Adverbs written in several words ("av og til") become one word."""
    joined: list[Word] = []
    at = 0
    while at < len(words):
        size = _phrase_size(words, at) if words[at].lower in _PHRASE_STARTS else 1
        run = words[at : at + size]
        text = " ".join(word.text for word in run)
        joined.append(
            Word(text, run[0].start, run[-1].end, text.lower()) if size > 1 else words[at]
        )
        at += size
    return tuple(joined)


def _phrase_size(words: tuple[Word, ...], at: int) -> int:
    for phrase in _ADVERB_PHRASES:
        end = at + len(phrase)
        if tuple(w.lower for w in words[at:end]) == phrase and not (
            phrase[-1] == "stedet" and end < len(words) and words[end].lower == "for"
        ):
            return len(phrase)
    return 1
