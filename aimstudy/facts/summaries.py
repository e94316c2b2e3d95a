"""Numbers that stand in an article's summary and nowhere in its text.

A summary repeats the text: a number that it alone gives is likely another version of one there.
"""

import re
from collections.abc import Sequence

from aimstudy.domain.article import BlockKind
from aimstudy.facts.analysis import Analysed
from aimstudy.facts.number_kin import kin
from aimstudy.facts.number_values import EVEN, Valued, both_hold, figures

_TITLE = re.compile(
    r"\b(?:highlights?|take-?aways?|key (?:points|facts|ideas|figures)|main points|summary|recap|"
    r"in (?:short|brief|a nutshell)|at a glance|the bottom line|conclusion|overview|essentials|"
    r"høydepunkter|hovedpunkter|nøkkelpunkter|kort (?:sagt|fortalt|oppsummert)|oppsummering|"
    r"sammendrag|konklusjon|det viktigste|viktigst|i korte trekk|oppsummert|fakta)\b",
    re.I,
)


class Summaries:
    """Tells whether a number of the text and one of the summary each stand alone."""

    def __init__(self, items: Sequence[Analysed], found: Sequence[Valued]) -> None:
        self._listed = _listed(items)
        self._inside = [v for v in found if self._sums_up(v)]
        self._outside = [v for v in found if not self._sums_up(v)]

    def differ(self, one: Valued, two: Valued) -> bool:
        """True where ``two`` sums up, ``one`` does not, and the other side repeats neither."""
        if self._sums_up(one) or not self._sums_up(two):
            return False
        return not any(_repeats(two, v) for v in self._outside) and not any(
            _repeats(one, v) for v in self._inside
        )

    def _sums_up(self, valued: Valued) -> bool:
        """True for a sentence of the summary, in front of the text or behind it."""
        item = valued.mention.item
        if item.sentence.block is BlockKind.DESCRIPTION:
            return True
        sections, at = item.article.sections, item.sentence.section
        titled = 0 <= at < len(sections) and _TITLE.search(sections[at].title) is not None
        return titled or at in self._listed


def _listed(items: Sequence[Analysed]) -> frozenset[int]:
    """The sections that are nothing but points, each a sentence: they sum up, whatever title."""
    bullets: dict[int, list[bool]] = {}
    for item in items:
        told = item.sentence.block is BlockKind.BULLET and item.sentence.clean.endswith(".")
        bullets.setdefault(item.sentence.section, []).append(told)
    return frozenset(at for at, all_told in bullets.items() if all(all_told) and len(all_told) > 1)


def _repeats(one: Valued, two: Valued) -> bool:
    first, second = one.mention, two.mention
    if first.measure.kind is not second.measure.kind or not (one.interval and two.interval):
        return False
    language = first.item.grammar.language
    if first.noun and second.noun and not kin(first.noun, second.noun, language):
        return False
    if one.mention.bound == two.mention.bound and not (one.vague or two.vague):
        return both_hold(one, two) and both_hold(two, one)
    return any(_even(a, b) for a in figures(one) for b in figures(two))


def _even(one: float, two: float) -> bool:
    return abs(one - two) <= EVEN * max(one, two)
