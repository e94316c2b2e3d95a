"""Puts a right and a given answer into one spelling, where there are many: signs, eras, "No. 5".

What is put alike here says the same; nothing is judged.
"""

import re
import unicodedata

from aimstudy.domain.article import Language
from aimstudy.questions.grading_words import NEGATIONS

_SPELT = (  # as people type a sign that they do not have
    ("<->", "↔"), ("<=>", "↔"), ("<=", "≤"), (">=", "≥"), ("=<", "≤"), ("=>", "→"), ("-->", "→"),
    ("->", "→"), ("<-", "←"), ("!=", "≠"), ("=/=", "≠"), ("<>", "≠"), ("==", "≡"), ("&&", "∧"),
    ("||", "∨"), ("⇒", "→"), ("⟶", "→"), ("⟹", "→"), ("⇐", "←"), ("⇔", "↔"), ("♯", "#"),
    ("·", "×"), ("∙", "×"), ("⋅", "×"), ("*", "×"), (":=", "="), ("+/-", "±"), ("+-", "±"),
    ("~=", "≈"), ("≃", "≈"), ("≅", "≈"), ("∼", "~"), ("⩽", "≤"), ("⩾", "≥"), ("⁄", "/"),
    ("∶", ":"), ("′′", "''"), ("″", "''"), ("′", "'"), ("’", "'"), ("‘", "'"), ("−", "-"),
    ("–", "-"), ("∕", "/"), ("˚", "°"), ("º", "°"),
)  # fmt: skip
_RAISED = re.compile(r"(?<=[\w)\]])[⁰¹²³⁴-⁾ⁿⁱ]+")
_LOWERED = re.compile(r"(?<=[\w)\]])[₀-₎ₐ-ₜ]+")
_CHARGE = re.compile(r"(?<=[^\W\d_])(\d*)\^\{?(\d*[+-])\}?(?!\w)")  # of an ion
_PRIME = re.compile(r'(?<=\d)"')


def plain_marks(text: str) -> str:
    """Signs in one spelling; what stands higher after "^", what stands lower in the line."""
    text = unicodedata.normalize("NFC", text)
    text = _RAISED.sub(lambda m: "^" + unicodedata.normalize("NFKC", m[0]), text)
    for typed, sign in _SPELT:
        text = text.replace(typed, sign)
    text = unicodedata.normalize("NFKC", text).replace("⁄", "/")
    text = _CHARGE.sub(r"\1\2", text)
    return _PRIME.sub("''", text)


def raised_and_lowered(text: str) -> tuple[bool, bool]:
    """Whether something stands higher and something lower after a letter."""
    raised = bool(re.search(r"(?<=[^\W\d_])(?:\^|[⁰¹²³⁴-⁹])", text))
    return raised, bool(re.search(r"(?<=[^\W\d_])_\w", text) or _LOWERED.search(text))


_BEFORE_CHRIST = r"b\.? ?c\.?(?: ?e\.?)?|f\.? ?kr\.?|fvt\.?|f\.v\.t\.?|før kristus|before christ"
_BEFORE_CHRIST += r"|before the common era|før vår tidsregning"
_AFTER_CHRIST = r"a\.? ?d\.?|c\.? ?e\.?|e\.? ?kr\.?|e\.v\.t\.?|etter kristus|after christ"
_AFTER_CHRIST += r"|anno domini"
_ITEM = re.compile(r"(?:numbers?|nummer|nos?|nr)\.? ?(?=\d)|[#№] ?(?=\d)", re.I)
_SURE_ITEM = re.compile(r"\b(?:No|no\.|Nos?\.|[Nn]r\.?|[Nn]umber|[Nn]ummer) ?\d|[#№] ?\d")
_COMMA_NAME = re.compile(
    r"(?P<last>[^\W\d_][\w'’-]*), (?P<first>[^\W\d_][\w'’-]*(?: [^\W\d_][\w'’.-]*){0,3})"
)
_ZEROS = re.compile(r"(?<![\w.,])(\d+)[.,]0+(?![\d.,]*\d)")


def alike(right: str, given: str, language: Language) -> tuple[str, str]:
    """Both texts in the same spelling."""
    right, given = (_denials(_eras(text, language), language) for text in (right, given))
    right, given = _numbered(right, given, language)
    return _named(right, given)


def _denials(text: str, language: Language) -> str:
    return text.replace("¬", "not " if language is Language.ENGLISH else "ikke ")


def _eras(text: str, language: Language) -> str:
    """ "44 BCE" as "44 BC", "AD 410" as "410 AD"."""
    if not any(map(str.isdigit, text)):
        return text
    english = language is Language.ENGLISH
    before, after = ("BC", "AD") if english else ("f.Kr.", "e.Kr.")
    text = re.sub(
        rf"\b(?:{_AFTER_CHRIST}) (?P<year>\d+)(?!\w)", rf"\g<year> {after}", text, flags=re.I
    )

    def plain(match: re.Match[str]) -> str:
        era = before if match["before"] else after
        return f"{match['between'] or ''} {era}"

    return re.sub(
        r"(?<=[\d])(?P<between>(?:st|nd|rd|th|\.)? (?:century|århundre))?"
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
