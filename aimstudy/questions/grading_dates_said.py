"""A whole date inside a sentence, in the spelling of another one: "the 9th of November 1989"."""

import re

from aimstudy.domain.article import Language
from aimstudy.domain.quiz import Verdict
from aimstudy.questions.grading_dates import MONTHS, compare_dates, read_dates

_DAY = r"\d{1,2}(?:st|nd|rd|th|\.)?"
_YEAR = r"(?:1\d{3}|20\d\d)"
_NAMES = "|".join(sorted(MONTHS, key=len, reverse=True))
_DATE = re.compile(
    rf"(?<![\w.])(?:(?:the |den )?{_DAY} (?:of )?(?:{_NAMES})\.?,? {_YEAR}"
    rf"|(?:{_NAMES})\.? {_DAY},? {_YEAR}"
    rf"|\d{{1,2}}([./-]) ?\d{{1,2}}\1 ?{_YEAR}|{_YEAR}-\d\d-\d\d)(?!\w)",
    re.I,
)


def date_as_in(right: str, given: str, language: Language) -> str:
    """``given`` with its date written as ``right`` has it, where both have one and it is the same.

    >>> date_as_in("It fell on 9 November 1989.", "on the 9th of nov 1989", Language.ENGLISH)
    'on 9 November 1989'
    """
    wanted, typed = (list(_DATE.finditer(text)) for text in (right, given))
    if len(wanted) != 1 or len(typed) != 1:
        return given
    english = language is Language.ENGLISH
    one, two = (read_dates(found[0][0], short=True, english=english) for found in (wanted, typed))
    if not any(compare_dates(a, b)[0] is Verdict.RIGHT for a in one for b in two):
        return given
    return given[: typed[0].start()] + wanted[0][0] + given[typed[0].end() :]
