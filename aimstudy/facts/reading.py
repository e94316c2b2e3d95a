"""One call from the bytes of a file to everything found in it. Reads no files itself."""

from dataclasses import replace

from aimstudy.domain.article import ReadingWarning
from aimstudy.domain.fact import Fact, Reading
from aimstudy.facts.analysis import analyse
from aimstudy.facts.build import facts_of
from aimstudy.facts.decode import decode
from aimstudy.facts.issues import find_issues
from aimstudy.facts.reconcile import merge_repeated
from aimstudy.facts.sentences import structure_article
from aimstudy.language.models import LanguageModels


def read_article(data: bytes, name: str, models: LanguageModels) -> Reading:
    """Decode, structure and analyse one article; ``name`` only labels it.

    Same bytes, same reading: a fact's key depends on its own sentence and rule alone, so an edit
    elsewhere in the article leaves it as it is. Raises Problem FILE_EMPTY, FILE_BINARY,
    FILE_TOO_LARGE, NO_SENTENCES or LANGUAGE_UNSUPPORTED.
    """
    text, is_utf8 = decode(data, name)
    structured = structure_article(text, data, is_utf8, name, models)
    article = structured.article
    found: list[Fact] = []
    for item in analyse(structured, models):
        found.extend(facts_of(item))
    facts = tuple(_unique(merge_repeated(found)))
    if not facts:
        article = replace(article, warnings=(*article.warnings, ReadingWarning.NO_FACTS))
    return Reading(article, facts, find_issues(facts))


def _unique(facts: list[Fact]) -> list[Fact]:
    """A sentence that stands twice in an article gives its facts once."""
    return list({fact.key: fact for fact in reversed(facts)}.values())[::-1]
