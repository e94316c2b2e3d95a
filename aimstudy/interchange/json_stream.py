"""Reads a large JSON file value by value, so that memory stays flat. Knows nothing of decks."""

import json
from collections.abc import Iterator
from typing import Any, NoReturn, TextIO

_BLOCK = 1 << 18
_SPACE = " \t\n\r"


class Damaged(Exception):
    """The text is no JSON from a line on; said in words."""


def _refuse(word: str) -> NoReturn:
    raise ValueError(f"{word} is no number")


_DECODE = json.JSONDecoder(parse_constant=_refuse).raw_decode


class JsonStream:
    """A JSON text from its beginning; no value of it may have more than ``most`` characters.

    Everything raises Damaged, and UnicodeError where the text itself cannot be read.
    """

    def __init__(self, source: TextIO, most: int) -> None:
        self._source, self._most = source, most
        self._text, self._at, self._ended = "", 0, False
        self._lines = 1  # that ended before the text at hand

    @property
    def line(self) -> int:
        """The physical line that is read."""
        return self._lines + self._text.count("\n", 0, self._at)

    def members(self) -> Iterator[str]:
        """The names in an object; who asks reads the value of each before the next."""
        self._want("{")
        more = self._peek() != "}"
        while more:
            name = self.value()
            if not isinstance(name, str):
                raise self._damaged("a name was expected")
            self._want(":")
            yield name
            more = self._peek() == ","
            if more:
                self._want(",")
        self._want("}")

    def items(self) -> Iterator[tuple[int, Any]]:
        """The values of a list with the lines they begin on."""
        self._want("[")
        more = self._peek() != "]"
        while more:
            self._peek()
            line = self.line
            yield line, self.value()
            more = self._peek() == ","
            if more:
                self._want(",")
        self._want("]")

    def values(self) -> Iterator[tuple[int, Any]]:
        """Values that stand one after another, with the lines they begin on."""
        while self._peek():
            line = self.line
            yield line, self.value()

    def next_sign(self) -> str:
        """The sign that the next value begins with, "" at the end."""
        return self._peek()

    def value(self) -> Any:
        """The next value, whole."""
        self._peek()
        while True:
            try:
                found, end = _DECODE(self._text, self._at)
            except json.JSONDecodeError as error:
                if not self._more():
                    self._at = min(error.pos, len(self._text))
                    raise self._damaged(error.msg) from error
                continue
            except RecursionError as error:
                raise self._damaged("values lie too deep within others") from error
            except ValueError as error:
                raise self._damaged(str(error)[:200]) from error
            # A number may go on where the text at hand ends.
            if end < len(self._text) or not self._more():
                self._at = end
                return found

    def end(self) -> None:
        """Raise Damaged where anything but blanks follows."""
        if self._peek():
            raise self._damaged("something follows the end")

    def _want(self, sign: str) -> None:
        if self._peek() != sign:
            raise self._damaged(f"{sign} was expected")
        self._at += 1

    def _peek(self) -> str:
        """The next sign that is no blank, "" at the end."""
        while True:
            while self._at < len(self._text) and self._text[self._at] in _SPACE:
                self._at += 1
            if self._at < len(self._text):
                return self._text[self._at]
            if not self._more():
                return ""

    def _more(self) -> bool:
        """Read on, twice as much as is waiting; whether there was more."""
        waiting = len(self._text) - self._at
        if self._ended:
            return False
        if waiting > self._most:
            raise self._damaged("a part is too long")
        read = self._source.read(max(_BLOCK, waiting))
        self._ended = not read
        if read:
            self._lines += self._text.count("\n", 0, self._at)
            self._text, self._at = self._text[self._at :] + read, 0
        return bool(read)

    def _damaged(self, reason: str) -> Damaged:
        return Damaged(f"line {self.line}: {reason}")
