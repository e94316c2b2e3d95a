"""What the import of a deck shows: before it, and after."""

from dataclasses import dataclass, field
from pathlib import Path

from aimstudy.domain.imports import ExportFormat, FileKind, Remark
from aimstudy.domain.note_type import NoteType


@dataclass(frozen=True, slots=True)
class NoteCounts:
    """How many notes of a file are new, changed, the same, left as they are here, or left out.

    ``kept`` are other ones here than in the file that stay; ``conflicts`` those of them that were
    changed on both sides, and can be picked.
    """

    new: int = 0
    changed: int = 0
    same: int = 0
    kept: int = 0
    conflicts: int = 0
    skipped: int = 0


@dataclass(frozen=True, slots=True)
class TableForm:
    """How a table was read. ``roles`` and ``names`` are of its columns, ``first`` of its first row.

    Where ``note_type`` was chosen a role is ``=`` and the name of a field, or one that fills none.
    ``between_cards`` is None where it has rows of cells. ``encoding`` and ``separator`` are ""
    where a spreadsheet has none.
    """

    encoding: str
    separator: str
    header: bool
    roles: tuple[str, ...]
    names: tuple[str, ...]
    first: tuple[str, ...]
    between_cards: str | None = None
    sheet: str = ""
    note_type: str = ""


@dataclass(frozen=True, slots=True)
class TableType:
    """A note type that the rows of a table can become, by the name that it is chosen by."""

    name: str
    note_type: NoteType
    notes: int


@dataclass(frozen=True, slots=True)
class ImportResult:
    """What an import did. ``remark_count`` counts those, too, that are not listed.

    ``form`` is how a table was read. ``gone`` cards that nobody had answered went, as the type that
    was chosen for their notes has none such.
    """

    import_id: int
    file: str
    kind: FileKind
    notes: NoteCounts
    cards: int
    decks: int
    reviews: int
    media: int
    remarks: tuple[Remark, ...] = field(default=())
    remark_count: int = 0
    form: TableForm | None = None
    gone: int = 0


@dataclass(frozen=True, slots=True)
class ExportResult:
    """What was written where."""

    file: Path
    format: ExportFormat
    notes: int
    cards: int
    reviews: int
    media: int


@dataclass(frozen=True, slots=True)
class ExportCount:
    """What would be written; ``held`` cards are not accepted yet, and stay."""

    notes: int
    cards: int
    held: int
