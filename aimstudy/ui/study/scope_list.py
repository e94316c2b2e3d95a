"""A list of what a session may be about, with a field that narrows it down."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from aimstudy.services.views.session_choice import ScopeLine, StudyScope
from aimstudy.ui.study.scope_words import scope_counts, scope_kind, scope_line, scope_name
from aimstudy.ui.theme import Role, color, current_tokens, font
from aimstudy.ui.tokens import MEDIUM, RADIUS_CONTROL, SMALL
from aimstudy.ui.translations import tr

Index = QModelIndex | QPersistentModelIndex
FIND_FROM = 2  # so many choices before there is something to find
_MOVING = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


def _writes(event: QKeyEvent) -> bool:
    """Whether a key stands for a letter, a digit or a space, and for no command."""
    command = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
    return bool(event.text()) and event.text().isprintable() and not event.modifiers() & command


class ScopeRow(QStyledItemDelegate):
    """Draws a choice: its name, what sort of thing it is, and its counts on the right."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """One line of text with room around it."""
        del index
        return QSize(0, QFontMetrics(font(Role.BODY)).height() + 2 * SMALL)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one row."""
        tokens = current_tokens()
        line: ScopeLine = index.data(Qt.ItemDataRole.UserRole)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setPen(QPen(color(tokens.accent), 2))
            painter.setBrush(color(tokens.info))
            area = option.rect.adjusted(1, 1, -1, -1)
            painter.drawRoundedRect(area, RADIUS_CONTROL, RADIUS_CONTROL)
        inner = option.rect.adjusted(MEDIUM, 0, -MEDIUM, 0)
        middle = Qt.AlignmentFlag.AlignVCenter
        note, body = QFontMetrics(font(Role.NOTE)), QFontMetrics(font(Role.BODY))
        counts = scope_counts(line)
        painter.setFont(font(Role.NOTE))
        painter.setPen(color(tokens.muted))
        painter.drawText(inner, middle | Qt.AlignmentFlag.AlignRight, counts)
        room = inner.width() - note.horizontalAdvance(counts) - MEDIUM
        name = body.elidedText(scope_name(line), Qt.TextElideMode.ElideMiddle, max(0, room))
        left = body.horizontalAdvance(name) + SMALL
        kind = note.elidedText(scope_kind(line), Qt.TextElideMode.ElideRight, max(0, room - left))
        painter.drawText(inner.adjusted(left, 0, 0, 0), middle, kind)
        painter.setFont(font(Role.BODY))
        painter.setPen(color(tokens.text))
        painter.drawText(inner, middle, name)
        painter.restore()


class ScopeList(QWidget):
    """One choice holds; ``picked`` on a double click or Enter in the list."""

    picked = Signal()
    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.query = QLineEdit()
        self.query.setPlaceholderText(tr("Find a deck, tag, article or topic"))
        self.query.setAccessibleName(self.query.placeholderText())
        self.query.installEventFilter(self)
        self.list = QListWidget()
        self.list.installEventFilter(self)
        self.list.setProperty("marks", True)
        self.list.setAccessibleName(tr("What to study"))
        self.list.setItemDelegate(ScopeRow(self.list))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SMALL)
        column.addWidget(self.query)
        column.addWidget(self.list, 1)
        self._lines: tuple[ScopeLine, ...] = ()
        self.query.textChanged.connect(lambda _text: self._fill(self.chosen))
        self.list.itemActivated.connect(lambda _item: self.picked.emit())
        self.list.currentRowChanged.connect(lambda _row: self.changed.emit())

    @property
    def chosen(self) -> ScopeLine | None:
        """What is marked, or None where nothing is found."""
        item = self.list.currentItem()
        line: ScopeLine | None = item.data(Qt.ItemDataRole.UserRole) if item is not None else None
        return line

    def show_lines(self, lines: Sequence[ScopeLine], scope: StudyScope) -> None:
        """Offer ``lines``, with that of ``scope`` marked."""
        self._lines = tuple(lines)
        marked = next((line for line in lines if line.scope == scope), None)
        self.query.setVisible(len(lines) >= FIND_FROM)
        self.query.setText("")  # not clear(), which Undo would take back
        self._fill(marked)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrows move in the list while the field keeps the focus; letters in the list are for it.

        A space there is one, too: it begins no session.
        """
        if not isinstance(event, QKeyEvent):
            return super().eventFilter(watched, event)
        pressed = event.type() == QEvent.Type.KeyPress
        if watched is self.query:
            if pressed and event.key() in _MOVING:
                self.list.event(event)
                return True
        elif _writes(event) and not self.query.isHidden():
            if event.type() == QEvent.Type.ShortcutOverride:
                event.accept()  # no key of the page
                return True
            if pressed:
                self._write(event.text())
                return True
        return super().eventFilter(watched, event)

    def _write(self, text: str) -> None:
        if text.strip() or self.query.text():
            self.query.setFocus()
            self.query.insert(text)

    def _fill(self, marked: ScopeLine | None) -> None:
        parts = self.query.text().casefold().split()
        self.list.clear()
        for line in self._lines:
            words = scope_line(line)
            if all(part in words.casefold() for part in parts):
                item = QListWidgetItem(words)
                item.setData(Qt.ItemDataRole.UserRole, line)
                self.list.addItem(item)
                if line is marked:
                    self.list.setCurrentItem(item)
        if self.list.currentRow() < 0:
            self.list.setCurrentRow(0)
        self.changed.emit()
