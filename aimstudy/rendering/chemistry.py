"""The way formulas of chemistry are written (``\\ce{2H2 + O2 -> 2H2O}``) made into ordinary ones.

Elements, numbers, charges, states, isotopes, bonds and arrows with words; not more. Knows no syntax
of formulas beyond what it writes.
"""

import re

_ARROWS = {
    "->": "xrightarrow", "<-": "xleftarrow", "<=>": "xrightleftharpoons",
    "<->": "xleftrightarrow", "<-->": "xleftrightarrow", "<=>>": "xrightleftharpoons",
    "<<=>": "xrightleftharpoons",
}  # fmt: skip
_ARROW = re.compile(r"\s*(<<=>|<=>>|<-->|<=>|<->|->|<-)(?:\[([^\[\]]*)\])?(?:\[([^\[\]]*)\])?\s*")
_PIECE = re.compile(
    r"""(?P<state>\((?:aq|s|l|g|ads|cr|am)\))
    |\^\{(?P<above>[^{}]*)\}|\^(?P<charge>\d*[+-]|[^\s{}])
    |_\{(?P<below>[^{}]*)\}|_(?P<one>[^\s{}])
    |(?P<command>\\[A-Za-z]+|\\.)
    |(?P<plus>\s+[+-]\s+)
    |(?P<number>\d+(?:\.\d+)?(?:/\d+)?)
    |(?P<word>[A-Za-z]+)
    |(?P<sign>[+-](?=$|[\s\])},;^_]))
    |(?P<bond>[-=\#])
    |(?P<dot>\s*[*.]\s*)
    |(?P<gas>\s+[v^](?=\s|$))
    |(?P<space>\s+)
    |(?P<other>.)""",
    re.VERBOSE,
)
_AFTER = frozenset({"word", "close", "below", "above"})


def as_formula(text: str) -> str:
    """A text of chemistry as an ordinary formula.

    >>> as_formula("SO4^2-")
    '\\\\mathrm{SO}_{4}^{2-}'
    """
    parts: list[str] = []
    start = 0
    for found in _ARROW.finditer(text):
        parts.append(_side(text[start : found.start()]))
        below = f"[{_words(found[3])}]" if found[3] else ""
        parts.append(f"\\{_ARROWS[found[1]]}{below}{{{_words(found[2] or '')}}}")
        start = found.end()
    parts.append(_side(text[start:]))
    return " ".join(part for part in parts if part)


def _words(text: str) -> str:
    """What stands on an arrow: words, or a formula of its own."""
    bare = text.strip()
    if re.fullmatch(r"[a-z][a-zæøå .,]*", bare):
        return f"\\text{{{bare}}}"
    return _side(bare) or r"\quad"


def _side(text: str) -> str:
    """What stands between two arrows."""
    made: list[str] = []
    before = ""
    for found in _PIECE.finditer(text.strip()):
        kind, said = found.lastgroup or "other", found[0]
        made.append(_written(kind, found[kind], said, before))
        before = "close" if said in (")", "]", "}") else kind
    return "".join(made)


def _written(kind: str, inner: str, said: str, before: str) -> str:
    if kind == "word":
        return f"\\mathrm{{{said}}}"
    if kind == "number":
        if before in _AFTER:
            return f"_{{{said}}}"
        top, slash, bottom = said.partition("/")
        return f"\\tfrac{{{top}}}{{{bottom}}}" if slash else f"{said}\\,"
    if kind in ("above", "charge"):
        return f"^{{{inner}}}"
    if kind in ("below", "one"):
        return f"_{{{inner}}}"
    if kind == "sign":
        return f"^{{{said}}}"
    plain = {
        "state": f"\\,\\mathrm{{{said}}}",
        "plus": f" {said.strip()} ",
        "bond": {"=": "{=}", "#": "{\\equiv}", "-": "{-}"}.get(said, said),
        "dot": r"\cdot ",
        "gas": r"\uparrow " if said.strip() == "^" else r"\downarrow ",
        "space": r"\ ",
        "command": said + " ",
    }
    return plain.get(kind, said)
