"""Pictures of cards on the screen: within their room, and words where one cannot be read."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from aimstudy.domain.media import MediaKind
from aimstudy.services.views.media import CardMedia
from aimstudy.ui import sound
from aimstudy.ui.card_view import CardView
from aimstudy.ui.pictures import HIGHEST, WIDEST, shown_media
from aimstudy.ui.theme import Mode, apply_theme, pixels


def picture(folder: Path, name: str, width: int, height: int) -> CardMedia:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.darkGreen)
    assert image.save(str(folder / name))
    return CardMedia(MediaKind.IMAGE, name, folder / name)


def test_a_picture_keeps_its_shape_and_its_room(qapp: QApplication, tmp_path: Path) -> None:
    apply_theme(qapp, Mode.LIGHT, 1.0)
    media = [picture(tmp_path, "wide.png", 2000, 500), picture(tmp_path, "small.png", 40, 30)]
    shown, images = shown_media(media)
    assert shown is not None
    assert shown.pictures == {"wide.png": 0, "small.png": 1}
    wide, small = images["media:0"], images["media:1"]
    assert (wide.width(), wide.height()) == (pixels(WIDEST), pixels(WIDEST) // 4)
    assert (small.width(), small.height()) == (40, 30)
    assert wide.height() <= pixels(HIGHEST)


def test_what_is_no_picture_or_not_there_becomes_words(qapp: QApplication, tmp_path: Path) -> None:
    broken = tmp_path / "broken.png"
    broken.write_bytes(b"\x89PNG\r\n\x1a\nand then nothing")
    media = [
        CardMedia(MediaKind.IMAGE, "broken.png", broken),
        CardMedia(MediaKind.IMAGE, "gone.png", None),
        CardMedia(MediaKind.SOUND, "gone.mp3", None),
    ]
    shown, images = shown_media(media)
    assert shown is not None
    assert (shown.pictures, images, shown.sounds) == ({}, {}, frozenset())
    assert shown_media([]) == (None, {})


def test_a_view_makes_room_for_the_picture_and_shows_no_other(qtbot: QtBot, tmp_path: Path) -> None:
    view = CardView()
    qtbot.addWidget(view)
    _, images = shown_media([picture(tmp_path, "a.png", 200, 120)])
    view.show_html('<p>What?<br><img src="media:0"></p>', images)
    with_picture = view.heightForWidth(400)
    view.show_html(f'<p>What?<br><img src="{tmp_path / "a.png"}"></p>', images)
    without = view.heightForWidth(400)
    assert with_picture - without > 90
    view.show_html('<p>What?<br><img src="media:0"></p>')
    assert view.heightForWidth(400) < with_picture - 90


def test_without_a_player_nothing_plays_and_nothing_breaks(
    qapp: QApplication, tmp_path: Path
) -> None:
    player = sound.Player()
    played = player.play([tmp_path / "a.mp3"])
    assert played is sound.can_play()
    player.stop()
