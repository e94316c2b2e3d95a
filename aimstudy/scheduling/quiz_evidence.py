"""What a right or wrong choice among options tells about memory: a Bayesian update.

With recall R now, a chance g to be right without knowing and a slip s of 5 %:
P(knew | right) = R(1 - s) / (R(1 - s) + (1 - R)g), P(knew | wrong) = Rs / (Rs + (1 - R)(1 - g)).
The new state is the mixture, with that weight, of "recalled, good" and "failed". It is never so
good that clicking at random would pay (see ``after_choice``). "Don't know" takes the update of a
wrong answer. Typed and self-rated answers are plain reviews and do not come here.
"""

from aimstudy.domain.evidence import Certainty, Choice
from aimstudy.domain.review import Rating
from aimstudy.scheduling.memory_model import (
    DEFAULT_PARAMETERS,
    MIN_STABILITY,
    Parameters,
    next_memory,
    retrievability,
)

SLIP = 0.05


def chance_known(recall: float, choice: Choice) -> float:
    """Chance (0-1) that the person knew it, who would have recalled it with ``recall`` (0-1)."""
    guessing = choice.guessing if choice.right else choice.by_chance
    known = recall * ((1.0 - SLIP) if choice.right else SLIP)
    unknown = (1.0 - recall) * (guessing if choice.right else 1.0 - guessing)
    return known / (known + unknown) if known else 0.0


def after_choice(
    stability: float,
    difficulty: float,
    elapsed_days: int,
    choice: Choice,
    w: Parameters = DEFAULT_PARAMETERS,
) -> tuple[float, float]:
    """(S, D) of a card met before, after ``choice``; time runs on from its last real answer.

    ``elapsed_days`` are study days since the answer was last seen, here or in an answer before.
    The time of recall still runs from the last real answer: a click is no proof that the answer
    shown was read, so what was learnt from it counts with the next real answer.

    Whatever the exam day, the recall expected after a random click is at most what it was. Recall
    is a concave function of S^w20 at any time, so it is enough that S^w20 is not expected to rise.
    The mixture is therefore made in S^w20 (which is recall far ahead, but for a factor), and what
    "knew" is worth ends where the lucky clicks would outweigh the wrong ones. A right answer never
    weakens a memory, however little study brings this person. One that is called a guess lifts
    nothing: the card comes again today, and tells by itself.
    """
    recall = retrievability(elapsed_days, stability, w)
    good = next_memory(stability, difficulty, elapsed_days, Rating.GOOD, w)
    failed = next_memory(stability, difficulty, elapsed_days, Rating.AGAIN, w)
    now, low = stability ** w[20], min(stability, failed[0]) ** w[20]
    by_clicking = _chance_known_by_clicking(recall, choice)
    high = max(now, good[0] ** w[20])
    if by_clicking:
        high = min(high, low + (now - low) / by_clicking)
    if choice.certainty is Certainty.GUESS:
        high = min(high, now)
    known = chance_known(recall, choice)
    mixed = known * high + (1.0 - known) * low
    if not choice.shown_again:
        mixed = max(mixed, now)
    return max(MIN_STABILITY, mixed ** (1.0 / w[20])), known * good[1] + (1.0 - known) * failed[1]


def _chance_known_by_clicking(recall: float, choice: Choice) -> float:
    """What ``chance_known`` is on average for somebody who clicks at random, as sure as here."""
    right, wrong = (
        chance_known(recall, Choice(was_right, choice.by_chance, choice.certainty))
        for was_right in (True, False)
    )
    return choice.by_chance * right + (1.0 - choice.by_chance) * wrong
