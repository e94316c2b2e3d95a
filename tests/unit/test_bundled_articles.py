"""The two articles that ship: at least twenty sound cards each, and the open question found."""

from pathlib import Path

import pytest

from aimstudy.domain.fact import IssueKind
from aimstudy.questions.cards import make_cards
from aimstudy.questions.lint import faults
from tests.engine import read_article

DECK = Path(__file__).parents[2] / "decks" / "aim"
CASES = [("en", ("four", "five")), ("nb", ("fire", "fem"))]


@pytest.mark.parametrize(("language", "values"), CASES)
def test_cards_and_the_contradiction(language: str, values: tuple[str, str]) -> None:
    name = f"associate-in-management.{language}.md"
    reading = read_article((DECK / name).read_bytes(), name)
    assert reading.article.language.value == language
    assert reading.article.warnings == ()
    cards = make_cards(reading)
    assert len(cards) >= 20
    assert all(faults(card, reading.article.language) == [] for card in cards)
    (issue,) = reading.issues
    assert issue.kind is IssueKind.COUNT_AGAINST_LIST
    assert issue.values == values
    assert len(issue.fact_keys) == 4


@pytest.mark.parametrize(
    ("language", "ending"),
    [
        ("en", "not checked against The Institutes."),
        ("nb", "ikke kontrollert mot The Institutes."),
    ],
)
def test_each_says_where_its_facts_are_from(language: str, ending: str) -> None:
    text = (DECK / f"associate-in-management.{language}.md").read_text(encoding="utf-8")
    assert text.rstrip().endswith(ending)
