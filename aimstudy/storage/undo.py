"""Steps that can be taken back: each holds before-images of the rows it changed.

A patch is one of: ``set`` (columns as they were), ``insert`` (a row that was removed) and
``remove`` (a row that was made). An answer is no patch: the log is append-only, so its step names
the log row instead and the service appends an undo row; in a quiz it is both.

A step taken back stays, with what does it again, until another step is made.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from itertools import chain
from pathlib import Path
from typing import Any

from sqlalchemy import Row, Select, bindparam, delete, func, insert, inspect, select, text, update
from sqlalchemy.exc import SQLAlchemyError
from sqlmodel import Session, SQLModel, col

from aimstudy.domain.errors import Problem, ProblemKind
from aimstudy.storage.cards import chunks
from aimstudy.storage.faults import write_problem
from aimstudy.storage.import_tables import NoteTypeRow
from aimstudy.storage.keys import new_id
from aimstudy.storage.plan_tables import MilestoneRow
from aimstudy.storage.stored_text import Unreadable, count, decoded, listed, mapping, readable, word
from aimstudy.storage.tables import (
    ArticleRow,
    CardRow,
    DayOffRow,
    DeckRow,
    ExamRow,
    FactRow,
    IssueRow,
    NoteRow,
    QuizAttemptRow,
    QuizResponseRow,
    SettingRow,
    UndoRow,
    WeekdayRow,
)

KEPT_STEPS = 200
LONG = 40_000  # letters of a step about some 700 cards: 50 ms and more
_ALWAYS_LONG = ("import",)  # whose rows are named by one number
_OPS = ("set", "insert", "remove")
_MANY = 10**9
_PARTS, _MOST = 20, 2**63 - 1  # of a mark
_DAYS = (1, date.max.toordinal())
# What a payload may hold beside its patches, with the least and the greatest; and what belongs
# together.
_NUMBERS: dict[str, tuple[int, int]] = {
    "quiz": (1, _MOST), "position": (0, _MOST), "card": (1, _MOST), "seq": (1, _MOST),
    "rating": (1, 4), "day": _DAYS, "offset": (-1440, 1440), "took": (0, _MOST),
    "added": (1, _MOST), "removed": (1, _MOST), "ended": (1, _MOST),
    "left_out": (1, _MOST),
    "imported": (1, _MOST), "since": (0, _MOST), "upto": (0, _MOST),
}  # fmt: skip
_TOGETHER = {
    "quiz": {"position", "day"},
    "seqs": {"offset"},
    "seq": {"card", "day", "took", "rating", "new"},
    "removed": {"taken"},
    "imported": {"since", "upto"},
}
_ARTICLE = ("articles", "sentences", "facts", "issues", "issue_facts", "citations", "notes",
            "cards", "quiz_responses")  # fmt: skip
# A row of no table's own: what it is about is gone.
_LOST: dict[str, Any] = {"patches": [["remove", "settings", "", {}]]}

_MARK = text("""
SELECT (SELECT coalesce(max(id), 0) FROM undo_steps), (SELECT count(*) FROM undo_steps),
    (SELECT coalesce(max(seq), 0) FROM reviews), (SELECT count(*) FROM articles),
    (SELECT count(*) FROM facts), (SELECT count(*) FROM cards)
""")

_TABLES: dict[str, type[SQLModel]] = {
    "articles": ArticleRow,
    "cards": CardRow,
    "days_off": DayOffRow,
    "decks": DeckRow,
    "exams": ExamRow,
    "facts": FactRow,
    "issues": IssueRow,
    "milestones": MilestoneRow,
    "note_types": NoteTypeRow,
    "notes": NoteRow,
    "quiz_attempts": QuizAttemptRow,
    "quiz_responses": QuizResponseRow,
    "settings": SettingRow,
    "weekdays": WeekdayRow,
}


@dataclass(frozen=True, slots=True)
class Patch:
    """How to put one row back: ``op`` is set, insert or remove; ``key`` its primary key."""

    op: str
    table: str
    key: object
    values: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class UndoStep:
    """A kept step, newest first; ``payload`` is what ``record`` was given at ``at_ms``."""

    id: int
    kind: str
    label: str
    payload: dict[str, Any]
    at_ms: int


@dataclass(frozen=True, slots=True)
class Forward:
    """How a step is done again: its patches, and the rows of an article as they were after it.

    It holds while ``standing_mark`` is ``mark``.
    """

    patches: list[list[Any]]
    mark: tuple[int, ...]
    snapshot: dict[str, Any] | None = None


_COLUMNS = ("id", "kind", "label", "payload", "at_ms", "forward")
_FORWARD = col(UndoRow.forward)
_STEPS: Select[Any] = select(*(col(getattr(UndoRow, name)) for name in _COLUMNS))


def record(
    session: Session,
    kind: str,
    at_ms: int,
    patches: Sequence[Patch] = (),
    label: str = "",
    **extra: object,
) -> int:
    """Keep a step as the newest one; the oldest beyond 200 are dropped, and what was undone."""
    payload = {
        "patches": [[p.op, p.table, p.key, dict(p.values)] for p in patches],
        **extra,
    }
    forget_undone(session)
    step_id = new_id(
        session.connection().execute(
            insert(UndoRow).values(
                kind=kind,
                label=label,
                payload=json.dumps(payload, ensure_ascii=False),
                at_ms=at_ms,
            )
        )
    )
    oldest = select(col(UndoRow.id)).order_by(col(UndoRow.id).desc()).offset(KEPT_STEPS).limit(1)
    session.connection().execute(delete(UndoRow).where(col(UndoRow.id) <= oldest.scalar_subquery()))
    return step_id


def newest_step(session: Session) -> UndoStep | None:
    """The step Undo would take back, or None."""
    query = _STEPS.where(col(UndoRow.undone) == 0).order_by(col(UndoRow.id).desc()).limit(1)
    row = session.connection().execute(query).first()
    return _step(row) if row else None


def undone_step(session: Session) -> tuple[UndoStep, Forward] | None:
    """The step Redo would do again, the one taken back last, and how; or None."""
    query = _STEPS.where(col(UndoRow.undone) == 1).order_by(col(UndoRow.id)).limit(1)
    row = session.connection().execute(query).first()
    if row is None:
        return None
    found = readable(forward_from, row.forward or "", None, f"undo_steps: row {row.id}")
    return (_step(row), found) if found else None


def _step(row: Row[Any]) -> UndoStep:
    # A step that cannot be read has nothing to put back, and taking it back fails in words.
    payload = readable(payload_from, row.payload, _LOST, f"undo_steps: row {row.id}")
    return UndoStep(row.id, row.kind, row.label, payload, row.at_ms)


def forward_from(text: str) -> Forward | None:
    """How to do a step again; raises Unreadable for another text."""
    payload = payload_from(text)
    mark = tuple(count(number, 0, _MOST) for number in listed(payload.get("mark"), _PARTS))
    return Forward(payload.get("patches", []), mark, payload.get("snapshot"))


def payload_from(text: str) -> dict[str, Any]:
    """What ``record`` was given; raises Unreadable for another text."""
    found = dict(mapping(decoded(text)))
    for patch in listed(found.get("patches"), _MANY):
        _prove_patch(*listed(patch, 4, 4))
    for name in _NUMBERS.keys() & found.keys():
        count(found[name], *_NUMBERS[name])
    pairs = (
        listed(pair, 2, 2)
        for name in ("resets", "picks")
        for pair in listed(found.get(name, []), _MANY)
    )
    for seq in (*listed(found.get("seqs", []), _MANY), *chain.from_iterable(pairs)):
        count(seq, 0, _MOST)
    for name in {"snapshot", "taken"} & found.keys():
        _prove_article(found[name])
    for name, others in _TOGETHER.items():
        if name in found and not others <= found.keys():
            raise Unreadable(f"{name} without what belongs to it")
    if "quiz" in found and not found["patches"] and "seqs" not in found:
        raise Unreadable("neither an answer nor a change of one")
    return found


def _prove_patch(op: object, table: object, _key: object, values: object) -> None:
    if op not in _OPS or word(table) not in _TABLES:
        raise Unreadable("no patch")
    if not set(mapping(values)) <= set(_columns_of(word(table))):
        raise Unreadable("no columns of the table")


def _prove_article(value: object) -> None:
    tables = mapping(value)
    for name in _ARTICLE:
        for row in listed(tables.get(name), _MANY):
            mapping(row)
    listed(tables["articles"], 1, 1)


def _columns_of(table: str) -> list[str]:
    return [column.name for column in inspect(_TABLES[table]).columns]


def newest_kind(session: Session) -> str:
    """The kind of step Undo would take back, "" if there is none; its payload is not read."""
    query = select(col(UndoRow.kind)).order_by(col(UndoRow.id).desc()).limit(1)
    return session.connection().scalar(query.where(col(UndoRow.undone) == 0)) or ""


def takes_long(session: Session, again: bool) -> bool:
    """Whether the step to be taken back, or done ``again``, is large; told without unpacking it."""
    size = func.max(func.length(col(UndoRow.payload)), func.length(func.coalesce(_FORWARD, "")))
    first = col(UndoRow.id) if again else -col(UndoRow.id)
    query = select(col(UndoRow.kind), size).where(col(UndoRow.undone) == int(again))
    row = session.connection().execute(query.order_by(first).limit(1)).first()
    return row is not None and (row[0] in _ALWAYS_LONG or row[1] > LONG)


def highest_put_back(session: Session, kind: str, table: str) -> int:
    """The highest key of a row of ``table`` that steps of ``kind`` can put back; 0 for none."""
    keys: list[int] = [
        patch[2]
        for row in session.connection().execute(_STEPS.where(col(UndoRow.kind) == kind))
        for patch in _step(row).payload["patches"]
        if patch[:2] == ["insert", table] and isinstance(patch[2], int)
    ]
    return max(keys, default=0)


def drop_step(session: Session, step_id: int) -> None:
    """Take a step off the list for good."""
    session.connection().execute(delete(UndoRow).where(col(UndoRow.id) == step_id))


def drop_newest_of(session: Session, kind: str) -> None:
    """Take the newest step of ``kind`` off the list for good: it was never finished."""
    newest = select(col(UndoRow.id)).where(col(UndoRow.kind) == kind).order_by(-col(UndoRow.id))
    step_id = session.connection().scalar(newest.limit(1))
    if step_id is not None:
        drop_step(session, step_id)


def mark_undone(session: Session, step_id: int, forward: Forward) -> None:
    """Keep a step that was taken back as the next one to do again."""
    change = {"undone": 1, "forward": _text_of(forward)}
    session.connection().execute(update(UndoRow).where(col(UndoRow.id) == step_id).values(change))


def mark_done(session: Session, step: UndoStep, mark: tuple[int, ...]) -> None:
    """Put a step that was done again back on the list, with the payload it has now.

    ``mark`` is how things stand now, for the next step to do again.
    """
    payload = json.dumps(step.payload, ensure_ascii=False)
    change = {"undone": 0, "forward": None, "payload": payload}
    session.connection().execute(update(UndoRow).where(col(UndoRow.id) == step.id).values(change))
    following = undone_step(session)
    if following is not None:
        mark_undone(session, following[0].id, replace(following[1], mark=mark))


def forget_undone(session: Session) -> None:
    """What was taken back cannot be done again any more."""
    session.connection().execute(delete(UndoRow).where(col(UndoRow.undone) == 1))


def _text_of(forward: Forward) -> str:
    values = {"patches": forward.patches, "mark": forward.mark}
    snapshot = {} if forward.snapshot is None else {"snapshot": forward.snapshot}
    return json.dumps(values | snapshot, ensure_ascii=False)


def apply_patches(session: Session, patches: Sequence[Sequence[Any]]) -> list[list[Any]]:
    """Put rows back, last change first; raises Problem UNDO_NOT_POSSIBLE if one is gone.

    Returns the patches that take all of it back again.
    """
    opposite: list[list[Any]] = []
    for alike in _alike(reversed(patches)):
        if len(alike) > 1:
            opposite += _set_many(session, alike)
            continue
        op, name, key, values = alike[0]
        opposite.append(_opposite(session, op, name, key, values))
        table = _TABLES[name]
        primary = inspect(table).primary_key[0]
        if op == "insert":
            session.connection().execute(insert(table).values({primary.name: key, **values}))
            continue
        target = delete(table) if op == "remove" else update(table).values(values)
        result = session.connection().execute(target.where(primary == key))
        if result.rowcount != 1:
            raise Problem(ProblemKind.UNDO_NOT_POSSIBLE)
    return opposite


def _alike(patches: Iterable[Sequence[Any]]) -> Iterator[list[Sequence[Any]]]:
    """Runs of patches that set the same columns of different rows; others alone."""
    run: list[Sequence[Any]] = []
    keys: set[object] = set()
    shape: tuple[object, ...] | None = None
    for patch in patches:
        op, name, key, values = patch
        this = (name, *values) if op == "set" and values else None
        if run and (this is None or this != shape or key in keys):
            yield run
            run, keys = [], set()
        run.append(patch)
        keys.add(key)
        shape = this
    if run:
        yield run


def _set_many(session: Session, patches: Sequence[Sequence[Any]]) -> list[list[Any]]:
    """Like one patch after the other; a statement for each of 10,000 rows takes half a minute."""
    _, name, _, first = patches[0]
    table, names = _TABLES[name], list(first)
    primary = inspect(table).primary_key[0]
    wanted = [inspect(table).columns[each] for each in names]
    now: dict[object, dict[str, object]] = {}
    for chunk in chunks([patch[2] for patch in patches]):
        rows = session.connection().execute(select(primary, *wanted).where(primary.in_(chunk)))
        now |= {key: dict(zip(names, values, strict=True)) for key, *values in rows}
    if len(now) != len(patches):
        raise Problem(ProblemKind.UNDO_NOT_POSSIBLE)
    change = update(table).where(primary == bindparam("row_key"))
    session.connection().execute(
        change.values({each: bindparam(f"new_{each}") for each in names}),
        [
            {"row_key": key, **{f"new_{each}": value for each, value in values.items()}}
            for _, _, key, values in patches
        ],
    )
    return [["set", name, key, now[key]] for _, _, key, _ in patches]


def _opposite(
    session: Session, op: str, name: str, key: object, values: Mapping[str, object]
) -> list[Any]:
    """The patch that puts a row back as it is now."""
    if op == "insert":
        return ["remove", name, key, {}]
    mapper = inspect(_TABLES[name])
    primary = mapper.primary_key[0]
    wanted = [
        column
        for column in mapper.columns
        if (column.name in values if op == "set" else column is not primary)
        and column.computed is None
    ]
    row = session.connection().execute(select(primary, *wanted).where(primary == key)).first()
    if row is None:
        raise Problem(ProblemKind.UNDO_NOT_POSSIBLE)
    now = dict(zip((column.name for column in wanted), row[1:], strict=True))
    return ["insert" if op == "remove" else "set", name, key, now]


@contextmanager
def possible() -> Iterator[None]:
    """Raises Problem UNDO_NOT_POSSIBLE where the library as it is now refuses the rows of a step.

    What befalls the file itself goes on as it is: that step is possible on another day.
    """
    try:
        yield
    except SQLAlchemyError as error:
        if write_problem(getattr(error, "orig", None), Path()) is not None:
            raise
        raise Problem(ProblemKind.UNDO_NOT_POSSIBLE) from error


def standing_mark(session: Session) -> tuple[int, ...]:
    """Numbers that change with every step, every answer, and whatever is deleted for good."""
    return tuple(session.connection().execute(_MARK).one())
