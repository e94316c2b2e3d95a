"""Typed answers: what is right however it is written, what is nearly so, and what is wrong."""

import pytest

from aimstudy.domain.article import Language
from aimstudy.domain.quiz import Expected, GradeReason, PieceKind, Verdict
from aimstudy.questions.grading import grade
from aimstudy.questions.grading_difference import difference

ENGLISH, BOKMAL = Language.ENGLISH, Language.BOKMAL


def verdict(language: Language, right: str, given: str, prompt: str = "") -> Verdict:
    number = 1.0 if any(c.isdigit() for c in right) else None
    return grade(Expected(language, (right,), low=number), given, prompt).verdict


RIGHT = [
    (ENGLISH, "between 9 and 15 months", "9 to 15 months"),
    (ENGLISH, "between 9 and 15 months", "nine to fifteen months"),
    (ENGLISH, "between 9 and 15 months", "about 9–15 months"),
    (BOKMAL, "mellom 9 og 15 måneder", "9 til 15 måneder"),
    (BOKMAL, "mellom 9 og 15 måneder", "fra ni til femten mnd"),
    (ENGLISH, "$1800-2500", "1 800 – 2 500 dollars"),
    (ENGLISH, "$1800-2500", "$1,800 to $2,500"),
    (BOKMAL, "18 500 kroner", "kr 18.500"),
    (BOKMAL, "18 500 kroner", "atten tusen fem hundre kroner"),
    (BOKMAL, "inntil 5 millioner kroner", "5 mill. kr"),
    (ENGLISH, "at least 3 years", "36 months"),
    (ENGLISH, "more than 25", "over twenty-five"),
    (ENGLISH, "0.6 percent", "0,6 %"),
    (ENGLISH, "1% to 3%", "1-3 percent"),
    (ENGLISH, "between 9 and 15 months", "9 months to 15 months"),
    (ENGLISH, "18 months", "1 year and 6 months"),
    (ENGLISH, "12 March 2021", "March 12, 2021"),
    (ENGLISH, "12 March 2021", "2021-03-12"),
    (BOKMAL, "12. mars 2021", "12.3.2021"),
    (BOKMAL, "1920-tallet", "1920-årene"),
    (ENGLISH, "the Harbour Board", "harbor bord"),
    (ENGLISH, "because rain softens the clay", "rain softens the clay"),
    (BOKMAL, "hvis det er for varmt", "dersom det er for varmt"),
    (BOKMAL, "håndlagde kniver", "haandlagde kniver"),
    (BOKMAL, "sikringsutstyr", "sikrings utstyr"),
    (ENGLISH, "the third Monday", "the 3rd Monday"),
]
NOT_RIGHT = [
    (ENGLISH, "between 9 and 15 months", "15-9"),
    (ENGLISH, "between 9 and 15 months", "9"),
    (ENGLISH, "between 9 and 15 months", "9-15 years"),
    (ENGLISH, "$1800-2500", "€1800-2500"),
    (ENGLISH, "at least 3 years", "at most 3 years"),
    (ENGLISH, "0.6 percent", "0.6 percentage points"),
    (ENGLISH, "$500 a month", "$500 a year"),
    (ENGLISH, "1% to 3%", "four"),
    (ENGLISH, "1% to 3%", "1%"),
    (ENGLISH, "12 March 2021", "2021"),
    (ENGLISH, "12 March 2021", "13 March 2021"),
    (ENGLISH, "employer", "employee"),
    (ENGLISH, "insurer", "insured"),
    (ENGLISH, "legal", "illegal"),
    (ENGLISH, "the buyer", "the seller"),
    (ENGLISH, "not paid by members", "paid by members"),
    (ENGLISH, "before the vote", "after the vote"),
    (ENGLISH, "the third Monday", "the first Monday"),
    (BOKMAL, "måle", "male"),
    (BOKMAL, "hunnen alene", "hannen alene"),
    (BOKMAL, "hvert tredje år", "hvert tiende år"),
    (BOKMAL, "arbeidsgiver", "arbeidstaker"),
]


@pytest.mark.parametrize(("language", "right", "given"), RIGHT)
def test_however_it_is_written_it_is_right(language: Language, right: str, given: str) -> None:
    assert verdict(language, right, given) is Verdict.RIGHT


@pytest.mark.parametrize(("language", "right", "given"), NOT_RIGHT)
def test_what_says_something_else_is_not(language: Language, right: str, given: str) -> None:
    assert verdict(language, right, given) is not Verdict.RIGHT


def test_words_of_the_question_need_not_be_typed_again() -> None:
    question = "Which industry does the board serve?"
    assert verdict(ENGLISH, "the fishing industry", "fishing", question) is Verdict.RIGHT
    assert verdict(ENGLISH, "four", "four courses", "How many courses are there?") is Verdict.RIGHT
    assert verdict(ENGLISH, "four", "four months", "How many weeks does it take?") is Verdict.WRONG


def test_a_measure_without_its_unit_is_right_where_the_unit_is_told() -> None:
    right = "between 9 and 15 months"
    said = grade(Expected(ENGLISH, (right,)), "9-15", "How long does it take?")
    assert (said.verdict, said.reason) == (Verdict.NEARLY, GradeReason.UNIT)
    assert verdict(ENGLISH, right, "9-15", "How many months does it take?") is Verdict.RIGHT
    shown = Expected(ENGLISH, (right,), low=9, high=15, unit="months")
    assert grade(shown, "9-15").verdict is Verdict.RIGHT


def test_a_slip_is_counted_and_shown() -> None:
    said = grade(Expected(ENGLISH, ("the management committee",)), "the managment committee")
    assert (said.verdict, said.reason) == (Verdict.RIGHT, GradeReason.SPELLING)
    lacking = [piece.text for piece in said.difference if piece.kind is PieceKind.MISSING]
    assert lacking == ["e"]


def test_a_missing_word_is_not_glued_to_one_that_is_too_much() -> None:
    shown = difference("report safety plan", "a safety plan", by_letter=False)
    assert [(piece.text, piece.kind) for piece in shown] == [
        ("a", PieceKind.MISSING),
        (" report", PieceKind.EXTRA),
        (" safety plan", PieceKind.SAME),
    ]


def test_a_part_is_nearly_right() -> None:
    said = grade(Expected(ENGLISH, ("a written safety plan",)), "a safety plan")
    assert (said.verdict, said.reason) == (Verdict.NEARLY, GradeReason.MISSING)
    said = grade(Expected(ENGLISH, ("Harbour Board",)), "the old Harbour Board")
    assert (said.verdict, said.reason) == (Verdict.NEARLY, GradeReason.EXTRA)
    said = grade(Expected(ENGLISH, ("12 March 2021",)), "March 2021")
    assert (said.verdict, said.reason) == (Verdict.NEARLY, GradeReason.LESS_EXACT)


def test_the_answer_to_something_else_is_never_a_slip() -> None:
    expected = Expected(ENGLISH, ("Anna Bergen",), refuse=("Anna Berger",))
    assert grade(expected, "Anna Berges").verdict is Verdict.WRONG
    assert grade(expected, "Anna Berger").verdict is Verdict.WRONG
    assert grade(expected, "anna bergen").verdict is Verdict.RIGHT


def test_the_items_of_a_list_in_any_order() -> None:
    expected = Expected(ENGLISH, ("knots", "ropes and sails", "weather"))
    for given in ("weather, knots, ropes and sails", "ropes and sails and weather and knots"):
        assert grade(expected, given).verdict is Verdict.RIGHT
    said = grade(expected, "knots; weather")
    assert (said.verdict, said.found, said.wanted) == (Verdict.NEARLY, 2, 3)
    assert grade(expected, "knots, weather, ropes and sails, flags").reason is GradeReason.EXTRA
    assert grade(expected, "flags").verdict is Verdict.WRONG


def test_nothing_is_no_answer() -> None:
    assert grade(Expected(BOKMAL, ("ett år",)), " – ").reason is GradeReason.EMPTY


def test_an_item_of_a_list_may_hold_commas() -> None:
    answers = ("rail and roads", "ports, quays and locks", "power lines")
    expected = Expected(ENGLISH, answers)
    for given in (
        "rail and roads, ports, quays and locks, power lines",
        "power lines; rail and roads; Ports, quays and locks",
    ):
        assert grade(expected, given).verdict is Verdict.RIGHT
    assert grade(expected, "ports, quays and locks, power lines").verdict is not Verdict.RIGHT


@pytest.mark.parametrize(
    ("language", "right", "given", "reason"),
    [
        (ENGLISH, "1828", "granite", GradeReason.NO_NUMBER),
        (ENGLISH, "12 metres", "high", GradeReason.NO_NUMBER),
        (ENGLISH, "12 metres", "13 metres", GradeReason.NUMBER),
        (ENGLISH, "12 metres", "thirteen", GradeReason.NUMBER),
        (ENGLISH, "12", "none", GradeReason.OTHER),
        (BOKMAL, "1828", "type", GradeReason.NO_NUMBER),
        (BOKMAL, "12 prosent", "det meste", GradeReason.NO_NUMBER),
        (BOKMAL, "12 prosent", "elleve", GradeReason.NUMBER),
    ],
)
def test_words_for_a_number_are_not_called_another_number(
    language: Language, right: str, given: str, reason: GradeReason
) -> None:
    said = grade(Expected(language, (right,)), given)
    assert (said.verdict, said.reason) == (Verdict.WRONG, reason)


def test_a_number_grouped_otherwise_is_no_difference() -> None:
    shown = difference("2000 goats", "2 000 sheep", by_letter=False)
    assert shown[0].kind is PieceKind.SAME
    assert shown[0].text.strip() == "2 000"


def test_of_a_list_only_the_missing_items_are_shown_as_missing() -> None:
    expected = Expected(ENGLISH, ("upper gate", "lower gate", "chamber", "sill", "paddle"))
    said = grade(expected, "- paddle\n- sill\n- chamber\n- upper gate\n- winch")
    assert (said.verdict, said.found) == (Verdict.NEARLY, 4)
    shown = {
        kind: [p.text.strip(" ,") for p in said.difference if p.kind is kind] for kind in PieceKind
    }
    assert shown[PieceKind.MISSING] == ["lower gate"]
    assert shown[PieceKind.EXTRA] == ["winch"]
    assert shown[PieceKind.SAME] == ["upper gate", "chamber, sill, paddle"]


def test_signs_in_the_items_of_a_list_count() -> None:
    expected = Expected(ENGLISH, ("A ∪ B", "x² + y²"))
    assert grade(expected, "x^2 + y^2, A ∪ B").verdict is Verdict.RIGHT
    assert grade(expected, "x^2 + y^2, A ∩ B").verdict is not Verdict.RIGHT
