"""Practice quizzes through the library's services: fair, stored at once, resumed."""

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from aimstudy.application import add_bundled_articles, open_library
from aimstudy.domain.article import Language
from aimstudy.domain.errors import Problem, ProblemKind
from aimstudy.domain.quiz import (
    AskedItem,
    Expected,
    Given,
    Option,
    OptionOrigin,
    QuizItem,
    QuizKind,
)
from aimstudy.scheduling.share_interval import wilson
from aimstudy.services.library import Library
from aimstudy.services.views.quiz import (
    QuizFeedback,
    QuizQuestion,
    QuizTopicKind,
    QuizWish,
    TopicRef,
)
from aimstudy.storage.quizzes import insert_attempt
from aimstudy.storage.session import Session
from tests.services.conftest import START, Clock


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library's folder with the bundled English article, its Norwegian twin put aside."""
    folder = tmp_path_factory.mktemp("model")
    with open_library(folder, Clock(START)) as library:
        add_bundled_articles(library)
        for article in library.articles.list():
            if article.language == "nb":
                library.articles.archive(article.article_id)
    return folder


@pytest.fixture
def stocked(model: Path, tmp_path: Path, clock: Clock) -> Iterator[Library]:
    """A copy of the model, as it was made."""
    shutil.copy(model / "library.db", tmp_path)
    with open_library(tmp_path, clock) as library:
        yield library


def test_either_bundled_article_alone_gives_ten_questions(library: Library) -> None:
    add_bundled_articles(library)
    for article in library.articles.list():
        assert (
            library.quiz.start(
                QuizWish((TopicRef(QuizTopicKind.ARTICLE, article.article_id),))
            ).total
            == 10
        ), article.language


def test_ten_questions_of_ten_facts_with_no_prompt_twice(stocked: Library) -> None:
    question = stocked.quiz.start()
    assert question.total == 10
    prompts = []
    for position in range(10):
        asked = stocked.quiz.question(question.attempt_id)
        assert asked is not None
        assert asked.position == position
        assert len(set(asked.options)) == len(asked.options)
        assert (len(asked.options) >= 2) is not asked.kind.written
        prompts.append(asked.prompt)
        stocked.quiz.answer(question.attempt_id, position, None)
    assert len(set(prompts)) == 10
    assert stocked.quiz.question(question.attempt_id) is None


def test_a_short_quiz_takes_each_question_from_another_sentence(stocked: Library) -> None:
    question = stocked.quiz.start(QuizWish(count=6))
    said = finish(stocked, question.attempt_id, question.total)
    quotes = [answer.source.quote for answer in said if answer.source]
    assert len(set(quotes)) == len(quotes) == 6


def test_the_verdict_names_the_key_the_sentence_and_the_wrong_option(stocked: Library) -> None:
    question = stocked.quiz.start()
    text = next(a for a in stocked.articles.list()).article_id
    raw = stocked.articles.view(text).text
    for position in range(question.total):
        said = stocked.quiz.answer(question.attempt_id, position, None)
        assert not said.correct
        keys = [option for option in said.options if option.is_key]
        if said.kind in (QuizKind.MULTIPLE_CHOICE, QuizKind.TRUE_FALSE):
            assert len(keys) == 1
        assert said.source is not None
        assert said.source.quote in raw
        if said.kind is QuizKind.MULTIPLE_CHOICE:
            wrong = [option for option in said.options if not option.is_key]
            assert len(wrong) >= 2
            for option in wrong:
                assert option.origin not in (OptionOrigin.KEY, OptionOrigin.TRUTH)
                assert (option.origin is OptionOrigin.OTHER_FACT) == bool(option.belongs_to)


def test_an_answer_is_stored_once_and_the_score_has_a_range(stocked: Library) -> None:
    question = stocked.quiz.start(QuizWish(count=5))
    attempt = question.attempt_id
    for position in range(5):
        asked = stocked.quiz.question(attempt)
        first = stocked.quiz.answer(attempt, position, None)
        assert asked is not None
        again = stocked.quiz.answer(attempt, position, right_answer(asked, first))
        assert not again.correct, "the first answer stands"
    review = stocked.quiz.review(attempt)
    assert (review.right, review.total, len(review.answers)) == (0, 5, 5)
    assert (review.low, review.high) == wilson(0, 5)
    assert review.high < 0.4


def right_answer(asked: QuizQuestion, said: QuizFeedback) -> Given:
    """What would have been right."""
    if asked.kind.written:
        return said.answer
    keys = tuple(n for n, option in enumerate(said.options) if option.is_key)
    if asked.kind is QuizKind.SELECT:
        return keys
    if asked.kind is QuizKind.MATCHING:
        return tuple(asked.options.index(pair.right) for pair in said.pairs)
    return keys[0]


def test_every_kind_is_graded_and_its_right_answer_counts(stocked: Library) -> None:
    kinds = set()
    for kind, item in stored_items().items():
        kinds.add(kind)
        attempt = put_attempt(stocked, item)
        asked = stocked.quiz.question(attempt)
        assert asked is not None
        unknown = stocked.quiz.answer(attempt, 0, None)
        assert (unknown.correct, unknown.given) == (False, None)
        again = put_attempt(stocked, item)
        given = right_answer(asked, unknown)
        said = stocked.quiz.answer(again, 0, given)
        assert (said.correct, said.given) == (True, given), kind
        assert said.source is not None
        assert all(pair.is_right for pair in said.pairs)
    assert kinds == set(QuizKind)


def stored_items() -> dict[QuizKind, QuizItem]:
    """One item of each kind, as the engine could make it."""
    quote = "Piers are built of oak, stone and 48 metres of rail."

    def item(kind: QuizKind, texts: tuple[str, ...] = (), key: int = -1) -> QuizItem:
        options = tuple(Option(text, OptionOrigin.KEY) for text in texts)
        return QuizItem("a:1", kind, "What are piers built of?", options, key, "oak, stone", quote)

    return {
        QuizKind.MULTIPLE_CHOICE: item(QuizKind.MULTIPLE_CHOICE, ("oak", "tin", "lead"), 0),
        QuizKind.TRUE_FALSE: item(QuizKind.TRUE_FALSE, ("True", "False"), 1),
        QuizKind.SELECT: replace(
            item(QuizKind.SELECT, ("oak", "tin", "stone", "lead")), keys=(0, 2)
        ),
        QuizKind.MATCHING: replace(
            item(QuizKind.MATCHING, ("wood", "rock", "metal")),
            keys=(1, 2, 0),
            lefts=("Stone", "Rail", "Oak"),
        ),
        QuizKind.TYPED: replace(
            item(QuizKind.TYPED), expected=Expected(Language.ENGLISH, ("oak", "stone"))
        ),
        QuizKind.NUMERIC: replace(
            item(QuizKind.NUMERIC),
            answer="48 metres",
            expected=Expected(Language.ENGLISH, ("48 metres",), low=48, high=48, unit="metres"),
        ),
    }


def put_attempt(library: Library, item: QuizItem) -> int:
    """A quiz of one item."""
    context = library.quiz._context

    def work(session: Session) -> int:
        return insert_attempt(session, "Piers", 1, context.moment(), [AskedItem(item)])

    return context.database.write(work)


def test_a_typed_answer_is_graded_and_the_person_has_the_last_word(
    tmp_path: Path, clock: Clock
) -> None:
    with open_library(tmp_path, clock) as library:
        item = stored_items()[QuizKind.TYPED]
        attempt = put_attempt(library, item)
        said = library.quiz.answer(attempt, 0, "oak and marble")
        assert not said.correct
        assert said.grade is not None
        assert (said.grade.found, said.grade.wanted) == (1, 2)
        assert library.quiz.review(attempt).right == 0
        said = library.quiz.overrule(attempt, 0, True)
        assert (said.correct, said.overruled) == (True, True)
    with open_library(tmp_path, clock) as library:
        review = library.quiz.review(attempt)
        assert (review.right, review.answers[0].given) == (1, "oak and marble")
        assert review.answers[0].grade == said.grade
        assert not library.quiz.overrule(attempt, 0, False).correct


def test_an_answer_must_fit_its_item_and_only_typed_ones_are_overruled(stocked: Library) -> None:
    items = stored_items()
    unfit: dict[QuizKind, tuple[Given, ...]] = {
        QuizKind.MULTIPLE_CHOICE: (3, -1, "oak", (0,)),
        QuizKind.SELECT: (0, (0, 0), (0, 4), "oak"),
        QuizKind.MATCHING: ((0, 1), (0, 1, 3), 1),
        QuizKind.TYPED: (0, (0,)),
    }
    for kind, answers in unfit.items():
        attempt = put_attempt(stocked, items[kind])
        for given in answers:
            with pytest.raises(Problem) as caught:
                stocked.quiz.answer(attempt, 0, given)
            assert caught.value.kind is ProblemKind.VALUE_OF_OTHER_KIND
    attempt = put_attempt(stocked, items[QuizKind.SELECT])
    stocked.quiz.answer(attempt, 0, (0,))
    with pytest.raises(Problem):
        stocked.quiz.overrule(attempt, 0, True)


def test_a_quiz_goes_on_after_a_restart(tmp_path: Path, clock: Clock) -> None:
    with open_library(tmp_path, clock) as library:
        add_bundled_articles(library)
        attempt = library.quiz.start().attempt_id
        library.quiz.answer(attempt, 0, None)
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
    question = stocked.quiz.start(QuizWish(count=100))
    # Of two that tell of each other one is asked; which, and how many in all, the order decides.
    assert abs(question.total - setup.usable) <= 2
    asked = {a.prompt for a in finish(stocked, question.attempt_id, question.total)}
    assert asked.isdisjoint(open_prompts)


def finish(library: Library, attempt: int, total: int) -> tuple[QuizFeedback, ...]:
    for position in range(total):
        library.quiz.answer(attempt, position, None)
    return library.quiz.review(attempt).answers


def test_facts_never_asked_come_before_those_asked(stocked: Library) -> None:
    usable = stocked.quiz.setup().usable
    first = stocked.quiz.start(QuizWish(count=usable - 4))
    before = {a.card_id for a in finish(stocked, first.attempt_id, first.total)}
    second = stocked.quiz.start(QuizWish(count=4))
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
    stocked.quiz.answer(question.attempt_id, 3, None)
    stocked.quiz.discard(question.attempt_id)
    review = stocked.quiz.review(question.attempt_id)
    assert [answer.position for answer in review.answers] == [0, 3]
    assert stocked.quiz.question(question.attempt_id) is None
    for gone in (1, 9, -1):
        with pytest.raises(Problem) as caught:
            stocked.quiz.answer(question.attempt_id, gone, None)
        assert caught.value.kind is ProblemKind.QUIZ_MISSING


def test_a_quiz_outlives_its_article(stocked: Library) -> None:
    question = stocked.quiz.start()
    first = stocked.quiz.answer(question.attempt_id, 0, None)
    for archived in (False, True):
        for article in stocked.articles.list(archived):
            stocked.articles.delete(article.article_id)
    second = stocked.quiz.answer(question.attempt_id, 1, None)
    assert second.source is not None
    review = stocked.quiz.review(question.attempt_id)
    assert [answer.prompt for answer in review.answers] == [first.prompt, second.prompt]
    assert review.answers[0].source is not None
    assert review.answers[0].card_id is None
