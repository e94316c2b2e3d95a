"""The article as running text, its facts underlined by kind; marked words are given as raw offsets.

Built from plain text with a text cursor, never from HTML. A click on a fact's words, or Enter where
the text cursor stands, chooses it. Knows no cards and calls no library.
"""

from PySide6.QtCore import QPoint, QPointF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextListFormat,
)
from PySide6.QtWidgets import QFrame, QTextEdit, QWidget

from aimstudy.domain.article import BlockKind
from aimstudy.services.views.articles import ArticleView
from aimstudy.ui.articles.fact_kinds import FactGroup
from aimstudy.ui.articles.text_map import Line, TextMap, lay_out, units
from aimstudy.ui.articles.underlines import (
    Span,
    fact_at,
    paint_underlines,
    places_of,
    spans_of,
)
from aimstudy.ui.theme import Role, current_tokens, font, pixels, theme_changed
from aimstudy.ui.tokens import INSET, MEDIUM, TINY
from aimstudy.ui.translations import tr
from aimstudy.ui.unbroken import breakable, unbroken

COLUMN_CHARACTERS = 70
LINE_HEIGHT = 122.0  # percent of the font's own
LINES_FIRST = 60  # more than a window shows
LINES_AT_ONCE = 40  # some ten milliseconds of work
MERGED = QTextCursor.MoveMode.KeepAnchor


class Reader(QTextEdit):
    """Shows an ArticleView. ``place_clicked`` carries a raw offset, ``marked`` if words are.

    ``fact_clicked`` carries the id of the fact whose words were clicked.
    """

    place_clicked = Signal(int)
    fact_clicked = Signal(int)
    marked = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: tuple[int, str] | None = None
        self._places: tuple[Span, ...] = ()
        self._spans: tuple[Span, ...] = ()
        self._groups: frozenset[FactGroup] = frozenset(FactGroup)
        self._map = TextMap("", (), ())
        self._highlight: tuple[int, int, str] | None = None
        self._written = 0  # lines of the map that stand in the document
        self._writing = QTimer(self, interval=0)
        self._writing.timeout.connect(lambda: self._write_lines(LINES_AT_ONCE))
        self.setAccessibleName(tr("Text of the article"))
        self.setReadOnly(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByKeyboard
            | Qt.TextInteractionFlag.TextSelectableByMouse
        )
        self.setTabChangesFocus(True)
        self.setAcceptDrops(False)
        self.setUndoRedoEnabled(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.viewport().setAutoFillBackground(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMinimumSize(220, pixels(220))
        self.selectionChanged.connect(lambda: self.marked.emit(self.textCursor().hasSelection()))
        theme_changed.connect(self._rebuild)

    def show_article(self, view: ArticleView) -> None:
        """Show ``view``; the place in the text stays where the text is the same."""
        same = self._shown == (view.article_id, view.text)
        if not same:
            self._shown = (view.article_id, view.text)
            self._map = lay_out(view)
            self._highlight = None
            self._rebuild()
        self._places = places_of(view.marks, self._map)
        self._spans = spans_of(self._places, self._groups)
        self.viewport().update()

    def show_groups(self, groups: frozenset[FactGroup]) -> None:
        """Underline the facts of these families only."""
        self._groups = groups
        self._spans = spans_of(self._places, groups)
        self.viewport().update()

    def marked_range(self) -> tuple[int, int] | None:
        """Raw ``start:end`` of the marked words, None where none are marked."""
        cursor = self.textCursor()
        return self._map.raw_range(cursor.selectionStart(), cursor.selectionEnd())

    def show_place(self, start: int, answer: str = "", scroll: bool = True) -> None:
        """Highlight the sentence at raw offset ``start`` and ``answer`` in it."""
        piece = self._map.piece_of(start) if start >= 0 else None
        if piece is None:
            self._highlight = None
        else:
            self._write_until(piece.until)
            self._highlight = (piece.at, piece.until, answer)
            if scroll:
                self._scroll_to(piece.at)
        self._show_highlight()

    def highlighted_text(self) -> str:
        """The sentence that is highlighted, "" where none is."""
        if not self._highlight:
            return ""
        shown = self._cursor(self._highlight[0], self._highlight[1]).selectedText()
        return breakable(shown)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        top = self.verticalScrollBar().value()
        painter.translate(-self.horizontalScrollBar().value(), -top)
        first = self.cursorForPosition(QPoint(0, 0)).block()
        bottom = top + self.viewport().height()
        paint_underlines(painter, self.document(), self._spans, first, bottom)
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_column()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if not self.textCursor().hasSelection():
            self._choose(self._position_under(event.position()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """A hand over what can be clicked."""
        super().mouseMoveEvent(event)
        over = fact_at(self._spans, self._position_under(event.position())) is not None
        shape = Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.IBeamCursor
        self.viewport().setCursor(shape)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter chooses the fact at the text cursor."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._choose(self.textCursor().position())
        else:
            super().keyPressEvent(event)

    def _position_under(self, place: QPointF) -> int:
        return self.cursorForPosition(place.toPoint()).position()

    def _choose(self, position: int) -> None:
        """Tell of the fact at a document position, or of the sentence there."""
        fact = fact_at(self._spans, position)
        found = self._map.piece_shown_at(position)
        if fact is not None:
            self.fact_clicked.emit(fact)
        elif found:
            self.place_clicked.emit(found.start)

    def _fit_column(self) -> None:
        """Keep lines at about 70 characters, in the middle of a wide window."""
        column = QFontMetrics(_body()).averageCharWidth() * COLUMN_CHARACTERS
        side = max(TINY, (self.viewport().width() - column) // 2)
        frame = self.document().rootFrame()
        style = frame.frameFormat()
        if style.leftMargin() != side:
            style.setLeftMargin(side)
            style.setRightMargin(side)
            frame.setFrameFormat(style)

    def _rebuild(self) -> None:
        """Write the beginning now and the rest in slices: a book must not hold the window up."""
        self.clear()
        self._written = 0
        self._write_lines(LINES_FIRST)
        self.setTextCursor(QTextCursor(self.document()))
        self._writing.start()
        self._fit_column()
        self._show_highlight()

    def _write_lines(self, count: int) -> None:
        """Write the next ``count`` lines; stops the timer where none are left."""
        lines = self._map.lines[self._written : self._written + count]
        cursor = QTextCursor(self.document())
        cursor.movePosition(QTextCursor.MoveOperation.End)
        cursor.beginEditBlock()
        for number, line in enumerate(lines, self._written):
            self._write_line(cursor, line, first=number == 0)
        cursor.endEditBlock()
        self._written += len(lines)
        if self._written == len(self._map.lines):
            self._writing.stop()

    def _write_until(self, position: int) -> None:
        """Have everything up to a document position there."""
        while self._written < len(self._map.lines) and position >= self._end():
            self._write_lines(LINES_AT_ONCE)

    def _end(self) -> int:
        """The document position after what is written."""
        return self.document().characterCount() - 1

    def _write_line(self, cursor: QTextCursor, line: Line, first: bool) -> None:
        if not first:
            cursor.insertBlock()
        style = QTextBlockFormat()
        style.setLineHeight(LINE_HEIGHT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        heading = line.kind is BlockKind.HEADING
        style.setTopMargin(0 if first else (INSET if heading else 0))
        style.setBottomMargin(MEDIUM if line.kind is not BlockKind.BULLET else TINY)
        style.setHeadingLevel(line.level if heading else 0)
        if line.kind is BlockKind.BULLET:
            cursor.setBlockFormat(style)
            if cursor.currentList() is None:
                cursor.createList(QTextListFormat.Style.ListDisc)
        else:
            _leave_list(cursor)
            cursor.setBlockFormat(style)
        cursor.setCharFormat(_text_format(line))
        words = unbroken(" ".join(piece.shown for piece in line.pieces))
        cursor.insertText(words, _text_format(line))

    def _show_highlight(self) -> None:
        if not self._highlight:
            self.setExtraSelections([])
            return
        tokens = current_tokens()
        start, end, answer = self._highlight
        spots = [(start, end, tokens.info)]
        sentence = self._cursor(start, end).selectedText()
        at = breakable(sentence).find(breakable(answer)) if answer else -1
        if at >= 0:
            begin = start + units(sentence[:at])
            spots.append((begin, begin + units(answer), tokens.highlight))
        found = []
        for first, last, ground in spots:
            selection = QTextEdit.ExtraSelection()
            selection.cursor = self._cursor(first, last)
            selection.format.setBackground(QColor(ground))
            found.append(selection)
        self.setExtraSelections(found)

    def _cursor(self, start: int, end: int) -> QTextCursor:
        cursor = QTextCursor(self.document())
        cursor.setPosition(start)
        cursor.setPosition(end, MERGED)
        return cursor

    def _scroll_to(self, position: int) -> None:
        """Bring the sentence into the upper third, if it is not in sight already."""
        cursor = QTextCursor(self.document())
        cursor.setPosition(position)
        place = self.cursorRect(cursor)
        view = self.viewport().height()
        if not 0 <= place.top() <= view * 2 // 3:
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + place.top() - view // 3)


def _leave_list(cursor: QTextCursor) -> None:
    held = cursor.currentList()
    if held is not None:
        held.remove(cursor.block())


def _body() -> QFont:
    return font(Role.BODY)


def _text_format(line: Line) -> QTextCharFormat:
    result = QTextCharFormat()
    tokens = current_tokens()
    ink = tokens.muted if line.kind in {BlockKind.DESCRIPTION, BlockKind.QUOTE} else tokens.text
    result.setForeground(QColor(ink))
    if line.kind is BlockKind.HEADING:
        role = Role.TITLE if line.level <= 1 else Role.SECTION
        result.setFont(font(role))
    else:
        result.setFont(_body())
    if line.kind is BlockKind.CODE:
        result.setFontFamilies(["monospace"])
    return result
