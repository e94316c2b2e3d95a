"""How the quiz is to be: topics, number, ways of asking, easy start and certainty.

Holds a QuizWish; what is possible comes from outside.
"""

from functools import partial

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from aimstudy.domain.quiz import QuizKind
from aimstudy.services.views.quiz import (
    FEWEST_QUESTIONS,
    MOST_QUESTIONS,
    QuizSetup,
    QuizTopic,
    QuizWish,
    WishCount,
)
from aimstudy.ui.quiz.form_row import FormRow
from aimstudy.ui.quiz.setup_words import (
    KINDS,
    chosen_words,
    fewer_words,
    kind_words,
    lack_words,
    minutes_words,
    number_refusal,
    quiz_words,
)
from aimstudy.ui.quiz.topic_list import TopicList
from aimstudy.ui.theme import Role
from aimstudy.ui.tokens import GAP, MEDIUM, SMALL
from aimstudy.ui.translations import format_number, tr
from aimstudy.ui.widgets import Card, ChoiceRow, Label
from aimstudy.ui.widgets.check_line import CheckLine
from aimstudy.ui.widgets.checked_number import FreeNumber
from aimstudy.ui.widgets.flow import FlowRow

COUNTS = (5, 10, 20, 50)
TARGET = 32


class WishForm(Card):
    """``changed`` when anything was chosen; ``topics_changed`` when another count is needed."""

    changed = Signal()
    topics_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, spacing=GAP)
        about = [(False, tr("Everything")), (True, tr("Topics I choose"))]
        self.about = ChoiceRow(tr("Topics"), about, False, target=TARGET)
        self.topics = TopicList()
        numbers = [(count, format_number(count)) for count in COUNTS]
        self.counts = ChoiceRow(tr("Questions"), numbers, None, target=TARGET)
        self.other = FreeNumber(
            tr("Another number of questions"), COUNTS[1], FEWEST_QUESTIONS, MOST_QUESTIONS
        )
        self.other.setKeyboardTracking(True)  # what cannot be used is said while it is typed
        self.fewer = Label("", Role.NOTE, muted=True)
        self.kinds = {kind: QCheckBox(kind_words(kind)) for kind in KINDS}
        self.lacking = Label("", Role.NOTE, muted=True)
        self._kinds = set(KINDS)  # wished for, possible now or not
        self.easy = CheckLine(
            tr(
                "Three options while a fact is weak, four once it is strong: "
                "fewer wrong answers stay in mind."
            )
        )
        self.certainty = CheckLine(
            tr("Ask how sure I am: what felt sure and was wrong comes first in the look back.")
        )
        self._known: tuple[QuizTopic, ...] = ()
        self._count = WishCount(0)
        self._everywhere: frozenset[QuizKind] = frozenset()  # ways that something can be asked in
        self._seconds = 30.0
        self._build()
        self._connect()

    def _build(self) -> None:
        self.about_row = FormRow(tr("Topics"), self.about, self.topics)
        numbers = FlowRow([self.counts, self.other], gap=SMALL)
        kinds = FlowRow(list(self.kinds.values()), gap=MEDIUM)
        for row in (
            self.about_row,
            FormRow(tr("Questions"), numbers, self.fewer),
            FormRow(tr("Ways of asking"), kinds, self.lacking),
            FormRow(tr("Easy start"), self.easy),
            FormRow(tr("Certainty"), self.certainty),
        ):
            self.column.addWidget(row)
        self.easy.box.setAccessibleName(tr("Easy start: {why}", why=self.easy.words.text()))

    def _connect(self) -> None:
        self.about.chosen.connect(self._choose_topics)
        self.topics.chosen.connect(self._topics_moved)
        self.counts.chosen.connect(lambda count: self.other.setValue(int(str(count))))
        self.other.valueChanged.connect(lambda _count: self._number_moved())
        for kind, box in self.kinds.items():
            box.toggled.connect(partial(self._kind_ticked, kind))
        for line in (self.easy, self.certainty):
            line.box.toggled.connect(lambda _on: self.changed.emit())

    # What is chosen

    @property
    def usable(self) -> int:
        """How much can be asked of what is chosen, as far as it was counted."""
        return self._count.usable

    def wish(self) -> QuizWish:
        """The quiz as it stands in the form."""
        some = bool(self.about.value)
        return QuizWish(
            topics=self.topics.marks.refs() if some else (),
            count=self.other.value(),
            kinds=frozenset() if self._kinds == set(KINDS) else frozenset(self._kinds),
            easy_start=self.easy.isChecked(),
            ask_certainty=self.certainty.isChecked(),
        )

    def refusal(self) -> str:
        """Why a quiz cannot begin like this; "" where it can."""
        wish = self.wish()
        if number_refusal(wish.count):
            return number_refusal(wish.count)
        if self.about.value and not wish.topics:
            return tr("Mark at least one topic.")
        open_boxes = [box for box in self.kinds.values() if box.isEnabled()]
        if open_boxes and not any(box.isChecked() for box in open_boxes):
            return tr("Choose at least one way of asking.")
        if self._count.usable < FEWEST_QUESTIONS:
            return tr(
                "{n} can be asked of this choice; a quiz begins at {least}.",
                n=format_number(self._count.usable),
                least=format_number(FEWEST_QUESTIONS),
            )
        return ""

    def summary(self) -> str:
        """``10 questions from everything · about 5 minutes``."""
        wish = self.wish()
        names = [topic.name for topic in self._known if topic.ref in wish.topics]
        count = min(wish.count, self._count.usable)
        about = chosen_words(names, not wish.topics)
        return f"{quiz_words(count, about)} · {minutes_words(count, self._seconds)}"

    # Showing

    def show_setup(self, setup: QuizSetup, wish: QuizWish) -> None:
        """Show what is on offer, with ``wish`` chosen as far as it is still possible."""
        self._known = setup.topics
        self._seconds = setup.seconds_a_question
        self._everywhere = frozenset(kind for kind, n in setup.usable_by_kind if n)
        possible = {topic.ref for topic in setup.topics if topic.usable}
        marked = tuple(ref for ref in wish.topics if ref in possible)
        blockers = [QSignalBlocker(part) for part in self._parts()]
        self.about.set_value(bool(marked))
        self.topics.show_topics(setup.topics, marked)
        self.other.setValue(wish.count)
        self._kinds = set(wish.kinds or KINDS)
        self.easy.setChecked(wish.easy_start)
        self.certainty.setChecked(wish.ask_certainty)
        for blocker in blockers:
            blocker.unblock()
        self.about_row.setVisible(len(setup.topics) > 1)
        self.topics.setVisible(bool(marked))
        self._show_number()
        self.show_count(WishCount(setup.usable, setup.usable_by_kind, setup.exact))

    def show_count(self, count: WishCount) -> None:
        """Show how much can be asked of the topics and kinds chosen."""
        self._count = count
        by_kind = dict(count.by_kind)
        for kind, box in self.kinds.items():
            possible = by_kind.get(kind, 0) if by_kind else count.usable
            words = kind_words(kind)
            box.setText(words if possible else tr("{kind} (none now)", kind=words))
            box.setEnabled(possible > 0)
            blocker = QSignalBlocker(box)
            box.setChecked(possible > 0 and kind in self._kinds)
            blocker.unblock()
        lacking = [kind for kind, box in self.kinds.items() if not box.isEnabled()]
        self.lacking.setText(lack_words(lacking, self._everywhere))
        self.lacking.setVisible(bool(lacking) and len(lacking) < len(self.kinds))
        self._show_number()

    def _parts(self) -> tuple[QWidget, ...]:
        boxes = (*self.kinds.values(), self.easy.box, self.certainty.box)
        return (self.about, self.topics, self.topics.marks, self.other, *boxes)

    def _choose_topics(self, some: object) -> None:
        self._topics_moved()
        if some and not any(button.hasFocus() for button in self.about.buttons):
            self.topics.go_in()  # clicked: what follows is marking; by arrows one may walk back

    def _topics_moved(self) -> None:
        self.topics.setVisible(bool(self.about.value))
        self.topics_changed.emit()
        self.changed.emit()

    def _kind_ticked(self, kind: QuizKind, on: bool) -> None:
        if on:
            self._kinds.add(kind)
        else:
            self._kinds.discard(kind)
        self._topics_moved()

    def _number_moved(self) -> None:
        self._show_number()
        self.changed.emit()

    def _show_number(self) -> None:
        wanted, usable = self.other.value(), self._count.usable
        self.other.say_refused(number_refusal(wanted))
        self.counts.set_value(wanted)
        possible = {kind for kind, n in self._count.by_kind if n}
        words = fewer_words(
            usable, self._count.exact, bool(self.about.value), not possible <= self._kinds
        )
        self.fewer.setText(words)
        refused = bool(number_refusal(wanted))
        self.fewer.setVisible(FEWEST_QUESTIONS <= usable < wanted and not refused)
