"""The row under the ratings: what else can be done with this card, and why the wait is so long."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QWidget

from aimstudy.domain.review import Rating
from aimstudy.services.views.study import RatingChoice
from aimstudy.ui.study.wording import why_text
from aimstudy.ui.theme import Role, font, pixels
from aimstudy.ui.tokens import SMALL
from aimstudy.ui.translations import tr
from aimstudy.ui.widgets import Label
from aimstudy.ui.widgets.flow import FlowRow
from aimstudy.ui.widgets.key_hint import KeyHint

WHY_WIDTH = 300  # px at 100 % that a reason wants beside the hints


class KeyRow(QWidget):
    """Hints that can be clicked, and the reason for the wait of the rating pointed at."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.main = KeyHint(tr("Space"), tr("show"), (tr("Good"),))
        self.edit = KeyHint("E", tr("edit"))
        self.flag = KeyHint("F", tr("flag"), (tr("unflag"),))
        self.bury = KeyHint("B", tr("not today"))
        self.suspend = KeyHint("S", tr("suspend"))
        self.undo = KeyHint("Ctrl Z", tr("undo"))
        hints = (self.main, self.edit, self.bury, self.suspend, self.undo, self.flag)
        self.why = Label("", Role.NOTE, muted=True)
        self.why.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.hints = FlowRow(hints, gap=SMALL)
        row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SMALL)
        self._row = row
        row.addWidget(self.hints)
        self.why.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        row.addWidget(self.why)
        self._choices: tuple[RatingChoice, ...] = ()

    def connect_hints(self, pairs: Sequence[tuple[KeyHint, Callable[[], object]]]) -> None:
        """Let a click on a hint do what its key does."""
        for hint, run in pairs:
            hint.clicked.connect(lambda _on=False, r=run: r())

    def show_card(self, choices: tuple[RatingChoice, ...], flagged: bool, shown: bool) -> None:
        """Adapt the words to a card and to what is to be seen of it."""
        self._choices = choices
        self.flag.set_words(tr("unflag") if flagged else tr("flag"))
        self.main.set_words(tr("Good") if shown else tr("show"))
        self._keep_room()
        self.point_at(Rating.GOOD if shown else None)

    def point_at(self, rating: Rating | None) -> None:
        """Explain the wait of ``rating``; None explains nothing."""
        found = [choice for choice in self._choices if choice.rating is rating]
        self.why.setText(why_text(found[0]) if found else "")

    def tell(self, words: str) -> None:
        """Say what has just been done, in the place where a wait is explained later."""
        self.why.setText(words)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        beside = self.hints.sizeHint().width() + pixels(WHY_WIDTH) <= event.size().width()
        direction = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        if direction != self._row.direction():
            self._row.setDirection(direction)
            side = Qt.AlignmentFlag.AlignRight if beside else Qt.AlignmentFlag.AlignLeft
            self.why.setAlignment(side | Qt.AlignmentFlag.AlignVCenter)

    def _keep_room(self) -> None:
        """Keep the height of the longest reason, so that pointing at a button moves nothing."""
        width = self.width() if self._is_stacked() else pixels(WHY_WIDTH)
        area = QRect(0, 0, max(1, width), 10_000)
        metrics = QFontMetrics(font(Role.NOTE))
        flags = Qt.TextFlag.TextWordWrap.value
        heights = [
            metrics.boundingRect(area, flags, why_text(choice)).height() for choice in self._choices
        ]
        self.why.setMinimumHeight(max(heights, default=metrics.height()))

    def _is_stacked(self) -> bool:
        return self._row.direction() is QBoxLayout.Direction.TopToBottom
