"""Cards of Mnemosyne: its archive with media and tags, and its older XML."""

from pathlib import Path

import pytest

from aimstudy.domain.errors import Problem, ProblemKind
from tests.anki_files import zipped
from tests.staged_package import StagedPackage, staged_package

LOG = """<?xml version="1.0" encoding="UTF-8"?>
<openSM2sync number_of_entries='9'>
<log type='10' o_id='t1'><name>rope work</name></log>
<log type='10' o_id='t2'><name>__UNTAGGED__</name></log>
<log type='13'><fname>knot.png</fname></log>
<log type='16' o_id='f1'><f>Which knot? &lt;img src="knot.png"&gt;</f><b>a &lt; b</b></log>
<log type='6' o_id='c1' card_t='1' fact='f1' fact_v='1.1' tags='t1,'></log>
<log type='16' o_id='f2'><f>line</f><b>rope</b></log>
<log type='6' o_id='c2' card_t='2' fact='f2' fact_v='2.1' tags='t2,'></log>
<log type='6' o_id='c3' card_t='2' fact='f2' fact_v='2.2' tags='t2,'></log>
<log type='16' o_id='f3'><text>The [cod] swims in [salt:what?] water.</text></log>
<log type='16' o_id='f4'><f>sjø</f><m_1>sea</m_1><p_1>sho</p_1></log>
<log type='16' o_id='f5'><loc>Oslo</loc><blank>map.png</blank></log>
<log type='16' o_id='f6'><text>no gap</text></log>
</openSM2sync>
"""
ITEMS = """<?xml version="1.0" encoding="UTF-8"?>
<mnemosyne core_version="1">
<category active="1"><name>Sea/Knots</name></category>
<item id="1" gr="0"><cat>Sea/Knots</cat><Q>Which &lt;b&gt;knot&lt;/b&gt;?</Q><A>bowline</A></item>
<item id="2"><cat>&lt;default&gt;</cat><Q>two</Q><A></A></item>
<item id="3"><Q>three</Q><A>3</A></item>
</mnemosyne>
"""


def read(tmp_path: Path, log: str, **members: bytes) -> StagedPackage:
    file = tmp_path / "ropes.cards"
    there = {name.replace("_dot_", "."): data for name, data in members.items()}
    said = b"tags:\ncard_set_name:Harbour ropes\nrevision:1\n"
    zipped(file, {"METADATA": said, "cards.xml": log.encode()} | there)
    return staged_package(file, tmp_path / "staging")


def test_an_archive_with_its_tags_cards_and_media(tmp_path: Path) -> None:
    found = read(tmp_path, LOG, knot_dot_png=b"PNG", unused_dot_png=b"x")
    notes = found.rows["notes"]
    assert [(note["front"], note["back"], note["tags"]) for note in notes] == [
        ("Which knot?", "a < b", "rope_work"),
        ("line", "rope", ""),
        ("The cod swims in salt water.", "", ""),
        ("sjø", "sho\nsea", ""),
    ]
    assert [deck["name"] for deck in found.rows["decks"]] == ["Harbour ropes"]
    cards = [(card["note_id"], card["ordinal"]) for card in found.rows["cards"]]
    assert cards == [(1, 0), (2, 0), (2, 1), (3, 0), (3, 1), (4, 0)]
    assert "{{c2::salt::what?}}" in notes[2]["fields"]
    assert [row["label"] for row in found.rows["note_media"]] == ["knot.png"]
    assert [(row["code"], row["row"]) for row in found.rows["remarks"]] == [
        ("QUESTION_KIND_LEFT_OUT", 13),
        ("LINE_NOT_UNDERSTOOD", 14),
    ]


def test_the_older_xml(tmp_path: Path) -> None:
    file = tmp_path / "old.xml"
    file.write_text(ITEMS, encoding="utf-8")
    found = staged_package(file, tmp_path / "staging")
    assert [(note["front"], note["back"]) for note in found.rows["notes"]] == [
        ("Which knot?", "bowline"),
        ("three", "3"),
    ]
    assert [deck["name"] for deck in found.rows["decks"]] == ["Sea::Knots", "old"]
    assert [(row["code"], row["row"]) for row in found.rows["remarks"]] == [
        ("ROW_WITHOUT_ANSWER", 5)
    ]


def test_nothing_is_evaluated_and_no_path_is_followed(tmp_path: Path) -> None:
    log = """<openSM2sync><log type='16' o_id='f'><f>__import__('os').system('x')
&lt;img src="../../etc/passwd"&gt;</f><b>b</b><extra>{'a': open('x')}</extra></log></openSM2sync>"""
    found = read(tmp_path, log)
    assert found.fronts == ["__import__('os').system('x')"]
    assert found.kinds == {"MEDIUM_MISSING"}


@pytest.mark.parametrize(
    ("log", "kind"),
    [
        (LOG[:400], ProblemKind.DECK_TRUNCATED),
        ("<openSM2sync></openSM2sync>", ProblemKind.DECK_EMPTY),
        ('<!DOCTYPE a [<!ENTITY b "c">]><openSM2sync/>', ProblemKind.DECK_HOSTILE),
    ],
    ids=["cut", "empty", "entities"],
)
def test_what_is_refused(tmp_path: Path, log: str, kind: ProblemKind) -> None:
    with pytest.raises(Problem) as refused:
        read(tmp_path, log)
    assert refused.value.kind is kind
