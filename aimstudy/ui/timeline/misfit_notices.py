"""The notices of exams that do not fit, each with its ways out."""

from PySide6.QtCore import Signal

from aimstudy.ui.timeline.words_misfit import Misfit
from aimstudy.ui.translations import tr
from aimstudy.ui.widgets import Notice
from aimstudy.ui.widgets.notice_stack import NoticeStack


class MisfitNotices(NoticeStack):
    """``asked`` carries the id of the exam whose ways out are wanted."""

    asked = Signal(int)

    def show_misfits(self, found: tuple[Misfit, ...]) -> None:
        """Show ``found``; nothing where everything fits."""
        self.show_notices(found, self._notice)

    def _notice(self, misfit: Misfit) -> Notice:
        notice = Notice("warn", misfit.title, misfit.text, tr("Ways out"))
        if notice.button:
            notice.button.setAccessibleDescription(misfit.title)
            notice.button.clicked.connect(lambda: self.asked.emit(misfit.exam_id))
        return notice
