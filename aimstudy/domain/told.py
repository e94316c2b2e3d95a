"""Whether words that stand above a question tell its answer. Knows nothing of languages."""

import re
from collections.abc import Iterable

from aimstudy.domain.quiz import QuizItem


def tells(shown: str, answers: Iterable[str]) -> bool:
    """Whether one of ``answers`` stands in ``shown``, word by word, whatever its case or marks."""
    said = _words(shown)
    return any(words in said for answer in answers if (words := _words(answer)).strip())


def answers_of(item: QuizItem) -> tuple[str, ...]:
    """Everything that is right as an answer to ``item``."""
    listed = (*item.expected.answers, *item.expected.accept) if item.expected else ()
    right = tuple(item.options[n].text for n in item.keys or (item.key,) if n >= 0)
    return (item.answer, *right, *listed)


def _words(text: str) -> str:
    found = " ".join(re.findall(r"[^\W_]+", text.lower()))
    return f" {found} "
