"""Made-up statistics in every state, for the gallery and for tests. No library, no clock."""

from dataclasses import replace
from datetime import date, timedelta
from math import sin

from aimstudy.domain.exam_profile import ExamResult
from aimstudy.domain.plan import Band
from aimstudy.services.views.statistics import (
    AnswerCounts,
    CertaintyShare,
    ForetoldBand,
    HardCard,
    SaidExam,
    ScopeChoice,
    ScopeKind,
    Share,
    StatisticsScope,
    StatisticsSpan,
    StatisticsView,
    StatisticsWish,
    TopicRecall,
    WeekMinutes,
    WeekRecall,
)

MONTHS, YEARS = 14, 110  # weeks


def specimens(today: date) -> tuple[tuple[str, StatisticsView], ...]:
    """(name, view) of each state worth a look, all seen from ``today``."""
    much = statistics_of(today, MONTHS)
    return (
        ("much", much),
        ("years", statistics_of(today, YEARS)),
        ("little", little_of(much)),
        ("none", none_of(much)),
    )


def statistics_of(today: date, weeks: int) -> StatisticsView:
    """Some weeks of study with quizzes, two weeks away, and an exam that is over."""
    monday = today - timedelta(days=today.weekday())
    mondays = [monday - timedelta(weeks=n) for n in reversed(range(weeks))]
    exam = StatisticsScope(ScopeKind.EXAM, 1)
    return StatisticsView(
        today=today,
        wish=StatisticsWish(),
        scopes=(
            ScopeChoice(StatisticsScope(), ""),
            ScopeChoice(exam, "AIM 401"),
            ScopeChoice(StatisticsScope(ScopeKind.DECK, 2), "Insurance words"),
        ),
        since=mondays[0],
        counts=AnswerCounts(later=1_204, first=311, repeats=140, unread=12),
        weeks=tuple(_week(day, n) for n, day in enumerate(mondays)),
        topics_of="AIM 401",
        topics=_topics(),
        foretold=_foretold(),
        said=_said(today),
        certainty=(
            CertaintyShare(1, share_of(21, 48)),
            CertaintyShare(2, share_of(50, 71)),
            CertaintyShare(3, share_of(88, 119)),
        ),
        hardest=_hardest(),
        minutes=tuple(_minutes(day, n) for n, day in enumerate(mondays)),
        recall=share_of(1_038, 1_204),
    )


def little_of(view: StatisticsView) -> StatisticsView:
    """The first week: too few answers for anything but counts and minutes."""
    week = replace(view.weeks[-1], recall=share_of(7, 9), quiz=0, quiz_right=0)
    return replace(
        view,
        wish=StatisticsWish(StatisticsSpan.MONTH),
        since=week.monday,
        counts=AnswerCounts(later=9, first=46, repeats=12),
        weeks=(week,),
        recall_needed=21,
        topics_needed=21,
        topics=tuple(replace(each, now=None, recall=share_of(0, 0)) for each in view.topics),
        foretold=(),
        foretold_needed=21,
        said=(),
        certainty=(),
        certainty_needed=30,
        hardest=(),
        minutes=view.minutes[-1:],
        recall=share_of(7, 9),
    )


def none_of(view: StatisticsView) -> StatisticsView:
    """Before the first answer."""
    return StatisticsView(view.today, StatisticsWish(), view.scopes[:1], None, AnswerCounts())


def share_of(known: int, answers: int) -> Share:
    """A share with a range that is about right."""
    if not answers:
        return Share(0, 0, 0.0, 1.0)
    middle = (known + 1.35) / (answers + 2.7)
    half = 1.645 * (middle * (1 - middle) / (answers + 2.7)) ** 0.5
    return Share(known, answers, max(0.0, middle - half), min(1.0, middle + half))


def _week(monday: date, n: int) -> WeekRecall:
    away = n in (5, 6)
    answers = 0 if away else 6 if n in (0, 7) else round(85 + 30 * sin(n))
    known = round(answers * (0.8 + 0.08 * sin(n / 3)))
    quiz = 10 if n % 3 == 0 and not away else 0
    return WeekRecall(monday, share_of(known, answers), 0 if away else 24, 15, quiz, quiz - 3)


def _minutes(monday: date, n: int) -> WeekMinutes:
    away = n in (5, 6)
    done = 0.0 if away else 130 + 40 * sin(n * 1.3)
    return WeekMinutes(
        monday, done, 150, 0 if away else 5, 6, 8.0 if n % 3 == 0 and not away else 0
    )


def _topics() -> tuple[TopicRecall, ...]:
    return (
        TopicRecall("Leading people", 64, 40, Band(0.42, 0.5, 0.55), share_of(98, 121)),
        TopicRecall("Ethics and conduct", 48, 48, Band(0.72, 0.8, 0.85), share_of(212, 240)),
        TopicRecall("Insurance operations", 90, 88, Band(0.81, 0.88, 0.92), share_of(402, 455)),
        TopicRecall("Decision-making under uncertainty", 30, 2, None, share_of(2, 3)),
        TopicRecall("Strategy", 0, 0, None, share_of(0, 0)),
        TopicRecall("", 112, 90, Band(0.66, 0.73, 0.79), share_of(324, 385)),
    )


def _foretold() -> tuple[ForetoldBand, ...]:
    return (
        ForetoldBand(0.0, 0.5, 0.44, share_of(3, 7)),
        ForetoldBand(0.5, 0.7, 0.63, share_of(41, 70)),
        ForetoldBand(0.7, 0.8, 0.76, share_of(160, 204)),
        ForetoldBand(0.8, 0.9, 0.86, share_of(360, 414)),
        ForetoldBand(0.9, 0.95, 0.925, share_of(290, 320)),
        ForetoldBand(0.95, 1.0, 0.97, share_of(184, 189)),
    )


def _said(today: date) -> tuple[SaidExam, ...]:
    return (
        SaidExam(
            2,
            "AIM 400",
            today - timedelta(days=20),
            Band(0.71, 0.8, 0.88),
            ExamResult(True, 70, 79),
        ),
        SaidExam(3, "AIM 399", today - timedelta(days=90), None, ExamResult(False)),
    )


def _hardest() -> tuple[HardCard, ...]:
    return (
        HardCard(1, "How long does it take to earn the designation?", "AIM · en", 7, 12, 0.61),
        HardCard(
            2,
            "Which two ethics courses can be chosen from?",
            "AIM · en",
            5,
            9,
            0.58,
            "Which courses are required of all candidates?",
        ),
        HardCard(3, "Hvem utsteder betegnelsen?", "AIM · nb", 4, 10, 0.83),
    )
