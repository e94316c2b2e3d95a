"""Plays what the card in front sounds like: the question's sounds, then also the answer's."""

from pathlib import Path

from PySide6.QtCore import QObject

from aimstudy.domain.media import MediaKind
from aimstudy.services.views.study import StudyCard
from aimstudy.ui.sound import Player, can_play
from aimstudy.ui.translations import tr


class CardSounds:
    """One player for the study page; another card is silent until asked."""

    def __init__(self, parent: QObject) -> None:
        self._player = Player(parent)

    def play(self, card: StudyCard, answer_shown: bool) -> str:
        """Play the sounds of what is to be seen; returns what to say where nothing plays."""
        sounds = [
            one
            for one in card.media
            if one.kind is MediaKind.SOUND and (one.side == 0 or answer_shown)
        ]
        files: list[Path] = [one.file for one in sounds if one.file is not None]
        if not sounds:
            return tr("There is no sound here.")
        if not files:
            return tr("The sound is not found.")
        if not can_play():
            return tr("This copy of AimStudy cannot play sounds.")
        self._player.play(files)
        return ""

    def stop(self) -> None:
        """Be silent."""
        self._player.stop()
