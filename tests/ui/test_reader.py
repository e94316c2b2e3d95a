"""The reader: what is shown is mapped back to the raw file, character by character."""

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFontMetrics, QTextCursor
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from aimstudy.domain.article import Block, BlockKind, Language
from aimstudy.domain.fact import FactKind, FactState
from aimstudy.services.views.articles import ArticleView, ShownSentence
from aimstudy.ui.articles.fact_kinds import (
    STROKES,
    FactGroup,
    group_of,
    group_words,
    kind_words,
    stroke_words,
)
from aimstudy.ui.articles.reader import Reader
from aimstudy.ui.articles.text_map import index_at, lay_out, matching_index, units
from aimstudy.ui.articles.underlines import Span, fact_at, places_of, spans_of
from aimstudy.ui.theme import Role, current_tokens, font
from tests.ui.fake_articles import CLEAN, HEADS, sample_article

ALL = frozenset(FactGroup)
ONE = "Pass **four** [courses](http://x.example)."
TWO = "It takes 🎓 9 months ."
RAW = f"##How it works\n\n{ONE} {TWO}\n\n`a = 1`\n"
FIRST = (16, 16 + len(ONE))
SECOND = (FIRST[1] + 1, FIRST[1] + 1 + len(TWO))


def small_view() -> ArticleView:
    """A heading, a paragraph of two sentences with markup, and a code block without sentences."""
    paragraph = BlockKind.PARAGRAPH
    return ArticleView(
        article_id=1,
        title="How",
        name="how.md",
        language=Language.ENGLISH,
        archived=False,
        bundled=False,
        text=RAW,
        blocks=(
            Block(BlockKind.HEADING, 2, 0, 14, 0),
            Block(paragraph, 0, 16, SECOND[1], 0),
            Block(BlockKind.CODE, 0, SECOND[1] + 2, len(RAW), 0),
        ),
        sentences=(
            ShownSentence(*FIRST, 0, paragraph, "Pass four courses."),
            ShownSentence(*SECOND, 0, paragraph, "It takes 🎓 9 months."),
        ),
        sections=(("How it works", 2, 0),),
        marks=(),
        cards=(),
        issues=(),
        warnings=(),
        facts=0,
        accepted=0,
        proposed=0,
    )


def test_lines_follow_the_blocks_without_markup() -> None:
    lines = lay_out(small_view()).lines
    assert [(line.kind, [piece.shown for piece in line.pieces]) for line in lines] == [
        (BlockKind.HEADING, ["How it works"]),
        (BlockKind.PARAGRAPH, ["Pass four courses.", "It takes 🎓 9 months."]),
        (BlockKind.CODE, ["`a = 1`"]),
    ]


def test_places_count_as_a_text_document_does() -> None:
    first, second = lay_out(small_view()).lines[1].pieces
    assert (first.at, first.until) == (13, 31)
    assert (second.at, second.until) == (32, 53)  # the emoji takes two units


def test_marked_words_are_found_in_the_raw_file() -> None:
    text_map = lay_out(small_view())
    shown = "How it works\nPass four courses. It takes 🎓 9 months.\n`a = 1`"
    at = shown.index("four courses")
    marked = text_map.raw_range(at, at + len("four courses"))
    assert marked is not None
    assert RAW[slice(*marked)] == "four** [courses"


def test_marked_words_after_an_emoji_are_found_too() -> None:
    text_map = lay_out(small_view())
    at = 32 + units("It takes 🎓 ")
    marked = text_map.raw_range(at, at + units("9 months"))
    assert marked is not None
    assert RAW[slice(*marked)] == "9 months"


def test_a_mark_across_two_sentences_spans_both() -> None:
    marked = lay_out(small_view()).raw_range(18, 40)
    assert marked is not None
    assert RAW[slice(*marked)] == "four** [courses](http://x.example). It takes"


def test_marking_between_texts_gives_nothing() -> None:
    assert lay_out(small_view()).raw_range(12, 13) is None
    assert lay_out(small_view()).raw_range(20, 20) is None


def test_a_closing_place_leaves_the_markup_after_it() -> None:
    assert matching_index("**four** courses", "four courses", 4, closing=True) == 6
    assert matching_index("**four** courses", "four courses", 4, closing=False) == 8


def test_units_and_characters_agree() -> None:
    assert units("a🎓b") == 4
    assert [index_at("a🎓b", unit) for unit in (0, 1, 3, 4, 9)] == [0, 1, 2, 3, 3]


def test_the_piece_of_a_raw_place() -> None:
    text_map = lay_out(small_view())
    found = text_map.piece_of(SECOND[0] + 3)
    assert found is not None
    assert found.shown == "It takes 🎓 9 months."
    assert text_map.piece_of(10_000) is None


def test_the_reader_keeps_its_text_and_marks_apart(qtbot: QtBot) -> None:
    reader = Reader()
    qtbot.addWidget(reader)
    view = sample_article()
    reader.show_article(view)
    assert reader.toPlainText() == (
        f"{' '.join(CLEAN[:3])}\n{HEADS[1]}\n{' '.join(CLEAN[3:])}"
    )  # the title stands in the page's header


def test_underlines_cover_the_answer_or_the_whole_sentence() -> None:
    view = sample_article()
    text_map = lay_out(view)
    text = "\n".join(" ".join(p.shown for p in line.pieces) for line in text_map.lines)
    spans = spans_of(places_of(view.marks, text_map), ALL)
    assert [(text[span.start : span.end], span.group) for span in spans] == [
        ("a licence for people who run small ports", FactGroup.MEANING),
        ("four", FactGroup.NUMBER),
        ("between 9 and 15 months", FactGroup.NUMBER),
        (CLEAN[3], FactGroup.LIST),
        ("online", FactGroup.TIME_PLACE),
        ("$1,800 to $2,500", FactGroup.NUMBER),
    ]


def test_a_rejected_fact_is_not_underlined() -> None:
    view = sample_article()
    rejected = replace(view.marks[0], state=FactState.REJECTED)
    assert len(spans_of(places_of((rejected, *view.marks[1:]), lay_out(view)), ALL)) == 5


def test_every_kind_of_fact_has_a_group_a_name_and_a_line() -> None:
    named = {kind: kind_words(kind) for kind in FactKind}
    assert len(set(named.values())) == len(FactKind)
    assert {group_of(kind) for kind in FactKind} == set(FactGroup)
    assert len(set(STROKES.values())) == len(FactGroup)  # told apart without colour
    assert len({group_words(group) for group in FactGroup}) == len(FactGroup)
    assert len({stroke_words(group) for group in FactGroup}) == len(FactGroup)


def test_of_facts_that_overlap_the_shorter_one_is_found() -> None:
    whole, inner = Span(0, 30, FactGroup.LIST, 1), Span(10, 15, FactGroup.NUMBER, 2)
    spans = spans_of((whole, inner), ALL)
    assert [fact_at(spans, place) for place in (0, 9, 10, 14, 15, 29, 30)] == [
        1, 1, 2, 2, 1, 1, None,
    ]  # fmt: skip


def test_hidden_families_are_neither_underlined_nor_in_the_way() -> None:
    whole, inner = Span(0, 30, FactGroup.LIST, 1), Span(10, 15, FactGroup.NUMBER, 2)
    assert spans_of((whole, inner), ALL - {FactGroup.NUMBER}) == (whole,)
    assert spans_of((whole, inner), frozenset()) == ()


def test_the_column_keeps_to_seventy_characters(qtbot: QtBot) -> None:
    reader = Reader()
    qtbot.addWidget(reader)
    reader.resize(1600, 400)
    reader.show()
    reader.show_article(sample_article())
    style = reader.document().rootFrame().frameFormat()
    column = reader.viewport().width() - style.leftMargin() - style.rightMargin()
    wanted = QFontMetrics(font(Role.BODY)).averageCharWidth() * 70
    assert abs(column - wanted) <= 2


def test_a_click_on_a_sentence_gives_its_raw_place(qtbot: QtBot) -> None:
    reader = Reader()
    qtbot.addWidget(reader)
    reader.resize(900, 500)
    reader.show()
    view = sample_article()
    reader.show_article(view)
    cursor = QTextCursor(reader.document())
    cursor.setPosition(reader.toPlainText().index("candidates"))
    with qtbot.waitSignal(reader.place_clicked) as told:
        QTest.mouseClick(
            reader.viewport(),
            Qt.MouseButton.LeftButton,
            pos=reader.cursorRect(cursor).center(),
        )
    assert told.args == [view.sentences[1].start]


def test_a_click_or_enter_on_a_fact_gives_the_fact(qtbot: QtBot) -> None:
    reader = Reader()
    qtbot.addWidget(reader)
    reader.resize(900, 500)
    reader.show()
    view = sample_article()
    reader.show_article(view)
    cursor = QTextCursor(reader.document())
    cursor.setPosition(reader.toPlainText().index("9 and 15") + 2)
    where = reader.cursorRect(cursor).center()
    with qtbot.waitSignal(reader.fact_clicked) as told:
        QTest.mouseClick(reader.viewport(), Qt.MouseButton.LeftButton, pos=where)
    assert told.args == [3]
    with qtbot.waitSignal(reader.fact_clicked) as told:
        QTest.keyClick(reader, Qt.Key.Key_Return)
    assert told.args == [3]
    reader.show_groups(ALL - {FactGroup.NUMBER})
    with qtbot.waitSignal(reader.place_clicked) as told:
        QTest.keyClick(reader, Qt.Key.Key_Return)
    assert told.args == [view.sentences[2].start]


def test_the_underlines_are_painted(qtbot: QtBot) -> None:
    reader = Reader()
    qtbot.addWidget(reader)
    reader.resize(700, 300)
    reader.show()
    view = sample_article()
    reader.show_article(replace(view, marks=()))
    bare = reader.grab().toImage()
    reader.show_article(view)
    marked = reader.grab().toImage()
    accent = QColor(current_tokens().accent).rgb()
    found = sum(
        marked.pixel(x, y) == accent and bare.pixel(x, y) != accent
        for x in range(marked.width())
        for y in range(marked.height())
    )
    assert found > 100


def test_a_large_article_opens_quickly_and_walks_in_place(qtbot: QtBot) -> None:
    view = sample_article()
    many = 400
    length = len(view.text)
    large = replace(
        view,
        text=view.text * many,
        blocks=tuple(
            replace(b, start=b.start + n * length, end=b.end + n * length)
            for n in range(many)
            for b in view.blocks
        ),
        sentences=tuple(
            replace(s, start=s.start + n * length, end=s.end + n * length)
            for n in range(many)
            for s in view.sentences
        ),
        sections=(),
    )
    reader = Reader()
    qtbot.addWidget(reader)
    reader.resize(700, 400)
    reader.show()
    reader.show_article(large)
    last = large.sentences[-1]
    reader.show_place(last.start)
    assert reader.highlighted_text() == CLEAN[5]
    assert reader.verticalScrollBar().value() > 1000
