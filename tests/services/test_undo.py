"""Undo beside what cannot be undone: no step may stand in the way of the ones before it."""

import sqlite3
from contextlib import closing

import pytest

from aimstudy.domain.errors import Problem, ProblemKind
from aimstudy.services.library import Library
from aimstudy.storage.undo import KEPT_STEPS
from tests.services.conftest import write_cards
from tests.services.test_articles import added


def set_deleted(library: Library, deleted: int) -> None:
    """Change all cards behind the program's back."""
    with closing(sqlite3.connect(library.folder / "library.db")) as connection, connection:
        connection.execute("UPDATE cards SET deleted = ?", (deleted,))


def test_steps_on_a_deleted_article_wait_until_it_is_back(library: Library) -> None:
    own, *_ = write_cards(library, 1)
    library.study.answer(own, 3)
    view = added(library)
    library.articles.accept_all(view.article_id)
    first, second, third, *_ = [card.card_id for card in view.cards]
    library.study.answer(first, 3)
    library.cards.edit(second, "Another question?", "another answer")
    library.cards.delete([third])
    library.cards.flag([first, own], True)
    library.articles.archive(view.article_id)
    library.articles.delete(view.article_id)
    kinds = [library.undo().kind for _ in range(7)]
    assert kinds == [
        "article_deleted", "archive", "flag", "delete", "edit", "answer", "accept",
    ]  # fmt: skip
    assert library.articles.view(view.article_id) == view
    assert [library.undo().kind for _ in range(3)] == ["article_added", "answer", "note"]
    with pytest.raises(Problem) as caught:
        library.undo()
    assert caught.value.kind is ProblemKind.NOTHING_TO_UNDO
    assert library.status()["cards"] == 0


def test_a_step_that_became_impossible_is_said_once_and_dropped(library: Library) -> None:
    card, *_ = write_cards(library, 1)
    library.cards.flag([card], True)
    library.study.answer(card, 3)
    set_deleted(library, 1)
    with pytest.raises(Problem) as caught:
        library.undo()
    assert caught.value.kind is ProblemKind.UNDO_NOT_POSSIBLE
    set_deleted(library, 0)
    assert library.undo().kind == "flag"


def test_archiving_what_is_archived_is_no_step(library: Library) -> None:
    view = added(library)
    library.articles.accept_all(view.article_id)
    library.articles.archive(view.article_id)
    library.articles.archive(view.article_id)
    library.undo()
    assert not library.articles.view(view.article_id).archived
    library.articles.unarchive(view.article_id)
    assert library.undo_label() == "accept"


def test_steps_done_and_undone_do_not_push_older_ones_off(library: Library) -> None:
    card, *_ = write_cards(library, 1)
    for _ in range(KEPT_STEPS + 5):
        library.study.flag(card, True)
        library.undo()
    assert library.undo_label() == "note"
    for _ in range(KEPT_STEPS + 5):
        library.study.flag(card, True)
    undone = 0
    while library.undo_label():
        library.undo()
        undone += 1
    assert undone == KEPT_STEPS
