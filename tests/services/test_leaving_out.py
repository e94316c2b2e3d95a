"""A whole quiz or paper is left out of the record and put back, exactly, as a step of Undo."""

from datetime import timedelta

import pytest

from aimstudy.application import open_library
from aimstudy.domain.errors import Problem, ProblemKind
from aimstudy.domain.quiz import QuizKind
from aimstudy.services.library import Library
from aimstudy.services.views.quiz import QuizQuestion, QuizWish
from tests.library_file import answers, rows
from tests.services.conftest import Clock, write_cards

KINDS = frozenset({QuizKind.TYPED, QuizKind.MULTIPLE_CHOICE})
# Besides the statistics: what cards remember, what was mixed up, what the log says.
KEPT = (
    "SELECT id, phase, stability, difficulty, last_day, due_day, due_ms, reps, lapses FROM cards",
    "SELECT card_id, other_id, at_ms FROM confusions ORDER BY 1, 2, 3",
    """SELECT card_id, kind, rating, at_ms, study_day, json_remove(evidence, '$.stands_at')
    FROM reviews WHERE kind <> 'undo'
        AND seq NOT IN (SELECT undoes FROM reviews WHERE undoes IS NOT NULL)
    ORDER BY card_id, coalesce(json_extract(evidence, '$.stands_at'), seq)""",
)


def kept(library: Library) -> tuple[object, ...]:
    return (
        answers(library, *KEPT),
        library.quiz.statistics(),
        library.statistics.view(),
        library.quiz.setup(),
    )


def study_all(library: Library, clock: Clock) -> None:
    for card in range(1, 7):
        clock.now += timedelta(minutes=1)
        library.study.answer(card, 1 + card % 4, 4_000)


def take(library: Library, question: QuizQuestion) -> None:
    for place in range(question.total):
        given = "answer 0" if place % 2 else None
        [(kind,)] = rows(
            library,
            "SELECT json_extract(item, '$.kind') FROM quiz_responses"
            f" WHERE attempt_id = {question.attempt_id} AND position = {place}",
        )
        typed = kind == QuizKind.TYPED.value
        answer = given if typed or given is None else 0
        library.quiz.answer(question.attempt_id, place, answer, None, 5_000)


@pytest.fixture
def met(library: Library, clock: Clock) -> Library:
    """Six cards that were met five days ago."""
    write_cards(library, 6)
    study_all(library, clock)
    clock.now += timedelta(days=5)
    return library


def test_left_out_all_is_as_if_it_had_not_been_taken(met: Library, clock: Clock) -> None:
    question = met.quiz.start(QuizWish(count=5, kinds=KINDS))
    met.close()
    start, found = clock.now, []
    with open_library(met.folder, clock) as library:
        clock.now = start + timedelta(days=3)
        before = kept(library)
        clock.now = start
        take(library, question)
        clock.now = start + timedelta(days=3)
        taken = kept(library)
        library.quiz.leave_out(question.attempt_id, True)
        found = [kept(library), before]
        review = library.quiz.review(question.attempt_id)
        assert (review.left_out, review.total) == (True, 5)
        assert library.quiz.past()[0].left_out
        library.quiz.leave_out(question.attempt_id, False)
        assert kept(library) == taken
        assert not library.quiz.review(question.attempt_id).left_out
        assert library.check().findings == ()
        assert library.check().states_differ == 0
    assert found[0][:3] == found[1][:3]  # the setup knows of no unfinished quiz by now


def test_it_is_one_step_whatever_was_studied_since(met: Library, clock: Clock) -> None:
    question = met.quiz.start(QuizWish(count=5, kinds=KINDS))
    take(met, question)
    clock.now += timedelta(days=2)
    study_all(met, clock)
    before = kept(met)
    met.quiz.leave_out(question.attempt_id, True)
    after = kept(met)
    assert after != before
    done = met.undo()
    assert (done.kind, done.label, done.reversible) == ("quiz_left_out", question.title, True)
    assert kept(met) == before
    met.redo()
    assert kept(met) == after
    met.quiz.leave_out(question.attempt_id, True)  # again is nothing
    met.quiz.leave_out(question.attempt_id, False)
    assert kept(met) == before
    assert met.undo().kind == "quiz_put_back"
    assert kept(met) == after
    report = met.check()
    assert (report.findings, report.states_differ) == ((), 0)


def test_a_word_over_a_verdict_counts_once_it_is_put_back(met: Library) -> None:
    question = met.quiz.start(QuizWish(count=3, kinds=frozenset({QuizKind.TYPED})))
    for place in range(3):
        met.quiz.answer(question.attempt_id, place, "nothing of the kind")
    met.quiz.leave_out(question.attempt_id, True)
    before = kept(met)
    met.quiz.overrule(question.attempt_id, 0, True)
    assert kept(met) == before
    met.quiz.leave_out(question.attempt_id, False)
    stand = "SELECT rating FROM reviews WHERE kind = 'quiz' ORDER BY seq DESC LIMIT 3"
    assert sorted(rows(met, stand)) == [(1,), (1,), (3,)]
    assert met.check().states_differ == 0


def test_a_quiz_with_open_questions_is_not_left_out(met: Library) -> None:
    question = met.quiz.start(QuizWish(count=3))
    with pytest.raises(Problem) as caught:
        met.quiz.leave_out(question.attempt_id, True)
    assert caught.value.kind is ProblemKind.QUIZ_MISSING
    assert met.undo_label() == "answer"
