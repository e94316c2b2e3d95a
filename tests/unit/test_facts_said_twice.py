"""A fact said twice is one fact with two citations; another year, group or doubt makes it two."""

import pytest

from aimstudy.domain.fact import Fact
from aimstudy.questions.realise import question_of
from tests.engine import read_article

_ENGLISH = (
    "# Lamp guild\n\nThe Lamp guild is an association of people who make lamps. {one} "
    "Its members meet in an old mill by the river.\n\n## More\n\n{two} There is also a library.\n"
)
_NORWEGIAN = (
    "# Lampelauget\n\nLampelauget er en forening for folk som lager lamper. {one} "
    "Medlemmene møtes i en gammel mølle.\n\n## Mer\n\n{two} Det finnes også et bibliotek.\n"
)


def _twice(text: str, one: str, two: str) -> list[Fact]:
    """The facts that both sentences state."""
    reading = read_article(text.format(one=one, two=two).encode(), "lamp.md")
    return [
        fact
        for fact in reading.facts
        if {c.quote for c in fact.citations} == {one, two} and len(fact.citations) == 2
    ]


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("The guild was founded by Ada Holm in 1912.", "Ada Holm founded the Lamp guild in 1912."),
        ("The training lasts 14 weeks.", "The training takes 14 weeks."),
        ("The entrance test costs $90.", "The entrance exam costs 90 dollars."),
        ("The guild has 240 members.", "The Lamp guild has 240 members."),
    ],
)
def test_english_said_twice(one: str, two: str) -> None:
    assert _twice(_ENGLISH, one, two)


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("The guild had 240 members in 1950.", "The guild had 240 members in 1990."),
        ("The training lasts 14 weeks.", "The training never lasts 14 weeks."),
        ("The training lasts 14 weeks.", "The training probably lasts 14 weeks."),
        ("The entrance test costs $90.", "The final dinner costs $90."),
        ("The training takes two years.", "The training takes two hours."),
        ("The test costs $90 for adults.", "The test costs $90 for children."),
        ("The guild was founded by Ada Holm.", "The guild was led by Ada Holm."),
        ("The guild had 240 members.", "The guild has 240 members."),
    ],
)
def test_english_that_differs_stays_two(one: str, two: str) -> None:
    assert not _twice(_ENGLISH, one, two)


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("Lauget ble grunnlagt av Ada Holm i 1912.", "Ada Holm grunnla Lampelauget i 1912."),
        ("Opplæringen varer i 14 uker.", "Opplæringen tar 14 uker."),
        ("Opptaksprøven koster 900 kroner.", "Opptaksprøven koster 900 kr."),
        ("Lampelauget har 240 medlemmer.", "Lauget har 240 medlemmer."),
    ],
)
def test_norwegian_said_twice(one: str, two: str) -> None:
    assert _twice(_NORWEGIAN, one, two)


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("Lauget hadde 240 medlemmer i 1950.", "Lauget hadde 240 medlemmer i 1990."),
        ("Opplæringen varer i 14 uker.", "Opplæringen varer ikke i 14 uker."),
        ("Opplæringen varer i 14 uker.", "Opplæringen varer trolig i 14 uker."),
        ("Opptaksprøven koster 900 kroner.", "Festmiddagen koster 900 kroner."),
        ("Opplæringen tar to år.", "Opplæringen tar to timer."),
        ("Prøven koster 900 kroner for voksne.", "Prøven koster 900 kroner for barn."),
        ("Lauget ble grunnlagt av Ada Holm.", "Lauget ble ledet av Ada Holm."),
    ],
)
def test_norwegian_that_differs_stays_two(one: str, two: str) -> None:
    assert not _twice(_NORWEGIAN, one, two)


def test_two_definitions_of_the_topic_are_one_card_that_takes_both() -> None:
    two = "A tide clock is an instrument for people who fish."
    text = (
        "# Tide clock\n\nA tide clock is a clock that shows the height of the sea. Many harbours "
        f"have one, and it is wound every week.\n\n## More\n\n{two} It was costly.\n"
    )
    facts = [f for f in read_article(text.encode(), "t.md").facts if f.rule == "definition"]
    assert [question_of(fact) for fact in facts] == ["What is a tide clock?"]
    assert len(facts[0].citations) == 2
    assert ("accept", "an instrument for people who fish") in facts[0].parts


def test_the_sentence_of_the_body_leads_over_the_summary() -> None:
    said = "The entrance test costs $90."
    text = (
        '---\ntitle: Lamp guild\ndescription: "The entrance exam costs $90."\n---\n\n'
        f"The Lamp guild is an association of people who make lamps. {said}\n"
    )
    reading = read_article(text.encode(), "lamp.md")
    facts = [fact for fact in reading.facts if fact.quantity]
    assert [(fact.citations[0].quote, len(fact.citations)) for fact in facts] == [(said, 2)]
