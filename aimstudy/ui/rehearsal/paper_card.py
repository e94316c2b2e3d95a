"""A paper before it begins: its rules in sentences with own numbers below, and its material."""

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from aimstudy.domain.paper import PaperRules
from aimstudy.services.views.rehearsal import RehearsalStart
from aimstudy.ui.exams.section import Section
from aimstudy.ui.rehearsal.numbers import NumberFields
from aimstudy.ui.rehearsal.words import (
    material_line,
    paper_name,
    rule_lines,
    share_line,
    shorter_line,
)
from aimstudy.ui.theme import Role
from aimstudy.ui.tokens import SMALL
from aimstudy.ui.translations import format_number, tr, trn
from aimstudy.ui.widgets import Card, Label, LinkButton, Notice
from aimstudy.ui.widgets.checked_number import CheckedNumber
from aimstudy.ui.widgets.emptied import empty


class RulesCard(Card):
    """The sentences follow the numbers; ``settled`` when typed ones should be reckoned with."""

    changed = Signal()
    settled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, spacing=SMALL)
        self.title = Label("", Role.SECTION)
        self.unknown = Label("", Role.NOTE)
        self.fields = NumberFields()
        self.section = Section(tr("Own numbers"), self.fields)
        self.back = LinkButton(tr("Back to the rules as they were"))
        self.lines: list[Label] = []
        self._lines = QVBoxLayout()
        self._lines.setSpacing(SMALL)
        self._known = PaperRules("", 1, 1)
        self._example = False
        self._name = ""
        self.column.addWidget(self.title)
        self.column.addWidget(self.unknown)
        self.column.addLayout(self._lines)
        self.column.addSpacing(SMALL)
        self.column.addWidget(self.section)
        self.column.addWidget(self.back)
        self.fields.changed.connect(self._typed)
        self.fields.settled.connect(self._rested)
        self.back.clicked.connect(lambda _on=False: self._reset())

    def show_rules(self, start: RehearsalStart) -> None:
        """Show the rules of a paper as its profile has them."""
        self._known = start.rules
        self._example = not start.exam_id or not start.rules_known
        chosen = start.exam_id or None
        name = next((c.name for c in start.choices if chosen and c.exam_id == chosen), "")
        self._name = name or start.rules.name
        self.title.setText(tr("Rules of the paper: {name}", name=paper_name(self._name)))
        self.unknown.setText(
            tr("How many questions this exam has is not entered yet; the example stands in for it.")
        )
        self.unknown.setVisible(chosen is not None and not start.rules_known)
        self.fields.show_rules(start.rules)
        self._write()

    @property
    def own(self) -> bool:
        """The numbers are not those of the profile."""
        return self.fields.take(self._known) != self._known

    @property
    def rules(self) -> PaperRules:
        """The rules as they stand, by the exam's name; own numbers have no source."""
        rules = replace(self.fields.take(self._known), name=self._name)
        if not self.own:
            return rules
        return replace(rules, source="", source_day=None, verified=False, own=True)

    @property
    def refused(self) -> CheckedNumber | None:
        """A number that cannot be used."""
        return self.fields.refused

    def _typed(self) -> None:
        self._write()
        self.changed.emit()

    def _rested(self) -> None:
        if self.refused is None:
            self.settled.emit()

    def _reset(self) -> None:
        self.fields.show_rules(self._known)
        self._typed()
        self.settled.emit()
        self.section.toggle.setFocus()

    def _write(self) -> None:
        """Write the sentences; their place stays empty while a number cannot be used."""
        own = self.own
        self.back.setVisible(own)
        self.section.set_summary(tr("yours are in force") if own else tr("as the rules say"))
        for label in self.lines:
            label.setVisible(self.refused is None)
        if self.refused is not None:
            return
        lines = rule_lines(self.rules, self._example)
        if len(lines) != len(self.lines):
            empty(self._lines)
            self.lines = [Label("", _role(place, len(lines))) for place in range(len(lines))]
            for label in self.lines:
                policy = label.sizePolicy()
                policy.setRetainSizeWhenHidden(True)
                label.setSizePolicy(policy)
                self._lines.addWidget(label)
        for label, words in zip(self.lines, lines, strict=True):
            label.setText(words)


def _role(place: int, count: int) -> Role:
    """The length of the paper stands out; where its rules are from stands small."""
    if place == 0:
        return Role.STRONG
    return Role.NOTE if place == count - 1 else Role.BODY


class MaterialCard(Card):
    """How many different questions there are, and how the topics share them."""

    articles_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, spacing=SMALL)
        self.line = Label("")
        self.topics: list[Label] = []
        self._topics = QVBoxLayout()
        self._topics.setSpacing(SMALL // 2)
        self.blocked = Label("", Role.NOTE, muted=True)
        self.shorter = Notice("warn", tr("There are too few questions for it"), " ")
        self.too_few = Notice("warn", tr("There are too few questions"), " ", tr("Go to articles"))
        self.column.addWidget(Label(tr("Your material for it"), Role.SECTION))
        self.column.addWidget(self.line)
        self.column.addWidget(self.shorter)
        self.column.addWidget(self.too_few)
        self.column.addLayout(self._topics)
        self.column.addWidget(self.blocked)
        if self.too_few.button is not None:
            self.too_few.button.clicked.connect(lambda _on=False: self.articles_wanted.emit())

    def show_material(self, start: RehearsalStart, rules: PaperRules, refused: bool) -> None:
        """Show what there is for ``rules``; nothing is offered while a number is refused."""
        self.line.setText(material_line(start))
        enough = start.distinct >= min(start.fewest, rules.questions)
        few = start.distinct < rules.questions
        self.shorter.setVisible(few and enough and not refused)
        if few and enough:
            self.shorter.text.setText(shorter_line(rules, rules.shortened(start.distinct)))
        self.too_few.setVisible(not enough)
        self.too_few.text.setText(
            tr(
                "A rehearsal needs at least {n}. They are made from cards you have accepted.",
                n=format_number(start.fewest),
            )
        )
        self._show_topics(start)
        self.blocked.setText(
            trn(
                "{n} fact is not asked: the material disagrees with itself there.",
                "{n} facts are not asked: the material disagrees with itself there.",
                start.blocked,
            )
        )
        self.blocked.setVisible(start.blocked > 0)

    def press_main(self) -> None:
        """Enter where nothing can begin: to the articles."""
        self.articles_wanted.emit()

    def _show_topics(self, start: RehearsalStart) -> None:
        words = [f"{topic.name}: {share_line(topic)}" for topic in start.topics]
        if len(words) != len(self.topics):
            empty(self._topics)
            self.topics = [Label() for _ in words]
            for label in self.topics:
                self._topics.addWidget(label)
        for label, line in zip(self.topics, words, strict=True):
            label.setText(line)
