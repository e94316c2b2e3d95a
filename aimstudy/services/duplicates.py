"""Notes that ask the same: found, merged into one, or told apart for good."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from aimstudy.domain.changes import Changes
from aimstudy.domain.errors import Problem, ProblemKind
from aimstudy.services.card_columns import CARD_CHANGES, IsStopped, written
from aimstudy.services.context import Context
from aimstudy.services.views.duplicates import (
    DuplicateGroup,
    DuplicateKind,
    DuplicateNote,
    Duplicates,
)
from aimstudy.services.views.library import CardFilter
from aimstudy.storage import duplicates as stored
from aimstudy.storage import undo
from aimstudy.storage.session import Session
from aimstudy.storage.undo import Patch

if TYPE_CHECKING:
    from aimstudy.questions.duplicate_notes import Keys


class DuplicatesService:
    """Finds duplicates among the notes of a search, and settles them."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def find(
        self,
        query: str = "",
        deck_id: int | None = None,
        filter: CardFilter = CardFilter.ALL,
        is_stopped: IsStopped | None = None,
    ) -> Duplicates:
        """Groups of the same among the notes of the cards that ``cards.table`` would show.

        Stopped, it gives what was found so far.
        """
        from aimstudy.questions.duplicate_notes import the_same, told_apart

        stopped = is_stopped or (lambda: False)
        keys, distinct = self._read(query, deck_id, filter, stopped)
        found = the_same(keys)
        same = told_apart(found.same, distinct)
        same_question = told_apart(found.same_question, distinct)
        groups = [DuplicateGroup(DuplicateKind.SAME, notes) for notes in same]
        groups += [DuplicateGroup(DuplicateKind.SAME_QUESTION, notes) for notes in same_question]
        return Duplicates(tuple(groups), len(keys.note_id), whole=not stopped())

    def find_near(
        self,
        query: str = "",
        deck_id: int | None = None,
        filter: CardFilter = CardFilter.ALL,
        is_stopped: IsStopped | None = None,
    ) -> Iterator[Duplicates]:
        """Groups of those that are nearly the same, found step by step; each has all so far.

        A step takes a tenth of a second; all of them some seconds for 100,000 notes.
        """
        from aimstudy.questions.duplicate_notes import nearly_the_same, told_apart

        stopped = is_stopped or (lambda: False)
        keys, distinct = self._read(query, deck_id, filter, stopped)
        for share, search in nearly_the_same(keys):
            if stopped():
                break
            met = told_apart(search.groups(), distinct)
            groups = tuple(DuplicateGroup(DuplicateKind.NEAR, notes) for notes in met)
            yield Duplicates(groups, len(keys.note_id), share, whole=share == 1.0)

    def _read(
        self, query: str, deck_id: int | None, filter: CardFilter, stopped: IsStopped
    ) -> tuple[Keys, list[list[int]]]:
        from aimstudy.questions.duplicate_notes import keys_of

        today = self._context.today().toordinal()
        with self._context.database.read() as session:
            notes = stored.texts_found(session, query, deck_id, filter.value, today)
            return keys_of(notes, stopped), stored.distinct_notes(session)

    def notes(self, note_ids: Sequence[int]) -> tuple[DuplicateNote, ...]:
        """The notes side by side, without those that have no card any more."""
        with self._context.database.read() as session:
            return tuple(DuplicateNote(*row) for row in stored.lines_of(session, note_ids))

    def merge(self, note_ids: Sequence[int], keep: int) -> Changes:
        """Let the note ``keep`` stand for all of these: one step.

        Each of its cards goes on with the longest history that a card of the same kind has among
        them; it gets their tags and marks. The other notes' cards are deleted. Raises Problem
        CARD_MISSING where a note has no card.
        """
        return self._merge([(keep, [note for note in note_ids if note != keep])])

    def merge_all(
        self, groups: Iterable[Sequence[int]], is_stopped: IsStopped | None = None
    ) -> Changes:
        """Merge each group into its note with the longest history, the oldest of several; one
        step. What has been settled since is passed over."""
        wanted = [list(group) for group in groups]

        def chosen(session: Session) -> list[tuple[int, list[int]]]:
            pairs = []
            for group in wanted:
                lines = stored.lines_of(session, group)
                if len(lines) > 1:
                    keep = max(lines, key=lambda line: (line[5], -line[0]))[0]
                    pairs.append((keep, [line[0] for line in lines if line[0] != keep]))
            return pairs

        return self._merge(chosen, is_stopped)

    def tell_apart(self, note_ids: Sequence[int]) -> Changes:
        """Never call these duplicates again; one step."""
        at_ms = self._context.moment().at_ms

        def work(session: Session) -> Changes:
            patches = stored.tell_apart(session, list(dict.fromkeys(note_ids)))
            if not patches:
                return Changes.NONE
            undo.record(session, "told_apart", at_ms, patches)
            return Changes.UNDO

        return self._context.database.write(work)

    def _merge(
        self,
        pairs: Sequence[tuple[int, Sequence[int]]]
        | Callable[[Session], Sequence[tuple[int, Sequence[int]]]],
        is_stopped: IsStopped | None = None,
    ) -> Changes:
        at_ms = self._context.moment().at_ms

        def work(session: Session) -> Changes:
            patches: list[Patch] = []
            for keep, others in pairs(session) if callable(pairs) else pairs:
                there = {line[0] for line in stored.lines_of(session, [keep, *others])}
                if there != {keep, *others}:
                    raise Problem(ProblemKind.CARD_MISSING)
                patches += stored.merge_notes(session, keep, others, at_ms)
            if not patches:
                return Changes.NONE
            undo.record(session, "merged", at_ms, patches)
            return CARD_CHANGES | Changes.REVIEWS

        return written(self._context, work, is_stopped)
