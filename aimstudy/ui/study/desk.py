"""Everything around one card: how far the session is, the sheet, the ratings, the row of keys.

Puts a card and its controls in place; what is done with it, the page decides.
"""

from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from aimstudy.services.views.study import StudyCard
from aimstudy.ui.study.card_sheet import CardSheet
from aimstudy.ui.study.key_row import KeyRow
from aimstudy.ui.study.rating_bar import AnswerRow, RatingBar
from aimstudy.ui.study.room import Room
from aimstudy.ui.study.save_notice import SaveNotice
from aimstudy.ui.study.session_header import SessionHeader
from aimstudy.ui.tokens import GAP
from aimstudy.ui.translations import tr
from aimstudy.ui.widgets import PrimaryButton


class Desk(QWidget):
    """One column; ``sheet`` takes the height that the other parts leave."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.header = SessionHeader(tr("Today's cards"))
        self.failure = SaveNotice()
        self.sheet = CardSheet()
        self.show_button = PrimaryButton(tr("Show answer"), tr("Space"))
        self.ratings = RatingBar()
        self.answer_row = AnswerRow(self.show_button, self.ratings)
        self.keys = KeyRow()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(GAP)
        self._column.addWidget(self.header)
        self._column.addWidget(self.failure)
        self._column.addWidget(self.sheet, 1)
        self._column.addWidget(self.answer_row)
        self._column.addWidget(self.keys)

    def room_on(self, page: QBoxLayout) -> Room:
        """Who shares the height of ``page``, in which the desk stands."""
        parts = (self.header, self.sheet, self.ratings, self.keys)
        return Room(page, self._column, parts)

    def put(self, card: StudyCard, answer_shown: bool) -> None:
        """Lay ``card`` down, and the controls that go with what is to be seen of it."""
        self.sheet.show_card(card, answer_shown)
        self.show_controls(card, answer_shown)

    def uncover(self, card: StudyCard) -> None:
        """Show the answer; the ratings take the place of the button."""
        self.sheet.show_answer()
        self.show_controls(card, shown=True)
        self.sheet.setFocus()

    def show_controls(self, card: StudyCard, shown: bool) -> None:
        """Button or ratings, and the words of the hints."""
        self.ratings.show_choices(card.choices)
        self.answer_row.show_ratings(shown)
        self.keys.show_card(card.choices, card.flagged, shown)
