"""Made-up papers in every state, for pictures of the rehearsal page and for its tests."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from aimstudy.domain.article import Language
from aimstudy.domain.example_exam import example_profile
from aimstudy.domain.paper import PaperRules, rules_of
from aimstudy.domain.paper_clock import Ending
from aimstudy.domain.quiz import QuizKind
from aimstudy.services.views.quiz import QuizFeedback, QuizQuestion
from aimstudy.services.views.rehearsal import (
    Cell,
    Clock,
    NextPaper,
    OpenPaper,
    PaperAnswer,
    PaperChoice,
    PaperView,
    PastPaper,
    RehearsalResult,
    RehearsalStart,
    TopicScore,
    TopicShare,
)
from aimstudy.ui.quiz.specimens import specimens as quiz_specimens

_NAMES = {
    Language.ENGLISH: ("Harbours", "Pilots", "Law of the sea"),
    Language.BOKMAL: ("Havner", "Loser", "Sjørett"),
}
EXAM = "AIM 400"
CELLS = (
    Cell(True, True),
    Cell(True, True, flagged=True),
    Cell(True, False),
    Cell(True, True, certainty=1),
    Cell(True, False, flagged=True, certainty=1),
    Cell(True, True),
)


def rules() -> PaperRules:
    """The example profile with a mark of its own for every topic and extra time."""
    return replace(rules_of(example_profile()), topic_share=0.5, extra_share=0.25)


def start(today: date, language: Language) -> RehearsalStart:
    """A start with everything on it."""
    first, second, third = _NAMES[language]
    return RehearsalStart(
        choices=(
            PaperChoice(1, EXAM, today + timedelta(days=23)),
            PaperChoice(2, "AIM 401", today + timedelta(days=90)),
            PaperChoice(0, "", None),
        ),
        exam_id=1,
        rules=rules(),
        rules_known=True,
        distinct=83,
        unseen=62,
        fewest=5,
        offered=None,
        topics=(
            TopicShare(first, 0.4, 20, 31),
            TopicShare(second, 0.4, 20, 52),
            TopicShare(third, 0.2, 0, 0),
        ),
        blocked=2,
        unfinished=None,
        past=(past(today, 2, 36), past(today, 9, 31)),
    )


def past(today: date, days_ago: int, right: int) -> PastPaper:
    """A paper handed in ``days_ago``."""
    day = today - timedelta(days=days_ago)
    return PastPaper(
        attempt_id=days_ago,
        name=EXAM,
        when=datetime(day.year, day.month, day.day, 18, 40, tzinfo=UTC),
        right=right,
        total=50,
        needed=35,
        passed=right >= 35,
        first_right=24,
        first_total=31,
        by_itself=False,
        away=False,
    )


def open_paper(pausable: bool) -> OpenPaper:
    """A paper that was begun."""
    begun = datetime(2026, 11, 21, 18, 5, tzinfo=UTC)
    return OpenPaper(4, EXAM, 23, 50, 2471, pausable, pausable, begun)


def starts(today: date, language: Language) -> Iterator[tuple[str, RehearsalStart]]:
    """(name, start): a full one, too few questions, an open paper, none at all."""
    full = start(today, language)
    yield "start", full
    short = full.rules.shortened(23)
    yield "short", replace(full, distinct=23, unseen=4, offered=short, past=())
    yield "open", replace(full, unfinished=open_paper(False))
    yield "paused", replace(full, unfinished=open_paper(True))
    away = replace(past(today, 0, 12), by_itself=True, away=True)
    yield "ended-away", replace(full, ended_away=away)
    yield "nothing", replace(full, distinct=2, unseen=2, past=(), topics=(), rules_known=False)


def questions(language: Language) -> tuple[tuple[QuizQuestion, QuizFeedback], ...]:
    """One question of each kind with its verdict."""
    return tuple((question, said) for _, question, said in quiz_specimens(language))


def papers(language: Language) -> Iterator[tuple[str, PaperView]]:
    """(name, view) of a running paper: a question of each kind with what was put in."""
    cells = (CELLS * 9)[:50]
    cells = (*cells[:31], *(Cell(),) * 19)
    for place, (question, said) in enumerate(questions(language)):
        position = 5 + place
        view = PaperView(
            attempt_id=4,
            position=position,
            rules=rules(),
            question=replace(question, position=position, total=50),
            given=said.given,
            cells=cells,
            clock=Clock(2471),
        )
        yield question.kind.value, view


def results(today: date, language: Language) -> Iterator[tuple[str, RehearsalResult]]:
    """(name, result): passed, short of the mark, and short in one topic when the time was up."""
    first, second, third = _NAMES[language]
    answers = tuple(
        _answer(place, question, said, first)
        for place, (question, said) in enumerate(questions(language))
    )
    passed = RehearsalResult(
        attempt_id=4,
        rules=rules(),
        exam_id=1,
        when=datetime(today.year, today.month, today.day, 19, 10, tzinfo=UTC),
        ending=Ending.HANDED_IN,
        right=36,
        total=50,
        needed=35,
        topics=(
            TopicScore(first, 15, 20, 10),
            TopicScore(second, 15, 20, 10),
            TopicScore(third, 6, 10, 5),
        ),
        low=0.6,
        high=0.81,
        first_right=22,
        first_total=31,
        repeats_right=14,
        repeats_total=19,
        next_paper=NextPaper(0.58, 29, 41, 50, 35, 31),
        used_s=3130,
        allowed_s=rules().seconds,
        answers=answers,
    )
    yield "passed", passed
    yield "failed", replace(passed, right=34, next_paper=None, first_total=8, first_right=6)
    topics = (*passed.topics[:2], TopicScore(third, 4, 10, 5))
    yield "failed-topic", replace(passed, topics=topics, ending=Ending.TIME)


def _answer(place: int, question: QuizQuestion, said: QuizFeedback, topic: str) -> PaperAnswer:
    said = replace(said, attempt_id=4, position=place, card_id=None if place else 1)
    if question.kind is QuizKind.NUMERIC:
        said = replace(said, given=None, grade=None, correct=False)
    cell = Cell(True, said.given is not None, place == 0, 1 if place == 2 else None)
    return PaperAnswer(said, cell, 41 + 17 * place, topic, place != 1)
