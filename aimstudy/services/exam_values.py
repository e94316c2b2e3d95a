"""What a person typed about an exam, as it can be kept: names cleaned, numbers within bounds.

Raises Problem for what cannot be meant; knows nothing of where exams are kept.
"""

from collections.abc import Iterable
from dataclasses import replace
from math import isfinite

from aimstudy.domain.errors import Problem, ProblemKind
from aimstudy.domain.exam_profile import ExamProfile, ExamResult, ExamWindow, Topic, TopicSource
from aimstudy.domain.exam_windows import is_month_day
from aimstudy.services.typed_text import cleaned, visible

LONGEST_NAME, LONGEST_SOURCE = 200, 1_000
MOST_TOPICS, MOST_SOURCES, MOST_WINDOWS = 100, 1_000, 24
MOST_QUESTIONS, MOST_MINUTES, MOST_OPTIONS = 1_000, 1_440, 26
MOST_ATTEMPTS, MOST_TRANSFER_DAYS = 100, 366
HIGHEST_WEIGHT = 1_000_000.0
MOST_LEFT_OUT = 1_000_000


def one_line(text: str, longest: int = LONGEST_NAME) -> str:
    """The text cleaned, on one line, and no longer than ``longest``."""
    return " ".join(cleaned(text).split())[:longest].strip()


def named(text: str) -> str:
    """A name that can be seen; raises Problem NAME_EMPTY."""
    name = one_line(text)
    if not visible(name):
        raise Problem(ProblemKind.NAME_EMPTY)
    return name


def within(what: str, value: float, low: float, high: float) -> None:
    """Raises Problem VALUE_OUT_OF_RANGE, also for what is no number."""
    if not (isfinite(value) and low <= value <= high):
        raise Problem(ProblemKind.VALUE_OUT_OF_RANGE, what=what, low=low, high=high)


def checked_profile(profile: ExamProfile | None) -> ExamProfile | None:
    """The profile with its texts cleaned; raises VALUE_OUT_OF_RANGE or WINDOW_DAY_UNKNOWN."""
    if profile is None:
        return None
    within("questions", profile.questions, 0, MOST_QUESTIONS)
    within("minutes", profile.minutes, 0, MOST_MINUTES)
    within("pass_share", profile.pass_share, 0, 1)
    within("topic_share", profile.topic_share, 0, 1)
    within("options", profile.options, 0, MOST_OPTIONS)
    within("attempts", profile.attempts, 0, MOST_ATTEMPTS)
    within("transfer_days", profile.transfer_days, 0, MOST_TRANSFER_DAYS)
    within("band_points", profile.band_points, 1, 100)
    within("windows", len(profile.windows), 0, MOST_WINDOWS)
    _check_windows(profile.windows)
    return replace(
        profile,
        name=one_line(profile.name),
        source=one_line(profile.source, LONGEST_SOURCE),
        windows=tuple(dict.fromkeys(profile.windows)),
    )


def checked_topics(topics: Iterable[Topic]) -> tuple[Topic, ...]:
    """The topics with their names and tags cleaned, and every source once.

    Raises Problem NAME_EMPTY, TOPIC_TWICE or VALUE_OUT_OF_RANGE.
    """
    found = tuple(_topic(topic) for topic in topics)
    within("topics", len(found), 0, MOST_TOPICS)
    seen: set[str] = set()
    for topic in found:
        key = topic.name.casefold()
        if key in seen:
            raise Problem(ProblemKind.TOPIC_TWICE, name=topic.name)
        seen.add(key)
    return found


def checked_result(result: ExamResult | None) -> ExamResult | None:
    """The result with its names cleaned; a band has both ends or none, ``low <= high``."""
    if result is None:
        return None
    low, high = result.low, result.high
    if low is None or high is None:
        if low is not high:
            raise Problem(ProblemKind.VALUE_OUT_OF_RANGE, what="band", low=0, high=100)
    else:
        within("band", low, 0, 100)
        within("band", high, low, 100)
    weak = dict.fromkeys(one_line(name) for name in result.weak_topics)
    within("weak_topics", len(weak), 0, MOST_TOPICS)
    return replace(result, weak_topics=tuple(name for name in weak if visible(name)))


def _topic(topic: Topic) -> Topic:
    weight = topic.weight
    if not (isfinite(weight) and 0 < weight <= HIGHEST_WEIGHT):
        raise Problem(
            ProblemKind.VALUE_OUT_OF_RANGE, what="weight", low="0 (not itself)", high=HIGHEST_WEIGHT
        )
    within("sources", len(topic.sources), 0, MOST_SOURCES)
    sources = dict.fromkeys(_source(source) for source in topic.sources)
    return Topic(named(topic.name), float(weight), tuple(sources))


def _source(source: TopicSource) -> TopicSource:
    tag = "".join(cleaned(source.tag).split())[:LONGEST_NAME]
    return replace(source, tag=tag)


def _check_windows(windows: Iterable[ExamWindow]) -> None:
    for window in windows:
        for month, day in (window.opens, window.closes):
            if not is_month_day(month, day):
                raise Problem(ProblemKind.WINDOW_DAY_UNKNOWN, month=month, day=day)
