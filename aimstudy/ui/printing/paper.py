"""Paper: a PDF of pages measured in millimetres, and text and pictures that are set on them.

Knows nothing of cards or quizzes. May be used off the UI thread: no widget is touched.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QPointF, Qt, QUrl
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QColor,
    QFont,
    QGuiApplication,
    QImage,
    QPageLayout,
    QPageSize,
    QPainter,
    QPalette,
    QPdfWriter,
    QPen,
    QTextCursor,
    QTextDocument,
    QTextImageFormat,
    QTextLine,
    QTextOption,
)

from aimstudy.ui.formulas.inline import insert_text, show_formulas

_DPI = 600
DOTS = _DPI / 25.4  # a millimetre
_HAIR = 0.2  # mm, less than any line is high
INK, GREY, HAIRLINE = "#111111", "#555555", "#AAAAAA"


@dataclass(frozen=True, slots=True)
class Format:
    """A sheet of paper, mm."""

    size: QPageSize.PageSizeId
    width: float
    height: float


A4 = Format(QPageSize.PageSizeId.A4, 210.0, 297.0)
LETTER = Format(QPageSize.PageSizeId.Letter, 215.9, 279.4)


@dataclass(frozen=True, slots=True)
class Style:
    """How a text is set: size in points, weight, colour and side."""

    points: float
    bold: bool = False
    colour: str = INK
    centred: bool = False

    def font(self) -> QFont:
        """The program's font in this size."""
        font = QFont(QGuiApplication.font().family())
        font.setPointSizeF(self.points)
        font.setWeight(QFont.Weight.DemiBold if self.bold else QFont.Weight.Normal)
        return font


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture as it stands on paper; width and height in mm."""

    image: QImage
    width: float
    height: float


Run = str | Picture  # what a block is set of, each on lines of its own


class Block:
    """Plain text, and pictures in it, set in a width (mm); its height follows."""

    def __init__(
        self, runs: str | Sequence[Run], style: Style, width: float, device: QPdfWriter
    ) -> None:
        self._style = style
        self._document = QTextDocument()
        self._document.setUndoRedoEnabled(False)
        self._document.documentLayout().setPaintDevice(device)
        self._document.setDocumentMargin(0)
        self._document.setDefaultFont(style.font())
        side = Qt.AlignmentFlag.AlignHCenter if style.centred else Qt.AlignmentFlag.AlignLeft
        option = QTextOption(side)
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self._document.setDefaultTextOption(option)
        # First, so that a text is laid out once and not as one endless line before.
        self._document.setTextWidth(width * DOTS)
        self._set([runs] if isinstance(runs, str) else runs, device)
        show_formulas(self._document)

    def _set(self, runs: Sequence[Run], device: QPdfWriter) -> None:
        pictures = any(isinstance(run, Picture) for run in runs)
        unit = _image_unit(device) if pictures else 1.0
        cursor = QTextCursor(self._document)
        cursor.beginEditBlock()
        for n, run in enumerate(runs):
            if n:
                cursor.insertBlock()
            if isinstance(run, str):
                insert_text(cursor, run)
                continue
            name = f"picture:{n}"
            kind = QTextDocument.ResourceType.ImageResource
            self._document.addResource(kind, QUrl(name), run.image)
            cursor.insertImage(_image_format(name, run.width / unit, run.height / unit))
        cursor.endEditBlock()

    @property
    def height(self) -> float:
        """In mm."""
        return self._document.size().height() / DOTS

    @property
    def wide(self) -> float:
        """What it takes of its width, mm."""
        return self._document.idealWidth() / DOTS

    def draw(
        self, painter: QPainter, x: float, y: float, top: float = 0.0, most: float = 0.0
    ) -> None:
        """Draw it with its corner at (``x``, ``y``) mm; of a long one ``most`` mm from ``top``."""
        context = QAbstractTextDocumentLayout.PaintContext()
        context.palette.setColor(QPalette.ColorRole.Text, QColor(self._style.colour))
        painter.save()
        painter.translate(QPointF(x * DOTS, (y - top) * DOTS))
        if most:
            self._draw_lines(painter, top, top + most)
        else:
            self._document.documentLayout().draw(painter, context)
        painter.restore()

    def _draw_lines(self, painter: QPainter, top: float, bottom: float) -> None:
        """Those that end in between. The document itself would look through all of them."""
        painter.setPen(QColor(self._style.colour))
        lines, bottoms = self._lines
        first, end = (bisect_right(bottoms, y + _HAIR) for y in (top, bottom))
        for line, above in lines[first:end]:
            line.draw(painter, above)

    def breaks(self, most: float) -> list[tuple[float, float]]:
        """(top, height) in mm of parts of at most ``most`` mm that cut no line in two."""
        parts: list[tuple[float, float]] = []
        whole = self.height  # asked first: until then the end of a long text has no lines
        top = bottom = 0.0
        for line_bottom in self._lines[1]:
            if line_bottom - top > most and bottom > top:
                parts.append((top, bottom - top))
                top = bottom
            bottom = line_bottom
        return [*parts, (top, whole - top)]

    @cached_property
    def _lines(self) -> tuple[list[tuple[QTextLine, QPointF]], list[float]]:
        """Every line with the place of its paragraph, and where it ends (mm)."""
        lines, bottoms = [], []
        block = self._document.begin()
        while block.isValid():
            layout = block.layout()
            above = layout.position()
            for n in range(layout.lineCount()):
                line = layout.lineAt(n)
                lines.append((line, above))
                bottoms.append((above.y() + line.y() + line.height()) / DOTS)
            block = block.next()
        return lines, bottoms


def _image_format(name: str, width: float, height: float) -> QTextImageFormat:
    form = QTextImageFormat()
    form.setName(name)
    form.setWidth(width)
    form.setHeight(height)
    return form


def _image_unit(device: QPdfWriter) -> float:
    """How many mm a picture of width 1 takes on ``device``.

    Text documents reckon pictures in dots of the screen, and which those are differs by system.
    """
    probe = QTextDocument()
    probe.documentLayout().setPaintDevice(device)
    probe.setDocumentMargin(0)
    QTextCursor(probe).insertImage(_image_format("", 100, 100))
    return probe.idealWidth() / 100 / DOTS


class Paper:
    """Pages written one after the other; ``close`` gives the bytes of the PDF."""

    def __init__(self, title: str, format: Format = A4) -> None:
        self.format = format
        self._buffer = QBuffer()
        self._buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        self.device = QPdfWriter(self._buffer)
        self.device.setResolution(_DPI)
        self.device.setTitle(title)
        self.device.setCreator("AimStudy")
        page = QPageSize(format.size)
        self.device.setPageLayout(
            QPageLayout(page, QPageLayout.Orientation.Portrait, QMarginsF(0, 0, 0, 0))
        )
        self.painter = QPainter(self.device)
        self.pages = 1

    def block(self, runs: str | Sequence[Run], style: Style, width: float) -> Block:
        """Text and pictures set for this paper."""
        return Block(runs, style, width, self.device)

    def next_page(self) -> None:
        """Go on with an empty page."""
        self.device.newPage()
        self.pages += 1

    def line(self, x1: float, y1: float, x2: float, y2: float, dashed: bool = False) -> None:
        """A hairline between two points, mm."""
        pen = QPen(QColor(HAIRLINE), 0.15 * DOTS)
        if dashed:
            pen.setStyle(Qt.PenStyle.DashLine)
        self.painter.setPen(pen)
        self.painter.drawLine(QPointF(x1 * DOTS, y1 * DOTS), QPointF(x2 * DOTS, y2 * DOTS))

    def close(self) -> bytes:
        """The whole file."""
        self.painter.end()
        self._buffer.close()
        return bytes(self._buffer.data().data())
