"""Facts and citations between domain values and rows."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from functools import lru_cache
from typing import Any

from sqlalchemy import Row

from aimstudy.domain.article import Language
from aimstudy.domain.fact import Citation, Fact, FactKind, FactState, Qualifiers, Quantity


def fact_values(article_id: int, fact: Fact) -> dict[str, object]:
    """The columns of a fact's row."""
    quantity = fact.quantity
    return {
        "article_id": article_id,
        "key": fact.key,
        "kind": fact.kind.value,
        "language": fact.language.value,
        "subject": fact.subject,
        "relation": fact.relation,
        "answers": json.dumps(fact.answers, ensure_ascii=False),
        "rule": fact.rule,
        "core": int(fact.core),
        "low": quantity.low if quantity else None,
        "high": quantity.high if quantity else None,
        "unit": quantity.unit if quantity else None,
        "qualifiers": json.dumps(asdict(fact.qualifiers), ensure_ascii=False),
        "parts": json.dumps(fact.parts, ensure_ascii=False),
        "state": FactState.PROPOSED.value,
    }


def facts_from_rows(
    rows: Sequence[Row[Any]], citations: Sequence[tuple[Citation, ...]]
) -> Iterator[Fact]:
    """Facts from rows of ``FACT_COLUMNS``, in this order, each with its citations."""
    answers, parts = _values([row.answers for row in rows]), _values([row.parts for row in rows])
    for row, cited, said, pieces in zip(rows, citations, answers, parts, strict=True):
        # By name each of a row's values takes as long as making the fact.
        plain: tuple[Any, ...] = tuple(row)[5:]
        key, kind, language, subject, relation, rule, core, low, high, unit, limits = plain
        yield Fact(
            key=key,
            kind=_KINDS[kind],
            language=_LANGUAGES[language],
            subject=subject,
            relation=relation,
            answers=tuple(said),
            citations=cited,
            rule=rule,
            core=bool(core),
            quantity=None if low is None or high is None else Quantity(low, high, unit or ""),
            qualifiers=_qualifiers(limits),
            parts=tuple([(name, value) for name, value in pieces]),
        )


FACT_COLUMNS = (
    "id", "article_id", "state", "answers", "parts", "key", "kind", "language", "subject",
    "relation", "rule", "core", "low", "high", "unit", "qualifiers",
)  # fmt: skip
_KINDS = {kind.value: kind for kind in FactKind}
_LANGUAGES = {language.value: language for language in Language}


def _values(texts: list[str]) -> list[Any]:
    """The values of many JSON texts, read at once: of thousands each for itself is slow."""
    found: list[Any] = json.loads(f"[{','.join(texts)}]")
    return found


@lru_cache(maxsize=1024)
def _qualifiers(text: str) -> Qualifiers:
    """Few sentences are limited in a way of their own, so most facts share these."""
    return Qualifiers(**json.loads(text))


def citation_values(
    article_id: int,
    citation: Citation,
    ordinal: int,
    *,
    fact_id: int | None = None,
    issue_id: int | None = None,
    note_id: int | None = None,
) -> dict[str, object]:
    """The columns of a citation's row; exactly one owner must be given."""
    return {
        "article_id": article_id,
        "fact_id": fact_id,
        "issue_id": issue_id,
        "note_id": note_id,
        "ordinal": ordinal,
        "sentence": citation.sentence,
        "start": citation.start,
        "end": citation.end,
        "quote": citation.quote,
        "answer_start": citation.answer_start,
        "answer_end": citation.answer_end,
    }
