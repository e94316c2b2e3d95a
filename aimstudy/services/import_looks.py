"""What a staged deck shows before it is taken in; and what was read, kept until it is taken.

A file that has not changed since it was looked at is not read a second time.
"""

import json
import shutil
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from hashlib import file_digest
from pathlib import Path
from typing import Any

from aimstudy.domain.card import CardKind, HtmlSides
from aimstudy.domain.media import MediaKind, marks_in
from aimstudy.domain.note_type import SEPARATOR, NoteType, definition_from
from aimstudy.domain.review import Phase
from aimstudy.domain.staged_deck import FILE_NAME, MEDIA_FOLDER
from aimstudy.services.views.import_looks import FoundCard
from aimstudy.services.views.imports import TableForm
from aimstudy.services.views.media import CardMedia
from aimstudy.services.views.study import StudyCard
from aimstudy.storage.imports import staged_rows

MOST_NOTES, MOST_CARDS = 50, 100
_LONGEST_NAME, _NOT_IN_NAMES = 80, '/\\:*?"<>|'
_LONGEST = 20_000  # characters of a side that a look shows
_CARDS = f"""
SELECT n.id, n.kind, n.front, n.back, n.items, n.tags, n.fields, t.definition,
    coalesce(c.ordinal, 0), d.name, n.place
FROM (SELECT * FROM notes ORDER BY id LIMIT {MOST_NOTES}) AS n
LEFT JOIN types AS t ON t.id = n.type_id
LEFT JOIN cards AS c ON c.note_id = n.id LEFT JOIN decks AS d ON d.id = c.deck_id
ORDER BY n.id, c.ordinal LIMIT {MOST_CARDS}
"""
_MEDIA = f"""
SELECT l.note_id, l.label, l.sha256, m.kind FROM note_media AS l
LEFT JOIN media AS m ON m.sha256 = l.sha256 WHERE l.note_id <= {MOST_NOTES} GROUP BY 1, 2, 3
"""


@dataclass(frozen=True, slots=True)
class FileMark:
    """By what a file is known to be as it was: its size, its time and its content."""

    size: int
    at_ns: int
    sha256: str

    @staticmethod
    def of(file: Path) -> "FileMark | None":
        """The mark of a file; None where it cannot be read."""
        try:
            with file.open("rb") as source:
                sha256 = file_digest(source, "sha256").hexdigest()
            found = file.stat()
        except (OSError, ValueError):
            return None
        return FileMark(found.st_size, found.st_mtime_ns, sha256)

    def holds(self, file: Path) -> bool:
        """Whether the file is still so; its content is compared only where size and time agree."""
        try:
            found = file.stat()
        except OSError:
            return False
        return (found.st_size, found.st_mtime_ns) == (self.size, self.at_ns) and (
            FileMark.of(file) == self
        )


@dataclass(slots=True)
class Staged:
    """A file that was read: from where, with which choices, and what the library had then.

    ``by_hand`` are the choices of a person, ``header`` is what the file's own columns are called.
    """

    file: Path
    folder: Path
    mark: FileMark | None
    known: int
    deck: str | None = None
    tags: str = ""
    table: Mapping[str, Any] = field(default_factory=dict)
    by_hand: bool = False
    header: str = ""
    text_folder: Path | None = None  # of a text that was pasted

    def drop(self) -> None:
        """Remove what was read."""
        for folder in filter(None, (self.folder, self.text_folder)):
            shutil.rmtree(folder, ignore_errors=True)


def cleaned_name(name: str) -> str:
    """A name as one of a file: without what would lead elsewhere."""
    kept = "".join(" " if char in _NOT_IN_NAMES or ord(char) < 32 else char for char in name)
    return " ".join(kept.split()).strip(". ")[:_LONGEST_NAME] or "cards"


def form_of(meta: Mapping[str, Any]) -> TableForm | None:
    """How a table was read; None for files that are no tables."""
    if "columns" not in meta or "names" not in meta:
        return None
    roles = json.loads(meta["words"]) if "words" in meta else str(meta["columns"]).split()
    return TableForm(
        encoding=str(meta.get("encoding", "")),
        separator=str(meta.get("separator", "")),
        header=bool(meta.get("header", False)),
        roles=tuple(roles),
        names=tuple(json.loads(meta["names"])),
        first=tuple(json.loads(meta["first"])),
        between_cards=meta.get("between_cards"),
        sheet=str(meta.get("sheet", "")),
        note_type=str(meta.get("note_type", "")),
    )


def found_cards(folder: Path, *, lines: bool = True) -> tuple[FoundCard, ...]:
    """The cards of the first notes of what was staged in ``folder``.

    Their places are told where they are ``lines`` of a text and not numbers of a collection.
    """
    media: dict[int, dict[str, tuple[str, str | None]]] = {}
    for rows in staged_rows(folder / FILE_NAME, _MEDIA):
        for note_id, label, sha256, kind in rows:
            media.setdefault(note_id, {})[label] = sha256, kind
    types: dict[str, NoteType | None] = {}
    return tuple(
        _found(row if lines else (*row[:-1], ""), media.get(row[0], {}), types, folder)
        for rows in staged_rows(folder / FILE_NAME, _CARDS)
        for row in rows
    )


def _found(
    row: tuple[Any, ...],
    media: Mapping[str, tuple[str, str | None]],
    types: dict[str, NoteType | None],
    folder: Path,
) -> FoundCard:
    _, kind, front, back, items, tags, fields, definition, ordinal, deck, place = row
    said = (kind, front, back, items, tags, fields)
    card = drawn(said, _type(definition, types), ordinal, deck or "")
    texts = _texts_of_media(card.html, card.prompt, card.answer)
    card = replace(card, media=(shown := _media(texts, media, folder)))
    names = tuple(dict.fromkeys((one.label, one.file is not None) for one in shown))
    return FoundCard(str(place or ""), tags, card, names)


def drawn(
    said: tuple[str, str, str, str, str, str | None],
    note_type: NoteType | None,
    ordinal: int,
    deck: str,
) -> StudyCard:
    """A card as it will be drawn; ``said`` are kind, front, back, items, tags and fields."""
    kind, front, back, items, tags, fields = said
    html, sides = None, None
    if note_type is not None and fields is not None:
        sides = _sides(note_type, fields, ordinal, deck, tags)
    if sides is not None and note_type is not None:
        html = HtmlSides(sides[0][:_LONGEST], sides[1][:_LONGEST], note_type.css)
        kind, front, back, items = CardKind.QUESTION, sides[2] or front, sides[3] or back, "[]"
    elif ordinal == 1:
        front, back = back, front
    return StudyCard(
        0, CardKind(kind), front[:_LONGEST], back[:_LONGEST], tuple(json.loads(items)), "", deck,
        Phase.NEW, False, None, (), html=html,
    )  # fmt: skip


def _type(definition: str | None, types: dict[str, NoteType | None]) -> NoteType | None:
    if definition is None:
        return None
    if definition not in types:
        try:
            types[definition] = definition_from(definition)
        except ValueError:
            types[definition] = None
    return types[definition]


def _sides(
    note_type: NoteType, fields: str, ordinal: int, deck: str, tags: str
) -> tuple[str, str, str, str] | None:
    """Question and answer of a card as HTML and in words; None where its template is missing."""
    from aimstudy.rendering.templates import CardContext, sides_of, words

    named = dict(zip(note_type.fields, fields.split(SEPARATOR), strict=False))
    try:
        sides = sides_of(note_type, named, ordinal, CardContext(deck, tags))
    except IndexError:
        return None
    answer = sides.typed if sides.typed is not None else words(sides.own_answer)
    return sides.question, sides.own_answer, words(sides.question), answer


def _texts_of_media(html: HtmlSides | None, front: str, back: str) -> tuple[str, str]:
    if html is None:
        return front, back
    from aimstudy.rendering.clean_html import marked_files

    return marked_files(html.question), marked_files(html.answer)


def _media(
    texts: tuple[str, str], known: Mapping[str, tuple[str, str | None]], folder: Path
) -> tuple[CardMedia, ...]:
    """The files that the sides name, those that came along where they were staged."""
    found = []
    for side, text in enumerate(texts):
        for mark in marks_in(text):
            sha256, kind = known.get(mark.label, ("", None))
            file = folder / MEDIA_FOLDER / sha256 if sha256 else None
            there = file if file is not None and file.is_file() else None
            found.append(CardMedia(MediaKind(kind) if kind else mark.kind, mark.label, there, side))
    return tuple(found)
