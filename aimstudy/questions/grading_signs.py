"""Signs that stand for others, read before anything is compared: fractions, powers, Roman numerals.

Works on text alone; knows neither numbers nor units.
"""

import re
import unicodedata

from aimstudy.language.words import word_list

_ROMANS = {
    roman: str(value)
    for value, roman in enumerate(
        word_list("II III IV V VI VII VIII IX X XI XII XIII XIV XV XVI"), 2
    )
}
_ALWAYS = ("ii", "iii", "viii")  # no other word in small letters


def plain_signs(text: str) -> str:
    """The text in plain signs: "1½" as "1 1/2", "m²" and "m^2" as "m2"; spaces stay."""
    text = re.sub(r"(?<=[^\W\d_])\^(?=[23]\b)", "", text)
    found = "".join(_apart(sign) for sign in text)
    return re.sub(r"(?<=\d)\u2063", " ", unicodedata.normalize("NFKC", found)).replace("\u2063", "")


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
