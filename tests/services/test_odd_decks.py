"""Decks that have little or nothing to study, and fields that no editor would have let through."""

import sqlite3
from pathlib import Path

import pytest

from aimstudy.application import open_library
from aimstudy.domain.errors import Problem, ProblemKind
from aimstudy.domain.quiz import Verdict
from aimstudy.domain.review import Rating
from aimstudy.services.library import Library
from aimstudy.services.views.session_choice import (
    ScopeKind,
    SessionWish,
    StudyScope,
    TypedAnswer,
)
from aimstudy.services.views.study import SessionEnd
from tests.services.conftest import Clock, first, write_cards


def spoil(folder: Path, statement: str, *values: object) -> None:
    """What another program may have written."""
    with sqlite3.connect(folder / "library.db") as file:
        file.execute(statement, values)
    file.close()


def test_a_deck_without_cards_is_not_offered_and_empty_at_once(library: Library) -> None:
    write_cards(library, 1)
    deck = library.cards.add_deck("Empty")
    assert "Empty" not in [line.name for line in library.study.scopes()]
    library.study.begin(SessionWish(scope=StudyScope(ScopeKind.DECK, deck)))
    view = library.study.session()
    assert (view.end, view.scope_name, view.more) == (SessionEnd.SCOPE_EMPTY, "Empty", False)


def test_a_deck_of_one_card_is_one_card(library: Library) -> None:
    deck = library.cards.add_deck("One")
    card = library.cards.write("Only?", "yes", deck).card_id
    library.study.begin(SessionWish(cards=20, scope=StudyScope(ScopeKind.DECK, deck)))
    assert library.study.session().left == 1
    library.study.answer(card, Rating.AGAIN)
    assert first(library).card_id == card
    library.study.answer(card, Rating.EASY)
    assert library.study.session().end is SessionEnd.SCOPE_EMPTY


def test_where_all_cards_are_suspended_it_is_said_so(library: Library) -> None:
    assert library.study.session().end is SessionEnd.NO_CARDS
    ids = write_cards(library, 2)
    library.cards.suspend(ids, True)
    view = library.study.session()
    assert (view.end, view.more) == (SessionEnd.ALL_HELD, False)
    [group] = library.study.waiting()
    assert group.count == 2
    library.study.resume(ids[1])
    assert first(library).card_id == ids[1]


@pytest.mark.parametrize("back", ["", "   ", "?!", "\u200b"])
def test_a_card_without_an_answer_is_studied_like_another(
    tmp_path: Path, clock: Clock, back: str
) -> None:
    folder = tmp_path / "library"
    with open_library(folder, clock) as library:
        [card] = write_cards(library, 1)
    spoil(folder, "UPDATE notes SET back = ?", back)
    with open_library(folder, clock) as library:
        shown = first(library)
        assert (shown.answer, shown.source) == (back, None)
        assert library.study.check_typed(card, "anything").verdict is Verdict.WRONG
        same = library.study.check_typed(card, back).verdict is Verdict.RIGHT
        assert same == bool(back.strip())
        library.study.answer(card, Rating.GOOD, typed=TypedAnswer("anything"))
        library.study.remark(card, "what was it?")
        assert library.cards.detail(card).back == back


def test_fields_of_100000_letters_are_studied_searched_and_listed(
    tmp_path: Path, clock: Clock
) -> None:
    folder, long = tmp_path / "library", "æøå " * 25_000
    with open_library(folder, clock) as library:
        one, two = write_cards(library, 2)
    spoil(folder, "UPDATE notes SET front = ?, back = ?, remark = ?, tags = 'a'", long, long, long)
    spoil(folder, "UPDATE cards SET lapses = 9")
    with open_library(folder, clock) as library:
        assert first(library).prompt == long
        assert library.study.check_typed(one, "æøå").verdict is Verdict.WRONG
        library.study.answer(one, Rating.GOOD, typed=TypedAnswer("x" * 100_000))
        leech = library.study.leech(two)
        assert leech is not None
        assert all(len(other.prompt) <= 500 for other in leech.others)
        library.study.suspend(two)
        assert all(
            len(card.prompt) <= 300 for group in library.study.waiting() for card in group.cards
        )
        assert library.cards.table("æøå").total == 2
        assert len(library.study.scopes()) == 3
        library.study.add_reverse(one)


@pytest.mark.parametrize("stored", ["{", "7", "[1]", '["a", null]', '{"a": 1}'])
def test_lists_of_a_note_that_cannot_be_read_are_none(
    tmp_path: Path, clock: Clock, stored: str
) -> None:
    folder = tmp_path / "library"
    with open_library(folder, clock) as library:
        [card] = write_cards(library, 1)
    spoil(folder, "UPDATE notes SET items = ?, accept = ?", stored, stored)
    with open_library(folder, clock) as library:
        assert (first(library).answer, first(library).items) == ("answer 0", ())
        assert library.study.check_typed(card, "Answer 0").verdict is Verdict.RIGHT


def test_a_full_disk_keeps_nothing_of_a_typed_answer(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    one = library.cards.write("Who pays?", "The insurer").card_id
    library.cards.write("Who has the loss?", "The insured")
    before = library.cards.detail(one)

    def full(*_: object, **__: object) -> None:
        raise Problem(ProblemKind.DISK_FULL, free=0, file="library.db")

    with monkeypatch.context() as patched:
        # The last thing that is written of an answer.
        patched.setattr("aimstudy.services.given_answer.undo.record", full)
        with pytest.raises(Problem) as caught:
            library.study.answer(one, Rating.AGAIN, typed=TypedAnswer("The insured"))
    assert caught.value.kind is ProblemKind.DISK_FULL
    assert library.cards.detail(one) == before
    assert library.status()["reviews"] == 0
    assert first(library).card_id == one
    library.study.answer(one, Rating.AGAIN, typed=TypedAnswer("The insured"))
    assert library.status()["reviews"] == 1
