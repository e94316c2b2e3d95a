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
    (ENGLISH, "it cost $1.5 million then", "money", "$1.5 million", 1.5, 1.5),
    (ENGLISH, "from 300 to 500 dollars", "money", "from 300 to 500 dollars", 300, 500),
    (ENGLISH, "a rate of 5.5 % p.a.", "percent", "5.5 %", 5.5, 5.5),
    (ENGLISH, "fell from 11 to 6 percent", "percent", "from 11 to 6 percent", 6, 11),
    (ENGLISH, "one in five households", "percent", "one in five", 20, 20),
    (ENGLISH, "half of the boats", "percent", "half", 50, 50),
    (ENGLISH, "weighs 11-30 kg", "size", "11-30 kg", 11, 30),
    (ENGLISH, "kept at 24 to 28 °C", "size", "24 to 28 °C", 24, 28),
    (ENGLISH, "lasts half an hour", "duration", "half an hour", 0.5, 0.5),
    (ENGLISH, "more than 250 paying members", "count", "more than 250", 250, 250),
    (ENGLISH, "some 1640 people died", "count", "some 1640", 1640, 1640),
    (ENGLISH, "it meets twice a year", "frequency", "twice a year", 2, 2),
    (ENGLISH, "held every four years", "frequency", "every four years", 4, 4),
    (ENGLISH, "in the spring of 1931", "date", "the spring of 1931", 1931, 1931),
    (ENGLISH, "from 1914 to 1918", "date", "from 1914 to 1918", 1914, 1918),
    (ENGLISH, "the 1980s were dry", "date", "the 1980s", 1980, 1980),
    (NORWEGIAN, "kostet 1,5 milliarder kroner", "money", "1,5 milliarder kroner", 1.5, 1.5),
    (NORWEGIAN, "betaler 1.800,50 kr", "money", "1.800,50 kr", 1800.5, 1800.5),
    (NORWEGIAN, "to tredeler av stemmene", "percent", "to tredeler", 66.67, 66.67),
    (NORWEGIAN, "varer et halvt år", "duration", "et halvt år", 0.5, 0.5),
    (NORWEGIAN, "halvannet år senere", "duration", "halvannet år", 1.5, 1.5),
    (NORWEGIAN, "minst fire års praksis", "duration", "minst fire års", 4, 4),
    (NORWEGIAN, "om lag 3 700 mennesker", "count", "om lag 3 700", 3700, 3700),
    (NORWEGIAN, "mellom 0 og 6 grader", "size", "mellom 0 og 6 grader", 0, 6),
    (NORWEGIAN, "hvert fjerde år", "frequency", "hvert fjerde år", 0, 0),
    (NORWEGIAN, "fire ganger i året", "frequency", "fire ganger i året", 4, 4),
    (NORWEGIAN, "våren 1931", "date", "våren 1931", 1931, 1931),
    (NORWEGIAN, "på slutten av 1800-tallet", "date", "slutten av 1800-tallet", 1800, 1800),
    (NORWEGIAN, "innen kl. 14.30", "date", "kl. 14.30", 0, 0),
    (ENGLISH, "paid 80,000 guilders then", "money", "80,000 guilders", 80000, 80000),
    (ENGLISH, "a loss of 90 million marks", "money", "90 million marks", 90, 90),
    (ENGLISH, "adds up to $480 now", "money", "$480", 480, 480),
    (ENGLISH, "revolves around three subjects", "count", "three", 3, 3),
    (ENGLISH, "is repaid over ten years", "duration", "ten years", 10, 10),
    (ENGLISH, "after something like three years", "duration", "something like three years", 3, 3),
    (NORWEGIAN, "kjøpt for 400 gylden", "money", "400 gylden", 400, 400),
    (NORWEGIAN, "utbetales månedlig så lenge", "frequency", "månedlig", 1, 1),
]
NO_QUANTITIES = [
    (ENGLISH, "see section 3, chapter 12 and § 3-2"),
    (ENGLISH, "No. 4 and version 2.1"),
    (ENGLISH, "several hundred boats"),
    (ENGLISH, "the 2010 act"),
    (ENGLISH, "COVID-19 and B12"),
    (NORWEGIAN, "etter § 3-2 og kap. 3"),
    (NORWEGIAN, "nr. 4 og side 12"),
    (NORWEGIAN, "flere hundre båter"),
]


@pytest.mark.parametrize(("g", "text"), NO_QUANTITIES)
def test_references_and_vague_numbers_are_no_quantities(g: Grammar, text: str) -> None:
    assert find_measures(text, g) == []


def test_times_as_much_is_a_size_and_no_frequency() -> None:
    (measure,) = find_measures("it is three times the price", ENGLISH)
    assert measure.kind.value == "size"
    (measure,) = find_measures("summen er ti ganger lønnen", NORWEGIAN)
    assert measure.kind.value == "size"


def test_money_beside_a_count_is_no_range() -> None:
    money, count = find_measures("gave $300 to 40 schools", ENGLISH)
    assert (money.low, money.high, count.low) == (300, 300, 40)


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


def test_a_year_before_an_amount_is_no_range() -> None:
    text = "steg fra 2 millioner kroner i 1990 til 9 millioner kroner i 2010"
    shown = [text[m.start : m.end] for m in find_measures(text, NORWEGIAN)]
    assert "9 millioner kroner" in " ".join(shown)
    assert not any("1990 til" in words for words in shown)
