"""The chance to pass: figures worked out by hand, papers drawn by chance, odd profiles."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from aimstudy.domain.pass_marks import marks_needed
from aimstudy.scheduling.exam_forecast import Spread
from aimstudy.scheduling.pass_chance import (
    MOST_QUESTIONS,
    PassOutlook,
    PassRule,
    Score,
    TopicRecall,
    guessing,
    known_behind,
    pass_outlook,
    questions_by_topic,
    score_from,
)
from aimstudy.scheduling.score_chances import Skill

RULE = PassRule(50, 0.7)


def one(mean: float, error: float = 0.0) -> list[TopicRecall]:
    return [TopicRecall(1.0, Spread(mean, error))]


def chance(outlook: PassOutlook) -> float:
    assert outlook.chance is not None
    return outlook.chance


def score(outlook: PassOutlook) -> Score:
    assert outlook.score is not None
    return outlook.score


@pytest.mark.parametrize(
    ("skill", "expected"),
    [(0.65, "0.28"), (0.70, "0.57"), (0.75, "0.84"), (0.80, "0.97"), (0.85, "0.998")],
)
def test_a_pass_mark_is_a_coin_flip_for_a_skill_of_the_same_share(
    skill: float, expected: str
) -> None:
    found = chance(pass_outlook(RULE, one(skill)))
    assert f"{found:.{len(expected) - 2}f}" == expected


def test_safety_takes_more_skill_than_the_pass_mark() -> None:
    assert chance(pass_outlook(RULE, one(0.742))) == pytest.approx(0.80, abs=0.002)
    assert chance(pass_outlook(RULE, one(0.788))) == pytest.approx(0.95, abs=0.001)


@pytest.mark.parametrize(
    ("right", "asked", "passing", "likely"),
    [
        (8, 10, "0.70", (28, 46)),
        (16, 20, "0.79", (32, 45)),
        (40, 50, "0.88", (34, 44)),
        (80, 100, "0.93", (35, 44)),
    ],
)
def test_more_first_answers_with_the_same_share_make_it_surer(
    right: int, asked: int, passing: str, likely: tuple[int, int]
) -> None:
    found = score_from(Skill.seen(right, asked), 50)
    assert f"{found.at_least(35):.2f}" == passing
    assert found.within(0.8) == likely
    low, high = found.within(0.9)
    assert low < likely[0] < likely[1] < high


@pytest.mark.parametrize(("right", "known"), [(0.7, 0.60), (0.8, 0.73), (0.9, 0.87)])
def test_what_is_known_behind_choices_is_less_than_what_is_right(
    right: float, known: float
) -> None:
    assert round(known_behind(right, 4), 2) == known
    assert known_behind(right, 0) == right


def test_a_choice_of_none_or_one_is_no_guess_and_less_than_chance_is_nothing_known() -> None:
    assert [guessing(options) for options in (-1, 0, 1, 2, 4)] == [0.0, 0.0, 0.0, 0.5, 0.25]
    assert known_behind(0.1, 4) == 0.0


def test_marks_are_rounded_up() -> None:
    assert marks_needed(25, 0.7) == 18
    assert marks_needed(50, 0.7) == 35
    assert marks_needed(100, 0.55) == 55
    assert (marks_needed(50, 0.0), marks_needed(50, 1.0), marks_needed(0, 0.7)) == (0, 50, 0)
    assert (marks_needed(50, -1.0), marks_needed(50, 7.0)) == (0, 50)


def test_a_certain_share_with_guesses_is_one_coin() -> None:
    guessed = score(pass_outlook(PassRule(50, 0.7, options=4), one(0.6)))
    assert guessed.chances == pytest.approx(score(pass_outlook(RULE, one(0.7))).chances)
    assert guessed.mean == pytest.approx(35.0)


def test_a_wider_spread_widens_the_range_around_the_same_mean() -> None:
    sure, unsure = (score(pass_outlook(RULE, one(0.8, error))) for error in (0.0, 0.1))
    assert sure.mean == pytest.approx(unsure.mean) == pytest.approx(40.0)
    assert unsure.within(0.9)[0] < sure.within(0.9)[0] < sure.within(0.9)[1]
    assert sure.at_least(35) > unsure.at_least(35)


def test_a_paper_drawn_a_hundred_thousand_times_agrees() -> None:
    found = score(pass_outlook(PassRule(20, 0.7, options=4), one(0.6, 0.15)))
    rng = np.random.default_rng(4)
    weight = 0.6 * 0.4 / 0.15**2 - 1
    known = rng.beta(0.6 * weight, 0.4 * weight, 100_000)
    right = rng.binomial(20, known + (1 - known) / 4)
    drawn = np.bincount(right, minlength=21) / len(right)
    assert found.chances == pytest.approx(drawn, abs=0.005)


TWO = [TopicRecall(3.0, Spread(0.85, 0.06)), TopicRecall(1.0, Spread(0.55, 0.12))]


@pytest.mark.parametrize("shared", [True, False])
def test_a_least_share_in_each_topic_agrees_with_drawn_papers(shared: bool) -> None:
    rule = PassRule(40, 0.7, topic_share=0.5, options=3)
    found = pass_outlook(rule, TWO, shared=shared)
    rng = np.random.default_rng(5)
    papers = 40_000
    quantile = rng.random(papers)
    right = []
    for topic, items in zip(TWO, (30, 10), strict=True):
        assert topic.known is not None
        mean, error = topic.known.mean, topic.known.error
        weight = mean * (1 - mean) / error**2 - 1
        known = rng.beta(mean * weight, (1 - mean) * weight, papers)
        if shared:  # as far up or down in each topic
            known = np.quantile(known, quantile)
        right.append(rng.binomial(items, known + (1 - known) / 3))
    passed = (right[0] >= 15) & (right[1] >= 5) & (right[0] + right[1] >= 28)
    assert chance(found) == pytest.approx(passed.mean(), abs=0.008)
    assert score(found).at_least(28) == pytest.approx((right[0] + right[1] >= 28).mean(), abs=0.008)
    assert chance(found) < score(found).at_least(28)


def test_the_minimum_of_certain_topics_is_a_product() -> None:
    topics = [TopicRecall(1.0, Spread(0.8, 0.0)), TopicRecall(1.0, Spread(0.6, 0.0))]
    found = pass_outlook(PassRule(20, 0.0, topic_share=0.5), topics)
    alone = [score_from(Skill(skill), 10).at_least(5) for skill in (0.8, 0.6)]
    assert chance(found) == pytest.approx(alone[0] * alone[1])


def test_topics_of_one_skill_are_one_paper_and_errors_that_differ_even_out() -> None:
    topics = [TopicRecall(1.0, Spread(0.8, 0.08))] * 4
    whole = score(pass_outlook(RULE, one(0.8, 0.08)))
    assert score(pass_outlook(RULE, topics)).chances == pytest.approx(whole.chances, abs=1e-4)
    apart = score(pass_outlook(RULE, topics, shared=False))
    assert apart.within(0.9)[0] > whole.within(0.9)[0]


def test_topics_without_material_are_counted_and_say_nothing_of_the_score() -> None:
    covered = [*one(0.8), TopicRecall(2.0, Spread(0.6, 0.05))]
    none = [TopicRecall(5.0, None), TopicRecall(1.0, None)]
    found = pass_outlook(RULE, [*covered, *none])
    assert (found.covered, found.topics, found.whole) == (2, 4, False)
    alone = pass_outlook(RULE, covered)
    assert alone.whole
    assert found.chance == alone.chance
    unknown = pass_outlook(RULE, none)
    assert (unknown.score, unknown.chance, unknown.covered) == (None, None, 0)


def test_a_profile_without_questions_or_topics_gives_no_number() -> None:
    for questions in (0, -3):
        found = pass_outlook(PassRule(questions, 0.7, 0.5, 4), one(0.8))
        assert (found.score, found.chance, found.questions, found.marks) == (None, None, 0, 0)
    found = pass_outlook(RULE, [])
    assert (found.score, found.chance, found.topics, found.whole) == (None, None, 0, False)
    with pytest.raises(ValueError, match="at most"):
        pass_outlook(PassRule(MOST_QUESTIONS + 1, 0.7), one(0.8))


@pytest.mark.parametrize("error", [0.0, 1e-9, 0.02, 0.5, 30.0])
@pytest.mark.parametrize("mean", [-0.1, 0.0, 1e-300, 1e-9, 0.5, 1.0 - 1e-9, 1.0, 1.2])
@pytest.mark.parametrize("options", [0, 1, 4])
def test_no_share_is_too_odd(mean: float, error: float, options: int) -> None:
    topics = [*one(mean, error), TopicRecall(2.0, Spread(0.7, 0.05))]
    for shared in (True, False):
        found = pass_outlook(PassRule(50, 0.7, 0.5, options), topics, shared=shared)
        assert score(found).chances.sum() == pytest.approx(1.0)
        assert np.isfinite(score(found).chances).all()
        assert 0.0 <= chance(found) <= 1.0
    low, high = score(found).within(0.8)
    assert 0 <= low <= high <= 50


def test_pass_marks_of_nothing_and_of_all() -> None:
    assert chance(pass_outlook(PassRule(50, 0.0), one(0.2, 0.1))) == pytest.approx(1.0)
    assert chance(pass_outlook(PassRule(50, 1.0), one(0.9))) == pytest.approx(0.9**50)
    assert chance(pass_outlook(PassRule(50, 1.0), one(1.0))) == 1.0
    assert chance(pass_outlook(PassRule(50, 0.7), one(0.0))) == 0.0
    assert score(pass_outlook(PassRule(1, 0.7), one(0.25))).chances == pytest.approx([0.75, 0.25])


def test_ranges_hold_all_or_next_to_nothing() -> None:
    found = score_from(Skill(0.5), 4)
    assert found.within(1.0) == (0, 4)
    assert found.within(0.0) == (2, 2)
    assert found.within(7.0) == (0, 4)
    assert score_from(Skill(1.0), 4).within(0.9) == (4, 4)


def test_questions_are_shared_out_by_weight_and_add_up() -> None:
    assert questions_by_topic(50, [1, 1, 1]) == [17, 17, 16]
    assert questions_by_topic(50, [0.3, 0.7]) == [15, 35]
    assert questions_by_topic(2, [1, 1, 1]) == [1, 1, 0]
    assert questions_by_topic(10, [0, 0]) == [5, 5]
    assert questions_by_topic(10, [-1, 2]) == [0, 10]


def test_nobody_is_taken_to_know_all_of_it_because_nearly_all_is_expected() -> None:
    rule = PassRule(questions=1_000, pass_share=1.0)
    found = pass_outlook(rule, [TopicRecall(1.0, Spread(0.993, 0.02))])
    assert found.chance is not None
    assert found.chance < 0.2


@given(mean=st.floats(0.01, 0.99), lower=st.floats(0.0, 0.2), error=st.floats(0.0, 0.2))
def test_who_is_expected_to_know_less_does_not_pass_more_surely(
    mean: float, lower: float, error: float
) -> None:
    rule = PassRule(questions=50, pass_share=0.7)
    high, low = (
        pass_outlook(rule, [TopicRecall(1.0, Spread(share, error))]).chance
        for share in (mean, max(0.0, mean - lower))
    )
    assert high is not None
    assert low is not None
    # An error of the same size around less is a flatter curve, whose end reaches a hair further.
    assert low <= high + 1e-4
