"""A library with some weeks of made-up study in it, for the gallery and the self-test.

Built through the public services with a clock of its own; the same seed gives the same history.
"""

from __future__ import annotations

import random
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from aimstudy.application import add_bundled_articles, open_library
from aimstudy.domain.article import Language
from aimstudy.domain.review import Rating
from aimstudy.paths import resources_folder
from aimstudy.sample_articles import sample_text, second_version
from aimstudy.sample_cards import SAMPLE_CARDS
from aimstudy.services.views.settings import FirstRunChoices

if TYPE_CHECKING:
    from types import TracebackType

    from aimstudy.services.library import Library

DAYS_BEFORE = 10
DAYS_TO_EXAM = 42
MOST_ANSWERS = 8
SECONDS_AN_ANSWER = 34
SEED = 20261121
EVENING = datetime(2026, 11, 21, 19, 4, tzinfo=UTC)
# Shares of Again, Hard, Good, Easy.
SHARES = (12, 14, 62, 12)
HOUR = 19


@dataclass
class SampleClock:
    """A clock that only the builder moves."""

    now: datetime

    def __call__(self) -> datetime:
        return self.now

    def forward(self, **delta: float) -> None:
        """Move by ``delta``, as for timedelta."""
        self.now += timedelta(**delta)


class Samples:
    """Sample libraries in a temporary folder, closed and removed in the end."""

    def __init__(self, now: datetime = EVENING) -> None:
        self._now = now
        self._stack = ExitStack()
        self._root = Path()
        self._count = 0

    def __enter__(self) -> Samples:
        self._root = Path(self._stack.enter_context(TemporaryDirectory(prefix="aimstudy-")))
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._stack.close()

    @property
    def resources(self) -> Path:
        """The folder of icons and translations."""
        return resources_folder()

    def studied(self, language: Language) -> Library:
        """Ten days of study in ``language``."""
        library = sample_library(self._new_folder(), self._now, language)
        self._stack.callback(library.close)
        return library

    def fresh(self) -> Library:
        """As on the very first start, before the first run is answered."""
        library = open_library(self._new_folder(), SampleClock(self._now))
        self._stack.callback(library.close)
        add_bundled_articles(library)
        return library

    def empty(self) -> Library:
        """No article and no card."""
        library = open_library(self._new_folder(), SampleClock(self._now))
        self._stack.callback(library.close)
        library.settings.first_run(FirstRunChoices(Language.ENGLISH, None, 25))
        return library

    def article(self, language: Language, version: int) -> str:
        """The text of a made-up article, in its first or second version."""
        return sample_text(language) if version == 1 else second_version(language)

    def _new_folder(self) -> Path:
        self._count += 1
        return self._root / f"library-{self._count}"


def sample_library(
    folder: Path, now: datetime, language: Language = Language.ENGLISH, days: int = DAYS_BEFORE
) -> Library:
    """A new library in the empty ``folder`` with ``days`` of study before ``now`` (aware).

    Its clock stands at ``now`` in the end. The caller closes it.
    """
    clock = SampleClock(now.replace(hour=HOUR, minute=0) - timedelta(days=days))
    library = open_library(folder, clock)
    add_bundled_articles(library)
    exam_day = now.date() + timedelta(days=DAYS_TO_EXAM)
    library.settings.first_run(FirstRunChoices(language, exam_day, 15))
    library.timeline.set_minutes((15, 15, 15, 15, 15, 15, 0))
    for front, back in SAMPLE_CARDS[language]:
        library.cards.write(front, back)
    chance = random.Random(SEED)
    for day in range(days):
        clock.now = now.replace(hour=HOUR, minute=0) - timedelta(days=days - day)
        if clock.now.weekday() != 6:  # no study on Sundays
            study_an_evening(library, clock, chance)
    if days:
        clock.now = now.replace(hour=HOUR - 5, minute=5)
        library.backup()
    clock.now = now
    return library


def study_an_evening(library: Library, clock: SampleClock, chance: random.Random) -> int:
    """A short session; returns the number of answers."""
    for count in range(MOST_ANSWERS):
        card = library.study.next_card()
        if card is None:
            return count
        _answer(library, clock, chance, card.card_id)
    return MOST_ANSWERS


def _answer(library: Library, clock: SampleClock, chance: random.Random, card_id: int) -> None:
    rating = Rating(chance.choices((1, 2, 3, 4), SHARES)[0])
    took = round(SECONDS_AN_ANSWER * 1000 * chance.uniform(0.5, 1.8))
    clock.forward(seconds=took / 1000)
    library.study.answer(card_id, rating, took_ms=took)
