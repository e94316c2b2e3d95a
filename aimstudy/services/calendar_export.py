"""The exams and study days ahead as a file for another calendar program."""

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from aimstudy.domain.calendar_file import CalendarWords, CalendarWritten
from aimstudy.domain.errors import Problem, ProblemKind
from aimstudy.domain.plan import StudyPlan, days_together
from aimstudy.interchange.calendar_file import (
    START_BYTES,
    Edition,
    calendar_file,
    exam_identity,
    is_ours,
    study_days,
    study_identity,
)
from aimstudy.services.context import Context
from aimstudy.storage import exams
from aimstudy.storage.calendar_events import calendar_events, keep_calendar_events
from aimstudy.storage.durable_files import write_whole
from aimstudy.storage.library_word import keep_library_word, library_word

# Seconds since then are above the minutes since 1970 of older files, and fit the format until 2088.
_COUNTED_FROM = datetime(2020, 1, 1, tzinfo=UTC)


def export_calendar(
    context: Context, plans: Sequence[StudyPlan], file: Path, words: CalendarWords
) -> CalendarWritten:
    """Write every exam that is not over, and the study days of all ``plans``, to ``file``.

    What stood in an earlier file and is no more is called off, for the calendars that took it.

    Raises Problem CALENDAR_EMPTY, FILE_NOT_OURS (another file is there) or FILE_NOT_WRITTEN;
    the file is then as it was.
    """
    moment = context.moment()
    with context.database.read() as session:
        ahead = [exam for exam in exams.load_exams(session) if exam.day >= moment.day]
        before = calendar_events(session, moment.day)
    days = study_days(day for day in days_together(plans) if day.day >= moment.day)
    events = {exam_identity(exam): exam.day for exam in ahead}
    events |= {study_identity(day.day): day.day for day in days}
    gone = {identity: day for identity, day in before.items() if identity not in events}
    if not events and not gone:
        raise Problem(ProblemKind.CALENDAR_EMPTY)
    now = context.now()
    # Seconds grow from file to file, and need no place to be kept in.
    edition = Edition(now, int((now - _COUNTED_FROM).total_seconds()), _word(context))
    _write(file, calendar_file(ahead, days, edition, words, gone))
    if not context.database.read_only:
        context.database.write(lambda session: keep_calendar_events(session, gone | events))
    return CalendarWritten(file, len(ahead), len(days), len(gone))


def _write(file: Path, data: bytes) -> None:
    try:
        if not is_ours(_start_of(file)):
            raise Problem(ProblemKind.FILE_NOT_OURS, name=file)
        write_whole(file, data)
    except (OSError, ValueError) as error:  # ValueError: a name that no file can have
        reason = (isinstance(error, OSError) and error.strerror) or error
        raise Problem(ProblemKind.FILE_NOT_WRITTEN, name=file, reason=reason) from error


def _word(context: Context) -> str:
    database, otherwise = context.database, str(context.database.folder)
    if database.read_only:
        with database.read() as session:
            return library_word(session, otherwise)
    return database.write(lambda session: keep_library_word(session, otherwise))


def _start_of(file: Path) -> bytes:
    """What an ordinary file that is there begins with."""
    if not file.is_file():
        return b""
    with file.open("rb") as handle:
        return handle.read(START_BYTES)
