"""The bar at the foot of the window that says what happened and may offer one way on."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from aimstudy.ui.announce import announce
from aimstudy.ui.page import NoticeKind, NoticeText
from aimstudy.ui.theme import pixels
from aimstudy.ui.tokens import MARGIN, SMALL
from aimstudy.ui.translations import tr
from aimstudy.ui.widgets import LinkButton, Notice
from aimstudy.ui.widgets.surfaces import LOW_WINDOW

INFO_MS = 8000


class NoticeBar(QWidget):
    """Shows one notice; information leaves by itself, warnings and errors stay until closed.

    Information with a way on stays too, but not inside a page. ``moving`` comes before it takes
    room or gives it back.
    """

    moving = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(MARGIN, 0, MARGIN, SMALL * 2)
        self._notice: Notice | None = None
        self._inside = self._light = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.clear)
        self.hide()

    @property
    def words(self) -> str:
        """What is shown now, "" if nothing."""
        if self._notice is None:
            return ""
        return f"{self._notice.title.text()} {self._notice.text.text()}".strip()

    def show_notice(self, text: NoticeText) -> None:
        """Show ``text`` instead of what was there."""
        self.clear()
        notice = Notice(text.kind.value, text.title, text.text, text.button)
        if notice.button is not None and text.run is not None:
            notice.button.clicked.connect(self.clear)  # first: it may have a notice to show
            notice.button.clicked.connect(text.run)
        close = LinkButton(tr("Close"))
        close.clicked.connect(self.clear)
        notice.row.addWidget(close, 0, Qt.AlignmentFlag.AlignVCenter)
        notice.set_short(text.kind is NoticeKind.INFO and notice.text.text() != "" and self._low())
        self._column.addWidget(notice)
        self._notice = notice
        self.moving.emit()
        self.show()
        announce(self, self.words)
        self._light = text.kind is NoticeKind.INFO
        if self._light and (self._inside or text.run is None):
            self._timer.start(INFO_MS)

    def _low(self) -> bool:
        return self.window().height() < pixels(LOW_WINDOW)

    def stand_inside(self, inside: bool) -> None:
        """Stand among the parts of a page, or below it."""
        self._inside = inside
        side, below = (0, 0) if inside else (MARGIN, SMALL * 2)
        self._column.setContentsMargins(side, 0, side, below)
        if inside and self._light and self._notice is not None and not self._timer.isActive():
            self._timer.start(INFO_MS)

    def clear_news(self) -> None:
        """Show no information any more; a warning or an error stays until it is closed."""
        if self._light:
            self.clear()

    def clear(self) -> None:
        """Show nothing."""
        self._timer.stop()
        if not self.isHidden():
            self.moving.emit()
        if self._notice is not None:
            self._column.removeWidget(self._notice)
            self._notice.hide()
            self._notice.deleteLater()
            self._notice = None
        self.hide()
