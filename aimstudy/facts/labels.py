"""Run-in headings and terms: "**Purpose.** The plan ...", "- Premium: the price ...".

Finds where such a label ends in a cleaned block. Knows nothing of sentences.
"""

import re

from aimstudy.domain.article import BlockKind
from aimstudy.language.markup import CleanText

_BOLD = re.compile(
    r"\s*(?P<mark>\*\*\*?|__|<(?:b|strong)>)(?P<label>[^*_<>\n]{2,80}?)"
    r"(?P<inner>[.:!–—-]?)\s*(?:\*\*\*?|__|</(?:b|strong)>)\s*(?P<outer>[.:–—]|-\s)?(?=\s|$)"
)
_SLANTED = re.compile(
    r"\s*[*_](?P<label>[^*_<>\n]{2,60}?)(?P<inner>[.:]?)[*_]\s*(?P<outer>[:–—]|-\s)?(?=\s)"
)
_TERM = re.compile(r"\s*(?P<label>[^\n:]{2,60})\n[ \t]*(?P<outer>:)[ \t]+")
_POINT = re.compile(r"(?P<label>[^.,:;!?()–—]{2,60}?)(?P<outer>:| [–—-])(?=\s)")
_REMARK = re.compile(
    r"(?:note|notes|tip|important|warning|example|remember|caution|merk|obs|nb|tips|viktig|husk"
    r"|eksempel|advarsel)(?P<outer>:)(?=\s)",
    re.I,
)
_WORDS = 8


def label_end(text: str, kind: BlockKind, start: int, clean: CleanText) -> int:
    """Clean offset after the label of the block at raw offset ``start``; 0 without a label."""
    for shape in (_BOLD, _SLANTED, _TERM):
        found = shape.match(text, start)
        if found and _is_label(found):
            return clean.clean_offset(found.end())
    remark = _REMARK.match(clean.text)
    if remark:
        return remark.end()
    if kind is BlockKind.BULLET and (point := _POINT.match(clean.text)) and _is_label(point):
        return point.end()
    return 0


def _is_label(found: re.Match[str]) -> bool:
    inner = found.groupdict().get("inner") or ""
    marked = bool(inner or found.groupdict().get("outer"))
    return marked and len(found["label"].split()) <= _WORDS and found["label"][:1].isalnum()


def without_mark(label: str) -> str:
    """The words of a label."""
    return label.strip(" \t\n.:–—-")
