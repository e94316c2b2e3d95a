"""How a quiz went by topic: a bar each with its numbers, or the same as a table."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QHBoxLayout, QHeaderView, QSizePolicy, QVBoxLayout, QWidget

from aimstudy.services.views.quiz import Score
from aimstudy.ui.quiz.wording import range_words
from aimstudy.ui.theme import Role
from aimstudy.ui.tokens import GAP, MEDIUM, TINY
from aimstudy.ui.translations import format_number, tr, trn
from aimstudy.ui.widgets import Card, Label, LinkButton, ProgressLine, Table
from aimstudy.ui.widgets.emptied import empty
from aimstudy.ui.widgets.head_row import HeadRow


class ScoreTable(Table):
    """As high as its rows: the page scrolls, the table does not."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("By topic"), wraps=True, least=2, parent=parent)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.verticalHeader().sectionResized.connect(lambda *_sizes: self.updateGeometry())

    def sizeHint(self) -> QSize:
        """Room for the header and every row."""
        height = self.horizontalHeader().sizeHint().height() + self.verticalHeader().length()
        return QSize(super().sizeHint().width(), height)


class TopicScores(Card):
    """Bars first; ``twin`` changes to the table and back."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, inset=GAP, spacing=MEDIUM)
        self.twin = LinkButton("")
        self.bars = QWidget()
        self.lines: list[ProgressLine] = []
        self.table = ScoreTable()
        self.model = QStandardItemModel(self)
        self._scores: tuple[Score, ...] = ()
        self._bars = QVBoxLayout(self.bars)
        self._bars.setContentsMargins(0, 0, 0, 0)
        self._bars.setSpacing(MEDIUM)
        self.table.setModel(self.model)
        self.column.addWidget(HeadRow(Label(tr("By topic"), Role.SECTION), [self.twin]))
        self.column.addWidget(self.bars)
        self.column.addWidget(self.table)
        self.twin.clicked.connect(lambda _on=False: self.show_table(self.table.isHidden()))
        self.show_table(wanted=False)

    def show_scores(self, scores: Sequence[Score]) -> None:
        """Show ``scores``; the card is left out where there is only one topic."""
        self._scores = tuple(scores)
        self._fill_bars()
        self._fill_table()
        self.setVisible(len(scores) > 1)

    def show_table(self, wanted: bool) -> None:
        """Bring the table or the bars to the front."""
        self.table.setVisible(wanted)
        self.bars.setVisible(not wanted)
        self.twin.set_words(tr("As bars") if wanted else tr("As a table"))

    def _fill_bars(self) -> None:
        empty(self._bars)
        self.lines = []
        for score in self._scores:
            bar = QWidget()
            column = QVBoxLayout(bar)
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(TINY)
            row = QHBoxLayout()
            row.setSpacing(GAP)
            row.addWidget(Label(score.name), 1)
            row.addWidget(Label(_right(score), Role.NOTE, muted=True, wrap=False))
            line = ProgressLine(f"{score.name}, {_right(score)},")
            line.set_fraction(score.right / score.total if score.total else 0.0)
            column.addLayout(row)
            column.addWidget(line)
            self._bars.addWidget(bar)
            self.lines.append(line)

    def _fill_table(self) -> None:
        self.model.clear()
        self.model.setHorizontalHeaderLabels([tr("Topic"), tr("Right"), tr("Probably known")])
        for score in self._scores:
            right = tr(
                "{n} of {total}", n=format_number(score.right), total=format_number(score.total)
            )
            cells = (score.name, right, range_words(score.low, score.high))
            self.model.appendRow([QStandardItem(cell) for cell in cells])
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)


def _right(score: Score) -> str:
    return trn(
        "{n} of {total} right",
        "{n} of {total} right",
        score.right,
        total=format_number(score.total),
    )
