"""Looking after the library: backups, the check of file and memory states, versions, counts."""

import math
import platform
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from aimstudy import __version__
from aimstudy.domain.backup import BackupInfo, RestorePreview
from aimstudy.domain.review import MemoryState
from aimstudy.scheduling.card_states import NEW_STATE, replay
from aimstudy.scheduling.memory_model import Parameters
from aimstudy.services.context import Context
from aimstudy.services.settings import odd_settings
from aimstudy.services.views.settings import AboutView, CheckReport
from aimstudy.storage import backups, queue
from aimstudy.storage.backup_folder import newest_backup_time
from aimstudy.storage.card_columns import stored_states
from aimstudy.storage.integrity import check
from aimstudy.storage.session import Session
from aimstudy.storage.status import counts, counts_in_study, sqlite_version
from aimstudy.storage.whole_log import iter_logs

BACKUP_EVERY = timedelta(hours=12)
_TOLERANCE = 1e-9


class CareService:
    """Backups, checks and counts of the open library."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def backup(self, reason: str = "manual") -> Path:
        """Make a tested backup; raises Problem BACKUP_FAILED."""
        return backups.make_backup(self._context.database, self._context.now(), reason)

    def backup_if_due(self) -> Path | None:
        """Make a backup when the newest is more than twelve hours old and there is something."""
        newest = newest_backup_time(self._context.database.folder)
        # A backup from the future was made before the clock was set right.
        if newest is not None and abs(self._context.now() - newest) < BACKUP_EVERY:
            return None
        with self._context.database.read() as session:
            held = any(counts(session).values())
        return self.backup("daily") if held else None

    def backups(self) -> tuple[BackupInfo, ...]:
        """All backups, newest first, each looked through."""
        return backups.list_backups(self._context.database.folder)

    def preview(self, backup: Path) -> RestorePreview:
        """What restoring would change; raises Problem FILE_MISSING or BACKUP_UNUSABLE."""
        return backups.preview(backup, self._context.database)

    def check(self, rebuild: bool = False) -> CheckReport:
        """Check the file, and every memory state against the log; ``rebuild`` mends the states."""
        database = self._context.database
        findings = check(database)
        if not findings:
            with database.read() as session:
                findings = odd_settings(session)
        if findings:
            return CheckReport(findings, 0, 0)
        context, retention = self._context, self._context.settings.retention
        with database.read() as session:
            w = context.memory_in(session).parameters
            differ = _count_differing(session, retention, w)
        if not (rebuild and differ):
            return CheckReport((), differ, 0)
        # numpy is loaded here, on first use: starting the window must not pay for it.
        from aimstudy.services.memory_states import recompute_states

        rebuilt = database.write(
            lambda session: recompute_states(
                session, retention, context.memory_in(session).parameters
            )
        )
        return CheckReport((), 0, rebuilt)

    def status(self) -> dict[str, int]:
        """Counts of what is in study, as the window shows them, and of cards due now.

        Articles that were put away do not count, nor do their facts and cards, nor suspended cards.
        """
        today = self._context.today().toordinal()
        with self._context.database.read() as session:
            found = counts_in_study(session)
            due = queue.count_due(session, today) + queue.count_steps(session, today)
        return found | {"due": due}

    def about(self) -> AboutView:
        """Versions and places."""
        database = self._context.database
        return AboutView(
            version=__version__,
            python=platform.python_version(),
            sqlite=sqlite_version(),
            folder=str(database.folder),
            library_bytes=database.file.stat().st_size,
        )


def _count_differing(session: Session, retention: float, w: Parameters) -> int:
    """How many cards' stored states are not the replay of their log, one card at a time."""
    replayed = {card_id: replay(log, retention, w) for card_id, log in iter_logs(session)}
    return sum(
        not _same(stored, replayed.get(card_id, NEW_STATE))
        for card_id, stored in stored_states(session)
    )


def _same(one: MemoryState, other: MemoryState) -> bool:
    return (
        math.isclose(one.stability, other.stability, rel_tol=_TOLERANCE, abs_tol=_TOLERANCE)
        and math.isclose(one.difficulty, other.difficulty, rel_tol=_TOLERANCE, abs_tol=_TOLERANCE)
        and replace(one, stability=0.0, difficulty=0.0)
        == replace(other, stability=0.0, difficulty=0.0)
    )
