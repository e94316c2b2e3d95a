"""What is said in a calendar file, and what one holds once it is written."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class CalendarWords:
    """Titles of events as templates: ``{name}`` is an exam's, ``{minutes}`` a day's study."""

    exam: str = "Exam: {name}"
    exam_without_name: str = "Exam"
    study_day: str = "Study: {minutes} min"
    gone: str = "No longer planned"


@dataclass(frozen=True, slots=True)
class CalendarWritten:
    """A calendar file and the number of its events; ``gone`` are called off in it."""

    file: Path
    exams: int
    study_days: int
    gone: int = 0
