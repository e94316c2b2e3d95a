"""Reads a typed date in any usual order, also inside a sentence, and compares two.

Knows no facts and no calendar rules.
"""

import re
from dataclasses import dataclass

from aimstudy.domain.quiz import GradeReason, Verdict
from aimstudy.language.words import word_list, word_set
from aimstudy.questions.grading_words import plain_ordinals

_MONTHS = {
    name: number
    for names in (
        "january february march april may june july august september october november december",
        "januar februar mars april mai juni juli august september oktober november desember",
        "jan feb mar apr may jun jul aug sep oct nov dec",
        "jan feb mar apr mai jun jul aug sep okt nov des",
    )
    for number, name in enumerate(names.split(), 1)
}
_MONTHS["sept"] = 9
_SEASONS = {
    "spring": "spring",
    "summer": "summer",
    "autumn": "autumn",
    "fall": "autumn",
    "winter": "winter",
    "våren": "spring",
    "sommeren": "summer",
    "høsten": "autumn",
    "vinteren": "winter",
    "end": "end",
    "slutten": "end",
    "utgangen": "end",
    "start": "start",
    "beginning": "start",
    "begynnelsen": "start",
    "starten": "start",
    "early": "start",
    "late": "end",
    "tidlig": "start",
    "sent": "end",
    "middle": "middle",
    "mid": "middle",
    "midten": "middle",
    "first half": "half1",
    "second half": "half2",
}
_FILL = word_set(
    """
    the a of in on at by since from until till year month day century bc ad around about circa
    approximately c and i på den det de av siden fra til år året ca rundt omkring omtrent cirka
    morning dagen innen inntil etter før before after th st nd rd
    """
)
_YEAR = r"1\d{3}|20\d\d"
_ORDINALS = {
    word: number
    for number, word in enumerate(
        word_list(
            """
    tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth
    nineteenth twentieth
    """
        ),
        10,
    )
} | {"twenty-first": 21}


@dataclass(frozen=True, slots=True)
class Date:
    """The parts of a date that were given; None for the others. ``span`` is a decade or century."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    span: int = 1  # 10 for a decade, 100 for a century
    part: str = ""  # "spring", "end" ...


def read_dates(text: str, *, short: bool = False, english: bool = True) -> list[Date]:
    """The readings of ``text`` as a date: one, two where day and month may be either; or none.

    ``short``: it is known to be a date, so that "17.5." and "12 Mar 21" are such. Only in
    English the month may stand before the day, and not where points divide them.
    """
    plain = re.sub(r"[\s\u00a0]+", " ", text.lower()).strip(" .")
    figures = _in_figures(plain, english) or (_in_short(plain, english) if short else None)
    if figures:
        return figures
    span = _span(plain)
    if span:
        return [span]
    if short:
        plain = plain_ordinals(plain_ordinals(plain, english=True), english=False)
    return _in_words(plain)


def _in_words(plain: str) -> list[Date]:
    """ "the 12th of March 2021", "spring 1990"."""
    words = re.findall(r"\d+|[^\W\d_]+", re.sub(r"(?<=\d)(?:st|nd|rd|th)\b", "", plain))
    year = month = day = None
    part = ""
    for word in words:
        if re.fullmatch(_YEAR, word) and year is None:
            year = int(word)
        elif word in _MONTHS and month is None:
            month = _MONTHS[word]
        elif word.isdecimal() and 1 <= int(word) <= 31 and day is None:
            day = int(word)
        elif word in _SEASONS and not part:
            part = _SEASONS[word]
        elif word not in _FILL:
            return []
    if (year is None and month is None) or (day is not None and month is None):
        return []
    return [Date(year, month, day, 1, part)]


def _in_figures(plain: str, english: bool) -> list[Date] | None:
    """ "2021-03-12", "12.03.2021", "3/12/2021"."""
    match = re.fullmatch(rf"({_YEAR})-(\d\d?)-(\d\d?)", plain)
    if match:
        year, month, day = map(int, match.groups())
        return [Date(year, month, day)]
    match = re.fullmatch(rf"(\d\d?)([./-]) ?(\d\d?)(?:[./-] ?| (?=\d{{4}}))({_YEAR}|\d\d)", plain)
    if not match:
        return None
    year = int(match.group(4))
    years = (year,) if year > 99 else (1900 + year, 2000 + year)
    found = [Date(y, *pair) for y in years for pair in _month_and_day(match, english)]
    return [date for date in found if date.month and date.month <= 12]


def _month_and_day(match: re.Match[str], english: bool) -> list[tuple[int, int]]:
    """What two numbers with a sign between them may be, the usual first."""
    first, sign, second = int(match.group(1)), match.group(2), int(match.group(3))
    either = english and sign != "."
    return [(second, first), (first, second)] if either else [(second, first)]


def _in_short(plain: str, english: bool) -> list[Date]:
    """ "17.5", "17/5", "06/2020", "12 mar 21": numbers that may be something else elsewhere."""
    match = re.fullmatch(r"(\d\d?\.? [^\W\d_]+)[.,]? '?(\d\d)", plain)
    if match:
        years = (f"{match.group(1)} {century}{match.group(2)}" for century in (19, 20))
        return [date for text in years for date in read_dates(text)]
    match = re.fullmatch(r"(\d\d?)([./-]) ?(\d\d?)", plain)
    if match:
        found = [Date(None, *pair) for pair in _month_and_day(match, english)]
    else:
        match = re.fullmatch(
            rf"(?P<m>\d\d?)[./-](?P<y>{_YEAR})|(?P<y2>{_YEAR})-(?P<m2>\d\d?)", plain
        )
        if match is None:
            return []
        found = [Date(int(match["y"] or match["y2"]), int(match["m"] or match["m2"]))]
    return [date for date in found if date.month and date.month <= 12]


def _span(plain: str) -> Date | None:
    """ "the 1920s", "1920-tallet", "the 19th century", "1800-tallet"."""
    if re.search(r"century|århundre", plain):
        plain = plain_ordinals(plain_ordinals(plain, english=True), english=False)
    match = re.search(rf"\b({_YEAR})(?:['’]?s\b|[ -]?(?:tallet|årene))", plain)
    if match:
        year = int(match.group(1))
        hundred = year % 100 == 0 and "årene" not in plain
        return Date(year, span=100 if hundred else 10)
    match = re.search(r"\b(\d\d?)(?:st|nd|rd|th|\.)? (?:century|århundre)", plain)
    if match:
        return Date(100 * (int(match.group(1)) - 1), span=100)
    for word, number in _ORDINALS.items():
        if f"{word} century" in plain:
            return Date(100 * (number - 1), span=100)
    return None


def compare_dates(expected: Date, given: Date) -> tuple[Verdict, GradeReason]:
    """What a given date is worth against the expected one."""
    if expected.span != given.span:
        inside = (
            given.year is not None and expected.year == given.year // expected.span * expected.span
        )
        verdict = Verdict.NEARLY if inside and given.span < expected.span else Verdict.WRONG
        return verdict, GradeReason.EXTRA if verdict is Verdict.NEARLY else GradeReason.NUMBER
    pairs = [
        (expected.year, given.year),
        (expected.month, given.month),
        (expected.day, given.day),
        (expected.part or None, given.part or None),
    ]
    if any(one is not None and two is not None and one != two for one, two in pairs):
        return Verdict.WRONG, GradeReason.NUMBER
    if any(one is not None and two is None for one, two in pairs):
        return Verdict.NEARLY, GradeReason.LESS_EXACT
    if any(one is None and two is not None for one, two in pairs):
        return Verdict.NEARLY, GradeReason.EXTRA
    return Verdict.RIGHT, GradeReason.SAME


_DAY = r"\d{1,2}(?:st|nd|rd|th|\.)?"
_NAMES = "|".join(sorted(_MONTHS, key=len, reverse=True))
_WHOLE = re.compile(
    rf"(?<![\w.])(?:(?:the |den )?{_DAY} (?:of )?(?:{_NAMES})\.?,? (?:{_YEAR})"
    rf"|(?:{_NAMES})\.? {_DAY},? (?:{_YEAR})"
    rf"|\d{{1,2}}([./-]) ?\d{{1,2}}\1 ?(?:{_YEAR})|(?:{_YEAR})-\d\d-\d\d)(?!\w)",
    re.I,
)


def date_as_in(right: str, given: str, *, english: bool) -> str:
    """``given`` with its date written as ``right`` has it, where both have one and it is the same.

    >>> date_as_in("It fell on 9 November 1989.", "on the 9th of nov 1989", english=True)
    'on 9 November 1989'
    """
    wanted, typed = (list(_WHOLE.finditer(text)) for text in (right, given))
    if len(wanted) != 1 or len(typed) != 1:
        return given
    one, two = (read_dates(found[0][0], short=True, english=english) for found in (wanted, typed))
    if not any(compare_dates(a, b)[0] is Verdict.RIGHT for a in one for b in two):
        return given
    return given[: typed[0].start()] + wanted[0][0] + given[typed[0].end() :]
