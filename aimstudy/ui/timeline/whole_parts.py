"""Numbers rounded so that the parts shown come to the whole shown; minutes in words this way."""

from collections.abc import Sequence
from math import floor

from aimstudy.ui.timeline.words import minutes_words
from aimstudy.ui.translations import format_number


def whole_parts(parts: Sequence[float], whole: int | None = None) -> tuple[int, ...]:
    """``parts`` (0 or more) as whole numbers that come to ``whole``, their rounded sum by default.

    What is missing after rounding down goes to the largest remainders (Hamilton's method); a
    ``whole`` below that, or further above it than one for each part, is not kept to.
    """
    down = [floor(part) for part in parts]
    missing = (floor(sum(parts) + 0.5) if whole is None else whole) - sum(down)
    order = sorted(range(len(parts)), key=lambda n: down[n] - parts[n])
    for n in order[: max(0, missing)]:
        down[n] += 1
    return tuple(down)


def split_words(refresh: float, new: float) -> tuple[str, str]:
    """Both parts of a day's minutes in words; together they come to `minutes_words` of all."""
    first, last = _shown(refresh, new)
    return minutes_words(first), minutes_words(last)


def split_figures(refresh: float, new: float) -> tuple[str, str]:
    """The same as figures."""
    first, last = _shown(refresh, new)
    return figure(first), figure(last)


def _shown(refresh: float, new: float) -> tuple[float, float]:
    """Whole minutes of both, but for what is less than one."""
    if refresh + new < 1:
        return refresh, new
    first, last = whole_parts((refresh, new))
    return float(first) or refresh, float(last) or new


def figure(minutes: float) -> str:
    """``12``, or ``<1``: a little is not nothing."""
    return "<1" if 0 < minutes < 1 else format_number(minutes)
