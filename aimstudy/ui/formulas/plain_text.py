"""A plain text with its formulas drawn, for widgets that paint their words themselves."""

from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QFont, QPainter, QTextCharFormat, QTextCursor, QTextDocument

from aimstudy.ui.formulas.inline import insert_text, show_formulas


def laid_out(text: str, font: QFont, colour: QColor, width: int) -> QTextDocument:
    """The text with its formulas in lines of at most ``width`` px."""
    document = QTextDocument()
    document.setDocumentMargin(0)
    document.setDefaultFont(font)
    cursor = QTextCursor(document)
    insert_text(cursor, text)
    cursor.select(QTextCursor.SelectionType.Document)
    coloured = QTextCharFormat()
    coloured.setForeground(colour)
    cursor.mergeCharFormat(coloured)
    show_formulas(document)
    document.setTextWidth(width)
    return document


def draw_in(painter: QPainter, document: QTextDocument, area: QRect) -> None:
    """Draw it from the left edge of ``area``, in the middle of its height."""
    painter.save()
    painter.translate(area.x(), area.y() + (area.height() - document.size().height()) / 2)
    document.drawContents(painter)
    painter.restore()
