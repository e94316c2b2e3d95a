"""Questions of QTI 1.2, as Canvas and other course systems export them: a document or a package.

Kinds that a card cannot ask are named and left out. Nothing outside of the package is fetched.
"""

import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from aimstudy.domain.errors import Problem, ProblemKind
from aimstudy.domain.imports import RemarkKind
from aimstudy.domain.media import unescaped
from aimstudy.domain.note_type import BASIC, CLOZE
from aimstudy.interchange import limits
from aimstudy.interchange.card_texts import Asked, CardTexts
from aimstudy.interchange.note_parts import html_of
from aimstudy.interchange.plain_text import files_in, looks_like_html, plain
from aimstudy.interchange.xml_text import Read, read_xml, root_name

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

ROOT, MANIFEST = "questestinterop", "imsmanifest.xml"
_BASE = re.compile(
    r"(?:\$|%24)IMS[-_]CC[-_]FILEBASE(?:\$|%24)/?([^\"'<>\s?]*)(?:\?[^\"'<>\s]*)?", re.I
)
_MOST_DOCUMENTS = 2_000
_LEFT_OUT = ("essay", "file_upload", "calculated", "text_only")
_TITLES = ("bank_title", "title")


@dataclass(slots=True)
class _Answer:
    """A place for an answer: its words, and its choices by their names."""

    name: str
    label: str
    many: bool = False
    choices: dict[str, str] = field(default_factory=dict)


def read_qti_document(read: Read, deck: str, texts: CardTexts) -> None:
    """Take the questions of one document. Raises Enough and Problem DECK_*."""
    _take(read, deck, texts, None)
    texts.done()


def read_qti_package(file: Path, deck: str, texts: CardTexts) -> None:
    """Take the questions of a package with their pictures. Raises Enough and Problem DECK_*."""
    found = 0
    try:
        with zipfile.ZipFile(file) as archive:
            for name in sorted(archive.namelist())[:_MOST_DOCUMENTS]:
                if name == MANIFEST or not name.lower().endswith((".xml", ".qti")):
                    continue
                data = _member(archive, name, limits.DOCUMENT + 1)
                if root_name(data[: limits.BLOCK].decode("utf-8", "ignore")) == ROOT:
                    found += 1
                    _take(read_xml(data, name, "item"), deck, texts, archive)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError) as error:
        reason = str(error) or type(error).__name__
        raise Problem(ProblemKind.DECK_TRUNCATED, name=file.name, reason=reason) from error
    if not found:
        way = "Export the quiz or the question bank as QTI 1.2."
        kind = ProblemKind.DECK_KIND_LATER
        raise Problem(kind, name=file.name, found="a course without questions of QTI 1.2", way=way)
    texts.done()


def _member(archive: zipfile.ZipFile, name: str, most: int) -> bytes:
    try:
        with archive.open(name) as source:
            return source.read(most)
    except (KeyError, NotImplementedError):  # not there, or packed by a method Python has not
        return b""


def _take(read: Read, deck: str, texts: CardTexts, archive: zipfile.ZipFile | None) -> None:
    title = _title(read.root)
    for line, item in read.numbered("item"):
        _Item(item, line, title or deck, texts, archive).take()


def _title(root: "Element") -> str:
    """What an assessment or a bank of questions is called."""
    for each in (*root.iter("assessment"), *root.iter("objectbank")):
        said = _fields(each.find("qtimetadata"))
        named = each.get("title") or next((said[key] for key in _TITLES if key in said), "")
        if named.strip():
            return named.strip()
    return ""


def _fields(metadata: "Element | None") -> dict[str, str]:
    if metadata is None:
        return {}
    return {
        (each.findtext("fieldlabel") or "").strip(): (each.findtext("fieldentry") or "").strip()
        for each in metadata.iter("qtimetadatafield")
    }


class _Item:
    """A question on its way into the staging."""

    def __init__(
        self,
        said: "Element",
        line: int,
        deck: str,
        texts: CardTexts,
        archive: zipfile.ZipFile | None,
    ) -> None:
        self._said, self._line, self._deck, self._texts = said, line, deck, texts
        self._archive = archive
        kind = _fields(said.find("itemmetadata")).get("question_type", "")
        self._kind = kind.removesuffix("_question")
        shown = said.find("presentation")
        self._front = _material(shown)
        self._answers = [] if shown is None else list(_answers(shown))
        self._typed = shown is not None and shown.find(".//response_str") is not None

    def take(self) -> None:
        """Take the question, or say why not."""
        right = _right(self._said)
        if self._kind in _LEFT_OUT or not (self._answers or self._typed):
            found = self._kind or "?"
            kind = RemarkKind.QUESTION_KIND_LEFT_OUT
            self._texts.staging.remark(kind, row=self._line, found=found[:40])
        elif not self._answers:
            self._type_in()
        elif len(self._answers) == 1:
            self._choose(self._answers[0], right.get(self._answers[0].name, []))
        elif all(f"[{each.label}]" in self._front for each in self._answers):
            self._fill_in(right)
        else:
            self._match(right)

    def _choose(self, answer: _Answer, right: list[str]) -> None:
        names = list(answer.choices)
        places = tuple(names.index(name) for name in dict.fromkeys(right) if name in names)
        if not answer.many:
            places = places[:1]
        options = tuple(answer.choices.values())
        if not places or not all(options):
            self._texts.staging.remark(RemarkKind.ROW_WITHOUT_ANSWER, row=self._line)
            return
        back = ", ".join(options[place] for place in sorted(places))
        self._add(self._front, back, options, tuple(sorted(places)))

    def _match(self, right: dict[str, list[str]]) -> None:
        """One question for each half that asks; the others' halves are its options."""
        for answer in self._answers:
            said = next(iter(right.get(answer.name, [])), "")
            options = tuple(dict.fromkeys(answer.choices.values()))
            key = answer.choices.get(said, "")
            if answer.label and key:
                front = f"{self._front}<br>{answer.label}" if self._front else answer.label
                self._add(front, key, options, (options.index(key),))

    def _fill_in(self, right: dict[str, list[str]]) -> None:
        """Named blanks of a text are its gaps, each with its first right answer."""
        text, cards = self._front, 0
        for answer in self._answers:
            said = next(iter(right.get(answer.name, [])), "")
            key = answer.choices.get(said, said)
            if key:
                cards += 1
                text = text.replace(f"[{answer.label}]", f"{{{{c{cards}::{key}}}}}", 1)
        if cards:
            self._add(text, "", cards=cards)
        else:
            self._texts.staging.remark(RemarkKind.ROW_WITHOUT_ANSWER, row=self._line)

    def _type_in(self) -> None:
        best = _best(self._said)
        said: list[str] = []
        bounds: list[float] = []
        for condition in best:
            said += [(each.text or "").strip() for each in condition.iter("varequal")]
            for tag in ("vargte", "vargt", "varlte", "varlt"):
                bounds += filter(None, (_number(each.text) for each in condition.iter(tag)))
        said = list(dict.fromkeys(filter(None, said)))
        around = (max(bounds) - min(bounds)) / 2 if len(bounds) > 1 else 0.0
        if not said and bounds:
            said = [f"{(max(bounds) + min(bounds)) / 2:g}"]
        if around > 0 and said:
            said = [f"{said[0]} ± {around:g}"]
        self._add(self._front, html_of(said[0]) if said else "", accept=tuple(said[1:]))

    def _add(
        self,
        front: str,
        back: str,
        options: tuple[str, ...] = (),
        right: tuple[int, ...] = (),
        accept: tuple[str, ...] = (),
        cards: int = 0,
    ) -> None:
        pairs = [self._named(text) for text in (front, back, *options, _feedback(self._said))]
        front, back, *rest = (text for text, _ in pairs)
        told = rest.pop()
        self._texts.add(
            Asked(
                front=front,
                back=back,
                line=self._line,
                deck=self._deck,
                options=tuple(rest),
                right=right,
                explanation=told if options else "",
                accept=accept,
                note_type=CLOZE if cards else BASIC,
                cards=tuple(range(cards)) if cards else (0,),
                media=tuple({name: data for _, files in pairs for name, data in files}.items()),
            )
        )

    def _named(self, text: str) -> tuple[str, list[tuple[str, bytes]]]:
        """A text with its files by their names, and those that lie in the package."""
        paths: dict[str, str] = {}

        def name(found: "re.Match[str]") -> str:
            path = unescaped(found[1])
            paths[path.rsplit("/", 1)[-1]] = path
            return path.rsplit("/", 1)[-1]

        text = _BASE.sub(name, text)
        found = ((wanted, self._file(paths.get(wanted, wanted))) for wanted in files_in(text))
        return text, [(wanted, data) for wanted, data in found if data]

    def _file(self, path: str) -> bytes:
        if self._archive is None:
            return b""
        found = (
            _member(self._archive, name, limits.MEDIUM) for name in (f"web_resources/{path}", path)
        )
        return next(filter(None, found), b"")


def _material(said: "Element | None") -> str:
    """The text of a question or an option as HTML: what stands in it before any answer."""
    if said is None:
        return ""
    parts = []
    waiting = list(said)
    while waiting:
        each = waiting.pop(0)
        if each.tag == "mattext":
            parts.append(_html(each))
        elif each.tag in ("material", "flow", "flow_mat"):
            waiting[:0] = list(each)
    return "<br>".join(filter(None, parts))


def _html(said: "Element") -> str:
    text = (said.text or "").strip()
    as_html = said.get("texttype", "text/html") == "text/html" and looks_like_html(text)
    return text if as_html else html_of(text)


def _answers(shown: "Element") -> Iterator[_Answer]:
    for each in shown.iter("response_lid"):
        labels = ((x.get("ident", ""), _material(x)) for x in each.iter("response_label"))
        yield _Answer(
            each.get("ident", ""),
            plain(_material(each)) or each.get("ident", "").removeprefix("response_"),
            each.get("rcardinality", "").lower() == "multiple",
            dict(labels),
        )


def _right(item: "Element") -> dict[str, list[str]]:
    """The right choices by the names of their places.

    Of one place what brings most: of several each what brings anything.
    """
    places = {each.get("ident", "") for each in item.iter("response_lid")}
    chosen = _best(item) if len(places) == 1 else [c for c, _ in _conditions(item)]
    found: dict[str, list[str]] = {}
    for condition in chosen:
        refused = {id(each) for no in condition.iter("not") for each in no.iter("varequal")}
        for each in condition.iter("varequal"):
            if id(each) not in refused:
                said = (each.text or "").strip()
                found.setdefault(each.get("respident", ""), []).append(said)
    return found


def _conditions(item: "Element") -> list[tuple["Element", float]]:
    """What has to be answered for points, and for how many."""
    found = []
    for each in item.iter("respcondition"):
        asked, points = each.find("conditionvar"), each.find("setvar")
        scored = points is not None and points.get("varname", "SCORE").upper() in (
            "SCORE",
            "QUE_SCORE",
        )
        number = _number(points.text) if points is not None and scored else None
        if asked is not None and number and number > 0:
            found.append((asked, number))
    return found


def _best(item: "Element") -> list["Element"]:
    found = _conditions(item)
    most = max((points for _, points in found), default=0.0)
    return [condition for condition, points in found if points == most]


def _number(text: str | None) -> float | None:
    try:
        return float((text or "").strip().replace(",", "."))
    except ValueError:
        return None


def _feedback(item: "Element") -> str:
    """What explains the answer, whatever was given."""
    said = {each.get("ident", ""): each for each in item.iter("itemfeedback")}
    parts = (said.get(name) for name in ("correct_fb", "general_fb"))
    texts = (
        _html(mattext) for part in parts if part is not None for mattext in part.iter("mattext")
    )
    return "<br>".join(filter(None, texts))
