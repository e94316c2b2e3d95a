"""A deck is its cards and those of the decks under it, wherever a deck can be chosen."""

import sqlite3
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from aimstudy.application import open_library
from aimstudy.domain.exam_profile import Topic, TopicKind, TopicSource
from aimstudy.services.library import Library
from aimstudy.services.views.quiz import QuizTopicKind, TopicRef
from aimstudy.services.views.session_choice import ScopeKind, SessionWish, StudyScope
from aimstudy.services.views.statistics import ScopeKind as Counted
from aimstudy.services.views.statistics import StatisticsScope, StatisticsWish
from tests.services.conftest import Clock


def exam_of(library: Library) -> int:
    library.exams.set_exam("Exam", library.study_day() + timedelta(days=30))
    return library.exams.exams()[0].id


@pytest.fixture
def sea(library: Library) -> dict[str, int]:
    """Cards in Sea::Tides (2), Sea::Tides::Spring (1), Seaside (1); no card in Sea itself."""
    for name, count in (("Sea::Tides", 2), ("Sea::Tides::Spring", 1), ("Seaside", 1)):
        deck = library.cards.add_deck(name)
        for n in range(count):
            library.cards.write(f"{name} {n}?", f"the answer {n} of {name}", deck)
    return {deck.name: deck.deck_id for deck in library.cards.decks()} | {
        "Sea": library.cards.add_deck("Sea")
    }


def test_every_level_of_a_name_is_a_deck(library: Library, sea: dict[str, int]) -> None:
    assert library.status()["decks"] == 4
    assert len(set(sea.values())) == 4


def test_the_list_shows_those_under_a_deck(library: Library, sea: dict[str, int]) -> None:
    totals = {name: library.cards.table(deck_id=deck_id).total for name, deck_id in sea.items()}
    assert totals == {"Sea": 3, "Sea::Tides": 3, "Sea::Tides::Spring": 1, "Seaside": 1}
    assert len(library.cards.found(deck_id=sea["Sea"]).ids) == 3


def test_a_session_and_its_choice(library: Library, sea: dict[str, int]) -> None:
    lines = {
        line.name: line.cards
        for line in library.study.scopes()
        if line.scope.kind is ScopeKind.DECK
    }
    assert lines == {"Sea": 3, "Sea::Tides": 3, "Sea::Tides::Spring": 1, "Seaside": 1}
    library.study.begin(SessionWish(scope=StudyScope(ScopeKind.DECK, sea["Sea"])))
    assert library.study.session().left == 3


def test_a_quiz(library: Library, sea: dict[str, int]) -> None:
    topics = {t.name: t.usable for t in library.quiz.setup().topics}
    assert topics == {"Sea": 3, "Sea::Tides": 3, "Sea::Tides::Spring": 1, "Seaside": 1}
    ref = TopicRef(QuizTopicKind.DECK, sea["Sea"])
    assert library.quiz.count((ref,)).usable == 3


def test_an_exam_and_its_material(library: Library, sea: dict[str, int]) -> None:
    found = {each.name: each.cards for each in library.exams.material().decks}
    assert found == {"Sea": 3, "Sea::Tides": 3, "Sea::Tides::Spring": 1, "Seaside": 1}
    topic = Topic("Water", 1.0, (TopicSource(TopicKind.DECK, sea["Sea"]),))
    assert library.exams.coverage([topic]).cards == (3,)


def test_statistics(library: Library, sea: dict[str, int]) -> None:
    scope = StatisticsScope(Counted.DECK, sea["Sea"])
    view = library.statistics.view(StatisticsWish(scope=scope))
    assert {choice.name for choice in view.scopes} >= {"Sea", "Sea::Tides", "Seaside"}


def test_an_export_and_a_search(library: Library, sea: dict[str, int]) -> None:
    assert library.exporting.count(deck="Sea").cards == 3
    assert library.cards.table("deck:Sea").total == 3


def test_a_plan_is_made_anew_when_a_deck_comes_under_another(
    library: Library, sea: dict[str, int], clock: Clock
) -> None:
    exam = exam_of(library)
    topic = Topic("Water", 1.0, (TopicSource(TopicKind.DECK, sea["Sea"]),))
    library.exams.set_topics(exam, (topic,))
    library.plans.prepare()
    assert not library.plans.stale()
    library.cards.add_deck("Sea::New")
    assert library.plans.stale()


def test_levels_that_an_older_library_lacks_are_made(tmp_path: Path, clock: Clock) -> None:
    with open_library(tmp_path / "old", clock) as library:
        deck = library.cards.add_deck("Deep")
        library.cards.write("Deep?", "yes", deck)
    with closing(sqlite3.connect(tmp_path / "old" / "library.db")) as file, file:
        file.execute("UPDATE decks SET name = 'A::B::C' WHERE name = 'Deep'")
    with open_library(tmp_path / "old", clock) as library:
        assert library.cards.table(deck_id=library.cards.add_deck("A")).total == 1
        assert library.status()["decks"] == 3
