"""What the library knows of memory without answers that were given too fast to have been read.

They stay in the log, and the stored states follow them; plan, forecast and fit look here instead.
Answers in quizzes all count: clicking there proves nothing however slowly it is done, and words
cannot be typed unread.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from aimstudy.domain.review import Phase, Rating, ReviewEntry, ReviewKind
from aimstudy.scheduling.card_states import replay, standing_entries
from aimstudy.scheduling.memory_model import Parameters
from aimstudy.scheduling.read_answers import too_fast
from aimstudy.storage.card_columns import MemoryColumns
from aimstudy.storage.review_log import answer_times, cards_of_rows, entries_of_card
from aimstudy.storage.session import Session

MANY = 20_000  # answers; with fewer it is not worth loading numpy


def unread_answers(session: Session) -> dict[int, int]:
    """Answers that were not read: their rows of the log (``seq``), and the card of each."""
    rows, times = answer_times(session)
    if rows.count(",") < MANY:
        took = [int(number) for number in times.split(",") if number]
        fast = [seq for seq, short in zip(rows.split(","), too_fast(took), strict=False) if short]
        return cards_of_rows(session, [int(seq) for seq in fast])
    # A long list holds every other thread up for a quarter of a second; arrays let them go.
    import numpy as np

    from aimstudy.scheduling import many_read_answers

    short_rows = many_read_answers.too_fast(np.fromstring(times, np.int64, sep=","))
    seqs = np.fromstring(rows, np.int64, sep=",")
    return cards_of_rows(session, seqs[short_rows].tolist())


def read_entries(entries: Sequence[ReviewEntry], unread: dict[int, int]) -> list[ReviewEntry]:
    """The standing entries of one card, in order, but for answers that were not read.

    A failure stays where the card was read later that day: what was recalled then had just been
    seen.
    """
    found: list[ReviewEntry] = []
    read_on = -1  # the study day of the answer after the one looked at that was read
    for entry in reversed(standing_entries(entries)):
        if entry.kind is ReviewKind.STUDY and entry.seq in unread:
            if entry.rating is not Rating.AGAIN or entry.study_day != read_on:
                continue
        elif entry.kind in (ReviewKind.STUDY, ReviewKind.QUIZ):
            read_on = entry.study_day
        found.append(entry)
    return found[::-1]


def read_logs(
    logs: Iterator[tuple[int, list[ReviewEntry]]], unread: dict[int, int]
) -> Iterator[tuple[int, list[ReviewEntry]]]:
    """Each card's log without what was not read."""
    touched = set(unread.values())
    for card_id, entries in logs:
        yield card_id, read_entries(entries, unread) if card_id in touched else entries


def read_columns(
    session: Session, columns: MemoryColumns, unread: dict[int, int], w: Parameters
) -> MemoryColumns:
    """The memory of all cards under ``w`` as if what was not read had not been answered."""
    if not unread:
        return columns
    places = {card_id: place for place, card_id in enumerate(columns.card_id)}
    stability, difficulty = list(columns.stability), list(columns.difficulty)
    last_day, is_new = list(columns.last_day), list(columns.is_new)
    for card_id in sorted(set(unread.values()) & places.keys()):
        place = places[card_id]
        state = replay(read_entries(entries_of_card(session, card_id), unread), w=w)
        stability[place], difficulty[place] = state.stability, state.difficulty
        last_day[place], is_new[place] = state.last_day, state.phase is Phase.NEW
    return replace(
        columns, stability=stability, difficulty=difficulty, last_day=last_day, is_new=is_new
    )
