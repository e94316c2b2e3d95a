"""Questions in the tabbed text of Blackboard: a kind, a question and its answers on each line.

Cells are never quoted there, and may hold HTML. Kinds that a card cannot ask are named.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from aimstudy.domain.imports import RemarkKind
from aimstudy.domain.note_type import BASIC
from aimstudy.interchange.card_texts import Asked, CardTexts
from aimstudy.interchange.note_parts import html_of
from aimstudy.interchange.plain_text import looks_like_html

_RIGHT, _WRONG = "correct", "incorrect"
_CHOSEN, _TYPED = ("MC", "MA"), ("FIB", "SR", "NUM")
_LEFT_OUT = ("ESS", "FIL", "ORD", "FIB_PLUS", "OP", "QUIZ_BOWL", "JUMBLED_SENTENCE")
_KINDS = (*_CHOSEN, *_TYPED, "TF", "MAT", *_LEFT_OUT)
_TRUE_FALSE = ("True", "False")
_TRUTH = {"true": 0, "false": 1}
_SURE = 0.8  # of the lines


def looks_like_blackboard(text: str) -> bool:
    r"""Whether nearly all lines begin with a kind of question, and one of them has its answers so.

    >>> looks_like_blackboard("TF\tIs it so?\ttrue"), looks_like_blackboard("MC\thost\tMCs")
    (True, False)
    """
    rows = [line.split("\t") for line in text.split("\n") if line.strip()]
    told = [row for row in rows if row[0].strip().upper() in _KINDS and len(row) > 1]
    return len(told) >= _SURE * max(1, len(rows)) and any(_is_sure(row) for row in told)


def _is_sure(row: Sequence[str]) -> bool:
    kind, marks = row[0].strip().upper(), {cell.strip().lower() for cell in row[3::2]}
    if kind in _CHOSEN:
        return _RIGHT in marks and marks <= {_RIGHT, _WRONG, ""}
    return kind == "TF" and len(row) > 2 and row[2].strip().lower() in _TRUTH


def read_blackboard(text: str, deck: str, texts: CardTexts) -> None:
    """Take all questions of a text; raises Enough and Problem DECK_*."""
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            cells = [cell.strip() for cell in line.split("\t")]
            _Row(
                cells[0].upper(), _html("".join(cells[1:2])), cells[2:], number, deck, texts
            ).take()
    texts.done()


@dataclass(frozen=True, slots=True)
class _Row:
    kind: str
    question: str
    cells: list[str]
    line: int
    deck: str
    texts: CardTexts

    def take(self) -> None:
        """Take the question, or say why not."""
        remark = self.texts.staging.remark
        if self.kind in _LEFT_OUT:
            remark(RemarkKind.QUESTION_KIND_LEFT_OUT, row=self.line, found=self.kind)
        elif self.kind in _CHOSEN:
            self._choose()
        elif self.kind in _TYPED:
            self._type_in()
        elif self.kind == "TF":
            place = _TRUTH.get("".join(self.cells[:1]).lower())
            right = () if place is None else (place,)
            self._add("".join(_TRUE_FALSE[n] for n in right), _TRUE_FALSE, right)
        elif self.kind == "MAT":
            self._match()
        else:
            remark(RemarkKind.LINE_NOT_UNDERSTOOD, row=self.line)

    @property
    def _pairs(self) -> list[tuple[str, str]]:
        return [pair for pair in zip(self.cells[::2], self.cells[1::2], strict=False) if pair[0]]

    def _choose(self) -> None:
        options = tuple(_html(text) for text, _ in self._pairs)
        right = tuple(n for n, pair in enumerate(self._pairs) if pair[1].lower() == _RIGHT)
        self._add(", ".join(options[n] for n in right), options, right)

    def _match(self) -> None:
        """One question for each half that asks; the others' halves are its options."""
        halves = [(_html(left), _html(right)) for left, right in self._pairs if right]
        options = tuple(dict.fromkeys(right for _, right in halves))
        for left, right in halves:
            front = f"{self.question}<br>{left}" if self.question else left
            self._add(right, options, (options.index(right),), front=front)

    def _type_in(self) -> None:
        number = self.kind == "NUM"
        said = [cell for cell in (self.cells[:1] if number else self.cells) if cell]
        around = "".join(self.cells[1:2]) if number else ""
        around = f" ± {around}" if around.strip("0.,") else ""
        self._add(html_of(said[0] + around) if said else "", accept=tuple(said[1:]))

    def _add(
        self,
        back: str,
        options: tuple[str, ...] = (),
        right: tuple[int, ...] = (),
        accept: tuple[str, ...] = (),
        front: str = "",
    ) -> None:
        self.texts.add(
            Asked(
                front=front or self.question,
                back=back,
                line=self.line,
                deck=self.deck,
                options=options,
                right=right,
                accept=accept,
                note_type=BASIC,
            )
        )


def _html(text: str) -> str:
    return text if looks_like_html(text) else html_of(text)
