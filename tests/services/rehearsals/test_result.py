"""What a paper comes to, and what it leaves behind."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from aimstudy.application import open_library
from aimstudy.domain.errors import ProblemKind
from aimstudy.scheduling.share_interval import wilson
from aimstudy.services.library import Library
from tests.services.rehearsals.conftest import FIXED, Computer, answer_all, refused


def test_open_questions_count_as_not_right_and_leave_no_evidence(stocked: Library) -> None:
    paper = stocked.rehearsal.begin(FIXED)
    answer_all(stocked, paper, but=5)
    result = stocked.rehearsal.submit(paper.attempt_id)
    assert (result.total, result.open_count) == (12, 5)
    assert result.right == sum(a.feedback.correct for a in result.answers)
    assert result.needed == 9
    assert result.passed is (result.right >= 9)
    assert not any(a.feedback.correct or a.wrong for a in result.answers if not a.cell.answered)
    assert all(a.feedback.source for a in result.answers)
    report = stocked.check()
    assert not report.findings
    assert report.states_differ == 0


def test_a_second_paper_asks_first_what_nothing_has_asked(stocked: Library) -> None:
    rules, before = replace(FIXED, questions=8), stocked.rehearsal.start_page().unseen
    one = stocked.rehearsal.submit(stocked.rehearsal.begin(rules).attempt_id)
    assert (one.first_total, one.repeats_total) == (8, 0)
    assert before > stocked.rehearsal.start_page().unseen >= before - 8
    two = stocked.rehearsal.submit(stocked.rehearsal.begin(rules).attempt_id)
    assert (two.first_total, two.repeats_total) == (8, 0)
    assert [past.attempt_id for past in stocked.rehearsal.past()] == [2, 1]
    three = stocked.rehearsal.submit(stocked.rehearsal.begin(FIXED).attempt_id)
    assert three.first_total + three.repeats_total == 12
    assert three.repeats_total == sum(not answer.first_sight for answer in three.answers) > 0


def test_what_is_studied_during_the_paper_is_no_first_sight(stocked: Library) -> None:
    paper = stocked.rehearsal.begin(FIXED)
    answer_all(stocked, paper)
    card = stocked.study.session().card
    assert card is not None
    stocked.study.answer(card.card_id, 3, 1_000)
    result = stocked.rehearsal.submit(paper.attempt_id)
    mine = [a for a in result.answers if a.feedback.card_id == card.card_id]
    assert not any(answer.first_sight for answer in mine)
    assert result.first_total == 12 - len(mine)


def test_typed_answers_can_be_counted_as_right(stocked: Library) -> None:
    paper = stocked.rehearsal.begin(FIXED)
    answer_all(stocked, paper)
    before = stocked.rehearsal.submit(paper.attempt_id)
    typed = next(n for n, a in enumerate(before.answers) if a.feedback.grade is not None)
    after = stocked.rehearsal.overrule(paper.attempt_id, typed, True)
    assert after.right == before.right + 1
    assert after.answers[typed].feedback.overruled
    done = stocked.undo()
    assert (done.kind, done.quiz) == ("paper_overrule", (paper.attempt_id, typed))
    assert stocked.rehearsal.result(paper.attempt_id) == before
    assert stocked.check().states_differ == 0
    stocked.redo()
    assert stocked.rehearsal.result(paper.attempt_id) == after
    assert stocked.rehearsal.overrule(paper.attempt_id, typed, False).right == before.right
    report = stocked.check()
    assert not report.findings
    assert report.states_differ == 0
    chosen = next(n for n, a in enumerate(before.answers) if a.feedback.grade is None)
    refused(
        ProblemKind.PAPER_MISSING,
        lambda: stocked.rehearsal.overrule(paper.attempt_id, chosen, True),
    )


def test_a_paper_is_left_out_and_put_back_as_one_step(stocked: Library) -> None:
    paper = stocked.rehearsal.begin(FIXED)
    refused(
        ProblemKind.PAPER_NOT_HANDED_IN,
        lambda: stocked.rehearsal.leave_out(paper.attempt_id, True),
    )
    nothing = stocked.statistics.view(), stocked.quiz.statistics()
    answer_all(stocked, paper)
    before = stocked.rehearsal.submit(paper.attempt_id)
    counted = stocked.statistics.view(), stocked.quiz.statistics()
    assert counted != nothing
    after = stocked.rehearsal.leave_out(paper.attempt_id, True)
    assert (after.left_out, after.right) == (True, before.right)
    assert stocked.rehearsal.past()[0].left_out
    assert (stocked.statistics.view(), stocked.quiz.statistics()) == nothing
    done = stocked.undo()
    assert (done.kind, done.quiz) == ("paper_left_out", (paper.attempt_id, 0))
    assert stocked.rehearsal.result(paper.attempt_id) == before
    assert (stocked.statistics.view(), stocked.quiz.statistics()) == counted
    stocked.redo()
    assert stocked.rehearsal.leave_out(paper.attempt_id, False) == before
    assert stocked.check().states_differ == 0


def test_what_is_known_is_told_from_what_was_looked_at(stocked: Library) -> None:
    paper = stocked.rehearsal.begin(FIXED)  # its first question is on the screen
    stocked.rehearsal.view(paper.attempt_id, 3)
    result = stocked.rehearsal.submit(paper.attempt_id)
    assert (result.right, result.total, result.looked_at, result.first_answers) == (0, 12, 2, 0)
    assert (result.low, result.high) == wilson(0, 2)


def test_a_missed_question_whose_card_is_gone_gets_a_card(stocked: Library) -> None:
    paper = stocked.rehearsal.begin(FIXED)
    refused(
        ProblemKind.PAPER_NOT_HANDED_IN, lambda: stocked.rehearsal.make_card(paper.attempt_id, 0)
    )
    feedback = stocked.rehearsal.submit(paper.attempt_id).answers[0].feedback
    assert feedback.card_id is not None
    assert stocked.rehearsal.make_card(paper.attempt_id, 0) == feedback.card_id
    stocked.cards.delete([feedback.card_id])
    made = stocked.rehearsal.make_card(paper.attempt_id, 0)
    assert made != feedback.card_id
    assert feedback.answer in stocked.cards.detail(made).back


def test_what_is_open_and_over_is_left_alone_where_nothing_can_be_written(
    stocked: Library, computer: Computer, folder: Path
) -> None:
    paper = stocked.rehearsal.begin(FIXED)
    computer.work(5_000)
    with open_library(folder, lambda: datetime.now(UTC), beside=True) as beside:
        assert beside.rehearsal.past() == ()
        assert beside.rehearsal.start_page().unfinished is None
    assert stocked.rehearsal.tick(paper.attempt_id).submitted
