"""What a person can set about exams: day, paper, topics, result, milestones; each a step to undo.

Plans nothing; the plan is made anew from what is set here.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from aimstudy.domain.changes import Changes
from aimstudy.domain.errors import Problem, ProblemKind
from aimstudy.domain.exam import Exam
from aimstudy.domain.exam_profile import ExamProfile, Milestone, Topic, TopicKind, TopicSource
from aimstudy.domain.example_exam import (
    LEAST_MONTHS,
    MOST_MONTHS,
    PLAN_COURSES,
    PLAN_EXAM,
    example_plan,
)
from aimstudy.services.exam_cards import rows_of_topic
from aimstudy.services.exam_values import (
    MOST_LEFT_OUT,
    checked_profile,
    checked_result,
    checked_topics,
    named,
    one_line,
)
from aimstudy.services.given_values import day_of, made_as, several, whole
from aimstudy.services.views.exams import Coverage, Material, MaterialView
from aimstudy.storage import exams, undo
from aimstudy.storage.card_sources import article_languages, card_sources, source_names
from aimstudy.storage.deck_tree import deck_families
from aimstudy.storage.material_counts import material_counts
from aimstudy.storage.undo import Patch

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import date

    from aimstudy.domain.article import Language
    from aimstudy.domain.exam_profile import ExamResult
    from aimstudy.services.context import Context
    from aimstudy.storage.session import Session

_PLANNED = Changes.PLAN | Changes.UNDO


class ExamsService:
    """Exams with all that is known of them, and milestones."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def exams(self) -> tuple[Exam, ...]:
        """All exams, earliest first."""
        with self._context.database.read() as session:
            return exams.load_exams(session)

    def exam(self, exam_id: int) -> Exam:
        """One exam; raises Problem EXAM_MISSING."""
        with self._context.database.read() as session:
            return _exam(session, exam_id)

    def save(self, exam: Exam) -> Changes:
        """Keep name, day, profile and topics in one step; a new exam where the id is 0 or gone.

        Result and accepted cards stay as they are; an exam that is moved ahead of today has no
        result any more. Raises Problem EXAM_DATE_PAST unless the day stays, and for values that
        cannot be meant.
        """
        today = self._context.today()
        wanted = replace(
            made_as(Exam, "exam", exam),
            name=one_line(exam.name),
            day=day_of(exam.day),
            profile=checked_profile(exam.profile),
            topics=checked_topics(exam.topics),
        )

        def work(session: Session) -> Changes:
            old = next((e for e in exams.load_exams(session) if e.id == exam.id), None)
            if wanted.day < today and (old is None or old.day != wanted.day):
                raise Problem(ProblemKind.EXAM_DATE_PAST)
            if old is None:
                return self._add(session, replace(wanted, result=None, accepted=0))
            result = None if wanted.day > max(today, old.day) else old.result
            return self._put(session, old, replace(wanted, result=result, accepted=old.accepted))

        return self._context.database.write(work)

    def set_exam(self, name: str, day: date, exam_id: int = 0) -> Changes:
        """Add an exam, or change name and day of the one with ``exam_id``.

        Raises Problem EXAM_DATE_PAST unless the day stays.
        """
        wanted = day_of(day)
        old = next((e for e in self.exams() if e.id == exam_id), Exam(0, name, wanted))
        return self.save(replace(old, name=name, day=wanted))

    def remove_exam(self, exam_id: int) -> Changes:
        """Remove an exam; Undo brings it back with all that was known of it."""

        def work(session: Session) -> Changes:
            old = next((e for e in exams.load_exams(session) if e.id == exam_id), None)
            if old is None:
                return Changes.NONE
            exams.delete_exam(session, exam_id)
            return self._kept(
                session, "exam_removed", Patch("insert", "exams", old.id, exams.exam_values(old))
            )

        return self._context.database.write(work)

    def set_profile(self, exam_id: int, profile: ExamProfile | None) -> Changes:
        """The rules of the paper, or none; raises Problem for values that cannot be meant."""
        checked = checked_profile(profile)
        return self._change(exam_id, lambda exam: replace(exam, profile=checked))

    def set_topics(self, exam_id: int, topics: Iterable[Topic]) -> Changes:
        """The topics of an exam; without any it asks all cards that no other exam names."""
        checked = checked_topics(topics)
        return self._change(exam_id, lambda exam: replace(exam, topics=checked))

    def enter_result(
        self, exam_id: int, result: ExamResult | None, pass_share: float | None = None
    ) -> Changes:
        """What the report of an exam said, or nothing; raises Problem EXAM_NOT_OVER before it.

        ``pass_share`` is the pass mark if it was another one than the exam's rules have.
        """
        checked = checked_result(result)
        today = self._context.today()

        def changed(exam: Exam) -> Exam:
            if checked is not None and exam.day > today:
                raise Problem(ProblemKind.EXAM_NOT_OVER)
            profile = exam.profile
            if pass_share is not None:
                profile = checked_profile(replace(profile or ExamProfile(), pass_share=pass_share))
            return replace(exam, result=checked, profile=profile)

        return self._change(exam_id, changed, "result")

    def accept_left_out(self, exam_id: int, count: int) -> Changes:
        """That ``count`` new cards are left out of this exam is all right; 0 takes it back."""
        cards = whole("cards", count, 0, MOST_LEFT_OUT)
        return self._change(exam_id, lambda exam: replace(exam, accepted=cards))

    def milestones(self) -> tuple[Milestone, ...]:
        """All milestones, earliest first."""
        with self._context.database.read() as session:
            return exams.load_milestones(session)

    def set_milestone(self, name: str, day: date, milestone_id: int = 0) -> Changes:
        """Add a milestone, or change the one with ``milestone_id``.

        Raises Problem NAME_EMPTY or MILESTONE_MISSING.
        """
        wanted, on = named(name), day_of(day)

        def work(session: Session) -> Changes:
            if not milestone_id:
                made = exams.insert_milestone(session, wanted, on)
                return self._kept(session, "milestone", Patch("remove", "milestones", made, {}))
            old = _milestone(session, milestone_id)
            new = Milestone(milestone_id, wanted, on)
            if new == old:
                return Changes.NONE
            exams.update_milestone(session, new)
            return self._kept(session, "milestone", _milestone_before(old))

        return self._context.database.write(work)

    def remove_milestone(self, milestone_id: int) -> Changes:
        """Remove a milestone; Undo brings it back."""

        def work(session: Session) -> Changes:
            found = exams.load_milestones(session)
            old = next((each for each in found if each.id == milestone_id), None)
            if old is None:
                return Changes.NONE
            exams.delete_milestone(session, milestone_id)
            values = {"name": old.name, "day": old.day.toordinal()}
            return self._kept(session, "milestone", Patch("insert", "milestones", old.id, values))

        return self._context.database.write(work)

    def add_example_plan(self, months: int) -> Changes:
        """Four courses as milestones over ``months`` (9-15), and an exam where none lies ahead.

        One step to undo. Milestones that have these names already are moved.
        """
        today = self._context.today()
        plan = example_plan(today, whole("months", months, LEAST_MONTHS, MOST_MONTHS))

        def work(session: Session) -> Changes:
            known = {each.name: each for each in exams.load_milestones(session)}
            patches = [
                _put_milestone(session, known.get(name), name, day)
                for name, day in zip(PLAN_COURSES, plan.courses, strict=True)
            ]
            if all(exam.day < today for exam in exams.load_exams(session)):
                made = exams.insert_exam(session, Exam(0, PLAN_EXAM, plan.exam))
                patches.append(Patch("remove", "exams", made, {}))
            return self._kept(session, "example", *patches)

        return self._context.database.write(work)

    def material(self) -> MaterialView:
        """What a topic can be made of, with the number of cards in study."""
        with self._context.database.read() as session:
            counts = material_counts(session)
            titles, decks = source_names(session)
            languages, under = article_languages(session), deck_families(session)
        tags: Counter[str] = Counter()
        for words, count in counts.tags.items():
            tags.update(dict.fromkeys(_tags(words), count))
        return MaterialView(
            articles=_materials(TopicKind.ARTICLE, counts.articles, titles, languages),
            decks=_materials(TopicKind.DECK, _with_those_under(counts.decks, under), decks, {}),
            tags=_in_order(
                Material(TopicSource(TopicKind.TAG, tag=tag), tag, count)
                for tag, count in tags.items()
            ),
        )

    def coverage(self, topics: Iterable[Topic]) -> Coverage:
        """How many cards in study each of ``topics`` has."""
        with self._context.database.read() as session:
            cards = card_sources(session)
        given = (made_as(Topic, "topic", topic) for topic in several("topics", topics))
        return Coverage(tuple(len(rows_of_topic(cards, topic)) for topic in given))

    def _change(self, exam_id: int, changed: Callable[[Exam], Exam], kind: str = "exam") -> Changes:
        def work(session: Session) -> Changes:
            old = _exam(session, exam_id)
            return self._put(session, old, changed(old), kind)

        return self._context.database.write(work)

    def _add(self, session: Session, exam: Exam) -> Changes:
        made = exams.insert_exam(session, exam)
        return self._kept(session, "exam_added", Patch("remove", "exams", made, {}))

    def _put(self, session: Session, old: Exam, new: Exam, kind: str = "exam") -> Changes:
        if new == old:
            return Changes.NONE
        exams.update_exam(session, new)
        return self._kept(session, kind, Patch("set", "exams", old.id, exams.exam_values(old)))

    def _kept(self, session: Session, kind: str, *patches: Patch) -> Changes:
        undo.record(session, kind, self._context.moment().at_ms, patches)
        return _PLANNED


def _exam(session: Session, exam_id: int) -> Exam:
    found = next((exam for exam in exams.load_exams(session) if exam.id == exam_id), None)
    if found is None:
        raise Problem(ProblemKind.EXAM_MISSING)
    return found


def _milestone(session: Session, milestone_id: int) -> Milestone:
    found = exams.load_milestones(session)
    for milestone in found:
        if milestone.id == milestone_id:
            return milestone
    raise Problem(ProblemKind.MILESTONE_MISSING)


def _put_milestone(session: Session, old: Milestone | None, name: str, day: date) -> Patch:
    """Make the milestone, or move the one of this name; what puts it back."""
    if old is None:
        return Patch("remove", "milestones", exams.insert_milestone(session, name, day), {})
    exams.update_milestone(session, replace(old, day=day))
    return _milestone_before(old)


def _milestone_before(old: Milestone) -> Patch:
    values = {"name": old.name, "day": old.day.toordinal()}
    return Patch("set", "milestones", old.id, values)


def _tags(words: str) -> set[str]:
    """The tags of a card and those above them: ``a::b`` is in ``a``, too."""
    parts = [word.casefold().split("::") for word in words.split()]
    return {"::".join(part[: n + 1]) for part in parts for n in range(len(part))} - {""}


def _materials(
    kind: TopicKind,
    counts: dict[int, int],
    names: dict[int, str],
    languages: dict[int, Language],
) -> tuple[Material, ...]:
    return _in_order(
        Material(TopicSource(kind, ref), names[ref], count, languages.get(ref))
        for ref, count in counts.items()
        if ref in names
    )


def _with_those_under(counts: dict[int, int], under: dict[int, frozenset[int]]) -> dict[int, int]:
    """Cards of each deck together with those of the decks under it."""
    whole = {top: sum(counts.get(deck, 0) for deck in decks) for top, decks in under.items()}
    return {deck: n for deck, n in (counts | whole).items() if n}


def _in_order(found: Iterable[Material]) -> tuple[Material, ...]:
    return tuple(sorted(found, key=lambda each: (each.name.casefold(), each.source.ref)))
