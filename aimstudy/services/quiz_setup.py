"""What a quiz can be about: articles, decks, tags and exams' topics, with how much can be asked."""

from collections.abc import Sequence

from aimstudy.domain.quiz import QuizKind
from aimstudy.services.context import Context
from aimstudy.services.quiz_counts import Count, Counts
from aimstudy.services.quiz_facts import FactShelf
from aimstudy.services.quiz_items import ItemSource
from aimstudy.services.quiz_material import Material
from aimstudy.services.quiz_order import History, history, weakest
from aimstudy.services.quiz_stock import Askable
from aimstudy.services.views.quiz import (
    Drill,
    DrillOffer,
    QuizSetup,
    QuizTopic,
    QuizTopicKind,
    QuizWish,
    TopicRef,
    WishCount,
)
from aimstudy.storage.card_sources import article_languages
from aimstudy.storage.exams import load_exams
from aimstudy.storage.quiz_history import count_past
from aimstudy.storage.quiz_material import seconds_a_question
from aimstudy.storage.quizzes import unfinished_attempt
from aimstudy.storage.session import Session


class SetupReader:
    """Reads one state of the library for the page on which a quiz is chosen."""

    def __init__(
        self, session: Session, context: Context, counts: Counts, shelf: FactShelf
    ) -> None:
        self._session = session
        self._context = context
        self._counts = counts
        self._material = Material(session, context, shelf)
        language = context.settings.content_language
        self._source = ItemSource(session, self._material, 0, language, shelf, mixed_up=False)
        self._languages = article_languages(session)
        self._exact = True  # all could be counted

    def setup(self, last: QuizWish, usual_seconds: float) -> QuizSetup:
        """Everything that the set-up shows; ``last`` is how the last quiz was wished for."""
        whole = self._count(self._material.askables)
        self._exact = whole.exact
        known = history(self._session, self._context, recall=True)
        return QuizSetup(
            usable=whole.usable,
            blocked_by_issues=len(self._material.blocked_facts),
            accepted_facts=len(self._material.fact_ids),
            unfinished=unfinished_attempt(self._session),
            topics=self._topics(),
            usable_by_kind=_by_kind(whole),
            unfit=whole.unfit,
            drills=self._drills(known),
            past=count_past(self._session),
            last=last,
            seconds_a_question=seconds_a_question(self._session) or usual_seconds,
            exact=whole.exact,
        )

    def count(self, topics: tuple[TopicRef, ...], kinds: frozenset[QuizKind]) -> WishCount:
        """How much can be asked about the topics by the kinds.

        Of some kinds only the number is near: which fit beside each other shows when they are made.
        """
        found = self._count(self._material.about(topics), kinds)
        every = not kinds or all(kind in kinds for kind, number in _by_kind(found) if number)
        return WishCount(found.usable, _by_kind(found), found.exact and every)

    def _count(
        self,
        askables: Sequence[Askable],
        kinds: frozenset[QuizKind] = frozenset(),
        *,
        look: bool = True,
    ) -> Count:
        whole = self._material.askables
        return self._counts.count(self._source, askables, whole, kinds, look=look)

    def _drills(self, known: History) -> tuple[DrillOffer, ...]:
        askables, names = self._material.askables, self._material.names()
        about = {
            Drill.WEAKEST: weakest(askables, known, names),
            Drill.CONFIDENT_ERRORS: [a for a in askables if known.confident_error(a)],
            Drill.NEVER_SEEN: [a for a in askables if not known.seen(a)],
        }
        counts = {
            drill: self._count(found, look=self._exact).usable for drill, found in about.items()
        }
        return tuple(DrillOffer(drill, counts[drill]) for drill in Drill)

    def _topics(self) -> tuple[QuizTopic, ...]:
        """Exams' topics first, then articles, decks and tags, each in order of name."""
        found = [self._topic(ref, name, group) for ref, name, group in self._refs()]
        return tuple(topic for topic in found if topic is not None)

    def _refs(self) -> list[tuple[TopicRef, str, str]]:
        """(topic, name, exam's name) of everything that there is anything of."""
        of, kind = self._material.sources, QuizTopicKind
        refs = [
            (TopicRef(kind.EXAM, exam.id, "", place), topic.name, exam.name)
            for exam in load_exams(self._session)
            if exam.day >= self._context.today()
            for place, topic in enumerate(exam.topics)
        ]
        titles = {ref: self._material.titles[ref] for ref in dict.fromkeys(of.article_id) if ref}
        refs += [(TopicRef(kind.ARTICLE, n), name, "") for n, name in _sorted(titles)]
        decks = {ref: self._material.decks[ref] for ref in self._material.own_decks()}
        refs += [(TopicRef(kind.DECK, n), name, "") for n, name in _sorted(decks)]
        return refs + [(TopicRef(kind.TAG, 0, tag), tag, "") for tag in self._material.tags]

    def _topic(self, ref: TopicRef, name: str, group: str) -> QuizTopic | None:
        rows = self._material.rows_of(ref)
        askables = self._material.of_rows(rows)
        blocked = self._material.blocked_of(rows)
        if not askables and not blocked:
            return None
        found = self._count(askables, look=self._exact)
        by_kind = sorted(_by_kind(found), key=lambda pair: -pair[1])
        return QuizTopic(
            ref=ref,
            name=name,
            usable=found.usable,
            kinds=tuple(kind for kind, number in by_kind if number),
            group=group,
            blocked=blocked,
            unfit=found.unfit,
            language=self._languages.get(ref.ref) if ref.kind is QuizTopicKind.ARTICLE else None,
            exact=found.exact,
        )


def _by_kind(found: Count) -> tuple[tuple[QuizKind, int], ...]:
    return tuple((kind, found.by_kind[kind]) for kind in QuizKind)


def _sorted(names: dict[int, str]) -> list[tuple[int, str]]:
    return sorted(names.items(), key=lambda pair: (pair[1].casefold(), pair[0]))
