"""Own numbers for a paper about to be begun; what cannot be is refused where it is typed."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from aimstudy.domain.paper import PaperRules
from aimstudy.ui.exams.rule_fields import RuleFields

REST_MS = 400  # the paper is reckoned anew when the keys have rested so long


class NumberFields(RuleFields):
    """``settled`` when numbers have changed and the keys have rested; ``changed`` at once."""

    changed = Signal()
    settled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(known=True, parent=parent)
        self._showing = False
        self._rest = QTimer(self, singleShot=True, interval=REST_MS)
        self._rest.timeout.connect(self.settled)
        for number in self.numbers:
            number.changed.connect(self._tell)
        self.pausable.box.toggled.connect(lambda _on: self._tell())

    def show_rules(self, rules: PaperRules) -> None:
        """Show the numbers of ``rules``; that is no change of the person's."""
        self._showing = True
        self.put(rules)
        self._showing = False
        self._rest.stop()

    def _tell(self) -> None:
        if not self._showing:
            self.changed.emit()
            self._rest.start()
