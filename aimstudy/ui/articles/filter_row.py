"""Which cards the list shows: all, new, accepted or left out, each with its number."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QWidget

from aimstudy.ui.articles.card_rows import CardsShown
from aimstudy.ui.theme import Role
from aimstudy.ui.tokens import SMALL
from aimstudy.ui.translations import tr
from aimstudy.ui.widgets.button import Button, ButtonKind
from aimstudy.ui.widgets.flow import FlowRow

TARGET = 28


class FilterRow(FlowRow):
    """``chosen`` carries a CardsShown."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        self.buttons = {
            shown: Button(words(shown, 0), ButtonKind.PLAIN, role=Role.NOTE, target=TARGET)
            for shown in CardsShown
        }
        super().__init__(list(self.buttons.values()), parent, gap=SMALL)
        self.setAccessibleName(tr("Cards shown"))
        self._group = QButtonGroup(self)
        for shown, button in self.buttons.items():
            button.setCheckable(True)
            self._group.addButton(button)
            button.clicked.connect(lambda _on=False, shown=shown: self.chosen.emit(shown))
        self.buttons[CardsShown.ALL].setChecked(True)

    @property
    def shown(self) -> CardsShown:
        """What is chosen."""
        return next(shown for shown, button in self.buttons.items() if button.isChecked())

    def set_counts(self, counts: Mapping[CardsShown, int]) -> None:
        """Say how many cards each choice shows; one that would show none is not offered."""
        for shown, button in self.buttons.items():
            count = counts.get(shown, 0)
            button.set_words(words(shown, count))
            button.setVisible(bool(count) or button.isChecked() or shown is CardsShown.ALL)
        self.updateGeometry()

    def choose(self, shown: CardsShown) -> None:
        """Choose as the person would."""
        self.buttons[shown].click()


def words(shown: CardsShown, count: int) -> str:
    """A choice with its number of cards."""
    name = {
        CardsShown.ALL: tr("All"),
        CardsShown.OPEN: tr("New"),
        CardsShown.ACCEPTED: tr("Accepted"),
        CardsShown.REJECTED: tr("Left out"),
    }[shown]
    return tr("{name} {n}", name=name, n=count)
