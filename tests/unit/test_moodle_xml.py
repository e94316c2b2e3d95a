"""Questions of Moodle: what comes, what is named, and what is refused."""

import json
from pathlib import Path

import pytest

from aimstudy.domain.errors import Problem, ProblemKind
from aimstudy.domain.imports import Remark, RemarkKind
from tests.staged_package import StagedPackage, staged_package

QUIZ = Path(__file__).parents[1].joinpath("data/decks/moodle.xml").read_text(encoding="utf-8")
_DTD = '<?xml version="1.0"?><!DOCTYPE quiz [<!ENTITY a "b">]><quiz><question/></quiz>'


def read(tmp_path: Path, text: str, encoding: str = "utf-8") -> StagedPackage:
    file = tmp_path / "bank.xml"
    file.write_bytes(text.encode(encoding))
    return staged_package(file, tmp_path / "staging")


def test_every_kind_that_a_card_can_ask(tmp_path: Path) -> None:
    found = read(tmp_path, QUIZ)
    sides = [(note["place"], note["front"], note["back"]) for note in found.rows["notes"]]
    assert sides == [
        ("4", "Which knot keeps its loop?", "bowline"),
        ("14", "a < b", "False"),
        ("16", "Capital?", "Oslo"),
        ("17", "Pi?", "3.14 ± 0.01"),
        ("18", "Match\nNorge", "Oslo"),
        ("18", "Match\nSverige", "Stockholm"),
    ]
    notes = found.rows["notes"]
    assert json.loads(notes[0]["choices"]) == {
        "options": ["bowline", "granny < knot", "thief"],
        "right": [0],
    }
    assert notes[0]["tags"] == "rope_work"
    assert notes[0]["fields"].endswith("\x1fYes.<br>It is old &amp; safe.")
    assert json.loads(notes[2]["accept"]) == ["Kristiania"]
    assert json.loads(notes[3]["accept"]) == ["3.14"]
    assert [deck["name"] for deck in found.rows["decks"]] == ["Sjø::Knuter"]


def test_pictures_come_along_and_other_kinds_are_named(tmp_path: Path) -> None:
    found = read(tmp_path, QUIZ)
    assert [row["label"] for row in found.rows["note_media"]] == ["a b.png"]
    assert 'src="a b.png"' in found.rows["notes"][0]["fields"]
    remarks = [(row["code"], row["row"]) for row in found.rows["remarks"]]
    assert remarks == [
        ("QUESTION_KIND_LEFT_OUT", 19),
        ("QUESTION_KIND_LEFT_OUT", 20),
        ("ROW_WITHOUT_ANSWER", 21),
    ]
    given = json.loads(found.rows["remarks"][0]["given"])
    said = Remark(RemarkKind.QUESTION_KIND_LEFT_OUT, given=given).what
    assert said == "A question of the kind essay cannot be asked here."


@pytest.mark.parametrize("change", [("a b.png", "c.png"), ("iVBORw0KGgo=", "iVBOR")])
def test_a_file_that_is_not_there_is_named(tmp_path: Path, change: tuple[str, str]) -> None:
    found = read(tmp_path, QUIZ.replace(*change))
    assert "MEDIUM_MISSING" in found.kinds


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_encodings(tmp_path: Path, encoding: str) -> None:
    text = QUIZ.replace(' encoding="UTF-8"', "", 1)
    assert len(read(tmp_path, text, encoding).fronts) == 6


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (_DTD, ProblemKind.DECK_HOSTILE),
        (QUIZ[: len(QUIZ) // 2], ProblemKind.DECK_TRUNCATED),
        ("<quiz></quiz>", ProblemKind.DECK_EMPTY),
        ("<quiz>" * 200_000, ProblemKind.DECK_TRUNCATED),
        ("<?xml version='1.0'?><moodle_backup><information/></moodle_backup>",
         ProblemKind.DECK_KIND_LATER),
        ("<?xml version='1.0'?><svg/>", ProblemKind.DECK_KIND_UNKNOWN),
        ("<quiz>" + " " * (65 << 20), ProblemKind.DECK_TOO_LARGE),
    ],
    ids=["entities", "cut", "empty", "deep", "backup", "another", "large"],
)  # fmt: skip
def test_what_is_refused(tmp_path: Path, text: str, kind: ProblemKind) -> None:
    with pytest.raises(Problem) as refused:
        read(tmp_path, text)
    assert refused.value.kind is kind
    assert refused.value.next_step
