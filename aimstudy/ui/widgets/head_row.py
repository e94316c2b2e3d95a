"""A heading with small controls at its right or, where it is narrow, below it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QWidget

from aimstudy.ui.tokens import SMALL
from aimstudy.ui.widgets.beside import lay_beside
from aimstudy.ui.widgets.flow import FlowRow
from aimstudy.ui.widgets.label import Label


class HeadRow(QWidget):
    """``heading`` and ``controls``; the controls break into rows rather than be clipped."""

    def __init__(
        self, heading: Label, controls: Sequence[QWidget], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._heading = heading
        self._row = FlowRow(controls, gap=SMALL)
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(SMALL)
        self._box.addWidget(heading, 1)
        self._box.addWidget(self._row, 0, Qt.AlignmentFlag.AlignVCenter)

    def fit(self) -> None:
        """Beside each other or one above the other, whichever there is room for."""
        words = self._heading.fontMetrics().horizontalAdvance(self._heading.text())
        beside = words + SMALL + self._row.sizeHint().width() <= self.width()
        lay_beside(self, self._box, self._row, beside)

    def put_last(self, control: QWidget) -> None:
        """Let ``control`` be the last of the row, for the eye and for Tab."""
        self._row.flow.removeWidget(control)
        others = [self._row.flow.itemAt(n) for n in range(self._row.flow.count())]
        self._row.flow.addWidget(control)
        for item in others:
            widget = item.widget() if item is not None else None
            if widget is not None:
                QWidget.setTabOrder(widget, control)
        self.fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt's hook: see whether it still fits."""
        super().resizeEvent(event)
        self.fit()
