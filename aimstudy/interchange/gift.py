"""Questions in the GIFT format: what stands in braces says the answers. Knows no file.

A kind that cannot be asked is named and left out: essays, descriptions.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import escape

from aimstudy.domain.imports import RemarkKind
from aimstudy.interchange.card_texts import LEVEL, Asked, CardTexts, fields_type
from aimstudy.interchange.plain_text import looks_like_html

_ESCAPED = re.compile(r"\\([~=#{}:\\n])")
_MASK = 0xE000  # an escaped letter stands so far up while a question is cut
_MASKED = re.compile("[\ue000-\ue07f]")
_CATEGORY = re.compile(r"\s*\$CATEGORY\s*:\s*(.*?)\s*$", re.IGNORECASE)
_TITLE = re.compile(r"\s*::(.*?)::\s*", re.DOTALL)
_FORMAT = re.compile(r"\s*\[(html|markdown|plain|moodle)\]\s*", re.IGNORECASE)
_MARK = re.compile(r"([=~])\s*(?:%(-?\d+(?:\.\d+)?)%)?")
_WEIGHT = re.compile(r"%(-?\d+(?:\.\d+)?)%")
_TRUTH = re.compile(r"(T|TRUE|F|FALSE)\s*(?:#.*)?", re.IGNORECASE | re.DOTALL)
_ANSWERS = re.compile(r"\{\s*(?:[=~#][^{}]*|(?:T|F|TRUE|FALSE)\s*(?:#[^{}]*)?)\}", re.IGNORECASE)
_FORMULA = re.compile(r"(?:[\^_}]|\\[A-Za-z]+)\s*\Z")  # in front of braces that are of a formula
_COMMENT = re.compile(r"(?:^|(?<=\s))//.*")  # below or after a question, on its line
_GENERAL = "####"
_NUMBER = re.compile(r"-?\d+(?:[.,]\d+)?(?:[eE][-+]?\d+)?")
_FULL = 100.0
_LONGEST_COMMAND = 30
_SHARE = 0.5  # of blocks that are questions, in a text of them
_TOPS = ("$course$", "$module$", "$system$", "$cat1$", "top")
_GAP = "____"


@dataclass(frozen=True, slots=True)
class _Answer:
    """An answer of a question: ``weight`` 100 is right, below 0 is worse than wrong."""

    text: str
    weight: float
    feedback: str = ""


def looks_like_gift(text: str) -> bool:
    """Whether most blocks of a text are questions with answers in braces.

    >>> looks_like_gift("2+2? {~3 =4}"), looks_like_gift("A set {a, b} is a set.")
    (True, False)
    """
    bare = "\n".join(line for line in text.split("\n") if not line.lstrip().startswith("//"))
    blocks = [block for block in re.split(r"\n[ \t]*\n", bare) if block.strip()]
    blocks = [block for block in blocks if not _CATEGORY.match(block) or "{" in block]
    asked = sum(_asks(block) for block in blocks)
    return asked > 0 and asked >= len(blocks) * _SHARE


def _asks(block: str) -> bool:
    """Whether answers stand in braces; those of a formula, as in ``\\vec{F}``, are none."""
    bare = _ESCAPED.sub(lambda found: " " if found[1] != "n" else found[0], block)
    return any(
        not _FORMULA.search(bare[max(0, found.start() - _LONGEST_COMMAND) : found.start()])
        for found in _ANSWERS.finditer(bare)
    )


def read_gift(text: str, deck: str, texts: CardTexts) -> None:
    """Take all questions of a text; raises Enough and Problem DECK_*."""
    for block in _blocks(text, deck):
        _Question(block, texts).take()
    texts.done()


@dataclass(slots=True)
class _Block:
    """The letters of a question with its escapes masked."""

    line: int
    deck: str
    text: str


def _blocks(text: str, deck: str) -> Iterator[_Block]:
    here, start, lines, is_open, waits = deck, 0, list[str](), False, False
    for number, line in enumerate(text.split("\n"), 1):
        category = _CATEGORY.match(line) if not is_open else None
        bare = line.strip()
        if bare.startswith("//"):
            continue
        if waits and is_open and bare and bare[0] not in "=~#}%":
            is_open = False  # nothing closed it
        ends = category or (not bare and not is_open) or (waits and not is_open)
        if ends and lines:
            yield from _parted(_Block(start, here, "\n".join(lines)))
            lines = []
        waits = not bare
        if category:
            here = deck_of_category(category[1], deck)
        elif bare:
            start = number if not lines else start
            masked = _ESCAPED.sub(lambda found: chr(_MASK + ord(found[1])), line)
            lines.append(masked)
            is_open = _is_open(masked, is_open)
    if lines:
        yield from _parted(_Block(start, here, "\n".join(lines)))


def _is_open(line: str, was: bool) -> bool:
    """Whether braces are open at the end of a line."""
    last_open, last_close = line.rfind("{"), line.rfind("}")
    return was if last_open == last_close else last_open > last_close


def _parted(block: _Block) -> Iterator[_Block]:
    """Questions that no blank line parts: the next begins on the line below a closing brace."""
    rest, line = block.text, block.line
    while True:
        end = rest.find("\n", max(rest.find("}"), 0))
        if "}" not in rest or end < 0 or "{" not in rest[end:]:
            yield _Block(line, block.deck, rest)
            return
        yield _Block(line, block.deck, rest[:end])
        line += rest[: end + 1].count("\n")
        rest = rest[end + 1 :]


def deck_of_category(said: str, deck: str) -> str:
    """The deck of a category's path.

    >>> deck_of_category("$course$/top/Law/Torts", "quiz"), deck_of_category("$course$", "quiz")
    ('Law::Torts', 'quiz')
    """
    parts = [part.strip() for part in re.split(r"(?<!/)/(?!/)", said)]
    while parts and parts[0].lower() in _TOPS:
        del parts[0]
    return LEVEL.join(part.replace("//", "/") for part in parts if part) or deck


@dataclass(slots=True)
class _Question:
    block: _Block
    texts: CardTexts
    front: str = ""
    html: bool = False
    said: dict[str, str] = field(default_factory=dict)

    def take(self) -> None:
        """Take the question, or say why not."""
        text = self.block.text
        title = _TITLE.match(text)
        if title:
            self.said["title"] = _plain(title[1])
            text = text[title.end() :]
        form = _FORMAT.match(text)
        text = text[form.end() :] if form else text
        self.html = form is not None and form[1].lower() == "html"
        self.html = self.html or (form is None and looks_like_html(text))
        before, opened, rest = text.partition("{")
        inside, closed, after = rest.partition("}")
        if not opened or not closed:
            self._leave_out("description" if not opened else "")
            return
        after = _COMMENT.sub("", after)
        self.front = _plain(before + (f"{_GAP}{after}" if after.strip() else ""))
        inside, general, feedback = inside.partition(_GENERAL)
        if general:
            self.said["feedback"] = _plain(feedback)
        self._take_answers(inside.strip())

    def _leave_out(self, kind: str) -> None:
        line = self.block.line
        if kind:
            self.texts.staging.remark(RemarkKind.QUESTION_KIND_LEFT_OUT, row=line, found=kind)
        else:
            self.texts.staging.remark(RemarkKind.LINE_NOT_UNDERSTOOD, row=line)

    def _take_answers(self, inside: str) -> None:
        truth = _TRUTH.fullmatch(inside)
        if not inside:
            self._leave_out("essay")
        elif truth:
            place = 0 if truth[1].upper().startswith("T") else 1
            self._choose(("True", "False"), (place,))
        elif inside.startswith("#"):
            self._take_number(inside[1:])
        elif inside[0] not in "=~":
            self._leave_out("")
        else:
            answers = _answers(inside)
            marks = {found[1] for found in _MARK.finditer(inside)}
            pairs = [_pair(answer.text) for answer in answers]
            if marks == {"="} and any(pairs):
                self._match([pair for pair in pairs if pair])
            elif marks == {"="}:
                self._type_in(answers)
            else:
                self._choose_among(answers)

    def _choose_among(self, answers: list[_Answer]) -> None:
        kept = [answer for answer in answers if answer.text]
        full = [n for n, answer in enumerate(kept) if answer.weight >= _FULL]
        right = full or [n for n, answer in enumerate(kept) if answer.weight > 0]
        if not right:
            self.texts.staging.remark(RemarkKind.ROW_WITHOUT_ANSWER, row=self.block.line)
            return
        told = "\n".join(kept[n].feedback for n in right if kept[n].feedback)
        if told:
            self.said.setdefault("feedback", told)
        self._choose(tuple(answer.text for answer in kept), tuple(right))

    def _choose(self, options: tuple[str, ...], right: tuple[int, ...]) -> None:
        back = ", ".join(options[place] for place in right)
        self._add(self.front, back, options=options, right=right)

    def _type_in(self, answers: list[_Answer]) -> None:
        full = [answer.text for answer in answers if answer.weight >= _FULL and answer.text]
        self._add(self.front, full[0] if full else "", accept=tuple(full[1:]))

    def _match(self, pairs: list[tuple[str, str]]) -> None:
        """One question for each pair whose first half asks; the others' halves are its options."""
        options = tuple(dict.fromkeys(right for _, right in pairs))
        for left, right in pairs:
            if left:
                place = options.index(right)
                parting = "<br>" if self.html else "\n"
                front = f"{self.front}{parting}{left}" if self.front else left
                self._add(front, right, options=options, right=(place,))

    def _take_number(self, inside: str) -> None:
        answers = _answers(inside if inside.lstrip().startswith("=") else "=" + inside)
        full = [answer.text for answer in answers if answer.weight >= _FULL]
        back, accept = _number(full[0]) if full else ("", ())
        if not back:
            self._leave_out("")
            return
        self._add(self.front, back, accept=accept)

    def _add(
        self,
        front: str,
        back: str,
        options: tuple[str, ...] = (),
        right: tuple[int, ...] = (),
        accept: tuple[str, ...] = (),
    ) -> None:
        said = {name: text for name, text in self.said.items() if text}
        told = said.pop("feedback", "") if options else ""
        if self.html and not looks_like_html(back):
            back = escape(back, quote=False)
        self.texts.add(
            Asked(
                front=front,
                back=back,
                line=self.block.line,
                deck=self.block.deck,
                options=options,
                right=right,
                explanation=told,
                accept=accept,
                note_type=fields_type(self.html),
                source=json.dumps(said, ensure_ascii=False) if said else None,
            )
        )


def _answers(inside: str) -> list[_Answer]:
    marks = list(_MARK.finditer(inside))
    ends = [mark.start() for mark in marks[1:]] + [len(inside)]
    found = []
    for mark, end in zip(marks, ends, strict=True):
        text, _, feedback = inside[mark.end() : end].partition("#")
        weight = float(mark[2]) if mark[2] else (_FULL if mark[1] == "=" else 0.0)
        found.append(_Answer(_plain(text), weight, _plain(feedback)))
    return found


def _pair(text: str) -> tuple[str, str] | None:
    left, arrow, right = text.partition("->")
    return (left.strip(), right.strip()) if arrow and right.strip() else None


def _number(said: str) -> tuple[str, tuple[str, ...]]:
    """A number as it is shown, and what else is the same answer; "" where there is none.

    >>> _number("3.14:0.01"), _number("1..5"), _number("many")
    (('3.14 ± 0.01', ('3.14',)), ('1–5', ()), ('', ()))
    """
    said = _WEIGHT.sub("", said).replace("\n", "").replace(" ", "")
    low, to, high = said.partition("..")
    if to and _NUMBER.fullmatch(low) and _NUMBER.fullmatch(high):
        return f"{low}–{high}", ()
    value, _, around = said.partition(":")
    if not _NUMBER.fullmatch(value) or (around and not _NUMBER.fullmatch(around)):
        return "", ()
    within = around and float(around.replace(",", "."))
    return (f"{value} ± {around}", (value,)) if within else (value, ())


def _plain(text: str) -> str:
    """A text with what was escaped in it as it reads."""
    return _MASKED.sub(_unmasked, text).strip()


def _unmasked(found: re.Match[str]) -> str:
    letter = chr(ord(found[0]) - _MASK)
    return "\n" if letter == "n" else letter
