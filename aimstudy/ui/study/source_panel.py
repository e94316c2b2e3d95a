"""The sentence a card stands on, with the answer marked in it, and where it is from."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from aimstudy.services.card_text import CardColours, source_html
from aimstudy.services.views.study import SourceView
from aimstudy.ui.card_view import CardView
from aimstudy.ui.theme import Role, current_tokens, font
from aimstudy.ui.tokens import SMALL
from aimstudy.ui.translations import tr
from aimstudy.ui.widgets import Label, SourceBox
from aimstudy.ui.widgets.flow import FlowRow
from aimstudy.ui.widgets.key_hint import KeyHint


class SourcePanel(SourceBox):
    """Empty and unseen for a card without a source."""

    open_source = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.quote = CardView(centred=False)
        self.place = Label("", Role.NOTE, muted=True)
        self.open = KeyHint("O", tr("open"))
        self.open.setAccessibleName(tr("Open the source"))
        self.open.clicked.connect(lambda _on=False: self.open_source.emit())
        self.again = Label("", Role.NOTE, muted=True)
        self.column.addWidget(self.quote)
        self.column.addWidget(FlowRow((self.place, self.open, self.again), gap=SMALL))
        self.apply_fonts()

    def show_source(self, source: SourceView | None, colours: CardColours) -> None:
        """Show ``source``; None leaves the panel out."""
        self.setVisible(source is not None)
        if source is None:
            return
        self.quote.show_html(source_html(source, colours))
        self.place.setText(_place(source))
        self.open.setVisible(source.start >= 0)
        sections = ", ".join(source.also_in)
        self.again.setText(tr("said again in {sections}", sections=sections) if sections else "")
        self.again.setVisible(bool(sections))

    def apply_fonts(self) -> None:
        """Take the theme in force."""
        self.quote.set_look(font(Role.NOTE), current_tokens().muted)


def _place(source: SourceView) -> str:
    if not source.section or source.section == source.article_title:
        return source.article_title
    return tr("{article}, {section}", article=source.article_title, section=source.section)
