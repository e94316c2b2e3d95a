"""Picking a side for notes that were changed here and in a file; each pick can be taken back."""

from collections.abc import Sequence

from aimstudy.domain.changes import Changes
from aimstudy.domain.errors import Problem, ProblemKind
from aimstudy.domain.note_type import NoteType, definition_from
from aimstudy.services.context import Context
from aimstudy.services.import_looks import drawn
from aimstudy.services.views.import_conflicts import Conflict, ConflictSide, PickedSide
from aimstudy.storage import import_conflicts as stored
from aimstudy.storage import undo
from aimstudy.storage.import_conflicts import OpenConflict
from aimstudy.storage.session import Session
from aimstudy.storage.undo import Patch

MOST_SHOWN = 500


def open_conflicts(session: Session, most: int) -> tuple[Conflict, ...]:
    """Both sides of each, as they are drawn."""
    types: dict[int | None, NoteType | None] = {}

    def side(found: OpenConflict, *, mine: bool) -> ConflictSide:
        said = found.mine if mine else found.theirs
        type_id = said["type_id"]
        if type_id not in types:
            types[type_id] = _type(stored.definition_of(session, type_id))
        texts = tuple(said[name] for name in ("kind", "front", "back", "items", "tags", "fields"))
        card = drawn(texts, types[type_id], found.ordinal, found.deck)
        return ConflictSide(card, said["tags"])

    return tuple(
        Conflict(found.note_id, found.name, side(found, mine=True), side(found, mine=False))
        for found in stored.listed_conflicts(session, most)
    )


def pick_side(context: Context, note_ids: Sequence[int], side: PickedSide) -> Changes:
    """Settle the conflicts of these notes by one step; raises Problem CARD_MISSING."""
    when = context.moment()

    def work(session: Session) -> Changes:
        patches: list[Patch] = []
        picks = []
        for note_id in note_ids:
            found = stored.conflict_of(session, note_id)
            if found is None:
                raise Problem(ProblemKind.CARD_MISSING)
            picks.append([note_id, stored.settled_upto(session, note_id)])
            patches += _settled(session, found, side, when.at_ms)
            stored.mark(session, note_id, picks[-1][1], side.value)
        undo.record(session, "pick", when.at_ms, patches, label=side.value, picks=picks)
        return Changes.CARDS | Changes.UNDO

    return context.database.write(work)


def _settled(session: Session, found: OpenConflict, side: PickedSide, now_ms: int) -> list[Patch]:
    """Change the note; returns what puts it back."""
    if side is PickedSide.THEIRS:
        return [Patch("set", "notes", found.note_id, stored.take_theirs(session, found))]
    patches = [Patch("set", "notes", found.note_id, stored.keep_mine(session, found))]
    if side is PickedSide.BOTH:
        made, cards = stored.add_theirs(session, found, now_ms)
        patches.append(Patch("set", "notes", made, {"deleted": 1}))
        patches += [Patch("set", "cards", card_id, {"deleted": 1}) for card_id in cards]
    return patches


def _type(definition: str | None) -> NoteType | None:
    try:
        return definition_from(definition) if definition is not None else None
    except ValueError:
        return None
