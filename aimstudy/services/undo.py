"""Undo: the newest step taken back in one transaction, also after a restart; and done again.

What was taken back is remembered only while the program runs, and only until something else is
done.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from aimstudy.domain.changes import Changes
from aimstudy.domain.errors import Problem, ProblemKind
from aimstudy.domain.study_day import study_day
from aimstudy.services import answer_steps
from aimstudy.services.settings_in_force import settings_after
from aimstudy.services.views.settings import UndoDone
from aimstudy.storage import undo
from aimstudy.storage.article_versions import put_back
from aimstudy.storage.cards import question_of
from aimstudy.storage.past_weeks import keep_week

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from aimstudy.services.context import Context
    from aimstudy.services.views.settings import StudySettings
    from aimstudy.storage.session import Session
    from aimstudy.storage.undo import UndoStep

UNDONE = Changes.EVERYTHING
_DROPPED = (ProblemKind.UNDO_NOT_POSSIBLE, ProblemKind.CARD_MISSING)


@dataclass(frozen=True, slots=True)
class _Taken:
    """A step that was taken back, and the patches that do it again (None: it cannot be)."""

    step: UndoStep
    forward: list[list[Any]] | None


@dataclass(frozen=True, slots=True)
class _Outcome:
    """What a transaction made: how things stand after it, and the settings then in force."""

    taken: _Taken
    mark: tuple[int, ...]
    settings: StudySettings
    question: str


class UndoService:
    """Takes steps back, newest first, and does them again in the opposite order."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._taken: list[_Taken] = []
        self._mark: tuple[int, ...] = ()  # how things stood after the last undo or redo

    def undo(self) -> UndoDone:
        """Take the newest step back; raises Problem NOTHING_TO_UNDO or UNDO_NOT_POSSIBLE.

        A step that is not possible is dropped, so that the one before it can be taken back next.
        """
        database = self._context.database
        if not self._stands():
            self._taken.clear()
        try:
            made = database.write(self._take_newest_back)
        except Problem as problem:
            if problem.kind not in _DROPPED:
                raise
            database.write(_drop_newest)
            raise Problem(ProblemKind.UNDO_NOT_POSSIBLE) from problem
        self._taken.append(made.taken)
        if made.taken.forward is None:
            self._taken.clear()
        return self._done(made, reversible=made.taken.forward is not None)

    def redo(self) -> UndoDone:
        """Do again what was undone last; raises Problem NOTHING_TO_REDO."""
        if not self._taken or not self._stands():
            self._taken.clear()
            raise Problem(ProblemKind.NOTHING_TO_REDO)
        try:
            made = self._context.database.write(self._do_again(self._taken.pop()))
        except Problem as problem:
            if problem.kind not in _DROPPED:
                raise
            self._taken.clear()
            raise Problem(ProblemKind.NOTHING_TO_REDO) from problem
        return self._done(made)

    def label(self) -> str:
        """The kind of step Undo would take back, or ""."""
        with self._context.database.read() as session:
            return undo.newest_kind(session)

    def redo_label(self) -> str:
        """The kind of step that can be done again, or "" after anything else was done."""
        return self._taken[-1].step.kind if self._taken and self._stands() else ""

    def _stands(self) -> bool:
        with self._context.database.read() as session:
            return undo.standing_mark(session) == self._mark

    def _take_newest_back(self, session: Session) -> _Outcome:
        step = undo.newest_step(session)
        if step is None:
            raise Problem(ProblemKind.NOTHING_TO_UNDO)
        when, forward = self._context.moment(), None
        if step.kind == "answer" and "card" in step.payload:
            answer_steps.take_back(session, self._context, step.payload, when)
            forward = []
        elif "snapshot" in step.payload:
            put_back(session, step.payload["snapshot"])
            undo.apply_patches(session, step.payload["patches"])
        else:
            forward = _apply(session, step.payload["patches"], when.day)
        undo.mark_undone(session, step.id)
        return self._outcome(session, _Taken(step, forward))

    def _do_again(self, taken: _Taken) -> Callable[[Session], _Outcome]:
        def work(session: Session) -> _Outcome:
            step, payload = taken.step, taken.step.payload
            if step.kind == "answer":
                payload = answer_steps.give_again(session, self._context, payload)
            else:
                _apply(session, taken.forward or [], self._context.today())
            undo.keep_step(session, step.kind, step.label, payload, step.at_ms)
            return self._outcome(session, taken)

        return work

    def _outcome(self, session: Session, taken: _Taken) -> _Outcome:
        return _Outcome(
            taken,
            undo.standing_mark(session),
            settings_after(session, self._context),
            _question(session, taken.step.payload),
        )

    def _done(self, made: _Outcome, *, reversible: bool = False) -> UndoDone:
        self._mark = made.mark
        self._context.settings = made.settings
        step, day = made.taken.step, self._day_of(made.taken.step)
        return UndoDone(
            kind=step.kind,
            label=step.label,
            card_id=_only(step.payload, "cards"),
            question=made.question,
            day=day if day < self._context.today() else None,
            reversible=reversible,
        )

    def _day_of(self, step: UndoStep) -> date:
        """The study day of a step, as the log has it or by the zone the clock is in now."""
        if "day" in step.payload:
            return date.fromordinal(step.payload["day"])
        at = datetime.fromtimestamp(step.at_ms / 1000, self._context.now().tzinfo)
        return study_day(at, self._context.settings.rollover_hour)


def _apply(session: Session, patches: Sequence[Sequence[Any]], today: date) -> list[list[Any]]:
    if any(table == "weekdays" for _, table, *_ in patches):
        keep_week(session, today)
    return undo.apply_patches(session, patches)


def _drop_newest(session: Session) -> None:
    step = undo.newest_step(session)
    if step is not None:
        undo.mark_undone(session, step.id)


def _question(session: Session, payload: dict[str, Any]) -> str:
    card, note = _only(payload, "cards"), _only(payload, "notes")
    return question_of(session, note_id=note or 0, card_id=card or 0)


def _only(payload: dict[str, Any], table: str) -> int | None:
    """The id of the one row of ``table`` that a step is about; None for none or several."""
    if table == "cards" and "card" in payload:
        return int(payload["card"])
    ids = [patch[2] for patch in payload.get("patches", ()) if patch[1] == table]
    return int(ids[0]) if len(ids) == 1 else None
