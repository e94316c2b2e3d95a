"""What a quiz may ask: every card in study, where it comes from, and how it went so far."""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median
from typing import Any

from sqlalchemy import case, func, or_, select, text
from sqlmodel import Session, col

from aimstudy.domain.card import CardKind
from aimstudy.domain.evidence import Certainty
from aimstudy.domain.quiz import OwnOptions
from aimstudy.storage.card_sources import CardSources
from aimstudy.storage.cards import texts_in
from aimstudy.storage.deck_tree import deck_families
from aimstudy.storage.left_out import counts
from aimstudy.storage.note_options import own_options
from aimstudy.storage.tables import CardRow, NoteRow, QuizResponseRow

LEAST_SECONDS = 8.0  # what a question takes at the least, however fast the last ones went

# Every change of what is in study is a step of Undo or changes one of the counts.
_STAMP = """
SELECT (SELECT max(id) FROM undo_steps WHERE kind NOT LIKE 'quiz%'),
    (SELECT sum(undone) FROM undo_steps WHERE kind NOT LIKE 'quiz%'),
    (SELECT count(*) FROM cards WHERE active = 1), (SELECT max(id) FROM cards),
    (SELECT count(*) FROM facts), (SELECT max(id) FROM facts), (SELECT max(id) FROM articles),
    (SELECT count(*) FROM issues WHERE choice = 'open'), (SELECT max(modified_ms) FROM notes),
    (SELECT count(*) FROM confusions)
"""


@dataclass(frozen=True, slots=True)
class AskableCards:
    """Active cards in the order they were made; ``sources`` are parallel lists of the same rows.

    ``fact_id`` is 0 for a card made by hand or imported; ``typed`` where the person has said so.
    """

    sources: CardSources
    note_id: list[int]
    fact_id: list[int]
    typed: list[bool]


@dataclass(frozen=True, slots=True)
class NoteText:
    """The fields of a card; ``turned``: its back asks for its front.

    ``options`` are those it came with, None where it has none.
    """

    card_id: int
    note_id: int
    deck_id: int
    article_id: int
    kind: CardKind
    front: str
    back: str
    items: tuple[str, ...]
    accept: tuple[str, ...]
    context: str
    turned: bool
    options: OwnOptions | None


@dataclass(frozen=True, slots=True)
class Asked:
    """How a fact or a card went in quizzes so far.

    ``sure_wrong`` is the certainty of a wrong answer that was thought right (2 or 3), until it was
    answered right and not as a guess since; else 0.
    """

    times: int = 0
    right: int = 0
    last_right: bool = False
    sure_wrong: int = 0

    def then(self, right: bool, certainty: int | None) -> "Asked":
        """How it stands after one more answer; ``certainty`` is None where it was not asked."""
        sure = self.sure_wrong
        if not right and certainty is not None and certainty > _GUESS:
            sure = max(sure, certainty)
        elif right and certainty != _GUESS:
            sure = 0
        return Asked(self.times + 1, self.right + right, right, sure)


_NEVER = Asked()
_GUESS = 1  # "not sure"


def askable_cards(session: Session) -> AskableCards:
    """Every card in study; the order of ``position`` puts a note's first card first."""
    rows = (
        session.connection()
        .execute(
            select(
                col(CardRow.id),
                col(CardRow.note_id),
                col(CardRow.fact_id),
                col(CardRow.deck_id),
                col(CardRow.position),
                col(NoteRow.article_id),
                col(NoteRow.tags),
                col(NoteRow.typed),
            )
            .join(NoteRow, col(CardRow.note_id) == col(NoteRow.id))
            .where(col(CardRow.active) == 1)
            .order_by(col(CardRow.position), col(CardRow.id))
        )
        .all()
    )
    sources = CardSources(
        card_id=[row[0] or 0 for row in rows],
        position=[row[4] for row in rows],
        deck_id=[row[3] for row in rows],
        article_id=[row[5] or 0 for row in rows],
        tags=[row[6] for row in rows],
        under=deck_families(session),
    )
    return AskableCards(
        sources,
        note_id=[row[1] for row in rows],
        fact_id=[row[2] or 0 for row in rows],
        typed=[row[7] == 1 for row in rows],
    )


class DeckTexts:
    """The notes in study of a deck, each by its first card; their fields are read one by one."""

    def __init__(self, rows: Sequence[Any]) -> None:
        self._rows = rows
        self.card_ids: list[int] = [row.id for row in rows]

    def __getitem__(self, place: int) -> NoteText:
        return _note_text(self._rows[place])

    def sides(self, place: int) -> str:
        """Both sides of a card, as they are stored."""
        row = self._rows[place]
        return f"{row.front} {row.back}"


def deck_texts(session: Session, deck_id: int) -> DeckTexts:
    """The notes in study of a deck, as a person reads them."""
    rows = session.connection().execute(
        select(
            col(CardRow.id),
            col(CardRow.note_id),
            col(CardRow.deck_id),
            col(CardRow.ordinal),
            col(NoteRow.article_id),
            col(NoteRow.kind),
            col(NoteRow.front),
            col(NoteRow.back),
            col(NoteRow.items),
            col(NoteRow.accept),
            col(NoteRow.context),
            col(NoteRow.choices),
            case((col(NoteRow.choices).is_not(None), col(NoteRow.fields))).label("fields"),
        )
        .join(NoteRow, col(CardRow.note_id) == col(NoteRow.id))
        .where(col(CardRow.active) == 1, col(CardRow.deck_id) == deck_id)
        .order_by(col(CardRow.position).desc(), col(CardRow.id).desc())
    )
    first = {row[1]: row for row in rows}  # of a note the first card comes last
    return DeckTexts(list(reversed(first.values())))


def _note_text(row: Any) -> NoteText:
    kind, turned = CardKind(row.kind), row.ordinal == 1 and row.kind == CardKind.QUESTION
    return NoteText(
        card_id=row.id or 0,
        note_id=row.note_id,
        deck_id=row.deck_id,
        article_id=row.article_id or 0,
        kind=kind,
        front=row.back if turned else row.front,
        back=row.front if turned else row.back,
        items=() if turned else texts_in(row.items, row.note_id),
        accept=() if turned else texts_in(row.accept, row.note_id),
        context=row.context,
        turned=turned,
        options=own_options(row.choices, row.fields or "", row.back, row.note_id),
    )


def asked_before(session: Session) -> tuple[dict[int, Asked], dict[int, Asked]]:
    """How each fact, and each card without a fact, went so far, by id.

    Answers of a rehearsal that is not handed in count for nothing yet, those left out no more.
    """
    rows = session.connection().execute(
        select(
            col(QuizResponseRow.fact_id),
            col(QuizResponseRow.card_id),
            col(QuizResponseRow.correct),
            col(QuizResponseRow.certainty),
        )
        .where(
            col(QuizResponseRow.answered_ms).is_not(None),
            col(QuizResponseRow.correct).is_not(None),
            counts(col(QuizResponseRow.attempt_id)),
        )
        .order_by(col(QuizResponseRow.answered_ms), col(QuizResponseRow.id))
    )
    facts: dict[int, Asked] = {}
    cards: dict[int, Asked] = {}
    for fact_id, card_id, right, certainty in rows:
        kept, key = (facts, fact_id) if fact_id is not None else (cards, card_id)
        if key is not None:
            kept[key] = kept.get(key, _NEVER).then(bool(right), certainty)
    return facts, cards


def stamp(session: Session) -> tuple[int, ...]:
    """Numbers that are others once something that a quiz can ask has changed."""
    row = session.connection().execute(text(_STAMP)).one()
    return tuple(int(number or 0) for number in row)


def seconds_a_question(session: Session, fewest: int = 20) -> float | None:
    """The middle time of the last 200 answers in practice; None where fewer than ``fewest`` are.

    What was not known or called a guess is no pace, and nobody reads a question in a second or two.
    """
    rows = session.connection().execute(
        select(col(QuizResponseRow.took_ms))
        .where(col(QuizResponseRow.took_ms) > 0, col(QuizResponseRow.answered_ms).is_not(None))
        .where(or_(col(QuizResponseRow.chosen) >= 0, col(QuizResponseRow.given).is_not(None)))
        .where(func.coalesce(col(QuizResponseRow.certainty), 0) != Certainty.GUESS)
        .order_by(col(QuizResponseRow.answered_ms).desc())
        .limit(200)
    )
    times = [float(row[0] or 0) for row in rows]
    return max(LEAST_SECONDS, median(times) / 1000) if len(times) >= fewest else None
