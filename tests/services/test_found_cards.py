"""All cards of a search at once: which they are, and changes that can be stopped."""

from aimstudy.domain.changes import Changes
from aimstudy.services.library import Library
from aimstudy.services.views.library import CardFilter
from tests.services.conftest import write_cards


def test_found_cards_are_those_of_every_page(library: Library) -> None:
    ids = write_cards(library, 12)
    library.cards.tag(ids[:3], add="sea")
    library.cards.suspend(ids[:2], True)
    assert library.cards.found().ids == tuple(ids)
    found = library.cards.found("tag:sea")
    assert (found.ids, found.all_suspended, found.all_flagged) == (tuple(ids[:3]), False, False)
    held = library.cards.found(filter=CardFilter.SUSPENDED)
    assert (held.ids, held.all_suspended) == (tuple(ids[:2]), True)
    library.cards.flag(ids, True)
    assert library.cards.found().all_flagged
    nothing = library.cards.found("zzz")
    assert (nothing.ids, nothing.all_suspended, nothing.all_flagged) == ((), False, False)


def test_a_change_that_is_stopped_leaves_everything(library: Library) -> None:
    ids, deck = write_cards(library, 3), library.cards.add_deck("Elsewhere")
    before, step = library.cards.table(), library.undo_label()
    for made in (
        library.cards.suspend(ids, True, is_stopped=lambda: True),
        library.cards.flag(ids, True, is_stopped=lambda: True),
        library.cards.move(ids, deck, is_stopped=lambda: True),
        library.cards.tag(ids, add="sea", is_stopped=lambda: True),
        library.cards.delete(ids, is_stopped=lambda: True),
    ):
        assert made is Changes.NONE
    assert library.cards.table() == before
    assert library.undo_label() == step
