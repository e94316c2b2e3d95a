"""Whole decks: which are there, what they hold, and giving them other names.

No deck is ever removed, for cards that were deleted still name theirs; one that holds nothing is
shown where another under it is, or where a person made it (a setting lists these).
"""

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import select, text, update
from sqlmodel import Session, col

from aimstudy.domain.deck_names import families, spelled_as
from aimstudy.domain.exam import Exam
from aimstudy.domain.exam_profile import TopicKind
from aimstudy.storage.cards import chunks, columns_of
from aimstudy.storage.deck_tree import deck_names
from aimstudy.storage.exams import exam_values, load_exams, update_exam
from aimstudy.storage.settings import load_setting, store_setting
from aimstudy.storage.tables import CardRow, DeckRow
from aimstudy.storage.undo import Patch

KEPT = "decks"  # the setting that lists decks to be shown although they hold nothing
_IN_USE = text("SELECT DISTINCT deck_id FROM cards WHERE deleted = 0")
_HOLDING = """
SELECT count(*), count(DISTINCT note_id), coalesce(sum(reps > 0), 0)
FROM cards WHERE deleted = 0 AND deck_id IN ({})
"""


def kept_decks(session: Session) -> set[int]:
    """Decks that are shown although they hold nothing."""
    found = load_setting(session, KEPT)
    return {ref for ref in found if isinstance(ref, int)} if isinstance(found, list) else set()


def keep(session: Session, decks: Collection[int]) -> list[Patch]:
    """Have these decks shown, and no other empty ones; returns how to put that back."""
    before = load_setting(session, KEPT)
    wanted = sorted(decks)
    if wanted == (before or []):
        return []
    store_setting(session, KEPT, wanted)
    if before is None:
        return [Patch("remove", "settings", KEPT, {})]
    return [Patch("set", "settings", KEPT, {"value": json.dumps(before)})]


def shown_decks(session: Session, names: Mapping[int, str]) -> set[int]:
    """Which of the decks are shown: those with cards, those kept, and what stands above them."""
    used = {row[0] for row in session.connection().execute(_IN_USE)} | kept_decks(session)
    return with_those_above(names, used)


def spelled(session: Session, name: str) -> str:
    """The name as the decks that are shown and that it means are written."""
    names = deck_names(session)
    if name in names.values():
        return name
    return spelled_as(name, [names[ref] for ref in shown_decks(session, names)])


def with_those_above(names: Mapping[int, str], decks: Collection[int]) -> set[int]:
    """These decks and those above them."""
    known = set(decks) & names.keys()
    return known | {top for top, under in families(names).items() if under & known}


def cards_in(session: Session, decks: Iterable[int]) -> list[int]:
    """The cards of these decks that are not deleted, by id."""
    found: list[int] = []
    for chunk in chunks(sorted(decks)):
        wanted = select(col(CardRow.id)).where(
            col(CardRow.deck_id).in_(chunk), col(CardRow.deleted) == 0
        )
        found += [row[0] or 0 for row in session.connection().execute(wanted)]
    return sorted(found)


def cards_by_archive(session: Session, decks: Iterable[int], *, archived: bool) -> list[int]:
    """The cards of these decks that are put away, or that are not.

    Those of an article that is put away itself are left out: it alone brings them back.
    """
    ids = cards_in(session, decks)
    of_away = text("""
        SELECT c.id FROM cards AS c JOIN notes AS n ON n.id = c.note_id
        JOIN articles AS a ON a.id = n.article_id WHERE a.archived = 1 AND c.deleted = 0
    """)
    away = {row[0] for row in session.connection().execute(of_away)}
    state = columns_of(session, [ref for ref in ids if ref not in away], ["archived"])
    return [ref for ref, values in state.items() if bool(values["archived"]) == archived]


def holding_of(session: Session, decks: Iterable[int]) -> tuple[int, int, int]:
    """(cards, notes, cards that were met) of these decks."""
    numbers = ", ".join(str(int(ref)) for ref in decks) or "0"
    row = session.connection().execute(text(_HOLDING.format(numbers))).one()
    return row[0], row[1], row[2]


def rename_decks(session: Session, names: Mapping[int, str]) -> list[Patch]:
    """Give decks other names, also such as they have among themselves; returns how to go back."""
    now = deck_names(session)
    patches = []
    passing = {ref: f"\x1f{ref}" for ref in names}  # two decks cannot swap their names directly
    for before, after in ((now, passing), (passing, dict(names))):
        for ref in names:
            patches.append(Patch("set", "decks", ref, {"name": before[ref]}))
            statement = update(DeckRow).where(col(DeckRow.id) == ref)
            session.connection().execute(statement.values(name=after[ref]))
    return patches


def names_to_free(
    session: Session, patches: Sequence[Sequence[Any]]
) -> list[tuple[str, str, int, dict[str, object]]]:
    """Patches that give other decks another name where ``patches`` give theirs back.

    A deck that was made since and holds nothing any more may have it.
    """
    wanted: dict[int, str] = {}
    for op, table, key, values in patches:
        if (op, table) == ("set", "decks") and "name" in values:
            wanted.setdefault(key, values["name"])  # the first of a deck is put back last
    if not wanted:
        return []
    names = deck_names(session)
    taken = {ref: name for ref, name in names.items() if ref not in wanted}
    back = set(wanted.values())
    return [
        ("set", "decks", ref, {"name": f"{name} ({ref})"})
        for ref, name in taken.items()
        if name in back
    ]


def follow_decks(session: Session, merged: Mapping[int, int]) -> list[Patch]:
    """Have topics of exams name the decks that others were merged into."""
    patches = []
    for exam in load_exams(session):
        changed = _following(exam, merged)
        if changed != exam:
            patches.append(Patch("set", "exams", exam.id, exam_values(exam)))
            update_exam(session, changed)
    return patches


def _following(exam: Exam, merged: Mapping[int, int]) -> Exam:
    topics = tuple(
        replace(
            topic,
            sources=tuple(
                dict.fromkeys(
                    replace(source, ref=merged.get(source.ref, source.ref))
                    if source.kind is TopicKind.DECK
                    else source
                    for source in topic.sources
                )
            ),
        )
        for topic in exam.topics
    )
    return exam if topics == exam.topics else replace(exam, topics=topics)
