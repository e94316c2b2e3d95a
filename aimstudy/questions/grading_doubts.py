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
from aimstudy.questions.grading_units import NUMBER_WORDS, UNITS
from aimstudy.questions.grading_words import content_words, plain_words, same_word

Judged = tuple[Verdict, GradeReason]
_WRONG: Judged = (Verdict.WRONG, GradeReason.OTHER)
_OTHER: Judged = (Verdict.NEARLY, GradeReason.OTHER)
_ORDER: Judged = (Verdict.NEARLY, GradeReason.ORDER)
_LESS: Judged = (Verdict.NEARLY, GradeReason.LESS_EXACT)
_EXTRA: Judged = (Verdict.NEARLY, GradeReason.EXTRA)
_UNIT: Judged = (Verdict.NEARLY, GradeReason.UNIT)

_SPELT = (  # as people type a sign that they do not have
    ("<=", "≤"), (">=", "≥"), ("=<", "≤"), ("=>", "→"), ("<->", "↔"), ("->", "→"), ("-->", "→"),
    ("<-", "←"), ("!=", "≠"), ("<>", "≠"), ("==", "≡"), ("&&", "∧"), ("||", "∨"), ("⇒", "→"),
    ("♯", "#"), ("·", "×"), ("∙", "×"), ("*", "×"), (":=", "="),
)  # fmt: skip
_SIGNS = "≠≡=→←↔√∧∨#@~!|÷"
_TENS = re.compile(r"(?:×|x) ?10\^|\de\d", re.I)
_FORMULA = re.compile(r"[=<>≤≥≠≡+×÷→←↔√|()\[\]{}^*&/'!~@∧∨]")
_POWER = re.compile(r"(?<=[\d)])([⁻⁺]?[⁰¹²³⁴-⁹]+)")
_LETTERED = re.compile(r"[^\W\d_]{1,6}\d[\w.]*")
_SI_UNIT = re.compile(r"(?<=\d)\s?([mM][A-Za-z]{1,2})(?![A-Za-z])")
_ACRONYM = re.compile(r"\b[A-ZÆØÅ]{2,6}\b")
_SEPARATOR = re.compile(r"[,;\n]|\b(?:and|og|or|eller|samt)\b|&", re.I)
_NUMBERED = re.compile(
    r"(?:day|week|month|year|hour|dag|uke|måned|år|time)\s+(\d+)", re.I
)  # "day 10" is not "10 days"
_COUNTED = re.compile(r"\d+\.?\s+[^\W\d]+", re.I)
_BOUNDS: dict[str, re.Pattern[str]] = {
    sign: re.compile(rf"(?:{words})", re.I)
    for sign, words in {
        "≥": r"≥|\bat least\b|\bminimum\b|\bminst\b|\bnot? (?:less|fewer) than\b"
        r"|\b(?:or|eller) (?:more|mer|flere)\b|\bikke (?:mindre|færre) enn\b|\bno (?:less|fewer)\b"
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
_WAYS = word_set("by to from until into out off onto med til fra ut inn mot")
_NO_ITEM = word_set("not no never ikke ingen aldri first then last finally først så deretter sist")


def doubt(
    right: str, given: str, prompt: str, language: Language, *, amount: bool
) -> Judged | None:
    """The worst that speaks against ``given``; None where nothing does.

    ``amount``: it was compared as a number, a date or a time, so that words do not decide.
    """
    wanted, typed = (" ".join(text.split()) for text in (right, given))
    if wanted == typed or (wanted.casefold() == typed.casefold() and not _SI_UNIT.search(wanted)):
        return None
    found = [
        _formula(right, given),
        _bound(right, given, prompt),
        _era(right, given),
        _lettered(right, given),
        _signs(right, given),
        _si_unit(right, given),
        _twice(right, given),
        _numbered(right, given),
        _way(right, given),
        None if amount else _acronym(right, given),
        _order(right, given, language, amount=amount),
    ]
    told = [judged for judged in found if judged is not None]
    return min(told, key=lambda judged: judged[0] is not Verdict.WRONG, default=None)


def _plain(text: str) -> str:
    """Signs in one spelling, powers after a caret."""
    text = _POWER.sub(lambda m: "^" + unicodedata.normalize("NFKC", m[1]), text)
    for typed, sign in _SPELT:
        text = text.replace(typed, sign)
    return unicodedata.normalize("NFKC", text).replace("−", "-").replace("–", "-")


def _signs(right: str, given: str) -> Judged | None:
    """Signs that carry the sense must be there, and no others."""
    if "×" in _plain(right + given):
        right, given = (re.sub(r"\btimes\b|\bganger\b", "×", text) for text in (right, given))
    wanted, typed = _signs_in(right), _signs_in(given)
    if wanted == typed:
        return None
    return _WRONG if wanted and typed else _OTHER


def _signs_in(text: str) -> Counter[str]:
    plain = _plain(text)
    body = plain.strip().rstrip("!") if plain.strip().count(" ") > 1 else plain
    found = Counter(sign for sign in body if sign in _SIGNS)
    worded = re.sub(r"\bpluss?\b", "+", body, flags=re.I)
    worded = re.sub(r"\bminus\b", "-", worded, flags=re.I)
    found["+"] = len(re.findall(r"(?<!^)\+", worded.strip()))
    # A dash between words is none; at the end of one, between spaces or after a caret it is minus.
    found["-"] = len(re.findall(r"(?<=\w)-(?![\w-])|(?<=[\w)]) - (?=[^\W\d])|\^-", worded))
    found["×"] = len(re.findall(r"(?<=[^\W\d]) ?× ?(?=[^\W\d])", body))
    found["^"] = 0 if _TENS.search(body) else len(re.findall(r"(?<=[\d)])\^", body))
    found["#"] += len(re.findall(r"\bsharp\b", body, re.I))
    found["/"] = len(re.findall(r"(?<![^\W_])[^\W\d_]\s?/\s?[^\W\d_](?![^\W_])", body))
    return +found


def _formula(right: str, given: str) -> Judged | None:
    """Letters and signs without a word are the same sign by sign, or not the same."""
    wanted, typed = (re.sub(r"\s", "", _plain(text)).rstrip(".") for text in (right, given))
    letters = re.findall(r"[^\W\d_]+", wanted)
    plain = not letters or any(len(one) > 2 or one.lower() in UNITS for one in letters)
    if plain or not _FORMULA.search(wanted):
        return None
    return None if wanted.casefold() == typed.casefold() else _OTHER


def _bound(right: str, given: str, prompt: str) -> Judged | None:
    """ "more than 10" is not "10"; a bound that the question names need not be typed."""
    if not re.search(r"\d", right + given) and not _has_number(right):
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
    plain = re.sub(r"\b(?:below|above|under|over) (?:zero|null)\b", " ", _plain(text))
    for arrow in ("→", "←", "↔", "≠"):
        plain = plain.replace(arrow, " ")
    found: set[str] = set()
    for sign, pattern in _BOUNDS.items():
        plain, many = pattern.subn(" ", plain)
        if many:
            found.add(sign)
    return found


def _era(right: str, given: str) -> Judged | None:
    if not re.search(r"\d", right):
        return None
    wanted, typed = ([bool(era.search(text)) for era in _ERAS] for text in (right, given))
    if wanted == typed or not (wanted[0] or typed[0]):
        return None
    return _LESS if wanted[0] and not any(typed) else _WRONG


def _lettered(right: str, given: str) -> Judged | None:
    """ "v2.10", "H2O", "B12": letters with figures are one name."""
    typed = re.sub(r"[\s\-]", "", _plain(given)).lower()
    said = _LETTERED.findall(re.sub(r"(?<=\d)[ -](?=[A-Za-z])", " ", _plain(right)))
    names = [name.lower().rstrip(".") for name in said if name.rstrip("0123456789").lower() != "m"]
    if all(re.search(rf"(?<![^\W\d_]){re.escape(n)}(?![\d.]*\d)", typed) for n in names):
        return None
    return _OTHER


def _si_unit(right: str, given: str) -> Judged | None:
    """Milli is not mega."""
    wanted, typed = (_SI_UNIT.findall(text) for text in (right, given))
    turned = any(
        w != t and w[1:] == t[1:] and w[0] != t[0] for w, t in zip(wanted, typed, strict=False)
    )
    return _UNIT if turned else None


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


def _way(right: str, given: str) -> Judged | None:
    """ "by 5 percent" is not "to 5 percent"."""
    wanted, typed = (Counter(w for w in plain_words(text) if w in _WAYS) for text in (right, given))
    return _OTHER if wanted - typed and typed - wanted and bool(re.search(r"\d", right)) else None


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
    left = list(items)
    for item in moved:
        same = next((one for one in left if _same_item(one, item, language)), None)
        if same is None:
            return False
        left.remove(same)
    return True


def _span(text: str) -> list[str]:
    """Months or days of the week from the one to the other."""
    words = plain_words(text)
    found = [word for word in words if word in _NAMED_TIMES]
    joined = {"and", "og", "or", "eller"} & set(words)
    return found if len(found) == 2 and not joined else []


def _of_number(word: str) -> bool:
    """A number, a unit, or a part of a date."""
    return word.isdigit() or word in UNITS or word in _NAMED_TIMES or not word[0].isalpha()


def _ordered(text: str, language: Language) -> list[str]:
    return content_words(plain_words(_plain(text)), language)


def _same_item(one: Sequence[str], other: Sequence[str], language: Language) -> bool:
    if len(one) != len(other):
        return False
    return all(same_word(a, b, language) for a, b in zip(one, other, strict=True))
