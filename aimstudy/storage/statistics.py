"""What statistics are counted from: the log packed small, all cards, quiz answers, said forecasts.

Each is one sweep. Knows nothing of what is counted, and nothing of numpy.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import bindparam, text
from sqlmodel import Session

from aimstudy.storage.card_columns import MemoryColumns
from aimstudy.storage.card_sources import CardSources
from aimstudy.storage.deck_tree import deck_families
from aimstudy.storage.left_out import COUNTS
from aimstudy.storage.memory_fits import parameters_from
from aimstudy.storage.plain_rows import columns, plain_rows
from aimstudy.storage.stored_text import readable
from aimstudy.storage.whole_log import last_row

ROWS_AT_ONCE = 50_000
TAKEN_OVER = 7  # in the place of a rating
RATING_BITS, FIT_BITS, TIME_BITS = 3, 16, 24  # of the second column, the day above them
# Two numbers for six columns, and many of them in one text, which arrays are made from: rows would
# take twice as long, and hold every other thread up. A row of a quiz has no rating here, for it
# shows an answer and tells little of recall; a state that was taken over stands for its last day.
PACKED = text("""
SELECT group_concat(who), group_concat(what) FROM (
    SELECT (card_id << 32) | seq AS who,
        (CASE kind WHEN 'study' THEN (study_day << 3) | rating WHEN 'quiz' THEN study_day << 3
            ELSE (iif(json_valid(after), coalesce(json_extract(after, '$[3]'), 0), study_day) << 3)
                | 7 END << 40)
            | (min(coalesce(fit, 0), 65535) << 24)
            | max(0, min(took_ms, 16777215)) AS what
    FROM reviews WHERE kind <> 'undo' AND seq > :after AND seq <= :upto ORDER BY seq
)
""")
# Of a card never met, and where another program knew it, the memory before is one word or none.
STABILITIES = text("""
SELECT seq, CAST(substr(before, instr(before, ',') + 1) AS REAL) FROM reviews
WHERE kind <> 'undo' AND seq > :after AND (instr(before, ',') OR substr(before, 1, 1) <> '[')
ORDER BY seq
""")
CARDS = text("""
SELECT cards.id, cards.position, cards.deck_id, coalesce(notes.article_id, 0), notes.tags,
    coalesce(cards.active, 0), cards.stability, cards.difficulty, cards.last_day, cards.due_day,
    cards.phase = 'new'
FROM cards JOIN notes ON notes.id = cards.note_id WHERE cards.deleted = 0 ORDER BY cards.id
""")
# A rehearsal knows "unsure" alone, which is no word of certainty among three.
QUIZ = f"""
SELECT attempts.study_day,
    iif(answers.answered_ms IS NULL OR answers.correct IS NULL, -1, answers.correct),
    iif(attempts.kind IS NULL, coalesce(answers.certainty, 0), 0),
    coalesce(answers.card_id, cards.id, 0), coalesce(answers.took_ms, 0)
FROM quiz_responses AS answers JOIN quiz_attempts AS attempts ON attempts.id = answers.attempt_id
LEFT JOIN cards ON cards.fact_id = answers.fact_id AND cards.ordinal = 0 AND cards.deleted = 0
WHERE (answers.correct IS NOT NULL OR answers.took_ms > 0)
    AND {COUNTS.format(attempt="attempts.id")}
GROUP BY answers.id
"""
FRONTS = text("""
SELECT cards.id,
    substr(iif(notes.kind = 'question' AND cards.ordinal = 1, notes.back, notes.front), 1, 200),
    decks.name FROM cards JOIN notes ON notes.id = cards.note_id
JOIN decks ON decks.id = cards.deck_id WHERE cards.id IN :wanted
""").bindparams(bindparam("wanted", expanding=True))
FITS = "SELECT id, parameters FROM memory_fits"


@dataclass(frozen=True, slots=True)
class StatisticsCards:
    """All cards that are not deleted, by id: where they come from, their memory, in study or not.

    All three have an element a card.
    """

    sources: CardSources
    memory: MemoryColumns
    active: list[bool]

    def __len__(self) -> int:
        return len(self.active)


@dataclass(frozen=True, slots=True)
class QuizAnswer:
    """A question of a quiz or rehearsal; certainty, card and ms are 0 where not known.

    ``correct`` is 1 or 0, and -1 for one that was left open or is not judged yet.
    """

    study_day: int
    correct: int
    certainty: int
    card_id: int
    took_ms: int


def packed_log(session: Session, after: int) -> Iterator[tuple[str, str]]:
    """Rows of the log after ``after`` but for undo rows, undone ones included, in order.

    Two texts of many numbers each, with commas between: card ids and seqs; days, ratings, versions
    of the parameters and ms taken. See ``PACKED`` for the bits.
    """
    last = last_row(session)
    for begin in range(after, last, ROWS_AT_ONCE):
        values = {"after": begin, "upto": begin + ROWS_AT_ONCE}
        who, what = session.connection().execute(PACKED, values).one()
        if who is not None:
            yield who, what


def stabilities(session: Session, after: int) -> Iterator[tuple[int, float]]:
    """(seq, stability before) of rows after ``after``, in order; of the others it is 0."""
    return plain_rows(session, STABILITIES, {"after": after})


def statistics_cards(session: Session) -> StatisticsCards:
    """Every card that is not deleted."""
    ids, place, deck, article, tags, active, stability, difficulty, last, due, new = columns(
        session, CARDS, 11
    )
    return StatisticsCards(
        CardSources(ids, place, deck, article, tags, under=deck_families(session)),
        MemoryColumns(ids, stability, difficulty, last, due, [each == 1 for each in new]),
        [each == 1 for each in active],
    )


def quiz_answers(session: Session) -> list[QuizAnswer]:
    """Every question of a quiz or a rehearsal that was judged or looked at and is not left out."""
    return [QuizAnswer(*row) for row in session.connection().execute(text(QUIZ))]


def fronts(session: Session, card_ids: list[int]) -> dict[int, tuple[str, str]]:
    """(what is asked, cut where it is very long; name of the deck) of these cards, by id."""
    rows = session.connection().execute(FRONTS, {"wanted": card_ids})
    return {row[0]: (row[1], row[2]) for row in rows}


def parameters_by_fit(session: Session) -> dict[int, tuple[float, ...]]:
    """The memory parameters of every version that can be read, by id."""
    found = {}
    for fit_id, stored in session.connection().execute(text(FITS)):
        parameters = readable(parameters_from, stored, None, f"memory_fits: row {fit_id}")
        if parameters is not None:
            found[fit_id] = parameters
    return found
