"""Texts of cards where nothing is drawn: formulas read as a line, pictures and sounds are named."""

from aimstudy.domain.media import MediaKind, marks_in
from aimstudy.services.formulas import in_lines
from aimstudy.ui.translations import tr


def plain_card(text: str) -> str:
    """One side of a card as words."""
    for mark in reversed(marks_in(text) if "[" in text else []):
        text = text[: mark.start] + _named(mark.kind, mark.label) + text[mark.end :]
    return in_lines(text)


def _named(kind: MediaKind, label: str) -> str:
    if kind is MediaKind.IMAGE:
        return tr("(picture: {name})", name=label)
    return tr("(sound: {name})", name=label)
