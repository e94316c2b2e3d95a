"""Pairs to match: a fact unlike the others in front hides no group."""

from aimstudy.domain.quiz import QuizKind
from tests.unit.test_quiz_options import items, meaning


def test_a_loner_in_front_hides_no_group() -> None:
    loner = meaning("ABC", "a way of counting")
    facts = [
        meaning("HPC", "Harbour Project Certificate"),
        meaning("NPB", "Nordic Pilot Board"),
        meaning("TOC", "Terms of Carriage"),
    ]
    for mixed in ([loner, *facts], [facts[0], loner, *facts[1:]], [*facts, loner]):
        (item,) = [i for i in items(mixed) if i.kind is QuizKind.MATCHING]
        assert set(item.fact_keys) == {one.key for one in facts}


def test_no_more_than_five_pairs_are_matched() -> None:
    facts = [
        meaning(f"{first}{second}X", f"{name} {thing} Office")
        for (first, name), (second, thing) in zip(
            (
                ("H", "Harbour"),
                ("P", "Pilot"),
                ("T", "Tug"),
                ("B", "Berth"),
                ("C", "Crane"),
                ("D", "Dock"),
                ("F", "Ferry"),
            ),
            (
                ("R", "Register"),
                ("L", "Licence"),
                ("M", "Metre"),
                ("N", "Number"),
                ("S", "Safety"),
                ("G", "Goods"),
                ("K", "Keeper"),
            ),
            strict=True,
        )
    ]
    (item,) = [i for i in items(facts) if i.kind is QuizKind.MATCHING]
    assert len(item.lefts) <= 5


def test_an_abbreviation_known_both_ways_is_one_pair() -> None:
    full = ("Harbour Project Certificate", "Nordic Pilot Board", "Terms of Carriage")
    ways = [meaning(short, words) for short, words in zip(("HPC", "NPB", "TOC"), full, strict=True)]
    back = [meaning(fact.answers[0], fact.subject) for fact in ways]
    (item,) = [i for i in items([*back, *ways]) if i.kind is QuizKind.MATCHING]
    assert set(item.lefts) == {"HPC", "NPB", "TOC"}
    assert {option.text for option in item.options} == set(full)
