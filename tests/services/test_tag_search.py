"""Tags are looked up in the index of the search: what they say is found as if all were read."""

from pathlib import Path

import pytest
from sqlalchemy import select
from sqlalchemy.dialects import sqlite
from sqlmodel import col

from aimstudy.domain.card_search import read_search
from aimstudy.services.library import Library
from aimstudy.storage.cards import FIRST_DAY
from aimstudy.storage.database import Database
from aimstudy.storage.search_terms import condition_of
from aimstudy.storage.tables import CardRow

TAGS = (
    "", "sea", "SEA::hard moon", "sea-salt", "sea_salt::a", "Ørret ÆRLIG", "orret", "❤ ❤::x",
    "c++ c#", "naïve", "naive", "日本語 日本", "a.b::c-d a", "none", "1st::2nd", "hard::sea",
)  # fmt: skip
SAID = (
    "sea", "SEA", "sea::hard", "moon", "salt", "sea-salt", "sea_salt", "sea-sal", "ørret", "ØRRET",
    "orret", "ærlig", "❤", "c++", "c", "c#", "naive", "naïve", "日本", "日本語", "a.b", "a", "b",
    "1st", "2nd", "1st::2nd", "-sea", "++", "::", "SEA::hard moon", "hard", "a.b::c-d a",
)  # fmt: skip


@pytest.fixture
def tagged(library: Library) -> Library:
    deck = library.cards.add_deck("Sea")
    for tags in TAGS:
        # The words of tags stand in the texts, too: only those of the tags count.
        library.cards.write(f"[{tags}]", "sea salt moon a b c naive", deck, tags)
    return library


def is_tagged(tags: str, said: str) -> bool:
    """Whether tags that stand side by side are ``said``, or the last of them lies under it."""
    padded, asked = f" {tags} ".lower(), said.lower()
    return f" {asked} " in padded or f" {asked}::" in padded


def test_a_tag_finds_what_reading_all_tags_finds(tagged: Library) -> None:
    def found(query: str) -> set[str]:
        return {line.front for line in tagged.cards.table(query).lines}

    everything = {f"[{tags}]" for tags in TAGS}
    expected = {said: {f"[{tags}]" for tags in TAGS if is_tagged(tags, said)} for said in SAID}
    assert {said: found(f'tag:"{said}"') for said in SAID} == expected
    others = {said: everything - of for said, of in expected.items()}
    assert {said: found(f'-tag:"{said}"') for said in SAID} == others


def test_a_star_and_no_tags_are_found_too(tagged: Library) -> None:
    def found(query: str) -> set[str]:
        return {line.front for line in tagged.cards.table(query).lines}

    assert found("tag:s*t") == {"[sea-salt]", "[sea_salt::a]"}
    assert found("tag:*rret") == {"[Ørret ÆRLIG]", "[orret]"}
    assert found("tag:sea\0salt") == set()
    assert found("tag:none") == {"[]", "[none]"}


def test_a_tag_that_was_changed_is_found_by_its_new_name(tagged: Library) -> None:
    cards = [line.card_id for line in tagged.cards.table("tag:sea-salt").lines]
    tagged.cards.tag(cards, "pepper", "sea-salt")
    assert tagged.cards.table("tag:sea-salt").total == 0
    assert tagged.cards.table("tag:pepper").total == 1
    tagged.undo()
    assert tagged.cards.table("tag:sea-salt").total == 1


def test_a_tag_is_looked_up_and_not_sought_in_every_note(tmp_path: Path) -> None:
    held = col(CardRow.suspended) > FIRST_DAY
    wanted = select(col(CardRow.id)).where(condition_of(read_search("tag:sea"), lambda _: held))
    query = wanted.compile(
        dialect=sqlite.dialect(), compile_kwargs={"literal_binds": True}
    )  # as it is run
    database = Database.open(tmp_path / "library")
    try:
        with database.read() as session:
            plan = session.connection().exec_driver_sql(f"EXPLAIN QUERY PLAN {query}").all()
    finally:
        database.close()
    steps = [row[3] for row in plan]
    assert not [step for step in steps if step.startswith("SCAN notes") and "VIRTUAL" not in step]
    assert any("notes_fts" in step for step in steps)
