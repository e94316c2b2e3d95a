"""Before a rehearsal: its rules in sentences, own numbers refused where typed, what there is."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from aimstudy.domain.article import Language
from aimstudy.domain.errors import ProblemKind
from aimstudy.domain.example_exam import example_profile
from aimstudy.domain.paper import rules_of
from aimstudy.ui.page import Destination, PageId
from aimstudy.ui.pages.rehearsal_page import RehearsalPage
from aimstudy.ui.rehearsal.specimens import past, starts
from aimstudy.ui.rehearsal.words import clock_text, past_line, rule_lines, time_words, whole_day
from aimstudy.ui.widgets.checked_number import CheckedNumber
from tests.ui.fake_rehearsal import TODAY, FakeRehearsal, press, show_page
from tests.ui.fake_study import finish_jobs

Key = Qt.Key
Shown = Callable[[FakeRehearsal], RehearsalPage]
EXAMPLE = rules_of(example_profile())


@pytest.fixture
def shown(qtbot: QtBot) -> Shown:
    def show(rehearsal: FakeRehearsal) -> RehearsalPage:
        page = show_page(qtbot, rehearsal)
        finish_jobs()
        return page

    return show


def lines(page: RehearsalPage) -> list[str]:
    return [label.text() for label in page.start.rules.lines]


def type_into(number: CheckedNumber, text: str) -> None:
    number.field.setFocus()
    number.field.selectAll()
    QTest.keyClicks(number.field, text)


def test_the_rules_stand_in_sentences() -> None:
    assert rule_lines(EXAMPLE, example=True) == (
        "50 questions in 65 minutes, about 78 seconds each.",
        "You pass with 35 of 50 right (70 %).",
        "The clock cannot be paused: it runs on when you leave this page or close AimStudy. "
        "Your answers are kept all the same.",
        "At zero the paper is handed in by itself. What was right is shown only then; until then "
        "you can skip, come back and change any answer.",
        "The rules are from: Public pages about exams of the same family (The Institutes' exam "
        "day, windows and scores; an exam guide of October 2024). Not checked for the AIM. "
        "Windows end at 23:59 US Eastern time. As of 23 Oct 2024. "
        "Nobody has verified them for the AIM.",
    )


def test_extra_time_topics_and_pauses_are_said() -> None:
    rules = replace(EXAMPLE, extra_share=0.25, topic_share=0.5, pausable=True, options=4, own=True)
    said = rule_lines(rules)
    assert said[0] == (
        "50 questions in 81 min 15 s, about 98 seconds each. Your extra time of 25 % is counted in."
    )
    assert said[1].endswith("In every single topic at least 50 % must be right.")
    assert said[2] == (
        "The clock can be paused. It stands still when you leave this page or close AimStudy."
    )
    assert said[4] == "A question with options has 4 of them."
    assert said[5] == "These numbers are your own."


def test_a_share_between_two_per_cents_is_said_as_it_is() -> None:
    assert "(66.5 %)" in rule_lines(replace(EXAMPLE, pass_share=0.665))[1]


@pytest.mark.parametrize(
    ("seconds", "text", "words"),
    [
        (3_900, "1:05:00", "65 minutes"),
        (2_892, "48:12", "48 min 12 s"),
        (60, "1:00", "1 minute"),
        (9, "0:09", "9 seconds"),
        (0, "0:00", "0 seconds"),
    ],
)
def test_times(seconds: int, text: str, words: str) -> None:
    assert (clock_text(seconds), time_words(seconds)) == (text, words)


def test_a_number_that_cannot_be_is_refused_where_it_is_typed(shown: Shown) -> None:
    rehearsal = FakeRehearsal()
    page = shown(rehearsal)
    fields = page.start.rules.fields
    for number, typed, words in (
        (fields.questions, "0", "A paper has at least one question."),
        (fields.minutes, "-5", "A paper takes at least one minute."),
        (fields.pass_mark, "101", "More than 100 % cannot be reached."),
        (fields.extra, "301", "300 % is the most."),
        (fields.minutes, "12,5", "Only whole numbers can be used."),
        (fields.pass_mark, "66.5 %", "Only whole numbers can be used."),
    ):
        page.start.rules.section.set_open(True)
        type_into(number, typed)
        assert number.refusal.text() == words
        assert number.refusal.isVisible()
        page.start.press_main()
        finish_jobs()
        assert rehearsal.begun == []
        assert number.field.hasFocus()
        type_into(number, "30")
        assert not number.refusal.isVisible()


def test_the_rules_say_nothing_while_a_number_is_refused_and_nothing_moves(shown: Shown) -> None:
    page = shown(FakeRehearsal())
    page.start.rules.section.set_open(True)
    mark = page.start.rules.fields.pass_mark
    type_into(mark, "10")
    assert any("(10 %)" in line for line in lines(page))
    place = mark.mapTo(page, mark.rect().topLeft())
    QTest.keyClicks(mark.field, "1")
    assert mark.refusal.text() == "More than 100 % cannot be reached."
    assert not any(label.isVisible() for label in page.start.rules.lines)
    assert mark.mapTo(page, mark.rect().topLeft()) == place
    type_into(mark, "80")
    assert all(label.isVisible() for label in page.start.rules.lines)
    assert any("(80 %)" in line for line in lines(page))


def test_own_numbers_are_in_force_at_once_and_can_be_taken_back(shown: Shown, qtbot: QtBot) -> None:
    rehearsal = FakeRehearsal()
    page = shown(rehearsal)
    page.start.rules.section.toggle.click()
    type_into(page.start.rules.fields.questions, "25")
    assert lines(page)[0].startswith("25 questions in 81 min 15 s")
    assert lines(page)[1].startswith("You pass with 18 of 25 right (70 %).")
    assert lines(page)[-1] == "These numbers are your own."
    qtbot.waitUntil(lambda: any(call[0] == "check" for call in rehearsal.calls))
    press(page, Key.Key_Return)  # from the field
    finish_jobs()
    [(rules, exam)] = rehearsal.begun
    assert (rules.questions, rules.source, rules.own, exam) == (25, "", True, 1)


def test_the_numbers_of_the_rules_come_back(shown: Shown) -> None:
    page = shown(FakeRehearsal())
    before = lines(page)
    type_into(page.start.rules.fields.questions, "25")
    assert page.start.rules.back.isVisible()
    page.start.rules.back.click()
    assert lines(page) == before
    assert not page.start.rules.back.isVisible()


def test_typed_numbers_stay_when_the_material_changes(shown: Shown) -> None:
    rehearsal = FakeRehearsal()
    page = shown(rehearsal)
    type_into(page.start.rules.fields.questions, "25")
    page.refresh()
    finish_jobs()
    assert page.start.rules.rules.questions == 25
    page.desk.choose(2)
    finish_jobs()
    assert page.start.rules.rules.questions == 50  # another exam has rules of its own


def test_a_shorter_paper_is_offered_with_its_time(shown: Shown) -> None:
    rehearsal = FakeRehearsal()
    rehearsal.page = dict(starts(TODAY, Language.ENGLISH))["short"]
    page = shown(rehearsal)
    material = page.start.material
    assert material.line.text() == (
        "There are 23 different questions to draw from. "
        "4 of them you have not seen; these come first."
    )
    assert material.shorter.text.text() == (
        "The paper asks 50, and no question comes twice. A shorter one keeps the pace: "
        "23 questions in 37 min 23 s, passed with 17 right."
    )
    assert page.start.begin.text() == "Start with 23 questions"
    press(page, Key.Key_Return)
    finish_jobs()
    [(rules, _)] = rehearsal.begun
    assert (rules.questions, rules.of_questions, rules.seconds) == (23, 50, 2_243)


def test_topics_say_their_share_and_where_nothing_covers_them(shown: Shown) -> None:
    page = shown(FakeRehearsal())
    assert [label.text() for label in page.start.material.topics] == [
        "Harbours: 40 % · 20 of 31 questions",
        "Pilots: 40 % · 20 of 52 questions",
        "Law of the sea: 20 % · no material, so nothing is asked",
    ]
    assert page.start.material.blocked.text() == (
        "2 facts are not asked: the material disagrees with itself there."
    )


def test_with_too_little_the_way_leads_to_the_articles(shown: Shown) -> None:
    rehearsal = FakeRehearsal()
    rehearsal.page = dict(starts(TODAY, Language.ENGLISH))["nothing"]
    page = shown(rehearsal)
    wanted: list[Destination] = []
    page.navigate.connect(wanted.append)
    assert not page.start.begin.isVisible()
    assert page.start.material.too_few.isVisible()
    assert page.start.rules.unknown.isVisible()
    page.start.show_start(replace(rehearsal.page, exam_id=0), TODAY)  # the example is no exam
    assert not page.start.rules.unknown.isVisible()
    press(page, Key.Key_Return)
    assert wanted == [Destination(PageId.ARTICLES)]


def test_the_start_is_read_from_its_top_whenever_one_comes(shown: Shown) -> None:
    page = shown(FakeRehearsal())
    page.resize(640, 420)
    QTest.qWait(0)
    bar = page.start.area.verticalScrollBar()
    bar.setValue(bar.maximum())
    page.arrive(None)
    assert bar.value() == 0 < bar.maximum()
    bar.setValue(bar.maximum())
    page.show_start()
    assert bar.value() == 0


def test_another_paper_is_chosen_by_arrows(shown: Shown) -> None:
    rehearsal = FakeRehearsal()
    page = shown(rehearsal)
    choices = page.start.choices
    assert [button.text() for button in choices.buttons] == [
        "AIM 400 · 14 Dec",
        "AIM 401 · 19 Feb",
        "Example paper",
    ]
    choices.buttons[0].setFocus()
    press(page, Key.Key_Right, Key.Key_Right)
    QTest.keyClick(choices.buttons[2], Key.Key_Space)
    finish_jobs()
    assert rehearsal.calls[-1] == ("start", 0)


def test_a_paper_on_everything_is_in_one_language(shown: Shown) -> None:
    rehearsal = FakeRehearsal()
    both = (Language.ENGLISH, Language.BOKMAL)
    rehearsal.page = replace(rehearsal.page, languages=both, language=Language.ENGLISH)
    page = shown(rehearsal)
    languages = page.start.languages
    assert [button.text() for button in languages.buttons] == [
        "Questions in English",
        "Questions in Norwegian",
    ]
    assert languages.value is Language.ENGLISH
    languages.buttons[1].click()
    finish_jobs()
    page.start.press_main()
    finish_jobs()
    assert ("begin", Language.BOKMAL) in rehearsal.calls


def test_many_questions_are_counted_roughly(shown: Shown) -> None:
    rehearsal = FakeRehearsal()
    rehearsal.page = replace(rehearsal.page, distinct=1_600, exact=False, unseen=1_600)
    page = shown(rehearsal)
    assert page.start.material.line.text() == (
        "There are at least 1,600 different questions to draw from. You have seen none of them."
    )


def test_past_papers_are_named_with_their_scores(shown: Shown) -> None:
    rehearsal = FakeRehearsal()
    page = shown(rehearsal)
    assert page.start.past.links[0].accessibleName() == (
        "Look at it: AIM 400, 19 Nov · 36 of 50 right · passed · 24 of 31 at first sight"
    )
    page.start.past.links[0].click()
    finish_jobs()
    assert page.in_front(page.result)


def test_older_papers_come_when_they_are_wanted(shown: Shown) -> None:
    rehearsal = FakeRehearsal()
    papers = tuple(past(TODAY, n + 1, 30) for n in range(9))
    rehearsal.page = replace(rehearsal.page, past=papers)
    page = shown(rehearsal)
    assert len(page.start.past.links) == 5
    page.start.past.show_all()
    assert len(page.start.past.links) == 9
    assert page.start.past.links[5].hasFocus()


def test_a_day_of_another_year_has_its_year() -> None:
    assert past_line(past(TODAY, 2, 36), date(2027, 1, 2)).startswith("19 Nov 2026 · 36 of 50")


def test_a_paper_of_after_midnight_stands_on_its_study_day() -> None:
    paper = past(TODAY, 0, 36)
    late = replace(paper, when=datetime.combine(TODAY + timedelta(days=1), time(1, 30), UTC))
    assert past_line(late, TODAY).startswith("today, after midnight · ")
    assert past_line(late, TODAY + timedelta(days=1)).startswith("21 Nov, after midnight · ")
    assert whole_day(late.when) == "21 Nov 2026, after midnight"
    morning = replace(paper, when=datetime.combine(TODAY + timedelta(days=1), time(4, 0), UTC))
    assert past_line(morning, TODAY).startswith("22 Nov · ")


def test_a_paper_that_ended_while_the_program_was_closed_is_told_of(shown: Shown) -> None:
    rehearsal = FakeRehearsal()
    rehearsal.page = dict(starts(TODAY, Language.ENGLISH))["ended-away"]
    page = shown(rehearsal)
    assert page.start.away.title.text() == (
        "The time of a paper was up while AimStudy was closed: AIM 400"
    )
    assert page.start.away.button is not None
    page.start.away.button.click()
    finish_jobs()
    assert page.in_front(page.result)


def test_a_start_that_cannot_be_read_can_be_tried_again(shown: Shown) -> None:
    rehearsal = FakeRehearsal()
    rehearsal.fail = ProblemKind.DISK_FULL
    page = shown(rehearsal)
    assert page.start.failure.isVisible()
    rehearsal.fail = None
    page.start.failure.retry.click()
    finish_jobs()
    assert not page.start.failure.isVisible()
    assert page.start.begin.isVisible()
