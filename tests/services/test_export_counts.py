"""What an export would write is counted before; the chosen cards go out and no others."""

from pathlib import Path
from typing import Any

import pytest

from aimstudy.domain.errors import Problem, ProblemKind
from aimstudy.services.library import Library
from tests.services.conftest import write_cards

ARTICLE = "# Tides\n\nThe ebb is the falling water. The flood is the rising water.\n"


def test_counts_are_those_of_what_is_written(library: Library, tmp_path: Path) -> None:
    ids = write_cards(library, 6)
    reverse = library.cards.write("neap", "small tide", reverse=True).card_id
    library.cards.tag(ids[:2], add="sea::deep")
    library.cards.move(ids[3:5], library.cards.add_deck("Harbour::Law"))
    library.cards.delete(ids[5:])
    scopes: tuple[dict[str, Any], ...] = (
        {},
        {"tag": "sea"},
        {"deck": "Harbour"},
        {"search": "question"},
        {"cards": [ids[0], ids[3], reverse]},
        {"cards": [ids[0], ids[3]], "search": "tag:sea::deep"},
    )
    for place, scope in enumerate(scopes):
        counted = library.exporting.count(**scope)
        done = library.exporting.run(tmp_path / f"{place}.apkg", **scope)
        assert (counted.notes, counted.cards) == (done.notes, done.cards)
    every = library.exporting.count()
    assert (every.notes, every.cards, every.held) == (6, 7, 0)
    assert library.exporting.count(cards=[ids[0], ids[3], reverse]).cards == 3
    assert library.exporting.count(cards=[ids[0], ids[3]], search="tag:sea::deep").cards == 1


def test_proposed_cards_are_counted_as_staying(library: Library, tmp_path: Path) -> None:
    article = tmp_path / "tides.md"
    article.write_text(ARTICLE)
    library.articles.add(article)
    proposed = library.cards.table().total
    assert proposed > 0
    write_cards(library, 2)
    counted = library.exporting.count()
    assert (counted.cards, counted.held) == (2, proposed)


def test_no_chosen_card_is_no_deck(library: Library, tmp_path: Path) -> None:
    write_cards(library, 2)
    assert library.exporting.count(cards=[]).cards == 0
    with pytest.raises(Problem) as refused:
        library.exporting.run(tmp_path / "none.apkg", cards=[])
    assert refused.value.kind is ProblemKind.DECK_EMPTY
