"""Practice quizzes through the library's services: fair, stored at once, resumed."""

from pathlib import Path

import pytest

from aimstudy.application import add_bundled_articles, open_library
from aimstudy.domain.errors import Problem, ProblemKind
from aimstudy.domain.quiz import OptionOrigin, QuizKind
from aimstudy.services.library import Library
from aimstudy.services.quiz import wilson
from aimstudy.services.views.quiz import QuizFeedback
from tests.services.conftest import Clock


@pytest.fixture
def stocked(library: Library) -> Library:
    """The bundled English article, its Norwegian twin put aside."""
    add_bundled_articles(library)
    for article in library.articles.list():
        if article.language == "nb":
            library.articles.archive(article.article_id)
    return library


def test_either_bundled_article_alone_gives_ten_questions(library: Library) -> None:
    add_bundled_articles(library)
    for article in library.articles.list():
        assert library.quiz.start(article_ids=[article.article_id]).total == 10, article.language


def test_ten_questions_of_ten_facts_with_no_prompt_twice(stocked: Library) -> None:
    question = stocked.quiz.start()
    assert question.total == 10
    prompts = []
    for position in range(10):
        asked = stocked.quiz.question(question.attempt_id)
        assert asked is not None
        assert asked.position == position
        assert len(set(asked.options)) == len(asked.options) >= 2
        prompts.append(asked.prompt)
        stocked.quiz.answer(question.attempt_id, position, 0)
    assert len(set(prompts)) == 10
    assert stocked.quiz.question(question.attempt_id) is None


def test_the_verdict_names_the_key_the_sentence_and_the_wrong_option(stocked: Library) -> None:
    question = stocked.quiz.start()
    text = next(a for a in stocked.articles.list()).article_id
    raw = stocked.articles.view(text).text
    for position in range(question.total):
        said = stocked.quiz.answer(question.attempt_id, position, None)
        assert not said.correct
        keys = [option for option in said.options if option.is_key]
        assert len(keys) == 1
        assert said.source is not None
        assert said.source.quote in raw
        if said.kind is QuizKind.MULTIPLE_CHOICE:
            wrong = [option for option in said.options if not option.is_key]
            assert len(wrong) >= 2
            for option in wrong:
                assert option.origin in (OptionOrigin.OTHER_FACT, OptionOrigin.NEIGHBOUR)
                assert (option.origin is OptionOrigin.OTHER_FACT) == bool(option.belongs_to)


def test_an_answer_is_stored_once_and_the_score_has_a_range(stocked: Library) -> None:
    question = stocked.quiz.start(count=5)
    attempt = question.attempt_id
    for position in range(5):
        first = stocked.quiz.answer(attempt, position, None)
        key = next(n for n, option in enumerate(first.options) if option.is_key)
        again = stocked.quiz.answer(attempt, position, key)
        assert not again.correct, "the first answer stands"
    review = stocked.quiz.review(attempt)
    assert (review.right, review.total, len(review.answers)) == (0, 5, 5)
    assert (review.low, review.high) == wilson(0, 5)
    assert review.high < 0.4


def test_a_quiz_goes_on_after_a_restart(tmp_path: Path, clock: Clock) -> None:
    with open_library(tmp_path, clock) as library:
        add_bundled_articles(library)
        attempt = library.quiz.start().attempt_id
        library.quiz.answer(attempt, 0, 0)
        following = library.quiz.question(attempt)
    with open_library(tmp_path, clock) as library:
        assert library.quiz.unfinished() == attempt
        assert library.quiz.question(attempt) == following
        library.quiz.discard(attempt)
        assert library.quiz.unfinished() is None
        assert library.quiz.review(attempt).total == 1


def test_facts_under_an_open_contradiction_are_never_asked(stocked: Library) -> None:
    setup = stocked.quiz.setup()
    assert setup.blocked_by_issues > 0
    [article] = stocked.articles.list()
    open_prompts = {c.prompt for c in stocked.articles.view(article.article_id).cards if c.issue}
    assert open_prompts
    question = stocked.quiz.start(count=100)
    assert question.total == setup.usable
    asked = {a.prompt for a in finish(stocked, question.attempt_id, question.total)}
    assert asked.isdisjoint(open_prompts)


def finish(library: Library, attempt: int, total: int) -> tuple[QuizFeedback, ...]:
    for position in range(total):
        library.quiz.answer(attempt, position, None)
    return library.quiz.review(attempt).answers


def test_facts_never_asked_come_before_those_asked(stocked: Library) -> None:
    usable = stocked.quiz.setup().usable
    first = stocked.quiz.start(count=usable - 4)
    before = {a.card_id for a in finish(stocked, first.attempt_id, first.total)}
    second = stocked.quiz.start(count=4)
    fresh = {a.card_id for a in finish(stocked, second.attempt_id, second.total)}
    assert len(fresh) == 4
    assert fresh.isdisjoint(before)


def test_too_little_material_is_said(library: Library) -> None:
    with pytest.raises(Problem) as caught:
        library.quiz.start()
    assert caught.value.kind is ProblemKind.QUIZ_TOO_LITTLE
    with pytest.raises(Problem) as caught:
        library.quiz.review(99)
    assert caught.value.kind is ProblemKind.QUIZ_MISSING


def test_wilson_s_interval() -> None:
    assert wilson(0, 0) == (0.0, 1.0)
    low, high = wilson(7, 10)
    assert (round(low, 3), round(high, 3)) == (0.442, 0.873)
    low, high = wilson(10, 10)
    assert (round(low, 3), high) == (0.787, 1.0)


def test_a_quiz_answered_out_of_order_and_ended_early_is_looked_back_on(stocked: Library) -> None:
    question = stocked.quiz.start()
    stocked.quiz.answer(question.attempt_id, 0, None)
    stocked.quiz.answer(question.attempt_id, 3, 0)
    stocked.quiz.discard(question.attempt_id)
    review = stocked.quiz.review(question.attempt_id)
    assert [answer.position for answer in review.answers] == [0, 3]
    assert stocked.quiz.question(question.attempt_id) is None
    for gone in (1, 9, -1):
        with pytest.raises(Problem) as caught:
            stocked.quiz.answer(question.attempt_id, gone, 0)
        assert caught.value.kind is ProblemKind.QUIZ_MISSING


def test_a_quiz_outlives_its_article(stocked: Library) -> None:
    question = stocked.quiz.start()
    first = stocked.quiz.answer(question.attempt_id, 0, 0)
    for archived in (False, True):
        for article in stocked.articles.list(archived):
            stocked.articles.delete(article.article_id)
    second = stocked.quiz.answer(question.attempt_id, 1, 0)
    assert second.source is not None
    review = stocked.quiz.review(question.attempt_id)
    assert [answer.prompt for answer in review.answers] == [first.prompt, second.prompt]
    assert review.answers[0].source is not None
    assert review.answers[0].card_id is None
