"""Sentences and the clauses they must give: subject, verbs, segments, fronts and asides."""

import time
import tomllib
from pathlib import Path

import pytest

from aimstudy.language.clauses import Clause, Parse, Segment
from aimstudy.language.grammar import ENGLISH, NORWEGIAN, Grammar
from tests.engine import parse_sentence

_DATA = Path(__file__).parent.parent / "data" / "parses"
_GRAMMARS = {"en": ENGLISH, "nb": NORWEGIAN}


def _cases() -> list[tuple[str, str, list[str]]]:
    found = []
    for language in _GRAMMARS:
        table = tomllib.loads((_DATA / f"{language}.toml").read_text(encoding="utf-8"))
        found += [(language, case["sentence"], case["clauses"]) for case in table["case"]]
    return found


def _segment(parse: Parse, segment: Segment) -> str:
    role = f"@{segment.role}" if segment.role else ""
    return f"{segment.kind}{role}: {parse.segment_text(segment)}"


def _clause(parse: Parse, clause: Clause) -> str:
    verbs = clause.verbs
    marks = "".join(
        mark for mark, on in (("p", verbs.passive), ("n", verbs.negated), ("c", verbs.copula)) if on
    )
    said = " ".join([verbs.finite, *verbs.adverbs, verbs.rest]).strip()
    parts = [
        f"{clause.kind}: {parse.span_text(clause.subject)}",
        f"{said} [{verbs.base}{' ' + marks if marks else ''}]",
        *(_segment(parse, segment) for segment in clause.segments),
        *(f"front {_segment(parse, segment)}" for segment in clause.fronts),
        *(f"aside {_segment(parse, segment)}" for segment in clause.asides),
    ]
    return " | ".join(parts)


@pytest.mark.parametrize(("language", "sentence", "clauses"), _cases())
def test_a_sentence_gives_its_clauses(language: str, sentence: str, clauses: list[str]) -> None:
    parse = parse_sentence(_GRAMMARS[language], sentence)
    assert [_clause(parse, clause) for clause in parse.clauses] == clauses


_ODD = (
    "",
    ".",
    ",",
    "and",
    "( ( (",
    "a " * 79,
    "which who that " * 20,
    "og, eller, men, som, at " * 12,
    "to to to to, and and, , ; : – – (",
    "if if because when after before until " * 8,
    "is was has had must may can should " * 8,
    "er ble har hadde må kan skal bør " * 8,
    "1 2 3 4 5 % € $ 1. mai 2012, 3,5 kg " * 6,
    "A, B, C, D, E, F, G, H, I, J, K, L, M and N are O, P, Q or R, which is S, who is T.",
    "«««»»» \"\" '' “ ” ( [ ) ] – — -",
    "The the the the of of of by by by the.",
)


@pytest.mark.parametrize("grammar", [ENGLISH, NORWEGIAN])
@pytest.mark.parametrize("text", _ODD)
def test_odd_sentences_neither_raise_nor_take_long(grammar: Grammar, text: str) -> None:
    parse_sentence(grammar, "warm")
    start = time.process_time()
    parse = parse_sentence(grammar, text.strip())
    assert time.process_time() - start < 0.25  # many times the usual, for a slow machine
    for clause in parse.clauses:
        assert 0 <= clause.verbs.start < len(parse.words)
        for segment in clause.segments:
            assert clause.end <= len(parse.words)
            assert segment.start <= segment.body < segment.end <= len(parse.words)
