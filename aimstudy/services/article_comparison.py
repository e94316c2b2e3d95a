"""Which article a text is a new version of, and what changed in it, for the person to look at."""

from collections.abc import Sequence

from aimstudy.domain.article import ArticleText
from aimstudy.domain.errors import Problem, ProblemKind
from aimstudy.domain.fact import Fact, FactState
from aimstudy.domain.version import FactChange, FactMatch
from aimstudy.facts.versions import match_facts
from aimstudy.services.article_versions import DEFAULTS
from aimstudy.services.views.versions import ArticleComparison, ArticleRead, VersionItem
from aimstudy.storage import articles
from aimstudy.storage.article_cards import VersionCard, version_cards
from aimstudy.storage.article_list import ArticleLine, article_lines
from aimstudy.storage.session import Session

# A text that was pasted without a name or a title must be called something in a list.
UNNAMED = "text"


def compare_with(session: Session, read: ArticleRead, article_id: int) -> ArticleComparison:
    """What changed from the article to the text; raises Problem ARTICLE_MISSING."""
    found = articles.load_article(session, article_id)
    if found is None:
        raise Problem(ProblemKind.ARTICLE_MISSING)
    _, article = found
    old = articles.load_facts(session, [article_id])
    ids = {fact.key: fact_id for fact_id, (_, _, fact) in old.items()}
    cards: dict[int, list[VersionCard]] = {}
    for card in version_cards(session, article_id):
        cards.setdefault(card.fact_id or 0, []).append(card)
    prompts = {draft.fact_key: draft.prompt for draft in reversed(read.drafts)}
    matches = match_facts([fact for _, _, fact in old.values()], read.reading.facts)
    items = []
    for match in matches:
        if match.change is FactChange.SAME:
            continue
        mine = cards.get(ids[match.old.key], []) if match.old else []
        if mine or (match.new and match.new.key in prompts):
            items.append(_item(match, mine, prompts, article, read.reading.article))
    return ArticleComparison(
        article_id=article_id,
        title=article.title,
        name=article.name,
        language=article.language,
        same=sum(match.change is FactChange.SAME for match in matches),
        items=tuple(items),
        issues=len(read.reading.issues),
        read=read,
    )


def version_of(session: Session, article: ArticleText) -> int | None:
    """The article that ``article`` is another version of: same language, and same title or name.

    Where there are several, those not archived come first, then those with the same title, then
    the newest.
    """
    lines = [line for line in article_lines(session) if _is_version(line, article)]
    lines.sort(key=lambda line: (line.archived, not _same_title(line, article)))
    return lines[0].article_id if lines else None


def _is_version(line: ArticleLine, article: ArticleText) -> bool:
    if line.language != article.language.value:
        return False
    named = article.name != UNNAMED and line.name.casefold() == article.name.casefold()
    return named or _same_title(line, article)


def _same_title(line: ArticleLine, article: ArticleText) -> bool:
    return line.title.casefold() == article.title.casefold()


def _item(
    match: FactMatch,
    cards: Sequence[VersionCard],
    prompts: dict[str, str],
    old: ArticleText,
    new: ArticleText,
) -> VersionItem:
    own = [card for card in cards if card.state is FactState.ACCEPTED]
    fact = match.new or match.old
    if fact is None:
        raise ValueError("a match without a fact")
    prompt = cards[0].front if cards else prompts.get(fact.key, "")
    return VersionItem(
        key=(match.old or fact).key,
        change=match.change,
        kind=fact.kind,
        prompt=prompt,
        old_sentence=_sentence(match.old, old),
        new_sentence=_sentence(match.new, new),
        old_answer=_answer(match.old),
        new_answer=_answer(match.new),
        cards=len(own),
        answers=sum(card.reps for card in own),
        edited=any(card.edited for card in own),
        choice=DEFAULTS[match.change],
    )


def _sentence(fact: Fact | None, article: ArticleText) -> str:
    if fact is None or not fact.citations:
        return ""
    first = fact.citations[0]
    found = (s.clean for s in article.sentences if s.start == first.start)
    return next(found, first.quote)


def _answer(fact: Fact | None) -> str:
    return ", ".join(fact.answers) if fact else ""
