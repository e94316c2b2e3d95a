"""Profile, topics and result of an exam as JSON text, and back."""

import json
from collections.abc import Mapping
from datetime import date
from typing import Any

from aimstudy.domain.exam_profile import (
    ExamProfile,
    ExamResult,
    ExamWindow,
    Topic,
    TopicKind,
    TopicSource,
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
    }
    return json.dumps(plain, ensure_ascii=False)


def profile_from(text: _Text) -> ExamProfile | None:
    """The profile that ``profile_text`` wrote."""
    plain = _mapping(text)
    if plain is None:
        return None
    day = plain.pop("source_day", None)
    windows = tuple(ExamWindow((a, b), (c, d)) for a, b, c, d in plain.pop("windows", ()))
    known = {name: value for name, value in plain.items() if name in ExamProfile.__slots__}
    return ExamProfile(
        **known, windows=windows, source_day=date.fromisoformat(day) if day else None
    )


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
    """The topics that ``topics_text`` wrote."""
    return tuple(
        Topic(
            plain["name"],
            float(plain["weight"]),
            tuple(TopicSource(TopicKind(kind), ref, tag) for kind, ref, tag in plain["sources"]),
        )
        for plain in (json.loads(text) if text else ())
    )


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
    """The result that ``result_text`` wrote."""
    plain = _mapping(text)
    if plain is None:
        return None
    return ExamResult(
        bool(plain["passed"]), plain["low"], plain["high"], tuple(plain["weak_topics"])
    )


def _mapping(text: _Text) -> dict[str, Any] | None:
    found = json.loads(text) if text else None
    return dict(found) if isinstance(found, Mapping) else None
