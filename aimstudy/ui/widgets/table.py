"""A table in the house style: whole rows, hairlines between them, rows that grow with the text."""

from collections.abc import Collection

from PySide6.QtCore import QAbstractItemModel, Qt, QTimer
from PySide6.QtGui import QFontMetrics, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QTableView, QWidget

from aimstudy.ui.theme import Role, font, theme_changed
from aimstudy.ui.tokens import MEDIUM, SMALL
from aimstudy.ui.widgets.row_delegate import Index, RowDelegate

AT_ONCE = 100  # rows; a longer table fits only what is in sight


class Table(QTableView):
    """A QTableView that selects rows and is named for screen readers.

    Tab leaves it; arrows move in it. With ``wraps`` rows grow with their text;
    columns in ``middle`` keep both ends of a text that is too long. It is never lower than
    ``least`` rows of one line.
    """

    def __init__(
        self,
        name: str,
        wraps: bool = False,
        middle: Collection[int] = (),
        parent: QWidget | None = None,
        least: int = 4,
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._wraps = wraps
        self._least = least
        self._fitted: set[int] = set()
        self._following = False
        self.verticalScrollBar().actionTriggered.connect(lambda _action: self._let_go())
        self._fitting = QTimer(self, singleShot=True, interval=0)
        self._fitting.timeout.connect(self._fit_rows)
        self.setWordWrap(wraps)
        self.setShowGrid(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setItemDelegate(RowDelegate(self, wraps, middle))
        self.verticalHeader().hide()
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setDefaultAlignment(
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        )
        if wraps:
            self.horizontalHeader().sectionResized.connect(self._fit_anew)
            self.verticalScrollBar().valueChanged.connect(lambda _place: self._fitting.start())
        theme_changed.connect(self._fit_font)
        self._fit_font()

    def setModel(self, model: QAbstractItemModel | None) -> None:
        super().setModel(model)
        if self._wraps and model is not None:
            model.modelReset.connect(self._fit_anew)
            model.dataChanged.connect(self._fit_anew)
            model.rowsInserted.connect(self._fit_anew)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._follow_current()
        if self._wraps:
            self._fitting.start()

    def _fit_anew(self) -> None:
        self._fitted.clear()
        self._fitting.start()

    def _fit_rows(self) -> None:
        """Make rows as high as their text: all of a short table, those in sight of a long one."""
        rows = [row for row in self._rows_to_fit() if row not in self._fitted]
        if not rows:
            self._follow_current()
            return
        for row in rows:
            self.setRowHeight(row, self.sizeHintForRow(row))
        self._fitted.update(rows)
        self._follow_current()
        self._fitting.start()  # others may have come into sight

    def currentChanged(self, now: Index, before: Index) -> None:
        super().currentChanged(now, before)
        self._following = True

    def wheelEvent(self, event: QWheelEvent) -> None:
        self._following = False
        super().wheelEvent(event)

    def _follow_current(self) -> None:
        """Keep the row last chosen in sight while rows change, until the person scrolls away."""
        if self._following and self.currentIndex().isValid():
            self.scrollTo(self.currentIndex())

    def _let_go(self) -> None:
        self._following = False

    def _rows_to_fit(self) -> range:
        model = self.model()
        count = model.rowCount() if model is not None else 0
        if count <= AT_ONCE:
            return range(count)
        first, last = self.rowAt(0), self.rowAt(self.viewport().height() - 1)
        return range(max(0, first), (last if last >= 0 else count - 1) + 1)

    def _fit_font(self) -> None:
        height = QFontMetrics(font(Role.BODY)).height() + 2 * SMALL
        header = self.verticalHeader()
        header.setMinimumSectionSize(height)
        header.setDefaultSectionSize(height)
        self.horizontalHeader().setMinimumSectionSize(4 * MEDIUM)
        self.setMinimumHeight(self._least * height)
        if self._wraps:
            self._fit_anew()
