"""Quizzes and rehearsals that the person left out: their answers stay stored and count nowhere.

Each is a setting of its own, so that a step of Undo is one row.
"""

from sqlalchemy import ColumnElement, Text, cast, exists, literal, select, text
from sqlmodel import Session, col

from aimstudy.storage.tables import SettingRow

_PREFIX = "left_out:"
TABLE = "settings"
COUNTS = "NOT EXISTS (SELECT 1 FROM settings WHERE key = 'left_out:' || {attempt})"
_ROWS = text("""
SELECT seq FROM reviews
WHERE kind = 'quiz' AND instr(evidence, '"attempt":' || :attempt || ',') AND json_valid(evidence)
    AND json_extract(evidence, '$.attempt') = :attempt
    AND seq NOT IN (SELECT undoes FROM reviews WHERE undoes IS NOT NULL)
ORDER BY seq DESC
""")


def key_of(attempt_id: int) -> str:
    """The setting that leaves an attempt out, whatever its value."""
    return f"{_PREFIX}{attempt_id}"


def counts(attempt_id: object) -> ColumnElement[bool]:
    """Whether the attempt with the id in this column is not left out."""
    key = literal(_PREFIX).concat(cast(attempt_id, Text))
    return ~exists().where(col(SettingRow.key) == key)


def is_left_out(session: Session, attempt_id: int) -> bool:
    """Whether an attempt is left out."""
    query = select(col(SettingRow.key)).where(col(SettingRow.key) == key_of(attempt_id))
    return session.connection().scalar(query) is not None


def rows_of_attempt(session: Session, attempt_id: int) -> list[int]:
    """The rows of the log that stand and came from an attempt, newest first."""
    return list(session.connection().scalars(_ROWS, {"attempt": attempt_id}))
