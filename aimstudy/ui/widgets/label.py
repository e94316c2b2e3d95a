"""Text on a page: always plain, sized by its role, wrapped unless told otherwise."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from aimstudy.ui.theme import Role, font
from aimstudy.ui.unbroken import unbroken


class Label(QLabel):
    """A plain text in one of the roles; ``muted`` for what may be skipped."""

    def __init__(
        self,
        text: str = "",
        role: Role | str = Role.BODY,
        muted: bool = False,
        wrap: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("role", Role(role).value)
        if muted:
            self.setProperty("muted", True)
        self.setWordWrap(wrap)
        self.setFont(font(role))
        policy = QSizePolicy.Policy
        vertical = policy.Minimum if wrap else policy.Fixed
        self.setSizePolicy(policy.Preferred if wrap else policy.Minimum, vertical)
        if wrap:
            own = self.sizePolicy()
            own.setHeightForWidth(True)
            self.setSizePolicy(own)
        self.setText(text)

    def setText(self, text: str) -> None:
        """Show ``text``; a number and its unit stay on one line."""
        self._words = text
        super().setText(unbroken(text))

    def text(self) -> str:
        """The words as they were set."""
        return self._words

    def minimumSizeHint(self) -> QSize:
        """A wrapped text may be narrow, but is never clipped in height."""
        hint = super().minimumSizeHint()
        return QSize(min(hint.width(), 80), hint.height()) if self.wordWrap() else hint


class KeyChip(QLabel):
    """A key's name in a small frame, e.g. ``Ctrl Z``."""

    def __init__(self, key: str, parent: QWidget | None = None) -> None:
        super().__init__(key, parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("role", Role.CAPTION.value)
        self.setProperty("chip", True)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
