"""The command line in a process of its own: where its output goes, and how it ends."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from aimstudy.application import open_library

ROOT = Path(__file__).parents[2]
ARTICLE = (
    "# Brage-sertifikatet\n\nBrage-sertifikatet er en utdanning for loser. "
    "Utdanningen varer i ni måneder og består av tre kurs.\n"
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    with open_library(tmp_path / "data") as library:
        library.cards.write("Question?", "answer")
    return tmp_path / "data"


def command(
    *arguments: object, stdout: int | None = subprocess.PIPE, **environment: str
) -> subprocess.CompletedProcess[bytes]:
    """``python -m aimstudy`` with these arguments, from another folder."""
    return subprocess.run(
        [sys.executable, "-X", "dev", "-W", "error", "-m", "aimstudy", *map(str, arguments)],
        stdout=stdout,
        stderr=subprocess.PIPE,
        cwd=ROOT.parent,
        env=os.environ | {"PYTHONPATH": str(ROOT)} | environment,
        check=False,
    )


def test_json_lines_are_utf_8_whatever_the_terminal_is(tmp_path: Path) -> None:
    file = tmp_path / "brage.md"
    file.write_text(ARTICLE, encoding="utf-8")
    ended = command("generate", file, PYTHONIOENCODING="ascii")
    assert (ended.returncode, ended.stderr) == (0, b"")
    sentences = {
        item.get("source_sentence") for item in map(json.loads, ended.stdout.decode().splitlines())
    }
    assert "Utdanningen varer i ni måneder og består av tre kurs." in sentences


@pytest.mark.parametrize(
    "arguments",
    [
        ["status", "--nonsense"],
        ["--nonsense", "status"],
        ["restore"],
        ["generate"],
        ["--data-d", "x", "status"],
        ["--data-dir"],
        ["status", "two\nlines"],
    ],
)
def test_wrong_arguments_are_one_line(arguments: list[str]) -> None:
    ended = command(*arguments)
    assert (ended.returncode, ended.stdout) == (2, b"")
    assert ended.stderr.startswith(b"aimstudy")
    assert ended.stderr.count(b"\n") == 1


def test_a_folder_that_cannot_be_looked_into_is_one_line(tmp_path: Path) -> None:
    ended = command("--data-dir", tmp_path / ("a" * 300), "status")
    assert ended.returncode == 2
    assert ended.stderr.startswith(b"The data folder cannot be used.")
    assert ended.stderr.count(b"\n") == 1


def test_a_reader_that_went_away_gets_no_traceback(folder: Path) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    ended = command("status", "--data-dir", folder, stdout=writing)
    os.close(writing)
    assert (ended.returncode, ended.stderr) == (2, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
def test_output_that_is_not_taken_is_an_error_in_one_line(folder: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        ended = command("status", "--data-dir", folder, stdout=full.fileno())
    assert ended.returncode == 2
    assert ended.stderr.count(b"\n") == 1
    assert b"Traceback" not in ended.stderr


def test_without_a_standard_error_nothing_is_mixed_into_the_answers(tmp_path: Path) -> None:
    code = (
        "import sys; sys.stderr = None; from aimstudy.cli import run; sys.exit(run(sys.argv[1:]))"
    )
    ended = subprocess.run(
        [sys.executable, "-c", code, "generate", str(tmp_path / "none.md")],
        stdout=subprocess.PIPE,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        check=False,
    )
    assert (ended.returncode, ended.stdout) == (2, b"")


def test_generate_says_what_was_odd_about_a_file(tmp_path: Path) -> None:
    file = tmp_path / "odd.md"
    file.write_text("---\ntitle: Plan\n\nThe <b>plan</b> was founded in 1950 by the Board.\n")
    ended = command("generate", file)
    assert ended.returncode == 0
    assert ended.stderr.decode().splitlines() == [
        "odd.md: note: front matter unclosed",
        "odd.md: note: html dropped",
    ]
    assert ended.stdout.startswith(b"{")
