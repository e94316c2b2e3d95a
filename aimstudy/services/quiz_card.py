"""A quiz question as the two sides of a card."""

from aimstudy.domain.quiz import QuizItem, QuizKind

_GAP = "____"


def card_texts(item: QuizItem) -> tuple[str, str]:
    """(front, back): a statement becomes its sentence with a gap, pairs their left sides."""
    if item.kind is QuizKind.TRUE_FALSE and item.answer_start >= 0:
        before, after = item.quote[: item.answer_start], item.quote[item.answer_end :]
        return f"{before}{_GAP}{after}", item.quote[item.answer_start : item.answer_end]
    if item.kind is QuizKind.TRUE_FALSE:
        return f"{item.prompt} ({' / '.join(o.text for o in item.options)})", item.answer
    if item.kind is QuizKind.MATCHING:
        return f"{item.prompt} {', '.join(item.lefts)}", item.answer
    return item.prompt, item.answer
