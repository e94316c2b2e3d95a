"""The log of a collection of Anki, copied while its notes and cards are read.

What it takes to look a collection over and to copy a million answers needs nothing of Python, so
that another thread does it while this one reads the notes.
"""

import sqlite3
from collections.abc import Collection, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from aimstudy.domain.imports import RemarkKind
from aimstudy.interchange.foreign_database import foreign_database
from aimstudy.interchange.staging import Staging


def whole(*names: str) -> str:
    """Columns as whole numbers, whatever they hold."""
    return ", ".join(f"coalesce(CAST({name} AS INTEGER), 0)" for name in names)


EARLIEST_MS, LATEST_MS = 946_684_800_000, 4_102_444_800_000  # 2000 to 2100
IN_ORDER = "iif(type = 0, due, 0), id"  # of cards: as new ones come
# Answers of a card in order. Cramming leaves no trace in a memory that is told in Anki either.
_IS_ANSWER = "ease BETWEEN 1 AND 4 AND NOT (type = 3 AND factor = 0)"
_BEGAN_ANEW = "ease = 0 AND type = 4 AND ivl = 0 AND factor = 0"
_LONGEST_MS = 3_600_000  # that an answer can have taken
# Whether all moments are possible ones, so that the log is in order as it lies.
_LIES_IN_ORDER = f"SELECT min(id) >= {EARLIEST_MS} AND max(id) <= {LATEST_MS} FROM main.revlog"
_TIMELY = f"time BETWEEN 0 AND {_LONGEST_MS}"
_COPY = f"""
INSERT INTO out.reviews (card_id, rating, at_ms, took_ms, source)
SELECT p.staged, iif({_IS_ANSWER}, CAST(ease AS INTEGER), 0), {{at}},
    iif({_TIMELY}, CAST(time AS INTEGER), min(max({whole("time")}, 0), {_LONGEST_MS})),
    CASE WHEN {_TIMELY} THEN printf('%d,%d,%d,%d', ivl, lastIvl, factor, type)
        ELSE printf('%d,%d,%d,%d,%d', ivl, lastIvl, factor, type, time) END
FROM {{both}} ON p.source = r.cid
WHERE (({_IS_ANSWER}) OR ({_BEGAN_ANEW})) AND {{at}} IS NOT NULL ORDER BY {{order}}
"""
_ALONG_THE_LOG = "main.revlog AS r CROSS JOIN out.places AS p"
_BY_CARD = "out.places AS p CROSS JOIN main.revlog AS r"
_COPY_AS_IT_LIES = _COPY.format(at="CAST(id AS INTEGER)", order="id", both=_ALONG_THE_LOG)
_AT = f"""CASE WHEN id BETWEEN {EARLIEST_MS} AND {LATEST_MS} THEN CAST(id AS INTEGER)
    WHEN id * 1000 BETWEEN {EARLIEST_MS} AND {LATEST_MS} THEN CAST(id * 1000 AS INTEGER) END"""
_COPY_IN_ORDER = _COPY.format(at=_AT, order=_AT, both=_ALONG_THE_LOG)
_COPY_OF_FEW = _COPY.format(at=_AT, order=_AT, both=_BY_CARD)
_FEW = 10_000  # cards whose answers are found one by one
_WANTED = f"SELECT count(*) FROM main.revlog WHERE ({_IS_ANSWER}) OR ({_BEGAN_ANEW})"
_LOST = f"""
SELECT count(*), coalesce(sum(r.cid NOT IN (SELECT source FROM out.places)), 0)
FROM main.revlog AS r WHERE ({_IS_ANSWER}) OR ({_BEGAN_ANEW})
"""
_OTHERS = f"""
SELECT {whole("cid")}, json_group_array(json_array(id, ease, ivl, lastIvl, factor, time, type))
FROM (SELECT * FROM revlog WHERE NOT ({_IS_ANSWER}) AND NOT ({_BEGAN_ANEW}) ORDER BY +cid, id)
GROUP BY +cid
"""
_RANKS = f"""
INSERT OR IGNORE INTO out.places (source, staged)
SELECT CAST(id AS INTEGER), row_number() OVER (ORDER BY {IN_ORDER}) FROM main.cards
"""
_PLACES = "SELECT count(*) FROM out.places"
_GUIDS = "SELECT trim(CAST(guid AS TEXT)) FROM notes"
_OURS = ("reviews", "places")  # tables of the staging that are filled here


class _Copied(NamedTuple):
    """How many answers were copied, of how many; ``homeless`` are those whose card is not there."""

    copied: int = 0
    answers: int = 0
    homeless: int = 0


def other_rows(connection: sqlite3.Connection) -> dict[int, str]:
    """What a log says of each card beside its answers, as JSON."""
    return dict(connection.execute(_OTHERS)) if _has_log(connection) else {}


@dataclass(slots=True)
class LogReader:
    """Copies the answers of a collection in the order they were given; see ``log_beside``.

    ``ranked``: already while the cards are read, whose numbers are then their places in order.
    """

    collection: Path
    tables: Collection[str]
    seconds: float
    staging: Staging
    ranked: bool
    _running: list[sqlite3.Connection] = field(default_factory=list)

    def look(self) -> _Copied:
        """Look the collection over, and copy where that is possible by now."""
        return self._with_log(check=True, copy=self.ranked)

    def finish(self, looked: Future[_Copied], left_out: Collection[int]) -> None:
        """Copy what is not copied yet, and say what is lost; cards ``left_out`` have no answers.

        Raises NotReadable where the collection is not sound.
        """
        found = looked.result()
        if not self.ranked:
            self.staging.pause()
            found = self._with_log(check=False, copy=True)
        dropped = self.staging.drop_answers(left_out)
        # Where a part is here already, what is missing was said when that came.
        if self.staging.knows_part:
            return
        if homeless := found.homeless + dropped:
            self.staging.remark(RemarkKind.REVIEW_WITHOUT_CARD, found=homeless)
        if odd := found.answers - found.homeless - found.copied:
            self.staging.remark(RemarkKind.REVIEW_ODD, found=odd)

    def stop(self) -> None:
        """End what runs."""
        for connection in self._running:
            connection.interrupt()

    def _with_log(self, *, check: bool, copy: bool) -> _Copied:
        with foreign_database(
            self.collection, self.tables, self.seconds, check=check,
            out=self.staging.answers_file, into=_OURS,
        ) as connection:  # fmt: skip
            self._running.append(connection)
            try:
                return self._copied(connection) if copy and _has_log(connection) else _Copied()
            finally:
                self._running.remove(connection)

    def _copied(self, connection: sqlite3.Connection) -> _Copied:
        if self.ranked:
            connection.execute(_RANKS)
        elif self.staging.knows_part and connection.execute(_PLACES).fetchone()[0] <= _FEW:
            return _Copied(connection.execute(_COPY_OF_FEW).rowcount)
        lies = connection.execute(_LIES_IN_ORDER).fetchone()[0]
        copied = connection.execute(_COPY_AS_IT_LIES if lies else _COPY_IN_ORDER).rowcount
        if copied == connection.execute(_WANTED).fetchone()[0]:
            return _Copied(copied, copied)
        return _Copied(copied, *connection.execute(_LOST).fetchone())


@contextmanager
def log_beside(
    connection: sqlite3.Connection,
    collection: Path, tables: Collection[str], seconds: float, staging: Staging,
) -> Iterator[tuple[LogReader, Future[_Copied]]]:  # fmt: skip
    """Look the ``collection`` over while this thread reads it by ``connection``, and copy its log.

    The log waits for the cards where some of the notes are known: then not all of it is wanted.
    """
    known = staging.knows_notes and any(
        staging.knows(guid or "") for (guid,) in connection.execute(_GUIDS)
    )
    ranked = not known and staging.stop_after is None
    log = LogReader(collection, tables, seconds, staging, ranked)
    with ThreadPoolExecutor(1, "log") as beside:
        looked = beside.submit(log.look)
        try:
            yield log, looked
        except BaseException:
            log.stop()
            raise


def _has_log(connection: sqlite3.Connection) -> bool:
    query = "SELECT 1 FROM main.sqlite_master WHERE name = 'revlog' AND type = 'table'"
    return connection.execute(query).fetchone() is not None
