"""What will be known on each day to the exam if the plan is followed, and if study stops today."""

import numpy as np

from aimstudy.scheduling.deck_states import DeckStates, NextAnswers
from aimstudy.scheduling.state_arrays import Floats, Weights, recall
from aimstudy.scheduling.value_table import CardModel, Flow


def followed_line(model: CardModel, met: NextAnswers, share: Floats, carried: Flow) -> Floats:
    """Cards expected to be known at the start of each day, today first, the exam day last.

    ``share`` (cards x days of a next answer and, last, never) are cards by what they do next;
    ``carried`` is where those answered go from there.
    """
    ahead = np.arange(model.span + 1)
    line = _until_answered(met, share, model.span, model.outcomes.w)
    grid = model.outcomes.grid
    later = recall(ahead[:, None], grid.stability[None, :], model.outcomes.w)
    lasting = np.searchsorted(model.waits, ahead)  # the first wait that still lasts
    for left in range(model.span, 0, -1):
        going = carried.going[left]
        if not going.any():
            continue
        # After so many days those are left that wait as long or longer, or rest.
        alive = np.cumsum(going[::-1], axis=0)[::-1]
        days = np.arange(1, left + 1)
        line[model.span - left + days] += (alive[lasting[days]] * later[days]).sum(axis=1)
    return line


def stopped_line(deck: DeckStates, days: int, w: Weights) -> Floats:
    """Cards expected to be known 0 to ``days`` days from now if nothing is studied."""
    elapsed = deck.elapsed[:, None] + np.arange(days + 1)[None, :]
    found = deck.count @ recall(elapsed, deck.stability[:, None], w)
    return np.asarray(found, dtype=np.float64)


def _until_answered(met: NextAnswers, share: Floats, span: int, w: Weights) -> Floats:
    """Known cards among those that have not been answered yet, by days from now."""
    deck = met.deck
    line = np.zeros(span + 1)
    if not len(deck):
        return line
    ends = span - met.left  # days from now, rising
    alive = np.cumsum(share[:, ::-1], axis=1)[:, ::-1]
    for ahead in range(span + 1):
        known = recall(deck.elapsed + ahead, deck.stability, w)
        line[ahead] = float(alive[:, np.searchsorted(ends, ahead)] @ known)
    return line
