"""What the newest result did to the forecast of the next exam, as it is told. Loads numpy.

Both forecasts are made by the plan in force, so their difference is the result's alone.
"""

from aimstudy.domain.exam import Exam
from aimstudy.domain.exam_profile import ExamResult
from aimstudy.domain.plan import ForecastNumbers, Recalibration, WeakCards
from aimstudy.scheduling.result_shift import ResultShift
from aimstudy.services.exam_ahead import paper_under, shares_of
from aimstudy.services.exam_planning import Planned, PlannedExam
from aimstudy.services.exam_results import moved_by, newest_result, shift_of
from aimstudy.services.plan_decks import PlanDecks
from aimstudy.services.weak_topics import weak_rows


def recalibration(planned: Planned) -> Recalibration | None:
    """What is told of it; None without a result, or where no exam ahead has any card."""
    decks = planned.shared.decks
    basis = decks.basis
    told = newest_result(basis.exams, basis.today)
    ahead = (each for each in planned.exams if told is None or each.exam.id != told.id)
    coming = next((each for each in ahead if each.said is not None), None)
    if told is None or told.result is None or coming is None:
        return None
    sat = [found for exam, found in basis.sat if exam.id == told.id]
    weak = weak_rows(basis.exams, basis.belongs, basis.today)
    without = weak_rows(basis.exams, basis.belongs, basis.today, told.id)
    return Recalibration(
        exam=told.name,
        result=told.result,
        expected=sat[0].expected if sat else None,
        next_exam=coming.exam.name,
        before=_numbers(coming, decks, shift_of(basis.sat, told.id), without),
        after=_numbers(coming, decks, coming.shift, weak),
        weak=_weak(told, coming, decks, weak),
    )


def _numbers(
    coming: PlannedExam, decks: PlanDecks, shift: ResultShift, weak: frozenset[int]
) -> ForecastNumbers | None:
    if coming.said is None or not coming.enough:
        return None
    forecast = moved_by(shift, coming.said)
    paper = paper_under(coming, decks, shift, weak)
    score = None
    if paper and paper.low is not None and paper.high is not None:
        score = paper.low, paper.high
    chance = paper.chance if paper else None
    return ForecastNumbers(forecast.follow.band(), forecast.stop.band(), score, chance)


def _weak(
    told: Exam, coming: PlannedExam, decks: PlanDecks, weak: frozenset[int]
) -> WeakCards | None:
    """The next exam's weak cards, where the result names weak topics."""
    if told.result is None or not told.result.weak_topics:
        return None
    groups = [
        [row for row in coming.rows if row in weak],
        [row for row in coming.rows if row not in weak],
    ]
    count = len(groups[0])
    if coming.forecast is None or not coming.enough or not count:
        return WeakCards(count, None, None, _named(told, told.result))
    recall, others = shares_of(coming, decks, coming.forecast.follow.mean, groups, weak)
    return WeakCards(count, recall, others, _named(told, told.result))


def _named(told: Exam, result: ExamResult) -> bool:
    names = {topic.name.casefold() for topic in told.topics}
    return any(name.casefold() in names for name in result.weak_topics)
