"""What a person puts in for a question of a paper, as it is kept: nothing of it is judged here."""

from aimstudy.domain.quiz import Given, QuizItem, QuizKind
from aimstudy.services.quiz_answers import LONGEST_ANSWER, fits, is_place, unfit
from aimstudy.services.typed_text import mended

NOT_MATCHED = -1


def put_in_as(item: QuizItem, given: Given | None) -> tuple[Given | None, bool]:
    """(what is kept, whether it is an answer). Nothing typed or picked is none, and no answer.

    Pairs of which some are open (-1) are kept, and are no answer yet. Raises Problem
    VALUE_OF_OTHER_KIND for what does not fit the question.
    """
    if given is None or (isinstance(given, tuple) and not given):
        return None, False
    if not _fits(item, given):
        raise unfit(item)
    if isinstance(given, str):
        return (mended(given[:LONGEST_ANSWER]), True) if given.strip() else (None, False)
    if isinstance(given, tuple) and NOT_MATCHED in given:
        return (given, False) if any(n != NOT_MATCHED for n in given) else (None, False)
    return given, True


def _fits(item: QuizItem, given: Given) -> bool:
    """As in a quiz, but pairs may be open."""
    if item.kind is QuizKind.MATCHING:
        whole = isinstance(given, tuple) and len(given) == len(item.lefts)
        return (
            whole
            and isinstance(given, tuple)
            and all(is_place(item, n) or (n == NOT_MATCHED and type(n) is int) for n in given)
        )
    return fits(item, given)
