"""What first-sight answers say of the next paper of the same kind. Knows no table and no clock."""

from math import exp, lgamma

from aimstudy.services.views.rehearsal import NextPaper

FEWEST_ANSWERS = 10  # below it a chance would be made of hardly anything


def next_paper(right: int, asked: int, questions: int, marks: int) -> NextPaper | None:
    """The chance of ``marks`` of ``questions`` after ``right`` of ``asked``; None with too few.

    Every share of right answers is held equally likely beforehand, so that the number right next
    time is beta-binomial with right + 1 and wrong + 1.

    >>> found = next_paper(40, 50, 50, 35)
    >>> found and round(found.chance, 2)
    0.88
    """
    if asked < FEWEST_ANSWERS or questions < 1:
        return None
    chances = next_scores(right, asked, questions)
    low, high = likely_range(chances, 0.9)
    chance = min(1.0, sum(chances[marks:]))
    return NextPaper(chance, low, high, questions, marks, asked)


def next_scores(right: int, asked: int, questions: int) -> list[float]:
    """The chance of each number of right answers, from none to ``questions``."""
    a, b = right + 1, asked - right + 1
    whole = _log_beta(a, b)
    return [
        exp(_log_choose(questions, n) + _log_beta(a + n, b + questions - n) - whole)
        for n in range(questions + 1)
    ]


def likely_range(chances: list[float], level: float) -> tuple[int, int]:
    """The scores that leave out (1 - level) / 2 of the chance at each end, or less."""
    tail, low, high = (1.0 - level) / 2, 0, len(chances) - 1
    below = above = 0.0
    while below + chances[low] <= tail:
        below += chances[low]
        low += 1
    while above + chances[high] <= tail:
        above += chances[high]
        high -= 1
    return low, high


def _log_beta(a: float, b: float) -> float:
    return lgamma(a) + lgamma(b) - lgamma(a + b)


def _log_choose(n: int, k: int) -> float:
    return lgamma(n + 1) - lgamma(k + 1) - lgamma(n - k + 1)
