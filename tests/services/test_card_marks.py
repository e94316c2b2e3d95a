"""What a person does to a card, each a step of Undo; siblings; why it comes and what waits."""

from datetime import date, timedelta

import pytest

from aimstudy.domain.card import CardKind
from aimstudy.domain.changes import Changes
from aimstudy.domain.errors import Problem, ProblemKind
from aimstudy.domain.review import Phase, Rating
from aimstudy.services.library import Library
from aimstudy.services.views.card_reasons import WaitingKind, WhyNow
from aimstudy.services.views.library import CardFilter
from aimstudy.services.views.study import SessionEnd
from tests.services.conftest import Clock, first, write_cards


def fronts(library: Library, kind: CardFilter = CardFilter.ALL) -> list[str]:
    return [line.front for line in library.cards.table(filter=kind).lines]


def test_bookmark_and_own_note_are_kept_found_and_taken_back(library: Library) -> None:
    one, two = write_cards(library, 2)
    assert Changes.CARDS in library.study.bookmark(one, True)
    library.study.remark(two, "  Not the same as liability.\n")
    assert library.study.card(one).bookmarked
    assert library.study.card(two).remark == "Not the same as liability."
    assert fronts(library, CardFilter.BOOKMARKED) == ["Question number 0?"]
    assert fronts(library, CardFilter.REMARKED) == ["Question number 1?"]
    assert (library.undo().kind, library.study.card(two).remark) == ("remark", "")
    assert (library.undo().kind, library.study.card(one).bookmarked) == ("bookmark", False)
    assert (library.redo().kind, library.study.card(one).bookmarked) == ("bookmark", True)
    library.study.remark(two, "x")
    library.study.remark(two, " ")
    assert fronts(library, CardFilter.REMARKED) == []
    with pytest.raises(Problem) as caught:
        library.study.remark(two, "x" * 5_001)
    assert caught.value.kind is ProblemKind.VALUE_OUT_OF_RANGE


def test_a_card_is_suspended_put_off_and_brought_back(library: Library) -> None:
    [card] = write_cards(library, 1)
    for away, back in [
        (library.study.bury, library.study.unbury),
        (library.study.suspend, library.study.resume),
    ]:
        away(card)
        assert library.study.session().card is None
        back(card)
        assert first(library).card_id == card


def test_a_card_begun_anew_is_new_and_its_answers_stay_in_the_log(
    library: Library, clock: Clock
) -> None:
    [card] = write_cards(library, 1)
    library.study.answer(card, Rating.EASY)
    clock.forward(days=3)
    before = library.cards.detail(card)
    assert Changes.REVIEWS in library.study.reset(card)
    assert first(library).phase is Phase.NEW
    assert library.status()["reviews"] == 1
    assert library.check().states_differ == 0
    assert library.study.why(card).last_rating is None
    assert (library.undo().kind, library.cards.detail(card)) == ("reset", before)
    library.redo()
    library.study.answer(card, Rating.GOOD)
    assert library.cards.detail(card).reps == 1
    assert library.check().states_differ == 0


def test_several_cards_begin_anew_in_one_step(library: Library) -> None:
    ids = write_cards(library, 3)
    for card in ids:
        library.study.answer(card, Rating.GOOD)
    assert library.cards.reset([]) is Changes.NONE
    library.cards.reset([*ids[:2], ids[0]])
    assert [library.cards.detail(card).reps for card in ids] == [0, 0, 1]
    assert library.undo().kind == "reset"
    assert [library.cards.detail(card).reps for card in ids] == [1, 1, 1]
    assert library.check().states_differ == 0


def test_a_reversed_card_asks_the_front_by_the_back(library: Library, clock: Clock) -> None:
    one = library.cards.write("the ship", "skipet", reverse=True).card_id
    assert fronts(library) == ["the ship", "skipet"]
    other = library.cards.table().lines[1].card_id
    card = library.study.card(other)
    assert (card.prompt, card.answer, card.reversed, card.can_reverse) == (
        "skipet", "the ship", True, False,
    )  # fmt: skip
    assert not library.study.card(one).can_reverse
    assert library.cards.detail(other).front == "skipet"
    library.cards.edit(other, "båten", "the boat")
    assert library.study.card(one).prompt == "the boat"
    assert (library.undo().kind, library.undo().kind) == ("edit", "note")
    assert fronts(library) == []


def test_the_two_sides_are_not_asked_for_the_first_time_on_one_day(
    library: Library, clock: Clock
) -> None:
    one = library.cards.write("the ship", "skipet", reverse=True).card_id
    library.study.answer(one, Rating.GOOD)
    view = library.study.session()
    assert (view.card, view.end) == (None, SessionEnd.NOTHING_DUE)
    assert not view.more
    clock.forward(days=1)
    assert first(library).prompt == "skipet"


def test_sides_that_are_due_on_one_day_stand_apart(library: Library, clock: Clock) -> None:
    one = library.cards.write("the ship", "skipet", reverse=True).card_id
    between = library.cards.write("Between?", "yes").card_id
    library.study.answer(one, Rating.GOOD)
    clock.forward(days=1)
    other = first(library).card_id
    library.study.answer(other, Rating.GOOD)
    library.study.answer(between, Rating.GOOD)
    clock.forward(days=9)
    order = []
    while (card := library.study.session().card) is not None:
        library.study.answer(card.card_id, Rating.GOOD)
        order.append(card.card_id)
    assert order == [one, between, other]


@pytest.mark.parametrize("typed", ["note", "met"])
def test_a_plan_to_an_exam_keeps_siblings_apart_as_well(
    library: Library, clock: Clock, typed: str
) -> None:
    write_cards(library, 3)
    one = library.cards.write("the ship", "skipet", reverse=True).card_id
    library.timeline.set_exam("Exam", (clock.now + timedelta(days=30)).date())
    order = []
    while (card := library.study.session().card) is not None:
        library.study.answer(card.card_id, Rating.GOOD)
        order.append(card.prompt)
        if typed == "met" and len(order) == 1:
            library.study.add_reverse(card.card_id)
    assert len(order) == 4
    assert "the ship" in order
    assert "skipet" not in order
    assert not any("answer" in prompt for prompt in order)
    clock.forward(days=1)
    assert first(library).prompt in ("skipet", "answer 0")
    assert library.study.card(one).phase is Phase.REVIEW


def test_a_reverse_is_added_once_taken_back_and_comes_back_as_it_was(library: Library) -> None:
    [card] = write_cards(library, 1)
    library.study.add_reverse(card)
    with pytest.raises(Problem) as caught:
        library.study.add_reverse(card)
    assert caught.value.kind is ProblemKind.CARD_NOT_TURNED
    assert library.undo().kind == "reverse"
    assert fronts(library) == ["Question number 0?"]
    library.study.add_reverse(card)
    assert fronts(library) == ["Question number 0?", "answer 0"]
    gap = library.cards.write("A ____ floats.", "ship", reverse=True)
    assert (gap.kind, gap.can_reverse) == (CardKind.CLOZE, False)
    assert len(fronts(library)) == 3


def test_a_card_whose_note_is_gone_takes_no_marks(library: Library) -> None:
    [card] = write_cards(library, 1)
    library.cards.delete([card])
    for step in (
        lambda: library.study.bookmark(card, True),
        lambda: library.study.remark(card, "x"),
        lambda: library.study.reset(card),
        lambda: library.study.set_typed(card, True),
        lambda: library.study.add_reverse(card),
        lambda: library.study.why(card),
        lambda: library.study.leech(card),
        lambda: library.study.check_typed(card, "x"),
    ):
        with pytest.raises(Problem) as caught:
            step()
        assert caught.value.kind is ProblemKind.CARD_MISSING


def test_why_a_card_comes_now_without_an_exam(library: Library, clock: Clock) -> None:
    one, two = write_cards(library, 2)
    assert library.study.why(one).reason is WhyNow.NEW
    library.study.answer(one, Rating.GOOD)
    asked = library.study.why(one)
    assert (asked.reason, asked.last_rating, asked.due) == (
        WhyNow.ASKED, Rating.GOOD, date(2026, 3, 4),
    )  # fmt: skip
    assert asked.recall_now == 1.0
    library.study.answer(two, Rating.AGAIN)
    assert library.study.why(two).reason is WhyNow.STEP
    clock.forward(days=2)
    due = library.study.why(one)
    assert (due.reason, due.exam, due.recall_exam, due.last_day) == (
        WhyNow.DUE, "", None, date(2026, 3, 2),
    )  # fmt: skip
    assert due.recall_now == pytest.approx(0.9, abs=0.02)
    assert due.choices == library.study.card(one).choices


def test_why_a_card_comes_now_by_the_plan_to_an_exam(library: Library, clock: Clock) -> None:
    [one] = write_cards(library, 1)
    library.study.answer(one, Rating.GOOD)
    day = (clock.now + timedelta(days=30)).date()
    library.timeline.set_exam("Exam", day)
    clock.forward(days=6)
    assert first(library).card_id == one
    why = library.study.why(one)
    assert why.reason in (WhyNow.GAIN, WhyNow.PROBE, WhyNow.DUE)
    assert (why.exam, why.exam_day) == ("Exam", day)
    assert why.recall_now is not None
    assert why.recall_exam is not None
    assert why.recall_exam < why.recall_now < 1


def test_every_card_that_does_not_come_today_stands_in_one_group(
    library: Library, clock: Clock
) -> None:
    library.timeline.set_minutes((1,) * 7)
    ids = write_cards(library, 8)
    library.study.answer(ids[0], Rating.GOOD)
    library.study.add_reverse(ids[0])
    library.study.answer(ids[1], Rating.AGAIN)
    library.study.bury(ids[2])
    library.study.suspend(ids[3])
    groups = {group.kind: group for group in library.study.waiting()}
    counts = {kind: group.count for kind, group in groups.items()}
    today = library.study.session().left - 1  # but the failed card
    assert counts == {
        WaitingKind.STEP: 1,
        WaitingKind.BURIED: 1,
        WaitingKind.SIBLING: 1,
        WaitingKind.NOT_PLANNED: 4 - today,
        WaitingKind.LATER: 1,
        WaitingKind.SUSPENDED: 1,
    }
    tomorrow = library.study_day() + timedelta(days=1)
    assert [(card.prompt, card.until) for card in groups[WaitingKind.BURIED].cards] == [
        ("Question number 2?", tomorrow)
    ]
    assert groups[WaitingKind.LATER].cards[0].until == tomorrow + timedelta(days=1)
    assert groups[WaitingKind.SIBLING].cards[0].prompt == "answer 0"


def test_a_forgotten_card_that_is_asked_again_does_not_wait(library: Library, clock: Clock) -> None:
    one, two = write_cards(library, 2)
    for card in (one, two):
        library.study.answer(card, Rating.AGAIN)
    clock.forward(minutes=11)
    assert library.study.session().card is not None
    assert first(library).card_id == one
    [group] = library.study.waiting()
    assert (group.kind, group.count) == (WaitingKind.STEP, 1)
    assert [card.card_id for card in group.cards] == [two]


def test_with_a_plan_what_it_asks_today_does_not_wait(library: Library, clock: Clock) -> None:
    write_cards(library, 3)
    library.timeline.set_exam("Exam", (clock.now + timedelta(days=30)).date())
    assert library.study.session().left == 3
    assert library.study.waiting() == ()
    library.study.answer(first(library).card_id, Rating.GOOD)
    [later] = library.study.waiting()
    assert (later.kind, later.count, later.cards[0].until) == (WaitingKind.LATER, 1, None)


@pytest.mark.parametrize("exam", [False, True])
def test_cards_of_today_wait_when_its_minutes_are_used(
    library: Library, clock: Clock, exam: bool
) -> None:
    ids = write_cards(library, 6)
    for card in ids:
        library.study.answer(card, Rating.GOOD, took_ms=1)
    library.timeline.set_minutes((1,) * 7)
    if exam:
        library.timeline.set_exam("Exam", (clock.now + timedelta(days=30)).date())
    clock.forward(days=6)
    before = library.study.session()
    library.study.answer(first(library).card_id, Rating.GOOD, took_ms=61_000)
    view = library.study.session()
    assert (view.end, view.more) == (SessionEnd.MINUTES_OVER, True)
    groups = {group.kind: group.count for group in library.study.waiting()}
    assert groups[WaitingKind.OVER] == before.left - 1
    assert sum(groups.values()) == 6
