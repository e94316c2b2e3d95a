"""What is known of a card that is failed again and again: from the log, and from other cards."""

from collections.abc import Sequence
from contextlib import suppress
from statistics import median

from aimstudy.domain.errors import Problem
from aimstudy.domain.review import Phase, Rating, ReviewEntry, ReviewKind
from aimstudy.scheduling.card_states import standing_entries
from aimstudy.services.shown_card import is_leech
from aimstudy.services.views.card_reasons import Leech, LeechCause, OtherCard
from aimstudy.storage.cards import StoredCard, load_card
from aimstudy.storage.confusions import mixed_up_with
from aimstudy.storage.neighbours import Neighbour, neighbours_of
from aimstudy.storage.review_log import entries_of_card
from aimstudy.storage.session import Session

_MOST_OTHERS = 3
_LONG_LETTERS, _LONG_WORDS, _MANY_ITEMS = 90, 14, 4
_FAILURES, _RECALLS = 3, 2  # from which a difference of waits says something
_LONGER = 2.0


def leech_of(session: Session, card_id: int, today: int) -> Leech | None:
    """Why a card is failed so often, as far as it can be told; None for one that is not.

    Raises Problem CARD_MISSING.
    """
    card = load_card(session, card_id, today)
    if not is_leech(card.memory):
        return None
    mixed = _mixed_up(session, card, today)
    alike = _alike(session, card, {other.card_id for other in mixed})
    entries = entries_of_card(session, card_id)
    failed, known = waits_of(entries)
    causes = [
        *([LeechCause.MIXED_UP] if mixed else []),
        *([LeechCause.LOOKALIKE] if alike else []),
        *_of_answer(card),
        *([LeechCause.LONG_WAITS] if _only_after_long_waits(failed, known) else []),
    ]
    return Leech(
        card_id=card_id,
        lapses=times_forgotten(entries),
        reps=card.memory.reps,
        causes=tuple(causes) or (LeechCause.UNKNOWN,),
        others=(*mixed, *alike),
        failed_after=median(failed) if failed else None,
        known_after=median(known) if known else None,
    )


def times_forgotten(entries: Sequence[ReviewEntry]) -> int:
    """Answers that were failures since the card was begun, also while it was being learnt.

    The lapses of the memory leave those out that came before it was first recalled.
    """
    count, met = 0, False
    for entry in standing_entries(entries):
        if entry.kind is ReviewKind.STATE:
            count = entry.state.lapses if entry.state else 0
            met = entry.state is not None and entry.state.phase is not Phase.NEW
        elif entry.kind is ReviewKind.QUIZ and not met:
            continue  # it says nothing of a card never studied
        elif entry.rating is not None:
            count, met = count + (entry.rating is Rating.AGAIN), True
        elif entry.choice is not None:
            count += not entry.choice.right
    return count


def waits_of(entries: Sequence[ReviewEntry]) -> tuple[list[int], list[int]]:
    """Days waited before failures, and before recalls, in the answers that stand.

    Only the first answer of a day says what the wait did to it.
    """
    failed: list[int] = []
    known: list[int] = []
    last: int | None = None
    for entry in standing_entries(entries):
        if entry.state is not None:
            last = entry.state.last_day or None
        elif entry.rating is not None:
            if last is not None and entry.study_day > last:
                waits = failed if entry.rating is Rating.AGAIN else known
                waits.append(entry.study_day - last)
            last = entry.study_day
    return failed, known


def _only_after_long_waits(failed: Sequence[int], known: Sequence[int]) -> bool:
    if len(failed) < _FAILURES or len(known) < _RECALLS:
        return False
    return median(failed) >= _LONGER * median(known)


def _of_answer(card: StoredCard) -> list[LeechCause]:
    """What of the answer itself makes it hard to keep."""
    if len(card.items) >= _MANY_ITEMS:
        return [LeechCause.LIST]
    long = len(card.back) > _LONG_LETTERS or len(card.back.split()) > _LONG_WORDS
    return [LeechCause.LONG_ANSWER] if long and len(card.items) < 2 else []


def _mixed_up(session: Session, card: StoredCard, today: int) -> list[OtherCard]:
    found = []
    for other_id, times, turned in mixed_up_with(session, card.card_id, _MOST_OTHERS):
        with suppress(Problem):  # it may have been removed meanwhile
            other = load_card(session, other_id, today)
            found.append(OtherCard(other_id, other.front, other.back, times, turned))
    return found


def _alike(session: Session, card: StoredCard, known: set[int]) -> list[OtherCard]:
    """Cards beside it that ask nearly the same and want another answer."""
    from aimstudy.questions.lookalikes import lookalikes

    beside = [other for other in neighbours_of(session, card) if _differs(card, other, known)]
    places = lookalikes(card.front, [other.front for other in beside], _MOST_OTHERS)
    return [OtherCard(beside[n].card_id, beside[n].front, beside[n].back) for n in places]


def _differs(card: StoredCard, other: Neighbour, known: set[int]) -> bool:
    same = other.back.casefold().split() == card.back.casefold().split()
    return not same and other.card_id not in known
