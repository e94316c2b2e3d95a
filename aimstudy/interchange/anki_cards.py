"""Cards and history of a collection of Anki: where they stand, as moments and days.

Anki counts the days of reviews from the collection's first one; filtered decks are dissolved. What
it said of a card is kept as it was, for the way back.
"""

import sqlite3
from dataclasses import dataclass

from aimstudy.domain.imports import RemarkKind
from aimstudy.interchange import limits
from aimstudy.interchange.anki_notes import NotesRead
from aimstudy.interchange.anki_types import LEVEL
from aimstudy.interchange.staging import StagedCard, Staging


def _whole(*names: str) -> str:
    """Columns as whole numbers, whatever they hold."""
    return ", ".join(f"coalesce(CAST({name} AS INTEGER), 0)" for name in names)


def _told(name: str, kind: str) -> str:
    """A number of the JSON text in ``data``; 0 where there is none."""
    return f"coalesce(CAST(iif(json_valid(data), data ->> '$.{name}', 0) AS {kind}), 0)"


_OWN = ("type", "queue", "due", "ivl", "factor", "reps", "lapses")
_ALL_CARDS = f"""
SELECT id, {_whole("nid", "did", "ord", *_OWN, "odue", "odid", "flags")},
    {_told("s", "REAL")}, {_told("d", "REAL")}, {_told("lrt", "INTEGER")},
    json_array(id, {_whole("mod", *_OWN, "left", "odue", "odid", "flags")},
        coalesce(CAST(data AS TEXT), ''))
FROM cards %s ORDER BY iif(type = 0, due, 0), id
"""
_CARDS = _ALL_CARDS % ""
_CARDS_WANTED = _ALL_CARDS % "WHERE NOT passed(CAST(nid AS INTEGER))"
# Answers of a card in order. Cramming leaves no trace in a memory that is told in Anki either.
_IS_ANSWER = "ease BETWEEN 1 AND 4 AND NOT (type = 3 AND factor = 0)"
_BEGAN_ANEW = "ease = 0 AND type = 4 AND ivl = 0 AND factor = 0"
_EARLIEST_MS, _LATEST_MS = 946_684_800_000, 4_102_444_800_000  # 2000 to 2100
_LONGEST_MS = 3_600_000  # that an answer can have taken
# Whether all moments are possible ones, so that the log is in order as it lies.
_IN_ORDER = f"SELECT min(id) >= {_EARLIEST_MS} AND max(id) <= {_LATEST_MS} FROM main.revlog"
_TIMELY = f"time BETWEEN 0 AND {_LONGEST_MS}"
_COPY = f"""
INSERT INTO out.reviews (card_id, rating, at_ms, took_ms, source)
SELECT p.staged, iif({_IS_ANSWER}, CAST(ease AS INTEGER), 0), {{at}},
    iif({_TIMELY}, CAST(time AS INTEGER), min(max({_whole("time")}, 0), {_LONGEST_MS})),
    CASE WHEN {_TIMELY} THEN printf('%d,%d,%d,%d', ivl, lastIvl, factor, type)
        ELSE printf('%d,%d,%d,%d,%d', ivl, lastIvl, factor, type, time) END
FROM main.revlog AS r CROSS JOIN out.places AS p ON p.source = r.cid
WHERE (({_IS_ANSWER}) OR ({_BEGAN_ANEW})) AND {{at}} IS NOT NULL ORDER BY {{order}}
"""
_COPY_AS_IT_LIES = _COPY.format(at="CAST(id AS INTEGER)", order="id")
_AT = f"""CASE WHEN id BETWEEN {_EARLIEST_MS} AND {_LATEST_MS} THEN CAST(id AS INTEGER)
    WHEN id * 1000 BETWEEN {_EARLIEST_MS} AND {_LATEST_MS} THEN CAST(id * 1000 AS INTEGER) END"""
_COPY_IN_ORDER = _COPY.format(at=_AT, order=_AT)
_WANTED = f"SELECT count(*) FROM main.revlog WHERE ({_IS_ANSWER}) OR ({_BEGAN_ANEW})"
_LOST = f"""
SELECT count(*), coalesce(sum(r.cid NOT IN (SELECT source FROM out.places)), 0)
FROM main.revlog AS r WHERE ({_IS_ANSWER}) OR ({_BEGAN_ANEW})
"""
_OTHERS = f"""
SELECT {_whole("cid")}, json_group_array(json_array(id, ease, ivl, lastIvl, factor, time, type))
FROM (SELECT * FROM revlog WHERE NOT ({_IS_ANSWER}) AND NOT ({_BEGAN_ANEW}) ORDER BY +cid, id)
GROUP BY +cid
"""
_NEW, _LEARNING, _REVIEW, _RELEARNING = range(4)
_SUSPENDED = -1
_MILLISECONDS = 100_000_000_000
_A_MOMENT = 1_000_000_000  # no count of days is so large
_DAY_S, _MIDDLE_S = 86_400, 8 * 3_600  # a day of Anki begins in the small hours
_MOST_DAYS = 36_500


@dataclass(frozen=True, slots=True)
class Calendar:
    """``first_s`` is the moment (UTC seconds) from which a collection counts its days."""

    first_s: int
    now_s: int


def calendar_of(connection: sqlite3.Connection, now_s: int) -> Calendar:
    """When the collection began; today where that is impossible."""
    row = connection.execute("SELECT CAST(crt AS INTEGER) FROM col").fetchone()
    first = int(row[0]) if row and row[0] else 0
    if first > _MILLISECONDS:
        first //= 1000
    return Calendar(first if _EARLIEST_MS // 1000 < first <= now_s + _DAY_S else now_s, now_s)


@dataclass(slots=True)
class CardReader:
    """Stages the cards of notes that were staged, each in its deck."""

    staging: Staging
    decks: dict[int, str]
    into: str | None
    calendar: Calendar

    def read(self, connection: sqlite3.Connection, notes: NotesRead) -> dict[int, int]:
        """Stage all cards; returns which staged card each became whose history is wanted."""
        others = dict(connection.execute(_OTHERS)) if _has_log(connection) else {}
        staged: dict[int, int] = {}
        once: set[tuple[int, int]] = set()
        connection.create_function("passed", 1, notes.passed.__contains__, deterministic=True)
        for row in connection.execute(_CARDS_WANTED if notes.passed else _CARDS):
            card_id, nid, _, ordinal, *_ = row
            note = notes.staged.get(nid)
            if note is None:
                self.staging.remark(RemarkKind.CARD_WITHOUT_NOTE, place=str(card_id))
                continue
            note_type = notes.type_of[nid]
            if ordinal < 0 or (not note_type.cloze and ordinal >= len(note_type.templates)):
                self.staging.remark(RemarkKind.CARD_TEMPLATE_MISSING, place=str(card_id))
                continue
            if (note, ordinal) in once:
                self.staging.remark(RemarkKind.CARD_DOUBLE, place=str(card_id))
                continue
            once.add((note, ordinal))
            number = self.staging.add_card(self._card(row, note, others.get(card_id)))
            if note not in self.staging.settled:
                staged[card_id] = number
        return staged

    def _card(self, row: tuple[int, ...], note: int, others: str | None) -> StagedCard:
        card_id, _, did, ordinal, kind, queue, due, ivl, factor, reps, lapses = row[:11]
        odue, odid, flags, stability, difficulty, last, said = row[11:18]
        if odid:
            did, due = odid, odue or due
        if kind not in (_NEW, _LEARNING, _REVIEW, _RELEARNING):
            self._odd(card_id, "state", kind)
            kind = _REVIEW if ivl > 0 else _NEW
        days = self._checked(card_id, "interval", ivl, 0, _MOST_DAYS)
        return StagedCard(
            note_id=note,
            ordinal=ordinal,
            deck_id=self._deck(did, card_id),
            suspended=queue == _SUSPENDED,
            flagged=flags & 7,
            phase="new" if kind == _NEW else "review" if kind == _REVIEW else "step",
            stability=stability if 0 < stability < _MOST_DAYS * 10 else 0.0,
            difficulty=difficulty if 1 <= difficulty <= 10 else 0.0,
            last_ms=last * 1000 if 0 < last <= self.calendar.now_s else 0,
            due_ms=0 if kind == _NEW else self._due_ms(card_id, kind, due),
            ivl=days,
            factor=factor if 0 <= factor <= 100_000 else 0,
            reps=max(0, min(reps, limits.NOTES)),
            lapses=max(0, min(lapses, limits.NOTES)),
            source=f'{{"card":{said},"crt":{self.calendar.first_s},"log":{others or "[]"}}}',
        )

    def _due_ms(self, card_id: int, kind: int, due: int) -> int:
        if kind != _REVIEW and due > _A_MOMENT:
            moment_s = due // 1000 if due > _MILLISECONDS else due
            if moment_s != due:
                self.staging.remark(RemarkKind.TIME_IN_MILLISECONDS, place=str(card_id))
            return self._checked(card_id, "time", moment_s * 1000, _EARLIEST_MS, _LATEST_MS)
        days = self._checked(card_id, "day", due, -_MOST_DAYS, 2 * _MOST_DAYS)
        return (self.calendar.first_s + days * _DAY_S + _MIDDLE_S) * 1000

    def _checked(self, card_id: int, what: str, value: int, low: int, high: int) -> int:
        if low <= value <= high:
            return value
        self._odd(card_id, what, value)
        return min(max(value, low), high)

    def _odd(self, card_id: int, what: str, found: int) -> None:
        self.staging.remark(
            RemarkKind.CARD_SCHEDULE_ODD, place=str(card_id), what=what, found=found
        )

    def _deck(self, did: int, card_id: int) -> int:
        if self.into is not None:
            return self.staging.deck_id(self.into)
        name = self.decks.get(did)
        if name is None:
            name = next(iter(self.decks.values()), "Default")
            self.staging.remark(RemarkKind.DECK_MISSING, place=str(card_id), deck=name)
        levels = name.split(LEVEL)
        if len(levels) > limits.DECK_LEVELS or len(name) > limits.DECK_NAME:
            self.staging.remark(
                RemarkKind.DECK_TOO_DEEP, place=str(card_id), found=len(levels),
                limit=limits.DECK_LEVELS,
            )  # fmt: skip
            name = LEVEL.join(levels[: limits.DECK_LEVELS])[: limits.DECK_NAME]
        return self.staging.deck_id(name)


def read_reviews(connection: sqlite3.Connection, staging: Staging) -> None:
    """Copy the answers of staged cards, in the order they were given.

    ``connection`` can write into the staged reviews; ``places`` there says which card is which.
    """
    if not _has_log(connection):
        return
    lies = connection.execute(_IN_ORDER).fetchone()[0]
    copied = connection.execute(_COPY_AS_IT_LIES if lies else _COPY_IN_ORDER).rowcount
    # Where a part is here already, what is missing was said when that came.
    if staging.knows_part or copied == connection.execute(_WANTED).fetchone()[0]:
        return
    answers, without_card = connection.execute(_LOST).fetchone()
    if without_card:
        staging.remark(RemarkKind.REVIEW_WITHOUT_CARD, found=without_card)
    if odd := answers - without_card - copied:
        staging.remark(RemarkKind.REVIEW_ODD, found=odd)


def _has_log(connection: sqlite3.Connection) -> bool:
    query = "SELECT 1 FROM sqlite_master WHERE name = 'revlog' AND type = 'table'"
    return connection.execute(query).fetchone() is not None
