"""What a right answer says beyond the question, where that is an amount or a date.

Of "The claim must be reported within 14 days", asked how soon, it is "within 14 days": typed alone
it may be said in weeks, or as a date in figures.
"""

import re
from collections.abc import Callable

from aimstudy.domain.article import Language
from aimstudy.language.words import word_set
from aimstudy.questions.grading_units import NUMBER_WORDS, UNITS
from aimstudy.questions.grading_words import content_words, plain_words

_TOKEN = re.compile(
    r"(?:(?<![\w.,])[-\u2212])?\d[\d.,:/-]*\d|(?:(?<![\w.,])[-\u2212])?\d|[^\W\d_]+|[%°$€£]"
)
_BOUNDS = word_set(
    """
    within at least most more less fewer than over under above below up to about around minus from
    between no not before after innen minst høyst mer mindre enn over under opp til omtrent rundt
    fra mellom ikke før etter senest inntil cirka ca
    """
)
_SIDES = word_set("older younger more less fewer longer later earlier eldre yngre mer mindre færre")
_FEWEST = 3  # words: less is no sentence


def core_of(right: str, prompt: str, language: Language, asked: Callable[[str], bool]) -> str:
    """The amount or date at the end or head of ``right``; "" where it has more than the question.

    ``asked`` tells the words of the question.
    """
    if not prompt or len(right.split()) < _FEWEST:
        return ""
    tokens = list(_TOKEN.finditer(right))
    words = NUMBER_WORDS[language is Language.ENGLISH]
    start = next((n for n, t in enumerate(tokens) if _is_number(t[0], words)), None)
    if start is None:
        return ""
    end = start + 1
    while end < len(tokens) and not asked(tokens[end][0].lower()):
        end += 1
    while start and tokens[start - 1][0].lower() in _BOUNDS:
        start -= 1
    outside = [t[0] for t in (*tokens[:start], *tokens[end:])]
    rest = content_words(plain_words(" ".join(outside)), language)
    if not outside or any(not asked(word) for word in rest):
        return ""
    if not _SIDES.isdisjoint(map(str.lower, outside)):
        return ""
    return right[tokens[start].start() : tokens[end - 1].end()]


def _is_number(token: str, words: dict[str, float]) -> bool:
    if token.lower() in words:
        return token.lower() not in UNITS and len(token) > 2
    return any(map(str.isdigit, token))
