"""Whatever a caller hands in, a quiz answers with a Problem in words, and nothing is kept."""

from collections.abc import Callable
from functools import partial
from typing import Any

import pytest

from aimstudy.domain.errors import Problem, ProblemKind
from aimstudy.domain.problem_text import VALUE_WORDS
from aimstudy.domain.quiz import QuizKind
from aimstudy.services.library import Library
from aimstudy.services.views.quiz import QuizTopicKind, QuizWish, TopicRef
from tests.services.test_quiz_wishes import CITIES

HUGE = 2**70
MISSING = ProblemKind.QUIZ_MISSING


@pytest.fixture
def asked(library: Library) -> tuple[Library, int]:
    """A library and a quiz of three questions with options in it."""
    for pair in CITIES:
        land, city = pair.split()
        library.cards.write(f"What is the capital of {land}?", city)
    choice = frozenset((QuizKind.MULTIPLE_CHOICE,))
    return library, library.quiz.start(QuizWish(count=3, kinds=choice)).attempt_id


def refused(call: Callable[[], object]) -> Problem:
    with pytest.raises(Problem) as caught:
        call()
    return caught.value


def test_an_odd_wish_is_refused_by_name(asked: tuple[Library, int]) -> None:
    library, attempt = asked
    article = QuizTopicKind.ARTICLE
    wish_of: Any = QuizWish
    topic: Any = TopicRef
    start: Any = library.quiz.start
    wishes = [
        None,
        *(wish_of(count=odd) for odd in (None, "5", 2.5, True, 0, HUGE)),
        *(wish_of(seed=odd) for odd in ("a", HUGE)),
        *(wish_of(topics=odd) for odd in (None, ("x",), (topic(article, HUGE),))),
        *(wish_of(topics=(topic(article, 0, odd),)) for odd in (None, 3)),
        *(wish_of(kinds=odd) for odd in (None, frozenset(("mcq",)))),
        wish_of(drill="weird"),
    ]
    for wish in wishes:
        problem = refused(partial(start, wish))
        assert problem.shown["what"] in VALUE_WORDS, problem
    assert library.quiz.unfinished() == attempt


def test_an_odd_answer_is_refused_in_words_that_fit(asked: tuple[Library, int]) -> None:
    library, attempt = asked
    answer: Any = library.quiz.answer
    review: Any = library.quiz.review
    for given in (9, -1, HUGE, "Oslo", (0,), True, 1.5, [1]):
        problem = refused(partial(answer, attempt, 0, given))
        assert problem.detail == "What is wanted here: an option of the question."
    for certainty in (0, 9, "1", [1], True):
        problem = refused(partial(answer, attempt, 0, 0, certainty))
        assert problem.title == "How sure you are is out of range."
    for took in (None, "5", HUGE, float("nan")):
        problem = refused(partial(answer, attempt, 0, 0, 1, took))
        assert problem.title == "The time taken is out of range."
    for place in (9, -1, None, "0", HUGE):
        assert refused(partial(answer, attempt, place, 0)).kind is MISSING
    for gone in (0, 999, None, "x", HUGE, 1.5):
        assert refused(partial(answer, gone, 0, 0)).kind is MISSING
        assert refused(partial(review, gone)).kind is MISSING
    problem = refused(lambda: library.quiz.overrule(attempt, 0, True))
    assert problem.detail == "What is wanted here: a typed answer that was graded."
    assert library.quiz.past() == ()
