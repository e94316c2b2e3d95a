"""For tests that read the same sentences again and again: models loaded and sentences parsed once.

The program remembers nothing between two articles; a folder's conftest takes what suits its tests.
"""

import pickle
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

import pytest

from aimstudy.domain.article import Language
from aimstudy.facts import analysis
from aimstudy.language import models, parser
from aimstudy.language.clauses import Parse
from aimstudy.language.grammar import Grammar, grammar_of
from aimstudy.language.tagging import LanguageModel
from tests.engine import MODELS

MOST_SENTENCES = 20_000


@lru_cache(MOST_SENTENCES)
def _parsed(language: Language, text: str, model: LanguageModel) -> tuple[Parse, bytes]:
    """A parse, and its clauses packed: the reading goes on to change them."""
    found = parser.parse_sentence(grammar_of(language), text, model)
    return found, pickle.dumps(found.clauses)


def parse_sentence(grammar: Grammar, text: str, model: LanguageModel) -> Parse:
    """Like the function of the same name, which is called once for a sentence."""
    found, clauses = _parsed(grammar.language, text, model)
    return replace(found, clauses=pickle.loads(clauses))


@pytest.fixture(autouse=True, scope="module")
def sentences_parsed_once() -> Iterator[None]:
    """Articles are read as ever, but the same sentence is parsed only once."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(analysis, "parse_sentence", parse_sentence)
        yield


@pytest.fixture(autouse=True, scope="module")
def models_loaded_once() -> Iterator[None]:
    """Every library opened reads with the same models."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(models, "LanguageModels", lambda _read: MODELS)
        yield
