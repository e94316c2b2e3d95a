"""Answers come to the same cards whether they are copied beside the cards or after them."""

import json
from pathlib import Path

import pytest

from aimstudy.domain.errors import Problem, ProblemKind
from aimstudy.domain.staged_deck import KNOWN_FILE
from aimstudy.interchange.reading import ReadWish, read
from aimstudy.interchange.staging import Staging
from tests.anki_files import Deck
from tests.staged_package import NOW_S, StagedPackage, staged_rows_in

FIRST_MS = 1_600_000_000_000


def deck_of(tmp_path: Path) -> Path:
    """Cards that are due in another order than they lie; some have no note, one no answer."""
    deck = Deck()
    for number in range(12):
        _, card = deck.pair(f"q{number}", f"a{number}", type=0, due=(number * 7) % 12)
        for answer in range(number % 4):
            deck.review(card, FIRST_MS + answer * 86_400_000 + number, 3)
    lost = deck.card(999, due=3)
    deck.review(lost, FIRST_MS + 500, 3)
    return deck.write(tmp_path / "deck.apkg")


def staged_with(known: list[tuple[str, str, int, int]], file: Path, folder: Path) -> StagedPackage:
    """What comes of ``file`` for a library that has ``known``."""
    folder.mkdir()
    if known:
        (folder / KNOWN_FILE).write_text(json.dumps(known), encoding="utf-8")
    with Staging(folder) as staging:
        read(file, ReadWish(NOW_S), staging)
    return staged_rows_in(folder)


def answers(found: StagedPackage) -> list[tuple[str, int, int]]:
    """Whose answers they are: the front of the note, the moment and the rating, in order."""
    front = {note["id"]: note["front"] for note in found.rows["notes"]}
    note = {card["id"]: front[card["note_id"]] for card in found.rows["cards"]}
    return [
        (note[row["card_id"]], row["at_ms"], row["rating"])
        for row in sorted(found.rows["reviews"], key=lambda row: row["id"])
    ]


def test_answers_are_those_of_their_cards_beside_and_after_the_cards(tmp_path: Path) -> None:
    """A library that knows none of the notes has them copied meanwhile; else they come after."""
    file = deck_of(tmp_path)
    meanwhile = staged_with([], file, tmp_path / "meanwhile")
    other = staged_with([("another", "0" * 24, 1, 1)], file, tmp_path / "other")
    some_guid = meanwhile.rows["notes"][3]["guid"]
    after = staged_with([(some_guid, "0" * 24, 0, 1)], file, tmp_path / "after")
    wanted = sorted(
        (FIRST_MS + answer * 86_400_000 + number, f"q{number}")
        for number in range(12)
        for answer in range(number % 4)
    )
    assert answers(meanwhile) == [(front, at_ms, 3) for at_ms, front in wanted]
    assert answers(other) == answers(after) == answers(meanwhile)
    for found in (meanwhile, other, after):
        assert found.kinds == {"CARD_WITHOUT_NOTE", "REVIEW_WITHOUT_CARD"}
        assert len(found.rows["cards"]) == 12


def test_of_settled_notes_no_answer_comes_again(tmp_path: Path) -> None:
    """And those of the others are found by their cards, in the order they were given."""
    file = deck_of(tmp_path)
    first = staged_with([], file, tmp_path / "first")
    digests = [(note["guid"], note["digest"], 1, 1) for note in first.rows["notes"]]
    again = staged_with(digests[:8], file, tmp_path / "again")
    theirs = {note["front"] for note in first.rows["notes"][8:]}
    assert answers(again) == [row for row in answers(first) if row[0] in theirs]


def test_a_damaged_collection_is_refused_though_its_notes_can_be_read(tmp_path: Path) -> None:
    """The looking over runs beside the reading, and its verdict counts."""
    deck = Deck()
    for number in range(3_000):
        _, card = deck.pair(f"q{number}", f"a{number}")
        deck.review(card, FIRST_MS + number, 3)
    file = deck.write_database(tmp_path / "collection.anki2")
    data = bytearray(file.read_bytes())
    data[-4096 * 3 : -4096 * 2] = bytes(4096)
    file.write_bytes(data)
    with pytest.raises(Problem) as refused:
        staged_with([], file, tmp_path / "damaged")
    assert refused.value.kind is ProblemKind.DECK_TRUNCATED
