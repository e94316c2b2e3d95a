"""Which way an answer points: at least or at most, to or from, inside or outside.

Compares these small words and signs only; whether the rest agrees is for others to say.
"""

import re
from collections import Counter

from aimstudy.domain.article import Language
from aimstudy.domain.quiz import GradeReason, Verdict
from aimstudy.language.words import word_set
from aimstudy.questions.grading_alike import plain_marks
from aimstudy.questions.grading_units import NUMBER_WORDS
from aimstudy.questions.grading_words import plain_limits, plain_words

Judged = tuple[Verdict, GradeReason]
_WRONG: Judged = (Verdict.WRONG, GradeReason.OTHER)
_OTHER: Judged = (Verdict.NEARLY, GradeReason.OTHER)
_LESS: Judged = (Verdict.NEARLY, GradeReason.LESS_EXACT)
_EXTRA: Judged = (Verdict.NEARLY, GradeReason.EXTRA)

_BOUNDS: dict[str, re.Pattern[str]] = {
    sign: re.compile(rf"(?:{words})", re.I)
    for sign, words in {
        "≥": r"≥|\bat least\b|\bminimum\b|\bminst\b|\bnot? (?:less|fewer) than\b"
        r"|\b(?:or|eller) (?:more|mer|flere)\b|\bikke (?:mindre|færre) enn\b|\bno (?:less|fewer)\b"
        r"|^(?:from|fra) \S*\d\S*(?!.*(?:\b(?:to|til|until|and|og)\b|\d-\d))"
        r"|\bfrom \d+ up\b|\bat a minimum\b|\bi det minste\b|\bfra og med\b",
        "≤": r"≤|\bat most\b|\bmaximum\b|\bmaks\w*|\bmax\b|\bhøyst\b|\bup to\b|\bopptil\b"
        r"|\binntil\b|\bnot? more than\b|\bnot exceed\w*|\b(?:or|eller) (?:less|fewer|mindre|færre)"
        r"\b|\bikke (?:mer|flere) enn\b|\bno more\b|\bopp til\b",
        ">": r">|\b(?:more|greater|longer|higher|larger|bigger|older) than\b|\bexceed\w*|\bover\b"
        r"|\babove\b|\b(?:mer|flere|lenger|større|høyere|eldre) enn\b",
        "<": r"<|\b(?:less|fewer|shorter|lower|smaller|younger) than\b|\bunder\b|\bbelow\b"
        r"|\b(?:mindre|færre|kortere|lavere|yngre) enn\b",
    }.items()
}
_UNSTRICT = {"≥": ">", "≤": "<"}
# Words of one way, the first of them standing for all; of both languages.
_WAYS = """
to until till toward towards into onto til inntil inn
from since fra siden
by innen within
out ut
off
inside innenfor inne innside indre
outside utenfor ute
before før
after etter
up oppe opp oppover upward upwards
down nede ned nedover downward downwards
above over ovenfor
below under beneath underneath nedenfor
behind bak
ahead foran
against mot versus
through gjennom via
across tvers
beside
along langs
around rundt
near nær
with med
for
on på
in i
at ved
"""
# These say little: in a place of each other they turn nothing round.
_WEAK = word_set("on in at for with")
_PHRASES = (
    (re.compile(r"\bout of\b|\but av\b"), "from"),
    (re.compile(r"\bin front of\b|\bahead of\b"), "ahead"),
    (re.compile(r"\bfra og med\b"), "from"),
    (re.compile(r"\btil og med\b"), "to"),
    (re.compile(r"\b(?:in the course of|i løpet av)\b"), "by"),
    (re.compile(r"\bon top of\b|\boppå\b"), "above"),
    (re.compile(r"\b(?:in favou?r of|til fordel for)\b"), "for"),
    (re.compile(r"\b(?:up to|opp til|opptil)\b(?= \S*\d)"), " "),
    (
        re.compile(r"\b(?:due|according|owing|thanks|in order|next|close|equal|regard) to\b"),
        " ",
    ),
    (re.compile(r"\b(?:for|in|i) \S+ (?:år|dager|uker|måneder|timer) siden\b"), " "),
)
_OPPOSITE = {
    frozenset(pair)
    for pair in (
        ("to", "from"), ("by", "from"), ("by", "after"), ("before", "after"), ("to", "out"),
        ("inside", "outside"), ("up", "down"), ("above", "below"), ("behind", "ahead"),
        ("for", "against"), ("with", "against"), ("to", "off"), ("on", "off"), ("in", "out"),
        ("in", "outside"), ("inside", "out"), ("in", "from"), ("to", "after"),
    )
}  # fmt: skip


_DUTIES = """
must shall required må skal plikter
may can might could kan
should ought bør burde
"""


def _first_of(table: str) -> dict[str, str]:
    lines = [line.split() for line in table.strip().splitlines()]
    return {word: words[0] for words in lines for word in words}


_WAY_OF = _first_of(_WAYS)
_DUTY_OF = _first_of(_DUTIES)


def other_bound(right: str, given: str, prompt: str) -> Judged | None:
    """ "more than 10" is not "10"; a bound that the question names need not be typed."""
    if not re.search(r"[\d<>≤≥]", right + given) and not _has_number(right):
        return None
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
    return any(not words.isdisjoint(NUMBER_WORDS[english]) for english in (True, False))


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


def other_way(right: str, given: str, language: Language) -> Judged | None:
    """ "from the heart" is not "to the heart", nor is "by 5 percent" "to 5 percent"."""
    wanted, typed = (_ways_in(text, language) for text in (right, given))
    one, two = wanted - typed, typed - wanted
    if not one or not two or (_WEAK.issuperset(one) and _WEAK.issuperset(two)):
        return None
    turned = any(frozenset((a, b)) in _OPPOSITE for a in one for b in two)
    return _WRONG if turned else _OTHER


def other_duty(right: str, given: str) -> Judged | None:
    """ "may be revoked" is not "must be revoked"."""
    wanted, typed = (
        {_DUTY_OF[word] for word in plain_words(text) if word in _DUTY_OF}
        for text in (right, given)
    )
    if not wanted or not typed or wanted & typed:
        return None
    return _OTHER if "should" in wanted | typed else _WRONG


def _ways_in(text: str, language: Language) -> Counter[str]:
    plain = plain_limits(text, language is Language.ENGLISH).lower()
    for pattern, way in _PHRASES:
        plain = pattern.sub(f" {way} ", plain)
    return Counter(_WAY_OF[word] for word in plain_words(plain) if word in _WAY_OF)
