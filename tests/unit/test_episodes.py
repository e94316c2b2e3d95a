"""A made-up example that nothing announces holds in the example only."""

import pytest

from aimstudy.domain.fact import Fact
from aimstudy.questions.realise import gap_of, question_of
from tests.engine import read_article

FRAMES = ("in the example", "In the example:", "i eksemplet", "I eksemplet:")


def _facts(text: str) -> list[Fact]:
    return [f for f in read_article(text.encode(), "notes").facts if question_of(f) or gap_of(f)]


def _framed(fact: Fact) -> bool:
    shown = f"{question_of(fact)} {gap_of(fact)}"
    return any(frame in shown for frame in FRAMES)


STORIES = [
    "Maja works at a foundry in Derby. Her employer pays $300 into her account each month.",
    "A dairy in Leeds loses a boiler worth £9,000. The dairy reports the damage within two days.",
    "A bookbinder wanted to attract younger customers. After a year the bookbinder had gained 40.",
    "A ferry company wants to sell two boats. A broker offers it $9,000.",
    "Et rederi ønsker å selge to båter. En megler tilbyr rederiet 9 000 kroner.",
    "Kari arbeider i et støperi på Moss. Arbeidsgiveren betaler 300 kroner i måneden til henne.",
    "Et meieri i Larvik mister en kjele til 90 000 kroner. Meieriet melder skaden innen to dager.",
    "Et snekkerfirma ønsket å nå yngre kunder. Etter et år hadde firmaet fått 40 nye kunder.",
]
ACCOUNTS = [
    "A clerk usually checks the invoice. The clerk sends 20 letters a day.",
    "A court in Boston ordered the yard to pay $300 in 1912. The court sat for nine days.",
    "A member usually sells the card for $5. The club buys 40 cards a year.",
    "A member pays $30 a year. The member receives a card.",
    "En saksbehandler må sjekke fakturaen. Saksbehandleren sender 20 brev om dagen.",
    "En domstol i Bergen dømte verftet til å betale 300 kroner i 1912. Domstolen satt i ni dager.",
    "Et medlem betaler 30 kroner i året. Medlemmet får et kort.",
]


@pytest.mark.parametrize("text", STORIES)
def test_a_story_of_one_without_a_name_is_an_example(text: str) -> None:
    found = _facts(text)
    assert found
    assert all(_framed(fact) for fact in found), [question_of(f) for f in found]


@pytest.mark.parametrize("text", ACCOUNTS)
def test_what_holds_for_everybody_or_happened_is_none(text: str) -> None:
    found = _facts(text)
    assert found
    assert not any(_framed(fact) for fact in found)


def test_a_sentence_about_people_in_general_leaves_the_example() -> None:
    story = "Maja works at a foundry in Derby. She pays $300 a month. Advisers recommend a buffer."
    general = [f for f in _facts(story) if "recommend" in (question_of(f) or gap_of(f))]
    assert general
    assert not any(_framed(fact) for fact in general)


NAMED = [
    ("Consider a mill in Derby that grinds 900 tons of rye a year.", "The example is about a mill"),
    ("Ta et verksted i Moss som reparerer 40 sykler i uken.", "Eksemplet handler om et verksted"),
]


@pytest.mark.parametrize(("text", "opening"), NAMED)
def test_what_an_example_is_about_is_a_sentence_of_its_own(text: str, opening: str) -> None:
    gaps = [gap_of(f) for f in _facts(text)]
    assert gaps
    assert all(gap.startswith(opening) for gap in gaps)
