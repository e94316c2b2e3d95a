"""What a paper can ask: by topic, in one language, what nothing has asked before coming first.

Knows no clock, and of the rules only the number of questions and of options.
"""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from aimstudy.domain.paper import shared_out
from aimstudy.services.exam_cards import card_exams
from aimstudy.services.quiz_items import KINDS, ItemSource, Picker
from aimstudy.services.quiz_material import Material
from aimstudy.services.quiz_stock import Askable
from aimstudy.services.views.rehearsal import TopicShare
from aimstudy.storage.card_sources import article_languages
from aimstudy.storage.exams import load_exams
from aimstudy.storage.rehearsals import asked_before

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from aimstudy.domain.article import Language
    from aimstudy.domain.exam import Exam
    from aimstudy.domain.quiz import AskedItem
    from aimstudy.services.context import Context
    from aimstudy.services.quiz_facts import FactShelf
    from aimstudy.storage.session import Session

_OPTIONS = 4  # where the rules do not say how many
_COUNTED = 200  # tried beside each other to count them; of more so many are


@dataclass(frozen=True, slots=True)
class PaperTopic:
    """A topic of the paper with what can be asked of it; nothing: no material."""

    name: str
    weight: float
    askables: tuple[Askable, ...]


@dataclass(frozen=True, slots=True)
class Languages:
    """The ``chosen`` language of a paper on everything, of ``all`` that the material is in.

    None and one or none at all where there is nothing to choose.
    """

    chosen: Language | None
    all: tuple[Language, ...]


NO_CHOICE = Languages(None, ())


@dataclass(frozen=True, slots=True)
class Different:
    """Different questions, in all, unseen and by topic.

    Not ``exact``: there are at least ``count``, and the other two are near numbers.

    None is asked of a topic yet: that is for the rules to say.
    """

    count: int
    unseen: int
    topics: tuple[TopicShare, ...]
    exact: bool


class PaperMaterial:
    """Everything that a paper of an exam can ask, each thing in one topic."""

    def __init__(
        self,
        session: Session,
        context: Context,
        exam: Exam | None,
        language: Language | None = None,
        shelf: FactShelf | None = None,
    ) -> None:
        """``language`` is asked for where articles are in several; else that of the settings.

        An exam's own topics say what is asked, whatever its language.
        """
        self._session = session
        self._context = context
        self._shelf = shelf
        self._material = Material(session, context, shelf)
        self._of_article = article_languages(session)
        self._of_seed: dict[int, ItemSource] = {}
        self._counted: Picker | None = None
        self._exam_id = exam.id if exam else 0
        exams = load_exams(session) if exam else ()
        belongs = card_exams(self._material.sources, exams, context.today())
        named = belongs.topics.get(exam.id) if exam else None
        every = range(len(self._material.sources.card_id))
        rows: Sequence[int] = belongs.asked.get(exam.id, ()) if exam else every
        self.languages = NO_CHOICE if named is not None else self._choose_language(rows, language)
        rows = [row for row in rows if self._in_language(row)]
        self.blocked = self._material.blocked_of(rows)
        if exam and named is not None:
            self.topics = self._of_topics(exam, named)
        else:
            self.topics = self._of_sources(self._material.of_rows(rows))
        facts, cards = asked_before(session)
        self.seen = {a.row for a in self._all if a.fact_id in facts or a.card_id in cards}

    @property
    def count(self) -> int:
        """Facts and cards; not each has a sound question beside all others."""
        return len(self._all)

    def choose(self, questions: int, options: int, seed: int) -> list[AskedItem]:
        """At most ``questions`` items in a random order; nothing twice, none telling another.

        Topics come by their weights. What nothing has asked comes first.
        """
        picker, rng = self._picker(options, seed), random.Random(seed)
        shuffled = [rng.sample(topic.askables, len(topic.askables)) for topic in self.topics]
        for order, quota in zip(shuffled, self._quotas(questions), strict=True):
            self._pick(picker, order, quota)
        for order in shuffled:  # what one topic could not give
            self._pick(picker, order, questions - len(picker.picked))
        return self._asked(picker)

    def widest(self, most: int) -> list[AskedItem]:
        """At most ``most`` items of those that the start page counts, whatever their topics.

        What fits beside all of them fits beside a part: so many as were counted there are.
        """
        picker = self._widest()
        picker.picked.sort(key=lambda pair: pair[0].row in self.seen)
        del picker.picked[most:]
        return self._asked(picker)

    def _widest(self) -> Picker:
        """As many as fit beside each other, in one order: the same for the same material."""
        if self._counted is None:
            usual = self._context.settings.content_language
            source = ItemSource(
                self._session, self._material, 0, usual, self._shelf, mixed_up=False
            )
            self._counted = self._picker_of(source, 0, 0)
            order = sorted(self._all, key=lambda askable: askable.row)
            if len(order) > _COUNTED:
                order = random.Random(0).sample(order, _COUNTED)
            self._counted.pick(order, len(order))
        return self._counted

    def different(self, shares: dict[tuple[int, Languages], float]) -> Different:
        """How many questions there are that can stand in one paper.

        Of much material those of a sample are counted: there are at least so many. ``shares``
        remembers what part of the sample they are, for this state of the library.
        """
        if self.count <= _COUNTED:
            found = self._asked(self._widest())
            unseen = sum(item.first_sight for item in found)
            of_topic = Counter(item.topic for item in found)
            return Different(len(found), unseen, self._shares(of_topic), exact=True)
        key = (self._exam_id, self.languages)
        if key not in shares:
            shares[key] = len(self._widest().picked) / _COUNTED
        share = shares[key]
        near = {topic.name: round(share * len(topic.askables)) for topic in self.topics}
        whole = round(share * _COUNTED)
        unseen = round(whole * (self.count - len(self.seen)) / self.count)
        return Different(whole, unseen, self._shares(near), exact=False)

    def _shares(self, available: Mapping[str, int]) -> tuple[TopicShare, ...]:
        total = sum(topic.weight for topic in self.topics)
        return tuple(
            TopicShare(topic.name, topic.weight / total, 0, available.get(topic.name, 0))
            for topic in self.topics
        )

    @property
    def _all(self) -> list[Askable]:
        return [askable for topic in self.topics for askable in topic.askables]

    def _pick(self, picker: Picker, order: Sequence[Askable], most: int) -> None:
        unseen = [askable for askable in order if askable.row not in self.seen]
        most -= picker.pick(unseen, most)
        picker.pick([askable for askable in order if askable.row in self.seen], most)

    def _picker(self, options: int, seed: int) -> Picker:
        if seed not in self._of_seed:
            usual = self._context.settings.content_language
            self._of_seed[seed] = ItemSource(
                self._session, self._material, seed, usual, self._shelf
            )
        return self._picker_of(self._of_seed[seed], options, seed)

    @staticmethod
    def _picker_of(source: ItemSource, options: int, seed: int) -> Picker:
        return Picker(
            source,
            seed,
            frozenset(KINDS),
            options=lambda _: options or _OPTIONS,
            in_turn=False,
        )

    def _asked(self, picker: Picker) -> list[AskedItem]:
        names = {a.row: topic.name for topic in self.topics for a in topic.askables}
        return picker.asked(names, lambda askable: askable.row in self.seen)

    def _quotas(self, questions: int) -> list[int]:
        weights = [topic.weight for topic in self.topics]
        return shared_out(questions, weights, [len(topic.askables) for topic in self.topics])

    def _choose_language(self, rows: Sequence[int], wanted: Language | None) -> Languages:
        of_cards = (self._language(row) for row in rows)
        counts = Counter(language for language in of_cards if language)
        if len(counts) < 2:
            return Languages(None, tuple(counts))
        usual = self._context.settings.content_language
        chosen = next((one for one in (wanted, usual) if one in counts), None)
        return Languages(chosen or counts.most_common(1)[0][0], tuple(sorted(counts)))

    def _language(self, row: int) -> Language | None:
        """That of the card's article; a card of none is in any."""
        return self._of_article.get(self._material.sources.article_id[row])

    def _in_language(self, row: int) -> bool:
        chosen = self.languages.chosen
        return chosen is None or self._language(row) in (None, chosen)

    def _of_sources(self, asked: list[Askable]) -> tuple[PaperTopic, ...]:
        """By article or deck, weighed by what there is of each."""
        names = self._material.names()
        by_name: dict[str, list[Askable]] = {}
        for askable in asked:
            by_name.setdefault(names[askable.row], []).append(askable)
        return tuple(PaperTopic(name, len(found), tuple(found)) for name, found in by_name.items())

    def _of_topics(self, exam: Exam, named: Mapping[int, int]) -> tuple[PaperTopic, ...]:
        """By the exam's own; what two of them name is asked of the first."""
        taken: set[int] = set()
        found: list[PaperTopic] = []
        for place, topic in enumerate(exam.topics):
            rows = [row for row, at in named.items() if at == place]
            askables = [a for a in self._material.of_rows(rows) if a.row not in taken]
            taken |= {askable.row for askable in askables}
            found.append(PaperTopic(topic.name, topic.weight, tuple(askables)))
        return tuple(found)
