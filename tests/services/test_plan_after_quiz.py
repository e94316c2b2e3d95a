"""A plan to an exam after a quiz: clicking lifts no forecast, and what was missed comes today."""

from collections.abc import Sequence
from datetime import timedelta

import pytest

from aimstudy.domain.changes import Changes
from aimstudy.domain.evidence import Certainty, EvidenceOf
from aimstudy.domain.quiz import QuizKind
from aimstudy.domain.review import Rating
from aimstudy.domain.study_day import Moment
from aimstudy.scheduling.card_states import NEW_STATE, after_rating
from aimstudy.services.library import Library
from aimstudy.services.plan_basis import plan_basis
from aimstudy.services.quiz_evidence import keep_evidence
from aimstudy.storage.cards import set_memory
from aimstudy.storage.review_log import append_answer
from aimstudy.storage.session import Session
from tests.services.conftest import Clock, write_cards

CARDS = 50
AGO = (40, 33, 12)  # days ago of the answers of every card


@pytest.fixture
def planned(library: Library, clock: Clock) -> Library:
    """Cards known for some weeks, a quarter of them failed once; an exam in a month."""
    cards, context = write_cards(library, CARDS), library._context
    now = context.moment()

    def learn(session: Session) -> None:
        for card in cards:
            state = NEW_STATE
            for days in AGO:
                day = now.day - timedelta(days=days + card % 3)
                when = Moment(now.at_ms - 86_400_000 * (days + card % 3), 0, day)
                given = Rating.AGAIN if days == 33 and card % 4 == 0 else Rating.GOOD
                after = after_rating(state, given, when.at_ms, day.toordinal())
                append_answer(session, card, given, when, 8000, state, after)
                state = after
            set_memory(session, card, state)

    context.database.write(learn)
    library.timeline.set_minutes((5,) * 7)
    library.timeline.set_exam("AIM", now.day + timedelta(days=30))
    library.plans.prepare()
    return library


def click(library: Library, answers: Sequence[tuple[int, bool, Certainty | None]]) -> None:
    """Choose among four options for the cards, one answer after another."""
    context = library._context
    when = context.moment()

    def work(session: Session) -> None:
        for card, right, sure in answers:
            evidence = EvidenceOf(card, QuizKind.MULTIPLE_CHOICE, 0.25, 0, right, sure)
            keep_evidence(session, context, evidence, when)

    context.database.write(work)


def forecast(library: Library) -> tuple[float, float]:
    """(if the plan is followed, if nothing more is studied): mean recall on the exam day."""
    outlook = library.timeline.study_plan().outlook
    assert outlook is not None
    return outlook.follow.mean, outlook.stop.mean


@pytest.mark.parametrize("sure", [None, Certainty.SURE])
def test_two_hundred_random_clicks_lift_no_forecast(
    planned: Library, sure: Certainty | None
) -> None:
    before = forecast(planned)
    cards = [1 + n % CARDS for n in range(4 * CARDS)]
    click(planned, [(card, (n + card) % 4 == 0, sure) for n, card in enumerate(cards)])
    planned.plans.prepare()
    after = forecast(planned)
    assert after[0] <= before[0]
    assert after[1] <= before[1]


def test_a_quiz_that_was_meant_is_believed_in_the_forecast_as_far_as_it_goes(
    planned: Library,
) -> None:
    before = forecast(planned)
    cards = range(1, CARDS + 1)
    click(planned, [(card, card % 10 != 0, None) for card in cards])
    after = forecast(planned)
    assert after[1] > before[1] + 0.005
    with planned._context.database.read() as session:
        basis = plan_basis(planned._context, session)
    today = basis.today.toordinal()
    assert [int(day) == today for day in basis.answered.last_day] == [c % 10 != 0 for c in cards]
    assert all(day < today for day in basis.columns.last_day)


def test_what_was_missed_is_studied_today_and_what_was_known_comes_later(
    planned: Library, clock: Clock
) -> None:
    missed, known = [3, 7, 11], [5, 9, 13]
    click(planned, [(c, False, None) for c in missed] + [(c, True, Certainty.SURE) for c in known])
    assert planned.plans.prepare() is Changes.PLAN
    clock.forward(minutes=11)
    first = []
    for _ in missed:
        card = planned.study.session().card
        assert card is not None
        first.append(card.card_id)
        planned.study.answer(card.card_id, 3)
    assert first == missed


def test_the_order_holds_during_a_quiz_and_is_made_anew_after_it(planned: Library) -> None:
    question = planned.quiz.start()
    for _ in range(question.total - 1):
        planned.quiz.answer(question.attempt_id, question.position, None)
        following = planned.quiz.question(question.attempt_id)
        assert following is not None
        question = following
        assert not planned.plans.stale()
    planned.quiz.answer(question.attempt_id, question.position, None)
    assert planned.plans.stale()
    planned.plans.prepare()
    assert not planned.plans.stale()
