"""Answers of a running paper: kept, changed, taken back, and nothing told of them."""

from functools import partial

from aimstudy.domain.errors import ProblemKind
from aimstudy.domain.quiz import Given
from aimstudy.services.library import Library
from aimstudy.services.views.rehearsal import CellState
from tests.services.rehearsals.conftest import FIXED, answer_all, refused, some_answer


def test_a_question_is_answered_changed_skipped_and_flagged(stocked: Library) -> None:
    paper = stocked.rehearsal.begin(FIXED)
    assert [cell.state for cell in paper.cells[:2]] == [CellState.OPEN, CellState.UNSEEN]
    given = some_answer(paper)
    number = paper.attempt_id
    assert stocked.rehearsal.respond(number, 0, given).answered
    assert stocked.rehearsal.flag(number, 0, True).flagged
    assert stocked.rehearsal.sure(number, 0, 1).unsure
    view = stocked.rehearsal.view(number, 1)
    assert [cell.state for cell in view.cells[:3]] == [
        CellState.ANSWERED, CellState.OPEN, CellState.UNSEEN
    ]  # fmt: skip
    assert view.open_positions == tuple(range(1, 12))
    view = stocked.rehearsal.view(number, 0)
    assert (view.given, view.cell.flagged, view.cell.unsure) == (given, True, True)
    assert stocked.rehearsal.respond(number, 0, None).state is CellState.OPEN
    assert not stocked.rehearsal.flag(number, 0, False).flagged
    assert not stocked.rehearsal.sure(number, 0, None).unsure
    assert stocked.rehearsal.view(number, 0).given is None


def test_what_does_not_fit_the_question_is_refused(stocked: Library) -> None:
    paper = stocked.rehearsal.begin(FIXED)
    number = paper.attempt_id
    for position in range(12):
        view = stocked.rehearsal.view(number, position)
        wrong: Given = 0 if view.question.kind.written else 99
        refused(
            ProblemKind.VALUE_OF_OTHER_KIND,
            partial(stocked.rehearsal.respond, number, position, wrong),
        )
    refused(ProblemKind.VALUE_OUT_OF_RANGE, lambda: stocked.rehearsal.view(number, 12))
    refused(ProblemKind.VALUE_OUT_OF_RANGE, lambda: stocked.rehearsal.flag(number, -1, True))
    refused(ProblemKind.VALUE_OUT_OF_RANGE, lambda: stocked.rehearsal.sure(number, 0, 4))
    refused(ProblemKind.PAPER_MISSING, lambda: stocked.rehearsal.view(number + 1, 0))


def test_nothing_is_told_before_the_paper_is_handed_in(stocked: Library) -> None:
    paper = stocked.rehearsal.begin(FIXED)
    answer_all(stocked, paper)
    refused(ProblemKind.PAPER_NOT_HANDED_IN, lambda: stocked.rehearsal.result(paper.attempt_id))
    assert stocked.quiz.past() == ()
    assert stocked.quiz.unfinished() is None
    assert stocked.rehearsal.past() == ()


def test_one_paper_at_a_time(stocked: Library) -> None:
    paper = stocked.rehearsal.begin(FIXED)
    refused(ProblemKind.PAPER_OPEN, lambda: stocked.rehearsal.begin(FIXED))
    opened = stocked.rehearsal.unfinished()
    assert opened is not None
    assert (opened.attempt_id, opened.total, opened.answered) == (paper.attempt_id, 12, 0)
    assert not stocked.rehearsal.start_page().possible


def test_a_paper_begun_by_mistake_is_thrown_away_one_with_answers_is_not(stocked: Library) -> None:
    first = stocked.rehearsal.begin(FIXED)
    stocked.rehearsal.view(first.attempt_id, 3)
    stocked.rehearsal.discard(first.attempt_id)
    assert stocked.rehearsal.unfinished() is None
    assert stocked.rehearsal.past() == ()
    refused(ProblemKind.PAPER_MISSING, lambda: stocked.rehearsal.discard(first.attempt_id))
    paper = stocked.rehearsal.begin(FIXED)
    stocked.rehearsal.respond(paper.attempt_id, 0, some_answer(paper))
    refused(ProblemKind.PAPER_ANSWERED, lambda: stocked.rehearsal.discard(paper.attempt_id))
    stocked.rehearsal.submit(paper.attempt_id)
    refused(ProblemKind.PAPER_HANDED_IN, lambda: stocked.rehearsal.discard(paper.attempt_id))
