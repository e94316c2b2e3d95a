"""A quiz for paper, and its key: questions one below the other, none cut by the end of a page."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from string import ascii_uppercase

from aimstudy.services.views.printing import KeyLine, QuizSheet, SheetQuestion
from aimstudy.ui.printing.paper import A4, GREY, Block, Format, Paper, Style
from aimstudy.ui.translations import format_day, tr, trn

SIDE, TOP, FOOT = 20.0, 18.0, 16.0  # mm
_NUMBER, _LETTER = 10.0, 8.0
_TEXT, _SMALL = 10.5, 7.5
_BETWEEN, _AFTER = 1.5, 6.0


@dataclass(frozen=True, slots=True)
class Part:
    """A block so many mm right of the margin; one ``beside`` stands left of the next one."""

    block: Block
    x: float = 0.0
    beside: bool = False


def sheet_title(sheet: QuizSheet) -> str:
    """The name that a sheet and its key have in common."""
    return tr("Quiz sheet {n}", n=sheet.attempt_id)


def quiz_sheet(sheet: QuizSheet, format: Format = A4) -> bytes:
    """The questions as a PDF."""
    count = trn("{n} question", "{n} questions", len(sheet.questions))
    head = [
        count + (f" · {sheet.title}" if sheet.title else ""),
        tr(
            "Mark one letter, or several where it says so. A dash is “I don't know” and counts; "
            "? or nothing is “left out” and counts nowhere."
        ),
        tr("Name and day: ______________________________    Letters: ______________________"),
    ]
    flow = _Flow(sheet_title(sheet), head, format)
    questions = enumerate(sheet.questions, 1)
    return flow.write([partial(_question, flow, place, question) for place, question in questions])


def quiz_key(sheet: QuizSheet, format: Format = A4) -> bytes:
    """The right letters with their sentences, as a PDF."""
    title = tr("Key to quiz sheet {n}", n=sheet.attempt_id)
    letters = "   ".join(f"{n} {line.letters}" for n, line in enumerate(sheet.key, 1))
    flow = _Flow(title, [format_day(sheet.day), letters], format)
    return flow.write([partial(_key, flow, place, line) for place, line in enumerate(sheet.key, 1)])


class _Flow:
    """Fills page after page; every page has its number and the sheet's name at its foot."""

    def __init__(self, title: str, head: Sequence[str], format: Format) -> None:
        self.paper = Paper(title, format)
        self._wide = format.width - 2 * SIDE
        self._end = format.height - FOOT
        self._title, self._head = title, head
        self._y = TOP

    def write(self, groups: Sequence[Callable[[], Sequence[Part]]]) -> bytes:
        """The head and the groups, each whole on a page if a page can hold it."""
        try:
            self._put([Part(self.block(self._title, Style(16, bold=True)))])
            self._put([Part(self.block(line, Style(9, colour=GREY))) for line in self._head])
            for group in groups:
                self._put(group())
            self._foot()
        finally:
            written = self.paper.close()  # a painter that is left open ends the program
        return written

    def block(self, text: str, style: Style, x: float = 0.0) -> Block:
        """Text that begins ``x`` mm right of the margin."""
        return self.paper.block(text, style, self._wide - x)

    def _put(self, parts: Sequence[Part]) -> None:
        height = sum(part.block.height + _BETWEEN for part in parts if not part.beside)
        if self._y + height > self._end and self._y > TOP:
            self._next_page()
        for part in parts:
            if part.beside:
                part.block.draw(self.paper.painter, SIDE + part.x, self._y)
            else:
                self._put_whole(part)
        self._y += _AFTER

    def _put_whole(self, part: Part) -> None:
        for top, height in part.block.breaks(self._end - TOP):
            if self._y + height > self._end and self._y > TOP:
                self._next_page()
            part.block.draw(self.paper.painter, SIDE + part.x, self._y, top, height)
            self._y += height + _BETWEEN

    def _next_page(self) -> None:
        self._foot()
        self.paper.next_page()
        self._y = TOP

    def _foot(self) -> None:
        words = tr("{title}, page {n}", title=self._title, n=self.paper.pages)
        foot = self.block(words, Style(_SMALL, colour=GREY))
        foot.draw(self.paper.painter, SIDE, self._end + 4)


def _question(flow: _Flow, place: int, question: SheetQuestion) -> list[Part]:
    small, text, far = Style(_SMALL, colour=GREY), Style(_TEXT), _NUMBER + _LETTER
    parts: list[Part] = []
    if question.context:
        parts.append(Part(flow.block(question.context, small, _NUMBER), _NUMBER))
    parts += _numbered(flow, place, question.prompt, Style(_TEXT, bold=True))
    if question.several:
        words = tr("Mark every letter that is right.")
        parts.append(Part(flow.block(words, small, _NUMBER), _NUMBER))
    for letter, option in zip(ascii_uppercase, question.options, strict=False):
        parts.append(Part(flow.block(letter, text, _NUMBER), _NUMBER, beside=True))
        parts.append(Part(flow.block(option, text, far), far))
    return parts


def _key(flow: _Flow, place: int, line: KeyLine) -> list[Part]:
    parts = _numbered(flow, place, f"{line.letters}  {line.answer}", Style(_TEXT))
    said = " — ".join(part for part in (line.quote and f"“{line.quote}”", line.source) if part)
    if said:
        parts.append(Part(flow.block(said, Style(_SMALL, colour=GREY), _NUMBER), _NUMBER))
    return parts


def _numbered(flow: _Flow, place: int, text: str, style: Style) -> list[Part]:
    number = flow.block(f"{place}.", Style(_TEXT, bold=True))
    return [Part(number, beside=True), Part(flow.block(text, style, _NUMBER), _NUMBER)]
