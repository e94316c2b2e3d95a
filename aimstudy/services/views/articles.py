"""What the Articles pages show."""

from dataclasses import dataclass

from aimstudy.domain.article import Block, BlockKind, Language, ReadingWarning
from aimstudy.domain.card import CardKind, HoldReason
from aimstudy.domain.changes import Changes
from aimstudy.domain.fact import FactKind, FactState, IssueChoice


@dataclass(frozen=True, slots=True)
class ArticleSummary:
    """An article in the list. ``cards`` counts accepted ones, ``proposed`` those to look at."""

    article_id: int
    title: str
    name: str
    language: Language
    facts: int
    cards: int
    proposed: int
    open_issues: int
    archived: bool
    bundled: bool


@dataclass(frozen=True, slots=True)
class ShownSentence:
    """A sentence as the reader shows it: ``clean`` text of block ``block``, raw ``start:end``."""

    start: int
    end: int
    section: int
    block: BlockKind
    clean: str


@dataclass(frozen=True, slots=True)
class FactMark:
    """A fact's place in the text: the sentence (raw ``start:end``) and the words of the answer.

    ``answer`` is the answer as it stands in the clean sentence, "" where it has no one place.
    """

    fact_id: int
    kind: FactKind
    start: int
    end: int
    answer: str
    state: FactState


@dataclass(frozen=True, slots=True)
class ArticleCard:
    """A card of the article in the list beside the text.

    ``gone`` where the statement it was made from is no longer in the article. ``also`` are the raw
    starts of further sentences that say the same.
    """

    card_id: int
    fact_id: int | None
    kind: CardKind
    prompt: str
    answer: str
    hold: HoldReason
    rule: str
    start: int
    end: int
    issue: bool
    fact_kind: FactKind | None = None
    core: bool = False
    gone: bool = False
    also: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class IssueView:
    """A contradiction with both sentences (clean), the two readings and the choice so far.

    ``first_cards`` and ``second_cards`` count the cards that stand on either reading: those of the
    one judged wrong wait.
    """

    issue_id: int
    subject: str
    first: str
    second: str
    first_quote: str
    second_quote: str
    first_start: int
    second_start: int
    choice: IssueChoice
    first_cards: int = 0
    second_cards: int = 0


@dataclass(frozen=True, slots=True)
class ArticleView:
    """An article to read, with its facts marked and its cards beside it."""

    article_id: int
    title: str
    name: str
    language: Language
    archived: bool
    bundled: bool
    text: str
    blocks: tuple[Block, ...]
    sentences: tuple[ShownSentence, ...]
    sections: tuple[tuple[str, int, int], ...]  # (title, level, raw start)
    marks: tuple[FactMark, ...]
    cards: tuple[ArticleCard, ...]
    issues: tuple[IssueView, ...]
    warnings: tuple[ReadingWarning, ...]
    facts: int
    accepted: int
    proposed: int


@dataclass(frozen=True, slots=True)
class ArticleAdded:
    """An article that has just been added; its cards are proposed, not yet studied."""

    article_id: int
    title: str
    language: Language
    facts: int
    cards: int
    open_issues: int
    warnings: tuple[ReadingWarning, ...]
    changes: Changes


@dataclass(frozen=True, slots=True)
class ArticleConsequences:
    """What becomes of an article's cards when it is archived or deleted."""

    article_id: int
    title: str
    cards: int
    studied: int
    reviews: int
    quiz_answers: int
