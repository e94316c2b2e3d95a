"""What this computer remembers of the window: theme, language, text size, place, page.

Kept in an ini file of the data folder, apart from the library: none of it is worth a backup.
"""

import math
from pathlib import Path

from PySide6.QtCore import QByteArray, QLocale, QSettings

from aimstudy.ui.theme import MAX_SCALE, MIN_SCALE, Mode
from aimstudy.ui.translations import LANGUAGES

STEPS = (0.8, 0.9, 1.0, 1.1, 1.25, 1.5, 1.75, 2.0)


def system_language() -> str:
    """ "nb" where the system speaks Norwegian, else "en"."""
    return "nb" if QLocale.system().name()[:2] in ("nb", "nn", "no") else "en"


def step_scale(scale: float, direction: int) -> float:
    """The next text size up (+1) or down (-1)."""
    if direction > 0:
        return next((step for step in STEPS if step > scale + 0.01), STEPS[-1])
    return next((step for step in reversed(STEPS) if step < scale - 0.01), STEPS[0])


class WindowState:
    """Typed access to the ini file; a value that makes no sense counts as absent."""

    def __init__(self, file: Path) -> None:
        self._settings = QSettings(str(file), QSettings.Format.IniFormat)

    @property
    def mode(self) -> Mode:
        """The theme wanted."""
        text = str(self._settings.value("theme", Mode.SYSTEM.value))
        return Mode(text) if text in set(Mode) else Mode.SYSTEM

    @mode.setter
    def mode(self, mode: Mode) -> None:
        self._settings.setValue("theme", mode.value)

    @property
    def mode_before_contrast(self) -> Mode:
        """The theme that high contrast was chosen in place of."""
        text = str(self._settings.value("theme_before_contrast", Mode.SYSTEM.value))
        return Mode(text) if text in set(Mode) else Mode.SYSTEM

    @mode_before_contrast.setter
    def mode_before_contrast(self, mode: Mode) -> None:
        self._settings.setValue("theme_before_contrast", mode.value)

    @property
    def language(self) -> str:
        """The window's language, "en" or "nb"; the system's until one is chosen."""
        text = str(self._settings.value("language", ""))
        return text if text in LANGUAGES else system_language()

    @language.setter
    def language(self, language: str) -> None:
        self._settings.setValue("language", language)

    @property
    def scale(self) -> float:
        """Text size, 0.8-2.0."""
        try:
            value = float(str(self._settings.value("text_size", "1")))
        except ValueError:
            return 1.0
        return min(MAX_SCALE, max(MIN_SCALE, value)) if math.isfinite(value) else 1.0

    @scale.setter
    def scale(self, scale: float) -> None:
        self._settings.setValue("text_size", str(scale))

    @property
    def timeline_view(self) -> str:
        """Which view of the Timeline was chosen last; "" before any was."""
        return str(self._settings.value("timeline_view", ""))

    @timeline_view.setter
    def timeline_view(self, view: str) -> None:
        self._settings.setValue("timeline_view", view)

    @property
    def statistics_tables(self) -> bool:
        """Whether Statistics shows tables in place of charts."""
        return str(self._settings.value("statistics_tables", "")) == "yes"

    @statistics_tables.setter
    def statistics_tables(self, wanted: bool) -> None:
        self._settings.setValue("statistics_tables", "yes" if wanted else "no")

    @property
    def library_table(self) -> str:
        """Columns and order of the Library's table as they were chosen last; "" before any was."""
        return str(self._settings.value("library_table", ""))

    @library_table.setter
    def library_table(self, look: str) -> None:
        self._settings.setValue("library_table", look)

    @property
    def library_decks(self) -> str:
        """Which decks of the Library's tree were opened or closed; "" before any was."""
        return str(self._settings.value("library_decks", ""))

    @library_decks.setter
    def library_decks(self, states: str) -> None:
        self._settings.setValue("library_decks", states)

    @property
    def geometry(self) -> QByteArray:
        """The window's place and size as Qt packs it; empty at first."""
        value = self._settings.value("geometry")
        return value if isinstance(value, QByteArray) else QByteArray()

    @geometry.setter
    def geometry(self, geometry: QByteArray) -> None:
        self._settings.setValue("geometry", geometry)

    def save(self) -> None:
        """Write to the file now."""
        self._settings.sync()
