"""What goes through a library comes back to Anki as it was: judged by Anki itself.

Needs an environment with the package ``anki``, which AIMSTUDY_ANKI_PYTHON names; else these tests
are not collected. Anki is a program beside these tests and no part of this one.
"""

import json
import os
import subprocess
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from aimstudy.application import open_library
from aimstudy.domain.note_type import CLOZE, TYPED, CardTemplate
from aimstudy.services.library import Library

ANKI = os.environ.get("AIMSTUDY_ANKI_PYTHON", "")
PEER = Path(__file__).with_name("peer.py")
pytestmark = pytest.mark.skipif(not ANKI, reason="AIMSTUDY_ANKI_PYTHON names no program")
PACKAGES = ("sm2-latest.apkg", "sm2-legacy.apkg", "fsrs-latest.apkg", "fsrs-legacy.apkg")


def peer(*given: str | Path) -> list[Any]:
    """The lines of JSON that the peer prints."""
    command = [ANKI, str(PEER), *map(str, given)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


@pytest.fixture(scope="module")
def packages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the packages that Anki made."""
    folder = tmp_path_factory.mktemp("anki")
    assert tuple(sorted(peer("make", folder)[0])) == tuple(sorted(PACKAGES))
    return folder


@pytest.mark.parametrize("name", PACKAGES)
def test_a_package_comes_back_the_same(packages: Path, tmp_path: Path, name: str) -> None:
    back = tmp_path / "back.apkg"
    with open_library(tmp_path / "library") as library:
        report = library.importing.run(packages / name)
        assert report.notes.skipped == 0
        library.exporting.run(back)
    original, ours = peer("tell", packages / name, back)
    for part in original:
        assert ours[part] == original[part], part


def test_what_was_answered_here_is_taken_by_anki(packages: Path, tmp_path: Path) -> None:
    """The cards not answered here stay as they were; of the others Anki has one answer more."""
    back = tmp_path / "back.apkg"
    now = [datetime.now(UTC)]
    with open_library(tmp_path / "library", lambda: now[0]) as library:
        library.importing.run(packages / "fsrs-legacy.apkg")
        answered = answer_some(library, now)
        library.exporting.run(back)
    original, ours = peer("tell", packages / "fsrs-legacy.apkg", back)
    more = {
        key: len(found) - len(original["answers"].get(key, []))
        for key, found in ours["answers"].items()
    }
    changed = {key for key, count in more.items() if count}
    assert len(changed) == len(answered)
    assert {more[key] for key in changed} == {1}
    untouched = {key: card for key, card in original["cards"].items() if key not in changed}
    assert {key: ours["cards"][key] for key in untouched} == untouched
    assert ours["notes"] == original["notes"]


def answer_some(library: Library, now: list[datetime]) -> set[int]:
    """Answer five cards "good", a minute apart; returns their ids."""
    answered: set[int] = set()
    while len(answered) < 5 and (card := library.study.next_card()):
        assert card.card_id not in answered
        library.study.answer(card.card_id, 3)
        answered.add(card.card_id)
        now[0] += timedelta(minutes=1)
    return answered


def test_notes_written_here_are_taken_by_anki(packages: Path, tmp_path: Path) -> None:
    """Gap texts and notes of a type that came from Anki, written and edited by hand."""
    back = tmp_path / "back.apkg"
    with open_library(tmp_path / "library") as library:
        library.importing.run(packages / "fsrs-legacy.apkg")
        named = {line.note_type.name: line.note_type for line in library.notes.types()}
        library.notes.write(named["Organ stops"], ["Quint", "a fifth", "5 1/3"], tags="made")
        made = library.notes.write(CLOZE, ["{{c1::one}} &lt; {{c2::two}}", "more"], tags="made")
        library.notes.edit(made.card_id, ["{{c1::one}} &lt; {{c3::three}}", ""], "made")
        library.cards.write("a question", "an answer", tags="made")
        library.exporting.run(back)
    original, ours = peer("tell", packages / "fsrs-legacy.apkg", back)
    new = {guid: note for guid, note in ours["notes"].items() if guid not in original["notes"]}
    assert sorted(fields for _, _, fields in new.values()) == [
        ["Quint", "a fifth", "5 1/3"],
        ["a question", "an answer"],
        ["{{c1::one}} &lt; {{c3::three}}", ""],
    ]
    assert all(tags == ["made"] for _, tags, _ in new.values())
    assert [[key.split(" ")[1] for key in ours["cards"] if key.startswith(guid)] for guid in new
            if "{{c1" in new[guid][2][0]] == [["0", "2"]]  # fmt: skip
    assert {key: ours["cards"][key] for key in original["cards"]} == original["cards"]


def test_note_types_changed_here_are_taken_by_anki(packages: Path, tmp_path: Path) -> None:
    """A type made here, and one from Anki whose fields were moved, renamed and removed."""
    back = tmp_path / "back.apkg"
    with open_library(tmp_path / "library") as library:
        library.importing.run(packages / "fsrs-legacy.apkg")
        made = library.note_types.add(TYPED, "Locks")
        named = {entry.note_type.name: entry for entry in library.note_types.all()}
        assert named["Locks"].type_id == made
        library.notes.write(named["Locks"].note_type, ["a lock", "gates"])
        entry = named["Organ stops"]
        there = CardTemplate("Card 1", "{{Back}} {{New}}", "{{FrontSide}}<hr id=answer>{{Pipe}}")
        changed = replace(entry.note_type, fields=("Back", "New", "Pipe"), templates=(there,))
        library.note_types.change(entry.type_id, changed, (1, None, 0))
        library.exporting.run(back)
    original, ours = peer("tell", packages / "fsrs-legacy.apkg", back)
    kind, _, fields, forms = ours["kinds"]["Organ stops"]
    assert (kind, fields) == (0, ["Back", "New", "Pipe"])
    assert [form[1] for form in forms] == ["{{Back}} {{New}}"]
    assert ours["kinds"]["Locks"][2] == ["Front", "Back"]
    stops = {key: note for key, note in original["notes"].items() if note[0] == "Organ stops"}
    assert stops
    for key, (_, tags, (first, second, _)) in stops.items():
        assert ours["notes"][key] == ["Organ stops", tags, [second, "", first]]
    assert {key: ours["cards"][key] for key in original["cards"]} == original["cards"]
