"""Numbers are read with their unit, whole ranges at once."""

import pytest

from aimstudy.language.grammar import ENGLISH, NORWEGIAN, Grammar
from aimstudy.language.quantities import find_measures, number_value

CASES = [
    (ENGLISH, "costs $1800-2500 in all", "money", "$1800-2500", 1800, 2500),
    (ENGLISH, "costs between $1,800 and $2,500", "money", "between $1,800 and $2,500", 1800, 2500),
    (
        ENGLISH,
        "in the range of 9 and 15 months",
        "duration",
        "in the range of 9 and 15 months",
        9,
        15,
    ),
    (ENGLISH, "about 35 percent of it", "percent", "about 35 percent", 35, 35),
    (ENGLISH, "on 3 May 2010 they", "date", "3 May 2010", 2010, 2010),
    (ENGLISH, "pass four courses now", "count", "four", 4, 4),
    (NORWEGIAN, "koster 12 000 kroner", "money", "12 000 kroner", 12000, 12000),
    (NORWEGIAN, "minst 2,5 prosent av", "percent", "minst 2,5 prosent", 2.5, 2.5),
    (NORWEGIAN, "mellom 9 og 15 måneder", "duration", "mellom 9 og 15 måneder", 9, 15),
    (NORWEGIAN, "fra 1. januar 2006 av", "date", "1. januar 2006", 2006, 2006),
    (NORWEGIAN, "har tre typer ordninger", "count", "tre", 3, 3),
]


@pytest.mark.parametrize(("g", "text", "kind", "shown", "low", "high"), CASES)
def test_measures(g: Grammar, text: str, kind: str, shown: str, low: float, high: float) -> None:
    (measure,) = find_measures(text, g)
    found = (measure.kind.value, text[measure.start : measure.end], measure.low, measure.high)
    assert found == (kind, shown, low, high)


def test_a_four_year_degree_is_no_duration() -> None:
    assert find_measures("a four-year degree", ENGLISH) == []


def test_number_values_follow_the_language() -> None:
    assert number_value("1,800", ENGLISH) == 1800
    assert number_value("2,5", NORWEGIAN) == 2.5
    assert number_value("fem", NORWEGIAN) == 5
    assert number_value("none", ENGLISH) is None
