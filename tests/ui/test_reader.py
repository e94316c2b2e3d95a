"""The reader: what is shown is mapped back to the raw file, character by character."""

from aimstudy.domain.article import Block, BlockKind, Language
from aimstudy.services.views.articles import ArticleView, ShownSentence
from aimstudy.ui.articles.text_map import index_at, lay_out, matching_index, units

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
