"""The legend under the text: each underline with its family of facts, to be shown or hidden."""

from collections.abc import Collection, Mapping

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from aimstudy.ui.articles.fact_kinds import FactGroup, group_words, stroke_words
from aimstudy.ui.articles.strokes import band, draw_stroke
from aimstudy.ui.theme import Role, color, current_tokens, font, pixels
from aimstudy.ui.tokens import RADIUS_CONTROL, SMALL, TINY
from aimstudy.ui.translations import tr
from aimstudy.ui.widgets.button import Button, ButtonKind
from aimstudy.ui.widgets.flow import FlowRow

SAMPLE = 22  # px wide at 100 %


class LegendButton(Button):
    """One family: its line, its name and how many facts it has; off, its name is crossed out."""

    def __init__(self, group: FactGroup, parent: QWidget | None = None) -> None:
        super().__init__(group_words(group), ButtonKind.LINK, "", parent, role=Role.NOTE)
        self._group = group
        self.setCheckable(True)
        self.setChecked(True)
        self.count = 0
        self.set_count(0)

    def set_count(self, count: int) -> None:
        """Say how many facts of the family the article has."""
        self.count = count
        self.set_words(tr("{family} {n}", family=group_words(self._group), n=count))
        self.setAccessibleDescription(stroke_words(self._group))
        hint = tr("Show or hide: {family}, {line}", family=group_words(self._group),
                  line=stroke_words(self._group))  # fmt: skip
        self.setToolTip(hint)

    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(font(Role.NOTE))
        width = pixels(SAMPLE) + SMALL + metrics.horizontalAdvance(self.text()) + 2 * SMALL
        return QSize(width, max(24, metrics.height() + 2 * TINY))

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = current_tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        if self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(color(tokens.surface2))
            painter.drawRoundedRect(area, RADIUS_CONTROL, RADIUS_CONTROL)
        if self.hasFocus() and self._ring:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(color(tokens.focus), 2))
            painter.drawRoundedRect(area, RADIUS_CONTROL, RADIUS_CONTROL)
        on = self.isChecked()
        sample = pixels(SAMPLE)
        if on:
            top = (self.height() - band()) / 2
            draw_stroke(painter, self._group, SMALL, SMALL + sample, top)
        words = font(Role.NOTE)
        words.setStrikeOut(not on)
        painter.setFont(words)
        painter.setPen(color(tokens.text if on else tokens.muted))
        room = QRectF(2 * SMALL + sample, 0, self.width(), self.height())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, self.text())
        painter.end()


class FactLegend(FlowRow):
    """The families an article has; ``changed`` carries the set of those that are shown."""

    changed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        self.buttons = {group: LegendButton(group) for group in FactGroup}
        super().__init__(list(self.buttons.values()), parent, gap=TINY)
        self.setAccessibleName(tr("Kinds of facts"))
        for button in self.buttons.values():
            button.toggled.connect(lambda _on: self.changed.emit(self.shown()))

    def shown(self) -> frozenset[FactGroup]:
        """Families that are not hidden."""
        return frozenset(group for group, button in self.buttons.items() if button.isChecked())

    def set_counts(self, counts: Mapping[FactGroup, int]) -> None:
        """Show the families that the article has, with how many facts."""
        for group, button in self.buttons.items():
            button.set_count(counts.get(group, 0))
            button.setVisible(bool(counts.get(group)))
        self.updateGeometry()

    def show_all(self, groups: Collection[FactGroup] = tuple(FactGroup)) -> None:
        """Hide no family of ``groups``."""
        for group in groups:
            self.buttons[group].setChecked(True)
