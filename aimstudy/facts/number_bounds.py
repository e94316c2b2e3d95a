"""Whether a number is an upper or a lower limit, a range, or just a number."""

import re

from aimstudy.facts.analysis import Analysed
from aimstudy.language.clauses import Clause
from aimstudy.language.quantities import Measure
from aimstudy.language.words import word_set

AT_MOST = re.compile(
    r"\b(?:at most|up to|as (?:high|much|many|long) as|less than|fewer than|"
    r"under|below|no more than|not more than|a maximum of|"
    r"maximum|maximal|limit|inntil|så (?:høyt?|mye|mange|lenge) som|opptil|"
    r"høyst|maksimalt|maks\w*|mindre enn|færre enn|grense)\b",
    re.I,
)
AT_LEAST = re.compile(
    r"\b(?:at least|more than|over|above|no less than|no fewer than|a minimum of|minimum|minst|"
    r"mer enn|flere enn|over|minimum\w*|minste\w*)\b",
    re.I,
)
_MOST = re.compile(r"\b(?:highest|largest|longest|høyeste|største|lengste) \w+\b", re.I)
_LEAST = re.compile(
    r"\b(?:smallest|lowest|minimum|shortest|minste\w*|minimum\w*|korteste|laveste)\b", re.I
)
_OR_MORE = re.compile(r" (?:or (?:more|over|longer)|eller (?:mer|flere|lenger|over))\b")
_OR_LESS = re.compile(
    r" (?:or (?:less|fewer|under|shorter)|eller (?:mindre|færre|under|kortere))\b"
)
_ABOVE = re.compile(
    r"\b(?:longer|more|later|higher|older|greater|larger|bigger|over|lenger|lengre|mer|flere|senere|"
    r"høyere|eldre|større|over)(?: than| enn)? $",
    re.I,
)
_BELOW = re.compile(
    r"\b(?:shorter|less|fewer|earlier|lower|younger|smaller|under|kortere|mindre|færre|tidligere|"
    r"lavere|yngre)(?: than| enn)? $",
    re.I,
)
_NO_MORE = re.compile(
    r"\b(?:no|not|ikke) (?:more|longer|later|higher|greater|larger|older|mer|flere|lenger|lengre|"
    r"senere|høyere|større|eldre)\b",
    re.I,
)
_NO_MORE_THAN = re.compile(_NO_MORE.pattern + r" (?:than|enn) (?:after |etter )?$", re.I)
_EXCEEDING = word_set("exceed surpass overstige overskride")


def begin_of(clause: Clause) -> int:
    """The first word of a clause, its front included."""
    starts = [s.start for s in (clause.subject, clause.front) if s.end > s.start]
    return min([*starts, clause.verbs.start])


def is_ceiling(clause: Clause) -> bool:
    """ "may not exceed 4 percent": a limit."""
    return clause.verbs.base in _EXCEEDING


def is_limit(item: Analysed, measure: Measure, clause: Clause) -> bool:
    """ "must not run longer than 180 days": a limit, although it denies something."""
    before = item.sentence.clean[: measure.bare_start]
    lead = item.sentence.clean[measure.start : measure.bare_start].lower()
    if lead.startswith(("no ", "not ", "ikke ")):
        return True
    return is_ceiling(clause) or bool(_ABOVE.search(before) or _BELOW.search(before))


def bound_of(item: Analysed, measure: Measure, clause: Clause) -> str:
    """ "most" for an upper limit, "least" for a lower one, "range", "" for a plain number."""
    if measure.low != measure.high:
        return "range"
    clean = item.sentence.clean
    before, after = clean[: measure.bare_start], clean[measure.end :]
    lead, told = clean[measure.start : measure.bare_start], clause.verbs.negated
    denied = told and not is_ceiling(clause)
    if _NO_MORE.search(lead) or _NO_MORE_THAN.search(before):
        return "most"
    if AT_LEAST.search(lead) and re.match("no|not|ikke", lead):
        return "least"
    if (denied and _BELOW.search(before)) or _OR_MORE.match(after):
        return "least"
    text = item.parse.slice(begin_of(clause), clause.end)
    most = AT_MOST.search(lead) or AT_MOST.search(text) or _OR_LESS.match(after)
    subject = item.parse.slice(clause.subject.start, clause.subject.end)
    if most or is_ceiling(clause) or denied or _MOST.search(subject):
        return "most"
    return "least" if AT_LEAST.search(lead) or _LEAST.search(subject) else ""
