"""Words of a cleaned sentence with offsets, and what a verb form is. Knows no language."""

import re
from dataclasses import dataclass
from enum import StrEnum

_TOKEN = re.compile(
    r"[$€£]\s?\d+(?:[ .,\u00a0]\d{3})*(?:[.,]\d+)?(?:\s?[-–]\s?[$€£]?\d+(?:[ "
    r".,]\d{3})*(?:[.,]\d+)?)?"
    r"|\d{1,3}(?:[ \u00a0]\d{3})+(?!\d)(?:,\d+)?"
    r"|\d+(?:[.,]\d+)*(?:[-–]\d+(?:[.,]\d+)*)?%?"
    r"|\bvs?\.(?= [A-Z])"  # "Orr v. Vane": a case at law
    r"|[^\W\d_]\w*(?:[-'’/&.]\w+)*(?:['’](?=[\s,.;:)]|$)|-(?=\s))?"
    r"|\S"
)


def word_list(text: str) -> list[str]:
    """The words of a table written as running text."""
    return text.split()


def word_set(text: str) -> frozenset[str]:
    """The same as a set."""
    return frozenset(text.split())


def phrase_set(text: str) -> frozenset[str]:
    """Phrases of several words, set apart by bars or line ends."""
    return frozenset(part.strip() for part in re.split(r"[|\n]", text) if part.strip())


class Form(StrEnum):
    """The forms of a verb that a clause grammar has to tell apart."""

    BASE = "base"
    PRESENT = "present"
    PAST = "past"
    PARTICIPLE = "participle"
    ING = "ing"
    PASSIVE = "passive"  # the Norwegian s-passive, present or infinitive


TENSES = (Form.PRESENT, Form.PAST)
FINITE_FORMS = (*TENSES, Form.PASSIVE)


@dataclass(frozen=True, slots=True)
class Word:
    """One token; ``start:end`` are offsets in the sentence."""

    text: str
    start: int
    end: int
    lower: str  # the word in small letters
    tag: str = ""  # part of speech as in Universal Dependencies: NOUN, VERB, ADP ...
    form: Form | None = None  # of a verb, an auxiliary, or a participle used as an adjective
    lemma: str = ""
    second: str = ""  # the next best tag, and how far it is behind: below 1 is a close call
    margin: float = 99.0
    finite: Form | None = None  # the form it would have as the finite verb of its clause
    finite_gap: float = 99.0  # how far the tagger is from reading it so; 0 where it does
    number: str = ""  # of a noun: "sing", "plur", or "" where nothing tells
    definite: bool = False  # of a Norwegian noun: "kurset", "kursene"
    gender: str = ""  # of a Norwegian noun: "m", "f", "n"

    @property
    def is_word(self) -> bool:
        """True for words and numbers, false for punctuation."""
        return self.text[:1].isalnum() or self.text[:1] in "$€£"


def tokenize(sentence: str) -> tuple[Word, ...]:
    """Words, numbers with their sign, and single marks, in order."""
    return tuple(
        Word(m.group(), m.start(), m.end(), m.group().lower()) for m in _TOKEN.finditer(sentence)
    )
