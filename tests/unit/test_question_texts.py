"""Readers of questions in text take every one that can be asked, and name the others."""

import json
import sqlite3
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aimstudy.domain.errors import Problem
from aimstudy.domain.imports import FileKind
from aimstudy.domain.staged_deck import FILE_NAME
from aimstudy.interchange.aiken import looks_like_aiken, read_aiken
from aimstudy.interchange.card_texts import CardTexts
from aimstudy.interchange.gift import looks_like_gift, read_gift
from aimstudy.interchange.markdown_cards import looks_like_markdown_cards, read_markdown_cards
from aimstudy.interchange.marked_cards import looks_like_marked_cards, read_marked_cards
from aimstudy.interchange.staging import Staging

Reader = Callable[[str, str, CardTexts], None]


def staged(read: Reader, text: str, query: str) -> list[tuple[object, ...]]:
    """What a reader leaves of a text."""
    with TemporaryDirectory() as folder:
        with Staging(Path(folder)) as staging:
            read(text, "quiz", CardTexts(staging, "quiz.txt", FileKind.GIFT))
        with closing(sqlite3.connect(Path(folder) / FILE_NAME)) as connection:
            return connection.execute(query).fetchall()


SIDES = "SELECT place, front, back FROM notes"
REMARKS = 'SELECT code, "row" FROM remarks'
AIKEN = """Intro

What?

A. x
b) y
 more
ANSWER: B
FEEDBACK: since

Out
A. x
B. y
ANSWER: D

No options
ANSWER: A

Both
A) x
B) y
ANSWER: A, B
"""
GIFT = r"""// comment
$CATEGORY: $course$/top/Law/Torts

::T1:: Who? { =a#good ~b#bad ~%50%c }
Two {~%50%a ~%50%b ~%-100%c}

Pi is {#3.14:0.01} about. // c
Essay {}

Just words.

[html]<b>x</b> {T}
Match. {
=a -> 1

=b -> 2
= -> 3
}

Esc \{x\} http://x {=a\=b =%50%c =d ####Gen}

Unclosed {=a

Next {F#no#yes}
"""
OBSIDIAN = """---
tags: [flashcards/law/torts, x]
---
# Head
What is **x**::It is `y::z` <!--SR:!2024-03-01,4,270-->
cat:::katt ^ab12
<!--SR:!2024-03-01,4,270!2000-01-01,1,250-->

std::vector is a type
Use `a::b` and $c::d$ here
foo::bar() called

| a::b | c |
|--|--|

```cpp
x::y

z::w
```

Question
on two
?
Answer ![[p.png]]

#flashcards/other

The ==cat== sat on ==the mat==.

<!-- a::b -->
one::two #flashcards/third
"""
HASHCARDS = """---
name = "Geo"
---
Q: What?
two

A: This
```
Q: no
```
---
noise
C: The [cat] \\[x\\] ![p](q.png) and [mat].
Q: no answer
C: nothing
A: lone
"""


SUPERMEMO = """Q: Which knot
Q: keeps its loop?
A: the bowline
A: (a loop knot)
I: REP=4 LAP=0 EF=2.500 UF=2.500 INT=30

Q: two

Q: three
A: b
"""


def test_the_sides_of_supermemo_have_a_mark_on_every_line() -> None:
    found = staged(read_marked_cards, SUPERMEMO, "SELECT place, front, back FROM notes")
    assert found == [
        ("1", "Which knot\nkeeps its loop?", "the bowline\n(a loop knot)"),
        ("9", "three", "b"),
    ]
    assert staged(read_marked_cards, SUPERMEMO, REMARKS) == [("ROW_WITHOUT_ANSWER", 7)]


def test_aiken() -> None:
    query = "SELECT place, front, back, choices, fields FROM notes"
    [first, second] = staged(read_aiken, AIKEN, query)
    assert first[:3] == ("3", "What?", "y\nmore")
    assert json.loads(str(first[3])) == {"options": ["x", "y\nmore"], "right": [1]}
    fields = ["What?", "A. x<br>B. y<br>more", "y<br>more", "since"]
    assert str(first[4]).split("\x1f") == fields
    assert second[:3] == ("19", "Both", "x, y")
    assert json.loads(str(second[3]))["right"] == [0, 1]
    assert staged(read_aiken, AIKEN, REMARKS) == [
        ("LINE_NOT_UNDERSTOOD", 1),
        ("ANSWER_OUT_OF_RANGE", 11),
        ("OPTION_MISSING", 16),
    ]


def test_gift() -> None:
    query = "SELECT place, front, back, accept, choices FROM notes"
    found = [
        (*row[:3], json.loads(str(row[3])), row[4] and json.loads(str(row[4])))
        for row in staged(read_gift, GIFT, query)
    ]
    three = ["1", "2", "3"]
    assert found == [
        ("4", "Who?", "a", [], {"options": ["a", "b", "c"], "right": [0]}),
        ("5", "Two", "a, b", [], {"options": ["a", "b", "c"], "right": [0, 1]}),
        ("7", "Pi is ____ about.", "3.14 ± 0.01", ["3.14"], None),
        ("12", "x", "True", [], {"options": ["True", "False"], "right": [0]}),
        ("13", "Match.\na", "1", [], {"options": three, "right": [0]}),
        ("13", "Match.\nb", "2", [], {"options": three, "right": [1]}),
        ("20", "Esc {x} http://x", "a=b", ["d"], None),
        ("24", "Next", "False", [], {"options": ["True", "False"], "right": [1]}),
    ]
    assert staged(read_gift, GIFT, "SELECT name FROM decks") == [("Law::Torts",)]
    assert staged(read_gift, GIFT, 'SELECT code, "row", given FROM remarks') == [
        ("QUESTION_KIND_LEFT_OUT", 8, '{"found": "essay"}'),
        ("QUESTION_KIND_LEFT_OUT", 10, '{"found": "description"}'),
        ("LINE_NOT_UNDERSTOOD", 22, "{}"),
    ]


def test_cards_of_obsidian() -> None:
    query = "SELECT place, fields FROM notes"
    assert staged(read_markdown_cards, OBSIDIAN, query) == [
        ("5", "What is <b>x</b>\x1fIt is <code>y::z</code>"),
        ("6", "cat\x1fkatt"),
        ("22", 'Question<br>on two\x1fAnswer <img src="p.png">'),
        ("29", "The {{c1::cat}} sat on {{c2::the mat}}.\x1f"),
        ("32", "one\x1ftwo"),
    ]
    decks = [("law::torts",), ("other",), ("third",)]
    assert staged(read_markdown_cards, OBSIDIAN, "SELECT name FROM decks") == decks
    assert staged(read_markdown_cards, OBSIDIAN, REMARKS) == [("MEDIUM_MISSING", 22)]
    cards = "SELECT ordinal, phase, due_ms, ivl, factor FROM cards ORDER BY id LIMIT 3"
    assert staged(read_markdown_cards, OBSIDIAN, cards) == [
        (0, "review", 1_709_294_400_000, 4, 2_700),
        (0, "review", 1_709_294_400_000, 4, 2_700),
        (1, "new", 0, 0, 0),
    ]


def test_cards_with_marks() -> None:
    assert staged(read_marked_cards, HASHCARDS, "SELECT place, fields FROM notes") == [
        ("4", "What?<br>two\x1fThis<br><pre><code>Q: no\n</code></pre>"),
        ("13", 'The {{c1::cat}} [x] <img src="q.png"> and {{c2::mat}}.\x1f'),
    ]
    assert staged(read_marked_cards, HASHCARDS, "SELECT name FROM decks") == [("Geo",)]
    assert staged(read_marked_cards, HASHCARDS, REMARKS) == [
        ("MEDIUM_MISSING", 13),
        ("ROW_WITHOUT_ANSWER", 14),
        ("LINE_NOT_UNDERSTOOD", 15),
        ("ROW_WITHOUT_QUESTION", 16),
    ]


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        (AIKEN, "aiken"),
        (GIFT, "gift"),
        (OBSIDIAN, "obsidian"),
        (HASHCARDS, "marked"),
        ("# Law\n\nA tort is a wrong {see A}. Use std::vector.\n", ""),
        ('{"cards": []}', ""),
        ("front,back\nQ: a,b", ""),
    ],
)
def test_kinds_are_told_apart(text: str, kinds: str) -> None:
    found = {
        "aiken": looks_like_aiken(text),
        "gift": looks_like_gift(text),
        "obsidian": looks_like_markdown_cards(text),
        "marked": looks_like_marked_cards(text),
    }
    assert [kind for kind, told in found.items() if told] == kinds.split()


def test_a_question_twice_is_one_and_two_answers_are_two() -> None:
    text = "Q {=a}\n\nQ {=a}\n\nQ {=b}\n"
    assert staged(read_gift, text, SIDES) == [("1", "Q", "a"), ("5", "Q", "b")]
    assert staged(read_gift, text, REMARKS) == [("ROW_TWICE", 3), ("SAME_IDENTITY", 5)]
    once = staged(read_gift, text, "SELECT guid FROM notes")
    assert once == staged(read_gift, text, "SELECT guid FROM notes")


_PIECES = st.sampled_from([
    "\n", "\n\n", "{", "}", "=", "~", "#", "%50%", "->", "::", ":::", "?\n", "??\n", "==x==",
    "```\n", "Q: ", "A: ", "C: [x] ", "---\n", "A. ", "b) ", "ANSWER: ", "B", "$CATEGORY: a/b\n",
    "\\", "$", "[", "]", "<!--", "-->", "<!--SR:!2024-02-31,1,1!2024-02-01,99999,9-->",
    "#flashcards/a ", "T", "1..2", "\ue000", "\ue001", "\ue0021\ue002", "\x1f", "æ",
])  # fmt: skip


@pytest.mark.parametrize("read", [read_aiken, read_gift, read_markdown_cards, read_marked_cards])
@given(text=st.lists(_PIECES | st.text(max_size=4), max_size=40).map("".join))
def test_no_text_breaks_a_reader(read: Reader, text: str) -> None:
    for looks in (looks_like_aiken, looks_like_gift, looks_like_markdown_cards):
        assert looks(text) in (True, False)
    assert looks_like_marked_cards(text) in (True, False)
    text = text.encode("utf-8", "replace").decode()
    found: list[tuple[object, ...]] = []
    with suppress(Problem):  # a text without cards is refused in words
        found = staged(read, text, "SELECT front, choices FROM notes")
    for front, choices in found:
        assert str(front).strip()
        said: dict[str, list[int]] = json.loads(str(choices or '{"options": [0], "right": [0]}'))
        assert said["right"]
        assert max(said["right"]) < len(said["options"])
