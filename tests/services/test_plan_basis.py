"""What a plan is made from, and the word that says whether it still is that."""

import time
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from aimstudy.domain.exam import Exam
from aimstudy.domain.exam_profile import Topic, TopicKind, TopicSource
from aimstudy.services.library import Library
from aimstudy.services.plan_basis import PlanBasis, fingerprint, plan_basis
from aimstudy.storage.database import Database
from aimstudy.storage.exams import insert_exam, update_exam
from aimstudy.storage.plan_marks import active_cards_mark
from tests.services.conftest import Clock, write_cards
from tests.unit.library_rows import add_cards

TODAY = date(2026, 3, 2)


def read(library: Library) -> PlanBasis:
    with library._context.database.read() as session:
        return plan_basis(library._context, session)


def mark(library: Library) -> str:
    with library._context.database.read() as session:
        return fingerprint(library._context, session)


def store(library: Library, exam: Exam) -> None:
    if exam.id:
        library._context.database.write(lambda session: update_exam(session, exam))
    else:
        library._context.database.write(lambda session: insert_exam(session, exam))


def test_it_holds_what_a_plan_needs(library: Library) -> None:
    cards = write_cards(library, 4)
    library.timeline.set_exam("AIM", TODAY + timedelta(days=9))
    library.timeline.set_minutes((5,) * 7)
    library.timeline.set_day_off(TODAY + timedelta(days=1), True)
    library.study.answer(cards[0], 3, 60_000)
    found = read(library)
    assert found.today == TODAY
    assert [exam.name for exam in found.ahead] == ["AIM"]
    assert found.columns.card_id == found.sources.card_id == cards
    assert list(found.answered.card_id) == cards[:1]
    assert list(found.belongs.ahead) == [found.ahead[0].id] * 4
    assert found.seconds_ahead(3) == [240.0, 0.0, 300.0]
    assert found.seconds_ahead(0) == []
    assert found.new_rows(range(4)) == [1, 2, 3]
    assert found.person.w == found.fit.parameters
    assert found.retention_of(0) == 0.9
    assert found.fingerprint == mark(library)


def test_after_its_exams_a_card_comes_at_eight_tenths(library: Library, clock: Clock) -> None:
    write_cards(library, 2)
    library.timeline.set_exam("AIM", TODAY + timedelta(days=3))
    clock.forward(days=4)
    found = read(library)
    assert found.ahead == ()
    assert found.retention_of(0) == 0.8
    library.settings.set(replace(library.settings.get(), retention=0.75))
    assert read(library).retention_of(0) == 0.75


def test_days_to_come_count_by_what_was_kept_of_the_plan(library: Library, clock: Clock) -> None:
    cards = write_cards(library, 40)
    library.timeline.set_exam("AIM", TODAY + timedelta(days=9))
    library.timeline.set_minutes((2,) * 7)
    for number in range(4):
        library.plans.prepare()
        if number < 2:
            library.study.answer(cards[number], 3, 120_000)
        clock.forward(days=1)
    found = read(library)
    assert found.kept == pytest.approx((2 + 3) / (4 + 3), abs=0.03)
    assert found.seconds_ahead(2) == [120.0, found.kept * 120.0]
    view = library.timeline.view(10)
    assert view.kept == found.kept
    assert [day.budget_minutes for day in view.forecast.days[:2]] == [2, 2]


def test_answers_and_restarts_leave_the_word_as_it_is(library: Library, clock: Clock) -> None:
    cards = write_cards(library, 3)
    library.timeline.set_exam("AIM", TODAY + timedelta(days=9))
    before = mark(library)
    library.study.answer(cards[0], 1, 1_000)
    library.study.answer(cards[1], 3, 1_000)
    clock.forward(hours=2)
    assert mark(library) == before
    library.undo()
    assert mark(library) == before


def test_everything_a_plan_stands_on_changes_the_word(library: Library, clock: Clock) -> None:
    cards = write_cards(library, 4)
    seen = [mark(library)]

    def changed() -> None:
        seen.append(mark(library))
        assert len(set(seen)) == len(seen)

    library.timeline.set_exam("AIM", TODAY + timedelta(days=9))
    changed()
    library.timeline.set_minutes((7,) * 7)
    changed()
    library.timeline.set_day_off(TODAY, True)
    changed()
    library.settings.set(replace(library.settings.get(), retention=0.85))
    changed()
    library.cards.suspend([cards[1]], True)
    changed()
    write_cards(library, 1)
    changed()
    clock.forward(days=1)
    changed()


@pytest.mark.parametrize("kind", [TopicKind.TAG, TopicKind.DECK])
def test_tags_and_decks_count_where_a_topic_asks_for_them(
    library: Library, kind: TopicKind
) -> None:
    [card] = write_cards(library, 1)
    source = TopicSource(kind, 1, "law")
    store(library, Exam(0, "AIM", TODAY + timedelta(days=9)))
    [exam] = library.timeline.exams()
    before = mark(library)
    library.cards.edit(card, "Question number 0?", "answer 0", "law")
    assert mark(library) == before
    topics = (Topic("Law", 1.0, (source,)),)
    store(library, Exam(exam.id, exam.name, exam.day, topics=topics))
    before = mark(library)
    library.cards.edit(card, "Question number 0?", "answer 0", "tax")
    assert (mark(library) != before) == (kind is TopicKind.TAG)


def test_the_word_is_found_in_a_few_milliseconds(tmp_path: Path) -> None:
    database = Database.open(tmp_path)
    add_cards(database, 10_000)
    took = []
    with database.read() as session:
        for _ in range(5):
            start = time.perf_counter()
            active_cards_mark(session, sources=False, tags=False)
            took.append(time.perf_counter() - start)
    database.close()
    assert min(took) < 0.02
