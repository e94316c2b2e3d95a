"""Are you on the way? A range for exam day with what it rests on, and the line in small."""

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from aimstudy.services.views.today import OutlookView
from aimstudy.ui.charts.recall_line import RecallLine
from aimstudy.ui.page import Destination, PageId
from aimstudy.ui.timeline.words_misfit import misfit_title, misfitting
from aimstudy.ui.today import words
from aimstudy.ui.tokens import SMALL
from aimstudy.ui.translations import tr
from aimstudy.ui.widgets import Card, Label, LinkButton, ProgressLine


class WayCard(Card):
    """Says a range, or why none can be given yet."""

    wanted = Signal(object)  # Destination

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, spacing=SMALL)
        head = QHBoxLayout()
        head.addWidget(Label(tr("Are you on the way?"), "section"), 1)
        link = LinkButton(tr("Timeline"))
        link.clicked.connect(lambda: self.wanted.emit(Destination(PageId.TIMELINE)))
        head.addWidget(link, 0, Qt.AlignmentFlag.AlignTop)
        self.column.addLayout(head)
        self.title = Label("", "lead")
        self.note = Label("", "note", muted=True)
        self.misfit = Label("", "note")
        self.evidence = ProgressLine(tr("Answers towards a first range"))
        self.chart = RecallLine()
        self.column.addWidget(self.title)
        self.column.addWidget(self.note)
        self.column.addWidget(self.misfit)
        self.column.addWidget(self.evidence)
        self.column.addWidget(self.chart, 1)
        self.column.addStretch(0)
        self._only_words(tr("Looking ahead…"), "")

    def show_no_exam(self) -> None:
        """No exam lies ahead."""
        self._only_words(
            tr("No exam ahead"),
            tr("Set one on the Timeline, and your minutes are planned towards it."),
        )

    def show_outlook(self, view: OutlookView, today: date, exam_day: date | None) -> None:
        """Show what ``view`` knows, and that an exam does not fit; the Timeline says more."""
        self._show(view, today, exam_day)
        short = [misfit_title(part) for part in misfitting(view.ahead)]
        self.misfit.setText(tr("{what} The Timeline has ways out.", what=" ".join(short)))
        self.misfit.setVisible(bool(short))

    def _show(self, view: OutlookView, today: date, exam_day: date | None) -> None:
        if not view.enough_evidence or view.at_exam is None:
            self._only_words(tr("Not enough evidence for a range yet"), words.evidence_note(view))
            self.evidence.set_fraction(view.answers / max(1, view.answers + view.answers_needed))
            self.evidence.setVisible(view.answers_needed > 0)
            return
        self.title.setText(words.recall_title(view.at_exam))
        self.note.setText(words.recall_note(view))
        self.evidence.hide()
        self.chart.set_data(view.line, view.stopped, today, exam_day)
        self.chart.show()

    def _only_words(self, title: str, note: str) -> None:
        self.title.setText(title)
        self.note.setText(note)
        self.misfit.hide()
        self.evidence.hide()
        self.chart.hide()
