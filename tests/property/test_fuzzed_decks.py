"""Files of decks with bytes changed, cut or put in: each is refused in words, or it is sound.

Every reader is tried: what begins as a package, a collection, a table, a quiz or cards in Markdown
is read as whatever it looks like afterwards.
"""

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aimstudy.domain.errors import Problem
from tests.anki_files import Deck
from tests.staged_package import staged_package

_TEXTS = {
    "table.csv": 'Front,Back,Tags\n"a, b","c ""d""",x y\nq2,a2,\n{{c1::gap}} here,,z\n' * 4,
    "anki.txt": "#separator:tab\n#html:true\n#guid column:1\nabc\t<b>q</b>\ta<br>b\nde\tq2\ta2\n",
    "quiz.txt": "Which?\nA. one\nB. two\nANSWER: B\n\nWhat?\nA) x\nB) y\nANSWER: A\n" * 3,
    "quiz.gift": "$CATEGORY: a/b\n\n::t:: q {=yes ~no#x}\n\nq2 {#3:1}\n\nq3 {=a -> b =c -> d}\n",
    "cards.org": "* Q :drill:\n  SCHEDULED: <2026-12-01 Tue>\n:PROPERTIES:\n:DRILL_EASE: 2\n:END:\n"
    "** Answer\na [[x.png]]\n* C :fc:\nThe {{a}{b}@0} and *b*.\n:REVIEW_DATA:\n| 0 | 2 | 1 | 3 |"
    " 2026-12-24T16:00:00Z |\n:END:\n#+begin_src x\n* y\n#+end_src\n* D :drill:\n[a||b] c\n",
    "qti.xml": '<questestinterop><assessment title="t"><section><item><presentation><material>'
    '<mattext>q</mattext></material><response_lid ident="r"><render_choice><response_label '
    'ident="a"><material><mattext>x</mattext></material></response_label></render_choice>'
    "</response_lid></presentation><resprocessing><respcondition><conditionvar><varequal "
    'respident="r">a</varequal></conditionvar><setvar>100</setvar></respcondition></resprocessing>'
    "</item></section></assessment></questestinterop>",
    "quiz.tab": "MC\tq\tx\tcorrect\ty\tincorrect\nTF\tq2\ttrue\nMAT\tq3\ta\tb\tc\td\nFIB\tq4\tx\n",
    "notes.md": "#flashcards/law\n\nq::a\nq:::a <!--SR:!2026-01-01,4,250-->\n\nlong\n?\nanswer\n",
    "cards.md": '---\nname = "Geo"\n---\nQ: q\nA: a\n\nC: The [cat] and [mat].\n',
    "bank.xml": '<quiz><question type="multichoice"><questiontext format="html"><text>q</text>'
    '</questiontext><answer fraction="100"><text>a</text></answer><answer fraction="0">'
    "<text>b</text></answer></question></quiz>",
    "deck.json": '{"__type__": "Deck", "name": "a", "children": [], "note_models": ['
    '{"crowdanki_uuid": "u", "name": "n", "type": 0, "css": "", "flds": [{"name": "F",'
    ' "ord": 0}], "tmpls": [{"name":'
    ' "t", "ord": 0, "qfmt": "{{F}}", "afmt": "b"}]}], "notes": [{"guid": "g", "fields": ["x"],'
    ' "note_model_uuid": "u", "tags": ["t"]}]}',
    "old.xml": '<mnemosyne><item id="1"><cat>a/b</cat><Q>q</Q><A>a</A></item></mnemosyne>',
    "table.md": "| term | meaning |\n|---|---|\n| a | b |\n| c | d \\| e |\n",
}
_EDITS = st.lists(
    st.tuples(
        st.sampled_from(("flip", "cut", "put", "twice")),
        st.floats(0, 1),
        st.binary(min_size=1, max_size=8),
    ),
    min_size=1,
    max_size=6,
)


@cache
def deck(kind: str) -> bytes:
    """A sound file of a kind."""
    if kind in _TEXTS:
        return _TEXTS[kind].encode()
    made = Deck(decks={1: "Default", 7: "Sea::Ropes"}, media={"a.png": b"\x89PNG", "b.mp3": b"ID3"})
    for n in range(12):
        fields = (f"q{n} <img src=a.png>", "[sound:b.mp3] a")
        _, card = made.pair(*fields, did=7, type=2, queue=2, due=n, ivl=n, factor=2_500)
        made.review(card, 1_700_000_000_000 + n, 1 + n % 4)
    with TemporaryDirectory() as where:
        file = Path(where, "deck.apkg")
        if kind == "bare":
            return made.write_database(file).read_bytes()
        wrote = made.write_latest(file) if kind == "latest" else made.write(file)
        return wrote.read_bytes()


def edited(data: bytes, edits: list[tuple[str, float, bytes]]) -> bytes:
    """The bytes after some edits, each at a share of their length."""
    for what, share, more in edits:
        place = int(share * len(data))
        if what == "flip":
            there = data[place : place + len(more)]
            changed = bytes(a ^ b for a, b in zip(there, more, strict=False))
            data = data[:place] + changed + data[place + len(more) :]
        elif what == "cut":
            data = data[:place] + data[place + len(more) * 7 :]
        elif what == "put":
            data = data[:place] + more + data[place:]
        else:
            data = data[:place] + data[place // 2 :]
    return data


@pytest.mark.parametrize("kind", ["first", "latest", "bare", *_TEXTS])
@settings(max_examples=40)
@given(edits=_EDITS)
def test_it_is_refused_in_words_or_sound(kind: str, edits: list[tuple[str, float, bytes]]) -> None:
    with TemporaryDirectory() as where:
        file = Path(where, kind if "." in kind else "deck.apkg")
        file.write_bytes(edited(deck(kind), edits))
        # Of a sound one the helper looks at every row.
        refused = _refused(file, Path(where, "staging"))
        assert refused is None or (str(refused) and refused.next_step)


def _refused(file: Path, staging: Path) -> Problem | None:
    try:
        staged_package(file, staging)
    except Problem as problem:
        return problem
    return None
