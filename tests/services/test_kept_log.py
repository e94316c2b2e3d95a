"""The log as statistics keep it: every row as it stands in the file, however it was read."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from aimstudy.application import open_library
from aimstudy.domain.review import Rating
from aimstudy.services.library import Library
from aimstudy.services.statistics_basis import KeptLog
from aimstudy.storage import statistics
from tests.benchmarks.filled_library import fill
from tests.services.conftest import START, Clock

Row = tuple[int, int, int, int, int, int, float]
_ROWS = """
SELECT card_id, seq, kind, study_day, coalesce(rating, 0), coalesce(fit, 0), took_ms, before
FROM reviews WHERE kind <> 'undo' ORDER BY seq
"""
# Met before in another program, never met, damaged, and a number alone.
_BEFORE = {3: "[]", 5: '["new"]', 7: "a,b,c", 9: "5.25", 11: '["review",0.1234567890123456,5]'}
_ODD = {3: 0.0, 5: 0.0, 7: 0.0, 9: 5.25, 11: 0.1234567890123456}


def unpacked(library: Library, kept: KeptLog) -> list[Row]:
    """(card, seq, day, rating, fit, ms, stability) of each row that is kept."""
    with library._context.database.read() as session:
        rows, _ = kept.read(session)
    return [
        (
            who >> 32,
            who & 0xFFFFFFFF,
            what >> 43,
            what >> 40 & 7,
            what >> 24 & 0xFFFF,
            what & 0xFFFFFF,
            stability,
        )
        for who, what, stability in rows.tolist()
    ]


def stored(file: Path) -> list[Row]:
    """The same, read from the file row by row."""
    with closing(sqlite3.connect(file)) as connection:
        rows = connection.execute(_ROWS).fetchall()
    return [
        (card, seq, day, rating if kind == "study" else 0, fit, ms, _stability(seq, before))
        for card, seq, kind, day, rating, fit, ms, before in rows
    ]


def _stability(seq: int, before: str) -> float:
    return _ODD[seq] if seq in _ODD else float(before.split(",")[1])


@pytest.mark.parametrize("at_once", [1, 7, 50_000])
def test_every_row_is_kept_as_it_stands(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, at_once: int
) -> None:
    monkeypatch.setattr(statistics, "ROWS_AT_ONCE", at_once)
    fill(tmp_path, 40, 300, START.date())
    file = tmp_path / "library.db"
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("DROP TRIGGER reviews_no_update")
        for seq, before in _BEFORE.items():
            connection.execute("UPDATE reviews SET before = ? WHERE seq = ?", (before, seq))
        connection.commit()
    with open_library(tmp_path, Clock(START)) as library:
        kept = KeptLog(library._context.database)
        first = unpacked(library, kept)
        assert first == stored(file)
        card = library.cards.table().lines[0].card_id
        library.study.answer(card, Rating.GOOD, 4_000)
        library.undo()
        library.study.answer(card, Rating.AGAIN, 5_000)
        after = unpacked(library, kept)
    assert after == stored(file)
    assert [row[3] for row in after[len(first) :]] == [Rating.GOOD, Rating.AGAIN]
