"""How many right answers pass, in exact numbers. Shares are 0-1 as a person writes them."""

from fractions import Fraction
from math import ceil

_FINEST = 10_000  # shares are typed in per cent with at most two decimals


def exact_share(share: float) -> Fraction:
    """The share as it was meant: .55 is 11/20, though the machine's .55 is a little more.

    >>> exact_share(0.55)
    Fraction(11, 20)
    """
    return Fraction(share).limit_denominator(_FINEST)


def marks_needed(questions: int, share: float) -> int:
    """The fewest right answers that are no less than ``share`` of the questions.

    >>> marks_needed(50, 0.7), marks_needed(25, 0.7)
    (35, 18)
    """
    return ceil(max(0, questions) * exact_share(min(1.0, max(0.0, share))))
