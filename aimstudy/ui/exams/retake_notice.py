"""The quiet offer to plan an exam again that was not passed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from aimstudy.ui.exams.exam_notice import ExamNotice
from aimstudy.ui.exams.words import band_words
from aimstudy.ui.translations import tr

if TYPE_CHECKING:
    from aimstudy.domain.exam import Exam


class RetakeNotice(ExamNotice):
    """``wanted`` carries the exam that is to be planned again."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(" ", tr("Plan it again"), parent)

    def offer(self, exam: Exam | None) -> None:
        """Offer it for ``exam``; without one nothing is to be seen."""
        self.exam = exam
        if exam is not None:
            self.title.setText(title(exam))
            self.text.setText(text(exam))
        self.setVisible(exam is not None)


def title(exam: Exam) -> str:
    """``Law: not passed, 50 to 59 of 100.``"""
    result = exam.result
    if result is None or result.low is None or result.high is None:
        return tr("{name}: not passed.", name=exam.name)
    band = band_words(result.low, result.high)
    return tr("{name}: not passed, {band}.", name=exam.name, band=band)


def text(exam: Exam) -> str:
    """What planning it again takes over, and what becomes of weak topics."""
    parts = [tr("It can be planned again with the same paper and topics; you choose the day.")]
    names = {topic.name.casefold() for topic in exam.topics}
    weak = exam.result.weak_topics if exam.result else ()
    known = [name for name in weak if name.casefold() in names]
    if known:
        parts.append(
            tr(
                "Less is expected then of the cards of what was weak ({topics}), and its new cards "
                "come first.",
                topics=", ".join(known),
            )
        )
    return " ".join(parts)
