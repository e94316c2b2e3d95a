"""Short forms beside the words they stand for: "e.g.", "Q3", "the nineties", "every other week".

A short form is put for its words only where the other text has it, so that nothing else changes.
"""

import re

_SHORT = """
st. = saint, sankt, street
st = saint, sankt
mr. = mister
mr = mister
dr. = doctor, doktor
dr = doctor, doktor
prof. = professor
bl.a. = blant annet
f.eks. = for eksempel
osv. = og så videre
m.m. = med mer
o.l. = og lignende
dvs. = det vil si
mht. = med hensyn til
pga. = på grunn av
iht. = i henhold til
jf. = jamfør
e.g. = for example, for instance
eg = for example
i.e. = that is
etc. = and so on, et cetera
ca. = circa, cirka, omtrent, approximately
approx. = approximately
mva. = merverdiavgift
moms = merverdiavgift
aml. = arbeidsmiljøloven
avtl. = avtaleloven
fal. = forsikringsavtaleloven
grl. = grunnloven
strl. = straffeloven
as = aksjeselskap
asa = allmennaksjeselskap
eu = den europeiske union, european union
vs. = versus
vs = versus
v. = versus, mot
govt. = government
dept. = department
ltd. = limited
inc. = incorporated
co. = company
corp. = corporation
max. = maximum
maks. = maksimum
min. = minimum
temp. = temperature, temperatur
vol. = volume
fig. = figure, figur
eq. = equation
gen. = general
lt. = lieutenant
mt. = mount
ft. = fort
adm.dir. = administrerende direktør
dir. = direktør, director
kvm = kvadratmeter
inkl. = inkludert, inklusive
ekskl. = eksklusive
incl. = including
excl. = excluding
avd. = avdeling
tlf. = telefon
tel. = telephone
vha. = ved hjelp av
bpm = beats per minute, beats a minute, slag i minuttet, slag per minutt
rpm = revolutions per minute, omdreininger per minutt, omdreininger i minuttet
fps = frames per second, bilder i sekundet, bilder per sekund
ppm = parts per million
ppb = parts per billion
dpi = dots per inch
wpm = words per minute
mbps = mbit/s, megabits per second
gbps = gbit/s, gigabits per second
kbps = kbit/s, kilobits per second
mnok = millioner kroner, million kroner, mill. kroner, mill. kr
tnok = tusen kroner
"""


def _pair(short: str, whole: str) -> tuple[re.Pattern[str], str]:
    said = re.escape(short.rstrip(".")).replace(r"\.", r"\.?\s?")
    return re.compile(rf"(?<![\w.]){said}\.?(?![\w.])", re.I), whole


_PAIRS = tuple(
    _pair(short.strip(), whole.strip())
    for line in _SHORT.strip().splitlines()
    for short, _, wholes in [line.partition(" = ")]
    for whole in wholes.split(",")
)
_QUARTER = re.compile(
    r"\b(?:the )?(first|second|third|fourth|1st|2nd|3rd|4th|første|andre|tredje|fjerde|[1-4]\.)"
    r" (?:quarter|kvartal)(?: of| av| i)?\b",
    re.I,
)
_QUARTERS = {
    word: str(number)
    for number, words in enumerate(
        (
            "first 1st første 1.",
            "second 2nd andre 2.",
            "third 3rd tredje 3.",
            "fourth 4th fjerde 4.",
        ),
        1,
    )
    for word in words.split()
}
_SHORT_QUARTER = re.compile(r"\b[QK]([1-4])\b", re.I)
_EVERY = re.compile(
    r"\b(?:every (?:other|second|2nd|two|2)|fortnightly(?= )"
    r"|hvert? (?:annet|andre|2\.)|hver (?:annen|andre|2\.)|annenhver|annethvert)(?= \w)",
    re.I,
)
_DECADE = re.compile(r"\b(?:19)?([2-9])0(?:s|-tallet|-årene)\b")
_DECADES = {
    word: figure
    for figure, words in zip(
        "23456789",
        (
            "twenties tjuetallet tjueårene", "thirties trettitallet trettiårene",
            "forties førtitallet førtiårene", "fifties femtitallet femtiårene",
            "sixties sekstitallet sekstiårene", "seventies syttitallet syttiårene",
            "eighties åttitallet åttiårene", "nineties nittitallet nittiårene",
        ),
        strict=True,
    )
    for word in words.split()
}  # fmt: skip
_SAID_DECADE = re.compile(
    rf"(?:\b({'|'.join(_DECADES)})\b|(?<!\d)['’]?([2-9])0(?:s|-tallet|-årene)\b)"
)


def short_forms_alike(right: str, given: str) -> tuple[str, str]:
    """Both texts with the same short forms."""
    right, given = _quarters(*_every(*_decades(right, given)))
    small = right.lower(), given.lower()
    for short, words in _PAIRS:
        if words in small[0] and short.search(given) and not short.search(right):
            given = short.sub(words, given)
        elif words in small[1] and short.search(right) and not short.search(given):
            right = short.sub(words, right)
    return right, given


def _quarters(right: str, given: str) -> tuple[str, str]:
    """ "the third quarter of 2021" as "Q3 2021"."""
    if not (_SHORT_QUARTER.search(right) or _SHORT_QUARTER.search(given)):
        return right, given
    one, two = (
        _QUARTER.sub(lambda m: f"Q{_QUARTERS[m[1].lower()]}", _SHORT_QUARTER.sub(r"Q\1", text))
        for text in (right, given)
    )
    return one, two


def _every(right: str, given: str) -> tuple[str, str]:
    """ "every other year" as "every second year"."""
    right, given = (
        re.sub(r"\bfortnightly\b", "every two weeks", text, flags=re.I) for text in (right, given)
    )
    if _EVERY.search(right) and _EVERY.search(given):
        right, given = (_EVERY.sub("every second", text) for text in (right, given))
    return right, given


def _decades(right: str, given: str) -> tuple[str, str]:
    """ "the nineties" as "the 1990s" beside it."""
    found = _DECADE.search(right)
    if found is None or (_DECADE.search(given) and "19" in given):
        return right, given

    def figures(match: re.Match[str]) -> str:
        figure = _DECADES[match[1].lower()] if match[1] else match[2]
        return f"19{figure}0s" if "s" in found[0][-1:] else f"19{figure}0-tallet"

    return right, re.sub(_SAID_DECADE.pattern, figures, given, flags=re.I)
