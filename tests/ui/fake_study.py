"""A library in memory for the study page: a queue of cards, and a list of what was done."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, cast

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from aimstudy.domain.card import CardKind, HoldReason
from aimstudy.domain.changes import Changes
from aimstudy.domain.errors import Problem, ProblemKind
from aimstudy.domain.quiz import Grade, GradeReason, Piece, PieceKind, Verdict
from aimstudy.domain.review import Phase, Rating
from aimstudy.services.views.articles import ArticleSummary
from aimstudy.services.views.card_reasons import (
    Leech,
    LeechCause,
    OtherCard,
    WaitingCard,
    WaitingGroup,
    WaitingKind,
    WhyCard,
    WhyNow,
)
from aimstudy.services.views.drafts import DraftPlace
from aimstudy.services.views.library import DeckSummary
from aimstudy.services.views.session_choice import (
    ScopeKind,
    ScopeLine,
    SessionWish,
    StudyScope,
    TypedAnswer,
)
from aimstudy.services.views.settings import UndoDone
from aimstudy.services.views.study import (
    Answered,
    CardDetail,
    Gap,
    GapUnit,
    RatingChoice,
    SessionEnd,
    SessionView,
    SourceView,
    StudyCard,
)
from aimstudy.ui import background
from aimstudy.ui.pages.study_page import StudyPage
from aimstudy.ui.theme import apply_theme

if TYPE_CHECKING:
    from aimstudy.services.library import Library

NOW = datetime(2026, 11, 21, 19, 30, tzinfo=UTC)
CHOICES = (
    RatingChoice(Rating.AGAIN, Gap(GapUnit.MINUTES, 10), 0.99),
    RatingChoice(Rating.HARD, Gap(GapUnit.DAYS, 3), 0.93),
    RatingChoice(Rating.GOOD, Gap(GapUnit.DAYS, 8), 0.88),
    RatingChoice(Rating.EASY, Gap(GapUnit.MONTHS, 1.5), 0.86),
)
SOURCE = SourceView(
    article_id=7,
    article_title="Associate in Management (AIM)",
    section="How it works",
    quote="Most people need **between 9 and 15 months** for the four courses.",
    shown="Most people need between 9 and 15 months for the four courses.",
    marked="between 9 and 15 months",
    start=120,
    end=186,
    also_in=("Highlights",),
)


WHY = WhyCard(
    card_id=1,
    reason=WhyNow.GAIN,
    exam="AIM exam",
    exam_day=date(2027, 1, 2),
    recall_now=0.81,
    recall_exam=0.58,
    last_rating=Rating.HARD,
    last_day=date(2026, 11, 12),
    due=date(2026, 11, 24),
    days_known=14.0,
    reps=7,
    lapses=2,
    choices=CHOICES,
)
LEECH = Leech(
    card_id=6,
    lapses=7,
    reps=15,
    causes=(LeechCause.MIXED_UP, LeechCause.LONG_WAITS),
    others=(OtherCard(2, "How many courses does the AIM programme have?", "four", 3),),
    failed_after=21.0,
    known_after=6.0,
)
SCOPES = (
    ScopeLine(StudyScope(), "", 64, 9, 12),
    ScopeLine(StudyScope(ScopeKind.BOOKMARKED), "", 5, 2, 0),
    ScopeLine(StudyScope(ScopeKind.TOPIC, 1, "Ethics"), "Ethics", 14, 3, 2, "AIM exam"),
    ScopeLine(StudyScope(ScopeKind.ARTICLE, 7), "Associate in Management (AIM)", 40, 6, 9),
    ScopeLine(StudyScope(ScopeKind.DECK, 1), "AIM", 50, 7, 12),
    ScopeLine(StudyScope(ScopeKind.DECK, 2), "Own cards", 14, 0, 0),
    ScopeLine(StudyScope(ScopeKind.TAG, 0, "money"), "money", 11, 1, 3),
)
WAITING = (
    WaitingGroup(
        WaitingKind.BURIED,
        1,
        (WaitingCard(31, "What does the AIM cost?", "AIM", date(2026, 11, 22)),),
    ),
    WaitingGroup(WaitingKind.SUSPENDED, 2, (WaitingCard(32, "Who needs the AIM?", "AIM"),)),
    WaitingGroup(WaitingKind.LATER, 40, ()),
)


def study_card(
    card_id: int,
    kind: CardKind = CardKind.QUESTION,
    prompt: str = "How long does it usually take to finish the AIM programme?",
    answer: str = "9 to 15 months",
    items: tuple[str, ...] = (),
    flagged: bool = False,
    issue: str = "",
) -> StudyCard:
    """A card like those of the bundled article."""
    return StudyCard(
        card_id=card_id,
        kind=kind,
        prompt=prompt,
        answer=answer,
        items=items,
        context="Associate in Management (AIM)",
        deck="AIM",
        phase=Phase.REVIEW,
        flagged=flagged,
        source=SOURCE,
        choices=CHOICES,
        issue=issue,
        issue_values=("four", "five") if issue else (),
    )


class FakeStudy:
    """The study service over a plain list; ``fail`` makes the next writes fail."""

    def __init__(self, cards: Sequence[StudyCard]) -> None:
        self.cards = list(cards)
        self.answers: list[tuple[int, Rating, int]] = []
        self.calls: list[tuple[object, ...]] = []
        self.fail: ProblemKind | None = None
        self.end: SessionView | None = None
        self.groups: tuple[WaitingGroup, ...] = WAITING

    def _guard(self) -> None:
        if self.fail is not None:
            raise Problem(self.fail)

    def session(self, extra: bool = False, keep: int | None = None) -> SessionView:
        self.calls.append(("session", extra))
        done = 12 + len(self.answers)
        kept = [card for card in self.cards if card.card_id == keep]
        if self.cards:
            return SessionView((kept or self.cards)[0], done, len(self.cards), 9.0)
        return self.end or SessionView(
            None, done, 0, 0.0, SessionEnd.NOTHING_DUE, date(2026, 11, 22), 4
        )

    def card(self, card_id: int) -> StudyCard:
        for card in self.cards:
            if card.card_id == card_id:
                return card
        raise Problem(ProblemKind.CARD_MISSING)

    def begin(self, wish: SessionWish) -> None:
        self._guard()
        self.calls.append(("begin", wish))

    def scopes(self) -> tuple[ScopeLine, ...]:
        return SCOPES

    def waiting(self) -> tuple[WaitingGroup, ...]:
        return self.groups

    def why(self, card_id: int) -> WhyCard:
        return replace(WHY, card_id=card_id)

    def leech(self, card_id: int) -> Leech | None:
        return LEECH if card_id == LEECH.card_id else None

    def check_typed(self, card_id: int, text: str) -> Grade:
        self._guard()
        right = self.card(card_id).answer
        if text == right:
            return Grade(Verdict.RIGHT, GradeReason.SAME, (Piece(text, PieceKind.SAME),))
        pieces = (Piece(right, PieceKind.MISSING), Piece(text, PieceKind.EXTRA))
        return Grade(Verdict.WRONG, GradeReason.OTHER, pieces)

    def answer_of(self, card_id: int, text: str) -> OtherCard | None:
        others = [card for card in self.cards if card.answer == text and card.card_id != card_id]
        return OtherCard(others[0].card_id, others[0].prompt, text) if others else None

    def answer(
        self, card_id: int, rating: Rating, took_ms: int = 0, typed: TypedAnswer | None = None
    ) -> Answered:
        self._guard()
        self.answers.append((card_id, rating, took_ms))
        if typed is not None:
            self.calls.append(("typed", typed))
        self.cards = [card for card in self.cards if card.card_id != card_id]
        return Answered(card_id, rating, CHOICES[rating - 1].gap, Changes.REVIEWS)

    def flag(self, card_id: int, on: bool) -> Changes:
        self._guard()
        self.calls.append(("flag", card_id, on))
        self.cards = [
            replace(card, flagged=on) if card.card_id == card_id else card for card in self.cards
        ]
        return Changes.CARDS

    def _change(self, what: str, card_id: int, **values: Any) -> Changes:
        self._guard()
        self.calls.append((what, card_id, *values.values()))
        self.cards = [
            replace(card, **values) if card.card_id == card_id else card for card in self.cards
        ]
        return Changes.CARDS

    def bookmark(self, card_id: int, on: bool) -> Changes:
        return self._change("bookmark", card_id, bookmarked=on)

    def remark(self, card_id: int, remark: str) -> Changes:
        return self._change("remark", card_id, remark=remark)

    def set_typed(self, card_id: int, on: bool | None) -> Changes:
        return self._change("typed", card_id, typed=bool(on))

    def add_reverse(self, card_id: int) -> Changes:
        return self._change("reverse", card_id, can_reverse=False)

    def reset(self, card_id: int) -> Changes:
        return self._drop("reset", card_id)

    def unbury(self, card_id: int) -> Changes:
        return self._take_back(card_id)

    def resume(self, card_id: int) -> Changes:
        return self._take_back(card_id)

    def _take_back(self, card_id: int) -> Changes:
        self._guard()
        self.calls.append(("back", card_id))
        self.groups = tuple(
            group for group in self.groups if card_id not in [card.card_id for card in group.cards]
        )
        return Changes.CARDS

    def bury(self, card_id: int) -> Changes:
        return self._drop("bury", card_id)

    def suspend(self, card_id: int) -> Changes:
        return self._drop("suspend", card_id)

    def _drop(self, what: str, card_id: int) -> Changes:
        self._guard()
        self.calls.append((what, card_id))
        self.cards = [card for card in self.cards if card.card_id != card_id]
        return Changes.CARDS


def card_detail(card: StudyCard) -> CardDetail:
    """What the editor sees of ``card``."""
    return CardDetail(
        card_id=card.card_id,
        note_id=card.card_id,
        kind=card.kind,
        front=card.prompt,
        back=card.answer,
        tags="aim",
        deck_id=1,
        deck="AIM",
        hold=HoldReason.NONE,
        flagged=card.flagged,
        phase=card.phase,
        due=date(2026, 11, 21),
        stability=8.0,
        difficulty=5.0,
        reps=3,
        lapses=0,
        recall_now=0.9,
        article_title="AIM",
        rule="",
        source=card.source,
    )


class FakeCards:
    """The cards service as the editor needs it."""

    def __init__(self, study: FakeStudy) -> None:
        self._study = study
        self.calls: list[tuple[object, ...]] = []
        self.fail: ProblemKind | None = None
        self.usual: int | None = None

    def detail(self, card_id: int) -> CardDetail:
        return card_detail(self._study.card(card_id))

    def usual_deck(self) -> int | None:
        """Where a new card belongs."""
        return self.usual

    def decks(self) -> tuple[DeckSummary, ...]:
        return (DeckSummary(1, "AIM", 10, 2), DeckSummary(2, "Own cards", 3, 0))

    def edit(self, card_id: int, front: str, back: str, tags: str | None = None) -> CardDetail:
        if self.fail is not None:
            raise Problem(self.fail)
        self.calls.append(("edit", card_id, front, back, tags))
        changed = replace(self._study.card(card_id), prompt=front, answer=back)
        self._study.cards = [
            changed if card.card_id == card_id else card for card in self._study.cards
        ]
        return card_detail(changed)

    def write(
        self,
        front: str,
        back: str,
        deck_id: int | None = None,
        tags: str = "",
        *,
        reverse: bool = False,
        typed: bool | None = None,
    ) -> CardDetail:
        self.calls.append(("write", front, back, deck_id, tags, reverse, typed))
        return card_detail(study_card(99, prompt=front, answer=back))

    def move(self, ids: Sequence[int], deck_id: int) -> Changes:
        self.calls.append(("move", tuple(ids), deck_id))
        return Changes.CARDS


class FakeArticles:
    """No articles; only their languages are asked for."""

    def list(self, archived: bool = False) -> tuple[ArticleSummary, ...]:
        del archived
        return ()


class FakeSheets:
    """No quiz was printed."""

    def sheets(self) -> tuple[()]:
        return ()


class FakeDrafts:
    """Keeps drafts in memory; ``kept`` may be handed to another library, as after a restart."""

    def __init__(self) -> None:
        self.kept: dict[tuple[DraftPlace, int], dict[str, str]] = {}

    def keep(self, place: DraftPlace, card_id: int, words: Mapping[str, str]) -> None:
        self.kept[place, card_id] = dict(words)

    def forget(self, place: DraftPlace, card_id: int) -> None:
        self.kept.pop((place, card_id), None)

    def find(self, place: DraftPlace, card_id: int) -> dict[str, str]:
        return self.kept.get((place, card_id), {})


@dataclass
class FakeLibrary:
    """Only what the study page and the editor touch."""

    study: FakeStudy
    undone: list[StudyCard] = field(default_factory=list)
    undone_last: bool = False
    redoable: list[StudyCard] = field(default_factory=list)
    quiz: object = None

    def __post_init__(self) -> None:
        self.cards = FakeCards(self.study)
        self.rehearsal: object = SimpleNamespace(unfinished=lambda: None)
        self.articles = FakeArticles()
        self.sheets = FakeSheets()
        self.drafts = FakeDrafts()

    def now(self) -> datetime:
        return NOW

    def undo(self) -> UndoDone:
        if not self.undone:
            raise Problem(ProblemKind.NOTHING_TO_UNDO)
        card = self.undone.pop()
        self.study.cards.insert(len(self.study.cards) if self.undone_last else 0, card)
        self.redoable = [card, *self.redoable]
        return UndoDone("answer", "Good", card.card_id)

    def redo(self) -> UndoDone:
        if not self.redoable:
            raise Problem(ProblemKind.NOTHING_TO_REDO)
        card, *self.redoable = self.redoable
        self.study.cards.remove(card)
        return UndoDone("answer", "Good", card.card_id)

    def step_takes_long(self, *, again: bool) -> bool:
        return False

    def redo_label(self) -> str:
        return "answer" if self.redoable else ""


def library_of(*cards: StudyCard) -> FakeLibrary:
    """A library whose queue holds ``cards``."""
    return FakeLibrary(FakeStudy(cards))


class Clock:
    """A monotonic timer that moves when told."""

    def __init__(self) -> None:
        self.seconds = 100.0

    def __call__(self) -> float:
        return self.seconds


def show_study(
    qtbot: QtBot, qapp: QApplication, library: FakeLibrary, clock: Clock, width: int, height: int
) -> StudyPage:
    """The study page in an active window, with the focus where the window puts it."""
    apply_theme(qapp, "light", 1.0)
    page = StudyPage(cast("Library", library), timer=clock)
    qtbot.addWidget(page)
    page.resize(width, height)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    page.setFocus()
    return page


def press(page: QWidget, key: Qt.Key) -> None:
    """One key press where the focus is."""
    QTest.keyClick(QApplication.focusWidget() or page, key)


def finish_jobs() -> None:
    """Let what runs aside come to its end and be shown."""
    QApplication.processEvents()
    while background.busy():
        QApplication.processEvents()
    QApplication.processEvents()
