"""What the results of exams that are over say about the forecasts of those ahead. Loads numpy."""

from collections.abc import Sequence
from datetime import date

from aimstudy.domain.exam import Exam
from aimstudy.domain.exam_profile import ExamProfile, ExamResult
from aimstudy.scheduling.exam_forecast import ExamForecast, Spread
from aimstudy.scheduling.result_shift import (
    USUAL_QUESTIONS,
    ResultShift,
    SatExam,
    marks_of_band,
    marks_of_word,
    result_shift,
)
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


def newest_result(exams: Sequence[Exam], today: date) -> Exam | None:
    """The last of the exams that are over and have a result; ``exams`` earliest first."""
    told = [exam for exam in exams if exam.day <= today and exam.result is not None]
    return told[-1] if told else None


def shift_of(sat: Sequence[tuple[Exam, SatExam]], without: int = 0) -> ResultShift:
    """How far these results move forecasts, that of the exam with the id ``without`` left out."""
    return result_shift([found for exam, found in sat if exam.id != without])


def moved_by(shift: ResultShift, forecast: ExamForecast) -> ExamForecast:
    """The forecast of recall after the results."""
    return ExamForecast(*shift.recalled(forecast.follow, forecast.stop))


def on_paper(shift: ResultShift, forecast: ExamForecast) -> ExamForecast:
    """What a paper will find known, from the forecast of recall before any result."""
    return ExamForecast(shift.moved(forecast.follow), shift.moved(forecast.stop))


def _sat(profile: ExamProfile | None, result: ExamResult, said: Spread) -> SatExam:
    profile = profile or ExamProfile()
    questions = profile.questions or USUAL_QUESTIONS
    if result.low is None or result.high is None:
        marks = marks_of_word(result.passed, profile.pass_share, questions)
    else:
        marks = marks_of_band(result.low, result.high, questions)
    return SatExam(said, result.passed, *marks, questions, profile.options)
