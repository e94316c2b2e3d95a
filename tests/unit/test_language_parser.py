"""Clauses: who does what, in either word order; nothing where the grammar is unsure."""

from aimstudy.language.clauses import Clause, ClauseKind, Parse, SegmentKind
from aimstudy.language.grammar import ENGLISH, NORWEGIAN
from tests.engine import parse_sentence


def _first(parse: Parse) -> tuple[str, str, str]:
    clause = parse.clauses[0]
    return parse.span_text(clause.subject), clause.verbs.finite, clause.verbs.rest


def test_english_front_subject_and_modal() -> None:
    parse = parse_sentence(ENGLISH, "To join the club, members must pay a fee.")
    assert _first(parse) == ("members", "must", "pay")
    assert parse.span_text(parse.clauses[0].front) == "To join the club"


def test_a_participle_after_a_noun_is_not_the_verb() -> None:
    parse = parse_sentence(ENGLISH, "The exam offered by the council takes two hours.")
    assert _first(parse) == ("The exam offered by the council", "takes", "")


def test_a_relative_clause_inside_the_subject_is_stepped_over() -> None:
    parse = parse_sentence(ENGLISH, "Members who pay late must leave the club.")
    assert _first(parse)[1] == "must"


def test_coordinated_predicates_share_their_subject_and_modal() -> None:
    parse = parse_sentence(ENGLISH, "Candidates must meet the criteria and pass an exam.")
    second: Clause = parse.clauses[1]
    assert second.kind is ClauseKind.COORDINATED
    assert (parse.span_text(second.subject), second.verbs.finite) == ("Candidates", "must")
    assert second.verbs.rest == "pass"


def test_norwegian_verb_second() -> None:
    parse = parse_sentence(NORWEGIAN, "For å bli medlem må kandidatene betale en avgift.")
    assert _first(parse) == ("kandidatene", "må", "betale")


def test_norwegian_s_passive_and_agent() -> None:
    parse = parse_sentence(NORWEGIAN, "Ordningen administreres av Kystforbundet.")
    clause = parse.clauses[0]
    assert clause.verbs.passive
    assert [(s.kind, s.lead) for s in clause.segments] == [(SegmentKind.PHRASE, "av")]


def test_negation_is_seen() -> None:
    assert parse_sentence(ENGLISH, "Members do not need a degree.").clauses[0].verbs.negated
    assert parse_sentence(NORWEGIAN, "Medlemmene kan ikke ta ut penger.").clauses[0].verbs.negated


def test_no_clause_from_a_heading() -> None:
    assert parse_sentence(ENGLISH, "Costs and care").clauses == []
