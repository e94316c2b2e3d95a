"""A tolerant reader of the ``key: value`` lines before an article. Never refuses an article."""

import re
from dataclasses import dataclass, field

from aimstudy.domain.article import ReadingWarning

_FENCE = re.compile(r"(?:---|\.\.\.)[ \t]*$")
_PAIR = re.compile(r"(?P<key>[\w][\w -]{0,40}?)[ \t]*:(?:[ \t]+(?P<value>\S.*?))?[ \t]*$")
_MAX_LINES = 200


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """``end`` is the raw offset where the body starts; ``spans`` are raw offsets of values."""

    end: int
    spans: dict[str, tuple[int, int]] = field(default_factory=dict)
    warnings: tuple[ReadingWarning, ...] = ()


@dataclass(slots=True)
class _Scan:
    spans: dict[str, tuple[int, int]] = field(default_factory=dict)
    broken: bool = False
    last_key: str = ""


def read_front_matter(text: str) -> FrontMatter:
    """Find the front matter of ``text``; without one, ``end`` is 0 (or 1 after a mark)."""
    start = 1 if text.startswith("\ufeff") else 0
    lines = _lines(text, start)
    if not lines or not re.fullmatch(r"---[ \t]*", text[lines[0][0] : lines[0][1]]):
        return FrontMatter(start)
    if len(lines) < 2 or not _PAIR.match(text[lines[1][0] : lines[1][1]]):
        return FrontMatter(start)
    return _scan(text, lines)


def _lines(text: str, start: int) -> list[tuple[int, int, int]]:
    """(start, end, start of next line) of the first lines after blank ones."""
    found: list[tuple[int, int, int]] = []
    at = start
    while at < len(text) and len(found) < _MAX_LINES:
        brk = re.compile(r"\r\n|\n|\r").search(text, at)
        end, after = (brk.start(), brk.end()) if brk else (len(text), len(text))
        if found or text[at:end].strip():
            found.append((at, end, after))
        at = after
    return found


def _scan(text: str, lines: list[tuple[int, int, int]]) -> FrontMatter:
    scan = _Scan()
    for number, (start, end, after) in enumerate(lines[1:], 1):
        line = text[start:end]
        if _FENCE.fullmatch(line):
            warnings = (ReadingWarning.FRONT_MATTER_BROKEN,) if scan.broken else ()
            return FrontMatter(after, scan.spans, warnings)
        if line.lstrip().startswith("#") or (not line.strip() and _unclosed(text, lines[number:])):
            return FrontMatter(start, scan.spans, (ReadingWarning.FRONT_MATTER_UNCLOSED,))
        _take(scan, line, start)
    end = lines[1][0] if len(lines) == _MAX_LINES else lines[-1][2]
    return FrontMatter(end, scan.spans, (ReadingWarning.FRONT_MATTER_UNCLOSED,))


def _unclosed(text: str, rest: list[tuple[int, int, int]]) -> bool:
    """True when no closing fence comes before the next heading."""
    for start, end, _ in rest:
        line = text[start:end]
        if _FENCE.fullmatch(line):
            return False
        if line.startswith("#"):
            return True
    return True


def _take(scan: _Scan, line: str, start: int) -> None:
    if not line.strip():
        return
    if line[0] in " \t-":
        if scan.last_key:
            first, _ = scan.spans.get(scan.last_key, (-1, -1))
            begin = start + len(line) - len(line.lstrip())
            scan.spans[scan.last_key] = (begin if first < 0 else first, start + len(line.rstrip()))
        return
    pair = _PAIR.match(line)
    if not pair:
        scan.broken = True
        return
    scan.last_key = pair["key"].strip().lower()
    value = pair["value"] or ""
    if value in ("", ">", "|", ">-", "|-"):
        return
    begin = start + pair.start("value")
    scan.broken = scan.broken or _odd_quotes(value)
    quoted = len(value) > 1 and value[0] == value[-1] and value[0] in "\"'"
    cut = 1 if quoted else 0
    scan.spans[scan.last_key] = (begin + cut, begin + len(value) - cut)


def _odd_quotes(value: str) -> bool:
    opens = value[0] in "\"'[{"
    closing = {'"': '"', "'": "'", "[": "]", "{": "}"}.get(value[0], "")
    return opens and (len(value) < 2 or value[-1] != closing)
