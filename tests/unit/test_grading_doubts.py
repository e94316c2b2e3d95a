"""Answers with all the words that say another thing are not right; their kin still are."""

import pytest

from aimstudy.domain.article import Language
from aimstudy.domain.quiz import Expected, GradeReason, Verdict
from aimstudy.questions.grading import grade

EN, NB = Language.ENGLISH, Language.BOKMAL
NOT_RIGHT = """
en | the deductible is $500, the limit $10,000 | the limit is $500, the deductible $10,000
en | 2 judges and 7 jurors | 7 judges and 2 jurors
en | the broker sells and the actuary prices | the actuary sells and the broker prices
en | planting in March, harvest in May | planting in May, harvest in March
en | first sand, then gravel | first gravel, then sand
en | bread, not cake | cake, not bread
en | heat the acid and cool the water | heat the water and cool the acid
en | men over 60 and women over 55 | women over 60 and men over 55
en | room 5, floor 3 | room 3, floor 5
en | from March to May | from May to March
en | Monday to Friday | Friday to Monday
en | day 10 | 10 days
en | falls by 5 percent | falls to 5 percent
en | more than 10 | 10
en | over 30 metres | 30 metres
en | 10 | more than 10
en | more than 10 | less than 10
en | x < 5 | x > 5
en | p < 0.05 | p > 0.05
en | a + b | a - b
en | assets - liabilities | assets + liabilities
en | a/b | b/a
en | A -> B | B -> A
en | P(A|B) | P(B|A)
en | n+1 | n-1
en | 10^-3 | 10^3
en | 10² | 102
en | A+ | A-
en | C++ | C
en | F# minor | F minor
en | HTTP | HTTPS
en | v2.10 | v2.1
en | 10 mg | 10 Mg
en | 10 MW | 10 mW
en | 44 BC | 44 AD
en | 1931 | 1931 BC
en | up to 2,000 eggs | up to 2,000 egup to 2,000 eggs
en | sulfate | sulfite
nb | 2 deler sand og 1 del kalk | 1 del sand og 2 deler kalk
nb | arbeidsgiver betaler, arbeidstaker mottar | arbeidstaker betaler, arbeidsgiver mottar
nb | først sand, så grus | først grus, så sand
nb | fisk, ikke kjøtt | kjøtt, ikke fisk
nb | ved å tilsette salt og fordampe vann | ved å fordampe salt og tilsette vann
nb | mandag til fredag | fredag til mandag
nb | øker med 5 prosent | øker til 5 prosent
nb | forsikringstaker | forsikringsgiver
nb | oppdragsgiveren | oppdragstakeren
nb | franchisegiver | franchisetaker
nb | mer enn 10 dager | 10 dager
nb | eiendeler - gjeld | eiendeler + gjeld
"""
RIGHT = """
en | planning, organizing, leading and controlling | leading, controlling, planning and organizing
en | buyers and sellers | sellers and buyers
en | 7 jurors and 2 judges | 2 judges and 7 jurors
en | the duty to pay and the right to cancel | the right to cancel and the duty to pay
en | $500 | 500 dollars
en | 12 March 2021 | March 12, 2021
en | 5-10 % | 5% to 10%
en | at least 3 years | 3 years
en | more than 10 | over 10
en | more than 10 | > 10
en | x <= 5 | x ≤ 5
en | x * y | x·y
en | a + b | a+b
en | A+ | a+
en | C# | c#
en | F sharp minor | F# minor
en | 10² | 10^2
en | 100 m² | 100 m2
en | v2.10 | V2.10
en | 10 mg | 10 MG
en | CEO | ceo
en | café | cafe
en | a manager of a team | manager of the team
nb | Ola og Kari | Kari og Ola
nb | 500 kroner | kr 500
nb | minst 5 år | 5 år
nb | over 30 meter | mer enn 30 meter
nb | kaffe, te og kakao | te, kakao og kaffe
nb | kafé | kafe
"""


def lines(table: str) -> list[tuple[Language, str, str]]:
    parts = [[part.strip() for part in line.split(" | ")] for line in table.strip().splitlines()]
    return [(EN if code == "en" else NB, right, given) for code, right, given in parts]


@pytest.mark.parametrize(("language", "right", "given"), lines(NOT_RIGHT))
def test_the_same_words_can_say_another_thing(language: Language, right: str, given: str) -> None:
    found = grade(Expected(language, (right,)), given)
    assert found.verdict is not Verdict.RIGHT
    assert grade(Expected(language, (right,)), right).verdict is Verdict.RIGHT


@pytest.mark.parametrize(("language", "right", "given"), lines(RIGHT))
def test_what_says_the_same_is_right(language: Language, right: str, given: str) -> None:
    assert grade(Expected(language, (right,)), given).verdict is Verdict.RIGHT


def test_parts_in_another_order_are_called_that() -> None:
    expected = Expected(EN, ("2 judges and 7 jurors",))
    found = grade(expected, "7 judges and 2 jurors")
    assert (found.verdict, found.reason) == (Verdict.NEARLY, GradeReason.ORDER)


def test_a_bound_that_the_question_names_need_not_be_typed() -> None:
    expected = Expected(EN, ("more than 10",))
    assert grade(expected, "10", "It takes more than how many days?").verdict is Verdict.RIGHT
    assert grade(expected, "10").reason is GradeReason.LESS_EXACT
