"""Whether an answer to a quiz item is right. Stores nothing."""

from __future__ import annotations

from collections.abc import Callable

from aimstudy.domain.article import Language
from aimstudy.domain.errors import Problem, ProblemKind
from aimstudy.domain.quiz import Given, Grade, QuizItem, QuizKind, Verdict
from aimstudy.language.models import LanguageModels

LONGEST_ANSWER = 1000  # letters; more was not typed by hand


def judge(
    item: QuizItem, given: Given | None, models: LanguageModels | None = None
) -> tuple[bool, Grade | None]:
    """(right, grade of a typed answer). None is "don't know". Problem QUIZ_MISSING if unfit.

    ``models`` know the words of the languages, so that no slip of the pen makes another word.
    """
    if given is None:
        return False, None
    if not _fits(item, given):
        raise Problem(ProblemKind.QUIZ_MISSING)
    if isinstance(given, str):
        return _judge_words(item, given, models)
    if isinstance(given, int):
        return given == item.key, None
    if item.kind is QuizKind.SELECT:
        return set(given) == set(item.keys), None
    return given == item.keys, None


def _judge_words(
    item: QuizItem, given: str, models: LanguageModels | None
) -> tuple[bool, Grade | None]:
    # Loaded on first use: the start must not pay for it.
    from aimstudy.questions.grading import grade

    if item.expected is None:
        raise Problem(ProblemKind.QUIZ_MISSING)
    expected = item.expected
    lemmas = words_of(models, expected.language) if models else None
    found = grade(expected, given[:LONGEST_ANSWER], item.prompt, lemmas)
    return found.verdict is Verdict.RIGHT, found


def words_of(models: LanguageModels, language: Language) -> Callable[[str], frozenset[str]]:
    """What a form in ``language`` is a form of; the words are read when the first one is asked."""
    return lambda form: models.lexicon(language).lemmas(form)


def _fits(item: QuizItem, given: Given) -> bool:
    """The answer is of the kind that the item asks for, and points at options it has."""
    if item.kind.written:
        return isinstance(given, str)
    if item.kind is QuizKind.SELECT:
        places = given if isinstance(given, tuple) else (-1,)
        return len(set(places)) == len(places) and all(_has(item, place) for place in places)
    if item.kind is QuizKind.MATCHING:
        places = given if isinstance(given, tuple) else ()
        return len(places) == len(item.lefts) and all(_has(item, place) for place in places)
    return isinstance(given, int) and _has(item, given)


def _has(item: QuizItem, place: int) -> bool:
    return 0 <= place < len(item.options)
