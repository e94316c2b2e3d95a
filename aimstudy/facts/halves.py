"""Answers that go on after "but": "sell the eel, but only after a week". Half is not enough."""

import re
from dataclasses import replace

from aimstudy.domain.fact import FactKind
from aimstudy.facts.analysis import Analysed
from aimstudy.facts.drafts import FactDraft
from aimstudy.language.words import FINITE_FORMS

_LIMIT = re.compile(
    r",? (?:but|men) (?:only|not|never|rarely|seldom|just|little|few|no|without|bare|kun|ikke|"
    r"aldri|først|sjelden|lite|få|ingen|uten)\b[^,.;:()]{0,70}(?=\.?$)"
)
_DEED = re.compile(r", (?:but|men) (?P<verb>\w+)\b[^,.;:()]{1,70}(?=\.?$)")
_TOLD = (FactKind.EFFECT,)
_DONE = ("may-do", "must-do", "deeds", "infinitive", "method", "manner")
_ANSWERS = 17  # words that an answer may have


def whole_draft(item: Analysed, draft: FactDraft) -> FactDraft:
    """``draft`` with the second half of its answer, where that takes something back."""
    half = _other_half(item, draft)
    if not half or len(f"{draft.answers[0]}{half}".split()) > _ANSWERS:
        return draft
    return replace(draft, answers=(draft.answers[0] + half,), value=draft.value + half)


def _other_half(item: Analysed, draft: FactDraft) -> str:
    text = item.sentence.clean
    at = text.find(draft.value) if draft.value else -1
    if at < 0 or len(draft.answers) != 1 or draft.quantity is not None:
        return ""
    rest = text[at + len(draft.value) :]
    if limit := _LIMIT.match(rest):
        return limit.group() if draft.kind is not FactKind.AGENT else ""
    deed = _DEED.match(rest)
    if deed is None or not (draft.kind in _TOLD or draft.rule in _DONE):
        return ""
    place = at + len(draft.value) + deed.start("verb")
    told = any(w.start == place and w.form in FINITE_FORMS for w in item.parse.words)
    return deed.group() if told else ""
