"""A step over many cards goes back, and is done again, in a moment."""

from time import process_time

import pytest

from aimstudy.domain.errors import Problem, ProblemKind
from aimstudy.services.library import Library
from aimstudy.services.views.library import CardFilter
from aimstudy.storage.undo import Patch, record
from tests.services.conftest import write_cards


def test_hundreds_of_cards_go_back_in_a_moment(library: Library) -> None:
    ids = write_cards(library, 300)
    library.cards.flag(ids[:3], True)
    before = library.cards.table(limit=300).lines
    library.cards.flag(ids, True)
    after = library.cards.table(limit=300).lines
    assert after != before
    began = process_time()
    library.undo()
    took = process_time() - began
    assert library.cards.table(limit=300).lines == before
    library.redo()
    assert library.cards.table(limit=300).lines == after
    library.undo()
    assert library.cards.table(filter=CardFilter.FLAGGED).total == 3
    assert took < 0.2


def test_a_row_set_twice_in_a_step_goes_back_to_where_it_was(library: Library) -> None:
    one, two = write_cards(library, 2)
    library.cards.flag([one], True)
    patches = [
        Patch("set", "cards", one, {"flagged": 0}),
        Patch("set", "cards", two, {"flagged": 1}),
        Patch("set", "cards", one, {"flagged": 1}),
    ]
    library._context.database.write(lambda session: record(session, "flag", 1, patches))
    library.undo()
    assert not library.cards.detail(one).flagged
    assert library.cards.detail(two).flagged
    library.redo()
    assert library.cards.detail(one).flagged
    assert not library.cards.detail(two).flagged


def test_nothing_goes_back_where_one_of_many_rows_is_gone(library: Library) -> None:
    one, two = write_cards(library, 2)
    patches = [Patch("set", "cards", key, {"flagged": 1}) for key in (one, two, 999)]
    library._context.database.write(lambda session: record(session, "flag", 1, patches))
    with pytest.raises(Problem) as refused:
        library.undo()
    assert refused.value.kind is ProblemKind.UNDO_NOT_POSSIBLE
    assert library.cards.table(filter=CardFilter.FLAGGED).total == 0
