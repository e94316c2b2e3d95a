"""Lays the words of a right answer and those of a given one side by side. Judges nothing."""

import re
from collections import Counter
from dataclasses import dataclass

from aimstudy.language.grammar import Grammar
from aimstudy.questions.grading_spelling import Slip, Spelling
from aimstudy.questions.grading_words import same_word


@dataclass(frozen=True, slots=True)
class Aligned:
    """How many words agree, how many of them are misspelt, and what is left on either side."""

    matched: int
    slips: int
    doubtful: int  # perhaps misspelt
    missing: list[str]
    extra: list[str]


def aligned(wanted: list[str], typed: list[str], spelling: Spelling) -> Aligned:
    """Each wanted word beside the typed one that is the same, or the same misspelt."""
    left = Counter(typed)
    missing: list[str] = []
    for word in wanted:
        same = word if left[word] else next((t for t in +left if spelling.same(word, t)), None)
        if same is None:
            missing.append(word)
        else:
            left[same] -= 1
    slips = doubtful = 0
    for word in list(missing):
        judged = ((spelling.judge(word, t), t) for t in +left)
        slip, near = max(judged, default=(Slip.NONE, ""))
        if slip is not Slip.NONE:
            slips += 1
            doubtful += slip is Slip.DOUBTFUL
            missing.remove(word)
            left[near] -= 1
    matched = len(wanted) - len(missing)
    return Aligned(matched, slips, doubtful, missing, list(left.elements()))


def order_agrees(wanted: list[str], typed: list[str], right: str, g: Grammar) -> bool:
    """The words stand in their order, or the order does not matter ("A and B")."""
    if re.search(r"\b(?:and|og|or|eller)\b|,", right):
        return True
    left: list[str | None] = list(wanted)
    places = []
    for word in typed:
        same = (n for n, w in enumerate(left) if w and same_word(w, word, g.language))
        place = next(same, None)
        if place is not None:
            places.append(place)
            left[place] = None
    return places == sorted(places)
