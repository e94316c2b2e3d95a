"""The parts of the Statistics page, each worked out from the basis. Loads numpy."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

import numpy as np

from aimstudy.scheduling.exam_forecast import Spread
from aimstudy.scheduling.share_interval import wilson
from aimstudy.scheduling.state_arrays import Bools, Ints
from aimstudy.services.statistics_basis import Basis
from aimstudy.services.statistics_cards import hardest_cards, topics
from aimstudy.services.statistics_memory import recall_now
from aimstudy.services.views.statistics import (
    ANSWERS_NEEDED,
    AnswerCounts,
    CertaintyShare,
    ForetoldBand,
    SaidExam,
    ScopeKind,
    Share,
    StatisticsView,
    WeekMinutes,
    WeekRecall,
)
from aimstudy.storage.past_weeks import calendar_history
from aimstudy.storage.review_log import day_counts
from aimstudy.storage.said_forecasts import last_said
from aimstudy.storage.session import Session
from aimstudy.storage.statistics import QuizAnswer

BANDS = (0.0, 0.5, 0.7, 0.8, 0.9, 0.95, 1.0)
LEVELS = (1, 2, 3)
MOST_WEEKS = 520


def statistics_view(session: Session, basis: Basis) -> StatisticsView:
    """Everything on the page."""
    told, counted = basis.told, basis.counted
    later = told.later & counted
    expected = later & ~np.isnan(told.chance)
    quiz = _quiz_in_scope(basis)
    sure = [answer for answer in quiz if answer.certainty in LEVELS]
    recall = share(int((later & told.known).sum()), int(later.sum()))
    met, now = recall_now(session, basis)
    topics_of, rows = topics(basis, met, now)
    return StatisticsView(
        today=basis.today,
        wish=basis.wish,
        scopes=basis.scopes,
        since=basis.since,
        counts=AnswerCounts(
            later=recall.answers,
            first=int((told.first & counted).sum()),
            repeats=int((told.repeat & counted).sum()),
            unread=int((basis.rows.unread & counted).sum()),
        ),
        weeks=_weeks(basis, quiz),
        recall_needed=_needed(recall.answers),
        topics_of=topics_of,
        topics=rows,
        topics_needed=_needed(basis.scheduled),
        foretold=_foretold(basis, expected),
        foretold_needed=_needed(int(expected.sum())),
        said=_said(session, basis),
        certainty=tuple(_certainty(sure, level) for level in LEVELS),
        certainty_needed=_needed(len(sure)),
        hardest=hardest_cards(session, basis, later, now),
        minutes=_minutes(session, basis),
        recall=recall,
    )


def share(known: int, answers: int) -> Share:
    """So many of so many, with its range."""
    return Share(known, answers, *wilson(known, answers))


def _needed(answers: int) -> int:
    return max(0, ANSWERS_NEEDED - answers)


def _quiz_in_scope(basis: Basis) -> list[QuizAnswer]:
    """Quiz answers that count: those to the cards in the scope, within the span."""
    found = [each for each in basis.quiz if each.study_day >= basis.begin and each.correct >= 0]
    if basis.wish.scope.kind is ScopeKind.ALL:
        return found
    ids = zip(basis.cards.sources.card_id, basis.chosen.tolist(), strict=True)
    chosen = {card_id for card_id, wanted in ids if wanted}
    return [answer for answer in found if answer.card_id in chosen]


def _weeks(basis: Basis, quiz: Sequence[QuizAnswer]) -> tuple[WeekRecall, ...]:
    """Every week from the first with an answer to this one, weeks without any among them."""
    told, days = basis.told, basis.rows.day
    first = told.first & basis.counted
    later = told.later & basis.counted
    answered = days[first | later]
    earliest = [int(answered.min())] if len(answered) else []
    mondays = _mondays(basis, [*earliest, *(answer.study_day for answer in quiz)])
    if not mondays:
        return ()
    begin, count = mondays[0].toordinal(), len(mondays)

    def by_week(these: Ints) -> list[int]:
        week = (these - begin) // 7
        week = week[(week >= 0) & (week < count)]
        return [int(n) for n in np.bincount(week, minlength=count)]

    tested = np.array([answer.study_day for answer in quiz], dtype=np.int64)
    right = np.array([answer.correct == 1 for answer in quiz], dtype=np.bool_)
    columns = zip(
        mondays, by_week(days[later & told.known]), by_week(days[later]), by_week(days[first]),
        by_week(days[first & told.known]), by_week(tested), by_week(tested[right]), strict=True,
    )  # fmt: skip
    return tuple(
        WeekRecall(monday, share(known, answers), new, new_known, asked, asked_right)
        for monday, known, answers, new, new_known, asked, asked_right in columns
    )


def _mondays(basis: Basis, days: Iterable[int]) -> list[date]:
    """The Mondays from the first of these days to this week's; at most ten years of them."""
    first = min((day for day in days if day > 0), default=0)
    if not first:
        return []
    this = basis.today - timedelta(days=basis.today.weekday())
    weeks = (this.toordinal() - first + 6) // 7 + 1
    return [this - timedelta(weeks=n) for n in reversed(range(min(MOST_WEEKS, max(1, weeks))))]


def _foretold(basis: Basis, expected: Bools) -> tuple[ForetoldBand, ...]:
    """Bands of expected recall that any answer fell into, the least expected first."""
    chance, known = basis.told.chance[expected], basis.told.known[expected]
    place = np.clip(np.searchsorted(BANDS, chance, side="right") - 1, 0, len(BANDS) - 2)
    return tuple(
        ForetoldBand(
            BANDS[n],
            BANDS[n + 1],
            float(chance[place == n].mean()),
            share(int(known[place == n].sum()), int((place == n).sum())),
        )
        for n in np.flatnonzero(np.bincount(place)).tolist()
    )


def _said(session: Session, basis: Basis) -> tuple[SaidExam, ...]:
    """Exams that are over and of which a forecast or a result is known, the latest first."""
    found = []
    for exam in reversed(basis.exams):
        if exam.day > basis.today:
            continue
        said = last_said(session, exam.id, exam.day.toordinal())
        if said is not None or exam.result is not None:
            band = Spread(*said).band() if said else None
            found.append(SaidExam(exam.id, exam.name, exam.day, band, exam.result))
    return tuple(found)


def _certainty(answers: Sequence[QuizAnswer], level: int) -> CertaintyShare:
    of_level = [answer.correct == 1 for answer in answers if answer.certainty == level]
    return CertaintyShare(level, share(sum(of_level), len(of_level)))


def _minutes(session: Session, basis: Basis) -> tuple[WeekMinutes, ...]:
    """Weeks from the first day studied within the span to this one, today the last day."""
    now = basis.today.toordinal()
    counts = day_counts(session, max(1, basis.begin), now)
    done = {day: ms for day, (answers, _, ms) in counts.items() if answers or ms}
    quiz: dict[int, int] = {}
    for answer in basis.quiz:
        if basis.begin <= answer.study_day <= now:
            quiz[answer.study_day] = quiz.get(answer.study_day, 0) + answer.took_ms
    active = sorted(done.keys() | quiz.keys())
    calendar = calendar_history(session)
    found = []
    for monday in _mondays(basis, active):
        days = range(max(active[0], monday.toordinal()), min(now, monday.toordinal() + 6) + 1)
        planned = [calendar.minutes_on(date.fromordinal(day)) for day in days]
        found.append(
            WeekMinutes(
                monday=monday,
                done=sum(done.get(day, 0) for day in days) / 60_000,
                planned=sum(planned),
                days=sum(day in done or day in quiz for day in days),
                planned_days=sum(minutes > 0 for minutes in planned),
                quiz=sum(quiz.get(day, 0) for day in days) / 60_000,
            )
        )
    return tuple(found)
