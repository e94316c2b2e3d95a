"""A card that is set to be typed is typed in quizzes that allow it."""

from pathlib import Path

from aimstudy.application import open_library
from aimstudy.domain.quiz import QuizKind
from aimstudy.services.views.quiz import QuizTopicKind, QuizWish, TopicRef
from tests.services.conftest import START, Clock
from tests.services.test_quiz_wishes import CITIES, finish

FRONT = "What is the capital of Chile?"


def test_a_card_set_to_typed_is_typed_where_typing_is_allowed(tmp_path: Path) -> None:
    with open_library(tmp_path, Clock(START)) as library:
        ref = library.cards.add_deck("Capitals")
        for land, city in map(str.split, CITIES):
            library.cards.write(f"What is the capital of {land}?", city, ref)
        library.cards.write(FRONT, "Santiago", ref, typed=True)
        deck = (TopicRef(QuizTopicKind.DECK, ref),)
        for seed in range(4):
            said = finish(library, QuizWish(deck, 6, seed=seed))
            assert {f.kind for f in said if f.prompt == FRONT} == {QuizKind.TYPED}
        choice = frozenset({QuizKind.MULTIPLE_CHOICE})
        said = finish(library, QuizWish(deck, 6, kinds=choice, seed=1))
        assert {f.kind for f in said if f.prompt == FRONT} == {QuizKind.MULTIPLE_CHOICE}
