"""How sure a share is that was counted: the score interval (Wilson 1927), without numpy."""

from math import sqrt

Z90 = 1.645


def wilson(right: int, total: int) -> tuple[float, float]:
    """The range, 0-1, that holds the true share nine times in ten; (0, 1) without answers.

    >>> low, high = wilson(7, 10)
    >>> round(low, 2), round(high, 2)
    (0.44, 0.87)
    """
    if total <= 0:
        return 0.0, 1.0
    share, z2 = right / total, Z90 * Z90
    centre = (share + z2 / (2 * total)) / (1 + z2 / total)
    half = Z90 * sqrt(share * (1 - share) / total + z2 / (4 * total * total)) / (1 + z2 / total)
    return max(0.0, centre - half), min(1.0, centre + half)
