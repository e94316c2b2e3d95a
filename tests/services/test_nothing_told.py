"""In a quiz that asks nearly all there is no question holds the answer of another."""

from pathlib import Path

import pytest

from aimstudy.application import add_bundled_articles, open_library
from aimstudy.domain.quiz import QuizItem
from aimstudy.domain.told import tells
from aimstudy.services.quiz_runs import items_for
from aimstudy.services.views.quiz import QuizWish
from tests.services.conftest import START, Clock

SEEDS = 12


def told(items: list[QuizItem]) -> list[tuple[str, str]]:
    """(answer, question of another item that says it); numbers may stand in any text."""
    return [
        (one.answer, two.prompt)
        for one in items
        for two in items
        if one is not two and not one.answer.isdigit()
        if tells(" ".join((two.prompt, *two.lefts)), [one.answer])
    ]


@pytest.mark.parametrize("wanted", [15, 20, 25])
def test_no_question_of_a_bundled_article_tells_the_answer_of_another(
    tmp_path: Path, wanted: int
) -> None:
    with open_library(tmp_path, Clock(START)) as library:
        add_bundled_articles(library)
        context = library._context
        with context.database.read() as session:
            for seed in range(SEEDS):
                asked = items_for(session, context, QuizWish(count=wanted), seed)
                assert len(asked) >= min(wanted, 20)
                assert told([one.item for one in asked]) == []


def test_cards_that_ask_for_each_other_are_never_in_one_quiz(tmp_path: Path) -> None:
    pairs = {"risk": "risiko", "insurance": "forsikring", "claim": "krav", "price": "pris"}
    with open_library(tmp_path, Clock(START)) as library:
        for english, norwegian in pairs.items():
            library.cards.write(f"Norwegian for {english}", norwegian)
            library.cards.write(f"What does {norwegian} mean?", english)
        context = library._context
        with context.database.read() as session:
            for seed in range(SEEDS):
                asked = items_for(session, context, QuizWish(count=8), seed)
                assert len(asked) == len(pairs), "one of each two"
                assert told([one.item for one in asked]) == []
