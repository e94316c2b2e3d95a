"""XML from elsewhere, read without anything that it could define or fetch. Knows no format."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from aimstudy.domain.errors import Problem, ProblemKind
from aimstudy.interchange import limits

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_ROOT = re.compile(
    r"(?:\s|<\?[^>]*\?>|<!--.*?-->|<!DOCTYPE[^>\[]*(?:\[.*?\]\s*)?>)*<(?:[\w.-]+:)?([\w.-]+)",
    re.DOTALL,
)
_NAMESPACE = re.compile(r"\{[^}]*\}")


@dataclass(frozen=True, slots=True)
class Read:
    """A document, and the physical lines on which elements of one name begin."""

    root: "Element"
    lines: tuple[int, ...]

    def numbered(self, tag: str) -> Iterator[tuple[int, "Element"]]:
        """The elements of that name with their lines; 0 where these are not sure."""
        found = [each for each in self.root.iter() if each.tag == tag]
        lines = self.lines if len(self.lines) == len(found) else (0,) * len(found)
        return zip(lines, found, strict=True)


def root_name(text: str) -> str:
    """What a text of XML calls its outermost element, in small letters; "" for another text.

    >>> root_name('<?xml version="1.0"?><!-- a --><quiz>'), root_name("a < b")
    ('quiz', '')
    """
    found = _ROOT.match(text.removeprefix("\ufeff"))
    return found[1].lower() if found else ""


def has_elements(text: str) -> bool:
    """Whether in the outermost element another one stands, or an end, and not words.

    >>> has_elements("<quiz>\\n<question/></quiz>"), has_elements("<quiz>,A test")
    (True, False)
    """
    found = _ROOT.match(text.removeprefix("\ufeff"))
    inner = text[found.end() :].partition(">")[2].lstrip() if found else ""
    return inner.startswith("<") or not inner


def read_xml(data: bytes, name: str, tag: str) -> Read:
    """A document without its namespaces; raises Problem DECK_TRUNCATED, _HOSTILE or _TOO_LARGE.

    The lines are those of elements called ``tag``.
    """
    from xml.etree.ElementTree import ParseError

    from defusedxml import DefusedXmlException
    from defusedxml.ElementTree import fromstring

    if len(data) > limits.DOCUMENT:
        limit = limits.DOCUMENT // limits.MEGABYTE
        raise Problem(ProblemKind.DECK_TOO_LARGE, name=name, limit=limit, unit="MB")
    try:
        root = fromstring(data, forbid_dtd=True)
    except DefusedXmlException as error:
        reason = "it defines names of its own"
        raise Problem(ProblemKind.DECK_HOSTILE, name=name, reason=reason) from error
    except (ParseError, ValueError, LookupError) as error:
        raise Problem(ProblemKind.DECK_TRUNCATED, name=name, reason=error) from error
    for each in root.iter():
        if isinstance(each.tag, str) and each.tag.startswith("{"):
            each.tag = _NAMESPACE.sub("", each.tag, count=1)
    return Read(root, _lines(data, tag))


def file_bytes(file: Path) -> bytes:
    """All of a file, one byte more than is taken at the most."""
    try:
        with file.open("rb") as source:
            return source.read(limits.DOCUMENT + 1)
    except OSError as error:
        reason = error.strerror or error
        raise Problem(ProblemKind.FILE_UNREADABLE, name=file.name, reason=reason) from error


def _lines(data: bytes, tag: str) -> tuple[int, ...]:
    """Counted by hand: the parser does not tell."""
    found, line, before = [], 1, 0
    for match in re.finditer(rb"<(?:[\w.-]+:)?%s(?=[\s/>])" % tag.encode(), data):
        line += data.count(b"\n", before, match.start())
        before = match.start()
        found.append(line)
    return tuple(found)
