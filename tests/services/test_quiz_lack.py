"""What a quiz is refused for in words that fit the wish, and how long a sure error stays."""

import pytest

from aimstudy.domain.errors import Problem, ProblemKind
from aimstudy.domain.quiz import QuizKind
from aimstudy.services.library import Library
from aimstudy.services.views.quiz import Drill, QuizTopicKind, QuizWish, TopicRef
from tests.services.test_quiz_wishes import CITIES, capitals, finish


@pytest.fixture
def cities(library: Library) -> Library:
    """A library of five capitals."""
    deck = library.cards.add_deck("Capitals")
    for pair in CITIES:
        land, city = pair.split()
        library.cards.write(f"What is the capital of {land}?", city, deck)
    return library


def test_a_topic_that_is_gone_is_said_and_no_crash(cities: Library) -> None:
    for ref in (
        TopicRef(QuizTopicKind.DECK, 999),
        TopicRef(QuizTopicKind.EXAM, 999, place=3),
        TopicRef(QuizTopicKind.TAG, tag="nowhere"),
        TopicRef(QuizTopicKind.ARTICLE),
    ):
        assert cities.quiz.count((ref,)).usable == 0
        with pytest.raises(Problem) as caught:
            cities.quiz.start(QuizWish((ref,)))
        assert caught.value.kind is ProblemKind.QUIZ_TOPIC_GONE


def test_a_sure_error_stays_in_the_drill_until_it_is_right_and_no_guess(cities: Library) -> None:
    wish = QuizWish((capitals(cities),), 5, frozenset((QuizKind.MULTIPLE_CHOICE,)))

    def left() -> int:
        offers = {offer.drill: offer.usable for offer in cities.quiz.setup().drills}
        return offers[Drill.CONFIDENT_ERRORS]

    finish(cities, wish, certainty=3)
    assert left() == 5
    for guessed_right in (False, True):
        finish(cities, wish, right=guessed_right, certainty=1)
        assert left() == 5
    finish(cities, wish, right=True)
    assert left() == 0


def test_too_little_says_whether_it_is_the_topic_or_its_kinds(cities: Library) -> None:
    deck = cities.cards.add_deck("Mountains")
    for name, height in (("Galdhøpiggen", "2469 metres"), ("Snøhetta", "2286 metres")):
        cities.cards.write(f"How high is {name}?", height, deck)
    mountains = TopicRef(QuizTopicKind.DECK, deck)
    with pytest.raises(Problem) as caught:
        cities.quiz.start(QuizWish((mountains,)))
    assert caught.value.kind is ProblemKind.QUIZ_TOPIC_EMPTY
    assert caught.value.values == {"usable": "2"}
    with pytest.raises(Problem) as caught:
        cities.quiz.start(QuizWish((capitals(cities),), kinds=frozenset((QuizKind.NUMERIC,))))
    assert caught.value.kind is ProblemKind.QUIZ_KINDS_NONE
    assert caught.value.values == {"usable": "0"}


def test_a_count_of_some_kinds_is_a_near_one(cities: Library) -> None:
    assert cities.quiz.count().exact
    assert cities.quiz.count((), frozenset(QuizKind)).exact
    assert not cities.quiz.count((), frozenset((QuizKind.MULTIPLE_CHOICE,))).exact
