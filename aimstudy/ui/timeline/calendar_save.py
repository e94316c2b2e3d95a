"""Saves exams and study days as a calendar file: asks where, writes off the UI thread, says so."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog

from aimstudy.domain.calendar_file import CalendarWords, CalendarWritten
from aimstudy.ui.background import run
from aimstudy.ui.page import Page
from aimstudy.ui.translations import tr, trn

if TYPE_CHECKING:
    from aimstudy.services.library import Library

SUFFIX = ".ics"


class CalendarSave:
    """One page's way to a calendar file. ``ask`` may be replaced where no dialog can be shown."""

    def __init__(self, page: Page) -> None:
        self._page = page

    def ask(self) -> str:
        """The file that is wanted; "" for none."""
        title, kinds = tr("Save to calendar"), tr("Calendar (*.ics)")
        return QFileDialog.getSaveFileName(self._page, title, f"AimStudy{SUFFIX}", kinds)[0]

    def save(self) -> None:
        """Ask for a file and write it."""
        name = self.ask()
        if not name:
            return
        file = Path(name)
        if not file.suffix:
            file = file.with_suffix(SUFFIX)
        library, words = self._page.library, calendar_words()
        run(self._page, lambda _job: _written(library, file, words), self._said)

    def _said(self, written: CalendarWritten) -> None:
        self._page.say(tr("Saved as {file}.", file=written.file.name), written_words(written))


def _written(library: Library, file: Path, words: CalendarWords) -> CalendarWritten:
    return library.timeline.export_calendar(file, library.timeline.study_plans(), words)


def calendar_words() -> CalendarWords:
    """Titles of events in the language in force; the fields are filled later."""
    return CalendarWords(
        exam=tr("Exam: {name}"),
        exam_without_name=tr("Exam"),
        study_day=tr("Study: {minutes} min"),
        gone=tr("No longer planned"),
    )


def written_words(written: CalendarWritten) -> str:
    """What the file holds and what to do with it."""
    exams = trn("{n} exam", "{n} exams", written.exams)
    days = trn("{n} study day", "{n} study days", written.study_days)
    called_off = trn(
        "{n} event of an earlier file is called off in it.",
        "{n} events of an earlier file are called off in it.",
        written.gone,
    )
    held = tr(
        "{exams} and {days}. Open the file in your calendar program; "
        "a later file moves what is there and doubles nothing.",
        exams=exams,
        days=days,
    )
    return f"{held} {called_off}" if written.gone else held
