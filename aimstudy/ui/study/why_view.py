"""Why this date? Takes the place of the card for a moment; nothing around it moves."""

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from aimstudy.services.views.card_reasons import WhyCard
from aimstudy.ui.study.answer_side import centred
from aimstudy.ui.study.why_words import choice_line, fact_lines, plan_line, reason_text
from aimstudy.ui.theme import Role, pixels
from aimstudy.ui.tokens import GAP, MARGIN, READING_WIDTH, SMALL
from aimstudy.ui.translations import tr
from aimstudy.ui.widgets import Label, PlainButton
from aimstudy.ui.widgets.scrolled import Scrolled


class WhyView(QScrollArea):
    """Reason, what is known of the card, and what each button makes of it; no answer."""

    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("surface", "card")
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.title = Label(tr("Why this card now?"), Role.SECTION)
        self.reason = Label("")
        self.facts = Label("", Role.NOTE, muted=True)
        self.buttons_title = Label(tr("What each button leads to"), Role.STRONG)
        self.choices = Label("", Role.NOTE)
        self.plan = Label("", Role.NOTE, muted=True)
        self.back = PlainButton(tr("Back to the card"), tr("Esc"), target=32)
        self._text = QWidget()
        inner = Scrolled()
        self._column = QVBoxLayout(inner)
        self._column.setContentsMargins(MARGIN, GAP, MARGIN, GAP)
        self._column.addLayout(centred(self._text))
        self._column.addStretch(1)
        self._fill()
        self.setWidget(inner)
        self.apply_fonts()
        self.back.clicked.connect(lambda _on=False: self.closed.emit())

    def _fill(self) -> None:
        column = QVBoxLayout(self._text)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SMALL)
        for part in (self.title, self.reason, self.facts):
            column.addWidget(part)
        column.addSpacing(SMALL)
        for part in (self.buttons_title, self.choices, self.plan):
            column.addWidget(part)
        column.addSpacing(SMALL)
        column.addWidget(self.back)

    def show_why(self, why: WhyCard, today: date) -> None:
        """Write it all for ``why``."""
        self.reason.setText(reason_text(why))
        self.facts.setText("\n".join(fact_lines(why, today)))
        lines = [choice_line(choice) for choice in why.choices]
        self.choices.setText("\n".join(lines))
        self.plan.setText(plan_line(why))
        self.setAccessibleName(self.title.text())
        said = (self.reason.text(), self.facts.text(), *lines, self.plan.text())
        self.setAccessibleDescription(" ".join(said))
        self.verticalScrollBar().setValue(0)

    def set_compact(self, compact: bool) -> None:
        """Keep the distances small."""
        side, end = (GAP, SMALL) if compact else (MARGIN, GAP)
        self._column.setContentsMargins(side, end, side, end)

    def apply_fonts(self) -> None:
        """Take the theme in force."""
        self._text.setMaximumWidth(pixels(READING_WIDTH))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back to the card."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)
