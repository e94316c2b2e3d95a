"""The theme in force: palette, fonts by role and the style sheet, and a signal when they change.

Always sets its own palette: a desktop's colour scheme is only read, never relied upon.
"""

from enum import StrEnum
from functools import lru_cache

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontInfo, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QStyleFactory

from aimstudy.ui.style_sheet import style_sheet
from aimstudy.ui.tokens import CONTRAST, DARK, LIGHT, Tokens

BASE_PIXELS = 15  # body text at 100 %, unless the system's own is larger
MIN_SCALE, MAX_SCALE = 0.8, 2.0


class Mode(StrEnum):
    """Which theme a person wants."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"
    CONTRAST = "contrast"


class Role(StrEnum):
    """What a text is; decides its size and weight."""

    CAPTION = "caption"
    NOTE = "note"
    BODY = "body"
    STRONG = "strong"
    SECTION = "section"
    LEAD = "lead"
    TITLE = "title"
    PAGE = "page"
    CARD = "card"


# Pixels at a body of 15, and if semibold.
ROLES: dict[Role, tuple[int, bool]] = {
    Role.CAPTION: (12, False),
    Role.NOTE: (13, False),
    Role.BODY: (15, False),
    Role.STRONG: (15, True),
    Role.SECTION: (17, True),
    Role.LEAD: (19, False),
    Role.TITLE: (21, True),
    Role.PAGE: (26, True),
    Role.CARD: (24, False),
}


class _Theme(QObject):
    """The one theme of the program, because a program has one palette."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.tokens = LIGHT
        self.mode = Mode.SYSTEM
        self.scale = 1.0
        self.system_pixels = 0


_theme = _Theme()
theme_changed = _theme.changed


def current_tokens() -> Tokens:
    """Colours in force now."""
    return _theme.tokens


def current_scale() -> float:
    """Text size in force now, 1.0 = 100 %."""
    return _theme.scale


def color(value: str, alpha: int = 255) -> QColor:
    """A token's ``#RRGGBB`` as QColor, with ``alpha`` 0-255."""
    result = QColor(value)
    result.setAlpha(alpha)
    return result


def pixels(size: float) -> int:
    """Length in px that grows with the text: ``size`` is px at 100 % and a body of 15 px."""
    base = max(BASE_PIXELS, _theme.system_pixels)
    return max(1, round(size * base / BASE_PIXELS * _theme.scale))


def font(role: Role | str, bold: bool | None = None) -> QFont:
    """The font of ``role`` at the present text size."""
    size, semibold = ROLES[Role(role)]
    result = QFont(QGuiApplication.font())
    result.setPixelSize(pixels(size))
    heavy = semibold if bold is None else bold
    result.setWeight(QFont.Weight.DemiBold if heavy else QFont.Weight.Normal)
    return result


def wanted_tokens(mode: Mode) -> Tokens:
    """Tokens for ``mode``; the system's wish is read from the desktop where it has one."""
    if mode is Mode.SYSTEM:
        hints = QGuiApplication.styleHints()
        if hints.accessibility().contrastPreference() is Qt.ContrastPreference.HighContrast:
            return CONTRAST
        return DARK if hints.colorScheme() is Qt.ColorScheme.Dark else LIGHT
    return {Mode.DARK: DARK, Mode.CONTRAST: CONTRAST}.get(mode, LIGHT)


def apply_theme(app: QApplication, mode: Mode | str, scale: float = 1.0) -> None:
    """Put theme ``mode`` and text size ``scale`` (0.8-2.0) on the whole program.

    What is in force already is left as it is: every widget would be laid out anew.
    """
    mode = Mode(mode)
    look = (mode, wanted_tokens(mode), min(MAX_SCALE, max(MIN_SCALE, scale)))
    if not _theme.system_pixels:
        _theme.system_pixels = min(22, QFontInfo(app.font()).pixelSize())
        app.setStyle(QStyleFactory.create("Fusion"))
    elif look == (_theme.mode, _theme.tokens, _theme.scale):
        return
    _theme.mode, _theme.tokens, _theme.scale = look
    app.setFont(font(Role.BODY))
    app.setPalette(_palette(_theme.tokens))
    sizes = {role.value: (pixels(size), bold) for role, (size, bold) in ROLES.items()}
    app.setStyleSheet(style_sheet(_theme.tokens, sizes))
    theme_changed.emit()


@lru_cache(maxsize=3)
def _palette(tokens: Tokens) -> QPalette:
    palette = QPalette()
    roles = QPalette.ColorRole
    for role, value in (
        (roles.Window, tokens.bg),
        (roles.WindowText, tokens.text),
        (roles.Base, tokens.surface),
        (roles.AlternateBase, tokens.bg),
        (roles.Text, tokens.text),
        (roles.PlaceholderText, tokens.muted),
        (roles.Button, tokens.surface),
        (roles.ButtonText, tokens.text),
        (roles.BrightText, tokens.again),
        (roles.Highlight, tokens.accent),
        (roles.HighlightedText, tokens.on_accent),
        (roles.Link, tokens.accent),
        (roles.LinkVisited, tokens.accent),
        (roles.ToolTipBase, tokens.surface2),
        (roles.ToolTipText, tokens.text),
        (roles.Light, tokens.surface2),
        (roles.Midlight, tokens.surface2),
        (roles.Mid, tokens.control),
        (roles.Dark, tokens.control),
        (roles.Shadow, tokens.line),
        (roles.Accent, tokens.accent),
    ):
        palette.setColor(role, QColor(value))
    for role in (roles.WindowText, roles.Text, roles.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(tokens.muted))
    return palette
