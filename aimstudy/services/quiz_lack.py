"""Why a quiz as it was wished for has too few questions, as a Problem whose words fit the wish."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from aimstudy.domain.errors import Problem, ProblemKind
from aimstudy.services.quiz_material import Material
from aimstudy.services.quiz_stock import Askable
from aimstudy.services.views.quiz import FEWEST_QUESTIONS, Drill, QuizWish

_DONE = {
    Drill.WEAKEST: ProblemKind.QUIZ_NONE_WEAK,
    Drill.CONFIDENT_ERRORS: ProblemKind.QUIZ_NO_ERRORS,
    Drill.NEVER_SEEN: ProblemKind.QUIZ_ALL_SEEN,
}


def fewest_of(wish: QuizWish) -> int:
    """The fewest questions that such a quiz is begun with: a drill may have one."""
    return 1 if wish.drill else min(FEWEST_QUESTIONS, wish.count)


def too_little(
    material: Material,
    wish: QuizWish,
    order: Sequence[Askable],
    found: int,
    with_kinds: Callable[[QuizWish], int],
) -> Problem:
    """What to say where only ``found`` questions came of ``order``, what the wish is about.

    ``with_kinds`` counts the questions of a wish that differs in its kinds.
    """
    about = material.about(wish.topics)
    if wish.topics and not about:
        rows = [row for ref in wish.topics for row in material.rows_of(ref)]
        blocked = material.blocked_of(rows)
        return Problem(ProblemKind.QUIZ_BLOCKED if blocked else ProblemKind.QUIZ_TOPIC_GONE)
    if wish.drill and about and not order:
        return Problem(_DONE[wish.drill])
    if wish.kinds and with_kinds(replace(wish, kinds=frozenset())) >= fewest_of(wish):
        return Problem(ProblemKind.QUIZ_KINDS_NONE, usable=found)
    if wish.topics:
        return Problem(ProblemKind.QUIZ_TOPIC_EMPTY, usable=found)
    return Problem(ProblemKind.QUIZ_TOO_LITTLE, usable=found)
