"""Settings that travel with the library, as JSON values by key."""

import json

from sqlalchemy import select
from sqlalchemy.dialects.sqlite import insert as upsert
from sqlmodel import Session, col

from aimstudy.storage.tables import SettingRow


def load_settings(session: Session) -> dict[str, object]:
    """All stored settings."""
    rows = session.connection().execute(select(col(SettingRow.key), col(SettingRow.value)))
    return {key: json.loads(value) for key, value in rows}


def store_setting(session: Session, key: str, value: object) -> None:
    """Write one setting."""
    text = json.dumps(value, ensure_ascii=False)
    statement = upsert(SettingRow).values(key=key, value=text)
    session.connection().execute(
        statement.on_conflict_do_update(index_elements=["key"], set_={"value": text})
    )
