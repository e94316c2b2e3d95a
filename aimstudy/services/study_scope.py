"""Of what a study session can be: decks, tags, articles, topics of exams, bookmarked cards."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from aimstudy.domain.errors import Problem, ProblemKind
from aimstudy.domain.exam import Exam
from aimstudy.domain.exam_profile import Topic, TopicKind, TopicSource
from aimstudy.services.context import Context
from aimstudy.services.exam_cards import rows_of_topic
from aimstudy.services.views.session_choice import ScopeKind, ScopeLine, StudyScope
from aimstudy.storage.card_columns import MemoryColumns, memory_columns
from aimstudy.storage.card_sources import CardSources, card_sources, source_names
from aimstudy.storage.cards import bookmarked_cards
from aimstudy.storage.exams import load_exams
from aimstudy.storage.session import Session

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
    titles, decks = source_names(session)
    by_deck = scope.kind is ScopeKind.DECK
    found = (decks if by_deck else titles).get(scope.ref)
    if found is None:
        raise Problem(ProblemKind.DECK_MISSING if by_deck else ProblemKind.ARTICLE_MISSING)
    return found


def scope_lines(session: Session, context: Context) -> tuple[ScopeLine, ...]:
    """Everything, then what has cards in study: bookmarked, topics, articles, decks, tags."""
    counter = _Counter(card_sources(session), memory_columns(session), context.today().toordinal())
    exams = [exam for exam in load_exams(session) if exam.day >= context.today()]
    marked = set(bookmarked_cards(session))
    rows = [row for row, card_id in enumerate(counter.cards.card_id) if card_id in marked]
    lines = [
        counter.line(StudyScope(), "", range(len(counter.cards.card_id))),
        counter.line(StudyScope(ScopeKind.BOOKMARKED), "", rows),
        *_topic_lines(counter, exams),
        *_source_lines(counter, *source_names(session)),
    ]
    return tuple(line for line in lines if line.cards or line.scope.kind is ScopeKind.ALL)


@dataclass(frozen=True, slots=True)
class _Counter:
    """Parallel: where cards come from, and how they stand."""

    cards: CardSources
    memory: MemoryColumns
    today: int

    def line(self, scope: StudyScope, name: str, rows: Sequence[int], of: str = "") -> ScopeLine:
        """The choice of these rows with its counts."""
        new = sum(self.memory.is_new[row] for row in rows)
        due = sum(
            not self.memory.is_new[row] and self.memory.due_day[row] <= self.today for row in rows
        )
        return ScopeLine(scope, name, len(rows), due, new, of)

    def from_sources(
        self, scope: StudyScope, name: str, sources: Sequence[TopicSource]
    ) -> ScopeLine:
        """The choice of what comes from these sources."""
        return self.line(
            scope, name, sorted(rows_of_topic(self.cards, Topic("", 1.0, tuple(sources))))
        )


def _topic_lines(counter: _Counter, exams: Sequence[Exam]) -> Iterator[ScopeLine]:
    for exam in exams:
        for topic in exam.topics:
            scope = StudyScope(ScopeKind.TOPIC, exam.id, topic.name)
            line = counter.from_sources(scope, topic.name, topic.sources)
            yield ScopeLine(scope, line.name, line.cards, line.due, line.new, exam.name)


def _source_lines(
    counter: _Counter, titles: dict[int, str], decks: dict[int, str]
) -> Iterator[ScopeLine]:
    named = [(ScopeKind.ARTICLE, titles), (ScopeKind.DECK, decks)]
    for kind, names in named:
        for ref, name in sorted(names.items(), key=lambda item: item[1].casefold()):
            source = TopicSource(_SOURCES[kind], ref)
            yield counter.from_sources(StudyScope(kind, ref), name, [source])
    for tag in _tags(counter.cards.tags):
        source = TopicSource(TopicKind.TAG, tag=tag)
        yield counter.from_sources(StudyScope(ScopeKind.TAG, tag=tag), tag, [source])


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
