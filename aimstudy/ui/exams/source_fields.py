"""Where the rules of an exam were found, when, and whether the person has checked them."""

from dataclasses import replace
from datetime import date

from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from aimstudy.domain.exam_profile import ExamProfile
from aimstudy.ui.own_texts import shown_text, stored_text
from aimstudy.ui.theme import pixels, theme_changed
from aimstudy.ui.tokens import SMALL
from aimstudy.ui.translations import tr
from aimstudy.ui.widgets import DateField
from aimstudy.ui.widgets.check_line import CheckLine
from aimstudy.ui.widgets.flow import FlowRow
from aimstudy.ui.widgets.labelled import Labelled

EARLIEST = date(1990, 1, 1)
LONGEST = 1_000
LINES = 76  # px at 100 %: three lines


class SourceFields(QWidget):
    """Shows where a profile comes from and gives it back changed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.source = QPlainTextEdit()
        self.source.setTabChangesFocus(True)
        self.source.setAccessibleName(tr("Where the rules were found"))
        self.source.setPlaceholderText(tr("a page, a booklet, a person"))
        self._keep_height()
        theme_changed.connect(self._keep_height)
        self.day = DateField(tr("Day on which the rules were found"), EARLIEST, EARLIEST)
        self.verified = CheckLine(tr("I have checked these rules"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SMALL)
        column.addWidget(Labelled(tr("Source"), self.source))
        column.addWidget(FlowRow([Labelled(tr("As of"), self.day)]))
        column.addWidget(self.verified)

    def show_profile(self, profile: ExamProfile, today: date) -> None:
        """Show the source of ``profile``; ``today`` where no day is known."""
        self.source.setPlainText(shown_text(profile.source))
        self.day.set_day(profile.source_day or today)
        self.verified.setChecked(profile.verified)

    def changed(self, profile: ExamProfile) -> ExamProfile:
        """``profile`` with the source that stands here; no day without one."""
        source = stored_text(" ".join(self.source.toPlainText().split())[:LONGEST])
        return replace(
            profile,
            source=source,
            source_day=self.day.day() if source else None,
            verified=self.verified.isChecked(),
        )

    def _keep_height(self) -> None:
        self.source.setFixedHeight(pixels(LINES))
