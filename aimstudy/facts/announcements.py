"""What a sentence announces that opens a procedure, as the question which the steps answer."""

import re
from dataclasses import dataclass

from aimstudy.facts.analysis import Analysed
from aimstudy.facts.vocabulary import lower_first
from aimstudy.language.inflection import infinitive
from aimstudy.language.quantities import number_value

_STEPS = r"(?:steps|stages|phases)"
_TRINN = r"(?:trinn(?:ene)?|steg(?:ene)?|faser|fasene|ledd(?:ene)?)"
_NUMBER = r"(?:(?P<number>\w+) )?(?:main |distinct |simple |enkle )?"


@dataclass(frozen=True, slots=True)
class Announced:
    """``question`` without its mark; ``count`` steps are promised, 0 where none are counted.

    ``duty`` says that the points are what somebody must do, whatever their order.
    """

    subject: str
    question: str
    count: int
    duty: bool


@dataclass(frozen=True, slots=True)
class _Form:
    """One way to announce steps; ``said`` matches it, ``asks`` is its question."""

    said: re.Pattern[str]
    asks: str
    duty: bool = False


def _form(said: str, asks: str, duty: bool = False) -> _Form:
    return _Form(re.compile(rf"^{said}$", re.I), asks, duty)


_FOLLOW_EN = r"(?: (?:take|follow|complete|go through|do) (?:these|the following)(?: \w+)?)?"
_FOLLOW_NB = r"(?: (?:gjøre (?:dette|følgende)|følge (?:disse|følgende) " + _TRINN + "))?"
_ENGLISH = (
    _form(
        rf"To (?P<goal>[^,]+), (?P<who>.+?) (?P<modal>must|should|shall){_FOLLOW_EN}",
        "What {modal} {who} do to {goal}",
        True,
    ),
    _form(
        rf"(?P<who>.+?) (?P<modal>must|should|shall){_FOLLOW_EN}(?P<goal> to [^,]+)?",
        "What {modal} {who} do{goal}",
        True,
    ),
    _form(
        r"(?:To|How to) (?P<goal>[^,]+)(?:, (?:follow|take|go through) .*steps)?",
        "Which steps does it take to {goal}",
    ),
    _form(
        rf"(?P<who>.+?) (?P<be>is|are|was|were) (?P<did>\w+(?:ed|en|ne|de|pt|lt|ught)) "
        rf"(?:in|through|by) (?:the following |these )?{_NUMBER}(?P<steps>{_STEPS})",
        "In which {steps} {be} {who} {did}",
    ),
    _form(
        rf"(?P<who>.+?) (?:has|have|consists of|comprises|involves|follows|runs through"
        rf"|goes through|go through|takes place in|is divided into) "
        rf"(?:the following |these )?{_NUMBER}(?P<steps>{_STEPS})",
        "What are the {number}{steps} of {who}",
    ),
    _form(
        r"(?P<who>The (?:procedure|process|method|approach|calculation|computation|work)"
        r"(?: of [^,]+?)?) (?:is|runs|goes|works|proceeds) (?:as follows|like this|in this order)",
        "What are the steps of {who}",
    ),
    _form(
        rf"The {_NUMBER}(?P<steps>{_STEPS}) (?P<of>in|of) (?P<who>.+?) are(?: as follows)?",
        "What are the {number}{steps} {of} {who}",
    ),
)
_NORWEGIAN = (
    _form(
        rf"For å (?P<goal>[^,]+?),? (?P<modal>må|skal|bør) (?P<who>[^,]+?){_FOLLOW_NB}",
        "Hva {modal} {who} gjøre for å {goal}",
        True,
    ),
    _form(
        rf"(?P<who>[^,]+?) (?P<modal>må|skal|bør){_FOLLOW_NB}",
        "Hva {modal} {who} gjøre",
        True,
    ),
    _form(
        r"For å (?P<goal>[^,]+?)(?: gjør (?:du|man) slik|, følg disse trinnene)?",
        "Hvilke trinn må til for å {goal}",
    ),
    _form(
        r"Slik (?P<act>\w+r) (?:du|man) (?P<goal>[^,]+)",
        "Hvilke trinn må til for å {act} {goal}",
    ),
    _form(
        rf"(?P<who>[^,]+?) (?P<verb>\w+(?:es|går|skjer)|skjer|foregår) (?P<of>i|gjennom) "
        rf"(?:disse |følgende )?{_NUMBER}(?P<steps>{_TRINN})",
        "{of} hvilke {plain} {verb} {who}",
    ),
    _form(
        rf"(?P<who>[^,]+?) (?P<verb>har|omfatter|følger|består|går|deles) ?(?P<of>av|gjennom|i)? "
        rf"(?:disse |følgende )?{_NUMBER}(?P<steps>{_TRINN})",
        "Hvilke {number}{plain} {verb} {who} {of}",
    ),
    _form(
        r"(?P<who>(?:Fremgangsmåten|Framgangsmåten|Prosedyren|Prosessen|Metoden|Arbeidet|Beregningen)"
        r"(?: (?:ved|for|med) [^,]+?)?) (?:er|går|skjer|foregår) (?:som følger|slik|følgende)",
        "Hvilke trinn består {who} av",
    ),
    _form(
        rf"(?:De {_NUMBER})?(?P<steps>{_TRINN}) i (?P<who>[^,]+?) er(?: (?:disse|følgende|slik))?",
        "Hvilke {number}{plain} er det i {who}",
    ),
)
_IN_ORDER = {True: ", in order", False: ", i rekkefølge"}
_PLAIN = {"trinnene": "trinn", "stegene": "steg", "fasene": "faser", "leddene": "ledd"}
_VAGUE = re.compile(
    r"^(?:it|they|this|these|that|those|he|she|there|det|de|dette|disse|den|han|hun)$", re.I
)
_CLAUSE = re.compile(r"[,;:]|\b(?:that|which|who|som|if|hvis)\b", re.I)
_MAX_WORDS = 10


def announced(item: Analysed, clean: str, ordered: bool) -> Announced | None:
    """What ``clean`` announces; None where it is no opening of a procedure."""
    english = item.grammar.english
    text = re.sub(r"[ :.]+$", "", clean)
    for form in _ENGLISH if english else _NORWEGIAN:
        match = form.said.match(text)
        if match is None:
            continue
        words = _words(item, match)
        if words is None:
            return None
        count = _count(item, match)
        asked = form.asks.format(**words)
        asked = re.sub(r"\s+", " ", asked).strip()
        order = _IN_ORDER[english] if ordered else ""
        subject = words["who"] or words["goal"]
        return Announced(subject, f"{asked}{order}", count, form.duty)
    return None


def _words(item: Analysed, match: re.Match[str]) -> dict[str, str] | None:
    """The pieces of the question by name; None where one of them cannot stand in it."""
    found = {name: said or "" for name, said in match.groupdict().items()}
    words = dict.fromkeys(("who", "goal", "number", "steps", "of"), "") | found
    if max(len(words["who"].split()), len(words["goal"].split())) > _MAX_WORDS:
        return None
    if _VAGUE.match(words["who"]) or _CLAUSE.search(words["who"]):
        return None
    if "act" in words:
        words["act"] = infinitive(item.parse.lexicon, words["act"])
        if not words["act"]:
            return None
    words["who"] = lower_first(words["who"], item.vocabulary)
    words["steps"] = words["steps"].lower()
    words["plain"] = _PLAIN.get(words["steps"], words["steps"])
    counted = number_value(words["number"].lower(), item.grammar) if words["number"] else None
    words["number"] = f"{words['number'].lower()} " if counted else ""
    return words


def _count(item: Analysed, match: re.Match[str]) -> int:
    number = match.groupdict().get("number") or ""
    value = number_value(number.lower(), item.grammar) if number else None
    return int(value) if value else 0
