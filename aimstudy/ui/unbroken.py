"""Numbers and their units stay on one line where text is shown. What is stored stays as it is.

Every text keeps its length, so that places in it stay what they are.
"""

import re

NO_BREAK = "\N{NO-BREAK SPACE}"
_GROUPED = re.compile(r"(?<![\d.,])\d{1,3}(?: \d{3})+(?!\d)")
_UNITS = """
% ‰ ° °C °F $ € £ kr kroner NOK SEK DKK USD EUR GBP percent prosent promille
million millions millioner billion billions milliard milliarder mill mrd thousand tusen
nm µm mm cm dm m km mi ft µg mg g hg kg t ml cl dl l hl mm² cm² m² km² cm³ m³ m2 m3 ha
ms s min h km/h km/t m/s W kW MW GW kWh MWh GWh TWh V A Hz kHz MHz GHz Pa hPa kPa bar K J kJ kcal
"""
_BEFORE_UNIT = re.compile(rf"(?<=\d) (?=(?:{'|'.join(map(re.escape, _UNITS.split()))})(?!\w))")
_AFTER_SIGN = re.compile(r"(?<!\w)(?:kr|NOK|SEK|DKK|USD|EUR|GBP|[$€£§]) (?=\d)")
_TAGS = re.compile(r"(<[^<>]*>)")


def unbroken(text: str) -> str:
    """``text`` with spaces that do not break inside numbers, and between a number and its unit.

    >>> unbroken("60 000 kg in 2010").replace(NO_BREAK, "_")
    '60_000_kg in 2010'
    """
    if " " not in text:
        return text
    text = _GROUPED.sub(_joined, text)
    text = _BEFORE_UNIT.sub(NO_BREAK, text)
    return _AFTER_SIGN.sub(_joined, text).replace(" %", f"{NO_BREAK}%")


def unbroken_html(html: str) -> str:
    """The same of what stands between the tags."""
    parts = _TAGS.split(html)
    return "".join(part if n % 2 else unbroken(part) for n, part in enumerate(parts))


def breakable(text: str) -> str:
    """With plain spaces, for looking a text up in one that was shown."""
    return text.replace(NO_BREAK, " ")


def _joined(found: re.Match[str]) -> str:
    return found[0].replace(" ", NO_BREAK)
