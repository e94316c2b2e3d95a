"""Statistics of a library: exact counts, and what must not be among them."""

import sqlite3
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest
from sqlmodel import Session

from aimstudy.application import open_library
from aimstudy.domain.errors import Problem, ProblemKind
from aimstudy.domain.evidence import Certainty, EvidenceOf
from aimstudy.domain.exam import Exam
from aimstudy.domain.exam_profile import ExamResult, Topic, TopicKind, TopicSource
from aimstudy.domain.quiz import QuizKind
from aimstudy.domain.review import Rating
from aimstudy.scheduling.memory_model import DEFAULT_PARAMETERS, retrievability
from aimstudy.services import log_numbers, read_answers
from aimstudy.services.library import Library
from aimstudy.services.quiz_evidence import keep_evidence
from aimstudy.services.views.statistics import (
    AnswerCounts,
    ScopeKind,
    StatisticsScope,
    StatisticsSpan,
    StatisticsWish,
)
from aimstudy.storage.confusions import add_confusion
from aimstudy.storage.plan_tables import DayPlanRow
from aimstudy.storage.tables import QuizAttemptRow, QuizResponseRow
from tests.benchmarks.filled_library import fill
from tests.services.conftest import START, Clock, write_cards

MONTH = StatisticsWish(StatisticsSpan.MONTH)
SLOW = 9_000  # ms; nobody doubts that it was read


def answer(library: Library, card: int, rating: int, took_ms: int = SLOW) -> None:
    library.study.answer(card, Rating(rating), took_ms)


@pytest.fixture
def cards(library: Library) -> list[int]:
    return write_cards(library, 3)


def test_before_the_first_answer_nothing_is_said(library: Library) -> None:
    view = library.statistics.view()
    assert view.since is None
    assert (view.weeks, view.foretold, view.hardest, view.minutes) == ((), (), (), ())
    assert (view.recall_needed, view.foretold_needed, view.certainty_needed) == (30, 30, 30)


def test_weeks_hold_later_answers_and_first_meetings_apart(
    library: Library, clock: Clock, cards: list[int]
) -> None:
    answer(library, cards[0], 3)  # a Monday
    answer(library, cards[1], 1)
    answer(library, cards[1], 3)
    clock.forward(days=8)
    answer(library, cards[0], 3)
    answer(library, cards[1], 1)
    clock.forward(days=14)
    view = library.statistics.view()
    assert view.counts == AnswerCounts(later=2, first=2, repeats=1, unread=0)
    assert [week.monday for week in view.weeks] == [
        START.date() + timedelta(weeks=n) for n in range(4)
    ]
    assert [(w.recall.known, w.recall.answers) for w in view.weeks] == [
        (0, 0), (1, 2), (0, 0), (0, 0),
    ]  # fmt: skip
    assert [(w.first, w.first_known) for w in view.weeks][:2] == [(2, 1), (0, 0)]
    assert view.recall_needed == 28


def test_what_was_expected_is_what_the_model_said_then(
    library: Library, clock: Clock, cards: list[int]
) -> None:
    answer(library, cards[0], 3)
    clock.forward(days=8)
    answer(library, cards[0], 3)
    view = library.statistics.view()
    expected = retrievability(8, DEFAULT_PARAMETERS[2])  # stability after a first Good
    assert len(view.foretold) == 1
    assert view.foretold[0].low <= expected < view.foretold[0].high
    assert view.foretold[0].expected == pytest.approx(expected, abs=1e-6)
    assert (view.foretold[0].recall.known, view.foretold_needed) == (1, 29)


def test_undone_answers_never_count_until_they_are_done_again(
    library: Library, clock: Clock, cards: list[int]
) -> None:
    answer(library, cards[0], 3)
    clock.forward(days=8)
    answer(library, cards[0], 1)
    before = library.statistics.view()
    library.undo()
    undone = library.statistics.view()
    assert (undone.counts.later, undone.hardest) == (0, ())
    library.redo()
    assert library.statistics.view() == before


def test_a_month_is_this_week_and_four_before_it(
    library: Library, clock: Clock, cards: list[int]
) -> None:
    answer(library, cards[0], 3)
    clock.forward(weeks=5)
    answer(library, cards[0], 3)
    assert len(library.statistics.view().weeks) == 6
    view = library.statistics.view(MONTH)
    assert len(view.weeks) == 1  # the four before it have no answers
    assert view.counts == AnswerCounts(later=1)
    assert [week.days for week in view.minutes] == [1]


def test_a_deleted_card_takes_its_answers_along(
    library: Library, clock: Clock, cards: list[int]
) -> None:
    answer(library, cards[0], 3)
    answer(library, cards[1], 3)
    clock.forward(days=8)
    answer(library, cards[0], 1)
    library.cards.delete([cards[0]])
    view = library.statistics.view()
    assert view.counts == AnswerCounts(first=1)
    assert view.hardest == ()


def test_clicks_too_fast_to_be_read_count_nowhere(
    library: Library, clock: Clock, cards: list[int]
) -> None:
    for card in cards:
        answer(library, card, 3)
    clock.forward(days=8)
    answer(library, cards[0], 3, took_ms=200)
    answer(library, cards[1], 3)
    view = library.statistics.view()
    assert (view.counts.later, view.counts.unread) == (1, 1)


def quiz_answer(
    library: Library, card: int, right: bool, certainty: Certainty, kind: str | None = None
) -> None:
    """A choice in a quiz, in the log and among the responses."""
    context = library._context

    def work(session: Session) -> None:
        when = context.moment()
        attempt = QuizAttemptRow(
            title="Quiz", seed=1, started_ms=when.at_ms, offset_min=0, kind=kind,
            study_day=when.day.toordinal(), finished_ms=when.at_ms,
        )  # fmt: skip
        session.add(attempt)
        session.flush()
        asked = EvidenceOf(card, QuizKind.MULTIPLE_CHOICE, 0.25, None, right, certainty)
        seq = keep_evidence(session, context, asked, when)
        answered = QuizResponseRow(
            attempt_id=attempt.id or 0, position=0, item="{}", correct=int(right),
            answered_ms=when.at_ms, card_id=card, certainty=int(certainty), took_ms=60_000,
            review_seq=seq,
        )  # fmt: skip
        left_open = QuizResponseRow(
            attempt_id=attempt.id or 0, position=1, item="{}", correct=0, took_ms=30_000
        )
        session.add_all([answered, left_open])

    context.database.write(work)


def test_quiz_answers_stand_apart_and_show_the_card(
    library: Library, clock: Clock, cards: list[int]
) -> None:
    answer(library, cards[0], 3)
    clock.forward(days=8)
    quiz_answer(library, cards[0], right=False, certainty=Certainty.SURE)
    answer(library, cards[0], 3)  # it has just been seen
    view = library.statistics.view()
    assert (view.counts.later, view.counts.repeats) == (0, 1)
    assert [(week.quiz, week.quiz_right) for week in view.weeks] == [(0, 0), (1, 0)]
    assert [(level.right.known, level.right.answers) for level in view.certainty] == [
        (0, 0), (0, 0), (0, 1),
    ]  # fmt: skip
    assert view.certainty_needed == 29
    quiz_answer(library, cards[1], right=True, certainty=Certainty.GUESS, kind="rehearsal")
    with_paper = library.statistics.view()
    assert with_paper.certainty == view.certainty  # "unsure" is all that a paper asks
    assert [(week.quiz, week.quiz_right) for week in with_paper.weeks] == [(0, 0), (2, 1)]
    assert (view.minutes[1].quiz, view.minutes[1].days) == (1.5, 1)


def test_hard_cards_come_by_failures(library: Library, clock: Clock, cards: list[int]) -> None:
    for card in cards:
        answer(library, card, 3)
    for ratings in ((1, 1, 3), (1, 3, 3), (3, 3, 3)):
        clock.forward(days=6)
        for card, rating in zip(cards, ratings, strict=True):
            answer(library, card, rating)
            if rating == 1:
                answer(library, card, 3)
    view = library.statistics.view()
    assert [(card.card_id, card.failed, card.answers) for card in view.hardest] == [
        (cards[0], 2, 3),
        (cards[1], 1, 3),
    ]
    assert (view.hardest[0].front, view.hardest[0].mixed_up) == ("Question number 0?", "")
    library._context.database.write(lambda session: add_confusion(session, 0, cards[0], cards[2]))
    assert library.statistics.view().hardest[0].mixed_up == "Question number 2?"
    assert 0.5 < view.hardest[0].now <= 1.0


def test_minutes_stand_beside_those_that_were_planned(
    library: Library, clock: Clock, cards: list[int]
) -> None:
    library.timeline.set_minutes((20, 20, 20, 20, 20, 0, 0))
    answer(library, cards[0], 3, took_ms=90_000)
    clock.forward(days=7)
    answer(library, cards[1], 3, took_ms=30_000)
    first, second = library.statistics.view().minutes
    assert (first.done, first.planned, first.days, first.planned_days) == (1.5, 100, 1, 5)
    assert (second.done, second.planned, second.days) == (0.5, 20, 1)  # only today has passed


def two_decks(library: Library) -> list[int]:
    """A card in the deck First and one in Second."""
    cards = write_cards(library, 2)
    for card, name in zip(cards, ("First", "Second"), strict=True):
        library.cards.move([card], library.cards.add_deck(name))
    return cards


def test_scopes_are_exams_and_decks_and_one_that_is_gone_counts_as_all(
    library: Library, clock: Clock
) -> None:
    for card in two_decks(library):
        answer(library, card, 3)
    view = library.statistics.view()
    assert [choice.name for choice in view.scopes] == ["", "First", "Second"]
    deck = StatisticsWish(scope=view.scopes[1].scope)
    assert library.statistics.view(deck).counts.first == 1
    gone = StatisticsWish(scope=StatisticsScope(ScopeKind.EXAM, 99))
    assert library.statistics.view(gone).wish == StatisticsWish()


def test_topics_are_those_of_the_next_exam_else_articles_and_decks(
    library: Library, clock: Clock
) -> None:
    answer(library, two_decks(library)[0], 3)
    view = library.statistics.view()
    assert sorted((t.name, t.cards, t.met) for t in view.topics) == [
        ("First", 1, 1), ("Second", 1, 0),
    ]  # fmt: skip
    assert all(topic.now is None for topic in view.topics)
    deck = view.scopes[1].scope.ref
    exam = Exam(
        0, "AIM", clock.now.date() + timedelta(days=30),
        topics=(Topic("Ethics", sources=(TopicSource(TopicKind.DECK, deck),)), Topic("Empty")),
    )  # fmt: skip
    library.exams.save(exam)
    view = library.statistics.view()
    assert view.topics_of == "AIM"
    assert [(t.name, t.cards, t.met) for t in view.topics] == [
        ("Ethics", 1, 1), ("Empty", 0, 0), ("", 1, 0),
    ]  # fmt: skip
    of_exam = StatisticsWish(scope=StatisticsScope(ScopeKind.EXAM, library.exams.exams()[0].id))
    names = [topic.name for topic in library.statistics.view(of_exam).topics]
    assert names == ["Ethics", "Empty"]  # there are no other cards in it


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("filled")
    fill(folder, 60, 900, START.date())
    return folder


def test_with_evidence_everything_adds_up(filled: Path) -> None:
    with open_library(filled, Clock(START)) as library:
        view, again = library.statistics.view(), library.statistics.view()
    assert view == again  # the log that was kept says the same
    assert sum(week.recall.answers for week in view.weeks) == view.recall.answers
    assert sum(band.recall.answers for band in view.foretold) == view.recall.answers
    assert (view.recall_needed, view.topics_needed, view.foretold_needed) == (0, 0, 0)
    assert sum(level.right.answers for level in view.certainty) == 1_000
    assert [level.level for level in view.certainty] == [1, 2, 3]
    assert sum(week.quiz for week in view.weeks) == 1_000
    assert sum(topic.cards for topic in view.topics) == 60
    means = [topic.now.mean for topic in view.topics if topic.now]
    assert len(means) == 20
    assert means == sorted(means)
    for band in view.foretold:  # the answers were drawn as the model has it
        assert band.low <= band.expected <= band.high
        assert band.recall.low - 0.1 <= band.expected <= band.recall.high + 0.1


def test_a_damaged_log_is_said_in_words(tmp_path: Path) -> None:
    fill(tmp_path, 60, 900, START.date())
    file = tmp_path / "library.db"
    with closing(sqlite3.connect(file)) as connection:
        query = "SELECT rootpage FROM sqlite_master WHERE name = 'reviews'"
        (root,) = connection.execute(query).fetchone()
        (size,) = connection.execute("PRAGMA page_size").fetchone()
        connection.execute("PRAGMA wal_checkpoint(truncate)")
    with open_library(tmp_path, Clock(START)) as library:
        page = bytearray(file.read_bytes())
        page[(root - 1) * size + 8 : (root - 1) * size + 12] = b"\x00\x0f\xff\xff"  # a last page
        file.write_bytes(page)
        with pytest.raises(Problem) as raised:
            library.statistics.view()
    assert raised.value.kind is ProblemKind.LIBRARY_DAMAGED


def test_forecasts_of_exams_that_are_over_stand_beside_their_results(
    library: Library, clock: Clock, cards: list[int]
) -> None:
    today = clock.now.date()
    library.exams.set_exam("AIM", today + timedelta(days=3))
    library.exams.set_exam("Later", today + timedelta(days=90))
    exam = library.exams.exams()[0]

    said = f'{{"{exam.id}": [0.8, 0.05]}}'
    library._context.database.write(
        lambda session: session.add(
            DayPlanRow(study_day=today.toordinal(), made_ms=0, basis="", waits="", forecast=said)
        )
    )
    clock.forward(days=4)
    assert [(each.name, each.result) for each in library.statistics.view().said] == [("AIM", None)]
    library.exams.enter_result(exam.id, ExamResult(True, 70, 79))
    found = library.statistics.view().said[0]
    assert found.result == ExamResult(True, 70, 79)
    assert found.said is not None
    assert (found.said.low, found.said.high) == pytest.approx((0.71775, 0.88225))


def test_the_same_answers_are_too_fast_in_a_long_log(
    library: Library, cards: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    for card, took_ms in zip(cards, (SLOW, 200, 300, SLOW, 150), strict=False):
        answer(library, card, 3, took_ms)
    with library._context.database.read() as session:
        found = read_answers.unread_answers(session)
        monkeypatch.setattr(read_answers, "MANY", 0)
        assert found
        assert read_answers.unread_answers(session) == found


def test_a_long_log_is_gone_through_once_until_it_grows_or_a_card_goes(
    library: Library, cards: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    context = library._context
    with context.database.read() as session:
        before = context.log_numbers.scheduled(session), context.log_numbers.unread(session)
    for name in ("count_scheduled", "unread_answers"):
        monkeypatch.setattr(log_numbers, name, lambda *_: pytest.fail("gone through again"))
    with context.database.read() as session:
        assert context.log_numbers.scheduled(session) == before[0]
        assert context.log_numbers.unread(session) == before[1]
    monkeypatch.setattr(log_numbers, "count_scheduled", lambda *_: 77)
    library.cards.delete(cards[:1])
    with context.database.read() as session:
        assert context.log_numbers.scheduled(session) == 77
    monkeypatch.setattr(log_numbers, "count_scheduled", lambda *_: 78)
    monkeypatch.setattr(log_numbers, "unread_answers", lambda *_: {1: 1})
    answer(library, cards[1], 3, SLOW)
    with context.database.read() as session:
        assert context.log_numbers.scheduled(session) == 78
        assert context.log_numbers.unread(session) == {1: 1}
