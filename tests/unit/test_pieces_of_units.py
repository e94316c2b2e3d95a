"""A number is asked for: a half of its unit is one, however it is written."""

import pytest

from aimstudy.domain.article import Language
from aimstudy.domain.quiz import Expected, Verdict
from aimstudy.questions.grading import grade


def verdict_on(given: str, language: Language, low: float = 0.5) -> Verdict:
    """What is said of it where so many millimetres are right and the unit stands beside."""
    said = f"{low:g} mm"
    expected = Expected(
        answers=(said,), accept=(), refuse=(), language=language, low=low, high=low, unit="mm"
    )
    return grade(expected, given).verdict


@pytest.mark.parametrize("given", ["½", "1/2", "en halv", "0,5", "0.5 mm", "en halv mm", "500 µm"])
def test_a_half_is_right_in_norwegian(given: str) -> None:
    assert verdict_on(given, Language.BOKMAL) is Verdict.RIGHT


@pytest.mark.parametrize("given", ["½", "1/2", "half", "a half", "one half", "half a mm", ".5"])
def test_a_half_is_right_in_english(given: str) -> None:
    assert verdict_on(given, Language.ENGLISH) is Verdict.RIGHT


@pytest.mark.parametrize("given", ["1 ½", "1½", "1 1/2 mm", "one and a half", "1.5"])
def test_one_and_a_half_is_no_half(given: str) -> None:
    assert verdict_on(given, Language.ENGLISH, 1.5) is Verdict.RIGHT
    assert verdict_on(given, Language.ENGLISH) is Verdict.WRONG


@pytest.mark.parametrize("given", ["1/4", "¾", "2", "en kvart", "5", "halvannen"])
def test_another_piece_is_wrong(given: str) -> None:
    assert verdict_on(given, Language.BOKMAL) is not Verdict.RIGHT
