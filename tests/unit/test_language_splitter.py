"""Sentences end where they end, not at every point.

The texts stand in ``tests/data/splits``, one a line, with a bar where a sentence ends.
"""

from pathlib import Path

import pytest

from aimstudy.domain.article import Language
from aimstudy.language.splitter import sentence_spans

SPLITS = Path(__file__).parents[1] / "data" / "splits"
CASES = [
    (language, line)
    for language in Language
    for line in (SPLITS / f"{language.value}.txt").read_text(encoding="utf-8").splitlines()
]


@pytest.mark.parametrize(("language", "line"), CASES, ids=[line[:40] for _, line in CASES])
def test_a_text_splits_at_its_bars(language: Language, line: str) -> None:
    text = line.replace("|", "")
    found = [text[a:b] for a, b in sentence_spans(text, language)]
    assert found == [part.strip() for part in line.split("|")]


def test_there_are_many_texts_in_both_languages() -> None:
    for language in Language:
        assert sum(each is language for each, _ in CASES) >= 60


def test_spans_hold_every_visible_character() -> None:
    text = "  One thing.  Another thing?  A third "
    parts = [text[a:b] for a, b in sentence_spans(text, Language.ENGLISH)]
    assert parts == ["One thing.", "Another thing?", "A third"]
