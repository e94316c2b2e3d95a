"""Which answers a person mixes up: that of one card given where another was asked."""

from sqlalchemy import delete, insert, text
from sqlmodel import Session, col

from aimstudy.storage.study_tables import ConfusionRow

# What was typed in study counts while its row of the log stands; of two cards either may be asked.
_STANDS = """(f.seq IS NULL OR NOT EXISTS (SELECT 1 FROM reviews u WHERE u.undoes = f.seq))"""
_OTHERS = text(f"""
SELECT CASE WHEN f.card_id = :card THEN f.other_id ELSE f.card_id END AS other,
    sum(f.card_id = :card) AS times, sum(f.other_id = :card) AS turned, max(f.at_ms) AS newest
FROM confusions f
WHERE :card IN (f.card_id, f.other_id) AND {_STANDS}
GROUP BY other ORDER BY count(*) DESC, newest DESC, other LIMIT :most
""")
_ALL = text(f"""
SELECT f.card_id, f.other_id, count(*) FROM confusions f WHERE {_STANDS}
GROUP BY f.card_id, f.other_id
""")


def add_confusion(
    session: Session,
    at_ms: int,
    card_id: int,
    other_id: int,
    response_id: int | None = None,
    seq: int | None = None,
) -> None:
    """The answer of ``other_id`` was given for ``card_id``: in a quiz, or typed (``seq``)."""
    session.connection().execute(
        insert(ConfusionRow).values(
            at_ms=at_ms, card_id=card_id, other_id=other_id, response_id=response_id, seq=seq
        )
    )


def mixed_up_with(session: Session, card_id: int, most: int = 5) -> list[tuple[int, int, int]]:
    """What a card was mixed up with, most often first, either way.

    (other card, how often its answer was given for this one, how often it was the other way round).
    """
    rows = session.connection().execute(_OTHERS, {"card": card_id, "most": most})
    return [(row[0], row[1], row[2]) for row in rows]


def forget_confusions(session: Session, response_id: int) -> None:
    """What was mixed up in a response, which is judged otherwise now."""
    session.connection().execute(
        delete(ConfusionRow).where(col(ConfusionRow.response_id) == response_id)
    )


def all_mixed_up(session: Session) -> dict[int, dict[int, int]]:
    """How often the answer of each other card was given for a card, and the other way round."""
    found: dict[int, dict[int, int]] = {}
    for card_id, others in given_for(session).items():
        for other_id, times in others.items():
            for one, two in ((card_id, other_id), (other_id, card_id)):
                of_one = found.setdefault(one, {})
                of_one[two] = of_one.get(two, 0) + times
    return found


def given_for(session: Session) -> dict[int, dict[int, int]]:
    """How often the answer of each other card was given for a card; not the other way round."""
    found: dict[int, dict[int, int]] = {}
    for card_id, other_id, times in session.connection().execute(_ALL):
        found.setdefault(card_id, {})[other_id] = times
    return found
