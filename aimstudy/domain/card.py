"""Notes, cards and decks: what a person studies. Knows nothing of storage or scheduling."""

from dataclasses import dataclass
from enum import StrEnum


class CardKind(StrEnum):
    """How a card asks."""

    QUESTION = "question"
    CLOZE = "cloze"
    LIST = "list"


@dataclass(frozen=True, slots=True)
class CardDraft:
    """A card made from a fact, not yet stored.

    ``prompt`` of a cloze holds one ``____`` where the answer goes. ``context`` is shown small above
    the prompt (the article's title) and may be empty. ``items`` are the answers of a list card.
    """

    fact_key: str
    kind: CardKind
    prompt: str
    answer: str
    accept: tuple[str, ...]
    context: str
    rule: str
    items: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class HtmlSides:
    """Both sides of a card of a note type as untrusted HTML, with the style sheet of the type.

    ``answer`` is without the question, as far as its template parts them. ``hints`` are names and
    texts of what stays hidden until it is asked for; ``rendering.templates.opened`` shows it.
    """

    question: str
    answer: str
    css: str
    hints: tuple[tuple[str, str], ...] = ()


class HoldReason(StrEnum):
    """Why a card is not offered now; shown to the person, never hidden."""

    NONE = "none"
    PROPOSED = "proposed"
    REJECTED = "rejected"
    SUSPENDED = "suspended"
    PUT_ASIDE = "put_aside"  # until an exam is over
    BURIED = "buried"
    ARCHIVED = "archived"


# A person, a choice or an exam keeps these out; they can be brought back one by one.
LEFT_OUT = (HoldReason.REJECTED, HoldReason.SUSPENDED, HoldReason.PUT_ASIDE)
