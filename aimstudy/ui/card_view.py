"""The one place where HTML meets Qt: a closed text browser for cards and articles.

It asks for nothing outside itself: no file, no network, no link; pictures are handed to it. What it
is given must come from the cards' renderer; it knows nothing of cards, themes or pages.
"""

from collections.abc import Mapping
from math import ceil

from PySide6.QtCore import QEvent, QMimeData, QSize, Qt, QUrl
from PySide6.QtGui import (
    QFont,
    QImage,
    QKeyEvent,
    QKeySequence,
    QResizeEvent,
    QTextBlockFormat,
    QTextCursor,
    QTextDocument,
    QTextOption,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QSizePolicy, QTextBrowser, QWidget

from aimstudy.services.formulas import FORMULA_URL
from aimstudy.ui.formulas.inline import show_formulas, source_in, told
from aimstudy.ui.unbroken import breakable, unbroken_html

LINE_HEIGHT_PERCENT = 118
_NAMED = 500  # letters that a screen reader says of it at once; the text itself can be read on
_LONG = 5_000  # letters
_READING_KEYS = frozenset(
    {
        Qt.Key.Key_Left,
        Qt.Key.Key_Right,
        Qt.Key.Key_Up,
        Qt.Key.Key_Down,
        Qt.Key.Key_Home,
        Qt.Key.Key_End,
        Qt.Key.Key_PageUp,
        Qt.Key.Key_PageDown,
    }
)


def _nothing() -> QImage:
    """A see-through pixel, shown in place of every image asked for."""
    image = QImage(1, 1, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    return image


class CardView(QTextBrowser):
    """Shows safe HTML. With ``grows`` it is as high as its text and leaves scrolling to others."""

    def __init__(
        self, parent: QWidget | None = None, *, centred: bool = True, grows: bool = True
    ) -> None:
        super().__init__(parent)
        self._grows = grows
        self._blank = _nothing()
        self._pictures: Mapping[str, QImage] = {}
        self._formulas = False
        self._heights: dict[int, int] = {}
        self._look: QFont | None = None
        self._color = ""
        self._centred = centred
        self._ideal_width = 0
        self.setOpenLinks(False)
        self.setOpenExternalLinks(False)
        self.setAcceptDrops(False)
        self.setUndoRedoEnabled(False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus if grows else Qt.FocusPolicy.StrongFocus)
        self.viewport().setAutoFillBackground(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        document = self.document()
        document.setDocumentMargin(0)
        document.setDefaultTextOption(self._option(centred))
        if grows:
            self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            policy.setHeightForWidth(True)
            policy.setRetainSizeWhenHidden(True)
            self.setSizePolicy(policy)

    @staticmethod
    def _option(centred: bool) -> QTextOption:
        side = Qt.AlignmentFlag.AlignHCenter if centred else Qt.AlignmentFlag.AlignLeft
        option = QTextOption(side)
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        return option

    def set_look(self, look: QFont, color: str) -> None:
        """Font and ``#RRGGBB`` of the text from now on.

        Kept here because a style sheet on a scroll area gives its own font to what is in it.
        """
        self._look = look
        self._color = color
        self._impose_font()

    def show_html(self, html: str, pictures: Mapping[str, QImage] | None = None) -> None:
        """Show ``html`` from its beginning, in place of what was there.

        ``pictures`` are the only ones it can show, by the names the html has for them.
        """
        self._pictures = pictures or {}
        if self._pictures:
            self.document().clear()  # it keeps pictures by name
        cursor = QTextCursor(self.document())
        cursor.beginEditBlock()  # a long text is laid out once, not after each step
        html = unbroken_html(html)
        self.setHtml(f'<div style="color: {self._color}">{html}</div>' if self._color else html)
        spacing = QTextBlockFormat()
        spacing.setLineHeight(
            LINE_HEIGHT_PERCENT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value
        )
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.mergeBlockFormat(spacing)
        cursor.endEditBlock()
        self._formulas = FORMULA_URL in html and show_formulas(self.document())
        self.setAccessibleName(told(self.document())[:_NAMED])
        if self._centred:
            self._place_lists()
        self._heights.clear()
        self.updateGeometry()

    def _place_lists(self) -> None:
        """Set a list flush left in a view as narrow as the list: centred bullets are ragged."""
        block = self.document().begin()
        has_list = False
        while block.isValid() and not has_list:
            has_list = block.textList() is not None
            block = block.next()
        option = self._option(not has_list)
        if self.document().defaultTextOption().alignment() != option.alignment():
            self.document().setDefaultTextOption(option)
        self._ideal_width = ceil(self.document().idealWidth()) + 1 if has_list else 0

    @property
    def ideal_width(self) -> int:
        """Width in px that a list wants, 0 for running text."""
        return self._ideal_width

    def _impose_font(self) -> None:
        if self._look is not None and self.document().defaultFont() != self._look:
            self.document().setDefaultFont(self._look)
            self._heights.clear()
            self.updateGeometry()

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        """Refuse every resource but the pictures that were handed over.

        "" refuses style sheets and pages. For an image it does not: Qt then opens the file by its
        name on its own, so an image gets an empty picture instead.
        """
        if kind != QTextDocument.ResourceType.ImageResource.value:
            return ""
        return self._pictures.get(name.toString() if isinstance(name, QUrl) else name, self._blank)

    def hasHeightForWidth(self) -> bool:
        return self._grows

    def heightForWidth(self, width: int) -> int:
        """Height in pixels that shows the whole text at ``width`` pixels."""
        if width not in self._heights:
            self._heights[width] = ceil(self._height(width))
        return self._heights[width]

    def _height(self, width: int) -> float:
        document = self.document()
        before = document.textWidth()
        plain = not self._pictures and not self._formulas
        if document.characterCount() > _LONG and before != width and plain:
            document = document.clone()  # a copy, which has no pictures, need not be set back
            before = width
        document.setTextWidth(width)
        height = document.size().height()
        document.setTextWidth(before)
        return height

    def sizeHint(self) -> QSize:
        if not self._grows:
            return super().sizeHint()
        return QSize(super().sizeHint().width(), self.heightForWidth(max(self.width(), 1)))

    def minimumSizeHint(self) -> QSize:
        return QSize(0, 0) if self._grows else super().minimumSizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.updateGeometry()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._heights.clear()
            self._impose_font()
            self.updateGeometry()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keep only copying and moving in the text; every other key belongs to the page."""
        wanted = event.matches(QKeySequence.StandardKey.Copy) or event.matches(
            QKeySequence.StandardKey.SelectAll
        )
        if wanted or (not self._grows and event.key() in _READING_KEYS):
            super().keyPressEvent(event)
        else:
            event.ignore()

    def createMimeDataFromSelection(self) -> QMimeData:
        """Qt's hook: formulas are copied as they were written."""
        data = super().createMimeDataFromSelection()
        if not self._formulas:
            return data
        plain = QMimeData()
        plain.setText(breakable(source_in(self.textCursor())))
        return plain

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self._grows:
            event.ignore()
        else:
            super().wheelEvent(event)
