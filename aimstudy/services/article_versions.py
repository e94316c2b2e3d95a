"""An article's new version: what changed in it, and taking it in with the person's choices.

Cards on facts that stay keep their memory and their log. Everything is one step for Undo.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from aimstudy.domain.article import ArticleText
from aimstudy.domain.card import CardDraft, CardKind
from aimstudy.domain.fact import Fact, FactState, IssueChoice
from aimstudy.domain.version import FactChange, FactMatch, VersionChoice
from aimstudy.facts.versions import match_facts
from aimstudy.services.card_columns import patch_cards
from aimstudy.services.issue_choices import settle
from aimstudy.services.views.versions import ArticleRead
from aimstudy.storage import articles, issues
from aimstudy.storage.article_cards import (
    VersionCard,
    note_texts,
    rewrite_note,
    unlink_fact,
    version_cards,
)
from aimstudy.storage.article_versions import (
    Snapshot,
    clear_beside_facts,
    facts_with_notes,
    move_note_citations,
    rewrite_facts,
    snapshot_of,
)
from aimstudy.storage.cards import set_columns
from aimstudy.storage.notes import NewNote, deck_id_by_name, insert_notes
from aimstudy.storage.session import Session
from aimstudy.storage.undo import Patch

Choices = Mapping[str, VersionChoice]
DEFAULTS = {
    FactChange.REWORDED: VersionChoice.TAKE_NEW,
    FactChange.CHANGED: VersionChoice.TAKE_NEW,
    FactChange.GONE: VersionChoice.KEEP_OLD,
    FactChange.NEW: VersionChoice.TAKE_NEW,
    FactChange.SAME: VersionChoice.KEEP_OLD,
}


@dataclass(slots=True)
class Tally:
    """What was done, counted in cards."""

    reworded: int = 0
    proposed: int = 0
    aside: int = 0
    dropped: int = 0
    kept: int = 0


@dataclass(slots=True)
class VersionUpdate:
    """Puts one new version in an article's place, within a transaction."""

    session: Session
    article_id: int
    read: ArticleRead
    choices: Choices
    at_ms: int
    tally: Tally = field(default_factory=Tally)
    patches: list[Patch] = field(default_factory=list)
    _cards: dict[int, list[VersionCard]] = field(default_factory=dict)
    _drafts: dict[str, list[CardDraft]] = field(default_factory=dict)
    _stays: dict[int, Fact] = field(default_factory=dict)
    _new: list[tuple[Fact, FactState]] = field(default_factory=list)

    def carry_out(self) -> Snapshot:
        """Do it; returns what Undo needs beside ``patches``: the article as it was."""
        session, article_id = self.session, self.article_id
        before = snapshot_of(session, article_id)
        archived = before["articles"][0]["archived"]
        # Names the article, so that the step goes with it when it is deleted.
        self.patches.append(Patch("set", "articles", article_id, {"archived": archived}))
        old = articles.load_facts(session, [article_id])
        ids = {fact.key: fact_id for fact_id, (_, _, fact) in old.items()}
        carded = facts_with_notes(session, article_id)
        cards = version_cards(session, article_id)
        for card in cards:
            self._cards.setdefault(card.fact_id or 0, []).append(card)
        for draft in self.read.drafts:
            self._drafts.setdefault(draft.fact_key, []).append(draft)
        choices = issues.choices_of_article(session, article_id)
        for match in match_facts([old[i][2] for i in ids.values()], self.read.reading.facts):
            self._take(match, ids[match.old.key] if match.old else 0)
        article = self.read.reading.article
        articles.replace_article(session, article_id, article)
        clear_beside_facts(session, article_id)
        rewrite_facts(session, article_id, self._stays)
        move_note_citations(session, article_id, before["citations"], article)
        fact_ids = self._insert_new()
        fact_ids |= {fact.key: fact_id for fact_id, fact in self._stays.items()}
        self._propose_for_bare({fact_id for fact_id in self._stays if fact_id not in carded}, cards)
        articles.insert_issues(session, article_id, self.read.reading.issues, fact_ids)
        self._choose_again(choices)
        return before

    # -- one fact ------------------------------------------------------------------------
    def _take(self, match: FactMatch, fact_id: int) -> None:
        if match.old is None and match.new is not None:
            self._new.append((match.new, FactState.PROPOSED))
        elif match.old is not None:
            choice = self.choices.get(match.old.key, DEFAULTS[match.change])
            self._take_known(match, fact_id, choice)

    def _take_known(self, match: FactMatch, fact_id: int, choice: VersionChoice) -> None:
        cards = self._cards.get(fact_id, [])
        new = match.new
        if new is None:
            self._let_go(cards, choice)
        elif match.change is FactChange.CHANGED:
            kept = choice is VersionChoice.KEEP_OLD and any(_own(card) for card in cards)
            self._new.append((new, FactState.REJECTED if kept else _state_of(cards)))
            if kept:
                self._let_go(cards, choice)
            else:
                self._drop(cards)
        else:
            self._stays[fact_id] = new
            if match.change is FactChange.REWORDED and choice is VersionChoice.TAKE_NEW:
                self._reword(cards, self._drafts.get(new.key, []))

    def _reword(self, cards: Sequence[VersionCard], drafts: Sequence[CardDraft]) -> None:
        """New words for cards whose words were never edited; their state and log stay."""
        for card, draft in _paired(cards, drafts):
            old = (card.kind, card.front, card.back)
            if card.edited or old == (draft.kind, draft.prompt, draft.answer):
                continue
            before = note_texts(self.session, card.note_id)
            self.patches.append(Patch("set", "notes", card.note_id, before))
            rewrite_note(self.session, card.note_id, draft)
            self.tally.reworded += 1

    def _let_go(self, cards: Sequence[VersionCard], choice: VersionChoice) -> None:
        """The person's cards stay without a fact, or wait; proposals go with what they asked."""
        own = [card for card in cards if _own(card)]
        self._drop([card for card in cards if not _own(card)])
        for card in own:
            unlink_fact(self.session, card)
        if choice is VersionChoice.KEEP_OLD:
            self.tally.kept += len(own)
            return
        self.tally.aside += len(own)
        ids = [card.card_id for card in own]
        self.patches += patch_cards(self.session, ids, {"suspended": 1}) if ids else []

    def _drop(self, cards: Sequence[VersionCard]) -> None:
        """Remove cards whose statement is no longer made; their log stays."""
        if not cards:
            return
        ids = [card.card_id for card in cards]
        self.patches += patch_cards(self.session, ids, {"deleted": 1})
        self.tally.dropped += len(cards)

    # -- the whole article -----------------------------------------------------------------
    def _insert_new(self) -> dict[str, int]:
        """Store facts that were not there, with cards that stand as each fact does."""
        facts = [fact for fact, _ in self._new]
        ids = articles.insert_facts(self.session, self.article_id, facts)
        for state in (FactState.ACCEPTED, FactState.REJECTED):
            mine = [ids[fact.key] for fact, wanted in self._new if wanted is state]
            articles.set_fact_states(self.session, mine, state)
        self._insert_cards([(fact.key, ids[fact.key], state) for fact, state in self._new])
        return ids

    def _propose_for_bare(self, bare: set[int], cards: Sequence[VersionCard]) -> None:
        """A fact that stayed may only now be asked: its question was another fact's before."""
        asked = {card.front for card in cards}
        proposed = [
            (fact.key, fact_id, FactState.PROPOSED)
            for fact_id, fact in self._stays.items()
            if fact_id in bare
            and not any(draft.prompt in asked for draft in self._drafts.get(fact.key, []))
        ]
        self._insert_cards(proposed)

    def _insert_cards(self, facts: Sequence[tuple[str, int, FactState]]) -> None:
        deck_id = self._deck()
        notes = [
            NewNote(draft, deck_id, state, fact_id, self.article_id)
            for key, fact_id, state in facts
            for draft in self._drafts.get(key, [])
        ]
        made = [card_id for _, card_id in insert_notes(self.session, notes, self.at_ms)]
        archived = int(articles.is_archived(self.session, self.article_id))
        set_columns(self.session, made, {"archived": archived})
        self.patches += [Patch("set", "cards", card_id, {"deleted": 1}) for card_id in made]
        self.tally.proposed += sum(note.state is FactState.PROPOSED for note in notes)

    def _deck(self) -> int:
        """The deck the article's cards are in."""
        decks = [card.deck_id for cards in self._cards.values() for card in cards]
        article = self.read.reading.article
        return decks[0] if decks else deck_id_by_name(self.session, deck_name(article), self.at_ms)

    def _choose_again(self, choices: Mapping[str, IssueChoice]) -> None:
        """A contradiction that stands as it did stays decided."""
        for issue in issues.load_issues(self.session, article_id=self.article_id):
            choice = choices.get(issue.key, IssueChoice.OPEN)
            if choice is not IssueChoice.OPEN:
                issues.set_choice(self.session, issue.issue_id, choice)
        self.patches += settle(self.session, self.article_id)


def deck_name(article: ArticleText) -> str:
    """The deck an article's cards go to: its title and language, so that twins stay apart."""
    return f"{article.title} · {article.language.value}"


def _own(card: VersionCard) -> bool:
    """A card the person decided for, which no update removes unasked."""
    return card.state is FactState.ACCEPTED


def _state_of(cards: Sequence[VersionCard]) -> FactState:
    """How the card of a changed value starts: as the person stood to the old one."""
    if any(_own(card) for card in cards):
        return FactState.ACCEPTED
    refused = bool(cards) and all(card.state is FactState.REJECTED for card in cards)
    return FactState.REJECTED if refused else FactState.PROPOSED


def _paired(
    cards: Sequence[VersionCard], drafts: Sequence[CardDraft]
) -> list[tuple[VersionCard, CardDraft]]:
    """Cards and the drafts that follow them: gaps to gaps, questions to questions, then others."""
    left_cards, left = list(cards), list(drafts)
    pairs = []
    for alike in (True, False):
        for card in list(left_cards):
            gap = card.kind is CardKind.CLOZE
            fitting = [d for d in left if not alike or (d.kind is CardKind.CLOZE) == gap]
            if fitting:
                pairs.append((card, fitting[0]))
                left_cards.remove(card)
                left.remove(fitting[0])
    return pairs
