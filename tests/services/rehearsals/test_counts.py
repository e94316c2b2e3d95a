"""How many different questions there are: the same on every look, and a paper of that size."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from aimstudy.domain.quiz import QuizKind
from aimstudy.services import paper_material
from aimstudy.services.library import Library
from aimstudy.services.views.quiz import QuizQuestion, QuizWish
from tests.services.rehearsals.conftest import FIXED


def answer_wrongly(library: Library, seed: int) -> int:
    """A quiz of all with other options than the right ones, so that answers are mixed up."""
    first = library.quiz.start(QuizWish(count=200, seed=seed))
    question: QuizQuestion | None = first
    while question is not None:
        chosen = bool(question.options) and question.kind is QuizKind.MULTIPLE_CHOICE
        given = seed % len(question.options) if chosen else None
        library.quiz.answer(question.attempt_id, question.position, given)
        question = library.quiz.question(question.attempt_id)
    return first.total


def test_every_quiz_of_all_has_as_many_questions_as_were_counted(
    stocked: Library, again: Callable[[Library], Library]
) -> None:
    first = stocked.quiz.setup()
    assert first.exact
    totals = [answer_wrongly(stocked, seed) for seed in range(3)]
    with again(stocked) as library:
        topic = first.topics[0]
        assert library.quiz.count((topic.ref,)).usable == topic.usable
        assert library.quiz.start(QuizWish(count=200, topics=(topic.ref,))).total == topic.usable
        assert library.quiz.setup().usable == first.usable
        assert totals == [first.usable] * 3


@pytest.mark.parametrize("most", [200, 25])  # counted whole; by a sample
def test_answers_change_no_count_and_a_paper_of_that_size_can_begin(
    stocked: Library,
    again: Callable[[Library], Library],
    monkeypatch: pytest.MonkeyPatch,
    most: int,
) -> None:
    monkeypatch.setattr(paper_material, "_COUNTED", most)
    first = stocked.rehearsal.start_page()
    assert first.exact is (most == 200)
    assert first.unseen == first.distinct > 10
    for size in (7, 3):
        small = stocked.rehearsal.begin(replace(FIXED, questions=size))
        for place in range(size):
            stocked.rehearsal.view(small.attempt_id, place)
        stocked.rehearsal.submit(small.attempt_id)
        found = stocked.rehearsal.start_page()
        assert (found.distinct, found.exact) == (first.distinct, first.exact)
        assert found.unseen <= first.unseen
    with again(stocked) as library:
        assert library.rehearsal.start_page().distinct == first.distinct
        paper = library.rehearsal.begin(replace(FIXED, questions=first.distinct))
        assert len(paper.cells) == first.distinct
