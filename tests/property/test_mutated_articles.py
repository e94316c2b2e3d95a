"""Damaged articles are read or refused, never slowly; what is read stands in the text."""

import time
from pathlib import Path

import pytest

from aimstudy.domain.errors import Problem
from aimstudy.questions.cards import make_cards
from aimstudy.questions.quiz import make_quiz_items
from tests.mutations import check, mutated

ROOT = Path(__file__).parents[2]
SOURCES = (*(ROOT / "tests/data/articles").iterdir(), *(ROOT / "decks/aim").glob("*.md"))
LIMIT_SECONDS = 2.0


@pytest.mark.parametrize("part", range(4))
def test_two_hundred_damaged_articles(part: int) -> None:
    sources = [path.read_bytes() for path in sorted(SOURCES)]
    for name, data in mutated(sources, 50, part):
        begun = time.process_time()
        try:
            reading = check(data)
        except Problem:
            continue
        make_cards(reading)
        make_quiz_items("", reading.article.language, reading.facts, 1, frozenset())
        assert time.process_time() - begun < LIMIT_SECONDS, name
