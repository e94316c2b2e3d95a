"""Made-up set-ups and look backs, for pictures of the quiz page."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from aimstudy.domain.article import Language
from aimstudy.domain.quiz import OptionOrigin, QuizKind
from aimstudy.services.views.printing import SheetLine
from aimstudy.services.views.quiz import (
    Drill,
    DrillOffer,
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
)
from aimstudy.ui.quiz.setup_view import SetupFound
from aimstudy.ui.quiz.specimens import specimens

_NAMES = {
    Language.ENGLISH: ("Harbours", "Pilots and their course", "Storms", "sea law"),
    Language.BOKMAL: ("Havner", "Loser og kurset deres", "Stormer", "sjørett"),
}
_PROMPTS = {
    Language.ENGLISH: ("How deep is the inner harbour?", "9 metres", ("4 metres", "15 metres")),
    Language.BOKMAL: ("Hvor dyp er den indre havna?", "9 meter", ("4 meter", "15 meter")),
}
_OUTER = {Language.ENGLISH: "the outer harbour", Language.BOKMAL: "den ytre havna"}


def set_ups(language: Language, today: date) -> Iterator[tuple[str, SetupFound]]:
    """(name, what the set-up shows): the first time, and after some quizzes."""
    setup = _setup(language)
    yield "first", SetupFound(replace(setup, drills=_drills((0, 0, 71))), (), today)
    last = QuizWish(
        (setup.topics[0].ref, setup.topics[4].ref), 20, easy_start=True, ask_certainty=True
    )
    later = replace(
        setup, last=last, unfinished=1, blocked_by_issues=2, unfit=3, drills=_drills((12, 3, 0))
    )
    sheets = (SheetLine(12, _NAMES[language][0], today - timedelta(1), 20),)
    yield "later", SetupFound(later, _past(language, today), today, sheets)


def sure(language: Language) -> tuple[QuizQuestion, QuizFeedback]:
    """A question that asks how sure one is, and its verdict: sure and wrong, and mixed up."""
    prompt, key, others = _PROMPTS[language]
    question = QuizQuestion(
        attempt_id=0,
        position=3,
        total=10,
        title=_NAMES[language][0],
        kind=QuizKind.MULTIPLE_CHOICE,
        prompt=prompt,
        context="",
        options=(others[0], key, others[1]),
        certainty=True,
    )
    return question, _wrong(language, question)


def review(language: Language, today: date) -> QuizReview:
    """A look back with a confident error, misses and right answers, of several topics."""
    names = _NAMES[language]
    kinds = [said for _, _, said in specimens(language)]
    first = replace(sure(language)[1], topic=names[0])
    rest = [replace(said, topic=names[n % 3], certainty=2 if said.correct else 1)
            for n, said in enumerate(kinds)]  # fmt: skip
    made = replace(rest[0], card_makeable=True)
    answers = (first, made, *(replace(each, card_id=1) for each in rest[1:]))
    misses = tuple(answer for answer in answers if not answer.correct)
    topics = (
        Score(names[1], 1, 4, 0.06, 0.62),
        Score(names[0], 3, 4, 0.38, 0.94),
        Score(names[2], 2, 2, 0.43, 1.0),
    )
    levels = (Score("1", 1, 3, 0.1, 0.7), Score("2", 2, 3, 0.3, 0.9), Score("3", 3, 4, 0.4, 0.95))
    return QuizReview(
        1, names[0], 6, 10, 0.35, 0.81, answers, topics, levels, misses, today
    )  # fmt: skip


def _setup(language: Language) -> QuizSetup:
    names = _NAMES[language]
    exam = "AIM 401"
    topics = (
        QuizTopic(TopicRef(QuizTopicKind.EXAM, 1), exam, 58),
        QuizTopic(TopicRef(QuizTopicKind.EXAM, 1, place=0), names[1], 31, group=exam),
        QuizTopic(TopicRef(QuizTopicKind.EXAM, 1, place=1), names[2], 27, group=exam),
        QuizTopic(TopicRef(QuizTopicKind.ARTICLE, 1), names[0], 28),
        QuizTopic(TopicRef(QuizTopicKind.ARTICLE, 2), names[1], 31, language=language),
        QuizTopic(TopicRef(QuizTopicKind.ARTICLE, 3), names[2], 12),
        QuizTopic(TopicRef(QuizTopicKind.DECK, 1), names[0], 28),
        QuizTopic(TopicRef(QuizTopicKind.DECK, 2), names[2], 12),
        QuizTopic(TopicRef(QuizTopicKind.TAG, tag=names[3]), names[3], 6),
        QuizTopic(TopicRef(QuizTopicKind.TAG, tag="2026"), "2026", 0, blocked=1),
    )
    kinds = (
        (QuizKind.MULTIPLE_CHOICE, 70),
        (QuizKind.TRUE_FALSE, 52),
        (QuizKind.TYPED, 66),
        (QuizKind.NUMERIC, 14),
        (QuizKind.SELECT, 8),
    )
    return QuizSetup(71, 0, 80, None, topics, kinds)


def _drills(usable: tuple[int, int, int]) -> tuple[DrillOffer, ...]:
    return tuple(DrillOffer(drill, n) for drill, n in zip(Drill, usable, strict=True))


def _past(language: Language, today: date) -> tuple[PastQuiz, ...]:
    names = _NAMES[language]
    return tuple(
        PastQuiz(
            n,
            today - timedelta(days=3 * n),
            Score(", ".join(names[: 1 + n % 3]), 10 - n, 10, 0.4, 0.9),
            finished=n != 1,
        )
        for n in range(7)
    )


def _wrong(language: Language, question: QuizQuestion) -> QuizFeedback:
    origins = (OptionOrigin.OTHER_FACT, OptionOrigin.KEY, OptionOrigin.NEIGHBOUR)
    options = tuple(
        OptionFeedback(
            text,
            origin is OptionOrigin.KEY,
            place == 0,
            origin,
            _OUTER[language] if place == 0 else "",
            mixed_up=2 if place == 0 else 0,
        )
        for place, (text, origin) in enumerate(zip(question.options, origins, strict=True))
    )
    return QuizFeedback(
        attempt_id=0,
        position=question.position,
        total=question.total,
        kind=question.kind,
        prompt=question.prompt,
        context="",
        title=question.title,
        correct=False,
        given=0,
        answer=question.options[1],
        options=options,
        source=None,
        card_id=1,
        card_due=None,
        certainty=3,
        exam="AIM 401",
        times_asked=7,
        times_right=3,
    )
