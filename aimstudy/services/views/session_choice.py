"""What a person chooses for a study session: how long, how many cards, and of what."""

from dataclasses import dataclass
from enum import StrEnum


class ScopeKind(StrEnum):
    """Of what a session is made."""

    ALL = "all"
    DECK = "deck"
    TAG = "tag"
    ARTICLE = "article"
    TOPIC = "topic"  # of an exam
    BOOKMARKED = "bookmarked"


@dataclass(frozen=True, slots=True)
class StudyScope:
    """The cards that a session is about.

    ``ref`` is the id of the deck or article, or of the exam that has the topic; ``tag`` the word
    of a tag (with all below it, ``a::b``) or the name of a topic.
    """

    kind: ScopeKind = ScopeKind.ALL
    ref: int = 0
    tag: str = ""


@dataclass(frozen=True, slots=True)
class SessionWish:
    """How a session should go: at most so many ``minutes``, so many ``cards``, of ``scope``.

    With neither it is as long as today's minutes, or, of a scope, as its cards of today.
    """

    minutes: int | None = None
    cards: int | None = None
    scope: StudyScope = StudyScope()


@dataclass(frozen=True, slots=True)
class ScopeLine:
    """One choice: its name, its cards in study, those due today, and those never met.

    ``of`` is the exam that a topic belongs to, or "".
    """

    scope: StudyScope
    name: str
    cards: int
    due: int
    new: int
    of: str = ""


@dataclass(frozen=True, slots=True)
class TypedAnswer:
    """What was typed, and whether the person let it count as right whatever grading said."""

    text: str
    counted_right: bool = False
