"""Asks kindly about a result that speaks against the pass mark, and lets the mark be corrected."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from aimstudy.domain.exam_profile import ExamProfile, ExamResult
from aimstudy.domain.result_doubt import Doubt, doubt
from aimstudy.ui.tokens import SMALL
from aimstudy.ui.translations import tr
from aimstudy.ui.widgets import Notice, NumberField
from aimstudy.ui.widgets.flow import FlowRow
from aimstudy.ui.widgets.labelled import Labelled


class DoubtNotice(QWidget):
    """Empty while all fits together; ``changed`` when the pass mark was changed here."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._profile: ExamProfile | None = None
        self.notice = Notice("warn", " ", tr("Correct what is not right, or save it as it is."))
        self.mark = NumberField(tr("Pass mark of this exam"), 70, 0, 100, " %")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SMALL)
        column.addWidget(self.notice)
        column.addWidget(FlowRow([Labelled(tr("Pass mark of this exam"), self.mark)]))
        self.mark.valueChanged.connect(lambda _value: self.changed.emit())
        self.hide()

    def open(self, profile: ExamProfile | None) -> None:
        """Start with the pass mark of ``profile``."""
        self._profile = profile
        if profile is not None:
            self.mark.setValue(round(100 * profile.pass_share))
        self.hide()

    def look_at(self, result: ExamResult | None) -> bool:
        """Show whether ``result`` is in doubt as things stand; the field stays once it was used."""
        before = doubt(self._profile, result) if result else None
        self.setVisible(before is not None)
        now = doubt(self._with_mark(), result) if result and before else None
        self.notice.setVisible(now is not None)
        if now is not None and result is not None:
            self.notice.title.setText(self._words(now, result))
        return now is not None

    def pass_share(self) -> float | None:
        """The pass mark (0-1) if it was corrected here."""
        profile = self._profile
        if profile is None or self.isHidden():
            return None
        changed = self._with_mark()
        return changed.pass_share if changed and changed != profile else None

    def _with_mark(self) -> ExamProfile | None:
        profile, mark = self._profile, self.mark.value()
        if profile is None or mark == round(100 * profile.pass_share):
            return profile
        return ExamProfile(pass_share=mark / 100, topic_share=profile.topic_share)

    def _words(self, found: Doubt, result: ExamResult) -> str:
        values = {"low": result.low, "high": result.high, "mark": self.mark.value()}
        if found is Doubt.PASSED_BELOW:
            return tr(
                "Passed with {low} to {high} of 100, though the pass mark is {mark}?", **values
            )
        return tr(
            "Not passed with {low} to {high} of 100, though the pass mark is {mark}?", **values
        )
