"""What a person drops on the window: one local file, nothing else."""

from pathlib import Path

from PySide6.QtCore import QMimeData


def dropped_file(data: QMimeData) -> Path | None:
    """The first local file of a drop, or None."""
    for url in data.urls():
        if url.isLocalFile():
            return Path(url.toLocalFile())
    return None
