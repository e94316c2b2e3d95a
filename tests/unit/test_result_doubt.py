"""Results that do not fit the pass mark."""

import pytest

from aimstudy.domain.exam_profile import ExamProfile, ExamResult
from aimstudy.domain.result_doubt import Doubt, doubt

PAPER = ExamProfile(pass_share=0.7)


@pytest.mark.parametrize(
    ("result", "found"),
    [
        (ExamResult(False, 90, 100), Doubt.FAILED_ABOVE),
        (ExamResult(False, 70, 79), Doubt.FAILED_ABOVE),
        (ExamResult(False, 65, 74), None),
        (ExamResult(False, 60, 69), None),
        (ExamResult(True, 60, 69), Doubt.PASSED_BELOW),
        (ExamResult(True, 70, 79), None),
        (ExamResult(True, 65, 74), None),
        (ExamResult(True), None),
        (ExamResult(False), None),
    ],
)
def test_a_band_on_the_other_side_of_the_pass_mark(result: ExamResult, found: Doubt | None) -> None:
    assert doubt(PAPER, result) is found
    assert doubt(None, result) is None


def test_a_least_share_in_every_topic_explains_a_failure() -> None:
    rules = ExamProfile(pass_share=0.7, topic_share=0.5)
    assert doubt(rules, ExamResult(False, 90, 100)) is None
    assert doubt(rules, ExamResult(True, 60, 69)) is Doubt.PASSED_BELOW


def test_a_mark_that_is_no_binary_fraction_is_met_exactly() -> None:
    assert doubt(ExamProfile(pass_share=0.57), ExamResult(False, 57, 66)) is Doubt.FAILED_ABOVE
    assert doubt(ExamProfile(pass_share=0.57), ExamResult(True, 48, 57)) is None
