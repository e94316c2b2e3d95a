"""What a script or a careless paste may hand in: said in words, and nothing half kept."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from typing import Any

import pytest

from aimstudy.domain.changes import Changes
from aimstudy.domain.errors import Problem, ProblemKind
from aimstudy.services.cards import MAX_TEXT
from aimstudy.services.library import Library
from aimstudy.services.study import MOST_MS
from aimstudy.services.typed_text import cleaned, visible
from tests.services.conftest import write_cards
from tests.services.test_articles import BRAGE, added


@pytest.mark.parametrize(
    "again",
    [
        BRAGE.replace("\n", "\r\n").encode(),
        BRAGE.replace("\n", "\r").encode(),
        b"\xef\xbb\xbf" + BRAGE.encode(),
        BRAGE.encode("utf-16"),
        b"\n" + BRAGE.encode() + b"\r\n \t\n",
    ],
    ids=["crlf", "cr", "mark", "utf-16", "blanks"],
)
def test_an_article_is_the_same_whatever_its_name_line_ends_and_encoding(
    library: Library, again: bytes
) -> None:
    added(library)
    before = library.cards.table().total
    with pytest.raises(Problem) as caught:
        library.articles.add_bytes("other.md", again)
    assert caught.value.kind is ProblemKind.ARTICLE_ALREADY_ADDED
    assert caught.value.values["title"] == "Brage Certificate"
    assert library.cards.table().total == before
    assert len(library.articles.list()) == 1


def test_a_text_is_added_under_a_name_that_can_be_kept(library: Library) -> None:
    sentence = "The Brage{} is a licence for \ud800 pilots."
    odd = library.articles.add_text("\udcff\x00.md", sentence.format("Note"))
    assert library.articles.view(odd.article_id).name == "\ufffd.md"
    bare = library.articles.add_text(" \n", sentence.format("Paper"))
    assert library.articles.view(bare.article_id).name == "text"


def test_cleaned_text_holds_no_half_characters_or_controls() -> None:
    assert cleaned(" a\r\nb\rc\x00\x1b\t\ud800 ") == "a\nb\nc\t\ufffd"
    assert cleaned("\ud83c\udf89") == "🎉"
    assert visible("🎉")
    assert not visible("\u200b \n\u202e")


@pytest.mark.parametrize("text", ["", " \n", "\x00", "\u200b", "\x01\x02"])
def test_a_card_without_anything_to_see_is_refused(library: Library, text: str) -> None:
    for front, back in ((text, "answer"), ("Question?", text)):
        with pytest.raises(Problem) as caught:
            library.cards.write(front, back)
        assert caught.value.kind is ProblemKind.CARD_TEXT_MISSING
    assert library.cards.table().total == 0
    assert library.undo_label() == ""


def test_a_card_keeps_what_can_be_kept(library: Library) -> None:
    card = library.cards.write("a\x00b\ud800?", "<b>x</b>\r\ny", tags="one \udcff one")
    assert (card.front, card.back, card.tags) == ("ab\ufffd?", "<b>x</b>\ny", "one \ufffd")
    with pytest.raises(Problem) as caught:
        library.cards.write("Question?", "answer", tags=" ".join(map(str, range(1000))))
    assert caught.value.kind is ProblemKind.CARD_TAGS_TOO_LONG
    assert library.cards.table().total == 1


def test_a_side_that_is_too_long_is_named_and_one_that_came_so_can_be_kept(
    library: Library,
) -> None:
    whole = library.cards.write("q" * MAX_TEXT, "a" * MAX_TEXT)
    for front, back, kind in (
        ("q" * (MAX_TEXT + 1), "a", ProblemKind.CARD_QUESTION_TOO_LONG),
        ("q", "a" * (MAX_TEXT + 1), ProblemKind.CARD_ANSWER_TOO_LONG),
    ):
        with pytest.raises(Problem) as caught:
            library.cards.write(front, back)
        assert caught.value.kind is kind
        assert f"It has {MAX_TEXT + 1} characters" in str(caught.value)
    with closing(sqlite3.connect(library.folder / "library.db")) as connection, connection:
        connection.execute("UPDATE notes SET back = back || back")
    kept = library.cards.edit(whole.card_id, "q", "a" * 2 * MAX_TEXT, tags="long")
    assert (len(kept.back), kept.tags) == (2 * MAX_TEXT, "long")
    with pytest.raises(Problem) as caught:
        library.cards.edit(whole.card_id, "q", "a" * (2 * MAX_TEXT + 1))
    assert caught.value.kind is ProblemKind.CARD_ANSWER_TOO_LONG


def test_a_deck_that_is_not_there_is_said(library: Library) -> None:
    card, *_ = write_cards(library, 1)
    attempts: list[Callable[[], object]] = [
        lambda: library.cards.write("Question?", "answer", deck_id=999),
        lambda: library.cards.move([card], 999),
    ]
    for attempt in attempts:
        with pytest.raises(Problem) as caught:
            attempt()
        assert caught.value.kind is ProblemKind.DECK_MISSING
    assert library.cards.table().total == 1


@pytest.mark.parametrize("rating", [0, 5, -1, "x", None, 2.5])
def test_a_rating_that_is_none_is_said_and_nothing_counted(library: Library, rating: Any) -> None:
    card, *_ = write_cards(library, 1)
    with pytest.raises(Problem) as caught:
        library.study.answer(card, rating)
    assert caught.value.kind is ProblemKind.RATING_UNKNOWN
    assert library.status()["reviews"] == 0


@pytest.mark.parametrize(
    ("took", "minutes"), [(-5, 0), (30_000.4, 0.5), (10**15, MOST_MS / 60_000)]
)
def test_the_time_of_an_answer_is_never_negative_and_not_that_of_a_night(
    library: Library, took: float, minutes: float
) -> None:
    card, *_ = write_cards(library, 1)
    library.study.answer(card, 3, took_ms=took)
    assert library.today.view().minutes_done == pytest.approx(minutes)


def test_what_is_done_to_deleted_cards_is_said_and_no_step(library: Library) -> None:
    first, second = write_cards(library, 2)
    library.cards.delete([first])
    attempts: list[Callable[[], object]] = [
        lambda: library.cards.delete([first, second]),
        lambda: library.study.bury(first),
        lambda: library.articles.accept([first]),
        lambda: library.cards.flag([-1], True),
    ]
    for attempt in attempts:
        with pytest.raises(Problem) as caught:
            attempt()
        assert caught.value.kind is ProblemKind.CARD_MISSING
    assert library.cards.table().total == 1
    library.undo()
    assert library.cards.table().total == 2


def test_nothing_chosen_is_no_step(library: Library) -> None:
    assert library.cards.flag([], True) == Changes.NONE
    assert library.undo_label() == ""
