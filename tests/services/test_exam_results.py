"""What results of exams that are over say of those ahead: from the library to what is told."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from aimstudy.domain.exam import Exam
from aimstudy.domain.exam_profile import ExamProfile, ExamResult, Topic, TopicKind, TopicSource
from aimstudy.domain.plan import Recalibration
from aimstudy.scheduling.weak_topics import set_apart
from aimstudy.services.exam_cards import CardExams
from aimstudy.services.library import Library
from aimstudy.services.plan_basis import plan_basis
from aimstudy.services.weak_topics import weak_first, weak_rows
from aimstudy.storage.card_sources import CardSources
from tests.services.conftest import Clock

TODAY = date(2026, 3, 2)
PAPER = ExamProfile(questions=50, pass_share=0.7, options=4)
LAW, TAX = (Topic(name, 1.0, (TopicSource(TopicKind.TAG, tag=name),)) for name in ("Law", "Tax"))


def sat_library(library: Library, clock: Clock) -> Exam:
    """Two exams on the same topics with a forecast; the first one is over. Returns it."""
    cards = [
        library.cards.write(f"What is {tag} {n}?", f"answer {n}", tags=tag).card_id
        for n in range(20)
        for tag in ("law", "tax")
    ]
    first = Exam(0, "Mid-term", TODAY + timedelta(days=10), PAPER, (LAW, TAX))
    library.exams.save(first)
    library.exams.save(replace(first, name="AIM", day=TODAY + timedelta(days=30)))
    for _ in range(3):
        for card in cards[:32]:
            library.study.answer(card, 3, 8_000)
        clock.forward(days=3)
    library.plans.prepare()
    library.plans.keep_forecasts()
    clock.forward(days=2)
    return library.exams.exams()[0]


def told(library: Library) -> Recalibration:
    found = library.timeline.view(5).recalibrated
    assert found is not None
    return found


def test_a_failure_is_told_on_the_scale_of_the_report_with_what_it_changes(
    library: Library, clock: Clock
) -> None:
    exam = sat_library(library, clock)
    assert library.timeline.view(5).recalibrated is None
    plain = library.timeline.view(5).ahead[0]
    library.exams.enter_result(exam.id, ExamResult(False, 50, 59))
    found, shown = told(library), library.timeline.view(5).ahead[0]
    assert (found.exam, found.next_exam) == ("Mid-term", "AIM")
    assert (found.result.low, found.result.high) == (50, 59)
    assert found.expected is not None
    said = (found.expected - 0.25) / 0.75
    assert 0.5 < said < 1.0
    assert found.before is not None
    assert found.after is not None
    # Before and after are what was shown and what is shown now.
    assert plain.plan.outlook is not None
    assert plain.paper is not None
    assert found.before.follow == plain.plan.outlook.follow
    assert found.before.stop == plain.plan.outlook.stop
    assert found.before.chance == plain.paper.chance
    assert shown.plan.outlook is not None
    assert shown.paper is not None
    assert found.after.follow == shown.plan.outlook.follow
    assert found.after.stop == shown.plan.outlook.stop
    assert found.after.chance == shown.paper.chance
    assert found.after.score == (shown.paper.low, shown.paper.high)
    assert found.after.follow.mean < found.before.follow.mean - 0.005
    assert shown.paper.chance is not None
    assert plain.paper.chance is not None
    assert shown.paper.chance < min(0.99, plain.paper.chance)
    assert found.weak is None


def test_weak_topics_are_expected_lower_and_their_new_cards_come_first(
    library: Library, clock: Clock
) -> None:
    exam = sat_library(library, clock)
    assert new_tags(library) == ["law", "tax"] * 4
    library.exams.enter_result(exam.id, ExamResult(False, 60, 69))
    whole = told(library).after
    library.exams.enter_result(exam.id, ExamResult(False, 60, 69, ("tax",)))
    assert new_tags(library) == ["tax"] * 4 + ["law"] * 4
    found = told(library)
    assert found.after is not None
    assert whole is not None
    assert found.after.follow == whole.follow
    weak = found.weak
    assert weak is not None
    assert (weak.cards, weak.named) == (20, True)
    assert weak.recall is not None
    assert weak.others is not None
    assert weak.recall < whole.follow.mean < weak.others
    assert (weak.recall + weak.others) / 2 == pytest.approx(whole.follow.mean, abs=1e-6)


def new_tags(library: Library) -> list[str]:
    """The tags of the cards never met, in the order in which the plan takes them."""
    with library._context.database.read() as session:
        basis = plan_basis(library._context, session)
    rows = basis.new_rows(range(len(basis.columns.card_id)))
    return [basis.sources.tags[row].strip() for row in rows]


def test_without_a_forecast_from_before_nothing_is_compared(library: Library, clock: Clock) -> None:
    library.cards.write("Who pays?", "the insurer", tags="law")
    library.exams.set_exam("Old", TODAY)
    library.exams.set_exam("AIM", TODAY + timedelta(days=30))
    clock.forward(days=1)
    library.exams.enter_result(library.exams.exams()[0].id, ExamResult(True, None, None, ("X",)))
    found = told(library)
    assert (found.expected, found.before, found.after) == (None, None, None)
    assert found.weak is not None
    assert (found.weak.cards, found.weak.named) == (0, False)


def belongs(topics: dict[int, dict[int, int]]) -> CardExams:
    return CardExams([], [], [], {}, topics)


def test_a_later_report_on_the_same_cards_counts() -> None:
    first = Exam(
        1, "A", date(2026, 1, 1), None, (LAW, TAX), ExamResult(False, weak_topics=("LAW",))
    )
    again = replace(first, id=2, day=date(2026, 2, 1), result=ExamResult(True))
    cards = belongs({1: {0: 0, 1: 0, 2: 1}, 2: {0: 0, 2: 1}})
    assert weak_rows((first,), cards, TODAY) == {0, 1}
    assert weak_rows((first, again), cards, TODAY) == {1}
    assert weak_rows((first, again), cards, TODAY, without=2) == {0, 1}
    assert weak_rows((first,), cards, date(2025, 12, 31)) == set()


def test_typed_names_find_topics_of_exams_ahead() -> None:
    typed = Exam(1, "A", date(2026, 1, 1), result=ExamResult(False, weak_topics=("tax",)))
    ahead = Exam(2, "B", date(2026, 5, 1), None, (LAW, TAX))
    assert weak_rows((typed, ahead), belongs({2: {0: 0, 2: 1}}), TODAY) == {2}


def test_weak_cards_come_before_others_in_the_same_order() -> None:
    sources = CardSources([1, 2, 3, 4], [9, 7, 8, 1], [0] * 4, [0] * 4, [""] * 4)
    assert weak_first(sources, frozenset()) is sources
    assert weak_first(sources, frozenset({0, 2})).position == [1, 3, 0, 2]


def test_groups_are_set_apart_around_the_same_mean() -> None:
    found = set_apart((0.8, 0.8), (10, 30), (1.0, 0.0))
    assert found[0] < 0.8 < found[1]
    assert (10 * found[0] + 30 * found[1]) / 40 == pytest.approx(0.8)
    assert set_apart((0.8, 0.6), (10, 30), (0.5, 0.5)) == (0.8, 0.6)
    assert set_apart((1.0, 0.0), (1, 1), (1.0, 0.0)) == (1.0, 0.0)


def test_after_a_failure_more_of_the_minutes_to_spare_are_used(
    library: Library, clock: Clock
) -> None:
    exam = sat_library(library, clock)
    before = sum(day.minutes for day in library.timeline.study_plan().days)
    library.exams.enter_result(exam.id, ExamResult(False, 50, 59))
    assert sum(day.minutes for day in library.timeline.study_plan().days) > 1.1 * before
    library.exams.enter_result(exam.id, ExamResult(True, 90, 100))
    after = sum(day.minutes for day in library.timeline.study_plan().days)
    assert after == pytest.approx(before, rel=1e-6)
