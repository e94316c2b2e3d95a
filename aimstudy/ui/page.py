"""What every page is: it knows the library, shows a view, and says where to go and what changed.

A page is refreshed only while it is visible; what changes meanwhile marks it stale.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QAction, QGuiApplication, QKeyEvent, QKeySequence, QShowEvent
from PySide6.QtWidgets import (
    QApplication,
    QBoxLayout,
    QFrame,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from aimstudy.domain.changes import Changes
from aimstudy.services.views.session_choice import SessionWish
from aimstudy.ui.actions import Action, Scope
from aimstudy.ui.theme import pixels, theme_changed
from aimstudy.ui.tokens import GAP, INSET, MARGIN
from aimstudy.ui.translations import tr
from aimstudy.ui.widgets.scroll_keys import scroll_by_key
from aimstudy.ui.widgets.scrolled import Scrolled

if TYPE_CHECKING:
    from aimstudy.services.library import Library
    from aimstudy.services.views.settings import UndoDone


class PageId(StrEnum):
    """The pages of the navigation, in its order; the rehearsal is reached from the quiz."""

    TODAY = "today"
    STUDY = "study"
    QUIZ = "quiz"
    REHEARSAL = "rehearsal"
    TIMELINE = "timeline"
    ARTICLES = "articles"
    LIBRARY = "library"
    STATISTICS = "statistics"
    SETTINGS = "settings"


@dataclass(frozen=True, slots=True)
class ArticlePlace:
    """A place in an article: raw offsets ``start:end``, -1 for its beginning.

    ``card_id``: the card to choose there, 0 for one that stands on the place. ``back``: where Esc
    leads to, instead of the list.
    """

    article_id: int
    start: int = -1
    end: int = -1
    card_id: int = 0
    back: PageId | None = None


@dataclass(frozen=True, slots=True)
class FileToAdd:
    """A file to add as an article, from the command line or dropped on the window.

    ``others`` are added after it.
    """

    path: Path
    others: tuple[Path, ...] = ()


@dataclass(frozen=True, slots=True)
class DeckToImport:
    """A file to look at and to import as a deck, from the command line or dropped on the window.

    ``others`` are looked at after it.
    """

    path: Path
    others: tuple[Path, ...] = ()


@dataclass(frozen=True, slots=True)
class StudyWish:
    """How a session should go: at most ``minutes``, or ``extra`` beyond today's minutes.

    ``wish`` says it all where more was chosen; ``choose`` asks for the choice to be opened.
    """

    minutes: int | None = None
    extra: bool = False
    wish: SessionWish | None = None
    choose: bool = False


@dataclass(frozen=True, slots=True)
class ExamPaper:
    """The paper of an exam, to be rehearsed; 0 for the example."""

    exam_id: int


@dataclass(frozen=True, slots=True)
class ResultWish:
    """An exam whose result is to be entered on the Timeline."""

    exam_id: int


@dataclass(frozen=True, slots=True)
class CardPlace:
    """A card to show in the Library."""

    card_id: int


@dataclass(frozen=True, slots=True)
class Search:
    """A query to show in the Library."""

    query: str


@dataclass(frozen=True, slots=True)
class Destination:
    """Where to go: a page, and what it should show there (an object of the types above)."""

    page: PageId
    target: object = None


class NoticeKind(StrEnum):
    """How grave a notice is; decides its ground and the word before it."""

    INFO = "info"
    WARN = "warn"
    ERROR = "error"


@dataclass(frozen=True, slots=True)
class NoticeText:
    """A notice for the bar under the page; ``run`` belongs to the button."""

    title: str
    text: str = ""
    kind: NoticeKind = NoticeKind.INFO
    button: str = ""
    run: Callable[[], None] | None = None


class Page(QWidget):
    """Base of all pages. ``column`` is the layout to fill; 32 px margins, 16 px between cards."""

    navigate = Signal(object)  # Destination
    notice = Signal(object)  # NoticeText
    changed = Signal(object)  # Changes
    restore_wanted = Signal(object)  # Path of a backup, only from Settings
    interested: ClassVar[Changes] = Changes.EVERYTHING
    undo_wanted = Signal()
    front_changed = Signal()  # another of its views is in front
    keeps_still: ClassVar[bool] = False  # what notices tell goes by itself, for it takes room
    widest: ClassVar[int] = 0  # px at 100 % that a scrolling page may grow to; 0: all there is

    def __init__(
        self, library: Library, parent: QWidget | None = None, *, scrolling: bool = True
    ) -> None:
        super().__init__(parent)
        self.library = library
        self._stale = True
        self._released = (0, -1)
        self._handled: dict[Action, Callable[[], object]] = {}
        self._inside: QWidget | None = None  # of the scroll area, where there is one
        self.column = QVBoxLayout()
        self.column.setContentsMargins(MARGIN, INSET, MARGIN, INSET)
        self.column.setSpacing(GAP)
        if scrolling:
            self._put_in_scroll_area()
        else:
            self.setLayout(self.column)

    def refresh(self) -> None:
        """Read the view anew and show it; called when the page is stale and visible."""

    def arrive(self, target: object) -> None:
        """Show ``target`` of the Destination that led here (None: as it was)."""

    def undone(self, done: UndoDone) -> None:
        """A step was taken back while another page was in front."""

    def leave(self) -> None:
        """The person goes to another page."""

    @property
    def actions_handled(self) -> Mapping[Action, Callable[[], object]]:
        """Actions this page carries out, for the palette and the sheet of keys."""
        return self._handled

    def handle(self, action: Action, run: Callable[[], object]) -> None:
        """Carry out ``action`` by ``run``; its keys work while the focus is on this page.

        Keys of global actions belong to the window, which passes them to the page in front.
        """
        self._handled[action] = run
        if action.value.scope is Scope.GLOBAL or not action.value.keys:
            return
        entry = QAction(tr(action.value.text), self)
        entry.setShortcuts([QKeySequence(keys) for keys in action.value.keys])
        entry.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        entry.setAutoRepeat(False)  # a key held down must not rate card after card
        entry.triggered.connect(lambda _checked=False: run())
        self.addAction(entry)

    def go(self, page: PageId, target: object = None) -> None:
        """Ask the window to show ``page``."""
        self.navigate.emit(Destination(page, target))

    def focus_on(self, part: QWidget) -> None:
        """Let ``part`` have the focus now, and whenever the page is given it."""
        self.setFocusProxy(part)
        if self.isVisible():
            self.setFocus()

    def swap(self, stack: QStackedWidget, view: QWidget) -> None:
        """Put ``view`` in front of ``stack``; the focus meanwhile waits on the stack.

        Qt would hand the focus of what is hidden to the next widget of the window, and a screen
        reader would read out the navigation in between.
        """
        inside = QApplication.focusWidget()
        if inside is not None and stack.isAncestorOf(inside) and stack.currentWidget() is not view:
            stack.setFocus()
        changed = stack.currentWidget() is not view
        stack.setCurrentWidget(view)
        if changed:
            self.front_changed.emit()

    def notice_room(self) -> QBoxLayout | None:
        """Where the window's notices stand in the view in front; None: below the page."""
        return None

    def keep_still(self) -> None:
        """A notice comes: what is being read or answered stays where it is."""

    def keep_focus_in_sight(self) -> None:
        """Scroll as little as shows what has the focus, after the page has become smaller."""
        inside, focused = self._inside, QApplication.focusWidget()
        if inside is None or focused is None or not inside.isAncestorOf(focused):
            return
        layout = inside.layout()
        if layout is not None:
            layout.activate()
        self.scroll_area.ensureWidgetVisible(focused, 0, GAP)

    def say(self, title: str, text: str = "", kind: NoticeKind = NoticeKind.INFO) -> None:
        """Show a notice in the window's bar."""
        self.notice.emit(NoticeText(title, text, kind))

    def mark_changed(self, changes: Changes) -> None:
        """Something changed elsewhere: refresh now if visible, else when next shown."""
        if not changes & self.interested:
            return
        self._stale = True
        if self.isVisible():
            self.refresh_if_stale()

    def refresh_if_stale(self) -> None:
        """Refresh once if anything changed since the last time."""
        if self._stale:
            self._stale = False
            self.refresh()

    def event(self, event: QEvent) -> bool:
        """Keep the echo of a key held down from the shortcuts.

        On X11 a key held down is released and pressed again at the same instant, and Qt takes
        some of these presses for new ones; then one long press would show a card and rate it.
        """
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            echo = (event.key(), event.timestamp()) == self._released
            if echo and QGuiApplication.platformName() == "xcb":
                event.accept()
                return True
        return super().event(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """Remember when a key was let go."""
        self._released = (event.key(), event.timestamp())
        super().keyReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt's hook: keys that nothing on the page took may scroll it."""
        if not scroll_by_key(self, event):
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """Qt's hook: a page that is shown is up to date."""
        super().showEvent(event)
        self.refresh_if_stale()

    def _put_in_scroll_area(self) -> None:
        area = QScrollArea(self)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        inner = Scrolled()
        inner.setLayout(self.column)
        area.setWidget(inner)
        self._inside = inner
        if self.widest:
            area.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            inner.setMaximumWidth(pixels(self.widest))
            theme_changed.connect(self._bound_width)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(area)
        self.scroll_area = area

    def _bound_width(self) -> None:
        inner = self.scroll_area.widget()
        if inner is not None:
            inner.setMaximumWidth(pixels(self.widest))
