"""Questions in the XML of Moodle, with their options, pictures and categories. Knows no file.

Kinds that a card cannot ask are named and left out.
"""

import base64
import binascii
import json
import re
from typing import TYPE_CHECKING

from aimstudy.domain.errors import Problem, ProblemKind
from aimstudy.domain.imports import RemarkKind
from aimstudy.domain.media import unescaped
from aimstudy.domain.note_type import BASIC
from aimstudy.interchange import limits
from aimstudy.interchange.card_texts import Asked, CardTexts
from aimstudy.interchange.gift import deck_of_category
from aimstudy.interchange.note_parts import html_of
from aimstudy.interchange.plain_text import looks_like_html, plain
from aimstudy.interchange.xml_text import Read

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_FILE = re.compile(r"@@PLUGINFILE@@/([^\"'<>\s?]+)(?:\?[^\"'<>\s]*)?")
_FULL = 99.9
_NO_HTML = ("plain_text", "markdown")
_BACKUPS = ("moodle_backup", "question_categories", "information")
_TYPED, _CHOSEN = ("shortanswer", "numerical"), ("multichoice", "multichoiceset")


def read_moodle(read: Read, deck: str, texts: CardTexts) -> None:
    """Take all questions; raises Enough and Problem DECK_*."""
    if read.root.tag in _BACKUPS:
        way = "In its course, export the question bank as Moodle XML."
        found = "a backup of a Moodle course"
        raise Problem(ProblemKind.DECK_KIND_LATER, name=texts.source, found=found, way=way)
    here = deck
    for line, question in read.numbered("question"):
        if question.get("type") == "category":
            here = deck_of_category(_text(question.find("category")), deck)
        else:
            _Question(question, line, here, texts).take()
    texts.done()


class _Question:
    """A question on its way into the staging."""

    def __init__(self, said: "Element", line: int, deck: str, texts: CardTexts) -> None:
        self._said, self._line, self._deck, self._texts = said, line, deck, texts
        self._kind = said.get("type", "")
        self._files = dict(_files(said))
        self._front = self._html(said.find("questiontext"))

    def take(self) -> None:
        """Take the question, or say why not."""
        if self._kind in _CHOSEN:
            self._choose(list(self._said.findall("answer")))
        elif self._kind == "truefalse":
            answers = {_text(each).lower(): _fraction(each) for each in self._said.iter("answer")}
            if {"true", "false"} <= answers.keys():
                right = 0 if answers["true"] > answers["false"] else 1
                self._add(self._front, ("True", "False")[right], ("True", "False"), (right,))
            else:
                self._texts.staging.remark(RemarkKind.ROW_WITHOUT_ANSWER, row=self._line)
        elif self._kind in _TYPED:
            self._type_in()
        elif self._kind == "matching":
            self._match()
        else:
            kind = RemarkKind.QUESTION_KIND_LEFT_OUT
            self._texts.staging.remark(kind, row=self._line, found=self._kind[:40] or "?")

    def _choose(self, answers: list["Element"]) -> None:
        options = [(self._html(each), _fraction(each), each) for each in answers]
        options = [each for each in options if each[0]]
        full = [n for n, each in enumerate(options) if each[1] >= _FULL]
        right = full or [n for n, each in enumerate(options) if each[1] > 0]
        if not right:
            self._texts.staging.remark(RemarkKind.ROW_WITHOUT_ANSWER, row=self._line)
            return
        told = [self._html(options[n][2].find("feedback")) for n in right]
        texts = tuple(text for text, _, _ in options)
        back = ", ".join(texts[n] for n in right)
        self._add(self._front, back, texts, tuple(right), "<br>".join(filter(None, told)))

    def _type_in(self) -> None:
        full = [each for each in self._said.findall("answer") if _fraction(each) >= _FULL]
        said = [_text(each).strip("* ") for each in full]
        said = [text for text in said if text]
        tolerance = (full[0].findtext("tolerance") or "").strip() if full else ""
        around = f" ± {tolerance}" if tolerance.strip("0.,") and said else ""
        accept = tuple(said[0 if around else 1 :])
        self._add(self._front, html_of(said[0] + around) if said else "", accept=accept)

    def _match(self) -> None:
        """One question for each pair whose first half asks; the others' halves are its options."""
        pairs = [
            (self._html(each), html_of(_text(each.find("answer"))))
            for each in self._said.findall("subquestion")
        ]
        options = tuple(dict.fromkeys(right for _, right in pairs if right))
        for left, right in pairs:
            if left and right:
                front = f"{self._front}<br>{left}" if self._front else left
                self._add(front, right, options, (options.index(right),))

    def _add(
        self,
        front: str,
        back: str,
        options: tuple[str, ...] = (),
        right: tuple[int, ...] = (),
        told: str = "",
        accept: tuple[str, ...] = (),
    ) -> None:
        general = self._html(self._said.find("generalfeedback"))
        title = _text(self._said.find("name"))
        said = {"title": title} if title else {}
        if general and not options:
            said["feedback"] = plain(general)
        self._texts.add(
            Asked(
                front=front,
                back=back,
                line=self._line,
                deck=self._deck,
                options=options,
                right=right,
                explanation="<br>".join(filter(None, (told, general))) if options else "",
                accept=accept,
                note_type=BASIC,
                source=json.dumps(said, ensure_ascii=False) if said else None,
                media=tuple(self._files.items()),
                tags=tuple(_tags(self._said)),
            )
        )

    def _html(self, said: "Element | None") -> str:
        """A text of the question as HTML, its files by their names."""
        if said is None:
            return ""
        text = _text(said)
        as_html = said.get("format") not in _NO_HTML and looks_like_html(text)
        return _FILE.sub(lambda found: unescaped(found[1]), text if as_html else html_of(text))


def _text(said: "Element | None") -> str:
    if said is None:
        return ""
    return (said.findtext("text") or "").strip()


def _fraction(answer: "Element") -> float:
    try:
        return float((answer.get("fraction") or "0").replace(",", "."))
    except ValueError:
        return 0.0


def _tags(question: "Element") -> list[str]:
    found = (_text(each) for each in question.iterfind("tags/tag"))
    return ["_".join(tag.split()) for tag in found if tag]


def _files(question: "Element") -> list[tuple[str, bytes]]:
    """The files that lie in a question, by name; one that cannot be read is not there."""
    found = []
    for each in question.iter("file"):
        name, data = each.get("name", ""), each.text or ""
        if each.get("encoding") == "base64" and name and len(data) <= limits.MEDIUM:
            try:
                found.append((name, base64.b64decode(data)))
            except (binascii.Error, ValueError):
                continue
    return found
