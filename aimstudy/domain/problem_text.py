"""The words of an expected failure as templates, and of the values in them. Knows no failure."""

from collections.abc import Mapping
from dataclasses import dataclass

from aimstudy.domain.foreign_kinds import FOREIGN_WORDS


@dataclass(frozen=True, slots=True)
class ProblemText:
    """Templates with ``{name}`` fields."""

    title: str
    detail: str
    next_step: str


# What a value is called in the code -> what a person calls it.
VALUE_NAMES = {
    "text": "The length of the text",
    "name": "The length of the name",
    "tags": "The length of the tags",
    "band": "The band",
    "band_points": "The width of a band",
    "weight": "The weight of a topic",
    "window": "The window",
    "windows": "The number of windows",
    "questions": "The number of questions",
    "of_questions": "The number of questions",
    "minutes": "The number of minutes",
    "cards": "The number of cards",
    "months": "The number of months",
    "options": "The number of options",
    "attempts": "The number of attempts",
    "transfer_days": "The number of days",
    "topics": "The number of topics",
    "weak_topics": "The number of weak topics",
    "sources": "The number of sources of a topic",
    "pass_share": "The pass mark, as a share,",
    "topic_share": "The pass mark of a topic, as a share,",
    "extra_share": "The extra time, as a share,",
    "retention": "The recall aimed at, as a share,",
    "rollover": "The hour at which the day begins",
    "certainty": "How sure you are",
    "position": "The place of the question",
    "ref": "The number of a source",
    "day": "The day",
    "tag": "The tag",
    "language": "The language",
    "kind": "The kind",
    "topic": "The topic",
    "source": "The source",
    "result": "The result",
    "exam": "The exam",
    "profile": "The exam profile",
    "rules": "The rules of the paper",
    "choices": "The choices",
    "settings": "The settings",
    "answer": "The answer",
    "number": "The number",
    "wish": "The wish for a quiz",
    "drill": "The drill",
    "seed": "The number for chance",
    "took_ms": "The time taken",
    "words": "The text",
    "scope": "What the session is about",
    "start": "The start page",
}
_SWITCH = "The switch"
_SWITCHES = (
    "pausable",
    "verified",
    "weekend_moves",
    "first_run_done",
    "type_short",
    "on",
    "off",
    "passed",
    "right",
    "counted_right",
    "extra",
)
_KINDS = {
    "option": "an option of the question",
    "options": "options of the question",
    "pairs": "one option for each left side",
    "typed": "a typed answer that was graded",
    "bool": "yes or no",
    "str": "a text",
    "int": "a whole number",
    "list": "a list",
    "date": "a day",
    "tuple": "a list",
}
_OTHER_KIND = "something that AimStudy gave out"
VALUE_WORDS = (
    *VALUE_NAMES.values(), _SWITCH, *_KINDS.values(), _OTHER_KIND, *FOREIGN_WORDS,
)  # fmt: skip


def worded(values: Mapping[str, str]) -> dict[str, str]:
    """The values of a failure with words for the names of values and of their kinds."""
    found = dict(values)
    if "what" in found:
        usual = _SWITCH if found["what"] in _SWITCHES else found["what"]
        found["what"] = VALUE_NAMES.get(found["what"], usual)
    if "wanted" in found and not found["wanted"].isdigit():
        found["wanted"] = _KINDS.get(found["wanted"], _OTHER_KIND)
    return found
