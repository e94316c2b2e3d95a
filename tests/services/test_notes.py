"""Notes of note types by hand: their cards come and go with their fields, in one step each."""

from pathlib import Path

import pytest

from aimstudy.domain.errors import Problem, ProblemKind
from aimstudy.domain.note_type import CLOZE, NoteType
from aimstudy.domain.review import Phase, Rating
from aimstudy.services.library import Library
from tests.anki_files import Deck
from tests.services.test_imported_cards import STYLED

TEXT = "A {{c1::berth::where}} is a {{c2::place}}"


BOTH_WAYS = {
    **STYLED,
    "tmpls": [
        {"name": "There", "ord": 0, "qfmt": "{{Word}}", "afmt": "{{FrontSide}}{{Meaning}}"},
        {"name": "Back", "ord": 1, "qfmt": "{{#Meaning}}So: {{Meaning}}{{/Meaning}}",
         "afmt": "{{FrontSide}}<hr id=answer>{{Word}}"},
    ],
}  # fmt: skip


def fronts(library: Library) -> list[str]:
    """What the cards ask, in the order they were made."""
    lines = library.cards.table().lines
    return [library.cards.detail(line.card_id).front for line in lines]


def ids(library: Library) -> list[int]:
    return [line.card_id for line in library.cards.table().lines]


def styled(library: Library, folder: Path, *fields: str) -> int:
    """A note of an imported type with two templates; returns its first card."""
    deck = Deck(types={30: BOTH_WAYS})
    deck.card(deck.note(*fields, mid=30), ord=0)
    library.importing.run(deck.write(folder / "deck.apkg"))
    return ids(library)[0]


def test_a_gap_text_by_hand_makes_a_card_a_gap(library: Library) -> None:
    made = library.notes.write(CLOZE, [TEXT, ""], tags="sea")
    assert fronts(library) == ["A [where] is a place", "A berth is a [...]"]
    assert (made.back, made.tags) == ("A berth is a place", "sea")
    library.undo()
    assert fronts(library) == []
    library.redo()
    assert len(fronts(library)) == 2


def test_kept_cards_keep_their_memory_and_others_come_and_go(library: Library) -> None:
    first = library.notes.write(CLOZE, [TEXT, ""]).card_id
    second = ids(library)[1]
    library.study.answer(first, Rating.EASY)
    library.study.answer(second, Rating.EASY)
    before = library.cards.detail(first)
    changed = ["A {{c1::berth}} is a place in a {{c3::harbour}}", "more"]
    form = library.notes.of_card(first)
    assert form is not None
    look = library.notes.look(form, changed, "", "AimStudy")
    assert (look.names, look.comes, look.goes) == (("1", "3"), ("3",), ("2",))
    assert look.cards[0].card.prompt == "A [...] is a place in a harbour"
    after = library.notes.edit(first, changed, "")
    assert (after.stability, after.due) == (before.stability, before.due)
    assert fronts(library) == [
        "A [...] is a place in a harbour", "A berth is a place in a [...]",
    ]  # fmt: skip
    assert library.cards.detail(ids(library)[1]).phase is Phase.NEW
    library.notes.edit(first, [TEXT, ""], "")
    assert library.cards.detail(second).phase is Phase.REVIEW  # it came back as it was
    library.undo()
    library.undo()
    assert library.cards.detail(first) == before
    assert ids(library) == [first, second]


def test_an_emptied_field_takes_its_card_and_says_so(library: Library, tmp_path: Path) -> None:
    first = styled(library, tmp_path, "berth", "", "")
    form = library.notes.of_card(first)
    assert form is not None
    assert form.note_type.fields == ("Word", "Meaning", "Extra")
    look = library.notes.look(form, ["berth", "a <b>place</b>", "x"], "", "")
    assert (look.names, look.comes) == (("There", "Back"), ("Back",))
    library.notes.edit(first, ["berth", "a <b>place</b>", "x"], "sea")
    assert fronts(library) == ["berth", "So: a place"]
    kept = library.notes.edit(first, ["", "a place", ""], "sea")
    assert fronts(library) == ["So: a place"]
    assert kept.card_id != first
    library.undo()
    assert fronts(library) == ["berth", "So: a place"]


def test_a_card_deleted_by_hand_stays_deleted(library: Library) -> None:
    first = library.notes.write(CLOZE, [TEXT, ""]).card_id
    library.cards.delete([ids(library)[1]])
    library.notes.edit(first, [TEXT + ".", ""], "")
    assert ids(library) == [first]


def test_a_note_moves_with_all_its_cards_in_the_same_step(library: Library) -> None:
    first = library.notes.write(CLOZE, [TEXT, ""]).card_id
    harbour = library.cards.add_deck("Harbour")
    library.notes.edit(first, [TEXT, "more"], "", harbour)
    assert {library.cards.detail(each).deck for each in ids(library)} == {"Harbour"}
    library.undo()
    assert {library.cards.detail(each).deck for each in ids(library)} == {"AimStudy"}


def test_a_question_becomes_a_gap_text_and_back(library: Library) -> None:
    card_id = library.cards.write("A berth is a place", "in a harbour").card_id
    library.study.answer(card_id, Rating.EASY)
    before = library.cards.detail(card_id)
    assert library.notes.can_have_gaps(card_id)
    text = "A {{c2::berth}} is < a {{c4::place}}"
    after = library.notes.turn_into_gaps(card_id, text, "in a\nharbour", "sea")
    assert (after.stability, after.front) == (before.stability, "A [...] is < a place")
    assert fronts(library) == ["A [...] is < a place", "A berth is < a [...]"]
    assert not library.notes.can_have_gaps(card_id)
    library.undo()
    assert library.cards.detail(card_id) == before
    assert ids(library) == [card_id]
    turned = library.cards.write("q", "a", reverse=True)
    assert not library.notes.can_have_gaps(turned.card_id)


@pytest.mark.parametrize(
    ("note_type", "fields", "kind"),
    [
        (CLOZE, ["no gap", ""], ProblemKind.NOTE_WITHOUT_GAP),
        (CLOZE, ["", "{{c1::elsewhere}}"], ProblemKind.NOTE_WITHOUT_GAP),
        (CLOZE, ["{{c1::" + "x" * 100_000 + "}}", ""], ProblemKind.NOTE_FIELD_TOO_LONG),
        (
            NoteType("N", ("A", "B"), CLOZE.templates),
            ["<br>", "&nbsp;"],
            ProblemKind.NOTE_MAKES_NO_CARD,
        ),
    ],
)
def test_a_note_without_cards_is_refused(
    library: Library, note_type: NoteType, fields: list[str], kind: ProblemKind
) -> None:
    with pytest.raises(Problem) as caught:
        library.notes.write(note_type, fields)
    assert caught.value.kind is kind
    assert ids(library) == []


def test_every_type_can_be_written(library: Library, tmp_path: Path) -> None:
    assert [line.note_type.name for line in library.notes.types()] == ["Cloze"]
    styled(library, tmp_path, "berth", "a place", "")
    named = {line.note_type.name: line for line in library.notes.types()}
    assert named["Styled"].notes == 1
    library.notes.write(named["Styled"].note_type, ["quay", "a wall", ""])
    assert fronts(library)[1:] == ["quay", "So: a wall"]
    library.notes.write(CLOZE, [TEXT, ""])
    library.notes.write(CLOZE, [TEXT + "!", ""])
    counts = {line.note_type.name: line.notes for line in library.notes.types()}
    assert counts == {"Styled": 2, "Cloze": 2}


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("a &amp; b<br/>c", "a & b\nc"),
        ('<img src="a.png" />', "[image:a.png]"),
        ("<div>a</div>", None),
        ("a&nbsp;b", "a\u00a0b"),
        ("&eacute;", None),
    ],
)
def test_a_field_is_shown_in_words_only_where_they_say_all(
    library: Library, html: str, text: str | None
) -> None:
    assert library.notes.text_of(html) == text


def test_a_look_draws_the_beginning_of_a_long_field_but_counts_all_its_gaps(
    library: Library,
) -> None:
    text = "{{c1::a}} " + "学" * 90_000 + " {{c2::b}}"
    look = library.notes.look(library.notes.blank(CLOZE), [text, ""], "", "")
    assert look.names == ("1", "2")
    assert all(len(found.card.html.question) < 3_000 for found in look.cards if found.card.html)
    assert look.cards[0].card.prompt.endswith("学 …")
