"""An article of definitions: terms are matched with meanings, and meanings stand for each other."""

import pytest

from aimstudy.domain.fact import FactKind
from aimstudy.domain.quiz import QuizItem, QuizKind
from aimstudy.language.grammar import ENGLISH as GRAMMAR
from aimstudy.questions.likeness import same_sort
from aimstudy.questions.quiz import make_quiz_items
from tests.engine import read_article
from tests.unit.test_quiz_options import fact

ENGLISH = """A berth is a place where a ship is moored. A fender is a cushion that protects the
side of a ship. A bollard is a short post that ropes are tied to. A quay is a wall along which
goods are loaded. A buoy is a floating mark that shows the channel."""
BOKMAL = """En kai er en mur som skip legger til ved. En fender er en pute som beskytter siden.
En pullert er en kort stolpe som tauet festes til. En bøye er et flytende merke som viser leden.
En trosse er en tykk line som brukes til sleping."""


def made(text: str, seed: int = 1) -> tuple[QuizItem, ...]:
    reading = read_article(f"# Words\n\n{text}\n".encode(), "words.md")
    article = reading.article
    return make_quiz_items(article.title, article.language, reading.facts, seed, frozenset())


def pairs(text: str) -> dict[str, str]:
    """What is matched, the terms without their articles."""
    found = {}
    for item in made(text):
        if item.kind is QuizKind.MATCHING:
            for left, key in zip(item.lefts, item.keys, strict=True):
                found[left.lower().split()[-1]] = item.options[key].text
    return found


@pytest.mark.parametrize(
    ("text", "term", "words"),
    [
        (ENGLISH, "bollard", "a short post that ropes are tied to"),
        (BOKMAL, "pullert", "en kort stolpe som tauet festes til"),
    ],
)
def test_terms_are_matched_with_their_meanings(text: str, term: str, words: str) -> None:
    found = pairs(text)
    assert len(found) >= 4
    assert found[term] == words


@pytest.mark.parametrize(
    ("text", "apart"),
    [
        # Each of the two fits the other's meaning, or may do so.
        (
            "A barge is a vessel that carries ore. A coaster is a small vessel that carries ore.",
            ("barge", "coaster"),
        ),
        (
            "A tug is a vessel that tows others. A pusher is a tug that works from behind.",
            ("tug", "pusher"),
        ),
        (
            "A sheet is a rope that trims a sail. A line is a rope that trims any sail at all.",
            ("sheet", "line"),
        ),
        # A meaning without a mark of its own fits many.
        (
            "A dinghy is a small boat. A tender is a boat that brings people ashore.",
            ("dinghy", "tender"),
        ),
        # A person among things is found without knowing the word.
        ("A pilot is a person who guides ships through the channel.", ("pilot", "bollard")),
    ],
)
def test_terms_that_fit_each_others_meanings_are_not_matched_together(
    text: str, apart: tuple[str, str]
) -> None:
    assert not set(apart) <= set(pairs(f"{text} {ENGLISH}"))


@pytest.mark.parametrize(
    ("key", "other", "fits"),
    [
        ("a place where a ship is moored", "a short post that ropes are tied to", True),
        ("a person who guides ships", "a short post that ropes are tied to", False),
        ("a short post that ropes are tied to", "a company that runs ships", False),
        ("a report that is sent", "a town where ships are built", False),
    ],
)
def test_meanings_stand_beside_each_other_unless_one_is_alive_or_of_another_sort(
    key: str, other: str, fits: bool
) -> None:
    one = fact(key, FactKind.DEFINITION, subject="a berth")
    two = fact(other, FactKind.DEFINITION, subject="a bollard")
    assert same_sort(one, two, key, other, GRAMMAR) is fits


@pytest.mark.parametrize(
    "text",
    [
        f"{ENGLISH} A pilot is a person who guides ships through the channel.",
        f"{BOKMAL} En los er en person som leder skip gjennom leden.",
    ],
)
def test_a_person_does_not_stand_among_things(text: str) -> None:
    shown = [
        [option.text for option in item.options]
        for seed in range(6)
        for item in made(text, seed)
        if item.kind in (QuizKind.MULTIPLE_CHOICE, QuizKind.MATCHING)
    ]
    assert shown
    assert not any("person" in option for options in shown for option in options)


def test_what_the_article_says_of_two_is_no_wrong_option_for_either() -> None:
    text = """The oars come in three sets. The pieces come in three sets. The sails come in two
    sizes. The masts come in four lengths. The ropes come in five colours."""
    shown = [
        {option.text.lower() for option in item.options}
        for seed in range(10)
        for item in made(text, seed)
        if item.kind is QuizKind.MULTIPLE_CHOICE and "three sets" in item.prompt
    ]
    assert shown
    assert not any({"the oars", "the pieces"} <= options for options in shown)
