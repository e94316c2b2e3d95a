"""What is typed into the Library's search, read: words, phrases and filters, in both languages.

``deck:tides -tag:hard is:due "high water"``: all of them hold. A filter that cannot be read is kept
as it was typed, so that it can be named; one of an unknown name is taken for words.
"""

import re
from dataclasses import dataclass
from enum import StrEnum


class TermKind(StrEnum):
    """What a term asks of a card."""

    WORDS = "words"
    FRONT = "front"
    BACK = "back"
    TAG = "tag"
    DECK = "deck"
    STATE = "is"
    FLAG = "flag"
    SOURCE = "source"
    FIELD = "field"


@dataclass(frozen=True, slots=True)
class Term:
    """One condition. ``exact`` where the words stand in quotes; ``name`` is that of a field."""

    kind: TermKind
    value: str
    negated: bool = False
    exact: bool = False
    name: str = ""


@dataclass(frozen=True, slots=True)
class CardSearch:
    """All ``terms`` hold for a card that is found; ``unread`` are filters that say nothing."""

    terms: tuple[Term, ...] = ()
    unread: tuple[str, ...] = ()


# Each state by what it is called in English, then in Norwegian.
STATES: dict[str, tuple[str, ...]] = {
    "due": ("due", "tur", "fortur", "stårfortur", "forfalt"),
    "new": ("new", "ny", "nye", "nytt"),
    "proposed": ("proposed", "foreslått", "foreslåtte"),
    "flagged": ("flagged", "flagget", "flagg"),
    "bookmarked": ("bookmarked", "bokmerke", "bokmerket"),
    "remarked": ("note", "remarked", "notat"),
    "suspended": ("suspended", "tattut"),
    "put_aside": ("aside", "putaside", "tilside", "lagttilside"),
    "buried": ("tomorrow", "buried", "imorgen"),
    "rejected": ("leftout", "rejected", "avvist", "avviste"),
    "archived": ("archived", "arkivert", "arkiverte"),
    "leech": ("leech", "hard", "vrien", "vriene", "glemt"),
    "learning": ("learning", "læring", "underlæring"),
    "review": ("review", "learnt", "lært", "lærte"),
}
_STATE_OF = {word: state for state, words in STATES.items() for word in words}
_KEYS: dict[str, TermKind] = {
    "tag": TermKind.TAG, "merke": TermKind.TAG, "emneord": TermKind.TAG, "stikkord": TermKind.TAG,
    "deck": TermKind.DECK, "stokk": TermKind.DECK, "kortstokk": TermKind.DECK,
    "is": TermKind.STATE, "er": TermKind.STATE,
    "flag": TermKind.FLAG, "flagg": TermKind.FLAG,
    "source": TermKind.SOURCE, "kilde": TermKind.SOURCE,
    "front": TermKind.FRONT, "question": TermKind.FRONT, "spørsmål": TermKind.FRONT,
    "back": TermKind.BACK, "answer": TermKind.BACK, "svar": TermKind.BACK,
    "field": TermKind.FIELD, "felt": TermKind.FIELD,
}  # fmt: skip
YES, NO = ("1", "yes", "on", "ja", "på"), ("0", "no", "off", "nei", "av", "none", "ingen")
MOST_TERMS = 50
# A minus, a name with a colon, then words in quotes (perhaps never closed) or up to a space. The
# name may be in quotes with its value: "tag:two words".
_TERM = re.compile(
    r"(?P<no>-?)"
    r"(?:(?P<key>[^\W\d_]+):(?=\S))?"
    r'(?:"(?P<quoted>[^"]*)(?P<closed>"?)|(?P<plain>(?:[^\s"=]+="[^"]*"?)|[^\s"]+))'
)


def read_search(text: str) -> CardSearch:
    """Read what was typed; never raises.

    >>> read_search('-is:due tide').terms[0]
    Term(kind=<TermKind.STATE: 'is'>, value='due', negated=True, exact=False, name='')
    >>> read_search('is:purple').unread
    ('is:purple',)
    """
    terms: list[Term] = []
    unread: list[str] = []
    for match in _TERM.finditer(text):
        if len(terms) + len(unread) == MOST_TERMS:
            unread.append(match.group())
            break
        term = _read(match)
        if term is not None:
            terms.append(term)
        elif match["key"] or match["quoted"] is None:
            unread.append(match.group())
    return CardSearch(tuple(terms), tuple(unread))


def _read(match: re.Match[str]) -> Term | None:
    quoted = match["quoted"]
    value = (match["plain"] if quoted is None else quoted).strip()
    negated, exact = bool(match["no"]), bool(match["closed"])
    kind = _KEYS.get((match["key"] or "").casefold())
    if kind is None:
        if value[-1:] == ":" and value[:-1].casefold() in _KEYS:
            return None  # its value is still to be typed
        words = f"{match['key']} {value}" if match["key"] else value
        return Term(TermKind.WORDS, words, negated, exact) if words else None
    if not value:
        return None
    if kind is TermKind.STATE:
        state = _STATE_OF.get(re.sub(r"[\s_-]", "", value.casefold()))
        return Term(kind, state, negated) if state else None
    if kind is TermKind.FLAG:
        return _flag(value.casefold(), negated)
    if kind is TermKind.FIELD:
        name, sign, wanted = value.partition("=")
        wanted = wanted.strip('"').strip()
        return Term(kind, wanted, negated, name=name.strip()) if name and sign else None
    return Term(kind, value, negated, exact)


def _flag(value: str, negated: bool) -> Term | None:
    if value in YES or value in NO:
        return Term(TermKind.STATE, "flagged", negated != (value in NO))
    return None
