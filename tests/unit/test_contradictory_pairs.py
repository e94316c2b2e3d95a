"""Pairs of sentences: contradictions raise an issue, however worded; harmless pairs raise none."""

import tomllib
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.engine import read_article

_DATA = Path(__file__).parent.parent / "data" / "contradictions"
_LEAST = {"en": 0.85, "nb": 0.85}  # of the contradictions are found
_HEADINGS = {"en": "Highlights", "nb": "Høydepunkter"}
_FILLING = {
    "en": "This is a text about what the place is and what the people that live in it do. It is "
    "not long, and it was written for those who want to know more.",
    "nb": "Dette er en tekst om hva det er, og hvordan folk bruker det. Den er ikke særlig lang, "
    "og den er skrevet for dem som vil vite mer om saken.",
}


class Pair(NamedTuple):
    """Two sentences of an article on ``title``, with the values that disagree."""

    title: str
    intro: str
    first: str
    second: str
    values: tuple[str, ...]


@cache
def pairs(language: str, kind: str) -> list[Pair]:
    """The pairs of one language: "contradictions" or "harmless"."""
    data = tomllib.loads((_DATA / f"{language}.toml").read_text(encoding="utf-8"))
    return [
        Pair(topic["title"], topic["intro"], pair[0], pair[1], tuple(pair[2:]))
        for topic in data["topic"]
        for pair in topic[kind]
    ]


def issues(pair: Pair, language: str, bullets: bool = True) -> list[tuple[str, str]]:
    """The values of the issues of an article that holds both sentences."""
    second = f"## {_HEADINGS[language]}\n\n- {pair.second}" if bullets else pair.second
    text = f"# {pair.title}\n\n{pair.intro} {pair.first}\n\n{_FILLING[language]}\n\n{second}\n"
    return [issue.values for issue in read_article(text.encode(), "pair.md").issues]


def _shows(found: tuple[str, str], told: tuple[str, ...]) -> bool:
    return all(any(value in each for each in found) for value in told)


@pytest.mark.parametrize("language", ["en", "nb"])
def test_contradictions_are_found_in_other_words(language: str) -> None:
    told = pairs(language, "contradictions")
    assert len(told) >= 30
    found = [issues(pair, language) for pair in told]
    assert sum(map(bool, found)) >= _LEAST[language] * len(told)
    for pair, values in zip(told, found, strict=True):
        assert all(_shows(each, pair.values) for each in values), (pair, values)


@pytest.mark.parametrize("language", ["en", "nb"])
@pytest.mark.parametrize("bullets", [True, False])
def test_harmless_pairs_raise_nothing(language: str, bullets: bool) -> None:
    told = pairs(language, "harmless")
    assert len(told) >= 60
    alarms = [pair for pair in told if issues(pair, language, bullets)]
    assert not alarms
