"""What a report's weak topics make of the shares expected: theirs lower, the others' higher.

A report calls topics weak, it gives no number. So weak cards are taken to lie half a logit lower
than the others than their memory says (at .85 about six points); the whole stays what the result
makes of it, so that nothing is counted twice.
"""

from collections.abc import Sequence
from math import exp, log

WEAK_LOGITS = 0.5  # chosen, not measured
_HALVINGS = 50


def set_apart(
    shares: Sequence[float], cards: Sequence[int], weak: Sequence[float]
) -> tuple[float, ...]:
    """The share (0-1) expected of each group of cards after a part ``weak`` (0-1) of it is weak.

    Weighted by ``cards`` the mean stays; a share of 0 or 1 stays as well, and where every group
    is weak alike all do.
    """
    wanted = sum(share * count for share, count in zip(shares, cards, strict=True))
    low, high = 0.0, WEAK_LOGITS
    if len(set(weak)) <= 1:
        return tuple(shares)
    found = tuple(shares)
    for _ in range(_HALVINGS):
        lift = (low + high) / 2
        found = tuple(
            _moved(share, lift - WEAK_LOGITS * part)
            for share, part in zip(shares, weak, strict=True)
        )
        if sum(share * count for share, count in zip(found, cards, strict=True)) < wanted:
            low = lift
        else:
            high = lift
    return found


def _moved(share: float, logits: float) -> float:
    if not 0.0 < share < 1.0:
        return share
    return 1.0 / (1.0 + exp(-(log(share / (1.0 - share)) + logits)))
