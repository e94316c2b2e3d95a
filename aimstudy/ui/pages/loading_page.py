"""What is seen for the moment in which the library opens: the shape of Today, without figures."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from aimstudy.ui.tokens import GAP, INSET, MARGIN
from aimstudy.ui.translations import tr
from aimstudy.ui.widgets import Card, Label, PageHeader


class LoadingPage(QWidget):
    """Needs no library and imports nothing heavy: the first frame waits for it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, INSET, MARGIN, INSET)
        column.setSpacing(GAP)
        column.addWidget(PageHeader(tr("Today"), tr("Opening your library…")))
        card = Card()
        card.column.addWidget(Label(" ", "title"))
        card.column.addWidget(Label(" "))
        column.addWidget(card)
        column.addStretch(1)
