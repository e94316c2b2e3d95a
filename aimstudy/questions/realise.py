"""A fact's pieces to a question, a gap sentence or a statement. Knows nothing of cards."""

import re

from aimstudy.domain.fact import Fact

BLANK = "____"
# "about one millimetre" answers "How many millimetres ...?"
_ONE_UNIT = re.compile(
    r"\b([Hh]ow many (?:(?:kilo|centi|milli)?met(?:re|er)|mile|yard|tonne|ton|(?:kilo)?gram|"
    r"litre|liter|"
    r"gallon|hectare|acre|degree|year|month|week|day|hour|minute|second|dollar|pound|euro))"
    r"(?= (?:do|does|did|is|are|was|were|may|can|must|should|will|has|have)\b)"
)
_ORDER = ("ask", "finite", "subject", "rest", "front")


def question_of(fact: Fact) -> str:
    """The question that ``fact`` answers; empty for a fact only a gap can ask."""
    parts = dict(fact.parts)
    if "ask" not in parts:
        return ""
    text = " ".join(parts.get(name, "") for name in _ORDER)
    text = re.sub(r"\s+", " ", text).strip(" ,;:")
    text = re.sub(r"\s+([,.;:])", r"\1", text)
    text = _ONE_UNIT.sub(r"\1s", text)
    text = re.sub(r"\b([Ww]hat|[Ww]ho|[Ww]hich \w+) can not\b", r"\1 cannot", text)
    text = re.sub(r"^((?:[Ii]n which case|[Ww]hen) .+) only$", r"\1", text)
    return text[:1].upper() + text[1:] + "?"


def statement_of(fact: Fact) -> str:
    """The fact's sentence standing alone; empty where something in it points outside."""
    return dict(fact.parts).get("statement", "")


def gap_of(fact: Fact) -> str:
    """The statement with its answer left out; empty where the answer stands there not just once."""
    statement, answer = statement_of(fact), fact.answers[0]
    if len(fact.answers) != 1 or not statement:
        return ""
    places = [m.start() for m in re.finditer(rf"(?<!\w){re.escape(answer)}(?!\w)", statement)]
    if len(places) != 1:
        return ""
    at = places[0]
    return statement[:at] + BLANK + statement[at + len(answer) :]
