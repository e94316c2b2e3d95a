"""Finding cards by their answer: whose words were typed where another card was asked."""

from dataclasses import dataclass

from sqlalchemy import text
from sqlmodel import Session

from aimstudy.storage.cards import StoredCard

_MOST_WORDS, _MOST_FOUND = 30, 200
_SAME = text("""
SELECT c.id, c.note_id, CASE WHEN :turned THEN n.front ELSE n.back END AS answer
FROM notes_fts f
JOIN notes n ON n.id = f.rowid
JOIN cards c ON c.note_id = n.id
WHERE notes_fts MATCH :words AND n.id <> :note AND c.deleted = 0 AND c.state <> 'rejected'
  AND (c.deck_id = :deck OR n.article_id = :article)
ORDER BY c.ordinal <> :turned, c.active IS NOT 1, n.article_id IS NOT :article, c.position
LIMIT :most
""")


@dataclass(frozen=True, slots=True)
class CardAnswer:
    """A card of another note and its answer."""

    card_id: int
    note_id: int
    answer: str


def cards_answering(session: Session, card: StoredCard, words: str) -> list[CardAnswer]:
    """Cards of the same deck or article whose answer has all these words in this order.

    Likely ones first. Of a card that is turned round the answers are fronts.
    """
    plain = "".join(c if c.isalnum() else " " for c in words).split()
    if not plain or len(plain) > _MOST_WORDS:
        return []
    column = "front" if card.reversed else "back"
    values = {
        "words": f'{column} : "{" ".join(plain)}"',
        "note": card.note_id,
        "deck": card.deck_id,
        "article": card.article_id,
        "turned": int(card.reversed),
        "most": _MOST_FOUND,
    }
    rows = session.connection().execute(_SAME, values)
    return [CardAnswer(row[0], row[1], row[2]) for row in rows]
