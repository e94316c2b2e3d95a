"""Cards of a collection of Anki: where they stand, as moments and days.

Anki counts the days of reviews from the collection's first one; filtered decks are dissolved. What
it said of a card is kept as it was, for the way back.
"""

import sqlite3
from dataclasses import dataclass, field

from aimstudy.domain.imports import RemarkKind
from aimstudy.interchange import limits
from aimstudy.interchange.anki_log_reader import EARLIEST_MS, IN_ORDER, LATEST_MS, other_rows, whole
from aimstudy.interchange.anki_notes import NotesRead
from aimstudy.interchange.anki_types import LEVEL
from aimstudy.interchange.staging import StagedCard, Staging


def _told(name: str, kind: str) -> str:
    """A number of the JSON text in ``data``; 0 where there is none."""
    return f"coalesce(CAST(iif(json_valid(data), data ->> '$.{name}', 0) AS {kind}), 0)"


_OWN = ("type", "queue", "due", "ivl", "factor", "reps", "lapses")
_ALL_CARDS = f"""
SELECT id, {whole("nid", "did", "ord", *_OWN, "odue", "odid", "flags")},
    {_told("s", "REAL")}, {_told("d", "REAL")}, {_told("lrt", "INTEGER")},
    json_array(id, {whole("mod", *_OWN, "left", "odue", "odid", "flags")},
        coalesce(CAST(data AS TEXT), ''))
FROM cards %s ORDER BY {IN_ORDER}
"""
_CARDS = _ALL_CARDS % ""
_CARDS_WANTED = _ALL_CARDS % "WHERE NOT passed(CAST(nid AS INTEGER))"
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
    return Calendar(first if EARLIEST_MS // 1000 < first <= now_s + _DAY_S else now_s, now_s)


@dataclass(slots=True)
class CardReader:
    """Stages the cards of notes that were staged, each in its deck.

    ``places`` says which staged card each became whose history is wanted. Where the answers are
    copied meanwhile (``ranked``), the number of a card is its place among all of them, and those
    ``left_out`` have one, too.
    """

    staging: Staging
    decks: dict[int, str]
    into: str | None
    calendar: Calendar
    ranked: bool = False
    places: dict[int, int] = field(default_factory=dict)
    left_out: list[int] = field(default_factory=list)

    def read(self, connection: sqlite3.Connection, notes: NotesRead) -> None:
        """Stage all cards."""
        others = other_rows(connection)
        once: set[tuple[int, int]] = set()
        connection.create_function("passed", 1, notes.passed.__contains__, deterministic=True)
        for row in connection.execute(_CARDS_WANTED if notes.passed else _CARDS):
            card_id, nid, _, ordinal, *_ = row
            note = notes.staged.get(nid)
            if note is None:
                self._leave_out(RemarkKind.CARD_WITHOUT_NOTE, card_id)
                continue
            note_type = notes.type_of[nid]
            if ordinal < 0 or (not note_type.cloze and ordinal >= len(note_type.templates)):
                self._leave_out(RemarkKind.CARD_TEMPLATE_MISSING, card_id)
                continue
            if (note, ordinal) in once:
                self._leave_out(RemarkKind.CARD_DOUBLE, card_id)
                continue
            once.add((note, ordinal))
            number = self.staging.add_card(self._card(row, note, others.get(card_id)))
            if not self.ranked and note not in self.staging.settled:
                self.places[card_id] = number

    def _leave_out(self, kind: RemarkKind, card_id: int) -> None:
        self.staging.remark(kind, place=str(card_id))
        if self.ranked:
            self.left_out.append(self.staging.skip_card())

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
            return self._checked(card_id, "time", moment_s * 1000, EARLIEST_MS, LATEST_MS)
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
