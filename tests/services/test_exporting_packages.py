"""Packages go out as they came in, and cards made or answered here go with them."""

import json
import sqlite3
import zipfile
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from aimstudy.application import open_library
from aimstudy.domain.errors import Problem, ProblemKind
from aimstudy.services.library import Library
from tests.anki_files import FIRST_S, Deck

NOW = datetime(2024, 3, 1, 12, 0, tzinfo=UTC)


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with open_library(tmp_path / "library", lambda: NOW) as opened:
        yield opened


def inside(file: Path, query: str) -> list[Any]:
    """The rows of a package's collection."""
    with zipfile.ZipFile(file) as archive:
        unpacked = file.with_suffix(".unpacked")
        unpacked.write_bytes(archive.read("collection.anki2"))
    with closing(sqlite3.connect(unpacked)) as connection:
        return connection.execute(query).fetchall()


def full_deck() -> Deck:
    """Cards in every state, with history, media, a deck tree and odd settings."""
    deck = Deck(decks={1: "Default", 5: "AIM", 6: "AIM::Course 1"}, media={"pære.png": b"PNG"})
    told = json.dumps({"s": 12.5, "d": 6.25, "dr": 0.9, "lrt": FIRST_S + 90 * 86_400})
    _, card = deck.pair('<img src="pære.png">', "x", did=6, type=2, queue=2, due=120, ivl=30,
                        factor=2_350, reps=2, lapses=1, flags=3, data=told)  # fmt: skip
    deck.review(card, (FIRST_S + 60 * 86_400) * 1000, 3, ivl=30, last=4)
    deck.review(card, (FIRST_S + 90 * 86_400) * 1000, 4, ivl=30, last=30, time=12_345)
    deck.review(card, (FIRST_S + 91 * 86_400) * 1000, 0, type=5)
    deck.pair("learning", "x", did=5, type=1, queue=1, due=FIRST_S + 95 * 86_400, left=1001)
    deck.pair("suspended", "x", type=2, queue=-1, due=100, ivl=8, factor=1_900, reps=4)
    deck.pair("new", "x", due=77)
    note = deck.note("{{c1::a}} and {{c3::b}}", mid=20, tags=" one two ")
    deck.card(note, ord=0)
    deck.card(note, ord=2)
    return deck


CARDS = (
    "SELECT id, nid, ord, type, queue, due, ivl, factor, reps, lapses, flags, data FROM cards"
    " ORDER BY id"
)
NOTES = "SELECT id, guid, mid, tags, flds FROM notes ORDER BY id"
LOG = "SELECT id, cid, ease, ivl, lastIvl, factor, time, type FROM revlog ORDER BY id"


@pytest.mark.parametrize("query", [CARDS, NOTES, LOG, "SELECT crt FROM col"])
def test_what_was_not_touched_goes_back_as_it_came(
    library: Library, tmp_path: Path, query: str
) -> None:
    file = full_deck().write(tmp_path / "deck.apkg")
    library.importing.run(file)
    done = library.exporting.run(tmp_path / "out.apkg")
    assert (done.notes, done.cards) == (5, 6)
    was = [
        tuple(v.strip() if isinstance(v, str) else v for v in row) for row in inside(file, query)
    ]
    now = inside(tmp_path / "out.apkg", query)
    assert [tuple(v.strip() if isinstance(v, str) else v for v in row) for row in now] == was


def test_decks_types_and_media_go_too(library: Library, tmp_path: Path) -> None:
    library.importing.run(full_deck().write(tmp_path / "deck.apkg"))
    out = tmp_path / "out.apkg"
    library.exporting.run(out)
    [(models, decks)] = inside(out, "SELECT models, decks FROM col")
    assert {m["name"]: [f["name"] for f in m["flds"]] for m in json.loads(models).values()} == {
        "Basic": ["Front", "Back"],
        "Cloze": ["Text"],
    }
    assert {d["name"] for d in json.loads(decks).values()} == {"Default", "AIM", "AIM::Course 1"}
    with zipfile.ZipFile(out) as archive:
        assert json.loads(archive.read("media")) == {"0": "pære.png"}
        assert archive.read("0") == b"PNG"


def test_an_answer_given_here_goes_out_as_ours(library: Library, tmp_path: Path) -> None:
    library.importing.run(full_deck().write(tmp_path / "deck.apkg"))
    [line] = [line for line in library.cards.table().lines if line.front == "new"]
    library.study.answer(line.card_id, 3, took_ms=4_000)
    out = tmp_path / "out.apkg"
    library.exporting.run(out)
    [(kind, queue, ivl, reps, data)] = inside(
        out, "SELECT type, queue, ivl, reps, cards.data FROM cards JOIN notes ON notes.id = nid"
        " WHERE flds LIKE 'new%'"
    )  # fmt: skip
    detail = library.cards.detail(line.card_id)
    assert (kind, queue, reps) == (2, 2, 1)
    assert detail.due is not None
    assert ivl == (detail.due - NOW.date()).days
    assert json.loads(data)["s"] > 0
    assert inside(
        out, f"SELECT ease, time FROM revlog WHERE id = {round(NOW.timestamp() * 1000)}"
    ) == [(3, 4_000)]


def test_cards_made_here_go_out_with_types_that_anki_knows(
    library: Library, tmp_path: Path
) -> None:
    library.cards.write("What is <b>?", "A & B", reverse=True, tags="x y")
    library.cards.write("A ____ is a place", "berth")
    out = tmp_path / "out.apkg"
    library.exporting.run(out)
    assert inside(out, "SELECT flds, tags FROM notes ORDER BY id") == [
        ("What is &lt;b&gt;?\x1fA &amp; B", " x y "),
        ("A {{c1::berth}} is a place\x1f", ""),
    ]
    assert inside(out, "SELECT ord FROM cards ORDER BY id") == [(0,), (1,), (0,)]


def test_a_part_is_chosen_by_deck_tag_or_words(library: Library, tmp_path: Path) -> None:
    library.importing.run(full_deck().write(tmp_path / "deck.apkg"))
    out = tmp_path / "out.apkg"
    assert library.exporting.run(out, deck="AIM").cards == 2
    assert library.exporting.run(out, deck="AIM::Course 1").cards == 1
    assert library.exporting.run(out, tag="one").cards == 2
    assert library.exporting.run(out, search="susp").cards == 1
    with pytest.raises(Problem) as refused:
        library.exporting.run(out, tag="nowhere")
    assert refused.value.kind is ProblemKind.DECK_EMPTY
    assert library.exporting.run(out, scheduling=False).reviews == 0
    assert inside(out, "SELECT DISTINCT type, ivl, reps FROM cards") == [(0, 0, 0)]


def test_a_deck_is_found_whatever_its_capitals_or_its_like_are_named(
    library: Library, tmp_path: Path
) -> None:
    library.importing.run(full_deck().write(tmp_path / "deck.apkg"))
    out = tmp_path / "out.apkg"
    assert library.exporting.run(out, deck="aim").cards == 2
    assert library.exporting.run(out, deck="Aim::course 1").cards == 1
    out.unlink()
    with pytest.raises(Problem) as refused:
        library.exporting.run(out, deck="AIM::Course 7")
    assert refused.value.kind is ProblemKind.EXPORT_DECK_UNKNOWN
    assert "no deck called AIM::Course 7" in str(refused.value)
    assert "AIM::Course 1" in str(refused.value)
    assert not out.exists()


def test_what_comes_back_in_is_the_same(library: Library, tmp_path: Path) -> None:
    library.importing.run(full_deck().write(tmp_path / "deck.apkg"))
    library.exporting.run(tmp_path / "out.apkg")
    again = library.importing.run(tmp_path / "out.apkg")
    assert (again.notes.new, again.notes.changed, again.notes.same) == (0, 0, 5)
    with open_library(tmp_path / "second", lambda: NOW) as second:
        second.importing.run(tmp_path / "out.apkg")
        second.exporting.run(tmp_path / "twice.apkg")
    for query in (CARDS, NOTES, LOG):
        assert inside(tmp_path / "twice.apkg", query) == inside(tmp_path / "out.apkg", query)


def test_a_name_that_tells_no_format_is_refused(library: Library, tmp_path: Path) -> None:
    library.cards.write("a", "b")
    with pytest.raises(Problem) as refused:
        library.exporting.run(tmp_path / "out.xyz")
    assert refused.value.kind is ProblemKind.EXPORT_FORMAT_UNKNOWN
    with pytest.raises(Problem) as refused:
        library.exporting.run(tmp_path / "nowhere" / "out.apkg")
    assert refused.value.kind is ProblemKind.FILE_NOT_WRITTEN
