"""A forgotten card waits its minutes as long as anything else of the session is left."""

from datetime import date

import pytest

from aimstudy.domain.review import Rating
from aimstudy.services.library import Library
from aimstudy.services.views.session_choice import ScopeKind, SessionWish, StudyScope
from aimstudy.services.views.study import Early
from tests.services.conftest import Clock, write_cards

EXAM = date(2026, 3, 17)  # fifteen days after the clock of the tests
OWN = StudyScope(ScopeKind.TAG, tag="own")


def forgetting(library: Library, clock: Clock, most: int, seconds: int = 10) -> list[int]:
    """Cards in the order in which they come to somebody who has forgotten all of them."""
    seen: list[int] = []
    while len(seen) < most and (card := library.study.session().card) is not None:
        library.study.answer(card.card_id, Rating.AGAIN, took_ms=1000 * seconds)
        clock.forward(seconds=seconds)
        seen.append(card.card_id)
    return seen


@pytest.fixture(params=["exam", "no exam"])
def small(request: pytest.FixtureRequest, library: Library) -> list[int]:
    """Four cards of a tag, among others; with an exam ahead or without."""
    others = write_cards(library, 5)
    del others
    ids = [library.cards.write(f"Own {n}?", f"o{n}", tags="own").card_id for n in range(4)]
    library.timeline.set_minutes((25,) * 7)
    if request.param == "exam":
        library.timeline.set_exam("AIM", EXAM)
    return ids


@pytest.mark.parametrize(
    "wish",
    [
        SessionWish(scope=OWN),
        SessionWish(scope=OWN, minutes=20),
        SessionWish(scope=OWN, cards=4),
        SessionWish(scope=OWN, cards=20),
    ],
)
def test_a_card_never_met_comes_before_a_forgotten_one_is_back(
    library: Library, clock: Clock, small: list[int], wish: SessionWish
) -> None:
    library.study.begin(wish)
    seen = forgetting(library, clock, 9)
    assert sorted(seen[:4]) == small
    # Then nothing else is left: they come in turn, never the same one twice.
    assert seen[4:8] == seen[:4]


def test_the_day_as_planned_shows_every_card_before_one_is_back(
    library: Library, clock: Clock, small: list[int]
) -> None:
    del small
    seen = forgetting(library, clock, 12)
    assert len(set(seen[:9])) == 9
    assert seen[9:] == seen[:3]


def test_after_the_order_more_that_is_due_comes_before_a_forgotten_one(
    library: Library, clock: Clock
) -> None:
    ids = write_cards(library, 6)
    library.timeline.set_minutes((25,) * 7)
    library.timeline.set_exam("AIM", EXAM)
    seen = []
    for _ in range(6):
        card = library.study.session(extra=True).card
        assert card is not None
        library.study.answer(card.card_id, Rating.AGAIN, took_ms=5000)
        seen.append(card.card_id)
        clock.forward(seconds=5)
    assert sorted(seen) == ids


def test_its_minutes_over_it_comes_before_the_others(
    library: Library, clock: Clock, small: list[int]
) -> None:
    library.study.begin(SessionWish(scope=OWN))
    [failed] = forgetting(library, clock, 1)
    clock.forward(minutes=11)
    view = library.study.session()
    assert view.card is not None
    assert (view.card.card_id, view.early) == (failed, None)
    assert failed in small


def test_where_nothing_else_is_left_that_is_said(
    library: Library, clock: Clock, small: list[int]
) -> None:
    library.study.begin(SessionWish(scope=OWN))
    for _ in small:
        assert library.study.session().early is None
        forgetting(library, clock, 1)
    assert library.study.session().early is Early.NOTHING_ELSE
    clock.forward(minutes=11)
    assert library.study.session().early is None


def test_at_the_end_of_the_minutes_it_is_seen_once_more_and_that_is_said(
    library: Library, clock: Clock
) -> None:
    write_cards(library, 40)
    library.timeline.set_minutes((3,) * 7)
    library.timeline.set_exam("AIM", EXAM)
    [failed] = forgetting(library, clock, 1)
    said = {}
    while (view := library.study.session()).card is not None:
        said[view.card.card_id] = view.early
        library.study.answer(view.card.card_id, Rating.GOOD, took_ms=10_000)
    assert said[failed] is Early.MINUTES_END
    assert {early for card, early in said.items() if card != failed} == {None}
