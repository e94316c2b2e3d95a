"""Rows whose texts and numbers this program cannot read: each is named, none is changed.

The columns are looked at by the functions that read them, so that both say the same.
"""

import sqlite3
from collections.abc import Callable, Iterator

from aimstudy.storage.article_text import block_kind_from, structure_from, warnings_from
from aimstudy.storage.cards import texts_from
from aimstudy.storage.evidence_text import evidence_parsed
from aimstudy.storage.exam_text import profile_from, result_from, topics_from
from aimstudy.storage.fact_rows import (
    answers_from,
    kind_from,
    language_from,
    parts_from,
    qualifiers_from,
)
from aimstudy.storage.issues import issue_kind_from
from aimstudy.storage.memory_fits import covariance_from, parameters_from, theta_from
from aimstudy.storage.paper_text import clock_from, rules_from
from aimstudy.storage.past_weeks import week_from
from aimstudy.storage.quiz_items import given_from, grade_from, item_from
from aimstudy.storage.quizzes import rules_by_name
from aimstudy.storage.said_forecasts import said_from
from aimstudy.storage.stored_text import Unreadable, day_from, decoded
from aimstudy.storage.undo import forward_from, payload_from

_FITS = "memory_fits ORDER BY id DESC LIMIT 1"  # older ones are not read any more
_QUIZ = "reviews WHERE kind = 'quiz'"
_WAITING = "day_plans WHERE waits <> ''"
_GIVEN = "quiz_responses WHERE coalesce(given, '') <> ''"
_GRADED = "quiz_responses WHERE coalesce(grade, '') <> ''"
_WISHED = "quiz_attempts WHERE coalesce(kind, '') <> 'rehearsal' AND coalesce(rules, '') <> ''"
_REHEARSED = "quiz_attempts WHERE kind = 'rehearsal'"
_AGAIN = "undo_steps WHERE coalesce(forward, '') <> ''"

# The rows, what they are known by, a column, and what reads it.
_COLUMNS: tuple[tuple[str, str, str, Callable[..., object]], ...] = (
    ("settings", "key", "value", decoded),
    ("exams", "id", "day", day_from),
    ("exams", "id", "profile", profile_from),
    ("exams", "id", "topics", topics_from),
    ("exams", "id", "result", result_from),
    ("calendar_days_off", "day", "day", day_from),
    ("milestones", "id", "day", day_from),
    ("past_weeks", "until_day", "until_day", day_from),
    ("past_weeks", "until_day", "minutes", week_from),
    (_FITS, "id", "parameters", parameters_from),
    (_FITS, "id", "theta", theta_from),
    (_FITS, "id", "covariance", covariance_from),
    ("day_plans", "study_day", "forecast", said_from),
    (_WAITING, "study_day", "waits", decoded),
    (_QUIZ, "seq", "evidence", evidence_parsed),
    ("undo_steps", "id", "payload", payload_from),
    (_AGAIN, "id", "forward", forward_from),
    ("notes", "id", "accept", texts_from),
    ("notes", "id", "items", texts_from),
    ("articles", "id", "structure", structure_from),
    ("articles", "id", "warnings", warnings_from),
    ("sentences", "rowid", "block", block_kind_from),
    ("issues", "id", "kind", issue_kind_from),
    ("facts", "id", "kind", kind_from),
    ("facts", "id", "language", language_from),
    ("facts", "id", "answers", answers_from),
    ("facts", "id", "parts", parts_from),
    ("facts", "id", "qualifiers", qualifiers_from),
    ("quiz_responses", "id", "item", item_from),
    (_GIVEN, "id", "given", given_from),
    (_GRADED, "id", "grade", grade_from),
    (_WISHED, "id", "rules", rules_by_name),
    (_REHEARSED, "id", "rules", rules_from),
    (_REHEARSED, "id", "clock", clock_from),
)


def unreadable_rows(connection: sqlite3.Connection, most: int) -> tuple[str, ...]:
    """At most so many for each column, a sentence each."""
    return tuple(
        f"{rows.split()[0]}: row {key} holds no {column} that can be read ({why})"
        for rows, known_by, column, read in _COLUMNS
        for key, why in _of_column(connection, rows, known_by, column, read, most)
    )


def _of_column(
    connection: sqlite3.Connection,
    rows: str,
    known_by: str,
    column: str,
    read: Callable[..., object],
    most: int,
) -> Iterator[tuple[object, str]]:
    found = 0
    # All of it is written above; nothing in it comes from a file or a person.
    for key, value in connection.execute(f"SELECT {known_by}, {column} FROM {rows}").fetchall():
        try:
            read(value)
        except Unreadable as error:
            found += 1
            yield key, str(error)
        if found >= most:
            return
