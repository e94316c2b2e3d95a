"""Whatever bytes come in: a reading whose offsets are true, or a Problem in words."""

from hypothesis import given, settings
from hypothesis import strategies as st

from aimstudy.domain.errors import Problem
from aimstudy.domain.fact import Reading
from aimstudy.language.markup import clean_markup
from aimstudy.questions.cards import make_cards
from aimstudy.questions.lint import faults
from aimstudy.questions.quiz import make_quiz_items
from tests.engine import read_article

PIECES = st.sampled_from(
    [
        "The plan is a scheme for the workers of the town. ",
        "It is run by the Port Council, a body for harbours. ",
        "Members must pass three exams to join the club. ",
        "The fee ranges from $300-450, depending on the language. ",
        "[a link](/x) ",
        "[open](/x y, ",
        "**bold** ",
        "## Head\n",
        "\n\n",
        "- ",
        "– ",
        "\r\n",
        ",. ",
        " . ",
        "---\n",
        "title: x\n",
        "| a | b |\n",
        "> ",
        "```\n",
        "<b>",
        "&amp;",
        "\ufeff",
        "in 1998 ",
        "5 % ",
        "and ",
        "( ",
        ") ",
        "æøå ",
        "“ ",
        "____ ",
    ]
)
TEXTS = st.lists(PIECES, max_size=40).map("".join)


def attempt(data: bytes) -> Reading | Problem:
    """The reading, or the Problem it was refused with."""
    try:
        return read_article(data, "x.md")
    except Problem as problem:
        return problem


@settings(max_examples=150, deadline=None)
@given(TEXTS)
def test_offsets_are_true_and_cards_pass(text: str) -> None:
    reading = attempt(text.encode())
    if isinstance(reading, Problem):
        assert reading.next_step
        return
    article = reading.article
    assert article.text == text
    for sentence in article.sentences:
        assert sentence.raw == text[sentence.start : sentence.end]
        assert any(c.isalnum() for c in sentence.clean)
    for block in article.blocks:
        assert 0 <= block.start <= block.end <= len(text)
    for card in make_cards(reading):
        language = next(f.language for f in reading.facts if f.key == card.fact_key)
        assert faults(card, language) == []
    for item in make_quiz_items("", article.language, reading.facts, 1, frozenset()):
        assert not item.options or 0 <= item.key < len(item.options)
        assert item.quote in text


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused_in_words(data: bytes) -> None:
    reading = attempt(data)
    if isinstance(reading, Problem):
        assert "x.md" in reading.title
    else:
        assert reading.article.sentences


@settings(max_examples=200, deadline=None)
@given(TEXTS)
def test_cleaning_keeps_offsets_inside_and_in_order(text: str) -> None:
    cleaned = clean_markup(text, 0, len(text))
    places = [cleaned.raw_offset(at) for at in range(len(cleaned.text))]
    assert places == sorted(places)
    assert all(0 <= place < len(text) for place in places)


@settings(max_examples=50, deadline=None)
@given(TEXTS)
def test_reading_is_deterministic(text: str) -> None:
    one, two = attempt(text.encode()), attempt(text.encode())
    if isinstance(one, Problem) or isinstance(two, Problem):
        assert str(one) == str(two)
    else:
        assert one == two
