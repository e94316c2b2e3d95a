"""Fields of a paper: questions, minutes, pass marks, options. Emits nothing; asked for its values.

0 stands for what is not known. A number that cannot be used stays, and it is said why.
"""

from dataclasses import replace

from PySide6.QtWidgets import QVBoxLayout, QWidget

from aimstudy.domain.exam_profile import ExamProfile
from aimstudy.ui.exams.paper_numbers import (
    band_field,
    extra_field,
    minutes_field,
    options_field,
    pass_field,
    percent,
    questions_field,
    share_of,
    topic_field,
)
from aimstudy.ui.theme import Role
from aimstudy.ui.tokens import SMALL
from aimstudy.ui.translations import tr
from aimstudy.ui.widgets import Label
from aimstudy.ui.widgets.check_line import CheckLine
from aimstudy.ui.widgets.checked_number import CheckedNumber, number_row


class PaperFields(QWidget):
    """Shows a profile's paper and gives it back changed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.questions, self.minutes = questions_field(), minutes_field()
        self.pass_mark, self.topic_mark = pass_field(), topic_field()
        self.options, self.band = options_field(), band_field()
        self.extra = extra_field()
        self.pausable = CheckLine(tr("The clock can be paused"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SMALL)
        column.addWidget(number_row(self._numbers()))
        column.addWidget(self.pausable)
        note = tr(
            "With options, what you do not know is right by a guess now and then. The report of "
            "many exams gives a band of points, such as 60 to 69. Extra time is for those who "
            "have been granted it."
        )
        column.addWidget(Label(note, Role.NOTE, muted=True))

    def show_profile(self, profile: ExamProfile) -> None:
        """Show the numbers of ``profile``."""
        self.questions.put(profile.questions)
        self.minutes.put(profile.minutes)
        self.pass_mark.put(percent(profile.pass_share))
        self.topic_mark.put(percent(profile.topic_share))
        self.options.put(profile.options)
        self.band.put(profile.band_points)
        self.extra.put(percent(profile.extra_share))
        self.pausable.setChecked(profile.pausable)

    @property
    def refused(self) -> CheckedNumber | None:
        """The first number that cannot be used."""
        return next((number for number in self._numbers() if number.refused), None)

    def changed(self, profile: ExamProfile) -> ExamProfile:
        """``profile`` with the numbers that stand here."""
        return replace(
            profile,
            questions=self.questions.value,
            minutes=self.minutes.value,
            pass_share=share_of(profile.pass_share, self.pass_mark.value),
            topic_share=share_of(profile.topic_share, self.topic_mark.value),
            extra_share=share_of(profile.extra_share, self.extra.value),
            options=self.options.value,
            band_points=self.band.value,
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
            self.band,
        )
