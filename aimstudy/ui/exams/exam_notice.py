"""A quiet question about one exam: a button to go on with it, and "Not now"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from aimstudy.ui.translations import tr
from aimstudy.ui.widgets import Notice, PlainButton

if TYPE_CHECKING:
    from aimstudy.domain.exam import Exam


class ExamNotice(Notice):
    """``wanted`` carries the exam it is about; ``put_away``: not now. Hidden without an exam."""

    wanted = Signal(object)  # Exam
    put_away = Signal()

    def __init__(self, text: str, button: str, parent: QWidget | None = None) -> None:
        super().__init__("info", " ", text, button, parent)
        self.exam: Exam | None = None
        self.not_now = PlainButton(tr("Not now"))
        self.row.addWidget(self.not_now)
        self.not_now.clicked.connect(self.put_away)
        if self.button is not None:
            self.button.clicked.connect(lambda: self.wanted.emit(self.exam))
        self.hide()
