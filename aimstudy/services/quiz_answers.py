"""Whether an answer to a quiz item is right. Stores nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aimstudy.domain.errors import Problem, ProblemKind
from aimstudy.domain.quiz import Given, Grade, QuizItem, QuizKind, Verdict
from aimstudy.language.models import LanguageModels

if TYPE_CHECKING:
    from aimstudy.questions.grading_known import KnownWords

_WANTED = {  # by their names in domain/problem_text.py
    QuizKind.SELECT: "options",
    QuizKind.MATCHING: "pairs",
    QuizKind.TYPED: "str",
    QuizKind.NUMERIC: "str",
}
LONGEST_ANSWER = 1000  # letters; more was not typed by hand


def judge(
    item: QuizItem, given: Given | None, models: LanguageModels | None = None
) -> tuple[bool, Grade | None]:
    """(right, grade of a typed answer). None is "don't know".

    Raises Problem VALUE_OF_OTHER_KIND for an answer that does not fit the item.

    ``models`` know the words of the languages, so that no slip of the pen makes another word.
    """
    if given is None:
        return False, None
    if not fits(item, given):
        raise unfit(item)
    if isinstance(given, str):
        return _judge_words(item, given, models)
    if isinstance(given, int):
        return given == item.key, None
    if item.kind is QuizKind.SELECT:
        return set(given) == set(item.keys), None
    return given == item.keys, None


def unfit(item: QuizItem) -> Problem:
    """What is said of an answer that is not of the kind the item asks for."""
    wanted = _WANTED.get(item.kind, "option")
    return Problem(ProblemKind.VALUE_OF_OTHER_KIND, what="answer", wanted=wanted)


def _judge_words(
    item: QuizItem, given: str, models: LanguageModels | None
) -> tuple[bool, Grade | None]:
    # Loaded on first use: the start must not pay for it.
    from aimstudy.questions.grading import grade

    if item.expected is None:
        raise Problem(ProblemKind.QUIZ_MISSING)
    expected = item.expected
    known = words_of(models) if models else None
    found = grade(expected, given[:LONGEST_ANSWER], item.prompt, known)
    return found.verdict is Verdict.RIGHT, found


def words_of(models: LanguageModels) -> KnownWords:
    """The words of both languages; those of one are read when the first of them is asked."""
    # Loaded on first use: the start must not pay for it.
    from aimstudy.questions.grading_known import KnownWords

    return KnownWords(lambda language, form: models.lexicon(language).readings(form))


def fits(item: QuizItem, given: Given) -> bool:
    """The answer is of the kind that the item asks for, and points at options it has."""
    if item.kind.written:
        return isinstance(given, str)
    if item.kind is QuizKind.SELECT:
        places = given if isinstance(given, tuple) else (-1,)
        return all(is_place(item, place) for place in places) and len(set(places)) == len(places)
    if item.kind is QuizKind.MATCHING:
        places = given if isinstance(given, tuple) else ()
        return len(places) == len(item.lefts) and all(is_place(item, place) for place in places)
    return is_place(item, given)


def is_place(item: QuizItem, place: object) -> bool:
    """Whether the item has an option there."""
    number = isinstance(place, int) and not isinstance(place, bool)
    return number and place in range(len(item.options))
