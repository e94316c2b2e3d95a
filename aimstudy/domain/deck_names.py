"""Names of decks: two colons part the levels of a tree, as in "Sea::Tides". Knows no deck.

A level without a name is none: "Sea::::Tides" stands under "Sea".
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

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


def parent(name: str) -> str:
    """The name of the deck above, "" for one at the top.

    >>> parent("Sea::Tides")
    'Sea'
    """
    above = levels(name)[:-1]
    return above[-1] if above else ""


def leaf(name: str) -> str:
    """The last part of a name; all of it where that part is empty, as imports may have it.

    >>> leaf("Sea::Tides")
    'Tides'
    """
    top = parent(name)
    last = name[len(top) + len(PARTS) :] if top else name
    return last if last.strip() else name


def joined(top: str, name: str) -> str:
    """The name of a deck ``name`` under the deck ``top``, or at the top of the tree."""
    return f"{top}{PARTS}{name}" if top else name


def in_tree_order(name: str) -> tuple[list[str], str]:
    """What names are sorted by so that every deck is followed by those under it."""
    return [part.casefold() for part in name.split(PARTS)], name


def spelled_as(name: str, known: Iterable[str]) -> str:
    """The name as those it means are written: "sea::New" stands under "Sea" where there is one.

    >>> spelled_as("sea::New", ["Sea"])
    'Sea::New'
    """
    names = set(known)
    written = {each.casefold(): each for each in sorted(names, reverse=True)}
    for level in reversed(levels(name)):
        if level in names:
            return name
        if level.casefold() in written:
            return written[level.casefold()] + name[len(level) :]
    return name


@dataclass(frozen=True, slots=True)
class Renaming:
    """What a deck and those under it are called then, by id.

    ``merged`` are those whose name another deck has, with that deck.
    """

    names: dict[int, str]
    merged: dict[int, int]


def renaming(names: Mapping[int, str], shown: Collection[int], deck_id: int, to: str) -> Renaming:
    """How a deck, and with it those under it, comes to be called ``to``.

    Decks that are not ``shown`` stand in nobody's way: they take a name that has become free.
    """
    old = names[deck_id]
    by_name = {name: ref for ref, name in names.items()}
    family = {ref: name for ref, name in names.items() if ref == deck_id or is_under(name, old)}
    final, merged, others = dict[int, str](), dict[int, int](), list[int]()
    for ref, name in family.items():
        wanted = to + name[len(old) :]
        there = by_name.get(wanted)
        if there is not None and there not in family and there in shown:
            merged[ref] = there
            continue
        final[ref] = wanted
        if there is not None and there not in family:
            others.append(there)
    rest = [*merged, *others]
    free = {names[ref] for ref in (*family, *others)} - set(final.values())
    for ref in [ref for ref in rest if names[ref] in free]:
        rest.remove(ref)
        free.remove(names[ref])
    final |= dict(zip(rest, sorted(free), strict=False))
    return Renaming({ref: name for ref, name in final.items() if name != names[ref]}, merged)
