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
    ],
)
def test_a_misread_phrase_gives_no_card(sentence: str, wrong: str) -> None:
    cards = _cards(sentence)
    assert not any(wrong in card for card in cards), cards
