"""Wrong options in numbers: neighbours on the grid that the right number stands on.

The right one is as often the least, a middle one or the greatest. Draws from the generator given.
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
from aimstudy.questions.pool import Pool, normal, shares_subject

Pair = tuple[float, float]
WANTED = 3
_EVENED = 0.6
_SCALES = (1, 100, 1e3, 1e6, 1e9, 1e12)
_RECENT, _PASSED = 1990, 2020  # from the one on a year may be in the future, but for the other
_WORDED = 20  # up to here numbers are written in words
_MONTHS_AND_DAYS = 31  # a date with a smaller number has no year
_FARTHEST = 2.5  # times the right number
_NUMBER = re.compile(r"\d{1,3}(?:[ ,.\u00a0]\d{3})+(?!\d)|\d+(?:[.,]\d+)?|[^\W\d_]+")
_AT_LEAST = re.compile(
    r"\b(?:more than|at least|over|minimum|minst|mer enn|flere enn|up to|opptil|inntil)\b", re.I
)
_AT_MOST = re.compile(
    r"\b(?:less than|fewer than|at most|no more than|under|below|mindre enn|færre enn|høyst|"
    r"maksimalt|maximum)\b",
    re.I,
)
_ROUGH = re.compile(
    r"\b(?:around|about|approximately|roughly|nearly|almost|circa|some|rundt|omkring|cirka|ca|"
    r"omtrent|nesten|om lag|drøyt|knapt)\b",
    re.I,
)
_ROUGH_APART, _ROUGH_GAP = 0.25, 0.1  # parts of a number that is an estimate
_ROUGH_FACTORS = (0.3, 0.45, 0.6, 0.75, 1.25, 1.4, 1.6, 1.8, 2, 2.5)
_FACTORS = (0.5, 0.6, 0.7, 0.75, 0.8, 1.2, 1.25, 1.3, 1.4, 1.5, 1.6, 1.75, 2)
_STEPS = (1, 2, 5, 10, 20, 25, 50, 100, 250, 500, 1000, 2500, 5000, 10_000, 50_000, 100_000)
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

    As many of them are less than the right one as the first of ``ranks`` says that there are
    numbers for (none given: any number of them). ``alone``: each is to be wrong by itself, not
    only worse than the right one: who has waited "at least three weeks" has waited at least two,
    but that is no answer to how long one has to wait.
    """
    ranks = ranks or rng.sample(range(WANTED + 1), WANTED + 1)
    g, answer, quantity = pool.grammar, fact.answers[0], fact.quantity
    if fact.kind is FactKind.DATE and not (quantity and quantity.low > _MONTHS_AND_DAYS):
        return _sound(_other_days(answer, g, rng), fact, pool)
    if quantity is None:
        return []
    spots = number_spots(answer, g)
    if fact.kind is FactKind.DATE:
        spots = tuple(spot for spot in spots if len(spot.text) == 4 and spot.text.isdigit())
    values = tuple(spot.value for spot in spots)
    if any(spot.value == 1 and _counts_one(answer[spot.end :]) for spot in spots):
        return []
    if not spots or not _same_number(values, quantity):
        return []
    if values[-1] - values[0] > values[-1] / 2:
        return []  # so wide that others would be absurd
    if len(spots) == 2:
        pairs = _ranges(spots[0], spots[1])
    else:
        pairs = [(v, v) for v in _single(spots[0], fact, alone=alone)]
    if fact.kind is FactKind.DATE and values[0] >= _RECENT:
        latest = max(values[0], _PASSED, _latest_year(fact, pool))
        pairs = [pair for pair in pairs if pair[1] <= latest]  # not in the future
    below = [pair for pair in pairs if pair[1] < values[0]]
    above = [pair for pair in pairs if pair[0] > values[-1]]
    written = {pair: _rewritten(answer, spots, pair, g) for pair in pairs}
    # Short number words are the common ones: now and then the others shall be as short.
    longer = {pair for pair in pairs if len(written[pair]) > len(answer)}
    longer = longer if rng.random() < _EVENED else set()
    gap = _ROUGH_GAP * values[0] if _is_rough(fact) and fact.kind is not FactKind.DATE else 0.0
    ranked = _apart(_ranked(below, above, longer, ranks, rng), gap)
    return _sound([written[pair] for pair in ranked], fact, pool)


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


def _ranked(
    below: list[Pair],
    above: list[Pair],
    late: set[Pair],
    ranks: Sequence[int],
    rng: random.Random,
) -> list[Pair]:
    """Neighbours in an order whose first three put as many below the right one as ``ranks`` says.

    Those in ``late`` come last on their side.
    """
    can = (r for r in ranks if r <= len(below) and WANTED - r <= len(above))
    rank = next(can, ranks[0])
    under = _some_near(list(reversed(below)), late, rng)
    over = _some_near(above, late, rng)
    head = [*under[:rank], *over[: WANTED - rank]]
    rest = [*under[rank:], *over[WANTED - rank :]]
    return [*head, *rest]


def _some_near(pairs: list[Pair], late: set[Pair], rng: random.Random) -> list[Pair]:
    """The nearest ones in random order, then the others."""
    near, far = pairs[: WANTED + 1], pairs[WANTED + 1 :]
    mixed = rng.sample(near, len(near))
    return [*sorted(mixed, key=lambda pair: pair in late), *far]


def _sound(texts: list[str], fact: Fact, pool: Pool) -> list[Option]:
    """The first three that are surely false of the fact and of nothing disputed."""
    g = pool.grammar
    used = {
        c.plain
        for c in pool.near.get((pool.home.get(fact.key, -1), fact.kind), ())
        if c.fact.key == fact.key or shares_subject(fact, c.fact)
    }
    own = {spot.value for spot in number_spots(fact.answers[0], g)}
    own_option = Option(fact.answers[0], OptionOrigin.KEY)
    found: list[Option] = []
    for text in texts:
        plain = normal(text, g)
        values = {f"{spot.value:g}" for spot in number_spots(text, g)}
        disputed = fact.kind is FactKind.COUNT and values & pool.blocked_values
        if not text or disputed or plain in used or _stands_there(text, fact, own, g):
            continue
        if not any(_same_decimals(text, option.text) for option in [own_option, *found]):
            found.append(Option(text, OptionOrigin.NEIGHBOUR))
        if len(found) == WANTED:
            break
    return found


def _same_decimals(one: str, two: str) -> bool:
    """The same text, or the same behind the decimal sign: 2.5 and 3.5 are taken for each other."""
    decimals = [re.findall(r"\d[.,](\d{1,2})(?!\d)", text) for text in (one, two)]
    return one == two or (bool(decimals[0]) and decimals[0] == decimals[1])


def _stands_there(text: str, fact: Fact, own: set[float], g: Grammar) -> bool:
    """The wrong number is said of something else in the same sentence."""
    values = {spot.value for spot in number_spots(text, g)} - own
    said = {spot.value for c in fact.citations for spot in number_spots(c.quote, g)}
    return bool(values) and values <= said


# -- the grid ---------------------------------------------------------------------------------
def _single(spot: Spot, fact: Fact, *, alone: bool) -> list[float]:
    value, answer, rough = spot.value, fact.answers[0], _is_rough(fact)
    if fact.kind is FactKind.DATE:
        found = _years(value, answer[spot.end :], rough)
    elif fact.kind is FactKind.PERCENT and not rough:
        found = _percents(value)
    elif value <= 12 and value == int(value):
        reach = 8 if rough else 4
        found = [v for v in range(int(value) - reach, int(value) + reach + 1) if v >= 2]
    else:
        grid = _grid(value)
        found = [round(value * f / grid) * grid for f in (_ROUGH_FACTORS if rough else _FACTORS)]
    if rough and fact.kind is not FactKind.DATE:
        found = [v for v in found if abs(v - value) >= _ROUGH_APART * value]
    worded = not spot.text[0].isdigit()
    if value >= 10 and not worded:
        as_long = [v for v in found if len(f"{v:g}") == len(f"{value:g}")]
        # Else a number just above 10 or below 100 would always be the least or the greatest.
        both_sides = min(as_long, default=value) < value < max(as_long, default=value)
        found = as_long if both_sides and len(as_long) >= WANTED else found
    if worded and value != int(value):
        return []  # "one and a half" has no neighbours
    top = 100.0 if fact.kind is FactKind.PERCENT and value <= 100 else float("inf")
    top = min(top, _WORDED) if worded and value <= _WORDED else top
    found = sorted({round(v, 6) for v in found if 0 < v <= top and v != value})
    if alone and _AT_MOST.search(answer):
        return [v for v in found if v < value]  # at most five is also at most seven
    return [v for v in found if v > value] if alone and _AT_LEAST.search(answer) else found


def _is_rough(fact: Fact) -> bool:
    """The sentence gives the number as an estimate: near ones are as true."""
    answer, quote = fact.answers[0], fact.citations[0].quote
    at = quote.find(answer)
    return bool(_ROUGH.search(quote[max(0, at - 16) : at + len(answer)] if at >= 0 else answer))


def _years(value: float, after: str, rough: bool) -> list[float]:
    if re.match(r"s\b|['’]s\b|-(?:tallet|årene)", after):
        steps: tuple[int, ...] = (10, 20, 30)
        if value % 100 == 0 and not after.startswith("-årene"):
            steps = (100, 200, 300)
    else:
        steps = (25, 40, 60) if rough else (4, 6, 8, 11, 15)
    return [v for step in steps for v in (value - step, value + step)]


def _percents(value: float) -> list[float]:
    if value >= 10 and value % 5 == 0:
        steps: tuple[float, ...] = (5, 10, 15, 20, 25)
    elif value == int(value):
        steps = (1, 2, 3) if value < 8 else (2, 3, 4, 5, 6)
    else:
        grid = _grid(value)
        return [round(value * f / grid) * grid for f in _FACTORS]
    return [v for step in steps for v in (value - step, value + step)]


def _grid(value: float) -> float:
    """The step of the grid: as round as the number itself, and at most a sixth of it."""
    if value != int(value):
        grid = 0.1
        while abs(value / grid - round(value / grid)) > 1e-6 and grid > 0.001:
            grid /= 10
        return grid
    fits = [step for step in _STEPS if value % step == 0 and step <= value / 6]
    return float(max(fits, default=1))


def _ranges(low: Spot, high: Spot) -> list[Pair]:
    """Ranges of the same width that neither touch nor contain the right one."""
    grid = min(_grid(low.value), _grid(high.value))
    width = high.value - low.value
    step = width + grid
    shifted = [(low.value + step * k, high.value + step * k) for k in (-3, -2, -1, 1, 2, 3)]
    found = [(a, b) for a, b in shifted if a > 0 and b <= _FARTHEST * high.value]
    if len(found) < WANTED + 2 and low.value > grid:
        half = max(grid, round(low.value / 2 / grid) * grid)
        if half < low.value - grid:
            found.insert(0, (half, low.value - grid))
    return [(round(a, 6), round(b, 6)) for a, b in found]


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
    if value != int(value) or decimals:
        text = f"{value:.{max(decimals, len(f'{value:g}'.partition('.')[2]))}f}"
        return text if g.english else text.replace(".", ",")
    figures = str(int(value))
    separator = next((c for c in shown if c in ", .\u00a0"), "")
    return f"{int(value):,}".replace(",", separator) if separator and len(figures) > 3 else figures
