"""What a quiz or a paper may ask now, by topic. Looks at cards only; makes no questions."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from aimstudy.domain.exam import Exam
from aimstudy.domain.exam_profile import Topic, TopicKind, TopicSource
from aimstudy.services.context import Context
from aimstudy.services.exam_cards import card_exams, rows_of_topic
from aimstudy.services.views.quiz import QuizTopicKind, TopicRef
from aimstudy.storage.card_sources import source_names
from aimstudy.storage.exams import load_exams
from aimstudy.storage.issues import facts_saying_issues, facts_under_issue
from aimstudy.storage.quiz_material import askable_cards
from aimstudy.storage.session import Session


@dataclass(frozen=True, slots=True)
class Askable:
    """A fact, or a note without one (``fact_id`` 0), by its first card in study.

    ``row`` is the card's place among the material's; ``typed``: the person wants to type it.
    """

    row: int
    card_id: int
    fact_id: int
    note_id: int
    deck_id: int
    article_id: int
    typed: bool = False


class Material:
    """Everything in study, in the order it was made; read once from one state of the library."""

    def __init__(self, session: Session, context: Context) -> None:
        self._session = session
        self._context = context
        self.titles, self.decks = source_names(session)
        cards = askable_cards(session)
        self.sources = cards.sources
        self._typed = cards.typed
        self.fact_ids = {fact_id for fact_id in cards.fact_id if fact_id}
        under_issue = facts_under_issue(session) | facts_saying_issues(session)
        self.blocked_facts = under_issue & self.fact_ids
        self.askables: list[Askable] = []
        self._blocked: set[int] = set()
        self._of_row: dict[int, Askable] = {}
        seen: dict[tuple[int, int], Askable] = {}
        for row, (fact_id, note_id) in enumerate(zip(cards.fact_id, cards.note_id, strict=True)):
            key = (fact_id, 0 if fact_id else note_id)
            found = seen.get(key)
            if found is None:
                found = seen[key] = self._askable(row, fact_id, note_id)
                if fact_id in under_issue:
                    self._blocked.add(row)
                else:
                    self.askables.append(found)
            self._of_row[row] = found
        self._by_article = _rows_by(self.sources.article_id)
        self._by_deck = _rows_by(self.sources.deck_id)

    def _askable(self, row: int, fact_id: int, note_id: int) -> Askable:
        of = self.sources
        card_id, deck_id, article_id = of.card_id[row], of.deck_id[row], of.article_id[row]
        return Askable(row, card_id, fact_id, note_id, deck_id, article_id, self._typed[row])

    def of_rows(self, rows: Iterable[int]) -> list[Askable]:
        """What these cards ask, blocked ones left out, in order and once each."""
        found = {self._of_row[row].row for row in rows}
        return [self._of_row[row] for row in sorted(found) if row not in self._blocked]

    def blocked_of(self, rows: Iterable[int]) -> int:
        """How many facts of these cards wait for a choice about a contradiction."""
        return len({self._of_row[row].row for row in rows} & self._blocked)

    def rows_of(self, ref: TopicRef, exams: Sequence[Exam] | None = None) -> list[int]:
        """Rows of a topic's cards; none for one that is gone."""
        if ref.kind is QuizTopicKind.ARTICLE:
            return self._by_article.get(ref.ref, []) if ref.ref else []
        if ref.kind is QuizTopicKind.DECK:
            return self._of_deck(ref.ref)
        if ref.kind is QuizTopicKind.TAG:
            source = TopicSource(TopicKind.TAG, tag=ref.tag)
            return sorted(rows_of_topic(self.sources, Topic("", sources=(source,))))
        exams = load_exams(self._session) if exams is None else exams
        exam = next((exam for exam in exams if exam.id == ref.ref), None)
        if exam is None:
            return []
        if ref.place < 0:
            return card_exams(self.sources, exams, self._context.today()).asked[exam.id]
        if ref.place >= len(exam.topics):
            return []
        return sorted(rows_of_topic(self.sources, exam.topics[ref.place]))

    def own_decks(self) -> list[int]:
        """Decks that are not just the cards of one article, those above others among them."""
        of_articles = [rows for article, rows in self._by_article.items() if article]
        above = [deck for deck in self.sources.under if deck not in self._by_deck]
        found = {deck: self._of_deck(deck) for deck in (*self._by_deck, *above)}
        return [deck for deck, rows in found.items() if rows and rows not in of_articles]

    def _of_deck(self, deck_id: int) -> list[int]:
        decks = self.sources.in_deck(deck_id)
        return sorted(row for deck in decks for row in self._by_deck.get(deck, []))

    def about(self, topics: Sequence[TopicRef]) -> list[Askable]:
        """What can be asked about any of the topics; everything without topics."""
        if not topics:
            return list(self.askables)
        return self.of_rows(row for ref in topics for row in self.rows_of(ref))

    def names(self, topics: Sequence[TopicRef] = ()) -> dict[int, str]:
        """The topic that each askable counts for, by its row.

        It is the topic of an exam that was chosen with it, else its article, else its deck.
        """
        found = {
            askable.row: self.titles.get(askable.article_id) or self.decks[askable.deck_id]
            for askable in self.askables
        }
        for ref in reversed(topics):  # the first one chosen holds
            for name, rows in self._parts(ref):
                found |= {askable.row: name for askable in self.of_rows(rows)}
        return found

    def _parts(self, ref: TopicRef) -> list[tuple[str, list[int]]]:
        """The named parts of a topic that is no article or deck, whose own names do."""
        if ref.kind is QuizTopicKind.TAG:
            return [(ref.tag, self.rows_of(ref))]
        if ref.kind is not QuizTopicKind.EXAM:
            return []
        exams = load_exams(self._session)
        exam = next((exam for exam in exams if exam.id == ref.ref), None)
        if exam is None:
            return []
        places = range(len(exam.topics)) if ref.place < 0 else [ref.place]
        known = [place for place in places if place < len(exam.topics)]
        return [
            (exam.topics[place].name, self.rows_of(TopicRef(ref.kind, ref.ref, "", place), exams))
            for place in reversed(known)
        ]


def _rows_by(ids: Sequence[int]) -> dict[int, list[int]]:
    found: dict[int, list[int]] = {}
    for row, ref in enumerate(ids):
        found.setdefault(ref, []).append(row)
    return found
