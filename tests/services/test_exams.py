"""Exams through the library: paper, topics, results and milestones, and Undo of each."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from math import inf, nan

import pytest

from aimstudy.domain.changes import Changes
from aimstudy.domain.errors import Problem, ProblemKind
from aimstudy.domain.exam import Exam
from aimstudy.domain.exam_profile import (
    ExamProfile,
    ExamResult,
    ExamWindow,
    Milestone,
    Topic,
    TopicKind,
    TopicSource,
)
from aimstudy.domain.example_exam import example_profile
from aimstudy.services.library import Library
from tests.services.conftest import Clock, write_cards

PLANNED = Changes.PLAN | Changes.UNDO
PROFILE = ExamProfile(
    name="AIM",
    questions=50,
    minutes=65,
    windows=(ExamWindow((1, 15), (3, 15)), ExamWindow((2, 29), (2, 29))),
    source="a page",
    source_day=date(2024, 10, 23),
)
TAGGED = TopicSource(TopicKind.TAG, tag="law")


@pytest.fixture
def exam(library: Library) -> Exam:
    library.exams.set_exam("AIM", date(2026, 6, 1))
    return library.exams.exams()[0]


def refused(act: Callable[[], object]) -> ProblemKind:
    with pytest.raises(Problem) as caught:
        act()
    return caught.value.kind


def test_a_profile_is_kept_changed_and_taken_away_with_undo(library: Library, exam: Exam) -> None:
    assert library.exams.set_profile(exam.id, PROFILE) == PLANNED
    assert library.exams.exam(exam.id) == replace(exam, profile=PROFILE)
    other = replace(PROFILE, questions=25)
    library.exams.set_profile(exam.id, other)
    library.exams.set_profile(exam.id, None)
    assert library.exams.exam(exam.id).profile is None
    library.undo()
    assert library.exams.exam(exam.id).profile == other
    library.undo()
    assert library.exams.exam(exam.id).profile == PROFILE
    library.undo()
    assert library.exams.exam(exam.id) == exam


def test_what_does_not_change_anything_is_no_step(library: Library, exam: Exam) -> None:
    assert library.exams.set_profile(exam.id, None) == Changes.NONE
    assert library.exams.save(exam) == Changes.NONE
    library.undo()
    assert library.exams.exams() == ()


@pytest.mark.parametrize(
    "wrong",
    [
        ExamProfile(questions=-1),
        ExamProfile(questions=1001),
        ExamProfile(minutes=1441),
        ExamProfile(pass_share=1.01),
        ExamProfile(pass_share=nan),
        ExamProfile(topic_share=-0.1),
        ExamProfile(options=27),
        ExamProfile(options=1),
        ExamProfile(attempts=-1),
        ExamProfile(transfer_days=367),
        ExamProfile(band_points=0),
        ExamProfile(windows=tuple(ExamWindow((1, n), (2, 1)) for n in range(1, 26))),
    ],
)
def test_a_profile_with_impossible_numbers_is_refused(
    library: Library, exam: Exam, wrong: ExamProfile
) -> None:
    kind = refused(lambda: library.exams.set_profile(exam.id, wrong))
    assert kind is ProblemKind.VALUE_OUT_OF_RANGE
    assert library.exams.exam(exam.id) == exam


@pytest.mark.parametrize("day", [(2, 30), (13, 1), (0, 1), (4, 31), (1, 0)])
def test_a_window_needs_days_of_the_calendar(
    library: Library, exam: Exam, day: tuple[int, int]
) -> None:
    wrong = replace(PROFILE, windows=(ExamWindow(day, (12, 31)),))
    kind = refused(lambda: library.exams.set_profile(exam.id, wrong))
    assert kind is ProblemKind.WINDOW_DAY_UNKNOWN


def test_a_profile_of_no_questions_is_kept_and_hurts_nothing(library: Library, exam: Exam) -> None:
    library.exams.set_profile(exam.id, replace(PROFILE, questions=0, minutes=0))
    write_cards(library, 3)
    assert library.timeline.study_plan().cards == 3


def test_topics_are_kept_cleaned_and_undone(library: Library, exam: Exam) -> None:
    deck = TopicSource(TopicKind.DECK, 1)
    typed = (Topic(" Law \n of  contract ", 2, (deck, deck, TAGGED)), Topic("Ethics"))
    library.exams.set_topics(exam.id, typed)
    kept = library.exams.exam(exam.id).topics
    assert kept == (Topic("Law of contract", 2.0, (deck, TAGGED)), Topic("Ethics", 1.0))
    library.undo()
    assert library.exams.exam(exam.id) == exam


@pytest.mark.parametrize(
    ("topics", "expected"),
    [
        ((Topic("Law"), Topic(" LAW")), ProblemKind.TOPIC_TWICE),
        ((Topic("\u200b"),), ProblemKind.NAME_EMPTY),
        ((Topic(""),), ProblemKind.NAME_EMPTY),
        ((Topic("Law", 0.0),), ProblemKind.VALUE_OUT_OF_RANGE),
        ((Topic("Law", -1.0),), ProblemKind.VALUE_OUT_OF_RANGE),
        ((Topic("Law", inf),), ProblemKind.VALUE_OUT_OF_RANGE),
        (tuple(Topic(str(n)) for n in range(101)), ProblemKind.VALUE_OUT_OF_RANGE),
    ],
)
def test_topics_that_cannot_be_meant_are_refused(
    library: Library, exam: Exam, topics: tuple[Topic, ...], expected: ProblemKind
) -> None:
    assert refused(lambda: library.exams.set_topics(exam.id, topics)) is expected


def test_a_long_name_is_cut(library: Library, exam: Exam) -> None:
    library.exams.set_topics(exam.id, (Topic("x" * 500),))
    assert library.exams.exam(exam.id).topics[0].name == "x" * 200


def test_a_form_is_saved_in_one_step(library: Library, exam: Exam) -> None:
    new = replace(exam, name="AIM 1", day=date(2026, 7, 1), profile=PROFILE, topics=(Topic("Law"),))
    assert library.exams.save(new) == PLANNED
    assert library.exams.exams() == (new,)
    library.undo()
    assert library.exams.exams() == (exam,)
    library.exams.save(Exam(0, "Second", date(2026, 8, 1), PROFILE))
    assert [each.name for each in library.exams.exams()] == ["AIM", "Second"]
    library.undo()
    assert library.exams.exams() == (exam,)


def test_an_exam_that_is_over_can_be_described_but_not_moved_back(
    library: Library, exam: Exam, clock: Clock
) -> None:
    clock.forward(days=120)
    library.exams.save(replace(exam, profile=PROFILE))
    library.exams.set_topics(exam.id, (Topic("Law"),))
    assert library.exams.exam(exam.id).profile == PROFILE
    earlier = replace(exam, day=date(2026, 5, 31))
    assert refused(lambda: library.exams.save(earlier)) is ProblemKind.EXAM_DATE_PAST
    library.timeline.set_exam("AIM 1", exam.day, exam.id)
    assert library.exams.exam(exam.id).name == "AIM 1"
    assert library.exams.exam(exam.id).topics == (Topic("Law"),)


def test_a_removed_exam_comes_back_whole(library: Library, exam: Exam) -> None:
    library.exams.save(replace(exam, profile=PROFILE, topics=(Topic("Law", 1.5, (TAGGED,)),)))
    library.exams.accept_left_out(exam.id, 7)
    whole = library.exams.exam(exam.id)
    library.exams.remove_exam(exam.id)
    assert library.exams.exams() == ()
    assert library.undo().kind == "exam_removed"
    assert library.exams.exams() == (whole,)
    assert library.exams.remove_exam(99) == Changes.NONE
    library.exams.set_exam("Other", exam.day)
    assert library.undo().kind == "exam_added"
    assert library.exams.exams() == (whole,)


def test_a_result_is_entered_when_the_exam_is_there(
    library: Library, exam: Exam, clock: Clock
) -> None:
    result = ExamResult(False, 60, 69, ("Law ", "Law", ""))
    assert refused(lambda: library.exams.enter_result(exam.id, result)) is ProblemKind.EXAM_NOT_OVER
    clock.forward(days=91)
    assert library.timeline.exams()[0].day == date(2026, 6, 1)
    assert library.exams.enter_result(exam.id, result) == PLANNED
    assert library.exams.exam(exam.id).result == ExamResult(False, 60, 69, ("Law",))
    library.exams.enter_result(exam.id, ExamResult(True))
    library.exams.enter_result(exam.id, None)
    assert library.exams.exam(exam.id).result is None
    library.undo()
    assert library.exams.exam(exam.id).result == ExamResult(True)
    library.undo()
    library.undo()
    assert library.exams.exam(exam.id) == exam


def test_a_result_may_bring_the_pass_mark_along_in_one_step(
    library: Library, exam: Exam, clock: Clock
) -> None:
    clock.forward(days=91)
    library.exams.enter_result(exam.id, ExamResult(True, 60, 69), 0.6)
    found = library.exams.exam(exam.id)
    assert found.profile is not None
    assert (found.profile.pass_share, found.result) == (0.6, ExamResult(True, 60, 69))
    library.undo()
    assert library.exams.exam(exam.id) == exam
    wrong = refused(lambda: library.exams.enter_result(exam.id, ExamResult(True), 1.2))
    assert wrong is ProblemKind.VALUE_OUT_OF_RANGE


@pytest.mark.parametrize("band", [(70, 60), (-1, 10), (90, 101), (60, None), (None, 60)])
def test_an_impossible_band_is_refused(
    library: Library, exam: Exam, clock: Clock, band: tuple[int | None, int | None]
) -> None:
    clock.forward(days=100)
    wrong = ExamResult(True, *band)
    kind = refused(lambda: library.exams.enter_result(exam.id, wrong))
    assert kind is ProblemKind.VALUE_OUT_OF_RANGE


def test_an_exam_moved_ahead_has_its_result_no_more(
    library: Library, exam: Exam, clock: Clock
) -> None:
    clock.forward(days=100)
    library.exams.enter_result(exam.id, ExamResult(False, 60, 69))
    library.exams.set_exam("AIM again", date(2026, 9, 1), exam.id)
    assert library.exams.exam(exam.id).result is None
    library.undo()
    assert library.exams.exam(exam.id).result == ExamResult(False, 60, 69)


def test_cards_left_out_are_accepted_and_not(library: Library, exam: Exam) -> None:
    library.exams.accept_left_out(exam.id, 38)
    assert library.exams.exam(exam.id).accepted == 38
    library.exams.save(replace(exam, name="AIM 1"))
    assert library.exams.exam(exam.id).accepted == 38
    library.undo()
    library.undo()
    assert library.exams.exam(exam.id).accepted == 0
    assert refused(lambda: library.exams.accept_left_out(exam.id, -1)) is (
        ProblemKind.VALUE_OUT_OF_RANGE
    )


def test_what_is_gone_is_said(library: Library) -> None:
    for act in (
        lambda: library.exams.exam(5),
        lambda: library.exams.set_profile(5, None),
        lambda: library.exams.set_topics(5, ()),
        lambda: library.exams.enter_result(5, None),
        lambda: library.exams.accept_left_out(5, 1),
    ):
        assert refused(act) is ProblemKind.EXAM_MISSING
    day = date(2026, 6, 1)
    kind = refused(lambda: library.exams.set_milestone("x", day, 5))
    assert kind is ProblemKind.MILESTONE_MISSING
    assert library.exams.remove_milestone(5) == Changes.NONE


def test_milestones_are_set_moved_removed_and_every_step_undone(library: Library) -> None:
    assert library.exams.set_milestone(" Course\n1 ", date(2026, 6, 1)) == PLANNED
    [made] = library.exams.milestones()
    assert made == Milestone(made.id, "Course 1", date(2026, 6, 1))
    library.exams.set_milestone("Course one", date(2026, 5, 1), made.id)
    assert library.exams.set_milestone("Course one", date(2026, 5, 1), made.id) == Changes.NONE
    moved = Milestone(made.id, "Course one", date(2026, 5, 1))
    assert library.exams.milestones() == (moved,)
    library.exams.remove_milestone(made.id)
    assert library.exams.milestones() == ()
    library.undo()
    assert library.exams.milestones() == (moved,)
    library.undo()
    assert library.exams.milestones() == (made,)
    library.undo()
    assert library.exams.milestones() == ()
    assert refused(lambda: library.exams.set_milestone(" ", date(2026, 6, 1))) is (
        ProblemKind.NAME_EMPTY
    )


def test_the_example_plan_is_four_courses_and_an_exam_in_one_step(library: Library) -> None:
    assert library.exams.add_example_plan(12) == PLANNED
    # 2 March 2026 to 2 March 2027, the last two weeks for the exam: quarters of 87.75 days.
    assert [(each.name, each.day) for each in library.exams.milestones()] == [
        ("Course 1 of 4", date(2026, 5, 29)),
        ("Course 2 of 4", date(2026, 8, 25)),
        ("Course 3 of 4", date(2026, 11, 20)),
        ("Course 4 of 4", date(2027, 2, 16)),
    ]
    assert [(each.name, each.day) for each in library.exams.exams()] == [("AIM", date(2027, 3, 2))]
    library.undo()
    assert library.exams.milestones() == ()
    assert library.exams.exams() == ()


def test_the_example_plan_keeps_an_exam_ahead_and_moves_its_own_milestones(
    library: Library, exam: Exam
) -> None:
    library.exams.add_example_plan(9)
    before = library.exams.milestones()
    library.exams.add_example_plan(15)
    after = library.exams.milestones()
    assert [each.id for each in after] == [each.id for each in before]
    assert all(late.day > soon.day for soon, late in zip(before, after, strict=True))
    assert library.exams.exams() == (exam,)
    library.undo()
    assert library.exams.milestones() == before
    assert refused(lambda: library.exams.add_example_plan(8)) is ProblemKind.VALUE_OUT_OF_RANGE
    assert refused(lambda: library.exams.add_example_plan(16)) is ProblemKind.VALUE_OUT_OF_RANGE


def test_material_is_counted_by_article_deck_and_tag(library: Library) -> None:
    write_cards(library, 3)
    library.cards.write("Who pays?", "the insurer", tags="law law::contract")
    library.cards.write("Who signs?", "both", tags="LAW::contract")
    gone = library.cards.write("Who knows?", "nobody", tags="law").card_id
    library.cards.suspend([gone], True)
    material = library.exams.material()
    assert material.articles == ()
    assert [each.cards for each in material.decks] == [5]
    assert [(each.name, each.cards) for each in material.tags] == [("law", 2), ("law::contract", 2)]
    assert material.all == material.decks + material.tags


def test_coverage_says_which_topics_have_cards(library: Library) -> None:
    write_cards(library, 3)
    library.cards.write("Who pays?", "the insurer", tags="law::contract")
    [deck] = library.exams.material().decks
    found = library.exams.coverage(
        (
            Topic("All", 1.0, (deck.source,)),
            Topic("Law", 1.0, (TAGGED,)),
            Topic("Ethics"),
            Topic("Gone", 1.0, (TopicSource(TopicKind.ARTICLE, 99),)),
        )
    )
    assert found.cards == (4, 1, 0, 0)
    assert (found.covered, found.topics) == (2, 4)
    assert library.exams.coverage(()).topics == 0


def test_a_deleted_article_is_taken_out_of_topics_until_it_is_back(
    library: Library, exam: Exam
) -> None:
    text = "# Brage\n\nThe Brage is a licence for harbour pilots. It takes three weeks.\n"
    first = library.articles.add_text("brage.md", text).article_id
    source = TopicSource(TopicKind.ARTICLE, first)
    library.exams.set_topics(exam.id, (Topic("Pilots", 1.0, (source, TAGGED)),))
    library.exams.set_topics(exam.id, (Topic("Pilots", 2.0, (source,)),))
    library.articles.delete(first)
    assert library.exams.exam(exam.id).topics == (Topic("Pilots", 2.0),)
    # The next article may be given the same number; it is not what was chosen.
    library.articles.add_text("other.md", text.replace("Brage", "Drage"))
    assert library.exams.exam(exam.id).topics == (Topic("Pilots", 2.0),)
    assert [library.undo().kind for _ in range(2)] == ["article_added", "article_deleted"]
    assert library.exams.exam(exam.id).topics == (Topic("Pilots", 2.0, (source,)),)
    library.undo()
    assert library.exams.exam(exam.id).topics == (Topic("Pilots", 1.0, (source, TAGGED)),)


def test_the_example_profile_can_be_kept_as_it_is(library: Library, exam: Exam) -> None:
    example = example_profile()
    library.exams.set_profile(exam.id, example)
    assert library.exams.exam(exam.id).profile == example
