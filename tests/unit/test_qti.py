"""Questions of QTI 1.2: documents and packages of Canvas, with options, gaps and pictures."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from aimstudy.domain.errors import Problem, ProblemKind
from aimstudy.domain.imports import FileKind
from aimstudy.domain.staged_deck import FILE_NAME
from aimstudy.interchange.reading import ReadWish, read, recognise
from aimstudy.interchange.staging import Staging
from tests.anki_files import zipped

WISH = ReadWish(now_s=1_700_000_000)


def label(name: str, text: str) -> str:
    return (
        f'<response_label ident="{name}"><material><mattext>{text}</mattext></material>'
        "</response_label>"
    )


def lid(name: str, labels: str, many: bool = False, text: str = "") -> str:
    material = f"<material><mattext>{text}</mattext></material>" if text else ""
    return (
        f'<response_lid ident="{name}" rcardinality="{"Multiple" if many else "Single"}">{material}'
        f"<render_choice>{labels}</render_choice></response_lid>"
    )


def scored(condition: str, points: str = "100") -> str:
    return (
        f"<respcondition><conditionvar>{condition}</conditionvar>"
        f'<setvar action="Set" varname="SCORE">{points}</setvar></respcondition>'
    )


def equal(place: str, name: str) -> str:
    return f'<varequal respident="{place}">{name}</varequal>'


def item(kind: str, text: str, answers: str, right: str, told: str = "") -> str:
    feedback = (
        f'<itemfeedback ident="general_fb"><flow_mat><material><mattext texttype="text/html">{told}'
        "</mattext></material></flow_mat></itemfeedback>"
        if told
        else ""
    )
    return (
        "<item><itemmetadata><qtimetadata><qtimetadatafield><fieldlabel>question_type</fieldlabel>"
        f"<fieldentry>{kind}</fieldentry></qtimetadatafield></qtimetadata></itemmetadata>"
        f'<presentation><material><mattext texttype="text/html">{text}</mattext></material>'
        f"{answers}"
        f"</presentation><resprocessing>{right}</resprocessing>{feedback}</item>\n"
    )


TWO = label("a", "tin") + label("b", "&lt;b&gt;mercury&lt;/b&gt;")
CHOICE = item(
    "multiple_choice_question", "&lt;p&gt;Which is liquid?&lt;/p&gt;", lid("r", TWO),
    scored(equal("r", "a"), "50") + scored(equal("r", "b")), "It melts at −39 °C.",
)  # fmt: skip
SEVERAL = item(
    "multiple_answers_question", "Which are metals?",
    lid("r", label("a", "tin") + label("b", "salt") + label("c", "lead"), many=True),
    scored(f"<and>{equal('r', 'a')}<not>{equal('r', 'b')}</not>{equal('r', 'c')}</and>"),
)  # fmt: skip
TYPED = item(
    "short_answer_question", "Its sign?", '<response_str ident="r"/>',
    scored(equal("r", "Hg") + equal("r", "hg")),
)  # fmt: skip
NUMBER = item(
    "numerical_question", "Its number?", '<response_str ident="r"/>',
    scored(f"<or>{equal('r', '80')}<and><vargte respident='r'>79.5</vargte>"
           "<varlte respident='r'>80.5</varlte></and></or>"),
)  # fmt: skip
PAIRS = item(
    "matching_question", "Which sign?",
    lid("x", label("1", "Sn") + label("2", "Pb"), text="tin")
    + lid("y", label("1", "Sn") + label("2", "Pb"), text="lead"),
    scored(equal("x", "1"), "50") + scored(equal("y", "2"), "50"),
)  # fmt: skip
BLANKS = item(
    "fill_in_multiple_blanks_question", "[a] is hard, [b] is soft.",
    lid("response_a", label("1", "Quartz") + label("3", "quartz"), text="a")
    + lid("response_b", label("2", "talc"), text="b"),
    scored(equal("response_a", "1")) + scored(equal("response_a", "3"))
    + scored(equal("response_b", "2")),
)  # fmt: skip
ESSAY = item("essay_question", "Discuss.", '<response_str ident="r"/>', "")
PICTURE = item(
    "short_answer_question", '&lt;img src="$IMS-CC-FILEBASE$/Up%20here/ore.png"&gt;',
    '<response_str ident="r"/>', scored(equal("r", "ore")),
)  # fmt: skip


def document(*items: str, title: str = "Metals") -> bytes:
    body = "".join(items)
    return (
        '<?xml version="1.0"?>\n<questestinterop xmlns="http://www.imsglobal.org/xsd/ims_qtiasiv1p2">'
        f'<assessment title="{title}"><section>\n{body}</section></assessment></questestinterop>'
    ).encode()


def staged(file: Path, query: str) -> list[tuple[object, ...]]:
    folder = file.parent / f"staging-{abs(hash((query, file.name)))}"
    folder.mkdir()
    with Staging(folder) as staging:
        read(file, WISH, staging)
    with closing(sqlite3.connect(folder / FILE_NAME)) as connection:
        return connection.execute(query).fetchall()


def written(tmp_path: Path, *items: str) -> Path:
    file = tmp_path / "bank.xml"
    file.write_bytes(document(*items))
    return file


SIDES = "SELECT place, front, back FROM notes ORDER BY id"


def test_questions_with_options(tmp_path: Path) -> None:
    file = written(tmp_path, CHOICE, SEVERAL)
    assert recognise(file) is FileKind.QTI
    assert staged(file, SIDES) == [
        ("3", "Which is liquid?", "mercury"),
        ("4", "Which are metals?", "tin, lead"),
    ]
    [choice, several] = staged(file, "SELECT choices, fields FROM notes ORDER BY id")
    assert json.loads(str(choice[0]))["right"] == [1]
    assert "It melts at −39 °C." in str(choice[1])
    assert json.loads(str(several[0])) == {"options": ["tin", "salt", "lead"], "right": [0, 2]}
    assert staged(file, "SELECT DISTINCT name FROM decks") == [("Metals",)]


def test_typed_answers_numbers_pairs_and_blanks(tmp_path: Path) -> None:
    file = written(tmp_path, TYPED, NUMBER, PAIRS, BLANKS, ESSAY)
    assert staged(file, "SELECT front, back, accept FROM notes ORDER BY id") == [
        ("Its sign?", "Hg", '["hg"]'),
        ("Its number?", "80 ± 0.5", "[]"),
        ("Which sign?\ntin", "Sn", "[]"),
        ("Which sign?\nlead", "Pb", "[]"),
        ("Quartz is hard, talc is soft.", "", "[]"),
    ]
    assert staged(file, "SELECT fields FROM notes ORDER BY id DESC LIMIT 1") == [
        ("{{c1::Quartz}} is hard, {{c2::talc}} is soft.\x1f",)
    ]
    assert staged(file, 'SELECT code, "row" FROM remarks') == [("QUESTION_KIND_LEFT_OUT", 7)]


def test_a_package_brings_its_pictures(tmp_path: Path) -> None:
    file = zipped(
        tmp_path / "course.zip",
        {
            "imsmanifest.xml": b"<manifest/>",
            "g1/g1.xml": document(PICTURE, title="Ores"),
            "g2/g2.xml": document(CHOICE),
            "g1/assessment_meta.xml": b"<quiz/>",
            "web_resources/Up here/ore.png": b"\x89PNG ore",
        },
    )
    assert recognise(file) is FileKind.QTI
    assert staged(file, "SELECT name FROM decks ORDER BY name") == [("Metals",), ("Ores",)]
    assert staged(file, "SELECT count(*) FROM media") == [(1,)]
    assert staged(file, "SELECT count(*) FROM remarks") == [(0,)]


def test_a_course_without_questions_is_named_with_the_way_out(tmp_path: Path) -> None:
    file = zipped(tmp_path / "course.zip", {"imsmanifest.xml": b"<manifest/>", "a.xml": b"<quiz/>"})
    with pytest.raises(Problem) as refused, Staging(tmp_path) as staging:
        read(file, WISH, staging)
    assert refused.value.kind is ProblemKind.DECK_KIND_LATER
    assert "QTI 1.2" in str(refused.value)


@pytest.mark.parametrize(
    "odd",
    [
        "<item/>",
        "<item><presentation/></item>",
        item("multiple_choice_question", "Q?", lid("r", TWO), ""),
        item("multiple_choice_question", "Q?", lid("r", TWO), scored(equal("r", "zz"))),
        item("multiple_choice_question", "Q?", lid("r", TWO), scored(equal("r", "a"), "x")),
        item("numerical_question", "Q?", '<response_str ident="r"/>', ""),
        item("x", "", lid("r", TWO), scored(equal("r", "a"))),
    ],
)
def test_an_odd_question_is_left_out_and_named(tmp_path: Path, odd: str) -> None:
    file = written(tmp_path, odd, CHOICE)
    assert staged(file, "SELECT count(*) FROM notes") == [(1,)]
    assert staged(file, 'SELECT "row" FROM remarks') == [(3,)]
