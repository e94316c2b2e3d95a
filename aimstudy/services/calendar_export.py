"""The exams and study days ahead as a file for another calendar program."""

from pathlib import Path

from aimstudy.domain.calendar_file import CalendarWords, CalendarWritten
from aimstudy.domain.errors import Problem, ProblemKind
from aimstudy.domain.plan import StudyPlan
from aimstudy.interchange.calendar_file import (
    START_BYTES,
    Edition,
    calendar_file,
    is_ours,
    study_days,
)
from aimstudy.services.context import Context
from aimstudy.storage import exams
from aimstudy.storage.durable_files import write_whole

_MINUTE_MS = 60_000


def export_calendar(
    context: Context, plan: StudyPlan, file: Path, words: CalendarWords
) -> CalendarWritten:
    """Write every exam that is not over, and the study days of ``plan``, to ``file``.

    Raises Problem CALENDAR_EMPTY, FILE_NOT_OURS (another file is there) or FILE_NOT_WRITTEN;
    the file is then as it was.
    """
    moment = context.moment()
    with context.database.read() as session:
        ahead = [exam for exam in exams.load_exams(session) if exam.day >= moment.day]
    days = study_days(day for day in plan.days if day.day >= moment.day)
    if not ahead and not days:
        raise Problem(ProblemKind.CALENDAR_EMPTY)
    # Minutes since 1970 grow from file to file, and need no place to be kept in.
    edition = Edition(context.now(), moment.at_ms // _MINUTE_MS)
    data = calendar_file(ahead, days, edition, words)
    try:
        if not is_ours(_start_of(file)):
            raise Problem(ProblemKind.FILE_NOT_OURS, name=file)
        write_whole(file, data)
    except (OSError, ValueError) as error:  # ValueError: a name that no file can have
        reason = (isinstance(error, OSError) and error.strerror) or error
        raise Problem(ProblemKind.FILE_NOT_WRITTEN, name=file, reason=reason) from error
    return CalendarWritten(file, len(ahead), len(days))


def _start_of(file: Path) -> bytes:
    """What an ordinary file that is there begins with."""
    if not file.is_file():
        return b""
    with file.open("rb") as handle:
        return handle.read(START_BYTES)
