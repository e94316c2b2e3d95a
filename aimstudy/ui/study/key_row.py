"""The row under the ratings: what else can be done with this card, and why the wait is so long.

Made compact it is one line: a menu of the same hints, and the reason behind its own button.
"""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QMenu, QSizePolicy, QWidget

from aimstudy.domain.review import Rating
from aimstudy.services.views.study import RatingChoice
from aimstudy.ui.command_menu import show_menu
from aimstudy.ui.study.wording import why_question, why_text
from aimstudy.ui.theme import Role, font, pixels
from aimstudy.ui.tokens import GAP, SMALL
from aimstudy.ui.translations import tr
from aimstudy.ui.widgets import Label, LinkButton
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
        self._in_menu = (self.edit, self.bury, self.suspend, self.flag, self.undo)
        hints = (self.main, self.edit, self.bury, self.suspend, self.undo, self.flag)
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
        self._compact = self._open = False
        self.short.hide()
        self.more.clicked.connect(lambda _on=False: self._open_menu())
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

    def show_card(self, choices: tuple[RatingChoice, ...], flagged: bool, shown: bool) -> None:
        """Adapt the words to a card and to what is to be seen of it."""
        self._choices = choices
        self.flag.set_words(tr("unflag") if flagged else tr("flag"))
        self.main.set_words(tr("Good") if shown else tr("show"))
        self._open = False
        self.point_at(Rating.GOOD if shown else None)

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

    def menu(self) -> QMenu:
        """The hints as a menu, each with its key."""
        menu = QMenu(self)
        menu.setAccessibleName(self.more.text())
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for hint in self._in_menu:
            # The key is shown as text, not bound: it is bound on the page.
            words = hint.text()[:1].upper() + hint.text()[1:]
            entry = menu.addAction(f"{words}\t{hint.key.replace(' ', '+')}")
            entry.triggered.connect(lambda _on=False, each=hint: each.click())
        return menu

    def _open_menu(self) -> None:
        menu = self.menu()
        above = QPoint(0, -menu.sizeHint().height())
        show_menu(menu, self.more.mapToGlobal(above))

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
