"""The rules and the clock of a rehearsed paper as JSON, and back; a text is never believed."""

import json
from typing import Any

from aimstudy.domain.exam_limits import (
    HIGHEST_EXTRA_SHARE,
    HIGHEST_ID,
    MOST_PAPER_MINUTES,
    MOST_QUESTIONS,
)
from aimstudy.domain.paper import PaperRules
from aimstudy.domain.paper_clock import Ending, PaperClock, Reading, Ticks
from aimstudy.storage.exam_text import options_from
from aimstudy.storage.stored_text import (
    Unreadable,
    count,
    decoded,
    flag,
    iso_day,
    mapping,
    number,
    word,
)

_Text = str | None


def rules_plain(rules: PaperRules, exam_id: int) -> dict[str, Any]:
    """Rules by name, with the exam they are of."""
    return {
        "name": rules.name,
        "questions": rules.questions,
        "minutes": rules.minutes,
        "pass_share": rules.pass_share,
        "topic_share": rules.topic_share,
        "pausable": rules.pausable,
        "options": rules.options,
        "extra_share": rules.extra_share,
        "source": rules.source,
        "source_day": rules.source_day.isoformat() if rules.source_day else None,
        "verified": rules.verified,
        "of_questions": rules.of_questions,
        "own": rules.own,
        "exam": exam_id,
    }


def rules_from(text: _Text) -> tuple[PaperRules, int]:
    """(rules, exam id) as they were stored; raises Unreadable for another text."""
    plain = mapping(decoded(text or ""))
    day = plain.get("source_day")
    rules = PaperRules(
        name=word(plain.get("name")),
        questions=count(plain.get("questions"), 1, MOST_QUESTIONS),
        minutes=count(plain.get("minutes"), 1, MOST_PAPER_MINUTES),
        pass_share=number(plain.get("pass_share"), 0, 1),
        topic_share=number(plain.get("topic_share"), 0, 1),
        pausable=flag(plain.get("pausable")),
        options=options_from(plain.get("options")),
        extra_share=number(plain.get("extra_share"), 0, HIGHEST_EXTRA_SHARE),
        source=word(plain.get("source")),
        source_day=None if day is None else iso_day(day),
        verified=flag(plain.get("verified")),
        of_questions=count(plain.get("of_questions"), 0, MOST_QUESTIONS),
        own=flag(plain.get("own", False)),
    )
    return rules, count(plain.get("exam"), 0, HIGHEST_ID)


def clock_text(clock: PaperClock, **noted: object) -> str:
    """The clock and what is noted beside it, as text."""
    seen = clock.seen
    plain = {
        "limit_ms": clock.limit_ms,
        "pausable": clock.pausable,
        "used_ms": clock.used_ms,
        "paused": clock.paused,
        "wall_ms": seen.wall_ms,
        "ticks_ms": seen.ticks.since_start_ms,
        "awake_ms": seen.ticks.awake_ms,
        "start": seen.ticks.start,
        "run": seen.run,
    }
    return json.dumps(plain | noted)


def clock_from(text: _Text) -> tuple[PaperClock, dict[str, Any]]:
    """(clock, what is noted beside it); raises Unreadable for another text."""
    plain = mapping(decoded(text or ""))
    ticks = Ticks(_ms(plain, "ticks_ms"), _ms(plain, "awake_ms"), word(plain.get("start")))
    clock = PaperClock(
        limit_ms=_ms(plain, "limit_ms"),
        pausable=flag(plain.get("pausable")),
        used_ms=_ms(plain, "used_ms"),
        seen=Reading(_ms(plain, "wall_ms"), ticks, word(plain.get("run"))),
        paused=flag(plain.get("paused")),
    )
    noted = {
        "shown": count(plain.get("shown"), -1, MOST_QUESTIONS),
        "shown_ms": _ms(plain, "shown_ms"),
        "last": count(plain.get("last", 0), 0, MOST_QUESTIONS),
        "log_seq": count(plain.get("log_seq"), 0, HIGHEST_ID),
        "ending": _ending(plain.get("ending")),
        "told": flag(plain.get("told")),
        "time_hidden": flag(plain.get("time_hidden", False)),
    }
    return clock, noted


def _ms(plain: Any, name: str) -> int:
    return count(plain.get(name), -HIGHEST_ID, HIGHEST_ID)


def _ending(value: object) -> Ending | None:
    if value is None:
        return None
    if word(value) not in {each.value for each in Ending}:
        raise Unreadable("no way to end")
    return Ending(word(value))
