"""Whatever is asked of the library, it holds what was kept and nothing else."""

import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import text
from sqlmodel import Session

from aimstudy.domain.errors import Problem, ProblemKind
from aimstudy.storage.database import Database
from aimstudy.storage.integrity import check
from aimstudy.storage.tables import SettingRow

NAMES = st.text(
    st.characters(codec="utf-8", exclude_characters="/\0"), min_size=1, max_size=40
).filter(lambda name: name not in (".", "..") and len(name.encode()) <= 120)
KEYS = st.sampled_from(["a", "b", "c"])
JOBS = st.lists(
    st.tuples(st.sampled_from(["set", "remove", "fail", "reopen"]), KEYS, st.text(max_size=20)),
    max_size=25,
)


def held(database: Database) -> dict[str, str]:
    with database.read() as session:
        rows = session.connection().execute(text("SELECT key, value FROM settings"))
        return {row.key: row.value for row in rows}


@settings(max_examples=40, deadline=None)
@given(NAMES)
def test_a_library_opens_under_any_name_of_its_folder(name: str) -> None:
    with tempfile.TemporaryDirectory() as parent:
        folder = Path(parent) / name
        for _ in range(2):
            database = Database.open(folder)
            assert check(database) == ()
            database.close()
        assert [entry.name for entry in Path(parent).iterdir()] == [name]
        assert (folder / "library.db").stat().st_size > 0


@settings(max_examples=30, deadline=None)
@given(JOBS)
def test_what_is_held_is_what_was_kept(jobs: list[tuple[str, str, str]]) -> None:
    expected: dict[str, str] = {}
    with tempfile.TemporaryDirectory() as parent:
        database = Database.open(Path(parent))
        for what, key, value in jobs:
            if what == "reopen":
                database.close()
                database = Database.open(Path(parent))
            elif what == "fail":
                fail(database, key, value)
            else:
                change(database, key, value if what == "set" else None)
                expected = {k: v for k, v in expected.items() if k != key}
                expected |= {key: value} if what == "set" else {}
            assert held(database) == expected
        database.close()


def change(database: Database, key: str, value: str | None) -> None:
    def work(session: Session) -> None:
        session.connection().execute(text("DELETE FROM settings WHERE key = :k"), {"k": key})
        if value is not None:
            session.add(SettingRow(key=key, value=value))

    database.write(work)


def fail(database: Database, key: str, value: str) -> None:
    def work(session: Session) -> None:
        session.connection().execute(text("DELETE FROM settings"))
        session.add(SettingRow(key=key, value=value))
        session.flush()
        raise Problem(ProblemKind.CARD_MISSING)

    try:
        database.write(work)
    except Problem:
        return
    raise AssertionError("a failed job was kept")
