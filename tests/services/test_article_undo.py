"""Adding and deleting an article are steps: undone and done again, nothing of it is lost."""

import json
import sqlite3
from contextlib import closing

import pytest

from aimstudy.application import open_library
from aimstudy.domain.errors import Problem, ProblemKind
from aimstudy.services.library import Library
from aimstudy.services.views.articles import ArticleView
from aimstudy.services.views.quiz import QuizTopicKind, QuizWish, TopicRef
from tests.library_file import answers, rows
from tests.services.conftest import Clock, write_cards
from tests.services.test_articles import added

HARBOUR = "# Harbour law\n\nThe harbour master is appointed by the Nordic Pilot Board.\n"
TABLES = ("articles", "sentences", "facts", "issues", "issue_facts", "citations", "quiz_responses")
KEPT = (
    *(f"SELECT * FROM {table} ORDER BY 1, 2" for table in TABLES[:-2]),
    "SELECT article_id, fact_id, issue_id, note_id, sentence, start, quote FROM citations",
    "SELECT attempt_id, position, fact_id FROM quiz_responses",
    "SELECT id, fact_id, article_id FROM notes",
    "SELECT id, fact_id, deleted, state, active, phase, due_day FROM cards",
)


def test_undo_takes_an_article_out_and_redo_puts_it_in_as_it_was(library: Library) -> None:
    own, *_ = write_cards(library, 1)
    before, decks = library.cards.table().lines, library.cards.decks()
    view = added(library)
    assert library.cards.decks() != decks
    assert library.undo_label() == "article_added"
    after, status = answers(library, *KEPT), library.status()
    done = library.undo()
    assert (done.kind, done.label, done.reversible) == ("article_added", view.title, True)
    assert library.articles.list() == ()
    assert library.cards.table().lines == before
    assert library.cards.decks() == decks
    for table in TABLES:
        assert not rows(library, f"SELECT 1 FROM {table}")
    library.redo()
    assert (answers(library, *KEPT), library.status()) == (after, status)
    assert library.check().findings == ()
    assert library.cards.detail(own).reps == 0


def test_what_was_done_with_it_comes_back_with_it(library: Library) -> None:
    view = added(library)
    library.articles.accept_all(view.article_id)
    start = view.text.index("harbour pilots](")
    library.articles.make_card(view.article_id, start, start + len("harbour pilots"))
    library.study.answer(view.cards[0].card_id, 3)
    question = library.quiz.start(QuizWish(count=5))
    library.quiz.answer(question.attempt_id, 0, None)
    after = answers(library, *KEPT)
    steps = 0
    while library.undo_label():
        library.undo()
        steps += 1
    assert steps == 5
    assert library.articles.list() == ()
    for _ in range(steps):
        library.redo()
    assert answers(library, *KEPT) == after
    assert library.check().states_differ == 0


def test_the_same_article_can_be_added_after_its_adding_was_taken_back(library: Library) -> None:
    added(library)
    library.undo()
    again = added(library)
    assert library.redo_label() == ""
    assert library.articles.view(again.article_id).cards == again.cards


def test_a_deleted_article_comes_back_whole_also_after_a_restart(
    library: Library, clock: Clock
) -> None:
    view = added(library)
    library.articles.accept_all(view.article_id)
    start = view.text.index("harbour pilots](")
    library.articles.make_card(view.article_id, start, start + len("harbour pilots"))
    library.study.answer(view.cards[0].card_id, 3)
    library.cards.delete([view.cards[1].card_id])
    question = library.quiz.start(QuizWish(count=5))
    library.quiz.answer(question.attempt_id, 0, None)
    before, shown = answers(library, *KEPT), library.articles.view(view.article_id)
    library.articles.delete(view.article_id)
    gone = answers(library, *KEPT)
    folder = library.folder
    library.close()
    with open_library(folder, clock) as again:
        done = again.undo()
        assert (done.kind, done.label, done.reversible) == ("article_deleted", view.title, True)
        assert answers(again, *KEPT) == before
        assert again.articles.view(view.article_id) == shown
        again.redo()
        assert answers(again, *KEPT) == gone
        again.undo()
        assert answers(again, *KEPT) == before
        assert again.check().findings == ()


@pytest.fixture
def deleted(library: Library) -> ArticleView:
    """The newer of two articles, deleted; since then a card was made of words in the other."""
    first, newer = added(library, HARBOUR, "harbour.md"), added(library)
    library.articles.delete(newer.article_id)
    start = first.text.index("Nordic")
    library.articles.make_card(first.article_id, start, start + len("Nordic Pilot Board"))
    return newer


def test_a_card_that_cites_since_keeps_no_deleted_article_away(
    library: Library, deleted: ArticleView
) -> None:
    library.undo()
    assert library.undo().kind == "article_deleted"
    assert library.articles.view(deleted.article_id).text == deleted.text
    assert library.check().findings == ()
    library.redo()
    library.redo()
    assert len(library.articles.list()) == 1


def test_what_the_library_refuses_is_dropped_in_words_and_older_steps_can_be_undone(
    library: Library, clock: Clock, deleted: ArticleView
) -> None:
    library.undo()
    library.close()
    with closing(sqlite3.connect(library.folder / "library.db")) as connection, connection:
        newest = "SELECT id, payload FROM undo_steps WHERE undone = 0 ORDER BY id DESC"
        step_id, payload = connection.execute(newest).fetchone()
        step = json.loads(payload)
        step["taken"]["sentences"] *= 2
        values = (json.dumps(step), step_id)
        connection.execute("UPDATE undo_steps SET payload = ? WHERE id = ?", values)
    with open_library(library.folder, clock) as again:
        with pytest.raises(Problem) as caught:
            again.undo()
        assert caught.value.kind is ProblemKind.UNDO_NOT_POSSIBLE
        assert len(again.articles.list()) == 1
        assert again.undo_label() == "article_added"


def test_an_adding_that_was_stopped_too_late_is_no_step(library: Library) -> None:
    write_cards(library, 1)
    library.articles.withdraw(added(library).article_id)
    assert library.undo_label() == "note"
    assert library.articles.list() == ()
    assert library.cards.table().total == 1


def test_questions_of_a_quiz_ended_early_are_no_other_quiz_s(library: Library) -> None:
    """Its open questions go; the next quiz does not take their places."""
    first, second = added(library), library.articles.add_text("harbour.md", HARBOUR)
    for article in (first.article_id, second.article_id):
        library.articles.accept_all(article)
    write_cards(library, 8)
    about = TopicRef(QuizTopicKind.ARTICLE, first.article_id)
    begun = library.quiz.start(QuizWish((about,), 5))
    library.quiz.answer(begun.attempt_id, 0, None)
    library.articles.delete(first.article_id)
    library.quiz.discard(begun.attempt_id)
    other = library.quiz.start(QuizWish(count=5))
    library.quiz.answer(other.attempt_id, 0, None)
    links = "SELECT position, fact_id, card_id FROM quiz_responses WHERE attempt_id = "
    of_other = rows(library, f"{links}{other.attempt_id}")
    kinds = [library.undo().kind for _ in range(3)]
    assert kinds == ["quiz_answer", "quiz_end", "article_deleted"]
    assert rows(library, f"{links}{other.attempt_id}") == of_other
    assert all(fact for _, fact, _ in rows(library, f"{links}{begun.attempt_id}"))
    for _ in kinds:
        library.redo()
    assert rows(library, f"{links}{other.attempt_id}") == of_other
    assert library.check().findings == ()
