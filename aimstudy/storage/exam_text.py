"""Profile, topics and result of an exam as JSON text, and back; a text is never believed."""

import json
from collections.abc import Mapping

from aimstudy.domain.exam_limits import (
    FEWEST_OPTIONS,
    HIGHEST_EXTRA_SHARE,
    HIGHEST_ID,
    HIGHEST_WEIGHT,
    MOST_ATTEMPTS,
    MOST_BAND_POINTS,
    MOST_OPTIONS,
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
from aimstudy.storage.stored_text import (
    Unreadable,
    count,
    decoded,
    flag,
    iso_day,
    listed,
    mapping,
    number,
    word,
)

_Text = str | None


def profile_text(profile: ExamProfile | None) -> _Text:
    """A profile as text; None for none."""
    if profile is None:
        return None
    plain = {
        "name": profile.name,
        "questions": profile.questions,
        "minutes": profile.minutes,
        "pass_share": profile.pass_share,
        "topic_share": profile.topic_share,
        "options": profile.options,
        "pausable": profile.pausable,
        "windows": [[*window.opens, *window.closes] for window in profile.windows],
        "attempts": profile.attempts,
        "transfer_days": profile.transfer_days,
        "band_points": profile.band_points,
        "source": profile.source,
        "source_day": profile.source_day.isoformat() if profile.source_day else None,
        "verified": profile.verified,
        "weekend_moves": profile.weekend_moves,
        "extra_share": profile.extra_share,
    }
    return json.dumps(plain, ensure_ascii=False)


def profile_from(text: _Text) -> ExamProfile | None:
    """The profile that ``profile_text`` wrote; what an older version did not write is not known.

    Raises Unreadable for another text.
    """
    if not text:
        return None
    plain = mapping(decoded(text))
    usual = ExamProfile()
    day = plain.get("source_day")

    def known(name: str) -> object:
        return plain.get(name, getattr(usual, name))

    return ExamProfile(
        name=word(known("name")),
        questions=count(known("questions"), 0, MOST_QUESTIONS),
        minutes=count(known("minutes"), 0, MOST_PAPER_MINUTES),
        pass_share=number(known("pass_share"), 0, 1),
        topic_share=number(known("topic_share"), 0, 1),
        options=options_from(known("options")),
        pausable=flag(known("pausable")),
        windows=tuple(_window(each) for each in listed(plain.get("windows", []), MOST_WINDOWS)),
        attempts=count(known("attempts"), 0, MOST_ATTEMPTS),
        transfer_days=count(known("transfer_days"), 0, MOST_TRANSFER_DAYS),
        band_points=count(known("band_points"), 1, MOST_BAND_POINTS),
        source=word(known("source")),
        source_day=None if day is None else iso_day(day),
        verified=flag(known("verified")),
        weekend_moves=flag(known("weekend_moves")),
        extra_share=number(known("extra_share"), 0, HIGHEST_EXTRA_SHARE),
    )


def options_from(value: object) -> int:
    """How many options a question has; a single one, which used to be taken, is not known."""
    options = count(value, 0, MOST_OPTIONS)
    return options if options >= FEWEST_OPTIONS else 0


def topics_text(topics: tuple[Topic, ...]) -> _Text:
    """Topics as text; None for none."""
    if not topics:
        return None
    plain = [
        {
            "name": topic.name,
            "weight": topic.weight,
            "sources": [[source.kind.value, source.ref, source.tag] for source in topic.sources],
        }
        for topic in topics
    ]
    return json.dumps(plain, ensure_ascii=False)


def topics_from(text: _Text) -> tuple[Topic, ...]:
    """The topics that ``topics_text`` wrote; raises Unreadable for another text."""
    if not text:
        return ()
    return tuple(_topic(mapping(plain)) for plain in listed(decoded(text), MOST_TOPICS))


def result_text(result: ExamResult | None) -> _Text:
    """A result as text; None for none."""
    if result is None:
        return None
    plain = {
        "passed": result.passed,
        "low": result.low,
        "high": result.high,
        "weak_topics": list(result.weak_topics),
    }
    return json.dumps(plain, ensure_ascii=False)


def result_from(text: _Text) -> ExamResult | None:
    """The result that ``result_text`` wrote; raises Unreadable for another text."""
    if not text:
        return None
    plain = mapping(decoded(text))
    low, high = plain.get("low"), plain.get("high")
    weak = tuple(word(name) for name in listed(plain.get("weak_topics"), MOST_TOPICS))
    passed = flag(plain.get("passed"))
    if low is None and high is None:
        return ExamResult(passed, weak_topics=weak)
    low = count(low, 0, 100)
    return ExamResult(passed, low, count(high, low, 100), weak)


def _window(plain: object) -> ExamWindow:
    opens_month, opens_day, closes_month, closes_day = listed(plain, 4, 4)
    return ExamWindow(_month_day(opens_month, opens_day), _month_day(closes_month, closes_day))


def _month_day(month: object, day: object) -> tuple[int, int]:
    found = count(month, 1, 12), count(day, 1, 31)
    if not is_month_day(*found):
        raise Unreadable("no day of the year")
    return found


def _topic(plain: Mapping[str, object]) -> Topic:
    weight = float(number(plain.get("weight"), 0, HIGHEST_WEIGHT))
    if not weight:
        raise Unreadable("a topic without weight")
    sources = listed(plain.get("sources"), MOST_SOURCES)
    return Topic(word(plain.get("name")), weight, tuple(_source(each) for each in sources))


def _source(plain: object) -> TopicSource:
    kind, ref, tag = listed(plain, 3, 3)
    kind = word(kind)
    if kind not in {each.value for each in TopicKind}:
        raise Unreadable("no kind of source")
    return TopicSource(TopicKind(kind), count(ref, 0, HIGHEST_ID), word(tag))
