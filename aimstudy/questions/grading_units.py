"""Units, currencies, scales and number words in both languages, as tables. Grades nothing."""

from dataclasses import dataclass

from aimstudy.language.words import word_set


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit as a family that can be converted within, and how many of its base it is."""

    family: str
    factor: float = 1.0


_NAMES: dict[Unit, str] = {
    Unit("month"): "month months mo mnd måned måneder måneden måneders months'",
    Unit("month", 12): "year years yr yrs år året års åra year's years'",
    Unit("month", 120): "decade decades tiår",
    Unit("month", 3): "kvartal kvartaler",
    Unit("month", 6): "halvår",
    Unit("month", 1200): "century centuries århundre århundrer",
    Unit("minute", 1440): "day days dag dager dagen dagers døgn days'",
    Unit("minute", 7 * 1440): "week weeks wk uke uker uken ukers weeks'",
    Unit("minute", 14 * 1440): "fortnight fortnights",
    Unit("minute", 15): "kvarter",
    Unit("minute", 60): "hour hours hr hrs h time timer timen timers hours'",
    Unit("minute"): "minute minutes min mins minutt minutter minuttet minutters",
    Unit("minute", 1 / 60): "second seconds sec sekund sekunder sekundet",
    Unit("percent"): "percent % prosent pst pct",
    Unit("percent", 0.1): "promille permille ‰",
    Unit("points"): "percentagepoints prosentpoeng",
    Unit("$"): "$ usd dollar dollars us$",
    Unit("€"): "€ eur euro euros",
    Unit("£"): "£ gbp pound pounds pund",
    Unit("kr"): "kr nok krone kroner kronen",
    Unit("gram", 1000): "kg kilogram kilograms kilo kilos",
    Unit("gram"): "g gram grams",
    Unit("gram", 1e6): "tonne tonnes ton tons tonn",
    Unit("metre", 1000): "km kilometer kilometre kilometers kilometres",
    Unit("metre"): "m meter metre meters metres",
    Unit("metre", 0.01): "cm centimeter centimetre centimeters centimetres",
    Unit("metre", 0.001): "mm millimeter millimetre millimeters millimetres",
    Unit("metre", 10_000): "mil",
    Unit("metre", 1852): "nmi",
    Unit("metre", 1609.344): "mile miles",
    Unit("metre", 0.3048): "foot feet ft",
    Unit("metre", 0.0254): "inch inches tomme tommer",
    Unit("gram", 0.001): "mg milligram milligrams",
    Unit("gram", 1e-6): "μg mcg microgram micrograms mikrogram",
    Unit("gram", 1e-9): "ng nanogram nanograms",
    Unit("gram", 28.349523): "oz ounce ounces",
    Unit("gram", 453.59237): "lb lbs",
    Unit("metre", 0.9144): "yard yards yd yds",
    Unit("metre", 0.1): "dm desimeter decimeter decimetre decimetres",
    Unit("metre", 1e-6): "μm micrometer micrometre micrometres mikrometer",
    Unit("metre", 1e-9): "nm nanometer nanometre nanometres",
    Unit("minute", 1 / 60_000): "ms millisecond milliseconds millisekund millisekunder",
    Unit("¥"): "¥ yen jpy",
    Unit("₹"): "₹ inr rupee rupees",
    Unit("sek"): "sek",
    Unit("dkk"): "dkk",
    Unit("calorie"): "cal calorie calories kalori kalorier",
    Unit("calorie", 1000): "kcal kilocalorie kilocalories kilokalori kilokalorier",
    Unit("byte"): "byte bytes",
    Unit("byte", 1000): "kb kilobyte kilobytes",
    Unit("byte", 1e6): "mb megabyte megabytes",
    Unit("byte", 1e9): "gb gigabyte gigabytes",
    Unit("byte", 1e12): "tb terabyte terabytes",
    Unit("litre", 100): "hl hectolitre hectolitres hectoliter hectoliters hektoliter",
    Unit("litre", 1e-6): "μl microlitre microlitres microliter microliters mikroliter",
    Unit("minute", 1 / 60e6): "μs microsecond microseconds mikrosekund mikrosekunder",
    Unit("minute", 1 / 60e9): "ns nanosecond nanoseconds nanosekund nanosekunder",
    Unit("metre", 1e-12): "picometre picometres picometer picometers pikometer",
    Unit("mol", 1000): "kmol kilomole kilomoles",
    Unit("mol", 1e-6): "μmol micromole micromoles mikromol",
    Unit("teaspoon"): "tsp teaspoon teaspoons ts teskje teskjeer",
    Unit("tablespoon"): "tbsp tablespoon tablespoons ss spiseskje spiseskjeer",
    Unit("kelvin"): "kelvin",
    Unit("mol"): "mol mole moles",
    Unit("mol", 0.001): "mmol millimole millimoles",
    Unit("degree"): "degree degrees grad grader °",
    Unit("fahrenheit"): "fahrenheit",
    Unit("litre"): "l litre litres liter liters",
    Unit("litre", 0.1): "dl desiliter decilitre decilitres",
    Unit("litre", 0.01): "cl centiliter centilitre centilitres",
    Unit("litre", 0.001): "ml milliliter millilitre millilitres milliliters",
    Unit("area"): "sqm",
    Unit("area", 1e6): "sqkm",
    Unit("area", 1e4): "hectare hectares hektar",
    Unit("area", 1000): "dekar",
    Unit("area", 4046.8564): "acre acres",
    Unit("area", 0.092903): "sqft",
    Unit("volume"): "cbm",
    Unit("speed"): "kmh",
    Unit("speed", 1.609344): "mph",
    Unit("speed", 3.6): "mps",
    Unit("acceleration"): "mpss",
    Unit("mercury"): "mmhg",
    Unit("speed", 1.852): "knot knots knop kn kts",
    Unit("volt"): "v volt volts",
    Unit("watt"): "w watt watts",
    Unit("watt", 1000): "kw kilowatt kilowatts",
    Unit("watt", 1e6): "mw megawatt megawatts",
    Unit("watthour", 1e3): "kwh",
    Unit("hertz"): "hz hertz",
    Unit("hertz", 1e3): "khz kilohertz",
    Unit("hertz", 1e6): "mhz megahertz",
    Unit("hertz", 1e9): "ghz gigahertz",
    Unit("ampere"): "amp amps ampere amperes",
    Unit("pascal", 100): "hpa hectopascal hektopascal mbar millibar",
    Unit("pascal", 1000): "kpa kilopascal kilopascals",
    Unit("pascal", 1e5): "bar",
    Unit("joule"): "joule joules",
    Unit("joule", 1000): "kj kilojoule kilojoules",
    Unit("horsepower"): "hp hk horsepower hestekrefter",
    Unit("metre", 1.8288): "fathom fathoms",
    Unit("favn"): "favn favner",
    Unit("decibel"): "db decibel decibels desibel",
    Unit("times"): "timesover",
}
UNITS: dict[str, Unit] = {name: unit for unit, names in _NAMES.items() for name in names.split()}
# Symbols as they are written, each letter small or capital, with what they are called.
_PREFIXES = {
    "T": ("tera", 1e12), "G": ("giga", 1e9), "M": ("mega", 1e6), "k": ("kilo", 1e3),
    "h": ("hecto hekto", 100.0), "": ("", 1.0), "m": ("milli", 1e-3), "µ": ("micro mikro", 1e-6),
    "μ": ("micro mikro", 1e-6), "n": ("nano", 1e-9), "p": ("pico piko", 1e-12),
}  # fmt: skip
_BASES = {
    "N": ("newton", "newton newtons"), "Pa": ("pascal", "pascal pascals"),
    "J": ("joule", "joule joules"), "W": ("watt", "watt watts"), "V": ("volt", "volt volts"),
    "A": ("ampere", "ampere amperes amp amps"), "Ω": ("ohm", "ohm ohms"),
    "Hz": ("hertz", "hertz"), "Wh": ("watthour", "watthour watthours watttime watttimer"),
    "F": ("farad", "farad farads"), "eV": ("electronvolt", "electronvolt elektronvolt"),
}  # fmt: skip
_ALONE = ("A", "F")  # too often something else behind a number
SYMBOLS: dict[str, str] = {}
for _letter, (_prefixes, _times) in _PREFIXES.items():
    for _sign, (_family, _words) in _BASES.items():
        _names = [p + w for p in (_prefixes.split() or [""]) for w in _words.split()]
        UNITS.update(dict.fromkeys(_names, Unit(_family, _times)))
        if _letter or _sign not in _ALONE:
            SYMBOLS[_letter + _sign] = _names[0]
# Families in which a number says little without its unit.
MEASURES = frozenset(
    (
        "month", "minute", "gram", "metre", "litre", "area", "volume", "speed", "watt", "volt",
        "hertz", "ampere", "pascal", "joule", "watthour", "newton", "ohm", "calorie", "byte",
        "decibel", "percent",
        "$", "€", "£", "¥", "₹", "kr",
    )
)  # fmt: skip

_COMMON_SCALES = {"dozen": 12.0, "dozens": 12.0, "dusin": 12.0, "k": 1e3}
_COMMON_SCALES |= {"mill": 1e6, "mln": 1e6, "million": 1e6, "millions": 1e6}
SCALES: dict[bool, dict[str, float]] = {
    True: _COMMON_SCALES
    | {"thousand": 1e3, "hundred": 100, "billion": 1e9, "billions": 1e9, "bn": 1e9}
    | {"trillion": 1e12},
    False: _COMMON_SCALES
    | {"tusen": 1e3, "hundre": 100, "millioner": 1e6, "milliard": 1e9, "milliarder": 1e9}
    | {"mrd": 1e9, "billion": 1e12, "billioner": 1e12},
}

_EN_ONES = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen"
_EN_ONES += " fifteen sixteen seventeen eighteen nineteen"
_NB_ONES = "null en to tre fire fem seks sju åtte ni ti elleve tolv tretten fjorten femten seksten"
_NB_ONES += " sytten atten nitten"
_EN_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_NB_TENS = "tjue tretti førti femti seksti sytti åtti nitti"


def _numbers(ones: str, tens: str) -> dict[str, float]:
    found = {word: float(value) for value, word in enumerate(ones.split())}
    for place, ten in enumerate(tens.split()):
        found[ten] = 20.0 + 10 * place
        for value, one in list(enumerate(ones.split()))[1:10]:
            found[ten + one] = 20.0 + 10 * place + value
    return found


NUMBER_WORDS: dict[bool, dict[str, float]] = {
    True: _numbers(_EN_ONES, _EN_TENS) | {"dozen": 12.0, "both": 2.0},
    False: _numbers(_NB_ONES, _NB_TENS)
    | {"ett": 1.0, "én": 1.0, "ei": 1.0, "syv": 7.0, "tyve": 20.0, "tredve": 30.0, "dusin": 12.0}
    | {"halvannet": 1.5, "halvannen": 1.5, "begge": 2.0},
}
# Parts by their number, and how many of them.
_EN_PARTS = {
    2: "half halves", 3: "third", 4: "quarter fourth", 5: "fifth", 6: "sixth", 7: "seventh",
    8: "eighth", 9: "ninth", 10: "tenth", 12: "twelfth", 100: "hundredth",
}  # fmt: skip
_NB_PARTS = {
    2: "todel", 3: "tredel tredjedel", 4: "firedel fjerdedel", 5: "femdel femtedel",
    6: "seksdel sjettedel", 7: "sjudel syvdel sjuendedel syvendedel", 8: "åttedel åttendedel",
    9: "nidel niendedel", 10: "tidel tiendedel", 12: "tolvdel tolvtedel", 20: "tjuedel",
    100: "hundredel", 1000: "tusendel",
}  # fmt: skip


def _fractions(parts: dict[int, str], above: dict[str, int]) -> dict[tuple[str, str], float]:
    return {
        (number, part): value / below
        for below, words in parts.items()
        for part in words.split()
        for number, value in above.items()
        if value < below
    }


# (how many, part) with its value.
FRACTIONS: dict[bool, dict[tuple[str, str], float]] = {
    True: _fractions(_EN_PARTS, {word: n for n, word in enumerate(_EN_ONES.split()) if n})
    | _fractions(_EN_PARTS, {"a": 1}),
    False: _fractions(_NB_PARTS, {word: n for n, word in enumerate(_NB_ONES.split()) if n})
    | _fractions(_NB_PARTS, {"ett": 1, "én": 1, "syv": 7}),
}

AT_LEAST = word_set("least minimum minst minimum")
MORE = word_set("more over above exceeding older mer flere over høyere eldre")
AT_MOST = word_set("most maximum up upto høyst maksimalt maks inntil opptil most within innen")
LESS = word_set("less fewer under below younger mindre færre under lavere yngre")
ROUGH = word_set(
    """
    about around approximately approx roughly circa ca nearly almost some somewhere omtrent cirka
    rundt omkring nesten drøyt knapt lag om just exactly precisely nøyaktig akkurat usually
    vanligvis normally typically
    """
)
