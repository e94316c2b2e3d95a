"""``aimstudy --self-test``: the main job done once, in a temporary library, without a display.

Run it after installing: it tells whether this copy of the program, with the files packed in it,
works on this computer.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from aimstudy.application import add_bundled_articles, open_library
from aimstudy.domain.errors import Problem
from aimstudy.domain.quiz import Given, QuizKind
from aimstudy.domain.review import Rating
from aimstudy.services.views.quiz import QuizWish

if TYPE_CHECKING:
    from collections.abc import Callable

    from aimstudy.services.library import Library
    from aimstudy.services.views.quiz import QuizQuestion

PASSED, FAILED = 0, 1
FEWEST_CARDS = 15
QUESTIONS = 10


class SelfTestError(Exception):
    """Something did not come out as it must."""


def self_test() -> int:
    """Run every step and say how it went; returns 0, or 1 at the first failure."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    # Without a display Qt warns at every window that there are no size hints; that is no finding.
    os.environ.setdefault("QT_LOGGING_RULES", "*.warning=false")
    with tempfile.TemporaryDirectory(prefix="aimstudy-") as folder:
        try:
            with open_library(Path(folder) / "data") as library:
                for name, step in _steps(library, Path(folder) / "pages"):
                    begun = time.perf_counter()
                    said = step()
                    _say(f"{name}: {said} ({time.perf_counter() - begun:.1f} s)")
        except (SelfTestError, Problem) as error:
            sys.stderr.write(f"self-test failed: {error}\n")
            return FAILED
    _say("self-test passed")
    return PASSED


def _steps(library: Library, pictures: Path) -> tuple[tuple[str, Callable[[], str]], ...]:
    return (
        ("articles", lambda: _add_articles(library)),
        ("study", lambda: _study(library)),
        ("quiz", lambda: _take_quiz(library)),
        ("backup", lambda: _back_up(library)),
        ("check", lambda: _check(library)),
        ("pages", lambda: _draw_pages(library, pictures)),
    )


def _add_articles(library: Library) -> str:
    add_bundled_articles(library)
    articles = library.articles.list()
    _require(len(articles) == 2, "both articles are there")
    for article in articles:
        _require(article.cards >= FEWEST_CARDS, f"{article.name} has {FEWEST_CARDS} cards")
        _require(article.open_issues == 1, f"the contradiction of {article.name} is found")
    return ", ".join(f"{article.cards} cards ({article.language})" for article in articles)


def _study(library: Library) -> str:
    card = library.study.next_card()
    if card is None:
        raise SelfTestError("there is no card to study")
    library.study.answer(card.card_id, Rating.EASY)
    library.undo()
    answered = library.study.answer(card.card_id, Rating.GOOD)
    _require(library.status()["reviews"] == 1, "one answer is kept")
    return f"one card answered, next in {answered.gap.amount:.0f} {answered.gap.unit}"


def _take_quiz(library: Library) -> str:
    question = library.quiz.start(QuizWish(count=QUESTIONS))
    for position in range(question.total):
        asked = library.quiz.question(question.attempt_id)
        library.quiz.answer(question.attempt_id, position, _first_answer(asked))
    review = library.quiz.review(question.attempt_id)
    _require(review.total == QUESTIONS, f"{QUESTIONS} questions were asked")
    return f"{review.right} of {review.total} right by always choosing the first"


def _first_answer(asked: QuizQuestion | None) -> Given | None:
    """The first option, all pairs as they stand, or a word."""
    if asked is None:
        return None
    if asked.kind.written:
        return asked.title
    if asked.kind is QuizKind.MULTIPLE_CHOICE or asked.kind is QuizKind.TRUE_FALSE:
        return 0
    return tuple(range(len(asked.lefts) or 1))


def _back_up(library: Library) -> str:
    answers = library.status()["reviews"]  # in study and in the quiz
    backup = library.backup()
    library.restore(backup)
    _require(answers > 0, "answers are kept")
    _require(library.status()["reviews"] == answers, "the restored library holds the answers")
    return backup.name


def _check(library: Library) -> str:
    report = library.check()
    _require(not report.findings and not report.states_differ, f"the library is sound: {report}")
    return "sound"


def _draw_pages(library: Library, pictures: Path) -> str:
    from aimstudy.paths import resources_folder
    from aimstudy.ui.gallery import draw_pages

    drawn = draw_pages(library, pictures, resources_folder())
    _require(all(picture.stat().st_size > 0 for picture in drawn), "every page is drawn")
    return f"{len(drawn)} pictures"


def _require(holds: bool, what: str) -> None:
    if not holds:
        raise SelfTestError(f"expected that {what}")


def _say(text: str) -> None:
    sys.stdout.write(text + "\n")
    sys.stdout.flush()
