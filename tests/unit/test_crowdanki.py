"""Decks of CrowdAnki: their tree, cards and media come; what is odd is named."""

import json
from pathlib import Path
from typing import Any

import pytest

from aimstudy.domain.errors import Problem, ProblemKind
from tests.staged_package import StagedPackage, staged_package

TURNED = {
    "__type__": "NoteModel",
    "crowdanki_uuid": "u1",
    "name": "Ropes",
    "type": 0,
    "css": ".card {}",
    "flds": [{"name": "Front", "ord": 0}, {"name": "Back", "ord": 1}],
    "tmpls": [
        {"name": "there", "ord": 0, "qfmt": "Name: {{Front}}", "afmt": "{{Back}}"},
        {"name": "back", "ord": 1, "qfmt": "{{#Back}}{{Back}}?{{/Back}}", "afmt": "{{Front}}"},
    ],
}
CLOZE = {
    "crowdanki_uuid": "u2",
    "name": "Gaps",
    "type": 1,
    "css": "",
    "flds": [{"name": "Text", "ord": 0}],
    "tmpls": [{"name": "c", "ord": 0, "qfmt": "{{cloze:Text}}", "afmt": "{{cloze:Text}}"}],
}


def note(guid: str, *fields: str, model: str = "u1", **more: Any) -> dict[str, Any]:
    return {"guid": guid, "fields": list(fields), "note_model_uuid": model, "tags": [], **more}


def deck(*notes: Any, **more: Any) -> dict[str, Any]:
    return {
        "__type__": "Deck",
        "crowdanki_uuid": "d",
        "name": "Sea",
        "note_models": [TURNED, CLOZE],
        "notes": list(notes),
        "children": [],
        **more,
    }


def read(folder: Path, said: Any) -> StagedPackage:
    folder.mkdir(exist_ok=True)
    text = said if isinstance(said, str) else json.dumps(said)
    (folder / "deck.json").write_text(text, encoding="utf-8")
    return staged_package(folder, folder.parent / "staging")


def test_decks_types_and_cards(tmp_path: Path) -> None:
    child = {"__type__": "Deck", "name": "Knots", "notes": [note("b", "reef", "")], "children": [
        {"__type__": "Deck", "name": "Sea::Knots::Bends", "children": [],
         "notes": [note("c", "{{c1::sheet}} and {{c3::carrick}}", model="u2")]},
    ]}  # fmt: skip
    found = read(tmp_path / "Sea", deck(note("a", "bowline", "loop", tags=["x y", 3]),
                                       children=[child]))  # fmt: skip
    assert [row["guid"] for row in found.rows["notes"]] == ["a", "b", "c"]
    assert [row["name"] for row in found.rows["decks"]] == [
        "Sea",
        "Sea::Knots",
        "Sea::Knots::Bends",
    ]
    cards = [(card["note_id"], card["ordinal"], card["deck_id"]) for card in found.rows["cards"]]
    assert cards == [(1, 0, 1), (1, 1, 1), (2, 0, 2), (3, 0, 3), (3, 2, 3)]
    assert found.rows["notes"][0]["tags"] == "x y"
    assert found.kinds == set()


def test_media_come_from_their_folder_only(tmp_path: Path) -> None:
    media = tmp_path / "Sea" / "media"
    media.mkdir(parents=True)
    (media / "a.png").write_bytes(b"\x89PNG")
    (tmp_path / "secret.png").write_bytes(b"secret")
    (media / "link.png").symlink_to(tmp_path / "secret.png")
    said = deck(
        note("a", '<img src="a.png">', "x"),
        note("b", '<img src="../../secret.png"> q', "x"),
        note("c", "<img src=link.png> r", "x"),
    )
    found = read(tmp_path / "Sea", said)
    assert [row["label"] for row in found.rows["media"]] == ["a.png"]
    assert found.kinds == {"MEDIUM_MISSING"}


def test_odd_notes_are_named(tmp_path: Path) -> None:
    odd = [3, {}, {"fields": "x"}, note("n", "q", "a", model="?"), note("few", "q"),
           note("many", "q", "a", "b"), note("many", "q2", "a2"), note("", "q3", "a3")]  # fmt: skip
    found = read(tmp_path / "Sea", deck(*odd, note_models=[TURNED, {}, 7]))
    assert [(row["code"], row["place"]) for row in found.rows["remarks"]] == [
        ("NOTE_UNREADABLE", "1"),
        ("NOTE_UNREADABLE", "2"),
        ("NOTE_UNREADABLE", "3"),
        ("NOTE_UNREADABLE", "4"),
        ("FIELDS_TOO_FEW", "5"),
        ("FIELDS_TOO_MANY", "6"),
        ("SAME_IDENTITY", "7"),
    ]
    assert len(found.fronts) == 4


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        (json.dumps(deck())[:-20], ProblemKind.DECK_TRUNCATED),
        (deck(), ProblemKind.DECK_EMPTY),
        ('{"__type__": "Deck", "children": ' + "[" * 100_000, ProblemKind.DECK_TRUNCATED),
        (deck(note_models=None, notes=None, children={}), ProblemKind.DECK_EMPTY),
    ],
    ids=["cut", "empty", "deep", "of other kinds"],
)
def test_what_is_refused(tmp_path: Path, said: Any, kind: ProblemKind) -> None:
    with pytest.raises(Problem) as refused:
        read(tmp_path / "Sea", said)
    assert refused.value.kind is kind


def test_a_folder_without_a_deck_is_a_folder(tmp_path: Path) -> None:
    with pytest.raises(Problem) as refused:
        staged_package(tmp_path, tmp_path / "staging")
    assert refused.value.kind is ProblemKind.FILE_IS_FOLDER
