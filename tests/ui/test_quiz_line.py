"""What an answer in a quiz counted for, in words beside the other reasons of a date."""

from datetime import date, timedelta

import pytest

from aimstudy.domain.evidence import Certainty
from aimstudy.services.views.card_reasons import QuizTrace
from aimstudy.ui.study.why_words import quiz_line

TODAY = date(2026, 3, 20)


@pytest.mark.parametrize(
    ("trace", "said"),
    [
        (
            QuizTrace(TODAY, False, False, True, True, 4, Certainty.SURE, 0.7917),
            "Practice quiz today: right among 4 options, you were sure, "
            "79 % likely that you knew it.",
        ),
        (
            QuizTrace(TODAY - timedelta(days=1), True, False, False, True, 3, None, 0.06),
            "Exam rehearsal 1 day ago: wrong among 3 options, 6 % likely that you knew it.",
        ),
        (
            QuizTrace(TODAY, False, False, True, True, 0, Certainty.GUESS, 0.5),
            "Practice quiz today: right, it was a guess, 50 % likely that you knew it.",
        ),
        (QuizTrace(TODAY, False, True, True, True), "Practice quiz today: typed right."),
        (QuizTrace(TODAY, True, True, False, False), "Exam rehearsal today: you did not know it."),
    ],
)
def test_a_quiz_is_said_in_one_line(trace: QuizTrace, said: str) -> None:
    assert quiz_line(trace, TODAY) == said
