"""Plays the sounds of cards where QtMultimedia is installed; elsewhere it says that it cannot."""

import importlib
from collections.abc import Sequence
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QUrl

_MODULE = "PySide6.QtMultimedia"


@cache
def can_play() -> bool:
    """Whether this installation has a player (the extra ``sound``)."""
    return find_spec(_MODULE) is not None


class Player(QObject):
    """Plays files one after the other; the next wish ends what plays."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._player: Any = None
        self._multimedia: Any = None
        self._queue: list[Path] = []

    def play(self, files: Sequence[Path]) -> bool:
        """Play ``files`` in order; whether there is a player."""
        if not can_play():
            return False
        self._queue = list(files)
        if self._player is None:
            self._make()
        self._next()
        return True

    def stop(self) -> None:
        """Be silent."""
        self._queue = []
        if self._player is not None:
            self._player.stop()

    def _make(self) -> None:
        # Loaded at the first sound: it costs memory, and most people have none.
        self._multimedia = importlib.import_module(_MODULE)
        self._player = self._multimedia.QMediaPlayer(self)
        self._player.setAudioOutput(self._multimedia.QAudioOutput(self))
        self._player.mediaStatusChanged.connect(self._status)

    def _next(self) -> None:
        if self._queue:
            self._player.setSource(QUrl.fromLocalFile(str(self._queue.pop(0))))
            self._player.play()

    def _status(self, status: object) -> None:
        if status == self._multimedia.QMediaPlayer.MediaStatus.EndOfMedia:
            self._next()
