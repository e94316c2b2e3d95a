"""The door of a sample library, for the picture of the page that a damaged one shows."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from aimstudy.domain.backup import BackupInfo, RestorePreview
    from aimstudy.services.library import Library


class SampleDoor:
    """The door of the sample library, as the page of a damaged one uses it."""

    def __init__(self, library: Library) -> None:
        self._library = library

    @property
    def folder(self) -> Path:
        """The folder of the sample."""
        return Path("AimStudy")

    def open(self) -> Library:
        """The sample, which is open already."""
        return self._library

    def backups(self) -> tuple[BackupInfo, ...]:
        """The sample's backups."""
        return self._library.care.backups()

    def preview(self, backup: Path) -> RestorePreview:
        """What the backup holds."""
        return self._library.care.preview(backup)

    def restore(self, backup: Path) -> None:
        """Nothing is restored in a gallery."""

    def elsewhere(self, folder: Path) -> SampleDoor:
        """The same door."""
        return self
