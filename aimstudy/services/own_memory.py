"""What the plan knows of a person's memory: kept up with the answers, and shown."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from aimstudy.domain.changes import Changes
from aimstudy.services.context import Context
from aimstudy.services.views.settings import KnownBand, MemoryView
from aimstudy.storage.memory_fits import StoredFit, newest_fit
from aimstudy.storage.review_log import first_answer_day
from aimstudy.storage.state_rules import keep_rules, made_by_these_rules
from aimstudy.storage.status import counts
from aimstudy.storage.stored_text import count, decoded, listed, mapping, number, readable
from aimstudy.storage.whole_log import last_row

ANSWERS_NEEDED = 30
# Of fewer answers a share says more about chance than about memory.
_FEWEST_IN_A_BAND = 20
_MOST = 10**9
_SHARES = ("low", "high", "predicted", "recalled")
_Quality = tuple[int, list[dict[str, float]], list[dict[str, float]]]
_Bins = dict[tuple[int, int], Mapping[str, Any]]  # by low and high, of 100


class MemoryService:
    """The person's memory parameters as a person meets them."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def refit_if_due(self) -> Changes:
        """Fit the memory anew if the answers have grown enough; seconds, so in the background."""
        # numpy is loaded here, on first use: starting the window must not pay for it.
        from aimstudy.services.memory_fits import refit_if_due

        made = refit_if_due(self._context)
        # No review has changed: what they are taken to mean has.
        return Changes.CARDS | Changes.PLAN if made else Changes.NONE

    def renew_states(self) -> int:
        """Put states made by an older version's rules under today's; seconds, but only once.

        Returns how many cards come on another day by it.
        """
        database = self._context.database
        if database.read_only:
            return 0
        with database.read() as session:
            if made_by_these_rules(session):
                return 0
            nothing_yet = last_row(session) == 0
        if nothing_yet:
            database.write(keep_rules)
            return 0
        # numpy is loaded here, on first use, as above.
        from aimstudy.services.state_rules import renew_states

        return renew_states(self._context)

    def view(self) -> MemoryView:
        """What Settings shows."""
        with self._context.database.read() as session:
            stored, first = newest_fit(session), first_answer_day(session)
            unread = self._context.log_numbers.unread(session)
            given = counts(session)["reviews"]
            answers = self._context.log_numbers.scheduled(session)
        since = date.fromordinal(first) if first else None
        quality = _quality(stored)
        if quality is None:
            needed = max(0, ANSWERS_NEEDED - answers)
            return MemoryView(answers, since, needed, given, len(unread))
        judged, usual, own = quality
        return MemoryView(
            answers=answers,
            since=since,
            needed=0,
            given=given,
            unread=len(unread),
            judged=judged,
            bands=_bands(usual, own),
            usual_off=_distance(usual),
            own_off=_distance(own),
        )


def _quality(stored: StoredFit | None) -> _Quality | None:
    """How well the version foretells; None where that is not known."""
    if stored is None or not stored.quality:
        return None
    return readable(_quality_or_none, stored.quality, None, f"memory_fits: row {stored.fit_id}")


def _quality_or_none(text: str) -> _Quality | None:
    plain = mapping(decoded(text))
    before, after = mapping(plain.get("before")), mapping(plain.get("after"))
    return (
        count(plain.get("answers"), 0, _MOST),
        [_bin(each) for each in listed(before.get("bins"), _MOST)],
        [_bin(each) for each in listed(after.get("bins"), _MOST)],
    )


def _bin(plain: object) -> dict[str, float]:
    found = mapping(plain)
    shares = {name: number(found.get(name), 0, 1) for name in _SHARES}
    return {**shares, "answers": count(found.get("answers"), 0, _MOST)}


def _bands(
    usual: Sequence[Mapping[str, Any]], own: Sequence[Mapping[str, Any]]
) -> tuple[KnownBand, ...]:
    """Both side by side, low expectations first; rare ones too, so that the answers add up."""
    left, right = _by_place(usual), _by_place(own)
    return tuple(
        KnownBand(
            *place,
            _known(left, place),
            _known(right, place),
            _many(left, place),
            _many(right, place),
        )
        for place in sorted(left.keys() | right.keys())
    )


def _by_place(bins: Sequence[Mapping[str, Any]]) -> _Bins:
    return {(_of_100(found["low"]), _of_100(found["high"])): found for found in bins}


def _many(bins: _Bins, place: tuple[int, int]) -> int:
    return int(bins[place]["answers"]) if place in bins else 0


def _known(bins: _Bins, place: tuple[int, int]) -> int | None:
    enough = _many(bins, place) >= _FEWEST_IN_A_BAND
    return _of_100(bins[place]["recalled"]) if enough else None


def _distance(bins: Sequence[Mapping[str, Any]]) -> float:
    """Mean distance of what was known from what was expected, of 100."""
    answers = sum(int(b["answers"]) for b in bins)
    off = sum(float(b["answers"]) * abs(float(b["recalled"]) - float(b["predicted"])) for b in bins)
    return 100.0 * off / max(1, answers)


def _of_100(share: float) -> int:
    return round(100 * share)
