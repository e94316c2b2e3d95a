"""Tells what a file is from what it holds, and reads it into the staging. Runs in its own process.

``python -m aimstudy.interchange.reading FILE FOLDER WISH`` stages FILE in FOLDER; WISH is JSON. A
refusal is left in FOLDER as ``problem.json``.
"""

import gc
import json
import sys
import zipfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from aimstudy.domain.errors import Problem, ProblemKind
from aimstudy.domain.imports import WITH_COLUMNS, FileKind
from aimstudy.domain.note_type import definition_from
from aimstudy.domain.staged_deck import TYPE_FILE
from aimstudy.interchange.staging import Staging

if TYPE_CHECKING:
    from aimstudy.interchange.card_texts import CardTexts
    from aimstudy.interchange.delimited import TableWish

PROBLEM_FILE = "problem.json"
REFUSED = 3
_MEMORY = 2 << 30  # bytes of address space
_HEAD = 64_000
_SQLITE, _ZIP = b"SQLite format 3\x00", b"PK\x03\x04"
_PAGE = (b"<!doctype html", b"<html")
_NO_TEXT = (
    b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"RIFF", b"OggS", b"ID3", b"\x1f\x8b",
    b"7z\xbc\xaf", b"Rar!", b"{\\rtf", b"\xd0\xcf\x11\xe0", b"<?xml",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class ReadWish:
    """How a file is read; None means: as the file itself says.

    ``stop_after`` notes are enough for a preview. ``now_s`` are UTC seconds. ``typed``: the rows of
    a table become notes of the type in ``TYPE_FILE``; ``fields`` says by column what fills what.
    """

    now_s: int
    deck: str | None = None
    stop_after: int | None = None
    seconds: float = 300.0
    encoding: str | None = None
    separator: str | None = None
    header: bool | None = None
    columns: Sequence[str] | None = None
    html: bool | None = None
    sheet: str | None = None
    reverse: bool = False
    between_cards: str | None = None
    typed: bool = False
    fields: Mapping[str, str] = field(default_factory=dict)


def deck_file(path: Path) -> Path:
    """The file of a deck's folder; any other path as it is."""
    if path.is_dir():
        for name in ("deck.json", f"{path.name}.json"):
            if (path / name).is_file():
                return path / name
    return path


def recognise(file: Path, wish: "ReadWish | None" = None) -> FileKind:
    """What kind of deck a file is; raises Problem DECK_KIND_UNKNOWN, DECK_IS_WEB_PAGE or FILE_*."""
    file = deck_file(file)
    head = _head(file)
    if head[:16] == _SQLITE:
        return FileKind.DATABASE
    if head[:4] == _ZIP:
        return _kind_of_archive(file)
    if _is_page(head):
        raise Problem(ProblemKind.DECK_IS_WEB_PAGE, name=file.name)
    return _kind_of_xml(head) or _kind_of_text(file, head, wish)


def _is_page(head: bytes) -> bool:
    """Whether it is a web page, not a table that begins with the word for one."""
    text = head.lstrip().lower()
    said, open_tag = _PAGE
    ends = any(end in text for end in (b"</head", b"</body", b"</title"))
    return text.startswith(said) or (text.startswith(open_tag) and (ends or b">" not in text))


def _kind_of_xml(head: bytes) -> FileKind | None:
    """What a document of XML is, by the name of its outermost element; None for others."""
    wide = head.startswith((b"\xff\xfe", b"\xfe\xff"))
    text = head.decode("utf-16" if wide else "utf-8", "ignore").lstrip("\ufeff \t\r\n")
    if not text.startswith("<"):
        return None
    from aimstudy.interchange.xml_text import has_elements, root_name

    return _ROOTS.get(root_name(text)) if has_elements(text) else None


_ROOTS = {
    "quiz": FileKind.MOODLE,
    "moodle_backup": FileKind.MOODLE,
    "question_categories": FileKind.MOODLE,
    "mnemosyne": FileKind.MNEMOSYNE,
    "questestinterop": FileKind.QTI,
}


def _head(file: Path) -> bytes:
    try:
        with file.open("rb") as source:
            head = source.read(_HEAD)
    except FileNotFoundError as error:
        raise Problem(ProblemKind.FILE_MISSING, name=file.name) from error
    except IsADirectoryError as error:
        raise Problem(ProblemKind.FILE_IS_FOLDER, name=file.name) from error
    except (OSError, ValueError) as error:
        reason = (isinstance(error, OSError) and error.strerror) or error
        raise Problem(ProblemKind.FILE_UNREADABLE, name=file.name, reason=reason) from error
    if not head:
        raise Problem(ProblemKind.FILE_EMPTY, name=file.name)
    return head


def _kind_of_text(file: Path, head: bytes, wish: ReadWish | None) -> FileKind:
    from aimstudy.domain.foreign_kinds import ForeignKind
    from aimstudy.interchange.anki_text import is_anki_text
    from aimstudy.interchange.crowdanki import is_crowdanki
    from aimstudy.interchange.delimited import looks_like_table
    from aimstudy.interchange.other_kinds import is_json, kind_of_bytes, refusal
    from aimstudy.interchange.text_encoding import decoded, looks_binary

    chosen = wish.encoding if wish else None
    other = kind_of_bytes(head)
    if other or head.startswith(_NO_TEXT) or (not chosen and looks_binary(head)):
        raise refusal(file.name, other)
    whole = len(head) < _HEAD
    found = decoded(head if whole else _up_to_a_line(head), chosen)
    if found is None:
        raise Problem(ProblemKind.DECK_ENCODING_UNKNOWN, name=file.name)
    text = found.text
    if not text.strip():
        raise Problem(ProblemKind.DECK_EMPTY, name=file.name)
    ours = _kind_of_ours(text)
    if ours is not None:
        return ours
    if is_crowdanki(text):
        return FileKind.CROWDANKI
    if is_anki_text(text):
        return FileKind.ANKI_TEXT
    kind = _kind_of_questions(text)
    if kind is not None:
        return kind
    told = wish is not None and bool(
        wish.separator or wish.between_cards or wish.columns or wish.fields
    )
    if not told and is_json(text):
        raise refusal(file.name, ForeignKind.JSON)
    if told or looks_like_table(text):
        return FileKind.TABLE
    raise Problem(ProblemKind.DECK_KIND_UNKNOWN, name=file.name)


def _kind_of_ours(text: str) -> FileKind | None:
    """What this program wrote a text as; None for the text of another."""
    from aimstudy.interchange.own_json_reader import is_own_json
    from aimstudy.interchange.own_markdown import is_own_markdown
    from aimstudy.interchange.own_table import separator_in

    if is_own_json(text):
        return FileKind.JSON
    if is_own_markdown(text):
        return FileKind.MARKDOWN
    return FileKind.TABLE if separator_in(text.partition("\n")[0]) else None


def _kind_of_questions(text: str) -> FileKind | None:
    """What a text of questions or cards is written in; None where it is another."""
    from aimstudy.interchange.aiken import looks_like_aiken
    from aimstudy.interchange.blackboard import looks_like_blackboard
    from aimstudy.interchange.delimited import is_even_table
    from aimstudy.interchange.gift import looks_like_gift
    from aimstudy.interchange.json_rows import looks_like_json_rows
    from aimstudy.interchange.markdown_cards import looks_like_markdown_cards
    from aimstudy.interchange.marked_cards import looks_like_marked_cards
    from aimstudy.interchange.org_cards import looks_like_org_cards

    if looks_like_json_rows(text):
        return FileKind.JSON_ROWS
    if looks_like_org_cards(text):
        return FileKind.ORG
    if looks_like_blackboard(text):
        return FileKind.BLACKBOARD
    if looks_like_aiken(text):
        return FileKind.AIKEN
    if looks_like_gift(text) and not is_even_table(text):
        return FileKind.GIFT
    marked = looks_like_marked_cards(text) or looks_like_markdown_cards(text)
    return FileKind.MARKDOWN if marked else None


def _up_to_a_line(head: bytes) -> bytes:
    """Without the last line, which may be cut within a letter; a very long one is cut all the same.

    An even number of bytes is left, as UTF-16 has it.
    """
    end = head.rfind(b"\n")
    return head[: end - end % 2] if end > len(head) // 2 else head[: _HEAD - _HEAD % 4]


def _kind_of_archive(file: Path) -> FileKind:
    try:
        with zipfile.ZipFile(file) as archive:
            names = set(archive.namelist())
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        reason = str(error) or type(error).__name__
        raise Problem(ProblemKind.DECK_TRUNCATED, name=file.name, reason=reason) from error
    if names & {"collection.anki2", "collection.anki21", "collection.anki21b"}:
        return FileKind.PACKAGE
    if {"cards.xml", "METADATA"} <= names:
        return FileKind.MNEMOSYNE
    if "imsmanifest.xml" in names:
        return FileKind.QTI
    if {"xl/workbook.xml", "content.xml"} & names:
        return FileKind.SHEET
    from aimstudy.interchange.other_kinds import kind_of_members, refusal

    raise refusal(file.name, kind_of_members(names))


def read(file: Path, wish: ReadWish, staging: Staging) -> None:
    """Stage a file, or the deck in a folder; raises Problem FILE_* or DECK_*."""
    file = deck_file(file)
    kind = recognise(file, wish)
    if wish.typed and kind not in WITH_COLUMNS:
        raise Problem(ProblemKind.DECK_WITHOUT_COLUMNS, name=file.name)
    _READERS[kind](file, wish, staging)


def _package(file: Path, wish: ReadWish, staging: Staging) -> None:
    from aimstudy.interchange.anki_package import PackageWish, read_package

    read_package(file, PackageWish(wish.now_s, wish.deck, wish.seconds), staging)


def _database(file: Path, wish: ReadWish, staging: Staging) -> None:
    from aimstudy.interchange.anki_package import PackageWish, read_bare

    read_bare(file, PackageWish(wish.now_s, wish.deck, wish.seconds), staging)


def _table(file: Path, wish: ReadWish, staging: Staging) -> None:
    from aimstudy.interchange.delimited import read_table

    read_table(file, _table_wish(wish, staging), staging)


def _anki_text(file: Path, wish: ReadWish, staging: Staging) -> None:
    from aimstudy.interchange.anki_text import read_anki_text

    read_anki_text(file, _table_wish(wish, staging), staging)


def _sheet(file: Path, wish: ReadWish, staging: Staging) -> None:
    from aimstudy.interchange.sheets import read_sheet

    read_sheet(file, _table_wish(wish, staging), staging, wish.sheet)


def _json_rows(file: Path, wish: ReadWish, staging: Staging) -> None:
    from aimstudy.interchange.json_rows import read_json_rows

    read_json_rows(file, _table_wish(wish, staging), staging)


def _aiken(file: Path, wish: ReadWish, staging: Staging) -> None:
    from aimstudy.interchange.aiken import read_aiken

    _read_cards(read_aiken, FileKind.AIKEN, file, wish, staging)


def _org(file: Path, wish: ReadWish, staging: Staging) -> None:
    from aimstudy.interchange.org_cards import read_org_cards

    _read_cards(read_org_cards, FileKind.ORG, file, wish, staging)


def _qti(file: Path, wish: ReadWish, staging: Staging) -> None:
    from aimstudy.interchange.card_texts import CardTexts
    from aimstudy.interchange.delimited import stem_of
    from aimstudy.interchange.qti import read_qti_document, read_qti_package
    from aimstudy.interchange.xml_text import file_bytes, read_xml

    texts = CardTexts(staging, file.name, FileKind.QTI, wish.deck)
    if _head(file)[:4] == _ZIP:
        read_qti_package(file, stem_of(file), texts)
    else:
        read_qti_document(read_xml(file_bytes(file), file.name, "item"), stem_of(file), texts)


def _blackboard(file: Path, wish: ReadWish, staging: Staging) -> None:
    from aimstudy.interchange.blackboard import read_blackboard

    _read_cards(read_blackboard, FileKind.BLACKBOARD, file, wish, staging)


def _gift(file: Path, wish: ReadWish, staging: Staging) -> None:
    from aimstudy.interchange.gift import read_gift

    _read_cards(read_gift, FileKind.GIFT, file, wish, staging)


def _moodle(file: Path, wish: ReadWish, staging: Staging) -> None:
    from aimstudy.interchange.card_texts import CardTexts
    from aimstudy.interchange.delimited import stem_of
    from aimstudy.interchange.moodle_xml import read_moodle
    from aimstudy.interchange.xml_text import file_bytes, read_xml

    read = read_xml(file_bytes(file), file.name, "question")
    read_moodle(read, stem_of(file), CardTexts(staging, file.name, FileKind.MOODLE, wish.deck))


def _markdown(file: Path, wish: ReadWish, staging: Staging) -> None:
    from aimstudy.interchange.own_markdown import is_own_markdown

    if is_own_markdown(_head(file).decode("utf-8-sig", "replace")):
        from aimstudy.interchange.own_markdown_reader import read_own_markdown

        read_own_markdown(file, wish.deck, staging)
        return
    from aimstudy.interchange.markdown_cards import has_tag, read_markdown_cards
    from aimstudy.interchange.marked_cards import looks_like_marked_cards, read_marked_cards

    def either(text: str, deck: str, texts: "CardTexts") -> None:
        marked = looks_like_marked_cards(text) and not has_tag(text)
        (read_marked_cards if marked else read_markdown_cards)(text, deck, texts)

    _read_cards(either, FileKind.MARKDOWN, file, wish, staging)


def _mnemosyne(file: Path, wish: ReadWish, staging: Staging) -> None:
    from aimstudy.interchange.card_texts import CardTexts
    from aimstudy.interchange.delimited import stem_of
    from aimstudy.interchange.mnemosyne import read_mnemosyne_cards, read_mnemosyne_xml
    from aimstudy.interchange.xml_text import file_bytes, read_xml

    texts = CardTexts(staging, file.name, FileKind.MNEMOSYNE, wish.deck)
    if _head(file)[:4] == _ZIP:
        read_mnemosyne_cards(file, stem_of(file), texts)
    else:
        read_mnemosyne_xml(read_xml(file_bytes(file), file.name, "item"), stem_of(file), texts)


def _crowdanki(file: Path, wish: ReadWish, staging: Staging) -> None:
    from aimstudy.interchange.crowdanki import read_crowdanki

    read_crowdanki(file, wish.deck, staging)


def _own_json(file: Path, wish: ReadWish, staging: Staging) -> None:
    from aimstudy.interchange.own_json_reader import read_own_json

    read_own_json(file, wish.deck, staging)


def _read_cards(
    read_texts: Callable[[str, str, "CardTexts"], None],
    kind: FileKind, file: Path, wish: ReadWish, staging: Staging,
) -> None:  # fmt: skip
    from aimstudy.interchange.card_texts import CardTexts
    from aimstudy.interchange.delimited import remark_encoding, stem_of
    from aimstudy.interchange.text_encoding import read_text

    found = read_text(file, wish.encoding)
    remark_encoding(found, staging)
    read_texts(found.text, stem_of(file), CardTexts(staging, file.name, kind, wish.deck))


def _table_wish(wish: ReadWish, staging: Staging) -> "TableWish":
    from aimstudy.interchange.delimited import TableWish
    from aimstudy.interchange.type_columns import TypeWish

    typed = None
    if wish.typed:
        said = json.loads((staging.folder / TYPE_FILE).read_text(encoding="utf-8"))
        typed = TypeWish(definition_from(said["definition"], said["key"]), wish.fields)
    return TableWish(
        deck=wish.deck,
        encoding=wish.encoding,
        separator=wish.separator,
        between_cards=wish.between_cards,
        header=wish.header,
        columns=None if wish.columns is None else tuple(wish.columns),
        html=wish.html,
        reverse=wish.reverse,
        typed=typed,
    )


_READERS: dict[FileKind, Callable[[Path, ReadWish, Staging], None]] = {
    FileKind.PACKAGE: _package,
    FileKind.DATABASE: _database,
    FileKind.TABLE: _table,
    FileKind.ANKI_TEXT: _anki_text,
    FileKind.SHEET: _sheet,
    FileKind.JSON_ROWS: _json_rows,
    FileKind.AIKEN: _aiken,
    FileKind.ORG: _org,
    FileKind.QTI: _qti,
    FileKind.BLACKBOARD: _blackboard,
    FileKind.GIFT: _gift,
    FileKind.MARKDOWN: _markdown,
    FileKind.JSON: _own_json,
    FileKind.CROWDANKI: _crowdanki,
    FileKind.MNEMOSYNE: _mnemosyne,
    FileKind.MOODLE: _moodle,
}


def wish_text(wish: ReadWish) -> str:
    """A wish as JSON."""
    return json.dumps(asdict(wish))


def wish_from(text: str) -> ReadWish:
    """What ``wish_text`` wrote."""
    return ReadWish(**json.loads(text))


def _bound_memory() -> None:
    """A file that asks for more than any deck needs ends this process, not the person's others."""
    try:
        import resource
    except ImportError:  # not on Windows
        return
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))


def main(arguments: list[str]) -> int:
    """Stage a file as the command line says; returns 0, or 3 where it was refused."""
    file, folder, wish = Path(arguments[0]), Path(arguments[1]), wish_from(arguments[2])
    _bound_memory()
    gc.disable()  # nothing goes round in circles here, and looking for it takes a third of the time
    try:
        with Staging(folder, wish.stop_after) as staging:
            read(file, wish, staging)
    except Problem as problem:
        said = {"kind": problem.kind.name, "values": dict(problem.values)}
        (folder / PROBLEM_FILE).write_text(json.dumps(said), encoding="utf-8")
        return REFUSED
    except MemoryError:
        said = {"kind": "DECK_TOO_LARGE", "values": {"name": file.name, "limit": "2", "unit": "GB"}}
        (folder / PROBLEM_FILE).write_text(json.dumps(said), encoding="utf-8")
        return REFUSED
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
