"""Whom a plan is for, where answers or a paper have spoken against what the model says of them.

A memory that forgets otherwise than the model is planned for by what its answers missed; so its
cards fall below the recall to keep up sooner, and minutes to spare are used. Where answers agree
with the model they are left to the fit: a correction by chance costs recall (.007 in simulation).
"""

from math import exp, log

from aimstudy.scheduling.answer_log import replayed
from aimstudy.scheduling.exam_forecast import Answered
from aimstudy.scheduling.foreseen_answers import misses_of
from aimstudy.scheduling.memory_model import Parameters
from aimstudy.scheduling.recalibration import Recalibration

DOUBTED = 0.5  # doubt from which plans go by past misses
HIGHEST_KEPT = 0.97  # what papers may raise the recall to keep up to


def past_misses(answered: Answered, w: Parameters) -> Recalibration | None:
    """What predictions under ``w`` missed so far; None where they were right on the whole.

    Answers that may have been pressed at random tell nothing.
    """
    meant = answered.without_doubted()
    if not len(meant):
        return None
    found = misses_of(meant.log, meant.elapsed, replayed(meant.log, w).chance)
    return found if found.doubt >= DOUBTED else None


def recall_to_keep(kept: float, harder: float) -> float:
    """The recall to keep up where papers are ``harder`` (logits, 0 or more) than the cards."""
    if harder <= 0.0 or not 0.0 < kept < HIGHEST_KEPT:
        return kept
    return min(HIGHEST_KEPT, 1.0 / (1.0 + exp(-log(kept / (1.0 - kept)) - harder)))
