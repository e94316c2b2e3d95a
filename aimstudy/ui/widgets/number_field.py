"""A field for a whole number between two bounds."""

import re

from PySide6.QtGui import QValidator
from PySide6.QtWidgets import QSpinBox, QWidget

from aimstudy.ui.tokens import SMALL

_FRACTION = re.compile(r"[.,]\d*")


class NumberField(QSpinBox):
    """A number from ``low`` to ``high``; ``unit`` stands behind it, e.g. " min"."""

    def __init__(
        self,
        name: str,
        value: int,
        low: int,
        high: int,
        unit: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.lineEdit().setTextMargins(SMALL, 0, 0, 0)
        self.setRange(low, high)
        self.setSuffix(unit)
        self.setKeyboardTracking(False)
        self.setValue(value)

    def value(self) -> int:
        """The number as it stands in the field, also while it is being typed."""
        self.interpretText()
        return super().value()

    def validate(self, text: str, place: int) -> tuple[QValidator.State, str, int]:
        """Qt's hook: a fraction may be typed; Qt alone would take "12,5" for 125."""
        if _FRACTION.search(text):
            return QValidator.State.Intermediate, text, place
        return super().validate(text, place)

    def fixup(self, text: str) -> str:
        """Qt's hook: of a number with a fraction the whole part is taken, for all to see."""
        return super().fixup(_FRACTION.sub("", text))
