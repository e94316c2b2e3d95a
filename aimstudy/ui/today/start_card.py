"""What waits today and the one button that starts it; or why there is nothing to start."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from aimstudy.services.views.today import TodayView
from aimstudy.ui.page import Destination, PageId, StudyWish
from aimstudy.ui.theme import Role
from aimstudy.ui.today import words
from aimstudy.ui.tokens import GAP, TINY
from aimstudy.ui.translations import tr, trn
from aimstudy.ui.widgets import Card, Label, LinkButton, PlainButton, PrimaryButton
from aimstudy.ui.widgets.beside import lay_beside
from aimstudy.ui.widgets.flow import FlowRow

SHORT_MINUTES = 7
SHORT_FROM = 10
INSET_HERE = 28


class StartCard(Card):
    """Minutes wait or are being planned, a session goes on, all done, a day off, no cards yet."""

    wanted = Signal(object)  # Destination

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, inset=INSET_HERE)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._row.setSpacing(GAP)
        texts = QVBoxLayout()
        texts.setSpacing(TINY)
        self.title = Label("", "title")
        self.text = Label("", muted=True)
        texts.addWidget(self.title)
        texts.addWidget(self.text)
        self._row.addLayout(texts, 1)
        self.choose = LinkButton(tr("Choose…"), role=Role.BODY)
        self.choose.setAccessibleName(tr("Choose a session"))
        self.planned = PlainButton(tr("Today's cards"))
        self.short = PlainButton(tr("{n} min", n=SHORT_MINUTES))
        self.short.setAccessibleName(tr("Study for {n} minutes", n=SHORT_MINUTES))
        self.start = PrimaryButton(tr("Start"), "Enter")
        self._buttons = FlowRow((self.choose, self.planned, self.short, self.start))
        self._row.addWidget(self._buttons, 0, Qt.AlignmentFlag.AlignVCenter)
        self.column.addLayout(self._row)
        self._goal = Destination(PageId.STUDY)
        self.start.clicked.connect(self.go)
        self.choose.clicked.connect(
            lambda: self.wanted.emit(Destination(PageId.STUDY, StudyWish(choose=True)))
        )
        self.planned.clicked.connect(
            lambda: self.wanted.emit(Destination(PageId.STUDY, StudyWish()))
        )
        self.short.clicked.connect(
            lambda: self.wanted.emit(Destination(PageId.STUDY, StudyWish(SHORT_MINUTES)))
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt's hook: the buttons go below where the title would be broken beside them."""
        title = self.title.fontMetrics().horizontalAdvance(self.title.text())
        inside = self.contentsRect().width() - 2 * INSET_HERE
        beside = title + GAP + self._buttons.sizeHint().width() <= inside
        lay_beside(self, self._row, self._buttons, beside)
        super().resizeEvent(event)

    def go(self) -> None:
        """Do what the main button says."""
        self.wanted.emit(self._goal)

    def show_view(self, view: TodayView) -> None:
        """Show the state that ``view`` is in."""
        waiting = view.refresh_cards + view.new_cards
        going_on = view.session is not None and bool(view.accepted_cards)
        long = bool(waiting) and view.minutes >= SHORT_FROM and not view.awaited
        self.short.setVisible(long and not going_on)
        self.planned.setVisible(bool(waiting) and going_on)
        self.choose.setVisible(bool(view.accepted_cards))
        if not view.accepted_cards:
            self._show_no_cards(view)
        elif view.session is not None:
            self._put(*words.session_words(view.session), tr("Go on"))
            self._goal = Destination(PageId.STUDY)  # as it was
        elif view.awaited:
            self._put(tr("Today is being planned"), tr("You can start at once."), tr("Start"))
            self._goal = Destination(PageId.STUDY, StudyWish())
        elif waiting:
            self._put(words.minutes_title(view), words.cards_line(view), tr("Start"))
            self._goal = Destination(PageId.STUDY, StudyWish())
        elif not view.budget and not view.minutes_done:
            self._put(tr("A day off"), words.done_text(view), tr("Study anyway"))
            self._goal = Destination(PageId.STUDY, StudyWish(extra=True))
        else:
            self._put(tr("Done for today"), words.done_text(view), tr("A little more"))
            self._goal = Destination(PageId.STUDY, StudyWish(extra=True))

    def _show_no_cards(self, view: TodayView) -> None:
        self._goal = Destination(PageId.ARTICLES)
        if view.proposed_cards:
            title = trn(
                "{n} card waits for your look", "{n} cards wait for your look", view.proposed_cards
            )
            self._put(title, tr("Only cards you accept are studied."), tr("Look at them"))
        elif view.held:
            text = tr("All are put aside or taken out; see what waits.")
            self._put(tr("No card is in study now"), text, tr("Go to Study"))
            self._goal = Destination(PageId.STUDY)
        else:
            text = tr("Add an article; its facts become cards you can accept.")
            self._put(tr("No cards yet"), text, tr("Go to articles"))

    def _put(self, title: str, text: str, button: str) -> None:
        self.title.setText(title)
        self.text.setText(text)
        self.start.set_words(button)
