"""The parts of a formula, as they are set: signs, and what stands over, under and around them.

Knows neither how a formula was written nor how it is drawn.
"""

from dataclasses import dataclass
from enum import Enum


class Kind(Enum):
    """What a sign is to its neighbours; the distance between them follows from it."""

    LETTER = "letter"  # italic
    PLAIN = "plain"  # digits and signs that stand for themselves, upright
    BINARY = "binary"
    RELATION = "relation"
    OPEN = "open"
    CLOSE = "close"
    PUNCTUATION = "punctuation"
    LARGE = "large"  # a sum, an integral
    NAME = "name"  # of a function
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class Sign:
    """One sign, number or word. ``limits``: what is above and below it stands over and under it."""

    text: str
    kind: Kind
    bold: bool = False
    limits: bool = False
    scale: float = 1.0


@dataclass(frozen=True, slots=True)
class Space:
    """Empty room, in em."""

    width: float


@dataclass(frozen=True, slots=True)
class Row:
    """Parts beside each other."""

    parts: tuple["Node", ...]


@dataclass(frozen=True, slots=True)
class Scripts:
    """A part with what is written small below and above it; ``over``: exactly over and under."""

    base: "Node"
    below: "Node | None"
    above: "Node | None"
    over: bool = False


@dataclass(frozen=True, slots=True)
class Fraction:
    """One part above another; ``display`` says in which size, where it is said."""

    top: "Node"
    bottom: "Node"
    line: bool = True
    display: bool | None = None


@dataclass(frozen=True, slots=True)
class Root:
    """A root of what is inside."""

    inside: "Node"
    degree: "Node | None"


@dataclass(frozen=True, slots=True)
class Fenced:
    """A part between brackets as high as itself; "" is no bracket."""

    left: str
    inside: "Node"
    right: str


@dataclass(frozen=True, slots=True)
class Marked:
    """A part with a ``mark`` over, under, through or around it; see ``MARKS``."""

    mark: str
    inside: "Node"


@dataclass(frozen=True, slots=True)
class Grid:
    """Rows of cells; ``sides`` are those of its columns ("l", "c", "r"), repeated to the right.

    ``close``: columns stand beside each other without a gap, as parts of one line.
    """

    rows: tuple[tuple["Node", ...], ...]
    sides: str = "c"
    close: bool = False


@dataclass(frozen=True, slots=True)
class LongArrow:
    """An arrow as long as what stands on it."""

    sign: str
    above: "Node"
    below: "Node | None"


@dataclass(frozen=True, slots=True)
class Sized:
    """A part in the size of a line of its own (``display``) or of running text."""

    display: bool
    inside: "Node"


Node = Sign | Space | Row | Scripts | Fraction | Root | Fenced | Marked | Grid | LongArrow | Sized

MARKS = frozenset({
    "vec", "hat", "widehat", "bar", "overline", "underline", "tilde", "widetilde", "dot", "ddot",
    "check", "breve", "overbrace", "underbrace", "overrightarrow", "overleftarrow", "boxed",
    "cancel", "acute", "grave", "mathring",
})  # fmt: skip


def parts_of(node: Node) -> tuple[Node, ...]:
    """The parts of a row; of anything else itself."""
    return node.parts if isinstance(node, Row) else (node,)
