"""Every card's memory state worked out anew from the log. Loads numpy: import it where it is used.

What the states are is for ``card_states.replay`` to say; here it is said of all cards at once.
"""

from dataclasses import dataclass

import numpy as np

from aimstudy.domain.evidence import Choice
from aimstudy.scheduling.card_states import replay
from aimstudy.scheduling.log_replay import (
    STATE,
    StandingAnswers,
    States,
    new_states,
    states_after,
    states_of,
)
from aimstudy.scheduling.memory_model import Parameters
from aimstudy.scheduling.state_arrays import Bools, Ints
from aimstudy.storage.card_columns import StateRow, state_rows, write_states
from aimstudy.storage.cards import set_memory
from aimstudy.storage.review_log import entries_of_card
from aimstudy.storage.session import Session
from aimstudy.storage.whole_log import (
    cards_after,
    last_row,
    quiz_rows,
    standing_answers,
    states_taken_over,
)

_EXACT = ("phase", "last_day", "due_day", "due_ms", "reps", "lapses", "shown_day")
_TOLERANCE = 1e-9
_ANSWER = np.dtype((np.int64, 6))  # as ``standing_answers`` has it


@dataclass(frozen=True, slots=True)
class StatesToWrite:
    """States as of row ``upto`` of the log, of the cards whose stored ones are others.

    ``moved`` is how many of these cards come on another day by them.
    """

    upto: int
    retention: float
    w: Parameters
    rows: list[tuple[int, StateRow]]
    moved: int

    def write(self, session: Session) -> None:
        """Write them; a card answered or undone since is worked out in ``session`` itself."""
        since = cards_after(session, self.upto)
        write_states(session, [row for row in self.rows if row[0] not in since])
        for card_id in since:
            log = entries_of_card(session, card_id)
            set_memory(session, card_id, replay(log, self.retention, self.w))


def recompute_states(session: Session, retention: float, w: Parameters) -> int:
    """Write every state that is not what the log makes of it under ``w``; returns how many."""
    found = states_to_write(session, retention, w)
    found.write(session)
    return len(found.rows)


def states_to_write(session: Session, retention: float, w: Parameters) -> StatesToWrite:
    """What ``recompute_states`` would write; so that a short transaction is enough later."""
    upto = last_row(session)
    rows = state_rows(session)
    card_id = np.array([row[0] for row in rows], dtype=np.int64)
    stored = np.array([row[1] for row in rows], dtype=STATE)
    begin, answers = _log(session, card_id)
    true = states_after(begin, answers, retention, w)
    places = np.flatnonzero(_differ(stored, true))
    changed = zip(card_id[places].tolist(), true[places].tolist(), strict=True)
    moved = int(np.count_nonzero(stored["due_day"] != true["due_day"]))
    return StatesToWrite(upto, retention, w, list(changed), moved)


def _log(session: Session, card_id: Ints) -> tuple[States, StandingAnswers]:
    """The states that the cards begin with, and the answers that stand since then."""
    begin = new_states(len(card_id))
    since = np.zeros(len(card_id), dtype=np.int64)
    taken_over = states_taken_over(session)
    places = np.searchsorted(card_id, np.array(list(taken_over), dtype=np.int64))
    begin[places] = states_of([state for _, state in taken_over.values()])
    since[places] = [seq for seq, _ in taken_over.values()]
    rows: Ints = np.asarray(np.fromiter(standing_answers(session), dtype=_ANSWER), dtype=np.int64)
    card = np.searchsorted(card_id, rows[:, 0])
    stands = rows[:, 5] > since[card]
    count = np.bincount(card[stands], minlength=len(card_id)).astype(np.int64)
    _, seq, day, rating, at_ms, _ = rows[stands].T
    return begin, StandingAnswers(count, day, rating, at_ms, _quiz_places(session, seq))


def _quiz_places(session: Session, seq: Ints) -> dict[int, Choice | None]:
    """What was chosen in the quiz rows among ``seq``, by their places there."""
    quiz = quiz_rows(session)
    places = np.flatnonzero(np.isin(seq, np.fromiter(quiz, np.int64, len(quiz)))) if quiz else ()
    return {int(place): quiz[int(seq[place])] for place in places}


def _differ(stored: States, true: States) -> Bools:
    differ = np.zeros(len(stored), dtype=np.bool_)
    for name in _EXACT:
        differ |= stored[name] != true[name]
    for name in ("stability", "difficulty"):
        differ |= ~np.isclose(stored[name], true[name], rtol=_TOLERANCE, atol=_TOLERANCE)
    return differ
