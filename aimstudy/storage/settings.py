"""Settings that travel with the library, as JSON values by key."""

import json
from typing import Any

from sqlalchemy import delete, select, text
from sqlalchemy.dialects.sqlite import insert as upsert
from sqlmodel import Session, col

from aimstudy.storage.stored_text import decoded, readable
from aimstudy.storage.tables import SettingRow

_UNKNOWN: Any = object()
_ONE = text("SELECT value FROM settings WHERE key = :key")


def load_settings(session: Session) -> dict[str, object]:
    """All stored settings; one that cannot be read is as one that was never stored."""
    rows = session.connection().execute(select(col(SettingRow.key), col(SettingRow.value)))
    found = {key: readable(decoded, said, _UNKNOWN, f"setting {key}") for key, said in rows}
    return {key: value for key, value in found.items() if value is not _UNKNOWN}


def load_setting(session: Session, key: str) -> Any:
    """The value stored under one key, or None."""
    value = session.connection().scalar(_ONE, {"key": key})
    return None if value is None else readable(decoded, value, None, f"setting {key}")


def store_setting(session: Session, key: str, value: object) -> None:
    """Write one setting."""
    said = json.dumps(value, ensure_ascii=False)
    statement = upsert(SettingRow).values(key=key, value=said)
    session.connection().execute(
        statement.on_conflict_do_update(index_elements=["key"], set_={"value": said})
    )


def drop_setting(session: Session, key: str) -> None:
    """Take one setting out, as if it had never been stored."""
    session.connection().execute(delete(SettingRow).where(col(SettingRow.key) == key))
