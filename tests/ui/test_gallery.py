"""The gallery draws every page and state, each different from the others."""

from hashlib import sha256
from pathlib import Path
from typing import ClassVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from aimstudy.samples import Samples
from aimstudy.ui import gallery
from aimstudy.ui.gallery import Gallery, main, render_gallery
from aimstudy.ui.gallery_looks import VARIANTS, Variant, asked
from aimstudy.ui.page import PageId


class Listening(Gallery):
    """Notes beside every picture what a screen reader could not tell of it."""

    silent: ClassVar[set[str]] = set()

    def picture(self, name: str, widget: QWidget | None = None) -> Path:
        file = super().picture(name, widget)
        for part in QApplication.allWidgets():
            reached = part.focusPolicy() != Qt.FocusPolicy.NoFocus and part.focusProxy() is None
            if part.isVisible() and reached and not part.objectName().startswith("qt_"):
                self._listen(name, part)
        return file

    def _listen(self, picture: str, part: QWidget) -> None:
        told = QAccessible.queryAccessibleInterface(part)
        what = f"{picture}: {type(part).__name__}"
        if told is None or not told.text(QAccessible.Text.Name):
            self.silent.add(f"{what} has no name")
            return
        state = told.state()
        if bool(state.disabled) is part.isEnabled():
            self.silent.add(f"{what} does not say whether it can be used")
        if isinstance(part, QAbstractButton) and part.isCheckable():
            checked = part.isChecked()
            if not state.checkable or bool(state.checked) is not checked:
                self.silent.add(f"{what} does not say whether it is chosen")


def test_one_look_of_everything_and_every_control_has_a_name_and_a_state(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert qtbot is not None
    monkeypatch.setattr(gallery, "Gallery", Listening)
    with Samples() as samples:
        pictures = render_gallery(samples, tmp_path, (Variant("light"),))
    assert Listening.silent == set()
    names = [picture.stem[4:] for picture in pictures]
    assert {page.value for page in PageId} <= set(names)
    assert {f"{page.value}-empty" for page in PageId} <= set(names)
    assert {"first-run", "problem", "study-answer", "quiz-verdict", "keys", "bug"} <= set(names)
    assert len({sha256(picture.read_bytes()).digest() for picture in pictures}) == len(pictures)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ((), "The folder for the pictures is missing."),
        (("--hlep",), "There is no option --hlep."),
        (("out", "-x"), "There is no option -x."),
        (("out", "light", "purple"), "There is no look named purple."),
    ],
)
def test_words_that_the_command_does_not_know_are_refused(
    words: tuple[str, ...],
    said: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(list(words)) == 2
    assert capsys.readouterr().err.startswith(f"{said}\nusage: ")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("words", [["--help"], ["-h"], ["out", "--help"]])
def test_help_names_the_looks_and_draws_nothing(
    words: list[str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(words) == 0
    assert "light, dark, contrast, large, norwegian" in capsys.readouterr().out
    assert list(tmp_path.iterdir()) == []


def test_looks_are_drawn_in_their_order_and_all_without_a_word() -> None:
    assert asked(["out"]) == (Path("out"), VARIANTS)
    assert asked(["out", "norwegian", "light"]) == (Path("out"), (VARIANTS[0], VARIANTS[-1]))
