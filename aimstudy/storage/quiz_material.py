"""What a quiz may ask: every card in study, where it comes from, and how it went so far."""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median
from typing import Any

from sqlalchemy import func, or_, select, text
from sqlmodel import Session, col

from aimstudy.domain.card import CardKind
from aimstudy.domain.evidence import Certainty
from aimstudy.domain.quiz import OwnOptions
from aimstudy.storage.card_sources import CardSources
from aimstudy.storage.cards import texts_in
from aimstudy.storage.deck_tree import deck_families
from aimstudy.storage.left_out import counts
from aimstudy.storage.note_options import own_options
from aimstudy.storage.plain_rows import columns, plain_rows
from aimstudy.storage.tables import QuizResponseRow

LEAST_SECONDS = 8.0  # what a question takes at the least, however fast the last ones went

# Every change of what is in study is a step of Undo or changes one of the counts. An answer says
# how a card went, and what can be asked is the same after it.
_STAMP = """
SELECT (SELECT max(id) FROM undo_steps WHERE kind <> 'answer' AND kind NOT LIKE 'quiz%'),
    (SELECT sum(undone) FROM undo_steps WHERE kind <> 'answer' AND kind NOT LIKE 'quiz%'),
    (SELECT count(*) FROM cards WHERE active = 1), (SELECT max(id) FROM cards),
    (SELECT count(*) FROM facts), (SELECT max(id) FROM facts), (SELECT max(id) FROM articles),
    (SELECT count(*) FROM issues WHERE choice = 'open'), (SELECT max(modified_ms) FROM notes),
    (SELECT count(*) FROM confusions)
"""
_ASKABLE = text("""
SELECT cards.id, cards.note_id, coalesce(cards.fact_id, 0), cards.deck_id, cards.position,
    coalesce(notes.article_id, 0), notes.tags, notes.typed
FROM cards JOIN notes ON notes.id = cards.note_id
WHERE cards.active = 1 ORDER BY cards.position, cards.id
""")
_DECK_TEXTS = text("""
SELECT cards.id, cards.note_id, cards.deck_id, cards.ordinal, coalesce(notes.article_id, 0),
    notes.kind, notes.front, notes.back, notes.items, notes.accept, notes.context, notes.choices,
    iif(notes.choices IS NULL, '', notes.fields)
FROM cards JOIN notes ON notes.id = cards.note_id
WHERE cards.active = 1 AND cards.deck_id = :deck ORDER BY cards.position DESC, cards.id DESC
""")
_ANSWERED = """
SELECT coalesce(max(id), 0), coalesce(sum(undone), 0) FROM undo_steps WHERE kind = 'answer'
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


_FRONT, _BACK = 6, 7  # places in a row of _DECK_TEXTS
_NEVER = Asked()
_GUESS = 1  # "not sure"


def askable_cards(session: Session) -> AskableCards:
    """Every card in study; the order of ``position`` puts a note's first card first."""
    ids, notes, facts, decks, places, articles, tags, typed = columns(session, _ASKABLE, 8)
    sources = CardSources(
        card_id=ids,
        position=places,
        deck_id=decks,
        article_id=articles,
        tags=tags,
        under=deck_families(session),
    )
    return AskableCards(sources, notes, facts, [each == 1 for each in typed])


class DeckTexts:
    """The notes in study of a deck, each by its first card; their fields are read one by one."""

    def __init__(self, rows: Sequence[Any]) -> None:
        self._rows = rows
        self.card_ids: list[int] = [row[0] for row in rows]

    def __getitem__(self, place: int) -> NoteText:
        return _note_text(*self._rows[place])

    def sides(self, place: int) -> str:
        """Both sides of a card, as they are stored."""
        row = self._rows[place]
        return f"{row[_FRONT]} {row[_BACK]}"


def deck_texts(session: Session, deck_id: int) -> DeckTexts:
    """The notes in study of a deck, as a person reads them."""
    rows = plain_rows(session, _DECK_TEXTS, {"deck": deck_id})
    first = {row[1]: row for row in rows}  # of a note the first card comes last
    return DeckTexts(list(reversed(first.values())))


def _note_text(
    card_id: int,
    note_id: int,
    deck_id: int,
    ordinal: int,
    article_id: int,
    kind: str,
    front: str,
    back: str,
    items: str,
    accept: str,
    context: str,
    choices: str | None,
    fields: str | None,
) -> NoteText:
    turned = ordinal == 1 and kind == CardKind.QUESTION
    return NoteText(
        card_id=card_id,
        note_id=note_id,
        deck_id=deck_id,
        article_id=article_id,
        kind=CardKind(kind),
        front=back if turned else front,
        back=front if turned else back,
        items=() if turned else texts_in(items, note_id),
        accept=() if turned else texts_in(accept, note_id),
        context=context,
        turned=turned,
        options=own_options(choices, fields or "", back, note_id),
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


def answered_mark(session: Session) -> tuple[int, ...]:
    """Numbers that are others once a card was answered in study, or that was undone."""
    return tuple(session.connection().execute(text(_ANSWERED)).one())


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
