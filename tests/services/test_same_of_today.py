"""Today, Timeline, Study and plans tell the same of a day; what is forecast is kept with it."""

from datetime import timedelta
from pathlib import Path

import pytest

from aimstudy.application import open_library
from aimstudy.domain.exam_profile import Topic, TopicKind, TopicSource
from aimstudy.domain.review import Rating
from aimstudy.services.library import Library
from aimstudy.services.views.session_choice import ScopeKind, SessionWish
from aimstudy.services.views.today import OpenSession
from aimstudy.storage.said_forecasts import Said, last_said
from tests.services.conftest import Clock, first, write_cards
from tests.services.test_study_by_plan import EXAM, half_met


@pytest.fixture
def planned(library: Library) -> Library:
    """Forty cards, an exam in fifteen days, three minutes a day: time is short."""
    write_cards(library, 40)
    library.timeline.set_minutes((3,) * 7)
    library.timeline.set_exam("AIM", EXAM)
    return library


def said(library: Library, clock: Clock) -> Said | None:
    """What was forecast of the only exam on the last day before tomorrow."""
    [exam] = library.exams.exams()
    with library._context.database.read() as session:
        return last_said(session, exam.id, clock.now.date().toordinal() + 1)


def test_a_script_that_studies_keeps_what_the_plan_expects_of_each_exam(
    planned: Library, clock: Clock
) -> None:
    planned.plans.keep_forecasts()  # before any order: nothing to keep
    assert said(planned, clock) is None
    for _ in range(3):
        half_met(planned, clock)
    assert planned.study.session().planned
    kept = said(planned, clock)
    assert kept is not None
    assert 0.0 < kept[0] < 1.0
    planned.plans.keep_forecasts()  # it is kept already
    assert said(planned, clock) == kept
    assert not planned.plans.stale()


def test_what_is_prepared_in_the_background_keeps_forecasts_after_the_order(
    tmp_path: Path, clock: Clock, planned: Library
) -> None:
    for _ in range(3):
        half_met(planned, clock)
    planned.close()
    with open_library(tmp_path / "data", clock, plans_itself=False) as window:
        window.plans.prepare()
        before = said(window, clock)
        window.plans.keep_forecasts()
        assert before is None
        assert said(window, clock) is not None


def test_today_says_whether_it_is_planned_yet(planned: Library) -> None:
    assert not planned.today.view().planned
    planned.plans.prepare_if_stale()
    today = planned.today.view()
    assert today.planned
    [plan] = planned.timeline.study_plans()
    assert (plan.days[0].review, plan.days[0].new) == (today.refresh_cards, today.new_cards)


def test_after_the_last_exam_the_timeline_tells_what_today_asks(
    planned: Library, clock: Clock
) -> None:
    for _ in range(2):
        half_met(planned, clock)
    clock.now += EXAM - clock.now.date() + timedelta(days=2)
    planned.plans.prepare()
    today = planned.today.view()
    [day, *_] = planned.timeline.view().forecast.days
    assert today.refresh_cards > 0
    assert (day.refresh_cards, day.new_cards) == (today.refresh_cards, today.new_cards)
    assert day.refresh_minutes + day.new_minutes == pytest.approx(today.minutes)


def test_the_plans_to_several_exams_are_together_what_today_asks(
    planned: Library, clock: Clock
) -> None:
    law = planned.cards.write("What is law?", "rules", tags="law")
    topic = Topic("Law", 1.0, (TopicSource(TopicKind.TAG, tag="law"),))
    planned.timeline.set_exam("Law", EXAM - timedelta(days=4))
    planned.exams.set_topics(2, (topic,))
    half_met(planned, clock)
    planned.study.answer(first(planned).card_id, Rating.AGAIN, took_ms=9_000)
    today = planned.today.view()
    [day, *_] = planned.timeline.view().forecast.days
    to_law, to_all = (plan.days[0] for plan in planned.timeline.study_plans())
    assert (to_law.day, to_all.day) == (today.day, today.day)
    assert to_law.new + to_all.new == today.new_cards == day.new_cards
    assert to_law.review + to_all.review == today.refresh_cards == day.refresh_cards
    assert to_law.minutes + to_all.minutes == pytest.approx(today.minutes)
    assert to_law.new + to_law.review <= 2  # its only card, and the failed one
    assert law.card_id


def test_today_study_timeline_and_plan_tell_the_same_of_today(
    planned: Library, clock: Clock
) -> None:
    half_met(planned, clock)
    planned.plans.prepare()
    for rating in (Rating.AGAIN, Rating.GOOD, Rating.EASY):
        today = planned.today.view()
        [day, *_] = planned.timeline.view().forecast.days
        [plan] = planned.timeline.study_plans()
        assert (today.refresh_cards, today.new_cards) == (day.refresh_cards, day.new_cards)
        assert (plan.days[0].review, plan.days[0].new) == (day.refresh_cards, day.new_cards)
        assert day.refresh_minutes + day.new_minutes == pytest.approx(today.minutes)
        assert plan.days[0].minutes == pytest.approx(today.minutes)
        assert planned.study.session().left == today.refresh_cards + today.new_cards
        planned.study.answer(first(planned).card_id, rating, took_ms=9_000)
        clock.forward(seconds=9)


def test_today_knows_a_chosen_session_until_its_end(library: Library, clock: Clock) -> None:
    write_cards(library, 6)
    assert library.today.view().session is None
    library.study.begin(SessionWish(cards=2))
    assert library.today.view().session == OpenSession(ScopeKind.ALL, "", 2, 2)
    for left in (1, 0):
        card = library.study.session().card
        assert card is not None
        library.study.answer(card.card_id, Rating.EASY)
        clock.forward(seconds=9)
        found = library.today.view().session
        assert (found.left if found else 0) == left
    library.study.begin(None)
    assert library.today.view().session is None


def test_today_counts_the_cards_of_a_session_as_the_session_does(
    library: Library, clock: Clock
) -> None:
    write_cards(library, 12)
    for _ in range(6):  # failed before the session: of all of them only so many are asked for
        library.study.answer(first(library).card_id, Rating.AGAIN)
        clock.forward(seconds=9)
    library.study.begin(SessionWish(cards=5))
    assert library.today.view().session == OpenSession(ScopeKind.ALL, "", 5, 5)
    for _ in range(2):
        clock.forward(seconds=3600)
        library.study.answer(first(library).card_id, Rating.AGAIN)
    assert library.today.view().session == OpenSession(ScopeKind.ALL, "", 5, 3)
    assert library.study.session().left == 5
