"""Notes that were changed here and in a file, side by side, and a pick for each."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from aimstudy.services.card_text import answer_parts, prompt_parts
from aimstudy.services.views.import_conflicts import Conflict, ConflictSide, PickedSide
from aimstudy.ui.card_view import CardView
from aimstudy.ui.study.card_sheet import card_colours
from aimstudy.ui.theme import Role, current_tokens, font, theme_changed
from aimstudy.ui.tokens import GAP, MEDIUM, SMALL, TINY
from aimstudy.ui.translations import tr, trn
from aimstudy.ui.widgets import Card, Label, PlainButton
from aimstudy.ui.widgets.flow import FlowRow
from aimstudy.ui.widgets.panel import Panel
from aimstudy.ui.widgets.tab_order import follow_layout

AT_ONCE = 3  # notes


class SidesPair(Card):
    """One note, mine on the left. ``picked`` carries a PickedSide."""

    picked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, inset=MEDIUM)
        self._conflict: Conflict | None = None
        self.name = Label(role=Role.NOTE, muted=True)
        self.views = [CardView(centred=False) for _ in range(4)]  # fronts, then backs
        self.tags = [Label(role=Role.NOTE, muted=True) for _ in range(2)]
        grid = QGridLayout()
        grid.setHorizontalSpacing(GAP)
        grid.setVerticalSpacing(SMALL)
        for column, words in enumerate((tr("Mine"), tr("The file's"))):
            grid.addWidget(Label(words, Role.STRONG), 0, column)
            grid.setColumnStretch(column, 1)
        for place, view in enumerate(self.views):
            grid.addWidget(view, 1 + place // 2, place % 2, Qt.AlignmentFlag.AlignTop)
        for column, label in enumerate(self.tags):
            grid.addWidget(label, 3, column)
        self.buttons = {
            PickedSide.MINE: PlainButton(tr("Keep mine"), target=32),
            PickedSide.THEIRS: PlainButton(tr("Take the file's"), target=32),
            PickedSide.BOTH: PlainButton(tr("Keep both"), target=32),
        }
        for side, button in self.buttons.items():
            button.clicked.connect(partial(self._pick, side))
        self.column.setSpacing(TINY)
        self.column.addWidget(self.name)
        self.column.addLayout(grid)
        self.column.addWidget(FlowRow(list(self.buttons.values())))
        theme_changed.connect(self._draw)

    def show_conflict(self, conflict: Conflict) -> None:
        """Show ``conflict``."""
        self._conflict = conflict
        question = " ".join(conflict.mine.card.prompt.split())[:80]
        for button in self.buttons.values():
            button.setAccessibleName(f"{button.text()}: {question}")
        self._draw()

    @property
    def note_id(self) -> int:
        """The note that is shown."""
        return self._conflict.note_id if self._conflict else 0

    def _pick(self, side: PickedSide, _checked: bool = False) -> None:
        self.picked.emit(side)

    def _draw(self) -> None:
        if self._conflict is None:
            return
        tokens = current_tokens()
        colours = card_colours(tokens)
        sides = (self._conflict.mine, self._conflict.theirs)
        shown = [
            parts_of(side.card, colours).html(0)
            for parts_of in (prompt_parts, answer_parts)
            for side in sides
        ]
        for view, html in zip(self.views, shown, strict=True):
            view.set_look(font(Role.BODY), tokens.text)
            view.show_html(html)
        for label, side in zip(self.tags, sides, strict=True):
            label.setText(_tag_words(side))
        self.name.setText(tr("Changed here and in {file}", file=self._conflict.name))


class SidesPanel(Panel):
    """``picked`` carries the ids of notes and a PickedSide."""

    picked = Signal(object, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._conflicts: Sequence[Conflict] = ()
        self.words = Label(muted=True)
        self.pairs = [SidesPair() for _ in range(AT_ONCE)]
        self.all_mine = PlainButton(tr("Keep mine for all"))
        self.all_theirs = PlainButton(tr("Take the file's for all"))
        self.finish = PlainButton(tr("Close"))
        self.column.setSpacing(MEDIUM)
        self.column.addWidget(Label(tr("Changed on both sides"), Role.SECTION))
        self.column.addWidget(self.words)
        for pair in self.pairs:
            pair.hide()
            pair.picked.connect(partial(self._pick_one, pair))
            self.column.addWidget(pair)
        self.column.addWidget(FlowRow([self.all_mine, self.all_theirs, self.finish]))
        self.column.addStretch(0)
        follow_layout(self)
        self.all_mine.clicked.connect(lambda: self._pick_all(PickedSide.MINE))
        self.all_theirs.clicked.connect(lambda: self._pick_all(PickedSide.THEIRS))
        self.finish.clicked.connect(self.closed)

    def show_conflicts(self, conflicts: Sequence[Conflict], count: int) -> None:
        """Show the first of ``count``; the focus stays where it is, or goes to the first pick."""
        self._conflicts = conflicts
        self.words.setText(
            trn(
                "{n} note was changed here and in a file. Until you choose, yours holds.",
                "{n} notes were changed here and in a file. Until you choose, yours hold.",
                count,
            )
        )
        for pair, conflict in zip(self.pairs, conflicts, strict=False):
            pair.show_conflict(conflict)
            pair.show()
        for pair in self.pairs[len(conflicts) :]:
            pair.hide()
        several = len(conflicts) > 1
        self.all_mine.setVisible(several)
        self.all_theirs.setVisible(several)
        begins = self.isHidden()
        self.show()
        if begins and conflicts:
            self.pairs[0].buttons[PickedSide.MINE].setFocus()

    def _pick_one(self, pair: SidesPair, side: PickedSide) -> None:
        self.picked.emit([pair.note_id], side)

    def _pick_all(self, side: PickedSide) -> None:
        self.picked.emit([conflict.note_id for conflict in self._conflicts], side)


def _tag_words(side: ConflictSide) -> str:
    return tr("Tags: {tags}", tags=side.tags) if side.tags else ""
