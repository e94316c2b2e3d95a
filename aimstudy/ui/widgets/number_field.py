"""A field for a whole number between two bounds."""

from PySide6.QtWidgets import QSpinBox, QWidget

from aimstudy.ui.tokens import SMALL


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
