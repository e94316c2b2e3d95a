"""The column of pages on the left, each with a small figure, and the exam's countdown below."""

from datetime import date

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QVBoxLayout, QWidget

from aimstudy.services.views.today import NavCounts
from aimstudy.ui.actions import Action
from aimstudy.ui.page import PageId
from aimstudy.ui.theme import Role, color, current_tokens, font, theme_changed
from aimstudy.ui.tokens import GAP, MEDIUM, RADIUS_CONTROL, SMALL
from aimstudy.ui.translations import format_number, format_short_day, format_time, tr, trn
from aimstudy.ui.widgets import Button, Label
from aimstudy.ui.widgets.key_hint import KeyHint

PAGE_ACTIONS: dict[PageId, Action] = {
    PageId.TODAY: Action.GO_TODAY,
    PageId.STUDY: Action.GO_STUDY,
    PageId.QUIZ: Action.GO_QUIZ,
    PageId.TIMELINE: Action.GO_TIMELINE,
    PageId.ARTICLES: Action.GO_ARTICLES,
    PageId.LIBRARY: Action.GO_LIBRARY,
    PageId.STATISTICS: Action.GO_STATISTICS,
    PageId.SETTINGS: Action.GO_SETTINGS,
}

_REACHED_FROM = {PageId.REHEARSAL: PageId.QUIZ}


class NavButton(Button):
    """A page's entry: its name, a figure on the right, a bar on the left when it is in front."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent=parent)
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._figure = ""

    def set_figure(self, figure: str) -> None:
        """Show ``figure`` small on the right."""
        self._figure = figure
        self.setAccessibleName(f"{self.text()} {figure}".strip())
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Room for the name in bold and the figure."""
        metrics = QFontMetrics(font(Role.STRONG))
        width = metrics.horizontalAdvance(self.text()) + 2 * MEDIUM
        if self._figure:
            width += QFontMetrics(font(Role.NOTE)).horizontalAdvance(self._figure) + GAP
        return QSize(width, metrics.height() + GAP - 2)  # eight of them fit 600 px at 200 %

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw ground, bar, name and figure."""
        tokens = current_tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(self.rect())
        painter.setPen(Qt.PenStyle.NoPen)
        if self.isChecked() or self.underMouse():
            painter.setBrush(color(tokens.surface2, 255 if self.isChecked() else 130))
            painter.drawRoundedRect(area, RADIUS_CONTROL, RADIUS_CONTROL)
        if self.isChecked():
            painter.setBrush(color(tokens.accent))
            painter.drawRoundedRect(QRectF(0, 6, 3, self.height() - 12), 1.5, 1.5)
        if self.hasFocus() and self._ring:
            painter.setPen(QPen(color(tokens.focus), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(area.adjusted(1, 1, -1, -1), RADIUS_CONTROL, RADIUS_CONTROL)
        inner = area.adjusted(MEDIUM, 0, -MEDIUM, 0)
        painter.setPen(color(tokens.text))
        painter.setFont(font(Role.STRONG if self.isChecked() else Role.BODY))
        painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter, self.text())
        painter.setPen(color(tokens.muted))
        painter.setFont(font(Role.NOTE))
        right = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        painter.drawText(inner, right, self._figure)
        painter.end()


class FootLines(Label):
    """As many of its ``lines`` as there is room for, each of them whole; it makes no room."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", Role.NOTE, muted=True, parent=parent)
        self.setContentsMargins(MEDIUM, MEDIUM, 0, MEDIUM)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self.lines: list[str] = []
        self._wanted = 0

    def show_within(self, height: int, width: int) -> None:
        """Show the first lines that ``height`` by ``width`` px have room for."""
        metrics, margins = QFontMetrics(font(Role.NOTE)), self.contentsMargins()
        area = QRect(0, 0, max(1, width - margins.left() - margins.right()), 10_000)
        shown, self._wanted = "", 0
        for count in range(1, len(self.lines) + 1):
            text = "\n".join(self.lines[:count])
            lines = metrics.boundingRect(area, Qt.TextFlag.TextWordWrap.value, text).height()
            wanted = lines + margins.top() + margins.bottom()
            if wanted <= height:
                shown, self._wanted = text, wanted
        self.setText(shown)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self._wanted)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, 0)

    def hasHeightForWidth(self) -> bool:
        return False


class NavColumn(QFrame):
    """All pages, and the way to every command by mouse; ``chosen`` carries a PageId."""

    chosen = Signal(object)
    commands_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("surface", "nav")
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(MEDIUM, GAP, MEDIUM, GAP)
        self.column.setSpacing(2)
        self.name = Label("AimStudy", Role.SECTION, wrap=False)
        self.name.setContentsMargins(MEDIUM, SMALL // 2, 0, MEDIUM)
        self.column.addWidget(self.name)
        self.buttons: dict[PageId, NavButton] = {}
        for page, action in PAGE_ACTIONS.items():
            self._add(page, action)
        self.column.addStretch(1)
        self.commands = KeyHint("Ctrl K", tr("commands"))
        self.commands.clicked.connect(lambda _checked=False: self.commands_wanted.emit())
        place = QVBoxLayout()
        place.setContentsMargins(SMALL, 0, 0, 0)
        place.addWidget(self.commands)
        self.column.addLayout(place)
        self.foot = FootLines()
        self.column.addWidget(self.foot)
        self._fit()
        theme_changed.connect(self._fit)

    def show_page(self, page: PageId) -> None:
        """Mark ``page`` as the one in front; one that has no entry by that it is reached from."""
        page = _REACHED_FROM.get(page, page)
        for name, button in self.buttons.items():
            button.setChecked(name is page)

    def show_counts(self, counts: NavCounts, today: date) -> None:
        """Show the figures beside the pages and the lines below, as of ``today``."""
        minutes = round(counts.minutes_today)
        self.buttons[PageId.TODAY].set_figure(tr("{n} min", n=minutes) if minutes else "")
        self.buttons[PageId.ARTICLES].set_figure(_figure(counts.articles))
        self.buttons[PageId.LIBRARY].set_figure(_figure(counts.cards))
        self.foot.lines = _foot_lines(counts, today)
        self._fit()

    def _add(self, page: PageId, action: Action) -> None:
        button = NavButton(tr(action.value.text))
        button.setToolTip(f"{tr(action.value.description)}  {action.value.keys[0]}")
        button.clicked.connect(lambda _checked=False: self._choose(page))
        self.buttons[page] = button
        self.column.addWidget(button)

    def _choose(self, page: PageId) -> None:
        # A press unchecks a button that was checked; only show_page says which page is in front.
        self.buttons[page].setChecked(not self.buttons[page].isChecked())
        self.chosen.emit(page)

    def _fit(self) -> None:
        widest = max(button.sizeHint().width() for button in self.buttons.values())
        name = QFontMetrics(font(Role.SECTION)).horizontalAdvance(self.name.text())
        widest = max(widest, name + MEDIUM, self.commands.sizeHint().width() + SMALL)
        self.setFixedWidth(max(196, widest + 2 * MEDIUM + 1))
        self._fit_foot(self.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt's hook: the foot has as many of its lines as there is room for."""
        super().resizeEvent(event)
        self._fit_foot(event.size().height())

    def _fit_foot(self, height: int) -> None:
        """Leave out the last lines that would be cut; Today and Settings say the same."""
        needed = self.column.minimumSize().height()
        self.foot.show_within(height - needed, self.width() - 2 * MEDIUM)


def _figure(count: int) -> str:
    return format_number(count) if count else ""


def _foot_lines(counts: NavCounts, today: date) -> list[str]:
    lines = []
    if counts.days_left is not None:
        lines.append(exam_in(counts.exam_name, counts.days_left))
    if counts.last_backup is None:
        lines.append(tr("No backup yet"))
        return lines
    backup = counts.last_backup.astimezone()
    time = format_time(backup)
    if backup.date() == today:
        lines.append(tr("Last backup {time}, tested", time=time))
    else:
        day = format_short_day(backup.date())
        lines.append(tr("Last backup {day} {time}, tested", day=day, time=time))
    return lines


def exam_in(name: str, days: int) -> str:
    """ "AIM exam in 42 days"; a name that says exam already is left as it is."""
    says_so = any(word in name.casefold() for word in ("exam", "eksamen"))
    exam = name if says_so else tr("{name} exam", name=name)
    if days == 0:
        return tr("{exam} is today", exam=exam)
    return trn("{exam} in {n} day", "{exam} in {n} days", days, exam=exam)
