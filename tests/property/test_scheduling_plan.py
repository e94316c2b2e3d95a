"""What every forecast and every day's plan keeps to, whatever the deck and the calendar."""

from datetime import date, timedelta
from itertools import pairwise

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from aimstudy.domain.exam import StudyCalendar
from aimstudy.domain.plan import Forecast
from aimstudy.scheduling.due_date_forecast import forecast
from aimstudy.scheduling.memory_arrays import CardArrays
from aimstudy.scheduling.pace_by_dates import SecondsPerAnswer, new_cards_today

TODAY = date(2024, 2, 27)
FIRST = TODAY.toordinal()
HORIZON = 45
cards = st.tuples(
    st.floats(0.001, 2_000.0), st.floats(1.0, 10.0), st.integers(-2, 400), st.integers(-60, 90)
)


@st.composite
def decks(draw: st.DrawFn) -> CardArrays:
    met = draw(st.lists(cards, max_size=40))
    new = draw(st.integers(0, 120))
    count = len(met) + new
    arrays = CardArrays(
        stability=np.zeros(count),
        difficulty=np.zeros(count),
        last_day=np.zeros(count, dtype=np.int64),
        due_day=np.zeros(count, dtype=np.int64),
        is_new=np.ones(count, dtype=np.bool_),
    )
    for i, (stability, difficulty, since, until) in enumerate(met):
        arrays.stability[i], arrays.difficulty[i] = stability, difficulty
        arrays.last_day[i], arrays.due_day[i] = FIRST - since, FIRST + until
        arrays.is_new[i] = False
    return arrays


calendars = st.builds(
    StudyCalendar,
    st.tuples(*[st.one_of(st.just(0), st.integers(0, 40))] * 7),
    st.frozensets(st.integers(0, HORIZON).map(lambda i: TODAY + timedelta(days=i)), max_size=10),
)


def ahead(deck: CardArrays, calendar: StudyCalendar, answers: int = 50) -> Forecast:
    return forecast(deck, TODAY, calendar, SecondsPerAnswer(), answers, HORIZON)


@settings(max_examples=60, deadline=None)
@given(decks(), calendars)
def test_a_forecast_is_sound(deck: CardArrays, calendar: StudyCalendar) -> None:
    found = ahead(deck, calendar)
    assert len(found.days) == HORIZON
    for day in found.days:
        assert day.refresh_minutes + day.new_minutes <= day.budget_minutes + 1e-6
        assert day.budget_minutes == calendar.minutes_on(day.day)
        if day.budget_minutes == 0:
            assert (day.refresh_minutes, day.new_minutes) == (0.0, 0.0)
            assert (day.refresh_cards, day.new_cards) == (0.0, 0.0)
    for band in (day.recall for day in found.days):
        assert 0.0 <= band.low <= band.mean <= band.high <= 1.0
    assert sum(day.new_cards for day in found.days) <= int(deck.is_new.sum())


@settings(max_examples=30, deadline=None)
@given(decks(), calendars, st.integers(0, 100_000))
def test_evidence_narrows_the_band_and_moves_no_mean(
    deck: CardArrays, calendar: StudyCalendar, answers: int
) -> None:
    few, many = ahead(deck, calendar, 0), ahead(deck, calendar, answers)
    for before, after in zip(few.days, many.days, strict=True):
        assert before.recall.mean == after.recall.mean
        assert before.recall.low <= after.recall.low
        assert before.recall.high >= after.recall.high


@settings(max_examples=40, deadline=None)
@given(decks())
def test_recall_without_study_only_fades(deck: CardArrays) -> None:
    means = [day.recall.mean for day in ahead(deck, StudyCalendar((0,) * 7)).days]
    assert all(later <= sooner + 1e-12 for sooner, later in pairwise(means))


@settings(max_examples=60, deadline=None)
@given(decks(), st.integers(0, 40), st.integers(0, 40))
def test_more_minutes_every_day_never_meet_fewer_cards(
    deck: CardArrays, minutes: int, more: int
) -> None:
    less, best = (ahead(deck, StudyCalendar((m,) * 7)) for m in (minutes, minutes + more))
    assert sum(day.new_cards for day in less.days) <= sum(day.new_cards for day in best.days)


@given(
    st.integers(0, 5_000),
    st.one_of(st.none(), st.floats(0, 400)),
    st.floats(0, 1_440),
    st.floats(0, 1_440),
    st.floats(1, 600),
    st.integers(0, 100),
)
def test_new_cards_always_fit_into_what_refreshing_leaves(
    waiting: int, days: float | None, budget: float, refresh: float, each: float, done: int
) -> None:
    count = new_cards_today(waiting, days, budget, refresh, each, done)
    assert 0 <= count <= waiting
    assert count * each <= 60 * max(0.0, budget - refresh) + 1e-6
    if days is None:
        assert count <= max(0, 20 - done)
