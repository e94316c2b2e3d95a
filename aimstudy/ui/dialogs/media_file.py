"""Choosing a picture or a sound for a card, and taking it into the library."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog, QWidget

from aimstudy.domain.errors import Problem
from aimstudy.domain.media import MediaKind
from aimstudy.ui.pictures import is_too_large
from aimstudy.ui.problems import problem_text, problem_title
from aimstudy.ui.translations import tr

if TYPE_CHECKING:
    from aimstudy.services.library import Library


def ask_media(parent: QWidget, library: Library) -> str:
    """The picture or sound that is wanted; "" for none."""
    ends = [end for kind in MediaKind for end in library.media.suffixes(kind)]
    kinds = tr("Pictures and sounds ({kinds})", kinds=" ".join(f"*{end}" for end in ends))
    return QFileDialog.getOpenFileName(parent, tr("Choose a picture or a sound"), "", kinds)[0]


def take_media(library: Library, name: str, refuse: Callable[[str, str], object]) -> str:
    """Take a file in; returns the mark that names it, "" where there is none or it is refused."""
    if not name:
        return ""
    if is_too_large(Path(name)):
        refuse(
            tr("{name} has too many pixels.", name=Path(name).name),
            tr("So large a picture cannot be shown. Make it smaller first."),
        )
        return ""
    try:
        return library.media.add(name)
    except Problem as problem:
        refuse(problem_title(problem), problem_text(problem))
        return ""
