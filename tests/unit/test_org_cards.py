"""Headings of Org files that are cards: sides, gaps, both ways, schedules, and what is none."""

from time import process_time

import pytest

from aimstudy.interchange.org_cards import looks_like_org_cards, read_org_cards
from aimstudy.interchange.org_html import html_of_org
from tests.unit.test_question_texts import REMARKS, staged

FIELDS = "SELECT place, fields, tags FROM notes ORDER BY id"
CARDS = (
    "SELECT n.place, c.ordinal, c.ivl, c.factor, date(c.due_ms / 1000, 'unixepoch') "
    "FROM cards AS c JOIN notes AS n ON n.id = c.note_id ORDER BY c.id"
)
DRILL = """#+FILETAGS: :drill:
Before all headings there is no card [at all].

* Stones :drill:
** DONE Which stone floats? :drill:light:
   SCHEDULED: <2026-12-01 Tue>
   :PROPERTIES:
   :DRILL_LAST_INTERVAL: 12.4
   :DRILL_EASE: 2.36
   :END:
   Look at /how/ it was made.
*** Answer
    Pumice, with *bubbles*
** Minerals :drill:
   [Quartz||hard] cuts [feldspar]; see [fn:1], [1/2], [ ] and [2024-01-02].
** Shell :drill:
   :PROPERTIES:
   :DRILL_CARD_TYPE: twosided
   :END:
*** English
    ammonite
*** Norsk
    ammonitt
* Not asked
  text [x]
"""
FC = """* What moves plates? :fc:earth:
:PROPERTIES:
:FC_TYPE: double
:END:
:REVIEW_DATA:
| position | ease | box | interval | due                  |
|----------+------+-----+----------+----------------------|
| front    | 2.5  | 6   | 28.36    | 2026-12-24T16:00:00Z |
| back     | 2.2  | 3   | 4.0      | 2026-12-02T16:00:00Z |
:END:
Currents in the mantle
* Layers :fc:
The {{crust}@1} lies on the {{mantle}{below}@0}.
:REVIEW_DATA:
| 0 | 2.5 | 6 | 9 | 2026-12-24T16:00:00Z |
:END:
#+begin_src python
* no heading :fc:
#+end_src
* Nothing said :fc:
"""


def test_org_drill() -> None:
    assert staged(read_org_cards, DRILL, FIELDS) == [
        (
            "5",
            "Which stone floats?<br>Look at <i>how</i> it was made.\x1fPumice, with <b>bubbles</b>",
            "light",
        ),
        (
            "14",
            "Minerals<br>{{c1::Quartz::hard}} cuts {{c2::feldspar}}; see [fn:1], [1/2], [ ] and"
            " [2024-01-02].\x1f",
            "",
        ),
        ("16", "ammonite\x1fammonitt", ""),
    ]
    assert staged(read_org_cards, DRILL, CARDS) == [
        ("5", 0, 12, 2360, "2026-12-01"),
        ("14", 0, 0, 0, "1970-01-01"),
        ("14", 1, 0, 0, "1970-01-01"),
        ("16", 0, 0, 0, "1970-01-01"),
        ("16", 1, 0, 0, "1970-01-01"),
    ]
    # A heading that only gathers cards is named, and asks nothing.
    assert staged(read_org_cards, DRILL, REMARKS) == [("ROW_WITHOUT_ANSWER", 4)]


def test_org_fc() -> None:
    assert staged(read_org_cards, FC, FIELDS) == [
        ("1", "What moves plates?\x1fCurrents in the mantle", "earth"),
        (
            "12",
            "Layers<br>The {{c1::crust}} lies on the {{c2::mantle::below}}."
            "<br><pre>* no heading :fc:</pre>\x1f",
            "",
        ),
    ]
    assert [row[:3] for row in staged(read_org_cards, FC, CARDS)] == [
        ("1", 0, 28), ("1", 1, 4), ("12", 0, 0), ("12", 1, 9),
    ]  # fmt: skip
    assert staged(read_org_cards, FC, REMARKS) == [("ROW_WITHOUT_ANSWER", 20)]


def test_lines_of_blanks_and_marks_take_no_time() -> None:
    hostile = "* Q :fc:\n" + "* " + " " * 300_000 + ":\n" + "[" * 50_000 + "\n" + "{{" * 50_000
    started = process_time()
    staged(read_org_cards, hostile + "\n:PROPERTIES:\n:" + " " * 300_000, FIELDS)
    assert process_time() - started < 2


@pytest.mark.parametrize(
    ("text", "is_org"),
    [
        ("* Q :drill:\nA", True),
        ("** Q :a:fc:b:\nA", True),
        ("* Q :drilling:\nA", False),
        ("# Q :drill:\nA", False),
        ("* one\n* two :fc: three", False),
        ("front,back\n* a :b:,c", False),
        ("#+FILETAGS: :drill:\n* Q\nA", False),
    ],
)
def test_an_org_file_of_cards_says_so_by_a_heading(text: str, is_org: bool) -> None:
    assert looks_like_org_cards(text) is is_org


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("*b* /i/ _u_ +s+", "<b>b</b> <i>i</i> <u>u</u> <s>s</s>"),
        ("~a*b*~ =c=", "<code>a*b*</code> <code>c</code>"),
        ("1/2/3 a*b*c snake_case_name", "1/2/3 a*b*c snake_case_name"),
        ("[[https://x.org/a/b/][the /page/]]", "the /page/"),
        ("[[file:img/a b.png]]", '<img src="a b.png">'),
        (r"\(a_1 < b_2\) and \[x\]", r"\(a_1 &lt; b_2\) and \[x\]"),
        ("<script>x</script> & y", "&lt;script&gt;x&lt;/script&gt; &amp; y"),
        ("a\nb", "a<br>b"),
    ],
)  # fmt: skip
def test_org_as_html(text: str, html: str) -> None:
    assert html_of_org(text) == html
