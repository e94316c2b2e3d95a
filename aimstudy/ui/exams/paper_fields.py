"""Fields of a paper: questions, minutes, pass marks, options. Emits nothing; asked for its values.

0 stands for what is not known.
"""

from dataclasses import replace

from PySide6.QtWidgets import QVBoxLayout, QWidget

from aimstudy.domain.exam_profile import ExamProfile
from aimstudy.ui.theme import Role
from aimstudy.ui.tokens import MEDIUM, SMALL
from aimstudy.ui.translations import tr
from aimstudy.ui.widgets import Label, NumberField
from aimstudy.ui.widgets.check_line import CheckLine
from aimstudy.ui.widgets.flow import FlowRow
from aimstudy.ui.widgets.labelled import Labelled

MOST_QUESTIONS, MOST_MINUTES, MOST_OPTIONS = 1_000, 1_440, 26


class PaperFields(QWidget):
    """Shows a profile's paper and gives it back changed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.questions = NumberField(tr("Questions on the paper"), 0, 0, MOST_QUESTIONS)
        self.minutes = NumberField(tr("Minutes for the paper"), 0, 0, MOST_MINUTES)
        self.pass_mark = NumberField(tr("Pass mark in per cent"), 70, 0, 100, " %")
        self.topic_mark = NumberField(tr("Least in every topic, in per cent"), 0, 0, 100, " %")
        self.options = NumberField(tr("Options of a question"), 0, 0, MOST_OPTIONS)
        self.band = NumberField(tr("Points in a band of the report"), 10, 1, 100)
        for field in (self.questions, self.minutes, self.options):
            field.setSpecialValueText(tr("not known"))
        self.topic_mark.setSpecialValueText(tr("none"))
        self.pausable = CheckLine(tr("The clock can be paused"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SMALL)
        column.addWidget(
            FlowRow(
                [
                    Labelled(tr("Questions"), self.questions),
                    Labelled(tr("Minutes"), self.minutes),
                    Labelled(tr("Pass mark"), self.pass_mark),
                    Labelled(tr("Least in every topic"), self.topic_mark),
                    Labelled(tr("Options"), self.options),
                    Labelled(tr("Width of a band"), self.band),
                ],
                gap=MEDIUM,
            )
        )
        column.addWidget(self.pausable)
        note = tr(
            "With options, what you do not know is right by a guess now and then. The report of "
            "many exams gives a band of points, such as 60 to 69."
        )
        column.addWidget(Label(note, Role.NOTE, muted=True))

    def show_profile(self, profile: ExamProfile) -> None:
        """Show the numbers of ``profile``."""
        self.questions.setValue(profile.questions)
        self.minutes.setValue(profile.minutes)
        self.pass_mark.setValue(_percent(profile.pass_share))
        self.topic_mark.setValue(_percent(profile.topic_share))
        self.options.setValue(profile.options)
        self.band.setValue(profile.band_points)
        self.pausable.setChecked(profile.pausable)

    def changed(self, profile: ExamProfile) -> ExamProfile:
        """``profile`` with the numbers that stand here."""
        return replace(
            profile,
            questions=self.questions.value(),
            minutes=self.minutes.value(),
            pass_share=_share(profile.pass_share, self.pass_mark.value()),
            topic_share=_share(profile.topic_share, self.topic_mark.value()),
            options=self.options.value(),
            band_points=self.band.value(),
            pausable=self.pausable.isChecked(),
        )


def _percent(share: float) -> int:
    return round(share * 100)


def _share(before: float, percent: int) -> float:
    """A share that was finer than the field shows stays as it was."""
    return before if _percent(before) == percent else percent / 100
