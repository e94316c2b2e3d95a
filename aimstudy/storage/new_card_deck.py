"""Which deck a new card is offered; knows nothing of how it is written."""

from sqlalchemy import text
from sqlmodel import Session

# Decks of articles put aside hold nothing that is studied now. What was written last leads, then
# an article's deck in the language of the material, the newest first.
_WRITTEN = text("""
SELECT c.deck_id FROM notes n JOIN cards c ON c.note_id = n.id
WHERE n.rule = :rule AND c.deleted = 0 AND c.archived = 0 ORDER BY n.id DESC LIMIT 1
""")
_OF_ARTICLE = text("""
SELECT c.deck_id FROM articles a
JOIN notes n ON n.article_id = a.id JOIN cards c ON c.note_id = n.id
WHERE a.archived = 0 AND c.deleted = 0 AND n.rule <> :rule
ORDER BY a.language = :language DESC, a.id DESC, n.id LIMIT 1
""")
_ANY = text("""
SELECT deck_id FROM cards WHERE deleted = 0 AND archived = 0
GROUP BY deck_id ORDER BY count(*) DESC, deck_id LIMIT 1
""")


def usual_deck(session: Session, rule: str, language: str) -> int | None:
    """The id of the deck where a card written now most likely belongs; None if no deck has cards.

    ``rule`` marks notes written by hand, ``language`` is that of the material.
    """
    words = {"rule": rule, "language": language}
    for statement, names in ((_WRITTEN, {"rule"}), (_OF_ARTICLE, {"rule", "language"}), (_ANY, ())):
        wanted = {name: words[name] for name in names}
        found: int | None = session.connection().scalar(statement, wanted)
        if found is not None:
            return found
    return None
