"""The seed articles as they are: enough cards, all grounded, nothing lost, contradictions found."""

import re
from pathlib import Path

import pytest

from aimstudy.domain.article import BlockKind
from aimstudy.domain.fact import Reading
from aimstudy.facts.front_matter import read_front_matter
from aimstudy.language.markup import clean_markup
from aimstudy.questions.cards import make_cards
from aimstudy.questions.quiz import make_quiz_items
from tests.engine import read_article

pytestmark = pytest.mark.seeds
MARKUP = re.compile(r"\]\(|[\[\]]|\*\*|#|\(/|,\.| [.,;:!?](?: |$)")


def readings(seeds: tuple[Path, ...]) -> list[Reading]:
    return [read_article(path.read_bytes(), path.name) for path in seeds]


def test_at_least_thirty_cards_each(seeds: tuple[Path, ...]) -> None:
    assert [r.article.language.value for r in readings(seeds)] == ["nb", "en"]
    for reading in readings(seeds):
        assert len(make_cards(reading)) >= 30
        assert len(reading.article.sentences) == 19


def test_answers_stand_in_their_sentence_and_quotes_in_the_file(seeds: tuple[Path, ...]) -> None:
    for path, reading in zip(seeds, readings(seeds), strict=True):
        raw = path.read_text(encoding="utf-8")
        facts = {fact.key: fact for fact in reading.facts}
        clean = {s.index: s.clean for s in reading.article.sentences}
        for card in make_cards(reading):
            citation = facts[card.fact_key].citations[0]
            assert citation.quote in raw
            for answer in card.items or (card.answer,):
                assert answer.lower() in clean[citation.sentence].lower()


def test_no_markup_on_cards_or_options(seeds: tuple[Path, ...]) -> None:
    for reading in readings(seeds):
        shown = [text for c in make_cards(reading) for text in (c.prompt, c.answer, *c.items)]
        quiz = make_quiz_items("", reading.article.language, reading.facts, 1, frozenset())
        shown += [option.text for item in quiz for option in item.options]
        assert [text for text in shown if MARKUP.search(text)] == []


def test_four_courses_against_five(seeds: tuple[Path, ...]) -> None:
    norwegian, english = readings(seeds)
    assert [issue.values for issue in norwegian.issues] == [("fire", "fem")]
    assert [issue.values for issue in english.issues] == [("four", "five")]
    for reading in (norwegian, english):
        (issue,) = reading.issues
        quiz = make_quiz_items(
            "", reading.article.language, reading.facts, 1, frozenset(issue.fact_keys)
        )
        assert not {item.fact_key for item in quiz} & set(issue.fact_keys)
        assert len(quiz) >= 10


def test_no_visible_word_is_lost(seeds: tuple[Path, ...]) -> None:
    for reading in readings(seeds):
        text = reading.article.text
        body = re.sub(r"\]\([^)\s]*(?:\s\w+)?[,)]?", "] ", text[read_front_matter(text).end :])
        kept = " ".join(s.clean for s in reading.article.sentences)
        for block in reading.article.blocks:
            if block.kind is BlockKind.HEADING:
                kept += " " + clean_markup(text, block.start, block.end).text
        words = re.findall(r"[^\W\d_]+", body)
        assert set(words) <= set(re.findall(r"[^\W\d_]+", kept))
        assert len(words) > 350
