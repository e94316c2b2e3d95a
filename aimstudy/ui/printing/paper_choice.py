"""Asks where a PDF goes and for which paper it is set: each paper is a kind of file there."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QFileDialog, QWidget

from aimstudy.ui.printing.paper import A4, LETTER, Format
from aimstudy.ui.translations import tr

SUFFIX = ".pdf"
_TERRITORIES = QLocale.Country  # where printers hold Letter (CLDR)
_WITH_LETTER = frozenset(
    {
        _TERRITORIES.UnitedStates, _TERRITORIES.Canada, _TERRITORIES.Mexico,
        _TERRITORIES.PuertoRico, _TERRITORIES.Philippines, _TERRITORIES.Chile,
        _TERRITORIES.Colombia, _TERRITORIES.CostaRica, _TERRITORIES.Guatemala,
        _TERRITORIES.Nicaragua, _TERRITORIES.Panama, _TERRITORIES.ElSalvador,
        _TERRITORIES.Venezuela,
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Wanted:
    """A file and the paper its pages are for."""

    file: Path
    format: Format = A4


def usual_format(place: QLocale) -> Format:
    """The paper that printers hold in a country."""
    return LETTER if place.territory() in _WITH_LETTER else A4


def ask_for_paper(parent: QWidget, title: str, name: str) -> Wanted | None:
    """The file and paper that are wanted; None for none."""
    kinds = {tr("PDF for A4 (*.pdf)"): A4, tr("PDF for US Letter (*.pdf)"): LETTER}
    usual = usual_format(QLocale.system())
    first = next(words for words, format in kinds.items() if format is usual)
    file, kind = QFileDialog.getSaveFileName(parent, title, name + SUFFIX, ";;".join(kinds), first)
    return wanted(file, kinds.get(kind, usual)) if file else None


def wanted(name: str, format: Format = A4) -> Wanted:
    """``name`` as a file, with the suffix that it may lack."""
    file = Path(name)
    return Wanted(file if file.suffix else file.with_suffix(SUFFIX), format)
