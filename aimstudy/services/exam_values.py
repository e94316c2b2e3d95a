"""What a person typed about an exam, as it can be kept: names cleaned, numbers within bounds.

Raises Problem for what cannot be meant; knows nothing of where exams are kept.
"""

from collections.abc import Iterable

from aimstudy.domain.errors import Problem, ProblemKind
from aimstudy.domain.exam_limits import (
    HIGHEST_EXTRA_SHARE,
    HIGHEST_ID,
    HIGHEST_WEIGHT,
    MOST_ATTEMPTS,
    MOST_BAND_POINTS,
    MOST_PAPER_MINUTES,
    MOST_QUESTIONS,
    MOST_SOURCES,
    MOST_TOPICS,
    MOST_TRANSFER_DAYS,
    MOST_WINDOWS,
)
from aimstudy.domain.exam_profile import (
    ExamProfile,
    ExamResult,
    ExamWindow,
    Topic,
    TopicKind,
    TopicSource,
)
from aimstudy.domain.exam_windows import is_month_day
from aimstudy.services.given_values import (
    day_of,
    made_as,
    options_of_question,
    several,
    whole,
    within,
)
from aimstudy.services.typed_text import cleaned, visible

LONGEST_NAME, LONGEST_SOURCE = 200, 1_000
MOST_LEFT_OUT = 1_000_000


def one_line(text: str, longest: int = LONGEST_NAME) -> str:
    """The text cleaned, on one line, and no longer than ``longest``."""
    return " ".join(cleaned(made_as(str, "words", text)).split())[:longest].strip()


def named(text: str) -> str:
    """A name that can be seen; raises Problem NAME_EMPTY."""
    name = one_line(text)
    if not visible(name):
        raise Problem(ProblemKind.NAME_EMPTY)
    return name


def checked_profile(profile: ExamProfile | None) -> ExamProfile | None:
    """The profile with its texts cleaned.

    Raises Problem VALUE_OUT_OF_RANGE, VALUE_OF_OTHER_KIND or WINDOW_DAY_UNKNOWN.
    """
    if profile is None:
        return None
    profile = made_as(ExamProfile, "profile", profile)
    source_day = None if profile.source_day is None else day_of(profile.source_day)
    return ExamProfile(
        name=one_line(profile.name),
        questions=whole("questions", profile.questions, 0, MOST_QUESTIONS),
        minutes=whole("minutes", profile.minutes, 0, MOST_PAPER_MINUTES),
        pass_share=within("pass_share", profile.pass_share, 0, 1),
        topic_share=within("topic_share", profile.topic_share, 0, 1),
        options=options_of_question(profile.options),
        pausable=made_as(bool, "pausable", profile.pausable),
        windows=_windows(profile.windows),
        attempts=whole("attempts", profile.attempts, 0, MOST_ATTEMPTS),
        transfer_days=whole("transfer_days", profile.transfer_days, 0, MOST_TRANSFER_DAYS),
        band_points=whole("band_points", profile.band_points, 1, MOST_BAND_POINTS),
        source=one_line(profile.source, LONGEST_SOURCE),
        source_day=source_day,
        verified=made_as(bool, "verified", profile.verified),
        weekend_moves=made_as(bool, "weekend_moves", profile.weekend_moves),
        extra_share=within("extra_share", profile.extra_share, 0, HIGHEST_EXTRA_SHARE),
    )


def checked_topics(topics: Iterable[Topic]) -> tuple[Topic, ...]:
    """The topics with their names and tags cleaned, and every source once.

    Raises Problem NAME_EMPTY, TOPIC_TWICE, VALUE_OUT_OF_RANGE or VALUE_OF_OTHER_KIND.
    """
    found = tuple(_topic(topic) for topic in several("topics", topics))
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
    result = made_as(ExamResult, "result", result)
    low, high = result.low, result.high
    if (low is None) is not (high is None):
        raise Problem(ProblemKind.VALUE_OUT_OF_RANGE, what="band", low=0, high=100)
    if low is not None and high is not None:
        low = whole("band", low, 0, 100)
        high = whole("band", high, low, 100)
    weak = dict.fromkeys(one_line(n) for n in several("weak_topics", result.weak_topics))
    within("weak_topics", len(weak), 0, MOST_TOPICS)
    names = tuple(name for name in weak if visible(name))
    return ExamResult(made_as(bool, "passed", result.passed), low, high, names)


def _topic(topic: Topic) -> Topic:
    topic = made_as(Topic, "topic", topic)
    weight = within("weight", topic.weight, 0, HIGHEST_WEIGHT)
    if not weight:
        raise Problem(
            ProblemKind.VALUE_OUT_OF_RANGE, what="weight", low="0 (not itself)", high=HIGHEST_WEIGHT
        )
    given = several("sources", topic.sources)
    within("sources", len(given), 0, MOST_SOURCES)
    return Topic(named(topic.name), float(weight), tuple(dict.fromkeys(map(_source, given))))


def _source(source: TopicSource) -> TopicSource:
    source = made_as(TopicSource, "source", source)
    tag = "".join(cleaned(made_as(str, "tag", source.tag)).split())[:LONGEST_NAME]
    kind = made_as(TopicKind, "kind", source.kind)
    return TopicSource(kind, whole("ref", source.ref, 0, HIGHEST_ID), tag)


def _windows(given: Iterable[ExamWindow]) -> tuple[ExamWindow, ...]:
    windows = several("windows", given)
    within("windows", len(windows), 0, MOST_WINDOWS)
    return tuple(dict.fromkeys(_window(made_as(ExamWindow, "window", one)) for one in windows))


def _window(window: ExamWindow) -> ExamWindow:
    return ExamWindow(_month_day(window.opens), _month_day(window.closes))


def _month_day(given: tuple[int, int]) -> tuple[int, int]:
    if len(made_as(tuple, "window", given)) != 2:
        raise Problem(ProblemKind.VALUE_OF_OTHER_KIND, what="window", wanted="(month, day)")
    month, day = (made_as(int, "window", number) for number in given)
    if not (0 < month <= 12 and 0 < day <= 31 and is_month_day(month, day)):
        raise Problem(ProblemKind.WINDOW_DAY_UNKNOWN, month=month, day=day)
    return month, day
