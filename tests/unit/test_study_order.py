"""Today's order in the library file: replaced whole, read past what is done, counted by seconds."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy import insert

from aimstudy.storage.database import Database
from aimstudy.storage.session import Session
from aimstudy.storage.study_order import (
    DayPlanText,
    OrderLeft,
    OrderLine,
    OrderPart,
    OrderReason,
    left_in_order,
    line_of_card,
    next_in_order,
    plan_of_order,
    replace_order,
)
from aimstudy.storage.tables import ArticleRow, FactRow
from tests.unit.library_rows import DAY, add_cards, count, run_sql


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    opened = Database.open(tmp_path / "library")
    add_cards(opened, 6)
    yield opened
    opened.close()


def put(database: Database, *cards: int, day: int = DAY) -> None:
    """The order of these cards, 20 seconds each."""
    lines = [OrderLine(card, 7, OrderReason.NEW, 0.01, 20.0) for card in cards]
    plan = DayPlanText(day, "basis", '{"a": 1}')
    database.write(lambda session: replace_order(session, plan, lines, 5))


def asked(database: Database, work: Callable[[Session], object]) -> object:
    with database.read() as session:
        return work(session)


def add_fact(session: Session) -> None:
    """Fact 1 of article 1."""
    article = {"name": "a", "title": "a", "language": "en", "text": "a", "sha256": "a"}
    fact = {"key": "k", "kind": "k", "language": "en", "subject": "s", "relation": "r"}
    connection = session.connection()
    connection.execute(insert(ArticleRow).values(id=1, structure="{}", added_ms=1, **article))
    connection.execute(insert(FactRow).values(id=1, article_id=1, answers="[]", rule="r", **fact))


def following(database: Database, end: int | None = None) -> object:
    return asked(database, lambda session: next_in_order(session, DAY, end))


def left(database: Database, seconds: float) -> object:
    return asked(database, lambda session: left_in_order(session, DAY, seconds))


def test_the_first_row_that_may_be_studied_comes_next(database: Database) -> None:
    put(database, 4, 2, 6, 1, 3, 5)
    assert following(database) == 4
    run_sql(database, f"UPDATE cards SET last_day = {DAY}, phase = 'review' WHERE id = 4")
    run_sql(database, f"UPDATE cards SET buried_day = {DAY} WHERE id = 2")
    run_sql(database, "UPDATE cards SET suspended = 1 WHERE id = 6")
    run_sql(database, f"UPDATE cards SET last_day = {DAY - 1}, phase = 'step' WHERE id = 1")
    assert following(database) == 3
    assert following(database, end=4) is None
    assert following(database, end=5) == 3


def test_an_answer_of_a_day_ahead_counts_as_done_and_one_taken_back_comes_again(
    database: Database,
) -> None:
    put(database, 4, 2)
    run_sql(database, f"UPDATE cards SET last_day = {DAY + 3}, phase = 'review' WHERE id = 4")
    assert following(database) == 2
    run_sql(database, "UPDATE cards SET last_day = 0, phase = 'new' WHERE id = 4")
    assert following(database) == 4


def test_a_new_card_waits_while_one_of_its_fact_was_met_today(database: Database) -> None:
    put(database, 1, 2, 3)
    database.write(add_fact)
    run_sql(database, "UPDATE cards SET fact_id = 1 WHERE id IN (1, 2)")
    run_sql(database, f"UPDATE cards SET last_day = {DAY}, phase = 'review' WHERE id = 1")
    assert following(database) == 3
    run_sql(database, f"UPDATE cards SET last_day = {DAY - 2}, phase = 'review' WHERE id = 2")
    assert following(database) == 2


def test_what_is_left_within_seconds_is_told_by_kind(database: Database) -> None:
    put(database, 1, 2, 3, 4, 5, 6)
    run_sql(database, f"UPDATE cards SET last_day = {DAY - 3}, phase = 'review' WHERE id < 4")
    assert left(database, 0.0) == OrderLeft()
    assert left(database, 60.0) == of_one_exam(3, 0, 60.0)
    assert left(database, 61.0) == of_one_exam(3, 1, 80.0)
    assert left(database, 1e9) == of_one_exam(3, 3, 120.0)
    run_sql(database, f"UPDATE cards SET last_day = {DAY} WHERE id = 2")
    assert left(database, 60.0) == of_one_exam(2, 1, 60.0)
    run_sql(database, "UPDATE study_order SET exam_id = 8 WHERE card_id = 5")
    assert left(database, 1e9) == OrderLeft(
        2, 3, 100.0, {7: OrderPart(2, 2, 80.0), 8: OrderPart(0, 1, 20.0)}
    )


def of_one_exam(refresh: int, new: int, seconds: float) -> OrderLeft:
    return OrderLeft(refresh, new, seconds, {7: OrderPart(refresh, new, seconds)})


def test_the_order_holds_for_the_day_it_was_made_on(database: Database) -> None:
    put(database, 1, 2)
    put(database, 3, day=DAY + 1)
    assert asked(database, lambda session: plan_of_order(session, DAY)) is None
    assert asked(database, lambda session: plan_of_order(session, DAY + 1)) == DayPlanText(
        DAY + 1, "basis", '{"a": 1}'
    )
    assert count(database, "study_order") == 1
    assert count(database, "day_plans") == 2
    put(database, 2, 1, day=DAY)  # the clock was set back
    assert asked(database, lambda session: plan_of_order(session, DAY)) is not None
    assert following(database) == 2


def test_a_forecast_said_earlier_that_day_stays_unless_a_new_one_is_given(
    database: Database,
) -> None:
    def made(forecast: str) -> DayPlanText:
        plan = DayPlanText(DAY, "basis", "{}", forecast)
        database.write(lambda session: replace_order(session, plan, (), 5))
        with database.read() as session:
            found = plan_of_order(session, DAY)
        assert found is not None
        return found

    assert [made(said).forecast for said in ("", "first", "", "later")] == [
        "",
        "first",
        "first",
        "later",
    ]


def test_a_card_that_is_deleted_leaves_the_order(database: Database) -> None:
    put(database, 1, 2)
    run_sql(database, "DELETE FROM cards WHERE id = 1")
    assert following(database) == 2
    line = asked(database, lambda session: line_of_card(session, 2))
    assert line == OrderLine(2, 7, OrderReason.NEW, 0.01, 20.0)
    assert asked(database, lambda session: line_of_card(session, 1)) is None
