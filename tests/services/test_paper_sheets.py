"""A quiz on paper: questions that letters answer, a key, and a line of letters that scores it."""

import pytest

from aimstudy.domain.answer_letters import LetterFault
from aimstudy.domain.errors import Problem, ProblemKind
from aimstudy.domain.quiz import QuizKind
from aimstudy.services.library import Library
from aimstudy.services.paper_sheets import LETTERED
from aimstudy.services.views.printing import QuizSheet
from aimstudy.services.views.quiz import QuizWish
from tests.library_file import rows
from tests.services.test_articles import added


@pytest.fixture
def stocked(library: Library) -> Library:
    """A library with an article whose cards are in study."""
    library.articles.accept_all(added(library).article_id)
    return library


def right_line(sheet: QuizSheet) -> str:
    return " ".join(f"{n}{line.letters}" for n, line in enumerate(sheet.key, 1))


def test_a_sheet_has_only_questions_that_letters_answer(stocked: Library) -> None:
    sheet = stocked.sheets.make(QuizWish(count=6, kinds=frozenset(QuizKind)))
    assert 3 <= len(sheet.questions) == len(sheet.key) <= 6
    assert all(2 <= len(question.options) <= 7 for question in sheet.questions)
    for question, line in zip(sheet.questions, sheet.key, strict=True):
        assert question.several or len(line.letters) == 1
        assert all(ord(letter) - ord("A") < len(question.options) for letter in line.letters)
        assert line.quote
    assert stocked.sheets.sheet(sheet.attempt_id) == sheet
    assert frozenset(QuizKind) > LETTERED


def test_a_sheet_that_is_not_scored_is_no_quiz_left_unfinished(stocked: Library) -> None:
    sheet = stocked.sheets.make(QuizWish(count=4))
    assert stocked.quiz.unfinished() is None
    assert stocked.quiz.past() == ()
    [line] = stocked.sheets.sheets()
    assert (line.attempt_id, line.questions, line.right) == (
        sheet.attempt_id,
        len(sheet.questions),
        None,
    )


def test_the_letters_of_the_key_make_it_all_right_and_are_evidence(stocked: Library) -> None:
    sheet = stocked.sheets.make(QuizWish(count=5))
    review = stocked.sheets.score(sheet.attempt_id, right_line(sheet))
    assert (review.right, review.total) == (len(sheet.questions), len(sheet.questions))
    assert stocked.sheets.sheets()[0].right == review.right
    assert stocked.sheets.sheet(sheet.attempt_id).scored
    assert [past.attempt_id for past in stocked.quiz.past()] == [sheet.attempt_id]
    [(logged,)] = rows(stocked, "SELECT count(*) FROM reviews WHERE kind = 'quiz'")
    assert logged >= len(sheet.questions)
    assert stocked.check().states_differ == 0


def test_it_is_scored_once_and_a_blank_is_not_known(stocked: Library) -> None:
    sheet = stocked.sheets.make(QuizWish(count=4))
    blank = " ".join("-" for _ in sheet.questions)
    first = stocked.sheets.score(sheet.attempt_id, blank)
    assert (first.right, first.total) == (0, len(sheet.questions))
    assert all(answer.given is None for answer in first.answers)
    with pytest.raises(Problem) as caught:
        stocked.sheets.score(sheet.attempt_id, right_line(sheet))
    assert caught.value.kind is ProblemKind.SHEET_SCORED
    assert stocked.quiz.review(sheet.attempt_id).right == 0


def test_what_is_left_out_counts_nowhere(stocked: Library) -> None:
    sheet = stocked.sheets.make(QuizWish(count=4))
    review = stocked.sheets.score(sheet.attempt_id, f"1{sheet.key[0].letters} 2-")
    assert (review.right, review.total) == (1, 2)
    [(asked,)] = rows(stocked, "SELECT count(DISTINCT card_id) FROM reviews WHERE kind = 'quiz'")
    assert asked == 2
    [past] = stocked.quiz.past()
    assert (past.score.right, past.score.total, past.finished) == (1, 2, True)
    assert stocked.quiz.unfinished() is None
    assert stocked.quiz.review(sheet.attempt_id).total == 2


def test_letters_that_do_not_fit_are_refused_and_nothing_is_kept(stocked: Library) -> None:
    sheet = stocked.sheets.make(QuizWish(count=4))
    read = stocked.sheets.read(sheet.attempt_id, "A")
    assert [fault.fault for fault in read.faults] == [LetterFault.COUNT]
    with pytest.raises(Problem) as caught:
        stocked.sheets.score(sheet.attempt_id, "A")
    assert caught.value.kind is ProblemKind.LETTERS_UNFIT
    assert stocked.sheets.sheets()[0].right is None
    assert rows(stocked, "SELECT count(*) FROM reviews") == [(0,)]


def test_a_practice_quiz_is_no_sheet(stocked: Library) -> None:
    question = stocked.quiz.start(QuizWish(count=3))
    for call in (
        lambda: stocked.sheets.sheet(question.attempt_id),
        lambda: stocked.sheets.score(question.attempt_id, "A B C"),
    ):
        with pytest.raises(Problem) as caught:
            call()
        assert caught.value.kind is ProblemKind.QUIZ_MISSING


def test_too_little_material_is_said(library: Library) -> None:
    with pytest.raises(Problem) as caught:
        library.sheets.make(QuizWish())
    assert caught.value.kind is ProblemKind.QUIZ_TOO_LITTLE


def test_a_scored_sheet_is_open_again_after_undo_and_can_be_typed_anew(stocked: Library) -> None:
    sheet = stocked.sheets.make(QuizWish(count=5))
    states = "SELECT id, phase, stability, difficulty, due_day FROM cards ORDER BY id"
    before = rows(stocked, states)
    wrong = " ".join(
        f"{n}{'B' if line.letters == 'A' else 'A'}" for n, line in enumerate(sheet.key, 1)
    )
    first = stocked.sheets.score(sheet.attempt_id, wrong)
    after = rows(stocked, states)
    done = stocked.undo()
    assert (done.kind, done.label, done.reversible) == ("sheet_scored", first.title, True)
    assert rows(stocked, states) == before
    assert stocked.sheets.sheets()[0].right is None
    assert stocked.quiz.past() == ()
    assert stocked.redo().kind == "sheet_scored"
    assert rows(stocked, states) == after
    assert stocked.sheets.sheets()[0].right == first.right
    stocked.undo()
    second = stocked.sheets.score(sheet.attempt_id, right_line(sheet))
    assert second.right == second.total == len(sheet.questions)
    assert stocked.check().states_differ == 0


def test_questions_that_were_left_out_come_back_with_the_sheet(stocked: Library) -> None:
    sheet = stocked.sheets.make(QuizWish(count=5))
    stocked.sheets.score(sheet.attempt_id, f"2{sheet.key[1].letters}")
    other = stocked.sheets.make(QuizWish(count=3, seed=1))
    stocked.undo()
    assert stocked.sheets.sheet(sheet.attempt_id) == sheet
    assert stocked.sheets.sheet(other.attempt_id) == other
    review = stocked.sheets.score(sheet.attempt_id, right_line(sheet))
    assert (review.right, review.total) == (len(sheet.key), len(sheet.key))
    assert stocked.check().states_differ == 0


def test_the_log_of_a_sheet_has_its_answers_once(stocked: Library) -> None:
    sheet = stocked.sheets.make(QuizWish(count=4))
    standing = (
        "SELECT count(*) FROM reviews WHERE kind = 'quiz' AND seq NOT IN"
        " (SELECT undoes FROM reviews WHERE undoes IS NOT NULL)"
    )
    stocked.sheets.score(sheet.attempt_id, right_line(sheet))
    [(kept,)] = rows(stocked, standing)
    for _ in range(3):
        stocked.undo()
        assert rows(stocked, standing) == [(0,)]
        stocked.redo()
        assert rows(stocked, standing) == [(kept,)]
    assert stocked.check().states_differ == 0
