"""What the Articles pages show, put together from the library's rows."""

from collections import Counter

from aimstudy.domain.article import Language
from aimstudy.domain.card import CardKind, HoldReason
from aimstudy.domain.errors import Problem, ProblemKind
from aimstudy.domain.fact import Fact, FactState, IssueChoice
from aimstudy.facts.issue_sides import Sides
from aimstudy.services.issue_choices import sides_of_issues
from aimstudy.services.sources import marked_answer
from aimstudy.services.views.articles import (
    ArticleCard,
    ArticleSummary,
    ArticleView,
    FactMark,
    IssueView,
    ShownSentence,
)
from aimstudy.storage import issues
from aimstudy.storage.article_list import article_lines
from aimstudy.storage.articles import load_article, load_facts
from aimstudy.storage.cards import StoredCard
from aimstudy.storage.citations import citations_of_issue, citations_of_note
from aimstudy.storage.fact_cards import facts_of_each_card
from aimstudy.storage.issues import StoredIssue, facts_under_issue
from aimstudy.storage.search import cards_in_article
from aimstudy.storage.session import Session

_Facts = dict[int, tuple[int, FactState, Fact]]


def summaries(session: Session, archived: bool) -> tuple[ArticleSummary, ...]:
    """The list of articles, newest first."""
    open_issues = issues.count_open(session)
    return tuple(
        ArticleSummary(
            article_id=line.article_id,
            title=line.title,
            name=line.name,
            language=Language(line.language),
            facts=line.facts,
            cards=line.cards,
            proposed=line.proposed,
            open_issues=open_issues.get(line.article_id, 0),
            archived=line.archived,
            bundled=line.bundled,
        )
        for line in article_lines(session)
        if line.archived == archived
    )


def article_view(session: Session, article_id: int, today: int) -> ArticleView:
    """An article with its facts marked and its cards; raises Problem ARTICLE_MISSING."""
    found = load_article(session, article_id)
    if found is None:
        raise Problem(ProblemKind.ARTICLE_MISSING)
    row, article = found
    facts = load_facts(session, [article_id])
    clean = {s.start: s.clean for s in article.sentences}
    under_issue = facts_under_issue(session)
    cards = tuple(
        _card(session, card, facts, under_issue)
        for card in cards_in_article(session, article_id, today)
    )
    return ArticleView(
        article_id=article_id,
        title=article.title,
        name=article.name,
        language=article.language,
        archived=bool(row.archived),
        bundled=bool(row.bundled),
        text=article.text,
        blocks=article.blocks,
        sentences=tuple(
            ShownSentence(s.start, s.end, s.section, s.block, s.clean) for s in article.sentences
        ),
        sections=tuple((s.title, s.level, s.start) for s in article.sections),
        marks=_marks(facts, clean),
        cards=cards,
        issues=_issues(session, article_id, facts, Counter(c.fact_id for c in cards)),
        warnings=article.warnings,
        facts=len(facts),
        accepted=sum(c.hold not in (HoldReason.PROPOSED, HoldReason.REJECTED) for c in cards),
        proposed=sum(c.hold is HoldReason.PROPOSED for c in cards),
    )


def issue_view(session: Session, issue_id: int) -> IssueView:
    """One contradiction; raises Problem ARTICLE_MISSING."""
    found = issues.load_issues(session, issue_id=issue_id)
    if not found:
        raise Problem(ProblemKind.ARTICLE_MISSING)
    article_id = found[0].article_id
    facts = load_facts(session, [article_id])
    cards: Counter[int | None] = Counter(facts_of_each_card(session, list(facts)))
    views = _issues(session, article_id, facts, cards)
    return next(view for view in views if view.issue_id == issue_id)


def _issues(
    session: Session, article_id: int, facts: _Facts, cards: Counter[int | None]
) -> tuple[IssueView, ...]:
    """The article's contradictions; ``cards`` counts cards by fact."""
    found = issues.load_issues(session, article_id=article_id)
    sides = sides_of_issues(session, {i: fact for i, (_, _, fact) in facts.items()}, found)
    return tuple(_issue(session, issue, sides[issue.issue_id], cards) for issue in found)


def _issue(
    session: Session, issue: StoredIssue, sides: Sides, cards: Counter[int | None]
) -> IssueView:
    first, second = citations_of_issue(session, issue.issue_id)
    on = {
        choice: sum(cards[fact_id] for fact_id, side in sides.items() if side is choice)
        for choice in (IssueChoice.FIRST, IssueChoice.SECOND)
    }
    return IssueView(
        issue_id=issue.issue_id,
        subject=issue.subject,
        first=issue.first,
        second=issue.second,
        first_quote=first.clean,
        second_quote=second.clean,
        first_start=first.start,
        second_start=second.start,
        choice=issue.choice,
        first_cards=on[IssueChoice.FIRST],
        second_cards=on[IssueChoice.SECOND],
    )


def _marks(facts: _Facts, clean: dict[int, str]) -> tuple[FactMark, ...]:
    return tuple(
        FactMark(
            fact_id=fact_id,
            kind=fact.kind,
            start=cited.start,
            end=cited.end,
            answer=marked_answer(clean.get(cited.start, ""), fact.answers),
            state=state,
        )
        for fact_id, (_, state, fact) in facts.items()
        for cited in fact.citations
    )


def _card(session: Session, card: StoredCard, facts: _Facts, under_issue: set[int]) -> ArticleCard:
    fact = facts[card.fact_id][2] if card.fact_id is not None and card.fact_id in facts else None
    places = [(c.start, c.end) for c in fact.citations] if fact else []
    if not places:
        places = [(c.start, c.end) for c in citations_of_note(session, card.note_id)]
    start, end = places[0] if places else (-1, -1)
    return ArticleCard(
        card_id=card.card_id,
        fact_id=card.fact_id,
        kind=CardKind(card.kind),
        prompt=card.front,
        answer=card.back,
        hold=card.hold,
        rule=card.rule,
        start=start,
        end=end,
        issue=card.fact_id in under_issue,
        fact_kind=fact.kind if fact else None,
        core=fact is not None and fact.core,
        gone=not places,
        also=tuple(place[0] for place in places[1:]),
    )
