"""Everything around one card: how far the session is, the sheet, the ratings, the row of keys.

Puts a card and its controls in place; what is done with it, the page decides.
"""

from datetime import date

from PySide6.QtWidgets import QBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from aimstudy.domain.quiz import Grade
from aimstudy.domain.review import Rating
from aimstudy.services.views.card_reasons import Leech, OtherCard, WhyCard
from aimstudy.services.views.study import StudyCard
from aimstudy.ui.study.card_sheet import CardSheet
from aimstudy.ui.study.key_row import KeyRow
from aimstudy.ui.study.rating_bar import AnswerRow, RatingBar
from aimstudy.ui.study.room import Room
from aimstudy.ui.study.save_notice import SaveNotice
from aimstudy.ui.study.session_header import SessionHeader
from aimstudy.ui.study.typed_words import suggested
from aimstudy.ui.study.why_view import WhyView
from aimstudy.ui.tokens import GAP
from aimstudy.ui.translations import tr
from aimstudy.ui.widgets import LinkButton, PrimaryButton
from aimstudy.ui.widgets.key_hint import KeyHint


class Desk(QWidget):
    """One column; ``sheet`` takes the height that the other parts leave.

    ``why`` takes the place of the sheet for a moment.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.choose = KeyHint("C", tr("choose session"))
        self.choose.setAccessibleName(tr("Choose a session"))
        self.header = SessionHeader(tr("Today's cards"), button=self.choose)
        self.failure = SaveNotice()
        self.notices = QVBoxLayout()  # what the window has to tell stands with it
        self.sheet = CardSheet()
        self.why = WhyView()
        self.place = QStackedWidget()
        self.place.addWidget(self.sheet)
        self.place.addWidget(self.why)
        self.show_button = PrimaryButton(tr("Show answer"), tr("Space"))
        self.ratings = RatingBar()
        self.answer_row = AnswerRow(self.show_button, self.ratings)
        self.keys = KeyRow()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(GAP)
        self._column.addWidget(self.header)
        self._column.addWidget(self.place, 1)
        self._column.addLayout(self.notices)
        self._column.addWidget(self.answer_row)
        self._column.addWidget(self.keys)
        self.notices.addWidget(self.failure)
        self.failure.moving.connect(self.sheet.keep_still)
        close = LinkButton(tr("Close"))  # it takes room from the card
        close.clicked.connect(lambda _on=False: self.failure.clear())
        self.failure.row.addWidget(close)
        self.ratings.pointed.connect(self._point)
        # The page hands its focus on to the card; Tab would pass over what stands before that.
        QWidget.setTabOrder(self.keys.menu, self.choose)

    def room_on(self, page: QBoxLayout) -> Room:
        """Who shares the height of ``page``, in which the desk stands."""
        parts = (self.header, self.sheet, self.why, self.ratings, self.keys)
        return Room(page, self._column, parts)

    @property
    def suggested(self) -> Rating:
        """The rating that Space gives."""
        typed = self.sheet.typed
        return suggested(typed.grade, typed.counted, typed.left_empty)

    def first_part(self) -> QWidget:
        """What has the focus: the field where one is to type, unless it was left; else the card."""
        typed = self.sheet.card is not None and self.sheet.card.typed
        asks = typed and not self.sheet.answer_shown and not self.sheet.typed.field.away
        return self.sheet.typed.field if asks else self.sheet

    def put(self, card: StudyCard, answer_shown: bool) -> None:
        """Lay ``card`` down, and the controls that go with what is to be seen of it."""
        self.sheet.show_card(card, answer_shown)
        self.show_controls(card, answer_shown)

    def uncover(
        self,
        card: StudyCard,
        grade: Grade | None,
        leech: Leech | None,
        other: OtherCard | None = None,
    ) -> None:
        """Show the answer; the ratings take the place of the button."""
        self.close_why()
        self.sheet.show_answer(grade, leech, other)
        self.show_controls(card, shown=True)

    def count_as_right(self, card: StudyCard, counted: bool) -> None:
        """The person decides over the grade of what was typed."""
        self.sheet.count_as_right(counted)
        self.show_controls(card, shown=True)

    def show_controls(self, card: StudyCard, shown: bool) -> None:
        """Button or ratings, and the words of the hints."""
        rating = self.suggested if shown else Rating.GOOD
        self.ratings.suggest(rating)
        self.ratings.show_choices(card.choices)
        self.answer_row.show_ratings(shown)
        self.keys.show_card(card, shown, rating)
        self.show_button.set_words(tr("Check the answer") if card.typed else tr("Show answer"))
        self.show_button.set_key(tr("Enter") if card.typed else tr("Space"))

    def open_why(self, why: WhyCard, today: date) -> None:
        """Lay the reasons over the card."""
        self.why.show_why(why, today)
        self.place.setCurrentWidget(self.why)

    def close_why(self) -> None:
        """Take them away again."""
        self.place.setCurrentWidget(self.sheet)

    @property
    def why_open(self) -> bool:
        """Whether the reasons are in front of the card."""
        return self.place.currentWidget() is self.why

    def apply_fonts(self) -> None:
        """Take the theme in force."""
        self.sheet.apply_fonts()
        self.why.apply_fonts()

    def _point(self, rating: Rating | None) -> None:
        if rating is None:
            self.keys.point_back()
        else:
            self.keys.point_at(rating)
