"""What passes a paper: marks in all, marks in every topic, each at the very number."""

from pathlib import Path

import pytest

from aimstudy.application import open_library
from aimstudy.domain.paper import PaperRules
from aimstudy.domain.paper_clock import PaperClock
from aimstudy.domain.quiz import AskedItem, Option, OptionOrigin, QuizItem, QuizKind
from aimstudy.services.views.rehearsal import RehearsalResult
from aimstudy.storage import rehearsals
from aimstudy.storage.session import Session
from tests.services.conftest import START, Clock

WORDS = (Option("True", OptionOrigin.TRUTH), Option("False", OptionOrigin.TRUTH))


def statement(number: int, topic: str) -> AskedItem:
    """A statement that is true, about nothing in the library; those with even numbers are new."""
    text = f"Statement {number} of {topic}."
    item = QuizItem(f"key {number}", QuizKind.TRUE_FALSE, text, WORDS, 0, "True", text)
    return AskedItem(item, topic=topic, first_sight=number % 2 == 0)


def handed_in(
    folder: Path,
    items: list[AskedItem],
    right: dict[str, int],
    rules: PaperRules,
    opened: int | None = None,
) -> RehearsalResult:
    """A paper of which the first so many of each topic were answered right, the rest wrong.

    With ``opened`` only so many questions were looked at.
    """
    with open_library(folder, Clock(START)) as library:
        context, left = library.quiz._context, dict(right)
        running = PaperClock(rules.seconds * 1000, rules.pausable, 0, context.reading())

        def work(session: Session) -> int:
            when = context.moment()
            attempt = rehearsals.insert_paper(session, rules, 0, 1, when, running, items)
            for position, asked in enumerate(items[:opened]):
                left[asked.topic] -= 1
                given = 0 if left[asked.topic] >= 0 else 1
                rehearsals.put_in(session, attempt, position, given, when.at_ms)
            return attempt

        return library.rehearsal.submit(context.database.write(work))


@pytest.mark.parametrize(
    ("right", "questions", "passed"),
    [(35, 50, True), (34, 50, False), (18, 25, True), (17, 25, False)],
)
def test_a_paper_passes_at_its_mark_and_not_below(
    tmp_path: Path, right: int, questions: int, passed: bool
) -> None:
    rules = PaperRules("AIM", questions, 65)
    items = [statement(n, "All") for n in range(questions)]
    result = handed_in(tmp_path, items, {"All": right}, rules)
    assert (result.right, result.total, result.needed) == (right, questions, rules.marks)
    assert result.passed is passed
    assert result.failed_topics == ()
    assert result.first_total == (questions + 1) // 2
    assert result.first_right == (right + 1) // 2
    assert result.repeats_right == right // 2


@pytest.mark.parametrize(("in_ethics", "failed"), [(4, ("Ethics",)), (5, ())])
def test_the_mark_of_every_topic_must_be_reached_too(
    tmp_path: Path, in_ethics: int, failed: tuple[str, ...]
) -> None:
    rules = PaperRules("AIM", 25, 40, topic_share=0.5)
    items = [statement(n, "Law" if n < 16 else "Ethics") for n in range(25)]
    result = handed_in(tmp_path, items, {"Law": 15, "Ethics": in_ethics}, rules)
    assert [(t.name, t.needed, t.passed) for t in result.topics] == [
        ("Ethics", 5, not failed),
        ("Law", 8, True),
    ]
    assert result.right >= result.needed
    assert (result.failed_topics, result.passed) == (failed, not failed)
    with open_library(tmp_path, Clock(START)) as library:
        assert [past.passed for past in library.rehearsal.past()] == [not failed]


def test_what_forty_first_sight_answers_of_fifty_foretell(tmp_path: Path) -> None:
    items = [statement(2 * n, "All") for n in range(50)]
    found = handed_in(tmp_path, items, {"All": 40}, PaperRules("AIM", 50, 65)).next_paper
    assert found is not None
    assert round(found.chance, 2) == 0.88
    assert (found.low, found.high) == (32, 45)
    assert (found.answers, found.marks) == (50, 35)


def test_questions_that_were_never_opened_foretell_nothing(tmp_path: Path) -> None:
    items = [statement(2 * n, "All") for n in range(50)]
    rules = PaperRules("AIM", 50, 65)
    found = handed_in(tmp_path, items, {"All": 12}, rules, opened=15).next_paper
    assert found is not None
    assert found.answers == 15
    assert found.low > 20
