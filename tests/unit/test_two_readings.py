"""A pronoun with two readings gives no card; one that can only mean one thing names it."""

import pytest

from aimstudy.questions.cards import sound_cards
from tests.engine import read_article


def _cards(title: str, text: str) -> list[str]:
    reading = read_article(f"Title: {title}\n\n{text}\n".encode(), "own.md")
    return [f"{draft.prompt} => {draft.answer}" for _, draft in sound_cards(reading)]


@pytest.mark.parametrize(
    ("title", "text", "wrong"),
    [
        (
            "Pilot Badge",
            "The Pilot Badge is a licence for harbour pilots. It was founded in 1950 by the guild. "
            "Whoever loses a card may replace it within 20 days.",
            "Pilot Badge within",
        ),
        (
            "Crop Cover",
            "Crop cover is insurance for farmers. Some dealers also sell a price option for wheat. "
            "It is settled every June in Paris.",
            "crop cover settled",
        ),
        (
            "Crop Cover",
            "Crop cover is insurance for farmers. Owners of large farms read the seven rules. "
            "A review of 40 farms found losses in 12 of them in 1990.",
            "of the seven rules",
        ),
        (
            "Havnekassen",
            "Havnekassen er en pensjonskasse for losene. Den ble stiftet i 1950. Kassen krever at "
            "losen sender inn en søknad. "
            "Er det losen som betaler, settes prisen ned med 40 kroner.",
            "Er Havnekassen losen",
        ),
        (
            "Havneklausul",
            "En havneklausul er et vilkår i en fraktavtale. Verftet plikter å gi et skriftlig svar "
            "dersom rederen ber om det innen 10 dager.",
            "ber om en havneklausul",
        ),
        (
            "Towing Pact",
            "A towing pact is a contract between two yards. Judges, who dislike limits on trade, "
            "enforce it only if the price is fair.",
            "enforce trade",
        ),
        (
            "Losklausul",
            "En losklausul er et vilkår om losing. Tenk deg at Nadia er los i Bodø. Rederiet øker "
            "lønnen hennes med 9 prosent i mai.",
            "lønnen Nadias",
        ),
        (
            "Towing Pact",
            "A towing pact is a contract between two yards. Suppose that a skipper in Hull buys a "
            "tug. She asks a bank for a permit, and it is sent within 4 days.",
            "permit sent",
        ),
        (
            "Losklausul",
            "En losklausul er et vilkår om losing. Den ble funnet på av Nils Berg. Broren hans "
            "stiftet senere en bank. Den har 40 filialer.",
            "har broren",
        ),
        (
            "Towing Pact",
            "A towing pact is a contract. Some of the yards also ask for a deposit. They return "
            "it within 9 days.",
            "return a towing pact",
        ),
        (
            "Towing Pact",
            "A towing pact is a contract. Each of these is checked by a panel in Leith. It reports "
            "to the minister every June.",
            "towing pact report",
        ),
        (
            "Losklausul",
            "En losklausul er et vilkår om losing. Den ble skrevet av Vera Holt i 1932.\n\n"
            "Retten til å frita et skip ligger hos havnefogden. Han fritar 40 skip i året.",
            "Vera Holt i året",
        ),
        (
            "Lock Badge (LB)",
            "The Lock Badge (LB) is a licence for keepers. Candidates must pass two exams. The "
            "first is written, and it lasts three hours.",
            "the LB last",
        ),
        (
            "Losordningen",
            "Losordningen er et system for losing i havner. Søkeren må ha to års relevant praksis. "
            "De som mangler utdanning, blir godkjent hvis de har arbeidet som los i 9 år.",
            "to års relevant praksis arbeidet",
        ),
    ],
)
def test_what_it_may_mean_besides_is_not_asked_of_the_topic(
    title: str, text: str, wrong: str
) -> None:
    cards = _cards(title, text)
    assert not any(wrong.lower() in card.lower() for card in cards), cards


@pytest.mark.parametrize(
    ("title", "text", "right"),
    [
        (
            "Lock Court",
            "The Lock Court is a court for canals. Most quarrels between bargemen never reach a "
            "judge: they are settled by the Towpath Panel in Leeds.",
            "Who settles most quarrels between bargemen?",
        ),
        (
            "Mill Cover",
            "Mill cover is insurance for mills. Suppose that Nadia runs a mill in Turku. She pays "
            "a premium of $900 in May.",
            "Nadia pays",
        ),
        (
            "Mølledekning",
            "Mølledekning er en forsikring for møller. Tenk deg at Nadia driver en mølle i Lom. "
            "I mai betaler hun 900 kroner til selskapet.",
            "betaler Nadia",
        ),
        (
            "Round Survey",
            "The Round Survey is a method of asking. A ship insurer wants to know the price of "
            "ice. It invites 16 skippers to a meeting.",
            "the ship insurer invite",
        ),
        (
            "Tally Review (TR)",
            "The Tally Review (TR) is a planning model for ports. The approach was made popular by "
            "Ivo Lund in 1966.",
            "The TR was made popular by",
        ),
        (
            "Ice Insurance",
            "Ice insurance is insurance against frozen harbours. The premium is paid by the "
            "owner of the cargo in May.",
            "the premium for ice insurance",
        ),
        (
            "Ice Insurance",
            "Ice insurance is insurance for ships. Consider a yard in Turku that builds ferries. "
            "Its owner wants to borrow $90,000.",
            "the yard's owner",
        ),
        (
            "Losklausul",
            "En losklausul er et vilkår om losing i frakt. Klausulen gjelder i 12 måneder.",
            "losklausul",
        ),
    ],
)
def test_what_it_can_only_mean_is_named(title: str, text: str, right: str) -> None:
    cards = _cards(title, text)
    assert any(right in card for card in cards), cards
