"""What a paper can ask: cards by topic, those first that nothing has asked, and its questions.

Knows no clock and no rules but the number of questions and of options.
"""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from aimstudy.domain.paper import shared_out
from aimstudy.domain.quiz import AskedItem, QuizItem, QuizKind
from aimstudy.services.exam_cards import card_exams
from aimstudy.services.quiz_pool import load_pool
from aimstudy.services.views.rehearsal import TopicShare
from aimstudy.storage.card_sources import card_sources
from aimstudy.storage.exams import load_exams
from aimstudy.storage.rehearsals import asked_before

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from aimstudy.domain.exam import Exam
    from aimstudy.services.context import Context
    from aimstudy.services.quiz_pool import Pool
    from aimstudy.storage.session import Session


@dataclass(frozen=True, slots=True)
class PaperTopic:
    """A topic of the paper with the facts that can be asked of it; none: no material."""

    name: str
    weight: float
    facts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Material:
    """Everything a paper can ask, each fact in one topic; ``seen`` has been asked before."""

    topics: tuple[PaperTopic, ...]
    items: Mapping[int, tuple[QuizItem, ...]]
    card_of: Mapping[int, int]
    seen: frozenset[int]
    blocked: int

    @property
    def facts(self) -> frozenset[int]:
        """All of them."""
        return frozenset(fact for topic in self.topics for fact in topic.facts)

    def shares(self, questions: int) -> tuple[TopicShare, ...]:
        """Each topic's part of a paper of so many questions."""
        total = sum(topic.weight for topic in self.topics)
        asked = self._quotas(questions)
        return tuple(
            TopicShare(topic.name, topic.weight / total, number, len(topic.facts))
            for topic, number in zip(self.topics, asked, strict=True)
        )

    def choose(self, questions: int, options: int, seed: int) -> list[AskedItem]:
        """At most ``questions`` items in a random order; no fact twice, none telling another.

        Topics come by their weights. Facts that nothing has asked come first.
        """
        picker = _Picker(self, options, random.Random(seed))
        for topic, quota in zip(self.topics, self._quotas(questions), strict=True):
            picker.pick(topic, quota)
        for topic in self.topics:  # what one topic could not give
            picker.pick(topic, questions - len(picker.chosen))
        return random.Random(seed + 1).sample(picker.chosen, len(picker.chosen))

    def widest(self, questions: int) -> list[AskedItem]:
        """Like ``choose``, out of all that can stand beside each other, whatever the order."""
        found = self.choose(len(self.facts), options=0, seed=0)
        return sorted(found, key=lambda asked: not asked.first_sight)[:questions]

    def _quotas(self, questions: int) -> list[int]:
        weights = [topic.weight for topic in self.topics]
        return shared_out(questions, weights, [len(topic.facts) for topic in self.topics])


class _Picker:
    """Takes items one after the other, each beside those taken before it."""

    def __init__(self, material: Material, options: int, rng: random.Random) -> None:
        self.chosen: list[AskedItem] = []
        self._material, self._options, self._rng = material, options, rng
        self._taken: set[str] = set()
        self._tried: set[int] = set()

    def pick(self, topic: PaperTopic, most: int) -> None:
        """Take up to ``most`` of a topic's facts that were not tried yet."""
        facts = [fact for fact in topic.facts if fact not in self._tried]
        order = self._rng.sample(facts, len(facts))
        order.sort(key=lambda fact: fact in self._material.seen)
        for fact in order if most > 0 else ():
            self._tried.add(fact)
            item = self._fitting(fact)
            if item is None:
                continue
            first = fact not in self._material.seen
            card = self._material.card_of[fact]
            self._taken |= {item.fact_key, *item.fact_keys}
            self.chosen.append(AskedItem(item, fact, card, topic.name, first))
            most -= 1
            if most == 0:
                return

    def _fitting(self, fact: int) -> QuizItem | None:
        # Loaded on first use: the start must not pay for it.
        from aimstudy.questions.quiz import tells

        for item in sorted(self._material.items[fact], key=self._likeness):
            if self._taken & {item.fact_key, *item.fact_keys}:
                continue
            if not any(tells(other.item, item) for other in self.chosen):
                return item
        return None

    def _likeness(self, item: QuizItem) -> tuple[bool, bool]:
        """Items that look like those of a paper come first: options, and as many as it has."""
        chosen = item.kind is QuizKind.MULTIPLE_CHOICE
        return not chosen, bool(self._options) and len(item.options) != self._options


def material_of(session: Session, context: Context, exam: Exam | None, seed: int = 0) -> Material:
    """What a paper of ``exam`` can ask now; without one everything, by article."""
    pool = load_pool(session, seed)
    facts, cards = asked_before(session)
    seen = frozenset(fact for fact in pool.by_fact if fact in facts or pool.card_of[fact] in cards)
    topics = _by_article(pool) if exam is None else _of_exam(session, context, exam, pool)
    return Material(topics, pool.by_fact, pool.card_of, seen, pool.blocked)


def _by_article(pool: Pool, facts: Sequence[int] | None = None) -> tuple[PaperTopic, ...]:
    found = list(pool.by_fact) if facts is None else facts
    counts = Counter(pool.topic_of[fact] for fact in found)
    return tuple(
        PaperTopic(name, count, tuple(fact for fact in found if pool.topic_of[fact] == name))
        for name, count in counts.items()
    )


def _of_exam(session: Session, context: Context, exam: Exam, pool: Pool) -> tuple[PaperTopic, ...]:
    sources = card_sources(session)
    belongs = card_exams(sources, load_exams(session), context.today())
    fact_of = {pool.card_of[fact]: fact for fact in pool.by_fact}
    if not exam.topics:
        asked = (sources.card_id[row] for row in belongs.asked.get(exam.id, ()))
        return _by_article(pool, [fact_of[card] for card in asked if card in fact_of])
    topics = [PaperTopic(topic.name, topic.weight, ()) for topic in exam.topics]
    for row, place in sorted(belongs.topics.get(exam.id, {}).items()):
        fact = fact_of.get(sources.card_id[row])
        if fact is not None:
            topics[place] = replace(topics[place], facts=(*topics[place].facts, fact))
    return tuple(topics)
