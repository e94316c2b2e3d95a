"""What a library or one of its backups holds, and what restoring would change.

Values only: how a backup is made and tested is the storage's business.
"""

from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Holdings:
    """How much a library file holds; ``last_day`` is the study day of its newest review."""

    articles: int
    notes: int
    cards: int
    reviews: int
    last_day: date | None


@dataclass(frozen=True, slots=True)
class BackupInfo:
    """One file of the backups folder.

    ``made_at`` is aware (UTC). ``tested`` is False for a file that does not pass its check; then
    ``finding`` says why and ``holdings`` is empty, and it must not be offered.
    """

    path: Path
    made_at: datetime
    reason: str
    size: int
    tested: bool
    finding: str = ""
    holdings: Holdings | None = None


@dataclass(frozen=True, slots=True)
class RestorePreview:
    """What is there now (empty when it cannot be read) against what the backup brings.

    ``reviews_lost`` counts the reviews of now that the backup does not have.
    """

    backup: BackupInfo
    now: Holdings | None
    then: Holdings
    reviews_lost: int
