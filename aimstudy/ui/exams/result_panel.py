"""The form for what the report of an exam said. Emits what is wanted, decides nothing."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QLineEdit,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from aimstudy.domain.exam import Exam
from aimstudy.domain.exam_profile import ExamProfile, ExamResult
from aimstudy.ui.exams.doubt_notice import DoubtNotice
from aimstudy.ui.exams.words import band_words
from aimstudy.ui.theme import Role, pixels
from aimstudy.ui.tokens import SMALL
from aimstudy.ui.translations import tr
from aimstudy.ui.widgets import ChoiceRow, Label, PlainButton
from aimstudy.ui.widgets.flow import FlowRow
from aimstudy.ui.widgets.labelled import Labelled
from aimstudy.ui.widgets.panel import Panel
from aimstudy.ui.widgets.tab_order import follow_layout

Span = tuple[int, int]


class ResultPanel(Panel):
    """``saved`` carries (exam id, ExamResult or None, another pass mark (0-1) or None)."""

    saved = Signal(int, object, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._exam_id = 0
        self._bands: list[Span | None] = [None]
        self.heading = Label(role=Role.SECTION)
        self.passed = ChoiceRow(
            tr("Result"), [(True, tr("Passed")), (False, tr("Not passed"))], None
        )
        self.band = QComboBox()
        self.band.setAccessibleName(tr("Points in the report"))
        self.weak = QLineEdit()
        self.weak.setAccessibleName(tr("Weak topics in the report"))
        self.weak.setPlaceholderText(tr("with commas between them"))
        self.weak.setMinimumWidth(pixels(160))
        self.weak_typed = Labelled(tr("Weak topics in the report"), self.weak)
        self.topics: list[QCheckBox] = []
        self.weak_marked = QWidget()
        self._topics_column = QVBoxLayout(self.weak_marked)
        self._topics_column.setContentsMargins(0, 0, 0, 0)
        self._topics_column.setSpacing(0)
        self._topics_column.addWidget(Label(tr("Weak topics in the report"), Role.NOTE, muted=True))
        self.doubt = DoubtNotice()
        self.save = PlainButton(tr("Save result"))
        self.remove = PlainButton(tr("Remove result"))
        self.cancel = PlainButton(tr("Cancel"))
        self._arrange()
        self.passed.chosen.connect(lambda _value: self._look())
        self.band.currentIndexChanged.connect(lambda _index: self._look())
        self.doubt.changed.connect(self._look)
        self.save.clicked.connect(self._save)
        self.entered.connect(self.save.click)  # only where it can be saved
        self.remove.clicked.connect(lambda: self.saved.emit(self._exam_id, None, None))
        self.cancel.clicked.connect(self.closed)

    def _arrange(self) -> None:
        self.column.addWidget(self.heading)
        self.column.addWidget(self.passed)
        self.column.addWidget(FlowRow([Labelled(tr("Points"), self.band)]))
        self.column.addWidget(self.weak_marked)
        self.column.addWidget(self.weak_typed)
        notes = (
            tr("The forecasts of later exams learn from it."),
            tr("They expect less of the cards of a weak topic, and its new cards come first."),
            tr("Cards that no exam ahead asks for come more seldom from now on."),
        )
        self.column.addWidget(Label(" ".join(notes), Role.NOTE, muted=True))
        self.column.addWidget(self.doubt)
        self.column.addSpacing(SMALL)
        self.column.addWidget(FlowRow([self.save, self.remove, self.cancel]))

    def open(self, exam: Exam) -> None:
        """Show the result of ``exam``, or an empty form."""
        self._exam_id = exam.id
        result = exam.result
        self.heading.setText(tr("How did it go? {name}", name=exam.name))
        self.passed.set_value(result.passed if result else None)
        self.remove.setVisible(result is not None)
        self._show_bands(exam.profile or ExamProfile(), result)
        self._show_topics(exam, result)
        self.doubt.open(exam.profile)
        self._look()
        follow_layout(self)
        self.show()
        self.passed.buttons[0 if self.passed.value in (None, True) else 1].setFocus()

    def result(self) -> ExamResult:
        """The result as it stands in the form."""
        band = self._bands[self.band.currentIndex()]
        if self.topics:
            weak = [box.accessibleName() for box in self.topics if box.isChecked()]
        else:
            weak = [name.strip() for name in self.weak.text().split(",")]
        low, high = band if band else (None, None)
        names = tuple(name for name in weak if name)
        return ExamResult(bool(self.passed.value), low, high, names)

    def _look(self) -> None:
        """Whether it can be saved, and whether it fits together."""
        said = self.passed.value is not None
        self.save.setEnabled(said)
        doubtful = self.doubt.look_at(self.result() if said else None)
        self.save.set_words(tr("Save as it is") if doubtful else tr("Save result"))

    def _save(self) -> None:
        self.saved.emit(self._exam_id, self.result(), self.doubt.pass_share())

    def _show_bands(self, profile: ExamProfile, result: ExamResult | None) -> None:
        spans = bands(profile.band_points)
        kept = None
        if result and result.low is not None and result.high is not None:
            kept = (result.low, result.high)
            if kept not in spans:
                spans.append(kept)
        self._bands = [None, *spans]
        self.band.blockSignals(True)
        self.band.clear()
        for span in self._bands:
            self.band.addItem(band_words(*span) if span else tr("not said"))
        self.band.setCurrentIndex(self._bands.index(kept))
        self.band.blockSignals(False)

    def _show_topics(self, exam: Exam, result: ExamResult | None) -> None:
        for box in self.topics:
            self._topics_column.removeWidget(box)
            box.hide()
            box.deleteLater()
        weak = result.weak_topics if result else ()
        names = [topic.name for topic in exam.topics]
        if names:
            names += [name for name in weak if name not in names]
        self.topics = [topic_box(name, name in weak) for name in names]
        for box in self.topics:
            self._topics_column.addWidget(box)
        self.weak_marked.setVisible(bool(names))
        self.weak_typed.setVisible(not names)
        self.weak.setText(", ".join(weak))


def topic_box(name: str, on: bool) -> QCheckBox:
    """A mark for a topic; a long name is cut off at the edge and stands whole in the tip."""
    box = QCheckBox(name.replace("&", "&&"))
    box.setAccessibleName(name)
    box.setToolTip(name)
    box.setChecked(on)
    box.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
    return box


def bands(points: int) -> list[Span]:
    """The bands of a report, best first: 90 to 100, 80 to 89 ... for 10 points."""
    width = min(100, max(1, points))
    starts = range(0, 100, width)
    ends = [*(start - 1 for start in starts[1:]), 100]
    return list(zip(starts, ends, strict=True))[::-1]
