"""Signs that stand for others, read before anything is compared: fractions, powers, notes, "Art.".

Works on text alone; knows neither numbers nor units.
"""

import re
import unicodedata
from decimal import Decimal

from aimstudy.domain.article import Language
from aimstudy.language.words import word_list

_ROMANS = {
    roman: str(value)
    for value, roman in enumerate(
        word_list("II III IV V VI VII VIII IX X XI XII XIII XIV XV XVI"), 2
    )
}
_ALWAYS = ("ii", "iii", "viii")  # no other word in small letters


def plain_signs(text: str, language: Language) -> str:
    """The text in plain signs: "1½" as "1 1/2", "m²" and "m^2" as "m2", "s. 12" as "section 12"."""
    for short, whole in _REFERENCES[language]:
        text = re.sub(
            rf"(?<!\w)(?:{short})(?:\.\s?|(?<=\w\w)\s)(?=\d)", f"{whole} ", text, flags=re.I
        )
    text = re.sub(r"§+\s*(?=\d)", f"{_PARAGRAPH[language]} ", text)
    if not re.search(r"[$€£¥]|\b(?:USD|EUR|GBP|NOK)\b", text):
        text = re.sub(r"(?<=\d) K\b", " kelvin", text)
    else:
        text = re.sub(r"(?<=\d) ?m\b", " million", text)
    text = _COMPASS.sub(lambda m: f"° {_POINTS[language][m[1].upper()]}", text)
    text = re.sub(r"\btbsps?\b", "tablespoons", text).replace("US$", "$")
    text = _DEGREES.sub(lambda m: f"° {m[1][0].upper()}", text)
    text = re.sub(r"(?<=[^\W\d_])\^(?=[23]\b)", "", text)
    text = text.replace("″", "''").replace("′", "'")
    text = _CHARGE.sub(r"\1\2", text)
    text = _PER.sub(r" per \g<unit>", text).replace("‰", f" {_PER_MILLE[language]}")
    text = _PER_MILLE_SAID.sub("permille", text)
    text = _TENS.sub(_written_out, _notes(text))
    text = _BELOW.sub(lambda m: f"-{m['number']}{m['unit'] or ''}", text)
    text = _RAISED.sub(lambda m: "^" + unicodedata.normalize("NFKC", m[0]).replace("−", "-"), text)
    found = "".join(_apart(sign) for sign in text)
    return re.sub(r"(?<=\d)\u2063", " ", unicodedata.normalize("NFKC", found)).replace("\u2063", "")


_TENS = re.compile(
    r"(?<![\w.,])(?P<number>-?\d+(?:[.,]\d+)?)(?:e\+?|\s?[x×·*]\s?10(?:\^|(?=[⁻⁰¹²³⁴-⁹])))"
    r"(?P<power>[-−⁻]?[\d⁰¹²³⁴-⁹]{1,2})(?![\d.,]*\w)",
    re.I,
)
_MOST_ZEROS = 30
_RAISED = re.compile(r"(?<=\d)[⁻⁺]?[⁰¹²³⁴-⁹]+")
_PER = re.compile(
    r"(?<=mol|.mg|.\dg|. g)(?: ?/ ?| per )(?P<unit>d?l|ml|kg|mol)(?:it(?:er|re))?\b", re.I
)  # so much in a litre
_CHARGE = re.compile(r"(?<=[^\W\d_])([\d₀-₉]*)\^(\d*[+-])(?!\w)")  # of an ion
_PER_MILLE_SAID = re.compile(r"\bper (?:mille|mil|thousand)\b", re.I)
_PER_MILLE = {Language.ENGLISH: "permille", Language.BOKMAL: "promille"}
# "15 grader minus", "15 below zero"
_BELOW = re.compile(
    r"^(?P<number>\d+(?:[.,]\d+)?)(?P<unit>\s?(?:°\s?C?|degrees|grader))? "
    r"(?:minus|below zero|under null)$",
    re.I,
)
_NOTE = r"(?<![\w♯♭#])(?P<note>[A-Ga-gHh])"
_SIGNED_NOTE = re.compile(_NOTE + r"(?P<sign>[♯#♭])(?!\w)")
_FLAT_KEY = re.compile(_NOTE + r"b(?=[ -](?:major|minor)\b)")


def _notes(text: str) -> str:
    """ "F#" as "F sharp", "Bb major" as "B flat major"."""
    said = _SIGNED_NOTE.sub(
        lambda m: f"{m['note']} {'flat' if m['sign'] == '♭' else 'sharp'}", text
    )
    return _FLAT_KEY.sub(r"\g<note> flat", said)


def _written_out(match: re.Match[str]) -> str:
    """ "6.02 × 10^23" and "6.02e23" with all their figures."""
    power = int(unicodedata.normalize("NFKC", match["power"]).replace("−", "-"))
    if abs(power) > _MOST_ZEROS:
        return match.group()
    return format(Decimal(match["number"].replace(",", ".")).scaleb(power), "f")


_DEGREES = re.compile(r"(?:(?<=\d) ?° ?|\b(?:degrees?|grader) )(celsius|fahrenheit|C|F)\b", re.I)
_COMPASS = re.compile(r"(?:°|\bdegrees|\bgrader) ?([NSEWØV])\b(?!\.\w)")
_POINTS = {
    Language.ENGLISH: {"N": "north", "S": "south", "E": "east", "W": "west", "Ø": "east", "V": "V"},
    Language.BOKMAL: {"N": "nord", "S": "sør", "E": "øst", "W": "vest", "Ø": "øst", "V": "vest"},
}
_PARAGRAPH = {Language.ENGLISH: "section", Language.BOKMAL: "paragraf"}
_REFERENCES = {
    Language.ENGLISH: (
        ("sections?|sects?|secs?|s", "section"),
        ("art", "article"),
        ("ch|chap", "chapter"),
    ),
    Language.BOKMAL: (
        ("art", "artikkel"),
        ("kap", "kapittel"),
        ("pkt", "punkt"),
        ("par", "paragraf"),
    ),
}


def _apart(sign: str) -> str:
    """A fraction in one sign as two numbers with a stroke, after a mark."""
    if not unicodedata.decomposition(sign).startswith("<fraction>"):
        return sign
    return "\u2063" + unicodedata.normalize("NFKC", sign).replace("\u2044", "/")


def plain_romans(text: str) -> str:
    """ "World War II" as "World War 2"; a single letter only after a word that is a name."""
    name = r"(?<=[^\W\d_] )"
    text = re.sub(rf"{name}[IVX]{{2,4}}\b", lambda m: _ROMANS.get(m.group(), m.group()), text)
    small = "|".join(_ALWAYS)
    return re.sub(rf"{name}(?:{small})\b", lambda m: _ROMANS[m.group().upper()], text)
