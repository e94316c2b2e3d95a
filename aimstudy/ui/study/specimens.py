"""Made-up cards and answers in every state of the study page, for the gallery. No library."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from aimstudy.domain.article import Language
from aimstudy.domain.card import CardKind
from aimstudy.domain.errors import Problem, ProblemKind
from aimstudy.domain.evidence import Certainty
from aimstudy.domain.quiz import Grade, GradeReason, Piece, PieceKind, Verdict
from aimstudy.domain.review import Phase, Rating
from aimstudy.domain.study_day import study_day
from aimstudy.services.views.card_reasons import (
    Leech,
    LeechCause,
    OtherCard,
    QuizTrace,
    WaitingCard,
    WaitingGroup,
    WaitingKind,
    WhyCard,
    WhyNow,
)
from aimstudy.services.views.session_choice import ScopeKind, ScopeLine, SessionWish, StudyScope
from aimstudy.services.views.study import (
    Gap,
    GapUnit,
    RatingChoice,
    SessionEnd,
    SessionView,
    SourceView,
    StudyCard,
)

if TYPE_CHECKING:
    from aimstudy.ui.pages.study_page import StudyPage

_MADE_UP = 2**40  # ids that no card of a sample has
_WORDS = {
    Language.ENGLISH: {
        "article": "Associate in Management (AIM)",
        "section": "How it works",
        "prompt": "How long does it usually take to finish the AIM programme?",
        "answer": "between 9 and 15 months",
        "given": "between 9 and 12 months",
        "quote": "Most people need between 9 and 15 months for the four courses.",
        "remark": "About as long as a school year and a summer.",
        "other": "How long do most people wait for the result?",
        "waits": "What does the whole programme cost?",
    },
    Language.BOKMAL: {
        "article": "Associate in Management (AIM)",
        "section": "Slik virker det",
        "prompt": "Hvor lang tid tar det vanligvis å fullføre AIM-programmet?",
        "answer": "mellom 9 og 15 måneder",
        "given": "mellom 9 og 12 måneder",
        "quote": "De fleste trenger mellom 9 og 15 måneder til de fire kursene.",
        "remark": "Omtrent så lenge som et skoleår og en sommer.",
        "other": "Hvor lenge venter de fleste på resultatet?",
        "waits": "Hva koster hele programmet?",
    },
}


def study_states(page: StudyPage, language: Language) -> Iterator[str]:
    """Put ``page`` into one state after the other; the name of each is given when it shows."""
    words = _WORDS[language]
    today = study_day(page.library.now())
    yield from _cards(page, words)
    page.desk.open_why(why_card(today), today)
    yield "study-why"
    page.desk.close_why()
    page.failure.show_failure(Problem(ProblemKind.DISK_FULL), lambda: None)
    yield "study-disk-full"
    page.failure.clear()
    page.sides.choose.open(scope_lines(words), SessionWish(cards=20))
    page.stack.setCurrentWidget(page.sides.choose)
    yield "study-choose"
    page.sides.waiting.show_groups(waiting_groups(words, today), today)
    page.stack.setCurrentWidget(page.sides.waiting)
    page.sides.waiting.groups[0].set_open(True)
    yield "study-waiting"
    page.stack.setCurrentWidget(page.done)
    for name, view in ends(words):
        page.done.show_end(view, today)
        yield name
    page.back_to_session()


def _cards(page: StudyPage, words: dict[str, str]) -> Iterator[str]:
    card = card_of(words)
    view = SessionView(card, 12, 25, 9.0, wish=SessionWish(cards=20), wish_done=6, wish_total=20)
    page.show_session(replace(view, scope_name=words["article"]))
    yield "study-typed"
    page.sheet.typed.field.setText(words["given"])
    page.desk.uncover(card, grade_of(words), None)
    yield "study-typed-checked"
    page.desk.count_as_right(card, True)
    yield "study-typed-counted"
    plain = replace(
        card, card_id=_MADE_UP + 2, typed=False, remark=words["remark"], flagged=True,
        bookmarked=True,
    )  # fmt: skip
    page.show_session(SessionView(plain, 12, 25, 9.0))
    page.desk.uncover(plain, None, None)
    yield "study-note"
    page.sheet.write_remark()
    yield "study-note-written"
    page.sheet.remark.close_field()
    failed = replace(card, card_id=_MADE_UP + 3, typed=False, leech=True)
    page.show_session(SessionView(failed, 12, 25, 9.0))
    page.desk.uncover(failed, None, leech_of(words))
    yield "study-leech"
    book = " ".join([words["quote"]] * 400)
    long = replace(plain, card_id=_MADE_UP + 4, answer=book)
    page.show_session(SessionView(long, 12, 25, 9.0))
    page.desk.uncover(long, None, None)
    page.sheet.ensureWidgetVisible(page.sheet.remark, 0, 0)
    yield "study-long"


def card_of(words: dict[str, str]) -> StudyCard:
    """A card whose answer is to be typed."""
    source = SourceView(
        0, words["article"], words["section"], words["quote"], words["quote"], words["answer"],
        0, 0,
    )  # fmt: skip
    return StudyCard(
        card_id=_MADE_UP + 1, kind=CardKind.QUESTION,
        prompt=words["prompt"], answer=words["answer"],
        items=(), context=words["article"], deck="AIM", phase=Phase.REVIEW, flagged=False,
        source=source, choices=choices(), typed=True, can_reverse=True,
    )  # fmt: skip


def choices() -> tuple[RatingChoice, ...]:
    """The four buttons of a card known for some weeks."""
    return (
        RatingChoice(Rating.AGAIN, Gap(GapUnit.MINUTES, 10), 0.99),
        RatingChoice(Rating.HARD, Gap(GapUnit.DAYS, 3), 0.93),
        RatingChoice(Rating.GOOD, Gap(GapUnit.DAYS, 8), 0.88),
        RatingChoice(Rating.EASY, Gap(GapUnit.MONTHS, 1.5), 0.86),
    )


def grade_of(words: dict[str, str]) -> Grade:
    """One number of the answer is another."""
    before, after = words["answer"].split("15")
    pieces = (
        Piece(before, PieceKind.SAME),
        Piece("12", PieceKind.EXTRA),
        Piece("15", PieceKind.MISSING),
        Piece(after, PieceKind.SAME),
    )
    return Grade(Verdict.WRONG, GradeReason.NUMBER, pieces)


def leech_of(words: dict[str, str]) -> Leech:
    """A card mixed up with another."""
    other = OtherCard(1, words["other"], words["given"], 3)
    causes = (LeechCause.MIXED_UP, LeechCause.LONG_WAITS)
    return Leech(-3, 7, 15, causes, (other,), 21.0, 6.0)


def why_card(today: date) -> WhyCard:
    """A card that comes for what it gains."""
    return WhyCard(
        card_id=_MADE_UP + 1, reason=WhyNow.GAIN, exam="AIM", exam_day=today + timedelta(41),
        recall_now=0.81, recall_exam=0.58, last_rating=Rating.HARD, last_day=today - timedelta(9),
        due=today + timedelta(2), days_known=14.0, reps=7, lapses=2, choices=choices(),
        quiz=QuizTrace(today - timedelta(3), False, False, True, True, 4, Certainty.SURE, 0.94),
    )  # fmt: skip


def scope_lines(words: dict[str, str]) -> tuple[ScopeLine, ...]:
    """A few of each kind."""
    return (
        ScopeLine(StudyScope(), "", 64, 9, 12),
        ScopeLine(StudyScope(ScopeKind.BOOKMARKED), "", 5, 2, 0),
        ScopeLine(
            StudyScope(ScopeKind.TOPIC, 1, words["section"]), words["section"], 14, 3, 2, "AIM"
        ),
        ScopeLine(StudyScope(ScopeKind.ARTICLE, 7), words["article"], 40, 6, 9),
        ScopeLine(StudyScope(ScopeKind.DECK, 1), "AIM", 50, 7, 12),
        ScopeLine(StudyScope(ScopeKind.DECK, 2), "CPCU", 14, 0, 0),
        ScopeLine(StudyScope(ScopeKind.TAG, 0, "aim::1"), "aim::1", 11, 1, 3),
    )


def waiting_groups(words: dict[str, str], today: date) -> tuple[WaitingGroup, ...]:
    """One of each reason."""
    card = WaitingCard(1, words["waits"], "AIM", today + timedelta(1))
    other = WaitingCard(2, words["other"], "AIM")
    return (
        WaitingGroup(WaitingKind.BURIED, 2, (card, replace(card, prompt=words["prompt"]))),
        WaitingGroup(WaitingKind.SUSPENDED, 4, (other,)),
        WaitingGroup(WaitingKind.SIBLING, 3, (other,)),
        WaitingGroup(WaitingKind.NOT_PLANNED, 31, (other,)),
        WaitingGroup(WaitingKind.LATER, 112, (card,)),
        WaitingGroup(WaitingKind.CONTRADICTION, 2, (other,)),
        WaitingGroup(WaitingKind.PROPOSED, 9, (other,)),
    )


def ends(words: dict[str, str]) -> tuple[tuple[str, SessionView], ...]:
    """The ends of a session that was chosen."""
    deck = SessionWish(scope=StudyScope(ScopeKind.DECK, 1))
    done = SessionView(None, 32, 9, 4.0, SessionEnd.CARDS_DONE, wish=SessionWish(cards=20))
    return (
        ("study-end-cards", done),
        (
            "study-end-scope",
            replace(done, end=SessionEnd.SCOPE_EMPTY, wish=deck, scope_name=words["article"]),
        ),
        (
            "study-end-minutes",
            replace(done, end=SessionEnd.MINUTES_OVER, wish=SessionWish(minutes=15), waiting=9),
        ),
    )
