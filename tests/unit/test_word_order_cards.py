"""Questions and answers in the order and the form in which people would say them."""

import pytest

from aimstudy.questions.cards import sound_cards
from tests.engine import read_article

ENGLISH = "# Rental lease\n\nA rental lease is a contract on the hire of a house.\n\n## Rules\n\n"
NORWEGIAN = "# Leieavtale\n\nEn leieavtale er en avtale om leie av et hus.\n\n## Regler\n\n"


def _cards(text: str) -> list[tuple[str, str]]:
    found = sound_cards(read_article(text.encode(), "notes"))
    return [(d.prompt, d.answer) for f, d in found if f.citations[0].sentence > 0]


SAID = [
    (
        ENGLISH + "Nowadays four banks write more than 80% of all leases in Norway.",
        ("What percentage of all leases in Norway do four banks write?", "more than 80%"),
    ),
    (
        ENGLISH + "The lease is only valid if both parties sign it.",
        ("In which case is a rental lease valid?", "only if both parties sign it"),
    ),
    (
        ENGLISH + "Anyone who breaks the seal loses the warranty.",
        ("What happens to anyone who breaks the seal?", "they lose the warranty"),
    ),
    (
        ENGLISH + "In Ohio, an agency called Lake Harbour Trust offers loans, as banks do not.",
        ("What does an agency called Lake Harbour Trust offer in Ohio?", "loans"),
    ),
    (
        NORWEGIAN + "Blir partene ikke enige, behandles saken av husleienemnda.",
        ("Hva skjer hvis partene ikke blir enige?", "saken behandles av husleienemnda"),
    ),
    (
        NORWEGIAN + "I Larvik fastsettes satsen av kommunen hvert år.",
        ("Hvem fastsetter satsen hvert år i Larvik?", "kommunen"),
    ),
    (
        NORWEGIAN + "Leieavtalen er bare gyldig hvis begge parter signerer den.",
        ("I hvilket tilfelle er en leieavtale gyldig?", "bare hvis begge parter signerer den"),
    ),
    (
        NORWEGIAN + "Leietakere må ha mellom ett og tre års botid.",
        ("Hvor mange års botid må leietakere ha?", "mellom ett og tre år"),
    ),
    (
        ENGLISH + "Tenants face 40 questions in a single sitting.",
        ("How many questions do tenants face in a single sitting?", "40"),
    ),
    (
        ENGLISH + "Contingent upon rank, the fee ranges from $40 to $60.",
        ("How high is the fee?", "from $40 to $60"),
    ),
    (
        NORWEGIAN + "Husleien regnes av grunnleien, det vil si prisen før rabatter.",
        ("Hva regnes husleien av?", "grunnleien, det vil si prisen før rabatter"),
    ),
    (
        NORWEGIAN + "Formålet er å verne om leierens særlige behov, slik som ro og varme.",
        ("Hva er eksempler på leierens særlige behov?", "ro og varme"),
    ),
]


@pytest.mark.parametrize(("text", "card"), SAID)
def test_the_question_is_asked_in_good_order(text: str, card: tuple[str, str]) -> None:
    found = _cards(text)
    assert card in found, found


UNSAID = [
    (ENGLISH + "Before closing, a clerk goes through the public records.", "How does a clerk go"),
    (ENGLISH + "For a shop, that is the rent; for a farm, it is the land.", "What is a shop"),
    (ENGLISH + "The lease does not depend on tenants choosing to save.", "depend on to save"),
    (
        NORWEGIAN + "I dag godtas avtalen som bevis, uavhengig av hvilken bank leieren bruker.",
        "uavhengig av i dag?",
    ),
    (NORWEGIAN + "Det er leieren, ikke huset, avtalen er knyttet til.", "Hvem er"),
    (NORWEGIAN + "Avtalen er bare gyldig hvis begge signerer den.", "Hva skjer hvis"),
]


@pytest.mark.parametrize(("text", "broken"), UNSAID)
def test_what_nobody_would_ask_is_not_asked(text: str, broken: str) -> None:
    assert not [prompt for prompt, _ in _cards(text) if broken in prompt]
