"""Which cards an exam asks, and which exam a card is studied for. Knows nothing of memory.

An exam asks the cards of its topics' sources; one without topics asks every card that no other
exam's topics name. A card that several exams ahead ask is studied for the earliest of them.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from aimstudy.domain.exam import Exam
from aimstudy.domain.exam_profile import Topic, TopicKind, TopicSource
from aimstudy.storage.card_sources import CardSources, card_sources
from aimstudy.storage.session import Session

NO_EXAM = 0
WAITS = -1  # in the place of an exam: put aside
NO_TOPIC = -1


@dataclass(frozen=True, slots=True)
class CardExams:
    """Parallel to the cards: for which exam each is studied, and what comes after exams.

    ``ahead`` is the id of an exam that is not over (0: none asks it, -1: it is put aside until the
    next one is over), ``topic`` its place among that exam's topics (-1: none), ``over`` the id of
    the latest exam that is over and asked it. ``asked`` has the rows of all cards an exam asks, by
    exam id, other exams' cards and those put aside among them; ``topics`` which of them its topics
    name, with the place of the topic. ``back`` has the day, as an ordinal, on which a row that is
    put aside comes back.
    """

    ahead: list[int]
    topic: list[int]
    over: list[int]
    asked: dict[int, list[int]]
    topics: dict[int, dict[int, int]]
    back: dict[int, int] = field(default_factory=dict)

    def in_time(self, exam: Exam) -> list[int]:
        """Rows that an exam asks and that can be studied before it."""
        asked, day = self.asked[exam.id], exam.day.toordinal()
        if not self.back:
            return asked
        return [row for row in asked if self.back.get(row, 0) < day]

    def aside(self, exam: Exam) -> list[int]:
        """Rows that an exam asks and that are put aside until it is over."""
        if not self.back:
            return []
        asked, day = self.asked[exam.id], exam.day.toordinal()
        return [row for row in asked if self.back.get(row, 0) >= day]

    def rows(self, exam_id: int) -> list[int]:
        """Rows of the cards studied for an exam ahead; of id 0 those of no exam ahead."""
        return [row for row, found in enumerate(self.ahead) if found == exam_id]

    def in_maintenance(self, row: int) -> bool:
        """Whether a card has its exams behind it and none ahead."""
        return self.ahead[row] == NO_EXAM != self.over[row]


def card_exams(cards: CardSources, exams: Sequence[Exam], today: date) -> CardExams:
    """The exams of these cards on ``today``; ``exams`` earliest first.

    An exam today keeps only those cards that no later one asks: it cannot be studied for any more.
    """
    count = len(cards.card_id)
    named = {exam.id: _named(cards, exam) for exam in exams if exam.topics}
    by_any = set[int]().union(*named.values())
    others = [row for row in range(count) if row not in by_any] if exams else []
    asked = {exam.id: sorted(named[exam.id]) if exam.topics else others for exam in exams}
    found = CardExams([NO_EXAM] * count, [NO_TOPIC] * count, [NO_EXAM] * count, asked, named)
    for exam in exams:
        if exam.day < today:
            for row in asked[exam.id]:
                found.over[row] = exam.id
    # What is written last holds: the earliest exam that is still to be studied for.
    is_today = [exam for exam in exams if exam.day == today]
    ahead = [exam for exam in exams if exam.day > today]
    for exam in [*reversed(is_today), *reversed(ahead)]:
        topics = named.get(exam.id, {})
        for row in asked[exam.id]:
            found.ahead[row] = exam.id
            found.topic[row] = topics.get(row, NO_TOPIC)
    _put_aside(found, cards.back_day, {exam.id: exam.day.toordinal() for exam in exams}, today)
    return found


def _put_aside(
    found: CardExams, back_day: Sequence[int], days: dict[int, int], today: date
) -> None:
    """A card that is back before its next exam is that one's all the same; others wait."""
    for row, back in enumerate(back_day):
        if back > today.toordinal():
            found.back[row] = back
            if days.get(found.ahead[row], 0) <= back:
                found.ahead[row], found.topic[row] = WAITS, NO_TOPIC


def exams_of_card(
    session: Session, card_id: int, exams: Sequence[Exam], today: date
) -> tuple[int, int]:
    """(exam ahead, exam over) of one card, by id, 0 for none."""
    found = card_exams(card_sources(session, card_id), exams, today)
    return (found.ahead[0], found.over[0]) if found.ahead else (NO_EXAM, NO_EXAM)


def _named(cards: CardSources, exam: Exam) -> dict[int, int]:
    """Rows that the exam's topics name, with the place of the first such topic."""
    found: dict[int, int] = {}
    for place, topic in enumerate(exam.topics):
        for row in rows_of_topic(cards, topic):
            found.setdefault(row, place)
    return found


def rows_of_topic(cards: CardSources, topic: Topic) -> set[int]:
    """Rows of the cards that come from the topic's sources."""
    return {row for source in topic.sources for row in _rows_from(cards, source)}


def _rows_from(cards: CardSources, source: TopicSource) -> list[int]:
    """Rows of the cards that come from the source, of a tag or deck also from below it."""
    if source.kind is TopicKind.TAG:
        return _tagged(cards, source.tag.casefold().strip())
    by_article = source.kind is TopicKind.ARTICLE
    if by_article and not source.ref:
        return []
    if by_article:
        return [row for row, ref in enumerate(cards.article_id) if ref == source.ref]
    decks = cards.in_deck(source.ref)
    return [row for row, ref in enumerate(cards.deck_id) if ref in decks]


def _tagged(cards: CardSources, tag: str) -> list[int]:
    # Many cards have the same tags, so each writing of them is looked at once.
    has = {words: has_tag(words, tag) for words in set(cards.tags)}
    return [row for row, words in enumerate(cards.tags) if has[words]] if tag else []


def has_tag(words: str, tag: str) -> bool:
    """Whether a tag, in small letters, or one below it is among the tags of a note."""
    below = f"{tag}::"
    return any(word == tag or word.startswith(below) for word in words.casefold().split())
