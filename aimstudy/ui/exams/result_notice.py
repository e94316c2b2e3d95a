"""The quiet question how an exam went that is over; Today and the Timeline ask it alike."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from aimstudy.ui.translations import format_date, tr
from aimstudy.ui.widgets import Notice, PlainButton

if TYPE_CHECKING:
    from aimstudy.domain.exam import Exam


class ResultNotice(Notice):
    """``wanted`` carries the exam whose result is to be entered; ``put_away``: not now."""

    wanted = Signal(object)  # Exam
    put_away = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(
            "info",
            " ",
            tr("The forecasts of later exams learn from it."),
            tr("Enter it"),
            parent,
        )
        self.exam: Exam | None = None
        self.not_now = PlainButton(tr("Not now"))
        self.row.addWidget(self.not_now)
        self.not_now.clicked.connect(self.put_away)
        if self.button is not None:
            self.button.clicked.connect(lambda: self.wanted.emit(self.exam))
        self.hide()

    def ask_about(self, exam: Exam | None) -> None:
        """Ask about ``exam``; without one nothing is to be seen."""
        self.exam = exam
        if exam is not None:
            day = format_date(exam.day)
            title = tr("{name} on {day} is over. How did it go?", name=exam.name, day=day)
            self.title.setText(title)
        self.setVisible(exam is not None)
