"""Questions that came with options: a card shows them, a quiz asks by them and no others."""

import sqlite3
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from aimstudy.application import open_library
from aimstudy.domain.quiz import QuizKind
from aimstudy.services.library import Library
from aimstudy.services.views.quiz import QuizFeedback, QuizQuestion, QuizWish

NOW = datetime(2024, 3, 1, 12, 0, tzinfo=UTC)
AIKEN = """Which of these metals is liquid in a cold room?
A. Iron
B. Mercury
C. Copper
D. Zinc
E. Tin
ANSWER: B
FEEDBACK: It freezes at 39 degrees below zero.

Which of these swim?
A. The cod
B. The adder
C. The eagle owl
D. Both A and B
ANSWER: D

Who drives a sledge?
A. A musher
B. A bosun
ANSWER: A
"""
GIFT = """::hull::A keel runs along the bottom of a hull. {TRUE#It does.}

::sails::Which of these are sails? {~%50%jib ~%50%spinnaker ~%-100%cleat ~%-100%cheek < 4}

::rope::[html]Which knot does <i>not</i> slip? {=<b>bowline</b> ~granny &amp; co ~thief#No.}
"""


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with open_library(tmp_path / "library", lambda: NOW) as opened:
        yield opened


def take(library: Library, tmp_path: Path, name: str, text: str) -> None:
    file = tmp_path / name
    file.write_text(text, encoding="utf-8")
    report = library.importing.run(file)
    assert report.notes.new == text.count("ANSWER:") + text.count("\n::") + text.startswith("::")


def quiz(library: Library, seed: int = 1) -> list[QuizQuestion]:
    wish = QuizWish(count=10, easy_start=True, seed=seed)
    question: QuizQuestion | None = library.quiz.start(wish)
    found: list[QuizQuestion] = []
    while question is not None:
        found.append(question)
        library.quiz.answer(question.attempt_id, question.position, None)
        question = library.quiz.question(question.attempt_id)
    return found


def by_prompt(questions: list[QuizQuestion], start: str) -> QuizQuestion:
    return next(question for question in questions if question.prompt.startswith(start))


def feedback(library: Library, question: QuizQuestion) -> QuizFeedback:
    found = library.quiz.review(question.attempt_id).answers
    return next(one for one in found if one.prompt == question.prompt)


def test_a_question_is_asked_with_all_its_options(library: Library, tmp_path: Path) -> None:
    take(library, tmp_path, "metals.txt", AIKEN)
    asked = by_prompt(quiz(library), "Which of these metals")
    assert asked.kind is QuizKind.MULTIPLE_CHOICE
    assert sorted(asked.options) == ["Copper", "Iron", "Mercury", "Tin", "Zinc"]
    told = feedback(library, asked)
    assert [option.text for option in told.options if option.is_key] == ["Mercury"]
    assert told.source is not None
    assert told.source.shown == "It freezes at 39 degrees below zero."


def test_options_change_places_but_for_those_that_name_others(
    library: Library, tmp_path: Path
) -> None:
    take(library, tmp_path, "metals.txt", AIKEN)
    quizzes = [quiz(library, seed) for seed in range(6)]
    assert len({by_prompt(each, "Which of these metals").options for each in quizzes}) > 1
    named = {by_prompt(each, "Which of these swim").options for each in quizzes}
    assert named == {("The cod", "The adder", "The eagle owl", "Both A and B")}


def test_statements_several_right_ones_and_markup(library: Library, tmp_path: Path) -> None:
    take(library, tmp_path, "boats.gift", GIFT)
    asked = quiz(library)
    truth = by_prompt(asked, "A keel")
    assert (truth.kind, truth.options) == (QuizKind.TRUE_FALSE, ("True", "False"))
    sails = by_prompt(asked, "Which of these are sails?")
    assert sails.kind is QuizKind.SELECT
    assert sorted(sails.options) == ["cheek < 4", "cleat", "jib", "spinnaker"]
    right = [option.text for option in feedback(library, sails).options if option.is_key]
    assert sorted(right) == ["jib", "spinnaker"]
    knots = by_prompt(asked, "Which knot")
    assert knots.prompt == "Which knot does not slip?"
    assert sorted(knots.options) == ["bowline", "granny & co", "thief"]


def test_the_card_shows_the_options_and_what_explains_them(
    library: Library, tmp_path: Path
) -> None:
    take(library, tmp_path, "metals.txt", AIKEN)
    card = library.study.next_card()
    assert card is not None
    assert card.html is not None
    assert "A. Iron<br>B. Mercury" in card.html.question
    assert "It freezes at 39 degrees" not in card.html.question
    assert "Mercury" in card.html.answer
    assert "It freezes at 39 degrees below zero." in card.html.answer


def edited(library: Library, tmp_path: Path, change: str) -> list[QuizQuestion]:
    """The questions of a quiz after a statement has changed the file."""
    library.close()
    with sqlite3.connect(tmp_path / "library" / "library.db") as file:
        file.execute(change)
    with open_library(tmp_path / "library", lambda: NOW) as later:
        return [] if later.quiz.setup().usable < 3 else quiz(later)


def test_options_are_asked_as_they_were_edited(library: Library, tmp_path: Path) -> None:
    take(library, tmp_path, "metals.txt", AIKEN)
    change = "UPDATE notes SET fields = replace(fields, 'Zinc', 'Lead')"
    asked = by_prompt(edited(library, tmp_path, change), "Which of these metals")
    assert sorted(asked.options) == ["Copper", "Iron", "Lead", "Mercury", "Tin"]


@pytest.mark.parametrize(
    "change", ["back = 'Gold'", "fields = replace(fields, 'A. ', '')", "fields = NULL"]
)
def test_options_without_their_answer_are_not_asked(
    library: Library, tmp_path: Path, change: str
) -> None:
    take(library, tmp_path, "metals.txt", AIKEN + "\nWhere?\nA. here\nB. there\nANSWER: A\n")
    change = f"UPDATE notes SET {change} WHERE front LIKE '%metals%'"
    asked = edited(library, tmp_path, change)
    assert len(asked) == 3
    assert not any("metals" in question.prompt for question in asked)


@pytest.mark.parametrize(
    "said",
    ["[]", '{"options": [1], "right": [0]}', '{"options": ["Iron"], "right": [7]}', "x", "{}"],
)
def test_where_the_key_is_damaged_the_answer_tells_it(
    library: Library, tmp_path: Path, said: str
) -> None:
    take(library, tmp_path, "metals.txt", AIKEN)
    change = f"UPDATE notes SET choices = '{said}' WHERE front LIKE '%metals%'"
    asked = by_prompt(edited(library, tmp_path, change), "Which of these metals")
    assert sorted(asked.options) == ["Copper", "Iron", "Mercury", "Tin", "Zinc"]


def test_many_options_are_left_to_the_card(library: Library, tmp_path: Path) -> None:
    letters = "ABCDEFGHI"
    lines = "".join(f"{letter}. the {n}th boat\n" for n, letter in enumerate(letters, 1))
    take(library, tmp_path, "many.txt", f"Which boat won?\n{lines}ANSWER: C\n")
    assert library.quiz.setup().usable == 0
