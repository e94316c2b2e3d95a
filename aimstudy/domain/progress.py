"""Says how far long work is, through a callable that is handed in and may raise to stop it."""

from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

T = TypeVar("T")
Progress = Callable[[float], None]  # gets 0-1
EVERY = 16  # items between two reports: some ten milliseconds of work


def unheard(_fraction: float) -> None:
    """For work that nobody watches."""


def counted(items: Sequence[T], progress: Progress, start: float, end: float) -> Iterator[T]:
    """The items, with a report between ``start`` and ``end`` for every sixteenth."""
    for place, item in enumerate(items):
        if place % EVERY == 0:
            progress(start + (end - start) * place / len(items))
        yield item
