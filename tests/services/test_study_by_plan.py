"""With an exam ahead, studying goes by the plan: its order, its minutes, its next days."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from aimstudy.application import open_library
from aimstudy.domain.changes import Changes
from aimstudy.domain.exam_profile import Topic, TopicKind, TopicSource
from aimstudy.domain.review import Phase, Rating
from aimstudy.services.library import Library
from aimstudy.services.views.study import GapUnit, SessionEnd, StudyCard
from tests.library_file import rows
from tests.services.conftest import Clock, first, write_cards

EXAM = date(2026, 3, 17)  # fifteen days after the clock of the tests
RATINGS = (Rating.GOOD, Rating.GOOD, Rating.AGAIN, Rating.EASY, Rating.GOOD, Rating.HARD)


def answer_all(library: Library, clock: Clock, took_ms: int = 15_000) -> list[int]:
    """Answer until the session ends; the cards in their order."""
    seen: list[int] = []
    while (card := library.study.session().card) is not None:
        rating = RATINGS[(card.card_id + len(seen)) % len(RATINGS)]
        library.study.answer(card.card_id, rating, took_ms=took_ms)
        clock.forward(milliseconds=took_ms)
        seen.append(card.card_id)
    return seen


def half_met(library: Library, clock: Clock) -> None:
    """Half of the cards met some days ago, without asking which come."""
    ids = range(1, library.status()["cards"] + 1, 2)
    for card_id in ids:
        library.study.answer(card_id, RATINGS[card_id % len(RATINGS)], took_ms=15_000)
    for _ in range(3):
        next_day(clock)


def next_day(clock: Clock) -> None:
    clock.now = clock.now.replace(hour=18, minute=0, second=0) + timedelta(days=1)


def no_day_past_the_exam(card: StudyCard, today: date) -> None:
    """Its buttons lead to rising days before the exam, or to none before it."""
    again, *others = card.choices
    assert again.gap.unit is GapUnit.MINUTES
    left = (EXAM - today).days
    for choice in others:
        assert choice.gap.unit in (GapUnit.EXAM, GapUnit.DAYS)
        assert (choice.gap.amount == left) == (choice.gap.unit is GapUnit.EXAM)
        assert 1 <= choice.gap.amount <= left
        assert (choice.exam, choice.exam_day) == ("AIM", EXAM)
    assert [c.gap.amount for c in others] == sorted(c.gap.amount for c in others)


@pytest.fixture
def planned(library: Library) -> Library:
    """Forty cards, an exam in fifteen days, three minutes a day: time is short."""
    write_cards(library, 40)
    library.timeline.set_minutes((3,) * 7)
    library.timeline.set_exam("AIM", EXAM)
    return library


@pytest.fixture
def window(tmp_path: Path, clock: Clock) -> Iterator[Library]:
    """A library as the window opens it: nothing is prepared that it has not asked for."""
    with open_library(tmp_path / "data", clock, plans_itself=False) as opened:
        write_cards(opened, 12)
        yield opened


def test_a_fortnight_is_studied_in_the_order_of_the_plan_and_within_its_minutes(
    planned: Library, clock: Clock
) -> None:
    took = 20_000
    for _ in range(14):
        no_day_past_the_exam(first(planned), planned.study_day())
        view = planned.today.view()
        assert view.planned
        assert view.refresh_cards + view.new_cards > 0
        assert view.minutes <= 3
        answered = answer_all(planned, clock, took)
        done = planned.today.view()
        assert done.minutes_done < 3 + took / 60_000
        assert done.minutes_done >= 3 or planned.study.session().end is SessionEnd.NOTHING_DUE
        assert len(set(answered)) >= len(answered) / 2
        next_day(clock)
    held = planned.status()
    assert held["cards"] == 40
    assert planned.today.view().accepted_cards == 40
    assert planned.study.session().waiting == 0
    assert planned.check().states_differ == 0


def test_the_first_card_gains_most_a_second(planned: Library, clock: Clock) -> None:
    half_met(planned, clock)
    gains = []
    while (card := planned.study.next_card()) is not None:
        query = "SELECT reason, gain FROM study_order WHERE card_id = " + str(card.card_id)
        gains += [gain for reason, gain in rows(planned, query) if reason == "gain"]
        planned.study.bury(card.card_id)
    assert len(gains) > 5
    assert gains == sorted(gains, reverse=True)


def test_the_order_is_the_same_after_a_restart_with_nothing_done(
    tmp_path: Path, clock: Clock
) -> None:
    def order(library: Library) -> list[int]:
        seen = []
        while (card := library.study.next_card()) is not None:
            library.study.bury(card.card_id)
            seen.append(card.card_id)
        for _ in seen:
            library.undo()
        return seen

    with open_library(tmp_path, clock) as library:
        write_cards(library, 60)
        library.timeline.set_minutes((5,) * 7)
        library.timeline.set_exam("AIM", EXAM)
        half_met(library, clock)
        before = order(library)
        assert len(before) > 5
    clock.forward(hours=1)
    with open_library(tmp_path, clock) as library:
        assert not library.plans.stale()
        assert order(library) == before
        library.plans.prepare()
        assert order(library) == before


def test_next_card_ends_with_the_cards_planned_for_today_however_long_they_took(
    planned: Library,
) -> None:
    count = 0
    while (card := planned.study.next_card()) is not None:
        planned.study.answer(card.card_id, Rating.GOOD)
        count += 1
    assert 4 <= count <= 10  # three minutes of cards never met
    assert planned.study.session().card is not None  # no time was taken, so the session goes on


def test_seven_minutes_are_the_first_cards_of_the_same_order(
    planned: Library, clock: Clock
) -> None:
    planned.timeline.set_minutes((60,) * 7)
    whole = first(planned)
    planned.study.set_minutes(7)
    view = planned.study.session()
    assert view.card == whole
    assert view.minutes_left == pytest.approx(7.0)
    assert 5 <= view.left < 30
    seen = answer_all(planned, clock, 20_000)
    assert len(seen) == 21
    assert planned.study.session().end is SessionEnd.MINUTES_OVER


@pytest.mark.parametrize("days", [0, 11])
def test_an_answer_leads_where_its_button_said(planned: Library, clock: Clock, days: int) -> None:
    half_met(planned, clock)
    clock.forward(days=days)
    card = first(planned)
    no_day_past_the_exam(card, planned.study_day())
    for choice in card.choices:
        assert planned.study.answer(card.card_id, choice.rating).gap == choice.gap
        planned.undo()
    if (EXAM - planned.study_day()).days == 1:
        assert {choice.gap.unit for choice in card.choices[1:]} == {GapUnit.EXAM}


@pytest.mark.parametrize(("cards", "spare"), [(20, True), (80, False)])
def test_three_days_before_the_exam_a_card_comes_again_if_minutes_are_to_spare(
    library: Library, clock: Clock, cards: int, spare: bool
) -> None:
    write_cards(library, cards)
    library.timeline.set_minutes((15,) * 7)
    library.timeline.set_exam("AIM", library.study_day() + timedelta(days=3))
    library.study.answer(first(library).card_id, Rating.AGAIN, took_ms=12_000)
    clock.forward(minutes=10)
    card = first(library)
    assert card.phase is Phase.STEP
    for choice in card.choices[1:]:
        assert choice.gap.unit is (GapUnit.DAYS if spare else GapUnit.EXAM)
        assert choice.recall < 0.9  # by then


def test_an_answer_taken_back_brings_the_card_again(planned: Library) -> None:
    card = first(planned)
    planned.study.answer(card.card_id, Rating.GOOD)
    assert first(planned).card_id != card.card_id
    planned.undo()
    assert first(planned) == card


def test_a_failed_card_comes_after_its_minutes_and_before_the_session_ends(
    planned: Library, clock: Clock
) -> None:
    failed = first(planned).card_id
    planned.study.answer(failed, Rating.AGAIN, took_ms=20_000)
    assert first(planned).card_id != failed
    clock.forward(minutes=11)
    assert first(planned).card_id == failed
    clock.forward(minutes=-11)
    seen = []
    while (card := planned.study.session().card) is not None:
        planned.study.answer(card.card_id, Rating.GOOD, took_ms=20_000)
        seen.append(card.card_id)
    assert failed in seen


def test_what_makes_an_order_stale(planned: Library, clock: Clock) -> None:
    assert planned.plans.stale()
    assert planned.plans.prepare() is Changes.PLAN
    assert not planned.plans.stale()
    planned.study.answer(first(planned).card_id, Rating.GOOD)
    assert not planned.plans.stale()
    write_cards(planned, 1)
    assert planned.plans.stale()
    planned.plans.prepare()
    planned.timeline.set_day_off(date(2026, 3, 9), True)
    assert planned.plans.stale()
    planned.plans.prepare()
    planned.settings.set(replace(planned.settings.get(), retention=0.85))
    assert planned.plans.stale()
    planned.plans.prepare()
    clock.forward(hours=10)
    assert planned.plans.stale()
    planned.plans.prepare()
    planned.timeline.remove_exam(planned.timeline.exams()[0].id)
    assert not planned.study.session().planned
    assert not planned.plans.stale()
    assert planned.plans.prepare() is Changes.NONE


def test_until_an_order_is_prepared_cards_come_by_their_dates(
    window: Library, clock: Clock
) -> None:
    window.timeline.set_exam("AIM", EXAM)
    view = window.study.session()
    assert view.card is not None
    assert not view.planned
    assert view.card.choices[2].exam == ""
    assert window.plans.prepare_if_stale() is Changes.PLAN
    view = window.study.session()
    assert view.planned
    assert view.card is not None
    assert view.card.choices[2].exam == "AIM"
    clock.forward(days=1)
    assert not window.study.session().planned


def test_the_card_in_front_stays_when_another_order_comes(window: Library) -> None:
    window.timeline.set_exam("AIM", EXAM)
    ids = [card.card_id for card in (window.study.session().card,) if card]
    other = ids[0] + 5
    window.plans.prepare()
    kept = window.study.session(keep=other).card
    assert kept is not None
    assert kept.card_id == other
    window.study.answer(other, Rating.GOOD)
    after = window.study.session(keep=other).card
    assert after is not None
    assert after.card_id != other


def test_a_short_session_holds_until_the_day_has_other_minutes(window: Library) -> None:
    window.timeline.set_exam("AIM", EXAM)
    window.timeline.set_minutes((12,) * 7)
    window.plans.prepare()
    whole = window.study.session().left
    window.study.set_minutes(1)
    short = window.study.session().left
    assert short < whole
    window.timeline.set_exam("AIM exam", EXAM)
    window.plans.prepare()
    assert window.study.session().left == short
    window.timeline.set_minutes((15,) * 7)
    window.plans.prepare()
    today = window.today.view()
    assert window.study.session().left == today.refresh_cards + today.new_cards > short


def test_cards_that_come_in_when_the_order_is_used_up_are_not_waited_for(
    window: Library, clock: Clock
) -> None:
    window.timeline.set_exam("AIM", EXAM)
    window.plans.prepare()
    answer_all(window, clock, 5_000)
    assert window.study.session().end is SessionEnd.NOTHING_DUE
    [card_id] = write_cards(window, 1)
    assert first(window).card_id == card_id
    window.plans.prepare()
    assert first(window).card_id == card_id
    assert window.study.session().planned


def test_cards_of_an_exam_that_is_over_come_more_rarely_than_others(
    library: Library, clock: Clock
) -> None:
    other = library.cards.add_deck("Other")
    asked = write_cards(library, 1)[0]
    plain = library.cards.write("Other?", "o", other).card_id
    library.timeline.set_exam("AIM", date(2026, 3, 3))
    [exam] = library.timeline.exams()
    source = TopicSource(TopicKind.DECK, library.cards.detail(asked).deck_id)
    library.exams.set_topics(exam.id, [Topic("All", sources=(source,))])
    for card_id in (asked, plain):
        library.study.answer(card_id, Rating.EASY)
    clock.forward(days=10)
    answered = {}
    while (card := library.study.next_card()) is not None:
        answered[card.card_id] = library.study.answer(card.card_id, Rating.GOOD).gap
    assert list(answered) == [plain]
    clock.forward(days=20)
    assert not library.study.session().planned
    good = library.study.card(asked).choices[2]
    assert asked in answer_all(library, clock)
    assert good.recall == pytest.approx(0.8, abs=0.01)
    assert library.study.card(plain).choices[2].recall == pytest.approx(0.9, abs=0.01)


def test_whoever_wants_more_than_the_plan_goes_on_by_dates(library: Library, clock: Clock) -> None:
    ids = write_cards(library, 6)
    for card_id in ids:
        library.study.answer(card_id, Rating.GOOD, took_ms=5_000)
    library.timeline.set_minutes((60,) * 7)
    library.timeline.set_exam("AIM", date(2026, 8, 1))
    clock.forward(days=3)
    answer_all(library, clock, 1_000)
    view = library.study.session()
    assert (view.end, view.planned, view.more) == (SessionEnd.NOTHING_DUE, True, True)
    assert view.left == 0
    more = library.study.session(extra=True)
    assert more.card is not None
    assert more.left > 0
    library.study.set_minutes(5)
    assert first(library) == more.card


def test_a_day_off_has_no_minutes_but_whoever_wants_goes_on(planned: Library) -> None:
    planned.timeline.set_day_off(date(2026, 3, 2), True)
    view = planned.study.session()
    assert (view.card, view.end) == (None, SessionEnd.MINUTES_OVER)
    assert view.next_day == date(2026, 3, 3)
    assert view.next_count > 0
    today = planned.today.view()
    assert (today.refresh_cards, today.new_cards, today.minutes) == (0, 0, 0.0)
    more = planned.study.session(extra=True)
    assert more.card is not None
    assert more.left > 5


def test_cards_of_no_exam_ahead_come_by_their_dates_within_a_tenth(
    library: Library, clock: Clock
) -> None:
    other = library.cards.add_deck("Other")
    asked = write_cards(library, 60)
    plain = [library.cards.write(f"Other {n}?", f"o {n}", other).card_id for n in range(20)]
    deck = library.cards.detail(asked[0]).deck_id
    library.timeline.set_minutes((10,) * 7)
    library.timeline.set_exam("AIM", EXAM)
    [exam] = library.timeline.exams()
    source = TopicSource(TopicKind.DECK, deck)
    library.exams.set_topics(exam.id, [Topic("All", sources=(source,))])
    seen = answer_all(library, clock, 20_000)
    of_none = [card_id for card_id in seen if card_id in plain]
    assert 1 <= len(of_none) <= 4
    assert of_none == sorted(of_none)
    library.undo()
    card = library.study.card(of_none[0])
    assert {choice.exam for choice in card.choices} == {""}


def test_a_library_that_can_only_be_read_is_shown_as_it_is(
    tmp_path: Path, clock: Clock, planned: Library
) -> None:
    planned.plans.prepare()
    with open_library(tmp_path / "data", clock, beside=True) as beside:
        assert not beside.plans.stale()
        assert beside.plans.prepare() is Changes.NONE
        assert beside.study.session().planned
        clock.forward(days=1)
        assert beside.study.session().card is not None


def test_an_answer_taken_back_does_not_count_for_the_pace(library: Library) -> None:
    cards = write_cards(library, 20)
    library.study.answer(cards[0], 3, 20_000)
    before = library.today.view()
    library.study.answer(cards[1], 3, 300_000)
    library.undo()
    after = library.today.view()
    assert after.minutes == before.minutes > 0.0
    assert after.new_cards == before.new_cards
