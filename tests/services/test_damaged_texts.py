"""Texts of the file that somebody damaged: all of it stays usable, and the check names each one."""

import sqlite3
from contextlib import closing

import pytest

from aimstudy.domain.errors import Problem, ProblemKind
from aimstudy.domain.review import Rating
from aimstudy.services.library import Library
from aimstudy.services.views.quiz import QuizWish
from tests.services.test_articles import added

DAMAGED = {
    "notes": ("accept", "items"),
    "articles": ("structure", "warnings"),
    "facts": ("answers", "parts", "qualifiers"),
    "quiz_responses": ("item", "given"),
    "quiz_attempts": ("rules",),
    "sentences": ("block",),
    "issues": ("kind",),
    "undo_steps": ("payload",),
}


@pytest.fixture
def used(library: Library) -> Library:
    """A library with an article, hand-made cards, answers and a quiz."""
    library.articles.accept_all(added(library).article_id)
    for n, town in enumerate(("Oslo", "Paris", "Rome", "Bern")):
        library.cards.write(f"What is the capital of land {n}?", town)
    card = library.study.session().card
    assert card is not None
    library.study.answer(card.card_id, Rating.GOOD)
    quiz = library.quiz.start(QuizWish(count=4))
    library.quiz.answer(quiz.attempt_id, 0, None)
    return library


def damage(library: Library, table: str, column: str, text: str) -> int:
    """Put ``text`` into the last row; returns its number."""
    with closing(sqlite3.connect(library.folder / "library.db")) as connection, connection:
        (row,) = connection.execute(f"SELECT max(rowid) FROM {table}").fetchone()
        connection.execute(f"UPDATE {table} SET {column} = ? WHERE rowid = ?", (text, row))
    return int(row)


def go_through(library: Library) -> None:
    """What a person does in an evening; nothing of it may fail."""
    for card_id in library.printing.found():
        library.study.card(card_id)
        library.cards.detail(card_id)
    library.printing.cards(library.printing.found(), lambda _part: None)
    for article in library.articles.list():
        library.articles.view(article.article_id)
    card = library.study.session().card
    assert card is not None
    library.study.check_typed(card.card_id, "word")
    library.study.answer(card.card_id, Rating.GOOD)
    library.quiz.setup()
    asked = library.quiz.start(QuizWish(count=3))
    library.quiz.answer(asked.attempt_id, 0, None)
    library.quiz.review(asked.attempt_id)
    for past in library.quiz.past():
        library.quiz.review(past.attempt_id)
    library.quiz.statistics()
    library.sheets.make(QuizWish(count=3))
    library.rehearsal.start_page()
    library.statistics.view()
    library.undo()
    library.redo()


@pytest.mark.parametrize("text", ["no json", '["a", 3]', "[" * 5_000])
def test_one_damaged_text_of_each_kind_stops_nothing_and_is_named(used: Library, text: str) -> None:
    rows = {
        (table, column): damage(used, table, column, text)
        for table, columns in DAMAGED.items()
        for column in columns
    }
    findings = used.check().findings
    for (table, column), row in rows.items():
        named = f"{table}: row {row} holds no {column} that can be read"
        assert any(finding.startswith(named) for finding in findings), (named, findings)
    go_through(used)


IMPOSSIBLE = {
    "citations": ("start", "end", "answer_start", "answer_end"),
    "sentences": ("start", "end"),
}


@pytest.mark.parametrize("place", [-7, 10**9, 2**62])
def test_a_place_outside_the_text_stops_nothing_and_is_named(used: Library, place: int) -> None:
    assert used.check().findings == ()
    for table, columns in IMPOSSIBLE.items():
        for column in columns:
            with closing(sqlite3.connect(used.folder / "library.db")) as connection, connection:
                (row,) = connection.execute(f"SELECT max(rowid) FROM {table}").fetchone()
                find = f'SELECT "{column}" FROM {table} WHERE rowid = {row}'
                (before,) = connection.execute(find).fetchone()
                change = f'UPDATE {table} SET "{column}" = ? WHERE rowid = {row}'
                connection.execute(change, (place,))
            named = f"{table}: row {row} points outside the text of its article"
            assert used.check().findings == (named,), column
            go_through(used)
            with closing(sqlite3.connect(used.folder / "library.db")) as connection, connection:
                connection.execute(change, (before,))


def test_a_list_that_cannot_be_read_is_mended_by_editing_its_card(used: Library) -> None:
    card = used.cards.write("Where?", "Here")
    damage(used, "notes", "items", "no json")
    assert used.check().findings
    used.cards.edit(card.card_id, "Where?", "There")
    assert used.check().findings == ()


def test_an_article_without_its_structure_is_shown_as_one_text(used: Library) -> None:
    article = used.articles.list()[0].article_id
    whole = used.articles.view(article)
    damage(used, "articles", "structure", "{}")
    bare = used.articles.view(article)
    assert bare.text == whole.text
    assert [(block.start, block.end) for block in bare.blocks] == [(0, len(whole.text))]
    assert bare.sections == ()


def test_a_fact_that_cannot_be_read_is_left_out_and_its_card_stays(used: Library) -> None:
    article = used.articles.list()[0].article_id
    before = used.articles.view(article)
    damage(used, "facts", "answers", "{}")
    after = used.articles.view(article)
    assert after.facts == before.facts - 1
    assert len(used.printing.found()) == len(before.cards) + 4


@pytest.mark.parametrize(
    "text",
    [
        '{"quiz": null, "position": 0, "patches": []}',
        '{"quiz": 1, "patches": []}',
        '{"card": 1, "seq": 3, "patches": []}',
        '{"patches": [], "resets": [[1]]}',
        '{"patches": [["set"]]}',
        '{"patches": [["set", "cards", 1, {"colour": 1}]]}',
        '{"patches": [], "removed": 1, "taken": {"articles": []}}',
    ],
)
def test_a_step_that_cannot_be_read_is_named_and_stands_in_no_ones_way(
    library: Library, text: str
) -> None:
    for n in range(2):
        library.cards.write(f"What is the capital of land {n}?", "Oslo")
    row = damage(library, "undo_steps", "payload", text)
    [finding] = library.check().findings
    assert finding.startswith(f"undo_steps: row {row} holds no payload")
    with pytest.raises(Problem) as caught:
        library.undo()
    assert caught.value.kind is ProblemKind.UNDO_NOT_POSSIBLE
    assert library.undo().kind == "note"
    assert library.check().findings == ()
