"""Which way an answer points: to or from, inside or outside, may or must.

Compares these small words and signs only; whether the rest agrees is for others to say.
"""

import re
from collections import Counter

from aimstudy.domain.article import Language
from aimstudy.domain.quiz import GradeReason, Verdict
from aimstudy.language.words import word_set
from aimstudy.questions.grading_words import plain_limits, plain_words

Judged = tuple[Verdict, GradeReason]
_WRONG: Judged = (Verdict.WRONG, GradeReason.OTHER)
_OTHER: Judged = (Verdict.NEARLY, GradeReason.OTHER)

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
