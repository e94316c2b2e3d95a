"""The command that takes decks in: the rows it leaves out go to a file, to be mended."""

import json
from pathlib import Path

import pytest

from aimstudy.cli import run

ROWS = "front,back,tags\nebb,falling water,sea\nflood,,sea\nneap,,moon\n"


def _taken(folder: Path, *arguments: str) -> int:
    return run(["import", "--data-dir", str(folder), *arguments])


def test_rows_left_out_are_written_mended_and_imported(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    deck, refused, folder = tmp_path / "tides.csv", tmp_path / "odd rows.csv", tmp_path / "lib"
    deck.write_text(ROWS)
    assert _taken(folder, str(deck), "--json", "--refused", str(refused)) == 1
    said = capsys.readouterr()
    assert json.loads(said.out)["notes"]["skipped"] == 2  # the answers stay one JSON object
    assert "odd rows.csv: 2 rows to be mended" in said.err
    text = refused.read_text(encoding="utf-8-sig")
    assert text.splitlines() == ["front,back,tags", "flood,,sea", "neap,,moon"]
    refused.write_text(text.replace("flood,", "flood,rising water").replace("neap,", "neap,small"))
    assert _taken(folder, str(refused), "--json") == 0
    assert json.loads(capsys.readouterr().out)["notes"]["new"] == 2


def test_a_table_without_odd_rows_leaves_no_file(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    deck, refused = tmp_path / "tides.csv", tmp_path / "refused.csv"
    deck.write_text("front,back\nebb,falling water\n")
    assert _taken(tmp_path / "lib", str(deck), "--refused", str(refused)) == 0
    assert not refused.exists()
    assert "no row of a table was left out" in capsys.readouterr().err


def test_a_preview_writes_the_rows_and_changes_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    deck, refused, folder = tmp_path / "tides.csv", tmp_path / "refused.csv", tmp_path / "lib"
    deck.write_text(ROWS)
    assert _taken(folder, str(deck), "--preview", "--refused", str(refused)) == 1
    assert refused.exists()
    capsys.readouterr()
    run(["status", "--data-dir", str(folder), "--json"])
    assert json.loads(capsys.readouterr().out)["cards"] == 0


def test_what_cannot_be_written_is_said_and_what_was_taken_in_stands(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    deck, folder = tmp_path / "tides.csv", tmp_path / "lib"
    deck.write_text(ROWS)
    assert _taken(folder, str(deck), "--refused", str(tmp_path / "none" / "refused.csv")) == 2
    assert "refused.csv" in capsys.readouterr().err
    assert _taken(folder, str(deck)) == 1
    assert "1 the same" in capsys.readouterr().out


def test_several_files_have_no_one_layout(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as stopped:
        _taken(tmp_path / "lib", "a.csv", "b.csv", "--refused", "c.csv")
    assert stopped.value.code == 2
    assert "one FILE" in capsys.readouterr().err
    assert not (tmp_path / "lib").exists()
