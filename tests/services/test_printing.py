"""Cards for paper: what stands on them, in which order, and a file written whole or not at all."""

from pathlib import Path

import pytest

from aimstudy.domain.errors import Problem, ProblemKind
from aimstudy.services.library import Library
from aimstudy.services.views.library import CardFilter
from tests.services.conftest import write_cards
from tests.services.test_articles import added


def untold(_part: float) -> None:
    """Nobody listens."""


def test_a_card_from_an_article_has_its_sentence_in_small_print(library: Library) -> None:
    view = added(library)
    library.articles.accept_all(view.article_id)
    line = view.cards[0]
    [card] = library.printing.cards([line.card_id], untold)
    shown = library.study.card(line.card_id)
    assert (card.front, card.back) == (shown.prompt, shown.answer)
    assert shown.source is not None
    assert card.quote == shown.source.shown
    assert card.source.startswith(shown.source.article_title)


def test_what_the_library_finds_is_printed_in_its_order(library: Library) -> None:
    cards = write_cards(library, 5)
    library.cards.delete([cards[1]])
    library.cards.flag([cards[3]], True)
    found = library.printing.found()
    assert found == tuple(line.card_id for line in library.cards.table().lines)
    assert library.printing.found(filter=CardFilter.FLAGGED) == (cards[3],)
    fronts = [card.front for card in library.printing.cards(found, untold)]
    assert fronts == [line.front for line in library.cards.table().lines]


def test_a_card_deleted_meanwhile_is_left_out_and_none_is_said(library: Library) -> None:
    first, second = write_cards(library, 2)
    library.cards.delete([first])
    assert len(library.printing.cards([first, second], untold)) == 1
    with pytest.raises(Problem) as caught:
        library.printing.cards([first], untold)
    assert caught.value.kind is ProblemKind.PRINT_EMPTY


def test_the_files_of_a_card_come_with_it_and_what_does_harm_does_not(
    library: Library, tmp_path: Path
) -> None:
    file = tmp_path / "pumpe.png"
    file.write_bytes(b"a picture, or not: printing decides")
    mark = library.media.add(file)
    card = library.cards.write(
        f"Hva er \u202edette\u0000? {mark}", "en pumpe [image:borte.png]"
    ).card_id
    [printed] = library.printing.cards([card], untold)
    assert printed.front == f"Hva er dette? {mark}"
    assert [(one.label, one.file is None, one.side) for one in printed.media] == [
        ("pumpe.png", False, 0),
        ("borte.png", True, 1),
    ]


def test_a_file_that_cannot_be_written_is_as_it_was(library: Library, tmp_path: Path) -> None:
    file = tmp_path / "cards.pdf"
    library.printing.save(file, b"%PDF-1.4 whole")
    assert file.read_bytes() == b"%PDF-1.4 whole"
    for bad in (tmp_path / "none" / "cards.pdf", tmp_path, Path("a\0b.pdf")):
        with pytest.raises(Problem) as caught:
            library.printing.save(bad, b"other")
        assert caught.value.kind is ProblemKind.FILE_NOT_WRITTEN
    assert file.read_bytes() == b"%PDF-1.4 whole"
