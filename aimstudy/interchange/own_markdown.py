"""What AimStudy's own Markdown decks look like: shared by their writer and their reader.

A deck is a heading, a note a comment with its identity and then its fields, each after its name:

    # AIM::Course 1

    <!-- 3f2a9c1b9d2e70aa law risk::fire -->
    Q: What is a deductible?
    A: The part of a loss
    that the insured pays.

``Q:`` and ``A:`` are the sides of a plain note; others have the names of their fields, and "(html)"
where a field has markup. The comment holds the identity, the tags, and after a ``|`` in JSON what
is not as usual. A line of a field that would mean something begins with a backslash, and one that
ends with a blank or a backslash ends with one more. Note types stand at the end, a line each. A
block without a comment is a new note. Knows nothing of files.
"""

import re

from aimstudy.domain.media import unescaped

HEAD = "<!-- AimStudy deck, Markdown 1 -->"
TYPES, END = "<!-- note types", "-->"
SIDES = ("Q", "A")
HTML = " (html)"
DECK = "# "
_ID = re.compile(r"<!-- (\S+)((?: [^|]*)?)(?:\|(.*))? -->")
_SIGN = re.compile(r"[^A-Za-z0-9_.~-]")
_BLANK_END = re.compile(r"[\s\\]\Z")


def is_own_markdown(text: str) -> bool:
    """Whether a text is a Markdown deck that this program wrote.

    >>> is_own_markdown("<!-- AimStudy deck, Markdown 1 -->\\n"), is_own_markdown("# AIM")
    (True, False)
    """
    return text.lstrip("\ufeff \t\r\n").startswith(HEAD)


def note_line(guid: str, tags: str, more: str) -> str:
    """The comment above a note.

    >>> note_line("a b", "x y", "")
    '<!-- a%20b x y -->'
    """
    tags = tags.replace("%", "%25").replace("|", "%7C").replace("--", "-%2D")
    parts = [_SIGN.sub(_percent, guid), *([tags] if tags else []), *([f"| {more}"] if more else [])]
    return f"<!-- {' '.join(parts)} -->"


def _percent(found: re.Match[str]) -> str:
    return "".join(f"%{byte:02X}" for byte in found[0].encode())


def parts_of(line: str) -> tuple[str, str, str] | None:
    """Identity, tags and JSON of the comment above a note; None for any other line.

    >>> parts_of("<!-- a%20b x y -->"), parts_of("<!-- a -->"), parts_of("text")
    (('a b', 'x y', ''), ('a', '', ''), None)
    """
    found = _ID.fullmatch(line)
    if found is None or line == HEAD:
        return None
    return unescaped(found[1]), unescaped(found[2]).strip(), (found[3] or "").strip()


def escaped(lines: list[str], labels: tuple[str, ...]) -> list[str]:
    """Lines of a field as they stand in the file; none of them is taken for something else."""
    filled = [n for n, line in enumerate(lines) if line]
    first, last = (filled[0], filled[-1]) if filled else (len(lines), -1)
    made = []
    for place, line in enumerate(lines):
        if not line:
            made.append("" if first < place < last else "\\")
            continue
        if place and means_something(line, labels):
            line = "\\" + line
        made.append(line + "\\" if _BLANK_END.search(line) else line)
    return made


def means_something(line: str, labels: tuple[str, ...]) -> bool:
    """Whether a line at its place would be more than text."""
    return line.startswith(("\\", "<!--", END, DECK)) or label_of(line, labels) is not None


def label_of(line: str, labels: tuple[str, ...]) -> tuple[int, bool] | None:
    """The place of the field whose name begins a line, and whether it is HTML."""
    for place, label in enumerate(labels):
        for end, html in ((":", False), (f"{HTML}:", True)):
            head = label + end
            if line == head or line.startswith(head + " "):
                return place, html
    return None


def bare(line: str, *, first: bool) -> str:
    """A line of a field as it was; ``first`` stands behind the name of its field."""
    if line == "\\":
        return ""
    if line.startswith("\\") and not first:
        line = line[1:]
    return line[:-1] if line.endswith("\\") else line
