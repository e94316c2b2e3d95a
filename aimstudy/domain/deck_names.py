"""Names of decks: two colons part the levels of a tree, as in "Sea::Tides". Knows no deck.

A level without a name is none: "Sea::::Tides" stands under "Sea".
"""

from collections.abc import Mapping

PARTS = "::"


def levels(name: str) -> list[str]:
    """The name with those above it, the top one first.

    >>> levels("Sea::Tides::Spring")
    ['Sea', 'Sea::Tides', 'Sea::Tides::Spring']
    """
    parts = name.split(PARTS)
    above = [PARTS.join(parts[:end]) for end in range(1, len(parts)) if parts[end - 1].strip()]
    return [*above, name]


def is_under(name: str, top: str) -> bool:
    """Whether a deck stands under the one called ``top``; it does not stand under itself."""
    return name.startswith(top + PARTS)


def families(names: Mapping[int, str]) -> dict[int, frozenset[int]]:
    """Of every deck with others under it: their ids and its own."""
    by_name = {name: ref for ref, name in names.items()}
    found: dict[int, set[int]] = {}
    for ref, name in names.items():
        for above in levels(name)[:-1]:
            if above in by_name:
                top = by_name[above]
                found.setdefault(top, {top}).add(ref)
    return {top: frozenset(members) for top, members in found.items()}


def missing_levels(names: set[str]) -> list[str]:
    """Names above these that no deck has, the top ones first."""
    return sorted({above for name in names for above in levels(name)[:-1]} - names)
