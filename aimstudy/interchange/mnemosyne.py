"""Cards of Mnemosyne: its sharing archive (.cards) and its older XML. Knows no file of a library.

The archive holds a log of changes in XML: facts with their texts, and the cards that each has.
What a text says is taken as text; nothing of it is evaluated.
"""

import re
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from aimstudy.domain.errors import Problem, ProblemKind
from aimstudy.domain.imports import RemarkKind
from aimstudy.domain.note_type import BASIC, CLOZE
from aimstudy.interchange import limits
from aimstudy.interchange.card_texts import BOTH_WAYS, LEVEL, Asked, CardTexts
from aimstudy.interchange.note_parts import html_of
from aimstudy.interchange.plain_text import files_in, looks_like_html
from aimstudy.interchange.xml_text import Read, read_xml

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

CARDS, METADATA = "cards.xml", "METADATA"
_FRONT, _BACK, _TEXT, _MAP = ("f", "Q", "q"), ("b", "A", "a"), ("text",), ("loc", "blank")
_NAME = re.compile(r"^card_set_name:(.{1,200})$", re.MULTILINE)
_GAP = re.compile(r"\[((?:[^\[\]\\]|\\.){1,2000})\]")
_FILE_GAP = re.compile(r"\[(?:sound|image):")
_UNTAGGED = "__UNTAGGED__"
_PRONUNCIATION, _MEANING = "p_1", "m_1"
_SOUND = re.compile(r"<audio\b[^<>]*\bsrc=[\"']?([^\"'<>\s]+)[\"']?[^<>]*>", re.IGNORECASE)


def read_mnemosyne_xml(read: Read, deck: str, texts: CardTexts) -> None:
    """Take the items of the older XML; their category is their deck. Raises Problem DECK_*."""
    for line, item in read.numbered("item"):
        front, back = _first(item, _FRONT), _first(item, _BACK)
        category = (item.findtext("cat") or "").strip()
        own = "" if category.lower() in ("", "<default>", _UNTAGGED.lower()) else category
        texts.add(_asked(front, back, line, own.replace("/", LEVEL) or deck))
    texts.done()


def read_mnemosyne_cards(file: Path, stem: str, texts: CardTexts) -> None:
    """Take the cards of a sharing archive with their media. Raises Problem DECK_*."""
    try:
        with zipfile.ZipFile(file) as archive:
            said = _member(archive, METADATA, limits.BLOCK) or b""
            named = _NAME.search(said.decode("utf-8", "replace"))
            deck = (named[1].strip() if named else "") or stem
            data = _member(archive, CARDS, limits.DOCUMENT + 1) or b""
            _take(read_xml(data, file.name, "log"), deck, texts, archive)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError) as error:
        reason = str(error) or type(error).__name__
        raise Problem(ProblemKind.DECK_TRUNCATED, name=file.name, reason=reason) from error
    texts.done()


def _take(read: Read, deck: str, texts: CardTexts, archive: zipfile.ZipFile) -> None:
    tags: dict[str, str] = {}
    views: dict[str, set[str]] = {}
    tagged: dict[str, tuple[str, ...]] = {}
    facts: list[tuple[int, Element]] = []
    for line, log in read.numbered("log"):
        name = log.findtext("name")
        fact = log.get("fact")
        if fact:
            views.setdefault(fact, set()).add(log.get("fact_v", ""))
            known = (tags.get(key.strip(), "") for key in log.get("tags", "").split(","))
            tagged[fact] = tuple(tag for tag in known if tag)
        elif name and log.get("o_id"):
            tags[log.get("o_id", "")] = "" if name == _UNTAGGED else "_".join(name.split())
        elif any(log.find(tag) is not None for tag in (*_FRONT, *_TEXT, *_MAP)):
            facts.append((line, log))
    for line, fact_log in facts:
        key = fact_log.get("o_id", "")
        _add(fact_log, line, deck, texts, len(views.get(key, ())), tagged.get(key, ()), archive)


def _add(
    fact: "Element",
    line: int,
    deck: str,
    texts: CardTexts,
    cards: int,
    tags: tuple[str, ...],
    archive: zipfile.ZipFile,
) -> None:
    text = _first(fact, _TEXT)
    if not text and not _first(fact, _FRONT):
        texts.staging.remark(RemarkKind.QUESTION_KIND_LEFT_OUT, row=line, found="map")
        return
    if text and not _first(fact, _FRONT):
        gaps, many = _with_gaps(_html(text))
        if not many:
            texts.staging.remark(RemarkKind.LINE_NOT_UNDERSTOOD, row=line)
            return
        asked = Asked(gaps, "", line, deck, note_type=CLOZE, cards=tuple(range(many)))
    else:
        beside = [_first(fact, (name,)) for name in (_PRONUNCIATION, _MEANING)]
        back = "<br>".join(filter(None, map(_html, (*beside, _first(fact, _BACK)))))
        turned = cards > 1
        asked = Asked(
            _html(_first(fact, _FRONT)), back, line, deck,
            note_type=BOTH_WAYS if turned else BASIC, cards=(0, 1) if turned else (0,),
        )  # fmt: skip
    texts.add(_with_media(asked, tags, archive))


def _with_media(asked: Asked, tags: tuple[str, ...], archive: zipfile.ZipFile) -> Asked:
    """The question with those of its files that lie in the archive."""
    from dataclasses import replace

    names = dict.fromkeys((*files_in(asked.front), *files_in(asked.back)))
    found = ((name, _member(archive, name, limits.MEDIUM)) for name in names)
    media = tuple((name, data) for name, data in found if data is not None)
    return replace(asked, tags=tags, media=media)


def _member(archive: zipfile.ZipFile, name: str, most: int) -> bytes | None:
    """What lies under a name, so many bytes of it; None where nothing does."""
    try:
        with archive.open(name) as source:
            return source.read(most)
    except (KeyError, NotImplementedError, zipfile.BadZipFile, zlib.error, RuntimeError):
        if name == CARDS:
            raise
        return None


def _asked(front: str, back: str, line: int, deck: str) -> Asked:
    return Asked(_html(front), _html(back), line, deck, note_type=BASIC)


def _first(said: "Element", names: tuple[str, ...]) -> str:
    found: Iterator[str | None] = (said.findtext(name) for name in names)
    return next((text.strip() for text in found if text and text.strip()), "")


def _html(text: str) -> str:
    text = _SOUND.sub(r"[sound:\1]", text)
    return text if looks_like_html(text) else html_of(text)


def _with_gaps(text: str) -> tuple[str, int]:
    """A text with its brackets as gaps, and how many there are.

    >>> _with_gaps("The [cod] swims in [salt:what?] water")
    ('The {{c1::cod}} swims in {{c2::salt::what?}} water', 2)
    """
    many = 0

    def as_gap(found: re.Match[str]) -> str:
        nonlocal many
        if _FILE_GAP.match(found[0]):
            return found[0]
        many += 1
        words, colon, hint = found[1].partition(":")
        return f"{{{{c{many}::{words}{f'::{hint}' if colon and hint else ''}}}}}"

    return _GAP.sub(as_gap, text), many
