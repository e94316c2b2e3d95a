"""The day of an exam: plan, Timeline, Today and Study say and ask the same."""

from datetime import date, timedelta

import pytest

from aimstudy.domain.exam import Exam
from aimstudy.domain.exam_profile import ExamResult, Topic, TopicKind, TopicSource
from aimstudy.domain.plan import PlanReason
from aimstudy.services.library import Library
from tests.services.conftest import Clock, write_cards

TODAY = date(2026, 3, 2)


def on_tag(name: str, tag: str, days: int) -> Exam:
    topics = (Topic(name, 1.0, (TopicSource(TopicKind.TAG, tag=tag),)),)
    return Exam(0, name, TODAY + timedelta(days=days), topics=topics)


def one_truth(library: Library) -> None:
    """Everything that tells of today tells the same."""
    library.plans.prepare()
    view, today = library.timeline.view(), library.today.view()
    day, plan = view.forecast.days[0], view.ahead[0].plan
    assert plan.reason is PlanReason.EXAM_TODAY
    assert day.day == plan.days[0].day == today.day
    assert day.new_cards == plan.days[0].new == today.new_cards
    assert day.refresh_cards == plan.days[0].review == today.refresh_cards
    minutes = day.new_minutes + day.refresh_minutes
    assert minutes == pytest.approx(plan.days[0].minutes)
    assert minutes == pytest.approx(today.minutes, abs=1.0)
    assert sum(count for _, count in view.ahead[0].left_out) == plan.cards - plan.cards_fit


def test_new_cards_on_the_day_of_the_exam(library: Library) -> None:
    write_cards(library, 60)
    library.timeline.set_minutes((20,) * 7)
    library.timeline.set_exam("AIM", TODAY)
    one_truth(library)
    plan = library.timeline.study_plan()
    assert 0 < plan.cards_fit < 60
    assert plan.days[0].minutes == pytest.approx(20.0)


def test_without_minutes_today_nothing_is_asked(library: Library) -> None:
    write_cards(library, 10)
    library.timeline.set_minutes((0,) * 7)
    library.timeline.set_exam("AIM", TODAY)
    one_truth(library)
    assert library.timeline.study_plan().cards_fit == 0


def test_cards_in_doubt_come_first(library: Library, clock: Clock) -> None:
    cards = write_cards(library, 12)
    for card in cards[:8]:
        library.study.answer(card, 4 if card in cards[:4] else 1, 5_000)
        if card in cards[4:8]:
            library.study.answer(card, 3, 5_000)
    clock.forward(days=5)
    library.timeline.set_exam("AIM", TODAY + timedelta(days=5))
    one_truth(library)
    plan = library.timeline.study_plan()
    assert (plan.days[0].review, plan.days[0].new) == (4.0, 4.0)
    asked = []
    for _ in range(8):
        shown = library.study.next_card()
        assert shown is not None
        asked.append(shown.card_id)
        library.study.answer(shown.card_id, 3, 5_000)
    assert set(asked[:4]) == set(cards[4:8])
    assert set(asked[4:]) == set(cards[8:])
    assert library.timeline.study_plan().days[0].minutes == 0.0


def test_the_exam_of_today_comes_before_later_ones_until_it_has_been_sat(library: Library) -> None:
    for tag in ("law", "tax"):
        for n in range(40):
            library.cards.write(f"What is {tag} {n}?", f"answer {n}", tags=tag)
    library.timeline.set_minutes((10,) * 7)
    library.exams.save(on_tag("Law", "law", 0))
    library.exams.save(on_tag("Tax", "tax", 20))
    library.plans.prepare()
    law, tax = library.timeline.study_plans()
    assert law.days[0].minutes == pytest.approx(10.0)
    assert tax.days[0].minutes == 0.0
    assert library.today.view().new_cards == law.days[0].new
    library.exams.enter_result(library.exams.exams()[0].id, ExamResult(True))
    law, tax = library.timeline.study_plans()
    assert law.days[0].minutes == 0.0
    assert tax.days[0].minutes > 9.0
