"""Packages that are damaged, odd or meant to harm.

Every usable card comes and what was mended is named, or the file is refused in words.
"""

import io
import struct
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from backports import zstd

from aimstudy.domain.errors import Problem, ProblemKind
from tests.anki_files import FIRST_S, Deck, zipped
from tests.staged_package import staged_package

Make = Callable[[Path], Path]


def of(*statements: str, **deck: Any) -> Make:
    """A package of two cards, after statements on its database."""

    def make(file: Path) -> Path:
        made = Deck(statements=list(statements), **deck)
        made.pair("q1", "a1")
        _, card = made.pair("q2", "a2", type=2, queue=2, due=30, ivl=9, factor=2_500, reps=1)
        made.review(card, 1_720_000_000_000, 3)
        return made.write(file)

    return make


def with_members(**members: bytes) -> Make:
    """Such a package with other members, or further ones."""

    def make(file: Path) -> Path:
        plain = of()(file)
        with zipfile.ZipFile(plain) as archive:
            kept = {name: archive.read(name) for name in archive.namelist()}
        return zipped(file, kept | {name.replace("_dot_", "."): m for name, m in members.items()})

    return make


def latest(media: bytes, *files: bytes) -> Make:
    """A package of the latest generation with this list of media."""

    def make(file: Path) -> Path:
        database = Deck()
        database.pair("q <img src=a.png>", "a")
        raw = database.write_database(file.with_suffix(".db"))
        members = {"meta": b"\x08\x03", "collection.anki21b": zstd.compress(raw.read_bytes())}
        raw.unlink()
        return zipped(file, members | {"media": media} | {str(n): f for n, f in enumerate(files)})

    return make


MODEL = {"name": "M", "type": 0, "css": "", "flds": [{"name": "F", "ord": 0}],
         "tmpls": [{"name": "T", "ord": 0, "qfmt": "{{F}}", "afmt": "{{F}}"}]}  # fmt: skip


def with_type(**changes: Any) -> Make:
    """A package whose notes are of a note type with these changes."""
    return of(types={10: MODEL | {k: v for k, v in changes.items() if v is not None}})


MENDED: list[tuple[str, Make, int, set[str]]] = [
    ("nothing odd", of(), 2, set()),
    ("id 0", of("UPDATE notes SET id = 0 WHERE id = (SELECT min(id) FROM notes)"), 2,
     {"CARD_WITHOUT_NOTE"}),
    ("ids below 0", of("UPDATE cards SET id = -id"), 2, {"REVIEW_WITHOUT_CARD"}),
    ("largest id", of("UPDATE cards SET id = 9223372036854775807 WHERE ivl = 0"), 2, set()),
    ("ids in other columns", of("UPDATE cards SET nid = 'x'"), 2,
     {"CARD_WITHOUT_NOTE", "REVIEW_WITHOUT_CARD"}),
    ("no type known", of("UPDATE notes SET mid = 0"), 2, {"NOTE_TYPE_MISSING"}),
    ("type is a text", of("UPDATE notes SET mid = 'basic'"), 2, {"NOTE_TYPE_MISSING"}),
    ("no deck known", of("UPDATE cards SET did = 4711"), 2, {"DECK_MISSING"}),
    ("decks are no JSON", of("UPDATE col SET decks = '{'"), 2, {"DECK_MISSING"}),
    ("decks are a list", of("UPDATE col SET decks = '[1]'"), 2, {"DECK_MISSING"}),
    ("types are no JSON", of("UPDATE col SET models = 'x'"), 2, {"NOTE_TYPE_MISSING"}),
    ("types nested deep", of("UPDATE col SET models = '" + "[" * 90_000 + "'"), 2,
     {"NOTE_TYPE_MISSING"}),
    ("type without fields", with_type(flds=[]), 2, {"NOTE_TYPE_MISSING"}),
    ("type without templates", with_type(tmpls=[]), 2, {"NOTE_TYPE_MISSING"}),
    ("fields without names", with_type(flds=[{"ord": 0}]), 2, {"NOTE_TYPE_MISSING"}),
    ("type of 300 fields", with_type(flds=[{"name": f"f{n}", "ord": n} for n in range(300)]), 2,
     {"NOTE_TYPE_MISSING"}),
    ("kind of type is a text", with_type(type="cloze"), 2, {"NOTE_TYPE_MISSING"}),
    ("sorted by no field", with_type(sortf=99), 2, {"FIELDS_TOO_MANY"}),
    ("sorted by a text", with_type(sortf="F"), 2, {"FIELDS_TOO_MANY"}),
    ("style with an end", with_type(css="</style><script>x</script>"), 2, {"FIELDS_TOO_MANY"}),
    ("no guid", of("UPDATE notes SET guid = ''"), 2, set()),
    ("guid is NULL", of("UPDATE notes SET guid = NULL"), 2, set()),
    ("guid is bytes", of("UPDATE notes SET guid = x'ff00fe'"), 2, {"SAME_IDENTITY"}),
    ("guid of a megabyte", of("UPDATE notes SET guid = hex(zeroblob(500000))"), 2,
     {"SAME_IDENTITY"}),
    ("fields are NULL", of("UPDATE notes SET flds = NULL"), 2, {"FIELDS_TOO_FEW"}),
    ("fields are no UTF-8", of("UPDATE notes SET flds = CAST(x'71ff1f61' AS TEXT)"), 2, set()),
    ("fields are bytes", of("UPDATE notes SET flds = x'711f61'"), 2, set()),
    ("fields are a number", of("UPDATE notes SET flds = 12"), 2, {"FIELDS_TOO_FEW"}),
    ("a field of 5 MB", of("UPDATE notes SET flds = hex(zeroblob(2500000)) || char(31) || 'a'"
                           " WHERE flds LIKE 'q1%'"), 1, {"TEXT_TOO_LONG", "CARD_WITHOUT_NOTE"}),
    ("a thousand fields", of("UPDATE notes SET flds = replace(hex(zeroblob(500)), '0', 'x'"
                             " || char(31))"), 2, {"FIELDS_TOO_MANY"}),
    ("tags of a megabyte", of("UPDATE notes SET tags = hex(zeroblob(500000))"), 2, set()),
    ("tags are NULL", of("UPDATE notes SET tags = NULL"), 2, set()),
    ("changed in milliseconds", of("UPDATE notes SET mod = 1720000000000"), 2, set()),
    ("changed in the year 0", of("UPDATE notes SET mod = -62135596800"), 2, set()),
    ("interval below 0", of("UPDATE cards SET ivl = -400"), 2, {"CARD_SCHEDULE_ODD"}),
    ("interval of ages", of("UPDATE cards SET ivl = 99999999"), 2, {"CARD_SCHEDULE_ODD"}),
    ("due in ages", of("UPDATE cards SET type = 2, due = 9223372036854775807"), 2,
     {"CARD_SCHEDULE_ODD"}),
    ("due in milliseconds", of("UPDATE cards SET type = 1, queue = 1, due = 1720000000000"), 2,
     {"TIME_IN_MILLISECONDS"}),
    ("a queue that is none", of("UPDATE cards SET queue = 44"), 2, set()),
    ("a state that is none", of("UPDATE cards SET type = 9"), 2, {"CARD_SCHEDULE_ODD"}),
    ("all columns are texts", of("UPDATE cards SET type = 'a', queue = 'b', due = 'c', ivl = 'd',"
                                 " factor = 'e', reps = 'f', flags = 'g', ord = 'h'"), 2, set()),
    ("columns are infinite", of("UPDATE cards SET ivl = 9e999, factor = -9e999, reps = 9e999"), 2,
     {"CARD_SCHEDULE_ODD"}),
    ("state of no JSON", of("UPDATE cards SET data = '{\"s\":'"), 2, set()),
    ("memory beyond all", of("UPDATE cards SET data = '{\"s\":1e300,\"d\":-5,\"lrt\":\"x\"}'"), 2,
     set()),
    ("flags of all bits", of("UPDATE cards SET flags = -1"), 2, set()),
    ("place below 0", of("UPDATE cards SET ord = -1"), 2,
     {"CARD_TEMPLATE_MISSING", "REVIEW_WITHOUT_CARD"}),
    ("same card twice", of("INSERT INTO cards SELECT id + 99, nid, did, ord, mod, usn, type, queue,"
                           " due, ivl, factor, reps, lapses, left, odue, odid, flags, data"
                           " FROM cards"), 2, {"CARD_DOUBLE"}),
    ("in a deck that is gone", of("UPDATE cards SET odid = 77, odue = -5"), 2, {"DECK_MISSING"}),
    ("deck named by nothing", of(decks={1: ""}), 2, set()),
    ("deck of 90 levels", of(decks={1: "::".join("abc" * 30)}), 2, {"DECK_TOO_DEEP"}),
    ("deck with a path", of(decks={1: "../../etc::passwd\x00"}), 2, set()),
    ("first day in milliseconds", of(f"UPDATE col SET crt = {FIRST_S}000"), 2, set()),
    ("first day to come", of("UPDATE col SET crt = 99999999999"), 2, set()),
    ("first day is a text", of("UPDATE col SET crt = 'monday'"), 2, set()),
    ("answers of no card", of("UPDATE revlog SET cid = 5"), 2, {"REVIEW_WITHOUT_CARD"}),
    ("answers in seconds", of("UPDATE revlog SET id = id / 1000"), 2, set()),
    ("answers in the year 57119", of("UPDATE revlog SET id = id * 1000"), 2, {"REVIEW_ODD"}),
    ("answers of NULL", of("UPDATE revlog SET ease = NULL, time = NULL, ivl = NULL"), 2, set()),
    ("answers of texts", of("UPDATE revlog SET ease = 'good', time = 'x', type = 'y'"), 2, set()),
    ("an answer took ages", of("UPDATE revlog SET time = 99999999999"), 2, set()),
    ("no log", of("DROP TABLE revlog"), 2, set()),
    ("log is a view", of("DROP TABLE revlog", "CREATE VIEW revlog AS SELECT * FROM notes"), 2,
     set()),
    ("trigger", of("CREATE TRIGGER t AFTER INSERT ON cards BEGIN DELETE FROM cards; END"), 2,
     set()),
    ("further tables", of("CREATE TABLE odd (a)", "CREATE TABLE fields (a)"), 2, set()),
    ("further columns", of("ALTER TABLE notes ADD COLUMN more", "ALTER TABLE cards ADD extra"), 2,
     set()),
    ("traversal beside", with_members(**{"../../evil": b"x", "C:\\evil": b"x"}), 2, set()),
    ("media list is no JSON", with_members(media=b"{"), 2, {"MEDIUM_UNREADABLE"}),
    ("media list is a list", with_members(media=b"[1, 2]"), 2, {"MEDIUM_UNREADABLE"}),
    ("media list nested deep", with_members(media=b"[" * 90_000), 2, {"MEDIUM_UNREADABLE"}),
    ("media list of numbers", with_members(media=b'{"0": 1, "1": null}'), 2, set()),
    ("meta is noise", with_members(meta=b"\xff" * 40), 2, set()),
    ("meta is large", with_members(meta=bytes(100_000)), 2, set()),
    ("latest, media noise", latest(b"noise", b"x"), 1, {"MEDIUM_UNREADABLE", "MEDIUM_MISSING"}),
    ("latest, media of no end", latest(zstd.compress(b"\x0a\xff\xff\xff\xff\x0f")), 1,
     {"MEDIUM_UNREADABLE", "MEDIUM_MISSING"}),
    ("latest, file is noise", latest(zstd.compress(b"\x0a\x07\x0a\x05a.png"), b"noise"), 1,
     {"MEDIUM_UNREADABLE"}),
    ("latest, file is missing", latest(zstd.compress(b"\x0a\x07\x0a\x05a.png")), 1,
     {"MEDIUM_UNREADABLE"}),
]  # fmt: skip


@pytest.mark.parametrize(
    ("make", "notes", "kinds"), [case[1:] for case in MENDED], ids=[case[0] for case in MENDED]
)
def test_what_can_be_used_comes_and_the_rest_is_named(
    tmp_path: Path, make: Make, notes: int, kinds: set[str]
) -> None:
    found = staged_package(make(tmp_path / "deck.apkg"), tmp_path / "staging")
    assert len(found.fronts) == notes
    assert found.kinds == kinds
    assert sorted(path.name for path in tmp_path.iterdir()) == ["deck.apkg", "staging"]


def bomb(member: str, packed: bytes) -> Make:
    return lambda file: zipped(file, {"meta": b"\x08\x03", member: packed})


def doubled(file: Path) -> Path:
    """A package with two collections of one name."""
    with zipfile.ZipFile(of()(file)) as archive:
        data = archive.read("collection.anki2")
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("collection.anki2", data)
        with pytest.warns(UserWarning, match="Duplicate"):
            archive.writestr("collection.anki2", data)
    return file


def patched(place: int, flag: int) -> Make:
    """A package with bits set in the flags of the first member, in both of its headers."""

    def make(file: Path) -> Path:
        data = bytearray(of()(file).read_bytes())
        start = data.find(b"PK\x01\x02")
        data[place] |= flag
        data[start + place + 2] |= flag
        file.write_bytes(data)
        return file

    return make


def overlapping(file: Path) -> Path:
    """An archive whose entries all lie on the same bytes."""
    with zipfile.ZipFile(of()(file)) as archive:
        content = archive.read("collection.anki2")
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for n in range(20):
            archive.writestr(f"{n:02}", content)
        archive.writestr("collection.anki2", content)
    data = bytearray(made.getvalue())
    place = data.find(b"PK\x01\x02")
    while place >= 0:
        struct.pack_into("<I", data, place + 42, 0)
        place = data.find(b"PK\x01\x02", place + 4)
    file.write_bytes(data)
    return file


def linked(file: Path) -> Path:
    with zipfile.ZipFile(file, "w") as archive:
        link = zipfile.ZipInfo("collection.anki2")
        link.external_attr = 0o120777 << 16
        archive.writestr(link, "/etc/passwd")
    return file


def cut(share: float) -> Make:
    def make(file: Path) -> Path:
        data = of()(file).read_bytes()
        file.write_bytes(data[: int(len(data) * share)])
        return file

    return make


def torn(start: int, length: int, *, bare: bool = True) -> Make:
    """A database with zeros in it."""

    def make(file: Path) -> Path:
        deck = Deck()
        for n in range(400):
            deck.pair(f"question {n} " * 20, "answer")
        data = bytearray(deck.write_database(file).read_bytes())
        data[start : start + length] = bytes(length)
        if bare:
            file.write_bytes(data)
            return file
        return zipped(file, {"collection.anki2": bytes(data), "media": b"{}"})

    return make


def respelled(before: bytes, after: bytes) -> Make:
    """A bare collection with other bytes in the words that made its tables."""

    def make(file: Path) -> Path:
        data = Deck().write_database(file).read_bytes()
        assert len(before) == len(after)
        assert before in data
        file.write_bytes(data.replace(before, after))
        return file

    return make


REFUSED: list[tuple[str, Make, ProblemKind]] = [
    ("no cards table", of("DROP TABLE cards"), ProblemKind.DECK_TRUNCATED),
    ("no notes table", of("DROP TABLE notes"), ProblemKind.DECK_TRUNCATED),
    ("no col table", of("DROP TABLE col"), ProblemKind.DECK_TRUNCATED),
    ("col is empty", of("DELETE FROM col"), ProblemKind.DECK_TRUNCATED),
    ("cards are a view", of("ALTER TABLE cards RENAME TO kept",
                            "CREATE VIEW cards AS SELECT * FROM kept"), ProblemKind.DECK_TRUNCATED),
    ("notes of another shape", of("ALTER TABLE notes RENAME COLUMN flds TO texts"),
     ProblemKind.DECK_TRUNCATED),
    ("a virtual table", of("DROP TABLE notes", "CREATE VIRTUAL TABLE notes USING fts5(id, guid,"
                           " mid, mod, tags, flds, flags, data)"), ProblemKind.DECK_TRUNCATED),
    ("newer", of(version=19), ProblemKind.DECK_NEWER),
    ("version of no sense", of("UPDATE col SET ver = -3"), ProblemKind.DECK_TRUNCATED),
    ("version is a text", of("UPDATE col SET ver = 'x'"), ProblemKind.DECK_TRUNCATED),
    ("meta newer", with_members(meta=b"\x08\x7f"), ProblemKind.DECK_NEWER),
    ("two collections", doubled, ProblemKind.DECK_HOSTILE),
    ("encrypted", patched(6, 1), ProblemKind.DECK_HOSTILE),
    ("overlapping", overlapping, ProblemKind.DECK_HOSTILE),
    ("a link", linked, ProblemKind.DECK_HOSTILE),
    ("packed in an unknown way", patched(8, 0x40), ProblemKind.DECK_TRUNCATED),
    ("half of it", cut(0.5), ProblemKind.DECK_TRUNCATED),
    ("all but its end", cut(0.98), ProblemKind.DECK_TRUNCATED),
    ("latest, zstd is cut", bomb("collection.anki21b", zstd.compress(bytes(90_000))[:-4]),
     ProblemKind.DECK_TRUNCATED),
    ("latest, not zstd", bomb("collection.anki21b", b"SQLite format 3\x00"),
     ProblemKind.DECK_TRUNCATED),
    ("latest, zeros", bomb("collection.anki21b", zstd.compress(bytes(40_000_000))),
     ProblemKind.DECK_TRUNCATED),
    ("pages are zeros", torn(4_096 * 3, 4_096 * 8), ProblemKind.DECK_TRUNCATED),
    ("pages are zeros, in a package", torn(4_096 * 2, 4_096, bare=False),
     ProblemKind.DECK_TRUNCATED),
    ("the schema is no text", respelled(b"TABLE cards (", b"TABLE c\xe4\xa0ds ,"),
     ProblemKind.DECK_TRUNCATED),
    ("the schema is zeros", torn(100, 3_000), ProblemKind.DECK_TRUNCATED),
]  # fmt: skip


@pytest.mark.parametrize(
    ("make", "kind"), [case[1:] for case in REFUSED], ids=[case[0] for case in REFUSED]
)
def test_a_file_that_cannot_be_used_is_refused_in_words(
    tmp_path: Path, make: Make, kind: ProblemKind
) -> None:
    file = make(tmp_path / "deck.apkg")
    with pytest.raises(Problem) as refused:
        staged_package(file, tmp_path / "staging")
    assert refused.value.kind is kind
    assert refused.value.next_step


def test_enough_hostile_packages_are_tried() -> None:
    assert len(MENDED) + len(REFUSED) >= 90
