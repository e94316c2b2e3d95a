"""Reading says how far it is, through a callable that may stop it."""

import pytest

from aimstudy.services.library import Library
from tests.services.test_articles import BRAGE

LONG = BRAGE + "".join(
    f"\n## Part {n}\n\nPart {n} opened in {1700 + n}. Part {n} belongs to the town of Number {n}.\n"
    for n in range(120)
)


class StopError(Exception):
    """Raised by a reader who has enough."""


def test_progress_rises_from_nothing_to_all(library: Library) -> None:
    told: list[float] = []
    library.articles.add_text("long.md", LONG, told.append)
    assert told[0] == 0
    assert told[-1] == 1
    assert told == sorted(told)
    assert len(told) > 30


@pytest.mark.parametrize("at", [0.0, 0.2, 0.5, 0.8, 1.0])
def test_what_progress_raises_stops_the_reading_and_leaves_nothing(
    library: Library, at: float
) -> None:
    def stop(fraction: float) -> None:
        if fraction >= at:
            raise StopError

    with pytest.raises(StopError):
        library.articles.add_text("long.md", LONG, stop)
    assert library.articles.list() == ()
    assert library.cards.decks() == ()


def test_a_reading_that_nobody_watches_is_the_same(library: Library) -> None:
    watched = library.articles.read_text("long.md", LONG, lambda _fraction: None)
    assert watched == library.articles.read_text("long.md", LONG)
