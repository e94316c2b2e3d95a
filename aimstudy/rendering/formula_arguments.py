"""Walks over the tokens of a formula: what comes next, brackets, texts. Knows no command."""

import re
from collections.abc import Iterator
from contextlib import contextmanager

from aimstudy.rendering.formula_symbols import BARE_BRACKETS, BRACKETS, lettered
from aimstudy.rendering.formula_tree import Kind, Sign

_TOKEN = re.compile(r"\\[A-Za-z]+|\\.|\\\n|\s+|\d+(?:\.\d+)?|.", re.DOTALL)
_ESCAPED = re.compile(r"\\([%$#&_{} \\,;:!])")
_DEEPEST = 40
# What stands to the left and right of it, the sides of its columns, whether they stand close.
ENVIRONMENTS = {
    "matrix": ("", "", "c", False), "smallmatrix": ("", "", "c", False),
    "pmatrix": ("(", ")", "c", False), "bmatrix": ("[", "]", "c", False),
    "Bmatrix": ("{", "}", "c", False), "vmatrix": ("|", "|", "c", False),
    "Vmatrix": ("‖", "‖", "c", False), "cases": ("{", "", "l", False),
    "dcases": ("{", "", "l", False), "rcases": ("", "}", "l", False),
    "array": ("", "", "c", False), "align": ("", "", "rl", True), "aligned": ("", "", "rl", True),
    "alignat": ("", "", "rl", True), "alignedat": ("", "", "rl", True),
    "split": ("", "", "rl", True), "eqnarray": ("", "", "rcl", True),
    "gather": ("", "", "c", True), "gathered": ("", "", "c", True),
    "equation": ("", "", "c", True), "multline": ("", "", "c", True),
    "math": ("", "", "c", True), "displaymath": ("", "", "c", True),
}  # fmt: skip


class Unknown(Exception):
    """Something in a formula is not known here."""


class Reader:
    """The tokens of a formula and how far they have been read."""

    def __init__(self, source: str) -> None:
        self._tokens = _TOKEN.findall(source.strip())
        self._place = self._depth = 0
        self.alphabet = ""

    def peek(self) -> str | None:
        """The next token, which is left there; None at the end."""
        return self._tokens[self._place] if self._place < len(self._tokens) else None

    def after_spaces(self) -> str | None:
        """The next token that is no space."""
        place = self._place
        while place < len(self._tokens) and self._tokens[place].isspace():
            place += 1
        return self._tokens[place] if place < len(self._tokens) else None

    def next(self) -> str:
        """The next token; raises Unknown at the end."""
        token = self.peek()
        if token is None:
            raise Unknown
        self._place += 1
        return token

    def spaces(self) -> None:
        """Pass over spaces."""
        while (token := self.peek()) is not None and token.isspace():
            self._place += 1

    def expect(self, wanted: str) -> None:
        """Pass over a token that has to be there."""
        if self.next() != wanted:
            raise Unknown

    def split_number(self) -> None:
        """Part the first digit of the next token from the others."""
        token = self._tokens[self._place]
        self._tokens[self._place : self._place + 1] = [token[0], token[1:]]

    @contextmanager
    def deeper(self) -> Iterator[None]:
        """One level further in; raises Unknown where that is too deep."""
        self._depth += 1
        if self._depth > _DEEPEST:
            raise Unknown
        yield
        self._depth -= 1

    def bracket(self) -> str:
        """The sign of a bracket, "" for none; raises Unknown for anything else."""
        self.spaces()
        token = self.next()
        found = BRACKETS.get(token[1:]) if token[0] == "\\" else BARE_BRACKETS.get(token)
        if found is None:
            raise Unknown
        return found

    def raw_text(self, *, commands: bool = False) -> str:
        """A text in braces: as it reads, or with its ``commands`` as it is written.

        Raises Unknown where it holds commands and none are wanted.
        """
        self.spaces()
        self.expect("{")
        said: list[str] = []
        depth = 1
        while depth:
            said.append(self.next())
            depth += {"{": 1, "}": -1}.get(said[-1], 0)
        text = "".join(said[:-1])
        if commands:
            return text
        plain = _ESCAPED.sub("", text)
        if "\\" in plain or "$" in plain:
            raise Unknown
        return _as_read(text)

    def styled(self, text: str, kind: Kind) -> Sign:
        """A sign in the alphabet that is in force."""
        if self.alphabet in ("bb", "cal", "frak"):
            return Sign("".join(lettered(c, self.alphabet) for c in text), Kind.PLAIN)
        if self.alphabet == "rm" and kind is Kind.LETTER:
            kind = Kind.PLAIN
        if self.alphabet == "bf":
            return Sign(text, Kind.PLAIN if kind is Kind.LETTER else kind, bold=True)
        return Sign(text, kind)


def _as_read(text: str) -> str:
    spaced = _ESCAPED.sub(lambda found: found[1] if found[1] in "%$#&_{}" else " ", text)
    return re.sub(r"\s+", " ", spaced.replace("~", " ").replace("{", "").replace("}", ""))
