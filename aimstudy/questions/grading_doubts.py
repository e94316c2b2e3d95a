"""What speaks against an answer whose words are all right: their order, signs, bounds and eras.

Asked last, of an answer that would count as right. What is only doubtful is left to the person.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence

from aimstudy.domain.article import Language
from aimstudy.domain.quiz import GradeReason, Verdict
from aimstudy.language.words import word_set
from aimstudy.questions.grading_alike import alike
from aimstudy.questions.grading_bounds import other_bound
from aimstudy.questions.grading_marks import other_marks
from aimstudy.questions.grading_sign_forms import plain_marks
from aimstudy.questions.grading_units import UNITS
from aimstudy.questions.grading_ways import other_duty, other_way
from aimstudy.questions.grading_words import content_words, plain_words, same_word

Judged = tuple[Verdict, GradeReason]
_WRONG: Judged = (Verdict.WRONG, GradeReason.OTHER)
_OTHER: Judged = (Verdict.NEARLY, GradeReason.OTHER)
_ORDER: Judged = (Verdict.NEARLY, GradeReason.ORDER)
_LESS: Judged = (Verdict.NEARLY, GradeReason.LESS_EXACT)
_EXTRA: Judged = (Verdict.NEARLY, GradeReason.EXTRA)
_UNIT: Judged = (Verdict.NEARLY, GradeReason.UNIT)

_BRACKETS = "()[]{}^*&/'!@"
_LETTERED = re.compile(r"[^\W\d_]{1,6}\d[\w.]*")
_BESIDE_FIGURE = re.compile(r"(?<=[^\W\d_])[\s\-](?=\d)|(?<=\d)[\s\-](?=[^\W\d_])")
_SI_UNIT = re.compile(r"(?<=\d)\s?([mM][A-Za-z]{1,2})(?![A-Za-z])")
_LETTER = re.compile(r"(?<=[^\W\d_]{2} )[A-Z](?![\w.'’=+/-]| [=+*/-])")
_ANGLE = re.compile(r"\d ?°(?! ?[CFK]\b)")
_DEGREES = re.compile(r"°|\bdegrees?\b|\bgrad(?:er)?\b|\bradian", re.I)
_ACRONYM = re.compile(r"\b[A-ZÆØÅ]{2,6}\b")
_SEPARATOR = re.compile(r"[,;\n]|\b(?:and|og|or|eller|samt)\b|&", re.I)
_NUMBERED = re.compile(
    r"(?:day|week|month|year|hour|dag|uke|måned|år|time)\s+(\d+)", re.I
)  # "day 10" is not "10 days"
_COUNTED = re.compile(r"\d+\.?\s+[^\W\d]+", re.I)
_ERAS = (
    re.compile(r"\b(?:b\.? ?c\.?(?: ?e\.?)?|f\.? ?kr\.?|før kristus)(?!\w)", re.I),
    re.compile(r"\b(?:a\.? ?d\.?|c\.? ?e\.?|e\.? ?kr\.?|etter kristus)(?!\w)", re.I),
)
_FEW = 2  # words that are no number: with fewer the order says nothing
_NAMED_TIMES = word_set(
    """
    january february march april may june july august september october november december
    januar februar mars mai juni juli oktober desember
    monday tuesday wednesday thursday friday saturday sunday
    mandag tirsdag onsdag torsdag fredag lørdag søndag
    """
)
_TO = re.compile(r"\b(?:to|til|until|through)\b|\w ?[-–] ?\w", re.I)
_PAIR = re.compile(r"\b(?:and|og|or|eller)\b|&", re.I)
_BETWEEN = re.compile(r"\b(?:between|mellom)\b", re.I)
_NO_ITEM = word_set("not no never ikke ingen aldri first then last finally først så deretter sist")


def doubt(
    right: str,
    given: str,
    prompt: str,
    language: Language,
    *,
    amount: bool,
    measured: bool = False,
) -> Judged | None:
    """The worst that speaks against ``given``; None where nothing does.

    ``amount``: it was compared as a number, a date or a time, so that words do not decide;
    ``measured``: it is a number with its unit, which have been compared.
    """
    wanted, typed = (" ".join(text.split()) for text in (right, given))
    if wanted == typed or (wanted.casefold() == typed.casefold() and not _SI_UNIT.search(wanted)):
        return None
    raw = right, given
    right, given = alike(right, given, language)
    found = [
        _formula(*(raw if "¬" in raw[0] + raw[1] else (right, given))),
        other_bound(right, given, prompt),
        _era(right, given),
        _lettered(right, given),
        other_marks(right, given, measured=amount or measured),
        _si_unit(right, given),
        _degrees(right, given, prompt),
        _letters(right, given),
        _twice(right, given),
        _numbered(right, given),
        _pair_for_span(right, given),
        other_way(right, given, language),
        other_duty(right, given),
        None if amount else _acronym(right, given),
        _order(right, given, language, amount=amount),
    ]
    told = [judged for judged in found if judged is not None]
    return min(told, key=lambda judged: judged[0] is not Verdict.WRONG, default=None)


def _formula(right: str, given: str) -> Judged | None:
    """Letters and signs without a word are the same sign by sign, or not the same."""
    wanted, typed = (re.sub(r"\s", "", plain_marks(text)).rstrip(".") for text in (right, given))
    letters = re.findall(r"[^\W\d_]+", wanted)
    plain = not letters or any(len(one) > 2 or one.lower() in UNITS for one in letters)
    if plain or not any(map(_in_formula, wanted)):
        return None
    return None if wanted.casefold() == typed.casefold() else _OTHER


def _in_formula(sign: str) -> bool:
    return sign in _BRACKETS or unicodedata.category(sign) == "Sm"


def _era(right: str, given: str) -> Judged | None:
    if not re.search(r"\d", right):
        return None
    wanted, typed = ([bool(era.search(text)) for era in _ERAS] for text in (right, given))
    if wanted == typed or not (wanted[0] or typed[0]):
        return None
    return _LESS if wanted[0] and not any(typed) else _WRONG


def _lettered(right: str, given: str) -> Judged | None:
    """ "v2.10", "H2O", "B12": letters with figures are one name."""
    typed = _BESIDE_FIGURE.sub("", plain_marks(given)).lower()
    said = _LETTERED.findall(re.sub(r"(?<=\d)[ -](?=[A-Za-z])", " ", plain_marks(right)))
    names = [name.lower().rstrip(".") for name in said if name.rstrip("0123456789").lower() != "m"]
    if all(re.search(rf"(?<![^\W\d_]){re.escape(n)}(?![\d.]*\d)", typed) for n in names):
        return None
    return _OTHER


def _si_unit(right: str, given: str) -> Judged | None:
    """Milli is not mega; of what has no thousandth part the small letter is a careless one."""
    wanted, typed = (_SI_UNIT.findall(text) for text in (right, given))
    turned = {w[1:] for w, t in zip(wanted, typed, strict=False) if w[1:] == t[1:] and w[0] != t[0]}
    if not turned:
        return None
    return _UNIT if turned <= {"B", "Hz", "b"} else (Verdict.WRONG, GradeReason.UNIT)


def _letters(right: str, given: str) -> Judged | None:
    """ "hepatitis A" is neither "hepatitis B" nor "hepatitis"."""
    wanted = [letter.lower() for letter in _LETTER.findall(right)]
    if not wanted:
        return None
    typed = [word for word in plain_words(given) if len(word) == 1 and word.isalpha()]
    if not Counter(wanted) - Counter(typed):
        return None
    return _WRONG if set(typed) - {"a", "i"} - set(wanted) else _OTHER


def _degrees(right: str, given: str, prompt: str) -> Judged | None:
    """An angle is said in degrees."""
    said = _DEGREES.search(f"{given} {prompt}")
    return None if said or not _ANGLE.search(right) else _UNIT


def _twice(right: str, given: str) -> Judged | None:
    """The answer typed over itself."""
    wanted, typed = (
        Counter(re.findall(r"\d+(?:[.,\u00a0 ]\d+)*", text)) for text in (right, given)
    )
    again = any(wanted[n] == 1 and typed[n] > 1 for n in wanted if len(n) > 1)
    return _EXTRA if again else None


def _numbered(right: str, given: str) -> Judged | None:
    right, given = right.strip(" ."), given.strip(" .")
    turned = any(
        _NUMBERED.fullmatch(one) and _COUNTED.fullmatch(two)
        for one, two in ((right, given), (given, right))
    )
    return _OTHER if turned else None


def _acronym(right: str, given: str) -> Judged | None:
    """ "HTTP" is not "HTTPS"; both typed in any case."""
    typed = set(plain_words(given))
    longer = [
        a for a in _ACRONYM.findall(right) if a.lower() not in typed and a.lower() + "s" in typed
    ]
    return (
        _OTHER
        if longer and given.upper() != given.lower() and "s" not in given[-1:]
        else (_OTHER if longer and not re.search(r"[A-Z]{2}s\b", given) else None)
    )


# -- order --------------------------------------------------------------------------------------
def _order(right: str, given: str, language: Language, *, amount: bool) -> Judged | None:
    """The words stand in their order, or whole items of a plain list changed places."""
    if _span(right) and _span(right) == _span(given)[::-1] != _span(given):
        return _ORDER
    wanted = _ordered(right, language)
    if sum(not _of_number(word) for word in wanted) < _FEW:
        return None
    if amount:
        wanted = [word for word in wanted if word not in UNITS]
    if _in_order(wanted, given, language) or _list_moved(right, given, language):
        return None
    first, comma, last = given.partition(",")
    name = comma and "," not in right + last  # "Lund, Jens Petter"
    return None if name and _in_order(wanted, f"{last} {first}", language) else _ORDER


def _in_order(wanted: Sequence[str], given: str, language: Language) -> bool:
    left: list[str | None] = list(wanted)
    places = []
    for word in _ordered(given, language):
        same = (n for n, w in enumerate(left) if w and same_word(w, word, language))
        place = next(same, None)
        if place is not None:  # others are passed over
            places.append(place)
            left[place] = None
    return places == sorted(places)


def _list_moved(right: str, given: str, language: Language) -> bool:
    """The right answer is a list of things, and the given one has its items in another order."""
    items, moved = (
        [item for item in (_ordered(one, language) for one in _SEPARATOR.split(text)) if item]
        for text in (right, given)
    )
    if len(items) < 2 or not _NO_ITEM.isdisjoint(plain_words(right)):
        return False
    if all(len(item) == 1 for item in items):
        return True
    # "damage to (house and garage)", "(fire and water) damage"; never both ends at once: "the king
    # killed the duke and the queen fled" has two doers.
    return any(
        _same_items(*_less_shared(items, moved, end, language), language) for end in (None, 0, -1)
    )


def _same_items(
    items: Sequence[Sequence[str]], moved: Sequence[Sequence[str]], language: Language
) -> bool:
    left = list(items)
    for item in moved:
        same = next((one for one in left if _same_item(one, item, language)), None)
        if same is None:
            return False
        left.remove(same)
    return True


def _less_shared(
    items: Sequence[list[str]], moved: Sequence[list[str]], end: int | None, language: Language
) -> tuple[list[list[str]], list[list[str]]]:
    """Without the words that the first items have at their head, or the last ones at their tail."""
    one, other = ([list(item) for item in each] for each in (items, moved))
    if end is not None and one and other:
        _drop_shared(one[end], other[end], end, language)
    return one, other


def _drop_shared(one: list[str], other: list[str], end: int, language: Language) -> None:
    """Takes away the words that both have at their head (0) or tail (-1), all but one."""
    while min(len(one), len(other)) > 1 and same_word(one[end], other[end], language):
        del one[end], other[end]


def _span(text: str) -> list[str]:
    """Months or days of the week from the one to the other."""
    words = plain_words(text)
    found = [word for word in words if word in _NAMED_TIMES]
    joined = {"and", "og", "or", "eller"} & set(words)
    return found if len(found) == 2 and not joined else []


def _pair_for_span(right: str, given: str) -> Judged | None:
    """ "Monday and Friday" are two days of "Monday to Friday"."""
    spans = [
        bool(_span(text)) and not _BETWEEN.search(text) and bool(_TO.search(text))
        for text in (right, given)
    ]
    pairs = [
        bool(_PAIR.search(text)) and not _BETWEEN.search(text) and not span
        for text, span in zip((right, given), spans, strict=True)
    ]
    return _OTHER if (spans[0] and pairs[1]) or (pairs[0] and spans[1]) else None


def _of_number(word: str) -> bool:
    """A number, a unit, or a part of a date."""
    return word.isdigit() or word in UNITS or word in _NAMED_TIMES or not word[0].isalpha()


def _ordered(text: str, language: Language) -> list[str]:
    return content_words(plain_words(plain_marks(text)), language)


def _same_item(one: Sequence[str], other: Sequence[str], language: Language) -> bool:
    if len(one) != len(other):
        return False
    return all(same_word(a, b, language) for a, b in zip(one, other, strict=True))
