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
from aimstudy.services.quiz_material import Askable, Material
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
_COUNTED = 150  # tried beside each other to count them; a sample tells of more


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


@dataclass(frozen=True, slots=True)
class Different:
    """Different questions, and those of them that nothing has asked; near numbers or ``exact``."""

    count: int
    unseen: int
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
        """``language``: of a paper on everything; by default that of the person's material."""
        self._session = session
        self._context = context
        self._shelf = shelf
        self._material = Material(session, context)
        self._languages = article_languages(session)
        named = exam is not None and bool(exam.topics)
        self.languages = Languages(None, ()) if named else self._choose_language(language)
        self.topics = self._of_topics(exam) if exam and exam.topics else self._of_sources(exam)
        facts, cards = asked_before(session)
        asked = (askable for topic in self.topics for askable in topic.askables)
        self.seen = {a.row for a in asked if a.fact_id in facts or a.card_id in cards}
        self._of_seed: dict[int, ItemSource] = {}

    @property
    def count(self) -> int:
        """Facts and cards; not each has a sound question beside all others."""
        return len(self._all)

    @property
    def blocked(self) -> int:
        """Facts that wait for a choice about a contradiction."""
        return len(self._material.blocked_facts)

    def shares(self, questions: int) -> tuple[TopicShare, ...]:
        """Each topic's part of a paper of so many questions."""
        total = sum(topic.weight for topic in self.topics)
        asked = self._quotas(questions)
        return tuple(
            TopicShare(topic.name, topic.weight / total, number, len(topic.askables))
            for topic, number in zip(self.topics, asked, strict=True)
        )

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
        """At most ``most`` items as the start page counts them, whatever their topics."""
        picker = self._picker(0, 0)
        self._pick(picker, self._all, most)
        return self._asked(picker)

    def different(self) -> Different:
        """How many questions there are that can stand in one paper."""
        found = self.widest(_COUNTED)
        unseen = sum(item.first_sight for item in found)
        if len(found) < _COUNTED or self.count <= _COUNTED:
            return Different(len(found), unseen, exact=True)
        sample = random.Random(0).sample(self._all, _COUNTED)
        share = self._picker(0, 0).pick(sample, _COUNTED) / _COUNTED
        near = max(len(found), round(share * self.count))
        return Different(near, round(near * (1 - len(self.seen) / self.count)), exact=False)

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
        return Picker(
            self._of_seed[seed],
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

    def _choose_language(self, wanted: Language | None) -> Languages:
        counts = Counter(
            self._languages[askable.article_id]
            for askable in self._material.askables
            if askable.article_id
        )
        if len(counts) < 2:
            return Languages(None, tuple(counts))
        usual = self._context.settings.content_language
        chosen = next((one for one in (wanted, usual) if one in counts), None)
        return Languages(chosen or counts.most_common(1)[0][0], tuple(sorted(counts)))

    def _of_sources(self, exam: Exam | None) -> tuple[PaperTopic, ...]:
        """By article or deck, in the language of the paper, weighed by what there is of each."""
        askables: Sequence[Askable] = self._material.askables
        if exam is not None:
            askables = self._material.of_rows(self._exams_rows().get(exam.id, ()))
        chosen, names = self.languages.chosen, self._material.names()
        by_name: dict[str, list[Askable]] = {}
        for askable in askables:
            language = self._languages.get(askable.article_id)
            if chosen is None or language in (None, chosen):
                by_name.setdefault(names[askable.row], []).append(askable)
        return tuple(PaperTopic(name, len(found), tuple(found)) for name, found in by_name.items())

    def _of_topics(self, exam: Exam) -> tuple[PaperTopic, ...]:
        sources = self._material.sources
        belongs = card_exams(sources, load_exams(self._session), self._context.today())
        rows: list[list[int]] = [[] for _ in exam.topics]
        for row, place in belongs.topics.get(exam.id, {}).items():
            rows[place].append(row)
        taken: set[int] = set()
        found: list[PaperTopic] = []
        for topic, of_topic in zip(exam.topics, rows, strict=True):
            askables = [a for a in self._material.of_rows(of_topic) if a.row not in taken]
            taken |= {askable.row for askable in askables}
            found.append(PaperTopic(topic.name, topic.weight, tuple(askables)))
        return tuple(found)

    def _exams_rows(self) -> Mapping[int, list[int]]:
        exams = load_exams(self._session)
        return card_exams(self._material.sources, exams, self._context.today()).asked
