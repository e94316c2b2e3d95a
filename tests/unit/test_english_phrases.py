"""English words that may be nouns or verbs, and names of cases: the cards they must not give."""

import pytest

from aimstudy.questions.cards import sound_cards
from tests.engine import read_article


def _cards(sentence: str) -> list[str]:
    text = f"Title: Yard Fund\n\nThe Yard Fund is a scheme that repays boat owners. {sentence}\n"
    found = sound_cards(read_article(text.encode(), "own.md"))
    return [f"{draft.prompt} => {draft.answer}" for _, draft in found]


@pytest.mark.parametrize(
    ("sentence", "wrong"),
    [
        ("Partner clubs pay a yearly fee.", "partner club?"),
        ("It is owned by the town yet financed by the clubs.", "yet financed"),
        ("The owner turns into a junior partner and shares in the profit.", "partner and shares"),
        ("Sources of heat include outside air, ponds and the soil.", "include outside?"),
        ("The idea goes back to the case of Orr v. Vane, which was decided in 1871.", "the v."),
        ("The clerk orders a check of the books, which costs $75 a year.", "What effect"),
        ("The fee falls as the fleet grows, which explains why clubs merge.", "=> why"),
        ("Sums over the cap aren't lost.", "What aren't"),
        ("Each yard is covered up to $700 per storm.", "How much money is each"),
        ("A permit stays in force for as long as the fee is paid.", "for?"),
        ("The crew sells ropes and, in small lots, sails.", "crew sell? => ropes"),
        ("Yes, in Peru for instance, yet most yards manage alone, as the state pays.", "Yes,"),
        ("The pump raises the pressure and with it the heat.", "with it?"),
        ("One hour of wind lifts three litres of water.", "How many hour "),
        ("A coal price of 3 means that trade is good. It falls in May.", "price of 3 fall"),
        ("A fish is moved from a cold tank to a warm one by means of a net.", "a warm fish"),
        ("In contrast to boat insurance, which is dear, it repays theft.", "contrast repay"),
        ("In contrast to boat insurance, which guards against storms, it is old.", "the boat"),
        ("It pays for past losses, not for future ones.", "=> future ones"),
        ("Ropes, carts and cars count, whereas shares, bonds and boxes do not.", "shares, ____"),
        ("Large boats cost more to insure than small carts, but they last.", "=> insure than"),
        ("It was brought into being by the Yard Act.", "=> being"),
        ("A debt that a clerk had judged to be harmless was sold.", "Who had judged to"),
        ("A toll is a charge that ports collect from ships.", "toll port"),
        ("Ships under 9 metres pay $4 a day, whereas larger ones pay $7.", "larger Ships"),
        ("Ships under 9 metres pay $4 a day, whereas larger ones pay $7.", "whereas."),
        ("A captain who loses a rope is fined up to $90.", "=> it is"),
        ("The act made ropes free, so that fewer crews came without one.", "=> so that"),
        ("By 1885 only six yards were left. Their rooms were sold by clerks.", "the only six"),
        ("It was founded by Ada Orr. She left her notes to the town archive.", "Orr's notes"),
        ("The clerk checks that all papers are signed and pays the owner.", "=> that all papers"),
        ("If crews quarrel, the clerk must not decide but hands the money over.", "over?"),
        ("Yards must be audited twice a year, and their licence lapses in May.", "lapses?"),
        (
            "A bond protects clubs against theft by staff, but not against bad advice.",
            "theft against?",
        ),
        ("It employed 900 people at its peak in 1886, yet it fell.", "people at its peak did"),
        ("Buyers are advised to call the clerk and to check the sum.", "=> call the clerk and to"),
        ("Ships bring tar. Tar, a waste product of mills, costs nothing.", "is Tar?"),
        ("Salt cured meat, softened water and cleaned wounds.", "=> water and cleaned"),
    ],
)
def test_a_misread_phrase_gives_no_card(sentence: str, wrong: str) -> None:
    cards = _cards(sentence)
    assert not any(wrong in card for card in cards), cards


@pytest.mark.parametrize(
    ("sentence", "card"),
    [
        (
            "Each yard is covered up to $700 per storm.",
            "Up to what amount is each yard covered per storm? => up to $700",
        ),
        (
            "A permit stays in force for as long as the fee is paid.",
            "How long does a permit stay in force? => for as long as the fee is paid",
        ),
        ("Sums over the cap aren't lost.", "What isn't lost? => sums over the cap"),
        (
            "Ships under 9 metres pay $4 a day, whereas larger boats pay $7 per metre.",
            "Ships under ____ pay $4 a day. => 9 metres",
        ),
        (
            "It was founded by Ada Orr. She left her notes to the town archive.",
            "What did Ada Orr leave her notes to? => the town archive",
        ),
        ("A captain who loses a rope is fined up to $90.", "=> the captain is fined up to $90"),
        (
            "Similar ideas had been tried by Tern Mutual as early as the 1940s.",
            "Who had tried similar ideas? => Tern Mutual",
        ),
        (
            "In contrast to boat insurance, which guards against storms, it is old.",
            "What does boat insurance guard against? => storms",
        ),
        ("The yard is owned by the town yet financed by clubs.", "Who finances the yard? => clubs"),
        (
            "Goods are moved from a cold room to a warm one by means of a lift.",
            "a warm room",
        ),
    ],
)
def test_the_same_phrase_read_right(sentence: str, card: str) -> None:
    cards = _cards(sentence)
    assert any(card in found for found in cards), cards
