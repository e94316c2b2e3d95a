"""Own numbers for a paper about to be begun; what cannot be is refused where it is typed."""

from dataclasses import replace

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

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

REST_MS = 400  # the paper is reckoned anew when the keys have rested so long


class NumberFields(QWidget):
    """``settled`` when numbers have changed and the keys have rested; ``changed`` at once."""

    changed = Signal()
    settled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.questions, self.minutes = questions_field(True), minutes_field(True)
        self.extra = extra_field()
        self.pass_mark, self.topic_mark = pass_field(), topic_field()
        self.options = options_field()
        self.pausable = CheckLine(tr("The clock can be paused"))
        self._showing = False
        self._rest = QTimer(self, singleShot=True, interval=REST_MS)
        self._rest.timeout.connect(self.settled)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SMALL)
        column.addWidget(number_row(self._numbers()))
        column.addWidget(self.pausable)
        for number in self._numbers():
            number.changed.connect(self._tell)
        self.pausable.box.toggled.connect(lambda _on: self._tell())

    def show_rules(self, rules: PaperRules) -> None:
        """Show the numbers of ``rules``."""
        self._showing = True
        self.questions.put(rules.questions)
        self.minutes.put(rules.minutes)
        self.extra.put(percent(rules.extra_share))
        self.pass_mark.put(percent(rules.pass_share))
        self.topic_mark.put(percent(rules.topic_share))
        self.options.put(rules.options)
        self.pausable.setChecked(rules.pausable)
        self._showing = False
        self._rest.stop()

    @property
    def refused(self) -> CheckedNumber | None:
        """The first number that cannot be used."""
        return next((number for number in self._numbers() if number.refused), None)

    def rules(self, before: PaperRules) -> PaperRules:
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

    def _numbers(self) -> tuple[CheckedNumber, ...]:
        return (
            self.questions,
            self.minutes,
            self.extra,
            self.pass_mark,
            self.topic_mark,
            self.options,
        )

    def _tell(self) -> None:
        if not self._showing:
            self.changed.emit()
            self._rest.start()
