"""What is uncovered under a question: the answer, what was typed beside it, source, own note.

Its room is kept while it is hidden, so that the question stands where it will stand.
"""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from aimstudy.domain.card import CardKind
from aimstudy.domain.quiz import Piece, PieceKind
from aimstudy.services.card_text import CardColours, MediaShown, answer_parts, difference_html
from aimstudy.services.views.study import StudyCard
from aimstudy.ui.card_view import CardView
from aimstudy.ui.study.leech_box import LeechBox
from aimstudy.ui.study.remark_box import RemarkBox
from aimstudy.ui.study.rest_of_text import RestOfText
from aimstudy.ui.study.source_panel import SourcePanel
from aimstudy.ui.theme import Role, color, current_tokens, font, pixels
from aimstudy.ui.tokens import INSET, READING_WIDTH, SMALL, TINY
from aimstudy.ui.translations import tr
from aimstudy.ui.widgets import Label
from aimstudy.ui.widgets.scrolled import Scrolled

QUESTION_WIDTH = 640
RULE_WIDTH = 120
LONGEST = 3_000  # characters of a difference that is worth a look


class _Rule(QWidget):
    """The thin line between question and answer."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedSize(RULE_WIDTH, 1)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), color(current_tokens().line))
        painter.end()


class Compared(QWidget):
    """The right answer with what a typed one lacks underlined and what it adds struck through."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.difference = CardView()
        self.legend = Label("", Role.NOTE, muted=True)
        self.legend.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.difference.setAccessibleName(tr("Compared with the right answer"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(TINY)
        column.addWidget(self.difference)
        column.addWidget(self.legend)
        self._pieces: tuple[Piece, ...] = ()
        self.hide()

    def show_pieces(self, pieces: Sequence[Piece], colours: CardColours) -> None:
        """Draw the difference; where all is the same there is none to draw."""
        self._pieces = tuple(pieces)
        differs = any(piece.kind is not PieceKind.SAME for piece in pieces)
        short = sum(len(piece.text) for piece in pieces) <= LONGEST
        if differs and short:
            self.difference.show_html(difference_html(pieces, colours))
        self.difference.setVisible(short)
        self.legend.setText(
            tr("Underlined: missing. Struck through: too much.")
            if short
            else tr("Too long to be compared word by word.")
        )
        self.setVisible(differs)

    def apply_fonts(self, colours: CardColours) -> None:
        """Take the theme in force."""
        self.difference.set_look(font(Role.BODY), current_tokens().text)
        self.show_pieces(self._pieces, colours)


class AnswerSide(Scrolled):
    """One column under a thin line."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.answer = CardView()
        self.rest = RestOfText(self.answer)
        self.compared = Compared()
        self.source = SourcePanel()
        self.remark = RemarkBox()
        self.leech = LeechBox()
        policy = self.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.setSizePolicy(policy)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(INSET)
        self.column.addWidget(_Rule(), 0, Qt.AlignmentFlag.AlignHCenter)
        answers = QVBoxLayout()
        answers.setSpacing(SMALL)
        for part in (self.answer, self.rest, self.compared):
            answers.addLayout(centred(part))
        self.column.addLayout(answers)
        for box in (self.source, self.remark, self.leech):
            self.column.addLayout(centred(box))
        self.column.addSpacing(SMALL)

    def show_card(
        self,
        card: StudyCard,
        colours: CardColours,
        media: MediaShown | None = None,
        pictures: Mapping[str, QImage] | None = None,
    ) -> None:
        """Lay out all of ``card`` that stands on this side."""
        side = answer_parts(card, colours, media)
        self.rest.show_side(side, _answer_look(card), pictures or {})
        widest = pixels(QUESTION_WIDTH)
        ideal = self.answer.ideal_width if len(side.parts) == 1 else 0  # else all begin at the left
        self.answer.setMaximumWidth(min(widest, ideal or widest))
        self.rest.setMaximumWidth(widest)
        self.source.show_source(card.source, colours)
        self.remark.show_remark(card.remark)

    def begin(self, card: StudyCard, colours: CardColours) -> None:
        """Another card comes: what belonged to the answers of the one before goes."""
        self.compared.show_pieces((), colours)
        self.remark.writing = False
        if card.leech:
            self.leech.keep_room()
        else:
            self.leech.show_leech(None)

    def apply_fonts(self, colours: CardColours) -> None:
        """Take the theme in force."""
        self.source.apply_fonts()
        self.compared.apply_fonts(colours)
        for part in (self.source, self.remark, self.leech):
            part.setMaximumWidth(pixels(READING_WIDTH))
        self.compared.setMaximumWidth(pixels(QUESTION_WIDTH))


def _answer_look(card: StudyCard) -> tuple[QFont, str]:
    """A filled sentence, or a side with a look of its own, stands out by parts; others wholly."""
    tokens = current_tokens()
    if card.kind is CardKind.CLOZE or card.html is not None:
        return font(Role.CARD), tokens.text
    return font(Role.CARD, bold=True), tokens.accent


def centred(widget: QWidget) -> QHBoxLayout:
    """``widget`` in the middle of its row, as wide as it may be."""
    row = QHBoxLayout()
    row.addStretch(1)
    row.addWidget(widget, 100)
    row.addStretch(1)
    return row
