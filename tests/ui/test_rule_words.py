"""Every rule that reads facts says in a sentence, in both languages, what it read."""

import json
from pathlib import Path

import pytest

from aimstudy.domain.fact import FactKind
from aimstudy.facts import build
from aimstudy.facts.drafts import CLAUSE_RULES, SENTENCE_RULES
from aimstudy.ui.articles.rule_words import RULE_SOURCES, rule_words
from aimstudy.ui.translations import set_language

RULES = sorted({name for name, _ in CLAUSE_RULES} | {name for name, _ in SENTENCE_RULES})
CATALOGUE = Path(__file__).parents[2] / "resources" / "translations" / "nb" / "rules.json"


def test_rules_are_registered() -> None:
    assert len(build.RULE_MODULES) > 10
    assert len(RULES) > 50


@pytest.mark.parametrize("rule", RULES)
def test_every_rule_has_a_sentence_of_its_own(rule: str) -> None:
    sentence = RULE_SOURCES.get(rule, "")
    assert sentence.endswith(".")
    assert sentence[0].isupper()


def test_every_sentence_is_there_in_norwegian_and_is_another() -> None:
    norwegian = json.loads(CATALOGUE.read_text(encoding="utf-8"))
    assert set(norwegian) == set(RULE_SOURCES.values())
    assert all(norwegian[text] != text for text in norwegian)


@pytest.mark.parametrize("language", ["en", "nb"])
@pytest.mark.parametrize("kind", FactKind)
def test_a_rule_without_a_sentence_is_described_by_its_kind(kind: FactKind, language: str) -> None:
    set_language(language)
    words = rule_words("a-rule-of-tomorrow", kind)
    assert "a-rule-of-tomorrow" not in words
    assert words.startswith("The sentence gives" if language == "en" else "Setningen gir")
