"""Articles: adding them, deciding about their facts and cards, putting them aside."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from pathlib import Path

from aimstudy.domain.article import ArticleText
from aimstudy.domain.card import CardDraft
from aimstudy.domain.changes import Changes
from aimstudy.domain.errors import Problem, ProblemKind
from aimstudy.domain.fact import FactState, IssueChoice, Reading
from aimstudy.domain.progress import Progress, unheard
from aimstudy.domain.version import VersionChoice
from aimstudy.services.article_comparison import compare_with, version_of
from aimstudy.services.article_files import read_file
from aimstudy.services.article_reading import read_bytes, refuse_known
from aimstudy.services.article_versions import VersionUpdate, deck_name
from aimstudy.services.article_view import article_view, issue_view, summaries
from aimstudy.services.card_columns import CARD_CHANGES, patch_cards
from aimstudy.services.card_details import card_detail
from aimstudy.services.context import Context
from aimstudy.services.issue_choices import choose_side
from aimstudy.services.views.articles import (
    ArticleAdded,
    ArticleConsequences,
    ArticleSummary,
    ArticleView,
    IssueView,
)
from aimstudy.services.views.study import CardDetail
from aimstudy.services.views.versions import ArticleComparison, ArticleRead, ArticleUpdated
from aimstudy.storage import articles, undo
from aimstudy.storage.article_versions import take_out
from aimstudy.storage.backups import make_backup
from aimstudy.storage.cards import cards_of_article, columns_of, set_columns
from aimstudy.storage.consequences import article_consequences
from aimstudy.storage.fact_cards import fact_columns, facts_of_cards
from aimstudy.storage.notes import NewNote, deck_id_by_name, insert_notes
from aimstudy.storage.session import Session
from aimstudy.storage.topic_sources import leave_topics
from aimstudy.storage.undo import Patch

_ADDED = Changes.ARTICLES | Changes.FACTS | Changes.CARDS | Changes.PLAN | Changes.UNDO
_DECIDED = CARD_CHANGES | Changes.ARTICLES | Changes.FACTS


class ArticlesService:
    """What a person can do with articles."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def list(self, archived: bool = False) -> tuple[ArticleSummary, ...]:
        """Articles in study, or those put aside."""
        with self._context.database.read() as session:
            return summaries(session, archived)

    def view(self, article_id: int) -> ArticleView:
        """An article to read; raises Problem ARTICLE_MISSING."""
        with self._context.database.read() as session:
            return article_view(session, article_id, self._context.today().toordinal())

    def issue(self, issue_id: int) -> IssueView:
        """A contradiction with both sentences; raises Problem ARTICLE_MISSING."""
        with self._context.database.read() as session:
            return issue_view(session, issue_id)

    def add(
        self, path: Path | str, bundled: bool = False, progress: Progress = unheard
    ) -> ArticleAdded:
        """Read a file and propose its cards; those of a ``bundled`` article are accepted.

        Raises a FILE_*, NO_SENTENCES, LANGUAGE_UNSUPPORTED or ARTICLE_ALREADY_ADDED Problem; then
        nothing was added. ``progress`` is called with 0-1 while a long text is read, and may raise
        to stop it.
        """
        return self.keep(self.read(path, progress), bundled)

    def add_text(
        self, name: str, text: str, progress: Progress = unheard, title: str = ""
    ) -> ArticleAdded:
        """Like ``add``, for pasted text; it is called ``title`` if there is one."""
        return self.keep(self.read_text(name, text, progress, title))

    def add_bytes(self, name: str, data: bytes, bundled: bool = False) -> ArticleAdded:
        """Like ``add``, for the bytes of a file."""
        return self.keep(read_bytes(self._context, name, data), bundled)

    def read(self, path: Path | str, progress: Progress = unheard) -> ArticleRead:
        """Read a file without storing anything; raises and calls ``progress`` as ``add`` does."""
        file = Path(path)
        return read_bytes(self._context, file.name, read_file(file), progress)

    def read_text(
        self, name: str, text: str, progress: Progress = unheard, title: str = ""
    ) -> ArticleRead:
        """Like ``read``, for pasted text; it is called ``title`` if there is one."""
        return read_bytes(self._context, name, text.encode(errors="replace"), progress, title)

    def keep(self, read: ArticleRead, bundled: bool = False) -> ArticleAdded:
        """Store what was read as an article of its own; raises ARTICLE_ALREADY_ADDED.

        It is one step for Undo, but for what comes with the program.
        """
        at_ms = self._context.moment().at_ms

        def work(session: Session) -> int:
            refuse_known(session, read)
            article_id = _store(session, read.reading, read.drafts, at_ms, bundled)
            if not bundled:
                title = read.reading.article.title
                undo.record(session, "article_added", at_ms, label=title, added=article_id)
            return article_id

        article_id = self._context.database.write(work)
        article = read.reading.article
        return ArticleAdded(
            article_id=article_id,
            title=article.title,
            language=article.language,
            facts=len(read.reading.facts),
            cards=len(read.drafts),
            open_issues=len(read.reading.issues),
            warnings=article.warnings,
            changes=_ADDED,
        )

    def compare(
        self, new: ArticleRead | Path | str, article_id: int | None = None
    ) -> ArticleComparison | None:
        """What a text changes in the article it is a new version of, or in the one given.

        None where no article in its language has its name or title. Raises ARTICLE_ALREADY_ADDED
        where an article has this very text, ARTICLE_MISSING, and what ``read`` raises.
        """
        read = new if isinstance(new, ArticleRead) else self.read(new)
        with self._context.database.read() as session:
            refuse_known(session, read)
            wanted = article_id or version_of(session, read.reading.article)
            return compare_with(session, read, wanted) if wanted is not None else None

    def update(
        self, comparison: ArticleComparison, choices: Mapping[str, VersionChoice] | None = None
    ) -> ArticleUpdated:
        """Put the new text in the place of the article, as one step for Undo.

        ``choices`` are by the items' keys; what is not in them goes by each item's own. Cards keep
        their memory and log wherever the answer is the same. A backup is made first.
        """
        _require_article(self._context, comparison.article_id)
        make_backup(self._context.database, self._context.now(), "before-update")
        at_ms = self._context.moment().at_ms

        def work(session: Session) -> ArticleUpdated:
            _require(session, comparison.article_id)
            refuse_known(session, comparison.read)
            step = VersionUpdate(
                session, comparison.article_id, comparison.read, choices or {}, at_ms
            )
            before = step.carry_out()
            undo.record(session, "version", at_ms, step.patches, snapshot=before)
            return ArticleUpdated(
                article_id=comparison.article_id,
                title=comparison.read.reading.article.title,
                **asdict(step.tally),
                changes=_DECIDED | Changes.BACKUPS,
            )

        return self._context.database.write(work)

    def accept_all(self, article_id: int) -> Changes:
        """Accept every card of the article that is still proposed."""
        return self._decide("accept", FactState.ACCEPTED, article_id=article_id)

    def accept(self, card_ids: Sequence[int]) -> Changes:
        """Take cards into study."""
        return self._decide("accept", FactState.ACCEPTED, card_ids)

    def reject(self, card_ids: Sequence[int]) -> Changes:
        """Turn cards down; they stay in the article's list and can be brought back."""
        return self._decide("reject", FactState.REJECTED, card_ids)

    def bring_back(self, card_ids: Sequence[int]) -> Changes:
        """Take rejected or suspended cards into study after all."""
        return self._decide("bring_back", FactState.ACCEPTED, card_ids, {"suspended": 0})

    def _decide(
        self,
        kind: str,
        state: FactState,
        card_ids: Sequence[int] = (),
        also: dict[str, object] | None = None,
        article_id: int | None = None,
    ) -> Changes:
        at_ms = self._context.moment().at_ms

        def work(session: Session) -> Changes:
            chosen = list(card_ids)
            if article_id is not None:
                _require(session, article_id)
                states = columns_of(session, cards_of_article(session, article_id), ["state"])
                chosen = [c for c, v in states.items() if v["state"] == FactState.PROPOSED.value]
            if not chosen:
                return Changes.NONE
            patches = patch_cards(session, chosen, {"state": state.value, **(also or {})})
            facts = facts_of_cards(session, chosen)
            patches += _patch_facts(session, facts, state)
            undo.record(session, kind, at_ms, patches)
            return _DECIDED

        return self._context.database.write(work)

    def decide(self, issue_id: int, choice: IssueChoice) -> Changes:
        """Settle a contradiction, or leave it open again; see ``services.issue_choices``."""
        at_ms = self._context.moment().at_ms

        def work(session: Session) -> Changes:
            patches = choose_side(session, issue_id, choice, at_ms)
            undo.record(session, "issue", at_ms, patches)
            return _DECIDED

        return self._context.database.write(work)

    def consequences(self, article_id: int) -> ArticleConsequences:
        """What becomes of the article's cards when it is archived or deleted."""
        with self._context.database.read() as session:
            title = _require(session, article_id).title
            cards, studied, reviews, quiz = article_consequences(session, article_id)
            return ArticleConsequences(article_id, title, cards, studied, reviews, quiz)

    def archive(self, article_id: int) -> Changes:
        """Put an article aside: its cards wait, with all they have learnt, until it is back."""
        return self._set_archived(article_id, True)

    def unarchive(self, article_id: int) -> Changes:
        """Take an archived article and its cards back into study."""
        return self._set_archived(article_id, False)

    def _set_archived(self, article_id: int, archived: bool) -> Changes:
        at_ms = self._context.moment().at_ms

        def work(session: Session) -> Changes:
            _require(session, article_id)
            before = articles.is_archived(session, article_id)
            if before == archived:
                return Changes.NONE
            patches = [Patch("set", "articles", article_id, {"archived": int(before)})]
            articles.set_archived(session, article_id, archived)
            cards = cards_of_article(session, article_id)
            patches += patch_cards(session, cards, {"archived": int(archived)})
            undo.record(session, "archive" if archived else "unarchive", at_ms, patches)
            return _DECIDED

        return self._context.database.write(work)

    def delete(self, article_id: int) -> Changes:
        """Remove an article and its cards, as one step; their log stays. A backup is made first."""
        _require_article(self._context, article_id)
        make_backup(self._context.database, self._context.now(), "before-delete")
        at_ms = self._context.moment().at_ms

        def work(session: Session) -> Changes:
            title = _require(session, article_id).title
            cards = cards_of_article(session, article_id)
            patches = patch_cards(session, cards, {"deleted": 1})
            patches += leave_topics(session, article_id)
            taken = take_out(session, article_id)
            undo.record(
                session, "article_deleted", at_ms, patches, title, removed=article_id, taken=taken
            )
            return _DECIDED | Changes.PLAN | Changes.UNDO | Changes.BACKUPS

        return self._context.database.write(work)

    def withdraw(self, article_id: int) -> Changes:
        """Take out an article whose adding was stopped too late: no step, nothing to undo."""

        def work(session: Session) -> Changes:
            set_columns(session, cards_of_article(session, article_id), {"deleted": 1})
            take_out(session, article_id)
            undo.drop_newest_of(session, "article_added")
            return _ADDED

        return self._context.database.write(work)

    def make_card(self, article_id: int, start: int, end: int) -> CardDetail:
        """Make a cloze card from marked text (raw offsets); it is accepted at once.

        In an article put aside it waits with the article's other cards.
        """
        from aimstudy.questions.marked_text import card_from_selection

        when = self._context.moment()

        def work(session: Session) -> int:
            article = _require(session, article_id)
            draft, citation = card_from_selection(article, start, end)
            deck = deck_id_by_name(session, deck_name(article), when.at_ms)
            note = NewNote(
                draft, deck, FactState.ACCEPTED, article_id=article_id, citation=citation
            )
            [(_, card_id)] = insert_notes(session, [note], when.at_ms)
            archived = int(articles.is_archived(session, article_id))
            set_columns(session, [card_id], {"archived": archived})
            patches = [Patch("set", "cards", card_id, {"deleted": 1})]
            undo.record(session, "note", when.at_ms, patches)
            return card_id

        card_id = self._context.database.write(work)
        with self._context.database.read() as session:
            return card_detail(session, self._context, card_id)


def _require(session: Session, article_id: int) -> ArticleText:
    found = articles.load_article(session, article_id)
    if found is None:
        raise Problem(ProblemKind.ARTICLE_MISSING)
    return found[1]


def _require_article(context: Context, article_id: int) -> None:
    with context.database.read() as session:
        _require(session, article_id)


def _store(
    session: Session, reading: Reading, drafts: Sequence[CardDraft], at_ms: int, bundled: bool
) -> int:
    article_id = articles.insert_article(session, reading.article, at_ms, bundled)
    # What comes with the program is there to be studied; that is no step to undo.
    state = FactState.ACCEPTED if bundled else FactState.PROPOSED
    fact_ids = articles.insert_facts(session, article_id, reading.facts)
    if bundled:
        articles.set_fact_states(session, list(fact_ids.values()), state)
    articles.insert_issues(session, article_id, reading.issues, fact_ids)
    deck_id = deck_id_by_name(session, deck_name(reading.article), at_ms)
    notes = [NewNote(d, deck_id, state, fact_ids.get(d.fact_key), article_id) for d in drafts]
    insert_notes(session, notes, at_ms)
    return article_id


def _patch_facts(session: Session, fact_ids: Sequence[int], state: FactState) -> list[Patch]:
    before = fact_columns(session, fact_ids)
    articles.set_fact_states(session, fact_ids, state)
    return [Patch("set", "facts", fact_id, {"state": old}) for fact_id, old in before.items()]
