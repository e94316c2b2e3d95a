"""Rehearsed papers: begun by rules, handed in, looked back on. Running ones: ``running_papers``."""

from contextlib import suppress
from dataclasses import replace

from aimstudy.domain.article import Language
from aimstudy.domain.changes import Changes
from aimstudy.domain.errors import Problem, ProblemKind
from aimstudy.domain.exam import Exam
from aimstudy.domain.paper import PaperRules
from aimstudy.domain.paper_clock import Ending, PaperClock
from aimstudy.domain.quiz import AskedItem
from aimstudy.services.cards import CardsService
from aimstudy.services.context import Context
from aimstudy.services.given_values import made_as
from aimstudy.services.leaving_out import leave_out
from aimstudy.services.paper_material import Languages, PaperMaterial
from aimstudy.services.paper_result import past_papers, result_of
from aimstudy.services.paper_rules import checked_rules
from aimstudy.services.paper_run import (
    hand_in,
    hand_in_if_over,
    keep,
    overrule,
    up_to_now,
    worth_noting,
)
from aimstudy.services.paper_start import (
    exam_of,
    fewest_of,
    next_exam_id,
    open_paper,
    start_of,
    with_rules,
)
from aimstudy.services.quiz_card import card_texts
from aimstudy.services.quiz_record import card_of
from aimstudy.services.running_papers import RunningPapers, stored_attempt, stored_paper
from aimstudy.services.views.rehearsal import (
    OpenPaper,
    PaperView,
    PastPaper,
    RehearsalResult,
    RehearsalStart,
)
from aimstudy.storage import rehearsals
from aimstudy.storage.quizzes import count_attempts
from aimstudy.storage.rehearsals import StoredPaper
from aimstudy.storage.session import Session

_TRIES = 3  # orders in which questions are put beside each other


class RehearsalService(RunningPapers):
    """What a person can do with rehearsals. One paper at a time is open."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._counted: tuple[int, ...] = ()  # the state of the library that the shares are of
        self._shares: dict[tuple[int, Languages], float] = {}

    def start_page(
        self, exam_id: int | None = None, language: Language | None = None
    ) -> RehearsalStart:
        """Rules and material of an exam's paper; 0 for the example, by default the next exam's.

        ``language`` chooses where there are several. Raises Problem EXAM_MISSING or
        VALUE_OF_OTHER_KIND.
        """
        language = _language(language)
        running = self._open_paper()
        with self._context.database.read() as session:
            if exam_id is None:
                exam_id = next_exam_id(session, self._context.today())
            exam = exam_of(session, exam_id)
            material = self._material(session, exam, language)
            different = material.different(self._shares)
            return start_of(session, self._context, exam, material, different, running)

    def check(self, rules: PaperRules, start: RehearsalStart) -> RehearsalStart:
        """The start page for rules that were typed there; reads nothing.

        Raises Problem VALUE_OUT_OF_RANGE or VALUE_OF_OTHER_KIND, naming the value.
        """
        start = made_as(RehearsalStart, "start", start)
        return with_rules(start, rules)

    def begin(
        self, rules: PaperRules, exam_id: int = 0, language: Language | None = None
    ) -> PaperView:
        """Begin a paper on the material of an exam, or of everything (0): its first question.

        ``language`` as on the start page.

        Raises Problem VALUE_OUT_OF_RANGE, VALUE_OF_OTHER_KIND, EXAM_MISSING, PAPER_OPEN,
        PAPER_SHORTER (a shorter one can be had) or PAPER_TOO_LITTLE.
        """
        rules, language = checked_rules(rules), _language(language)
        if self._open_paper() is not None:
            raise Problem(ProblemKind.PAPER_OPEN)
        items, seed = self._questions(rules, exam_id, language)
        when, seen = self._context.moment(), self._context.reading()
        clock = PaperClock(rules.seconds * 1000, rules.pausable, 0, seen)

        def work(session: Session) -> int:
            if rehearsals.open_papers(session):  # begun twice at once
                raise Problem(ProblemKind.PAPER_OPEN)
            return rehearsals.insert_paper(session, rules, exam_id, seed, when, clock, items)

        return self.view(self._context.database.write(work), 0)

    def submit(self, attempt_id: int) -> RehearsalResult:
        """Hand the paper in; raises Problem PAPER_MISSING.

        One that has been handed in, by itself or not, just gives its result.
        """

        def work(session: Session) -> None:
            paper = self._up_to_now(session, attempt_id)
            if paper.finished_ms is None:
                at_ms = paper.state.clock.seen.wall_ms
                hand_in(session, self._context, paper, Ending.HANDED_IN, at_ms)

        self._context.database.write(work)
        return self.result(attempt_id)

    def discard(self, attempt_id: int) -> Changes:
        """Throw away a paper that was begun by mistake: one without any answer.

        Raises Problem PAPER_MISSING, PAPER_HANDED_IN or PAPER_ANSWERED; then it stays.
        """

        def work(session: Session) -> Changes:
            paper = stored_paper(session, attempt_id)
            if paper.finished_ms is not None:
                raise Problem(ProblemKind.PAPER_HANDED_IN)
            if any(cell.answered for cell in rehearsals.cells(session, attempt_id)):
                raise Problem(ProblemKind.PAPER_ANSWERED)
            rehearsals.remove_paper(session, attempt_id)
            return Changes.QUIZZES

        return self._context.database.write(work)

    def result(self, attempt_id: int) -> RehearsalResult:
        """The result with every key and source; raises Problem PAPER_NOT_HANDED_IN."""
        with self._context.database.read() as session:
            paper = stored_paper(session, attempt_id)
            if paper.finished_ms is None:
                raise Problem(ProblemKind.PAPER_NOT_HANDED_IN)
            result = result_of(self._context, session, paper, stored_attempt(session, attempt_id))
        if not paper.state.told and not self._context.database.read_only:
            told = replace(paper.state, told=True)
            self._context.database.write(lambda s: rehearsals.store_state(s, attempt_id, told))
        return result

    def overrule(self, attempt_id: int, position: int, right: bool) -> RehearsalResult:
        """Let the person's word stand over the grade of a typed answer of a paper handed in.

        Its evidence is taken back and kept anew. Raises Problem PAPER_MISSING or
        PAPER_NOT_HANDED_IN.
        """
        right = made_as(bool, "right", right)

        def work(session: Session) -> None:
            overrule(session, self._context, stored_paper(session, attempt_id), position, right)

        self._context.database.write(work)
        return self.result(attempt_id)

    def leave_out(self, attempt_id: int, out: bool) -> RehearsalResult:
        """Leave a paper that was handed in out of the record, or put it back, as one step.

        Left out it counts in no statistics, and cards have the memory they would have without it.
        Raises Problem PAPER_MISSING or PAPER_NOT_HANDED_IN.
        """
        out, when = made_as(bool, "out", out), self._context.moment()

        def work(session: Session) -> None:
            if stored_paper(session, attempt_id).finished_ms is None:
                raise Problem(ProblemKind.PAPER_NOT_HANDED_IN)
            attempt = stored_attempt(session, attempt_id)
            leave_out(session, self._context, attempt, when, out=out)

        self._context.database.write(work)
        return self.result(attempt_id)

    def make_card(self, attempt_id: int, position: int) -> int:
        """A card of a question that has none in study any more; returns its id.

        Where there is one, it is that. Raises Problem PAPER_MISSING or PAPER_NOT_HANDED_IN.
        """
        with self._context.database.read() as session:
            if stored_paper(session, attempt_id).finished_ms is None:
                raise Problem(ProblemKind.PAPER_NOT_HANDED_IN)
            response = stored_attempt(session, attempt_id).at(position)
            known = card_of(session, response)
        if known is not None:
            return known
        front, back = card_texts(response.item)
        return CardsService(self._context).write(front, back).card_id

    def unfinished(self) -> OpenPaper | None:
        """The paper that is not handed in; one whose time is over by now is handed in first."""
        paper = self._open_paper()
        if paper is None:
            return None
        with self._context.database.read() as session:
            return open_paper(session, paper)

    def past(self) -> tuple[PastPaper, ...]:
        """Papers that were handed in, newest first."""
        self._open_paper()
        with self._context.database.read() as session:
            return past_papers(session)

    def close_overdue(self) -> None:
        """Hand in papers whose time was over while the program was not running."""
        self._open_paper()

    def _questions(
        self, rules: PaperRules, exam_id: int, language: Language | None
    ) -> tuple[list[AskedItem], int]:
        """(questions, seed); raises Problem PAPER_SHORTER or PAPER_TOO_LITTLE."""
        with self._context.database.read() as session:
            seed = count_attempts(session) + 1
            exam = exam_of(session, exam_id)
            material = self._material(session, exam, language)
            for tried in range(seed, seed + _TRIES):
                items = material.choose(rules.questions, rules.options, tried)
                if len(items) == rules.questions:
                    return items, seed
            items = material.widest(rules.questions)
        if len(items) < fewest_of(rules):
            kind, fewest = ProblemKind.PAPER_TOO_LITTLE, fewest_of(rules)
            raise Problem(kind, usable=len(items), fewest=fewest)
        if len(items) < rules.questions:
            kind = ProblemKind.PAPER_SHORTER
            raise Problem(kind, usable=len(items), wanted=rules.questions)
        return items, seed

    def _material(
        self, session: Session, exam: Exam | None, language: Language | None
    ) -> PaperMaterial:
        """What was read and counted before is read anew once something has changed."""
        shelf = self._context.shelves.shelf(session)
        if self._counted != shelf.stamp:
            self._counted, self._shares = shelf.stamp, {}
        return PaperMaterial(session, self._context, exam, language, shelf)

    def _open_paper(self) -> StoredPaper | None:
        """The open paper as it stands now; those whose time is over are handed in."""
        with self._context.database.read() as session:
            stored = rehearsals.open_papers(session)
        papers = [up_to_now(self._context, paper) for paper in stored]
        if not self._read_only:
            if any(paper.state.clock.over for paper in papers):
                self._context.database.write(self._bring_up_to_now)
            elif any(map(worth_noting, stored, papers)):
                with suppress(Problem):  # on a full disk it can be seen all the same
                    self._context.database.write(self._bring_up_to_now)
        running = (paper for paper in papers if not paper.state.clock.over)
        return next(running, None)

    def _bring_up_to_now(self, session: Session) -> None:
        """Note the time that is shown, so that no clock set later takes it back."""
        for paper in rehearsals.open_papers(session):
            now = hand_in_if_over(session, self._context, paper)
            if now.finished_ms is None:
                keep(session, now)

    @property
    def _read_only(self) -> bool:
        return self._context.database.read_only


def _language(language: Language | None) -> Language | None:
    return None if language is None else made_as(Language, "language", language)
