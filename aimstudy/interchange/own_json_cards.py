"""Cards of AimStudy's own JSON with what is remembered of them; odd numbers are put right."""

import json
import re
from collections.abc import Sequence
from datetime import date
from math import isfinite
from typing import Any

from aimstudy.domain.imports import RemarkKind
from aimstudy.interchange import limits
from aimstudy.interchange.note_parts import deck_name
from aimstudy.interchange.own_json import CONTRADICTED, PUT_ASIDE, USUAL_SOURCE, close
from aimstudy.interchange.own_json_notes import Made, clean, whole
from aimstudy.interchange.staging import KeptCard, StagedCard, Staging

_EARLIEST_MS, _LATEST_MS = 946_684_800_000, 4_102_444_800_000  # 2000 to 2100
_LONGEST_MS = 3_600_000  # that an answer can have taken
_FIRST_DAY, _LAST_DAY = date(1990, 1, 1).toordinal(), date(2999, 12, 31).toordinal()
_MOST_POSITION = 1 << 40
_LONGEST_STABILITY = 365_000.0  # days
_SOURCE = re.compile(r"-?\d{1,18}(?:,-?\d{1,18}){3,4}", re.ASCII)


class OwnCards:
    """Stages the cards of notes; ``stem`` names the deck of those that name none."""

    def __init__(self, stem: str, deck: str | None, staging: Staging) -> None:
        self._stem, self._deck, self._staging = stem, deck, staging
        self._decks: dict[str, int] = {}
        self._last_position = 0

    def add(self, note: Made, said: Any, line: int) -> None:
        """Take the cards of a note, those that it usually has where the file names none."""
        cards = said if isinstance(said, list) and said else None
        if cards is None:
            cards = [{"ordinal": ordinal} for ordinal in note.usual_cards]
        taken: set[int] = set()
        for card in cards:
            place = note.guid
            if not isinstance(card, dict):
                self._staging.remark(RemarkKind.NOTE_UNREADABLE, row=line, reason="a card")
                continue
            ordinal = whole(card.get("ordinal"), 0, limits.COLUMNS)
            if ordinal in taken:
                self._staging.remark(RemarkKind.CARD_DOUBLE, row=line, place=place)
            elif ordinal >= note.most_cards:
                self._staging.remark(RemarkKind.CARD_TEMPLATE_MISSING, row=line, place=place)
            else:
                taken.add(ordinal)
                self._add(note, ordinal, card, line)

    def _add(self, note: Made, ordinal: int, said: dict[str, Any], line: int) -> None:
        suspended, answers = _suspended(said.get("suspended")), self._answers(said, line)
        state = self._state(said, line)
        if state is None and answers:
            state = ("new", 0.0, 0.0, 0, 0, 0, 0, 0)
        phase, stability, difficulty, last, due, due_ms, reps, lapses = state or _NEW
        card = self._staging.add_card(
            StagedCard(
                note.number, ordinal, self._deck_id(said.get("deck"), line),
                suspended=suspended == 1, flagged=whole(said.get("flag"), 0, 7), phase=phase,
                stability=stability, difficulty=difficulty, reps=reps, lapses=lapses,
                source=_source(said.get("source")),
            )
        )  # fmt: skip
        first = self._staging.made("reviews") + 1 if answers else 0
        for at_ms, rating, took_ms, source in answers:
            self._staging.add_review(card, rating, at_ms, took_ms, source)
        kept = KeptCard(
            position=self._position(said.get("position")),
            suspended=suspended,
            buried_day=_day(said.get("put_off")),
            bookmarked=1 if said.get("bookmarked") is True else None,
            last_day=last,
            due_day=due,
            due_ms=due_ms,
        )
        self._staging.keep_of_card(card, kept, None if state is None else (*state, 1, first))

    def _position(self, said: Any) -> int:
        """The place among new cards, after the last one where the file does not say."""
        self._last_position = whole(said, 0, _MOST_POSITION, self._last_position + 1)
        return self._last_position

    def _deck_id(self, said: Any, line: int) -> int:
        name = clean(said) if isinstance(said, str) else ""
        if name not in self._decks:
            own = name if _is_usual(name) else deck_name(name, self._stem, line, self._staging)
            self._decks[name] = self._staging.deck_id(self._deck or own)
        return self._decks[name]

    def _state(self, said: dict[str, Any], line: int) -> tuple[Any, ...] | None:
        """What is remembered, in the order of ``states``; None for a card that was never met."""
        phase = said.get("phase", "new")
        if phase == "new":
            return None
        stability, difficulty = _number(said.get("stability")), _number(said.get("difficulty"))
        last, due = _day(said.get("last")), _day(said.get("due"))
        sound = (
            phase in ("step", "review") and 0 < stability <= _LONGEST_STABILITY
            and 1 <= difficulty <= 10 and last and due
        )  # fmt: skip
        if not sound:
            self._staging.remark(
                RemarkKind.CARD_SCHEDULE_ODD, row=line, what="state", found=str(phase)[:50]
            )
            return None
        due_ms = whole(said.get("due_ms"), _EARLIEST_MS, _LATEST_MS)
        reps, lapses = (whole(said.get(name), 0, limits.NOTES) for name in ("reps", "lapses"))
        return phase, stability, difficulty, last, due, due_ms, max(reps, 1), lapses

    def _answers(self, said: dict[str, Any], line: int) -> list[tuple[int, int, int, str]]:
        log = said.get("log")
        if not isinstance(log, list):
            return []
        found = [answer for answer in map(_answer, log) if answer is not None]
        if len(found) < len(log):
            lost = len(log) - len(found)
            self._staging.remark(RemarkKind.REVIEW_ODD, row=line, found=lost)
        return found


_NEW = ("new", 0.0, 0.0, 0, 0, 0, 0, 0)


def _is_usual(name: str) -> bool:
    """Whether a deck can be called just so."""
    short = 0 < len(name) <= limits.DECK_NAME and name.count("::") < limits.DECK_LEVELS
    return short and bool(name.strip())


def _answer(said: Any) -> tuple[int, int, int, str] | None:
    """(ms UTC, rating, ms it took, what its program said) of an answer; None for an odd one."""
    if not isinstance(said, list) or not 3 <= len(said) <= 4:
        return None
    at_ms, rating = whole(said[0], _EARLIEST_MS, _LATEST_MS), whole(said[1], 0, 4, -1)
    source = said[3] if len(said) > 3 else USUAL_SOURCE
    if not at_ms or rating < 0 or not isinstance(source, str) or not _SOURCE.fullmatch(source):
        return None
    return at_ms, rating, whole(said[2], 0, _LONGEST_MS), source


def _source(said: Any) -> str | None:
    told = said
    if isinstance(said, str):
        try:
            told = json.loads(said)
        except (ValueError, RecursionError):
            return None
    if isinstance(told, dict):
        card, log = told.get("card"), told.get("log")
        sound = _are_numbers(card, 13, 14) and (
            log is None or (isinstance(log, list) and all(_are_numbers(row, 7, 7) for row in log))
        )
        return clean(said if isinstance(said, str) else close(said)) if sound else None
    return None


def _are_numbers(said: Any, low: int, high: int) -> bool:
    """Whether a list holds whole numbers, but for a text at its end."""
    if not isinstance(said, list) or not low <= len(said) <= high:
        return False
    numbers: Sequence[Any] = said[:13]
    sound = all(type(n) is int and -(2**63) <= n < 2**63 for n in numbers)
    return sound and all(isinstance(text, str) for text in said[13:])


def _suspended(said: Any) -> int:
    if said == "contradiction":
        return CONTRADICTED
    day = _day(said)
    return day if day >= PUT_ASIDE else int(said is True)


def _day(said: Any) -> int:
    """The ordinal of a date in words; 0 where there is none."""
    try:
        day = date.fromisoformat(said).toordinal()
    except (TypeError, ValueError):
        return 0
    return day if _FIRST_DAY <= day <= _LAST_DAY else 0


def _number(said: Any) -> float:
    sound = isinstance(said, int | float) and not isinstance(said, bool) and abs(said) < 1e15
    return float(said) if sound and isfinite(said) else 0.0
