"""Which answers were given too fast to have been read, and so tell nothing about memory.

Nobody reads a question, recalls, looks at the answer and judges it within most of a second. Where
such answers come in a row somebody is clicking, and their neighbours that were a little slower are
clicks as well; a single answer of a second between slow ones is somebody who knows the card. The
log keeps them all, and the stored state follows it; what is believed of memory leaves them out.
"""

from collections.abc import Iterator, Sequence
from statistics import median_low

LEAST_MS = 800  # two keys and a glance
MOST_MS = 1_500  # whoever is slow elsewhere may still know a short card by heart
OF_USUAL = 0.1  # of the usual time: faster than that is too fast, within both limits
IN_A_ROW = 5  # answers before and after that say whether somebody is clicking
CLICKED = 0.5  # of these answers too fast
HASTE = 2.0  # times the limit: too fast as well while somebody is clicking


def too_fast(took_ms: Sequence[int]) -> list[bool]:
    """For the times of all answers in the order they were given: which were not read.

    Ms from question to rating; 0 or less is a time that is not known, which counts as read.
    """
    limit = _limit(took_ms)
    short = [0 < took < limit for took in took_ms]
    if not any(short):
        return short
    found = []
    for took, fast, clicking in zip(took_ms, short, _clicking(took_ms, short), strict=True):
        found.append(fast or (clicking and 0 < took < HASTE * limit))
    return found


def _limit(took_ms: Sequence[int]) -> float:
    """The least time in which this person may have read a card."""
    slow = [took for took in took_ms if took >= LEAST_MS]
    usual = OF_USUAL * median_low(slow) if slow else 0.0
    return min(float(MOST_MS), max(float(LEAST_MS), usual))


def _clicking(took_ms: Sequence[int], short: Sequence[bool]) -> Iterator[bool]:
    """Whether most of the timed answers around each one were too fast."""
    timed = [0] + [int(took > 0) for took in took_ms]
    fast = [0] + [int(each) for each in short]
    for n in range(1, len(timed)):
        timed[n] += timed[n - 1]
        fast[n] += fast[n - 1]
    for n in range(len(short)):
        begin, end = max(0, n - IN_A_ROW), min(len(short), n + IN_A_ROW + 1)
        yield fast[end] - fast[begin] >= CLICKED * max(1, timed[end] - timed[begin])
