"""Find and replace: what is found, what it becomes, what stays as it is, and one step back."""

import json
import re
import sqlite3
from contextlib import closing
from html import escape, unescape
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aimstudy.domain.errors import Problem, ProblemKind
from aimstudy.domain.replacing import Place, ReplaceWish
from aimstudy.rendering.replacing import Replacer
from aimstudy.services.library import Library
from tests.anki_files import Deck

Row = tuple[object, ...]


def in_html(text: str, wish: ReplaceWish) -> tuple[str, int]:
    done = Replacer(wish).in_field(text, html=True)
    return done.text, done.count


def notes(library: Library) -> list[Row]:
    with closing(sqlite3.connect(library.folder / "library.db")) as connection:
        return connection.execute(
            "SELECT id, kind, front, back, accept, items, fields, modified_ms FROM notes"
        ).fetchall()


def imported(library: Library, tmp_path: Path) -> list[int]:
    deck = Deck()
    deck.pair("The <b>red</b> cat", "[sound:cat.mp3]<br>a cat &amp; dog")
    deck.card(deck.note("{{c1::cat}} and {{c2::dog::hint}}", mid=20), ord=0)
    deck.cards.append({**deck.cards[-1], "id": deck.cards[-1]["id"] + 1, "ord": 1})
    library.importing.run(deck.write(tmp_path / "deck.apkg"))
    return list(library.cards.found().ids)


@pytest.mark.parametrize(
    ("text", "wish", "expected", "count"),
    [
        ("a cat", ReplaceWish("cat", "dog"), "a dog", 1),
        ("a <b>red</b> cat", ReplaceWish("red cat", "X < Y"), "a <b>X &lt; Y</b>", 1),
        ("a <b>red</b> cat", ReplaceWish("a red cat", "Z"), "Z<b></b>", 1),
        ("salt&nbsp;&amp; fish", ReplaceWish("salt & fish", "cod"), "cod", 1),
        ("cat.png <img src='cat.png' alt=cat>", ReplaceWish("cat", "dog"),
         "dog.png <img src='cat.png' alt=cat>", 1),
        ("[sound:cat.mp3]<!--cat-->", ReplaceWish("cat", "dog"), "[sound:cat.mp3]<!--cat-->", 0),
        ("one<br>two", ReplaceWish("one two", "x"), "one<br>two", 0),
        ("one<br>two", ReplaceWish("<br>", " ", source=True), "one two", 1),
        ("one<br>two", ReplaceWish(r".+", "x", pattern=True), "x<br>x", 2),
        ("one [sound:a.mp3] two", ReplaceWish(r"o.*o", "x", pattern=True),
         "one [sound:a.mp3] two", 0),
        ("<pre>a\n  b</pre>", ReplaceWish("b", "c"), "<pre>a\n  c</pre>", 1),
        ("Æble, æble", ReplaceWish("æble", "eple"), "eple, eple", 2),
        ("Æble, æble", ReplaceWish("æble", "eple", case=True), "Æble, eple", 1),
        ("a\u030angst", ReplaceWish("ångst", "frykt"), "frykt", 1),
        ("cats, cat", ReplaceWish("cat", "dog", words=True), "cats, dog", 1),
        ("5 %, 50 %", ReplaceWish("5 %", "6 %", words=True), "6 %, 50 %", 1),
        ("Hansen, Kari", ReplaceWish(r"(\w+), (\w+)", r"\2 \1", pattern=True), "Kari Hansen", 1),
        ("<b>one</b>", ReplaceWish("^", "1: ", pattern=True), "<b>1: one</b>", 1),
        ("a.b", ReplaceWish("a.b", r"\1$&"), r"\1$&amp;", 1),
        ("axb", ReplaceWish("a.b", "c"), "axb", 0),
        ("a", ReplaceWish("a", "b\nc"), "b<br>c", 1),
        ("a", ReplaceWish("", "b"), "a", 0),
    ],
)  # fmt: skip
def test_what_a_field_of_html_becomes(
    text: str, wish: ReplaceWish, expected: str, count: int
) -> None:
    assert in_html(text, wish) == (expected, count)


@pytest.mark.parametrize(
    ("wish", "kind"),
    [
        (ReplaceWish("(a", pattern=True), ProblemKind.REPLACE_PATTERN),
        (ReplaceWish("(a)", r"\2", pattern=True), ProblemKind.REPLACE_PATTERN),
        (ReplaceWish("a" * 1_001), ProblemKind.REPLACE_TOO_LONG),
        (ReplaceWish("a", "b" * 10_001), ProblemKind.REPLACE_TOO_LONG),
    ],
)
def test_a_wish_that_cannot_be_is_refused_before_anything_is_read(
    wish: ReplaceWish, kind: ProblemKind
) -> None:
    with pytest.raises(Problem) as refused:
        Replacer(wish)
    assert refused.value.kind is kind


def test_a_pattern_that_would_take_for_ever_ends_in_words() -> None:
    replacer = Replacer(ReplaceWish("(a|aa)+$", "b", pattern=True))
    with pytest.raises(Problem) as refused:
        replacer.in_field("a" * 60 + "!", html=False)
    assert refused.value.kind is ProblemKind.REPLACE_TOO_SLOW


def test_a_look_says_what_would_be_done_and_changes_nothing(library: Library) -> None:
    for number in range(60):
        library.cards.write(f"What is cat {number}?", "a cat" if number % 2 else "a dog")
    before = notes(library)
    ids = library.cards.found().ids
    look = library.replacing.look(ids, ReplaceWish("cat", "lynx"))
    assert (look.places, look.notes, look.cards) == (90, 60, 60)
    assert len(look.lines) == 50
    assert look.lines[0].places == (Place("What is ", "cat", "lynx", " 0?"),)
    assert [line.field for line in look.lines[:3]] == ["front", "front", "back"]
    only = library.replacing.look(ids, ReplaceWish("cat", "lynx", field="back"))
    assert (only.places, only.notes) == (30, 30)
    assert notes(library) == before
    assert library.replacing.fields(ids) == ("front", "back")


def test_all_of_it_is_one_step_back_and_forth(library: Library, tmp_path: Path) -> None:
    ids = imported(library, tmp_path)
    library.cards.write("A cat?", "yes, a Cat")
    ids = list(library.cards.found().ids)
    before = notes(library)
    look = library.replacing.look(ids, ReplaceWish("cat", "lynx"))
    assert (look.places, look.notes, look.cards) == (5, 3, 4)
    assert library.replacing.fields(ids) == ("Front", "Back", "Text", "front", "back")
    library.replacing.run(ids, ReplaceWish("cat", "lynx"))
    after = notes(library)
    assert [row[1:4] for row in after] == [
        ("question", "The red lynx", "a lynx & dog"),
        ("cloze", "lynx and dog", ""),
        ("question", "A lynx?", "yes, a lynx"),
    ]
    assert after[0][6] == "The <b>red</b> lynx\x1f[sound:cat.mp3]<br>a lynx &amp; dog"
    assert after[1][6] == "{{c1::lynx}} and {{c2::dog::hint}}"
    assert library.cards.table("lynx").total == 4
    assert library.undo_label() == "replace"
    library.undo()
    assert notes(library) == before
    assert library.cards.table("lynx").total == 0
    library.redo()
    assert notes(library) == after


def test_what_would_break_a_note_leaves_it_as_it_is(library: Library, tmp_path: Path) -> None:
    imported(library, tmp_path)
    library.cards.write("cat", "a cat")
    ids = list(library.cards.found().ids)
    before = notes(library)
    look = library.replacing.look(ids, ReplaceWish("cat", ""))
    assert (look.notes, look.emptied, look.gaps) == (2, 1, 0)
    gaps = ReplaceWish("{{c2::", "{{c1::")
    assert library.replacing.look(ids, gaps).gaps == 1
    assert not library.replacing.run(ids, gaps)
    assert notes(library) == before
    long = ReplaceWish("cat", "x" * 10_000)
    library.cards.edit(ids[-1], "cat " * 20_000, "a cat")
    assert library.replacing.look(ids[-1:], long).overlong == 1


def test_lists_and_other_right_answers_follow_their_text(library: Library) -> None:
    made = library.cards.write("Name both.", "salt; fish")
    with closing(sqlite3.connect(library.folder / "library.db")) as connection, connection:
        connection.execute(
            "UPDATE notes SET kind = 'list', items = ?, accept = ?",
            (json.dumps(["salt", "fish"]), json.dumps(["fish and salt"])),
        )
    library.replacing.run([made.card_id], ReplaceWish("fish", "cod"))
    [(_, kind, _, back, accept, items, _, _)] = notes(library)
    assert (kind, back, accept, items) == (
        "list", "salt; cod", '["cod and salt"]', '["salt", "cod"]',
    )  # fmt: skip
    library.cards.write("The ____ is wide.", "sea")
    cloze = library.cards.found("wide").ids
    library.replacing.run(cloze, ReplaceWish("____", "water"))
    assert notes(library)[1][1:4] == ("question", "The water is wide.", "sea")


def test_nothing_found_or_stopped_is_no_step(library: Library) -> None:
    card = library.cards.write("A cat?", "yes")
    label, before = library.undo_label(), notes(library)
    ids = [card.card_id, 999, -1]
    assert not library.replacing.run(ids, ReplaceWish("dog", "cat"))
    assert not library.replacing.run(ids, ReplaceWish("cat", "cat"))
    assert not library.replacing.run(ids, ReplaceWish("cat", "dog"), lambda: True)
    assert library.replacing.look(ids, ReplaceWish("cat", "dog"), lambda: True).notes == 0
    assert (library.undo_label(), notes(library)) == (label, before)


SEEN = {"<b>": "", "</b>": "", "<br>": "\n", "<img src='ab'>": "*", "[sound:ab.mp3]": "*"}
MARKS = re.compile("(" + "|".join(re.escape(mark) for mark in SEEN) + ")")
PIECES = st.sampled_from(sorted(SEEN)) | st.text("ab &<;", max_size=4).map(escape)


def read(field: str) -> str:
    return "".join(SEEN.get(part, unescape(part)) for part in MARKS.split(field))


@settings(max_examples=300)
@given(
    st.lists(PIECES, max_size=9).map("".join),
    st.text("ab <&;", min_size=1, max_size=3),
    st.text("ab <&;", max_size=3),
)
def test_what_is_read_is_replaced_and_no_mark_comes_or_goes(field: str, find: str, by: str) -> None:
    done, count = in_html(field, ReplaceWish(find, by, case=True))
    assert read(done) == read(field).replace(find, by)
    assert count == read(field).count(find)
    assert MARKS.findall(done) == MARKS.findall(field)


def test_what_stands_around_a_place_is_cut_with_a_mark(library: Library) -> None:
    card = library.cards.write(f"{'a ' * 30}heron{' b' * 30}", "a bird")
    [line] = library.replacing.look([card.card_id], ReplaceWish("heron", "stork")).lines
    assert line.places == (Place("…" + "a " * 20, "heron", "stork", " b" * 20 + "…"),)
