"""The rows of a table as notes of a type: which column fills what, and which cards come of it."""

import json

import pytest

from aimstudy.domain.errors import Problem, ProblemKind
from aimstudy.domain.note_type import (
    ANSWER_SIDE,
    BASIC,
    CLOZE,
    LIST,
    REVERSED,
    CardTemplate,
    NoteType,
)
from aimstudy.interchange.type_columns import TypeWish, type_columns
from tests.staged_text import staged

LAW = NoteType(
    "Case law",
    ("Case", "Holding", "Year", "Tags"),
    (
        CardTemplate("Ask", "{{Case}}", ANSWER_SIDE + "{{Holding}} ({{Year}})"),
        CardTemplate("Year", "{{#Year}}When was {{Case}}?{{/Year}}", ANSWER_SIDE + "{{Year}}"),
    ),
)
CASES = "Year;Case;What it says\n1932;Snail;A maker owes care.\n;Ship;The insurer pays.\n1990;;\n"


@pytest.mark.parametrize(
    ("names", "words"),
    [
        (("Back", "Front"), ("=Back", "=Front")),
        (("Answer", "Question"), ("=Back", "=Front")),
        (("svar", "Spørsmål", "Emner"), ("=Back", "=Front", "tags")),
        (("Kanji", "Reading", "Meaning"), ("=Front", "skip", "=Back")),
        (("Nr", "Word", "Sense", "Deck"), ("skip", "=Front", "=Back", "deck")),
        (("", "", ""), ("=Front", "=Back", "skip")),
        (("FRONT (max 80)",), ("=Front",)),
    ],
)
def test_columns_are_proposed_by_name_then_by_place(
    names: tuple[str, ...], words: tuple[str, ...]
) -> None:
    assert type_columns(TypeWish(BASIC), names, ()) == words


def test_a_column_that_counts_the_rows_fills_no_field() -> None:
    rows = [["1", "ebb", "falls"], ["2", "flood", "rises"]]
    assert type_columns(TypeWish(BASIC), ["", "", ""], rows) == ("skip", "=Front", "=Back")


def test_a_field_that_switches_a_card_on_is_filled_by_its_name_alone() -> None:
    turned = CardTemplate("2", "{{#Add Reverse}}{{Back}}{{/Add Reverse}}", "{{Front}}")
    kind = NoteType("Optional", ("Front", "Back", "Add Reverse"), (*BASIC.templates, turned))
    names = ["Word", "Sense", "Chapter"]
    assert type_columns(TypeWish(kind), names, ()) == ("=Front", "=Back", "skip")
    names[2] = "add_reverse"
    assert type_columns(TypeWish(kind), names, ()) == ("=Front", "=Back", "=Add Reverse")


def test_what_is_said_of_columns_comes_before_what_they_look_like() -> None:
    wish = TypeWish(BASIC, {"term": "back", "3": "-"})
    assert type_columns(wish, ["Term", "Sense", "Front"], ()) == ("=Back", "=Front", "skip")
    told = ("=Front", "tags", "")
    assert type_columns(wish, ["Term", "Sense", "Front"], (), told) == ("=Front", "tags", "skip")


def test_a_field_called_tags_is_a_field() -> None:
    wish = TypeWish(LAW, {"a": "Tags"})
    assert type_columns(wish, ["a", "b"], ()) == ("=Tags", "=Case")


@pytest.mark.parametrize(
    ("fields", "kind", "words"),
    [
        ({"Nope": "Case"}, ProblemKind.TABLE_COLUMN_UNKNOWN, "Its columns: a, 2."),
        ({"3": "Case"}, ProblemKind.TABLE_COLUMN_UNKNOWN, "no column called 3."),
        ({"a": "Verdict"}, ProblemKind.TYPE_FIELD_UNKNOWN, "Case, Holding, Year, Tags."),
        ({"a": "=tag"}, ProblemKind.TYPE_FIELD_UNKNOWN, "Case law has no field called tag."),
    ],
)
def test_what_is_not_known_is_refused_with_what_is(
    fields: dict[str, str], kind: ProblemKind, words: str
) -> None:
    with pytest.raises(Problem) as refused:
        type_columns(TypeWish(LAW, fields), ["a", ""], ())
    assert refused.value.kind is kind
    assert words in str(refused.value)


def test_rows_fill_the_fields_and_make_the_cards_of_the_type() -> None:
    found = staged(CASES, note_type=LAW)
    assert [note["fields"].split("\x1f") for note in found.notes] == [
        ["Snail", "A maker owes care.", "1932", ""],
        ["Ship", "The insurer pays.", "", ""],
    ]
    assert found.cards == [("Snail", 0, "deck"), ("Snail", 1, "deck"), ("Ship", 0, "deck")]
    # Of a year without a case only the template's own words would be asked.
    assert found.remarks == [("ROW_WITHOUT_CARD", 4)]
    assert json.loads(found.meta["words"]) == ["=Year", "=Case", "=Holding"]
    assert found.meta["note_type"] == "Case law"


def test_columns_that_fill_the_same_field_stand_below_one_another() -> None:
    found = staged("a;b < c;d\n", note_type=BASIC, columns=["=Front", "=Back", "=Back"])
    assert found.notes[0]["fields"] == "a\x1fb &lt; c<br>d"
    html = staged("a;<b>b</b>;d\n", note_type=BASIC, columns=["=Front", "=Back", "=Back"])
    assert html.notes[0]["fields"] == "a\x1f<b>b</b><br>d"


def test_a_header_is_known_by_the_names_of_the_fields() -> None:
    found = staged("Holding;Case\nA maker owes care.;Snail\n", note_type=LAW)
    assert found.meta["header"] is True
    assert found.notes[0]["fields"] == "Snail\x1fA maker owes care.\x1f\x1f"
    said = staged("Sak;Dom\nSnegl;Ja\n", note_type=LAW, fields={"Dom": "Holding"})
    assert (said.meta["header"], len(said.notes)) == (True, 1)


def test_gaps_are_asked_one_card_each_wherever_their_column_stands() -> None:
    text = "Tides;The {{c1::moon}} pulls the {{c2::sea}}.\nWinds;None here.\n"
    found = staged(text, note_type=CLOZE, header=False)
    assert found.notes[0]["fields"] == "The {{c1::moon}} pulls the {{c2::sea}}.\x1fTides"
    assert [ordinal for _, ordinal, _ in found.cards] == [0, 1]
    assert found.remarks == [("ROW_WITHOUT_GAP", 2)]


def test_a_turned_card_needs_its_back() -> None:
    found = staged("front,back\nebb,falls\nneap,\n", note_type=REVERSED)
    assert [(front, ordinal) for front, ordinal, _ in found.cards] == [
        ("ebb", 0), ("ebb", 1), ("neap", 0),
    ]  # fmt: skip


def test_a_list_has_its_items_from_lines_semicolons_and_columns() -> None:
    text = 'What makes tides?\t"- moon\n- sun"\nName winds.\tbora; föhn\nAlone?\tyes\nNone?\t\n'
    found = staged(text, note_type=LIST, header=False)
    told = [(note["kind"], note["back"], json.loads(note["items"])) for note in found.notes]
    assert told == [
        ("list", "moon, sun", ["moon", "sun"]),
        ("list", "bora, föhn", ["bora", "föhn"]),
        ("question", "yes", []),
    ]
    assert found.remarks == [("ROW_WITHOUT_ANSWER", 5)]
    columns = ["=Question", "=Items", "=Items"]
    more = staged("Winds?\tbora\tföhn\n", note_type=LIST, header=False, columns=columns)
    assert json.loads(more.notes[0]["items"]) == ["bora", "föhn"]


def test_tags_may_come_from_several_columns() -> None:
    columns = ["=Front", "=Back", "tags", "tags"]
    found = staged("ebb;falls;sea;moon, sea\n", note_type=BASIC, columns=columns)
    assert found.notes[0]["tags"] == "sea moon"


def test_a_row_is_known_again_and_its_type_is_part_of_what_it_holds() -> None:
    named = NoteType("Terms", BASIC.fields, BASIC.templates)
    digests = [staged("ebb;falls\n", note_type=each).notes[0]["digest"] for each in (BASIC, named)]
    guids = {staged("ebb;falls\n", note_type=each).notes[0]["guid"] for each in (BASIC, named)}
    assert digests[0] != digests[1]
    assert len(guids) == 1  # the same row of the same file


def test_a_text_that_is_no_table_becomes_one_only_where_its_column_is_said() -> None:
    text = "A text, of\nsome lines.\nNo table.\n"
    with pytest.raises(Problem) as refused:
        staged(text, note_type=BASIC)
    assert refused.value.kind is ProblemKind.DECK_KIND_UNKNOWN
    assert len(staged(text, note_type=BASIC, fields={"1": "Front"}).notes) == 3


@pytest.mark.parametrize(
    "text", ["What floats?\nA) cork\nB) lead\nANSWER: A\n", "#separator:tab\nebb\tfalls\n"]
)
def test_a_file_whose_notes_have_a_type_of_their_own_is_refused(text: str) -> None:
    with pytest.raises(Problem) as refused:
        staged(text, note_type=BASIC)
    assert refused.value.kind is ProblemKind.DECK_WITHOUT_COLUMNS
