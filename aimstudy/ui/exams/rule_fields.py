"""The numbers that an exam's paper and a rehearsed one share, as fields.

0 stands for what is not known. A number that cannot be used stays, and it is said why.
"""

from dataclasses import replace
from typing import TypeVar

from PySide6.QtWidgets import QVBoxLayout, QWidget

from aimstudy.domain.exam_profile import ExamProfile
from aimstudy.domain.paper import PaperRules
from aimstudy.ui.exams.paper_numbers import (
    extra_field,
    minutes_field,
    options_field,
    pass_field,
    percent,
    questions_field,
    share_of,
    topic_field,
)
from aimstudy.ui.tokens import SMALL
from aimstudy.ui.translations import tr
from aimstudy.ui.widgets.check_line import CheckLine
from aimstudy.ui.widgets.checked_number import CheckedNumber, number_row

Rules = TypeVar("Rules", ExamProfile, PaperRules)


class RuleFields(QWidget):
    """Shows the numbers of a profile or of a paper's rules, and gives them back changed.

    ``known``: a paper is about to be begun, so that there must be questions and minutes.
    ``more`` stand after the common numbers.
    """

    def __init__(
        self, known: bool, more: tuple[CheckedNumber, ...] = (), parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.questions, self.minutes = questions_field(known), minutes_field(known)
        self.extra = extra_field()
        self.pass_mark, self.topic_mark = pass_field(), topic_field()
        self.options = options_field()
        self.pausable = CheckLine(tr("The clock can be paused"))
        common = (self.questions, self.minutes, self.extra, self.pass_mark, self.topic_mark)
        self.numbers = (*common, self.options, *more)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(SMALL)
        self.column.addWidget(number_row(self.numbers))
        self.column.addWidget(self.pausable)

    @property
    def refused(self) -> CheckedNumber | None:
        """The first number that cannot be used."""
        return next((number for number in self.numbers if number.refused), None)

    def put(self, rules: ExamProfile | PaperRules) -> None:
        """Show the numbers of ``rules``."""
        self.questions.put(rules.questions)
        self.minutes.put(rules.minutes)
        self.extra.put(percent(rules.extra_share))
        self.pass_mark.put(percent(rules.pass_share))
        self.topic_mark.put(percent(rules.topic_share))
        self.options.put(rules.options)
        self.pausable.setChecked(rules.pausable)

    def take(self, before: Rules) -> Rules:
        """``before`` with the numbers that stand here."""
        return replace(
            before,
            questions=self.questions.value,
            minutes=self.minutes.value,
            extra_share=share_of(before.extra_share, self.extra.value),
            pass_share=share_of(before.pass_share, self.pass_mark.value),
            topic_share=share_of(before.topic_share, self.topic_mark.value),
            options=self.options.value,
            pausable=self.pausable.isChecked(),
        )
