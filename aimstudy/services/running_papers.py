"""A paper while it runs: one question on the screen, answers kept as they are given, the clock.

Every call brings the clock up to now first; once the time is over the paper is handed in.
"""

from collections.abc import Callable
from dataclasses import replace
from typing import TypeVar

from aimstudy.domain.errors import Problem, ProblemKind
from aimstudy.domain.paper_clock import Ending
from aimstudy.domain.quiz import Given
from aimstudy.services.context import Context
from aimstudy.services.given_values import made_as, whole
from aimstudy.services.paper_answers import put_in_as
from aimstudy.services.paper_run import clock_of, hand_in_if_over, keep, up_to_now, worth_noting
from aimstudy.services.quiz_view import question_of
from aimstudy.services.views.rehearsal import Cell, Clock, PaperView
from aimstudy.storage import rehearsals
from aimstudy.storage.keys import is_id
from aimstudy.storage.quizzes import StoredAttempt, load_attempt, load_response
from aimstudy.storage.rehearsals import NOTHING, StoredPaper
from aimstudy.storage.session import Session

Found = TypeVar("Found")


class RunningPapers:
    """What can be done with a paper that is not handed in."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def view(self, attempt_id: int, position: int | None = None) -> PaperView:
        """Put a question on the screen; the time until the next call of this is its.

        Without a position it is the one that was there last, also in an earlier run.
        Raises Problem PAPER_MISSING, PAPER_TIME_OVER or PAPER_HANDED_IN.
        """

        def act(session: Session, paper: StoredPaper) -> PaperView:
            place = _place(session, paper, paper.state.last if position is None else position)
            response = load_response(session, attempt_id, place)
            if not paper.state.clock.paused:
                rehearsals.mark(session, attempt_id, place, seen=1)
                paper = keep(session, paper, place)
            cells = _cells(session, attempt_id)
            alone = StoredAttempt(attempt_id, paper.rules.name, False, (response,))
            beside = [one.item for one in stored_attempt(session, attempt_id).responses]
            return PaperView(
                attempt_id=attempt_id,
                position=place,
                rules=paper.rules,
                question=replace(question_of(alone, place, beside), total=len(cells)),
                given=response.given,
                cells=cells,
                clock=clock_of(paper),
                time_hidden=paper.state.time_hidden,
            )

        return self._act(attempt_id, act)

    def respond(self, attempt_id: int, position: int, given: Given | None) -> Cell:
        """Keep what was put in for a question, in place of what was there; None takes it back.

        It is on the disk when this returns. Raises Problem PAPER_TIME_OVER, PAPER_HANDED_IN,
        PAPER_PAUSED or PAPER_MISSING.
        """
        at_ms = self._context.moment().at_ms

        def act(session: Session, paper: StoredPaper) -> Cell:
            _require_running(paper)
            place = _place(session, paper, position)
            item = load_response(session, attempt_id, place).item
            kept, is_answer = put_in_as(item, given)
            rehearsals.put_in(session, attempt_id, place, kept, at_ms if is_answer else None)
            keep(session, paper)
            return _cells(session, attempt_id)[place]

        return self._act(attempt_id, act)

    def sure(self, attempt_id: int, position: int, certainty: int | None) -> Cell:
        """Note how sure one is of an answer, 1-3 (1: not sure); None takes it back."""
        value = None if certainty is None else whole("certainty", certainty, 1, 3)
        return self._mark(attempt_id, position, certainty=value)

    def flag(self, attempt_id: int, position: int, on: bool) -> Cell:
        """Flag a question, to come back to it, or take the flag away."""
        return self._mark(attempt_id, position, flagged=int(made_as(bool, "on", on)))

    def hide_time(self, attempt_id: int, on: bool) -> None:
        """Note that the time of this paper is not to be shown, or that it is; the clock goes on."""
        hidden = made_as(bool, "on", on)

        def act(session: Session, paper: StoredPaper) -> None:
            keep(session, replace(paper, state=replace(paper.state, time_hidden=hidden)))

        self._act(attempt_id, act)

    def leave(self, attempt_id: int) -> Clock:
        """No question is on the screen any more; the clock goes on by its rules."""
        return self._act(attempt_id, lambda session, paper: clock_of(keep(session, paper, NOTHING)))

    def tick(self, attempt_id: int) -> Clock:
        """How the time stands; to be asked every second. Now and then it is noted on the disk.

        At zero what is stored is handed in. Raises Problem PAPER_MISSING.
        """
        with self._context.database.read() as session:
            stored = stored_paper(session, attempt_id)
        paper = up_to_now(self._context, stored)
        if paper.finished_ms is not None or not worth_noting(stored, paper):
            return clock_of(paper)

        def work(session: Session) -> Clock:
            paper = self._up_to_now(session, attempt_id)
            return clock_of(paper if paper.finished_ms is not None else keep(session, paper))

        return self._context.database.write(work)

    def pause(self, attempt_id: int) -> Clock:
        """Stop the clock; raises Problem PAPER_NOT_PAUSABLE where the rules do not allow it."""

        def act(session: Session, paper: StoredPaper) -> Clock:
            if not paper.rules.pausable:
                raise Problem(ProblemKind.PAPER_NOT_PAUSABLE)
            return clock_of(keep(session, _with_pause(paper, True), NOTHING))

        return self._act(attempt_id, act)

    def go_on(self, attempt_id: int) -> Clock:
        """Let the clock run again, after a pause or after the program was started anew."""

        def act(session: Session, paper: StoredPaper) -> Clock:
            return clock_of(keep(session, _with_pause(paper, False)))

        return self._act(attempt_id, act)

    def _up_to_now(self, session: Session, attempt_id: int) -> StoredPaper:
        return hand_in_if_over(session, self._context, stored_paper(session, attempt_id))

    def _mark(self, attempt_id: int, position: int, **values: int | None) -> Cell:
        def act(session: Session, paper: StoredPaper) -> Cell:
            place = _place(session, paper, position)
            _require_running(paper)
            rehearsals.mark(session, attempt_id, place, **values)
            keep(session, paper)
            return _cells(session, attempt_id)[place]

        return self._act(attempt_id, act)

    def _act(self, attempt_id: int, act: Callable[[Session, StoredPaper], Found]) -> Found:
        """Do something with a running paper, unless its time is over by now."""

        def work(session: Session) -> Found | Problem:
            stored = stored_paper(session, attempt_id)
            paper = hand_in_if_over(session, self._context, stored)
            if paper.finished_ms is None:
                return act(session, paper)
            # Handing in must be kept, so the problem is raised outside.
            by_hand = paper.state.ending is Ending.HANDED_IN
            return Problem(ProblemKind.PAPER_HANDED_IN if by_hand else ProblemKind.PAPER_TIME_OVER)

        found = self._context.database.write(work)
        if isinstance(found, Problem):
            raise found
        return found


def stored_paper(session: Session, attempt_id: int) -> StoredPaper:
    """The paper as it is stored; raises Problem PAPER_MISSING."""
    paper = rehearsals.load_paper(session, attempt_id) if is_id(attempt_id) else None
    if paper is None:
        raise Problem(ProblemKind.PAPER_MISSING)
    return paper


def stored_attempt(session: Session, attempt_id: int) -> StoredAttempt:
    """The questions of a paper; raises Problem PAPER_MISSING."""
    attempt = load_attempt(session, attempt_id)
    if attempt is None:
        raise Problem(ProblemKind.PAPER_MISSING)
    return attempt


def _place(session: Session, paper: StoredPaper, position: int) -> int:
    last = rehearsals.count_questions(session, paper.attempt_id) - 1
    return whole("position", position, 0, last)


def _cells(session: Session, attempt_id: int) -> tuple[Cell, ...]:
    return tuple(
        Cell(cell.seen, cell.answered, cell.flagged, cell.certainty)
        for cell in rehearsals.cells(session, attempt_id)
    )


def _with_pause(paper: StoredPaper, paused: bool) -> StoredPaper:
    return replace(
        paper, state=replace(paper.state, clock=replace(paper.state.clock, paused=paused))
    )


def _require_running(paper: StoredPaper) -> None:
    if paper.state.clock.paused:
        raise Problem(ProblemKind.PAPER_PAUSED)
