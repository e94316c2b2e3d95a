"""Left sides to be matched: each has a box of the right sides, which have letters."""

from PySide6.QtCore import QEvent, QSignalBlocker, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QSizePolicy, QVBoxLayout, QWidget

from aimstudy.domain.quiz import Given
from aimstudy.services.views.quiz import PairFeedback, QuizFeedback, QuizQuestion
from aimstudy.ui.quiz.answer_panel import AnswerPanel
from aimstudy.ui.quiz.wording import LETTERS
from aimstudy.ui.theme import Role
from aimstudy.ui.tokens import GAP, MEDIUM, TINY
from aimstudy.ui.translations import tr
from aimstudy.ui.widgets import Card, Label
from aimstudy.ui.widgets.emptied import empty

_OWN_KEYS = (Qt.Key.Key_Space, Qt.Key.Key_Up, Qt.Key.Key_Down)


class MatchBox(QComboBox):
    """A box whose list Space opens; letters belong to the page, which puts them in."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(10)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def event(self, event: QEvent) -> bool:
        """Keep the keys that open the list and walk in it."""
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.ShortcutOverride
            and event.key() in _OWN_KEYS
        ):
            event.accept()
            return True
        return super().event(event)


class PairRow(QWidget):
    """One left side with its box, and afterwards what goes with it."""

    def __init__(self, left: str, rights: tuple[str, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.left = Label(left, Role.STRONG)
        self.box = MatchBox()
        self.box.setAccessibleName(left)
        self.box.addItem(tr("Choose"))
        for letter, text in zip(LETTERS, rights, strict=False):
            self.box.addItem(f"{letter}  {text}")
        self.verdict = Label("", Role.NOTE)
        self.verdict.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(TINY)
        for part in (self.left, self.box, self.verdict):
            column.addWidget(part)

    @property
    def place(self) -> int:
        """The place of the right side put here, or -1."""
        return self.box.currentIndex() - 1

    def show_pair(self, pair: PairFeedback, letter: str) -> None:
        """Say what goes with the left side."""
        self.box.setEnabled(False)
        if pair.given:
            self.box.setProperty("verdict", "right" if pair.is_right else "wrong")
            self.box.style().unpolish(self.box)
            self.box.style().polish(self.box)
        words = tr("Right.")
        if not pair.is_right:
            words = tr("Goes with {letter}: {right}", letter=letter, right=pair.right)
        self.verdict.setText(words)
        self.verdict.show()


class MatchingPanel(AnswerPanel):
    """Pairs above, the lettered right sides below in full."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.pairs: list[PairRow] = []
        self.legend = Card(inset=GAP, spacing=MEDIUM)
        self._rights: tuple[str, ...] = ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(GAP)

    def ask(self, question: QuizQuestion) -> None:
        self._put(question.lefts, question.options)

    def show_feedback(self, feedback: QuizFeedback) -> None:
        rights = tuple(option.text for option in feedback.options)
        lefts = tuple(pair.left for pair in feedback.pairs)
        if [row.left.text() for row in self.pairs] != list(lefts) or self._rights != rights:
            self._put(lefts, rights)
        for row, pair in zip(self.pairs, feedback.pairs, strict=True):
            row.box.setCurrentIndex(rights.index(pair.given) + 1 if pair.given else 0)
            row.show_pair(pair, LETTERS[rights.index(pair.right)])
        self.legend.hide()

    def given(self) -> Given | None:
        places = tuple(row.place for row in self.pairs)
        return places if places and min(places) >= 0 else None

    def put(self, given: Given | None) -> None:
        places = given if isinstance(given, tuple) else ()
        blocker = QSignalBlocker(self)
        for row, place in zip(self.pairs, places, strict=False):
            row.box.setCurrentIndex(place + 1)
        blocker.unblock()

    def kept(self) -> Given | None:
        """The places of the right sides; -1 where nothing was put yet."""
        places = tuple(row.place for row in self.pairs)
        return places if max(places, default=-1) >= 0 else None

    def choose(self, place: int) -> None:
        """Put a letter into the box in use, and go to the next one that is empty."""
        here = next((row for row in self.pairs if row.box.hasFocus()), None)
        here = here or next((row for row in self.pairs if row.place < 0), None)
        if here is None or not here.box.isEnabled() or place >= len(self._rights):
            return
        here.box.setCurrentIndex(place + 1)
        following = next((row for row in self.pairs if row.place < 0), here)
        following.box.setFocus(Qt.FocusReason.TabFocusReason)

    def first_part(self) -> QWidget | None:
        return self.pairs[0].box if self.pairs else None

    def _put(self, lefts: tuple[str, ...], rights: tuple[str, ...]) -> None:
        empty(self._column)
        self._rights = rights
        self.pairs = [PairRow(left, rights) for left in lefts]
        for row in self.pairs:
            row.box.currentIndexChanged.connect(
                lambda _index: self.filled.emit(self.given() is not None)
            )
            self._column.addWidget(row)
        self.legend = Card(inset=GAP, spacing=MEDIUM)
        for letter, text in zip(LETTERS, rights, strict=False):
            self.legend.column.addWidget(Label(f"{letter}  {text}"))
        self._column.addWidget(self.legend)
