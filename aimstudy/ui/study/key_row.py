"""The row under the ratings: what else can be done with this card, and why the wait is so long.

Made compact it is one line: the menu of all that can be done, and the reason behind its own button.
"""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QWidget

from aimstudy.domain.review import Rating
from aimstudy.services.views.study import RatingChoice, StudyCard
from aimstudy.ui.study.wording import rating_word, why_question, why_text
from aimstudy.ui.theme import Role, font, pixels
from aimstudy.ui.tokens import GAP, SMALL
from aimstudy.ui.translations import tr
from aimstudy.ui.widgets import Label, LinkButton
from aimstudy.ui.widgets.flow import FlowRow
from aimstudy.ui.widgets.key_hint import KeyHint

WHY_WIDTH = 300  # px at 100 % that a reason wants beside the hints


class KeyRow(QWidget):
    """Hints that can be clicked, and the reason for the wait of the rating pointed at.

    ``menu_wanted`` carries the place on the screen above which the card's menu is to open.
    """

    menu_wanted = Signal(QPoint)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        others = tuple(rating_word(rating) for rating in Rating)
        self.main = KeyHint(tr("Space"), tr("show"), (tr("check"), *others))
        self.edit = KeyHint("E", tr("edit"))
        self.flag = KeyHint("F", tr("flag"), (tr("unflag"),))
        self.bury = KeyHint("B", tr("not today"))
        self.undo = KeyHint("Ctrl Z", tr("undo"))
        self.menu = KeyHint(".", tr("more"))
        self.menu.setAccessibleName(tr("What else can be done with this card"))
        hints = (self.main, self.edit, self.bury, self.undo, self.flag, self.menu)
        self.why = Label("", Role.NOTE, muted=True)
        self.why.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.why.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.hints = FlowRow(hints, gap=SMALL)
        self.more = LinkButton(tr("More"))
        self.more.setToolTip(tr("What else can be done with this card"))
        self.reason = LinkButton("")
        self.short = FlowRow((self.more, self.reason), gap=GAP)
        row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SMALL)
        self._row = row
        for part in (self.hints, self.short, self.why):
            row.addWidget(part)
        self._choices: tuple[RatingChoice, ...] = ()
        self._rating = Rating.GOOD
        self._compact = self._open = False
        self.short.hide()
        for opener in (self.more, self.menu):
            opener.clicked.connect(lambda _on=False: self.open_menu())
        self.reason.clicked.connect(lambda _on=False: self._open_reason(not self._open))

    def connect_hints(self, pairs: Sequence[tuple[KeyHint, Callable[[], object]]]) -> None:
        """Let a click on a hint do what its key does."""
        for hint, run in pairs:
            hint.clicked.connect(lambda _on=False, r=run: r())

    def set_compact(self, compact: bool) -> None:
        """Be one line high, or have everything in sight."""
        self._compact = compact
        self.hints.setVisible(not compact)
        self.short.setVisible(compact)
        self._open_reason(opened=False)

    def show_card(self, card: StudyCard, shown: bool, rating: Rating = Rating.GOOD) -> None:
        """Adapt the words to a card and to what is to be seen of it; Space gives ``rating``."""
        self._choices = card.choices
        self._rating = rating
        self.flag.set_words(tr("unflag") if card.flagged else tr("flag"))
        self.main.set_key(tr("Enter") if card.typed else tr("Space"))  # Space is a letter there
        first = tr("check") if card.typed else tr("show")
        self.main.set_words(rating_word(rating) if shown else first)
        self._open = False
        self.point_at(rating if shown else None)

    def point_at(self, rating: Rating | None) -> None:
        """Explain the wait of ``rating``; None explains nothing."""
        found = next((choice for choice in self._choices if choice.rating is rating), None)
        self.why.setText(why_text(found) if found else "")
        self.reason.set_words(why_question(found) if found else "")
        self._arrange()

    def tell(self, words: str) -> None:
        """Say what has just been done, in the place where a wait is explained later."""
        self.why.setText(words)
        self.reason.set_words("")
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange(event.size().width())

    def _open_reason(self, opened: bool) -> None:
        self._open = opened
        self._arrange()

    def point_back(self) -> None:
        """Explain the wait of the rating that Space gives."""
        self.point_at(self._rating)

    def open_menu(self) -> None:
        """Ask for the card's menu, above the button that is to be seen."""
        opener = self.more if self._compact else self.menu
        self.menu_wanted.emit(opener.mapToGlobal(QPoint(0, 0)))

    def _arrange(self, width: int = 0) -> None:
        """Where the reason stands: beside the hints if there is room; compact only if wanted."""
        asks = bool(self.reason.text())
        self.reason.setVisible(asks)
        told = bool(self.why.text()) and not asks
        self.why.setVisible(not self._compact or self._open or told)
        if self._compact:
            beside = not (self._open and asks)
        else:
            wanted = self.hints.sizeHint().width() + pixels(WHY_WIDTH)
            beside = wanted <= (width or self.width())
        ways, sides = QBoxLayout.Direction, Qt.AlignmentFlag
        self._row.setDirection(ways.LeftToRight if beside else ways.TopToBottom)
        right = beside and not self._compact
        side = sides.AlignRight if right else sides.AlignLeft
        self.why.setAlignment(side | sides.AlignVCenter)
        room = pixels(WHY_WIDTH) if beside else width or self.width()
        self.why.setMinimumHeight(0 if self._compact else self._highest(room))

    def _highest(self, width: int) -> int:
        """The height of the longest reason: pointing at a button then moves nothing."""
        area = QRect(0, 0, max(1, width), 10_000)
        metrics = QFontMetrics(font(Role.NOTE))
        flags = Qt.TextFlag.TextWordWrap.value
        heights = [
            metrics.boundingRect(area, flags, why_text(choice)).height() for choice in self._choices
        ]
        return max(heights, default=metrics.height())
