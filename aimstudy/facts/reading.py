"""One call from the bytes of a file to everything found in it. Reads no files itself."""

from dataclasses import replace

from aimstudy.domain.article import ReadingWarning
from aimstudy.domain.fact import Fact, Reading
from aimstudy.domain.progress import Progress, counted, unheard
from aimstudy.facts.analysis import analyse
from aimstudy.facts.build import facts_of
from aimstudy.facts.decode import decode
from aimstudy.facts.issues import find_issues
from aimstudy.facts.reconcile import merge_repeated
from aimstudy.facts.sentences import structure_article
from aimstudy.language.models import LanguageModels

ANALYSED, FOUND = 0.7, 0.9  # shares of the time that the steps take


def read_article(
    data: bytes, name: str, models: LanguageModels, progress: Progress = unheard
) -> Reading:
    """Decode, structure and analyse one article; ``name`` only labels it.

    ``progress`` is called with 0-1 on the way; what it raises stops the reading.

    Same bytes, same reading: a fact's key depends on its own sentence and rule alone, so an edit
    elsewhere in the article leaves it as it is. Raises Problem FILE_EMPTY, FILE_BINARY,
    FILE_TOO_LARGE, NO_SENTENCES or LANGUAGE_UNSUPPORTED.
    """
    text, is_utf8 = decode(data, name)
    progress(0.0)
    structured = structure_article(text, data, is_utf8, name, models, progress)
    article = structured.article
    found: list[Fact] = []
    analysed = analyse(structured, models, lambda share: progress(ANALYSED * share))
    for item in counted(analysed, progress, ANALYSED, FOUND):
        found.extend(facts_of(item))
    progress(FOUND)
    topic = analysed[0].topic if analysed else None
    facts = tuple(_unique(merge_repeated(found, article, topic, models)))
    if not facts:
        article = replace(article, warnings=(*article.warnings, ReadingWarning.NO_FACTS))
    return Reading(article, facts, find_issues(facts, analysed, structured.lists))


def _unique(facts: list[Fact]) -> list[Fact]:
    """A sentence that stands twice in an article gives its facts once."""
    return list({fact.key: fact for fact in reversed(facts)}.values())[::-1]
