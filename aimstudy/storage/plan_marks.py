"""Words that change with what a plan is made from, without reading it all."""

import hashlib

from sqlalchemy import text
from sqlmodel import Session

# Each phase has an index that holds all that is asked for here.
_ACTIVE = """
SELECT count(*), coalesce(sum(id), 0), total(id * id) FROM cards WHERE active = 1 AND phase = '{}'
"""
_PHASES = ("new", "step", "review")
_SOURCES = """
SELECT count(*), coalesce(sum(c.id * (c.deck_id + 1)), 0),
    total(c.id * (coalesce(n.article_id, 0) + 1.0))
FROM cards c JOIN notes n ON n.id = c.note_id WHERE c.active = 1
"""
_LEVELS = "SELECT id, name FROM decks WHERE instr(name, '::') ORDER BY id"
_TAGGED = """
SELECT c.id, n.tags FROM cards c JOIN notes n ON n.id = c.note_id
WHERE c.active = 1 AND n.tags <> '' ORDER BY c.id
"""
# Nearly always the newest one of these has said something.
_FINISHED = """
SELECT id, finished_ms FROM (
    SELECT id, finished_ms FROM quiz_attempts WHERE finished_ms IS NOT NULL
    ORDER BY finished_ms DESC, id DESC LIMIT 20
) AS attempt
WHERE EXISTS (
    SELECT 1 FROM quiz_responses WHERE attempt_id = attempt.id AND review_seq IS NOT NULL
) LIMIT 1
"""
_ACTIVITY = """
SELECT (SELECT coalesce(max(seq), 0) FROM reviews), (SELECT coalesce(max(id), 0) FROM undo_steps),
    (SELECT coalesce(sum(undone), 0) FROM undo_steps)
"""


def active_cards_mark(session: Session, *, sources: bool, tags: bool) -> str:
    """A word that changes when other cards become active, and not with answers.

    With ``sources`` also when one changes its deck or article, or a deck its place in the tree,
    with ``tags`` its tags.
    """
    connection = session.connection()
    counts = [connection.execute(text(_ACTIVE.format(phase))).one() for phase in _PHASES]
    parts = [str([float(sum(column)) for column in zip(*counts, strict=True)])]
    if sources:
        parts.append(str(tuple(connection.execute(text(_SOURCES)).one())))
        if levels := connection.execute(text(_LEVELS)).all():
            parts.append(str(levels))
    if tags:
        parts.append(str(connection.execute(text(_TAGGED)).all()))
    return hashlib.sha256("|".join(parts).encode()).hexdigest()[:16]


def finished_quizzes_mark(session: Session) -> tuple[int, ...]:
    """Numbers that change when a quiz is finished that said something of cards."""
    return tuple(session.connection().execute(text(_FINISHED)).first() or ())


def activity_mark(session: Session) -> tuple[int, ...]:
    """Numbers that change with every answer and with every step that can be undone."""
    return tuple(session.connection().execute(text(_ACTIVITY)).one())
