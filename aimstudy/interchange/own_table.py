"""Tables that AimStudy writes: known by their first columns, so that nothing has to be guessed.

A cell that a spreadsheet would take for a formula begins with an apostrophe, which is taken off
again on the way in.
"""

import re

SIDES = ("Front", "Back", "Tags")
DECK, DECK_HTML = "Deck (AimStudy)", "Deck (AimStudy, HTML)"
ROLES = ("front", "back", "tags", "deck")
_FORMULA = re.compile(r"'*[=+\-@]")
_GUARDED = re.compile(r"'+[=+\-@]")


def separator_in(line: str) -> str | None:
    """What parts the cells of a table of ours, told by its first line; None for another table.

    >>> separator_in("Front;Back;Tags;Deck (AimStudy)"), separator_in("Front;Back")
    (';', None)
    """
    sign = line[len(SIDES[0]) : len(SIDES[0]) + 1]
    return sign if sign and _is_header(line.split(sign)) else None


def _is_header(cells: list[str]) -> bool:
    # Where a comma parts them the name that holds one is quoted.
    told = ",".join(cells[3:]).lstrip('"')
    return tuple(cells[:3]) == SIDES and told.startswith((DECK, DECK_HTML))


def is_html(names: tuple[str, ...]) -> bool:
    """Whether the cells of such a table are HTML."""
    return DECK_HTML in names


def guarded(cell: str) -> str:
    """A cell that no spreadsheet runs.

    >>> guarded("=1+1"), guarded("'-ing"), guarded("a=b")
    ("'=1+1", "''-ing", 'a=b')
    """
    return f"'{cell}" if _FORMULA.match(cell) else cell


def bare(cell: str) -> str:
    """What ``guarded`` was given.

    >>> bare("'=1+1"), bare("'-ing"), bare("'tis")
    ('=1+1', '-ing', "'tis")
    """
    return cell[1:] if _GUARDED.match(cell) else cell
