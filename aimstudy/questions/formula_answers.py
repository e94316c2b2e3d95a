"""Whether one formula may stand among the options beside another. Knows their source only."""

import re

_ROOM = re.compile(r"\\[,;:!> ]|\\(?:quad|qquad|left|right|displaystyle|textstyle)\b|[\s{}]")
_RELATION = re.compile(r"[=<>]|\\(?:le|ge|leq|geq|approx|to|rightarrow|equiv|propto|ne|neq)\b")
_MOST_LONGER, _FEW = 3.0, 12


def may_stand_for(key: str, other: str) -> bool:
    """Two formulas of like kind and length that do not say the same as far as signs tell.

    >>> may_stand_for("F=ma", "E=mc^2"), may_stand_for("F=ma", "F = m a"), may_stand_for("x=1", "y")
    (True, False, False)
    >>> may_stand_for("F=ma", "ma=F")
    False
    """
    if not key or not other:
        return False
    one, two = _ROOM.sub("", key), _ROOM.sub("", other)
    if sorted(_RELATION.split(one)) == sorted(_RELATION.split(two)):
        return False
    if bool(_RELATION.search(key)) != bool(_RELATION.search(other)):
        return False
    longer, shorter = max(len(one), len(two)), min(len(one), len(two))
    return longer <= _FEW or longer <= _MOST_LONGER * shorter
