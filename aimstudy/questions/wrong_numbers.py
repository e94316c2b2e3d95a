"""Wrong options in numbers: neighbours on the grid that the right number stands on.

Its place by size is drawn first, of those that there is room for, and then that many are taken
from below it. Draws from the generator given.
"""

import random
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from aimstudy.domain.article import Language
from aimstudy.domain.fact import Fact, FactKind, Quantity
from aimstudy.domain.quiz import Option, OptionOrigin
from aimstudy.language.grammar import Grammar, grammar_of
from aimstudy.language.quantities import number_value
from aimstudy.language.words import word_list
from aimstudy.questions.bounds import Bound, bound_in, opens_a_time
from aimstudy.questions.number_neighbours import Pair, Ranges, neighbours_of, years_near
from aimstudy.questions.pool import Pool, normal, shares_subject

WANTED, _FEWEST = 3, 2
_EVENED = 0.6
_DRAWS = 5
_OFFERS = 3  # for each place
_SCALES = (1, 100, 1e3, 1e6, 1e9, 1e12)
_RECENT, _PASSED = 1990, 2025  # from the one on a year may be in the future, but for the other
_WORDED = 20  # up to here numbers are written in words
_MONTHS_AND_DAYS = 31  # a date with a smaller number has no year
_NUMBER = re.compile(r"\d{1,3}(?:[ ,.\u00a0]\d{3})+(?!\d)|\d+(?:[.,]\d+)?|[^\W\d_]+")
_BEFORE, _BEHIND = 24, 16  # letters around a number that may say that it is a limit
_ROUGH = re.compile(
    r"\b(?:around|about|approximately|roughly|nearly|almost|circa|some|rundt|omkring|cirka|ca|"
    r"omtrent|nesten|om lag|drøyt|knapt)\b",
    re.I,
)
_ROUGH_GAP = 0.1  # part of an estimate between two other numbers
_MONTHS = {
    True: word_list(
        """
    January February March April May June July August September October November December
    """
    ),
    False: word_list(
        """
    januar februar mars april mai juni juli august september oktober november desember
    """
    ),
}
_MONTH = {
    english: re.compile(rf"(?<!\w)(?:{'|'.join(names)})(?!\w)", re.I)
    for english, names in _MONTHS.items()
}


@dataclass(frozen=True, slots=True)
class Spot:
    """A number as it is written, and where."""

    text: str
    start: int
    end: int
    value: float


def wrong_numbers(
    fact: Fact,
    pool: Pool,
    rng: random.Random,
    ranks: Sequence[int] = (),
    *,
    alone: bool = False,
) -> list[Option]:
    """Two or three neighbours of the number or range in the answer; none where none is sure.

    As many of them are less than the right one as the first of ``ranks`` says that there is room
    for (none given: each such number as often). They come in no order. ``alone``: each is to be
    wrong by itself, in its sentence: who has waited "at least three weeks" has waited at least two.
    """
    ranks = ranks or rng.sample(range(WANTED + 1), WANTED + 1)
    g, answer, quantity = pool.grammar, fact.answers[0], fact.quantity
    if alone and fact.kind is FactKind.DATE and _is_deadline(fact):
        return []
    if fact.kind is FactKind.DATE and not (quantity and quantity.low > _MONTHS_AND_DAYS):
        return _sound(_other_days(answer, g, rng), fact, pool)
    if quantity is None:
        return []
    spots = _spots_of(fact, g)
    values = tuple(spot.value for spot in spots)
    if any(spot.value == 1 and _counts_one(answer[spot.end :]) for spot in spots):
        return []
    if not spots or not _same_number(values, quantity):
        return []
    if values[-1] - values[0] > values[-1] / 2:
        return []  # so wide that others would be absurd
    top = _top(fact, pool, values[-1])
    if len(spots) == 2:
        return _other_ranges(fact, pool, spots, Ranges(values[0], values[-1], top), ranks, rng)
    pairs = [(v, v) for v in _single(spots[0], fact, alone=alone) if v <= top]
    texts = {pair: _rewritten(answer, spots, pair, g) for pair in pairs}
    sound = {option.text for option in _sound(list(texts.values()), fact, pool, len(pairs))}
    pairs = [pair for pair in pairs if texts[pair] in sound]
    gap = _ROUGH_GAP * values[0] if _is_rough(fact) and fact.kind is not FactKind.DATE else 0.0
    late = _late([texts[pair] for pair in pairs], answer, values[0], rng)
    below, above = (
        _some_near(_apart(side, gap), {p for p in side if texts[p] in late}, rng)
        for side in ([p for p in reversed(pairs) if p[1] < values[0]], _over(pairs, values))
    )
    under, over = _drawn(len(below), len(above), ranks)
    chosen = [*below[:under], *above[:over]]
    return [Option(texts[p], OptionOrigin.NEIGHBOUR) for p in rng.sample(chosen, len(chosen))]


def _spots_of(fact: Fact, g: Grammar) -> tuple[Spot, ...]:
    """The numbers of the answer; of a date its years."""
    spots = number_spots(fact.answers[0], g)
    if fact.kind is not FactKind.DATE:
        return spots
    return tuple(spot for spot in spots if len(spot.text) == 4 and spot.text.isdigit())


def number_offers(fact: Fact, pool: Pool, rng: random.Random) -> list[list[Option]]:
    """Wrong options for one item, drawn for each place that the right number can have by size."""
    found: dict[frozenset[str], list[Option]] = {}
    for rank in rng.sample(range(WANTED + 1), WANTED + 1) * _OFFERS:
        offer = wrong_numbers(fact, pool, rng, (rank,))
        if offer:
            found.setdefault(frozenset(option.text for option in offer), offer)
    return list(found.values())


def _over(pairs: list[Pair], values: tuple[float, ...]) -> list[Pair]:
    return [pair for pair in pairs if pair[0] > values[-1]]


def _top(fact: Fact, pool: Pool, value: float) -> float:
    """What no wrong number exceeds: the whole of a share, and for a year the time that is past."""
    if fact.kind is FactKind.PERCENT and value <= 100:
        return 100.0
    if fact.kind is FactKind.DATE and value >= _RECENT:
        return max(value, _PASSED, _latest_year(fact, pool))
    return float("inf")


def _late(texts: list[str], answer: str, value: float, rng: random.Random) -> set[str]:
    """Those to take last on their side: figures of another length tell, and long words too.

    Short number words are the common ones: now and then the others shall be as short.
    """
    if value >= 10 and any(map(str.isdigit, answer)):
        return {text for text in texts if len(text) != len(answer)}
    longer = {text for text in texts if len(text) > len(answer)}
    return longer if rng.random() < _EVENED else set()


def _drawn(below: int, above: int, ranks: Sequence[int]) -> tuple[int, int]:
    """How many are taken from each side, where so many have room: three, else two, else none.

    The first of ``ranks`` that has room decides.
    """
    for wanted in range(WANTED, _FEWEST - 1, -1):
        for rank in ranks:
            if rank <= below and 0 <= wanted - rank <= above:
                return rank, wanted - rank
    return 0, 0


def _other_ranges(
    fact: Fact,
    pool: Pool,
    spots: tuple[Spot, ...],
    ranges: Ranges,
    ranks: Sequence[int],
    rng: random.Random,
) -> list[Option]:
    """Two or three other ranges; drawn again where one of them is not surely false."""
    found: list[Option] = []
    under, over = _drawn(*ranges.room(), ranks)
    for _ in range(_DRAWS):
        drawn = ranges.draw(under, over, rng)
        texts = [_rewritten(fact.answers[0], spots, pair, pool.grammar) for pair in drawn]
        found = _sound(texts, fact, pool, WANTED)
        if len(found) == len(texts):
            break
    return rng.sample(found, len(found)) if len(found) >= _FEWEST else []


def _latest_year(fact: Fact, pool: Pool) -> float:
    """The latest year that the article's facts are about."""
    dates = pool.near.get((pool.home.get(fact.key, -1), FactKind.DATE), ())
    return max((c.fact.quantity.high for c in dates if c.fact.quantity), default=0)


def _counts_one(after: str) -> bool:
    """A noun in the singular follows, which another number would not fit."""
    return bool(
        re.match(
            r"\s+(?!(?:år|prosent|percent|prosentpoeng)\b|per cent|million|milliard)[^\W\d]", after
        )
    )


def _same_number(values: tuple[float, ...], quantity: Quantity) -> bool:
    """The numbers written are those of the quantity, but for "thousand" or "million" behind."""
    if not values[0] or len(values) > 2:
        return False
    scale = quantity.low / values[0]
    ends = (quantity.low, quantity.high) if len(values) == 2 else (quantity.low,)
    return scale in _SCALES and tuple(v * scale for v in values) == ends


def _apart(pairs: list[Pair], gap: float) -> list[Pair]:
    """Those that touch none before them, and that ``gap`` parts from each of these."""
    kept: list[Pair] = []
    for low, high in pairs:
        if all((high < a or b < low) and max(a - high, low - b) >= gap for a, b in kept):
            kept.append((low, high))
    return kept


def number_spots(text: str, g: Grammar) -> tuple[Spot, ...]:
    """The numbers of ``text``, in figures or words."""
    return _number_spots(text, g.language)


@lru_cache(maxsize=8192)
def _number_spots(text: str, language: Language) -> tuple[Spot, ...]:
    g = grammar_of(language)
    found = []
    for m in _NUMBER.finditer(text):
        value = number_value(m.group(), g)
        scale = value is not None and value >= 100 and not m.group()[0].isdigit()
        if value is not None and not scale:
            found.append(Spot(m.group(), m.start(), m.end(), value))
    return tuple(found)


def _some_near(pairs: list[Pair], late: set[Pair], rng: random.Random) -> list[Pair]:
    """The nearest ones in random order, then the others."""
    near, far = pairs[: WANTED + 1], pairs[WANTED + 1 :]
    mixed = rng.sample(near, len(near))
    return [*sorted(mixed, key=lambda pair: pair in late), *far]


def _sound(texts: list[str], fact: Fact, pool: Pool, most: int = WANTED) -> list[Option]:
    """The first ``most`` that are surely false of the fact and of nothing disputed."""
    g = pool.grammar
    used = {
        c.plain
        for c in pool.near.get((pool.home.get(fact.key, -1), fact.kind), ())
        if c.fact.key == fact.key or shares_subject(fact, c.fact)
    }
    own = {spot.value for spot in number_spots(fact.answers[0], g)}
    found: list[Option] = []
    for text in texts:
        plain = normal(text, g)
        values = {f"{spot.value:g}" for spot in number_spots(text, g)}
        disputed = fact.kind is FactKind.COUNT and values & pool.blocked_values
        if not text or disputed or plain in used or _stands_there(text, fact, own, g):
            continue
        if text not in (fact.answers[0], *(option.text for option in found)):
            found.append(Option(text, OptionOrigin.NEIGHBOUR))
        if len(found) == most:
            break
    return found


def _stands_there(text: str, fact: Fact, own: set[float], g: Grammar) -> bool:
    """The wrong number is said of something else in the same sentence."""
    values = {spot.value for spot in number_spots(text, g)} - own
    said = {spot.value for c in fact.citations for spot in number_spots(c.quote, g)}
    return bool(values) and values <= said


def _single(spot: Spot, fact: Fact, *, alone: bool) -> list[float]:
    """Other values for one number, in order."""
    value, answer, rough = spot.value, fact.answers[0], _is_rough(fact)
    worded = not spot.text[0].isdigit()
    if worded and value != int(value):
        return []  # "one and a half" has no neighbours
    if fact.kind is FactKind.DATE:
        found = years_near(value, answer[spot.end :], rough=rough)
    else:
        found = neighbours_of(value, percent=fact.kind is FactKind.PERCENT, rough=rough)
    top = _WORDED if worded and value <= _WORDED else float("inf")
    found = [v for v in found if v <= top]
    bound = bound_in(_in_its_sentence(fact)) if alone else None
    if bound is Bound.MOST:
        return [v for v in found if v < value]  # at most five is also at most seven
    return [v for v in found if v > value] if bound is Bound.LEAST else found


def _is_deadline(fact: Fact) -> bool:
    """ "by 2010", "before 1 May": who was there by then was so later as well, or before."""
    answer, quote = fact.answers[0], fact.citations[0].quote if fact.citations else ""
    at = max(0, quote.find(answer))
    figure = next((n for n, letter in enumerate(answer) if letter.isdigit()), 0)
    return opens_a_time(quote[:at] + answer[:figure])


def _in_its_sentence(fact: Fact) -> str:
    """The answer with a few words on each side of it: a limit may stand there."""
    answer, quote = fact.answers[0], fact.citations[0].quote if fact.citations else ""
    at = quote.find(answer)
    return quote[max(0, at - _BEFORE) : at + len(answer) + _BEHIND] if at >= 0 else answer


def _is_rough(fact: Fact) -> bool:
    """The sentence gives the number as an estimate: near ones are as true."""
    answer, quote = fact.answers[0], fact.citations[0].quote
    at = quote.find(answer)
    return bool(_ROUGH.search(quote[max(0, at - 16) : at + len(answer)] if at >= 0 else answer))


# -- days -------------------------------------------------------------------------------------
def _other_days(answer: str, g: Grammar, rng: random.Random) -> list[str]:
    """Another day of another month, written the same way."""
    month = _MONTH[g.english].search(answer)
    day = re.search(r"(?<!\d)\d{1,2}(?=\D|$)", answer)
    if not month:
        return []
    names = _MONTHS[g.english]
    here = [name.lower() for name in names].index(month.group().lower())
    others = [names[(here + step) % 12] for step in rng.sample((-4, -3, -2, 2, 3, 4), 4)]
    days = [d for d in ("1", "10", "15", "20") if day and d != day.group()]
    rng.shuffle(days)
    found = []
    for place, name in enumerate(others):
        text = answer[: month.start()] + name + answer[month.end() :]
        if day:
            start = day.start() + (len(text) - len(answer) if day.start() > month.start() else 0)
            text = text[:start] + days[place % len(days)] + text[start + len(day.group()) :]
        found.append(text)
    return found


# -- writing ----------------------------------------------------------------------------------
def _rewritten(answer: str, spots: tuple[Spot, ...], values: Pair, g: Grammar) -> str:
    """The answer with its numbers exchanged, written as the answer writes them."""
    text = answer
    for spot, value in reversed(list(zip(spots, values, strict=False))):
        new = _written(spot.text, value, g)
        if not new:
            return ""
        text = text[: spot.start] + new + text[spot.end :]
    return text


def _written(shown: str, value: float, g: Grammar) -> str:
    if not shown[0].isdigit():
        plain = (w for w, v in g.numbers.items() if v == value and " " not in w)
        word = next((w for w in plain if w not in ("én", "syv")), "")
        return word.capitalize() if shown[0].isupper() else word
    decimals = len(m.group(1)) if (m := re.search(r"[.,](\d{1,2})$", shown)) else 0
    if decimals and value == int(value) and shown.endswith("5"):
        decimals = 0  # 10 % beside 12.5 %
    if value != int(value) or decimals:
        text = f"{value:.{max(decimals, len(f'{value:g}'.partition('.')[2]))}f}"
        return text if g.english else text.replace(".", ",")
    figures = str(int(value))
    separator = next((c for c in shown if c in ", .\u00a0"), "")
    return f"{int(value):,}".replace(",", separator) if separator and len(figures) > 3 else figures
