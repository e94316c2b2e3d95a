"""Random steps in a paper, with kills among them, against what a person was told."""

import random
from collections.abc import Callable
from dataclasses import replace
from functools import partial

import pytest

from aimstudy.domain.errors import ProblemKind
from aimstudy.domain.paper import PaperRules
from aimstudy.domain.quiz import Given
from aimstudy.services.library import Library
from tests.services.rehearsals.conftest import FIXED, PAUSABLE, Computer, refused, some_answer

QUESTIONS, SECONDS = 6, 1_200
STEPS = ("look", "answer", "flag", "wait", "kill", "pause")


@pytest.mark.parametrize("rules", [FIXED, PAUSABLE])
def test_answers_flags_and_time_are_those_that_were_told(
    stocked: Library, computer: Computer, again: Callable[[Library], Library], rules: PaperRules
) -> None:
    rng, pausable = random.Random(3), rules.pausable
    rules = replace(rules, questions=QUESTIONS, minutes=SECONDS // 60)
    library = stocked
    number = library.rehearsal.begin(rules).attempt_id
    given: dict[int, Given | None] = {}
    flagged: dict[int, bool] = {}
    used = 0
    for _ in range(40):
        step, place = rng.choice(STEPS), rng.randrange(QUESTIONS)
        if step == "wait":
            computer.work(seconds := rng.choice((1, 5, 30)))
            used += seconds
        elif step == "kill":
            library.rehearsal.leave(number)  # all that a beat would note
            library = again(library)
            computer.work(40)
            used += 0 if pausable else 40
            library.rehearsal.go_on(number)
        elif step == "pause" and pausable:
            library.rehearsal.pause(number)
            computer.work(100)
            answer = partial(library.rehearsal.respond, number, place, None)
            refused(ProblemKind.PAPER_PAUSED, answer)
            library.rehearsal.go_on(number)
        view = library.rehearsal.view(number, place)
        assert view.given == given.get(place)
        assert view.cell.flagged is flagged.get(place, False)
        assert view.clock.seconds_left == SECONDS - used
        if step == "answer":
            given[place] = some_answer(view) if rng.random() < 0.8 else None
            cell = library.rehearsal.respond(number, place, given[place])
            assert cell.answered is (given[place] is not None)
        elif step == "flag":
            flagged[place] = not flagged.get(place, False)
            library.rehearsal.flag(number, place, flagged[place])
    with library:
        result = library.rehearsal.submit(number)
        kept = {n: answer.feedback.given for n, answer in enumerate(result.answers)}
        assert kept == {n: given.get(n) for n in range(QUESTIONS)}
        assert result.used_s == used
        assert not library.check().findings
