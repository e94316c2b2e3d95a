"""Below the beginning of a very long side of a card: how much more there is, and the way to it.

Every further part is a view of its own, laid out once; they come one after another, so that the
window never waits for a book. It decides nothing of what a part is.
"""

from collections.abc import Mapping

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QFont, QImage
from PySide6.QtWidgets import QVBoxLayout, QWidget

from aimstudy.services.card_text import SideParts
from aimstudy.ui.card_view import CardView
from aimstudy.ui.theme import Role
from aimstudy.ui.tokens import SMALL
from aimstudy.ui.translations import tr, trn
from aimstudy.ui.widgets import Label
from aimstudy.ui.widgets.emptied import empty
from aimstudy.ui.widgets.flow import FlowRow
from aimstudy.ui.widgets.key_hint import KeyHint
from aimstudy.ui.widgets.scrolled import Scrolled


class RestOfText(Scrolled):
    """Unseen where the first part is all. The first part itself is shown by ``first``."""

    wanted = Signal()
    grew = Signal()

    def __init__(self, first: CardView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.first = first
        self.views: list[CardView] = []
        self.left = Label("", Role.NOTE, muted=True)
        self.more = KeyHint("V", tr("show the rest"))
        self.more.clicked.connect(lambda _on=False: self.wanted.emit())
        self.foot = FlowRow((self.left, self.more), gap=SMALL)
        self._views = QVBoxLayout()
        self._views.setSpacing(0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SMALL)
        column.addLayout(self._views)
        column.addWidget(self.foot)
        self._side: SideParts | None = None
        self._pictures: Mapping[str, QImage] = {}
        self._wanted = 1
        self._look: tuple[QFont, str] | None = None
        self._turn = QTimer(self)
        self._turn.setSingleShot(True)
        self._turn.timeout.connect(self._next)
        self.hide()

    @property
    def has_more(self) -> bool:
        """Whether there is something that nobody has asked for yet."""
        return self._side is not None and self._wanted < len(self._side.parts)

    @property
    def growing(self) -> bool:
        """Whether parts that were asked for are still to come."""
        return 1 + len(self.views) < self._wanted

    def show_side(
        self, side: SideParts, look: tuple[QFont, str], pictures: Mapping[str, QImage]
    ) -> None:
        """Show the beginning of ``side``; of the same text all that was to be seen of it.

        ``look`` is the font and the colour of the text, as ``CardView.set_look`` takes them.
        """
        same = self._side is not None and self._side.parts == side.parts
        as_before = same and self._side == side and self._look == look
        self.first.set_look(*look)
        self.first.show_html(side.html(0), pictures)
        self._wanted = max(side.at_once, self._wanted if same else 1)
        self._side, self._look, self._pictures = side, look, pictures
        if not as_before:
            empty(self._views)
            self.views = []
        self._tell()
        self._go_on()

    def show_rest(self) -> None:
        """Let everything come that is not shown yet."""
        if self._side is not None and self.has_more:
            self._wanted = len(self._side.parts)
            self._tell()
            self._go_on()

    def _go_on(self) -> None:
        if self.growing:
            self._turn.start(0)
        else:
            self._turn.stop()

    def _next(self) -> None:
        """One part more; the others wait until the window has done what it has to do."""
        if self._side is None or self._look is None:
            return
        view = CardView()
        view.set_look(*self._look)
        view.show_html(self._side.html(1 + len(self.views)), self._pictures)
        self.views.append(view)
        self._views.addWidget(view)
        self._tell()
        self.grew.emit()
        self._go_on()

    def _tell(self) -> None:
        """How much is not asked for yet; while parts come there is nothing to ask for."""
        if self._side is None:
            return
        left = self._side.letters_after(self._wanted)
        self.left.setText(
            trn("{n} character more", "{n} characters more", left) if self.has_more else ""
        )
        self.more.setAccessibleName(
            trn("Show the rest: {n} character more", "Show the rest: {n} characters more", left)
        )
        self.foot.setVisible(self.has_more)
        self.setVisible(len(self._side.parts) > 1)
