"""Cards of imported note types are studied, typed, edited and searched like others."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from aimstudy.application import open_library
from aimstudy.domain.errors import Problem, ProblemKind
from aimstudy.domain.quiz import Verdict
from aimstudy.rendering.card_html import CardColours
from aimstudy.services.card_text import answer_parts, prompt_parts
from aimstudy.services.library import Library
from aimstudy.services.views.study import StudyCard
from tests.anki_files import BASIC, Deck

NOW = datetime(2024, 3, 1, 12, 0, tzinfo=UTC)
COLOURS = CardColours("#1A1F26", "#545D69", "#1F5FBF", "#FFE58A")
STYLED = {
    **BASIC,
    "name": "Styled",
    "flds": [{"name": n, "ord": p} for p, n in enumerate(["Word", "Meaning", "Extra"])],
    "tmpls": [
        {"name": "There", "ord": 0, "qfmt": '<div class="big">{{Word}}</div>',
         "afmt": "{{FrontSide}}<hr id=answer>{{Meaning}}{{#Extra}} ({{Extra}}){{/Extra}}"},
        {"name": "Back", "ord": 1, "qfmt": "{{Meaning}} {{type:Word}}",
         "afmt": "{{FrontSide}}<hr id=answer>{{type:Word}}"},
    ],
    "css": ".big { font-size: 30px; color: navy }",
}  # fmt: skip


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with open_library(tmp_path / "library", lambda: NOW) as opened:
        yield opened


def taken(library: Library, tmp_path: Path, deck: Deck) -> None:
    library.importing.run(deck.write(tmp_path / "deck.apkg"))


def cards(library: Library) -> list[StudyCard]:
    """Every card in the order of study."""
    found = []
    while card := library.study.next_card():
        found.append(card)
        library.study.answer(card.card_id, 4)
    return found


def test_templates_make_both_sides(library: Library, tmp_path: Path) -> None:
    deck = Deck(types={30: STYLED}, media={"a.png": b"PNG"})
    note = deck.note("<b>berth</b>", 'a place <img src="a.png">', "nautical", mid=30)
    deck.card(note, ord=0)
    taken(library, tmp_path, deck)
    [card] = cards(library)
    assert (card.prompt, card.answer) == ("berth", "a place (nautical)")
    assert prompt_parts(card, COLOURS).html(0) == (
        '<div style="color:#000080;font-size:150%"><b>berth</b></div>'
    )
    assert answer_parts(card, COLOURS).html(0) == "a place [image:a.png] (nautical)"
    assert [(m.label, m.file is not None) for m in card.media] == [("a.png", True)]


def test_a_card_that_asks_to_type_is_typed(library: Library, tmp_path: Path) -> None:
    deck = Deck(types={30: STYLED})
    deck.card(deck.note("<b>berth</b>", "a place", "", mid=30), ord=1)
    taken(library, tmp_path, deck)
    card = library.study.next_card()
    assert card is not None
    assert (card.prompt, card.answer, card.typed) == ("a place", "berth", True)
    assert library.study.check_typed(card.card_id, "berth").verdict is Verdict.RIGHT


def test_each_gap_is_a_card(library: Library, tmp_path: Path) -> None:
    deck = Deck()
    note = deck.note("A {{c1::berth::where}} is a {{c2::place}}", mid=20)
    for ordinal in (0, 1):
        deck.card(note, ord=ordinal)
    taken(library, tmp_path, deck)
    card = library.study.next_card()
    assert card is not None
    assert card.prompt == "A [where] is a place"
    assert card.answer == "A berth is a place"
    assert "font-weight:600" in prompt_parts(card, COLOURS).html(0)


def test_search_finds_the_words_of_the_fields(library: Library, tmp_path: Path) -> None:
    deck = Deck(types={30: STYLED})
    deck.card(deck.note("<b>berth</b>", "a place", "nautical", mid=30))
    taken(library, tmp_path, deck)
    assert [line.front for line in library.cards.table("nautical").lines] == ["berth"]
    assert library.cards.table("navy").total == 0


def test_an_edit_reaches_the_fields_and_can_be_undone(library: Library, tmp_path: Path) -> None:
    deck = Deck()
    deck.pair("<i>What</i> is it?", "Old")
    taken(library, tmp_path, deck)
    [line] = library.cards.table().lines
    library.cards.edit(line.card_id, "What is it?", "New & better", "tag")
    card = library.study.next_card()
    assert card is not None
    assert (card.prompt, card.answer) == ("What is it?", "New & better")
    assert "<i>What</i>" in prompt_parts(card, COLOURS).html(0)
    assert [line.back for line in library.cards.table("better").lines] == ["New & better"]
    library.undo()
    assert library.cards.detail(line.card_id).back == "Old"


def test_a_side_of_several_fields_is_not_edited_as_one(library: Library, tmp_path: Path) -> None:
    deck = Deck(types={30: STYLED})
    deck.card(deck.note("berth", "a place", "nautical", mid=30))
    taken(library, tmp_path, deck)
    [line] = library.cards.table().lines
    with pytest.raises(Problem) as refused:
        library.cards.edit(line.card_id, "berth", "something else")
    assert refused.value.kind is ProblemKind.CARD_OF_TEMPLATES
    detail = library.cards.edit(line.card_id, "berth", "a place (nautical)", "only tags")
    assert detail.tags == "only tags"
