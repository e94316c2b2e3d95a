"""The words of an expected failure as templates. Knows no failure."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ProblemText:
    """Templates with ``{name}`` fields."""

    title: str
    detail: str
    next_step: str
