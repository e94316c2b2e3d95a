"""Notes that ask the same: which are found, what merging leaves, and what is told apart."""

import pytest

from aimstudy.domain.errors import Problem, ProblemKind
from aimstudy.domain.review import Rating
from aimstudy.questions.duplicate_notes import key_of
from aimstudy.services.library import Library
from aimstudy.services.views.duplicates import DuplicateKind
from tests.library_file import rows
from tests.services.conftest import Clock

K = DuplicateKind


def write(library: Library, front: str, back: str, tags: str = "") -> int:
    """A card by hand; the id of its note."""
    return library.cards.write(front, back, tags=tags).note_id


def found(library: Library, *, near: bool = False) -> list[tuple[DuplicateKind, tuple[int, ...]]]:
    duplicates = library.duplicates
    view = list(duplicates.find_near())[-1] if near else duplicates.find()
    return [(each.kind, each.notes) for each in view.groups]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("What is risk?", "what is  RISK", True),
        ("What is <b>risk</b>?", "What is&nbsp;risk", True),
        ("“Risk” – what is it?", '"Risk": what is it', True),
        ("C++", "C", False),
        ("C#", "C", False),
        ("1.5 m", "15 m", False),
        ("9–15", "9-15", True),
        ("-5", "5", False),
        ("a < b", "a b", False),
        ("Øl", "ol", False),
        ("!?", "?!", False),
        ('<img src="a.png">', '<img src="b.png">', False),
        ("\\(a+b\\)", "\\(a-b\\)", False),
    ],
)
def test_what_counts_of_a_text(one: str, other: str, same: bool) -> None:
    assert (key_of(one) == key_of(other)) is same


def test_the_same_are_found_in_two_groups_of_their_own(library: Library) -> None:
    first = write(library, "What is risk?", "Chance of loss")
    second = write(library, "what is risk", "chance of loss.")
    third = write(library, "What is RISK?", "An uncertain outcome")
    write(library, "What is a peril?", "Cause of loss")
    assert found(library) == [
        (K.SAME, (first, second)),
        (K.SAME_QUESTION, (first, second, third)),
    ]
    assert library.duplicates.find("peril").groups == ()
    assert library.duplicates.find().searched == 4


def test_nearly_the_same_are_slips_and_small_words(library: Library) -> None:
    pairs = [
        ("What does a deductible reduce?", "Small claims"),
        ("What does the deductible reduce?", "small claims"),
        ("Which body supervises the insurers of Norway?", "Finanstilsynet"),
        ("Which body supervises the insurers of Norwey?", "Finanstilsynet"),
        ("In which continent lies Norway?", "Europe"),
        ("In which continent lies Sweden?", "Europe"),
        ("How long does course 1 take?", "Nine months"),
        ("How long does course 2 take?", "Nine months"),
    ]
    ids = [write(library, *pair) for pair in pairs]
    assert found(library) == []
    assert found(library, near=True) == [(K.NEAR, tuple(ids[:2])), (K.NEAR, tuple(ids[2:4]))]


def test_merging_keeps_the_longest_history_and_all_tags(library: Library, clock: Clock) -> None:
    kept = write(library, "What is risk?", "Chance of loss", "aim")
    gone = write(library, "what is risk", "chance of loss", "AIM sea")
    cards = {line.front: line.card_id for line in library.cards.table().lines}
    learnt = cards["what is risk"]
    library.study.answer(learnt, Rating.GOOD)
    clock.forward(days=3)
    library.study.answer(learnt, Rating.GOOD)
    library.study.answer(cards["What is risk?"], Rating.AGAIN)
    states = "SELECT id, reps, stability, due_day FROM cards ORDER BY id"
    [before] = [rows(library, f"SELECT * FROM ({states})")]
    library.duplicates.merge([kept, gone], kept)
    [line] = library.cards.table().lines
    assert (line.front, line.card_id, line.reps) == ("What is risk?", learnt, 2)
    assert line.tags == "aim sea"
    assert rows(library, states) == before  # the log of every card still makes its state
    assert library.check().states_differ == 0
    assert found(library) == []
    library.undo()
    assert found(library) == [(K.SAME, (kept, gone))]
    assert {line.front: line.card_id for line in library.cards.table().lines} == cards
    assert [line.tags for line in library.cards.table().lines] == ["aim", "AIM sea"]
    library.redo()
    [line] = library.cards.table().lines
    assert (line.card_id, line.tags) == (learnt, "aim sea")
    assert library.check().states_differ == 0


def test_cards_turned_round_keep_their_kind_and_marks_stay(library: Library) -> None:
    for question in ("Capital of Norway?", "capital of norway"):
        library.cards.write(question, "Oslo", reverse=True)
    lines = library.cards.table().lines
    turned = [line.card_id for line in lines if line.front == "Oslo"]
    library.study.answer(turned[1], Rating.GOOD)
    library.cards.flag([turned[1]], True)
    library.cards.bookmark([lines[-1].card_id], True)
    [(_, notes)] = found(library)
    library.duplicates.merge(notes, notes[0])
    left = {line.front: (line.reps, line.flagged) for line in library.cards.table().lines}
    assert left == {"Capital of Norway?": (0, False), "Oslo": (1, True)}
    assert library.check().states_differ == 0


def test_all_groups_are_merged_by_one_step(library: Library) -> None:
    for n in range(3):
        for _ in range(3):
            write(library, f"Question {n}?", f"answer {n}")
    learnt = library.cards.table().lines[4].card_id
    library.study.answer(learnt, Rating.GOOD)
    groups = [group.notes for group in library.duplicates.find().groups]
    assert library.duplicates.merge_all([*groups, (990, 991)])
    assert [line.reps for line in library.cards.table().lines] == [0, 1, 0]
    library.undo()
    assert library.cards.table().total == 9
    assert not library.duplicates.merge_all([(990, 991)])


def test_what_is_told_apart_is_no_duplicate_any_more(library: Library) -> None:
    ids = [write(library, "Bank?", back) for back in ("of a river", "of money")]
    assert found(library) == [(K.SAME_QUESTION, tuple(ids))]
    library.duplicates.tell_apart(ids)
    assert not library.duplicates.tell_apart(ids)
    assert found(library) == []
    third = write(library, "bank", "of sand")
    assert found(library) == [(K.SAME_QUESTION, (*ids, third))]
    library.cards.delete([library.cards.table("sand").lines[0].card_id])
    library.undo()
    library.undo()
    assert library.undo_label() == "told_apart"
    library.undo()
    assert found(library) == [(K.SAME_QUESTION, tuple(ids))]
    library.redo()
    assert found(library) == []


def test_a_note_that_is_gone_is_said(library: Library) -> None:
    kept = write(library, "One?", "yes")
    with pytest.raises(Problem) as caught:
        library.duplicates.merge([kept, 99], kept)
    assert caught.value.kind is ProblemKind.CARD_MISSING
    assert [note.note_id for note in library.duplicates.notes([kept, 99])] == [kept]


def test_a_search_that_is_stopped_says_so(library: Library) -> None:
    write(library, "One?", "yes")
    stopped = library.duplicates.find(is_stopped=lambda: True)
    assert (stopped.groups, stopped.searched, stopped.whole) == ((), 0, False)
    assert list(library.duplicates.find_near(is_stopped=lambda: True)) == []


def test_near_ones_come_step_by_step(library: Library) -> None:
    write(library, "What does a deductible reduce?", "Small claims")
    write(library, "What does the deductible reduce?", "small claims")
    steps = list(library.duplicates.find_near())
    assert [step.share for step in steps] == sorted(step.share for step in steps)
    assert [len(step.groups) for step in steps] == [0, 0, 1]
    assert steps[-1].whole
