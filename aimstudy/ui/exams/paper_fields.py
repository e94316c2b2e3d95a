"""Fields of an exam's paper: questions, minutes, pass marks, options, band of points."""

from dataclasses import replace

from PySide6.QtWidgets import QWidget

from aimstudy.domain.exam_profile import ExamProfile
from aimstudy.ui.exams.paper_numbers import band_field
from aimstudy.ui.exams.rule_fields import RuleFields
from aimstudy.ui.theme import Role
from aimstudy.ui.translations import tr
from aimstudy.ui.widgets import Label


class PaperFields(RuleFields):
    """Shows a profile's paper and gives it back changed. Emits nothing; asked for its values."""

    def __init__(self, parent: QWidget | None = None) -> None:
        band = band_field()
        super().__init__(known=False, more=(band,), parent=parent)
        self.band = band
        note = tr(
            "With options, what you do not know is right by a guess now and then. The report of "
            "many exams gives a band of points, such as 60 to 69. Extra time is for those who "
            "have been granted it."
        )
        self.column.addWidget(Label(note, Role.NOTE, muted=True))

    def show_profile(self, profile: ExamProfile) -> None:
        """Show the numbers of ``profile``."""
        self.put(profile)
        self.band.put(profile.band_points)

    def changed(self, profile: ExamProfile) -> ExamProfile:
        """``profile`` with the numbers that stand here."""
        return replace(self.take(profile), band_points=self.band.value)
