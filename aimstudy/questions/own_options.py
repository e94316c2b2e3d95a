"""Quiz items of questions that came with their options: none is added and none is left out."""

import random
import re

from aimstudy.domain.quiz import Option, OptionOrigin, OwnOptions, QuizItem, QuizKind
from aimstudy.language.grammar import Grammar
from aimstudy.questions.option_form import by_size
from aimstudy.questions.yes_or_no import both_verdicts

MOST_OPTIONS, LONGEST_OPTION = 8, 400  # as many letters as keys; characters that can be read
_FEWEST = 2
# An option that speaks of the others by their place or letter.
_OF_OTHERS = re.compile(
    r"\b(?:all|none|both|neither|any|each|two|three|alle|ingen|begge|hver|to|tre)\b.{0,20}"
    r"\b(?:above|below|these|those|options?|answers?|ovenfor|nedenfor|over|under|ovennevnte|"
    r"nevnte|disse|alternativ\w*|svar\w*)\b"
    r"|^\W*(?:(?:both|neither|either|only|både|verken|enten|bare|kun)\s+)?[A-Ha-h1-8]\)?"
    r"(?:\s*[,&+/]\s*|\s+(?:and|or|nor|og|eller)\s+)[A-Ha-h1-8]\b"
    r"|^\W*(?:all|none|alle|ingen)\W*$",
    re.IGNORECASE,
)


def own_item(
    key: str, prompt: str, own: OwnOptions, kind: QuizKind, g: Grammar, rng: random.Random
) -> QuizItem | None:
    """The question as ``kind``; None where it is of another kind, or cannot be asked with letters.

    One right option is chosen, several are picked out, "true" and "false" are judged. Options
    that speak of the others stand as they came.
    """
    texts = [" ".join(text.split()) for text in own.options]
    if not _can_be_asked(texts, own.right) or kind is not _kind(texts, own.right):
        return None
    right = set(own.right)
    answer = ", ".join(texts[place] for place in sorted(right))
    if kind is QuizKind.TRUE_FALSE:
        said = both_verdicts(texts) or (texts[0], texts[1])
        place = 0 if said[0].lower() == answer.strip(" .!").lower() else 1
        truths = tuple(Option(word, OptionOrigin.TRUTH) for word in said)
        return QuizItem(key, kind, prompt, truths, place, said[place], "")
    made = [
        Option(text, OptionOrigin.KEY if place in right else OptionOrigin.OWN)
        for place, text in enumerate(texts)
    ]
    if not any(map(speaks_of_others, texts)):
        rng.shuffle(made)
        made = by_size(made, g)
    keys = tuple(place for place, each in enumerate(made) if each.origin is OptionOrigin.KEY)
    if kind is QuizKind.SELECT:
        return QuizItem(key, kind, prompt, tuple(made), -1, answer, "", keys=keys)
    return QuizItem(key, kind, prompt, tuple(made), keys[0], answer, "")


def is_own(item: QuizItem) -> bool:
    """Whether the item's options came with its question."""
    return any(option.origin is OptionOrigin.OWN for option in item.options)


def stays_as_it_came(item: QuizItem) -> bool:
    """Whether an option would say something else in another place."""
    return is_own(item) and any(speaks_of_others(option.text) for option in item.options)


def speaks_of_others(text: str) -> bool:
    """Whether an option means others by their place or letter.

    >>> [speaks_of_others(text) for text in ("None of the above", "B og C", "All ale")]
    [True, True, False]
    """
    return _OF_OTHERS.search(text) is not None


def _can_be_asked(texts: list[str], right: tuple[int, ...]) -> bool:
    short = all(0 < len(text) <= LONGEST_OPTION for text in texts)
    apart = len({text.casefold() for text in texts}) == len(texts)
    return short and apart and bool(right) and _FEWEST <= len(texts) <= MOST_OPTIONS


def _kind(texts: list[str], right: tuple[int, ...]) -> QuizKind:
    if len(right) > 1:
        return QuizKind.SELECT
    return QuizKind.TRUE_FALSE if both_verdicts(texts) else QuizKind.MULTIPLE_CHOICE
