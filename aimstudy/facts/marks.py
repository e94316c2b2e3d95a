"""What the beginning of a line says: heading, bullet, quote, table, fence.

More tolerant than CommonMark: a heading needs no space after its marks, dashes of any length
open a bullet, and so do letters and numbers with a bracket.
"""

import re

HEADING = re.compile(r"[ ]{0,3}(#{1,6})(?:[ \t]+|(?=[^\W\d_])|(?<=##)(?=\w))(\S.*)$")
RULE = re.compile(r"[ ]{0,3}(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,}|[–—]{2,}[ \t]*)$")
SETEXT = re.compile(r"[ ]{0,3}(=+|-{2,})[ \t]*$")
FENCE = re.compile(r"[ ]{0,3}(```+|~~~+)")
QUOTE = re.compile(r"[ ]{0,3}(?:>[ ]?)+(?:\[![A-Z]{2,12}\][ \t]*)?")
TABLE_RULE = re.compile(r"[ \t]*\|?[ \t]*:?-{2,}:?[ \t]*(\|[ \t:-]*)*$")
TABLE_ROW = re.compile(r"[ \t]*\|.*\|")
LINK_DEFINITION = re.compile(r"[ ]{0,3}\[[^\]\n]{1,60}\]:[ \t]*(?:<|https?:|/|www\.|#|mailto:)")
FOOTNOTE = re.compile(r"[ ]{0,3}\[\^[^\]\n]{1,30}\]:[ \t]*(?=\S)")
TERM_GLOSS = re.compile(r"[ ]{0,3}:[ \t]+(?=\S)")
ASKED = re.compile(
    r"[ \t]{0,3}(?:Q|A|Question|Answer|Spørsmål|Svar|Spm\.?)[ ]?\d{0,2}:[ \t]+(?=\S)"
)
_DASH = r"[-*+•–—·‣◦▪▫●○■□⁃∙►➢➤✓✔☐☑→»][ \t]+(?:\[[ xX]\][ \t]+)?"
_GLUED = r"[•‣◦▪●○■⁃∙►➢➤✓✔](?=\w)|[-–—](?=[^\W\d_]{2})"
_NUMBER = r"\d{1,3}[.)][ \t]+|\d{1,2}[.)](?=[A-ZÆØÅ])|\((?:\d{1,2}|[a-z])\)[ \t]+|[a-z]\)[ \t]+"
BULLET = re.compile(
    rf"(?P<indent>[ \t]{{0,16}})(?:(?P<dash>{_DASH}|{_GLUED})|(?P<number>{_NUMBER}))(?=\S)"
)
EMPTY_BULLET = re.compile(r"[ \t]{0,16}(?:[-*+•–—·●]|\d{1,3}[.)])[ \t]*$")
_BOLD_LINE = re.compile(r"[ \t]*(\*\*|__)(?P<words>[^*_]{2,80})\1[ \t]*:?[ \t]*$")
_CLOSING_HASHES = re.compile(r"[ \t]+#+[ \t]*$|[ \t]+$")
LONGEST_HEADING = 300


def heading(line: str) -> tuple[int, int, int] | None:
    """(level, start, end) of a heading's words in ``line``."""
    found = HEADING.match(line) if len(line) <= LONGEST_HEADING else None
    if not found:
        return None
    words = _CLOSING_HASHES.sub("", found.group(2)).rstrip("#") or found.group(2)
    return len(found.group(1)), found.start(2), found.start(2) + len(words.rstrip())


def looks_titled(line: str) -> bool:
    """A short line without an end mark, or a question: a heading in text that marks none."""
    line = line.strip()
    few = len(line) <= 60 and len(line.split()) <= 8
    ends = line[-1:].isalnum() or line[-1:] in "?)"
    return few and line[:1].isupper() and ends


def is_bold_title(line: str) -> bool:
    """A line all in bold that is no sentence: a heading."""
    found = _BOLD_LINE.match(line)
    return found is not None and looks_titled(found["words"].strip().rstrip(":"))


def indent_of(line: str) -> int:
    """Columns of white space before the first mark."""
    columns = 0
    for mark in line:
        if mark not in " \t":
            break
        columns += 4 if mark == "\t" else 1
    return columns
