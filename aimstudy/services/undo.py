"""Undo: the newest step taken back in one transaction; and done again. Both after a restart, too.

What was taken back can be done again until something else is done.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from aimstudy.domain.changes import Changes
from aimstudy.domain.errors import Problem, ProblemKind
from aimstudy.domain.study_day import study_day
from aimstudy.services import answer_steps, import_steps, leaving_out, quiz_steps, sheet_steps
from aimstudy.services.settings_in_force import settings_after
from aimstudy.services.views.settings import UndoDone
from aimstudy.storage import undo
from aimstudy.storage.article_versions import put_back, put_in, snapshot_of, take_out
from aimstudy.storage.cards import cards_of_article, question_of
from aimstudy.storage.decks import names_to_free
from aimstudy.storage.past_weeks import keep_week
from aimstudy.storage.undo import Forward

if TYPE_CHECKING:
    from collections.abc import Sequence

    from aimstudy.services.context import Context
    from aimstudy.services.views.settings import StudySettings
    from aimstudy.storage.session import Session
    from aimstudy.storage.undo import UndoStep

UNDONE = Changes.EVERYTHING
_DROPPED = (
    ProblemKind.UNDO_NOT_POSSIBLE,
    ProblemKind.CARD_MISSING,
    ProblemKind.QUIZ_MISSING,
)


@dataclass(frozen=True, slots=True)
class _Outcome:
    """What a transaction made of a step, and the settings then in force."""

    step: UndoStep
    settings: StudySettings
    question: str
    reversible: bool = False


class UndoService:
    """Takes steps back, newest first, and does them again in the opposite order."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def undo(self) -> UndoDone:
        """Take the newest step back; raises Problem NOTHING_TO_UNDO or UNDO_NOT_POSSIBLE.

        A step that is not possible is dropped, so that the one before it can be taken back next.
        """
        database = self._context.database
        try:
            made = database.write(self._take_newest_back)
        except Problem as problem:
            if problem.kind not in _DROPPED:
                raise
            database.write(_drop_newest)
            raise Problem(ProblemKind.UNDO_NOT_POSSIBLE) from problem
        return self._done(made)

    def redo(self) -> UndoDone:
        """Do again what was undone last; raises Problem NOTHING_TO_REDO."""
        database = self._context.database
        try:
            made = database.write(self._do_again)
        except Problem as problem:
            if problem.kind not in (*_DROPPED, ProblemKind.NOTHING_TO_REDO):
                raise
            database.write(undo.forget_undone)
            raise Problem(ProblemKind.NOTHING_TO_REDO) from problem
        return self._done(made)

    def label(self) -> str:
        """The kind of step Undo would take back, or ""."""
        with self._context.database.read() as session:
            return undo.newest_kind(session)

    def redo_label(self) -> str:
        """The kind of step that can be done again, or "" after anything else was done."""
        with self._context.database.read() as session:
            found = _undone(session)
            return found[0].kind if found else ""

    def takes_long(self, *, again: bool) -> bool:
        """Whether Undo, or Redo for ``again``, has so many rows to change that one would notice."""
        with self._context.database.read() as session:
            return undo.takes_long(session, again)

    def _take_newest_back(self, session: Session) -> _Outcome:
        step = undo.newest_step(session)
        if step is None:
            raise Problem(ProblemKind.NOTHING_TO_UNDO)
        if _undone(session) is None:
            undo.forget_undone(session)  # something else was done since
        last = _is_last(session, step.payload)
        with undo.possible():
            patches, snapshot = self._backward(session, step)
        if not last:  # done again it would stand behind what came after it
            undo.forget_undone(session)
            undo.drop_step(session, step.id)
            return self._outcome(session, step)
        mark = undo.standing_mark(session)
        undo.mark_undone(session, step.id, Forward(patches, mark, snapshot))
        return self._outcome(session, step, reversible=True)

    def _backward(
        self, session: Session, step: UndoStep
    ) -> tuple[list[list[Any]], dict[str, Any] | None]:
        """Take ``step`` back; returns the patches and the snapshot that do it again."""
        when, payload = self._context.moment(), step.payload
        if answer_steps.in_log(payload):
            answer_steps.take_back(session, self._context, payload, when)
            return [], None
        if quiz_steps.of_quiz(payload):
            return quiz_steps.take_back(session, self._context, payload, when), None
        if sheet_steps.of_sheet(payload):
            return sheet_steps.take_back(session, self._context, payload, when), None
        if "added" in payload:
            cards = cards_of_article(session, payload["added"])
            patches = [["set", "cards", card_id, {"deleted": 1}] for card_id in cards]
            return undo.apply_patches(session, patches), take_out(session, payload["added"])
        snapshot = None
        if "removed" in payload:
            put_in(session, payload["taken"])
        if "snapshot" in payload:
            [article] = payload["snapshot"]["articles"]
            snapshot = snapshot_of(session, article["id"])
            put_back(session, payload["snapshot"])
        patches = _apply(session, payload["patches"], when.day)
        if leaving_out.of_leaving_out(payload):
            leaving_out.count_anew(session, self._context, payload["left_out"], when)
        if import_steps.of_pick(payload):
            import_steps.open_again(session, payload)
        if import_steps.of_import(payload):
            import_steps.take_back(session, self._context, payload, when)
        return patches, snapshot

    def _do_again(self, session: Session) -> _Outcome:
        found = _undone(session)
        if found is None:
            raise Problem(ProblemKind.NOTHING_TO_REDO)
        step, forward = found
        with undo.possible():
            step = self._forward(session, step, forward)
        undo.mark_done(session, step, undo.standing_mark(session))
        return self._outcome(session, step)

    def _forward(self, session: Session, step: UndoStep, forward: Forward) -> UndoStep:
        """Do ``step`` again; returns it as it is now."""
        if answer_steps.in_log(step.payload):
            payload = answer_steps.give_again(session, self._context, step.payload)
            return replace(step, payload=payload)
        if quiz_steps.of_quiz(step.payload):
            return quiz_steps.do_again(session, self._context, step, forward.patches)
        if sheet_steps.of_sheet(step.payload):
            return sheet_steps.do_again(session, self._context, step, forward.patches)
        if forward.snapshot is not None:
            put = put_in if "added" in step.payload else put_back
            put(session, forward.snapshot)
        if "removed" in step.payload:  # answers of a quiz may stand on it by now
            taken = take_out(session, step.payload["removed"])
            step = replace(step, payload={**step.payload, "taken": taken})
        if import_steps.of_import(step.payload):
            payload = import_steps.do_again(session, self._context, step.payload)
            step = replace(step, payload=payload)
        if import_steps.of_pick(step.payload):
            import_steps.settle_again(session, step.payload, step.label)
        _apply(session, forward.patches, self._context.today())
        if leaving_out.of_leaving_out(step.payload):
            when = self._context.moment()
            leaving_out.count_anew(session, self._context, step.payload["left_out"], when)
        return step

    def _outcome(self, session: Session, step: UndoStep, *, reversible: bool = False) -> _Outcome:
        return _Outcome(
            step,
            settings_after(session, self._context),
            _question(session, step.payload),
            reversible,
        )

    def _done(self, made: _Outcome) -> UndoDone:
        self._context.settings = made.settings
        step, day = made.step, self._day_of(made.step)
        return UndoDone(
            kind=step.kind,
            label=step.label,
            card_id=_only(step.payload, "cards"),
            question=made.question,
            day=day if day < self._context.today() else None,
            reversible=made.reversible,
            quiz=_quiz_place(step.payload),
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
    return undo.apply_patches(session, [*patches, *names_to_free(session, patches)])


def _undone(session: Session) -> tuple[UndoStep, Forward] | None:
    """What can be done again, as long as things stand as they did after it was taken back."""
    found = undo.undone_step(session)
    return found if found and found[1].mark == undo.standing_mark(session) else None


def _is_last(session: Session, payload: dict[str, Any]) -> bool:
    """Nothing that stands came after the step in the log of its cards."""
    if quiz_steps.of_quiz(payload):
        return quiz_steps.is_last(session, payload)
    if sheet_steps.of_sheet(payload):
        return sheet_steps.is_last(session, payload)
    return not answer_steps.in_log(payload) or answer_steps.is_last(session, payload)


def _quiz_place(payload: dict[str, Any]) -> tuple[int, int] | None:
    """(attempt, position) of the question that a step is about; the first one of a whole quiz."""
    if leaving_out.of_leaving_out(payload):
        return payload["left_out"], 0
    return (payload["quiz"], payload["position"]) if quiz_steps.of_quiz(payload) else None


def _drop_newest(session: Session) -> None:
    undo.forget_undone(session)
    step = undo.newest_step(session)
    if step is not None:
        undo.drop_step(session, step.id)


def _question(session: Session, payload: dict[str, Any]) -> str:
    if quiz_steps.of_quiz(payload):
        return quiz_steps.prompt_of(session, payload)
    card, note = _only(payload, "cards"), _only(payload, "notes")
    return question_of(session, note_id=note or 0, card_id=card or 0)


def _only(payload: dict[str, Any], table: str) -> int | None:
    """The id of the one row of ``table`` that a step is about; None for none or several."""
    if table == "cards" and "card" in payload:
        return int(payload["card"])
    ids = [patch[2] for patch in payload.get("patches", ()) if patch[1] == table]
    return int(ids[0]) if len(ids) == 1 else None
