"""Versions of the person's memory parameters: the newest is read, one is added, none rewritten."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Row, Select, func, insert, select
from sqlmodel import Session, col

from aimstudy.domain.study_day import Moment
from aimstudy.storage.keys import new_id
from aimstudy.storage.plan_tables import MemoryFitRow


@dataclass(frozen=True, slots=True)
class StoredFit:
    """One version; ``answers`` are the scheduled ones it stands on, ``quality`` is JSON or ""."""

    fit_id: int
    study_day: int
    answers: int
    parameters: tuple[float, ...]
    theta: tuple[float, ...]
    covariance: tuple[tuple[float, ...], ...]
    quality: str


def newest_id(session: Session) -> int | None:
    """The version in force; None before the first."""
    return session.connection().scalar(select(func.max(col(MemoryFitRow.id))))


def newest_fit(session: Session) -> StoredFit | None:
    """The version in force, whole."""
    rows = session.connection().execute(_select().order_by(col(MemoryFitRow.id).desc()).limit(1))
    row = rows.first()
    return None if row is None else _fit(row)


def append_fit(
    session: Session,
    when: Moment,
    answers: int,
    parameters: Sequence[float],
    theta: Sequence[float],
    covariance: Sequence[Sequence[float]],
    quality: str,
) -> int:
    """Add a version, which is in force from now on; returns its id."""
    return new_id(
        session.connection().execute(
            insert(MemoryFitRow).values(
                made_ms=when.at_ms,
                study_day=when.day.toordinal(),
                answers=answers,
                parameters=json.dumps(list(parameters)),
                theta=json.dumps(list(theta)),
                covariance=json.dumps([list(row) for row in covariance]),
                quality=quality,
            )
        )
    )


def _select() -> Select[Any]:
    names = ("id", "study_day", "answers", "parameters", "theta", "covariance", "quality")
    return select(*(col(getattr(MemoryFitRow, name)) for name in names))


def _fit(row: Row[Any]) -> StoredFit:
    return StoredFit(
        fit_id=row.id,
        study_day=row.study_day,
        answers=row.answers,
        parameters=tuple(json.loads(row.parameters)),
        theta=tuple(json.loads(row.theta)),
        covariance=tuple(tuple(line) for line in json.loads(row.covariance)),
        quality=row.quality,
    )
