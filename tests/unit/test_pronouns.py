"""What pronouns and short names mean: the cards of small English articles name the right thing."""

import pytest

from aimstudy.language.actors import is_person
from aimstudy.language.grammar import ENGLISH
from aimstudy.questions.cards import sound_cards
from tests.engine import read_article


def _cards(title: str, text: str) -> list[str]:
    reading = read_article(f"Title: {title}\n\n{text}\n".encode(), "own.md")
    return [f"{draft.prompt} => {draft.answer}" for _, draft in sound_cards(reading)]


@pytest.mark.parametrize(
    ("title", "text", "right", "wrong"),
    [
        (
            "Tide Medal",
            "The Tide Medal is a prize for lock keepers. The prize was founded in 1961 by the "
            "Vane Society, a club that has its seat in Hull, and it is awarded by 12 judges.",
            "Tide Medal",
            "a club awarded",
        ),
        (
            "Ramie",
            "Ramie is a shrub whose bark yields a strong thread. Although it is often mistaken for "
            "flax, it belongs to the nettle family.",
            "What does Ramie belong to? => the nettle family",
            "Who does",
        ),
        (
            "Great Flood of Norvik",
            "The Great Flood of Norvik was a disaster that struck the town in 1821. In all 30 "
            "sailors lost their boats. Three mills "
            "were lost, among them the oldest one in the valley. The water rose by 4 metres.",
            "",
            "among the 30",
        ),
        (
            "Round Robin Survey",
            "The Round Robin Survey is a method in which members answer letters. As nobody knows "
            "who has written what, a loud or senior member cannot dominate. The chair "
            "wrote to the members in 1990.",
            "the members",
            "the loud or senior member in",
        ),
    ],
)
def test_a_pronoun_means_the_right_thing(title: str, text: str, right: str, wrong: str) -> None:
    cards = _cards(title, text)
    assert any(right in card for card in cards), cards
    assert not any(wrong in card for card in cards), cards


@pytest.mark.parametrize("text", ["gunpowder", "fertilizers", "Denver", "the nettle family"])
def test_what_ends_like_somebody_is_no_person(text: str) -> None:
    assert not is_person(text, ENGLISH)


@pytest.mark.parametrize("text", ["Buyers", "a retailer", "the family", "a poor family"])
def test_people_are_people(text: str) -> None:
    assert is_person(text, ENGLISH)


def test_it_may_mean_a_firm_that_ends_like_somebody() -> None:
    cards = _cards(
        "Ferry Act",
        "The Ferry Act is a law about ferries. Each operator has to hold a permit, for which it "
        "must pay a fee of 300 crowns to the harbour board.",
    )
    assert any("must each operator pay" in card for card in cards), cards
    assert not any("a permit pay" in card for card in cards)


def test_one_stands_for_the_noun_before_it() -> None:
    cards = _cards(
        "Bearer Note",
        "The Bearer Note is a paper that banks issue. Whereas a signed note is paid at any bank, "
        "money owed on an unsigned one is paid only to its first holder.",
    )
    assert not any("unsigned one" in card for card in cards), cards


def test_it_after_a_list_is_none_of_its_things() -> None:
    cards = _cards(
        "Ramie",
        "Ramie is a fibre. Demand for cloth has revived the market. New uses include sails, "
        "plaster and chairs, where it replaces glass.",
    )
    assert not any("does plaster replace" in card for card in cards), cards


def test_she_is_not_somebody_named_long_before() -> None:
    cards = _cards(
        "Mill Cover",
        "The Mill Cover is a policy. It was invented by Edmund Frost in 1890. Assume that a baker "
        "has a stock of $900. Since she had paid the premium, she gets $700.",
    )
    assert not any("Edmund Frost get" in card for card in cards), cards


def test_the_name_is_the_name_of_the_topic() -> None:
    cards = _cards("Ramie", "Ramie is a fibre. The name is taken from a port in Java.")
    assert any(card.startswith("What is the name Ramie taken from?") for card in cards), cards


_LIFE = (
    "Ida Holmberg (3 May 1860 – 9 June 1931) was a Finnish engineer who built locks. {} She "
    "retired in 1921."
)


@pytest.mark.parametrize(
    ("sentence", "right", "wrong"),
    [
        (
            "The guild, led by Otto Kranz, gave her a medal.",
            "When did Ida Holmberg retire? => 1921",
            "Otto Kranz retire",
        ),
        (
            "A stone head of her stands outside the town hall in Turku.",
            "a stone head of Ida Holmberg stand",
            "Holmberg's stand",
        ),
        (
            "Her letters, 80 in all, are kept in Turku; they may be read only with a permit.",
            "Ida Holmberg's letters be read",
            "may letters",
        ),
        (
            "Having moved to Turku in 1888, she wrote a book about dams.",
            "What did Ida Holmberg write?",
            "having moved to Turku in 1888?",
        ),
        (
            "Rivals mocked her plans, but the miners defended them after 1900.",
            "Ida Holmberg",
            "defend rivals",
        ),
    ],
)
def test_she_is_the_woman_whose_life_is_told(sentence: str, right: str, wrong: str) -> None:
    cards = _cards("Ida Holmberg", _LIFE.format(sentence))
    assert any(right in card for card in cards), cards
    assert not any(wrong in card for card in cards), cards


def test_it_goes_on_from_the_thing_that_a_condition_was_about() -> None:
    text = "If the rope is bad, the buyer pays; if it is good, the profits are shared."
    cards = _cards("Rope Walk", text)
    assert "What happens if the rope is good? => the profits are shared" in cards


def test_several_of_a_kind_are_not_the_topic() -> None:
    text = "Ramie is a plant native to Java. In 1893 the plants were shipped to Hull by Otto Kranz."
    cards = _cards("Ramie", text)
    assert any("the plants" in card for card in cards), cards
    assert not any("Ramie were" in card for card in cards), cards


def test_she_of_an_example_is_not_the_body_the_article_is_about() -> None:
    filler = "The board of the fund meets each spring and checks the books of the yards. " * 12
    cards = _cards(
        "Harbour Rescue Corporation",
        "The Harbour Rescue Corporation is a public body that repays boat owners. "
        + filler
        + "\n\n"
        "Suppose that a fisher loses a boat worth $900. Within two weeks she gets a check for the "
        "sum, so that her loss is confined to $100. Had she insured two boats, she would have "
        "paid twice.",
    )
    assert not any("Corporation gets" in card or "Corporation's loss" in card for card in cards)


def test_it_is_what_flows_not_the_topic() -> None:
    cards = _cards(
        "Steam Press",
        "A steam press is a machine that flattens cloth. Through the pipes circulates a thin oil. "
        "In the boiler it takes up heat and turns into vapour.",
    )
    assert not any("steam press turn" in card for card in cards), cards


def test_she_of_an_example_is_the_one_it_opened_with() -> None:
    cards = _cards(
        "Boat Fund",
        "The Boat Fund is a scheme.\n\n## Example\n\nSuppose that a fisher keeps a boat worth $900 "
        "in a shed. Within two weeks she gets a check for $700.",
    )
    assert any("does the fisher get" in c or "the fisher gets" in c for c in cards), cards


def test_one_of_two_unnamed_persons_is_not_guessed() -> None:
    cards = _cards(
        "Boat Fund",
        "The Boat Fund is a scheme. A clerk sends it to a broker. She keeps it for two years.",
    )
    assert not any("two years" in card for card in cards), cards
