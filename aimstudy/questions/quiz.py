"""Facts to quiz items. Knows nothing of storage; deterministic in its seed."""

from collections.abc import Sequence

from aimstudy.domain.article import Language
from aimstudy.domain.fact import Fact
from aimstudy.domain.quiz import QuizItem


def make_quiz_items(
    reading_article_title: str,
    language: Language,
    facts: Sequence[Fact],
    seed: int,
    blocked: frozenset[str],
) -> tuple[QuizItem, ...]:
    """Return quiz items for ``facts`` (all of one language)."""
    return ()
