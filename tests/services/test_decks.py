"""Whole decks: made, renamed, moved, merged, put away and deleted, each as one step of Undo."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aimstudy.domain.card import HoldReason
from aimstudy.domain.deck_names import is_under, leaf, renaming
from aimstudy.domain.errors import Problem, ProblemKind
from aimstudy.domain.exam_profile import Topic, TopicKind, TopicSource
from aimstudy.domain.review import Rating
from aimstudy.services.library import Library
from aimstudy.services.views.library import CardFilter, DeckHolding
from tests.library_file import rows

Tree = dict[str, int]


def tree(library: Library) -> Tree:
    """What is shown: cards of each deck without those under it."""
    return {deck.name: deck.cards for deck in library.cards.decks()}


def refused(act: Callable[[], object]) -> ProblemKind:
    """The kind of the Problem that ``act`` raises."""
    with pytest.raises(Problem) as caught:
        act()
    return caught.value.kind


@pytest.fixture
def ids(library: Library) -> dict[str, int]:
    """Sea (1 card), Sea::Tides (2), Sea::Tides::Spring (1), Land (1)."""
    for name, count in (("Sea", 1), ("Sea::Tides", 2), ("Sea::Tides::Spring", 1), ("Land", 1)):
        deck = library.cards.add_deck(name)
        for n in range(count):
            library.cards.write(f"{name} {n}?", f"answer {n} of {name}", deck)
    return {deck.name: deck.deck_id for deck in library.cards.decks()}


BEFORE = {"Land": 1, "Sea": 1, "Sea::Tides": 2, "Sea::Tides::Spring": 1}


def back_and_forth(library: Library, after: Tree) -> None:
    """The last step can be taken back and done again."""
    assert tree(library) == after
    library.undo()
    assert tree(library) == BEFORE
    library.redo()
    assert tree(library) == after


def test_a_deck_that_a_person_makes_is_there_without_cards(
    library: Library, ids: dict[str, int]
) -> None:
    made = library.decks.add("  Deep   water ", ids["Sea"])
    assert library.decks.add("deep water", ids["Sea"]) == made
    back_and_forth(library, BEFORE | {"Sea::Deep water": 0})


def test_a_new_name_goes_to_those_under_a_deck(library: Library, ids: dict[str, int]) -> None:
    library.decks.rename(ids["Sea::Tides"], "Flow")
    back_and_forth(library, {"Land": 1, "Sea": 1, "Sea::Flow": 2, "Sea::Flow::Spring": 1})
    assert library.undo_label() == "deck_renamed"


def test_colons_in_a_typed_name_are_levels(library: Library, ids: dict[str, int]) -> None:
    library.decks.rename(ids["Land"], "Earth:: ::Hills")
    back_and_forth(
        library,
        {"Earth": 0, "Earth::Hills": 1, "Sea": 1, "Sea::Tides": 2, "Sea::Tides::Spring": 1},
    )


def test_a_deck_goes_under_another_and_to_the_top(library: Library, ids: dict[str, int]) -> None:
    library.decks.move(ids["Sea::Tides"], ids["Land"])
    back_and_forth(library, {"Land": 1, "Land::Tides": 2, "Land::Tides::Spring": 1, "Sea": 1})
    library.decks.move(ids["Sea::Tides"], None)
    assert tree(library) == {"Land": 1, "Sea": 1, "Tides": 2, "Tides::Spring": 1}


def test_the_deck_above_stays_although_it_is_empty_now(library: Library) -> None:
    deck = library.cards.add_deck("A::B")
    library.cards.write("B?", "yes", deck)
    library.decks.move(deck, None)
    assert tree(library) == {"A": 0, "B": 1}


def test_no_deck_goes_under_itself(library: Library, ids: dict[str, int]) -> None:
    below = ids["Sea::Tides::Spring"]
    assert refused(lambda: library.decks.move(ids["Sea"], below)) is ProblemKind.DECK_INSIDE_ITSELF
    assert refused(lambda: library.decks.move(below, below)) is ProblemKind.DECK_INSIDE_ITSELF
    assert not library.decks.move(below, ids["Sea::Tides"])  # it stands there
    assert tree(library) == BEFORE


def test_names_that_are_none_are_said(library: Library, ids: dict[str, int]) -> None:
    decks = library.decks
    assert refused(lambda: decks.rename(ids["Sea"], " :: ")) is ProblemKind.DECK_NAME_MISSING
    assert refused(lambda: decks.add("\u202e\u200b")) is ProblemKind.DECK_NAME_MISSING
    assert refused(lambda: decks.add("a" * 300)) is ProblemKind.DECK_NAME_TOO_LONG
    assert refused(lambda: decks.add("x", 99)) is ProblemKind.DECK_MISSING
    assert refused(lambda: decks.rename(99, "x")) is ProblemKind.DECK_MISSING
    decks.add("\u202eecalp A\u202c")
    assert "ecalp A" in tree(library)


def test_the_case_of_a_name_can_be_changed_but_tells_no_two_apart(
    library: Library, ids: dict[str, int]
) -> None:
    library.decks.rename(ids["Sea"], "SEA")
    assert set(tree(library)) == {"Land", "SEA", "SEA::Tides", "SEA::Tides::Spring"}
    library.decks.add("sea::New")
    assert "SEA::New" in tree(library)
    taken = refused(lambda: library.decks.rename(ids["Land"], "sea"))
    assert taken is ProblemKind.DECK_NAME_TAKEN


def test_a_taken_name_merges_where_that_is_wanted(library: Library, ids: dict[str, int]) -> None:
    library.exams.set_exam("Exam", library.study_day() + timedelta(days=9))
    source = TopicSource(TopicKind.DECK, ids["Sea::Tides"])
    exam = library.exams.exams()[0].id
    library.exams.set_topics(exam, (Topic("Water", 1.0, (source,)),))
    library.cards.write("Neap?", "weak", library.cards.add_deck("Land::Tides::Neap"))
    library.cards.write("Dry?", "yes", library.cards.add_deck("Land::Tides"))
    move = library.decks.move
    assert refused(lambda: move(ids["Sea::Tides"], ids["Land"])) is ProblemKind.DECK_NAME_TAKEN
    move(ids["Sea::Tides"], ids["Land"], merge=True)
    assert tree(library) == {
        "Land": 1, "Land::Tides": 3, "Land::Tides::Neap": 1, "Land::Tides::Spring": 1, "Sea": 1,
    }  # fmt: skip
    assert library.exams.coverage(library.exams.exam(exam).topics).cards == (5,)
    library.undo()
    assert library.exams.coverage(library.exams.exam(exam).topics).cards == (3,)
    assert tree(library) == BEFORE | {"Land::Tides": 1, "Land::Tides::Neap": 1}
    library.redo()
    assert library.exams.coverage(library.exams.exam(exam).topics).cards == (5,)


def test_a_deck_merges_with_the_one_above_that_has_its_name(library: Library) -> None:
    for name in ("A", "A::A", "A::A::A"):
        library.cards.write(f"{name}?", "yes", library.cards.add_deck(name))
    middle = next(d.deck_id for d in library.cards.decks() if d.name == "A::A")
    library.decks.move(middle, None, merge=True)
    assert tree(library) == {"A": 2, "A::A": 1}
    library.undo()
    assert tree(library) == {"A": 1, "A::A": 1, "A::A::A": 1}


def test_what_goes_is_said_and_goes(library: Library, ids: dict[str, int]) -> None:
    card = library.cards.table(deck_id=ids["Sea::Tides::Spring"]).lines[0].card_id
    library.study.answer(card, Rating.GOOD)
    assert library.decks.holding(ids["Sea"]) == DeckHolding("Sea", 2, 4, 4, 1)
    library.decks.delete(ids["Sea"])
    back_and_forth(library, {"Land": 1})
    assert library.study.scopes()[-1].name == "Land"


def test_an_empty_deck_goes_and_its_name_is_free(library: Library, ids: dict[str, int]) -> None:
    made = library.decks.add("Empty")
    library.decks.delete(made)
    assert tree(library) == BEFORE
    library.decks.rename(ids["Land"], "Empty")
    back_and_forth(library, {name.replace("Land", "Empty"): n for name, n in BEFORE.items()})
    assert "Land" not in tree(library)


def test_a_deck_is_put_away_and_taken_back(library: Library, ids: dict[str, int]) -> None:
    library.decks.archive(ids["Sea"], True)
    assert tree(library) == {name: n if name == "Land" else 0 for name, n in BEFORE.items()}
    away = library.cards.table(filter=CardFilter.ARCHIVED, deck_id=ids["Sea"])
    assert [line.hold for line in away.lines] == [HoldReason.ARCHIVED] * 4
    assert {deck.name: deck.archived for deck in away.decks} == BEFORE | {"Land": 0}
    assert len(library.study.scopes()) == 2  # everything, and Land
    library.undo()
    assert tree(library) == BEFORE
    library.redo()
    library.decks.archive(ids["Sea::Tides"], False)
    assert tree(library) == BEFORE | {"Sea": 0}


def test_a_step_holds_after_a_restart(library: Library, ids: dict[str, int]) -> None:
    library.decks.move(ids["Sea::Tides"], None)
    restarted = type(library)(library._context)
    restarted.undo()
    assert tree(restarted) == BEFORE
    restarted.redo()
    assert "Tides::Spring" in tree(restarted)


NAMES = st.lists(st.sampled_from("AB"), min_size=1, max_size=4).map("::".join)


@given(st.sets(NAMES, min_size=1, max_size=8), st.data())
def test_names_stay_different_whatever_is_renamed(names: set[str], data: st.DataObject) -> None:
    known = dict(enumerate(sorted(names)))
    deck = data.draw(st.sampled_from(sorted(known)))
    to = data.draw(NAMES.filter(lambda name: not is_under(name, known[deck])))
    shown = data.draw(st.sets(st.sampled_from(sorted(known)))) | {deck}
    found = renaming(known, shown, deck, to)
    after = known | found.names
    assert len(set(after.values())) == len(known)
    moved = {ref for ref, name in known.items() if ref == deck or is_under(name, known[deck])}
    for ref in moved - found.merged.keys():
        assert after[ref] == to + known[ref][len(known[deck]) :]
    for ref, into in found.merged.items():
        assert into in shown - moved
        assert after[into] == to + known[ref][len(known[deck]) :]
    for ref in shown - moved:
        assert after[ref] == known[ref]


def test_the_file_keeps_every_deck(library: Library, ids: dict[str, int]) -> None:
    library.decks.delete(ids["Sea"])
    assert rows(library, "SELECT count(*) FROM decks") == [(4,)]


ODD = ("A::::B", "::C", "D::", "E:: ::F", "x" * 300, "\u202eG::H\u202c", "line\nbreak::I", "::")


def test_names_as_imports_may_bring_them_stand_in_the_tree(library: Library) -> None:
    made: dict[str, int] = {}
    for name in ODD:
        made[name] = library.cards.add_deck(f"deck {len(made)}")
        library.cards.write(f"{name}?", "yes", made[name])
    file = sqlite3.connect(library.folder / "library.db")
    with closing(file), file:
        for name, deck_id in made.items():
            file.execute("UPDATE decks SET name = ? WHERE id = ?", (name, deck_id))
    library.decks.complete()
    assert set(tree(library)) >= set(ODD)
    assert all(leaf(name).strip() for name in tree(library))
    for deck_id in set(made.values()) - {made["::C"]}:
        library.decks.move(deck_id, made["::C"], merge=True)
        library.decks.rename(deck_id, "again", merge=True)
        library.decks.move(deck_id, None, merge=True)
        library.decks.archive(deck_id, True)
    while library.undo_label().startswith("deck_"):
        library.undo()
    assert {deck.name for deck in library.cards.decks() if deck.cards} == set(ODD)
