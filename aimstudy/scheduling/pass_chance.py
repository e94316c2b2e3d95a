"""The score of an exam paper as a range, and the chance to pass it, for the material there is.

The paper is drawn from the topics that the material covers; of the others nothing is said but
how many they are. An item is right if it is known, and otherwise by a guess.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from math import floor

import numpy as np

from aimstudy.domain.pass_marks import marks_needed
from aimstudy.scheduling.exam_forecast import Spread
from aimstudy.scheduling.score_chances import Skill, counts, summed, with_guesses
from aimstudy.scheduling.state_arrays import Floats

MOST_QUESTIONS = 1_000
_NEARLY = 1e-9  # sums of chances are a little more or less than one
_NODES = 64  # quantiles of a skill that topics have in common


@dataclass(frozen=True, slots=True)
class PassRule:
    """What a paper asks: shares are 0-1, ``topic_share`` is the least in each single topic.

    ``options`` of an item to choose from; 0 or 1 where the answer is written.
    """

    questions: int
    pass_share: float
    topic_share: float = 0.0
    options: int = 0


@dataclass(frozen=True, slots=True)
class TopicRecall:
    """A topic's part of the paper, and the share of it recalled; None: no material covers it.

    ``offset`` is how far the share known on the paper may lie from that recalled of the cards: a
    standard deviation in logits.
    """

    weight: float
    known: Spread | None
    offset: float = 0.0


@dataclass(frozen=True, slots=True, eq=False)
class Score:
    """The chance of each number of right answers, from none to all."""

    chances: Floats

    @property
    def mean(self) -> float:
        """The expected number of right answers."""
        return float(self.chances @ np.arange(len(self.chances)))

    def at_least(self, marks: int) -> float:
        """The chance of ``marks`` right answers or more."""
        return min(1.0, float(self.chances[max(0, marks) :].sum()))

    def within(self, level: float) -> tuple[int, int]:
        """The range that leaves out (1 - ``level``) / 2 of the chance at each end, or less."""
        tail = (1.0 - min(1.0, max(0.0, level))) / 2
        reached = np.cumsum(self.chances)
        last = len(reached) - 1
        low = int(np.searchsorted(reached, tail + _NEARLY))
        high = int(np.searchsorted(reached, 1.0 - tail - _NEARLY))
        return min(low, last), min(high, last)


@dataclass(frozen=True, slots=True)
class PassOutlook:
    """What can be said of a paper; None where no question can be drawn from covered topics.

    ``marks`` are the right answers needed, of ``questions``; ``covered`` of ``topics`` have
    material, and score and chance hold for a paper on these alone.
    """

    questions: int
    marks: int
    covered: int
    topics: int
    score: Score | None
    chance: float | None

    @property
    def whole(self) -> bool:
        """Whether the material covers every topic (of one at least)."""
        return 0 < self.topics == self.covered


def pass_outlook(
    rule: PassRule, topics: Sequence[TopicRecall], *, shared: bool = True
) -> PassOutlook:
    """The outlook for a paper under ``rule``; raises ValueError beyond MOST_QUESTIONS.

    ``shared``: where recall differs from what is expected it does so in all topics alike, since
    they have the same person and model; otherwise topics differ independently.
    """
    questions = max(0, rule.questions)
    if questions > MOST_QUESTIONS:
        raise ValueError(f"a paper has at most {MOST_QUESTIONS} questions")
    found = [(each.weight, each.known, each.offset) for each in topics if each.known is not None]
    marks = marks_needed(questions, rule.pass_share)
    if not questions or not found:
        return PassOutlook(questions, marks, len(found), len(topics), None, None)
    items = questions_by_topic(questions, [weight for weight, _, _ in found])
    skills = [(Skill.around(known.mean, known.error), offset) for _, known, offset in found]
    rows, weights = _right_by_topic(skills, items, guessing(rule.options), shared)
    score = Score(weights @ summed(rows))
    passing = [
        np.where(np.arange(number + 1) < marks_needed(number, rule.topic_share), 0.0, row)
        for number, row in zip(items, rows, strict=True)
    ]
    chance = Score(weights @ summed(passing)).at_least(marks)
    return PassOutlook(questions, marks, len(found), len(topics), score, chance)


def _right_by_topic(
    skills: list[tuple[Skill, float]], items: list[int], guess: float, shared: bool
) -> tuple[list[Floats], Floats]:
    """Per topic the chances of each number right, a row for each case, and the cases' weights.

    ``skills`` come with their offsets.
    """
    plain = not any(offset for _, offset in skills)
    if plain and (not shared or len(skills) == 1):
        rows = [
            with_guesses(counts(skill, number), guess)[None, :]
            for (skill, _), number in zip(skills, items, strict=True)
        ]
        return rows, np.ones(1)
    nodes, weights = _cases()
    rows = []
    for (skill, offset), number in zip(skills, items, strict=True):
        right = with_guessing(skill.off_by(offset, nodes), guess)
        found = np.array([counts(Skill(float(share)), number) for share in right])
        rows.append(found if shared else (weights @ found)[None, :])
    return rows, weights if shared else np.ones(1)


@cache
def _cases() -> tuple[Floats, Floats]:
    """Quantiles (0-1) that stand for all, and their weights."""
    nodes, weights = np.polynomial.legendre.leggauss(_NODES)
    return np.asarray((nodes + 1) / 2), np.asarray(weights / 2)


def score_from(skill: Skill, questions: int) -> Score:
    """The score of a paper when ``skill`` is the share of right answers, guesses among them."""
    return Score(counts(skill, questions))


def guessing(options: int) -> float:
    """The chance to guess one of ``options``; none where there is nothing to choose from."""
    return 1.0 / options if options > 1 else 0.0


def with_guessing(known: Floats, guess: float) -> Floats:
    """The share of right answers when the rest is guessed."""
    return np.clip(known + (1.0 - known) * guess, 0.0, 1.0)


def known_behind(right: float, options: int) -> float:
    """The share known behind a share of right answers on items with ``options``."""
    guess = guessing(options)
    return min(1.0, max(0.0, (right - guess) / (1.0 - guess)))


def questions_by_topic(questions: int, weights: Sequence[float]) -> list[int]:
    """Questions shared out by weight, rounded so that they add up; equally without weights."""
    parts = [max(0.0, weight) for weight in weights]
    total = sum(parts)
    if not total:
        parts, total = [1.0] * len(parts), float(len(parts))
    exact = [questions * part / total for part in parts]
    counted = [floor(number + _NEARLY) for number in exact]
    # The largest remainders go up; of equal ones the first.
    order = sorted(range(len(parts)), key=lambda n: (counted[n] - exact[n], n))
    for place in order[: questions - sum(counted)]:
        counted[place] += 1
    return counted
