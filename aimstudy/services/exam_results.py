"""What the results of exams that are over say about the forecasts of those ahead. Loads numpy."""

from collections.abc import Sequence
from datetime import date

from aimstudy.domain.exam import Exam
from aimstudy.domain.exam_profile import ExamProfile, ExamResult
from aimstudy.domain.plan import Recalibration
from aimstudy.scheduling.exam_forecast import ExamForecast, Spread
from aimstudy.scheduling.result_shift import ResultShift, SatExam, band_of_word, result_shift
from aimstudy.storage.said_forecasts import last_said
from aimstudy.storage.session import Session


def sat_exams(
    session: Session, exams: Sequence[Exam], today: date
) -> tuple[tuple[Exam, SatExam], ...]:
    """Exams that are over with a result and with a forecast from before them, earliest first."""
    found = []
    for exam in exams:
        if exam.day <= today and exam.result is not None:
            said = last_said(session, exam.id, exam.day.toordinal())
            if said is not None:
                found.append((exam, _sat(exam.profile, exam.result, Spread(*said))))
    return tuple(found)


def shift_of(sat: Sequence[tuple[Exam, SatExam]]) -> ResultShift:
    """How far these results move forecasts."""
    return result_shift([found for _, found in sat])


def moved_by(shift: ResultShift, forecast: ExamForecast) -> ExamForecast:
    """The forecast after the results."""
    return ExamForecast(shift.moved(forecast.follow), shift.moved(forecast.stop))


def recalibration(
    sat: Sequence[tuple[Exam, SatExam]], before: Spread, after: Spread
) -> Recalibration | None:
    """The newest result that says anything, and how far all moved the next exam's forecast."""
    telling = [each for each in sat if shift_of([each]) != ResultShift()]
    if not telling:
        return None
    exam, found = telling[-1]
    return Recalibration(
        exam=exam.name,
        results=len(telling),
        said=found.said.mean,
        came=found.known,
        moved=after.mean - before.mean,
    )


def _sat(profile: ExamProfile | None, result: ExamResult, said: Spread) -> SatExam:
    profile = profile or ExamProfile()
    if result.low is None or result.high is None:
        low, high = band_of_word(said, result.passed, profile.pass_share, profile.options)
    else:
        low, high = result.low / 100.0, result.high / 100.0
    return SatExam(said, low, high, profile.questions, profile.options)
