"""The values of two numbers held against each other: intervals, limits, rough figures, units."""

from dataclasses import dataclass

from aimstudy.domain.fact import Quantity
from aimstudy.facts.how_often import times_a_year
from aimstudy.facts.number_bounds import AT_LEAST, AT_MOST
from aimstudy.facts.number_mentions import Mention
from aimstudy.language.quantities import Measure, QuantityKind

_DAYS = {"d": 1.0, "w": 7.0, "u": 7.0, "m": 30.4, "y": 365.0, "å": 365.0, "h": 1 / 24, "t": 1 / 24}
_VAGUE = (
    *("about", "around", "approximately", "roughly", "nearly", "almost", "some", "close to"),
    *("just over", "just under", "over", "under", "an estimated", "slightly"),
    *("omtrent", "cirka", "ca.", "rundt", "omkring", "om lag", "nesten", "knapt", "knappe", "nær"),
    *("drøyt", "drøye", "vel", "anslagsvis", "bortimot", "litt", "i overkant", "i underkant"),
)
EVEN = 0.02  # two years are 24 months, a third is 33 percent


@dataclass(frozen=True, slots=True)
class Valued:
    """A number with what comparing it needs, found once."""

    mention: Mention
    interval: tuple[float, float] | None
    vague: bool
    bound: str


def valued(mention: Mention) -> Valued:
    """``mention`` made ready to be compared."""
    return Valued(mention, _interval(mention), is_rough(mention.shown), mention.bound)


def both_hold(one: Valued, two: Valued) -> bool:
    """Both can be right: the same value, one within the other, or a limit that holds for it."""
    first, second = one.mention, two.mention
    a, b = one.interval, two.interval
    if a is None or b is None or first.measure.kind is not second.measure.kind:
        return True
    if first.item is second.item or first.item.grammar is not second.item.grammar:
        return True
    if {one.bound, two.bound} == {"range", "most"}:
        return abs(a[1] - b[1]) <= EVEN * max(a[1], b[1])
    if "most" in (one.bound, two.bound) and one.bound != two.bound:
        a, b = ((0.0, v[1]) if x.bound == "most" else v for x, v in ((one, a), (two, b)))
    if one.vague or two.vague:
        return a[0] * 0.8 <= b[1] and b[0] * 0.8 <= a[1]
    if one.bound == "range" and two.bound == "range":
        return all(abs(x - y) <= EVEN * max(x, y) for x, y in zip(a, b, strict=True))
    if one.bound == two.bound and one.bound in ("least", "most"):
        end = 0 if one.bound == "least" else 1
        return abs(a[end] - b[end]) <= EVEN * max(a[end], b[end])
    if first.measure.kind in (QuantityKind.DURATION, QuantityKind.FREQUENCY) or _as_share(one, two):
        a, b = (a[0] * (1 - EVEN), a[1] * (1 + EVEN)), (b[0] * (1 - EVEN), b[1] * (1 + EVEN))
    return a[0] <= b[1] and b[0] <= a[1]


def _as_share(one: Valued, two: Valued) -> bool:
    return "share" in (one.mention.measure.unit, two.mention.measure.unit)


def figures(valued: Valued) -> tuple[float, float]:
    """The figures that the text gives, in a common unit, whatever limit they are."""
    measure = valued.mention.measure
    if measure.kind is QuantityKind.FREQUENCY:
        return valued.interval or (0.0, 0.0)
    factor = measure.scale * _factor(measure)
    return measure.low * factor, measure.high * factor


def agree(one: tuple[Quantity, str], two: tuple[Quantity, str]) -> bool:
    """Two figures with the words they were given in, such as "at least $300" and "$500"."""
    spans = []
    for quantity, shown in (one, two):
        low, high = quantity.low, quantity.high
        if low == high and AT_LEAST.search(shown):
            high = float("inf")
        if low == high and AT_MOST.search(shown):
            low = 0.0
        if is_rough(shown):
            low, high = low * 0.8, high * 1.2
        spans.append((low, high))
    return spans[0][0] <= spans[1][1] and spans[1][0] <= spans[0][1]


def is_rough(shown: str) -> bool:
    """ "about 400": no exact figure."""
    return shown.lower().startswith(_VAGUE)


def _interval(mention: Mention) -> tuple[float, float] | None:
    """Least and greatest value in a common unit; None where it cannot be compared."""
    measure = mention.measure
    if measure.kind is QuantityKind.FREQUENCY:
        rate = times_a_year(mention.shown, mention.item.grammar)
        return (rate, rate) if rate else None
    factor = measure.scale * _factor(measure)
    low, high = measure.low * factor, measure.high * factor
    if measure.kind is QuantityKind.DATE and not measure.low:
        return None
    limit = mention.bound
    if limit == "least":
        return low, float("inf")
    own = mention.item.sentence.clean[measure.start : measure.bare_start].strip()
    if limit == "most" and own and measure.kind is QuantityKind.COUNT:
        return 0.0, high
    return low, high


def _factor(measure: Measure) -> float:
    if measure.kind is not QuantityKind.DURATION or not measure.unit:
        return 1.0
    unit = measure.unit.split()[-1]
    if unit.startswith(("minut", "min")):
        return 1 / 1440
    return _DAYS.get(unit[0], 1.0)


def units_fit(one: Measure, two: Measure) -> bool:
    """Numbers of one unit, or of units that turn into each other."""
    if one.kind in (
        QuantityKind.DURATION,
        QuantityKind.COUNT,
        QuantityKind.DATE,
        QuantityKind.FREQUENCY,
    ):
        return True
    if one.kind is QuantityKind.PERCENT:
        point = [any(p in m.unit for p in ("point", "poeng", "mill")) for m in (one, two)]
        return point[0] == point[1]
    last = (one.unit.split() or [""])[-1], (two.unit.split() or [""])[-1]
    return last[0].rstrip("s") == last[1].rstrip("s") or {*last} <= {"kr", "kroner", "nok"}
