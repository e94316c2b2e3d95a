"""The words of one day under the picture: what it holds, why, and the way to take it off.

Keeps room for the longest of the days in front, so that nothing moves while the pointer does.
"""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from aimstudy.services.views.timeline import TimelineView
from aimstudy.ui.theme import Role, font, pixels, theme_changed
from aimstudy.ui.timeline.words_day import day_words
from aimstudy.ui.timeline.words_why import why_words
from aimstudy.ui.tokens import SMALL, TINY
from aimstudy.ui.translations import tr
from aimstudy.ui.widgets import Label, PlainButton

MOST_LOOKED_AT = 80  # days
BESIDE = 520  # px at 100 % from which the button stands beside the words
WRAP = int(Qt.TextFlag.TextWordWrap)


class DayLine(QWidget):
    """``show_day`` changes the words; ``keep_room_for`` says which days may come."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.line = Label()
        self.why = Label(role=Role.NOTE, muted=True)
        self.toggle = PlainButton(tr("Make it a day off"), tr("Space"), target=32)
        self._longest = ("", "")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(TINY)
        self._row = row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        row.setSpacing(SMALL)
        for label in (self.line, self.why):
            label.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        row.addWidget(self.line, 1)
        row.addWidget(self.toggle, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(row)
        column.addWidget(self.why)
        theme_changed.connect(self._keep_room)

    def show_day(self, view: TimelineView, day: date) -> None:
        """Say what ``day`` holds and why."""
        self.line.setText(day_words(view, day))
        self.why.setText(why_line(view, day))

    def keep_room_for(self, view: TimelineView, days: Sequence[date]) -> None:
        """Never be lower than the words of ``days`` need; of many, some are looked at."""
        days = days[:: 1 + len(days) // MOST_LOOKED_AT]
        self._longest = (
            max((day_words(view, day) for day in days), key=len, default=""),
            max((why_line(view, day) for day in days), key=len, default=""),
        )
        self._keep_room()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        ways = QBoxLayout.Direction
        self._row.setDirection(ways.LeftToRight if self._beside else ways.TopToBottom)
        self._keep_room()

    def minimumSizeHint(self) -> QSize:
        """As narrow as the button: it may stand below the words."""
        return QSize(self.toggle.sizeHint().width(), super().minimumSizeHint().height())

    @property
    def _beside(self) -> bool:
        return self.width() >= pixels(BESIDE)

    def _keep_room(self) -> None:
        room = self.toggle.sizeHint().width() + SMALL if self._beside else 0
        widths = (self.width() - room, self.width())
        labels = ((self.line, Role.BODY), (self.why, Role.NOTE))
        for (label, role), text, width in zip(labels, self._longest, widths, strict=True):
            metrics = QFontMetrics(font(role))
            box = metrics.boundingRect(QRect(0, 0, max(80, width), 10_000), WRAP, text)
            label.setMinimumHeight(max(metrics.lineSpacing(), box.height()) + SMALL // 2)


def why_line(view: TimelineView, day: date) -> str:
    """``Why this day? …`` on one line."""
    return tr("Why this day? {why}", why=" ".join(why_words(view, day)))
