"""Questions with lettered options in the Aiken format, one after the other in a text.

A question stands in one block; its options may stand apart from it. Knows no file.
"""

import re
from dataclasses import dataclass, field

from aimstudy.domain.imports import RemarkKind
from aimstudy.interchange.card_texts import Asked, CardTexts

_OPTION = re.compile(r"[ \t]*([A-Za-z])[.)](?:[ \t]+(.*)|[ \t]*)$")
_ANSWER = re.compile(r"[ \t]*ANSWER[ \t]*:[ \t]*(.*)$", re.IGNORECASE)
_FEEDBACK = re.compile(r"[ \t]*(?:FEEDBACK|EXPLANATION|RATIONALE)[ \t]*:[ \t]*(.*)$", re.IGNORECASE)
_BETWEEN = re.compile(r"\band\b|\bog\b|[\s,;&+/.)]+")
_SAID = 60  # characters of an answer that a remark repeats
_FEWEST_OPTIONS = 2


def looks_like_aiken(text: str) -> bool:
    """Whether a text has lettered options with an answer that names one below them.

    >>> looks_like_aiken("2+2?\\nA. 3\\nB. 4\\nANSWER: B"), looks_like_aiken("ANSWER: B")
    (True, False)
    """
    options = 0
    for line in text.splitlines():
        answer = _ANSWER.match(line)
        if answer and options >= _FEWEST_OPTIONS and _letters(answer[1]):
            return True
        if _OPTION.match(line):
            options += 1
    return False


@dataclass(slots=True)
class _Question:
    line: int = 0
    text: list[str] = field(default_factory=list)
    options: dict[str, list[str]] = field(default_factory=dict)
    answer: str | None = None
    feedback: list[str] = field(default_factory=list)


@dataclass(slots=True)
class _Reader:
    texts: CardTexts
    deck: str
    question: _Question = field(default_factory=_Question)
    apart: bool = False  # the line before was blank

    def take(self, number: int, line: str) -> None:
        """Take a line to the question that it belongs to."""
        asked = self.question
        if not line.strip():
            self.apart = True
            return
        option, answer, feedback = _OPTION.match(line), _ANSWER.match(line), _FEEDBACK.match(line)
        if answer:
            if asked.answer is not None:
                self._begin(number)
            self.question.line = self.question.line or number
            self.question.answer = answer[1].strip()
        elif feedback and (asked.options or asked.answer is not None):
            asked.feedback.append(feedback[1])
        elif option and asked.answer is None and asked.text:
            letter = option[1].upper()
            asked.options.setdefault(letter, []).append(option[2] or "")
        elif asked.feedback and not self.apart:
            asked.feedback.append(line.strip())
        else:
            self._take_text(number, line.strip())
        self.apart = False

    def _take_text(self, number: int, line: str) -> None:
        asked = self.question
        if asked.answer is not None or (self.apart and asked.text):
            self._begin(number)
        elif asked.options:
            asked.options[next(reversed(asked.options))].append(line)
            return
        self.question.line = self.question.line or number
        self.question.text.append(line)

    def _begin(self, number: int) -> None:
        self.end()
        self.question = _Question(number)

    def end(self) -> None:
        """The question is complete: take it, or say what it lacks."""
        asked, remark = self.question, self.texts.staging.remark
        if not asked.line:
            return
        if asked.answer is None and not asked.options:
            remark(RemarkKind.LINE_NOT_UNDERSTOOD, row=asked.line)
        elif not asked.text:
            remark(RemarkKind.ROW_WITHOUT_QUESTION, row=asked.line)
        elif not asked.options:
            remark(RemarkKind.OPTION_MISSING, row=asked.line)
        elif asked.answer is None:
            remark(RemarkKind.ROW_WITHOUT_ANSWER, row=asked.line)
        else:
            self._ask(asked, asked.answer)

    def _ask(self, asked: _Question, answer: str) -> None:
        options = {key: "\n".join(said).strip() for key, said in asked.options.items()}
        letters = _letters(answer)
        if not letters or not all(options.get(letter) for letter in letters):
            kind, found = RemarkKind.ANSWER_OUT_OF_RANGE, answer[:_SAID]
            self.texts.staging.remark(kind, row=asked.line, found=found)
            return
        kept = [key for key, said in options.items() if said]
        right = tuple(sorted({kept.index(letter) for letter in letters}))
        told = tuple(options[key] for key in kept)
        feedback = "\n".join(asked.feedback)
        self.texts.add(
            Asked(
                front="\n".join(asked.text),
                back=", ".join(told[place] for place in right),
                line=asked.line,
                deck=self.deck,
                options=told,
                right=right,
                explanation=feedback,
            )
        )


def read_aiken(text: str, deck: str, texts: CardTexts) -> None:
    """Take all questions of a text; raises Enough and Problem DECK_*."""
    reader = _Reader(texts, deck)
    for number, line in enumerate(text.split("\n"), 1):
        reader.take(number, line)
    reader.end()
    texts.done()


def _letters(answer: str) -> list[str]:
    """The letters that an answer names; none where it is no answer by letters.

    >>> _letters("b"), _letters("A, c"), _letters("Bergen")
    (['B'], ['A', 'C'], [])
    """
    parts = [part for part in _BETWEEN.split(answer) if part]
    joined = len(parts) == 1 and parts[0].isupper() and parts[0].isascii() and parts[0].isalpha()
    if joined:
        parts = list(parts[0])
    if not all(len(part) == 1 and part.isascii() and part.isalpha() for part in parts):
        return []
    return [part.upper() for part in parts]
