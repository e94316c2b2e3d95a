"""Sessions of so many minutes or cards, of a part of the library, that outlive the program."""

import json
import sqlite3
from datetime import timedelta
from pathlib import Path

import pytest

from aimstudy.application import open_library
from aimstudy.domain.errors import Problem, ProblemKind
from aimstudy.domain.exam_profile import Topic, TopicKind, TopicSource
from aimstudy.domain.review import Rating
from aimstudy.services.library import Library
from aimstudy.services.views.session_choice import ScopeKind, SessionWish, StudyScope
from aimstudy.services.views.study import SessionEnd
from tests.services.conftest import Clock, first, write_cards

EVERYTHING = StudyScope()


def of_tag(tag: str) -> StudyScope:
    return StudyScope(ScopeKind.TAG, tag=tag)


def of_deck(deck_id: int) -> StudyScope:
    return StudyScope(ScopeKind.DECK, deck_id)


def write_in_two_decks(library: Library) -> tuple[int, list[int], list[int]]:
    """(the second deck, two cards of the first, two of the second)."""
    deck = library.cards.add_deck("Second")
    mine = write_cards(library, 2)
    theirs = [library.cards.write(f"Other {n}?", f"x{n}", deck).card_id for n in range(2)]
    return deck, mine, theirs


def studied(library: Library, rating: Rating = Rating.GOOD, most: int = 50) -> list[int]:
    """Cards answered until the session ends, in their order."""
    found: list[int] = []
    while (card := library.study.session().card) is not None and len(found) < most:
        library.study.answer(card.card_id, rating, took_ms=10_000)
        found.append(card.card_id)
    return found


def test_a_session_of_two_cards_ends_after_two(library: Library) -> None:
    ids = write_cards(library, 5)
    library.study.begin(SessionWish(cards=2))
    assert library.study.session().left == 2
    assert studied(library) == ids[:2]
    view = library.study.session()
    assert (view.end, view.wish_done, view.wish) == (
        SessionEnd.CARDS_DONE, 2, SessionWish(cards=2),
    )  # fmt: skip
    assert view.more
    library.study.begin()
    assert library.study.session().wish is None
    assert studied(library) == ids[2:]


def test_what_was_failed_in_a_session_of_two_cards_is_seen_again_in_it(library: Library) -> None:
    ids = write_cards(library, 5)
    library.study.begin(SessionWish(cards=2))
    library.study.answer(first(library).card_id, Rating.AGAIN)
    library.study.answer(first(library).card_id, Rating.GOOD)
    again = library.study.session()
    assert again.card is not None
    assert (again.card.card_id, again.wish_done, again.left) == (ids[0], 2, 1)
    library.study.answer(ids[0], Rating.GOOD)
    assert library.study.session().end is SessionEnd.CARDS_DONE


def test_an_answer_taken_back_does_not_count_in_the_session(library: Library) -> None:
    write_cards(library, 3)
    library.study.begin(SessionWish(cards=1))
    library.study.answer(first(library).card_id, Rating.GOOD)
    assert library.study.session().end is SessionEnd.CARDS_DONE
    library.undo()
    view = library.study.session()
    assert view.card is not None
    assert view.wish_done == 0


def test_a_session_of_so_many_cards_gives_more_new_ones_than_the_day_would(
    library: Library,
) -> None:
    ids = write_cards(library, 30)
    library.study.begin(SessionWish(cards=25))
    assert library.study.session().left == 25
    assert studied(library) == ids[:25]


def test_fewer_cards_than_were_asked_for_are_counted_as_they_are(library: Library) -> None:
    deck, _, theirs = write_in_two_decks(library)
    for _ in range(3):
        library.study.answer(first(library).card_id, Rating.AGAIN)
    library.study.begin(SessionWish(cards=20, scope=of_deck(deck)))
    told = []
    for rating in (Rating.AGAIN, Rating.GOOD, Rating.AGAIN):
        view = library.study.session()
        assert view.card is not None
        told.append((view.wish_done, view.wish_total, view.wish_answers))
        library.study.answer(view.card.card_id, rating)
    assert told == [(0, 2, 0), (1, 2, 1), (2, 2, 2)]
    assert library.study.session().card is not None  # once more
    assert library.study.session(extra=True).wish_total is None
    assert len(theirs) == 2


def test_chosen_minutes_end_the_session_although_the_day_has_more(library: Library) -> None:
    write_cards(library, 10)
    library.study.begin(SessionWish(minutes=1))
    library.study.answer(first(library).card_id, Rating.GOOD, took_ms=61_000)
    view = library.study.session()
    assert (view.end, view.minutes_left, view.wish) == (
        SessionEnd.MINUTES_OVER, 0.0, SessionWish(minutes=1),
    )  # fmt: skip
    assert view.day_left == 9
    assert library.study.session(extra=True).card is not None


def test_minutes_asked_for_after_the_day_bring_new_cards_until_they_are_over(
    library: Library,
) -> None:
    ids = write_cards(library, 40)
    assert studied(library) == ids[:20]  # no more new ones in a day that is left as it is
    assert library.study.session().more
    library.study.begin(SessionWish(minutes=1))
    assert studied(library) == ids[20:26]
    assert library.study.session().end is SessionEnd.MINUTES_OVER


def test_minutes_and_cards_whichever_is_over_first(library: Library) -> None:
    write_cards(library, 10)
    library.study.begin(SessionWish(minutes=1, cards=5))
    library.study.answer(first(library).card_id, Rating.GOOD, took_ms=61_000)
    assert library.study.session().end is SessionEnd.MINUTES_OVER
    library.study.begin(SessionWish(minutes=10, cards=1))
    library.study.answer(first(library).card_id, Rating.GOOD, took_ms=1_000)
    assert library.study.session().end is SessionEnd.CARDS_DONE


def test_only_the_chosen_deck_is_studied_and_then_it_is_said(
    library: Library, clock: Clock
) -> None:
    deck, _, theirs = write_in_two_decks(library)
    library.study.begin(SessionWish(scope=of_deck(deck)))
    view = library.study.session()
    assert (view.scope_name, view.left) == ("Second", 2)
    assert studied(library) == theirs
    view = library.study.session()
    assert (view.end, view.more, view.wish_done) == (SessionEnd.SCOPE_EMPTY, False, 2)
    clock.forward(days=3)
    library.study.begin(SessionWish(scope=of_deck(deck)))
    assert studied(library) == theirs


def test_a_failed_card_outside_the_choice_does_not_come_into_it(
    library: Library, clock: Clock
) -> None:
    deck, mine, theirs = write_in_two_decks(library)
    library.study.answer(mine[0], Rating.AGAIN)
    clock.forward(minutes=11)
    library.study.begin(SessionWish(scope=of_deck(deck)))
    assert studied(library) == theirs


def test_a_tag_holds_what_is_below_it_whatever_its_case(library: Library) -> None:
    for tags in ("law::torts", "LAW", "lawn", ""):
        library.cards.write(f"About {tags}?", "yes", tags=tags)
    library.study.begin(SessionWish(scope=of_tag("Law")))
    assert len(studied(library)) == 2


def test_the_order_to_an_exam_is_kept_within_the_choice(library: Library, clock: Clock) -> None:
    deck, mine, theirs = write_in_two_decks(library)
    library.timeline.set_exam("Exam", (clock.now + timedelta(days=40)).date())
    assert len(studied(library)) == 4
    clock.forward(days=6)
    library.study.begin(SessionWish(scope=of_deck(deck)))
    view = library.study.session()
    assert view.card is not None
    assert view.planned
    assert set(studied(library)) == set(theirs)
    library.study.begin()
    assert set(studied(library)) == set(mine)


def test_new_cards_of_a_choice_come_although_the_order_has_none_of_them(
    library: Library, clock: Clock
) -> None:
    library.timeline.set_minutes((1,) * 7)
    deck, _, theirs = write_in_two_decks(library)
    library.timeline.set_exam("Exam", (clock.now + timedelta(days=40)).date())
    library.study.begin(SessionWish(scope=of_deck(deck), cards=2))
    assert studied(library) == theirs


def test_topics_of_an_exam_can_be_studied(library: Library, clock: Clock) -> None:
    deck, _, theirs = write_in_two_decks(library)
    topic = Topic("Half of it", 1.0, (TopicSource(TopicKind.DECK, deck),))
    day = (clock.now + timedelta(days=40)).date()
    library.exams.set_exam("Exam", day)
    [exam] = [found.id for found in library.exams.exams()]
    library.exams.set_topics(exam, [topic])
    scope = StudyScope(ScopeKind.TOPIC, exam, "Half of it")
    lines = {line.scope: line for line in library.study.scopes()}
    assert (lines[scope].cards, lines[scope].new, lines[scope].of) == (2, 2, "Exam")
    library.study.begin(SessionWish(scope=scope))
    assert library.study.session().scope_name == "Half of it"
    assert set(studied(library)) == set(theirs)


def test_choices_are_offered_with_their_counts(library: Library, clock: Clock) -> None:
    _, mine, theirs = write_in_two_decks(library)
    library.cards.write("Tagged?", "yes", tags="a::b")
    library.study.bookmark(mine[0], True)
    library.study.answer(theirs[0], Rating.GOOD)
    library.study.suspend(mine[1])
    clock.forward(days=5)
    found = {
        (line.scope.kind, line.name): (line.cards, line.due, line.new)
        for line in library.study.scopes()
    }
    assert found == {
        (ScopeKind.ALL, ""): (4, 1, 3),
        (ScopeKind.BOOKMARKED, ""): (1, 0, 1),
        (ScopeKind.DECK, "AimStudy"): (2, 0, 2),
        (ScopeKind.DECK, "Second"): (2, 1, 1),
        (ScopeKind.TAG, "a"): (1, 0, 1),
        (ScopeKind.TAG, "a::b"): (1, 0, 1),
    }


def test_bookmarked_cards_can_be_studied_and_one_marked_meanwhile_belongs_to_them(
    library: Library,
) -> None:
    ids = write_cards(library, 4)
    library.study.bookmark(ids[2], True)
    library.study.begin(SessionWish(scope=StudyScope(ScopeKind.BOOKMARKED)))
    assert first(library).card_id == ids[2]
    library.study.bookmark(ids[3], True)
    assert studied(library) == ids[2:]
    library.study.bookmark(ids[0], True)
    assert first(library).card_id == ids[0]
    library.undo()
    assert library.study.session().end is SessionEnd.SCOPE_EMPTY


def test_a_card_written_meanwhile_comes_in_its_deck(library: Library) -> None:
    deck, _, theirs = write_in_two_decks(library)
    library.study.begin(SessionWish(scope=of_deck(deck)))
    added = library.cards.write("Late?", "yes", deck).card_id
    assert studied(library) == [*theirs, added]


def test_a_session_goes_on_after_the_program_was_killed(tmp_path: Path, clock: Clock) -> None:
    folder = tmp_path / "library"
    with open_library(folder, clock) as library:
        deck, _, theirs = write_in_two_decks(library)
        wish = SessionWish(cards=5, scope=of_deck(deck))
        library.study.begin(wish)
        library.study.answer(first(library).card_id, Rating.AGAIN)
        clock.forward(minutes=9)
        assert first(library).card_id == theirs[1]
    clock.forward(minutes=2)  # the failed card would come first by now
    with open_library(folder, clock) as library:
        view = library.study.session()
        assert view.card is not None
        assert (view.card.card_id, view.wish, view.wish_done) == (theirs[1], wish, 1)
        library.study.answer(theirs[1], Rating.GOOD)
        assert first(library).card_id == theirs[0]
    with open_library(folder, clock) as library:
        library.study.suspend(theirs[0])
        assert library.study.session().end is SessionEnd.SCOPE_EMPTY


def test_a_session_is_over_with_its_day(library: Library, clock: Clock) -> None:
    ids = write_cards(library, 4)
    library.study.begin(SessionWish(cards=1))
    assert studied(library) == ids[:1]
    clock.forward(days=1)
    view = library.study.session()
    assert view.card is not None
    assert view.wish is None


@pytest.mark.parametrize(
    "wish",
    [
        SessionWish(minutes=0),
        SessionWish(minutes=-5),
        SessionWish(cards=0),
        SessionWish(cards=10**9),
        SessionWish(minutes=10**30),
    ],
)
def test_what_cannot_be_meant_is_refused_and_the_session_stays(
    library: Library, wish: SessionWish
) -> None:
    write_cards(library, 2)
    library.study.begin(SessionWish(cards=1))
    with pytest.raises(Problem) as caught:
        library.study.begin(wish)
    assert caught.value.kind is ProblemKind.VALUE_OUT_OF_RANGE
    assert library.study.session().wish == SessionWish(cards=1)


@pytest.mark.parametrize(
    ("scope", "kind"),
    [
        (of_deck(99), ProblemKind.DECK_MISSING),
        (StudyScope(ScopeKind.ARTICLE, 99), ProblemKind.ARTICLE_MISSING),
        (StudyScope(ScopeKind.TOPIC, 99, "Law"), ProblemKind.EXAM_MISSING),
    ],
)
def test_a_choice_of_what_is_not_there_is_refused(
    library: Library, scope: StudyScope, kind: ProblemKind
) -> None:
    with pytest.raises(Problem) as caught:
        library.study.begin(SessionWish(scope=scope))
    assert caught.value.kind is kind


def test_a_tag_that_no_card_has_is_empty_at_once(library: Library) -> None:
    write_cards(library, 1)
    library.study.begin(SessionWish(scope=of_tag("nothing")))
    view = library.study.session()
    assert (view.card, view.end, view.wish_done) == (None, SessionEnd.SCOPE_EMPTY, 0)


@pytest.mark.parametrize(
    "stored", ["{", "[]", '{"day": "x"}', '{"kind": "moon"}', "7", '"a"', '{"day": 1e999}']
)
def test_a_damaged_session_is_none(tmp_path: Path, clock: Clock, stored: str) -> None:
    folder = tmp_path / "library"
    with open_library(folder, clock) as library:
        ids = write_cards(library, 2)
        library.study.begin(SessionWish(cards=1))
    with sqlite3.connect(folder / "library.db") as file:
        file.execute("UPDATE settings SET value = ? WHERE key = 'study_session'", (stored,))
        front = json.dumps(["x", ids])
        file.execute("UPDATE settings SET value = ? WHERE key = 'study_front'", (front,))
    file.close()
    with open_library(folder, clock) as library:
        view = library.study.session()
        assert (view.wish, view.card is not None) == (None, True)
