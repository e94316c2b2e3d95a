"""Whether two facts say the same in other words: same thing asked, same answer.

Never where years, tenses, groups, negations or hedges differ.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from aimstudy.domain.article import Language
from aimstudy.domain.fact import Fact
from aimstudy.facts.synonyms import alike
from aimstudy.language.words import word_set

Lemma = Callable[[str, Language], str]

TOPIC_SIGN = "~"
_EMPTY = word_set("""
    the a an this that these those of in at for to by with from on into as it there
    what which who whom whose how many much long often far when where why be is are was were been
    do does did has have had can could will would may might
    en ei et den det de dette disse av i på ved for til fra med om som å seg
    hva hvem hvilken hvilket hvilke hvor mange mye lenge lang langt ofte stor når hvorfor
    er var være blir ble har hadde få får kan kunne vil ville
    """)
_TIME_ASKED = re.compile(r"\bhvor lang tid\b")
_UNITS = {
    "dollar": "$",
    "dollars": "$",
    "pound": "£",
    "pounds": "£",
    "euro": "€",
    "euros": "€",
    "kr": "kroner",
    "krone": "kroner",
    "percent": "%",
    "per cent": "%",
    "prosent": "%",
    "year": "years",
    "month": "months",
    "week": "weeks",
    "day": "days",
    "hour": "hours",
    "måned": "måneder",
    "uke": "uker",
    "dag": "dager",
    "time": "timer",
}
_MANY, _MOST = 5, 0.6
_PAST = word_set("was were had did var hadde ble kunne could")
_ARTICLE = re.compile(r"^(?:the|an?|its|en|ei|et|den|det|de)\s+", re.I)
_YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d\b")
_LATER = re.compile(
    r"^(?:,|of|in|on|at|for|to|with|by|from|that|which|who|where|av|i|på|ved|for|til|med|som|der)\b"
)


@dataclass(frozen=True, slots=True)
class Saying:
    """What a fact asks and answers, made ready to be compared."""

    fact: Fact
    asked: frozenset[str]
    answers: tuple[str, ...]
    years: frozenset[str]
    past: bool | None

    @property
    def places(self) -> list[tuple[str, ...]]:
        """Where to look for a twin: two that share none of these are not the same."""
        home = (self.fact.language.value, self.fact.kind.value)
        if self.fact.quantity is not None:
            amount = self.fact.quantity
            return [(*home, "#", str(amount.low), str(amount.high))]
        if len(self.answers) > 1:
            return [(*home, *sorted(self.answers))]
        words = self.answers[0].split() or [""]
        return [(*home, "<", words[0]), (*home, ">", words[-1])]


def question_key(fact: Fact) -> str:
    """The question's words without order of the pieces; empty for a fact asked by a gap only."""
    parts = dict(fact.parts)
    if "ask" not in parts:
        return ""
    words = (parts["ask"], parts["finite"], parts["subject"], parts["rest"], parts["front"])
    return re.sub(r"\W+", " ", " ".join(words).lower()).strip()


def saying(fact: Fact, names: frozenset[str], lemma: Lemma) -> Saying | None:
    """``fact`` ready to be compared; None for one without a question of its own."""
    question = question_key(fact)
    if not question:
        return None
    said = topic_free(_TIME_ASKED.sub("", question), names)
    words = re.findall(r"[\w'’-]+|~", said)
    asked = frozenset(lemma(w, fact.language) for w in words if w not in _EMPTY)
    answers = tuple(_ARTICLE.sub("", answer.lower().strip(" .,;")) for answer in fact.answers)
    years = frozenset(_YEAR.findall(" ".join((question, *answers))))
    finite = dict(fact.parts).get("finite", "").lower().split()
    cleft = " det som " in f" {question} "  # "hvem er det som bygde ...": the verb tells the time
    return Saying(fact, asked, answers, years, None if cleft else bool(_PAST & set(finite)))


def normal_unit(unit: str) -> str:
    """One word for a unit that has a sign and a name, or two numbers."""
    lower = unit.lower().strip(" .")
    return _UNITS.get(lower, lower)


def _amount(fact: Fact) -> tuple[float, float, str] | None:
    amount = fact.quantity
    return None if amount is None else (amount.low, amount.high, normal_unit(amount.unit))


def topic_free(text: str, names: frozenset[str]) -> str:
    """``text`` in small letters with every name of the topic as one sign."""
    found = text.lower()
    for name in sorted(names, key=len, reverse=True):
        found = re.sub(
            rf"(?:\b(?:the|an?|en|ei|et) )?(?<!\w){re.escape(name)}(?!\w)", TOPIC_SIGN, found
        )
    return re.sub(rf"{TOPIC_SIGN}(?: {TOPIC_SIGN})+", TOPIC_SIGN, found)  # "the tide bond (TB)"


def same(one: Saying, two: Saying) -> bool:
    """True where both ask for the same of the same thing and give the same."""
    return (
        one.fact.kind is two.fact.kind
        and qualified_alike(one.fact, two.fact)
        and _years_fit(one, two)
        and _times_fit(one, two)
        and _same_asked(one, two)
        and _same_answers(one, two)
    )


def _times_fit(one: Saying, two: Saying) -> bool:
    return None in (one.past, two.past) or one.past == two.past


def _years_fit(one: Saying, two: Saying) -> bool:
    """A year that one question names and the other leaves out stands in both sentences."""
    quotes = [" ".join(c.quote for c in said.fact.citations) for said in (one, two)]
    return all(year in quote for year in one.years ^ two.years for quote in quotes)


def nearly_same(one: Saying, two: Saying) -> bool:
    """True where two long questions for one value share most of their words, and all numbers."""
    other = one.asked ^ two.asked
    if any(any(c.isdigit() for c in word) for word in other) or not _times_fit(one, two):
        return False
    shared = one.asked & two.asked
    most = len(shared) >= _MANY and len(shared) >= _MOST * max(len(one.asked), len(two.asked))
    same_words = _same_asked(one, two)
    return qualified_alike(one.fact, two.fact) and one.years == two.years and (most or same_words)


def qualified_alike(one: Fact, two: Fact) -> bool:
    """True where neither denies, doubts or demands what the other plainly states."""
    first, second = one.qualifiers, two.qualifiers
    return (first.negated, first.modality.lower(), first.hedge.lower()) == (
        second.negated,
        second.modality.lower(),
        second.hedge.lower(),
    )


def _same_asked(one: Saying, two: Saying) -> bool:
    aside = {TOPIC_SIGN, *(one.years ^ two.years)}
    first, second = one.asked - aside, two.asked - aside
    if not first or not second or len(first) != len(second):
        return one.asked == two.asked
    left = set(second)
    for word in sorted(first):
        twin = next((w for w in sorted(left) if alike(word, w, one.fact.language)), None)
        if twin is None:
            return False
        left.discard(twin)
    return True


def _same_answers(one: Saying, two: Saying) -> bool:
    if one.fact.quantity is not None or two.fact.quantity is not None:
        return _amount(one.fact) == _amount(two.fact)
    if len(one.answers) > 1 or len(two.answers) > 1:
        return sorted(one.answers) == sorted(two.answers)
    short, long = sorted((one.answers[0], two.answers[0]), key=len)
    if short == long:
        return True
    if not short or "," in short or len(short) < 4:
        return False
    after = long.removeprefix(short)
    if after != long:
        return bool(_LATER.match(after.strip()))
    before = long.removesuffix(f" {short}")
    return before != long and not re.search(r"[,;:]| (?:and|or|of|og|eller|av) ", f" {before} ")
