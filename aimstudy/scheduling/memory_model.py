"""FSRS-6: how one memory fades and grows, and the interval that keeps it at a wanted recall.

Stability S is in days (recall is 0.9 after S days), difficulty D runs from 1 to 10, elapsed time
is in whole study days. Source of the formulas: FSRS-6, as in py-fsrs 6.3 (MIT); the tests hold
this module to that package. Knows nothing of cards, phases, clocks or numpy.
"""

from math import exp, isfinite

from aimstudy.domain.review import Rating

Parameters = tuple[float, ...]

DEFAULT_PARAMETERS: Parameters = (
    *(0.212, 1.2931, 2.3065, 8.2956),  # S after a first again, hard, good, easy
    *(6.4133, 0.8334, 3.0194, 0.001),  # D: first, its slope, step, pull to the mean
    *(1.8722, 0.1666, 0.796),  # growth on recall: size, saturation in S, gain from forgetting
    *(1.4835, 0.0614, 0.2629, 1.6483),  # S after a lapse
    *(0.6014, 1.8729),  # factor for hard, for easy
    *(0.5425, 0.0912, 0.0658),  # answers on the same day
    0.1542,  # decay of the forgetting curve
)
MIN_STABILITY = 0.001
MAX_INTERVAL = 36_500


def retrievability(
    elapsed_days: float, stability: float, w: Parameters = DEFAULT_PARAMETERS
) -> float:
    """Chance of recall, 0-1, ``elapsed_days`` (negative counts as 0) after the last answer.

    R(t, S) = (1 + F t / S)^(-w20) with F = 0.9^(-1/w20) - 1, so that R(S, S) = 0.9.
    """
    factor = _curve_factor(w)
    elapsed = max(0.0, elapsed_days)
    return float((1.0 + factor * elapsed / max(MIN_STABILITY, stability)) ** -w[20])


def interval_days(stability: float, retention: float, w: Parameters = DEFAULT_PARAMETERS) -> int:
    """Whole days, 1 to MAX_INTERVAL, until recall falls to ``retention`` (strictly in 0-1).

    S / F (r^(-1/w20) - 1), rounded. Raises ValueError for another retention.
    """
    if not 0.0 < retention < 1.0:
        raise ValueError("retention lies between 0 and 1")
    days = float(stability / _curve_factor(w) * (retention ** (-1.0 / w[20]) - 1.0))
    if not isfinite(days):
        return MAX_INTERVAL
    return min(MAX_INTERVAL, max(1, round(days)))


def next_memory(
    stability: float | None,
    difficulty: float | None,
    elapsed_days: int | None,
    rating: Rating,
    w: Parameters = DEFAULT_PARAMETERS,
) -> tuple[float, float]:
    """(S, D) after an answer rated ``rating``, ``elapsed_days`` study days after the last one.

    Without a stability or difficulty it is the first answer. 0 days (or fewer, or unknown) use
    the same-day formula. Both new values come from the values before the answer.
    """
    if stability is None or difficulty is None:
        return max(MIN_STABILITY, w[rating - 1]), _clip_difficulty(_first_difficulty(rating, w))
    if elapsed_days is None or elapsed_days <= 0:
        grown = stability * _same_day_factor(stability, rating, w)
    else:
        recall = retrievability(elapsed_days, stability, w)
        if rating == Rating.AGAIN:
            grown = _stability_after_lapse(stability, difficulty, recall, w)
        else:
            grown = stability * _recall_factor(stability, difficulty, recall, rating, w)
    return max(MIN_STABILITY, grown), _next_difficulty(difficulty, rating, w)


def _curve_factor(w: Parameters) -> float:
    return float(0.9 ** (-1.0 / w[20]) - 1.0)


def _first_difficulty(rating: Rating, w: Parameters) -> float:
    return w[4] - exp(w[5] * (rating - 1)) + 1.0


def _clip_difficulty(difficulty: float) -> float:
    return min(10.0, max(1.0, difficulty))


def _next_difficulty(difficulty: float, rating: Rating, w: Parameters) -> float:
    stepped = difficulty - w[6] * (rating - 3) * (10.0 - difficulty) / 9.0
    return _clip_difficulty(w[7] * _first_difficulty(Rating.EASY, w) + (1.0 - w[7]) * stepped)


def _recall_factor(
    stability: float, difficulty: float, recall: float, rating: Rating, w: Parameters
) -> float:
    growth = exp(w[8]) * (11.0 - difficulty) * stability ** -w[9]
    growth *= exp(w[10] * (1.0 - recall)) - 1.0
    if rating == Rating.HARD:
        growth *= w[15]
    elif rating == Rating.EASY:
        growth *= w[16]
    return float(1.0 + growth)


def _stability_after_lapse(
    stability: float, difficulty: float, recall: float, w: Parameters
) -> float:
    kept = w[11] * difficulty ** -w[12] * ((stability + 1.0) ** w[13] - 1.0)
    return float(min(kept * exp(w[14] * (1.0 - recall)), stability / exp(w[17] * w[18])))


def _same_day_factor(stability: float, rating: Rating, w: Parameters) -> float:
    factor = float(exp(w[17] * (rating - 3 + w[18])) * stability ** -w[19])
    return factor if rating == Rating.AGAIN else max(1.0, factor)
