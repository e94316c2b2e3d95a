"""Note types by hand: made, changed with their notes, deleted; each in one step of Undo."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from aimstudy.domain.errors import Problem, ProblemKind
from aimstudy.domain.note_type import BASIC, CLOZE, PATTERNS, CardTemplate, FaultKind
from aimstudy.services.library import Library
from tests.services.test_notes import fronts, styled


def names(library: Library) -> list[str]:
    return [entry.note_type.name for entry in library.note_types.all()]


def fields(library: Library) -> list[tuple[str, ...]]:
    found = []
    for line in library.cards.table().lines:
        form = library.notes.of_card(line.card_id)
        assert form is not None
        found.append(form.fields)
    return found


def test_a_type_is_made_used_and_taken_back(library: Library) -> None:
    type_id = library.note_types.add(BASIC, "Locks")
    [entry] = library.note_types.all()
    assert (entry.type_id, entry.note_type.name, entry.notes) == (type_id, "Locks", 0)
    library.notes.write(entry.note_type, ["a lock", "two gates"])
    assert library.note_types.all()[0].notes == 1
    with pytest.raises(Problem) as caught:
        library.note_types.delete(type_id)
    assert caught.value.kind is ProblemKind.NOTE_TYPE_IN_USE
    library.undo()
    library.undo()
    assert names(library) == []
    library.redo()
    library.redo()
    assert fronts(library) == ["a lock"]


def test_a_type_without_notes_is_deleted_and_comes_back(library: Library) -> None:
    type_id = library.note_types.add(BASIC, "Locks")
    library.note_types.delete(type_id)
    assert names(library) == []
    assert [line.note_type.name for line in library.notes.types()] == ["Cloze"]
    with pytest.raises(Problem) as caught:
        library.note_types.delete(type_id)
    assert caught.value.kind is ProblemKind.NOTE_TYPE_MISSING
    library.undo()
    assert names(library) == ["Locks"]


def test_fields_move_with_their_notes(library: Library, tmp_path: Path) -> None:
    styled(library, tmp_path, "berth", "a place", "nautical")
    [entry] = library.note_types.all()
    there = CardTemplate("There", "{{Sense}}", "{{Term}} {{Note}}")
    back = CardTemplate("Back", "{{Term}}", "{{Sense}}")
    after = replace(entry.note_type, fields=("Sense", "Note", "Term"), templates=(there, back))
    assert library.note_types.lost(entry.type_id, (1, None, 0)) == 1
    assert library.note_types.lost(entry.type_id, (1, 2, 0)) == 0
    before = fields(library)
    library.note_types.change(entry.type_id, after, (1, None, 0))
    assert fields(library)[0] == ("a place", "", "berth")
    assert fronts(library)[0] == "a place"
    assert [line.front for line in library.cards.table("field:Term=berth").lines] != []
    library.exporting.run(tmp_path / "out.apkg")
    library.undo()
    assert fields(library) == before
    assert library.note_types.all() == (entry,)
    assert fronts(library)[0] == "berth"


@pytest.mark.parametrize(
    ("change", "kind"),
    [
        ({"name": " "}, FaultKind.NO_NAME),
        ({"fields": ("Front", "Back", "a:b")}, FaultKind.BAD_FIELD),
        ({"fields": ("Front", "Back", "Back")}, FaultKind.SAME_FIELD),
        ({"templates": (CardTemplate("1", "{{Frnt}}{{Back}}", ""),)}, FaultKind.UNKNOWN_FIELD),
        ({"templates": (CardTemplate("1", "What?", "{{Back}}"),)}, FaultKind.ASKS_NOTHING),
        ({"templates": BASIC.templates * 2}, FaultKind.SAME_QUESTION),
        ({"cloze": True}, FaultKind.NO_GAPS),
    ],
)
def test_a_type_that_makes_no_cards_is_refused(
    library: Library, change: dict[str, Any], kind: FaultKind
) -> None:
    bad = replace(BASIC, **change)
    assert [fault.kind for fault in library.note_types.faults(bad)] == [kind]
    type_id = library.note_types.add(BASIC, "Locks")
    if kind is not FaultKind.NO_GAPS:
        with pytest.raises(Problem) as caught:
            library.note_types.change(type_id, bad, (0, 1))
        assert caught.value.kind is ProblemKind.NOTE_TYPE_FAULTY


def test_every_pattern_is_whole(library: Library) -> None:
    assert [library.note_types.faults(each) for each in PATTERNS] == [(), (), (), ()]
    sections = CardTemplate("1", "{{#Tags}}{{/Tags}}{{^c2}}{{cloze:Text}}{{/c2}}", "{{FrontSide}}")
    assert library.note_types.faults(replace(CLOZE, templates=(sections,))) == ()
