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
from aimstudy.storage.stored_text import Unreadable, decoded, listed, number, readable

_PARAMETERS, _EFFECTIVE = 21, 7
_MOST = 1e6


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
    """The newest version; None before the first."""
    return session.connection().scalar(select(func.max(col(MemoryFitRow.id))))


def newest_fit(session: Session) -> StoredFit | None:
    """The version in force, whole: the newest that can be read."""
    rows = session.connection().execute(_select().order_by(col(MemoryFitRow.id).desc()))
    for row in rows:
        found = readable(_fit_or_none, row, None, f"memory_fits: row {row.id}")
        if found is not None:
            rows.close()
            return found
    return None


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


def parameters_from(text: str) -> tuple[float, ...]:
    """The 21 parameters of the memory model; raises Unreadable for another text."""
    return _numbers(decoded(text), _PARAMETERS)


def theta_from(text: str) -> tuple[float, ...]:
    """What the parameters were worked out from; raises Unreadable for another text."""
    return _numbers(decoded(text), _EFFECTIVE)


def covariance_from(text: str) -> tuple[tuple[float, ...], ...]:
    """How sure that is, a square; raises Unreadable for another text.

    Whether it is one of likely values, only who calculates with it can tell.
    """
    rows = listed(decoded(text), _EFFECTIVE, _EFFECTIVE)
    found = tuple(_numbers(row, _EFFECTIVE) for row in rows)
    if any(found[n][n] < 0 for n in range(_EFFECTIVE)):
        raise Unreadable("less than no doubt")
    return found


def _numbers(plain: object, many: int) -> tuple[float, ...]:
    return tuple(float(number(each, -_MOST, _MOST)) for each in listed(plain, many, many))


def _fit_or_none(row: Row[Any]) -> StoredFit | None:
    return StoredFit(
        fit_id=row.id,
        study_day=row.study_day,
        answers=row.answers,
        parameters=parameters_from(row.parameters),
        theta=theta_from(row.theta),
        covariance=covariance_from(row.covariance),
        quality=row.quality,
    )
