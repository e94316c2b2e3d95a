"""Bounds: "at least", "or more", "over", in words and signs."""

import re

from aimstudy.domain.quiz import GradeReason, Verdict
from aimstudy.language.words import word_set
from aimstudy.questions.grading_sign_forms import plain_marks
from aimstudy.questions.grading_units import NUMBER_WORDS
from aimstudy.questions.grading_words import plain_words

Judged = tuple[Verdict, GradeReason]
_WRONG: Judged = (Verdict.WRONG, GradeReason.OTHER)
_LESS: Judged = (Verdict.NEARLY, GradeReason.LESS_EXACT)
_EXTRA: Judged = (Verdict.NEARLY, GradeReason.EXTRA)
_BOUNDS: dict[str, re.Pattern[str]] = {
    sign: re.compile(rf"(?:{words})", re.I)
    for sign, words in {
        "≥": r"≥|\bat least\b|\b(?:at )?a minimum(?: of)?\b|\bminimum\b|\bminst\b"
        r"|\b(?:or|and|eller|og) (?:older|above|over|longer|higher|later|eldre|oppover|lenger)\b"
        r"|\bnot? (?:less|fewer) than\b|\b(?:or|eller) (?:more|mer|flere)\b"
        r"|\bikke (?:mindre|færre) enn\b|\bno (?:less|fewer)\b"
        r"|^(?:from|fra)(?= \S*\d\S*(?!.*(?:\b(?:to|til|until|and|og)\b|\d-\d)))"
        r"|\b(?:not|no|ikke) (?:under|below|younger than|yngre enn|lavere enn|kortere enn)\b"
        r"|\bet minimum(?: av)?\b|\bi det minste\b|\bfra og med\b",
        "≤": r"≤|\bat most\b|\bmaximum\b|\bmaks\w*|\bmax\b|\bhøyst\b|\bup to\b|\bopptil\b"
        r"|\binntil\b|\bnot? more than\b|\bnot exceed\w*|\b(?:or|eller) (?:less|fewer|mindre|færre)"
        r"\b|\b(?:not|no|ikke) (?:over|above|older than|eldre enn|høyere enn|lenger enn)\b"
        r"|\bikke (?:mer|flere) enn\b|\bno more\b|\bopp til\b",
        ">": r">|\b(?:more|greater|longer|higher|larger|bigger|older) than\b|\bexceed\w*|\bover\b"
        r"|\babove\b|\b(?:mer|flere|lenger|større|høyere|eldre) enn\b",
        "<": r"<|\b(?:less|fewer|shorter|lower|smaller|younger) than\b|\bunder\b|\bbelow\b"
        r"|\b(?:mindre|færre|kortere|lavere|yngre) enn\b",
    }.items()
}
_SHARES = word_set("half third thirds quarter quarters halvparten halve tredel tredjedel kvart")
_UNSTRICT = {"≥": ">", "≤": "<"}


def other_bound(right: str, given: str, prompt: str) -> Judged | None:
    """ "more than 10" is not "10"; a bound that the question names need not be typed."""
    if not re.search(r"[\d<>≤≥]", right + given) and not _has_number(right):
        return None
    signs = [re.findall(r"[<>≤≥]", plain_marks(text)) for text in (right, given)]
    if all(signs) and signs[0] != signs[1] and sorted(signs[0]) == sorted(signs[1]):
        return Verdict.NEARLY, GradeReason.ORDER
    wanted, typed, asked = (_bounds_in(text) for text in (right, given, prompt))
    if wanted == typed or (not wanted and not typed):
        return None
    if wanted and typed:
        loose = {_UNSTRICT.get(sign, sign) for sign in wanted}
        same = loose == {_UNSTRICT.get(sign, sign) for sign in typed}
        return (Verdict.NEARLY, GradeReason.NUMBER) if same else _WRONG
    if (wanted | typed) & asked:
        return None
    # "At least 3 years" may be said as "3 years".
    if not (wanted | typed) & {"<", ">"}:
        return None
    return _EXTRA if typed else _LESS


def _has_number(text: str) -> bool:
    words = set(plain_words(text))
    said = _SHARES.union(*NUMBER_WORDS.values())
    return any(map(str.isdigit, text)) or not words.isdisjoint(said)


def _bounds_in(text: str) -> set[str]:
    plain = re.sub(r"\b(?:below|above|under|over) (?:zero|null)\b", " ", plain_marks(text))
    for arrow in ("→", "←", "↔", "≠"):
        plain = plain.replace(arrow, " ")
    found: set[str] = set()
    for sign, pattern in _BOUNDS.items():
        plain, many = pattern.subn(" ", plain)
        if many:
            found.add(sign)
    return found


def same_bounds_alike(right: str, given: str) -> tuple[str, str]:
    """ "two or more" and "at least two" with the same sign for the bound that both have."""
    bounds = _bounds_in(right)
    if len(bounds) != 1 or bounds != _bounds_in(given) or not _has_number(right):
        return right, given
    (sign,) = bounds
    one, two = (" ".join(_BOUNDS[sign].sub(f" {sign} ", text).split()) for text in (right, given))
    return _ahead(one, sign), _ahead(two, sign)


def _ahead(text: str, sign: str) -> str:
    """ "60 minutes ≥" as "≥ 60 minutes"."""
    bare = text.removesuffix(sign)
    return text if bare == text else f"{sign} {bare.strip()}"
