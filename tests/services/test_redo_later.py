"""What was undone can be done again after a restart, and as often as one likes."""

import sqlite3
from contextlib import closing
from dataclasses import replace

import pytest

from aimstudy.application import open_library
from aimstudy.domain.errors import Problem, ProblemKind
from aimstudy.domain.evidence import EvidenceOf, EvidenceSource
from aimstudy.domain.quiz import QuizKind
from aimstudy.services.library import Library
from aimstudy.services.views.quiz import QuizWish
from aimstudy.storage.undo import KEPT_STEPS
from tests.library_file import rows
from tests.property.test_quiz_log import keep
from tests.services.conftest import Clock, write_cards
from tests.services.test_articles import BRAGE, added
from tests.services.test_redo import everything


def opened_again(library: Library, clock: Clock) -> Library:
    """The same library after the program was closed."""
    library.close()
    return open_library(library.folder, clock)


def test_thirty_steps_are_undone_and_done_again_across_restarts(
    library: Library, clock: Clock
) -> None:
    cards = write_cards(library, 4)
    seen = [everything(library)]
    for number in range(30):
        card = cards[number % 4]
        if number % 3:
            library.study.answer(card, 1 + number % 4, 3_000)
        else:
            library.cards.edit(card, f"Question in version {number}?", "an answer")
        seen.append(everything(library))
    with opened_again(library, clock) as later:
        for place in range(29, 14, -1):
            later.undo()
            assert everything(later) == seen[place]
        library = opened_again(later, clock)
        for place in range(14, -1, -1):
            library.undo()
            assert everything(library) == seen[place]
        with opened_again(library, clock) as last:
            for place in range(1, 31):
                last.redo()
                assert everything(last) == seen[place]
            assert last.redo_label() == ""
            assert last.check().states_differ == 0


def test_a_step_made_after_a_restart_ends_it(library: Library, clock: Clock) -> None:
    first, second = write_cards(library, 2)
    library.study.answer(first, 3)
    library.undo()
    with opened_again(library, clock) as later:
        assert later.redo_label() == "answer"
        later.study.flag(second, True)
        assert later.redo_label() == ""
        later.undo()
        assert later.redo_label() == "flag"
        later.redo()
        with pytest.raises(Problem) as caught:
            later.redo()
        assert caught.value.kind is ProblemKind.NOTHING_TO_REDO


def test_what_was_undone_does_not_count_among_the_steps_that_are_kept(library: Library) -> None:
    [card] = write_cards(library, 1)
    for number in range(KEPT_STEPS):
        library.study.flag(card, number % 2 == 0)
    for _ in range(50):
        library.undo()
    for _ in range(50):
        library.redo()
    assert rows(library, "SELECT count(*), sum(undone) FROM undo_steps") == [(KEPT_STEPS, 0)]


def test_a_new_version_of_an_article_is_done_again_whole(library: Library, clock: Clock) -> None:
    view = added(library)
    library.articles.accept_all(view.article_id)
    card = view.cards[0].card_id
    library.study.answer(card, 3)
    read = library.articles.read_text("brage.md", BRAGE + "\n\nIn 1905 the hall was painted red.")
    comparison = library.articles.compare(read, view.article_id)
    assert comparison is not None
    library.articles.update(comparison)
    after = everything(library), library.articles.view(view.article_id)
    assert library.undo().reversible
    with opened_again(library, clock) as later:
        assert later.redo().kind == "version"
        assert (everything(later), later.articles.view(view.article_id)) == after
        later.undo()
        assert later.redo_label() == "version"
        assert later.check().findings == ()


def test_a_damaged_way_forward_is_nothing_to_do_again(library: Library, clock: Clock) -> None:
    [card] = write_cards(library, 1)
    library.study.flag(card, True)
    library.undo()
    library.close()
    with closing(sqlite3.connect(library.folder / "library.db")) as connection, connection:
        connection.execute("UPDATE undo_steps SET forward = '{' WHERE undone = 1")
    with open_library(library.folder, clock) as later:
        assert later.redo_label() == ""
        with pytest.raises(Problem) as caught:
            later.redo()
        assert caught.value.kind is ProblemKind.NOTHING_TO_REDO


def test_an_answer_with_a_paper_after_it_is_taken_back_but_not_done_again(library: Library) -> None:
    view = added(library)
    library.articles.accept_all(view.article_id)
    question = library.quiz.start(QuizWish(count=10))
    feedback = library.quiz.answer(question.attempt_id, question.position, None)
    card = feedback.card_id
    assert card is not None
    library.study.answer(card, 3)
    assert library.undo().reversible
    library.redo()
    evidence = EvidenceOf(card, QuizKind.TYPED, 0.0, "words", False)
    assert keep(library, replace(evidence, source=EvidenceSource.REHEARSAL)) is not None
    assert rows(library, f"SELECT kind FROM reviews WHERE card_id = {card}")[-1] == ("quiz",)
    done = library.undo()
    assert (done.kind, done.card_id, done.reversible) == ("answer", card, False)
    assert library.redo_label() == ""
    assert library.check().states_differ == 0
