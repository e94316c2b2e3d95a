"""What every service stands on: the open database, the clock, and the study settings.

The clock is handed in; nothing in this package reads the time on its own.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime

from aimstudy.domain.article import Language
from aimstudy.domain.study_day import Moment, moment, study_day
from aimstudy.language.models import LanguageModels
from aimstudy.services.views.settings import StudySettings
from aimstudy.storage.database import Database
from aimstudy.storage.settings import load_settings

Clock = Callable[[], datetime]


@dataclass(slots=True)
class Context:
    """The open library's parts, shared by its services."""

    database: Database
    clock: Clock
    models: LanguageModels
    settings: StudySettings = field(default_factory=StudySettings)

    def load_settings(self) -> None:
        """Read the study settings from the library."""
        with self.database.read() as session:
            stored = load_settings(session)
        self.settings = settings_from(stored)

    def now(self) -> datetime:
        """The time now, aware."""
        return self.clock()

    def moment(self) -> Moment:
        """Now, as the log stores it."""
        return moment(self.clock(), self.settings.rollover_hour)

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
    )
