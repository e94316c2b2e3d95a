"""Cards among the headings of an Org file, as org-drill and org-fc write them.

A heading with the tag ``:drill:`` or ``:fc:`` of its own is a card: its words and the text below it
ask, a heading below it answers, ``[x||hint]`` and ``{{x}{hint}@0}`` are gaps. Knows no file.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from textwrap import dedent

from aimstudy.domain.note_type import BASIC, CLOZE
from aimstudy.interchange.card_texts import BOTH_WAYS, Asked, CardTexts, Due
from aimstudy.interchange.org_html import GAP_END, GAP_START, HINT, html_of_org

_HEADING = re.compile(r"(\*+)[ \t]+(.*?)[ \t]*(?:[ \t](:(?:[\w@#%]+:)+))?[ \t]*")
_CARD_TAGS = ("drill", "fc")
_STATE = re.compile(r"(?:[T]ODO|DONE|NEXT|WAITING|CANCELLED)[ \t]+|\[#[A-Z]\][ \t]*")
_DRAWER, _DRAWER_END = re.compile(r"[ \t]*:([\w-]+):[ \t]*"), re.compile(r"[ \t]*:END:[ \t]*", re.I)
_PROPERTY = re.compile(r"[ \t]*:([\w-]+):[ \t]*(.*?)[ \t]*")
_PLANNING = re.compile(r"[ \t]*(?:(?:SCHEDULED|DEADLINE|CLOSED):[ \t]*[<\[][^<>\[\]]*[>\]][ \t]*)+")
_SCHEDULED = re.compile(r"SCHEDULED:[ \t]*<(\d{4}-\d{2}-\d{2})")
_NO_TEXT = re.compile(r"[ \t]*#(?:\+(?!begin_|end_)[\w-]+:.*|[ \t].*|)", re.I)
_BLOCK = re.compile(r"[ \t]*#\+(begin|end)_(\w+)", re.I)
# Not a link, a footnote, a check box, a count or a date.
_DRILL_GAP = re.compile(
    r"(?<![\[\]\w])\[(?!\[|fn:|[ xX-]\]|\d*/\d*\]|\d*%\]|\d{4}-\d\d-\d\d)"
    r"([^\[\]\n]{1,2000}?)(?:\|\|([^\[\]\n]{0,500}?))?\](?![\[\]])"
)
_FC_GAP = re.compile(r"\{\{([^{}\n]{1,2000})\}(?:\{([^{}\n]{0,500})\})?(?:@(\d{1,3}))?\}")
_ROW = re.compile(r"[ \t]*\|[ \t]*([\w-]+)[ \t]*\|([^|]*)\|[^|]*\|([^|]*)\|([^|]*)\|[ \t]*")
_BOTH = ("twosided", "double")
_HOUR = 12  # about the middle of a day
_MOST_DAYS = 36_500
_LONGEST = 2_000  # characters of a line that is more than text: its blanks are tried in many ways


def looks_like_org_cards(text: str) -> bool:
    """Whether a heading says that it is a card.

    >>> looks_like_org_cards("* What? :drill:\\nThis."), looks_like_org_cards("* item\\n* other")
    (True, False)
    """
    return any(
        line.startswith("*") and _is_card(heading[3])
        for line in text.split("\n")
        if len(line) <= _LONGEST and (heading := _HEADING.fullmatch(line))
    )


def _is_card(tags: str | None) -> bool:
    return any(tag in _CARD_TAGS for tag in (tags or "").split(":"))


@dataclass(slots=True)
class _Item:
    """A heading with what stands below it, up to the next heading of any level."""

    level: int
    title: str
    tags: tuple[str, ...]
    line: int
    said: dict[str, str] = field(default_factory=dict)
    text: list[str] = field(default_factory=list)
    rows: dict[str, Due] = field(default_factory=dict)
    scheduled: str = ""

    @property
    def body(self) -> str:
        """The text below it, as if it stood at the margin."""
        return dedent("\n".join(self.text)).strip("\n")

    @property
    def is_card(self) -> bool:
        """Whether it says so itself: a tag of a heading above it does not count."""
        return any(tag in _CARD_TAGS for tag in self.tags)


def read_org_cards(text: str, deck: str, texts: CardTexts) -> None:
    """Take all cards of a text; raises Enough and Problem DECK_*."""
    items = list(_items(text))
    for place, item in enumerate(items):
        if item.is_card and not item.title.startswith("COMMENT "):
            texts.add(_asked(item, _below(items, place), deck))
    texts.done()


def _below(items: list[_Item], place: int) -> list[_Item]:
    """The headings under one, without those that are cards of their own and what is under them."""
    below: list[_Item] = []
    other_card = 0  # its level, while what is under it is passed over
    for item in items[place + 1 :]:
        if item.level <= items[place].level:
            break
        if other_card and item.level > other_card:
            continue
        other_card = item.level if item.is_card else 0
        if not other_card:
            below.append(item)
    return below


def _items(text: str) -> Iterator[_Item]:
    item, drawer, block = _Item(0, "", (), 1), "", False
    for number, line in enumerate(text.split("\n"), 1):
        if len(line) > _LONGEST:
            item.text.append(line)
            continue
        edge = _BLOCK.match(line)
        if edge:
            block = edge[1].lower() == "begin"
        heading = None if block else _HEADING.fullmatch(line)
        opened = None if block else _DRAWER.fullmatch(line)
        if heading:
            yield item
            tags = tuple(tag for tag in (heading[3] or "").split(":") if tag)
            item = _Item(len(heading[1]), _STATE.sub("", heading[2]).strip(), tags, number)
            drawer = ""
        elif _DRAWER_END.fullmatch(line) and drawer:
            drawer = ""
        elif drawer:
            _keep(item, drawer, line)
        elif opened:
            drawer = opened[1].upper()
        elif not block and _PLANNING.fullmatch(line):
            found = _SCHEDULED.search(line)
            item.scheduled = found[1] if found else item.scheduled
        elif block or not _NO_TEXT.fullmatch(line):
            item.text.append(line)
    yield item


def _keep(item: _Item, drawer: str, line: str) -> None:
    """What a drawer says: properties, or the table of when each side is asked."""
    if drawer == "PROPERTIES":
        found = _PROPERTY.fullmatch(line)
        if found:
            item.said[found[1].upper()] = found[2]
    elif drawer == "REVIEW_DATA":
        row = _ROW.fullmatch(line)
        due = row and _due(row[4].strip()[:10], row[3], row[2])
        if row and due:
            item.rows[row[1]] = due


def _due(day: str, days: str, ease: str) -> Due | None:
    """A schedule by its words; None where they say none."""
    try:
        when = datetime.combine(date.fromisoformat(day), datetime.min.time(), UTC)
        wait, factor = float(days or 0), float(ease or 0)
        if not (0 < wait <= _MOST_DAYS and 0 <= factor < 100):
            return None
        at_ms = int(when.timestamp() * 1000) + _HOUR * 3_600_000
        return Due(at_ms, max(1, round(wait)), round(1000 * factor))
    except (ValueError, OverflowError):
        return None


def _asked(item: _Item, below: list[_Item], deck: str) -> Asked:
    tags = tuple(tag for tag in item.tags if tag not in (*_CARD_TAGS, "suspended"))
    kind = (item.said.get("DRILL_CARD_TYPE") or item.said.get("FC_TYPE") or "").lower()
    by_drill = "drill" in item.tags
    gap = _DRILL_GAP if by_drill else _FC_GAP
    if gap.search(item.title) or gap.search(item.body):
        return _with_gaps(item, gap, deck, tags)
    both = kind in _BOTH
    front, back = _sides(item, below, both=both)
    cards = (0, 1) if both else (0,)
    return Asked(
        html_of_org(front),
        html_of_org(back),
        item.line,
        deck,
        note_type=BOTH_WAYS if both else BASIC,
        cards=cards,
        due=_dues(item, ("front", "back")[: len(cards)]),
        tags=tags,
    )


def _sides(item: _Item, below: list[_Item], *, both: bool) -> tuple[str, str]:
    """What asks and what answers, as Org.

    Headings below hide an answer, and the text above them belongs to the question. Without any the
    text answers, and the heading asks. Both ways the first two headings ask for each other.
    """
    under = [each for each in below if each.level == item.level + 1]
    if both and len(under) >= 2:
        return _whole(under[0], below), _whole(under[1], below)
    if not below:
        return item.title, item.body
    question = "\n".join(filter(None, (item.title, item.body)))
    back = next((each for each in under if each.title.lower() in ("back", "answer", "svar")), None)
    if back is not None:
        return question, _whole(back, below)
    return question, "\n".join(_said(each) for each in below)


def _whole(item: _Item, among: list[_Item]) -> str:
    """The text of a heading and of those below it; its own words only where it has no text."""
    start = among.index(item) + 1
    parts = [item.body]
    for other in among[start:]:
        if other.level <= item.level:
            break
        parts.append(_said(other))
    return "\n".join(filter(None, parts)) or item.title


def _said(item: _Item) -> str:
    named = item.title if item.title.lower() not in ("answer", "back", "svar") else ""
    return "\n".join(filter(None, (named, item.body)))


def _with_gaps(item: _Item, gap: "re.Pattern[str]", deck: str, tags: tuple[str, ...]) -> Asked:
    """A card for each gap; the schedule of org-fc is by the number of a gap."""
    text = "\n".join(filter(None, (item.title, item.body)))
    places: list[str] = []

    def hide(found: "re.Match[str]") -> str:
        number = found[3] if gap is _FC_GAP and found[3] else str(len(places))
        places.append(number)
        hint = HINT + found[2] if found[2] else ""
        return f"{GAP_START}{len(places)}:{found[1]}{hint}{GAP_END}"

    marked = gap.sub(hide, text)
    return Asked(
        html_of_org(marked),
        "",
        item.line,
        deck,
        note_type=CLOZE,
        cards=tuple(range(len(places))),
        due=_dues(item, tuple(places)),
        tags=tags,
    )


def _dues(item: _Item, names: tuple[str, ...]) -> tuple[Due | None, ...]:
    """The schedule of each card; org-drill has one for all of an item."""
    if item.rows:
        return tuple(item.rows.get(name) for name in names)
    interval, ease = item.said.get("DRILL_LAST_INTERVAL", ""), item.said.get("DRILL_EASE", "")
    return (_due(item.scheduled, interval, ease),) * len(names)
