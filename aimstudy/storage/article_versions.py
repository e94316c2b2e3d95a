"""An article's rows as they were before a new version of it, and how they are put back.

A snapshot is JSON: the rows of each table by name; of notes, cards and quiz answers only which fact
each is about. What else changed in them has patches of its own.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Table, bindparam, delete, insert, select, update
from sqlalchemy.exc import IntegrityError
from sqlmodel import Session, SQLModel, col

from aimstudy.domain.article import ArticleText
from aimstudy.domain.errors import Problem, ProblemKind
from aimstudy.domain.fact import Fact
from aimstudy.storage.fact_rows import citation_values, fact_values
from aimstudy.storage.tables import (
    ArticleRow,
    CardRow,
    CitationRow,
    FactRow,
    IssueFactRow,
    IssueRow,
    NoteRow,
    QuizResponseRow,
    SentenceRow,
)

Rows = list[dict[str, Any]]
Snapshot = dict[str, Rows]
_OWN_NOTES = "own_notes"
_QUESTION = ("attempt_id", "position")  # the id of an open question can be another's later
_LINKED: tuple[type[SQLModel], ...] = (NoteRow, CardRow, QuizResponseRow)


def snapshot_of(session: Session, article_id: int) -> Snapshot:
    """Every row that makes up the article, and which quiz answers are about its facts."""
    facts = select(col(FactRow.id)).where(col(FactRow.article_id) == article_id)
    issues = select(col(IssueRow.id)).where(col(IssueRow.article_id) == article_id)
    wanted = (
        (ArticleRow, col(ArticleRow.id) == article_id),
        (SentenceRow, col(SentenceRow.article_id) == article_id),
        (FactRow, col(FactRow.article_id) == article_id),
        (IssueRow, col(IssueRow.article_id) == article_id),
        (IssueFactRow, col(IssueFactRow.issue_id).in_(issues)),
        (CitationRow, col(CitationRow.article_id) == article_id),
    )
    found: Snapshot = {}
    for table, condition in wanted:
        rows = session.connection().execute(select(_table(table)).where(condition))
        found[_table(table).name] = [dict(row) for row in rows.mappings()]
    for linked in _LINKED:
        link = _table(linked).c
        named = ("id", "fact_id", *(_QUESTION if linked is QuizResponseRow else ()))
        rows = session.connection().execute(
            select(*(link[name] for name in named)).where(link.fact_id.in_(facts))
        )
        found[_table(linked).name] = [dict(row) for row in rows.mappings()]
    return found


def put_back(session: Session, snapshot: Mapping[str, Rows]) -> None:
    """Make the article what it was; raises Problem UNDO_NOT_POSSIBLE if it is gone."""
    [article] = snapshot["articles"]
    article_id = article["id"]
    changed = session.connection().execute(
        update(ArticleRow).where(col(ArticleRow.id) == article_id).values(article)
    )
    if changed.rowcount != 1:
        raise Problem(ProblemKind.UNDO_NOT_POSSIBLE)
    clear_beside_facts(session, article_id)
    _drop_sentences(session, article_id)
    _unlink_others(session, article_id, snapshot["facts"])
    _put_facts_back(session, article_id, snapshot["facts"])
    for table in (SentenceRow, IssueRow, IssueFactRow, CitationRow):
        rows = snapshot[_table(table).name]
        if table is CitationRow:  # nothing names a citation, and others may have their numbers now
            rows = [{k: v for k, v in row.items() if k != "id"} for row in rows]
        if rows:
            session.connection().execute(insert(table), rows)
    for linked in _LINKED:
        _link(session, _table(linked), snapshot[_table(linked).name])
    session.expire_all()


def take_out(session: Session, article_id: int) -> Snapshot:
    """Remove an article; returns what ``put_in`` makes it of again. Its notes stay.

    Raises Problem UNDO_NOT_POSSIBLE if it is gone.
    """
    snapshot = snapshot_of(session, article_id)
    if not snapshot["articles"]:
        raise Problem(ProblemKind.UNDO_NOT_POSSIBLE)
    mine = select(col(NoteRow.id)).where(col(NoteRow.article_id) == article_id)
    snapshot[_OWN_NOTES] = [{"id": note_id} for note_id in session.connection().scalars(mine)]
    session.connection().execute(delete(ArticleRow).where(col(ArticleRow.id) == article_id))
    session.expire_all()
    return snapshot


def put_in(session: Session, snapshot: Mapping[str, Rows]) -> None:
    """Put an article back that ``take_out`` removed, with its notes.

    Raises Problem UNDO_NOT_POSSIBLE if another one is in its place.
    """
    [article] = snapshot["articles"]
    try:
        session.connection().execute(insert(ArticleRow).values(article))
    except IntegrityError as error:
        raise Problem(ProblemKind.UNDO_NOT_POSSIBLE) from error
    put_back(session, snapshot)
    notes = _table(NoteRow)
    statement = update(notes).where(notes.c.id == bindparam("row_id"))
    if snapshot[_OWN_NOTES]:
        session.connection().execute(
            statement.values(article_id=article["id"]),
            [{"row_id": row["id"]} for row in snapshot[_OWN_NOTES]],
        )


def clear_beside_facts(session: Session, article_id: int) -> None:
    """Remove an article's issues and all citations, those of notes included."""
    session.connection().execute(delete(IssueRow).where(col(IssueRow.article_id) == article_id))
    session.connection().execute(
        delete(CitationRow).where(col(CitationRow.article_id) == article_id)
    )


def rewrite_facts(session: Session, article_id: int, facts: Mapping[int, Fact]) -> None:
    """Give facts that stay, by id, the words of the new version, and remove all others.

    What the person decided about a fact stays. Their citations must be gone by then.
    """
    rows = [
        {name: value for name, value in fact_values(article_id, fact).items() if name != "state"}
        | {"id": fact_id}
        for fact_id, fact in facts.items()
    ]
    _keep_only(session, article_id, list(facts))
    _update_facts(session, article_id, rows)
    cited = [
        citation_values(article_id, citation, ordinal, fact_id=fact_id)
        for fact_id, fact in facts.items()
        for ordinal, citation in enumerate(fact.citations)
    ]
    if cited:
        session.connection().execute(insert(CitationRow), cited)


def move_note_citations(
    session: Session, article_id: int, before: Sequence[Mapping[str, Any]], article: ArticleText
) -> None:
    """Let cards made from marked words cite the same sentence in the new text, if it is there."""
    places = {sentence.raw: sentence for sentence in article.sentences}
    rows = []
    for row in before:
        sentence = places.get(row["quote"])
        if row["note_id"] is None or sentence is None:
            continue
        shift = sentence.start - row["start"] if row["answer_start"] >= 0 else 0
        rows.append(
            {
                **{name: value for name, value in row.items() if name != "id"},
                "article_id": article_id,
                "sentence": sentence.index,
                "start": sentence.start,
                "end": sentence.end,
                "answer_start": row["answer_start"] + shift,
                "answer_end": row["answer_end"] + shift,
            }
        )
    if rows:
        session.connection().execute(insert(CitationRow), rows)


def facts_with_notes(session: Session, article_id: int) -> set[int]:
    """Facts that have or had a card, also one that was deleted."""
    rows = session.connection().execute(
        select(col(NoteRow.fact_id)).where(
            col(NoteRow.article_id) == article_id, col(NoteRow.fact_id).is_not(None)
        )
    )
    return {row[0] for row in rows if row[0] is not None}


def _put_facts_back(session: Session, article_id: int, rows: Rows) -> None:
    present = set(
        session.connection().scalars(
            select(col(FactRow.id)).where(col(FactRow.article_id) == article_id)
        )
    )
    _keep_only(session, article_id, [row["id"] for row in rows])
    _update_facts(session, article_id, [row for row in rows if row["id"] in present])
    gone = [row for row in rows if row["id"] not in present]
    if gone:
        session.connection().execute(insert(FactRow), gone)


def _unlink_others(session: Session, article_id: int, rows: Rows) -> None:
    """Let go of facts whose number another one gets: what stood on them is not about that one."""
    keys = {row["id"]: row["key"] for row in rows}
    present = session.connection().execute(
        select(col(FactRow.id), col(FactRow.key)).where(col(FactRow.article_id) == article_id)
    )
    others = [fact_id for fact_id, key in present if keys.get(fact_id) != key]
    for linked in _LINKED:
        fact = _table(linked).c.fact_id
        session.connection().execute(
            update(_table(linked)).where(fact.in_(others)).values(fact_id=None)
        )


def _keep_only(session: Session, article_id: int, fact_ids: Sequence[int]) -> None:
    kept = set(fact_ids)
    found = session.connection().scalars(
        select(col(FactRow.id)).where(col(FactRow.article_id) == article_id)
    )
    for fact_id in [each for each in found if each not in kept]:
        session.connection().execute(delete(FactRow).where(col(FactRow.id) == fact_id))


def _update_facts(session: Session, article_id: int, rows: Sequence[Mapping[str, Any]]) -> None:
    if not rows:
        return
    # Keys are unique in an article, and two rows may swap theirs.
    session.connection().execute(
        update(FactRow)
        .where(col(FactRow.article_id) == article_id)
        .values(key="~" + col(FactRow.key))
    )
    names = [name for name in rows[0] if name != "id"]
    statement = (
        update(_table(FactRow))
        .where(_table(FactRow).c.id == bindparam("row_id"))
        .values({name: bindparam(f"new_{name}") for name in names})
    )
    session.connection().execute(
        statement,
        [{"row_id": row["id"], **{f"new_{name}": row[name] for name in names}} for row in rows],
    )


def _drop_sentences(session: Session, article_id: int) -> None:
    session.connection().execute(
        delete(SentenceRow).where(col(SentenceRow.article_id) == article_id)
    )


def _link(session: Session, table: Table, rows: Rows) -> None:
    """Let rows stand on their facts again; a fact that goes takes itself out of them."""
    if not rows:
        return
    # Steps kept by an earlier program do not name the question.
    named = [name for name in _QUESTION if all(name in row for row in rows)]
    statement = update(table).where(
        table.c.id == bindparam("old_id"), *(table.c[n] == bindparam(f"old_{n}") for n in named)
    )
    session.connection().execute(
        statement.values(fact_id=bindparam("old_fact_id")),
        [{f"old_{name}": row[name] for name in ("id", "fact_id", *named)} for row in rows],
    )


def _table(model: type[SQLModel]) -> Table:
    return model.metadata.tables[str(model.__tablename__)]
