"""The study session under way: the cards it was chosen to be about, and what was done in it.

Knows nothing of how a choice is made; the queue and the order look at its cards.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import delete, func, insert, select, text
from sqlmodel import Session, col

from aimstudy.storage.study_tables import SessionCardRow
from aimstudy.storage.tables import ReviewRow

# Steps of these kinds move no card into a choice or out of it.
_NO_MOVE = (
    "answer", "bury", "unbury", "flag", "remark", "reset", "typed", "quiz_answer", "quiz_overrule",
    "quiz_end", "sheet_scored",
)  # fmt: skip
_MARK = text(f"""
SELECT (SELECT coalesce(max(id), 0) FROM undo_steps WHERE kind NOT IN {_NO_MOVE}),
    (SELECT count(*) FROM undo_steps WHERE kind NOT IN {_NO_MOVE} AND undone = 0),
    (SELECT coalesce(max(id), 0) FROM cards), (SELECT coalesce(max(id), 0) FROM articles)
""")
_DONE = text("""
SELECT count(DISTINCT r.card_id), coalesce(sum(r.took_ms), 0),
    coalesce(sum(r.before LIKE '["new"%'), 0), count(*)
FROM reviews r
WHERE r.seq > :since AND r.kind = 'study'
  AND NOT EXISTS (SELECT 1 FROM reviews u WHERE u.undoes = r.seq)
""")
_MARKED = text("""
SELECT count(*), coalesce(sum(phase <> 'new' AND due_day <= :today), 0),
    coalesce(sum(phase = 'new'), 0)
FROM cards WHERE active = 1 AND bookmarked = 1
""")
_GROUPS = text("""
SELECT c.deck_id, coalesce(n.article_id, 0), n.tags, count(*),
    sum(c.phase <> 'new' AND c.due_day <= :today), sum(c.phase = 'new')
FROM cards c JOIN notes n ON n.id = c.note_id
WHERE c.active = 1 GROUP BY c.deck_id, n.article_id, n.tags
""")


@dataclass(frozen=True, slots=True)
class SessionDone:
    """Of the ``answers`` that stand since a session began: different cards, minutes, new ones."""

    cards: int = 0
    minutes: float = 0.0
    new: int = 0
    answers: int = 0


def choose_cards(session: Session, card_ids: Iterable[int]) -> None:
    """The session's choice from now on is of these cards."""
    connection = session.connection()
    connection.execute(delete(SessionCardRow))
    rows = [{"card_id": card_id} for card_id in card_ids]
    if rows:
        connection.execute(insert(SessionCardRow), rows)


def card_groups(session: Session, today: int) -> list[tuple[int, int, str, int, int, int]]:
    """Cards in study by where they come from.

    Each row is (deck, article or 0, tags, cards, of them due by ``today``, never met).
    """
    rows = session.connection().execute(_GROUPS, {"today": today})
    return [(row[0], row[1], row[2], row[3], row[4], row[5]) for row in rows]


def count_marked(session: Session, today: int) -> tuple[int, int, int]:
    """Cards in study with a bookmark: all, due by ``today``, never met."""
    cards, due, new = session.connection().execute(_MARKED, {"today": today}).one()
    return cards, due, new


def choice_mark(session: Session) -> list[int]:
    """Numbers that change with every step that may move a card into a choice or out of it."""
    return list(session.connection().execute(_MARK).one())


def newest_answer(session: Session) -> int:
    """The sequence number of the newest row of the log, or 0."""
    return session.connection().scalar(select(func.max(col(ReviewRow.seq)))) or 0


def done_since(session: Session, seq: int) -> SessionDone:
    """What was answered after the row ``seq`` of the log and not taken back."""
    cards, took_ms, new, answers = session.connection().execute(_DONE, {"since": seq}).one()
    return SessionDone(cards, took_ms / 60_000, new, answers)
