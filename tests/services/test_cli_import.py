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


def test_rows_become_notes_of_a_type(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    deck, folder = tmp_path / "tides.csv", str(tmp_path / "lib")
    deck.write_text("word,sense,about\nebb,falling water,sea\n,,moon\n")
    wish = ["--type", "basic (and reversed card)", "--map", "about=Tags", "--map", "2=Front"]
    assert _taken(tmp_path / "lib", str(deck), *wish, "--preview") == 1
    said = capsys.readouterr().out.splitlines()
    assert said[0].startswith("tides.csv: 1 notes new")
    told = "word is Back, sense is Front, about is tags"
    assert said[1] == f"Note type Basic (and reversed card): {told}."
    type_words = "The row makes no card of the note type Basic (and reversed card)."
    assert said[2] == f"tides.csv, line 3: {type_words} It was left out."
    assert _taken(tmp_path / "lib", str(deck), *wish, "--json") == 1
    done = json.loads(capsys.readouterr().out)
    assert (done["notes"]["new"], done["cards"], done["type"]) == (
        1,
        2,
        "Basic (and reversed card)",
    )
    assert done["columns"][2] == {"name": "about", "fills": "tags"}
    assert run(["import", "--data-dir", folder, str(deck), *wish]) == 1
    assert "0 notes new, 0 changed, 1 the same" in capsys.readouterr().out
    run(["import", "--data-dir", folder, str(deck), "--type", "Basic", *wish[2:]])
    assert f"{told}. 1 card that it has not, and nobody had answered, went." in (
        capsys.readouterr().out
    )


@pytest.mark.parametrize(
    ("wish", "words"),
    [
        (["--type", "Law"], "There is no note type called Law. The note types that can be chosen:"),
        (["--type", "Cloze", "--map", "front=Word"], "Its fields: Text, Back Extra."),
        (["--type", "Cloze", "--map", "word=Text"], "Its columns: front, back, tags."),
        (["--map", "front=Text"], "add --type"),
        (["--type", " "], "--type takes the name of a note type."),
        (["--type", "Cloze", "--map", "front"], "--map takes COLUMN=FIELD, and 'front' is none."),
    ],
)
def test_a_type_or_a_column_that_is_not_known_is_refused(
    wish: list[str], words: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    deck, folder = tmp_path / "tides.csv", tmp_path / "lib"
    deck.write_text(ROWS)
    assert _taken(folder, str(deck), *wish) == 2
    said = capsys.readouterr()
    assert (said.out, said.err.count("\n")) == ("", 1)
    assert words in said.err


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
