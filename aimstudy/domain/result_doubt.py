"""Whether what was entered of an exam's result fits together. Pure."""

from enum import StrEnum

from aimstudy.domain.exam_profile import ExamProfile, ExamResult


class Doubt(StrEnum):
    """How a result speaks against the pass mark."""

    FAILED_ABOVE = "failed_above"
    PASSED_BELOW = "passed_below"


def doubt(profile: ExamProfile | None, result: ExamResult) -> Doubt | None:
    """What does not fit together, or None; without a profile no pass mark is known.

    A paper failed with enough points fits where every topic has a least share of its own: one of
    them may have fallen short.
    """
    if profile is None or result.low is None or result.high is None:
        return None
    mark = round(100 * profile.pass_share, 6)
    if result.passed:
        return Doubt.PASSED_BELOW if result.high < mark else None
    return Doubt.FAILED_ABOVE if result.low >= mark and not profile.topic_share else None
