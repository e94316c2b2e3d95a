"""Whether one formula may stand among the options beside another. Knows their source only."""

import re

_ROOM = re.compile(r"\\[,;:!> ]|\\(?:quad|qquad|left|right|displaystyle|textstyle)\b|[\s{}]")
_RELATION = re.compile(r"[=<>]|\\(?:le|ge|leq|geq|approx|to|rightarrow|equiv|propto|ne|neq)\b")
_MOST_LONGER, _FEW = 3.0, 12


def told_by(source: str) -> str:
    """One and the same for formulas that differ in room, or in the order of their sides.

    >>> told_by("F = m\\\\,a") == told_by("ma=F"), told_by("F=ma") == told_by("F=mb")
    (True, False)
    """
    return " = ".join(sorted(_RELATION.split(_ROOM.sub("", source))))


def may_stand_for(key: str, other: str) -> bool:
    """Two formulas of like kind and length that do not say the same as far as signs tell.

    >>> may_stand_for("F=ma", "E=mc^2"), may_stand_for("F=ma", "F = m a"), may_stand_for("x=1", "y")
    (True, False, False)
    >>> may_stand_for("F=ma", "ma=F")
    False
    """
    if not key or not other:
        return False
    if told_by(key) == told_by(other):
        return False
    one, two = _ROOM.sub("", key), _ROOM.sub("", other)
    if bool(_RELATION.search(key)) != bool(_RELATION.search(other)):
        return False
    longer, shorter = max(len(one), len(two)), min(len(one), len(two))
    return longer <= _FEW or longer <= _MOST_LONGER * shorter
