"""A tolerant reader of the ``key: value`` lines before an article. Never refuses an article."""

import re
from dataclasses import dataclass, field

from aimstudy.domain.article import ReadingWarning
from aimstudy.language.words import word_set

_OPENING = re.compile(r"(?:-{3,}|\+{3,}|[–—]+)[ \t]*$")
_FENCE = re.compile(r"(?:-{3,}|\.\.\.|\+{3,}|[–—]+)[ \t]*$")
_PAIR = re.compile(r"[\"']?(?P<key>\w[\w -]{0,40}?)[\"']?[ \t]*[:=](?!//)[ \t]*(?P<value>\S.*)?$")
_MAX_LINES = 2000
_BREAK = re.compile(r"\r\n|\n|\r")
_BLANK = re.compile(r"(?:[ \t]*[\r\n]+)*")
_LONGEST = 2000
_KNOWN = word_set(  # keys that open front matter where no fence does
    """
    title subtitle description keywords tags author authors date updated published category
    categories language lang slug url source summary layout draft permalink
    tittel undertittel beskrivelse nøkkelord emneord stikkord forfatter dato oppdatert kategori
    språk kilde ingress sammendrag
    """
)
_ALIASES = {
    "tittel": "title",
    "beskrivelse": "description",
    "ingress": "description",
    "summary": "description",
    "sammendrag": "description",
}


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
    if not lines:
        return FrontMatter(start)
    first = text[lines[0][0] : lines[0][1]]
    if not _OPENING.fullmatch(first):
        return _unfenced(text, lines) or FrontMatter(start)
    if len(lines) < 2 or not _pair(text[lines[1][0] : lines[1][1]]):
        return FrontMatter(start)
    return _scan(text, lines)


def _unfenced(text: str, lines: list[tuple[int, int, int]]) -> FrontMatter | None:
    """Known keys in the first lines, up to a blank line or a closing fence."""
    scan = _Scan()
    for start, end, after in lines:
        line = text[start:end]
        if scan.last_key and (not line.strip() or _FENCE.fullmatch(line)):
            sure = start > lines[1][0] or scan.last_key in ("title", "description")
            return FrontMatter(after, scan.spans) if sure else None
        pair = _pair(line)
        if not pair or pair["key"].strip().lower() not in _KNOWN:
            return None
        _take(scan, line, start)
    return None


def _pair(line: str) -> re.Match[str] | None:
    return _PAIR.match(line.rstrip()) if len(line) <= _LONGEST else None


def _lines(text: str, start: int) -> list[tuple[int, int, int]]:
    """(start, end, start of next line) of the first lines after blank ones."""
    found: list[tuple[int, int, int]] = []
    blank = _BLANK.match(text, start)
    at = blank.end() if blank else start
    while at < len(text) and len(found) < _MAX_LINES:
        brk = _BREAK.search(text, at)
        end, after = (brk.start(), brk.end()) if brk else (len(text), len(text))
        if found or text[at:end].strip():
            found.append((at, end, after))
        at = after
    return found


def _scan(text: str, lines: list[tuple[int, int, int]]) -> FrontMatter:
    scan = _Scan()
    stray = -1  # where the first line stands that is no part of front matter
    for number, (start, end, after) in enumerate(lines[1:], 1):
        line = text[start:end]
        rest = lines[number:]
        if _FENCE.fullmatch(line):
            warnings = (ReadingWarning.FRONT_MATTER_BROKEN,) if scan.broken else ()
            return FrontMatter(after, scan.spans, warnings)
        headed = line.lstrip().startswith("#") and not _only_pairs(text, rest)
        if headed or (not line.strip() and _unclosed(text, rest)):
            end = stray if stray >= 0 else start
            return FrontMatter(end, scan.spans, (ReadingWarning.FRONT_MATTER_UNCLOSED,))
        if not _take(scan, line, start) and stray < 0:
            stray = start
    end = lines[1][0] if len(lines) == _MAX_LINES else lines[-1][2]
    end = stray if stray >= 0 else end
    return FrontMatter(end, scan.spans, (ReadingWarning.FRONT_MATTER_UNCLOSED,))


def _only_pairs(text: str, rest: list[tuple[int, int, int]]) -> bool:
    """True when nothing but pairs, remarks and blank lines comes before a closing fence."""
    for start, end, _ in rest:
        line = text[start:end]
        if _FENCE.fullmatch(line):
            return True
        if line.strip() and line[0] not in " \t-#" and not _pair(line):
            return False
    return False


def _unclosed(text: str, rest: list[tuple[int, int, int]]) -> bool:
    """True when no closing fence comes before the next heading."""
    for start, end, _ in rest:
        line = text[start:end]
        if _FENCE.fullmatch(line):
            return False
        if line.startswith("#"):
            return True
    return True


def _take(scan: _Scan, line: str, start: int) -> bool:
    """Take a line in; False where it is no part of front matter."""
    if not line.strip() or line.lstrip().startswith("#"):
        return True
    if line[0] in " \t-" and (line[0] != "-" or line[1:2] in " \t"):
        if scan.last_key:
            first, _ = scan.spans.get(scan.last_key, (-1, -1))
            begin = start + len(line) - len(line.lstrip())
            scan.spans[scan.last_key] = (begin if first < 0 else first, start + len(line.rstrip()))
        return True
    pair = _pair(line)
    if not pair:
        scan.broken = True
        return False
    key = pair["key"].strip().lower()
    scan.last_key = _ALIASES.get(key, key)
    value = pair["value"] or ""
    if value in ("", ">", "|", ">-", "|-"):
        return True
    begin = start + pair.start("value")
    scan.broken = scan.broken or _odd_quotes(value)
    quoted = len(value) > 1 and value[0] == value[-1] and value[0] in "\"'"
    cut = 1 if quoted else 0
    scan.spans[scan.last_key] = (begin + cut, begin + len(value) - cut)
    return True


def _odd_quotes(value: str) -> bool:
    opens = value[0] in "\"'[{"
    closing = {'"': '"', "'": "'", "[": "]", "{": "}"}.get(value[0], "")
    return opens and (len(value) < 2 or value[-1] != closing)
