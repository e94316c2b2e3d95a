"""Profile, topics and result come back from their text as they were, whatever stands in them."""

import json
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from aimstudy.domain.exam_profile import (
    ExamProfile,
    ExamResult,
    ExamWindow,
    Topic,
    TopicKind,
    TopicSource,
)
from aimstudy.storage.exam_text import (
    profile_from,
    profile_text,
    result_from,
    result_text,
    topics_from,
    topics_text,
)

NAMES = st.text(max_size=20)
SHARES = st.floats(0, 1)
MONTH_DAYS = st.tuples(st.integers(1, 12), st.integers(1, 29))
PROFILES = st.builds(
    ExamProfile,
    name=NAMES,
    questions=st.integers(0, 1000),
    minutes=st.integers(0, 1440),
    pass_share=SHARES,
    topic_share=SHARES,
    options=st.just(0) | st.integers(2, 26),
    pausable=st.booleans(),
    windows=st.lists(st.builds(ExamWindow, MONTH_DAYS, MONTH_DAYS), max_size=4).map(tuple),
    attempts=st.integers(0, 9),
    transfer_days=st.integers(0, 99),
    band_points=st.integers(1, 100),
    source=NAMES,
    source_day=st.none() | st.dates(),
    verified=st.booleans(),
    weekend_moves=st.booleans(),
    extra_share=st.floats(0, 3),
)
SOURCES = st.builds(TopicSource, st.sampled_from(TopicKind), st.integers(0, 2**62), NAMES)
TOPICS = st.builds(
    Topic,
    NAMES,
    st.floats(0, 1e6, exclude_min=True),
    st.lists(SOURCES, max_size=4).map(tuple),
)
BANDS = st.just((None, None)) | st.tuples(st.integers(0, 50), st.integers(50, 100))
RESULTS = st.builds(
    lambda passed, band, weak: ExamResult(passed, band[0], band[1], weak),
    st.booleans(),
    BANDS,
    st.lists(NAMES, max_size=3).map(tuple),
)


@given(st.none() | PROFILES)
def test_a_profile_comes_back(profile: ExamProfile | None) -> None:
    assert profile_from(profile_text(profile)) == profile


@given(st.lists(TOPICS, max_size=4).map(tuple))
def test_topics_come_back(topics: tuple[Topic, ...]) -> None:
    assert topics_from(topics_text(topics)) == topics


@given(st.none() | RESULTS)
def test_a_result_comes_back(result: ExamResult | None) -> None:
    assert result_from(result_text(result)) == result


def test_a_profile_of_another_version_keeps_what_is_known() -> None:
    older = json.dumps({"questions": 25, "from_a_newer_version": 1})
    assert profile_from(older) == ExamProfile(questions=25)
    windowed = ExamProfile(windows=(ExamWindow((1, 2), (3, 4)),), source_day=date(2026, 1, 2))
    assert profile_from(profile_text(windowed)) == windowed
