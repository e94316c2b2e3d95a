"""Tags put on many cards, or taken off, as one step."""

import pytest

from aimstudy.domain.errors import Problem, ProblemKind
from aimstudy.services.library import Library
from tests.services.conftest import write_cards


def tags(library: Library) -> list[str]:
    return [library.cards.detail(line.card_id).tags for line in library.cards.table().lines]


def test_tags_go_on_and_off_in_one_step(library: Library) -> None:
    one, two, three = write_cards(library, 3)
    card = library.cards.detail(one)
    library.cards.edit(one, card.front, card.back, "Sea old")
    before = tags(library)
    library.cards.tag([one, two], "sea moon")
    assert tags(library) == ["Sea old moon", "sea moon", before[2]]
    assert library.cards.table("tag:moon").total == 2
    library.cards.tag([one, two, three], remove="SEA")
    assert tags(library) == ["old moon", "moon", before[2]]
    library.undo()
    assert tags(library) == ["Sea old moon", "sea moon", before[2]]
    library.undo()
    assert tags(library) == before
    library.redo()
    assert tags(library) == ["Sea old moon", "sea moon", before[2]]


def test_what_changes_nothing_is_no_step(library: Library) -> None:
    [one] = write_cards(library, 1)
    label = library.undo_label()
    library.cards.tag([one], remove="nowhere")
    library.cards.tag([], "sea")
    assert library.undo_label() == label


def test_nothing_is_tagged_where_it_cannot_be_done(library: Library) -> None:
    one, two = write_cards(library, 2)
    library.cards.delete([two])
    before = tags(library)
    with pytest.raises(Problem) as gone:
        library.cards.tag([one, two], "sea")
    assert gone.value.kind is ProblemKind.CARD_MISSING
    card = library.cards.detail(one)
    library.cards.edit(one, card.front, card.back, "x" * 995)
    with pytest.raises(Problem) as long:
        library.cards.tag([one], "harbour")
    assert long.value.kind is ProblemKind.CARD_TAGS_TOO_LONG
    assert tags(library) == ["x" * 995]
    assert len(before) == 1
