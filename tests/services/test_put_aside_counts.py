"""Cards put aside are asked all the same: no forecast gets rosier because they wait."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

import pytest

from aimstudy.application import open_library
from aimstudy.cli_plan import plan_json, plan_lines
from aimstudy.domain.exam_profile import ExamProfile, Topic, TopicKind, TopicSource
from aimstudy.domain.plan import StudyPlan
from aimstudy.domain.plan_change import PlanChange, PlanSummary, WayOutKind
from aimstudy.services.exam_cards import card_exams
from aimstudy.services.library import Library
from aimstudy.storage.card_sources import CardSources
from aimstudy.ui.timeline.words_picture import exam_lines
from tests.services.conftest import START, Clock, write_cards

TODAY = date(2026, 3, 8)
NEAR, CARDS = 1, 30


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """An exam that does not fit, with a paper and evidence enough; every test undoes its steps."""
    clock = Clock(START)
    with open_library(tmp_path_factory.mktemp("aside"), clock) as opened:
        cards = write_cards(opened, CARDS)
        opened.timeline.set_minutes((1,) * 7)
        opened.timeline.set_exam("Near", TODAY + timedelta(days=4))
        opened.exams.set_profile(NEAR, ExamProfile("P", 20, 30, pass_share=0.6, options=4))
        for _ in range(6):
            for place, card in enumerate(cards[:8]):
                opened.study.answer(card, 1 if place % 7 == 6 else 3, 7_000)
            clock.forward(days=1)
        yield opened


def plan(library: Library, name: str = "Near") -> StudyPlan:
    return next(each for each in library.timeline.study_plans() if each.exam == name)


def shown(library: Library) -> PlanSummary:
    return library.what_if.compare(PlanChange()).before[0]


def test_waiting_and_accepting_promise_about_the_same(library: Library) -> None:
    ways = {way.kind: way for way in library.what_if.ways_out(NEAR)}
    fewer, accept = ways[WayOutKind.FEWER], ways[WayOutKind.ACCEPT]
    assert fewer.what_if is not None
    assert accept.what_if is not None
    [aside], [as_it_is] = fewer.what_if.after, accept.what_if.after
    assert aside.cards + aside.put_aside == as_it_is.cards == CARDS
    assert aside.put_aside == fewer.cards >= accept.cards > 0
    assert aside.recall is not None
    assert as_it_is.recall is not None
    assert aside.recall.mean == pytest.approx(as_it_is.recall.mean, abs=0.03)
    assert aside.pass_chance == pytest.approx(as_it_is.pass_chance, abs=0.05)
    assert aside.recall_of_rest is not None
    assert aside.recall_of_rest.mean == pytest.approx(aside.recall.mean * CARDS / aside.cards)


def test_what_waits_counts_as_not_learnt_and_what_is_suspended_is_not_asked(
    library: Library,
) -> None:
    before = shown(library)
    assert before.recall is not None
    library.what_if.apply(PlanChange(put_aside=((NEAR, 9),)))
    after, [line] = shown(library), library.timeline.view().ahead
    assert (after.cards, after.put_aside) == (CARDS - 9, 9)
    assert (line.plan.cards, line.plan.put_aside) == (CARDS - 9, 9)
    assert after.recall is not None
    assert after.recall.mean <= before.recall.mean + 0.03
    assert line.plan.outlook is not None
    assert line.line[-1][1].mean == pytest.approx(line.plan.outlook.follow.mean)
    assert line.stopped[-1][1] == pytest.approx(line.plan.outlook.stop.mean)
    assert "Put aside until it is over, counted as not learnt: 9" in plan_lines(line.plan)
    assert plan_json(line.plan)["put_aside"] == 9
    assert "Near: 9 cards put aside count as not learnt." in exam_lines(line)
    waiting = library.cards.table(limit=100).lines[-9:]
    library.cards.suspend([card.card_id for card in waiting], True)  # not wanted any more
    gone = shown(library)
    assert (gone.cards, gone.put_aside) == (CARDS - 9, 0)
    assert gone.recall is not None
    assert gone.recall.mean == pytest.approx(after.recall.mean * CARDS / (CARDS - 9))
    library.undo()
    library.undo()
    assert shown(library) == before


def test_a_later_exam_counts_on_them_from_the_day_they_are_back(library: Library) -> None:
    library.timeline.set_exam("Far", TODAY + timedelta(days=40))
    before = plan(library, "Far")
    change = PlanChange(put_aside=((NEAR, 9),))
    near, far = library.what_if.compare(change).after
    assert (near.cards, near.put_aside, far.cards, far.put_aside) == (CARDS - 9, 9, CARDS, 0)
    library.what_if.apply(change)
    assert library.what_if.compare(PlanChange()).before == (near, far)
    after = plan(library, "Far")
    assert (after.cards, after.cards_fit, after.put_aside) == (CARDS, before.cards_fit, 0)
    assert after.outlook is not None
    assert before.outlook is not None
    assert after.outlook.follow.mean == pytest.approx(before.outlook.follow.mean, abs=0.03)
    library.undo()
    library.undo()


def test_an_exam_that_is_moved_past_their_day_gets_them_back(library: Library) -> None:
    library.what_if.apply(PlanChange(put_aside=((NEAR, 9),)))
    later = PlanChange(exam_days=((NEAR, TODAY + timedelta(days=30)),))
    [promised] = library.what_if.compare(later).after
    assert (promised.cards, promised.put_aside, promised.fits) == (CARDS, 0, True)
    library.what_if.apply(later)
    assert shown(library) == promised
    meeting = [day for day in plan(library).days if day.new > 0.5]
    assert meeting[-1].day > TODAY + timedelta(days=4)
    library.undo()
    library.undo()


def test_with_all_its_new_cards_aside_a_topic_has_no_right_answer_but_guesses(
    library: Library,
) -> None:
    cards = [line.card_id for line in library.cards.table(limit=100).lines]
    deck = library.cards.add_deck("Law")
    library.cards.move(cards[20:], deck)
    steps = 2
    main = next(d.deck_id for d in library.cards.decks() if d.name != "Law")
    topics = [
        Topic("Met", 1.0, (TopicSource(TopicKind.DECK, main),)),
        Topic("Law", 1.0, (TopicSource(TopicKind.DECK, deck),)),
    ]
    library.exams.set_topics(NEAR, topics)
    library.what_if.apply(PlanChange(put_aside=((NEAR, 10),)))
    [part] = library.timeline.view().ahead
    assert part.paper is not None
    assert part.paper.covered == 2
    assert part.paper.high is not None
    assert part.paper.high <= 10 + 10 * 0.75  # ten questions a topic; of ten one guesses few
    for _ in range(steps + 2):
        library.undo()


def test_today_asks_no_card_that_waits(library: Library) -> None:
    library.what_if.apply(PlanChange(put_aside=((NEAR, 9),)))
    for step in (1, 2):
        library.plans.prepare_if_stale()
        waiting = {line.card_id for line in library.cards.table(limit=100).lines[-9:]}
        asked = library.study.next_card()
        assert asked is None or asked.card_id not in waiting
        if step == 1:
            library.timeline.remove_exam(NEAR)
    assert library.what_if.put_aside()[0][1] == 9
    library.undo()
    library.undo()


def test_which_exams_have_a_waiting_card_in_time(library: Library) -> None:
    sources = CardSources(
        card_id=[1, 2, 3], position=[1, 2, 3], deck_id=[1] * 3, article_id=[0] * 3, tags=[""] * 3
    )
    exams = tuple(
        replace(library.exams.exam(NEAR), id=number, day=TODAY + timedelta(days=days))
        for number, days in ((1, 3), (2, 4), (3, 9))
    )
    back = (TODAY + timedelta(days=4)).toordinal()
    waits = replace(sources, back_day=[0, back, TODAY.toordinal()])
    found = card_exams(waits, exams, TODAY)
    assert found.ahead == [1, -1, 1]
    assert card_exams(waits, exams[2:], TODAY).ahead == [3, 3, 3]
    assert found.back == {1: back}
    assert [found.aside(exam) for exam in exams] == [[1], [1], []]
    assert [1 in found.in_time(exam) for exam in exams] == [False, False, True]
    assert not found.in_maintenance(1)
