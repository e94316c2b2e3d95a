"""A list of what a session may be about, with a field that narrows it down."""

from collections.abc import Sequence

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QLineEdit,
    QListView,
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
_WRAPPED = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft
FIND_FROM = 2  # so many choices before there is something to find
_MOVING = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


def _writes(event: QKeyEvent) -> bool:
    """Whether a key stands for a letter, a digit or a space, and for no command."""
    command = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
    return bool(event.text()) and event.text().isprintable() and not event.modifiers() & command


class ScopeRow(QStyledItemDelegate):
    """Draws a choice: its name, what sort of thing it is, and its counts on the right.

    Where one line is too narrow for that, the name is wrapped and the rest stands below it.
    """

    def __init__(self, rows: QListWidget) -> None:
        super().__init__(rows)
        self._rows = rows

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """All the words, with room around them."""
        line: ScopeLine = index.data(Qt.ItemDataRole.UserRole)
        width = self._rows.viewport().width() - 2 * MEDIUM
        height = QFontMetrics(font(Role.BODY)).height()
        if not _on_one_line(line, width):
            height = _height(Role.BODY, scope_name(line), width)
            height += _height(Role.NOTE, _below(line), width)
        return QSize(0, height + 2 * SMALL)

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
        if _on_one_line(line, inner.width()):
            self._paint_line(painter, inner, line)
        else:
            self._paint_lines(painter, inner.adjusted(0, SMALL, 0, -SMALL), line)
        painter.restore()

    @staticmethod
    def _paint_line(painter: QPainter, inner: QRect, line: ScopeLine) -> None:
        tokens, name = current_tokens(), scope_name(line)
        middle = Qt.AlignmentFlag.AlignVCenter
        left = QFontMetrics(font(Role.BODY)).horizontalAdvance(name) + SMALL
        painter.setFont(font(Role.NOTE))
        painter.setPen(color(tokens.muted))
        painter.drawText(inner, middle | Qt.AlignmentFlag.AlignRight, scope_counts(line))
        painter.drawText(inner.adjusted(left, 0, 0, 0), middle, scope_kind(line))
        painter.setFont(font(Role.BODY))
        painter.setPen(color(tokens.text))
        painter.drawText(inner, middle, name)

    @staticmethod
    def _paint_lines(painter: QPainter, inner: QRect, line: ScopeLine) -> None:
        tokens, name = current_tokens(), scope_name(line)
        painter.setFont(font(Role.BODY))
        painter.setPen(color(tokens.text))
        painter.drawText(inner, int(_WRAPPED), name)
        painter.setFont(font(Role.NOTE))
        painter.setPen(color(tokens.muted))
        top = _height(Role.BODY, name, inner.width())
        painter.drawText(inner.adjusted(0, top, 0, 0), int(_WRAPPED), _below(line))


def _on_one_line(line: ScopeLine, width: int) -> bool:
    body, note = QFontMetrics(font(Role.BODY)), QFontMetrics(font(Role.NOTE))
    wanted = body.horizontalAdvance(scope_name(line)) + SMALL + MEDIUM
    rest = note.horizontalAdvance(scope_kind(line)) + note.horizontalAdvance(scope_counts(line))
    return wanted + rest <= width


def _below(line: ScopeLine) -> str:
    """What stands below a name that takes a line of its own."""
    return " · ".join(part for part in (scope_kind(line), scope_counts(line)) if part)


def _height(role: Role, text: str, width: int) -> int:
    area = QRect(0, 0, max(1, width), 10_000)
    return QFontMetrics(font(role)).boundingRect(area, int(_WRAPPED), text).height()


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
        self.list.setResizeMode(QListView.ResizeMode.Adjust)  # rows are as high as they need
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
