"""How each fact and card went in quizzes and rehearsals: how hard it is, and which options help."""

from collections import Counter
from collections.abc import Sequence

from aimstudy.domain.quiz import QuizItem, QuizKind
from aimstudy.services.views.quiz import ItemLine, Mixup
from aimstudy.storage.confusions import given_for
from aimstudy.storage.quiz_history import answered_items, answers_of_cards
from aimstudy.storage.quizzes import StoredResponse
from aimstudy.storage.session import Session

ENOUGH = 5  # answers, or times an option was shown
_MOST_MIXUPS = 3


def item_lines(session: Session) -> tuple[ItemLine, ...]:
    """One line a fact or card that was asked: the hardest of those with enough answers first."""
    groups: dict[tuple[str, int], list[StoredResponse]] = {}
    for response in answered_items(session):
        if response.fact_id is not None:
            groups.setdefault(("fact", response.fact_id), []).append(response)
        elif response.card_id is not None:
            groups.setdefault(("card", response.card_id), []).append(response)
    mixed = given_for(session)
    words = answers_of_cards(session, {n for others in mixed.values() for n in others})
    lines = [_line(found, mixed, words) for found in groups.values()]
    return tuple(sorted(lines, key=_hardest_first))


def _hardest_first(line: ItemLine) -> tuple[bool, float, int]:
    share = line.right / line.answered
    return line.facility is None, share, -line.answered


def _line(
    responses: Sequence[StoredResponse],
    mixed: dict[int, dict[int, int]],
    words: dict[int, str],
) -> ItemLine:
    last = responses[-1]
    right, answered = sum(response.correct for response in responses), len(responses)
    others = mixed.get(last.card_id or 0, {})
    often = sorted(others.items(), key=lambda pair: (-pair[1], pair[0]))[:_MOST_MIXUPS]
    asked = _asking(responses)
    return ItemLine(
        prompt=asked.prompt,
        answer=asked.answer,
        topic=last.topic,
        card_id=last.card_id,
        answered=answered,
        right=right,
        facility=right / answered if answered >= ENOUGH else None,
        never_chosen=_never_chosen(responses),
        mixups=tuple(Mixup(words[n], times, n) for n, times in often if n in words),
    )


def _asking(responses: Sequence[StoredResponse]) -> QuizItem:
    """The newest item that asks for the answer; a statement only where there is no other."""
    items = [response.item for response in reversed(responses)]
    asking = [item for item in items if item.kind is not QuizKind.TRUE_FALSE]
    return (asking or items)[0]


def _never_chosen(responses: Sequence[StoredResponse]) -> tuple[str, ...]:
    """Wrong options that stood there often enough and were never taken."""
    shown: Counter[str] = Counter()
    taken: set[str] = set()
    for response in responses:
        item, given = response.item, response.given
        if item.kind not in (QuizKind.MULTIPLE_CHOICE, QuizKind.SELECT):
            continue
        right = item.keys or (item.key,)
        shown.update(option.text for n, option in enumerate(item.options) if n not in right)
        picked = (given,) if isinstance(given, int) else given
        if isinstance(picked, tuple):
            taken |= {item.options[n].text for n in picked if 0 <= n < len(item.options)}
    return tuple(text for text, times in shown.items() if times >= ENOUGH and text not in taken)
