"""Our own JSON: what goes out and comes into an empty library goes out again as the same bytes."""

import json
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from aimstudy.application import open_library
from aimstudy.domain.errors import Problem, ProblemKind
from aimstudy.domain.imports import FileKind
from aimstudy.services.library import Library
from tests.anki_files import BASIC, FIRST_S, Deck

NOW = datetime(2024, 3, 1, 12, 0, tzinfo=UTC)
LATER = NOW + timedelta(days=40, hours=9)
GIF = bytes.fromhex(
    "474946383961010001008000000000 00ffffff2c000000000100010000020244 01003b".replace(" ", "")
)


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with open_library(tmp_path / "library", lambda: NOW) as opened:
        yield opened


def there_and_back(library: Library, where: Path, **choices: Any) -> tuple[bytes, bytes]:
    """The first file, and the one that a library makes that was filled from it."""
    first, second = where / "first.json", where / "second.json"
    library.exporting.run(first, **choices)
    with open_library(where / "other", lambda: LATER) as other:
        done = other.importing.run(first)
        assert done.kind is FileKind.JSON
        assert not done.remarks
        other.exporting.run(second, **choices)
    return first.read_bytes(), second.read_bytes()


def by_hand(library: Library, tmp_path: Path) -> None:
    library.cards.write('What is <b> & "it"?', "A\nB\tC \\ {{c1::x}} \u2028 æ", tags="x y::z")
    library.cards.write("A ____ is a place", "berth", reverse=False)
    card = library.cards.write("Både og", "både\nog", reverse=True)
    library.study.remark(card.card_id, "mine: ”sitat”")
    library.cards.bookmark([card.card_id], on=True)
    picture = tmp_path / "valve.gif"
    picture.write_bytes(GIF)
    library.cards.write(f"What is this? {library.media.add(picture)}", "a valve", typed=True)


def packages() -> Deck:
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
    deck.card(note, ord=0, due=90)
    deck.card(note, ord=2, due=10)
    deck.types[30] = {**BASIC, "css": "b {}", "latexPre": "é"}
    note = deck.note("same name", "other type", mid=30)
    deck.card(note, due=5)
    _, began = deck.pair("began anew", "x", type=0, due=3)
    deck.review(began, (FIRST_S + 20 * 86_400) * 1000, 3)
    deck.review(began, (FIRST_S + 30 * 86_400) * 1000, 0, ivl=0, factor=0, type=4)
    return deck


def from_package(library: Library, tmp_path: Path) -> None:
    library.importing.run(packages().write(tmp_path / "deck.apkg"))


def from_latest(library: Library, tmp_path: Path) -> None:
    library.importing.run(packages().write_latest(tmp_path / "deck.apkg"))


def from_database(library: Library, tmp_path: Path) -> None:
    library.importing.run(packages().write_database(tmp_path / "collection.anki2"))


def answered(library: Library, tmp_path: Path) -> None:
    from_package(library, tmp_path)
    by_hand(library, tmp_path)
    asked = [line for line in library.cards.table().lines if line.front != "suspended"]
    for rating, line in enumerate(asked):
        library.study.answer(line.card_id, rating % 4 + 1, took_ms=4_000)
    lines = library.cards.table().lines
    library.cards.flag([line.card_id for line in lines[::2]], on=True)
    library.cards.suspend([lines[1].card_id], on=True)
    library.study.bury(lines[2].card_id)
    [new] = library.cards.table("new").lines
    library.cards.edit(new.card_id, "edited here", "x")


def from_questions(library: Library, tmp_path: Path) -> None:
    file = tmp_path / "q.txt"
    file.write_text(
        "What is æ?\nA. a letter\nB. a <word>\nANSWER: A\n\nB?\nA. x\nB. y\nANSWER: B\n"
    )
    library.importing.run(file)
    table = tmp_path / "t.csv"
    table.write_text("front,back,Example,tags\na,b,<i>c</i>,x y\nd,e,f,\n")
    library.importing.run(table)


def from_articles(library: Library, tmp_path: Path) -> None:
    file = tmp_path / "article.md"
    file.write_text(
        "# Marine cover\n\nA deductible is the part of a loss that the insured pays. "
        "The policy lasts 12 months. Hull insurance covers damage to the ship.\n"
    )
    added = library.articles.add(file)
    library.articles.accept_all(added.article_id)
    assert library.cards.table().lines


MAKERS = [
    by_hand, from_package, from_latest, from_database, answered, from_questions,
    from_articles,
]  # fmt: skip


@pytest.mark.parametrize("fill", MAKERS, ids=lambda fill: fill.__name__)
@pytest.mark.parametrize("choices", [{}, {"scheduling": False}, {"media": False}], ids=str)
def test_equal_bytes(
    library: Library, tmp_path: Path, fill: Callable[[Library, Path], None], choices: Any
) -> None:
    fill(library, tmp_path)
    first, second = there_and_back(library, tmp_path, **choices)
    assert first.decode() == second.decode()


def test_two_files_of_one_name_stay_two(library: Library, tmp_path: Path) -> None:
    for name, data in (("a", b"ONE"), ("b", b"TWO")):
        deck = Deck(media={"x.png": data})
        deck.card(deck.note(f'<img src="x.png">{name}', "y", guid=name))
        library.importing.run(deck.write(tmp_path / f"{name}.apkg"))
    first, second = there_and_back(library, tmp_path)
    assert first == second
    assert {file.read_bytes() for file in (tmp_path / "first.media").iterdir()} == {b"ONE", b"TWO"}
    told = json.loads(first)
    assert [len(note["media"]) for note in told["notes"]] == [1, 1]
    assert set(told["media"]) == {file.name for file in (tmp_path / "second.media").iterdir()}


def test_memory_and_history_come_along(library: Library, tmp_path: Path) -> None:
    answered(library, tmp_path)
    library.exporting.run(tmp_path / "all.json")
    with open_library(tmp_path / "other", lambda: NOW) as other:
        other.importing.run(tmp_path / "all.json")
        here, there = ([lib.cards.detail(line.card_id) for line in lib.cards.table().lines]
                       for lib in (library, other))  # fmt: skip
        assert len(here) > 8
        for one, same in zip(here, there, strict=True):
            assert (one.front, one.back, one.tags) == (same.front, same.back, same.tags)
            assert (one.due, one.hold, one.remark) == (same.due, same.hold, same.remark)
        assert other.care.check().states_differ == 0
        other.undo()
        assert not other.cards.table().lines


def test_the_same_library_has_all_of_it(library: Library, tmp_path: Path) -> None:
    answered(library, tmp_path)
    from_articles(library, tmp_path)
    file = tmp_path / "all.json"
    library.exporting.run(file)
    before = file.read_bytes()
    expected, done = library.importing.preview(file), library.importing.run(file)
    for said in (expected, done):
        assert (said.notes.new, said.notes.changed, said.notes.kept) == (0, 0, 0)
        assert said.notes.same > 5
    library.exporting.run(file)
    assert file.read_bytes() == before


def test_what_was_edited_in_the_file_is_taken(library: Library, tmp_path: Path) -> None:
    answered(library, tmp_path)
    file = tmp_path / "all.json"
    library.exporting.run(file)
    text = file.read_text(encoding="utf-8")
    assert text.count('"berth"') == 1
    file.write_text(text.replace('"berth"', '"quay"'), encoding="utf-8")
    [was] = library.cards.table("place").lines
    done = library.importing.run(file)
    assert (done.notes.new, done.notes.changed, done.notes.kept) == (0, 1, 0)
    [now] = library.cards.table("place").lines
    assert (now.card_id, now.back, now.due) == (was.card_id, "quay", was.due)
    library.undo()
    assert library.cards.table("place").lines[0].back == "berth"


def test_an_older_file_takes_nothing_back(tmp_path: Path) -> None:
    now = [NOW]
    with open_library(tmp_path / "library", lambda: now[0]) as library:
        card = library.cards.write("A ____ is a place", "berth")
        library.exporting.run(tmp_path / "old.json")
        now[0] = LATER
        library.cards.edit(card.card_id, "A ____ is a place", "quay")
        done = library.importing.run(tmp_path / "old.json")
        assert (done.notes.changed, done.notes.conflicts) == (0, 1)
        assert library.cards.detail(card.card_id).back == "quay"


def test_a_part_goes_out(library: Library, tmp_path: Path) -> None:
    from_package(library, tmp_path)
    out = tmp_path / "part.json"
    choices: list[dict[str, Any]] = [{"deck": "AIM"}, {"tag": "one"}, {"search": "susp"}]
    for choice, many in zip(choices, (2, 1, 1), strict=True):
        library.exporting.run(out, **choice)
        assert len(json.loads(out.read_bytes())["notes"]) == many
    library.exporting.run(out, deck="AIM")
    assert [file.read_bytes() for file in (tmp_path / "part.media").iterdir()] == [b"PNG"]
    library.exporting.run(out, search="susp")
    assert not list((tmp_path / "part.media").iterdir())


def test_nothing_in_it_is_a_number_of_this_library(library: Library, tmp_path: Path) -> None:
    by_hand(library, tmp_path)
    library.exporting.run(tmp_path / "a.json")
    with open_library(tmp_path / "other", lambda: LATER) as other:
        gone = other.cards.write("gone", "soon")
        other.cards.delete([gone.card_id])
        other.importing.run(tmp_path / "a.json")
        other.exporting.run(tmp_path / "b.json")
    a, b = (json.loads((tmp_path / name).read_bytes()) for name in ("a.json", "b.json"))
    for note in (*a["notes"], *b["notes"]):
        for card in note["cards"]:
            del card["position"]
    assert a == b


def test_one_edit_changes_its_line_and_its_moment(tmp_path: Path) -> None:
    now = [NOW]
    with open_library(tmp_path / "library", lambda: now[0]) as library:
        cards = [library.cards.write(f"question {n}", f"answer {n}") for n in range(20)]
        library.exporting.run(tmp_path / "a.json")
        now[0] = LATER
        library.cards.edit(cards[7].card_id, "question 7", "another answer")
        library.exporting.run(tmp_path / "b.json")
    a, b = ((tmp_path / name).read_text().split("\n") for name in ("a.json", "b.json"))
    changed = [line for old, line in zip(a, b, strict=True) if old != line]
    assert [line.split(":")[0].strip(' {"') for line in changed] == ["back", "modified"]


@pytest.mark.parametrize("indent", [None, 0, 4])
@pytest.mark.parametrize("turned", [False, True])
def test_another_layout_is_the_same_file(
    library: Library, tmp_path: Path, indent: int | None, turned: bool
) -> None:
    from_package(library, tmp_path)
    library.exporting.run(tmp_path / "a.json")
    said = json.loads((tmp_path / "a.json").read_bytes())
    if turned:
        said = dict(reversed(said.items()))
    (tmp_path / "a.json").write_text(json.dumps(said, indent=indent), encoding="utf-8-sig")
    done = library.importing.run(tmp_path / "a.json")
    assert (done.notes.new, done.notes.same, len(done.remarks)) == (0, 7, 0)


def test_a_file_by_hand_gets_what_it_leaves_out(library: Library, tmp_path: Path) -> None:
    file = tmp_path / "mine.json"
    said = {
        "aimstudy": {"format": 1},
        "note_types": [
            {"name": "Gap", "cloze": True, "fields": ["Text"],
             "templates": [{"name": "1", "question": "{{cloze:Text}}", "answer": "{{Text}}"}]},
        ],
        "notes": [{"front": "a", "back": "b"}, {"type": "Gap", "fields": ["{{c1::x}} {{c2::y}}"]}],
    }  # fmt: skip
    file.write_text(json.dumps(said))
    done = library.importing.run(file)
    assert (done.notes.new, done.cards, done.remarks) == (2, 3, ())
    assert {deck.name for deck in library.cards.decks() if deck.cards} == {"mine"}


@pytest.mark.parametrize(
    ("note", "remark"),
    [
        ("7", "NOTE_UNREADABLE"),
        ('{"guid": 5, "front": "x"}', "NOTE_UNREADABLE"),
        ('{"front": ["x"]}', "NOTE_UNREADABLE"),
        ('{"front": "x", "kind": "riddle"}', "NOTE_UNREADABLE"),
        ('{"back": "x"}', "NOTE_EMPTY"),
        ('{"type": "none", "fields": ["x", "y"]}', "NOTE_TYPE_MISSING"),
        ('{"front": "x", "guid": "g"}', "SAME_IDENTITY"),
        ('{"front": "x", "cards": [{}, {}]}', "CARD_DOUBLE"),
        ('{"front": "x", "cards": [{"ordinal": 9}]}', "CARD_TEMPLATE_MISSING"),
        ('{"front": "x", "cards": [{"phase": "review", "stability": -1}]}', "CARD_SCHEDULE_ODD"),
        ('{"front": "x", "cards": [{"log": [[1, 2]]}]}', "REVIEW_ODD"),
        ('{"front": "x", "media": {"a.png": "../../etc/passwd"}}', "MEDIUM_MISSING"),
        ('{"front": "x", "media": {"a.png": "' + "0" * 64 + '"}}', "MEDIUM_MISSING"),
    ],
    ids=range(13),
)  # fmt: skip
def test_an_odd_note_is_named_and_the_others_are_taken(
    library: Library, tmp_path: Path, note: str, remark: str
) -> None:
    file = tmp_path / "odd.json"
    first = '{"aimstudy": {"format": 1}, "notes": [\n{"guid": "g", "front": "good"},\n'
    file.write_text(f"{first}{note}]}}")
    done = library.importing.run(file)
    assert [(each.kind.name, each.line) for each in done.remarks] == [(remark, 3)]
    assert library.cards.table("good").lines


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ('{"aimstudy": {"format": 2}, "notes": []}', ProblemKind.DECK_NEWER),
        ('{"aimstudy": {"format": "x"}, "notes": []}', ProblemKind.DECK_TRUNCATED),
        ('{"aimstudy": {"format": 1}, "notes": []}', ProblemKind.DECK_EMPTY),
        ('{"aimstudy": {"format": 1}, "notes": {}}', ProblemKind.DECK_TRUNCATED),
        ('{"aimstudy": {"format": 1}, "notes": [{"front": "a"}', ProblemKind.DECK_TRUNCATED),
        ('{"aimstudy": {"format": 1}, "notes": [{"front": "a"}]} x', ProblemKind.DECK_TRUNCATED),
        ('{"aimstudy": {"format": 1}, "notes": [{"a": NaN}]}', ProblemKind.DECK_TRUNCATED),
        ('{"aimstudy": {"format": 1}, "notes": [' + "[" * 90_000, ProblemKind.DECK_TRUNCATED),
        ('{"aimstudy": {"format": 1}, "notes": [' + "9" * 9_000, ProblemKind.DECK_TRUNCATED),
        (
            '{"aimstudy": {"format": 1}, "notes": [\n<<<<<<< HEAD\n{"front": "a"}]}',
            ProblemKind.DECK_TRUNCATED,
        ),
        ('{"aimstudy": {"format": 1}, "note_types": [{"name": 1}], "notes": []}',
         ProblemKind.DECK_TRUNCATED),
    ],
    ids=range(11),
)  # fmt: skip
def test_a_damaged_file_is_refused_in_words(
    library: Library, tmp_path: Path, text: str, kind: ProblemKind
) -> None:
    file = tmp_path / "bad.json"
    file.write_text(text)
    with pytest.raises(Problem) as refused:
        library.importing.run(file)
    assert refused.value.kind is kind
    assert not library.cards.table().lines


def test_the_line_of_the_damage_is_told(library: Library, tmp_path: Path) -> None:
    library.cards.write("a", "b")
    library.exporting.run(tmp_path / "a.json")
    lines = (tmp_path / "a.json").read_text().split("\n")
    lines.insert(7, "=======")
    (tmp_path / "a.json").write_text("\n".join(lines))
    with pytest.raises(Problem, match="line 8"):
        library.importing.run(tmp_path / "a.json")


def test_halves_of_letters_and_separators_become_text(library: Library, tmp_path: Path) -> None:
    file = tmp_path / "odd.json"
    said = {"aimstudy": {"format": 1}, "notes": [{"front": "\ud800 x", "back": "a\x1fb\0"}]}
    file.write_text(json.dumps(said))
    library.importing.run(file)
    assert library.cards.table().lines[0].front == "\ufffd x"
