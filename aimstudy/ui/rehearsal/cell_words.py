"""How a question of the paper stands, in words and for a screen reader. No widget."""

from collections.abc import Iterable, Sequence

from aimstudy.services.views.rehearsal import Cell, CellState
from aimstudy.ui.translations import format_number, tr, trn


def state_word(state: CellState) -> str:
    """The state in one short word."""
    return {
        CellState.UNSEEN: tr("not seen"),
        CellState.OPEN: tr("still open"),
        CellState.ANSWERED: tr("answered"),
    }[state]


def marks_words(cell: Cell) -> str:
    """``flagged``, ``unsure`` or both; "" for neither."""
    words = [tr("flagged")] if cell.flagged else []
    if cell.unsure:
        words.append(tr("unsure"))
    return ", ".join(words)


def cell_name(place: int, cell: Cell, here: bool = False) -> str:
    """``Question 7, answered, flagged``; ``place`` counts from 0."""
    parts = [tr("Question {n}", n=format_number(place + 1)), state_word(cell.state)]
    marks = marks_words(cell)
    if marks:
        parts.append(marks)
    if here:
        parts.append(tr("where you are"))
    return ", ".join(parts)


def numbers(places: Iterable[int]) -> str:
    """``4, 7, 12–15`` of places that count from 0; three or more in a row become a span."""
    runs: list[list[int]] = []
    for place in sorted(places):
        if runs and place == runs[-1][-1] + 1:
            runs[-1].append(place)
        else:
            runs.append([place])
    parts: list[str] = []
    for run in runs:
        shown = [format_number(place + 1) for place in run]
        parts.extend([f"{shown[0]}–{shown[-1]}"] if len(run) > 2 else shown)
    return ", ".join(parts)


def state_lines(cells: Sequence[Cell]) -> tuple[str, ...]:
    """What is answered, open, flagged and unsure, by number; nothing of what there is none."""
    open_places = [n for n, cell in enumerate(cells) if not cell.answered]
    flagged = [n for n, cell in enumerate(cells) if cell.flagged]
    unsure = [n for n, cell in enumerate(cells) if cell.unsure]
    answered = len(cells) - len(open_places)
    lines = [
        tr("{n} of {total} answered.", n=format_number(answered), total=format_number(len(cells)))
        if open_places
        else trn("The one question is answered.", "All {n} are answered.", len(cells))
    ]
    if open_places:
        lines.append(tr("Open: {numbers}", numbers=numbers(open_places)))
    marks = [tr("Flagged: {numbers}", numbers=numbers(flagged))] if flagged else []
    if unsure:
        marks.append(tr("Unsure: {numbers}", numbers=numbers(unsure)))
    return (*lines, " · ".join(marks)) if marks else tuple(lines)
