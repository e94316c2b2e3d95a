"""What was chosen about cards that do not fit, said quietly: left out, or put aside for later."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from aimstudy.ui.timeline.outlooks import is_accepted, left_out
from aimstudy.ui.timeline.words_misfit import SHORT
from aimstudy.ui.translations import format_day, tr, trn
from aimstudy.ui.widgets import Notice
from aimstudy.ui.widgets.notice_stack import NoticeStack

if TYPE_CHECKING:
    from aimstudy.services.views.timeline import TimelineView


@dataclass(frozen=True, slots=True)
class _Said:
    title: str
    text: str
    button: str
    exam_id: int  # 0: cards put aside


class QuietNotices(NoticeStack):
    """``ways_asked`` carries an exam's id; ``back_wanted`` asks for what was put aside."""

    ways_asked = Signal(int)
    back_wanted = Signal()

    def show_state(self, view: TimelineView, aside: Sequence[tuple[date, int]]) -> None:
        """Say what is left out of exams as accepted, and what is put ``aside`` until a day."""
        self.show_notices((*_accepted(view), *_put_aside(aside)), self._notice)

    def _notice(self, said: _Said) -> Notice:
        notice = Notice("info", said.title, said.text, said.button)
        if notice.button:
            notice.button.setAccessibleDescription(said.title)
            notice.button.clicked.connect(lambda: self._pressed(said.exam_id))
        return notice

    def _pressed(self, exam_id: int) -> None:
        if exam_id:
            self.ways_asked.emit(exam_id)
        else:
            self.back_wanted.emit()


def _accepted(view: TimelineView) -> list[_Said]:
    return [
        _Said(
            trn(
                "{name}: {n} card is left out, as you accepted.",
                "{name}: {n} cards are left out, as you accepted.",
                left_out(part),
                name=part.exam.name,
            ),
            "",
            tr("Ways out"),
            part.exam.id,
        )
        for part in view.ahead
        if part.plan.reason in SHORT and part.exam.accepted and left_out(part) and is_accepted(part)
    ]


def _put_aside(aside: Sequence[tuple[date, int]]) -> list[_Said]:
    count = sum(number for _, number in aside)
    if not count:
        return []
    if len(aside) == 1:
        title = trn(
            "{n} card is put aside until {day}.",
            "{n} cards are put aside until {day}.",
            count,
            day=format_day(aside[0][0]),
        )
    else:
        title = trn(
            "{n} card is put aside until exams are over.",
            "{n} cards are put aside until exams are over.",
            count,
        )
    text = tr("They come back by themselves then. In an exam before that they count as not learnt.")
    return [_Said(title, text, tr("Take them back"), 0)]
