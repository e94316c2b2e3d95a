"""Articles: adding them, deciding about their facts and cards, putting them aside."""

from collections.abc import Sequence
from pathlib import Path

from aimstudy.domain.article import ArticleText
from aimstudy.domain.card import CardDraft
from aimstudy.domain.changes import Changes
from aimstudy.domain.errors import Problem, ProblemKind
from aimstudy.domain.fact import FactState, IssueChoice, Reading
from aimstudy.services.article_files import read_file
from aimstudy.services.article_view import article_view, issue_view, summaries
from aimstudy.services.card_columns import CARD_CHANGES, patch_cards
from aimstudy.services.card_details import card_detail
from aimstudy.services.context import Context
from aimstudy.services.issue_choices import choose_side
from aimstudy.services.typed_text import cleaned
from aimstudy.services.views.articles import (
    ArticleAdded,
    ArticleConsequences,
    ArticleSummary,
    ArticleView,
    IssueView,
)
from aimstudy.services.views.study import CardDetail
from aimstudy.storage import articles, undo
from aimstudy.storage.backups import make_backup
from aimstudy.storage.cards import cards_of_article, columns_of, set_columns
from aimstudy.storage.consequences import article_consequences, rows_of_article
from aimstudy.storage.fact_cards import fact_columns, facts_of_cards
from aimstudy.storage.notes import NewNote, deck_id_by_name, insert_notes
from aimstudy.storage.session import Session
from aimstudy.storage.undo import Patch

# A text that was pasted without a name or a title must be called something in a list.
UNNAMED = "text"
_ADDED = Changes.ARTICLES | Changes.FACTS | Changes.CARDS | Changes.PLAN
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

    def add(self, path: Path | str, bundled: bool = False) -> ArticleAdded:
        """Read a file and propose its cards; those of a ``bundled`` article are accepted.

        Raises a FILE_*, NO_SENTENCES, LANGUAGE_UNSUPPORTED or ARTICLE_ALREADY_ADDED Problem; then
        nothing was added.
        """
        file = Path(path)
        return self.add_bytes(file.name, read_file(file), bundled)

    def add_text(self, name: str, text: str) -> ArticleAdded:
        """Like ``add``, for pasted text."""
        return self.add_bytes(name, text.encode(errors="replace"))

    def add_bytes(self, name: str, data: bytes, bundled: bool = False) -> ArticleAdded:
        """Like ``add``, for the bytes of a file."""
        name = cleaned(name) or UNNAMED
        # The engine is loaded when there is an article to read: the start must not pay for it.
        from aimstudy.facts.reading import read_article
        from aimstudy.questions.cards import make_cards

        reading = read_article(data, name, self._context.models)
        drafts = make_cards(reading)
        at_ms = self._context.moment().at_ms

        def work(session: Session) -> int:
            known = articles.article_id_by_text(
                session, reading.article.sha256, reading.article.text
            )
            if known is not None:
                raise Problem(ProblemKind.ARTICLE_ALREADY_ADDED, name=name, title=known[1])
            return _store(session, reading, drafts, at_ms, bundled)

        article_id = self._context.database.write(work)
        article = reading.article
        return ArticleAdded(
            article_id=article_id,
            title=article.title,
            language=article.language,
            facts=len(reading.facts),
            cards=len(drafts),
            open_issues=len(reading.issues),
            warnings=article.warnings,
            changes=_ADDED,
        )

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
            before = _archived(session, article_id)
            if before == archived:
                return Changes.NONE
            patches = [Patch("set", "articles", article_id, {"archived": before})]
            articles.set_archived(session, article_id, archived)
            cards = cards_of_article(session, article_id)
            patches += patch_cards(session, cards, {"archived": int(archived)})
            undo.record(session, "archive" if archived else "unarchive", at_ms, patches)
            return _DECIDED

        return self._context.database.write(work)

    def delete(self, article_id: int) -> Changes:
        """Remove an article and its cards; their log stays. A backup is made first.

        Steps on what is gone can no longer be undone; a backup brings it back.
        """
        with self._context.database.read() as session:
            _require(session, article_id)
        make_backup(self._context.database, self._context.now(), "before-delete")

        def work(session: Session) -> Changes:
            gone = rows_of_article(session, article_id)
            set_columns(session, sorted(gone["cards"]), {"deleted": 1})
            articles.delete_article(session, article_id)
            undo.forget_rows(session, gone)
            return _DECIDED | Changes.BACKUPS

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
            set_columns(session, [card_id], {"archived": _archived(session, article_id)})
            patches = [Patch("set", "cards", card_id, {"deleted": 1})]
            undo.record(session, "note", when.at_ms, patches)
            return card_id

        card_id = self._context.database.write(work)
        with self._context.database.read() as session:
            return card_detail(session, self._context, card_id)


def deck_name(article: ArticleText) -> str:
    """The deck an article's cards go to: its title and language, so that twins stay apart."""
    return f"{article.title} · {article.language.value}"


def _require(session: Session, article_id: int) -> ArticleText:
    found = articles.load_article(session, article_id)
    if found is None:
        raise Problem(ProblemKind.ARTICLE_MISSING)
    return found[1]


def _archived(session: Session, article_id: int) -> int:
    found = articles.load_article(session, article_id)
    if found is None:
        raise Problem(ProblemKind.ARTICLE_MISSING)
    return found[0].archived


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
