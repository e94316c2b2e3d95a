"""The gallery draws every page and state, each different from the others."""

from hashlib import sha256
from pathlib import Path

from pytestqt.qtbot import QtBot

from aimstudy.samples import Samples
from aimstudy.ui.gallery import Variant, main, render_gallery
from aimstudy.ui.page import PageId


def test_one_look_of_everything(qtbot: QtBot, tmp_path: Path) -> None:
    assert qtbot is not None
    with Samples() as samples:
        pictures = render_gallery(samples, tmp_path, (Variant("light"),))
    names = [picture.stem[3:] for picture in pictures]
    assert {page.value for page in PageId} <= set(names)
    assert {f"{page.value}-empty" for page in PageId} <= set(names)
    assert {"first-run", "problem", "study-answer", "quiz-verdict", "keys", "bug"} <= set(names)
    assert len({sha256(picture.read_bytes()).digest() for picture in pictures}) == len(pictures)


def test_the_command_wants_a_folder() -> None:
    assert main([]) == 2
