"""Of what a study session can be: decks, tags, articles, topics of exams, bookmarked cards."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from aimstudy.domain.errors import Problem, ProblemKind
from aimstudy.domain.exam import Exam
from aimstudy.domain.exam_profile import Topic, TopicKind, TopicSource
from aimstudy.services.context import Context
from aimstudy.services.exam_cards import rows_of_topic
from aimstudy.services.views.session_choice import ScopeKind, ScopeLine, StudyScope
from aimstudy.storage.card_sources import (
    CardSources,
    article_languages,
    card_sources,
    source_names,
)
from aimstudy.storage.cards import bookmarked_cards
from aimstudy.storage.deck_tree import deck_families
from aimstudy.storage.exams import load_exams
from aimstudy.storage.session import Session
from aimstudy.storage.session_cards import card_groups, count_marked

_SOURCES = {
    ScopeKind.DECK: TopicKind.DECK,
    ScopeKind.TAG: TopicKind.TAG,
    ScopeKind.ARTICLE: TopicKind.ARTICLE,
}


def cards_of_scope(session: Session, scope: StudyScope) -> list[int]:
    """Ids of the cards in study that a scope holds; of everything (``all``) none are listed."""
    if scope.kind is ScopeKind.ALL:
        return []
    if scope.kind is ScopeKind.BOOKMARKED:
        return bookmarked_cards(session)
    cards = card_sources(session)
    rows = rows_of_topic(cards, _topic(scope, load_exams(session)))
    return [cards.card_id[row] for row in sorted(rows)]


def name_of_scope(session: Session, scope: StudyScope) -> str:
    """Its name; "" for everything and for bookmarked cards, which the window has words for.

    Raises Problem DECK_MISSING, ARTICLE_MISSING or EXAM_MISSING.
    """
    if scope.kind in (ScopeKind.ALL, ScopeKind.BOOKMARKED):
        return ""
    if scope.kind is ScopeKind.TAG:
        return scope.tag
    if scope.kind is ScopeKind.TOPIC:
        return _topic(scope, load_exams(session)).name
    titles, decks = _names(session)
    by_deck = scope.kind is ScopeKind.DECK
    found = (decks if by_deck else titles).get(scope.ref)
    if found is None:
        raise Problem(ProblemKind.DECK_MISSING if by_deck else ProblemKind.ARTICLE_MISSING)
    return found


def scope_lines(session: Session, context: Context) -> tuple[ScopeLine, ...]:
    """Everything, then what has cards in study: bookmarked, topics, articles, decks, tags."""
    today = context.today().toordinal()
    counter = _Counter.of(card_groups(session, today), deck_families(session))
    exams = [exam for exam in load_exams(session) if exam.day >= context.today()]
    marked = count_marked(session, today)
    lines = [
        counter.line(StudyScope(), "", range(len(counter.counts))),
        ScopeLine(StudyScope(ScopeKind.BOOKMARKED), "", *marked),
        *_topic_lines(counter, exams),
        *_source_lines(counter, *_names(session)),
    ]
    return tuple(line for line in lines if line.cards or line.scope.kind is ScopeKind.ALL)


def _names(session: Session) -> tuple[dict[int, str], dict[int, str]]:
    """Articles and decks by id; of articles of one title each says its language, as decks do."""
    titles, decks = source_names(session)
    times = Counter(title.casefold() for title in titles.values())
    spoken = article_languages(session) if len(times) < len(titles) else {}
    told = {
        ref: f"{title} · {spoken[ref].value}" if times[title.casefold()] > 1 else title
        for ref, title in titles.items()
    }
    return told, decks


@dataclass(frozen=True, slots=True)
class _Counter:
    """Parallel: where groups of cards come from, and (cards, due, new) of each."""

    groups: CardSources
    counts: list[tuple[int, int, int]]

    @classmethod
    def of(
        cls,
        rows: Sequence[tuple[int, int, str, int, int, int]],
        under: dict[int, frozenset[int]],
    ) -> "_Counter":
        """As ``card_groups`` and ``deck_families`` give them."""
        places = list(range(len(rows)))
        sources = CardSources(
            card_id=places,
            position=places,
            deck_id=[row[0] for row in rows],
            article_id=[row[1] for row in rows],
            tags=[row[2] for row in rows],
            under=under,
        )
        return cls(sources, [(row[3], row[4], row[5]) for row in rows])

    def line(self, scope: StudyScope, name: str, rows: Iterable[int], of: str = "") -> ScopeLine:
        """The choice of these groups with its counts."""
        chosen = [self.counts[row] for row in rows]
        cards, due, new = (sum(counts[n] for counts in chosen) for n in range(3))
        return ScopeLine(scope, name, cards, due, new, of)

    def decks(self, names: dict[int, str]) -> Iterator[ScopeLine]:
        """The choice of each deck with those under it: looked up, for there can be 1,000."""
        rows: dict[int, list[int]] = {}
        for row, deck_id in enumerate(self.groups.deck_id):
            rows.setdefault(deck_id, []).append(row)
        for ref, name in _by_name(names):
            met = [row for deck in self.groups.in_deck(ref) for row in rows.get(deck, ())]
            yield self.line(StudyScope(ScopeKind.DECK, ref), name, met)

    def from_sources(
        self, scope: StudyScope, name: str, sources: Sequence[TopicSource], of: str = ""
    ) -> ScopeLine:
        """The choice of what comes from these sources."""
        rows = rows_of_topic(self.groups, Topic("", 1.0, tuple(sources)))
        return self.line(scope, name, rows, of)


def _topic_lines(counter: _Counter, exams: Sequence[Exam]) -> Iterator[ScopeLine]:
    for exam in exams:
        for topic in exam.topics:
            scope = StudyScope(ScopeKind.TOPIC, exam.id, topic.name)
            yield counter.from_sources(scope, topic.name, topic.sources, exam.name)


def _source_lines(
    counter: _Counter, titles: dict[int, str], decks: dict[int, str]
) -> Iterator[ScopeLine]:
    for ref, name in _by_name(titles):
        source = TopicSource(TopicKind.ARTICLE, ref)
        yield counter.from_sources(StudyScope(ScopeKind.ARTICLE, ref), name, [source])
    yield from counter.decks(decks)
    for tag in _tags(counter.groups.tags):
        source = TopicSource(TopicKind.TAG, tag=tag)
        yield counter.from_sources(StudyScope(ScopeKind.TAG, tag=tag), tag, [source])


def _by_name(names: dict[int, str]) -> list[tuple[int, str]]:
    return sorted(names.items(), key=lambda item: item[1].casefold())


def _tags(texts: Sequence[str]) -> list[str]:
    """Every tag once, with those above it (``a`` of ``a::b``), by name."""
    found: dict[str, str] = {}
    for text in set(texts):
        for word in text.split():
            parts = word.split("::")
            for end in range(1, len(parts) + 1):
                tag = "::".join(parts[:end])
                found.setdefault(tag.casefold(), tag)
    return [found[key] for key in sorted(found)]


def _topic(scope: StudyScope, exams: Sequence[Exam]) -> Topic:
    """The sources of a scope, as a topic of an exam has them; raises Problem EXAM_MISSING."""
    if scope.kind is not ScopeKind.TOPIC:
        return Topic("", 1.0, (TopicSource(_SOURCES[scope.kind], scope.ref, scope.tag),))
    for exam in exams:
        for topic in exam.topics:
            if exam.id == scope.ref and topic.name == scope.tag:
                return topic
    raise Problem(ProblemKind.EXAM_MISSING)
