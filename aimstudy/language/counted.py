"""What a number counts: the noun phrase after it, up to the first word that cannot belong to it."""

import re
from collections.abc import Sequence

from aimstudy.language.grammar import Grammar
from aimstudy.language.words import Form, Word, word_set

_WORD = re.compile(r"[^\s,.;:()«»\"“”!?]+")
_MAX_WORDS = 3
_MAX_TAGGED = 7
_UNSURE = 4.0
_NO_NOUN = re.compile(r"(?:hundre|tusen|million|milliard|hundred|thousand)")
_OTHERS = word_set("others andre more flere fler")
# a noun that names a kind or a portion is followed by what it is a kind of
_PORTIONS = word_set(
    "typer slag sorter former par poser kopper glass flasker stykker grupper deler kategorier"
)
_MONTHS = word_set("january february march april june july august september october november")


def counted_noun(text: str, at: int, g: Grammar, words: Sequence[Word] = ()) -> int:
    """Where the noun phrase that begins at ``at`` ends; 0 where none begins there.

    Tags decide where ``words`` have them; without them closed word classes do.
    """
    inner = [word for word in words if word.start >= at][: _MAX_TAGGED + 1]
    if inner and inner[0].tag:
        return _tagged(inner, g)
    return _untagged(text, at, g)


def counts_several(text: str, noun_start: int, noun_end: int, g: Grammar) -> bool:
    """A plural after the number: "1640 people" is counted, "the 2010 act" is not."""
    noun = text[noun_start:noun_end].lower()
    if not g.english:
        return noun_end > noun_start
    return noun.endswith("s") or any(word in g.people for word in noun.split())


def _tagged(words: Sequence[Word], g: Grammar) -> int:
    """Modifiers, then nouns: English ones join freely, Norwegian ones after a portion."""
    end = 0
    head: Word | None = None
    for place, word in enumerate(words):
        if word.tag in ("NOUN", "PROPN") or (head is None and word.lower in _OTHERS):
            if head is not None and not _joins(head, word, g):
                break
            head, end = word, word.end
            continue
        if head is not None or not _modifies(word, words[place + 1 :], g):
            break
    if head is None or head.lower in _MONTHS or _NO_NOUN.match(words[0].lower):
        return 0
    return end


def _joins(head: Word, word: Word, g: Grammar) -> bool:
    if g.english:
        verbal = (
            word.second in ("VERB", "AUX") and head.lower.endswith("s") and word.margin < _UNSURE
        )
        return not verbal and (word.tag == "NOUN" or head.tag == word.tag)
    if head.lower in _PORTIONS or (head.tag == "PROPN" and word.tag == "PROPN"):
        return True
    return head.second == "ADJ" and head.lower.endswith("e")  # "12 eldre lover"


def _modifies(word: Word, following: Sequence[Word], g: Grammar) -> bool:
    if word.tag in ("ADJ", "ADV"):
        return word.lower not in g.prepositions
    if word.tag in ("VERB",) and word.form in (Form.PARTICIPLE, Form.ING):
        return bool(following) and following[0].tag in ("NOUN", "ADJ")
    joined = word.lower in g.coordinators or word.text in ",-"
    return (
        joined and bool(following) and following[0].tag in ("ADJ", "NOUN") and _adjoins(following)
    )


def _adjoins(following: Sequence[Word]) -> bool:
    """ "large and small ships": an adjective after "and", then a noun."""
    return len(following) > 1 and following[0].tag == "ADJ" and following[1].tag == "NOUN"


def _untagged(text: str, at: int, g: Grammar) -> int:
    end, taken = 0, 0
    last = ""
    for match in _WORD.finditer(text, at, min(len(text), at + 60)):
        word, lower = match.group(), match.group().lower()
        gap = text[end or at : match.start()]
        if gap.strip() or _stops(lower, g) or (taken and _predicate(word, last, g)):
            break
        if not taken and (not word[0].isalpha() or _NO_NOUN.match(lower)):
            return 0
        end, last, taken = match.end(), lower, taken + 1
        if taken == _MAX_WORDS:
            break
        following = _WORD.match(text, match.end() + 1)
        if following and _finite_after(lower, following.group(), g):
            break
    return end


def _stops(lower: str, g: Grammar) -> bool:
    return (
        lower in g.prepositions
        or lower in g.determiners
        or lower in g.finite_aux
        or lower in g.coordinators
        or lower in g.relatives
        or lower in g.adverbs
        or lower in g.pronouns
        or lower == g.to
    )


def _predicate(word: str, last: str, g: Grammar) -> bool:
    """ "140 ansatte fordelt på tre avdelinger", "5 400 personer tittelen"."""
    if g.english:
        return False
    participle = any(form is Form.PARTICIPLE for _, form in g.forms(word))
    definite = last.endswith(("er", "r", "folk")) and word.lower().endswith(("en", "et", "ene"))
    return participle or definite


def _finite_after(lower: str, following: str, g: Grammar) -> bool:
    """A plural noun before a word that can be a finite verb ends the phrase."""
    forms = g.verb_forms.get(following.lower())
    return bool(forms) and lower.endswith(("s", "er", "r", "kurs"))
