"""What is counted over the whole log, which takes seconds where it is long: once for each state."""

from aimstudy.services.read_answers import unread_answers
from aimstudy.storage.session import Session
from aimstudy.storage.whole_log import count_scheduled, kept_stamp, last_row


class LogNumbers:
    """Numbers of one library's log; rows are only ever added to it, so its last one names it."""

    def __init__(self) -> None:
        self._unread: tuple[int, dict[int, int]] | None = None
        self._scheduled: tuple[tuple[int, ...], int] | None = None

    def unread(self, session: Session) -> dict[int, int]:
        """Answers that were not read; see ``unread_answers``. Not to be changed."""
        last, known = last_row(session), self._unread
        if known is None or known[0] != last:
            known = self._unread = last, unread_answers(session)
        return known[1]

    def scheduled(self, session: Session) -> int:
        """How many answers that were read met a card on a later day; see ``count_scheduled``."""
        stamp, known = (last_row(session), *kept_stamp(session)), self._scheduled
        if known is None or known[0] != stamp:
            known = self._scheduled = stamp, count_scheduled(session, self.unread(session))
        return known[1]
