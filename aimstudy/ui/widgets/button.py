"""Buttons painted by ourselves: primary, plain and link, with an optional key chip."""

from enum import StrEnum

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QFocusEvent, QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from aimstudy.ui.theme import Role, color, current_tokens, font, theme_changed
from aimstudy.ui.tokens import GAP, INSET, RADIUS_CONTROL, SMALL, TARGET, TINY

_PRESSING_KEYS = (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter)
_BARE = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)


class ButtonKind(StrEnum):
    """How much a button asks for attention."""

    PRIMARY = "primary"
    PLAIN = "plain"
    LINK = "link"


class Button(QPushButton):
    """A button with its key shown in a chip.

    Takes the focus by Tab only, so that the page's keys go on working after a click; while it has
    the focus, Space and Enter press it.
    """

    def __init__(
        self,
        text: str,
        kind: ButtonKind = ButtonKind.PLAIN,
        key: str = "",
        parent: QWidget | None = None,
        role: Role = Role.BODY,
        target: int = TARGET,
    ) -> None:
        super().__init__(text, parent)
        self._kind = kind
        self._key = key
        self._role = role
        self._target = 24 if kind is ButtonKind.LINK else target
        self._ring = False
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        if kind is ButtonKind.LINK:
            self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(text)
        theme_changed.connect(self.updateGeometry)

    def set_words(self, text: str) -> None:
        """Change the text, for the eye and for a screen reader."""
        self.setText(text)
        self.setAccessibleName(text)
        self.updateGeometry()

    def set_key(self, key: str) -> None:
        """Show another key in the chip, or none."""
        self._key = key
        self.updateGeometry()
        self.update()

    def set_kind(self, kind: ButtonKind) -> None:
        """Ask for more or less attention, without a change of size."""
        self._kind = kind
        self.update()

    def sizeHint(self) -> QSize:
        """Room for the text, the chip and the padding, from the font."""
        metrics = QFontMetrics(self._text_font())
        width = metrics.horizontalAdvance(self.text()) + 2 * self._padding()
        if self._key:
            width += self._chip_width() + SMALL
        vertical = TINY if self._kind is ButtonKind.LINK else 2 * SMALL
        return QSize(width, max(self._target, metrics.height() + vertical))

    def minimumSizeHint(self) -> QSize:
        """A button is never clipped."""
        return self.sizeHint()

    def event(self, event: QEvent) -> bool:
        """Space and Enter belong to the button that has the focus, not to the page."""
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.ShortcutOverride
            and event.key() in _PRESSING_KEYS
            and event.modifiers() in _BARE
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses, as Space does."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if not event.isAutoRepeat():
                self.click()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The ring is for the keyboard."""
        self._ring = event.reason() != Qt.FocusReason.MouseFocusReason
        super().focusInEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw ring, ground, text and chip."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        if self.hasFocus() and self._ring:
            painter.setPen(QPen(color(current_tokens().focus), 2))
            inner = area.adjusted(0.5, 0.5, -0.5, -0.5)
            painter.drawRoundedRect(inner, RADIUS_CONTROL, RADIUS_CONTROL)
            area = area.adjusted(3, 3, -3, -3)
        if self._kind is not ButtonKind.LINK:
            self._paint_ground(painter, area)
        self._paint_words(painter)
        painter.end()

    def _padding(self) -> int:
        return {ButtonKind.PRIMARY: INSET, ButtonKind.PLAIN: GAP, ButtonKind.LINK: TINY}[self._kind]

    def _text_font(self) -> QFont:
        return font(self._role, bold=True if self._kind is ButtonKind.PRIMARY else None)

    def _chip_width(self) -> int:
        return QFontMetrics(font(Role.CAPTION)).horizontalAdvance(self._key) + 2 * SMALL - 2

    def _paint_ground(self, painter: QPainter, area: QRectF) -> None:
        tokens = current_tokens()
        ground, edge = tokens.surface, tokens.control
        if self._kind is ButtonKind.PRIMARY:
            ground = edge = tokens.accent if self.isEnabled() else tokens.surface2
        elif self.isChecked():
            ground, edge = tokens.info, tokens.accent
        elif self.isDown():
            ground = tokens.surface2
        elif self.underMouse() and self.isEnabled():
            ground = tokens.bg
        fill = color(ground)
        if self._kind is ButtonKind.PRIMARY and (self.isDown() or self.underMouse()):
            fill = fill.lighter(112) if tokens.dark else fill.darker(112)
        width = 2 if self.isChecked() else 1
        painter.setPen(QPen(color(edge if self.isEnabled() else tokens.line), width))
        painter.setBrush(fill)
        if self.isChecked():
            area = area.adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(area, RADIUS_CONTROL, RADIUS_CONTROL)

    def _words_color(self) -> str:
        tokens = current_tokens()
        if not self.isEnabled():
            return tokens.muted
        if self._kind is ButtonKind.PRIMARY:
            return tokens.on_accent
        return tokens.accent if self._kind is ButtonKind.LINK else tokens.text

    def _paint_words(self, painter: QPainter) -> None:
        words = color(self._words_color())
        text_font = self._text_font()
        if self._kind is ButtonKind.LINK and self.underMouse():
            text_font.setUnderline(True)
        painter.setFont(text_font)
        painter.setPen(words)
        metrics = QFontMetrics(text_font)
        width = metrics.horizontalAdvance(self.text())
        chip = self._chip_width() + SMALL if self._key else 0
        left = (self.width() - width - chip) / 2
        box = QRectF(left, 0, width + 1, self.height())
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, self.text())
        if self._key:
            self._paint_chip(painter, left + width + SMALL)

    def _paint_chip(self, painter: QPainter, left: float) -> None:
        tokens = current_tokens()
        primary = self._kind is ButtonKind.PRIMARY
        chip_font = font(Role.CAPTION)
        height = QFontMetrics(chip_font).height() + 2
        box = QRectF(left, (self.height() - height) / 2, self._chip_width(), height)
        painter.setBrush(Qt.BrushStyle.NoBrush if primary else color(tokens.bg))
        words = color(self._words_color() if primary else tokens.muted)
        painter.setPen(QPen(words if primary else color(tokens.line), 1))
        painter.drawRoundedRect(box, TINY, TINY)
        painter.setFont(chip_font)
        painter.setPen(words)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self._key)


class PrimaryButton(Button):
    """The one main button of a screen."""

    def __init__(self, text: str, key: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, ButtonKind.PRIMARY, key, parent)


class PlainButton(Button):
    """Any other button; ``target`` is its least height in px."""

    def __init__(
        self, text: str, key: str = "", parent: QWidget | None = None, target: int = TARGET
    ) -> None:
        super().__init__(text, ButtonKind.PLAIN, key, parent, target=target)


class LinkButton(Button):
    """A button that looks like a link."""

    def __init__(self, text: str, parent: QWidget | None = None, role: Role = Role.NOTE) -> None:
        super().__init__(text, ButtonKind.LINK, "", parent, role=role)
