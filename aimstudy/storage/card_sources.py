"""Where every card comes from: its article, deck and tags, and its place among the new cards.

For telling which exam asks it; knows nothing of exams.
"""

from dataclasses import dataclass, field

from sqlalchemy import select
from sqlmodel import Session, col

from aimstudy.domain.article import Language
from aimstudy.storage.deck_tree import deck_families, deck_names, families_of
from aimstudy.storage.put_aside import ACTIVE_OR_ASIDE
from aimstudy.storage.tables import ArticleRow, CardRow, NoteRow


@dataclass(frozen=True, slots=True)
class CardSources:
    """Parallel lists, one element an active card, in order of id (as ``memory_columns`` has it).

    ``article_id`` is 0 for a card of no article; ``position`` is the order of new cards.
    ``back_day`` is the study day (an ordinal) on which a card that is put aside comes back, 0 for
    one in study; an empty list: none is put aside. ``under`` has of every deck with others under
    it their ids and its own.
    """

    card_id: list[int]
    position: list[int]
    deck_id: list[int]
    article_id: list[int]
    tags: list[str]
    back_day: list[int] = field(default_factory=list)
    under: dict[int, frozenset[int]] = field(default_factory=dict)

    def in_deck(self, deck_id: int) -> frozenset[int]:
        """The decks whose cards belong to a deck: itself and those under it."""
        return self.under.get(deck_id, frozenset((deck_id,)))


def card_sources(
    session: Session, card_id: int | None = None, *, aside: bool = False
) -> CardSources:
    """The sources of every active card, or of one card, active or not.

    With ``aside`` also of cards that are put aside until a day.
    """
    query = (
        select(
            col(CardRow.id),
            col(CardRow.position),
            col(CardRow.deck_id),
            col(NoteRow.article_id),
            col(NoteRow.tags),
            col(CardRow.suspended),
        )
        .join(NoteRow, col(CardRow.note_id) == col(NoteRow.id))
        .order_by(col(CardRow.id))
    )
    wanted = ACTIVE_OR_ASIDE if aside else col(CardRow.active) == 1
    if card_id is not None:
        wanted = col(CardRow.id) == card_id
    found = session.connection().execute(query.where(wanted)).all()
    return CardSources(
        card_id=[row[0] or 0 for row in found],
        position=[row[1] for row in found],
        deck_id=[row[2] for row in found],
        article_id=[row[3] or 0 for row in found],
        tags=[row[4] for row in found],
        back_day=[row[5] for row in found] if aside else [],
        under=families_of(session, found[0][2])
        if card_id is not None and found
        else deck_families(session),
    )


def article_languages(session: Session) -> dict[int, Language]:
    """The language of each article, by id."""
    rows = session.connection().execute(select(col(ArticleRow.id), col(ArticleRow.language)))
    return {row[0] or 0: Language(row[1]) for row in rows}


def source_names(session: Session) -> tuple[dict[int, str], dict[int, str]]:
    """Titles of articles and names of decks, by id."""
    connection = session.connection()
    titles = connection.execute(select(col(ArticleRow.id), col(ArticleRow.title)))
    return {row[0] or 0: row[1] for row in titles}, deck_names(session)
