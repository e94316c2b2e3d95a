"""Settings in one list: study, exam, memory, look, data and backups, keys, about. Saved at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

import PySide6
from PySide6.QtWidgets import QWidget

from aimstudy.domain.changes import Changes
from aimstudy.ui import background
from aimstudy.ui.actions import Action
from aimstudy.ui.care.backup_words import size_words
from aimstudy.ui.dialogs.key_sheet import KeySheet
from aimstudy.ui.look import Look
from aimstudy.ui.page import Page, PageId
from aimstudy.ui.settings.data_card import DataCard
from aimstudy.ui.settings.look_card import LookCard
from aimstudy.ui.settings.memory_card import MemoryCard
from aimstudy.ui.settings.study_card import StudyCard
from aimstudy.ui.translations import format_day, tr
from aimstudy.ui.widgets import Card, Label, PageHeader, PlainButton

if TYPE_CHECKING:
    from aimstudy.services.library import Library
    from aimstudy.services.views.settings import MemoryView


class SettingsPage(Page):
    """One list, no tabs; every row says what it does."""

    interested: ClassVar[Changes] = Changes.SETTINGS | Changes.PLAN | Changes.BACKUPS
    widest: ClassVar[int] = 1180

    def __init__(self, library: Library, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(library, parent)
        self.study = StudyCard(library)
        self.memory = MemoryCard()
        self._counting: background.Handle[MemoryView] | None = None
        self.look_card = LookCard(look)
        self.data = DataCard(library)
        self.exam = Label("")
        self.about = Label("", "note", muted=True)
        for part in (self.study, self.data):
            part.changed.connect(self.changed)
        self.data.restore_wanted.connect(self.restore_wanted)
        self.column.addWidget(PageHeader(tr("Settings"), tr("Every change is saved at once.")))
        for card in (
            self.study,
            self._exam_card(),
            self.memory,
            self.look_card,
            self.data,
            self._keys_card(),
            self._about_card(),
        ):
            self.column.addWidget(card)
        self.column.addStretch(1)
        self.handle(Action.BACKUP, self.data.back_up)

    def refresh(self) -> None:
        """Read everything that is shown."""
        self.study.show_settings()
        self._count_answers()
        self.data.backups.load()
        self._show_exams()
        about = self.library.care.about()
        lines = (
            tr("AimStudy {version}", version=about.version),
            tr(
                "Python {python}, SQLite {sqlite}, PySide6 {pyside}",
                python=about.python,
                sqlite=about.sqlite,
                pyside=PySide6.__version__,
            ),
            tr("The library takes {size}.", size=size_words(about.library_bytes)),
            tr("Everything stays on this computer; AimStudy never uses the network."),
        )
        self.about.setText("\n".join(lines))

    def _count_answers(self) -> None:
        """What the plan knows of memory, off the UI thread: a long log takes seconds."""
        if self._counting is not None:
            self._counting.cancel()
        memory = self.library.memory
        self._counting = background.run(self, lambda _job: memory.view(), self.memory.show_view)

    def _show_exams(self) -> None:
        exams = self.library.timeline.exams()
        lines = [tr("{name} on {day}", name=exam.name, day=format_day(exam.day)) for exam in exams]
        self.exam.setText("\n".join(lines) or tr("No exam day is set yet."))

    def _exam_card(self) -> Card:
        card = Card()
        self.change_exam = PlainButton(tr("Change on the Timeline"))
        self.change_exam.clicked.connect(lambda: self.go(PageId.TIMELINE))
        card.column.addWidget(Label(tr("Exam"), "section"))
        card.column.addWidget(self.exam)
        card.column.addWidget(self.change_exam)
        return card

    def _keys_card(self) -> Card:
        card = Card()
        keys = PlainButton(tr("Show all keys"), "F1")
        keys.clicked.connect(lambda: KeySheet(self).open())
        card.column.addWidget(Label(tr("Keys"), "section"))
        card.column.addWidget(
            Label(tr("Everything can be done by keyboard; Ctrl+K finds any command."), muted=True)
        )
        card.column.addWidget(keys)
        return card

    def _about_card(self) -> Card:
        card = Card()
        card.column.addWidget(Label(tr("About"), "section"))
        card.column.addWidget(self.about)
        return card
