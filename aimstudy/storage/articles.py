"""Queries on articles, their sentences, facts, citations and issues."""

from collections.abc import Mapping, Sequence

from sqlalchemy import delete, func, insert, or_, select, update
from sqlmodel import Session, col
from sqlmodel import select as select_rows

from aimstudy.domain.article import (
    ArticleText,
    BlockKind,
    Language,
    Sentence,
)
from aimstudy.domain.fact import Citation, Fact, FactState, Issue, IssueChoice
from aimstudy.storage.article_text import (
    block_kind_from,
    structure_from,
    structure_text,
    warnings_from,
    warnings_text,
    without_structure,
)
from aimstudy.storage.fact_rows import (
    FACT_COLUMNS,
    citation_values,
    fact_values,
    facts_from_rows,
)
from aimstudy.storage.keys import new_id
from aimstudy.storage.stored_text import readable
from aimstudy.storage.tables import (
    ArticleRow,
    CitationRow,
    FactRow,
    IssueFactRow,
    IssueRow,
    SentenceRow,
)

_AROUND = "\ufeff \t\n"


def article_id_by_text(session: Session, sha256: str, text: str) -> tuple[int, str] | None:
    """(id, title) of the article with this text, or None.

    Line ends, a byte order mark and blanks around the text make no other article of it.
    """
    lines = func.replace(func.replace(col(ArticleRow.text), "\r\n", "\n"), "\r", "\n")
    plain = text.replace("\r\n", "\n").replace("\r", "\n").strip(_AROUND)
    row = (
        session.connection()
        .execute(
            select(col(ArticleRow.id), col(ArticleRow.title)).where(
                or_(col(ArticleRow.sha256) == sha256, func.trim(lines, _AROUND) == plain)
            )
        )
        .first()
    )
    return (row[0], row[1]) if row and row[0] else None


def insert_article(session: Session, article: ArticleText, added_ms: int, bundled: bool) -> int:
    """Store an article with its sentences; returns its id."""
    values = {**_article_values(article), "added_ms": added_ms, "bundled": int(bundled)}
    article_id = new_id(session.connection().execute(insert(ArticleRow).values(values)))
    _insert_sentences(session, article_id, article)
    return article_id


def replace_article(session: Session, article_id: int, article: ArticleText) -> None:
    """Put another text with its sentences in the place of an article's own."""
    session.connection().execute(
        update(ArticleRow).where(col(ArticleRow.id) == article_id).values(_article_values(article))
    )
    session.connection().execute(
        delete(SentenceRow).where(col(SentenceRow.article_id) == article_id)
    )
    _insert_sentences(session, article_id, article)
    session.expire_all()


def _article_values(article: ArticleText) -> dict[str, object]:
    return {
        "name": article.name,
        "title": article.title,
        "language": article.language.value,
        "text": article.text,
        "sha256": article.sha256,
        "structure": structure_text(article),
        "warnings": warnings_text(article),
    }


def _insert_sentences(session: Session, article_id: int, article: ArticleText) -> None:
    rows = [
        {
            "article_id": article_id,
            "idx": s.index,
            "section": s.section,
            "block": s.block.value,
            "start": s.start,
            "end": s.end,
            "clean": s.clean,
        }
        for s in article.sentences
    ]
    if rows:
        session.connection().execute(insert(SentenceRow), rows)


def insert_facts(session: Session, article_id: int, facts: Sequence[Fact]) -> dict[str, int]:
    """Store facts with their citations; returns ids by fact key."""
    ids: dict[str, int] = {}
    citations: list[dict[str, object]] = []
    for fact in facts:
        values = fact_values(article_id, fact)
        result = session.connection().execute(insert(FactRow).values(values))
        ids[fact.key] = fact_id = new_id(result)
        citations += [
            citation_values(article_id, c, n, fact_id=fact_id) for n, c in enumerate(fact.citations)
        ]
    if citations:
        session.connection().execute(insert(CitationRow), citations)
    return ids


def insert_issues(
    session: Session, article_id: int, issues: Sequence[Issue], fact_ids: Mapping[str, int]
) -> None:
    """Store issues with both citations and the facts they touch."""
    for issue in issues:
        result = session.connection().execute(
            insert(IssueRow).values(
                article_id=article_id,
                key=issue.key,
                kind=issue.kind.value,
                subject=issue.subject,
                first_value=issue.values[0],
                second_value=issue.values[1],
                choice=IssueChoice.OPEN.value,
            )
        )
        issue_id = new_id(result)
        session.connection().execute(
            insert(CitationRow),
            [
                citation_values(article_id, c, n, issue_id=issue_id)
                for n, c in enumerate(issue.citations)
            ],
        )
        touched = [
            {"issue_id": issue_id, "fact_id": fact_ids[key]}
            for key in dict.fromkeys(issue.fact_keys)
            if key in fact_ids
        ]
        if touched:
            session.connection().execute(insert(IssueFactRow), touched)


def load_article(session: Session, article_id: int) -> tuple[ArticleRow, ArticleText] | None:
    """An article's row and its text as domain values, or None."""
    row = session.get(ArticleRow, article_id)
    if row is None:
        return None
    named = f"of article {article_id}"
    sections, blocks = readable(
        structure_from, row.structure, without_structure(row.text), f"the structure {named}"
    )
    sentences = session.exec(
        select_rows(SentenceRow)
        .where(col(SentenceRow.article_id) == article_id)
        .order_by(col(SentenceRow.idx))
    )
    return row, ArticleText(
        name=row.name,
        title=row.title,
        language=Language(row.language),
        text=row.text,
        sha256=row.sha256,
        sections=sections,
        blocks=blocks,
        sentences=tuple(
            Sentence(
                s.idx,
                s.section,
                readable(block_kind_from, s.block, BlockKind.PARAGRAPH, f"a sentence {named}"),
                s.start,
                s.end,
                row.text[s.start : s.end],
                s.clean,
            )
            for s in sentences
        ),
        warnings=readable(warnings_from, row.warnings, (), f"the warnings {named}"),
    )


def load_facts(
    session: Session, article_ids: Sequence[int] | None = None
) -> dict[int, tuple[int, FactState, Fact]]:
    """Facts by id, as (article id, state, fact); of all articles when ``article_ids`` is None.

    A fact that cannot be read is left out.
    """
    facts = select(*_FACT_COLUMNS).order_by(col(FactRow.id))
    cited = (
        select(*_CITATION_COLUMNS)
        .where(col(CitationRow.fact_id).is_not(None))
        .order_by(col(CitationRow.fact_id), col(CitationRow.ordinal))
    )
    if article_ids is not None:
        facts = facts.where(col(FactRow.article_id).in_(article_ids))
        cited = cited.where(col(CitationRow.article_id).in_(article_ids))
    connection = session.connection()
    by_fact: dict[int, list[Citation]] = {}
    for fact_id, *values in connection.execute(cited).all():
        by_fact.setdefault(fact_id, []).append(Citation(*values))
    rows = connection.execute(facts).all()
    found = facts_from_rows(rows, [tuple(by_fact.get(row.id, ())) for row in rows])
    return {
        row.id: (row.article_id, FactState(row.state), fact)
        for row, fact in zip(rows, found, strict=True)
        if fact is not None
    }


# Whole rows by name are slow where there are thousands.
_FACT_COLUMNS = [col(getattr(FactRow, name)) for name in FACT_COLUMNS]
_CITATION_COLUMNS = [
    col(getattr(CitationRow, name))
    for name in ("fact_id", "sentence", "start", "end", "quote", "answer_start", "answer_end")
]


def set_fact_states(session: Session, fact_ids: Sequence[int], state: FactState) -> None:
    """Mark facts as proposed, accepted or rejected."""
    session.connection().execute(
        update(FactRow).where(col(FactRow.id).in_(fact_ids)).values(state=state.value)
    )


def is_archived(session: Session, article_id: int) -> bool:
    """Whether an article is put aside."""
    query = select(col(ArticleRow.archived)).where(col(ArticleRow.id) == article_id)
    return bool(session.connection().scalar(query))


def set_archived(session: Session, article_id: int, archived: bool) -> None:
    """Put an article aside, or take it back."""
    session.connection().execute(
        update(ArticleRow).where(col(ArticleRow.id) == article_id).values(archived=int(archived))
    )


def count_articles(session: Session) -> int:
    """How many articles are not archived."""
    return (
        session.connection().scalar(
            select(func.count()).select_from(ArticleRow).where(col(ArticleRow.archived) == 0)
        )
        or 0
    )
