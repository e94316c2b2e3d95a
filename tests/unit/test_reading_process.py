"""The process that reads a foreign file, as the program starts it: its ways to end."""

import json
from pathlib import Path

import pytest

from aimstudy.domain.errors import Problem, ProblemKind
from aimstudy.domain.staged_deck import FILE_NAME
from aimstudy.interchange import reading_process
from aimstudy.interchange.reading import PROBLEM_FILE, ReadWish
from aimstudy.interchange.reading_process import read_apart

NOW = 1_795_000_000


def table(folder: Path, text: str = "ebb,falling water\nflood,rising water\n") -> Path:
    (folder / "tides.csv").write_text(text, encoding="utf-8")
    return folder / "tides.csv"


def staged_in(folder: Path) -> Path:
    (folder / "staged").mkdir()
    return folder / "staged"


def refused(file: Path, folder: Path, seconds: float = 60, *, stopped: bool = False) -> Problem:
    with pytest.raises(Problem) as raised:
        read_apart(file, folder, ReadWish(NOW, seconds=seconds), lambda: stopped)
    return raised.value


def test_a_table_is_staged(tmp_path: Path) -> None:
    folder = staged_in(tmp_path)
    read_apart(table(tmp_path), folder, ReadWish(NOW))
    assert (folder / FILE_NAME).stat().st_size > 0
    assert not (folder / PROBLEM_FILE).exists()


def test_a_refusal_comes_in_its_own_words(tmp_path: Path) -> None:
    found = refused(table(tmp_path, "<html><head></head>"), folder := staged_in(tmp_path))
    assert found.kind is ProblemKind.DECK_IS_WEB_PAGE
    assert found.values["name"] == "tides.csv"
    assert json.loads((folder / PROBLEM_FILE).read_text())["kind"] == "DECK_IS_WEB_PAGE"


def test_a_reader_that_fails_is_told(tmp_path: Path) -> None:
    found = refused(table(tmp_path), tmp_path / "no folder")
    assert found.kind is ProblemKind.DECK_READER_FAILED


def test_it_is_stopped_at_once_or_at_its_deadline(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading_process, "_LOOK_AGAIN_S", 0.0001)
    folder, file = staged_in(tmp_path), table(tmp_path)
    assert refused(file, folder, stopped=True).kind is ProblemKind.IMPORT_STOPPED
    assert refused(file, folder, 0).kind is ProblemKind.DECK_TOO_SLOW
    assert not list(folder.iterdir())
