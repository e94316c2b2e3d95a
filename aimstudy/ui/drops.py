"""What a person drops on the window: local files and folders, nothing else."""

from pathlib import Path

from PySide6.QtCore import QMimeData


def dropped_files(data: QMimeData) -> list[Path]:
    """The local files and folders of a drop, in their order."""
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
