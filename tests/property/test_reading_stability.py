"""Editing one sentence changes only its own facts.

Two things may follow from another sentence: a fact said twice has the key of its first sentence,
and a pronoun is put into words by the sentence before it. A small edit touches neither.
"""

from pathlib import Path

import pytest

from aimstudy.domain.article import BlockKind, Language
from aimstudy.domain.fact import Fact, Reading
from tests.engine import read_article

ROOT = Path(__file__).parents[2]
ARTICLES = sorted((*(ROOT / "decks/aim").glob("*.md"), *(ROOT / "tests/data/articles").iterdir()))
LONGER = {Language.ENGLISH: " as well.", Language.BOKMAL: " også."}


def facts_beside(reading: Reading, raw: str) -> dict[str, Fact]:
    """The facts by key that ``raw`` does not say."""
    said = {f.key for f in reading.facts if any(raw in c.quote for c in f.citations)}
    return {fact.key: fact for fact in reading.facts if fact.key not in said}


@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.name)
def test_an_edited_sentence_changes_only_its_facts(path: Path) -> None:
    before = read_article(path.read_bytes(), path.name)
    article = before.article
    for sentence in article.sentences:
        if sentence.block is BlockKind.TABLE:
            continue
        edited = sentence.raw.rstrip(".") + LONGER[article.language]
        text = article.text[: sentence.start] + edited + article.text[sentence.end :]
        after = read_article(text.encode(), path.name)
        old, new = facts_beside(before, sentence.raw), facts_beside(after, edited)
        assert not old.keys() - {fact.key for fact in after.facts}, sentence.clean
        twice = {f.key: f for f in before.facts if len(f.citations) > 1}
        for key in new.keys() - {fact.key for fact in before.facts}:
            quotes = {c.quote for c in new[key].citations}
            assert any(quotes & {c.quote for c in f.citations} for f in twice.values())
