"""Which of two disagreeing statements each fact under an issue belongs to. Takes no side itself."""

from collections.abc import Mapping

from aimstudy.domain.fact import Fact, FactKind, IssueChoice

Sides = dict[int, IssueChoice]


def sides_of(
    facts: Mapping[int, Fact], values: tuple[str, str], sentences: tuple[int, int]
) -> Sides:
    """The side of every fact of an issue, by the fact's id; facts of neither are left out.

    ``values`` are the two readings, ``sentences`` the indexes of the sentences that give them. A
    fact belongs where its sentence is; where both statements stand in one sentence, or a fact
    cites both, its answer tells, and of a list its length.
    """
    found: Sides = {}
    for fact_id, fact in facts.items():
        side = _by_sentence(fact, sentences) or _by_value(fact, values)
        if side is not None:
            found[fact_id] = side
    counted = {
        int(quantity.low): side
        for fact_id, side in found.items()
        if facts[fact_id].kind is FactKind.COUNT and (quantity := facts[fact_id].quantity)
    }
    for fact_id, fact in facts.items():
        if fact_id not in found and fact.kind is FactKind.LIST:
            side = counted.get(len(fact.answers)) or _other(set(counted.values()))
            if side is not None:
                found[fact_id] = side
    return found


def _by_sentence(fact: Fact, sentences: tuple[int, int]) -> IssueChoice | None:
    cited = {citation.sentence for citation in fact.citations}
    first, second = (sentence in cited for sentence in sentences)
    if first == second or sentences[0] == sentences[1]:
        return None
    return IssueChoice.FIRST if first else IssueChoice.SECOND


def _by_value(fact: Fact, values: tuple[str, str]) -> IssueChoice | None:
    answer = fact.answers[0].casefold()
    first, second = (
        value.casefold() == answer or value.casefold() in answer.split() for value in values
    )
    if first == second or fact.kind is FactKind.LIST:
        return None
    return IssueChoice.FIRST if first else IssueChoice.SECOND


def _other(taken: set[IssueChoice]) -> IssueChoice | None:
    """The side that no count is on, where the counts are all on one: that of the list."""
    if len(taken) != 1:
        return None
    return IssueChoice.SECOND if IssueChoice.FIRST in taken else IssueChoice.FIRST
