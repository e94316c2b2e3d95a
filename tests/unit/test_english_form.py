"""English cards whose questions end in the air or whose gaps tear a phrase apart are not shown."""

import pytest

from aimstudy.domain.card import CardDraft
from aimstudy.questions.cards import sound_cards
from aimstudy.questions.english_form import english_faults
from tests.engine import read_article


def _drafts(sentence: str) -> list[CardDraft]:
    text = f"Title: Rope Works\n\nRope Works is a yard in Hull that makes rope. {sentence}\n"
    return [draft for _, draft in sound_cards(read_article(text.encode(), "own.md"))]


@pytest.mark.parametrize(
    ("sentence", "wrong"),
    [
        ("Today Peru is the largest exporter, followed by Chile.", "Who is Peru?"),
        ("The yard is remembered in the shipping world.", "Where is"),
        ("The yard has somewhere around six cranes in use.", "somewhere?"),
        ("Both yards dismissed a total of 90 hands, most of them in Hull.", "Where did both"),
        (
            "Coils are noted on a slate and dealt with afterwards by just two men.",
            "with afterwards?",
        ),
        ("Not all coils have to do with ropes.", "not all coils"),
        ("The yard sold 80% of its rope abroad, compared with barely half before.", "barely half?"),
        ("The fee lies between 2% and 3% of the cargo's value.", "the fee lie?"),
        (
            "The log is sent to the owner and, whenever the crew cannot agree, to a judge.",
            "When is the log",
        ),
    ],
)
def test_a_torn_question_is_not_shown(sentence: str, wrong: str) -> None:
    prompts = [draft.prompt for draft in _drafts(sentence)]
    assert not any(wrong in prompt for prompt in prompts), prompts


def test_the_largest_is_asked_with_which() -> None:
    found = {d.prompt: d.answer for d in _drafts("Today Peru is the largest exporter.")}
    assert found.get("Which is the largest exporter today?") == "Peru", found


def test_every_card_of_a_plain_text_passes() -> None:
    drafts = _drafts("The law came into force on 3 May 1911. The fee must be paid in advance.")
    assert drafts
    assert not any(english_faults(draft) for draft in drafts)
    assert not any(draft.answer in ("force", "advance") for draft in drafts)
