"""A card that is held back is asked neither by the plan's order nor by the due dates."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from aimstudy.application import open_library
from aimstudy.domain.card import HoldReason
from aimstudy.domain.fact import IssueChoice
from aimstudy.domain.plan_change import PlanChange
from aimstudy.services.library import Library
from tests.services.conftest import Clock, write_cards
from tests.services.test_articles import added

MET = (1, 2)  # of the cards written by hand; 3 and 4 are new
NEW = 3


def asked(library: Library, clock: Clock) -> dict[int, str]:
    """Every card that comes today to somebody who goes on to the end, with what is disputed."""
    found: dict[int, str] = {}
    while (card := library.study.session(extra=True).card) is not None:
        found[card.card_id] = card.issue
        library.study.answer(card.card_id, 3, 5_000)
        clock.forward(seconds=5)
    return found


@pytest.fixture
def library(tmp_path: Path, clock: Clock) -> Iterator[Library]:
    """Four cards by hand, two of them due; those of an article; an exam in four days."""
    with open_library(tmp_path / "data", clock, plans_itself=False) as opened:
        write_cards(opened, 4)
        for card_id in MET:
            opened.study.answer(card_id, 3, 5_000)
        clock.forward(days=5)
        view = added(opened)
        opened.articles.accept_all(view.article_id)
        opened.timeline.set_minutes((60,) * 7)
        opened.exams.set_exam("AIM", opened.study_day() + timedelta(days=4))
        yield opened


def article(library: Library) -> int:
    return library.articles.list()[0].article_id


def of_the_article(library: Library) -> set[int]:
    return {card.card_id for card in library.articles.view(article(library)).cards}


def suspended(library: Library) -> set[int]:
    for card_id in (MET[0], NEW):
        library.study.suspend(card_id)
    return {MET[0], NEW}


def buried(library: Library) -> set[int]:
    for card_id in (MET[0], NEW):
        library.study.bury(card_id)
    return {MET[0], NEW}


def put_aside(library: Library) -> set[int]:
    [exam] = library.exams.exams()
    library.what_if.apply(PlanChange(put_aside=((exam.id, 3),)))
    return held(library, HoldReason.PUT_ASIDE)


def archived(library: Library) -> set[int]:
    cards = of_the_article(library)
    library.articles.archive(article(library))
    return cards


def left_out(library: Library) -> set[int]:
    cards = sorted(of_the_article(library))[:2]
    library.articles.reject(cards)
    return set(cards)


def judged_wrong(library: Library) -> set[int]:
    """Cards on the side of a contradiction that the person decided against."""
    [issue] = library.articles.view(article(library)).issues
    library.articles.decide(issue.issue_id, IssueChoice.SECOND)
    return held(library, HoldReason.SUSPENDED)


def deleted(library: Library) -> set[int]:
    library.cards.delete([MET[0], NEW])
    return {MET[0], NEW}


def held(library: Library, reason: HoldReason) -> set[int]:
    lines = library.cards.table(limit=500).lines
    return {line.card_id for line in lines if line.hold is reason}


@pytest.mark.parametrize("way", ["by dates", "held, then planned", "planned, then held"])
@pytest.mark.parametrize(
    "hold", [suspended, buried, put_aside, archived, left_out, judged_wrong, deleted]
)
def test_what_is_held_is_not_asked(
    library: Library, clock: Clock, hold: Callable[[Library], set[int]], way: str
) -> None:
    everything = {line.card_id for line in library.cards.table(limit=500).lines}
    if way == "planned, then held":
        library.plans.prepare()
    away = hold(library)
    assert away
    if way == "held, then planned":
        library.plans.prepare()
    assert library.study.session().planned == (way != "by dates")
    # What an order made before has room for is found when the next one is made.
    came = asked(library, clock).keys()
    assert came <= everything - away
    assert came == everything - away or way == "planned, then held"


@pytest.mark.parametrize("way", ["by dates", "planned"])
@pytest.mark.parametrize("met", [False, True])
def test_a_new_sibling_waits_until_another_day(
    library: Library, clock: Clock, way: str, met: bool
) -> None:
    """Two cards of one fact; the one answered first is new, or was due."""
    one, other = (MET[0], NEW) if met else (NEW, NEW + 1)
    fact_of = sorted(of_the_article(library))[0]
    with closing(sqlite3.connect(library.folder / "library.db")) as connection, connection:
        [[fact]] = connection.execute("SELECT fact_id FROM cards WHERE id = ?", (fact_of,))
        connection.execute("UPDATE cards SET fact_id = ? WHERE id IN (?, ?)", (fact, one, other))
    library.cards.delete([fact_of])
    if way == "planned":
        library.plans.prepare()
    library.study.answer(one, 3, 5_000)
    assert other not in asked(library, clock)
    clock.forward(days=1)
    if way == "planned":
        library.plans.prepare()
    assert other in asked(library, clock)


@pytest.mark.parametrize("way", ["by dates", "planned"])
def test_a_disputed_card_is_asked_and_says_that_it_is(
    library: Library, clock: Clock, way: str
) -> None:
    cards = library.articles.view(article(library)).cards
    disputed = {card.card_id for card in cards if card.issue}
    assert disputed
    if way == "planned":
        library.plans.prepare()
    came = asked(library, clock)
    assert disputed == {card_id for card_id, issue in came.items() if issue}
