"""A picture of recall against minutes: a panel a truth, a curve a planner; SVG for light and dark.

Written by hand, so that drawing it needs no library. Curves differ in colour, dashes and marks.
"""

from dataclasses import dataclass
from html import escape

from aimstudy.ui.tokens import DARK, LIGHT, Tokens

PANEL_WIDTH, PANEL_HEIGHT, BETWEEN = 270, 250, 24
LEFT, TOP, RIGHT, BOTTOM = 62, 104, 20, 64
TITLES = {
    "fsrs6": "Memory as published",
    "fsrs6_pop": "A person's own memory",
    "fsrs6_het": "Own memory, uneven cards",
}
LEAST_RECALL = 0.4  # where the axis begins at the latest
_TICK = 0.1
_MINUTE_STEPS = (1, 2, 5, 10, 20, 50)
_MOST_TICKS = 5
_SERIES = ("accent", "good", "violet", "again")  # tokens, in the order of the curves
_DASHES = ("", "7 3", "2 3", "9 3 2 3")
_WIDTHS = (3, 2, 2, 2)


@dataclass(frozen=True, slots=True)
class Point:
    """Recall on exam day (0-1) with its range; ``seconds`` of study a card, ``minutes`` a day."""

    truth: str
    policy: str
    seconds: float
    minutes: float
    seeds: int
    recall: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Axes:
    """Where minutes and recall lie within a panel that begins at ``left``."""

    left: float
    most_minutes: float
    least_recall: float

    def x(self, minutes: float) -> float:
        """Pixels from the left edge of the picture."""
        return self.left + PANEL_WIDTH * minutes / self.most_minutes

    def y(self, recall: float) -> float:
        """Pixels from the top of the picture."""
        share = (recall - self.least_recall) / (1.0 - self.least_recall)
        return TOP + PANEL_HEIGHT * (1.0 - min(1.0, max(0.0, share)))


def drawn(points: list[Point], caption: str) -> str:
    """The picture as the text of an SVG file."""
    truths = list(dict.fromkeys(point.truth for point in points))
    policies = list(dict.fromkeys(point.policy for point in points))
    width = LEFT + len(truths) * (PANEL_WIDTH + BETWEEN) - BETWEEN + RIGHT
    width = max(width, LEFT + 2 * 170 + RIGHT)
    height = TOP + PANEL_HEIGHT + BOTTOM
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" '
        f'width="{width}" height="{height}" role="img" aria-labelledby="title about">',
        '<title id="title">Share of cards recalled on exam day against minutes a day</title>',
        f'<desc id="about">{escape(_in_words(points, truths, policies))}</desc>',
        f"<style>{_style()}</style>",
        f'<rect class="ground" width="{width}" height="{height}" rx="8"/>',
        f'<text class="head" x="{LEFT}" y="28">Recalled on exam day, by minutes a day</text>',
        f'<text class="small" x="{width - RIGHT}" y="28" text-anchor="end">'
        f"{escape(caption)}</text>",
        *_legend(policies, width),
    ]
    most = 1.04 * max(point.minutes for point in points)
    lowest = min(point.recall for point in points)
    least = min(LEAST_RECALL, int(lowest / _TICK) * _TICK)
    for n, truth in enumerate(truths):
        axes = Axes(LEFT + n * (PANEL_WIDTH + BETWEEN), most, least)
        parts += _frame(axes, TITLES.get(truth, truth.split(":")[-1]), labelled=n == 0)
        for place in reversed(range(len(policies))):  # ours on top
            mine = [p for p in points if (p.truth, p.policy) == (truth, policies[place])]
            parts += _curve(axes, sorted(mine, key=lambda p: p.minutes), place)
    middle = (LEFT + width - RIGHT) / 2
    parts.append(
        f'<text class="small" x="{middle:.0f}" y="{height - 14}" text-anchor="middle">'
        "Minutes of study a day</text>"
    )
    return "\n".join([*parts, "</svg>", ""])


def _legend(policies: list[str], width: float) -> list[str]:
    """A sample of each curve and its name, in a row or two."""
    across = len(policies) if width > 170 * len(policies) + LEFT else 2
    found = []
    for n, policy in enumerate(policies):
        x = LEFT + (n % across) * (width - LEFT - RIGHT) / across
        y = 50 + 18 * (n // across)
        found += [
            f'<path class="curve c{n % 4}" d="M{x:.1f} {y}h30"/>',
            _mark(x + 15, y, n),
            f'<text class="small" x="{x + 38:.1f}" y="{y + 4}">{escape(policy)}</text>',
        ]
    return found


def _frame(axes: Axes, title: str, *, labelled: bool) -> list[str]:
    """The title, the grid and the ticks of a panel; shares only where ``labelled``."""
    right, bottom = axes.left + PANEL_WIDTH, TOP + PANEL_HEIGHT
    found = [f'<text class="name" x="{axes.left}" y="{TOP - 10}">{escape(title)}</text>']
    for n in range(round(axes.least_recall / _TICK), round(1.0 / _TICK) + 1):
        y = axes.y(n * _TICK)
        found.append(f'<path class="grid" d="M{axes.left} {y:.1f}H{right}"/>')
        if labelled:
            found.append(
                f'<text class="small" x="{axes.left - 8}" y="{y + 4:.1f}" text-anchor="end">'
                f"{10 * n} %</text>"
            )
    step = next((s for s in _MINUTE_STEPS if axes.most_minutes / s <= _MOST_TICKS), 100)
    for minutes in range(0, int(axes.most_minutes) + 1, step):
        x = axes.x(minutes)
        found += [
            f'<path class="axis" d="M{x:.1f} {bottom}v5"/>',
            f'<text class="small" x="{x:.1f}" y="{bottom + 20}" text-anchor="middle">'
            f"{minutes}</text>",
        ]
    return [*found, f'<path class="axis" d="M{axes.left} {bottom}H{right}"/>']


def _curve(axes: Axes, points: list[Point], place: int) -> list[str]:
    """A line through the points, the range of each, and a mark that says its numbers."""
    if not points:
        return []
    places = [(axes.x(p.minutes), axes.y(p.recall)) for p in points]
    line = "L".join(f"{x:.1f} {y:.1f}" for x, y in places)
    found = [f'<path class="curve c{place % 4}" d="M{line}"/>']
    for point, (x, y) in zip(points, places, strict=True):
        if point.high > point.low:
            low, high = axes.y(point.low), axes.y(point.high)
            found.append(f'<path class="range c{place % 4}" d="M{x:.1f} {low:.1f}V{high:.1f}"/>')
        words = f"{point.policy}, {point.minutes:.1f} minutes a day: {point.recall:.1%}"
        found.append(_mark(x, y, place, words))
    return found


def _mark(x: float, y: float, place: int, words: str = "") -> str:
    """A disc, a square, a triangle or a diamond."""
    shape = (
        "m-4 0a4 4 0 1 0 8 0a4 4 0 1 0-8 0z",
        "m-3.5-3.5h7v7h-7z",
        "m0-4.5l4.5 8h-9z",
        "m0-5l4.5 5l-4.5 5l-4.5-5z",
    )[place % 4]
    title = f"<title>{escape(words)}</title>" if words else ""
    return f'<path class="mark m{place % 4}" d="M{x:.1f} {y:.1f}{shape}">{title}</path>'


def _style() -> str:
    """Colours of the window, and those of its dark theme where the reader's is dark."""
    lines = [
        "text{font-family:system-ui,'Segoe UI','Noto Sans',Arial,sans-serif}",
        ".head{font-size:15px;font-weight:600}.name{font-size:13px;font-weight:600}",
        ".small{font-size:12px}.curve{fill:none;stroke-linejoin:round}",
        ".grid,.axis{fill:none;stroke-width:1}.range{stroke-width:1;opacity:.55}",
    ]
    for n, (dash, wide) in enumerate(zip(_DASHES, _WIDTHS, strict=True)):
        dashes = f";stroke-dasharray:{dash}" if dash else ""
        lines.append(f".curve.c{n}{{stroke-width:{wide}{dashes}}}")
    dark = "".join(_colours(DARK))
    return "\n".join([*lines, *_colours(LIGHT), f"@media(prefers-color-scheme:dark){{{dark}}}"])


def _colours(tokens: Tokens) -> list[str]:
    series = [str(getattr(tokens, name)) for name in _SERIES]
    found = [
        f".ground{{fill:{tokens.surface}}}.head,.name{{fill:{tokens.text}}}",
        f".small{{fill:{tokens.muted}}}.grid{{stroke:{tokens.line}}}",
        f".axis{{stroke:{tokens.control}}}",
    ]
    found += [f".c{n}{{stroke:{colour}}}.m{n}{{fill:{colour}}}" for n, colour in enumerate(series)]
    return found


def _in_words(points: list[Point], truths: list[str], policies: list[str]) -> str:
    """What the picture shows: recall at the fewest and the most minutes."""
    found = []
    for truth in truths:
        name = TITLES.get(truth, truth.split(":")[-1])
        for policy in policies:
            mine = [p for p in points if (p.truth, p.policy) == (truth, policy)]
            if not mine:
                continue
            few, many = (f(mine, key=lambda p: p.minutes) for f in (min, max))
            found.append(
                f"{name}, {policy}: {few.recall:.0%} with {few.minutes:.1f} minutes a day, "
                f"{many.recall:.0%} with {many.minutes:.1f}."
            )
    return " ".join(found)
