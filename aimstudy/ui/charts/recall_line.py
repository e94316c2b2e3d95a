"""Recall from today to the exam in small: the plan's line with its band, and the line if stopped.

Shows what it is given; a sentence beside it must say the same in words.
"""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QPointF, QSize
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from aimstudy.domain.plan import Band
from aimstudy.ui.charts.axis import Scale
from aimstudy.ui.charts.painted import (
    STOPPED_DASHES,
    PaintedChart,
    draw_line,
    draw_note,
    draw_recall,
    note_font,
    text_width,
)
from aimstudy.ui.theme import current_tokens, pixels
from aimstudy.ui.tokens import SMALL
from aimstudy.ui.translations import format_date, tr

Line = Sequence[tuple[date, Band]]
Stopped = Sequence[tuple[date, float]]


class RecallLine(PaintedChart):
    """The small chart of the Today page; not focusable, described for screen readers."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Recall until the exam"), parent)
        self._line: Line = ()
        self._stopped: Stopped = ()
        self._today: date | None = None
        self._exam: date | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def set_data(
        self, line: Line, stopped: Stopped, today: date | None, exam_day: date | None
    ) -> None:
        """Show ``line`` (day, band) and ``stopped`` (day, share 0-1); both in order of days."""
        self._line, self._stopped = tuple(line), tuple(stopped)
        self._today, self._exam = today, exam_day
        self.setAccessibleDescription(recall_words(self._line, self._stopped))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(pixels(420), pixels(130))

    def minimumSizeHint(self) -> QSize:
        return QSize(pixels(160), pixels(110))

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        days = [day for day, _ in self._line] + [day for day, _ in self._stopped]
        if not days:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        across, up = self._scales(days)
        self._draw_frame(painter, across, up)
        tokens = current_tokens()
        stopped = [
            QPointF(across.at(day.toordinal()), up.at(share)) for day, share in self._stopped
        ]
        draw_line(painter, stopped, tokens.control, 1.5, STOPPED_DASHES)
        draw_recall(painter, self._line, across, up)
        painter.end()

    def _scales(self, days: Sequence[date]) -> tuple[Scale, Scale]:
        metrics = QFontMetricsF(note_font())
        left = text_width("100") + SMALL
        first, last = min(days), max(*days, self._exam or days[0])
        across = Scale(first.toordinal(), last.toordinal(), left, self.width() - 2.0)
        top = metrics.height() + SMALL
        return across, Scale(0.0, 1.0, self.height() - metrics.capHeight() / 2 - 2, top)

    def _draw_frame(self, painter: QPainter, across: Scale, up: Scale) -> None:
        tokens = current_tokens()
        half = QFontMetricsF(note_font()).capHeight() / 2
        for share, text in ((0.0, "0"), (1.0, "100")):
            height = up.at(share)
            ends = [QPointF(across.start, height), QPointF(self.width(), height)]
            draw_line(painter, ends, tokens.line, 1.0)
            left = across.start - SMALL - text_width(text)
            draw_note(painter, QPointF(left, height + half), text, tokens.muted)
        if self._today:
            self._draw_day(painter, across.at(self._today.toordinal()), up, tr("today"))
        if self._exam:
            end = min(across.at(self._exam.toordinal()), self.width() - 1.0)
            self._draw_day(painter, end, up, tr("exam"))

    def _draw_day(self, painter: QPainter, across: float, up: Scale, text: str) -> None:
        tokens = current_tokens()
        draw_line(
            painter, [QPointF(across, up.end), QPointF(across, up.start)], tokens.control, 1.0
        )
        left = min(across, self.width() - text_width(text))
        baseline = QFontMetricsF(note_font()).ascent()
        draw_note(painter, QPointF(left, baseline), text, tokens.muted)


def recall_words(line: Line, stopped: Stopped) -> str:
    """The chart in words, for those who do not see it."""
    if not line:
        return tr("No forecast yet.")
    day, band = line[-1]
    words = tr(
        "On {day} you will probably recall {low} to {high} of 100.",
        day=format_date(day),
        low=round(band.low * 100),
        high=round(band.high * 100),
    )
    if stopped:
        share = round(stopped[-1][1] * 100)
        words += " " + tr("If you stop today, about {share} of 100.", share=share)
    return words
