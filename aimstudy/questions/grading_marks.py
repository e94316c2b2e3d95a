"""The signs of an answer: those of mathematics, logic, money and others that carry sense.

What is no letter and no figure is a sign; what only divides or quotes is none.
"""

import re
import unicodedata
from collections import Counter

from aimstudy.domain.quiz import GradeReason, Verdict
from aimstudy.questions.grading_sign_forms import plain_marks, raised_and_lowered

Judged = tuple[Verdict, GradeReason]
_WRONG: Judged = (Verdict.WRONG, GradeReason.OTHER)
_OTHER: Judged = (Verdict.NEARLY, GradeReason.OTHER)
_KINDS = ("Sm", "So", "Sc", "Mn", "Me")
_AS_WELL = "‰#@!|∧∨"
# Compared in other ways: by their places, as bounds, or as words.
_ELSEWHERE = "+<>≤≥×/%$€£^_©®™℠\ufe0f\ufe0e"
_OF_MEASURES = "°≈~"
_WORDED = tuple(
    (re.compile(rf"(?:(?<=\w)-)?(?<!\w)(?:{words})(?!\w)", re.I), sign)
    for sign, words in (
        ("°", r"degrees?|grad(?:er)?"),
        ("‰", r"per ?mille|promille"),
        ("¥", r"yen|jpy|yuan|cny"),
        ("₹", r"rupees?|inr|rupier?"),
        ("₽", r"roubles?|rubles?|rub|rubler?"),
        ("∞", r"infinity|infinite|infinitely many|uendelige?"),
        ("√", r"(?:the )?square root(?: of)?|sqrt|kvadratrot(?:en)?(?: av)?|root of|roten av"),
        ("≈", r"approximately|about|ca\.?|circa|omtrent"),
        ("∅", r"(?:the )?empty set|(?:den )?tomme? mengden?"),
        ("±", r"plus[ /-](?:or )?minus|pluss[ /-](?:eller )?minus"),
        ("≠", r"(?:is )?not equal to|(?:er )?ikke lik|unequal to|ulik"),
        ("=", r"equals|(?:is )?equal to|er lik"),
        ("→", r"gir|yields"),
        ("♭", "flat"),
        ("♮", "natural"),
        ("∪", "union"),
        ("∩", "intersection|snitt"),
        ("∴", "therefore|altså"),
        ("∀", "for all|for alle"),
        ("∃", "there exists|det finnes"),
        ("+", "pluss?"),
        ("-", "minus"),
        ("×", "times|ganger"),
    )
)
_TENS = re.compile(r"(?<=\d) ?(?:×|x) ?10\^-?\d+|(?<=\d)e-?\d+", re.I)


def sign_said(sign: str, given: str) -> bool:
    """A sign typed as a word."""
    return any(one == sign and words.fullmatch(given.strip()) for words, one in _WORDED)


def other_marks(right: str, given: str, *, measured: bool) -> Judged | None:
    """Signs that carry the sense must be there, and no others.

    ``measured``: an amount, whose unit and roughness have been compared.
    """
    one, two = raised_and_lowered(right), raised_and_lowered(given)
    if one == two[::-1] != two:
        return _OTHER
    marks = f"{plain_marks(right)} {plain_marks(given)}"
    wanted, typed = (_marks_in(text, marks, measured=measured) for text in (right, given))
    if wanted == typed or (not typed and all(_is_picture(sign) for sign in wanted)):
        return None
    return _WRONG if wanted - typed and typed - wanted else _OTHER


def _marks_in(text: str, marks: str, *, measured: bool) -> Counter[str]:
    plain = plain_marks(text)
    body = plain.strip().rstrip("!") if plain.strip().count(" ") > 1 else plain
    for words, sign in _WORDED:
        if sign in marks:
            body = words.sub(sign if sign in "+-×" else f" {sign} ", body)
    body = _TENS.sub("", body)
    found = Counter(sign for sign in body if _counts(sign, measured=measured))
    found["+"] = len(re.findall(r"(?<!^)\+|^\+(?=[^\W\d])", body.strip()))
    # A dash between words is none; at the end of one, between spaces or after a caret it is minus.
    found["-"] = len(re.findall(r"(?<=\w)-(?![\w-])|(?<=[\w)]) - (?=[^\W\d])|\^-", body))
    found["×"] = len(re.findall(r"(?<=[^\W\d]) ?× ?(?=[^\W\d])", body))
    found["^"] = len(re.findall(r"(?<=[\d)])\^", body))
    found["#"] += len(re.findall(r"\bsharp\b", body, re.I))
    found["/"] = len(re.findall(r"(?<![^\W_])[^\W\d_]\s?/\s?[^\W\d_](?![^\W_])", body))
    unquoted = body.strip().strip("'")
    if body.strip()[:1] != "'":
        unquoted = body
    found["'"] = sum(map(len, re.findall(r"(?:\d|(?<![^\W\d_])[^\W\d_])('+)(?!\w)", unquoted)))
    return +found


def _counts(sign: str, *, measured: bool) -> bool:
    if sign in _ELSEWHERE or (measured and sign in _OF_MEASURES):
        return False
    return sign in _AS_WELL or unicodedata.category(sign) in _KINDS


def _is_picture(sign: str) -> bool:
    """A picture that goes with the words, and that a keyboard does not have."""
    return unicodedata.category(sign) == "So" and (
        0x2600 <= ord(sign) <= 0x27BF or ord(sign) >= 0x1F000
    )
