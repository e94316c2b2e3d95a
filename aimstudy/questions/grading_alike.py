"""Puts a right and a given answer into one spelling, where there are many: signs, eras, "No. 5".

What is put alike here says the same; nothing is judged.
"""

import re
from decimal import Decimal

from aimstudy.domain.article import Language
from aimstudy.questions.grading_bounds import same_bounds_alike
from aimstudy.questions.grading_periods import periods_alike
from aimstudy.questions.grading_short_forms import short_forms_alike
from aimstudy.questions.grading_sign_forms import plain_marks
from aimstudy.questions.grading_spoken import units_alike
from aimstudy.questions.grading_words import NEGATIONS, plain_limits, plain_ordinals

_BEFORE_CHRIST = r"b\.? ?c\.?(?: ?e\.?)?|f\.? ?kr\.?|fvt\.?|f\.v\.t\.?|før kristus|before christ"
_BEFORE_CHRIST += r"|before the common era|før vår tidsregning"
_AFTER_CHRIST = r"a\.? ?d\.?|c\.? ?e\.?|e\.? ?kr\.?|e\.v\.t\.?|etter kristus|after christ"
_AFTER_CHRIST += r"|anno domini"
_ITEM = re.compile(r"(?:numbers?|nummer|nos?|nr)\.? ?(?=\d)|[#№] ?(?=\d)", re.I)
_SURE_ITEM = re.compile(r"\b(?:No|no\.|Nos?\.|[Nn]r\.?|[Nn]umber|[Nn]ummer) ?\d|[#№] ?\d")
_COMMA_NAME = re.compile(
    r"(?P<last>[^\W\d_][\w'’-]*), (?P<first>[^\W\d_][\w'’-]*(?: [^\W\d_][\w'’.-]*){0,3})"
)
_ZEROS = re.compile(r"(?<![\w.,])(\d+)[.,]0{1,2}(?!\d|[.,]\d)")


def alike(right: str, given: str, language: Language) -> tuple[str, str]:
    """Both texts in the same spelling."""
    english = language is Language.ENGLISH
    right, given = (
        plain_limits(_denials(_eras(text, language), language), english) for text in (right, given)
    )
    right, given = _greek(right, given)
    for both in (
        _of_our_era,
        short_forms_alike,
        _pairs,
        units_alike,
        _amperes,
        periods_alike,
        _tens,
        _lettered,
        _counted,
        _regnal,
        _romans,
        _named,
        same_bounds_alike,
    ):
        right, given = both(right, given)
    return _numbered(right, given, language)


_GREEK = {
    sign: names.split()
    for sign, names in zip(
        "αβγδεζηθικλμνξοπρστυφχψω",
        (
            "alpha alfa", "beta", "gamma", "delta", "epsilon", "zeta", "eta", "theta teta", "iota",
            "kappa", "lambda", "mu my", "nu ny", "xi", "omicron", "pi", "rho", "sigma", "tau",
            "upsilon ypsilon", "phi fi", "chi khi", "psi", "omega",
        ),
        strict=True,
    )
}  # fmt: skip


def _greek(right: str, given: str) -> tuple[str, str]:
    """ "α" as "alpha" where the other one has the word."""
    return _greek_named(right, given), _greek_named(given, right)


def _greek_named(text: str, other: str) -> str:
    if text.isascii():
        return text
    words = set(re.findall(r"[^\W\d_]+", other.lower()))
    for sign in set(text.lower()) & _GREEK.keys():
        name = next((one for one in _GREEK[sign] if one in words), None)
        if name:
            text = re.sub(rf"(?i:{sign})(?![^\W\d_])", name, text)
    return text


_AMPERE = re.compile(r"(?<=\d) ?A(?!\w)")
_PART_OF_AMPERE = re.compile(r"\d ?[kmµμn]A(?!\w)")


def _amperes(right: str, given: str) -> tuple[str, str]:
    """ "0.02 A" are amperes beside "20 mA"; alone the letter may be anything."""
    for one, two in ((right, given), (given, right)):
        if _PART_OF_AMPERE.search(one) and _AMPERE.search(two):
            return _AMPERE.sub(" ampere", right), _AMPERE.sub(" ampere", given)
    return right, given


def closed_up(text: str) -> str:
    """Without the spaces that part no two figures and no two words."""
    return _SPACE.sub("", plain_marks(text)).casefold().rstrip(".")


_SPACE = re.compile(
    r"(?<![\w.,])\s+|\s+(?!\w)|(?<=\d)\s+(?=[^\W\d_](?!\w))|(?<=\b[^\W\d_])\s+(?=\b\w\b)"
)


def _of_our_era(right: str, given: str) -> tuple[str, str]:
    """ "793" for "793 AD"."""
    for era in ("AD", "evt"):
        if era in right and not _ANY_ERA.search(given):
            return right.replace(f" {era}", ""), given
    return right, given


_ANY_ERA = re.compile(r"\b(?:AD|BC|evt|fvt)\b")
_PAIR = re.compile(r"\b(?:both (?=.* and )|både (?=.* og ))", re.I)


def _pairs(right: str, given: str) -> tuple[str, str]:
    """ "both one and two" as "one and two"."""
    return _PAIR.sub("", right), _PAIR.sub("", given)


_TEN = re.compile(r"10\^(-?\d{1,2})")


def _tens(right: str, given: str) -> tuple[str, str]:
    """ "10^6" as "1000000" where the other one has no power."""
    one, two = (_TEN.fullmatch(plain_marks(text).strip()) for text in (right, given))
    if bool(one) is bool(two) or "^" in (given if one else right):
        return right, given
    if one:
        return _power(one[1]), given
    return right, _power(two[1]) if two else given


def _power(exponent: str) -> str:
    return format(Decimal(1).scaleb(int(exponent)), "f")


_LETTERS = re.compile(r"(?<![\w-])([^\W\d_]{1,3})[ -](\d+)(?![\w-])")


def _lettered(right: str, given: str) -> tuple[str, str]:
    """ "B-12" as "B12" where the other one has it so."""
    one = _LETTERS.sub(lambda m: _closed(m, given), right)
    return one, _LETTERS.sub(lambda m: _closed(m, right), given)


def _closed(match: re.Match[str], other: str) -> str:
    whole = match[1] + match[2]
    there = re.search(rf"(?<!\w){re.escape(whole)}(?!\w)", other, re.I)
    return whole if there else match[0]


_REGNAL = re.compile(r"\b[A-ZÆØÅ][^\W\d_]+ [IVX]+\b")
_REGNAL_SAID = re.compile(r"\b(?:the|den) (\w+)\b|(?<= )(\d{1,2})\.$", re.I)


def _regnal(right: str, given: str) -> tuple[str, str]:
    """ "Henry the Eighth" as "Henry 8" beside "Henry VIII"."""
    if not _REGNAL.search(right):
        return right, given

    def figure(match: re.Match[str]) -> str:
        if match[2]:
            return match[2]
        plain = plain_ordinals(plain_ordinals(match[1], english=True), english=False)
        return plain.removesuffix("rd") if plain[:1].isdigit() else match[0]

    typed = _REGNAL_SAID.sub(figure, given)
    return (right, given) if typed == given else _romans(right, typed)


_ORDINAL = re.compile(r"(?:the |den )?(\w+\.?) (.+)", re.I)
_COUNTED = re.compile(r"(?:the |den )?(.+) ([IVX]+|\d{1,2})", re.I)


def _counted(right: str, given: str) -> tuple[str, str]:
    """ "the Second World War" as "World War 2" beside "World War II"."""
    return _as_counted(right, given), _as_counted(given, right)


def _as_counted(text: str, other: str) -> str:
    one, two = _ORDINAL.fullmatch(text), _COUNTED.fullmatch(other)
    if one is None or two is None or one[2].casefold() != two[1].casefold():
        return text
    plain = plain_ordinals(plain_ordinals(f"{one[1]} x", english=True), english=False)
    return f"{one[2]} {plain.removesuffix('rd x')}" if plain.endswith("rd x") else text


_ROMAN = re.compile(r"(?<=[^\W\d_]{2} )(?:I{1,3}|IV|VI{0,3}|IX|X)\b(?![.'’])")
_VALUE = {"I": 1, "V": 5, "X": 10}


def _romans(right: str, given: str) -> tuple[str, str]:
    """ "Type I" as "Type 1" where the other one has the figure."""
    return _roman(right, given), _roman(given, right)


def _roman(text: str, other: str) -> str:
    def figure(match: re.Match[str]) -> str:
        values = [_VALUE[letter] for letter in match[0]]
        following = [*values[1:], 0]
        value = sum(-v if v < w else v for v, w in zip(values, following, strict=True))
        return str(value) if re.search(rf"(?<!\d){value}(?!\d)", other) else match[0]

    return _ROMAN.sub(figure, text)


def _denials(text: str, language: Language) -> str:
    return text.replace("¬", "not " if language is Language.ENGLISH else "ikke ")


def _eras(text: str, language: Language) -> str:
    """ "44 BCE" as "44 BC", "AD 410" as "410 AD"."""
    if not any(map(str.isdigit, text)) and not re.search(r"century|århundre", text):
        return text
    english = language is Language.ENGLISH
    before, after = ("BC", "AD") if english else ("fvt", "evt")
    text = re.sub(
        rf"\b(?:{_AFTER_CHRIST}) (?P<year>\d+)(?!\w)", rf"\g<year> {after}", text, flags=re.I
    )

    def plain(match: re.Match[str]) -> str:
        era = before if match["before"] else after
        return f" {era}"

    return re.sub(
        r"(?:(?<=\d)|(?<=century)|(?<=århundre)|(?<=århundret))"
        rf" ?(?:(?P<before>{_BEFORE_CHRIST})|(?P<after>{_AFTER_CHRIST}))(?!\w)",
        plain,
        text,
        flags=re.I,
    )


def _numbered(right: str, given: str, language: Language) -> tuple[str, str]:
    """ "No 5", "no. 5" and "#5" as "number 5", where the right or the given one surely is such."""
    if not (_SURE_ITEM.search(right) or _SURE_ITEM.fullmatch(given.strip())):
        return right, given
    word = "number " if language is Language.ENGLISH else "nummer "
    return _ITEM.sub(word, right), _ITEM.sub(word, given)


def _named(right: str, given: str) -> tuple[str, str]:
    """ "Lund, Jens Petter" as "Jens Petter Lund", where the other one has no comma."""
    if "," in right and "," not in given:
        return _turned(right), given
    if "," in given and "," not in right:
        return right, _turned(given)
    return right, given


def _turned(text: str) -> str:
    match = _COMMA_NAME.fullmatch(text.strip())
    if match is None or not NEGATIONS.isdisjoint(text.lower().split()):
        return text
    return f"{match['first']} {match['last']}"


def without_empty_decimals(text: str) -> str:
    """ "pH 7.0" as "pH 7"."""
    return _ZEROS.sub(r"\1", text)
