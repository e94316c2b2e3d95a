"""Queries on issues: open contradictions, the facts they touch, and the person's choice."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import and_, func, select, text, update
from sqlmodel import Session, col

from aimstudy.domain.fact import IssueChoice, IssueKind
from aimstudy.storage.stored_text import Unreadable, readable
from aimstudy.storage.tables import ArticleRow, CitationRow, IssueFactRow, IssueRow

_SAYING = """
SELECT DISTINCT said.fact_id FROM issues AS i
JOIN citations AS c ON c.issue_id = i.id
JOIN citations AS said ON said.article_id = c.article_id AND said.sentence = c.sentence
JOIN notes AS n ON n.fact_id = said.fact_id
WHERE i.choice = 'open' AND n.items <> '[]' AND (
    instr(' ' || lower(n.front), ' ' || lower(i.first_value)) > 0
    OR instr(' ' || lower(n.front), ' ' || lower(i.second_value)) > 0
)
"""


@dataclass(frozen=True, slots=True)
class StoredIssue:
    """An issue with its article."""

    issue_id: int
    article_id: int
    key: str
    article_title: str
    kind: IssueKind
    subject: str
    first: str
    second: str
    choice: IssueChoice


def load_issues(
    session: Session, article_id: int | None = None, issue_id: int | None = None
) -> list[StoredIssue]:
    """Issues of one article, one by id, or all of articles that are not archived."""
    query = select(
        col(IssueRow.id),
        col(IssueRow.article_id),
        col(IssueRow.key),
        col(ArticleRow.title),
        col(IssueRow.kind),
        col(IssueRow.subject),
        col(IssueRow.first_value),
        col(IssueRow.second_value),
        col(IssueRow.choice),
    ).join(ArticleRow, col(IssueRow.article_id) == col(ArticleRow.id))
    if issue_id is not None:
        query = query.where(col(IssueRow.id) == issue_id)
    elif article_id is not None:
        query = query.where(col(IssueRow.article_id) == article_id)
    else:
        query = query.where(col(ArticleRow.archived) == 0)
    rows = session.connection().execute(query.order_by(col(IssueRow.id)))
    return [
        StoredIssue(row[0] or 0, *row[1:4], _kind(row[4], row[0]), *row[5:8], IssueChoice(row[8]))
        for row in rows
    ]


def issue_kind_from(text: str) -> IssueKind:
    """How two statements disagree; raises Unreadable."""
    try:
        return IssueKind(text)
    except ValueError as error:
        raise Unreadable("no way to disagree") from error


def _kind(text: str, issue_id: int | None) -> IssueKind:
    usual = IssueKind.NUMBER_AGAINST_NUMBER  # says no more than that two values stand there
    return readable(issue_kind_from, text, usual, f"the kind of issue {issue_id}")


def facts_of_issues(session: Session, issue_ids: Sequence[int]) -> dict[int, list[int]]:
    """Ids of the facts that each issue touches."""
    rows = session.connection().execute(
        select(col(IssueFactRow.issue_id), col(IssueFactRow.fact_id))
        .where(col(IssueFactRow.issue_id).in_(issue_ids))
        .order_by(col(IssueFactRow.fact_id))
    )
    found: dict[int, list[int]] = {issue_id: [] for issue_id in issue_ids}
    for issue_id, fact_id in rows:
        found[issue_id].append(fact_id)
    return found


def sentences_of_issues(session: Session, issue_ids: Sequence[int]) -> dict[int, tuple[int, int]]:
    """Indexes of the two sentences of each issue, first one first."""
    rows = session.connection().execute(
        select(col(CitationRow.issue_id), col(CitationRow.sentence))
        .where(col(CitationRow.issue_id).in_(issue_ids))
        .order_by(col(CitationRow.issue_id), col(CitationRow.ordinal))
    )
    found: dict[int, list[int]] = {}
    for issue_id, sentence in rows:
        found.setdefault(issue_id or 0, []).append(sentence)
    return {issue_id: (cited[0], cited[-1]) for issue_id, cited in found.items()}


def choices_of_article(session: Session, article_id: int) -> dict[str, IssueChoice]:
    """What the person chose about each issue of an article, by the issue's key."""
    found = load_issues(session, article_id=article_id)
    return {issue.key: issue.choice for issue in found}


def open_issue_of_fact(session: Session, fact_id: int) -> tuple[str, str, str] | None:
    """What an open issue on this fact is about and what is said in both places, or None."""
    rows = session.connection().execute(
        select(col(IssueRow.subject), col(IssueRow.first_value), col(IssueRow.second_value))
        .join(IssueFactRow, col(IssueFactRow.issue_id) == col(IssueRow.id))
        .where(
            and_(
                col(IssueFactRow.fact_id) == fact_id,
                col(IssueRow.choice) == IssueChoice.OPEN.value,
            )
        )
        .limit(1)
    )
    found = rows.first()
    return (found[0], found[1], found[2]) if found else None


def facts_under_issue(session: Session) -> set[int]:
    """Ids of all facts that an open issue touches: they are never scored."""
    rows = session.connection().execute(
        select(col(IssueFactRow.fact_id))
        .join(IssueRow, col(IssueFactRow.issue_id) == col(IssueRow.id))
        .where(col(IssueRow.choice) == IssueChoice.OPEN.value)
    )
    return {row[0] for row in rows}


def facts_saying_issues(session: Session) -> set[int]:
    """Lists whose card says how many they are, which is one of the two values of an open issue."""
    return set(session.connection().scalars(text(_SAYING)))


def count_open(session: Session) -> dict[int, int]:
    """Open issues by article id."""
    rows = session.connection().execute(
        select(col(IssueRow.article_id), func.count())
        .where(col(IssueRow.choice) == IssueChoice.OPEN.value)
        .group_by(col(IssueRow.article_id))
    )
    return {row[0]: row[1] for row in rows}


def set_choice(session: Session, issue_id: int, choice: IssueChoice) -> None:
    """Store the person's choice."""
    session.connection().execute(
        update(IssueRow).where(col(IssueRow.id) == issue_id).values(choice=choice.value)
    )
