"""Ids the database gives to rows, and what can be one."""

from typing import Any

from sqlalchemy import CursorResult

_MOST = 2**63  # SQLite's whole numbers end here


def is_id(value: object) -> bool:
    """Whether a row can have this for its id: whatever a script hands in is asked about."""
    return isinstance(value, int) and not isinstance(value, bool) and 0 < value < _MOST


def new_id(result: CursorResult[Any]) -> int:
    """The id of the one row an INSERT made."""
    key = result.inserted_primary_key
    if key is None or not isinstance(key[0], int):
        raise TypeError("the database gave no id")
    return key[0]
