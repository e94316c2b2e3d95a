"""How the window looks on this computer: theme, language and text size, applied and remembered."""

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from aimstudy.ui.qt_words import speak
from aimstudy.ui.theme import Mode, apply_theme, current_tokens
from aimstudy.ui.translations import set_language
from aimstudy.ui.window_state import WindowState, step_scale


class Look(QObject):
    """Changes the look at once and keeps it; ``language_changed`` asks for new words."""

    language_changed = Signal()

    def __init__(self, state: WindowState) -> None:
        super().__init__()
        self.state = state
        hints = QGuiApplication.styleHints()
        hints.colorSchemeChanged.connect(self._system_changed)
        hints.accessibility().contrastPreferenceChanged.connect(self._system_changed)

    def apply(self) -> None:
        """Put everything in force, e.g. at the start."""
        speak(self.state.language)
        set_language(self.state.language)
        self._restyle()

    def set_mode(self, mode: Mode) -> None:
        """Light, dark, high contrast or as the system."""
        if mode is Mode.CONTRAST and self.state.mode is not Mode.CONTRAST:
            self.state.mode_before_contrast = self.state.mode
        self.state.mode = mode
        self._restyle()

    def set_scale(self, scale: float) -> None:
        """Text size, 0.8-2.0."""
        self.state.scale = scale
        self._restyle()

    def set_language(self, language: str) -> None:
        """The window's language, "en" or "nb"."""
        if language != self.state.language:
            self.state.language = language
            speak(language)
            set_language(language)
            self.language_changed.emit()

    def larger(self) -> None:
        """One step up in text size."""
        self.set_scale(step_scale(self.state.scale, 1))

    def smaller(self) -> None:
        """One step down in text size."""
        self.set_scale(step_scale(self.state.scale, -1))

    def normal_size(self) -> None:
        """Text at 100 %."""
        self.set_scale(1.0)

    def switch(self) -> None:
        """From light to dark, or back."""
        self.set_mode(Mode.LIGHT if current_tokens().dark else Mode.DARK)

    def switch_contrast(self) -> None:
        """To high contrast, or back to what was before."""
        if current_tokens().strong:
            self.set_mode(self.state.mode_before_contrast)
            if current_tokens().strong:  # the system wants it, and the person does not
                self.set_mode(Mode.DARK)
            return
        self.set_mode(Mode.CONTRAST)

    def _system_changed(self) -> None:
        if self.state.mode is Mode.SYSTEM:
            self._restyle()

    def _restyle(self) -> None:
        app = QCoreApplication.instance()
        if isinstance(app, QApplication):
            apply_theme(app, self.state.mode, self.state.scale)
