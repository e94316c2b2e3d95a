"""The exams as small buttons in a row that breaks; a long name is cut, never the page widened."""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from aimstudy.domain.exam import Exam
from aimstudy.ui.theme import Role, font
from aimstudy.ui.timeline.words import exam_words, short_exam_words
from aimstudy.ui.tokens import GAP
from aimstudy.ui.translations import tr
from aimstudy.ui.widgets import PlainButton

LEAST = 80  # px of words
SPARE = 4  # px: measuring rounds


class ExamChip(PlainButton):
    """An exam's name, day and countdown; where there is no room only the name is cut."""

    def __init__(self, exam: Exam, today: date, parent: QWidget | None = None) -> None:
        self._full = exam_words(exam, today)
        self._name, self._when = short_exam_words(exam, today)
        super().__init__(self._full, parent=parent, target=32)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setToolTip(self._full)
        self.setAccessibleDescription(tr("Change or remove this exam"))

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        metrics = QFontMetrics(font(Role.BODY))
        return QSize(metrics.horizontalAdvance(self._full) + 2 * GAP + SPARE, hint.height())

    def minimumSizeHint(self) -> QSize:
        return QSize(min(LEAST + 2 * GAP, self.sizeHint().width()), super().sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        metrics = QFontMetrics(font(Role.BODY))
        room = event.size().width() - 2 * GAP
        if metrics.horizontalAdvance(self._full) <= room:
            self.setText(self._full)
            return
        left = max(LEAST, room - metrics.horizontalAdvance(self._when))
        name = metrics.elidedText(self._name, Qt.TextElideMode.ElideRight, left)
        whole = f"{name}{self._when}"
        self.setText(metrics.elidedText(whole, Qt.TextElideMode.ElideRight, room))


def exam_chips(
    exams: Sequence[Exam], today: date, wanted: Callable[[Exam], object]
) -> list[ExamChip]:
    """A chip for each exam, earliest first; a click tells ``wanted`` which."""
    chips = []
    for exam in sorted(exams, key=lambda each: (each.day, each.id)):
        chip = ExamChip(exam, today)
        chip.clicked.connect(lambda _checked=False, exam=exam: wanted(exam))
        chips.append(chip)
    return chips
