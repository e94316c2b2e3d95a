"""What a quiz does not ask, and how it asks what has two answers or no letter in it."""

import pytest

from aimstudy.domain.quiz import QuizKind, Verdict
from aimstudy.services.library import Library
from aimstudy.services.views.quiz import QuizTopicKind, QuizWish, TopicRef
from aimstudy.ui.quiz.wording import right_answer
from tests.services.test_quiz_wishes import finish, model, stocked

__all__ = ["model", "stocked"]
BOARD = """# Board

The board has four regions: Troms, Lapland, Kola and Iceland. The board consists of five regions.
A smoker is a device that calms bees. A swarm is a group of bees that leaves the hive. A queen is
a bee that lays eggs. Honey is harvested in August. The Northern Board was founded in 1931.
"""
LAUG = """# Laug

Lauget har fire haller: Nord, Sør, Øst og Vest. Lauget har fem haller. En skyttel er et redskap som
fører tråden. En vev koster 500 kroner. En lærling er en person som lærer faget.
"""


@pytest.mark.parametrize(("text", "values"), [(BOARD, "four five"), (LAUG, "fire fem")])
def test_no_question_says_one_side_of_an_open_contradiction(
    stocked: Library, text: str, values: str
) -> None:
    added = stocked.articles.add_text("open.md", text)
    stocked.articles.accept_all(added.article_id)
    [issue] = stocked.articles.view(added.article_id).issues
    assert {issue.first, issue.second} == set(values.split())
    topic = TopicRef(QuizTopicKind.ARTICLE, added.article_id)
    for seed in range(3):
        first = stocked.quiz.start(QuizWish((topic,), 3, seed=seed))
        for position in range(first.total):
            question = stocked.quiz.question(first.attempt_id)
            assert question is not None
            assert not set(values.split()) & set(question.prompt.lower().split()), position
            stocked.quiz.answer(first.attempt_id, position, None)


def test_an_answer_of_signs_is_judged_in_a_quiz_as_in_study(stocked: Library) -> None:
    deck = stocked.cards.add_deck("Signs")
    cards = {}
    for name, sign in {
        "plus": "+",
        "arrow": "→",
        "unknown": "???",
        "about": "±",
        "feast": "🎉",
    }.items():
        cards[sign] = stocked.cards.write(f"Which sign is {name}?", sign, deck).card_id
    for sign, card_id in cards.items():
        assert stocked.study.check_typed(card_id, sign).verdict is Verdict.RIGHT
        assert stocked.study.check_typed(card_id, "%").verdict is Verdict.WRONG
    topic, kinds = TopicRef(QuizTopicKind.DECK, deck), frozenset((QuizKind.TYPED,))
    for said in finish(stocked, QuizWish((topic,), 3, kinds), right=True):
        assert said.correct


def test_a_card_answered_by_yes_is_asked_with_yes_and_no(stocked: Library) -> None:
    deck = stocked.cards.add_deck("Verdicts")
    for front, back in {"Is Oslo in Norway?": "Yes", "Is fire a peril?": "Yes"}.items():
        stocked.cards.write(front, back, deck)
    stocked.cards.write("Er vann vått?", "Ja", deck)
    topic = TopicRef(QuizTopicKind.DECK, deck)
    assert dict(stocked.quiz.count((topic,)).by_kind)[QuizKind.TRUE_FALSE] == 3
    for right in (True, False):
        for said in finish(stocked, QuizWish((topic,), 3), right):
            assert (said.kind, said.correct) == (QuizKind.TRUE_FALSE, right)
            words = [option.text for option in said.options]
            assert words in (["Yes", "No"], ["Ja", "Nei"])
            assert said.answer == words[0]
            told = f"The answer: {words[0]}." if right else f"Right answer: {words[0]}."
            assert right_answer(said) == told
