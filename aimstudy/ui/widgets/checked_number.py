"""A number that may be typed as one likes, and is refused in words where it stands.

A plain number field turns 0 into 1 in silence; here what was typed stays, and it is said why it
cannot be used.
"""

import re
from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QValidator
from PySide6.QtWidgets import QAbstractSpinBox, QSizePolicy, QSpinBox, QVBoxLayout, QWidget

from aimstudy.ui.announce import announce
from aimstudy.ui.theme import Role, pixels
from aimstudy.ui.tokens import MEDIUM, TINY
from aimstudy.ui.translations import tr
from aimstudy.ui.widgets.flow import FlowRow
from aimstudy.ui.widgets.label import Label
from aimstudy.ui.widgets.number_field import NumberField

LEAST_WIDTH = 150  # px at 100 %: room for a refusal, so that one moves no neighbour
FAR = 99_999  # what can be typed at all, in both directions
_NUMBER = re.compile(r"\s*([-−]?)\s*(\d{0,5})([.,]\d{0,5})?\D{0,3}")


def _whole(text: str) -> int:
    found = _NUMBER.fullmatch(text)
    if found is None or not found[2]:
        return 0
    return -int(found[2]) if found[1] else int(found[2])


class FreeNumber(NumberField):
    """Takes any whole number; the arrows stay between ``least`` and ``most``.

    ``zero`` are the words that stand for 0, "" where 0 is a number like others.
    """

    def __init__(
        self,
        name: str,
        value: int,
        least: int,
        most: int,
        unit: str = "",
        zero: str = "",
        parent: QWidget | None = None,
    ) -> None:
        self._unit, self._zero = unit, zero
        self._fraction = ""  # as it was typed
        self.least, self.most = least, most
        super().__init__(name, value, -FAR, FAR, "", parent)

    def textFromValue(self, value: int) -> str:
        """Qt's hook: the number with its unit, or the words for none; a fraction as typed."""
        if value == FAR and self._fraction:
            return self._fraction
        return self._zero if value == 0 and self._zero else f"{value}{self._unit}"

    def valueFromText(self, text: str) -> int:
        """Qt's hook: the number in ``text``; FAR for one with a fraction."""
        found = _NUMBER.fullmatch(text)
        self._fraction = text if found and found[3] and len(found[3]) > 1 else ""
        return FAR if self._fraction else _whole(text)

    @property
    def broken(self) -> bool:
        """Whether a fraction stands here; the value is FAR then, which nothing takes."""
        return bool(self._fraction) and QSpinBox.value(self) == FAR

    def validate(self, text: str, place: int) -> tuple[QValidator.State, str, int]:
        """Qt's hook: digits with a sign; words may be deleted to make room for them.

        A fraction may be typed: it is refused in words rather than cut off in silence.
        """
        states = QValidator.State
        found = _NUMBER.fullmatch(text)
        if self._zero and text == self._zero:
            state = states.Acceptable
        elif found is not None:
            state = states.Acceptable if found[2] else states.Intermediate
        else:
            letters = self._zero and not any(c.isdigit() for c in text)
            state = states.Intermediate if letters else states.Invalid
        return state, text, place

    def sizeHint(self) -> QSize:
        """Room for the words, too."""
        hint, metrics = super().sizeHint(), self.fontMetrics()
        more = metrics.horizontalAdvance(self._zero) - metrics.horizontalAdvance(f"-{FAR}")
        return QSize(hint.width() + max(0, more), hint.height())

    def minimumSizeHint(self) -> QSize:
        """A number is never clipped."""
        return self.sizeHint()

    def stepBy(self, steps: int) -> None:
        """Qt's hook: what the arrows reach can be used."""
        now = _whole(self._fraction) if self.broken else self.value() + steps
        self._fraction = ""
        self.setValue(min(self.most, max(self.least, now)))

    def stepEnabled(self) -> QAbstractSpinBox.StepEnabledFlag:
        """Qt's hook: where the arrows can go."""
        flags = QAbstractSpinBox.StepEnabledFlag
        # Qt asks while it paints: what is being typed is not read, or it would paint for ever.
        now = QSpinBox.value(self)
        found = flags.StepNone
        if now < self.most:
            found |= flags.StepUpEnabled
        if now > self.least:
            found |= flags.StepDownEnabled
        return found

    def say_refused(self, words: str) -> None:
        """Look refused, and have ``words`` read out; "" where the number can be used."""
        self.setAccessibleDescription(words)
        if self.property("refused") != bool(words):
            self.setProperty("refused", bool(words))
            self.style().unpolish(self)
            self.style().polish(self)


class CheckedNumber(QWidget):
    """A number with its name above and, where it cannot be used, why below.

    ``too_low`` and ``too_high`` are the sentences. ``changed`` follows every key.
    """

    changed = Signal()

    def __init__(
        self,
        name: str,
        field: FreeNumber,
        too_low: str,
        too_high: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.field = field
        self._words = (too_low, too_high)
        label = Label(name, Role.NOTE, muted=True, wrap=False)
        label.setBuddy(field)
        self.refusal = Label("", Role.NOTE)
        self.refusal.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(TINY)
        column.addWidget(label)
        column.addWidget(field, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.refusal)
        column.addStretch(1)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        field.setKeyboardTracking(True)
        field.valueChanged.connect(lambda _value: self._check())

    @property
    def value(self) -> int:
        """The number as it stands, whether it can be used or not."""
        return self.field.value()

    @property
    def refused(self) -> str:
        """Why the number cannot be used; "" where it can."""
        if self.field.broken:
            return tr("Only whole numbers can be used.")
        low, high = self._words
        if self.value < self.field.least:
            return low
        return high if self.value > self.field.most else ""

    def sizeHint(self) -> QSize:
        """Qt's hook: as wide as a refusal, whether there is one or not."""
        hint = super().sizeHint()
        width = max(hint.width(), pixels(LEAST_WIDTH))
        high = self.heightForWidth(width)  # -1 without a refusal
        return QSize(width, high if high > 0 else hint.height())

    def minimumSizeHint(self) -> QSize:
        """Qt's hook: nothing of it is clipped."""
        return self.sizeHint()

    def put(self, value: int) -> None:
        """Show ``value``."""
        self.field.setValue(value)
        self._show(self.refused)

    def _check(self) -> None:
        words = self.refused
        if words and words != self.refusal.text():
            announce(self, words)
        self._show(words)
        self.changed.emit()

    def _show(self, words: str) -> None:
        self.refusal.setText(words)
        self.refusal.setVisible(bool(words))
        self.field.say_refused(words)


def number_row(numbers: Sequence[CheckedNumber]) -> FlowRow:
    """``numbers`` in a row that breaks; their fields stay on one line when one is refused."""
    row = FlowRow(numbers, gap=MEDIUM)
    for number in numbers:
        row.flow.setAlignment(number, Qt.AlignmentFlag.AlignTop)
    return row
