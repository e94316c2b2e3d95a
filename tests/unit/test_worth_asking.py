"""True cards that nobody would put on an exam sheet are not made."""

import pytest

from aimstudy.questions.cards import sound_cards
from tests.engine import read_article


def _cards(text: str) -> list[tuple[str, str]]:
    return [(d.prompt, d.answer) for _, d in sound_cards(read_article(text.encode(), "notes"))]


BOUNDS = [
    ("Should the stock fall below 4% of the sales, an extra order is placed.", "below ____", "4%"),
    ("Barn under åtte år får ikke delta i løpet på Moss.", "under ____", "åtte år"),
]


@pytest.mark.parametrize(("text", "shown", "answer"), BOUNDS)
def test_a_bound_stands_before_the_gap(text: str, shown: str, answer: str) -> None:
    gaps = [(p, a) for p, a in _cards(text) if "____" in p and a == answer]
    assert gaps
    assert all(shown in prompt for prompt, _ in gaps)


@pytest.mark.parametrize(
    "text",
    [
        "Another tool, called a ratchet, lifts the gate each night.",
        "A third choice is a wooden dam.",
        "Readers should keep the two apart.",
        "Under the old rule, the smith keeps the rest.",
        "Et annet redskap hever porten hver natt.",
        "En tredje løsning er en demning av tre.",
    ],
)
def test_what_stands_for_something_said_before_makes_no_card(text: str) -> None:
    assert _cards(text) == []


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("Suppose that Mona runs a kiosk in Derby. Mona sells 30 papers a day.", "30"),
        ("Anta at Kari driver en kiosk på Moss. Kari selger 30 aviser om dagen.", "30"),
    ],
)
def test_of_a_made_up_example_the_sums_are_asked(text: str, asked: str) -> None:
    answers = [answer for _, answer in _cards(text)]
    assert any(asked in answer for answer in answers)
    assert not any("Mona" in answer or "Kari" in answer for answer in answers)


DEFINED = [
    (
        "A tonnage tax is a tax that depends on the size of the ship, not on its profit.",
        "a tax that depends on the size of the ship, not on its profit",
    ),
    (
        "A mooring pledge is a deposit held by a clerk, known as the agent, while two owners meet.",
        "a deposit held by a clerk, known as the agent, while two owners meet",
    ),
    (
        "En tonnasjeskatt er en skatt som beregnes av skipets størrelse, og ikke av overskuddet.",
        "en skatt som beregnes av skipets størrelse, og ikke av overskuddet",
    ),
]


@pytest.mark.parametrize(("text", "whole"), DEFINED)
def test_a_definition_keeps_what_limits_it(text: str, whole: str) -> None:
    cards = _cards(text)
    assert whole in [answer for _, answer in cards]
    assert not any(prompt.startswith(("When is", "Who meets", "How many")) for prompt, _ in cards)


@pytest.mark.parametrize(
    ("text", "unwanted"),
    [
        ("The cover costs $300 a year for a small shop.", "How often"),
        ("Some lenders ask for 80% or even 95% of the price.", "____"),
        ("Forsikringen koster 900 kroner årlig for en liten butikk.", "Hvor ofte"),
        ("Den forsiktige har 30 prosent aksjer.", "har den forsiktige"),
        ("Blant unntakene er at straffbare forhold og bøter faller utenfor.", "Hvilke"),
        ("Avgiften ble doblet da en ny lov trådte i kraft i mai 2019.", "trådte en ny lov"),
    ],
)
def test_what_asks_nothing_worth_knowing_is_left_out(text: str, unwanted: str) -> None:
    assert not any(unwanted in prompt for prompt, _ in _cards(text))


def test_what_something_is_gets_asked_once_whatever_it_is_called() -> None:
    text = """Title: Tide Bond Adviser (TBA)

# Tide Bond Adviser (TBA)

The Tide Bond Adviser (TBA) is a title for people who sell bonds to fishing ports.

## Summary

The TBA is a national certificate for sellers of port bonds.
"""
    asked = [prompt for prompt, _ in _cards(text)]
    assert sum(prompt.startswith(("What is the T", "What is TBA")) for prompt in asked) == 1
    assert sum(prompt.startswith("Who is the") for prompt in asked) == 1


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        (
            "If the gauge fails, the pilot lands at once, but keeps the engine running.",
            "the pilot lands at once, but keeps the engine running",
        ),
        ("Vakten kan selge ålen, men først etter en uke.", "selge ålen, men først etter en uke"),
        (
            "Ved lotset ledelse tar skipperen avgjørelsene selv, men forklarer dem.",
            "skipperen tar avgjørelsene selv, men forklarer dem",
        ),
    ],
)
def test_what_takes_half_of_an_answer_back_belongs_to_it(text: str, answer: str) -> None:
    assert answer in [shown for _, shown in _cards(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Diaries, letters and maps serve as sources.",
        "Tre parter er involvert i avtalen.",
    ],
)
def test_a_list_is_asked_for_and_not_what_it_is_a_list_of(text: str) -> None:
    assert not [a for p, a in _cards(text) if a in ("sources", "avtalen") and "____" not in p]
