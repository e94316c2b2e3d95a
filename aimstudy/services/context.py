"""What every service stands on: the open database, the clock, and the study settings.

The clock is handed in; nothing in this package reads the time on its own.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime

from aimstudy.domain.article import Language
from aimstudy.domain.paper_clock import Reading, Ticks
from aimstudy.domain.study_day import Moment, moment, study_day
from aimstudy.language.models import LanguageModels
from aimstudy.scheduling.memory_model import DEFAULT_PARAMETERS, Parameters
from aimstudy.services.log_numbers import LogNumbers
from aimstudy.services.quiz_facts import ShelfKeeper
from aimstudy.services.views.settings import StudySettings
from aimstudy.storage.database import Database
from aimstudy.storage.memory_fits import newest_fit, newest_id
from aimstudy.storage.session import Session
from aimstudy.storage.settings import load_settings

Clock = Callable[[], datetime]
Ticking = Callable[[], Ticks]


@dataclass(frozen=True, slots=True)
class MemoryVersion:
    """What memory states are worked out with: 21 parameters, and which stored fit they are.

    Before the first fit (no id) they are the published ones: nothing is known of the person yet.
    """

    fit_id: int | None = None
    parameters: Parameters = DEFAULT_PARAMETERS


@dataclass(slots=True)
class Context:
    """The open library's parts, shared by its services.

    ``ticks`` is a clock that nobody can set; ``run`` names this opening of the library.
    """

    database: Database
    clock: Clock
    models: LanguageModels
    ticks: Ticking
    run: str
    settings: StudySettings = field(default_factory=StudySettings)
    memory: MemoryVersion = field(default_factory=MemoryVersion)
    log_numbers: LogNumbers = field(default_factory=LogNumbers)
    shelves: ShelfKeeper = field(default_factory=ShelfKeeper)

    def load_settings(self) -> None:
        """Read the study settings and the memory parameters from the library."""
        with self.database.read() as session:
            stored = load_settings(session)
            # Another library's versions, rows of the log and steps may have the same ids.
            self.memory = MemoryVersion()
            self.log_numbers = LogNumbers()
            self.shelves = ShelfKeeper()
            self.memory_in(session)
        self.settings = settings_from(stored)

    @property
    def parameters(self) -> Parameters:
        """The memory parameters last seen in force; with a session at hand ask ``memory_in``."""
        return self.memory.parameters

    def memory_in(self, session: Session) -> MemoryVersion:
        """The version in force in ``session``, which its card states are under.

        Asked of the session, for a fit can be stored between two of them; it is read only then.
        """
        known = self.memory
        if newest_id(session) == known.fit_id:
            return known
        stored = newest_fit(session)
        found = MemoryVersion(stored.fit_id, stored.parameters) if stored else MemoryVersion()
        self.memory = found
        return found

    def now(self) -> datetime:
        """The time now, aware."""
        return self.clock()

    def moment(self) -> Moment:
        """Now, as the log stores it."""
        return moment(self.clock(), self.settings.rollover_hour)

    def reading(self) -> Reading:
        """What the clocks show, for the time of a rehearsal."""
        return Reading(round(self.clock().timestamp() * 1000), self.ticks(), self.run)

    def today(self) -> date:
        """The study day now."""
        return study_day(self.clock(), self.settings.rollover_hour)


def settings_from(stored: dict[str, object]) -> StudySettings:
    """Study settings from stored values; what is missing or odd keeps its default."""
    default = StudySettings()
    retention = stored.get("retention")
    rollover = stored.get("rollover_hour")
    language = stored.get("content_language")
    return StudySettings(
        first_run_done=bool(stored.get("first_run_done", False)),
        content_language=Language(language)
        if isinstance(language, str) and language in set(Language)
        else default.content_language,
        retention=float(retention)
        if isinstance(retention, int | float) and 0.7 <= retention <= 0.97
        else default.retention,
        rollover_hour=rollover
        if isinstance(rollover, int) and 0 <= rollover <= 12
        else default.rollover_hour,
        type_short=bool(stored.get("type_short", default.type_short)),
    )
