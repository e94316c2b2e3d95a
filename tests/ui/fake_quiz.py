"""A quiz service in memory: a few questions, and every answer in the order it was stored."""

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, cast

from pytestqt.qtbot import QtBot

from aimstudy.domain.article import Language
from aimstudy.domain.changes import Changes
from aimstudy.domain.errors import Problem, ProblemKind
from aimstudy.domain.quiz import Given, OptionOrigin, QuizKind
from aimstudy.services.views.quiz import (
    Drill,
    DrillOffer,
    ItemLine,
    OptionFeedback,
    PastQuiz,
    QuizFeedback,
    QuizQuestion,
    QuizReview,
    QuizSetup,
    QuizTopic,
    QuizTopicKind,
    QuizWish,
    Score,
    TopicRef,
    WishCount,
)
from aimstudy.ui.pages.quiz_page import QuizPage
from aimstudy.ui.quiz.specimens import specimens
from tests.ui.fake_study import SOURCE, FakeLibrary, FakeStudy, finish_jobs, study_card

if TYPE_CHECKING:
    from aimstudy.services.library import Library

ATTEMPT = 5
SETUP = QuizSetup(
    usable=14,
    blocked_by_issues=2,
    accepted_facts=20,
    unfinished=None,
    topics=(
        QuizTopic(TopicRef(QuizTopicKind.ARTICLE, 7), "Associate in Management (AIM)", 9),
        QuizTopic(TopicRef(QuizTopicKind.ARTICLE, 8), "Autorisasjon i ledelse", 5),
        QuizTopic(TopicRef(QuizTopicKind.TAG, tag="harbour"), "harbour", 0, blocked=2),
    ),
    usable_by_kind=(
        (QuizKind.MULTIPLE_CHOICE, 14),
        (QuizKind.TRUE_FALSE, 9),
        (QuizKind.TYPED, 14),
        (QuizKind.MATCHING, 0),
    ),
    drills=(
        DrillOffer(Drill.WEAKEST, 6),
        DrillOffer(Drill.CONFIDENT_ERRORS, 0),
        DrillOffer(Drill.NEVER_SEEN, 11),
    ),
)
PAST = tuple(
    PastQuiz(n, date(2026, 11, 22 - n), Score(f"Quiz {n}", n, 10, 0.1, 0.9), finished=n != 2)
    for n in range(1, 6)
)
OPTIONS = (
    OptionFeedback("9 to 15 months", True, False, OptionOrigin.KEY, ""),
    OptionFeedback("3 to 6 months", False, False, OptionOrigin.NEIGHBOUR, ""),
    OptionFeedback("four courses", False, False, OptionOrigin.OTHER_FACT, "What the AIM asks for"),
)
TRUTHS = (
    OptionFeedback("True", False, False, OptionOrigin.TRUTH, ""),
    OptionFeedback("False", True, False, OptionOrigin.TRUTH, ""),
)


class FakeQuiz:
    """Three questions: two with options, then a statement that is false."""

    def __init__(self) -> None:
        self.stored: list[tuple[int, int, int | None]] = []
        self.started: list[QuizWish] = []
        self.counted: list[QuizWish] = []
        self.sure: list[int | None] = []
        self.took: list[int] = []
        self.made: list[tuple[int, int]] = []
        self.view = SETUP
        self.looked_back: tuple[PastQuiz, ...] = ()
        self.lines: tuple[ItemLine, ...] = ()
        self.asks_certainty = False
        self.usable = 4
        self.fail: ProblemKind | None = None
        self.discarded: list[int] = []

    def _guard(self) -> None:
        if self.fail is not None:
            raise Problem(self.fail, usable=1, reason="")

    def setup(self) -> QuizSetup:
        return self.view

    def past(self) -> tuple[PastQuiz, ...]:
        return self.looked_back

    def count(self, topics: tuple[TopicRef, ...], kinds: frozenset[QuizKind]) -> WishCount:
        self.counted.append(QuizWish(topics, kinds=kinds))
        return WishCount(self.usable, ((QuizKind.MULTIPLE_CHOICE, self.usable),))

    def statistics(self) -> tuple[ItemLine, ...]:
        return self.lines

    def make_card(self, attempt_id: int, position: int) -> int:
        self._guard()
        self.made.append((attempt_id, position))
        return 1

    def start(self, wish: QuizWish) -> QuizQuestion:
        self._guard()
        self.started.append(wish)
        self.asks_certainty = wish.ask_certainty
        self.stored.clear()
        return self._question(0)

    def question(self, attempt_id: int) -> QuizQuestion | None:
        self._guard()
        done = len(self.stored)
        return self._question(done) if done < 3 else None

    def _options(self, position: int) -> tuple[OptionFeedback, ...]:
        return TRUTHS if position == 2 else OPTIONS

    def _question(self, position: int) -> QuizQuestion:
        return QuizQuestion(
            attempt_id=ATTEMPT,
            position=position,
            total=3,
            title="Associate in Management (AIM)",
            kind=QuizKind.TRUE_FALSE if position == 2 else QuizKind.MULTIPLE_CHOICE,
            prompt=f"{position + 1}. How long do most people take for the AIM programme?",
            context="",
            options=tuple(option.text for option in self._options(position)),
            certainty=self.asks_certainty,
        )

    def answer(
        self,
        attempt_id: int,
        position: int,
        given: Given | None,
        certainty: int | None = None,
        took_ms: int = 0,
    ) -> QuizFeedback:
        self._guard()
        chosen = given if isinstance(given, int) else None
        self.stored.append((attempt_id, position, chosen))
        self.sure.append(certainty)
        self.took.append(took_ms)
        return replace(self._feedback(position, chosen), certainty=certainty)

    def said(self, attempt_id: int, position: int) -> QuizFeedback | None:
        self._guard()
        chosen = [one for _, place, one in self.stored if place == position]
        return self._feedback(position, chosen[-1]) if chosen else None

    def _feedback(self, position: int, chosen: int | None) -> QuizFeedback:
        question = self._question(position)
        options = tuple(
            replace(option, is_chosen=place == chosen)
            for place, option in enumerate(self._options(position))
        )
        return QuizFeedback(
            attempt_id=ATTEMPT,
            position=position,
            total=3,
            kind=question.kind,
            prompt=question.prompt,
            context="",
            title=question.title,
            correct=chosen is not None and options[chosen].is_key,
            given=chosen,
            answer="9 to 15 months",
            options=options,
            source=SOURCE,
            card_id=1,
            card_due=date(2026, 11, 22),
        )

    def review(self, attempt_id: int) -> QuizReview:
        answers = tuple(
            replace(
                self._feedback(position, chosen),
                certainty=certainty,
                card_id=None if (attempt_id, position) == (ATTEMPT, 1) and not self.made else 1,
                card_makeable=(attempt_id, position) == (ATTEMPT, 1),
            )
            for (_, position, chosen), certainty in zip(self.stored, self.sure, strict=True)
        )
        return reviewed("AIM", answers)

    def discard(self, attempt_id: int) -> Changes:
        self.discarded.append(attempt_id)
        self.view = replace(self.view, unfinished=None)
        return Changes.QUIZZES


def reviewed(title: str, answers: tuple[QuizFeedback, ...]) -> QuizReview:
    """The look back as the service has it: confident errors first among the misses."""
    right = sum(answer.correct for answer in answers)
    missed = [answer for answer in answers if not answer.correct]
    misses = tuple(sorted(missed, key=lambda answer: not answer.confident_error))
    return QuizReview(ATTEMPT, title, right, len(answers), 0.45, 0.85, answers, misses=misses)


def quiz_library() -> tuple[FakeLibrary, FakeQuiz]:
    """A library with one card and the quiz above."""
    quiz = FakeQuiz()
    return FakeLibrary(FakeStudy((study_card(1),)), quiz=quiz), quiz


class EveryKind(FakeQuiz):
    """One question of each kind that is not answered by a single press."""

    def __init__(self) -> None:
        super().__init__()
        self.cases = [(question, said) for _, question, said in specimens(Language.ENGLISH)]
        self.given: list[Given | None] = []
        self.decided: list[bool] = []

    def start(self, wish: QuizWish) -> QuizQuestion:
        self.asks_certainty = wish.ask_certainty
        return self._case(0)

    def question(self, attempt_id: int) -> QuizQuestion | None:
        return self._case(len(self.given)) if len(self.given) < len(self.cases) else None

    def _case(self, place: int) -> QuizQuestion:
        asked = replace(self.cases[place][0], position=place, total=len(self.cases))
        return replace(asked, certainty=self.asks_certainty)

    def answer(
        self,
        attempt_id: int,
        position: int,
        given: Given | None,
        certainty: int | None = None,
        took_ms: int = 0,
    ) -> QuizFeedback:
        self._guard()
        self.given.append(given)
        self.sure.append(certainty)
        return self._said(position)

    def said(self, attempt_id: int, position: int) -> QuizFeedback | None:
        return self._said(position) if position < len(self.given) else None

    def overrule(self, attempt_id: int, position: int, right: bool) -> QuizFeedback:
        self._guard()
        self.decided.append(right)
        return replace(self._said(position), correct=right, overruled=True)

    def _said(self, position: int) -> QuizFeedback:
        said = self.cases[position][1]
        return replace(said, position=position, total=len(self.cases), given=self.given[position])

    def review(self, attempt_id: int) -> QuizReview:
        answers = tuple(
            replace(self._said(n), correct=True, overruled=True)
            if self.decided and self.cases[n][1].kind is QuizKind.NUMERIC
            else self._said(n)
            for n in range(len(self.given))
        )
        return reviewed("Harbours", answers)


def every_kind() -> tuple[FakeLibrary, EveryKind]:
    """A library with one card and a question of each kind."""
    quiz = EveryKind()
    return FakeLibrary(FakeStudy((study_card(1),)), quiz=quiz), quiz


def show_quiz_page(qtbot: QtBot, library: FakeLibrary) -> QuizPage:
    """The quiz page in a window of the usual size, in front and with the focus."""
    page = QuizPage(cast("Library", library))
    qtbot.addWidget(page)
    page.resize(984, 760)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    page.setFocus()
    finish_jobs()
    return page
