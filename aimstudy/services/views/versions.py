"""What the window shows of an article that has been read, and of a new version of it."""

from dataclasses import dataclass

from aimstudy.domain.article import Language
from aimstudy.domain.card import CardDraft
from aimstudy.domain.changes import Changes
from aimstudy.domain.fact import FactKind, Reading
from aimstudy.domain.version import FactChange, VersionChoice


@dataclass(frozen=True, slots=True)
class ArticleRead:
    """A text that has been read and is not stored yet."""

    name: str
    reading: Reading
    drafts: tuple[CardDraft, ...]


@dataclass(frozen=True, slots=True)
class VersionItem:
    """A fact that is not the same in both versions; one half is empty where it is gone or new.

    ``key`` names it in the choices. ``cards`` counts the person's cards on the old fact, proposals
    not among them, ``answers`` how often those were answered. A choice is asked for where there are
    any; ``choice`` is the one taken by default.
    """

    key: str
    change: FactChange
    kind: FactKind
    prompt: str
    old_sentence: str
    new_sentence: str
    old_answer: str
    new_answer: str
    cards: int
    answers: int
    edited: bool
    choice: VersionChoice

    @property
    def choices(self) -> tuple[VersionChoice, ...]:
        """What the person can choose from; empty where there is nothing to lose."""
        if not self.cards or self.change in (FactChange.NEW, FactChange.SAME):
            return ()
        if self.change is FactChange.GONE:
            return (VersionChoice.KEEP_OLD, VersionChoice.PUT_ASIDE)
        return (VersionChoice.TAKE_NEW, VersionChoice.KEEP_OLD)


@dataclass(frozen=True, slots=True)
class ArticleComparison:
    """A new text beside the article in the library that it is a version of.

    ``same`` counts the facts that did not change, ``issues`` the contradictions of the new text.
    """

    article_id: int
    title: str
    name: str
    language: Language
    same: int
    items: tuple[VersionItem, ...]
    issues: int
    read: ArticleRead

    def count(self, change: FactChange) -> int:
        """How many facts changed in this way."""
        return sum(item.change is change for item in self.items)


@dataclass(frozen=True, slots=True)
class ArticleUpdated:
    """What an update did: cards given new words, proposed, put aside, dropped, or left alone."""

    article_id: int
    title: str
    reworded: int
    proposed: int
    aside: int
    dropped: int
    kept: int
    changes: Changes
