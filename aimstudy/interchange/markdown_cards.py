"""Cards among the lines of a Markdown file, as the spaced repetition of Obsidian writes them.

``a::b`` and ``a:::b`` are cards of one line, ``?`` and ``??`` part the sides of longer ones,
``==x==`` is a gap. Code, tables, comments and formulas hold none. Knows no file; cards that begin
with ``Q:`` or ``C:`` are read by ``marked_cards``.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime

from aimstudy.domain.note_type import BASIC, CLOZE
from aimstudy.interchange.card_texts import BOTH_WAYS, LEVEL, Asked, CardTexts, Due
from aimstudy.interchange.markdown_html import CLOSE_GAP, OPEN_GAP, html_of_markdown

TAG = re.compile(r"(?<![\w&/#])#flashcards?((?:/[\w\-]+)*)(?![\w/-])", re.IGNORECASE)
_YAML_TAG = re.compile(
    r"^\s*(?:tags?\s*:.*?|-\s*)[\s\[\"'#,]?\bflashcards?((?:/[\w\-]+)*)", re.I | re.M
)
_SCHEDULE = re.compile(r"<!--SR:(.*?)-->", re.DOTALL)
_TIME = re.compile(r"!(\d{4}-\d{2}-\d{2}),(\d{1,5})(?:\.\d+)?,(\d{1,4})")
_BLOCK_ID = re.compile(r"\s\^[A-Za-z0-9-]+\s*$")
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)|%%.*?(?:%%|\Z)", re.DOTALL)
_FENCE = re.compile(r"\s{0,3}(`{3,}|~{3,})")
_SPAN = re.compile(r"(`+).+?\1|\$\$.+?\$\$|(?<!\w)\$[^$\n]+\$")
_GAP = re.compile(r"==(?=\S)(.+?)(?<=\S)==")
_PATH = re.compile(r"\b(?:std|boost|crate|self|super|Self|absl|testing|chrono)$")
_CALL = re.compile(r"\w+\s*(?:[(<]|::)")
_PARTS = ("?", "??")
_NEVER = date(2000, 1, 1)  # stands for a sister that was not asked yet
_FACTOR, _HOUR = 10, 12  # of a percent in thousandths; about the middle of a day
_MASK = "\x00"


def looks_like_markdown_cards(text: str) -> bool:
    """Whether a text says that it holds cards: by its tag, a schedule or a line that parts sides.

    >>> looks_like_markdown_cards("#flashcards\\na::b"), looks_like_markdown_cards("# A\\ntext")
    (True, False)
    """
    return has_tag(text) or any(_parts_sides(block) for block in _blocks(text))


def has_tag(text: str) -> bool:
    """Whether the tag of cards, or a schedule of one, stands in a text."""
    bare = _without_code(text)
    found = TAG.search(bare) or _SCHEDULE.search(bare) or _YAML_TAG.search(_front_matter(text))
    return found is not None


@dataclass(frozen=True, slots=True)
class _Block:
    """Lines that no blank line parts; ``masked`` are they with what holds no card blotted out."""

    line: int
    lines: tuple[str, ...]
    masked: tuple[str, ...]


def read_markdown_cards(text: str, deck: str, texts: CardTexts) -> None:
    """Take all cards of a text; raises Enough and Problem DECK_*."""
    told = _YAML_TAG.search(_front_matter(text))
    here = (told and _deck_of(told[1])) or deck
    for block in _blocks(text):
        if len(block.lines) == 1 and TAG.fullmatch(block.lines[0].strip()):
            here = _deck_in(block.lines[0], deck) or deck
            continue
        here = _BlockReader(block, here, deck, texts).take()
    texts.done()


def _deck_of(path: str) -> str:
    return LEVEL.join(level for level in path.split("/") if level)


def _deck_in(line: str, other: str) -> str | None:
    """The deck that a tag in a line names; None where there is no tag."""
    found = TAG.search(line)
    return None if found is None else (_deck_of(found[1]) or other)


def _front_matter(text: str) -> str:
    if not text.startswith("---\n"):
        return ""
    end = text.find("\n---", 4)
    return text[4:end] if end > 0 else ""


def _without_code(text: str) -> str:
    return "\n".join(line for block in _blocks(text) for line in block.masked)


def _blocks(text: str) -> Iterator[_Block]:
    matter = _front_matter(text)
    skip = matter.count("\n") + 3 if matter else 0
    hidden = _COMMENT.sub(_blotted, text)
    lines, shown = text.split("\n"), hidden.split("\n")
    start, fence = skip, ""
    masked: list[str] = []
    for place in range(skip, len(lines) + 1):
        line = shown[place] if place < len(lines) else ""
        mark, inside = _FENCE.match(line), bool(fence)
        if mark and not inside:
            fence, inside = mark[1], True
        elif mark and mark[1].startswith(fence) and line.strip() == mark[1]:
            fence = ""
        if place == len(lines) or (not lines[place].strip() and not inside):
            if masked:
                yield _Block(start + 1, tuple(lines[start:place]), tuple(masked))
            start, masked = place + 1, []
        else:
            masked.append(_MASK if inside else _masked(line))


def _blotted(found: re.Match[str]) -> str:
    """A comment as blanks; a schedule is read."""
    if found[0].startswith("<!--SR:"):
        return found[0]
    return "\n".join(" " * len(line) for line in found[0].split("\n"))


def _masked(line: str) -> str:
    if line.lstrip().startswith("|"):
        return _MASK
    return _SPAN.sub(lambda found: _MASK * len(found[0]), line)


def _parts_sides(block: _Block) -> bool:
    places = [n for n, line in enumerate(block.masked) if line.strip() in _PARTS]
    return bool(places) and 0 < places[0] < len(block.lines) - 1


@dataclass(slots=True)
class _BlockReader:
    block: _Block
    deck: str
    usual: str
    texts: CardTexts

    def take(self) -> str:
        """Take the cards of the block; returns the deck of those that follow."""
        if _parts_sides(self.block):
            self._take_long()
            return self.deck
        alone = [n for n, line in enumerate(self.block.masked) if line.strip() != _MASK]
        used = False
        for place in alone:
            line = self.block.lines[place]
            if TAG.fullmatch(line.strip()):
                self.deck = _deck_in(line, self.usual) or self.deck
                continue
            used = self._take_line(place) or used
        if not used:
            self._take_gaps()
        return self.deck

    def _take_long(self) -> None:
        lines, masked = self.block.lines, self.block.masked
        place = next(n for n, line in enumerate(masked) if line.strip() in _PARTS)
        front, back = "\n".join(lines[:place]), "\n".join(lines[place + 1 :])
        both = masked[place].strip() == "??"
        self._add(front, back, self.block.line, both=both, due=_schedule("\n".join(lines)))

    def _take_line(self, place: int) -> bool:
        line, masked = self.block.lines[place], self.block.masked[place]
        masked = _SCHEDULE.sub(lambda found: _MASK * len(found[0]), masked)
        at = masked.find("::")
        if at <= 0 or _PATH.search(masked[:at]) or _is_call(masked, at):
            return False
        mark = ":::" if masked.startswith(":::", at) else "::"
        front, back = line[:at], line[at + len(mark) :]
        if not front.strip() or not _SCHEDULE.sub("", back).strip():
            return False
        below = self.block.lines[place + 1] if place + 1 < len(self.block.lines) else ""
        said = line if _SCHEDULE.search(line) else below if _is_schedule(below) else ""
        number = self.block.line + place
        self._add(front, back, number, both=mark == ":::", due=_schedule(said))
        return True

    def _take_gaps(self) -> None:
        whole, masked = "\n".join(self.block.lines), "\n".join(self.block.masked)
        if any(len(a) != len(b) for a, b in zip(self.block.lines, self.block.masked, strict=True)):
            return  # code or a table
        spans = [found.span(1) for found in _GAP.finditer(masked)]
        if not spans:
            return
        made, end = "", 0
        for start, stop in spans:
            made += whole[end : start - 2] + OPEN_GAP + whole[start:stop] + CLOSE_GAP
            end = stop + 2
        due = _schedule(whole)
        deck = _deck_in(made, self.usual) or self.deck
        text = gaps_html(_bare(made + whole[end:]))
        cards = tuple(range(len(spans)))
        self.texts.add(
            Asked(text, "", self.block.line, deck, note_type=CLOZE, cards=cards, due=due)
        )

    def _add(
        self, front: str, back: str, line: int, *, both: bool, due: tuple[Due | None, ...]
    ) -> None:
        deck = _deck_in(f"{front} {back}", self.usual) or self.deck
        self.texts.add(
            Asked(
                front=html_of_markdown(_bare(front)),
                back=html_of_markdown(_bare(back)),
                line=line,
                deck=deck,
                note_type=BOTH_WAYS if both else BASIC,
                cards=(0, 1) if both else (0,),
                due=due,
            )
        )


def gaps_html(text: str) -> str:
    """A text with marked gaps as HTML with the gaps numbered."""
    parts = html_of_markdown(text).split(OPEN_GAP)
    made = [f"{{{{c{number}::{part}" for number, part in enumerate(parts[1:], 1)]
    return (parts[0] + "".join(made)).replace(CLOSE_GAP, "}}")


def _is_call(masked: str, at: int) -> bool:
    """Whether ``::`` stands between names of a program."""
    behind = masked[at + 2 :]
    joined = masked[at - 1] not in " \t" and behind[:1].strip() != ""
    return joined and _CALL.match(behind) is not None


def _is_schedule(line: str) -> bool:
    return _SCHEDULE.fullmatch(line.strip()) is not None


def _bare(text: str) -> str:
    """A text without its tag, its schedule, the name of its block and what was set aside."""
    text = _COMMENT.sub("", TAG.sub("", text))
    return "\n".join(_BLOCK_ID.sub("", line).rstrip() for line in text.split("\n")).strip()


def _schedule(text: str) -> tuple[Due | None, ...]:
    """When each card of a text is due, None for one that was not asked yet."""
    found = _SCHEDULE.search(text)
    return tuple(map(_due, _TIME.findall(found[1]))) if found else ()


def _due(said: Sequence[str]) -> Due | None:
    try:
        day = date.fromisoformat(said[0])
    except ValueError:
        return None
    if day <= _NEVER or day.year > 2099:
        return None
    noon = datetime(day.year, day.month, day.day, _HOUR, tzinfo=UTC)
    return Due(round(noon.timestamp() * 1000), max(1, int(said[1])), int(said[2]) * _FACTOR)
