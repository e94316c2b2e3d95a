"""Which backups may go: recent ones all stay, older ones thin out with age.

Works on times alone, so that the rule can be tested without files.
"""

from collections.abc import Callable, Hashable, Sequence
from datetime import datetime, timedelta
from typing import TypeVar

T = TypeVar("T")
KEEP_ALL = timedelta(days=2)
NEWEST = 5
KEEP: tuple[tuple[int, Callable[[datetime], Hashable]], ...] = (
    (14, lambda made: made.date()),
    (8, lambda made: made.isocalendar()[:2]),
    (12, lambda made: (made.year, made.month)),
)


def superseded(dated: Sequence[tuple[datetime, T]], now: datetime) -> list[T]:
    """Those of ``dated`` (aware time, thing) that newer ones stand for.

    Kept: everything of the last two days, the newest of each of the last 14 days, 8 weeks and 12
    months that have any, and the newest five whatever their age. Counting only days that have a
    backup keeps a clock gone wrong from emptying the folder.
    """
    newest_first = sorted(dated, key=lambda pair: pair[0], reverse=True)
    kept = {index for index, (made, _) in enumerate(newest_first) if now - made <= KEEP_ALL}
    kept.update(range(min(NEWEST, len(newest_first))))
    for limit, period in KEEP:
        seen: set[Hashable] = set()
        for index, (made, _) in enumerate(newest_first):
            if period(made) not in seen and len(seen) < limit:
                seen.add(period(made))
                kept.add(index)
    return [thing for index, (_, thing) in enumerate(newest_first) if index not in kept]
