"""Marks in exact numbers, time in proportion, questions by topic, and what a score foretells."""

from fractions import Fraction
from math import ceil, comb

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from aimstudy.domain.errors import Problem, ProblemKind
from aimstudy.domain.exam_profile import ExamProfile
from aimstudy.domain.paper import PaperRules, rules_of, shared_out
from aimstudy.domain.pass_marks import marks_needed
from aimstudy.services.exam_values import checked_profile
from aimstudy.services.paper_rules import checked_rules
from aimstudy.services.paper_score import likely_range, next_paper, next_scores

RULES = PaperRules("AIM", 50, 65)


def test_thirty_five_of_fifty_pass_and_eighteen_of_twenty_five() -> None:
    assert RULES.marks == 35
    assert PaperRules("", 25, 40).marks == 18


def test_marks_are_those_of_exact_numbers_for_papers_of_every_length() -> None:
    for percent in (29, 55, 57, 70, 80):  # and whole floats that are a little more or less
        share, exact = percent / 100, Fraction(percent, 100)
        wrong = [n for n in range(1, 1001) if marks_needed(n, share) != ceil(n * exact)]
        assert not wrong, (percent, wrong[:3])


@given(st.integers(1, 1000), st.integers(0, 10_000))
def test_marks_are_exact_for_hundredths_of_a_per_cent(questions: int, share: int) -> None:
    assert marks_needed(questions, share / 10_000) == ceil(questions * Fraction(share, 10_000))


def test_marks_of_a_float_that_was_added_up_are_those_that_were_meant() -> None:
    assert marks_needed(50, 0.1 + 0.2 + 0.4) == 35
    assert marks_needed(30, 1 / 3) == 10


@pytest.mark.parametrize(
    ("rules", "seconds"),
    [
        (RULES, 3_900),
        (RULES.shortened(24), 1_872),
        (RULES.shortened(24).shortened(12), 936),
        (PaperRules("", 50, 65, extra_share=0.25), 4_875),
        (PaperRules("", 50, 65, extra_share=0.25).shortened(10), 975),
        (PaperRules("", 7, 1, of_questions=9), 47),  # 46.7: a part of a second counts
    ],
)
def test_time_is_in_proportion(rules: PaperRules, seconds: int) -> None:
    assert rules.seconds == seconds


def test_a_shorter_paper_asks_the_same_share() -> None:
    assert RULES.shortened(25).marks == 18
    assert RULES.shortened(25).is_shorter
    assert not RULES.is_shorter


@pytest.mark.parametrize(
    ("rules", "name"),
    [
        (PaperRules("", 0, 65), "questions"),
        (PaperRules("", 1_001, 65), "questions"),
        (PaperRules("", 50, 0), "minutes"),
        (PaperRules("", 50, -65), "minutes"),
        (PaperRules("", 50, 65, pass_share=1.01), "pass_share"),
        (PaperRules("", 50, 65, pass_share=-0.1), "pass_share"),
        (PaperRules("", 50, 65, topic_share=1.01), "topic_share"),
        (PaperRules("", 50, 65, extra_share=-0.25), "extra_share"),
        (PaperRules("", 50, 65, extra_share=float("nan")), "extra_share"),
        (PaperRules("", 50, 65, options=-1), "options"),
    ],
)
def test_rules_that_cannot_be_meant_are_refused_by_name(rules: PaperRules, name: str) -> None:
    with pytest.raises(Problem) as caught:
        checked_rules(rules)
    assert caught.value.kind is ProblemKind.VALUE_OUT_OF_RANGE
    assert caught.value.values["what"] == name


@pytest.mark.parametrize(
    ("profile", "name"),
    [
        (ExamProfile(questions=-1), "questions"),
        (ExamProfile(minutes=-65), "minutes"),
        (ExamProfile(pass_share=1.01), "pass_share"),
        (ExamProfile(topic_share=-0.01), "topic_share"),
        (ExamProfile(extra_share=-0.25), "extra_share"),
        (ExamProfile(extra_share=3.5), "extra_share"),
    ],
)
def test_a_profile_that_cannot_be_meant_is_refused_by_name(profile: ExamProfile, name: str) -> None:
    with pytest.raises(Problem) as caught:
        checked_profile(profile)
    assert caught.value.kind is ProblemKind.VALUE_OUT_OF_RANGE
    assert caught.value.values["what"] == name


def test_a_paper_has_the_rules_of_its_profile() -> None:
    profile = ExamProfile("C", 25, 40, 0.7, 0.5, 4, pausable=False, extra_share=0.25)
    rules = rules_of(profile)
    assert (rules.questions, rules.minutes, rules.seconds, rules.marks) == (25, 40, 3_000, 18)
    assert (rules.topic_share, rules.options, rules.pausable) == (0.5, 4, False)


@given(
    st.integers(0, 300),
    st.lists(st.tuples(st.floats(0.01, 100), st.integers(0, 80)), min_size=1, max_size=8),
)
@example(50, [(1.0, 0), (1.0, 10), (1.0, 80)])
def test_questions_are_shared_out_whole_and_only_where_there_are_some(
    questions: int, topics: list[tuple[float, int]]
) -> None:
    weights, available = [w for w, _ in topics], [n for _, n in topics]
    found = shared_out(questions, weights, available)
    assert sum(found) == min(questions, sum(available))
    assert all(0 <= number <= most for number, most in zip(found, available, strict=True))


@given(st.integers(1, 200), st.lists(st.integers(1, 50), min_size=1, max_size=8))
def test_with_enough_material_no_topic_is_a_whole_question_from_its_weight(
    questions: int, weights: list[int]
) -> None:
    found = shared_out(questions, weights, [questions] * len(weights))
    for number, weight in zip(found, weights, strict=True):
        assert abs(number - Fraction(questions * weight, sum(weights))) < 1


def test_what_a_topic_lacks_is_given_by_the_others_by_weight() -> None:
    assert shared_out(50, [1, 1, 1], [50, 50, 5]) == [23, 22, 5]
    assert shared_out(50, [2, 1, 1], [100, 100, 0]) == [33, 17, 0]


@pytest.mark.parametrize(
    ("right", "asked", "chance", "span"),
    [
        (8, 10, 0.70, (28, 46)),
        (16, 20, 0.79, (32, 45)),
        (40, 50, 0.88, (34, 44)),
        (80, 100, 0.93, (35, 44)),
    ],
)
def test_the_next_paper_after_eight_of_ten(
    right: int, asked: int, chance: float, span: tuple[int, int]
) -> None:
    found = next_paper(right, asked, 50, 35)
    assert found is not None
    assert round(found.chance, 2) == chance
    assert likely_range(next_scores(right, asked, 50), 0.8) == span
    assert found.low <= span[0]
    assert span[1] <= found.high


@given(st.integers(10, 60), st.integers(1, 60), st.data())
def test_chances_of_the_next_scores_are_exact(
    asked: int, questions: int, data: st.DataObject
) -> None:
    right = data.draw(st.integers(0, asked))
    found = next_scores(right, asked, questions)
    whole = comb(asked + questions + 1, questions)
    for n, chance in enumerate(found):
        ways = comb(right + n, n) * comb(asked - right + questions - n, questions - n)
        assert abs(chance - ways / whole) < 1e-10


def test_nothing_is_foretold_from_nine_answers() -> None:
    assert next_paper(9, 9, 50, 35) is None
