"""What was undone can be done again until something else is done; the undo says what it was."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest

from aimstudy.domain.article import Language
from aimstudy.domain.errors import Problem, ProblemKind
from aimstudy.domain.exam_profile import ExamResult
from aimstudy.services.library import Library
from aimstudy.services.views.settings import StudySettings
from tests.services.conftest import Clock, write_cards
from tests.services.test_articles import added

EXAM = date(2026, 6, 1)


def everything(library: Library) -> object:
    """What a person would see of a library; forecasts follow from it."""
    return (
        [library.cards.detail(line.card_id) for line in library.cards.table().lines],
        library.timeline.calendar(),
        library.exams.exams(),
        library.exams.milestones(),
        library.settings.get(),
        library.status(),
        library.today.view(),
    )


def over(library: Library) -> None:
    """An exam that is over, with a result: both are steps."""
    library.exams.set_exam("Law", library.study_day())
    [exam] = library.exams.exams()
    library.exams.enter_result(exam.id, ExamResult(True))


STEPS: dict[str, Callable[[Library, int], object]] = {
    "answer": lambda library, card: library.study.answer(card, 3, 8_000),
    "failed": lambda library, card: library.study.answer(card, 1, 8_000),
    "edit": lambda library, card: library.cards.edit(card, "Another?", "another"),
    "suspend": lambda library, card: library.study.suspend(card),
    "bury": lambda library, card: library.study.bury(card),
    "delete": lambda library, card: library.cards.delete([card]),
    "minutes": lambda library, card: library.timeline.set_minutes((5, 0, 5, 0, 5, 0, 5)),
    "day off": lambda library, card: library.timeline.set_day_off(EXAM, True),
    "exam": lambda library, card: library.exams.set_exam("AIM", EXAM),
    "result": lambda library, card: over(library),
    "milestone": lambda library, card: library.exams.set_milestone("Half way", EXAM),
    "retention": lambda library, card: library.settings.set(
        replace(library.settings.get(), retention=0.95)
    ),
    "rollover": lambda library, card: library.settings.set(
        replace(library.settings.get(), rollover_hour=2)
    ),
    "language": lambda library, card: library.settings.set(
        replace(library.settings.get(), content_language=Language.BOKMAL)
    ),
}


def test_each_step_undone_and_done_again_is_as_it_was(library: Library, clock: Clock) -> None:
    first, second, *_ = write_cards(library, 3)
    library.study.answer(second, 3, 5_000)
    clock.now += timedelta(days=3)
    before, steps = everything(library), library.undo_label()
    for name, act in STEPS.items():
        act(library, first)
        after, kind = everything(library), library.undo_label()
        assert after != before, name
        done = library.undo()
        assert (done.kind, done.reversible, done.day) == (kind, True, None), name
        assert library.redo_label() == kind
        again = library.redo()
        assert (again.kind, again.reversible) == (kind, False), name
        assert everything(library) == after, name
        while library.undo_label() != steps or everything(library) != before:
            library.undo()
    assert library.check().states_differ == 0


def test_several_steps_come_back_in_their_order(library: Library) -> None:
    first, second, *_ = write_cards(library, 2)
    library.study.answer(first, 3)
    library.study.flag(second, True)
    library.timeline.set_minutes((5,) * 7)
    after = everything(library)
    kinds = [library.undo().kind for _ in range(3)]
    assert kinds == ["calendar", "flag", "answer"]
    assert [library.redo().kind for _ in range(3)] == kinds[::-1]
    assert everything(library) == after
    with pytest.raises(Problem) as caught:
        library.redo()
    assert caught.value.kind is ProblemKind.NOTHING_TO_REDO


def test_anything_else_that_is_done_ends_it(library: Library) -> None:
    view = added(library)
    first, second, *_ = write_cards(library, 2)
    for act in (
        lambda: library.study.answer(second, 3),
        lambda: library.study.flag(second, True),
        lambda: library.articles.delete(view.article_id),
    ):
        library.study.suspend(first)
        library.undo()
        assert library.redo_label() == "suspend"
        act()
        assert library.redo_label() == ""
        with pytest.raises(Problem) as caught:
            library.redo()
        assert caught.value.kind is ProblemKind.NOTHING_TO_REDO
        assert library.cards.detail(first).hold == "none"


def test_a_plan_prepared_meanwhile_does_not_end_it(library: Library) -> None:
    [card] = write_cards(library, 1)
    library.exams.set_exam("AIM", EXAM)
    library.study.answer(card, 3)
    library.undo()
    library.plans.prepare()
    assert library.redo().kind == "answer"
    assert library.cards.detail(card).reps == 1


def test_an_old_answer_is_named_with_its_card_and_its_day(library: Library, clock: Clock) -> None:
    card = library.cards.write("Who pays?", "the insurer").card_id
    day = library.study_day()
    library.study.answer(card, 3, 9_000)
    clock.now += timedelta(days=1)
    done = library.undo()
    assert (done.kind, done.card_id, done.question, done.day) == ("answer", card, "Who pays?", day)
    library.redo()
    # As it was given then: that day counts it, and the card waits from then on.
    assert library.cards.detail(card).reps == 1
    assert library.undo().day == day


def test_an_edit_is_named_with_its_card(library: Library) -> None:
    card = library.cards.write("Who pays?", "the insurer").card_id
    library.cards.edit(card, "Who pays now?", "the insurer")
    assert library.undo().question == "Who pays?"


def test_the_recall_wanted_is_one_step_with_the_days_of_all_cards(
    library: Library, clock: Clock
) -> None:
    cards = write_cards(library, 3)
    for card in cards:
        library.study.answer(card, 3)
    due = [library.cards.detail(card).due for card in cards]
    library.settings.set(StudySettings(retention=0.95))
    sooner = [library.cards.detail(card).due for card in cards]
    assert sooner != due
    assert library.undo_label() == "retention"
    library.undo()
    assert library.settings.get().retention == 0.9
    assert [library.cards.detail(card).due for card in cards] == due
    assert library.check().states_differ == 0
    library.redo()
    assert library.settings.get().retention == 0.95
    assert [library.cards.detail(card).due for card in cards] == sooner


def test_settings_that_stay_are_no_step(library: Library) -> None:
    library.settings.set(StudySettings(first_run_done=True))
    assert library.undo_label() == ""
    library.settings.set(StudySettings(True, Language.BOKMAL, 0.85))
    assert library.undo_label() == "settings"
    library.undo()
    assert library.settings.get() == StudySettings(first_run_done=True)
