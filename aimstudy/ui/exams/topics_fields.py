"""The topics of an exam: name, weight and the material that each is made of."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from aimstudy.domain.exam_profile import Topic, TopicSource
from aimstudy.services.views.exams import MaterialView
from aimstudy.ui.exams.material_list import MaterialList
from aimstudy.ui.exams.words import coverage_words
from aimstudy.ui.theme import Role, pixels
from aimstudy.ui.tokens import SMALL
from aimstudy.ui.translations import tr, trn
from aimstudy.ui.widgets import Label, NumberField, PlainButton
from aimstudy.ui.widgets.flow import FlowRow
from aimstudy.ui.widgets.labelled import Labelled

MOST_TOPICS, HIGHEST_WEIGHT, LONGEST_NAME = 100, 1_000, 200
NOTHING = MaterialView((), (), ())


class TopicRow(QWidget):
    """One topic; ``changed`` when its material does, ``removed`` when its button is pressed."""

    changed = Signal()
    removed = Signal()

    def __init__(
        self, number: int, topic: Topic, material: MaterialView, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._before = topic
        self._material = material
        self._sources: tuple[TopicSource, ...] = topic.sources
        self.name = QLineEdit(topic.name)
        self.name.setAccessibleName(tr("Name of topic {n}", n=number))
        self.name.setMaxLength(LONGEST_NAME)
        self.name.setMinimumWidth(pixels(160))
        self.weight = NumberField(
            tr("Weight of topic {n}", n=number), _shown(topic.weight), 1, HIGHEST_WEIGHT
        )
        self.choose = PlainButton("", target=32)
        self.remove = PlainButton(tr("Remove"), target=32)
        self.remove.setAccessibleName(tr("Remove topic {n}", n=number))
        self.list = MaterialList(tr("Material of topic {n}", n=number))
        self.list.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SMALL)
        column.addWidget(
            FlowRow(
                [
                    Labelled(tr("Topic"), self.name),
                    Labelled(tr("Weight"), self.weight),
                    self.choose,
                    self.remove,
                ],
                low=True,
            )
        )
        column.addWidget(self.list)
        self._number = number
        self._say_chosen()
        self.choose.clicked.connect(self._toggle_list)
        self.remove.clicked.connect(self.removed)
        self.list.chosen.connect(self._take)

    def value(self) -> Topic:
        """The topic as it stands; a weight finer than the field shows stays as it was."""
        shown = self.weight.value()
        same = _shown(self._before.weight) == shown
        weight = self._before.weight if same else float(shown)
        return Topic(self.name.text().strip(), weight, self._sources)

    def _toggle_list(self) -> None:
        if self.list.isHidden():
            self.list.show_material(self._material, self._sources)
            self.list.show()
            self.list.setFocus()
        else:
            self.list.hide()

    def _take(self) -> None:
        self._sources = self.list.sources()
        self._say_chosen()
        self.changed.emit()

    def _say_chosen(self) -> None:
        count = len(self._sources)
        chosen = trn("{n} source", "{n} sources", count) if count else tr("none chosen")
        self.choose.set_words(tr("Material: {chosen}", chosen=chosen))
        self.choose.setAccessibleName(
            tr("Material of topic {n}: {chosen}", n=self._number, chosen=chosen)
        )


class TopicsFields(QWidget):
    """``read_material`` is asked for the material when topics are first shown.

    ``row_added`` when there is one topic more.
    """

    row_added = Signal()

    def __init__(
        self,
        read_material: Callable[[], MaterialView] = lambda: NOTHING,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.read_material = read_material
        self.material: MaterialView | None = None
        self.rows: list[TopicRow] = []
        self._column = QVBoxLayout()
        self._column.setSpacing(SMALL)
        self.add = PlainButton(tr("Add topic"), target=32)
        self.coverage = Label(role=Role.NOTE, muted=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SMALL)
        column.addLayout(self._column)
        column.addWidget(FlowRow([self.add]))
        column.addWidget(self.coverage)
        self.add.clicked.connect(self._add_another)

    def show_topics(self, topics: tuple[Topic, ...]) -> None:
        """Show ``topics``; the material is read now where there are any."""
        for row in list(self.rows):
            self._take_away(row)
        self.material = None
        if topics:
            self.load_material()
        for topic in topics:
            self._add(topic)
        self._say_coverage()

    def load_material(self) -> MaterialView:
        """Read what topics can be made of, once each time the form is opened."""
        if self.material is None:
            self.material = self.read_material()
        return self.material

    def value(self) -> tuple[Topic, ...]:
        """The topics that stand here; a row without a name and material is left out."""
        found = (row.value() for row in self.rows)
        return tuple(topic for topic in found if topic.name or topic.sources)

    def _add_another(self) -> None:
        self._add(Topic("")).name.setFocus()
        self._say_coverage()

    def _add(self, topic: Topic) -> TopicRow:
        row = TopicRow(len(self.rows) + 1, topic, self.load_material())
        row.removed.connect(lambda: self._remove(row))
        row.changed.connect(self._say_coverage)
        self.rows.append(row)
        self._column.addWidget(row)
        self.add.setEnabled(len(self.rows) < MOST_TOPICS)
        self.row_added.emit()
        return row

    def _remove(self, row: TopicRow) -> None:
        self._take_away(row)
        self.add.setEnabled(True)
        self.add.setFocus()
        self._say_coverage()

    def _take_away(self, row: TopicRow) -> None:
        self.rows.remove(row)
        self._column.removeWidget(row)
        row.hide()
        row.deleteLater()

    def _say_coverage(self) -> None:
        topics = [row.value() for row in self.rows]
        if topics and self.material is not None:
            words = coverage_words(topics, self.material)
            self.coverage.setText(words[:1].upper() + words[1:] + ".")
        else:
            self.coverage.setText(
                tr("Without topics the exam asks all cards that no other exam asks for.")
            )


def _shown(weight: float) -> int:
    return min(HIGHEST_WEIGHT, max(1, round(weight)))
