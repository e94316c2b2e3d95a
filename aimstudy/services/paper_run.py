"""A running paper: its clock brought up to now, its answers kept, and its end.

Every function works inside a transaction that its caller opens; none tells what is right.
"""

from dataclasses import replace
from datetime import datetime

from aimstudy.domain.errors import Problem, ProblemKind
from aimstudy.domain.evidence import EvidenceSource
from aimstudy.domain.paper_clock import Ending
from aimstudy.domain.quiz import Grade
from aimstudy.domain.study_day import Moment, moment
from aimstudy.services import quiz_steps
from aimstudy.services.context import Context
from aimstudy.services.quiz_answers import judge
from aimstudy.services.quiz_record import keep_traces
from aimstudy.services.views.rehearsal import Clock
from aimstudy.storage import rehearsals
from aimstudy.storage.quizzes import (
    StoredResponse,
    load_attempt,
)
from aimstudy.storage.rehearsals import NOTHING, StoredPaper
from aimstudy.storage.session import Session

HEARTBEAT_MS = 5_000  # what a kill or a power cut can give or take of a paper's time


def up_to_now(context: Context, paper: StoredPaper) -> StoredPaper:
    """The paper with its clock as it stands now; stores nothing."""
    state = paper.state
    clock = state.clock.at(context.reading())
    if clock.seen.run != state.clock.seen.run:
        # While the program was not running no question was on the screen.
        state = replace(state, shown=NOTHING, shown_ms=clock.used_ms)
    return replace(paper, state=replace(state, clock=clock))


def worth_noting(stored: StoredPaper, now: StoredPaper) -> bool:
    """A paper that still runs has another clock than the disk knows of, by more than a heartbeat.

    Of another run it always has: what was shown there is to hold whatever the clocks show later.
    """
    known, clock = stored.state.clock, now.state.clock
    if (known.paused, known.seen.run) != (clock.paused, clock.seen.run):
        return True
    return clock.over or clock.used_ms - known.used_ms >= HEARTBEAT_MS


def keep(session: Session, paper: StoredPaper, shown: int | None = None) -> StoredPaper:
    """Store how the clock stands; the time since is that of the question on the screen.

    ``shown`` is the question that is on the screen from now on, if another.
    """
    state, used = paper.state, paper.state.clock.used_ms
    if state.shown != NOTHING and used > state.shown_ms:
        rehearsals.add_time(session, paper.attempt_id, state.shown, used - state.shown_ms)
    state = replace(state, shown=state.shown if shown is None else shown, shown_ms=used)
    if state.shown != NOTHING:
        state = replace(state, last=state.shown)
    rehearsals.store_state(session, paper.attempt_id, state)
    return replace(paper, state=state)


def clock_of(paper: StoredPaper) -> Clock:
    """The clock as the window shows it: a part of a second counts as one."""
    if paper.finished_ms is not None:
        return Clock(0, submitted=True)
    clock = paper.state.clock
    return Clock(-(-clock.left_ms // 1000), clock.paused)


def hand_in_if_over(session: Session, context: Context, stored: StoredPaper) -> StoredPaper:
    """The paper as it stands now; handed in as of the instant at which its time was over."""
    paper = up_to_now(context, stored)
    if paper.finished_ms is not None or not paper.state.clock.over:
        return paper
    here = paper.state.clock.seen.run == stored.state.clock.seen.run
    at_ms = min(stored.state.clock.end_ms(), paper.state.clock.seen.wall_ms)
    return hand_in(session, context, paper, Ending.TIME if here else Ending.TIME_AWAY, at_ms)


def hand_in(
    session: Session, context: Context, paper: StoredPaper, ending: Ending, at_ms: int
) -> StoredPaper:
    """Judge what is stored, keep it as evidence, and close the paper as of ``at_ms`` (UTC)."""
    paper = keep(session, paper, NOTHING)
    attempt = load_attempt(session, paper.attempt_id)
    when = _moment_of(session, context, at_ms)
    facts, cards = rehearsals.studied_since(session, paper.state.log_seq)
    for response in attempt.responses if attempt else ():
        if not response.answered:
            continue
        correct, grade = _judged(context, response)
        again = response.fact_id in facts or response.card_id in cards
        rehearsals.store_verdict(
            session,
            paper.attempt_id,
            response.position,
            correct=correct,
            grade=grade,
            first_sight=response.first_sight and not again,
        )
        judged = replace(response, correct=correct, grade=grade)
        keep_traces(session, context, paper.attempt_id, judged, when, EvidenceSource.REHEARSAL)
    rehearsals.finish(session, paper, at_ms, ending)
    state = replace(paper.state, ending=ending)
    return replace(paper, finished_ms=at_ms, state=state)


def overrule(
    session: Session, context: Context, paper: StoredPaper, position: int, right: bool
) -> None:
    """Let the person's word stand over a grade, as one step; its evidence is kept anew.

    Raises Problem PAPER_NOT_HANDED_IN, or PAPER_MISSING where nothing typed was graded.
    """
    if paper.finished_ms is None:
        raise Problem(ProblemKind.PAPER_NOT_HANDED_IN)
    attempt = load_attempt(session, paper.attempt_id)
    response = attempt.at(position) if attempt else None
    if response is None or response.grade is None:
        raise Problem(ProblemKind.PAPER_MISSING)
    quiz_steps.overrule(
        session, context, paper.attempt_id, response, right, EvidenceSource.REHEARSAL
    )


def _judged(context: Context, response: StoredResponse) -> tuple[bool, Grade | None]:
    try:
        return judge(response.item, response.given, context.models)
    except Problem:  # what was stored does not fit the item: it cannot be right
        return False, None


def _moment_of(session: Session, context: Context, at_ms: int) -> Moment:
    """The end of the paper for the log; now, if something was logged after it."""
    now = context.now()
    if rehearsals.logged_after(session, at_ms):
        return context.moment()
    ended = datetime.fromtimestamp(at_ms / 1000, now.tzinfo)
    return moment(ended, context.settings.rollover_hour)
