"""What statistics are worked out from: the log in arrays, the cards, the answers of quizzes.

The log only grows, so what was read of it once is kept and only what came after is read again.
Loads numpy.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

from aimstudy.domain.exam import Exam
from aimstudy.scheduling.answer_history import LogRows, Told, told
from aimstudy.scheduling.many_read_answers import too_fast
from aimstudy.scheduling.state_arrays import Bools, Ints
from aimstudy.services.context import Context
from aimstudy.services.exam_cards import CardExams, card_exams
from aimstudy.services.views.statistics import (
    ScopeChoice,
    ScopeKind,
    StatisticsScope,
    StatisticsSpan,
    StatisticsWish,
)
from aimstudy.storage.card_sources import CardSources, source_names
from aimstudy.storage.database import Database
from aimstudy.storage.exams import load_exams
from aimstudy.storage.memory_fits import newest_id
from aimstudy.storage.session import Session
from aimstudy.storage.statistics import (
    FIT_BITS,
    RATING_BITS,
    TAKEN_OVER,
    TIME_BITS,
    QuizAnswer,
    StatisticsCards,
    packed_log,
    parameters_by_fit,
    quiz_answers,
    stabilities,
    statistics_cards,
)
from aimstudy.storage.whole_log import placed_rows, undone_rows

WEEKS_OF_A_MONTH = 5  # this one and four before it
_PACKED = np.dtype([("who", np.int64), ("what", np.int64), ("stability", np.float64)])
_STABILITY = np.dtype([("seq", np.int64), ("stability", np.float64)])
_SEQ_BITS = 32


_Packed = np.ndarray[tuple[int], np.dtype[np.void]]


class KeptLog:
    """The rows of one library's log as they were read, in the order in which they were written."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self._rows: _Packed = np.zeros(0, dtype=_PACKED)
        self._by_card: Ints = np.zeros(0, dtype=np.int64)
        self._placed: dict[int, int] = {}

    def read(self, session: Session) -> tuple[_Packed, Ints]:
        """All rows but undo rows, and their places by card and in order.

        Those read before are taken as they were.
        """
        last = int(_low(self._rows["who"][-1:], _SEQ_BITS).max(initial=0))
        more = _rows_after(session, last)
        if len(more):
            self._rows = np.concatenate([self._rows, more]) if len(self._rows) else more
            self._placed |= placed_rows(session, last)
            self._by_card = np.argsort(self._places(), kind="stable")
        return self._rows, self._by_card

    def _places(self) -> Ints:
        """Card and place in the log of each row; what was judged anew counts where it was."""
        found = self._rows["who"]
        if self._placed:
            found = found.copy()
            seqs = _low(found, _SEQ_BITS)
            for seq, place in self._placed.items():
                found[seqs == seq] += place - seq
        return np.asarray(found, dtype=np.int64)


@dataclass(frozen=True, slots=True)
class Basis:
    """What every part looks at. ``row`` is the place of each answer's card among ``cards``.

    ``chosen`` are cards within the scope, ``counted`` answers within scope and span; ``seq``
    goes with the answers. ``begin`` is the first study day of the span (an ordinal, 0 for all), and
    ``since`` that of the first answer there is. ``scheduled`` are all later answers there are,
    whatever was wished.
    """

    context: Context
    wish: StatisticsWish
    today: date
    begin: int
    since: date | None
    cards: StatisticsCards
    exams: tuple[Exam, ...]
    asked: CardExams
    scopes: tuple[ScopeChoice, ...]
    names: tuple[dict[int, str], dict[int, str]]
    quiz: list[QuizAnswer]
    rows: LogRows
    told: Told
    row: Ints
    seq: Ints
    chosen: Bools
    counted: Bools
    scheduled: int


def statistics_basis(
    session: Session, context: Context, kept: KeptLog, wish: StatisticsWish
) -> Basis:
    """Read what ``wish`` needs, in one sweep of each table."""
    today, cards, exams = context.today(), statistics_cards(session), load_exams(session)
    names = source_names(session)
    asked = card_exams(cards.sources, exams, today)
    rows, row, seq = _standing(session, kept, cards)
    parameters = parameters_by_fit(session) if newest_id(session) else {}
    found = told(rows, parameters)
    wish = _known_wish(wish, exams, names[1])
    begin = _begin(wish.span, today)
    chosen = _chosen(wish.scope, cards.sources, asked)
    return Basis(
        context=context,
        wish=wish,
        today=today,
        begin=begin,
        since=_first_day(rows),
        cards=cards,
        exams=exams,
        asked=asked,
        scopes=_scopes(cards.sources, exams, names[1]),
        names=names,
        quiz=quiz_answers(session),
        rows=rows,
        told=found,
        row=row,
        seq=seq,
        chosen=chosen,
        counted=chosen[row] & (rows.day >= begin),
        scheduled=int(found.later.sum()),
    )


def _rows_after(session: Session, last: int) -> _Packed:
    parts = [
        (np.fromstring(who, np.int64, sep=","), np.fromstring(what, np.int64, sep=","))
        for who, what in packed_log(session, last)
    ]
    found = np.zeros(sum(len(who) for who, _ in parts), dtype=_PACKED)
    if parts:
        found["who"] = np.concatenate([who for who, _ in parts])
        found["what"] = np.concatenate([what for _, what in parts])
        before = np.fromiter(stabilities(session, last), dtype=_STABILITY)
        places = np.searchsorted(_low(found["who"], _SEQ_BITS), before["seq"])
        found["stability"][places] = before["stability"]
    return found


def _low(values: Ints, bits: int) -> Ints:
    return np.asarray(values & ((1 << bits) - 1), dtype=np.int64)


def _standing(
    session: Session, kept: KeptLog, cards: StatisticsCards
) -> tuple[LogRows, Ints, Ints]:
    """The rows that stand of cards that are not deleted, their cards' places, and seqs."""
    packed, by_card = kept.read(session)
    unread = _unread(packed["what"])[by_card]
    packed = packed[by_card]
    card, seq = packed["who"] >> _SEQ_BITS, _low(packed["who"], _SEQ_BITS)
    what = packed["what"] >> (TIME_BITS + FIT_BITS)
    rating = _low(what, RATING_BITS)
    ids = np.array(cards.sources.card_id, dtype=np.int64)
    place = np.minimum(np.searchsorted(ids, card), max(0, len(ids) - 1))
    stands = ids[place] == card if len(ids) else np.zeros(len(card), np.bool_)
    undone = undone_rows(session)
    if undone:
        stands &= ~np.isin(seq, np.fromiter(undone, dtype=np.int64))
    rows = LogRows(
        card=card[stands],
        day=np.clip(what >> RATING_BITS, 0, date.max.toordinal())[stands],
        rating=rating[stands],
        begins=rating[stands] == TAKEN_OVER,
        fit=_low(packed["what"] >> TIME_BITS, FIT_BITS)[stands],
        stability=packed["stability"][stands],
        unread=unread[stands],
    )
    return rows, place[stands], seq[stands]


def _unread(what: Ints) -> Bools:
    """Rated answers that were not read, undone ones and those of deleted cards among them.

    ``what`` is the second column of the packed log, in the order of the log.
    """
    rating = _low(what >> (TIME_BITS + FIT_BITS), RATING_BITS)
    study = (rating > 0) & (rating != TAKEN_OVER)
    found = np.zeros(len(what), dtype=np.bool_)
    found[study] = too_fast(_low(what, TIME_BITS)[study])
    return found


def _first_day(rows: LogRows) -> date | None:
    days = rows.day[rows.answered]
    return date.fromordinal(max(1, int(days.min()))) if len(days) else None


def _begin(span: StatisticsSpan, today: date) -> int:
    """The first day that counts, as an ordinal."""
    if span is StatisticsSpan.ALL:
        return 0
    return (today - timedelta(days=today.weekday() + 7 * (WEEKS_OF_A_MONTH - 1))).toordinal()


def _known_wish(
    wish: StatisticsWish, exams: tuple[Exam, ...], decks: Mapping[int, str]
) -> StatisticsWish:
    """The wish, for all cards where its exam or deck is gone."""
    scope = wish.scope
    known = {ScopeKind.EXAM: {exam.id for exam in exams}, ScopeKind.DECK: set(decks)}
    if scope.kind is ScopeKind.ALL or scope.ref in known[scope.kind]:
        return wish
    return StatisticsWish(wish.span)


def _chosen(scope: StatisticsScope, sources: CardSources, asked: CardExams) -> Bools:
    count = len(sources.card_id)
    if scope.kind is ScopeKind.DECK:
        return np.isin(sources.deck_id, list(sources.in_deck(scope.ref)))
    found: Bools = np.full(count, scope.kind is ScopeKind.ALL)
    if scope.kind is ScopeKind.EXAM:
        found[asked.asked[scope.ref]] = True
    return found


def _scopes(
    sources: CardSources, exams: tuple[Exam, ...], decks: Mapping[int, str]
) -> tuple[ScopeChoice, ...]:
    """All cards, each exam, and each deck with cards where there are several."""
    used = set(sources.deck_id)
    used |= {top for top, under in sources.under.items() if used & under}
    found = [ScopeChoice(StatisticsScope(), "")]
    found += [ScopeChoice(StatisticsScope(ScopeKind.EXAM, exam.id), exam.name) for exam in exams]
    if len(used) > 1:
        by_name = sorted((decks.get(deck, ""), deck) for deck in used)
        found += [
            ScopeChoice(StatisticsScope(ScopeKind.DECK, deck), name) for name, deck in by_name
        ]
    return tuple(found)
