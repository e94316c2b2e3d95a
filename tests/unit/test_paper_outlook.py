"""The paper of an exam: marks, the likely score, the chance, and what the material covers."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aimstudy.domain.exam import Exam
from aimstudy.domain.exam_profile import ExamProfile, Topic
from aimstudy.domain.pass_marks import marks_needed
from aimstudy.domain.plan import Band, ExamOutlook
from aimstudy.services.paper_outlook import paper_outlook, standard_error, topic_shares_of
from aimstudy.services.views.timeline import PassView

DAY = date(2027, 1, 3)


def exam(profile: ExamProfile | None, topics: int = 0) -> Exam:
    named = tuple(Topic(f"Topic {n + 1}") for n in range(topics))
    return Exam(1, "AIM", DAY, profile, named)


def outlook(mean: float, error: float = 0.0, enough: bool = True) -> ExamOutlook:
    reach = 1.645 * error
    band = Band(max(0.0, mean - reach), mean, min(1.0, mean + reach))
    return ExamOutlook(0.9, enough, band, Band(0.1, 0.2, 0.3))


def chance(view: PassView | None) -> float:
    assert view is not None
    assert view.chance is not None
    return view.chance


@pytest.mark.parametrize("mean", [0.0, 0.7, 1.0])
def test_no_paper_is_described_without_a_profile_or_questions(mean: float) -> None:
    assert paper_outlook(exam(None), outlook(mean)) is None
    assert paper_outlook(exam(ExamProfile(questions=0)), outlook(mean)) is None


def test_a_pass_mark_of_seventy_per_cent_is_a_coin_flip_at_seventy_per_cent() -> None:
    view = paper_outlook(exam(ExamProfile(questions=50)), outlook(0.7))
    assert view is not None
    assert (view.questions, view.marks, view.covered, view.topics) == (50, 35, 0, 0)
    assert chance(view) == pytest.approx(0.57, abs=0.005)
    assert (view.low, view.high) == (30, 40)


@given(st.integers(0, 1000), st.integers(0, 100))
def test_a_profile_knows_its_own_pass_mark(questions: int, percent: int) -> None:
    profile = ExamProfile(questions=questions, pass_share=percent / 100)
    assert profile.marks == marks_needed(questions, percent / 100)


def test_what_is_not_known_is_guessed() -> None:
    guessed = ExamProfile(questions=50, options=4)
    assert chance(paper_outlook(exam(guessed), outlook(0.6))) == pytest.approx(
        chance(paper_outlook(exam(ExamProfile(questions=50)), outlook(0.7)))
    )


def test_less_certainty_widens_the_range() -> None:
    sure = paper_outlook(exam(ExamProfile(questions=50)), outlook(0.8))
    unsure = paper_outlook(exam(ExamProfile(questions=50)), outlook(0.8, 0.05))
    assert sure is not None
    assert unsure is not None
    assert sure.low is not None
    assert unsure.low is not None
    assert unsure.low < sure.low
    assert chance(unsure) < chance(sure)


def test_without_evidence_there_is_a_mark_and_no_score() -> None:
    profile = ExamProfile(questions=25)
    nothing = PassView(25, 18, 1, 2, None, None, None)
    assert paper_outlook(exam(profile, 2), outlook(0.9, enough=False), (0.9, None)) == nothing
    assert paper_outlook(exam(profile, 2), None, (0.9, None)) == nothing


def test_score_and_chance_hold_for_the_topics_with_material() -> None:
    profile = ExamProfile(questions=50)
    view = paper_outlook(exam(profile, 4), outlook(0.8), (0.8, None, 0.8, None))
    assert view is not None
    assert (view.covered, view.topics) == (2, 4)
    assert chance(view) == pytest.approx(
        chance(paper_outlook(exam(profile), outlook(0.8))), abs=1e-9
    )


def test_topics_without_any_material_leave_nothing_to_say() -> None:
    view = paper_outlook(exam(ExamProfile(questions=50), 2), outlook(0.8), (None, None))
    assert view == PassView(50, 35, 0, 2, None, None, None)


def test_a_least_share_in_every_topic_lowers_the_chance() -> None:
    shares = (0.95, 0.6)
    whole = paper_outlook(exam(ExamProfile(questions=50), 2), outlook(0.8), shares)
    each = ExamProfile(questions=50, topic_share=0.5)
    assert chance(paper_outlook(exam(each, 2), outlook(0.8), shares)) < chance(whole)


def test_every_topic_gains_the_same_part_of_what_it_lacks() -> None:
    shares = topic_shares_of(0.8, (0.6, 0.2, 0.0), (30, 10, 0))
    assert shares[2] is None
    assert list(shares[:2]) == pytest.approx([0.84, 0.68])
    assert topic_shares_of(0.8, (0.0,), (0,)) == (None,)
    assert list(topic_shares_of(0.25, (0.6, 0.4), (1, 1))) == pytest.approx([0.3, 0.2])


@given(
    st.floats(0, 1),
    st.lists(st.tuples(st.floats(0, 1), st.integers(0, 500)), min_size=1, max_size=6),
)
def test_the_shares_of_the_topics_make_the_whole_again(
    follow: float, topics: list[tuple[float, int]]
) -> None:
    stopped, cards = [share for share, _ in topics], [count for _, count in topics]
    shares = topic_shares_of(follow, stopped, cards)
    assert all(share is None or 0 <= share <= 1 for share in shares)
    total = sum(cards)
    before = sum(s * n for s, n in topics)
    if total and 1e-6 < before < total:
        parts = sum((share or 0.0) * n for share, n in zip(shares, cards, strict=True))
        assert parts == pytest.approx(follow * total, abs=1e-6 * total)


def test_a_range_cut_off_at_one_is_as_wide_as_below() -> None:
    assert standard_error(Band(0.9, 0.97, 1.0)) == pytest.approx(0.07 / 1.645)
    assert standard_error(Band(0.5, 0.5, 0.5)) == 0.0
