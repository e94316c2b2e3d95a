"""How far the parts of a formula stand from each other, by what they are to each other."""

from collections.abc import Sequence

from aimstudy.services.formulas import Kind, LongArrow, Node, Scripts, Sign, Space

_THIN, _MEDIUM, _THICK = 3 / 18, 4 / 18, 5 / 18  # em
_STARTS = (None, Kind.BINARY, Kind.RELATION, Kind.OPEN, Kind.PUNCTUATION, Kind.LARGE, Kind.NAME)
_ENDS = (None, Kind.RELATION, Kind.CLOSE, Kind.PUNCTUATION)
_OPERATORS = (Kind.LARGE, Kind.NAME)


def kinds_of(parts: Sequence[Node]) -> list[Kind | None]:
    """What each part is to its neighbours, None for mere space; a sign of a number is none."""
    found = [_kind(part) for part in parts]
    shown = [n for n, kind in enumerate(found) if kind is not None]
    before: Kind | None = None
    for place, n in enumerate(shown):
        after = found[shown[place + 1]] if place + 1 < len(shown) else None
        if found[n] is Kind.BINARY and (before in _STARTS or after in _ENDS):
            found[n] = Kind.PLAIN
        before = found[n]
    return found


def _kind(part: Node) -> Kind | None:
    match part:
        case Sign(kind=kind):
            return kind
        case Space():
            return None
        case Scripts(base=base):
            return _kind(base) or Kind.PLAIN
        case LongArrow():
            return Kind.RELATION
        case _:
            return Kind.PLAIN


def gap(left: Kind, right: Kind, *, small: bool) -> float:
    """The distance between two neighbours, em; in ``small`` parts they stand closer."""
    if Kind.RELATION in (left, right):
        near = left is right or left is Kind.OPEN or right in (Kind.CLOSE, Kind.PUNCTUATION)
        return 0.0 if near or small else _THICK
    if Kind.BINARY in (left, right):
        return 0.0 if small else _MEDIUM
    if left is Kind.PUNCTUATION:
        return 0.0 if small else _THIN
    if Kind.TEXT in (left, right) or right in (Kind.CLOSE, Kind.PUNCTUATION):
        return 0.0
    if left in _OPERATORS:
        return 0.0 if right is Kind.OPEN else _THIN
    return _THIN if right in _OPERATORS and left is not Kind.OPEN else 0.0
