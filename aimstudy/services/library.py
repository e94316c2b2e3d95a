"""The open library as the window and scripts see it: one service a concern, and nothing of Qt.

Built by ``aimstudy.application.open_library``; see there for ten minutes of study in ten lines.
"""

from contextlib import suppress
from datetime import date, datetime
from pathlib import Path
from types import TracebackType
from typing import Protocol, Self

from aimstudy.domain.backup import BackupInfo, RestorePreview
from aimstudy.domain.errors import Problem, ProblemKind
from aimstudy.services.articles import ArticlesService
from aimstudy.services.cards import CardsService
from aimstudy.services.context import Context
from aimstudy.services.decks import DecksService
from aimstudy.services.drafts import DraftsService
from aimstudy.services.duplicates import DuplicatesService
from aimstudy.services.exams import ExamsService
from aimstudy.services.exporting import ExportingService
from aimstudy.services.housekeeping import CareService
from aimstudy.services.importing import ImportingService
from aimstudy.services.media import MediaService
from aimstudy.services.note_types import NoteTypesService
from aimstudy.services.notes import NotesService
from aimstudy.services.own_memory import MemoryService
from aimstudy.services.paper_sheets import SheetsService
from aimstudy.services.plans import PlansService
from aimstudy.services.printing import PrintingService
from aimstudy.services.quiz import QuizService
from aimstudy.services.rehearsal import RehearsalService
from aimstudy.services.replacing import ReplacingService
from aimstudy.services.result_question import ResultQuestion
from aimstudy.services.settings import SettingsService
from aimstudy.services.statistics import StatisticsService
from aimstudy.services.study import StudyService
from aimstudy.services.timeline import TimelineService
from aimstudy.services.today import TodayService
from aimstudy.services.undo import UndoService
from aimstudy.services.views.settings import CheckReport, UndoDone
from aimstudy.services.what_if import WhatIfService
from aimstudy.storage import backups
from aimstudy.storage.database import Database


class Library:
    """An open library. Use it as a context manager, or call ``close``."""

    def __init__(self, context: Context, *, plans_itself: bool = True) -> None:
        """``plans_itself``: a stale order of today is made anew when a card is asked for."""
        self._context = context
        context.load_settings()
        self.decks = DecksService(context)
        with suppress(Problem):
            self.decks.complete()
        self.articles = ArticlesService(context)
        self.cards = CardsService(context)
        self.replacing = ReplacingService(context)
        self.notes = NotesService(context)
        self.note_types = NoteTypesService(context)
        self.plans = PlansService(context, aside=not plans_itself)
        self.timeline = TimelineService(context)
        self.what_if = WhatIfService(context, self.timeline.plans)
        with suppress(Problem):  # a full disk does not keep the library closed
            self.what_if.bring_back_due()
        self.study = StudyService(context, self._get_ready if plans_itself else None)
        self.quiz = QuizService(context)
        self.rehearsal = RehearsalService(context)
        with suppress(Problem):  # nor does it keep a paper whose time is over from being told of
            self.rehearsal.close_overdue()
        self.exams = ExamsService(context)
        self.results = ResultQuestion(context)
        self.today = TodayService(context, self.plans)
        self.care = CareService(context)
        self.memory = MemoryService(context)
        self.printing = PrintingService(context)
        self.media = MediaService(context)
        self.sheets = SheetsService(context)
        self.statistics = StatisticsService(context)
        self.drafts = DraftsService(context)
        self.duplicates = DuplicatesService(context)
        self.importing = ImportingService(context)
        self.exporting = ExportingService(context)
        self.settings = SettingsService(context, self.articles, self.timeline)
        self._undo = UndoService(context)

    def _get_ready(self) -> None:
        """Before a card is asked for: states are those of today's rules, the order stands.

        And what was put aside until today is back.
        """
        with suppress(Problem):  # old states are better than no card
            self.memory.renew_states()
        self.what_if.bring_back_due()
        self.plans.prepare_if_stale()

    @property
    def folder(self) -> Path:
        """The data folder."""
        return self._context.database.folder

    @property
    def read_only(self) -> bool:
        """Whether this library can only be read."""
        return self._context.database.read_only

    def now(self) -> datetime:
        """The time by the library's clock, aware."""
        return self._context.now()

    def study_day(self) -> date:
        """The study day now; it turns in the small hours."""
        return self._context.today()

    def undo(self) -> UndoDone:
        """Take the newest step back; raises Problem NOTHING_TO_UNDO or UNDO_NOT_POSSIBLE."""
        return self._undo.undo()

    def redo(self) -> UndoDone:
        """Do again what was undone last; raises Problem NOTHING_TO_REDO after anything else."""
        return self._undo.redo()

    def undo_label(self) -> str:
        """The kind of step Undo would take back, or ""."""
        return self._undo.label()

    def redo_label(self) -> str:
        """The kind of step Redo would do again, or ""."""
        return self._undo.redo_label()

    def step_takes_long(self, *, again: bool) -> bool:
        """Whether Undo, or Redo for ``again``, should not be waited for by a window."""
        return self._undo.takes_long(again=again)

    def backup(self) -> Path:
        """Make a tested backup; raises Problem BACKUP_FAILED or LIBRARY_CLOSED."""
        self._require_open()
        return self.care.backup()

    def restore(self, backup: Path | str) -> None:
        """Put a backup in the library's place; the present state is kept as a backup first.

        Raises Problem FILE_MISSING, BACKUP_UNUSABLE, LIBRARY_CLOSED or LIBRARY_BESIDE (opened
        beside another); then the library is as it was.
        """
        self._require_open()
        if self.read_only:
            raise Problem(ProblemKind.LIBRARY_BESIDE, folder=self.folder)
        folder = self.folder
        # A bad file must be refused before the library is closed.
        self.care.preview(Path(backup))
        self._context.database.close()
        try:
            backups.restore(folder, Path(backup), self._context.now())
        finally:
            self._context.database = Database.open(folder)
        self._context.load_settings()
        self._undo = UndoService(self._context)  # what was undone before belongs to another file
        self.quiz = QuizService(self._context)  # and so does what was read of the material
        self.rehearsal = RehearsalService(self._context)

    def _require_open(self) -> None:
        # Reading asks the database; copying its file would not.
        with self._context.database.read():
            return

    def check(self, rebuild: bool = False) -> CheckReport:
        """Check the file, and every memory state against the log."""
        return self.care.check(rebuild)

    def status(self) -> dict[str, int]:
        """Counts of what is in study, as the window shows them."""
        return self.care.status()

    def close(self) -> None:
        """Finish what is being written and free the library; may be called twice."""
        self._context.database.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()


class LibraryDoor(Protocol):
    """How the window opens its library, and mends one that does not open."""

    @property
    def folder(self) -> Path:
        """The data folder."""
        ...

    def open(self) -> Library:
        """Open the library, with the bundled articles in a new one; may raise Problem."""
        ...

    def backups(self) -> tuple[BackupInfo, ...]:
        """Backups of the closed library, newest first."""
        ...

    def preview(self, backup: Path) -> RestorePreview:
        """What a backup holds; raises Problem."""
        ...

    def restore(self, backup: Path) -> None:
        """Put a backup in the place of the closed library; raises Problem."""
        ...

    def elsewhere(self, folder: Path) -> "LibraryDoor":
        """The door of the library in another folder."""
        ...
