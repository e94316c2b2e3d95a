"""Packages of Anki come in whole; odd rows are mended and named, a file twice adds nothing."""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from aimstudy.application import open_library
from aimstudy.domain.errors import Problem, ProblemKind
from aimstudy.domain.imports import FileKind, RemarkKind
from aimstudy.services import import_steps
from aimstudy.services.context import Context
from aimstudy.services.library import Library
from aimstudy.storage.session import Session
from tests.anki_files import FIRST_S, Deck, zipped

NOW = datetime(2024, 3, 1, 12, 0, tzinfo=UTC)
DAY_MS = 86_400_000


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with open_library(tmp_path / "library", lambda: NOW) as opened:
        yield opened


def day_of(days: int) -> int:
    """The ordinal of a day that a collection counts so."""
    return (datetime.fromtimestamp(FIRST_S, UTC) + timedelta(days=days)).date().toordinal()


def rows(library: Library, query: str) -> list[tuple[object, ...]]:
    """What stands in the library's file."""
    with closing(sqlite3.connect(library.folder / "library.db")) as connection:
        return connection.execute(query).fetchall()


@pytest.mark.parametrize("generation", ["first", "second", "latest", "bare"])
def test_every_generation_gives_the_same(library: Library, tmp_path: Path, generation: str) -> None:
    deck = Deck(decks={1: "Default", 5: "AIM::Course 1"})
    deck.pair("What is risk?", "<b>Chance</b> of loss", did=5)
    deck.card(deck.note("A {{c1::berth::where}} is a place.", mid=20, tags=" a b "), ord=0)
    file = tmp_path / "deck.apkg"
    if generation == "first":
        deck.write(file)
    elif generation == "second":
        deck.write(file, "collection.anki21")
    elif generation == "latest":
        deck.write_latest(file)
    else:
        deck.write_database(file)
    done = library.importing.run(file)
    assert done.kind is (FileKind.DATABASE if generation == "bare" else FileKind.PACKAGE)
    assert (done.notes.new, done.cards, done.decks, done.remarks) == (2, 2, 2, ())
    assert rows(library, "SELECT kind, front, back, tags, fields FROM notes ORDER BY id") == [
        (
            "question",
            "What is risk?",
            "Chance of loss",
            "",
            "What is risk?\x1f<b>Chance</b> of loss",
        ),
        ("cloze", "A berth is a place.", "", "a b", "A {{c1::berth::where}} is a place."),
    ]
    assert rows(library, "SELECT name FROM decks ORDER BY name") == [
        ("AIM",),  # so that all under it can be chosen
        ("AIM::Course 1",),
        ("Default",),
    ]


def test_the_same_file_twice_adds_nothing(library: Library, tmp_path: Path) -> None:
    deck = Deck()
    for n in range(3):
        deck.pair(f"Question {n}", f"Answer {n}")
    file = deck.write(tmp_path / "deck.apkg")
    assert library.importing.preview(file).notes.new == 3
    assert library.status()["cards"] == 0
    assert library.importing.run(file).notes.new == 3
    again = library.importing.run(file)
    assert (again.notes.new, again.notes.same, again.cards) == (0, 3, 0)
    assert library.importing.preview(file).notes.same == 3
    assert library.status()["cards"] == 3


def test_a_newer_version_updates_what_was_not_edited_here(library: Library, tmp_path: Path) -> None:
    first = Deck()
    for n in range(3):
        first.pair(f"Question {n}", f"Answer {n}")
    library.importing.run(first.write(tmp_path / "one.apkg"))
    [mine] = [line for line in library.cards.table().lines if line.front == "Question 1"]
    library.cards.edit(mine.card_id, "Question 1", "My own answer")
    second = Deck()
    for n in range(4):
        second.pair(f"Question {n}", "Answer" if n == 2 else f"Better answer {n}")
    done = library.importing.run(second.write(tmp_path / "two.apkg"))
    notes = done.notes
    assert (notes.new, notes.changed, notes.kept, notes.conflicts) == (1, 2, 1, 1)
    backs = {line.front: line.back for line in library.cards.table().lines}
    assert backs == {
        "Question 0": "Better answer 0",
        "Question 1": "My own answer",
        "Question 2": "Answer",
        "Question 3": "Better answer 3",
    }


def test_days_history_and_states_are_kept(library: Library, tmp_path: Path) -> None:
    deck = Deck()
    told = json.dumps({"s": 12.5, "d": 6.25, "lrt": FIRST_S + 90 * 86_400 + 7_200})
    _, known = deck.pair(
        "Known", "x", type=2, queue=2, due=120, ivl=30, factor=2_500, reps=2, data=told
    )
    _, old = deck.pair("Replayed", "x", type=2, queue=2, due=118, ivl=20, factor=2_500, reps=2)
    deck.pair("Guessed", "x", type=2, queue=-1, due=100, ivl=8, factor=1_900, reps=4, lapses=1)
    deck.pair("New", "x")
    at_ms = (FIRST_S + 90 * 86_400 + 7_200) * 1000
    for card in (known, old):
        deck.review(card, at_ms - 3 * DAY_MS + card % 10, 3)
        deck.review(card, at_ms + card % 10, 4)
    done = library.importing.run(deck.write(tmp_path / "deck.apkg"))
    assert done.reviews == 4
    found = {
        row[0]: row[1:]
        for row in rows(
            library,
            "SELECT n.front, c.phase, c.stability, c.difficulty, c.last_day, c.due_day, c.reps,"
            " c.lapses, c.suspended FROM cards c JOIN notes n ON n.id = c.note_id",
        )
    }
    assert found["Known"] == ("review", 12.5, 6.25, day_of(90), day_of(120), 2, 0, 0)
    assert found["Guessed"] == ("review", 8.0, 7.0, day_of(92), day_of(100), 4, 1, 1)
    assert found["New"] == ("new", 0.0, 0.0, 0, 0, 0, 0, 0)
    replayed = found["Replayed"]
    assert (replayed[0], replayed[3], replayed[5]) == ("review", day_of(90), 2)
    report = library.check()
    assert (report.findings, report.states_differ) == ((), 0)
    assert library.status()["reviews"] == 4


def test_media_are_kept_by_content_under_safe_names(library: Library, tmp_path: Path) -> None:
    deck = Deck(
        media={"valve.png": b"\x89PNG one", "../../evil.mp3": b"ID3 two", "spare.png": b"3"}
    )
    deck.pair('<img src="valve.png">', "[sound:../../evil.mp3] [sound:gone.mp3]")
    done = library.importing.run(deck.write(tmp_path / "deck.apkg"))
    assert done.media == 2
    kinds = sorted(remark.kind.name for remark in done.remarks)
    assert kinds == ["MEDIA_NOT_USED", "MEDIUM_MISSING", "MEDIUM_NAME_ODD"]
    assert rows(library, "SELECT label FROM media ORDER BY label") == [
        ("evil.mp3",),
        ("valve.png",),
    ]
    assert len(list((library.folder / "media").iterdir())) == 2
    assert not (tmp_path / "evil.mp3").exists()


def test_odd_rows_are_mended_and_named(library: Library, tmp_path: Path) -> None:
    deck = Deck()
    deck.pair("One field")
    deck.pair("a", "b", "c")
    deck.card(deck.note("twin", "x", guid="same"))
    deck.card(deck.note("other twin", "x", guid="same"))
    deck.card(deck.note("no type", "x", mid=99))
    note, _ = deck.pair("twice", "x")
    deck.card(note)
    deck.card(4)
    deck.card(note, ord=7)
    deck.pair("odd", "x", type=2, queue=2, due=5, ivl=-400)
    deck.review(4_711, 1_650_000_000_000, 3)
    done = library.importing.run(deck.write(tmp_path / "deck.apkg"))
    kinds = {remark.kind for remark in done.remarks}
    assert kinds == {
        RemarkKind.FIELDS_TOO_FEW, RemarkKind.FIELDS_TOO_MANY, RemarkKind.SAME_IDENTITY,
        RemarkKind.NOTE_TYPE_MISSING, RemarkKind.CARD_DOUBLE, RemarkKind.CARD_WITHOUT_NOTE,
        RemarkKind.CARD_TEMPLATE_MISSING, RemarkKind.CARD_SCHEDULE_ODD,
        RemarkKind.REVIEW_WITHOUT_CARD,
    }  # fmt: skip
    assert (done.notes.new, done.cards) == (7, 7)
    assert library.check().findings == ()


@pytest.mark.parametrize(
    ("make", "kind"),
    [
        (lambda f: zipped(f, {"a.txt": b"x"}), ProblemKind.DECK_KIND_LATER),
        (lambda f: zipped(f, {"collection.anki2": b"no database"}), ProblemKind.DECK_TRUNCATED),
        (
            lambda f: zipped(f, {"meta": b"\x08\x09", "collection.anki2": b"x"}),
            ProblemKind.DECK_NEWER,
        ),
        (
            lambda f: zipped(f, {"meta": b"\x08\x03", "collection.anki2": b"x"}),
            ProblemKind.DECK_PLACEHOLDER,
        ),
        (
            lambda f: zipped(f, {"meta": b"\x08\x03", "collection.anki21b": b"(\xb5/\xfd"}),
            ProblemKind.DECK_TRUNCATED,
        ),
        (lambda f: f.write_bytes(b"PK\x03\x04 cut off") and f, ProblemKind.DECK_TRUNCATED),
        (lambda f: f.write_text("<!DOCTYPE html><p>Sign in") and f, ProblemKind.DECK_IS_WEB_PAGE),
        (lambda f: f.write_bytes(b"") or f, ProblemKind.FILE_EMPTY),
        (lambda f: f, ProblemKind.FILE_MISSING),
        (lambda f: Deck(version=19).write(f), ProblemKind.DECK_NEWER),
        (
            lambda f: Deck(statements=["DROP TABLE cards"]).write(f),
            ProblemKind.DECK_TRUNCATED,
        ),
        (
            lambda f: Deck(
                statements=["DROP TABLE notes", "CREATE VIEW notes AS SELECT * FROM cards"]
            ).write(f),
            ProblemKind.DECK_TRUNCATED,
        ),
    ],
)
def test_bad_files_are_refused_and_change_nothing(
    library: Library, tmp_path: Path, make: object, kind: ProblemKind
) -> None:
    assert callable(make)
    file = make(tmp_path / "deck.apkg")
    before = rows(library, "SELECT count(*), total(id) FROM notes")
    with pytest.raises(Problem) as refused:
        library.importing.run(file)
    assert refused.value.kind is kind
    assert "deck.apkg" in str(refused.value)
    assert rows(library, "SELECT count(*), total(id) FROM notes") == before
    assert list((library.folder / "imports").iterdir()) == []


def test_triggers_of_a_file_do_not_fire(library: Library, tmp_path: Path) -> None:
    deck = Deck(statements=["CREATE TRIGGER t AFTER INSERT ON cards BEGIN DELETE FROM cards; END"])
    deck.pair("a", "b")
    assert library.importing.run(deck.write(tmp_path / "deck.apkg")).cards == 1


def test_imported_cards_are_studied(library: Library, tmp_path: Path) -> None:
    deck = Deck()
    deck.pair("What is risk?", "Chance of loss")
    library.importing.run(deck.write(tmp_path / "deck.apkg"))
    card = library.study.next_card()
    assert card is not None
    assert (card.prompt, card.answer) == ("What is risk?", "Chance of loss")
    library.study.answer(card.card_id, 3)
    assert library.status()["reviews"] == 1
    assert library.study_day() == date(2024, 3, 1)


def counts(library: Library) -> list[tuple[object, ...]]:
    """What a person sees of a library, as numbers."""
    return [
        *rows(library, "SELECT front, back, deleted FROM notes WHERE deleted = 0 ORDER BY id"),
        *rows(library, "SELECT id, phase, reps, due_day FROM cards WHERE deleted = 0 ORDER BY id"),
        *rows(library, "SELECT * FROM days WHERE answers > 0 ORDER BY study_day"),
        tuple(library.status().items()),
    ]


def test_one_undo_takes_an_import_back_and_redo_brings_it_again(
    library: Library, tmp_path: Path
) -> None:
    at_ms = (FIRST_S + 90 * 86_400) * 1000
    first, second = Deck(), Deck()
    for n in range(4):
        first.pair(f"Question {n}", f"Answer {n}")
        _, card = second.pair(f"Question {n}", f"Answer {n + n // 3}", type=2, queue=2, due=99)
        second.review(card, at_ms + n, 3)
    _, new = second.pair("Question 9", "Answer 9", type=2, queue=2, due=99)
    second.review(new, at_ms + 9, 3)
    library.importing.run(first.write(tmp_path / "one.apkg"))
    before = counts(library)
    done = library.importing.run(second.write(tmp_path / "two.apkg"))
    assert (done.notes.new, done.notes.changed, done.reviews) == (1, 1, 5)
    after = counts(library)
    assert library.undo().kind == "import"
    assert counts(library) == before
    assert library.check().states_differ == 0
    library.redo()
    assert counts(library) == after
    assert library.check().states_differ == 0
    library.undo()
    assert counts(library) == before
    again = library.importing.run(tmp_path / "two.apkg")
    assert (again.notes.new, again.notes.changed) == (1, 1)
    assert library.check().findings == ()


@pytest.mark.parametrize("one_by_one", [500, 0])
def test_undo_of_an_import_works_out_the_cards_that_it_touched_and_no_others(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, one_by_one: int
) -> None:
    at_ms = (FIRST_S + 90 * 86_400) * 1000
    first, second = Deck(), Deck()
    for n in range(3):
        first.pair(f"Question {n}", f"Answer {n}")
        _, card = second.pair(f"Question {n}", f"Answer {n}", type=2, queue=2, due=99)
        second.review(card, at_ms + n, 3)
    library.importing.run(first.write(tmp_path / "one.apkg"))
    states = "SELECT id, phase, stability, due_day, reps, lapses FROM cards WHERE deleted = 0"
    before = rows(library, states)
    assert library.importing.run(second.write(tmp_path / "two.apkg")).reviews == 3
    [card_id] = rows(library, "SELECT max(id) FROM cards")[0]
    assert isinstance(card_id, int)
    library.study.answer(card_id, 3)
    library.undo()
    whole: list[int] = []
    real = import_steps._recompute
    monkeypatch.setattr(import_steps, "_ONE_BY_ONE", one_by_one)

    def all_of_it(session: Session, context: Context) -> None:
        whole.append(1)
        real(session, context)

    monkeypatch.setattr(import_steps, "_recompute", all_of_it)
    library.undo()
    assert rows(library, states) == before
    assert bool(whole) == (one_by_one == 0)
    assert library.check().states_differ == 0
    library.redo()
    assert library.check().states_differ == 0


def test_undo_of_an_import_holds_after_a_restart(tmp_path: Path) -> None:
    deck = Deck()
    deck.pair("a", "b")
    with open_library(tmp_path / "library", lambda: NOW) as library:
        library.importing.run(deck.write(tmp_path / "deck.apkg"))
    with open_library(tmp_path / "library", lambda: NOW) as library:
        library.undo()
        assert library.status()["cards"] == 0


def test_history_that_was_left_out_comes_with_the_next_import(
    library: Library, tmp_path: Path
) -> None:
    deck = Deck(media={"a.png": b"1"})
    _, card = deck.pair('<img src="a.png">', "x", type=2, queue=2, due=99, ivl=3)
    deck.review(card, (FIRST_S + 90 * 86_400) * 1000, 3)
    deck.pair("new", "x")
    file = deck.write(tmp_path / "deck.apkg")
    assert library.importing.run(file, history=False).reviews == 0
    second = library.importing.run(file)
    assert (second.notes.same, second.cards, second.reviews, second.remarks) == (2, 0, 1, ())
    third = library.importing.run(file)
    assert (third.notes.same, third.reviews, third.remarks) == (2, 0, ())
    assert library.check().states_differ == 0
