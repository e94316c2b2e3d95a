"""Damaged articles are read or refused, never slowly; what is read stands in the text."""

import re
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


def sections(text: bytes) -> list[bytes]:
    """What stands above the first section and every section, each below the front matter."""
    top, _, body = text.partition(b"\n\n")
    return [top + b"\n\n" + section for section in re.split(rb"\n(?=## )", body)]


@pytest.mark.parametrize(("seed", "whole"), [(0, True), (1, False), (2, False), (3, False)])
def test_two_hundred_damaged_articles(seed: int, whole: bool) -> None:
    """Fifty of whole articles, the others of sections, where the same damage stands closer."""
    sources = [path.read_bytes() for path in sorted(SOURCES)]
    if not whole:
        sources = [section for source in sources for section in sections(source)]
    for name, data in mutated(sources, 50, seed):
        begun = time.process_time()
        try:
            reading = check(data)
        except Problem:
            continue
        make_cards(reading)
        make_quiz_items("", reading.article.language, reading.facts, 1, frozenset())
        assert time.process_time() - begun < LIMIT_SECONDS, name
