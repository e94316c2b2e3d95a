"""Minutes for each weekday, how sure to be, typed answers, and the language of the material."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from aimstudy.domain.article import Language
from aimstudy.domain.errors import Problem
from aimstudy.services.views.settings import StudySettings
from aimstudy.ui.problems import report_problem
from aimstudy.ui.tokens import GAP, SMALL, TINY
from aimstudy.ui.translations import tr, weekday_name
from aimstudy.ui.widgets import Card, ChoiceRow, Label, NumberField
from aimstudy.ui.widgets.flow import FlowRow

if TYPE_CHECKING:
    from aimstudy.services.library import Library

MOST_MINUTES = 600
RETENTIONS = (0.85, 0.9, 0.95)
Minutes = tuple[int, int, int, int, int, int, int]


class StudyCard(Card):
    """Saved at once; a change of minutes is one step of Undo."""

    changed = Signal(object)  # Changes

    def __init__(self, library: Library, parent: QWidget | None = None) -> None:
        super().__init__(parent, spacing=SMALL)
        self._library = library
        self.minutes = [NumberField(weekday_name(day), 0, 0, MOST_MINUTES) for day in range(7)]
        self.retention = ChoiceRow(
            tr("How sure do you want to be?"), list(zip(RETENTIONS, _levels(), strict=True)), None
        )
        self.language = ChoiceRow(
            tr("Language of your material"),
            [(Language.ENGLISH, "English"), (Language.BOKMAL, "Norsk bokmål")],
            None,
        )
        self.typing = ChoiceRow(
            tr("Short answers in Study"),
            [(False, tr("Recall them, then look")), (True, tr("Type them"))],
            None,
        )
        self._lay_out()
        for field in self.minutes:
            field.valueChanged.connect(self._keep_minutes)
        self.retention.chosen.connect(self._keep_retention)
        self.language.chosen.connect(self._keep_language)
        self.typing.chosen.connect(self._keep_typing)

    def _lay_out(self) -> None:
        days = FlowRow([_named(field) for field in self.minutes], gap=GAP)
        off = tr("0 is a day off. A session ends when its minutes are over.")
        sure = tr(
            "How many of 100 cards you want to recall when they come again. "
            "More takes more minutes."
        )
        short = tr("A typed answer is compared with the right one. Each card can say otherwise.")
        self.column.addWidget(Label(tr("Study"), "section"))
        for title, field, note in (
            (tr("Minutes a day"), days, off),
            (tr("How sure do you want to be?"), self.retention, sure),
            (tr("Short answers in Study"), self.typing, short),
            (tr("Language of your material"), self.language, ""),
        ):
            self.column.addWidget(Label(title, "strong"))
            self.column.addWidget(field)
            if note:
                self.column.addWidget(Label(note, "note", muted=True))
                self.column.addSpacing(SMALL)

    def show_settings(self) -> None:
        """Read what holds now."""
        settings = self._library.settings.get()
        nearest = min(RETENTIONS, key=lambda value: abs(value - settings.retention))
        self.retention.set_value(nearest)
        self.language.set_value(settings.content_language)
        self.typing.set_value(settings.type_short)
        for field, minutes in zip(
            self.minutes, self._library.timeline.calendar().minutes, strict=True
        ):
            blocker = QSignalBlocker(field)
            field.setValue(minutes)
            blocker.unblock()

    def _keep_minutes(self) -> None:
        minutes = cast(Minutes, tuple(field.value() for field in self.minutes))
        try:
            changes = self._library.timeline.set_minutes(minutes)
        except Problem as problem:
            report_problem(self, problem)
            self.show_settings()
            return
        self.changed.emit(changes)

    def _keep_retention(self, value: float) -> None:
        self._keep(replace(self._library.settings.get(), retention=value))

    def _keep_language(self, value: Language) -> None:
        self._keep(replace(self._library.settings.get(), content_language=value))

    def _keep_typing(self, value: bool) -> None:
        self._keep(replace(self._library.settings.get(), type_short=value))

    def _keep(self, settings: StudySettings) -> None:
        try:
            changes = self._library.settings.set(settings)
        except Problem as problem:
            report_problem(self, problem)
            self.show_settings()
            return
        self.changed.emit(changes)


def _levels() -> list[str]:
    return [
        tr("Lighter: 85 of 100"),
        tr("Usual: 90 of 100"),
        tr("Surer: 95 of 100"),
    ]


def _named(field: NumberField) -> QWidget:
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(TINY)
    name = Label(field.accessibleName().capitalize(), "note", muted=True, wrap=False)
    name.setBuddy(field)
    column.addWidget(name)
    column.addWidget(field)
    return holder
