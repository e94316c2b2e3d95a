"""Facts: one atomic statement each, with the sentences that say it, and issues between them.

Knows nothing of cards or storage.
"""

from dataclasses import dataclass, field
from enum import StrEnum

from aimstudy.domain.article import ArticleText, Language


class FactKind(StrEnum):
    """What sort of thing a fact says; decides question words and which facts lend distractors."""

    DEFINITION = "definition"
    ACRONYM = "acronym"
    SYNONYM = "synonym"
    AGENT = "agent"
    AUDIENCE = "audience"
    PURPOSE = "purpose"
    LIST = "list"
    COUNT = "count"
    QUANTITY = "quantity"
    DURATION = "duration"
    MONEY = "money"
    PERCENT = "percent"
    DATE = "date"
    FREQUENCY = "frequency"
    RANK = "rank"
    PLACE = "place"
    REQUIREMENT = "requirement"
    CONDITION = "condition"
    CAUSE = "cause"
    EFFECT = "effect"
    COMPARISON = "comparison"
    STEP = "step"
    ROLE = "role"
    EXAMPLE = "example"
    STATUS = "status"
    FOCUS = "focus"
    MEANS = "means"
    SCOPE = "scope"


class FactState(StrEnum):
    """Where a fact (and its cards) stands with the person."""

    PROPOSED = "proposed"
    ACCEPTED = "accepted"
    REJECTED = "rejected"


@dataclass(frozen=True, slots=True)
class Citation:
    """A verbatim sentence (``start:end`` in the raw text) and where the answer stands in it.

    ``answer_start:answer_end`` are raw offsets too; both are -1 where the answer has no one place.
    """

    sentence: int
    start: int
    end: int
    quote: str
    answer_start: int = -1
    answer_end: int = -1


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number or a range with its unit: ``$1800-2500`` is (1800, 2500, "$")."""

    low: float
    high: float
    unit: str


@dataclass(frozen=True, slots=True)
class Qualifiers:
    """What limits a statement; a negated or hedged sentence never becomes its opposite."""

    negated: bool = False
    modality: str = ""
    hedge: str = ""
    time: str = ""
    condition: str = ""
    exhaustive: bool = True


Signs = tuple[tuple[str, float], ...]


@dataclass(frozen=True, slots=True)
class Fact:
    """One statement of an article.

    ``key`` is stable: the same sentence and rule give the same key when the article is read again,
    whatever changed around it. ``answers`` holds one text, or each item of a list.
    ``parts`` are the grammatical pieces the realiser needs (verb, object, front ...), by name.
    ``signs`` say how the sentence states it; they are there only while an article is read.
    """

    key: str
    kind: FactKind
    language: Language
    subject: str
    relation: str
    answers: tuple[str, ...]
    citations: tuple[Citation, ...]
    rule: str
    core: bool = False
    quantity: Quantity | None = None
    qualifiers: Qualifiers = field(default_factory=Qualifiers)
    parts: tuple[tuple[str, str], ...] = ()
    signs: Signs = field(default=(), compare=False, repr=False)


class IssueKind(StrEnum):
    """How two statements disagree."""

    COUNT_AGAINST_LIST = "count_against_list"
    NUMBER_AGAINST_NUMBER = "number_against_number"


class IssueChoice(StrEnum):
    """What the person decided about an issue."""

    OPEN = "open"
    FIRST = "first"
    SECOND = "second"


@dataclass(frozen=True, slots=True)
class Issue:
    """Two statements that disagree, e.g. "four" against a list of five.

    ``values`` are the two readings, shortest form ("four", "five"); ``citations`` their sentences.
    """

    key: str
    kind: IssueKind
    subject: str
    values: tuple[str, str]
    citations: tuple[Citation, Citation]
    fact_keys: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """All that was found in one article."""

    article: ArticleText
    facts: tuple[Fact, ...]
    issues: tuple[Issue, ...]
