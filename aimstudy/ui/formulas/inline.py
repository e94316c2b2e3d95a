"""Formulas within a text document: drawn as outlines in the colour and size of the words around.

A document asks for them by the images that the cards' renderer has put there; each becomes an
object of its own that is set on the line of the words, sharp in any size and on paper.
"""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRect, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QPyTextObject,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextImageFormat,
)

from aimstudy.services.formulas import FORMULA_URL, STRUT, Named, named, pieces, url_of
from aimstudy.ui.formulas.boxes import EM, base_font
from aimstudy.ui.formulas.setting import SetFormula, set_formula
from aimstudy.ui.formulas.words import formula_words
from aimstudy.ui.unbroken import unbroken

OBJECT = "\N{OBJECT REPLACEMENT CHARACTER}"
_TYPE = QTextFormat.ObjectTypes.UserObject.value + 7
_STEP = QTextFormat.Property.FontSizeAdjustment.value
_STEPS = (0.7, 0.8, 1.0, 1.2, 1.5, 2.0, 2.4)  # as text documents have them, from two steps down
_NAME = QTextFormat.Property.ImageName.value
_HANGS = 0.26  # em below the line for which every line has room
_MIDDLE = QTextCharFormat.VerticalAlignment.AlignMiddle
_LEAST_SHARE = 0.4  # a formula wider than its line is made no smaller than this
_handler: list[QPyTextObject] = []


@dataclass(frozen=True, slots=True)
class _Placed:
    """A formula with the size of the words around it, px, and its room above the line's middle."""

    set: SetFormula
    size: float
    hangs: bool
    half_x: float

    @property
    def ascent(self) -> float:
        """Above the baseline, with what is needed for the document's way of centring."""
        own, below = self.set.ascent * self.size, self.set.descent * self.size
        return own if self.hangs else max(own, below + self.half_x)

    @property
    def height(self) -> float:
        """All that is asked of the line; a short descent hangs into the room of every line."""
        return self.ascent if self.hangs else 2 * self.ascent - self.half_x


class FormulaObject(QPyTextObject):
    """Draws the formulas of any document."""

    def intrinsicSize(self, doc: QTextDocument, _position: int, form: QTextFormat) -> QSizeF:
        """Qt's hook: the room of one formula."""
        placed = _placed(doc, form)
        return (
            QSizeF(0, 0)
            if placed is None
            else QSizeF(placed.set.width * placed.size, placed.height)
        )

    def drawObject(
        self,
        painter: QPainter,
        rect: QRectF | QRect,
        doc: QTextDocument,
        _position: int,
        form: QTextFormat,
    ) -> None:
        """Qt's hook: draw it with its baseline on that of the line."""
        placed = _placed(doc, form)
        if placed is None:
            return
        brush = form.toCharFormat().foreground()
        colour = brush.color() if brush.style() != Qt.BrushStyle.NoBrush else painter.pen().color()
        draw(painter, placed.set, QPointF(rect.x(), rect.y() + placed.ascent), placed.size, colour)


def draw(painter: QPainter, what: SetFormula, at: QPointF, size: float, colour: QColor) -> None:
    """Draw a formula with the beginning of its baseline ``at``; ``size`` is its em."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(at)
    painter.scale(size / EM, size / EM)
    painter.fillPath(what.outline, colour)
    painter.restore()


def show_formulas(document: QTextDocument) -> bool:
    """Have the formulas drawn that a document asks for; whether there are any."""
    found: list[tuple[int, int, QTextCharFormat]] = []
    block = document.begin()
    while block.isValid():
        pieces = block.begin()
        while not pieces.atEnd():
            piece = pieces.fragment()
            form = piece.charFormat()
            if form.isImageFormat() and form.toImageFormat().name().startswith(FORMULA_URL):
                found.append((piece.position(), piece.length(), form))
            pieces += 1
        block = block.next()
    if found and not _handler:
        _handler.append(FormulaObject())
    if found:
        document.documentLayout().registerHandler(_TYPE, _handler[0])
    cursor = QTextCursor(document)
    for start, length, form in found:
        cursor.setPosition(start)
        cursor.setPosition(start + length, QTextCursor.MoveMode.KeepAnchor)
        cursor.setCharFormat(_object_format(form, document))
    return bool(found)


def _object_format(image: QTextCharFormat, document: QTextDocument) -> QTextCharFormat:
    """That of an object in the font and the colours of the image's place."""
    name = image.toImageFormat().name()
    specified = QTextCharFormat.FontPropertiesInheritanceBehavior.FontPropertiesSpecifiedOnly
    own = QTextCharFormat()
    own.setFont(image.font(), specified)
    if image.foreground().style() != Qt.BrushStyle.NoBrush:
        own.setForeground(image.foreground())
    if image.background().style() != Qt.BrushStyle.NoBrush:
        own.setBackground(image.background())
    own.setProperty(_STEP, image.intProperty(_STEP))
    own.setObjectType(_TYPE)
    own.setProperty(_NAME, name)
    said = named(name)
    family = image.font().resolve(document.defaultFont()).family()
    found = set_formula(said.source, said.display, family) if said else None
    if found is None or found.descent > _HANGS:
        own.setVerticalAlignment(_MIDDLE)
    return own


def insert_text(cursor: QTextCursor, text: str) -> None:
    """Write a plain text with its formulas; ``show_formulas`` has them drawn."""
    alone = False
    for piece in pieces(text):
        if isinstance(piece, str):
            piece = piece.lstrip() if alone else piece
            if alone and piece:
                cursor.insertBlock()
            cursor.insertText(unbroken(piece))
            alone = False
            continue
        if (alone or piece.display) and not cursor.atBlockStart():
            cursor.insertBlock()
        alone = piece.display
        image = QTextImageFormat()
        image.setName(url_of(piece))
        cursor.insertText(STRUT)
        cursor.insertImage(image)


def told(document: QTextDocument) -> str:
    """The text of a document with its formulas in words."""
    text = document.toPlainText()
    if OBJECT not in text:
        return text
    out: list[str] = []
    block = document.begin()
    while block.isValid():
        pieces = block.begin()
        while not pieces.atEnd():
            piece = pieces.fragment()
            said = _named(piece.charFormat())
            out.append(piece.text() if said is None else f" {formula_words(said)} ")
            pieces += 1
        out.append("\n")
        block = block.next()
    return "".join(out).replace("\u2028", "\n").replace(STRUT, "").strip()


def source_in(cursor: QTextCursor) -> str:
    """What is selected, with formulas as they were written."""
    text = cursor.selectedText().replace("\u2029", "\n").replace("\u2028", "\n")
    if OBJECT not in text:
        return text
    out: list[str] = []
    probe = QTextCursor(cursor.document())
    for n, char in enumerate(text):
        said = None
        if char == OBJECT:
            probe.setPosition(cursor.selectionStart() + n + 1)
            said = _named(probe.charFormat())
        out.append(char if said is None else _written(said))
    return "".join(out).replace(STRUT, "")


def _written(said: Named) -> str:
    return f"\\[{said.source}\\]" if said.display else f"\\({said.source}\\)"


def _named(form: QTextFormat) -> Named | None:
    name = form.property(_NAME)
    return named(name) if isinstance(name, str) else None


def _placed(doc: QTextDocument, form: QTextFormat) -> _Placed | None:
    said = _named(form)
    if said is None:
        return None
    own = form.toCharFormat().font()
    font = own.resolve(doc.defaultFont())
    found = set_formula(said.source, said.display, font.family())
    if found is None:
        return None
    step = min(max(form.intProperty(_STEP) + 2, 0), len(_STEPS) - 1)
    size = _em(font, doc) * _STEPS[step]
    room = doc.textWidth()
    if room > 0 and found.width * size > room:
        size *= max(room / (found.width * size), _LEAST_SHARE)
    hangs = form.toCharFormat().verticalAlignment() != _MIDDLE
    return _Placed(found, size, hangs, QFontMetricsF(own).xHeight() / 2)


def _em(font: QFont, doc: QTextDocument) -> float:
    """The size of the words around in the dots of the document's device."""
    device = doc.documentLayout().paintDevice()
    metrics = QFontMetricsF(font) if device is None else QFontMetricsF(font, device)
    return EM * metrics.height() / QFontMetricsF(base_font(font.family())).height()
