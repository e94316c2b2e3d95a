"""What results of exams that are over say, as it is told."""

from datetime import date

from aimstudy.domain.exam import Exam
from aimstudy.scheduling.exam_forecast import Spread
from aimstudy.scheduling.result_shift import SatExam
from aimstudy.services.exam_results import recalibration

SAID = Spread(0.9, 0.03)


def test_a_result_that_says_nothing_is_not_told() -> None:
    anything = (Exam(1, "AIM 1", date(2026, 3, 2)), SatExam(SAID, 0.0, 1.0, 40))
    told = (Exam(2, "AIM 2", date(2026, 3, 1)), SatExam(SAID, 0.6, 0.7, 40))
    assert recalibration([anything], SAID, SAID) is None
    found = recalibration([told, anything], SAID, Spread(0.86, 0.04))
    assert found is not None
    assert (found.exam, found.results) == ("AIM 2", 1)
