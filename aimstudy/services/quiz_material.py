"""What a quiz or a paper may ask now, by topic. Looks at cards only; makes no questions."""

from collections.abc import Iterable, Sequence

from aimstudy.domain.exam import Exam
from aimstudy.services.context import Context
from aimstudy.services.exam_cards import card_exams, rows_of_topic
from aimstudy.services.quiz_facts import FactShelf
from aimstudy.services.quiz_stock import Askable, Stock
from aimstudy.services.views.quiz import QuizTopicKind, TopicRef
from aimstudy.storage.exams import load_exams
from aimstudy.storage.session import Session


class Material:
    """Everything in study, in the order it was made; seen from one state of the library."""

    def __init__(self, session: Session, context: Context, shelf: FactShelf | None = None) -> None:
        """The ``shelf`` must be of the state that ``session`` sees; it may have it read."""
        self._session = session
        self._context = context
        self._stock = shelf.stock(session) if shelf is not None else Stock(session)
        self.titles, self.decks = self._stock.titles, self._stock.decks
        self.sources, self.tags = self._stock.sources, self._stock.tags
        self.fact_ids, self.blocked_facts = self._stock.fact_ids, self._stock.blocked_facts
        self.askables: Sequence[Askable] = self._stock.askables

    def of_rows(self, rows: Iterable[int]) -> list[Askable]:
        """What these cards ask, blocked ones left out, in order and once each."""
        return self._stock.of_rows(rows)

    def blocked_of(self, rows: Iterable[int]) -> int:
        """How many facts of these cards wait for a choice about a contradiction."""
        return self._stock.blocked_of(rows)

    def rows_of(self, ref: TopicRef, exams: Sequence[Exam] | None = None) -> list[int]:
        """Rows of a topic's cards; none for one that is gone."""
        if ref.kind is QuizTopicKind.ARTICLE:
            return self._stock.by_article.get(ref.ref, []) if ref.ref else []
        if ref.kind is QuizTopicKind.DECK:
            return self._stock.in_deck(ref.ref)
        if ref.kind is QuizTopicKind.TAG:
            return self._stock.tagged(ref.tag)
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
        stock, under = self._stock, self.sources.under
        of_articles = [rows for article, rows in stock.by_article.items() if article]
        above = [deck for deck in under if deck not in stock.by_deck]
        found = {deck: stock.in_deck(deck) for deck in (*stock.by_deck, *above)}
        return [deck for deck, rows in found.items() if rows and rows not in of_articles]

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
