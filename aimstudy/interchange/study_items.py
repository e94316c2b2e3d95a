"""Cards, quiz items and contradictions as plain objects, one a line. Knows nothing of storage."""

from collections.abc import Iterable, Iterator

from aimstudy.domain.card import CardDraft
from aimstudy.domain.fact import Reading
from aimstudy.domain.quiz import QuizItem


def study_items(
    reading: Reading, cards: Iterable[CardDraft], quiz_items: Iterable[QuizItem]
) -> Iterator[dict[str, object]]:
    """Yield one object per card, quiz item and contradiction of ``reading``."""
    yield from ()
