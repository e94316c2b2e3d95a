"""Writes the answers of a staged deck as the log of an Anki collection.

A million rows go over inside SQLite; only those whose moment is taken pass through Python, for a
moment is an answer's id there, and no two may have the same.
"""

import sqlite3
from collections.abc import Iterable, Mapping
from typing import Any

# What the source says of a wait: interval, the one before, factor, kind and perhaps the time taken.
# The limit, which is none, keeps it from being put together once for each number in it.
_NOTHING = "[0,0,0,1]"
_SAID = f"""
SELECT id, card_id, at_ms, rating, took_ms,
    iif(json_valid('[' || source || ']'), '[' || source || ']', '{_NOTHING}') AS said
FROM staged.reviews %s LIMIT -1
"""
_ROWS = """
INSERT OR IGNORE INTO main.revlog
SELECT {at}, c.number, -1, r.rating, r.said ->> 0, r.said ->> 1, r.said ->> 2,
    coalesce(r.said ->> 4, r.took_ms), r.said ->> 3
FROM ({said}) AS r CROSS JOIN temp.numbers AS c ON c.id = r.card_id
"""
# The log is read as it lies, by id: of two answers of one moment the first has it.
_AT_THEIR_MOMENT = _ROWS.format(at="r.at_ms", said=_SAID % "WHERE at_ms > 0")
# Those that found their moment taken, or have none.
_OTHERS = """
SELECT r.id, r.at_ms FROM staged.reviews AS r
WHERE r.at_ms <= 0 OR r.id NOT IN (
    SELECT min(id) FROM staged.reviews WHERE at_ms > 0 GROUP BY at_ms)
ORDER BY r.at_ms, r.id
"""
_LATER = _ROWS.format(at=":at_ms", said=_SAID % "WHERE id = :id")
_TAKEN = "SELECT 1 FROM main.revlog WHERE id = ?"
_MORE = "INSERT OR IGNORE INTO main.revlog VALUES (?, ?, -1, ?, ?, ?, ?, ?, ?)"


def write_log(
    target: sqlite3.Connection, numbers: Mapping[int, int], more: Iterable[tuple[Any, ...]]
) -> None:
    """Fill ``target``'s revlog from the staged deck attached to it as ``staged``.

    ``numbers`` are the cards' ids by those of the staged deck; ``more`` are rows (card, moment,
    ease, interval, the one before, factor, time, kind) kept with the cards, which give way.
    """
    target.execute("CREATE TEMP TABLE numbers (id INTEGER PRIMARY KEY, number INTEGER)")
    target.executemany("INSERT INTO temp.numbers VALUES (?, ?)", numbers.items())
    placed = target.execute(_AT_THEIR_MOMENT).rowcount
    [(answers,)] = target.execute("SELECT count(*) FROM staged.reviews")
    free = 0
    for review, at_ms in target.execute(_OTHERS).fetchall() if placed < answers else ():
        free = max(at_ms, free + 1)  # all from its own moment to the last one given are taken
        while target.execute(_TAKEN, (free,)).fetchone():
            free += 1
        target.execute(_LATER, {"at_ms": free, "id": review})
    target.executemany(_MORE, ((at_ms, numbers[card], *rest) for card, at_ms, *rest in more))
