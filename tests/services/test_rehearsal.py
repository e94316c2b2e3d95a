"""Rehearsed papers through the library's services: rules, answers, the clock, the result."""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from functools import partial
from pathlib import Path

import pytest

from aimstudy.application import add_bundled_articles, open_library
from aimstudy.domain.article import Language
from aimstudy.domain.errors import Problem, ProblemKind
from aimstudy.domain.exam import Exam
from aimstudy.domain.exam_profile import ExamProfile, Topic, TopicKind, TopicSource
from aimstudy.domain.paper_clock import Ending, Ticks
from aimstudy.domain.quiz import Given, QuizKind
from aimstudy.services.library import Library
from aimstudy.services.views.rehearsal import CellState, PaperRules, PaperView
from tests.services.conftest import START, Clock

FIXED = PaperRules("AIM", 12, 26, pausable=False)
PAUSABLE = replace(FIXED, pausable=True)


@dataclass
class Computer:
    """A wall clock that can be set and ticks that cannot."""

    wall: datetime = START
    ticks: int = 1_000_000
    start: str = "first"
    opened: list[Library] = field(default_factory=list)

    def work(self, seconds: float) -> None:
        self.wall += timedelta(seconds=seconds)
        self.ticks += round(seconds * 1000)

    def restart(self, off_s: float) -> None:
        self.work(off_s)
        self.ticks, self.start = 20_000, "second"

    def open(self, folder: Path) -> Library:
        def ticks() -> Ticks:
            return Ticks(self.ticks, self.ticks, self.start)

        return open_library(folder, lambda: self.wall, ticks=ticks)


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library's folder with the bundled English article, its Norwegian twin put aside."""
    folder = tmp_path_factory.mktemp("model")
    with open_library(folder, Clock(START)) as library:
        add_bundled_articles(library)
        for article in library.articles.list():
            if article.language == "nb":
                library.articles.archive(article.article_id)
    return folder


@pytest.fixture
def folder(model: Path, tmp_path: Path) -> Path:
    """A copy of the model, as it was made."""
    shutil.copy(model / "library.db", tmp_path)
    return tmp_path


@pytest.fixture
def computer() -> Computer:
    return Computer()


@pytest.fixture
def stocked(folder: Path, computer: Computer) -> Iterator[Library]:
    with computer.open(folder) as library:
        yield library


@pytest.fixture
def again(folder: Path, computer: Computer) -> Callable[[Library], Library]:
    """The library as the next start of the program finds it."""

    def reopened(library: Library) -> Library:
        library.close()
        return computer.open(folder)

    return reopened


def some_answer(view: PaperView) -> Given:
    """Something that fits the question, right or not."""
    question = view.question
    if question.kind.written:
        return "no idea"
    if question.kind is QuizKind.SELECT:
        return (0,)
    return tuple(range(len(question.lefts))) if question.lefts else 0


def answer_all(library: Library, paper: PaperView, *, but: int = 0) -> None:
    """Answer every question but the last ``but``."""
    for position in range(len(paper.cells) - but):
        view = library.rehearsal.view(paper.attempt_id, position)
        library.rehearsal.respond(paper.attempt_id, position, some_answer(view))


def refused(kind: ProblemKind, call: Callable[[], object]) -> Problem:
    with pytest.raises(Problem) as caught:
        call()
    assert caught.value.kind is kind
    return caught.value


# What there is to ask, and by which rules


def test_the_example_says_that_nobody_has_verified_it(stocked: Library) -> None:
    start = stocked.rehearsal.start_page()
    rules = start.rules
    assert (rules.questions, rules.minutes, rules.pass_share) == (50, 65, 0.7)
    assert (rules.pausable, rules.verified) == (False, False)
    assert "AIM" in rules.source
    assert rules.source_day is not None
    assert not start.rules_known


def test_too_little_material_offers_a_shorter_paper_in_less_time(stocked: Library) -> None:
    start = stocked.rehearsal.start_page()
    assert 20 <= start.distinct < 50
    assert start.unseen == start.distinct
    offered = start.offered
    assert offered is not None
    assert offered.questions == start.distinct
    assert offered.seconds == -(-3900 * start.distinct // 50)
    problem = refused(ProblemKind.PAPER_SHORTER, lambda: stocked.rehearsal.begin(start.rules))
    assert problem.values == {"usable": str(start.distinct), "wanted": "50"}
    paper = stocked.rehearsal.begin(offered)
    assert len(paper.cells) == start.distinct
    assert paper.clock.seconds_left == offered.seconds


def test_typed_rules_are_looked_at_without_reading_again(stocked: Library) -> None:
    start = stocked.rehearsal.start_page()
    few = stocked.rehearsal.check(replace(start.rules, questions=10), start)
    assert few.offered is None
    assert sum(topic.asked for topic in few.topics) == 10
    wrong = replace(start.rules, minutes=-1)
    problem = refused(ProblemKind.VALUE_OUT_OF_RANGE, lambda: stocked.rehearsal.check(wrong, start))
    assert problem.values["what"] == "minutes"
    refused(ProblemKind.VALUE_OUT_OF_RANGE, lambda: stocked.rehearsal.begin(wrong))


def test_no_material_is_said_in_words(library: Library) -> None:
    start = library.rehearsal.start_page()
    assert (start.distinct, start.offered, start.possible) == (0, None, False)
    refused(ProblemKind.PAPER_TOO_LITTLE, lambda: library.rehearsal.begin(start.rules))
    refused(
        ProblemKind.PAPER_TOO_LITTLE,
        lambda: library.rehearsal.begin(replace(start.rules, questions=1)),
    )


def test_a_paper_on_everything_is_in_one_language(library: Library) -> None:
    add_bundled_articles(library)
    start = library.rehearsal.start_page()
    assert (start.language, start.languages) == ("en", ("en", "nb"))
    norwegian = library.rehearsal.start_page(language=Language.BOKMAL)
    assert norwegian.language == "nb"
    paper = library.rehearsal.begin(replace(FIXED, questions=8), language=norwegian.language)
    asked = library.rehearsal.submit(paper.attempt_id).answers
    assert all(answer.feedback.source for answer in asked)
    numbers = {answer.feedback.source.article_id for answer in asked if answer.feedback.source}
    languages = {a.article_id: a.language for a in library.articles.list()}
    assert {languages[number] for number in numbers} == {"nb"}


def test_an_exam_gives_its_rules_and_names_topics_without_material(stocked: Library) -> None:
    article = stocked.articles.list()[0].article_id
    topics = (
        Topic("Basics", 3.0, (TopicSource(TopicKind.ARTICLE, article),)),
        Topic("Ethics", 1.0, (TopicSource(TopicKind.TAG, tag="ethics"),)),
    )
    profile = ExamProfile("Course 1", 12, 20, topic_share=0.5, pausable=False, extra_share=0.25)
    day = date(2026, 6, 1)
    stocked.exams.save(Exam(0, "AIM 1", day, profile, topics))
    start = stocked.rehearsal.start_page()
    assert [(choice.name, choice.day) for choice in start.choices] == [("AIM 1", day), ("", None)]
    assert start.rules_known
    assert start.rules.seconds == 1_500
    assert [(t.name, t.share, t.asked, t.available > 0) for t in start.topics] == [
        ("Basics", 0.75, 12, True),
        ("Ethics", 0.25, 0, False),
    ]
    paper = stocked.rehearsal.begin(start.rules, start.exam_id)
    result = stocked.rehearsal.submit(paper.attempt_id)
    assert result.exam_id == start.exam_id
    assert [(t.name, t.total, t.needed) for t in result.topics] == [("Basics", 12, 6)]
    assert result.failed_topics == ("Basics",)


# Answers


def test_a_question_is_answered_changed_skipped_and_flagged(stocked: Library) -> None:
    paper = stocked.rehearsal.begin(FIXED)
    assert [cell.state for cell in paper.cells[:2]] == [CellState.OPEN, CellState.UNSEEN]
    given = some_answer(paper)
    number = paper.attempt_id
    assert stocked.rehearsal.respond(number, 0, given).answered
    assert stocked.rehearsal.flag(number, 0, True).flagged
    assert stocked.rehearsal.sure(number, 0, 1).unsure
    view = stocked.rehearsal.view(number, 1)
    assert [cell.state for cell in view.cells[:3]] == [
        CellState.ANSWERED, CellState.OPEN, CellState.UNSEEN
    ]  # fmt: skip
    assert view.open_positions == tuple(range(1, 12))
    view = stocked.rehearsal.view(number, 0)
    assert (view.given, view.cell.flagged, view.cell.unsure) == (given, True, True)
    assert stocked.rehearsal.respond(number, 0, None).state is CellState.OPEN
    assert not stocked.rehearsal.flag(number, 0, False).flagged
    assert not stocked.rehearsal.sure(number, 0, None).unsure
    assert stocked.rehearsal.view(number, 0).given is None


def test_what_does_not_fit_the_question_is_refused(stocked: Library) -> None:
    paper = stocked.rehearsal.begin(FIXED)
    number = paper.attempt_id
    for position in range(12):
        view = stocked.rehearsal.view(number, position)
        wrong: Given = 0 if view.question.kind.written else 99
        refused(
            ProblemKind.PAPER_MISSING, partial(stocked.rehearsal.respond, number, position, wrong)
        )
    refused(ProblemKind.VALUE_OUT_OF_RANGE, lambda: stocked.rehearsal.view(number, 12))
    refused(ProblemKind.VALUE_OUT_OF_RANGE, lambda: stocked.rehearsal.flag(number, -1, True))
    refused(ProblemKind.VALUE_OUT_OF_RANGE, lambda: stocked.rehearsal.sure(number, 0, 4))
    refused(ProblemKind.PAPER_MISSING, lambda: stocked.rehearsal.view(number + 1, 0))


def test_nothing_is_told_before_the_paper_is_handed_in(stocked: Library) -> None:
    paper = stocked.rehearsal.begin(FIXED)
    answer_all(stocked, paper)
    refused(ProblemKind.PAPER_NOT_HANDED_IN, lambda: stocked.rehearsal.result(paper.attempt_id))
    assert stocked.quiz.past() == ()
    assert stocked.quiz.unfinished() is None
    assert stocked.rehearsal.past() == ()


def test_one_paper_at_a_time(stocked: Library) -> None:
    paper = stocked.rehearsal.begin(FIXED)
    refused(ProblemKind.PAPER_OPEN, lambda: stocked.rehearsal.begin(FIXED))
    opened = stocked.rehearsal.unfinished()
    assert opened is not None
    assert (opened.attempt_id, opened.total, opened.answered) == (paper.attempt_id, 12, 0)
    assert not stocked.rehearsal.start_page().possible


def test_a_paper_begun_by_mistake_is_thrown_away_one_with_answers_is_not(stocked: Library) -> None:
    first = stocked.rehearsal.begin(FIXED)
    stocked.rehearsal.view(first.attempt_id, 3)
    stocked.rehearsal.discard(first.attempt_id)
    assert stocked.rehearsal.unfinished() is None
    assert stocked.rehearsal.past() == ()
    refused(ProblemKind.PAPER_MISSING, lambda: stocked.rehearsal.discard(first.attempt_id))
    paper = stocked.rehearsal.begin(FIXED)
    stocked.rehearsal.respond(paper.attempt_id, 0, some_answer(paper))
    refused(ProblemKind.PAPER_ANSWERED, lambda: stocked.rehearsal.discard(paper.attempt_id))
    stocked.rehearsal.submit(paper.attempt_id)
    refused(ProblemKind.PAPER_HANDED_IN, lambda: stocked.rehearsal.discard(paper.attempt_id))


# The clock


def test_a_kill_leaves_all_answers_and_a_clock_that_ran_on(
    stocked: Library, computer: Computer, again: Callable[[Library], Library]
) -> None:
    paper = stocked.rehearsal.begin(FIXED)
    answer_all(stocked, paper, but=5)
    computer.work(100)
    with again(stocked) as library:
        opened = library.rehearsal.unfinished()
        assert opened is not None
        assert (opened.answered, opened.seconds_left) == (7, 1_460)
        view = library.rehearsal.view(paper.attempt_id, 0)
        assert view.clock.seconds_left == 1_460
        assert sum(cell.answered for cell in view.cells) == 7


@pytest.mark.parametrize("hours", [-5, 5])
def test_a_clock_set_gives_and_takes_no_time(
    stocked: Library, computer: Computer, again: Callable[[Library], Library], hours: int
) -> None:
    paper = stocked.rehearsal.begin(FIXED)
    computer.wall += timedelta(hours=hours)
    computer.work(60)
    assert stocked.rehearsal.tick(paper.attempt_id).seconds_left == 1_500
    computer.wall -= timedelta(hours=2 * hours)
    with again(stocked) as library:
        computer.work(60)
        assert library.rehearsal.tick(paper.attempt_id).seconds_left == 1_440


def test_a_computer_started_anew_has_used_the_time_it_was_off(
    stocked: Library, computer: Computer, again: Callable[[Library], Library]
) -> None:
    paper = stocked.rehearsal.begin(FIXED)
    computer.work(60)
    stocked.rehearsal.tick(paper.attempt_id)
    computer.restart(300)
    with again(stocked) as library:
        assert library.rehearsal.tick(paper.attempt_id).seconds_left == 1_200


def test_a_pausable_paper_waits_for_the_program(
    stocked: Library, computer: Computer, again: Callable[[Library], Library]
) -> None:
    paper = stocked.rehearsal.begin(PAUSABLE)
    number = paper.attempt_id
    computer.work(60)
    assert stocked.rehearsal.pause(number).paused
    refused(ProblemKind.PAPER_PAUSED, lambda: stocked.rehearsal.respond(number, 0, 0))
    computer.work(600)
    assert stocked.rehearsal.go_on(number).seconds_left == 1_500
    computer.work(4)
    with again(stocked) as library:  # the four seconds were not noted yet
        computer.work(3_600)
        opened = library.rehearsal.unfinished()
        assert opened is not None
        assert (opened.paused, opened.seconds_left) == (True, 1_500)
        assert library.rehearsal.view(number, 0).clock.paused
        assert library.rehearsal.go_on(number).seconds_left == 1_500
        computer.work(10)
        assert library.rehearsal.tick(number).seconds_left == 1_490


def test_a_paper_that_cannot_be_paused_says_so(stocked: Library) -> None:
    paper = stocked.rehearsal.begin(FIXED)
    refused(ProblemKind.PAPER_NOT_PAUSABLE, lambda: stocked.rehearsal.pause(paper.attempt_id))


def test_at_zero_what_is_stored_is_handed_in(stocked: Library, computer: Computer) -> None:
    paper = stocked.rehearsal.begin(FIXED)
    number = paper.attempt_id
    answer_all(stocked, paper, but=3)
    computer.work(1_559.5)
    assert stocked.rehearsal.tick(number).seconds_left == 1
    computer.work(10)
    refused(ProblemKind.PAPER_TIME_OVER, lambda: stocked.rehearsal.respond(number, 11, 0))
    clock = stocked.rehearsal.tick(number)
    assert (clock.seconds_left, clock.submitted) == (0, True)
    result = stocked.rehearsal.result(number)
    assert (result.ending, result.by_itself) == (Ending.TIME, True)
    assert result.when == START + timedelta(minutes=26)
    assert (result.open_count, result.used_s, result.allowed_s) == (3, 1_560, 1_560)
    assert stocked.rehearsal.submit(number) == result


def test_time_over_while_the_program_was_closed_is_told_until_it_was_looked_at(
    stocked: Library, computer: Computer, again: Callable[[Library], Library]
) -> None:
    paper = stocked.rehearsal.begin(FIXED)
    answer_all(stocked, paper, but=3)
    computer.work(86_400)
    with again(stocked) as library:
        start = library.rehearsal.start_page()
        assert start.unfinished is None
        ended = start.ended_away
        assert ended is not None
        assert (ended.attempt_id, ended.away, ended.by_itself) == (paper.attempt_id, True, True)
        assert ended.when == START + timedelta(minutes=26)
        result = library.rehearsal.result(paper.attempt_id)
        assert result.ending is Ending.TIME_AWAY
        assert result.open_count == 3
        assert library.rehearsal.start_page().ended_away is None
        assert not library.check().findings


def test_seconds_belong_to_the_question_that_was_on_the_screen(
    stocked: Library, computer: Computer, again: Callable[[Library], Library]
) -> None:
    paper = stocked.rehearsal.begin(FIXED)
    number = paper.attempt_id
    computer.work(12)
    stocked.rehearsal.view(number, 4)
    computer.work(30)
    stocked.rehearsal.tick(number)
    computer.work(3)
    stocked.rehearsal.view(number, 0)
    computer.work(8)
    stocked.rehearsal.leave(number)
    computer.work(100)
    stocked.rehearsal.view(number, 1)
    with again(stocked) as library:
        computer.work(50)  # away: nobody's
        result = library.rehearsal.submit(number)
    assert [a.seconds for a in result.answers[:6]] == [20, 0, 0, 0, 33, 0]
    assert result.used_s == 203


# The result


def test_open_questions_count_as_not_right_and_leave_no_evidence(stocked: Library) -> None:
    paper = stocked.rehearsal.begin(FIXED)
    answer_all(stocked, paper, but=5)
    result = stocked.rehearsal.submit(paper.attempt_id)
    assert (result.total, result.open_count) == (12, 5)
    assert result.right == sum(a.feedback.correct for a in result.answers)
    assert result.needed == 9
    assert result.passed is (result.right >= 9)
    assert not any(a.feedback.correct or a.wrong for a in result.answers if not a.cell.answered)
    assert all(a.feedback.source for a in result.answers)
    report = stocked.check()
    assert not report.findings
    assert report.states_differ == 0


def test_a_second_paper_asks_first_what_nothing_has_asked(stocked: Library) -> None:
    rules, before = replace(FIXED, questions=8), stocked.rehearsal.start_page().unseen
    one = stocked.rehearsal.submit(stocked.rehearsal.begin(rules).attempt_id)
    assert (one.first_total, one.repeats_total) == (8, 0)
    assert before > stocked.rehearsal.start_page().unseen >= before - 8
    two = stocked.rehearsal.submit(stocked.rehearsal.begin(rules).attempt_id)
    assert (two.first_total, two.repeats_total) == (8, 0)
    assert [past.attempt_id for past in stocked.rehearsal.past()] == [2, 1]
    three = stocked.rehearsal.submit(stocked.rehearsal.begin(FIXED).attempt_id)
    assert three.first_total + three.repeats_total == 12
    assert three.repeats_total == sum(not answer.first_sight for answer in three.answers) > 0


def test_what_is_studied_during_the_paper_is_no_first_sight(stocked: Library) -> None:
    paper = stocked.rehearsal.begin(FIXED)
    answer_all(stocked, paper)
    card = stocked.study.session().card
    assert card is not None
    stocked.study.answer(card.card_id, 3, 1_000)
    result = stocked.rehearsal.submit(paper.attempt_id)
    mine = [a for a in result.answers if a.feedback.card_id == card.card_id]
    assert not any(answer.first_sight for answer in mine)
    assert result.first_total == 12 - len(mine)


def test_typed_answers_can_be_counted_as_right(stocked: Library) -> None:
    paper = stocked.rehearsal.begin(FIXED)
    answer_all(stocked, paper)
    before = stocked.rehearsal.submit(paper.attempt_id)
    typed = next(n for n, a in enumerate(before.answers) if a.feedback.grade is not None)
    after = stocked.rehearsal.overrule(paper.attempt_id, typed, True)
    assert after.right == before.right + 1
    assert after.answers[typed].feedback.overruled
    assert stocked.rehearsal.overrule(paper.attempt_id, typed, False).right == before.right
    report = stocked.check()
    assert not report.findings
    assert report.states_differ == 0
    chosen = next(n for n, a in enumerate(before.answers) if a.feedback.grade is None)
    refused(
        ProblemKind.PAPER_MISSING,
        lambda: stocked.rehearsal.overrule(paper.attempt_id, chosen, True),
    )


def test_a_missed_question_whose_card_is_gone_gets_a_card(stocked: Library) -> None:
    paper = stocked.rehearsal.begin(FIXED)
    refused(
        ProblemKind.PAPER_NOT_HANDED_IN, lambda: stocked.rehearsal.make_card(paper.attempt_id, 0)
    )
    feedback = stocked.rehearsal.submit(paper.attempt_id).answers[0].feedback
    assert feedback.card_id is not None
    assert stocked.rehearsal.make_card(paper.attempt_id, 0) == feedback.card_id
    stocked.cards.delete([feedback.card_id])
    made = stocked.rehearsal.make_card(paper.attempt_id, 0)
    assert made != feedback.card_id
    assert feedback.answer in stocked.cards.detail(made).back


def test_what_is_open_and_over_is_left_alone_where_nothing_can_be_written(
    stocked: Library, computer: Computer, folder: Path
) -> None:
    paper = stocked.rehearsal.begin(FIXED)
    computer.work(5_000)
    with open_library(folder, lambda: datetime.now(UTC), beside=True) as beside:
        assert beside.rehearsal.past() == ()
        assert beside.rehearsal.start_page().unfinished is None
    assert stocked.rehearsal.tick(paper.attempt_id).submitted
