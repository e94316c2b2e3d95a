"""What share of the study that past plans asked for was done, for the days to come. Loads numpy."""

from collections.abc import Sequence
from datetime import date

import numpy as np

from aimstudy.domain.exam import CalendarHistory, Exam
from aimstudy.scheduling.minutes_kept import share_kept
from aimstudy.storage.review_log import day_counts
from aimstudy.storage.session import Session
from aimstudy.storage.study_order import planned_seconds

LOOK_BACK = 56  # days: habits change
MOST_ABSENT = 10  # days in a row that count: longer away is something else than a missed day


def kept_of_plans(
    session: Session, exams: Sequence[Exam], calendar: CalendarHistory, today: date
) -> float:
    """The share, above 0 and at most 1; 1 where nothing is known.

    A day with a plan is held against what its order asked for, so that a day on which little was
    left to do is not one half kept. A study day without a plan, before an exam, was missed: it
    counts as much as the last plan before it, within the minutes that were in force on it.
    """
    now = today.toordinal()
    asked = planned_seconds(session, now - LOOK_BACK, now - 1)
    if not asked:
        return 1.0
    done = day_counts(session, now - LOOK_BACK, now - 1)
    last_exam = max((exam.day.toordinal() for exam in exams), default=0)
    studied, planned, usual, absent = [], [], 0.0, 0
    for day in range(min(asked), now):
        absent = 0 if day in asked else absent + 1
        usual = float(asked.get(day, usual))
        minutes = calendar.minutes_on(date.fromordinal(day))
        if absent and (absent > MOST_ABSENT or not minutes or day >= last_exam):
            continue
        studied.append(done.get(day, (0, 0, 0))[2] / 1000.0)
        planned.append(min(usual, 60.0 * minutes) if absent else usual)
    return share_kept(np.array(studied), np.array(planned))
