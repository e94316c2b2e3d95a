"""Tables, pasted texts and text of Anki come in with every row, or with a word about it."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from aimstudy.application import open_library
from aimstudy.domain.errors import Problem, ProblemKind
from aimstudy.domain.imports import FileKind, RemarkKind
from aimstudy.services.library import Library
from tests.staged_text import staged

NOW = datetime(2024, 3, 1, 12, 0, tzinfo=UTC)
TWO = [("What is risk?", "Chance of loss"), ("What is æ?", "a letter, å too")]


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with open_library(tmp_path / "library", lambda: NOW) as opened:
        yield opened


def test_a_sheet_of_a_quiz_game_is_read_as_questions() -> None:
    header = (
        ",Question - max 120 characters,Answer 1 - max 75 characters,Answer 2 - max 75 characters,"
        "Answer 3 - max 75 characters,Answer 4 - max 75 characters,"
        '"Time limit (sec) – 5, 10, 20, 30, 60, 90, 120, or 240 secs",'
        "Correct answer(s) - choose at least one\n"
    )
    rows = '1,What floats?,cork,lead,iron,stone,20,1\n2,Which swim?,cod,owl,eel,,30,"1,3"\n'
    found = staged(header + rows)
    assert found.sides == [("What floats?", "cork"), ("Which swim?", "cod, eel")]
    assert found.meta["columns"] == "skip front option option option option skip correct"
    told = {"options": ["cod", "owl", "eel"], "right": [0, 2]}
    assert json.loads(found.notes[1]["choices"]) == told


@pytest.mark.parametrize("separator", ["\t", ";", "|", " :: ", " - ", "---"])
@pytest.mark.parametrize("header", ["Question{}Answer\n", "Spørsmål{}Svar\r\n", "\n\n", ""])
def test_separators_and_headers_are_told_from_the_rows(separator: str, header: str) -> None:
    text = header.format(separator) + "".join(f"{a}{separator}{b}\n" for a, b in TWO)
    found = staged(text)
    assert (found.sides, found.remarks) == (TWO, [])
    assert found.meta["kind"] == "table"
    assert found.meta["own_guids"] is False
    assert found.cards == [(TWO[0][0], 0, "deck"), (TWO[1][0], 0, "deck")]


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"]
)
def test_encodings_are_told_from_the_bytes(encoding: str) -> None:
    text = "".join(f"{a};{b}\r\n" for a, b in TWO * 1)
    found = staged(text.encode(encoding))
    assert found.sides == TWO
    assert found.kinds == ({"ENCODING_GUESSED"} if encoding == "cp1252" else set())


@pytest.mark.parametrize("encoding", ["cp1251", "shift_jis", "gb18030", "big5", "euc-kr"])
def test_an_encoding_that_cannot_be_told_is_asked_for(encoding: str) -> None:
    words = {
        "cp1251": "страхование риска и договор", "shift_jis": "保険のリスクを契約する",
        "gb18030": "保险合同中的风险与责任", "big5": "保險合同中的風險與責任",
        "euc-kr": "보험계약의위험과책임",
    }  # fmt: skip
    said = words[encoding]
    data = f"{said};{said[::-1]}\n".encode(encoding) * 1
    with pytest.raises(Problem) as refused:
        staged(data)
    assert refused.value.kind is ProblemKind.DECK_ENCODING_UNKNOWN
    assert staged(data, encoding=encoding).sides == [(said, said[::-1])]


def test_lines_are_physical_and_quotes_that_are_not_closed_swallow_nothing() -> None:
    text = 'front,back\n"two\nlines",x\n"open,answer\n\nlone\nq5,"yes ""no"""\n,nothing\na,b,c\n'
    found = staged(text)
    assert found.sides == [
        ("two\nlines", "x"),
        ('"open', "answer"),
        ("q5", 'yes "no"'),
        ("a", "b,c"),
    ]
    assert found.remarks == [
        ("QUOTE_NOT_CLOSED", 4), ("ROW_WITHOUT_ANSWER", 6), ("ROW_WITHOUT_QUESTION", 8),
        ("ROW_TOO_WIDE", 9),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("line", "sides"),
    [
        ('"Hamlet" is by,Shakespeare', ('"Hamlet" is by', "Shakespeare")),
        ('a 5" pipe,thick', ('a 5" pipe', "thick")),
        ('q,"open', ("q", '"open')),
        ('"a",b', ("a", "b")),
        ('"q, one", "a, two"', ("q, one", "a, two")),
    ],
)
def test_quotation_marks_of_the_text_stay(line: str, sides: tuple[str, str]) -> None:
    rows = [f"word {n},meaning {n}" for n in range(5)]
    found = staged("\n".join([*rows[:2], line, *rows[2:]]))
    assert found.sides[2] == sides
    assert len(found.sides) == 6


def test_columns_get_their_roles_and_others_stay_as_named_fields() -> None:
    text = (
        "Kanji\tReading\tMeaning\tTags\tDeck\tHint\tgjør {rart}\n"
        "犬\tいぬ\tdog & cat\tanimal, pet dog\tJapanese::N5\tbarks\tja\n"
    )
    found = staged(text)
    [note] = found.notes
    assert note["fields"].split("\x1f") == ["犬", "dog &amp; cat", "barks", "いぬ", "ja"]
    assert (note["tags"], note["markup"]) == ("animal pet_dog", "html")
    assert found.cards == [("犬", 0, "Japanese::N5")]
    [made] = found.types
    assert made["fields"] == ["Kanji", "Meaning", "Hint", "Reading", "gjør rart"]
    assert "{{hint:Hint}}" in made["templates"][0][1]
    assert staged(text, deck="Mine").cards == [("犬", 0, "Mine")]
    told = staged("1,a,b\n2,c,d\n", columns=("skip", "back", "front"), header=False)
    assert told.sides == [("b", "a"), ("d", "c")]


@pytest.mark.parametrize(
    ("first", "header"),
    [
        ("Country,Inhabitants", True), ("Norway,5600000", False), ("ord,word", False),
        ("spørsmål,question", False), ("English,Norsk", True), ("Who?,Napoleon", False),
    ],
)  # fmt: skip
def test_a_header_is_told_from_a_card(first: str, header: bool) -> None:
    rows = [first, "Sweden,10500000", "Denmark,5900000", "Iceland,380000"]
    if first.islower():
        rows = [first, "risiko,risk", "premie,premium", "forsikring,insurance"]
    assert staged("\n".join(rows)).meta["header"] is header
    assert len(staged("\n".join(rows), header=False).notes) == 4
    assert len(staged("\n".join(rows), header=True).notes) == 3


def test_gaps_options_and_html() -> None:
    gaps = staged("A {{c1::berth::where}} & a {{c2::place}};more\nplain;x\n")
    assert [(n["kind"], n["fields"]) for n in gaps.notes] == [
        ("cloze", "A {{c1::berth::where}} &amp; a {{c2::place}}\x1fmore"), ("question", None),
    ]  # fmt: skip
    assert [ordinal for _, ordinal, _ in gaps.cards] == [0, 1, 0]
    options = staged(
        "Question,Option A,Option B,Option C,Correct\n"
        "2+2?,3,4,5,4\nCapitals?,Oslo,Bergen,Roma,A and C\nNone?,x,y,z,Q\n"
    )
    assert [(n["back"], json.loads(n["choices"])) for n in options.notes] == [
        ("4", {"options": ["3", "4", "5"], "right": [1]}),
        ("Oslo, Roma", {"options": ["Oslo", "Bergen", "Roma"], "right": [0, 2]}),
    ]
    assert options.remarks == [("ANSWER_OUT_OF_RANGE", 4)]
    html = staged("<b>a</b>;b<br>c\n")
    assert [(n["front"], n["back"], n["fields"]) for n in html.notes] == [
        ("a", "b\nc", "<b>a</b>\x1fb<br>c")
    ]
    assert staged("<b>a</b>;b\n", html=False).sides == [("<b>a</b>", "b")]
    assert [c[1] for c in staged("a;b\n", reverse=True).cards] == [0, 1]


def test_text_of_anki_with_settings_and_columns() -> None:
    text = (
        "#html:true\n#Separator:tab\n#guid column:1\n#notetype column:2\n#deck column:3\n"
        "#tags column:6\n#tags:all\n#colour:blue\n"
        'g1\tBasic\tA::B\tWhat is <b>risk</b>?\t"Chance	of ""loss"""\tt1 t2\n'
        "g2\tCloze\tA::B\tA {{c1::berth}}\tex\t\n"
        "g3\tBasic (and reversed card)\tA\tord\tword\t\n"
        'g4\tBasic\tA\t"#1 rule"\t"line\nbreak"\t\n'
        "g4\tBasic\tA\tother\tx\t\n"
    )
    found = staged(text, "All Decks.txt")
    assert [(n["guid"], n["front"], n["back"], n["tags"]) for n in found.notes[:4]] == [
        ("g1", "What is risk?", 'Chance of "loss"', "all t1 t2"),
        ("g2", "A berth", "ex", "all"),
        ("g3", "ord", "word", "all"),
        ("g4", "#1 rule", "line\nbreak", "all"),
    ]
    assert [t["name"] for t in found.types] == ["Basic", "Cloze", "Basic (and reversed card)"]
    assert [(o, d) for _, o, d in found.cards] == [
        (0, "A::B"), (0, "A::B"), (0, "A"), (1, "A"), (0, "A"), (0, "A"),
    ]  # fmt: skip
    assert found.remarks == [("DIRECTIVE_UNKNOWN", 8), ("SAME_IDENTITY", 14)]
    assert (found.meta["kind"], found.meta["own_guids"]) == ("anki-text", True)


def test_lines_that_are_no_settings_are_cards_and_a_missing_type_is_made() -> None:
    text = "#separator:;\n#1 rule;never\n#notetype:Verbs\n#columns:Verb;Past;Note\nbe;was;odd\n"
    found = staged(text)
    assert found.sides == [("#1 rule", "never"), ("be", "was\nodd")]
    assert found.remarks == [("LINE_LIKE_COMMENT", 2)]
    assert [(t["name"], t["fields"]) for t in found.types] == [("Verbs", ["Verb", "Past", "Note"])]
    unknown = staged("#separator:;\n#deck column:zero\na;b\n")
    assert unknown.remarks == [("DIRECTIVE_UNKNOWN", 2)]


def test_gaps_of_exported_cards_become_the_note_again() -> None:
    first = (
        '"A <span class=""cloze-inactive"" data-ordinal=""1"">berth</span> is a <span '
        'class=""cloze"" data-cloze=""place&#x20;&amp;amp&#x3B;&#x20;x"" data-ordinal=""2"">'
        '[...]</span>"\t"A <span class=""cloze-inactive"" data-ordinal=""1"">berth</span> is a '
        '<span class=""cloze"" data-ordinal=""2"">place &amp; x</span><br>\nextra"\n'
    )
    found = staged("#separator:tab\n#html:true\n" + first)
    assert found.notes[0]["fields"] == "A {{c1::berth}} is a {{c2::place &amp; x}}\x1fextra"
    assert [ordinal for _, ordinal, _ in found.cards] == [0, 1]


@pytest.mark.parametrize(
    ("text", "wish", "sides"),
    [
        ("| Term | Meaning |\n| :-- | --- |\n| a\\|b | c |\n| d | e |\n", {},
         [("a|b", "c"), ("d", "e")]),
        ("term one,first;term two,second;", {}, [("term one", "first"), ("term two", "second")]),
        ("What is x?\nIt is y.\nAnd z.\n\nWho?\nMe.\n", {}, [("What is x?", "It is y.\nAnd z."),
                                                          ("Who?", "Me.")]),
        ("a\tb\tc\n---\nd\te\nf\n", {"separator": "\t", "between_cards": "---"},
         [("a", "b\tc"), ("d", "e\nf")]),
        ("q1=a1##q2=a2\nmore", {"separator": "=", "between_cards": "##"},
         [("q1", "a1"), ("q2", "a2\nmore")]),
        ("Front\tBack\na\t\"b\nc\"\n", {}, [("a", "b\nc")]),
    ],
)  # fmt: skip
def test_pasted_texts(text: str, wish: dict[str, Any], sides: list[tuple[str, str]]) -> None:
    assert staged(text, "Pasted.txt", **wish).sides == sides


def test_a_table_twice_adds_nothing_and_a_changed_answer_changes_its_note(
    library: Library, tmp_path: Path
) -> None:
    file = tmp_path / "verbs.csv"
    file.write_text("front,back\nbe,was\ngo,went\nbe,was\n", encoding="utf-8")
    done = library.importing.run(file)
    assert (done.kind, done.notes.new, done.notes.skipped, done.cards) == (FileKind.TABLE, 2, 1, 2)
    assert [(r.kind, r.line) for r in done.remarks] == [(RemarkKind.ROW_TWICE, 4)]
    again = library.importing.run(file)
    assert (again.notes.new, again.notes.same, again.cards) == (0, 2, 0)
    file.write_text("front,back\nbe,was or were\ngo,went\n", encoding="utf-8")
    assert library.importing.preview(file).notes.changed == 1
    assert library.importing.run(file).notes.changed == 1
    renamed = file.rename(tmp_path / "other name.csv")
    assert library.importing.run(renamed).notes.same == 2
    assert {line.front: line.back for line in library.cards.table().lines} == {
        "be": "was or were", "go": "went",
    }  # fmt: skip
    assert library.check().findings == ()


def test_choices_reach_the_reader(library: Library, tmp_path: Path) -> None:
    file = tmp_path / "x.txt"
    file.write_bytes("б/а\nг/в\n".encode("cp1251"))
    done = library.importing.run(
        file, encoding="cp1251", separator="/", header=False, columns=("back", "front"), deck="D"
    )
    assert done.notes.new == 2
    assert {(line.front, line.back) for line in library.cards.table().lines} == {
        ("а", "б"), ("в", "г"),
    }  # fmt: skip
    card = library.study.next_card()
    assert card is not None
    assert card.deck == "D"
