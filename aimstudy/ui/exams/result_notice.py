"""The quiet question how an exam went that is over; Today and the Timeline ask it alike."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from aimstudy.ui.exams.exam_notice import ExamNotice
from aimstudy.ui.translations import format_date, tr

if TYPE_CHECKING:
    from aimstudy.domain.exam import Exam


class ResultNotice(ExamNotice):
    """``wanted`` carries the exam whose result is to be entered."""

    def __init__(self, parent: QWidget | None = None) -> None:
        text = tr("The forecasts of later exams learn from it.")
        super().__init__(text, tr("Enter it"), parent)

    def ask_about(self, exam: Exam | None) -> None:
        """Ask about ``exam``; without one nothing is to be seen."""
        self.exam = exam
        if exam is not None:
            day = format_date(exam.day)
            title = tr("{name} on {day} is over. How did it go?", name=exam.name, day=day)
            self.title.setText(title)
        self.setVisible(exam is not None)
