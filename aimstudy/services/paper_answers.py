"""What a person puts in for a question of a paper, as it is kept: nothing of it is judged here."""

from aimstudy.domain.errors import Problem, ProblemKind
from aimstudy.domain.quiz import Given, QuizItem, QuizKind
from aimstudy.services.quiz_answers import LONGEST_ANSWER

NOT_MATCHED = -1


def put_in_as(item: QuizItem, given: Given | None) -> tuple[Given | None, bool]:
    """(what is kept, whether it is an answer). Nothing typed or picked is none, and no answer.

    Pairs of which some are open (-1) are kept, and are no answer yet. Raises Problem PAPER_MISSING
    for what does not fit the question.
    """
    if given is None or given == ():
        return None, False
    if isinstance(given, bool) or not _fits(item, given):
        raise Problem(ProblemKind.PAPER_MISSING)
    if isinstance(given, str):
        return (given[:LONGEST_ANSWER], True) if given.strip() else (None, False)
    if isinstance(given, tuple) and NOT_MATCHED in given:
        return (given, False) if any(n != NOT_MATCHED for n in given) else (None, False)
    return given, True


def _fits(item: QuizItem, given: Given) -> bool:
    places = range(len(item.options))
    if item.kind.written:
        return isinstance(given, str)
    if item.kind is QuizKind.SELECT:
        distinct = isinstance(given, tuple) and len(set(given)) == len(given)
        return distinct and isinstance(given, tuple) and all(n in places for n in given)
    if item.kind is QuizKind.MATCHING:
        whole = isinstance(given, tuple) and len(given) == len(item.lefts)
        return (
            whole
            and isinstance(given, tuple)
            and all(n == NOT_MATCHED or n in places for n in given)
        )
    return isinstance(given, int) and given in places
