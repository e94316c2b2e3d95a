"""Ids the database gives to new rows."""

from typing import Any

from sqlalchemy import CursorResult


def new_id(result: CursorResult[Any]) -> int:
    """The id of the one row an INSERT made."""
    key = result.inserted_primary_key
    if key is None or not isinstance(key[0], int):
        raise TypeError("the database gave no id")
    return key[0]
