"""A table in the house style: whole rows, no grid of lines, rows that grow with the text."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QWidget

from aimstudy.ui.theme import Role, font, theme_changed
from aimstudy.ui.tokens import MEDIUM, SMALL, TINY


class Table(QTableView):
    """A QTableView that selects rows, is sorted by nobody and named for screen readers.

    Tab leaves it; arrows move in it. ``wraps`` lets rows grow with their text.
    """

    def __init__(self, name: str, wraps: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._wraps = wraps
        self.setWordWrap(wraps)
        self.setShowGrid(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setDefaultAlignment(
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        )
        if wraps:
            self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.setStyleSheet(f"QTableView::item {{ padding: {TINY}px {SMALL}px; border: 0; }}")
        theme_changed.connect(self._fit_rows)
        self._fit_rows()

    def _fit_rows(self) -> None:
        height = QFontMetrics(font(Role.BODY)).height() + 2 * SMALL
        header = self.verticalHeader()
        header.setMinimumSectionSize(height)
        header.setDefaultSectionSize(height)
        self.horizontalHeader().setMinimumSectionSize(4 * MEDIUM)
