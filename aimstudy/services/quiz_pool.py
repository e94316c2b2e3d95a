"""What a quiz can ask now: items made from accepted facts that no open contradiction touches."""

import random
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from aimstudy.domain.article import Language
from aimstudy.domain.fact import Fact, FactState
from aimstudy.domain.quiz import AskedItem, QuizItem, QuizKind
from aimstudy.services.views.quiz import QuizTopic, QuizTopicKind, TopicRef
from aimstudy.storage.article_list import article_lines
from aimstudy.storage.articles import load_facts
from aimstudy.storage.cards import cards_by_fact
from aimstudy.storage.issues import facts_under_issue
from aimstudy.storage.quiz_history import times_asked
from aimstudy.storage.session import Session


@dataclass(frozen=True, slots=True)
class Pool:
    """Items by fact id; ``blocked`` counts facts that wait for a choice about a contradiction."""

    by_fact: dict[int, tuple[QuizItem, ...]]
    accepted: int
    blocked: int
    title: str
    topics: tuple[QuizTopic, ...]
    card_of: dict[int, int]
    topic_of: dict[int, str]


def load_pool(session: Session, seed: int, article_ids: Sequence[int] = ()) -> Pool:
    """All items of articles in study (or the given ones) whose cards are accepted."""
    lines = {
        line.article_id: line
        for line in article_lines(session)
        if not line.archived and (not article_ids or line.article_id in article_ids)
    }
    facts = {
        fact_id: (article_id, fact)
        for fact_id, (article_id, state, fact) in load_facts(session, list(lines)).items()
        if state is FactState.ACCEPTED
    }
    studied = cards_by_fact(session, list(facts))
    facts = {fact_id: found for fact_id, found in facts.items() if fact_id in studied}
    under_issue = facts_under_issue(session)
    titles = {article_id: line.title for article_id, line in lines.items()}
    title = ", ".join(dict.fromkeys(titles.values()))
    by_fact: dict[int, tuple[QuizItem, ...]] = {}
    for language in Language:
        by_fact |= _items(facts, under_issue, language, titles, seed)
    topic_of = {fact_id: titles[facts[fact_id][0]] for fact_id in by_fact}
    topics = tuple(
        _topic(article_id, title, {f: i for f, i in by_fact.items() if facts[f][0] == article_id})
        for article_id, title in titles.items()
    )
    blocked = len(under_issue & set(facts))
    return Pool(by_fact, len(facts), blocked, title, topics, studied, topic_of)


def _topic(article_id: int, title: str, items: dict[int, tuple[QuizItem, ...]]) -> QuizTopic:
    counts = Counter(item.kind for found in items.values() for item in found)
    kinds = tuple(kind for kind, _ in counts.most_common())
    return QuizTopic(TopicRef(QuizTopicKind.ARTICLE, article_id), title, len(items), kinds)


def _items(
    facts: dict[int, tuple[int, Fact]],
    under_issue: set[int],
    language: Language,
    titles: dict[int, str],
    seed: int,
) -> dict[int, tuple[QuizItem, ...]]:
    # Loaded on first use: the start must not pay for it.
    from aimstudy.questions.quiz import Lesson, quiz_items_of

    mine = {i: (a, fact) for i, (a, fact) in facts.items() if fact.language is language}
    blocked = frozenset(fact.key for i, (_, fact) in mine.items() if i in under_issue)
    ids = {fact.key: i for i, (_, fact) in mine.items()}
    lessons = [
        Lesson(title, [fact for a, fact in mine.values() if a == article_id])
        for article_id, title in titles.items()
    ]
    found: dict[int, tuple[QuizItem, ...]] = {}
    for item in quiz_items_of(lessons, language, seed, blocked):
        fact_id = ids[item.fact_key]
        found[fact_id] = (*found.get(fact_id, ()), item)
    return found


def choose_items(session: Session, pool: Pool, count: int, seed: int) -> list[AskedItem]:
    """One item a fact, at most ``count``: facts asked least and missed most come first.

    About one item in four is a true/false statement where there is a choice.
    """
    asked = times_asked(session)
    shuffle = random.Random(seed)
    order = {fact_id: shuffle.random() for fact_id in pool.by_fact}

    def weight(fact_id: int) -> tuple[float, float]:
        times, right = asked.get(fact_id, (0, 0))
        return (times + 2 * right, order[fact_id])

    chosen = _pick_apart(pool, sorted(pool.by_fact, key=weight), max(1, count))
    shuffle.shuffle(chosen)
    return [
        AskedItem(
            item, fact_id, pool.card_of[fact_id], pool.topic_of[fact_id], fact_id not in asked
        )
        for fact_id, item in chosen
    ]


def _pick_apart(pool: Pool, order: Sequence[int], count: int) -> list[tuple[int, QuizItem]]:
    """One item a fact, in order; two of one sentence, or that tell of each other, if needed."""
    # Loaded on first use: the start must not pay for it.
    from aimstudy.questions.quiz import tells

    chosen: list[tuple[int, QuizItem]] = []
    asked: set[str] = set()
    sentences: set[str] = set()
    for again in range(3):  # another sentence; another thing of one; whatever there is
        for fact_id in order:
            items = [item for item in pool.by_fact[fact_id] if not asked & _keys(item)]
            if len(chosen) == count or not items or (not again and items[0].quote in sentences):
                continue
            item = _pick(items, len(chosen))
            beside = [other for _, other in chosen if other.quote == item.quote]
            if again < 2 and any(tells(other, item) for other in beside):
                continue
            asked |= _keys(item)
            sentences |= {item.quote, *item.quotes}
            chosen.append((fact_id, item))
    return chosen


def _keys(item: QuizItem) -> set[str]:
    """The facts that an item asks."""
    return {item.fact_key, *item.fact_keys}


def _pick(items: Sequence[QuizItem], place: int) -> QuizItem:
    """A statement in every fourth place, pairs where there are any, else what asks the answer."""
    wanted = QuizKind.TRUE_FALSE if place % 4 == 3 else QuizKind.MATCHING
    likely = [item for item in items if item.kind is wanted]
    others = [item for item in items if item.kind is not QuizKind.TRUE_FALSE]
    return (likely or others or list(items))[0]
