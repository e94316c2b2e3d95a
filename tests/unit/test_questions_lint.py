"""Checks of a card's answer and surface that hold in both languages."""

import pytest

from aimstudy.domain.article import Language
from aimstudy.domain.card import CardDraft, CardKind
from aimstudy.questions.lint import faults


def card(prompt: str, answer: str, *items: str) -> CardDraft:
    kind = CardKind.LIST if items else CardKind.QUESTION
    return CardDraft("k", kind, prompt, answer, (), "Harbour levy", "object", items)


@pytest.mark.parametrize(
    ("language", "draft", "fault"),
    [
        (
            Language.ENGLISH,
            card("What do ships pay for?", "it and the pilot", "it", "the pilot"),
            "empty answer",
        ),
        (
            Language.ENGLISH,
            card("What does the levy cost?", "usually between 2"),
            "answer edge",
        ),
        (
            Language.BOKMAL,
            card("Hvor mye koster avgiften?", "vanligvis mellom 2"),
            "answer edge",
        ),
        (
            Language.ENGLISH,
            card('When did the " make fast" rule come?', "in 1912"),
            "unbalanced",
        ),
    ],
)
def test_a_torn_answer_or_quote_is_not_shown(
    language: Language, draft: CardDraft, fault: str
) -> None:
    assert fault in faults(draft, language)


def test_whole_answers_pass() -> None:
    assert (
        faults(
            card("What do ships pay for?", "berths and pilots", "berths", "pilots"),
            Language.ENGLISH,
        )
        == []
    )
    assert (
        faults(card("What does the levy usually cost?", "between 2 and 5 crowns"), Language.ENGLISH)
        == []
    )
    assert (
        faults(card("Hva koster avgiften vanligvis?", "mellom 2 og 5 kroner"), Language.BOKMAL)
        == []
    )
