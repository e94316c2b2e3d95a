"""Theme, language of the window and text size."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from aimstudy.ui.look import Look
from aimstudy.ui.theme import Mode, theme_changed
from aimstudy.ui.tokens import SMALL
from aimstudy.ui.translations import LANGUAGES, current_language, format_number, tr
from aimstudy.ui.widgets import Card, ChoiceRow, Label
from aimstudy.ui.window_state import STEPS


class LookCard(Card):
    """Takes effect at once, on this computer only."""

    language_chosen = Signal(object)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent, spacing=SMALL)
        self._look = look
        self.theme = ChoiceRow(
            tr("Theme"),
            [
                (Mode.SYSTEM, tr("As the system")),
                (Mode.LIGHT, tr("Light")),
                (Mode.DARK, tr("Dark")),
                (Mode.CONTRAST, tr("High contrast")),
            ],
            look.state.mode,
        )
        self.language = ChoiceRow(
            tr("Language of the window"), list(LANGUAGES.items()), current_language()
        )
        self.text_size = ChoiceRow(
            tr("Text size"),
            [(step, tr("{n} %", n=format_number(step * 100))) for step in STEPS],
            look.state.scale,
        )
        self.column.addWidget(Label(tr("Appearance"), "section"))
        for title, row in (
            (tr("Theme"), self.theme),
            (tr("Language of the window"), self.language),
            (tr("Text size"), self.text_size),
        ):
            self.column.addWidget(Label(title, "strong"))
            self.column.addWidget(row)
            self.column.addSpacing(SMALL)
        self.theme.chosen.connect(look.set_mode)
        self.language.chosen.connect(look.set_language)
        self.text_size.chosen.connect(look.set_scale)
        theme_changed.connect(self._follow)

    def _follow(self) -> None:
        self.theme.set_value(self._look.state.mode)
        self.text_size.set_value(self._look.state.scale)
