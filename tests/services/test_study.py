"""Studying through the library's services: order, answers, holding back, and undo."""

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from aimstudy.application import open_library
from aimstudy.domain.changes import Changes
from aimstudy.domain.errors import Problem, ProblemKind
from aimstudy.domain.review import Phase, Rating
from aimstudy.services.library import Library
from aimstudy.services.views.study import Gap, GapUnit, SessionEnd
from tests.services.conftest import Clock, write_cards


def test_new_cards_come_in_the_order_they_were_made(library: Library) -> None:
    ids = write_cards(library, 3)
    seen = []
    for _ in ids:
        card = library.study.next_card()
        assert card is not None
        seen.append(card.card_id)
        library.study.answer(card.card_id, Rating.GOOD)
    assert seen == ids
    assert library.study.next_card() is None


def test_each_button_says_when_the_card_comes_again(library: Library) -> None:
    [card_id] = write_cards(library, 1)
    card = library.study.next_card()
    assert card is not None
    gaps = {choice.rating: choice.gap for choice in card.choices}
    assert gaps == {
        Rating.AGAIN: Gap(GapUnit.MINUTES, 10.0),
        Rating.HARD: Gap(GapUnit.DAYS, 1.0),
        Rating.GOOD: Gap(GapUnit.DAYS, 2.0),
        Rating.EASY: Gap(GapUnit.DAYS, 8.0),
    }
    for rating, gap in gaps.items():
        assert library.study.answer(card_id, rating).gap == gap
        library.undo()


def test_a_failed_card_comes_again_after_ten_minutes_and_early_when_nothing_else_is_left(
    library: Library, clock: Clock
) -> None:
    first, second = write_cards(library, 2)
    library.study.answer(first, Rating.AGAIN)
    following = library.study.next_card()
    assert following is not None
    assert following.card_id == second
    library.study.answer(second, Rating.GOOD)
    early = library.study.next_card()
    assert early is not None
    assert (early.card_id, early.phase) == (first, Phase.STEP)
    clock.forward(minutes=11)
    library.study.answer(first, Rating.GOOD)
    assert library.study.next_card() is None


def test_the_session_says_when_the_next_cards_come(library: Library) -> None:
    for card_id in write_cards(library, 2):
        library.study.answer(card_id, Rating.GOOD)
    view = library.study.session()
    assert view.card is None
    assert view.end is SessionEnd.NOTHING_DUE
    assert (view.next_day, view.next_count) == (date(2026, 3, 4), 2)


def test_a_session_ends_when_the_minutes_are_over_and_goes_on_when_asked(library: Library) -> None:
    library.timeline.set_minutes((1,) * 7)
    first, second, _ = write_cards(library, 3)
    library.study.answer(first, Rating.GOOD, took_ms=20_000)
    assert library.study.session().card is not None
    library.study.answer(second, Rating.AGAIN, took_ms=41_000)
    view = library.study.session()
    assert (view.card, view.end) == (None, SessionEnd.MINUTES_OVER)
    assert library.study.session(extra=True).card is not None


def test_a_short_session_counts_its_own_minutes(library: Library) -> None:
    first, *_ = write_cards(library, 30)
    library.study.answer(first, Rating.GOOD, took_ms=120_000)
    library.study.set_minutes(7)
    assert library.study.session().minutes_left == pytest.approx(7.0)
    library.study.set_minutes(None)
    assert library.study.session().minutes_left > 7.0


def test_no_cards_at_all_is_said(library: Library) -> None:
    assert library.study.session().end is SessionEnd.NO_CARDS


def test_buried_cards_come_tomorrow_and_suspended_ones_not_at_all(
    library: Library, clock: Clock
) -> None:
    first, second = write_cards(library, 2)
    assert Changes.CARDS in library.study.bury(first)
    library.study.suspend(second)
    assert library.study.next_card() is None
    clock.forward(days=1)
    card = library.study.next_card()
    assert card is not None
    assert card.card_id == first
    library.study.bury(first)
    assert library.study.next_card() is None


def test_a_suspended_card_cannot_be_rated(library: Library) -> None:
    [card_id] = write_cards(library, 1)
    library.study.suspend(card_id)
    with pytest.raises(Problem) as caught:
        library.study.answer(card_id, Rating.GOOD)
    assert caught.value.kind is ProblemKind.CARD_NOT_STUDIED
    assert library.status()["reviews"] == 0


def test_the_card_due_longest_comes_first(library: Library, clock: Clock) -> None:
    first, second = write_cards(library, 2)
    library.study.answer(first, Rating.EASY)
    library.study.answer(second, Rating.GOOD)
    clock.forward(days=9)
    card = library.study.next_card()
    assert card is not None
    assert card.card_id == second


def test_forty_steps_are_undone_after_a_restart_and_leave_the_state_of_the_log(
    tmp_path: Path, clock: Clock
) -> None:
    with open_library(tmp_path, clock) as library:
        ids = write_cards(library, 20)
        for day in range(3):
            for card_id in ids:
                library.study.answer(card_id, Rating(1 + (card_id + day) % 4), took_ms=5_000)
            clock.forward(days=2)
        before = [library.cards.detail(card_id) for card_id in ids]
        for card_id in ids:
            library.study.answer(card_id, Rating.GOOD, took_ms=7_000)
        library.cards.edit(ids[0], "A better question?", "answer 0")
        for card_id in ids[:19]:
            library.study.flag(card_id, True)
    with open_library(tmp_path, clock) as library:
        done = [library.undo() for _ in range(40)]
        assert [step.kind for step in done] == ["flag"] * 19 + ["edit"] + ["answer"] * 20
        assert done[-1].card_id == ids[0]
        assert [library.cards.detail(card_id) for card_id in ids] == before
        assert library.check().states_differ == 0
        assert library.status()["reviews"] == 60
        today = library.today.view()
        assert today.minutes_done == 0


def test_nothing_to_undo_is_said(library: Library) -> None:
    with pytest.raises(Problem) as caught:
        library.undo()
    assert caught.value.kind is ProblemKind.NOTHING_TO_UNDO
    assert library.undo_label() == ""


def test_a_clock_set_back_neither_loses_nor_reorders_answers(
    library: Library, clock: Clock
) -> None:
    [card_id] = write_cards(library, 1)
    library.study.answer(card_id, Rating.GOOD)
    assert library.today.view().warning_clock is False
    clock.forward(days=-10)
    assert library.today.view().warning_clock is True
    library.study.answer(card_id, Rating.GOOD)
    assert library.cards.detail(card_id).reps == 2
    assert library.check().states_differ == 0


def test_the_study_day_turns_at_four_o_clock(tmp_path: Path) -> None:
    clock = Clock(datetime(2028, 2, 29, 3, 59, tzinfo=UTC))
    with open_library(tmp_path, clock) as library:
        assert library.today.view().day == date(2028, 2, 28)
        clock.forward(minutes=1)
        assert library.today.view().day == date(2028, 2, 29)


def test_a_new_retention_moves_every_due_day_and_keeps_the_log(library: Library) -> None:
    [card_id] = write_cards(library, 1)
    library.study.answer(card_id, Rating.EASY)
    assert library.cards.detail(card_id).due == date(2026, 3, 10)
    library.settings.set(replace(library.settings.get(), retention=0.8))
    moved = library.cards.detail(card_id)
    assert moved.due is not None
    assert moved.due > date(2026, 3, 20)
    assert library.check().states_differ == 0


def test_a_day_without_minutes_is_not_a_day_that_is_done(library: Library) -> None:
    write_cards(library, 6)
    library.timeline.set_minutes((0,) * 7)
    view = library.study.session()
    assert view.card is None
    assert view.end is SessionEnd.MINUTES_OVER
    assert view.more
