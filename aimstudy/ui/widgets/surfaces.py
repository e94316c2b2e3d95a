"""Surfaces that hold other widgets: cards, notices, source boxes, headers, empty states."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from aimstudy.ui.theme import Role, pixels
from aimstudy.ui.tokens import GAP, INSET, MEDIUM, SMALL, TINY
from aimstudy.ui.widgets.beside import lay_beside
from aimstudy.ui.widgets.button import PlainButton, PrimaryButton
from aimstudy.ui.widgets.flow import FlowRow
from aimstudy.ui.widgets.label import Label

LOW_WINDOW = 560  # px at 100 %
WORDS_WIDTH = 180  # px at 100 % that a notice's words want beside its buttons
_WIDE = (QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)  # never lower than its words


class Card(QFrame):
    """A white surface with a hairline; fill ``column``."""

    def __init__(
        self,
        parent: QWidget | None = None,
        inset: int = INSET,
        spacing: int = SMALL,
        surface: str = "card",
    ) -> None:
        super().__init__(parent)
        self.setProperty("surface", surface)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(inset, inset, inset, inset)
        self.column.setSpacing(spacing)


class Notice(QFrame):
    """A quiet card that tells something and may offer one way on. ``kind``: info, warn, error, ok.

    ``button`` is None where no words for it were given.
    """

    def __init__(
        self, kind: str, title: str, text: str = "", button: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setProperty("surface", kind)
        self.setSizePolicy(*_WIDE)
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._box.setContentsMargins(GAP + 2, MEDIUM + 2, GAP + 2, MEDIUM + 2)
        self._box.setSpacing(GAP)
        words = QVBoxLayout()
        words.setSpacing(TINY)
        self.title = Label(title, Role.STRONG)
        self.text = Label(text, Role.NOTE)
        if not text:  # to show what has no parent yet would open a window of its own
            self.text.hide()
        words.addStretch(1)
        words.addWidget(self.title)
        words.addWidget(self.text)
        words.addStretch(1)
        self._box.addLayout(words, 1)
        self._buttons = QWidget()
        self.row = QHBoxLayout(self._buttons)
        self.row.setContentsMargins(0, 0, 0, 0)
        self.row.setSpacing(GAP)
        self._box.addWidget(self._buttons, 0, Qt.AlignmentFlag.AlignVCenter)
        self.button: PlainButton | None = PlainButton(button) if button else None
        if self.button is not None:
            self.row.addWidget(self.button, 0, Qt.AlignmentFlag.AlignVCenter)

    def set_short(self, short: bool) -> None:
        """Show the title alone, the rest when it is pointed at; or all of it."""
        words = self.text.text()
        self.text.setVisible(bool(words) and not short)
        self.setToolTip(words if short else "")
        self.setAccessibleDescription(words if short else "")
        end = TINY if short else MEDIUM + 2
        self._box.setContentsMargins(GAP + 2, end, GAP + 2, end)

    @property
    def low(self) -> bool:
        """The window is so low at the present text size that there is no room for more words."""
        return self.window().height() < pixels(LOW_WINDOW)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt's hook: the buttons go below the words where these would have to be narrow."""
        inside = event.size().width() - 2 * (GAP + 2)
        room = inside - GAP - self._buttons.sizeHint().width()
        beside = room >= pixels(WORDS_WIDTH)
        lay_beside(self, self._box, self._buttons, beside)
        side = Qt.AlignmentFlag.AlignVCenter if beside else Qt.AlignmentFlag.AlignLeft
        self._box.setAlignment(self._buttons, side)
        super().resizeEvent(event)


class PageHeader(QWidget):
    """Title and subtitle of a page, its buttons on the right or, where it is narrow, below."""

    def __init__(
        self,
        title: str,
        subtitle: str = "",
        buttons: Sequence[QWidget] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setSizePolicy(*_WIDE)
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(GAP)
        words = QVBoxLayout()
        words.setSpacing(0)
        self.title = Label(title, Role.PAGE)
        self.subtitle = Label(subtitle, muted=True)
        words.addWidget(self.title)
        words.addWidget(self.subtitle)
        self._box.addLayout(words, 1)
        self._buttons = FlowRow(buttons)
        self._box.addWidget(self._buttons, 0, Qt.AlignmentFlag.AlignVCenter)
        self._buttons.setVisible(bool(buttons))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Beside each other or one above the other."""
        words = max(_words_width(self.title), _words_width(self.subtitle))
        needed = words + GAP + self._buttons.sizeHint().width()
        beside = not self._buttons.isVisibleTo(self) or needed <= event.size().width()
        lay_beside(self, self._box, self._buttons, beside)
        super().resizeEvent(event)


def _words_width(label: Label) -> int:
    return label.fontMetrics().horizontalAdvance(label.text())


class EmptyState(QWidget):
    """What a page says when it has nothing to show: why, and the way on."""

    def __init__(
        self,
        title: str,
        text: str = "",
        button: str = "",
        key: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setSpacing(MEDIUM)
        column.addStretch(1)
        self.title = Label(title, Role.TITLE)
        self.text = Label(text, muted=True)
        for label in (self.title, self.text):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            column.addWidget(label)
        self.button: PrimaryButton | None = PrimaryButton(button, key) if button else None
        if self.button is not None:
            column.addSpacing(SMALL)
            column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)


class SourceBox(QFrame):
    """The box a quotation stands in; fill ``column``."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("surface", "source")
        self.setSizePolicy(*_WIDE)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(MEDIUM + 2, MEDIUM - 2, MEDIUM + 2, MEDIUM - 2)
        self.column.setSpacing(TINY)
