"""How often something is: "twice a year", "every six months", "daily", put into one form.

What is put alike here says the same; nothing is judged.
"""

import re

from aimstudy.questions.grading_units import NUMBER_WORDS

_TIMES_A_YEAR = r"times? (?:a|per|each|every|in a) year|ganger? (?:i|per|pr\.?|hvert) år(?:et)?"
_PERIODS = tuple(
    (re.compile(rf"\b(?:{words})(?!\w)", re.I), plain)
    for plain, words in (
        (
            "two times a year",
            r"every (?:six|6) months|every sixth month|twice (?:a|per|each|every) year"
            r"|semi-?annually|half-?yearly"
            r"|(?:hver sjette|hver 6\.) måned|hvert halvår|halvårlig"
            rf"|(?:two|2|to) (?:{_TIMES_A_YEAR})",
        ),
        (
            "four times a year",
            r"every (?:three|3) months|every third month|every quarter|once a quarter|quarterly"
            r"|(?:hver tredje|hver 3\.) måned|hvert kvartal|kvartalsvis"
            rf"|(?:four|4|fire) (?:{_TIMES_A_YEAR})",
        ),
        (
            "each second week",
            r"every (?:two|2) weeks|every (?:other|second) week|every fortnight|fortnightly"
            r"|annenhver uke|hver (?:annen|andre) uke|hver (?:fjortende|14\.) dag",
        ),
        (
            "each second year",
            r"every (?:two|2) years|every (?:other|second) year|biennially"
            r"|annethvert år|hvert (?:annet|andre) år",
        ),
        (
            "each second month",
            r"every (?:two|2) months|every (?:other|second) month"
            r"|annenhver måned|hver (?:annen|andre|2\.) måned",
        ),
    )
)


def periods_alike(right: str, given: str) -> tuple[str, str]:
    """Both texts with the same words for how often it is."""
    for both in (_periods, _every, _once, _times, _often):
        right, given = both(right, given)
    if _EACH_ONE.search(right) and _EACH_ONE.search(given):
        right, given = (_EACH_ONE.sub("each", text) for text in (right, given))
    return right, given


_EACH_ONE = re.compile(r"\b(?:every|each)\b", re.I)


def _periods(right: str, given: str) -> tuple[str, str]:
    """ "every six months" and "twice a year" alike."""
    for words, plain in _PERIODS:
        if words.search(right) and words.search(given):
            right, given = (words.sub(plain, text) for text in (right, given))
    return right, given


_COUNTS = NUMBER_WORDS[True] | NUMBER_WORDS[False] | {"once": 1.0, "twice": 2.0, "thrice": 3.0}
_ORDINALS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth"
    " fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth",
    "første andre tredje fjerde femte sjette sjuende åttende niende tiende ellevte tolvte trettende"
    " fjortende femtende sekstende syttende attende nittende tjuende",
)
_NTH = {word: n for words in _ORDINALS for n, word in enumerate(words.split(), 1)} | {
    "syvende": 7, "thirtieth": 30, "trettiende": 30, "fortieth": 40, "førtiende": 40,
    "fiftieth": 50, "femtiende": 50, "sixtieth": 60, "sekstiende": 60, "ninetieth": 90,
    "nittiende": 90, "hundredth": 100, "hundrede": 100,
}  # fmt: skip
_EVERY = re.compile(
    r"\b(?:every|each|hver|hvert) (?P<count>\d{1,3}|[^\W\d_]+)(?:st|nd|rd|th|\.)? "
    r"(?P<unit>second|minute|hour|day|week|month|year|sekund|minutt|time|dag|døgn|uke|måned|år)"
    r"(?:s|er|r)?\b",
    re.I,
)


def _every(right: str, given: str) -> tuple[str, str]:
    """ "every 30 days", "each thirty days" and "every thirtieth day" alike."""
    if _EVERY.search(right) and _EVERY.search(given):
        right, given = (_EVERY.sub(_counted_off, text) for text in (right, given))
    return right, given


def _counted_off(match: re.Match[str]) -> str:
    said = match["count"].lower()
    count = int(said) if said.isdecimal() else _COUNTS.get(said) or _NTH.get(said)
    return f"each {count:g} {match['unit'].lower()}" if count else match[0]


_ONCE = tuple(
    (
        re.compile(
            rf"\b(?:once (?:(?:an?|per|each|every|in an?) {en}|{alone})|[eé]n gang {nb})(?!\w)",
            re.I,
        ),
        re.compile(
            r"(?<!times )(?<!twice )(?<!thrice )(?<!ganger )(?<!gang )(?<![\w-])"
            rf"(?:{alone}|(?:each|every) {en}|{nb_alone})(?!\w)",
            re.I,
        ),
        f"once a {en}",
    )
    for en, alone, nb, nb_alone in (
        ("day", "daily", r"(?:om|per|pr\.?|hver) dag(?:en)?", "daglig|hver dag"),
        ("week", "weekly", r"(?:i|per|pr\.?|hver) (?:uken?|uka)", "ukentlig|hver uke"),
        ("month", "monthly", r"(?:i|per|pr\.?|hver) måned(?:en)?", "månedlig|hver måned"),
        ("year", "yearly|annually", r"(?:i|per|pr\.?|hvert) år(?:et)?", "årlig|hvert år"),
        ("hour", "hourly", r"(?:i|per|pr\.?|hver) time(?:n)?", "hver time"),
    )
)


def _once(right: str, given: str) -> tuple[str, str]:
    """ "annually" as "once a year" beside it."""
    for said, alone, plain in _ONCE:
        if said.search(right) or said.search(given):
            right, given = (
                said.sub(plain, text) if said.search(text) else alone.sub(plain, text)
                for text in (right, given)
            )
    return right, given


_SAID_TIMES = re.compile(
    r"(?<![\w.,])(?:(?P<word>once|twice|thrice)|(?P<count>\d+|[^\W\d_]+) (?:times|ganger?)"
    r"|(?P<figure>\d+) ?[x×](?![\w.]| ?\d))(?!\w)",
    re.I,
)


def _times(right: str, given: str) -> tuple[str, str]:
    """ "twice", "two times" and "2x" as "2 times"."""
    if _SAID_TIMES.search(right) and _SAID_TIMES.search(given):
        right, given = (_SAID_TIMES.sub(_counted, text) for text in (right, given))
    return right, given


def _counted(match: re.Match[str]) -> str:
    said = match["word"] or match["count"] or match["figure"]
    if said.isdecimal():
        return f"{int(said)} times"
    count = _COUNTS.get(said.lower())
    return match[0] if count is None else f"{count:g} times"


# "a day" after a number or a measure; "in a day" is a time.
_EACH = r"(?<=[\w%] )(?<!\bin )(?<!\bfor )(?<!\bof )(?<!within )(?<!after )(?<!than )(?<!about )an?"
_OFTEN = tuple(
    (re.compile(rf"\b(?:{words})\b", re.I), plain)
    for plain, words in (
        (
            "a day",
            rf"daily|(?:{_EACH}|per|each|every) day|daglig|(?:om|i|per|pr\.?|hver) dag(?:en)?",
        ),
        (
            "a week",
            rf"weekly|(?:{_EACH}|per|each|every) week|ukentlig|(?:i|per|pr\.?|hver) uken?|i uka",
        ),
        (
            "a month",
            rf"monthly|(?:{_EACH}|per|each|every) month|månedlig|(?:i|per|hver) måned(?:en)?",
        ),
        (
            "a year",
            rf"yearly|annually|(?:{_EACH}|per|each|every) (?:year|annum)|p\.a\.|årlig"
            r"|(?:i|per|pr\.?|hvert) år(?:et)?",
        ),
        ("an hour", rf"hourly|(?:{_EACH}|per|each|every) hour|(?:i|per|hver) time(?:n)?"),
    )
)


def _often(right: str, given: str) -> tuple[str, str]:
    """ "daily" and "a day" alike."""
    for words, plain in _OFTEN:
        if words.search(right) and words.search(given):
            right, given = (words.sub(plain, text) for text in (right, given))
    return right, given
