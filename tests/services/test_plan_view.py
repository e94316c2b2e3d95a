"""What the Timeline and Today show of the plans: one exam, several, none, and after the last."""

import json
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta

import pytest

from aimstudy.domain.exam import Exam
from aimstudy.domain.exam_profile import ExamProfile, ExamResult, Topic, TopicKind, TopicSource
from aimstudy.domain.progress import Progress
from aimstudy.services import exam_planning
from aimstudy.services.library import Library
from aimstudy.services.plan_basis import PlanBasis, plan_basis
from aimstudy.services.plan_pricing import shared_plan
from aimstudy.services.views.timeline import ExamAhead, TimelineView
from aimstudy.storage.said_forecasts import forecast_text
from aimstudy.storage.study_order import DayPlanText, replace_order
from tests.services.conftest import Clock, write_cards

TODAY = date(2026, 3, 2)


def answered(library: Library, clock: Clock, cards: list[int], days: int) -> None:
    """Every card answered on so many days; ends the morning after."""
    for _ in range(days):
        for card in cards:
            library.study.answer(card, 3, 6_000)
        clock.forward(days=1)


def two_exams(library: Library, days: tuple[int, int]) -> tuple[list[int], list[int]]:
    """An exam on a tag and one on the rest, with ten cards each; the ids of both."""
    law = [
        library.cards.write(f"Law number {n}?", f"paragraph {n}", tags="law").card_id
        for n in range(10)
    ]
    rest = write_cards(library, 10)
    topic = Topic("Law", 1.0, (TopicSource(TopicKind.TAG, tag="law"),))
    now = library.now().date()
    profile = ExamProfile(questions=20, pass_share=0.7, options=4)
    library.exams.save(Exam(0, "Law", now + timedelta(days=days[0]), profile, (topic,)))
    library.exams.save(Exam(0, "Rest", now + timedelta(days=days[1])))
    return law, rest


def sound(exam: ExamAhead, today: date) -> None:
    """What holds for every exam ahead."""
    days = [day for day, _ in exam.line]
    assert days == [today + timedelta(days=n) for n in range(len(days))]
    assert days[-1] == exam.exam.day
    for _, band in exam.line:
        assert 0.0 <= band.low <= band.mean <= band.high <= 1.0
    outlook = exam.plan.outlook
    assert outlook is not None
    end = exam.line[-1][1]
    assert end.mean == pytest.approx(outlook.follow.mean, abs=1e-6)
    assert end.low == pytest.approx(outlook.follow.low, abs=1e-6)
    assert exam.stopped[-1][0] == exam.exam.day
    assert exam.stopped[-1][1] == pytest.approx(outlook.stop.mean, abs=1e-6)
    shares = [share for _, share in exam.stopped]
    assert shares == sorted(shares, reverse=True)


def test_without_an_exam_cards_come_by_their_dates(library: Library) -> None:
    write_cards(library, 5)
    view = library.timeline.view(20)
    assert view.ahead == ()
    assert len(view.forecast.days) == 20
    assert library.timeline.outlook().at_exam is None
    assert view.forecast.days[0].new_cards == 5


def test_one_exam_shows_its_plan(library: Library, clock: Clock) -> None:
    cards = write_cards(library, 14)
    answered(library, clock, cards[:12], 4)
    today = TODAY + timedelta(days=4)
    library.timeline.set_exam("AIM", today + timedelta(days=20))
    view = library.timeline.view(21)
    [exam] = view.ahead
    sound(exam, today)
    assert exam.answers_needed == view.answers_needed == 0
    assert exam.left_out == ()
    assert exam.paper is None
    start, end = exam.line[0][1], exam.line[-1][1]
    assert start.mean - start.low < end.mean - end.low
    assert view.forecast.answers == 36
    assert view.forecast.enough_evidence
    outlook = library.timeline.outlook()
    assert exam.plan.outlook
    assert outlook.at_exam == exam.plan.outlook.follow
    assert outlook.if_stopped == exam.plan.outlook.stop
    assert view.stopped == exam.stopped
    assert [day.day for day in view.forecast.days] == [today + timedelta(days=n) for n in range(21)]
    for shown, planned in zip(view.forecast.days, exam.plan.days, strict=False):
        assert shown.refresh_minutes + shown.new_minutes == pytest.approx(planned.minutes)
        assert shown.new_cards == pytest.approx(planned.new)
        assert shown.refresh_cards == pytest.approx(planned.review)
        assert shown.budget_minutes == 20
        assert shown.recall == dict(exam.line)[shown.day]
    assert view.forecast.days[-1].day == exam.exam.day
    assert view.forecast.days[-1].recall == exam.line[-1][1]


def test_two_exams_share_the_minutes_and_each_has_its_part(library: Library, clock: Clock) -> None:
    law, _ = two_exams(library, (10, 20))
    answered(library, clock, law, 4)
    library.timeline.set_minutes((2,) * 7)
    view = library.timeline.view(21)
    first, second = view.ahead
    assert [first.exam.name, second.exam.name] == ["Law", "Rest"]
    for exam in view.ahead:
        sound(exam, TODAY + timedelta(days=4))
        assert exam.plan.cards == 10
    assert (first.answers_needed, first.to_meet) == (0, 0)
    assert (second.answers_needed, second.to_meet) == (0, 1)  # a tenth of its cards
    assert first.paper is not None
    assert (first.paper.questions, first.paper.covered, first.paper.topics) == (20, 1, 1)
    assert first.paper.chance is not None
    for n, day in enumerate(view.forecast.days[: len(second.plan.days)]):
        together = sum(e.plan.days[n].minutes for e in view.ahead if n < len(e.plan.days))
        # After the first exam its cards are kept up beside.
        kept_up = day.refresh_minutes + day.new_minutes - together
        assert kept_up == pytest.approx(0.0) if n <= 6 else 0.0 <= kept_up + 1e-9 <= 0.2
        assert together <= 2.0 + 1e-6
    assert view.forecast.days[6].recall == first.line[6][1]
    assert view.forecast.days[7].recall == second.line[7][1]


def test_an_exam_that_asks_the_same_cards_later_gets_the_days_after_the_first(
    library: Library, clock: Clock
) -> None:
    cards = write_cards(library, 14)
    answered(library, clock, cards[:12], 4)
    today = TODAY + timedelta(days=4)
    library.timeline.set_minutes((1,) * 7)
    library.timeline.set_exam("First", today + timedelta(days=8))
    [alone] = library.timeline.view(20).ahead
    library.timeline.set_exam("Second", today + timedelta(days=24))
    first, second = library.timeline.view(25).ahead
    assert first.plan == alone.plan
    for exam in (first, second):
        sound(exam, today)
        assert exam.plan.cards == exam.plan.cards_fit == 14
        assert exam.answers_needed == 0
    assert all(day.minutes == 0.0 for day in second.plan.days[:8])
    assert sum(day.minutes for day in second.plan.days[8:]) > 1.0
    assert all(day.minutes <= 1.0 + 1e-6 for day in second.plan.days)
    assert second.plan.first_feasible == second.exam.day
    assert second.plan.outlook is not None
    assert second.plan.outlook.follow.mean > second.plan.outlook.stop.mean + 0.02


def test_what_a_later_exam_leaves_out_counts_shared_cards_too(library: Library) -> None:
    write_cards(library, 40)
    library.timeline.set_minutes((1,) * 7)
    library.timeline.set_exam("First", TODAY + timedelta(days=3))
    library.timeline.set_exam("Second", TODAY + timedelta(days=6))
    first, second = library.timeline.view(9).ahead
    assert first.plan.cards_fit < second.plan.cards_fit < 40
    assert second.plan.minutes_needed > 1
    assert second.plan.first_feasible is not None
    assert second.plan.first_feasible > second.exam.day
    [(_, missing)] = second.left_out
    assert missing == 40 - second.plan.cards_fit


def test_cards_of_no_exam_ahead_take_at_most_a_tenth(library: Library, clock: Clock) -> None:
    _, rest = two_exams(library, (20, 30))
    library.timeline.remove_exam(library.timeline.exams()[1].id)
    answered(library, clock, rest, 1)
    library.timeline.set_minutes((2,) * 7)
    view = library.timeline.view(10)
    [exam] = view.ahead
    assert exam.plan.cards == 10
    beside = [
        day.refresh_minutes + day.new_minutes - plan.minutes
        for day, plan in zip(view.forecast.days, exam.plan.days, strict=False)
    ]
    assert max(beside) <= 0.2 + 1e-9
    assert sum(beside) > 0.0
    assert all(day.refresh_minutes + day.new_minutes <= 2.0 + 1e-6 for day in view.forecast.days)


def test_what_is_left_out_is_told_by_topic_and_comes_last(library: Library) -> None:
    two_exams(library, (3, 40))
    library.timeline.set_minutes((1,) * 7)
    first, _ = library.timeline.view(10).ahead
    missing = first.plan.cards - first.plan.cards_fit
    assert 0 < missing < 10
    assert first.left_out == (("Law", missing),)


def test_cards_left_out_of_an_exam_without_topics_are_told_by_deck(library: Library) -> None:
    write_cards(library, 12)
    library.timeline.set_minutes((1,) * 7)
    library.timeline.set_exam("AIM", TODAY + timedelta(days=3))
    [exam] = library.timeline.view(10).ahead
    [(deck, missing)] = exam.left_out
    assert deck in [d.name for d in library.cards.decks()]
    assert missing == exam.plan.cards - exam.plan.cards_fit


def test_after_the_last_exam_what_is_due_is_kept_up(library: Library, clock: Clock) -> None:
    cards = write_cards(library, 8)
    answered(library, clock, cards, 2)
    library.timeline.set_exam("AIM", TODAY + timedelta(days=5))
    view = library.timeline.view(60)
    assert len(view.forecast.days) == 60
    after = [day for day in view.forecast.days if day.day > TODAY + timedelta(days=5)]
    assert sum(day.refresh_cards for day in after) > 0
    assert all(day.recall.low <= day.recall.mean <= day.recall.high for day in after)
    [exam] = view.ahead
    assert after[0].recall.mean == pytest.approx(exam.plan.line[-1], abs=0.05)
    assert all(day.refresh_minutes <= 20.0 + 1e-6 for day in after)
    # Kept up at eight tenths, they come less and less often.
    assert sum(day.refresh_cards for day in after) < 3 * len(cards)
    assert library.timeline.view(9_999).forecast.days[-1].day == TODAY + timedelta(days=2 + 399)


def test_between_exams_the_cards_of_the_first_are_kept_up(library: Library, clock: Clock) -> None:
    law, _ = two_exams(library, (6, 40))
    answered(library, clock, law, 3)
    library.timeline.set_minutes((2,) * 7)
    view = library.timeline.view(37)
    first, second = view.ahead
    beside = [
        day.refresh_minutes + day.new_minutes - sum(e.plan.days[n].minutes for e in exams)
        for n, day in enumerate(view.forecast.days[:37])
        for exams in [[e for e in (first, second) if n < len(e.plan.days)]]
    ]
    assert max(map(abs, beside[:4])) <= 1e-9
    assert 0.0 < sum(beside[4:]) < 10.0
    assert max(beside) <= 0.2 + 1e-9
    assert all(day.refresh_minutes + day.new_minutes <= 2.0 + 1e-6 for day in view.forecast.days)


def test_on_the_exam_day_the_view_says_what_is_known(library: Library) -> None:
    write_cards(library, 4)
    library.timeline.set_exam("AIM", TODAY)
    view = library.timeline.view(3)
    [exam] = view.ahead
    assert [day for day, _ in exam.line] == [TODAY]
    assert exam.stopped == ((TODAY, 0.0),)
    assert exam.left_out == ()
    assert len(view.forecast.days) == 3


def test_an_exam_without_cards_has_no_line(library: Library) -> None:
    library.timeline.set_exam("AIM", TODAY + timedelta(days=9))
    view = library.timeline.view(5)
    [exam] = view.ahead
    assert (exam.line, exam.stopped, exam.left_out) == ((), (), ())
    assert exam.answers_needed == 30
    assert library.timeline.outlook().line == ()
    assert len(view.forecast.days) == 5


def runs_counted(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Grows by one with every working out of the plans."""
    runs: list[int] = []
    work = exam_planning.planned

    def counted(basis: PlanBasis, progress: Progress) -> exam_planning.Planned:
        runs.append(1)
        return work(basis, progress)

    monkeypatch.setattr(exam_planning, "planned", counted)
    return runs


def test_plans_are_worked_out_once_while_the_library_stands_still(
    library: Library, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    [card, _] = write_cards(library, 2)
    library.timeline.set_exam("AIM", TODAY + timedelta(days=9))
    runs = runs_counted(monkeypatch)

    def look() -> TimelineView:
        library.timeline.outlook()
        library.timeline.study_plan()
        return library.timeline.view(12)

    before = look()
    assert look() == before
    assert len(runs) == 1
    library.study.answer(card, 3, 1_000)
    look()
    assert len(runs) == 2
    library.timeline.set_minutes((3,) * 7)
    look()
    assert len(runs) == 3
    clock.forward(days=1)
    look()
    assert len(runs) == 4


def say(library: Library, said: dict[int, tuple[float, float]]) -> None:
    """As a day's plan keeps what was forecast."""
    day = library.now().date().toordinal()
    plan = DayPlanText(day, "basis", "", forecast_text(said))
    library._context.database.write(lambda session: replace_order(session, plan, [], 1))


def test_a_result_below_the_forecast_lowers_the_forecasts_of_later_exams(
    library: Library, clock: Clock
) -> None:
    law, rest = two_exams(library, (2, 20))
    answered(library, clock, [*law, *rest], 2)
    first, second = library.timeline.exams()
    say(library, {first.id: (0.5, 0.01)})  # on the exam's day it is too late
    clock.forward(days=-1)
    say(library, {first.id: (0.9, 0.01), second.id: (0.8, 0.01)})
    clock.forward(days=2)
    assert library.timeline.view(5).recalibrated is None
    [before] = library.timeline.view(5).ahead
    library.exams.enter_result(first.id, ExamResult(False, 60, 70))
    view = library.timeline.view(5)
    [after] = view.ahead
    found = view.recalibrated
    assert found is not None
    assert (found.exam, found.next_exam) == (first.name, second.name)
    assert found.expected == pytest.approx(0.9 + 0.1 / 4)
    assert before.plan.outlook is not None
    assert after.plan.outlook is not None
    old, new = before.plan.outlook.follow, after.plan.outlook.follow
    assert new.mean < old.mean - 0.002
    assert new.mean - new.low > old.mean - old.low
    assert after.line[-1][1].mean == pytest.approx(new.mean)
    library.undo()
    assert library.timeline.view(5).recalibrated is None


def test_what_is_said_today_is_kept_only_with_evidence(library: Library, clock: Clock) -> None:
    law, _ = two_exams(library, (10, 20))
    answered(library, clock, law, 4)

    def said() -> str:
        with library._context.database.read() as session:
            basis = plan_basis(library._context, session)
        return exam_planning.said_today(shared_plan(basis))

    first, _ = library.timeline.view(5).ahead
    outlook = first.plan.outlook
    assert outlook is not None
    kept = json.loads(said())
    assert list(kept) == [str(first.exam.id)]
    assert kept[str(first.exam.id)][0] == pytest.approx(outlook.follow.mean, abs=1e-5)


def test_progress_is_heard_up_to_the_end_and_may_stop_the_work(library: Library) -> None:
    two_exams(library, (5, 8))
    heard: list[float] = []
    library.timeline.view(5, heard.append)
    assert heard == sorted(heard)
    assert heard[-1] == 1.0
    assert len(heard) >= 4

    def stop(fraction: float) -> None:
        raise InterruptedError(fraction)

    library.timeline.set_minutes((9,) * 7)
    with pytest.raises(InterruptedError):
        library.timeline.view(5, stop)
    assert len(library.timeline.view(5).ahead) == 2


def test_two_who_ask_at_once_wait_for_one_plan(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_cards(library, 3)
    library.timeline.set_exam("AIM", TODAY + timedelta(days=5))
    runs = runs_counted(monkeypatch)
    with ThreadPoolExecutor(4) as pool:
        views = list(pool.map(lambda _: library.timeline.view(5), range(4)))
    assert views == [views[0]] * 4
    assert len(runs) == 1
