"""What a rule hands over before it becomes a Fact, and the register of rules."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from aimstudy.domain.fact import FactKind, Quantity
from aimstudy.facts.analysis import Analysed
from aimstudy.language.clauses import Clause, ClauseKind


@dataclass(frozen=True, slots=True)
class ClauseView:
    """One clause with its sentence and its subject in words.

    ``setting`` is what the clause is true of where it stands inside a definition: "in a tontine".
    """

    item: Analysed
    index: int
    clause: Clause
    subject: str
    setting: str = ""


@dataclass(slots=True)
class FactDraft:
    """``value`` is the text of the answer as it stands in the cleaned sentence."""

    kind: FactKind
    rule: str
    subject: str
    relation: str
    answers: tuple[str, ...]
    value: str
    parts: dict[str, str] = field(default_factory=dict)
    core: bool = False
    quantity: Quantity | None = None
    exhaustive: bool = True
    rank: int = 5
    end: int = -1  # in the raw text, of what states it, where that is more than the sentence


def draft_of(
    view: ClauseView,
    kind: FactKind,
    rule: str,
    answers: tuple[str, ...],
    said: str,
    parts: dict[str, str],
    core: bool = False,
    rank: int = 5,
    exhaustive: bool = True,
) -> FactDraft:
    """A draft that tells of the clause's subject what its verb says; ``said`` in the sentence."""
    base = view.clause.verbs.base
    return FactDraft(
        kind, rule, view.subject, base, answers, said, parts, core, exhaustive=exhaustive, rank=rank
    )


def one_answer(
    view: ClauseView,
    kind: FactKind,
    rule: str,
    answer: str,
    parts: dict[str, str],
    core: bool = False,
    rank: int = 5,
) -> FactDraft:
    """A draft whose one answer stands word for word in the sentence."""
    return draft_of(view, kind, rule, (answer,), answer, parts, core, rank)


ClauseRule = Callable[[ClauseView], Iterator[FactDraft]]
SentenceRule = Callable[[Analysed], Iterator[FactDraft]]
CLAUSE_RULES: list[tuple[str, ClauseRule]] = []
SENTENCE_RULES: list[tuple[str, SentenceRule]] = []


_READS_NEGATED: set[str] = set()
_READS_RESTRICTIVE: set[str] = set()
# rules that ask for both of two things of which one is done
_TAKES_BOTH = frozenset(["deeds", "deed-row", "if", "when", "duty", "unless"])


def clause_rule(
    name: str, negated: bool = False, restrictive: bool = False
) -> Callable[[ClauseRule], ClauseRule]:
    """Register a rule that looks at one clause; ``name`` is shown with the card.

    Only a rule that says so is shown negated clauses, or clauses that narrow a noun ("a rule
    that was made by X"): to all others they state nothing.
    """

    def register(rule: ClauseRule) -> ClauseRule:
        CLAUSE_RULES.append((name, rule))
        if negated:
            _READS_NEGATED.add(name)
        if restrictive:
            _READS_RESTRICTIVE.add(name)
        return rule

    return register


def is_shown(name: str, clause: Clause) -> bool:
    """True when the rule called ``name`` may look at ``clause``."""
    if clause.verbs.negated and name not in _READS_NEGATED:
        return False
    if clause.verbs.either and name not in _TAKES_BOTH:
        return False
    if clause.kind in (ClauseKind.SUBORDINATE, ClauseKind.IMPERATIVE):
        return False
    return clause.kind is not ClauseKind.RESTRICTIVE or name in _READS_RESTRICTIVE


def sentence_rule(name: str) -> Callable[[SentenceRule], SentenceRule]:
    """Register a rule that looks at a whole sentence."""

    def register(rule: SentenceRule) -> SentenceRule:
        SENTENCE_RULES.append((name, rule))
        return rule

    return register
