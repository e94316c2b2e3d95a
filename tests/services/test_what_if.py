"""What-if and ways out, through a library: nothing changes before a choice, one undo after it."""

from collections.abc import Callable
from datetime import date, timedelta
from functools import partial
from pathlib import Path

import pytest

from aimstudy.application import open_library
from aimstudy.domain.card import HoldReason
from aimstudy.domain.changes import Changes
from aimstudy.domain.errors import Problem, ProblemKind
from aimstudy.domain.exam_profile import ExamProfile, Topic, TopicKind, TopicSource
from aimstudy.domain.plan_change import PlanChange, PlanSummary, WayOut, WayOutKind
from aimstudy.domain.review import Rating
from aimstudy.services.library import Library
from aimstudy.services.views.library import CardFilter
from tests.services.conftest import Clock, write_cards

TODAY = date(2026, 3, 2)  # a Monday
WEEK = (10,) * 7


def exam_in(library: Library, days: int, name: str = "AIM") -> int:
    """The id of an exam that many days ahead."""
    day = TODAY + timedelta(days=days)
    library.timeline.set_exam(name, day)
    return next(exam.id for exam in library.exams.exams() if exam.name == name)


def too_much(library: Library, cards: int = 30, minutes: int = 1, days: int = 6) -> int:
    """An exam for which there is not nearly time; its id."""
    write_cards(library, cards)
    library.timeline.set_minutes((minutes,) * 7)
    return exam_in(library, days)


def standing(library: Library) -> object:
    """Everything a plan is made from, as it is stored."""
    cards = library.cards.table(limit=1_000)
    return (
        library.exams.exams(),
        library.timeline.calendar(),
        [(line.card_id, line.hold, line.due) for line in cards.lines],
        library.undo_label(),
    )


def refused(act: Callable[[], object]) -> ProblemKind:
    with pytest.raises(Problem) as caught:
        act()
    return caught.value.kind


def way(ways: tuple[WayOut, ...], kind: WayOutKind) -> WayOut:
    return next(each for each in ways if each.kind is kind)


def shown(library: Library, exam_id: int) -> PlanSummary:
    """The numbers of the plan as it is."""
    found = library.what_if.compare(PlanChange())
    return next(each for each in found.before if each.exam_id == exam_id)


def test_a_question_is_answered_and_nothing_changes(library: Library) -> None:
    exam = too_much(library)
    before = standing(library)
    found = library.what_if.compare(PlanChange(minutes=(30,) * 7))
    assert standing(library) == before
    [old], [new] = found.before, found.after
    assert (old.exam_id, old.cards, old.fits) == (exam, 30, False)
    assert old.cards_fit < new.cards_fit == 30
    assert new.fits
    assert old.minutes <= 6.0
    assert old.minutes_a_day == pytest.approx(old.minutes / 6)


def test_an_exam_moved_to_today_says_that_its_cards_do_not_fit(library: Library) -> None:
    exam = too_much(library)
    [then] = library.what_if.compare(PlanChange(exam_days=((exam, TODAY),))).after
    assert then.cards_fit < then.cards
    assert not then.fits
    everything = PlanChange(minutes=(300,) * 7, exam_days=((exam, TODAY),))
    [then] = library.what_if.compare(everything).after
    assert (then.cards_fit, then.fits) == (then.cards, True)
    assert then.minutes_counted == 300.0
    library.what_if.apply(PlanChange(exam_days=((exam, TODAY),)))
    assert library.what_if.ways_out(exam) == ()


def test_minutes_counted_on_are_those_that_no_answer_of_today_has_used(library: Library) -> None:
    exam = too_much(library)
    library.timeline.set_minutes((2,) * 7)
    tomorrow = PlanChange(exam_days=((exam, TODAY + timedelta(days=1)),))
    [then] = library.what_if.compare(tomorrow).after
    assert then.minutes_counted == 2.0
    card = library.study.next_card()
    assert card is not None
    library.study.answer(card.card_id, Rating.GOOD, 60_000)
    [then] = library.what_if.compare(tomorrow).after
    assert then.minutes_counted == pytest.approx(1.0)
    assert then.minutes_a_day <= then.minutes_counted


def test_the_answer_is_what_comes_of_the_change(library: Library) -> None:
    exam = too_much(library)
    change = PlanChange(
        minutes=(5, 5, 5, 5, 5, 0, 0),
        exam_days=((exam, TODAY + timedelta(days=9)),),
        days_off=(TODAY + timedelta(days=1), TODAY + timedelta(days=2)),
    )
    [promised] = library.what_if.compare(change).after
    assert library.what_if.apply(change) == Changes.PLAN | Changes.UNDO
    assert shown(library, exam) == promised
    [part] = library.timeline.view().ahead
    assert (part.plan.cards_fit, part.plan.cards) == (promised.cards_fit, promised.cards)
    off = {day.day for day in part.plan.days if not day.minutes}
    assert {TODAY + timedelta(days=n) for n in (1, 2, 5, 6)} <= off


def test_with_one_day_left_no_more_cards_fit_than_its_minutes_hold(library: Library) -> None:
    near = write_cards(library, 40)
    write_cards(library, 33)
    library.cards.move(near, library.cards.add_deck("near"))
    deck = next(deck.deck_id for deck in library.cards.decks() if deck.name == "near")
    library.timeline.set_minutes((20,) * 7)
    exam = exam_in(library, 2, "Near")
    exam_in(library, 20, "Far")
    library.exams.set_topics(exam, [Topic("All", 1.0, (TopicSource(TopicKind.DECK, deck),))])
    library.what_if.apply(PlanChange(days_off=(TODAY + timedelta(days=1),)))
    now = shown(library, exam)
    [plan, _] = library.timeline.study_plans()
    assert not now.fits
    assert now.cards_fit == pytest.approx(sum(day.new for day in plan.days), abs=0.6)
    assert now.cards_fit < 38


def test_one_undo_takes_the_whole_change_back(library: Library) -> None:
    exam = too_much(library)
    library.timeline.set_day_off(TODAY + timedelta(days=3), True)
    before = standing(library)
    library.what_if.apply(
        PlanChange(
            minutes=(0, 45, 1, 1, 1, 1, 1),
            exam_days=((exam, TODAY + timedelta(days=20)),),
            days_off=(TODAY + timedelta(days=4),),
            study_days=(TODAY + timedelta(days=3),),
            put_aside=((exam, 7),),
            accept=((exam, 5),),
        )
    )
    assert library.undo_label() == "plan"
    assert standing(library) != before
    library.undo()
    assert standing(library) == before


def test_days_off_and_exams_of_every_kind_are_kept(library: Library) -> None:
    exam = too_much(library)
    library.timeline.set_day_off(TODAY, True)
    library.what_if.apply(
        PlanChange(study_days=(TODAY,), days_off=(TODAY, TODAY + timedelta(days=2)))
    )
    assert library.timeline.calendar().days_off == {TODAY + timedelta(days=2)}
    library.what_if.apply(PlanChange(accept=((exam, 3),)))
    assert library.exams.exam(exam).accepted == 3


def test_what_changes_nothing_is_no_step(library: Library) -> None:
    write_cards(library, 3)
    exam = exam_in(library, 6)
    assert library.undo_label() == "exam_added"
    for change in (
        PlanChange(),
        PlanChange(minutes=(20,) * 7),
        PlanChange(exam_days=((exam, TODAY + timedelta(days=6)),)),
        PlanChange(study_days=(TODAY,)),
        PlanChange(put_aside=((exam, 0),)),
        PlanChange(accept=((exam, 0),)),
    ):
        found = library.what_if.compare(change)
        assert found.before == found.after != ()
        assert library.what_if.apply(change) is Changes.NONE
        assert library.undo_label() == "exam_added"


def test_what_cannot_be_meant_is_refused(library: Library) -> None:
    write_cards(library, 3)
    exam_in(library, 6)
    before = standing(library)
    yesterday = TODAY - timedelta(days=1)
    for change, kind in (
        (PlanChange(exam_days=((1, yesterday),)), ProblemKind.EXAM_DATE_PAST),
        (PlanChange(exam_days=((9, TODAY),)), ProblemKind.EXAM_MISSING),
        (PlanChange(put_aside=((9, 1),)), ProblemKind.EXAM_MISSING),
        (PlanChange(accept=((9, 1),)), ProblemKind.EXAM_MISSING),
        (PlanChange(accept=((1, -1),)), ProblemKind.VALUE_OUT_OF_RANGE),
        (PlanChange(minutes=(20, 20, 20, 20, 20, 20, 1441)), ProblemKind.VALUE_OUT_OF_RANGE),
        (PlanChange(minutes=(-1, 20, 20, 20, 20, 20, 20)), ProblemKind.VALUE_OUT_OF_RANGE),
        (PlanChange(days_off=(yesterday,)), ProblemKind.DAY_PAST),
        (PlanChange(study_days=(date(2000, 1, 1),)), ProblemKind.DAY_PAST),
    ):
        assert refused(partial(library.what_if.compare, change)) is kind
        assert refused(partial(library.what_if.apply, change)) is kind
    assert standing(library) == before


def test_no_minutes_and_whole_days(library: Library) -> None:
    exam = too_much(library, cards=20)
    [never] = library.what_if.compare(PlanChange(minutes=(0,) * 7)).after
    assert (never.cards_fit, never.fits, never.minutes, never.minutes_a_day) == (0, False, 0, 0)
    [always] = library.what_if.compare(PlanChange(minutes=(1440,) * 7)).after
    assert (always.cards_fit, always.fits) == (20, True)
    [today] = library.what_if.compare(PlanChange(exam_days=((exam, TODAY),))).after
    assert today.minutes <= 1.0 + 1e-6
    assert today.cards_fit < 20
    [far] = library.what_if.compare(PlanChange(exam_days=((exam, date(9999, 12, 31)),))).after
    assert far.fits


def test_without_an_exam_there_is_nothing_to_compare(library: Library) -> None:
    write_cards(library, 3)
    found = library.what_if.compare(PlanChange(minutes=(5,) * 7))
    assert (found.before, found.after) == ((), ())


def test_a_question_can_be_called_off(library: Library) -> None:
    too_much(library)

    class Enough(Exception):
        pass

    def stop(share: float) -> None:
        assert 0.0 <= share <= 1.0
        if share > 0.6:
            raise Enough

    with pytest.raises(Enough):
        library.what_if.compare(PlanChange(minutes=WEEK), stop)
    assert library.what_if.compare(PlanChange(minutes=WEEK)).after[0].cards == 30


def test_four_ways_out_each_of_which_helps(library: Library) -> None:
    exam = too_much(library)
    before = standing(library)
    ways = library.what_if.ways_out(exam)
    assert standing(library) == before
    assert [each.kind for each in ways] == list(WayOutKind)
    now = shown(library, exam)
    for each in ways:
        assert each.possible
        assert each.what_if is not None
        assert each.what_if.before == (now,)
        assert each.what_if.after[0].fits is (each.kind is not WayOutKind.ACCEPT)
    more, later = way(ways, WayOutKind.MORE_MINUTES), way(ways, WayOutKind.LATER)
    fewer, accept = way(ways, WayOutKind.FEWER), way(ways, WayOutKind.ACCEPT)
    assert more.change.minutes == (more.minutes,) * 7
    assert more.minutes > 1
    assert later.day is not None
    assert later.day > TODAY + timedelta(days=6)
    assert accept.cards == now.cards - now.cards_fit <= fewer.cards < now.cards
    assert fewer.left == (("AimStudy", fewer.cards),)


@pytest.mark.parametrize("kind", list(WayOutKind))
def test_each_way_out_is_one_step(library: Library, kind: WayOutKind) -> None:
    exam = too_much(library)
    before = standing(library)
    chosen = way(library.what_if.ways_out(exam), kind)
    library.what_if.apply(chosen.change)
    assert chosen.what_if is not None
    assert shown(library, exam) == chosen.what_if.after[0]
    left = library.what_if.ways_out(exam)
    assert bool(left) is (kind is WayOutKind.ACCEPT)  # known, and still so
    library.undo()
    assert standing(library) == before


def test_ways_that_do_not_help_say_so(library: Library) -> None:
    write_cards(library, 30)
    library.timeline.set_minutes((0,) * 7)
    exam = exam_in(library, 5)
    ways = library.what_if.ways_out(exam)
    assert way(ways, WayOutKind.MORE_MINUTES).possible
    later = way(ways, WayOutKind.LATER)
    assert (later.possible, later.day, later.what_if) == (False, None, None)
    for n in range(5):
        library.timeline.set_day_off(TODAY + timedelta(days=n), True)
    ways = library.what_if.ways_out(exam)
    assert not way(ways, WayOutKind.MORE_MINUTES).possible
    assert not way(ways, WayOutKind.FEWER).possible  # all would wait


def test_an_exam_that_fits_needs_no_way_out(library: Library, clock: Clock) -> None:
    write_cards(library, 3)
    exam = exam_in(library, 30)
    assert library.what_if.ways_out(exam) == ()
    clock.forward(days=40)
    assert library.what_if.ways_out(exam) == ()
    assert refused(lambda: library.what_if.ways_out(99)) is ProblemKind.EXAM_MISSING


def test_cards_put_aside_are_seen_and_come_back(library: Library, clock: Clock) -> None:
    exam = too_much(library, cards=10)
    changes = library.what_if.apply(PlanChange(put_aside=((exam, 4),)))
    assert changes & Changes.CARDS
    back = TODAY + timedelta(days=7)  # the day after the exam
    assert library.what_if.put_aside() == ((back, 4),)
    table = library.cards.table(filter=CardFilter.PUT_ASIDE)
    assert [line.front for line in table.lines] == [f"Question number {n}?" for n in range(6, 10)]
    assert {line.hold for line in table.lines} == {HoldReason.PUT_ASIDE}
    assert {line.due for line in table.lines} == {back}
    assert dict(table.counts)[CardFilter.SUSPENDED] == 0
    assert library.cards.detail(table.lines[0].card_id).due == back
    assert library.timeline.view().ahead[0].plan.cards == 6
    clock.forward(days=6)
    assert library.what_if.bring_back_due() is Changes.NONE
    clock.forward(days=1)
    assert library.study.next_card() is not None  # asks for today's cards
    assert library.what_if.put_aside() == ()
    assert library.cards.table(filter=CardFilter.NEW).total == 10


def test_cards_put_aside_can_be_taken_back(library: Library) -> None:
    exam = too_much(library, cards=10)
    library.what_if.apply(PlanChange(put_aside=((exam, 4),)))
    before = standing(library)
    one = library.cards.table(filter=CardFilter.PUT_ASIDE).lines[0].card_id
    library.cards.suspend([one], False)
    assert library.what_if.put_aside()[0][1] == 3
    library.undo()
    assert library.what_if.take_back() & Changes.CARDS
    assert library.what_if.put_aside() == ()
    library.undo()
    assert standing(library) == before
    library.undo()
    assert library.what_if.put_aside() == ()
    assert library.what_if.take_back() is Changes.NONE


def test_more_cards_than_there_are_means_all(library: Library) -> None:
    exam = too_much(library, cards=5)
    [after] = library.what_if.compare(PlanChange(put_aside=((exam, 1_000),))).after
    assert (after.cards, after.fits) == (0, True)
    library.what_if.apply(PlanChange(put_aside=((exam, 1_000),)))
    assert library.what_if.put_aside()[0][1] == 5


def test_with_two_exams_own_cards_wait_first(library: Library) -> None:
    cards = write_cards(library, 12)
    for name, part in (("A", cards[:4]), ("B", cards[4:])):
        library.cards.move(part, library.cards.add_deck(name))
    decks = {deck.name: deck.deck_id for deck in library.cards.decks()}
    first, second = exam_in(library, 5, "One"), exam_in(library, 9, "Two")
    a = TopicSource(TopicKind.DECK, decks["A"])
    b = TopicSource(TopicKind.DECK, decks["B"])
    library.exams.set_topics(first, [Topic("First", 1.0, (a,))])
    library.exams.set_topics(second, [Topic("Both", 1.0, (a, b))])
    library.exams.set_profile(first, ExamProfile("P", 10, 20))
    found = library.what_if.compare(PlanChange(put_aside=((second, 9),)))
    assert [each.exam for each in found.after] == ["One", "Two"]
    assert [each.cards for each in found.after] == [3, 3]
    library.what_if.apply(PlanChange(put_aside=((second, 8),)))
    left = {line.deck for line in library.cards.table(filter=CardFilter.PUT_ASIDE).lines}
    assert left == {"B"}


def test_an_exam_moved_before_another_keeps_its_row(library: Library) -> None:
    write_cards(library, 4)
    first, second = exam_in(library, 5, "One"), exam_in(library, 9, "Two")
    day = TODAY + timedelta(days=2)
    found = library.what_if.compare(PlanChange(exam_days=((second, day),)))
    assert [each.exam_id for each in found.before] == [first, second]
    assert [each.exam_id for each in found.after] == [first, second]
    assert found.after[1].day == day


def test_cards_put_aside_are_back_when_the_library_is_opened(tmp_path: Path, clock: Clock) -> None:
    with open_library(tmp_path / "one", clock) as library:
        exam = too_much(library, cards=5)
        library.what_if.apply(PlanChange(put_aside=((exam, 2),)))
    clock.forward(days=30)
    with open_library(tmp_path / "one", clock) as library:
        assert library.what_if.put_aside() == ()
        assert library.cards.table(filter=CardFilter.NEW).total == 5
        library.undo()  # there is nothing left of it to take back
        assert library.cards.table(filter=CardFilter.NEW).total == 5


def test_minutes_set_are_those_of_study_days_whatever_is_planned_on_them(
    library: Library,
) -> None:
    exam = too_much(library, cards=5, minutes=6)
    library.timeline.set_day_off(TODAY, True)
    [now] = library.what_if.compare(PlanChange(put_aside=((exam, 5),))).after
    assert (now.cards, now.minutes_set) == (0, 6.0)
    off = tuple(TODAY + timedelta(days=n) for n in range(6))
    [never] = library.what_if.compare(PlanChange(days_off=off)).after
    assert (never.minutes_set, never.minutes_counted, never.minutes_a_day) == (0.0, 0.0, 0.0)


def test_a_library_that_is_only_read_answers_and_keeps_what_it_has(
    tmp_path: Path, clock: Clock
) -> None:
    with open_library(tmp_path / "one", clock) as library:
        exam = too_much(library)
        with open_library(tmp_path / "one", clock, beside=True) as reader:
            before, change = standing(reader), PlanChange(minutes=(30,) * 7)
            assert reader.what_if.compare(change).after[0].fits
            assert way(reader.what_if.ways_out(exam), WayOutKind.MORE_MINUTES).possible
            assert refused(partial(reader.what_if.apply, change)) is ProblemKind.LIBRARY_BESIDE
            assert standing(reader) == before


def test_two_exams_on_one_day_put_the_same_cards_aside_once(library: Library) -> None:
    first = too_much(library, cards=12)
    second = exam_in(library, 6, "Same day")
    change = PlanChange(put_aside=((first, 5), (second, 7)))
    found = library.what_if.compare(change).after
    assert [(each.cards, each.put_aside) for each in found] == [(5, 7), (5, 7)]
    library.what_if.apply(change)
    assert library.what_if.compare(PlanChange()).before == found
