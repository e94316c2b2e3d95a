"""The topics on offer, each with a mark to set, and a field to find one among many."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QSizePolicy,
    QStyle,
    QVBoxLayout,
    QWidget,
)

from aimstudy.services.views.quiz import QuizTopic, TopicRef
from aimstudy.ui.quiz.setup_words import topic_words
from aimstudy.ui.theme import Role, font, pixels, theme_changed
from aimstudy.ui.tokens import MEDIUM, SMALL
from aimstudy.ui.translations import tr
from aimstudy.ui.widgets import Label

MOST_ROWS = 6  # shown at once; the rest is scrolled to
SEARCHED = 9  # topics from which there is a field to find one
_TO_LIST = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down)


class TopicMarks(QListWidget):
    """One row a topic; ``chosen`` when a mark was set or taken away, by a click or by Space."""

    chosen = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("Topics to choose"))
        self.setProperty("marks", True)
        self.setTabKeyNavigation(False)
        self.setWordWrap(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._refs: list[TopicRef] = []
        self.itemChanged.connect(lambda _item: self.chosen.emit())
        theme_changed.connect(self._fit_rows)

    def show_topics(self, topics: Sequence[QuizTopic], marked: Sequence[TopicRef]) -> None:
        """Show ``topics``; those with nothing to ask can be read and not marked."""
        self.blockSignals(True)
        self.clear()
        self._refs = [topic.ref for topic in topics]
        for topic in topics:
            item = QListWidgetItem(topic_words(topic))
            flags = Qt.ItemFlag.ItemIsUserCheckable | Qt.ItemFlag.ItemIsSelectable
            if topic.usable:
                flags |= Qt.ItemFlag.ItemIsEnabled
            item.setFlags(flags)
            on = topic.usable > 0 and topic.ref in marked
            item.setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)
            self.addItem(item)
        first = next((row for row, topic in enumerate(topics) if topic.ref in marked), 0)
        self.setCurrentRow(first)
        self.blockSignals(False)
        self._fit_rows()

    def refs(self) -> tuple[TopicRef, ...]:
        """The topics that are marked, in the list's order; hidden ones too."""
        return tuple(
            ref
            for row, ref in enumerate(self._refs)
            if self.item(row).checkState() is Qt.CheckState.Checked
        )

    def show_found(self, words: str) -> int:
        """Show the topics that have all of ``words``; return how many these are."""
        wanted = words.casefold().split()
        found = 0
        for row in range(self.count()):
            text = self.item(row).text().casefold()
            fits = all(word in text for word in wanted)
            self.item(row).setHidden(not fits)
            found += fits
        return found

    def go_in(self) -> None:
        """Take the focus, at the first row in sight."""
        rows = (row for row in range(self.count()) if not self.item(row).isHidden())
        self.setCurrentRow(next(rows, -1))
        self.setFocus(Qt.FocusReason.TabFocusReason)

    def sizeHint(self) -> QSize:
        heights = [self.item(row).sizeHint().height() for row in range(self.count())]
        shown = sum(heights[:MOST_ROWS]) or _row_height()
        return QSize(pixels(160), shown + SMALL)

    def minimumSizeHint(self) -> QSize:
        return QSize(pixels(120), self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt's hook: rows are as high as their words need in the new width."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit_rows()

    def _fit_rows(self) -> None:
        style = self.style()
        mark = style.pixelMetric(QStyle.PixelMetric.PM_IndicatorWidth, None, self)
        beside = mark + style.pixelMetric(QStyle.PixelMetric.PM_CheckBoxLabelSpacing, None, self)
        width = self.viewport().width() - beside - 2 * SMALL
        metrics = QFontMetrics(font(Role.BODY))
        area, wrapped = QRect(0, 0, max(1, width), 10_000), int(Qt.TextFlag.TextWordWrap)
        self.blockSignals(True)
        for row in range(self.count()):
            item = self.item(row)
            height = metrics.boundingRect(area, wrapped, item.text()).height() + MEDIUM
            item.setSizeHint(QSize(0, max(_row_height(), height)))
        self.blockSignals(False)
        self.scheduleDelayedItemsLayout()
        self.updateGeometry()


class FindField(QLineEdit):
    """Enter and Down lead to what was found; they are not the page's."""

    done = Signal()

    def event(self, event: QEvent) -> bool:
        """Keep the keys that lead on."""
        if isinstance(event, QKeyEvent) and event.key() in _TO_LIST:
            if event.type() == QEvent.Type.ShortcutOverride:
                event.accept()
                return True
            if event.type() == QEvent.Type.KeyPress:
                self.done.emit()
                return True
        return super().event(event)


class TopicList(QWidget):
    """The marks, above them the field where there are many, below them what was not found."""

    chosen = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.search = FindField()
        self.search.setPlaceholderText(tr("Find a topic"))
        self.search.setAccessibleName(tr("Find a topic"))
        self.marks = TopicMarks()
        self.nothing = Label(tr("No topic has these words."), Role.NOTE, muted=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SMALL)
        for part in (self.search, self.marks, self.nothing):
            column.addWidget(part)
        self.nothing.hide()
        self.search.textChanged.connect(self._search)
        self.search.done.connect(self.marks.go_in)
        self.marks.chosen.connect(self.chosen)

    def show_topics(self, topics: Sequence[QuizTopic], marked: Sequence[TopicRef]) -> None:
        """Show ``topics`` with those in ``marked`` marked; a search under way goes on."""
        self.marks.show_topics(topics, marked)
        self.search.setVisible(len(topics) >= SEARCHED)
        self._search(self.search.text())

    def go_in(self) -> None:
        """Take the focus: the field where there is one, else the first topic."""
        if self.search.isHidden():
            self.marks.go_in()
        else:
            self.search.setFocus(Qt.FocusReason.TabFocusReason)

    def _search(self, words: str) -> None:
        self.nothing.setHidden(self.marks.show_found(words) > 0)


def _row_height() -> int:
    return QFontMetrics(font(Role.BODY)).height() + MEDIUM
