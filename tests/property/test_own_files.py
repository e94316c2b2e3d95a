"""Whatever texts a library holds, our own files bring them back: equal bytes, equal notes."""

from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aimstudy.application import open_library
from aimstudy.domain.errors import Problem
from aimstudy.domain.imports import RemarkKind
from tests.anki_files import BASIC, Deck
from tests.new_library import libraries_copied

__all__ = ["libraries_copied"]
NOW = datetime(2024, 3, 1, 12, 0, tzinfo=UTC)
LATER = datetime(2025, 1, 1, 3, 0, tzinfo=UTC)
_ODD = st.text(st.sampled_from("a\\\"'\n\t ,;:|#`-*_<>&{}[]=+@$~^!?.1c^\r\u2028\u00a0\ufeffæ漢😀"),
               max_size=14)  # fmt: skip
_ANY = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0\x1f"), max_size=10)
_TEXT = _ODD | _ANY | st.sampled_from(["```\na::b\n```", "a :: b", "| a | b |", "# x", "---", "::"])
_FIELDS = st.tuples(_TEXT, _TEXT, _TEXT)
_NOTES = st.lists(_FIELDS, min_size=1, max_size=5)
_TAGS = st.lists(_TEXT, max_size=3).map(" ".join)
THREE = {
    **BASIC, "name": "Three",
    "flds": [{"name": n, "ord": k} for k, n in enumerate(("Front", "Back", "Example"))],
}  # fmt: skip


# What is the same in a table is one note, or gets an identity of its own.
_LESS = {RemarkKind.ROW_TWICE, RemarkKind.SAME_IDENTITY}
_NAMED: dict[str, set[RemarkKind]] = {"json": set(), "md": set(), "csv": _LESS, "tsv": _LESS}


def package(where: Path, notes: list[tuple[str, str, str]], tags: str) -> Path:
    """A package of Anki with these fields, of two types."""
    deck = Deck(decks={1: "Default", 5: "A::B"})
    deck.types[30] = THREE
    for number, fields in enumerate(notes):
        of_three = number % 2 == 0
        texts = fields if of_three else fields[:2]
        note = deck.note(*texts, mid=30 if of_three else 10, tags=tags)
        deck.card(note, did=1 + 4 * (number % 2), due=number)
    return deck.write(where / "deck.apkg")


@pytest.mark.parametrize("suffix", ["json", "csv", "tsv", "md"])
@settings(deadline=None, max_examples=12)
@given(notes=_NOTES, tags=_TAGS)
def test_equal_bytes_after_a_way_round(
    suffix: str, notes: list[tuple[str, str, str]], tags: str
) -> None:
    if suffix in ("csv", "tsv"):  # a table has no rows for notes without an answer
        notes = [(front, back + ".", beside) for front, back, beside in notes]
    with TemporaryDirectory() as folder:
        where = Path(folder)
        first, second = where / f"first.{suffix}", where / f"second.{suffix}"
        with open_library(where / "one", lambda: NOW) as library:
            library.importing.run(package(where, notes, tags))
            for front, back, _ in notes:
                try:
                    library.cards.write(front, back, tags=tags)
                except Problem:  # one of them is empty
                    continue
            library.exporting.run(first)
            known = library.importing.run(first)
            if suffix in ("json", "md"):
                assert (known.notes.new, known.notes.changed, known.notes.kept) == (0, 0, 0)
        with open_library(where / "two", lambda: LATER) as library:
            done = library.importing.run(first)
            assert {remark.kind for remark in done.remarks} <= _NAMED[suffix]
            library.exporting.run(second)
        if not done.remarks:
            assert first.read_bytes().decode() == second.read_bytes().decode()
