"""Pictures of cards on the screen: within their room, and words where one cannot be read."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QTextCursor
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from aimstudy.application import open_library
from aimstudy.domain.media import MediaKind
from aimstudy.services.views.media import CardMedia
from aimstudy.ui import background, sound
from aimstudy.ui.card_view import CardView
from aimstudy.ui.dialogs.card_editor import CardEditor
from aimstudy.ui.pages.study_page import StudyPage
from aimstudy.ui.pictures import HIGHEST, WIDEST, shown_media
from aimstudy.ui.theme import Mode, apply_theme, pixels

NOW = datetime(2026, 11, 22, 18, 0, tzinfo=UTC)


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


def test_a_card_with_a_picture_and_a_sound_is_studied(qtbot: QtBot, tmp_path: Path) -> None:
    with open_library(tmp_path / "lib", lambda: NOW) as library:
        one = picture(tmp_path, "valve.png", 300, 200)
        (tmp_path / "horn.mp3").write_bytes(b"waves")
        assert one.file is not None
        marks = library.media.add(one.file), library.media.add(tmp_path / "horn.mp3")
        library.cards.write(f"Which valve? {marks[0]}", f"the third {marks[1]} [image:gone.png]")
        page = StudyPage(library)
        qtbot.addWidget(page)
        page.show()
        assert page.sheet.accessibleName() == "Which valve?"
        assert page.sheet.question.heightForWidth(600) > 200
        page.show_answer()
        words = page.sheet.answer.toPlainText()
        assert "Sound: horn.mp3" in words
        assert "Picture not found or not readable: gone.png" in words
        page.acts.play_sound()
        assert sound.can_play() or "cannot play sounds" in page.keys.why.text()
        background.shut_down()


def test_the_editor_takes_a_picture_in_where_the_cursor_is(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with open_library(tmp_path / "lib", lambda: NOW) as library:
        one = picture(tmp_path, "valve.png", 30, 20)
        editor = CardEditor(library)
        qtbot.addWidget(editor)
        editor.show()
        editor.front.setPlainText("Which valve?")
        editor.back.setPlainText("this: ")
        editor.back.moveCursor(QTextCursor.MoveOperation.End)
        monkeypatch.setattr(editor, "ask_file", lambda: str(one.file))
        editor.media.click()
        assert editor.back.toPlainText() == "this: [image:valve.png]"
        monkeypatch.setattr(editor, "ask_file", lambda: str(tmp_path / "none.png"))
        editor.media.click()
        assert editor.refusal.isVisible()
        assert editor.back.toPlainText() == "this: [image:valve.png]"


def test_a_very_large_picture_is_read_aside_and_keeps_its_room(
    qtbot: QtBot, tmp_path: Path
) -> None:
    huge = QImage(6000, 5000, QImage.Format.Format_RGBX64)  # 240 MB of memory, few on the disk
    huge.fill(Qt.GlobalColor.darkGreen)
    assert huge.save(str(tmp_path / "huge.png"))
    del huge
    with open_library(tmp_path / "lib", lambda: NOW) as library:
        mark = library.media.add(tmp_path / "huge.png")
        library.cards.write(f"Which valve? {mark}", "the third")
        page = StudyPage(library)
        qtbot.addWidget(page)
        page.show()
        shown = page.library.study.session().card
        assert shown is not None
        seen: list[int] = []

        def middle() -> int:
            _, images = shown_media(shown.media, (page, lambda: None))
            [image] = images.values()
            seen.append(image.height())
            return image.pixelColor(image.width() // 2, image.height() // 2).alpha()

        QApplication.processEvents()
        height = page.sheet.question.height()
        assert middle() == 0  # an empty one stands for it
        qtbot.waitUntil(lambda: middle() == 255, timeout=20_000)
        while background.busy():
            QApplication.processEvents()
        assert page.sheet.question.height() == height
        assert set(seen) == {pixels(HIGHEST)}
        background.shut_down()


def test_a_picture_of_too_many_pixels_is_refused_when_it_is_added(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with open_library(tmp_path / "lib", lambda: NOW) as library:
        one = picture(tmp_path, "wall.png", 400, 300)
        monkeypatch.setattr("aimstudy.ui.pictures._MOST_MB", 0)
        editor = CardEditor(library)
        qtbot.addWidget(editor)
        editor.show()
        monkeypatch.setattr(editor, "ask_file", lambda: str(one.file))
        editor.media.click()
        assert "wall.png has too many pixels." in editor.refusal.title.text()
        assert editor.front.toPlainText() == ""
        assert not list((tmp_path / "lib").glob("media/*"))
