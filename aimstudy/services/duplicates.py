"""Notes that ask the same: found, merged into one, or told apart for good."""

from collections.abc import Callable, Iterable, Sequence

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

Heard = Callable[[float], object]


class DuplicatesService:
    """Finds duplicates among the notes of a search, and settles them."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def find(
        self,
        query: str = "",
        deck_id: int | None = None,
        filter: CardFilter = CardFilter.ALL,
        *,
        near: bool = False,
        is_stopped: IsStopped | None = None,
        progress: Heard | None = None,
    ) -> Duplicates:
        """Groups among the notes of the cards that ``cards.table`` would show.

        With ``near`` those that are nearly the same, which takes longer, and no others. Stopped,
        it gives what was found so far.
        """
        from aimstudy.questions.duplicate_notes import (
            keys_of,
            nearly_the_same,
            the_same,
            told_apart,
        )

        stopped, heard = is_stopped or (lambda: False), progress or (lambda _share: None)
        today = self._context.today().toordinal()
        with self._context.database.read() as session:
            notes = stored.texts_found(session, query, deck_id, filter.value, today)
            keys = keys_of(notes, stopped)
            distinct = stored.distinct_notes(session)
        searched = len(keys.note_id)
        if near:
            kinds = {DuplicateKind.NEAR: nearly_the_same(keys, stopped, heard)}
        else:
            found = the_same(keys)
            kinds = {
                DuplicateKind.SAME: found.same,
                DuplicateKind.SAME_QUESTION: found.same_question,
            }
        groups = [
            DuplicateGroup(kind, group)
            for kind, met in kinds.items()
            for group in told_apart(met, distinct)
        ]
        return Duplicates(tuple(groups), searched, not stopped())

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
