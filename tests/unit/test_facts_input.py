"""Bytes to text, front matter and blocks: forgiving where it can be, plain where it cannot."""

import pytest

from aimstudy.domain.article import BlockKind, ReadingWarning
from aimstudy.domain.errors import Problem, ProblemKind
from aimstudy.facts.decode import decode
from aimstudy.facts.front_matter import read_front_matter
from aimstudy.facts.structure import scan_blocks
from tests.engine import read_article

ENGLISH = "The plan is a scheme for the workers of the town. It is run by the Town Council.\n"
SWEDISH = (
    "Planen är en ordning för de anställda i staden och den sköts av kommunen. "
    "Den som arbetar i staden kan vara med, men det är inte gratis att vara med från början."
)


def _kind(data: bytes) -> ProblemKind:
    with pytest.raises(Problem) as caught:
        read_article(data, "letter.md")
    assert "letter.md" in caught.value.title
    assert caught.value.next_step
    return caught.value.kind


def test_refusals_say_why() -> None:
    assert _kind(b"") is ProblemKind.FILE_EMPTY
    assert _kind(b" \r\n\t") is ProblemKind.FILE_EMPTY
    assert _kind(b"\xef\xbb\xbf\n") is ProblemKind.FILE_EMPTY
    assert _kind(b"PK\x03\x04\x00\x00rest") is ProblemKind.FILE_BINARY
    assert _kind(bytes(range(128, 256)) * 40) is ProblemKind.FILE_BINARY
    assert _kind(b"a" * (2 * 1024 * 1024 + 1)) is ProblemKind.FILE_TOO_LARGE
    assert _kind(b"---\ntitle: Alone\n---\n# Heading\n") is ProblemKind.NO_SENTENCES
    assert _kind(SWEDISH.encode()) is ProblemKind.LANGUAGE_UNSUPPORTED


@pytest.mark.parametrize(
    "line",
    [
        "Mates help to plan high-level strategy",
        "The licence lets owners boats",
        "The diploma requires a thesis, alongside two",
    ],
)
def test_a_line_may_break_off_at_any_word(line: str) -> None:
    words = line.split()
    for size in range(1, len(words) + 1):
        cut = " ".join(words[:size])
        reading = read_article(f"{ENGLISH.rstrip()} {cut}".encode(), "cut.md")
        assert reading.article.sentences[-1].clean == cut


def test_the_language_is_named() -> None:
    with pytest.raises(Problem) as caught:
        read_article(SWEDISH.encode(), "brev.md")
    assert "Swedish" in caught.value.detail


def test_marks_and_line_ends_stay_in_the_text() -> None:
    text, is_utf8 = decode(("\ufeff" + ENGLISH.replace("\n", "\r\n")).encode(), "a")
    assert is_utf8
    assert text.startswith("\ufeff")
    assert text.endswith("\r\n")


def test_an_old_encoding_is_read_with_a_warning() -> None:
    old = "Ordningen er for ansatte på øya, og den blir ikke betalt av staten etter året.".encode(
        "cp1252"
    )
    reading = read_article(old, "gammel.txt")
    assert "på øya" in reading.article.text
    assert ReadingWarning.NOT_UTF8 in reading.article.warnings


def test_front_matter_gives_spans_of_its_values() -> None:
    text = '---\ntitle: "A: B"\ndescription: Some text.\n---\nBody.'
    matter = read_front_matter(text)
    assert {key: text[a:b] for key, (a, b) in matter.spans.items()} == {
        "title": "A: B",
        "description": "Some text.",
    }
    assert text[matter.end :] == "Body."
    assert matter.warnings == ()


@pytest.mark.parametrize(
    ("head", "warning"),
    [
        ("---\ntitle: X\nno pair here\n---\n", ReadingWarning.FRONT_MATTER_BROKEN),
        ('---\ntitle: "open\n---\n', ReadingWarning.FRONT_MATTER_BROKEN),
        ("---\ntitle: X\n\n# Plan\n", ReadingWarning.FRONT_MATTER_UNCLOSED),
    ],
)
def test_odd_front_matter_warns_and_reads_on(head: str, warning: ReadingWarning) -> None:
    reading = read_article((head + ENGLISH).encode(), "plan.md")
    assert warning in reading.article.warnings
    assert reading.article.sentences[-1].clean == "It is run by the Town Council."


def test_a_rule_is_no_front_matter() -> None:
    assert read_front_matter("---\n\nText").end == 0


def test_blocks_of_messy_markdown() -> None:
    text = (
        "# A\ntext one\nruns on\n\n##B\n– first\n- second\n  more\n* third\n"
        "> said\n\n```\ncode\n```\n"
    )
    found = [(b.kind, text[b.start : b.end]) for b in scan_blocks(text, 0)]
    assert found == [
        (BlockKind.HEADING, "A"),
        (BlockKind.PARAGRAPH, "text one\nruns on"),
        (BlockKind.HEADING, "B"),
        (BlockKind.BULLET, "first"),
        (BlockKind.BULLET, "second\n  more"),
        (BlockKind.BULLET, "third"),
        (BlockKind.QUOTE, "said"),
        (BlockKind.CODE, "```\ncode\n```"),
    ]


def test_plain_text_headings_are_not_joined_to_sentences() -> None:
    text = "Lighthouse\n\nParts\nA modern lighthouse consists of a tower, a lamp and a lens.\n"
    kinds = [(b.kind, text[b.start : b.end][:9]) for b in scan_blocks(text, 0)]
    assert kinds == [
        (BlockKind.HEADING, "Lighthous"),
        (BlockKind.HEADING, "Parts"),
        (BlockKind.PARAGRAPH, "A modern "),
    ]
