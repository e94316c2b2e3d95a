"""A formula as it is written in decks (LaTeX) read into its parts; None where it is not known.

Nothing is defined, looked up or run: what is not in the tables here is no formula for us, and is
shown as it was written. Time grows with the length, which is bounded, as is the depth.
"""

import re
from collections.abc import Callable
from dataclasses import replace
from functools import lru_cache

from aimstudy.rendering.formula_arguments import ENVIRONMENTS, Reader, Unknown
from aimstudy.rendering.formula_symbols import (
    INTEGRALS,
    NAMES,
    NAMES_WITH_LIMITS,
    SPACES,
    SYMBOLS,
    bracket_kind,
    of_character,
)
from aimstudy.rendering.formula_tree import (
    MARKS,
    Fenced,
    Fraction,
    Grid,
    Kind,
    LongArrow,
    Marked,
    Node,
    Root,
    Row,
    Scripts,
    Sign,
    Sized,
    Space,
)

MOST_CHARACTERS = 1_500
_ENDS = frozenset({"}", "&", "\\\\", "\\end", "\\right", "\\cr"})
_PRIMES = ("'", "’", "′")
_LIMITS = ("\\limits", "\\nolimits")
_NOTHING = Row(())
_DIGITS = re.compile(r"\d")
_TEXTS = frozenset({"text", "textrm", "mbox", "textup", "textnormal", "textsf", "texttt", "textit",
                    "hbox", "textbf"})  # fmt: skip
_WITHOUT_EFFECT = frozenset({"nonumber", "notag", "displaylimits", "hline", "relax", "mathstrut",
                             "allowbreak", "strut", "left.", "itshape", "normalsize", "large",
                             "small", "Large"})  # fmt: skip
_LEFT_OUT = frozenset({"label", "vspace", "hspace", "tag"})
_BIG = {"big": 1.2, "Big": 1.6, "bigg": 2.0, "Bigg": 2.5}


@lru_cache(maxsize=1_000)
def formula(source: str) -> Node | None:
    """The parts of a formula; None for what is too long, too deep or not known.

    >>> formula("x+1") is not None, formula("\\\\nosuch{x}"), formula("{x")
    (True, None, None)
    """
    if not source.strip() or len(source) > MOST_CHARACTERS:
        return None
    try:
        parser = _Parser(source)
        node = parser.lines()
        return node if parser.peek() is None else None
    except Unknown:
        return None


class _Parser(Reader):
    """Reads one formula."""

    def lines(self) -> Node:
        """The whole of it, which may have several lines."""
        rows = [self.row()]
        while self.peek() in ("\\\\", "\\cr"):
            self.next()
            rows.append(self.row())
        rows = rows if rows[-1] != _NOTHING else rows[:-1] or [_NOTHING]
        return rows[0] if len(rows) == 1 else Grid(tuple((row,) for row in rows), "c")

    def row(self, also: str = "") -> Node:
        """Parts up to the end of a group, cell or line, or to ``also``."""
        parts: list[Node] = []
        alphabet = self.alphabet
        with self.deeper():
            while (token := self.peek()) is not None and token not in _ENDS and token != also:
                if token in ("\\over", "\\choose", "\\atop"):
                    self.next()
                    rest = self.row(also)
                    made = Fraction(_row(parts), rest, line=token == "\\over")
                    parts = [Fenced("(", made, ")") if token == "\\choose" else made]
                    break
                if token in ("\\displaystyle", "\\textstyle", "\\scriptstyle"):
                    self.next()
                    parts.append(Sized(token == "\\displaystyle", self.row(also)))
                    break
                part = self.part()
                if part is not None:
                    parts.append(part)
        self.alphabet = alphabet
        return _row(parts)

    def part(self) -> Node | None:
        """One part with what is written small beside it; None for what leaves no trace."""
        bare = self.peek() in ("^", "_", *_PRIMES)
        base: Node | None = _NOTHING if bare else self.atom()
        below: Node | None = None
        above: Node | None = None
        over = isinstance(base, Marked) and base.mark in ("underbrace", "overbrace")
        while (token := self._beside()) is not None:
            if token in _LIMITS:
                over = token == "\\limits"
                if isinstance(base, Sign) and not over:
                    base = replace(base, limits=False)
            elif token == "_" and below is None:
                below = self.argument()
            elif token == "^" and (above is None or isinstance(above, Sign)):
                more = self.argument()
                above = more if above is None else Row((above, more))
            elif token in _PRIMES and above is None:
                above = self._primes()
            else:
                raise Unknown
        if below is None and above is None:
            return base
        return Scripts(_NOTHING if base is None else base, below, above, over)

    def _beside(self) -> str | None:
        """What begins something small beside the part that was read; None where nothing does."""
        if self.after_spaces() not in ("^", "_", *_LIMITS, *_PRIMES):
            return None
        self.spaces()
        return self.next()

    def _primes(self) -> Sign:
        count = 1
        while self.peek() in _PRIMES:
            self.next()
            count += 1
        return Sign("′" * count, Kind.PLAIN)

    def argument(self) -> Node:
        """What a command or a small sign takes: a group, or the one thing that follows."""
        self.spaces()
        token = self.peek()
        if token is None or token in _ENDS or token in ("^", "_"):
            raise Unknown
        if len(token) > 1 and token[0].isdigit():
            self.split_number()
        with self.deeper():
            made = self.atom()
        return _NOTHING if made is None else made

    def atom(self) -> Node | None:
        """The next thing, without what is written beside it."""
        token = self.next()
        if token.isspace():
            return None
        if token == "{":
            inside = self.row()
            self.expect("}")
            return inside
        if token == "~":
            return Space(SPACES[" "])
        if token[0] == "\\" and len(token) > 1:
            return self._command(token[1:])
        if token in ("$", "#", "\\"):
            raise Unknown
        return self._sign(token)

    def _sign(self, token: str) -> Node:
        if _DIGITS.match(token):
            return self.styled(token, Kind.PLAIN)
        return self.styled(*of_character(token))

    def _command(self, name: str) -> Node | None:
        if name in SYMBOLS:
            sign, kind = SYMBOLS[name]
            limits = kind is Kind.LARGE and sign not in INTEGRALS
            return Sign(sign, kind, bold=self.alphabet == "bf", limits=limits)
        if name in NAMES:
            return Sign(name, Kind.NAME)
        if name in NAMES_WITH_LIMITS:
            return Sign(NAMES_WITH_LIMITS[name], Kind.NAME, limits=True)
        if name in SPACES:
            return Space(SPACES[name])
        if name in MARKS or name == "fbox":
            return Marked("boxed" if name == "fbox" else name, self.argument())
        if name in _TEXTS:
            return Sign(self.raw_text(), Kind.TEXT, bold=name == "textbf")
        if name in _WITHOUT_EFFECT:
            return None
        if name in _LEFT_OUT:
            said = self.raw_text()
            return Row((Space(1.0), Sign(f"({said})", Kind.TEXT))) if name == "tag" else None
        return self._structure(name)

    def _structure(self, name: str) -> Node | None:
        bare = name.rstrip("lrm")
        if bare in _BIG and name != "bi":
            sign = self.bracket()
            return Sign(sign, bracket_kind(sign or "|"), scale=_BIG[bare])
        alphabet = _ALPHABET_COMMANDS.get(name)
        if alphabet is not None:
            return self._lettered(alphabet)
        if name in _SWITCHES:
            self.alphabet = _SWITCHES[name]
            return None
        made = _STRUCTURES.get(name)
        if made is None:
            raise Unknown
        return made(self)

    def _lettered(self, alphabet: str) -> Node:
        before, self.alphabet = self.alphabet, alphabet
        made = self.argument()
        self.alphabet = before
        return made

    def fraction(self, display: bool | None = None, line: bool = True) -> Node:
        """A fraction from its two halves."""
        return Fraction(self.argument(), self.argument(), line, display)

    def binomial(self, display: bool | None = None) -> Node:
        """Two numbers above each other in round brackets."""
        return Fenced("(", self.fraction(display, line=False), ")")

    def root(self) -> Node:
        """A root with its degree, where one is said."""
        self.spaces()
        degree = None
        if self.peek() == "[":
            self.next()
            degree = self.row(also="]")
            self.expect("]")
        return Root(self.argument(), degree)

    def fenced(self) -> Node:
        """What stands between brackets that grow."""
        left = self.bracket()
        inside = self.row()
        self.expect("\\right")
        return Fenced(left, inside, self.bracket())

    def over(self, *, above: bool) -> Node:
        """Something small over or under another part."""
        small, base = self.argument(), self.argument()
        return Scripts(base, None if above else small, small if above else None, over=True)

    def long_arrow(self, sign: str) -> Node:
        """An arrow with words on it."""
        self.spaces()
        below = None
        if self.peek() == "[":
            self.next()
            below = self.row(also="]")
            self.expect("]")
        return LongArrow(sign, self.argument(), below)

    def environment(self) -> Node:
        """A matrix, cases, or lines of one formula."""
        name = self.raw_text().strip().rstrip("*")
        if name not in ENVIRONMENTS:
            raise Unknown
        left, right, sides, close = ENVIRONMENTS[name]
        if name in ("array", "alignat", "alignedat"):
            said = self.raw_text()
            sides = "".join(c for c in said if c in "lcr") or "c" if name == "array" else sides
        rows: list[tuple[Node, ...]] = [self._cells()]
        while self.peek() in ("\\\\", "\\cr"):
            self.next()
            rows.append(self._cells())
        self.expect("\\end")
        self.raw_text()
        if rows[-1] == (_NOTHING,) and len(rows) > 1:
            del rows[-1]
        grid: Node = Grid(tuple(rows), sides, close)
        if len(rows) == 1 and len(rows[0]) == 1 and not left:
            grid = rows[0][0]
        return Fenced(left, grid, right) if left or right else grid

    def _cells(self) -> tuple[Node, ...]:
        cells = [self.row()]
        while self.peek() == "&":
            self.next()
            cells.append(self.row())
        return tuple(cells)

    def stack(self) -> Node:
        """Several small lines."""
        self.spaces()
        self.expect("{")
        made = self.lines()
        self.expect("}")
        return made

    def coloured(self) -> Node | None:
        """A colour, which is left to the window."""
        self.raw_text()
        return None

    def coloured_text(self) -> Node:
        """A part in a colour."""
        self.raw_text()
        return self.argument()

    def operator(self) -> Node:
        """The name of a function that has no command of its own."""
        limits = self.peek() == "*"
        if limits:
            self.next()
        return Sign(self.raw_text().replace("\\,", " "), Kind.NAME, limits=limits)

    def crossed_out(self) -> Node:
        """A sign with a stroke through it."""
        made = self.argument()
        if not isinstance(made, Sign):
            raise Unknown
        return Sign(made.text + "\u0338", made.kind)

    def modulo(self) -> Node:
        """In round brackets, after a space."""
        return Row((Space(1.0), Sign("(", Kind.OPEN), Sign("mod", Kind.NAME), Space(0.3),
                    self.argument(), Sign(")", Kind.CLOSE)))  # fmt: skip

    def chemistry(self) -> Node:
        """A formula of chemistry, in its own way of writing."""
        from aimstudy.rendering.chemistry import as_formula

        said = self.raw_text(commands=True)
        made = None if "\\ce" in said else formula(as_formula(said))
        if made is None:
            raise Unknown
        return made


def _row(parts: list[Node]) -> Node:
    return parts[0] if len(parts) == 1 else Row(tuple(parts))


_SWITCHES = {"rm": "rm", "bf": "bf", "it": "", "mit": "", "cal": "cal", "boldmath": "bf"}
_ALPHABET_COMMANDS = {
    "mathrm": "rm", "mathbf": "bf", "mathit": "", "mathsf": "rm", "mathtt": "rm", "mathbb": "bb",
    "mathcal": "cal", "mathscr": "cal", "mathfrak": "frak", "boldsymbol": "bf", "bm": "bf",
    "pmb": "bf", "mathnormal": "", "symbf": "bf", "symup": "rm", "mathop": "", "mathbin": "",
    "mathrel": "", "mathord": "", "mathclose": "", "mathopen": "", "mathinner": "", "Bbb": "bb",
    "ensuremath": "", "unicode": "",
}  # fmt: skip
_STRUCTURES: dict[str, Callable[[_Parser], Node | None]] = {
    "frac": _Parser.fraction,
    "cfrac": lambda parser: parser.fraction(True),
    "dfrac": lambda parser: parser.fraction(True),
    "tfrac": lambda parser: parser.fraction(False),
    "binom": _Parser.binomial,
    "dbinom": lambda parser: parser.binomial(True),
    "tbinom": lambda parser: parser.binomial(False),
    "sqrt": _Parser.root,
    "left": _Parser.fenced,
    "overset": lambda parser: parser.over(above=True),
    "stackrel": lambda parser: parser.over(above=True),
    "underset": lambda parser: parser.over(above=False),
    "xrightarrow": lambda parser: parser.long_arrow("→"),
    "xleftarrow": lambda parser: parser.long_arrow("←"),
    "xrightleftharpoons": lambda parser: parser.long_arrow("⇌"),
    "xleftrightarrow": lambda parser: parser.long_arrow("↔"),
    "begin": _Parser.environment,
    "substack": _Parser.stack,
    "color": _Parser.coloured,
    "textcolor": _Parser.coloured_text,
    "operatorname": _Parser.operator,
    "not": _Parser.crossed_out,
    "pmod": _Parser.modulo,
    "bmod": lambda _parser: Sign("mod", Kind.BINARY),
    "mod": lambda _parser: Sign("mod", Kind.BINARY),
    "ce": _Parser.chemistry,
}
