"""Answers in a quiz are taken back and given again; one after its key was shown counts not."""

import shutil
from datetime import timedelta
from pathlib import Path

import pytest

from aimstudy.application import open_library
from aimstudy.domain.quiz import Given, QuizKind
from aimstudy.services.library import Library
from aimstudy.services.views.quiz import QuizQuestion, QuizWish
from tests.library_file import answers, rows
from tests.services.conftest import Clock, write_cards

RIGHT, WRONG = "answer 0", "answer 1"
KEPT = (
    "SELECT position, given, correct, answered_ms, certainty, overruled FROM quiz_responses",
    "SELECT finished_ms FROM quiz_attempts",
    "SELECT card_id, other_id, at_ms, response_id FROM confusions ORDER BY id",
    "SELECT id, phase, stability, difficulty, last_day, due_day, due_ms, reps, lapses FROM cards",
    """SELECT card_id, kind, rating, at_ms, study_day, took_ms,
        json_remove(evidence, '$.stands_at') FROM reviews
    WHERE kind <> 'undo' AND seq NOT IN (SELECT undoes FROM reviews WHERE undoes IS NOT NULL)
    ORDER BY coalesce(json_extract(evidence, '$.stands_at'), seq)""",
)


def kept(library: Library) -> object:
    """All that answers leave behind, but for what was taken back."""
    return answers(library, *KEPT)


@pytest.fixture
def quiz(library: Library, clock: Clock) -> QuizQuestion:
    """Three typed questions about cards that were met."""
    for card in write_cards(library, 4):
        library.study.answer(card, 3)
    clock.now += timedelta(days=5)
    wish = QuizWish(count=3, kinds=frozenset({QuizKind.TYPED}), ask_certainty=True)
    return library.quiz.start(wish)


def key_of(library: Library, quiz: QuizQuestion, position: int) -> str:
    [(item,)] = rows(
        library,
        "SELECT json_extract(item, '$.answer') FROM quiz_responses"
        f" WHERE attempt_id = {quiz.attempt_id} AND position = {position}",
    )
    return str(item)


def give(library: Library, quiz: QuizQuestion, position: int, given: Given | None) -> bool:
    return library.quiz.answer(quiz.attempt_id, position, given, 3, 4_000).correct


def test_an_answer_taken_back_leaves_nothing_and_done_again_all(
    library: Library, clock: Clock, quiz: QuizQuestion
) -> None:
    before = kept(library)
    assert give(library, quiz, 0, key_of(library, quiz, 0))
    clock.now += timedelta(minutes=1)
    after = kept(library)
    assert after != before
    done = library.undo()
    assert (done.kind, done.card_id) == ("quiz_answer", None)
    assert (done.quiz, done.question, done.reversible) == (
        (quiz.attempt_id, 0), quiz.prompt, True,
    )  # fmt: skip
    assert kept(library) == before
    assert library.quiz.past() == ()
    library.redo()
    assert kept(library) == after
    question = library.quiz.question(quiz.attempt_id)
    assert question is not None
    assert question.position == 1


def test_what_was_mixed_up_goes_with_the_answer_and_comes_with_it(
    library: Library, quiz: QuizQuestion
) -> None:
    other = key_of(library, quiz, 1)
    assert not give(library, quiz, 0, other)
    assert len(rows(library, "SELECT 1 FROM confusions")) == 1
    library.undo()
    assert not rows(library, "SELECT 1 FROM confusions")
    library.redo()
    assert len(rows(library, "SELECT 1 FROM confusions")) == 1


def test_answered_again_it_counts_in_no_score_and_moves_no_card(
    library: Library, quiz: QuizQuestion
) -> None:
    give(library, quiz, 0, "nothing of the kind")
    library.undo()
    state, log = library.cards.table().lines, rows(library, "SELECT count(*) FROM reviews")
    question = library.quiz.question(quiz.attempt_id)
    assert question is not None
    assert (question.position, question.again) == (0, True)
    said = library.quiz.answer(quiz.attempt_id, 0, key_of(library, quiz, 0), 3)
    assert (said.correct, said.again, said.grade, said.times_asked) == (True, True, None, 0)
    assert rows(library, "SELECT count(*) FROM reviews") == log
    assert library.cards.table().lines == state
    give(library, quiz, 1, key_of(library, quiz, 1))
    give(library, quiz, 2, None)
    review = library.quiz.review(quiz.attempt_id)
    assert (review.right, review.total, review.again, len(review.answers)) == (1, 2, 1, 3)
    [past] = library.quiz.past()
    assert (past.score.right, past.score.total, past.finished) == (1, 2, True)


def test_the_last_answer_taken_back_opens_the_quiz_after_a_restart(
    library: Library, clock: Clock, quiz: QuizQuestion
) -> None:
    for position in range(3):
        give(library, quiz, position, key_of(library, quiz, position))
    assert library.quiz.unfinished() is None
    library.close()
    with open_library(library.folder, clock) as again:
        full = kept(again)
        for _ in range(3):
            again.undo()
        assert again.quiz.unfinished() == quiz.attempt_id
        assert again.quiz.past() == ()
        for _ in range(3):
            again.redo()
        assert kept(again) == full
        assert again.quiz.review(quiz.attempt_id).right == 3


def test_counting_an_answer_otherwise_is_a_step_of_its_own(
    library: Library, quiz: QuizQuestion
) -> None:
    give(library, quiz, 0, "nothing of the kind")
    before = kept(library)
    library.quiz.overrule(quiz.attempt_id, 0, True)
    after = kept(library)
    assert library.undo().kind == "quiz_overrule"
    assert kept(library) == before
    library.redo()
    assert kept(library) == after
    library.undo()
    library.undo()
    assert library.quiz.past() == ()


def studied_since(library: Library, clock: Clock) -> None:
    """The first answer's card is studied twice, a day and two weeks after the quiz."""
    [(card,)] = rows(library, "SELECT DISTINCT card_id FROM reviews WHERE kind = 'quiz'")
    for days, rating in ((1, 3), (14, 2)):
        clock.now += timedelta(days=days)
        library.study.answer(card, rating, 3_000)


def test_taken_back_after_study_the_word_over_a_verdict_was_never_said(
    library: Library, clock: Clock, quiz: QuizQuestion
) -> None:
    give(library, quiz, 0, "nothing of the kind")
    studied_since(library, clock)
    before, parts = kept(library), library.statistics.view()
    library.quiz.overrule(quiz.attempt_id, 0, True)
    after = kept(library)
    assert library.check().states_differ == 0
    assert library.undo().reversible
    assert kept(library) == before
    assert library.statistics.view() == parts
    library.redo()
    assert kept(library) == after
    library.undo()
    assert kept(library) == before
    assert library.check().findings == ()
    assert library.check().states_differ == 0


def test_an_answer_counted_as_right_later_is_what_it_is_when_counted_at_once(
    library: Library, clock: Clock, quiz: QuizQuestion, tmp_path: Path
) -> None:
    give(library, quiz, 0, "nothing of the kind")
    library.close()
    shutil.copytree(library.folder, tmp_path / "other")
    start, found = clock.now, []
    for folder, at_once in ((library.folder, True), (tmp_path / "other", False)):
        clock.now = start
        with open_library(folder, clock) as again:
            if at_once:
                again.quiz.overrule(quiz.attempt_id, 0, True)
            studied_since(again, clock)
            if not at_once:
                again.quiz.overrule(quiz.attempt_id, 0, True)
            found.append(kept(again))
            assert again.check().states_differ == 0
    assert found[0] == found[1]


def test_studied_since_it_is_taken_back_but_not_given_again(
    library: Library, clock: Clock, quiz: QuizQuestion
) -> None:
    give(library, quiz, 0, None)
    [(card,)] = rows(library, "SELECT card_id FROM reviews WHERE kind = 'quiz'")
    clock.now += timedelta(minutes=20)
    library.study.answer(card, 3)
    studied = library.undo()
    assert studied.kind == "answer"
    taken = library.undo()
    assert (taken.kind, taken.reversible) == ("quiz_answer", True)


def test_the_early_end_of_a_quiz_is_taken_back_before_its_answers(
    library: Library, clock: Clock, quiz: QuizQuestion
) -> None:
    give(library, quiz, 0, key_of(library, quiz, 0))
    items = "SELECT id, position, item, answered_ms, seen FROM quiz_responses"
    before, asked = kept(library), rows(library, items)
    library.quiz.discard(quiz.attempt_id)
    ended = kept(library)
    assert library.quiz.past()[0].finished
    library.close()
    with open_library(library.folder, clock) as again:
        done = again.undo()
        assert (done.kind, done.label, done.reversible) == ("quiz_end", quiz.title, True)
        assert (kept(again), rows(again, items)) == (before, asked)
        question = again.quiz.question(quiz.attempt_id)
        assert question is not None
        assert (question.position, question.total, question.again) == (1, 3, False)
        again.redo()
        assert kept(again) == ended
        again.undo()
        assert again.undo().kind == "quiz_answer"
        question = again.quiz.question(quiz.attempt_id)
        assert question is not None
        assert (question.position, question.again) == (0, True)
        assert again.check().findings == ()


def test_to_end_what_is_over_is_no_step(library: Library, quiz: QuizQuestion) -> None:
    for position in range(3):
        give(library, quiz, position, None)
    before = kept(library)
    library.quiz.discard(quiz.attempt_id)
    assert kept(library) == before
    assert library.undo_label() == "quiz_answer"
