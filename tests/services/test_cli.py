"""The command line: output, exit codes, one line on standard error for what fails."""

import json
import os
import sqlite3
import sys
from pathlib import Path

import pytest

from aimstudy.application import open_library
from aimstudy.cli import run
from tests.services.conftest import write_cards


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A library with three cards, one of them answered."""
    folder = tmp_path / "my library #1? ø"
    with open_library(folder) as library:
        first, *_ = write_cards(library, 3)
        library.study.answer(first, 3)
    return folder


def test_status_counts_as_json_before_and_after_the_command(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for arguments in (
        ["--data-dir", str(folder), "status", "--json"],
        ["status", "--json", "--data-dir", str(folder)],
        ["status", f"--data-dir={folder}", "--json"],
    ):
        assert run(arguments) == 0
        assert json.loads(capsys.readouterr().out) == {
            "articles": 0,
            "facts": 0,
            "notes": 3,
            "cards": 3,
            "decks": 1,
            "reviews": 1,
            "due": 0,
            "media": 0,
        }


def test_status_reads_beside_an_open_library_and_backup_says_that_it_is_open(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with open_library(folder):
        assert run(["--data-dir", str(folder), "status"]) == 0
        assert "cards" in capsys.readouterr().out
        assert run(["--data-dir", str(folder), "backup"]) == 2
        captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.startswith("The library is already open.")
    assert captured.err.count("\n") == 1


def test_a_folder_without_a_library_is_said_and_none_is_made(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for command in (["status"], ["check"], ["backup"]):
        assert run(["--data-dir", str(tmp_path / "none"), *command]) == 2
        assert capsys.readouterr().err.startswith("There is no library here yet.")
    assert not (tmp_path / "none").exists()


def test_check_finds_a_state_that_is_not_the_log_s_and_rebuild_mends_it(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:

    assert run(["check", "--data-dir", str(folder)]) == 0
    with sqlite3.connect(folder / "library.db") as connection:
        connection.execute("UPDATE cards SET stability = 77 WHERE reps = 1")
    connection.close()
    assert run(["check", "--data-dir", str(folder)]) == 1
    assert "1 memory states differ" in capsys.readouterr().out
    assert run(["check", "--rebuild", "--data-dir", str(folder)]) == 0
    assert run(["check", "--data-dir", str(folder)]) == 0


def test_check_says_damage_with_exit_code_1(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = folder / "library.db"
    data = bytearray(file.read_bytes())
    data[4096 : 4096 + 2048] = b"\xff" * 2048
    file.write_bytes(data)
    assert run(["check", "--data-dir", str(folder)]) == 1
    captured = capsys.readouterr()
    assert "damaged" in (captured.out + captured.err)
    assert file.read_bytes() == bytes(data)


def test_a_backup_brings_back_what_was_there(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["backup", "--data-dir", str(folder)]) == 0
    backup = capsys.readouterr().out.strip()
    with open_library(folder) as library:
        write_cards(library, 4)
    assert run(["--data-dir", str(folder), "restore", backup]) == 0
    out = capsys.readouterr().out
    assert "cards: 7 -> 3" in out
    assert "reviews: 1 -> 1" in out
    with open_library(folder) as library:
        assert library.status()["cards"] == 3
        kept = [info for info in library.care.backups() if info.reason == "before-restore"]
        assert len(kept) == 1
        assert kept[0].holdings is not None
        assert kept[0].holdings.cards == 7


def test_a_damaged_library_is_restored_and_kept_beside(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(["backup", "--data-dir", str(folder)])
    backup = capsys.readouterr().out.strip()
    (folder / "library.db").write_bytes(b"")
    assert run(["restore", backup, "--data-dir", str(folder)]) == 0
    with open_library(folder) as library:
        assert library.status()["cards"] == 3
    assert [p.name for p in folder.glob("library.damaged*")] != []


def test_a_lost_library_is_damage_and_is_restored(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(["backup", "--data-dir", str(folder)])
    backup = capsys.readouterr().out.strip()
    (folder / "library.db").unlink()
    for command, code in (("status", 2), ("check", 1), ("backup", 2)):
        assert run([command, "--data-dir", str(folder)]) == code
        captured = capsys.readouterr()
        assert captured.out == ""
        assert captured.err.startswith("The library file is gone.")
        assert captured.err.count("\n") == 1
    assert not (folder / "library.db").exists()
    assert run(["restore", backup, "--data-dir", str(folder)]) == 0
    assert "cards: unknown -> 3" in capsys.readouterr().out
    assert run(["check", "--data-dir", str(folder)]) == 0


@pytest.mark.skipif(sys.platform == "win32", reason="no named pipes there")
@pytest.mark.timeout(20)
def test_a_pipe_in_the_place_of_a_library_or_backup_is_not_waited_for(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(["backup", "--data-dir", str(folder)])
    backup = capsys.readouterr().out.strip()
    pipe = tmp_path / "pipe.db"
    os.mkfifo(pipe)
    assert run(["restore", str(pipe), "--data-dir", str(folder)]) == 2
    assert capsys.readouterr().err.startswith("This backup cannot be restored.")
    (folder / "library.db").unlink()
    os.mkfifo(folder / "library.db")
    for command in ("status", "check", "backup"):
        assert run([command, "--data-dir", str(folder)]) == 2
        assert capsys.readouterr().err.startswith("This is not an AimStudy library.")
    assert run(["restore", backup, "--data-dir", str(folder)]) == 0
    assert run(["check", "--data-dir", str(folder)]) == 0
    assert [kept.is_fifo() for kept in folder.glob("library.foreign-*.db")] == [True]


def test_a_file_that_is_no_backup_changes_nothing(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bad = tmp_path / "notes.db"
    bad.write_bytes(b"just some text")
    before = (folder / "library.db").read_bytes()
    assert run(["restore", str(bad), "--data-dir", str(folder)]) == 2
    assert "notes.db" in capsys.readouterr().err
    assert (folder / "library.db").read_bytes() == before


def test_generate_prints_the_good_files_and_names_the_bad_ones(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    good = tmp_path / "brage.md"
    good.write_text(
        "# The Brage Certificate\n\n"
        "The Brage Certificate is a qualification for harbour pilots. "
        "It is administered by the Nordic Pilot Board. "
        "Candidates must complete three courses.\n",
        encoding="utf-8",
    )
    empty = tmp_path / "empty.md"
    empty.write_bytes(b"")
    assert run(["generate", str(empty), str(good), str(tmp_path)]) == 2
    captured = capsys.readouterr()
    assert [line.split(".")[0] for line in captured.err.splitlines()] == [
        "empty",
        f"{tmp_path.name} is a folder",
    ]
    items = [json.loads(line) for line in captured.out.splitlines()]
    assert {item["article"] for item in items} == {"brage.md"}
    text = good.read_text(encoding="utf-8")
    assert all(item["source_sentence"] in text for item in items if "source_sentence" in item)
    answers = {item["answer"] for item in items if isinstance(item.get("answer"), str)}
    assert "the Nordic Pilot Board" in answers


def test_an_unknown_option_is_an_error(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        run(["status", "--nonsense"])
    assert caught.value.code == 2
    assert "--nonsense" in capsys.readouterr().err
