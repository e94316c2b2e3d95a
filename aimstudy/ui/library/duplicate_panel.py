"""Duplicates side by side, a group at a time: which to keep, or that they are none."""

from collections.abc import Iterable, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from aimstudy.services.views.duplicates import DuplicateKind, DuplicateNote, Duplicates
from aimstudy.ui.library.duplicate_card import DuplicateCard
from aimstudy.ui.theme import Role, pixels
from aimstudy.ui.tokens import MEDIUM, SMALL
from aimstudy.ui.translations import format_number, tr, trn
from aimstudy.ui.widgets import ChoiceRow, Label, PlainButton
from aimstudy.ui.widgets.flow import FlowRow
from aimstudy.ui.widgets.panel import Panel
from aimstudy.ui.widgets.progress_line import ProgressLine
from aimstudy.ui.widgets.tab_order import follow_layout

AT_ONCE = 4  # notes of a group
_NARROW = 640  # px at 100 %, below which two stand side by side
Group = tuple[int, ...]


class DuplicatePanel(Panel):
    """Signals carry the ids of a group's notes; ``keep_wanted`` also the one to keep,
    ``all_wanted`` several groups."""

    notes_wanted = Signal(object)
    keep_wanted = Signal(object, int)
    apart_wanted = Signal(object)
    all_wanted = Signal(object)
    stop_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._groups: dict[DuplicateKind, list[Group]] = {kind: [] for kind in DuplicateKind}
        self._places = dict.fromkeys(DuplicateKind, 0)
        self._notes: Sequence[DuplicateNote] = ()
        self._shown: Group = ()
        self._busy = False
        self._searched = 0
        self.words = Label(muted=True)
        self.progress = ProgressLine(tr("Looking for those that are nearly the same"))
        self.stop = PlainButton(tr("Stop"), target=32)
        kinds = [(kind, kind_words(kind)) for kind in DuplicateKind]
        self.kinds = ChoiceRow(tr("In what they are the same"), kinds, DuplicateKind.SAME)
        self.place = Label(role=Role.NOTE, muted=True)
        self.cards = [DuplicateCard(place + 1) for place in range(AT_ONCE)]
        self.more = Label(role=Role.NOTE, muted=True)
        self.says = Label(
            tr("The one that stays goes on with the longest history and has the tags of all."),
            Role.NOTE,
            muted=True,
        )
        self.apart = PlainButton(tr("Not duplicates"), "N")
        self.before = PlainButton(tr("Group before"), tr("PgUp"))
        self.next = PlainButton(tr("Next group"), tr("PgDn"))
        self.all = PlainButton("")
        self.finish = PlainButton(tr("Close"), tr("Esc"))
        self.grid = QGridLayout()
        self._arrange()
        self._connect()

    def _arrange(self) -> None:
        self.column.setSpacing(MEDIUM)
        self.grid.setSpacing(SMALL)
        holder = QWidget()
        holder.setLayout(self.grid)
        self.grid.setContentsMargins(0, 0, 0, 0)
        buttons = FlowRow([self.apart, self.before, self.next, self.all, self.finish], gap=SMALL)
        for part in (
            Label(tr("Duplicates"), Role.SECTION),
            self.words,
            self.progress,
            FlowRow([self.stop]),
            self.kinds,
            self.place,
            holder,
            self.more,
            self.says,
            buttons,
        ):
            self.column.addWidget(part)
        self.column.addStretch(0)
        self._place_cards()
        follow_layout(self)

    def _connect(self) -> None:
        self.stop.clicked.connect(self.stop_wanted)
        self.kinds.chosen.connect(lambda _kind: self._go(0))
        for card in self.cards:
            card.kept.connect(partial(self._keep, card))
        self.apart.clicked.connect(self._tell_apart)
        self.before.clicked.connect(lambda: self._go(-1))
        self.next.clicked.connect(lambda: self._go(1))
        self.all.clicked.connect(lambda: self.all_wanted.emit(list(self.groups)))
        self.finish.clicked.connect(self.closed)

    @property
    def kind(self) -> DuplicateKind:
        """What is looked at."""
        return DuplicateKind(str(self.kinds.value))

    @property
    def groups(self) -> list[Group]:
        """The groups of that kind that are left."""
        return self._groups[self.kind]

    @property
    def group(self) -> Group:
        """The group in front; () where there is none."""
        groups = self.groups
        return groups[min(self._places[self.kind], len(groups) - 1)] if groups else ()

    def open(self) -> None:
        """Say that the search has begun."""
        self.words.setText(tr("Looking for duplicates…"))
        self._show_progress(0.0)
        if self.isHidden():
            for kind in DuplicateKind:
                self._groups[kind], self._places[kind] = [], 0
            self.kinds.set_value(DuplicateKind.SAME)
            self._show_group()
            self.show()
            self.finish.setFocus()

    def show_found(self, found: Duplicates) -> None:
        """Show those that are the same; those that are nearly so are still looked for."""
        begins = not any(self._groups.values())
        for kind in (DuplicateKind.SAME, DuplicateKind.SAME_QUESTION):
            self._groups[kind] = [each.notes for each in found.groups if each.kind is kind]
        if begins and not self._groups[DuplicateKind.SAME]:
            self.kinds.set_value(DuplicateKind.SAME_QUESTION)
        self._searched = found.searched
        self._say(still=True)

    def show_near(self, found: Duplicates) -> None:
        """Show how far the search is, and what it has found so far."""
        self._groups[DuplicateKind.NEAR] = [each.notes for each in found.groups]
        self._show_progress(found.share)
        self._say(still=not found.whole)

    def show_end(self) -> None:
        """The search is over."""
        self._show_progress(1.0)
        self._say(still=False)

    def show_notes(self, group: Group, notes: Sequence[DuplicateNote]) -> None:
        """Show the notes of a group, where it is still in front."""
        if group != self.group:
            return
        if len(notes) < 2:  # it was settled elsewhere
            self.drop(group)
            return
        order = sorted(notes, key=lambda note: (-note.answers, note.note_id))
        self._notes, self._shown = order, group
        for card, note in zip(self.cards, order, strict=False):
            card.show_note(note)
        for place, card in enumerate(self.cards):
            card.setVisible(place < len(order))
        left = len(order) - AT_ONCE
        self.more.setText(
            trn(
                "{n} more of this group goes with them.",
                "{n} more of this group go with them.",
                left,
            )
            if left > 0
            else ""
        )
        self.more.setVisible(left > 0)

    def drop(self, group: Group, gone: Iterable[int] = ()) -> None:
        """A group is settled, and these notes of it are gone; the next one comes."""
        left = set(gone)
        for kind, groups in self._groups.items():
            kept = []
            for each in groups:
                notes = tuple(note for note in each if note not in left)
                if each != group and len(notes) > 1:
                    kept.append(notes)
            self._groups[kind] = kept
        self._say(still=self.progress.isVisible())

    def show_busy(self, busy: bool) -> None:
        """While a group is settled nothing else is."""
        self._busy = busy
        self._enable()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A digit keeps a note, N tells them apart, PgUp and PgDn walk."""
        key = event.key()
        digit = key - Qt.Key.Key_1
        if 0 <= digit < AT_ONCE and self.cards[digit].isVisible():
            self.cards[digit].button.click()
        elif key == Qt.Key.Key_N:
            self.apart.click()
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self._go(-1 if key == Qt.Key.Key_PageUp else 1)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Two side by side where there is no room for four."""
        super().resizeEvent(event)
        self._place_cards()

    def _place_cards(self) -> None:
        across = AT_ONCE if self.width() >= 2 * pixels(_NARROW) else 2
        if self.width() < pixels(_NARROW) * 2 // 3:
            across = 1
        for place, card in enumerate(self.cards):
            self.grid.addWidget(card, place // across, place % across)
        for column in range(AT_ONCE):
            self.grid.setColumnStretch(column, int(column < across))

    def _go(self, by: int) -> None:
        last = max(0, len(self.groups) - 1)
        self._places[self.kind] = max(0, min(last, self._places[self.kind] + by))
        self._show_group()

    def _keep(self, card: DuplicateCard) -> None:
        if not self._busy and self._shown == self.group:
            self.keep_wanted.emit(self._shown, self._notes[self.cards.index(card)].note_id)

    def _tell_apart(self) -> None:
        if not self._busy and self.group:
            self.apart_wanted.emit(self.group)

    def _say(self, *, still: bool) -> None:
        found = sum(map(len, self._groups.values()))
        among = trn("{n} note", "{n} notes", self._searched)
        words = [tr("No duplicates among {notes}.", notes=among)]
        if found:
            words = [
                trn("{n} group among {notes}.", "{n} groups among {notes}.", found, notes=among)
            ]
        if still:
            words.append(tr("Those that are nearly the same are still looked for."))
        self.words.setText(" ".join(words))
        for button, kind in zip(self.kinds.buttons, DuplicateKind, strict=True):
            count = format_number(len(self._groups[kind]))
            button.set_words(tr("{name} ({n})", name=kind_words(kind), n=count))
        self._show_group()

    def _show_group(self) -> None:
        group, count = self.group, len(self.groups)
        self._places[self.kind] = max(0, min(self._places[self.kind], count - 1))
        self.place.setVisible(bool(group))
        self.says.setVisible(bool(group))
        self.place.setText(
            tr(
                "Group {n} of {count}",
                n=format_number(self._places[self.kind] + 1),
                count=format_number(count),
            )
        )
        if not group:
            self._shown, self._notes = (), ()
            self.more.hide()
            for card in self.cards:
                card.hide()
        elif group != self._shown:
            self.notes_wanted.emit(group)
        self.all.set_words(trn("Merge the group", "Merge all {n} groups", count))
        self.all.setVisible(count > 1 and self.kind is DuplicateKind.SAME)
        self._enable()

    def _enable(self) -> None:
        free, place = not self._busy and bool(self.group), self._places[self.kind]
        for button in (self.apart, self.all, *(card.button for card in self.cards)):
            button.setEnabled(free)
        self.before.setEnabled(free and place > 0)
        self.next.setEnabled(free and place < len(self.groups) - 1)

    def _show_progress(self, share: float) -> None:
        self.progress.set_fraction(share)
        self.progress.setVisible(share < 1.0)
        self.stop.setVisible(share < 1.0)


def kind_words(kind: DuplicateKind) -> str:
    """In what notes are the same."""
    return {
        DuplicateKind.SAME: tr("Same question and answer"),
        DuplicateKind.SAME_QUESTION: tr("Same question"),
        DuplicateKind.NEAR: tr("Nearly the same"),
    }[kind]
