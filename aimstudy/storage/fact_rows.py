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
    """Facts from rows with the columns of the facts table, each with its citations."""
    answers, parts = _values([row.answers for row in rows]), _values([row.parts for row in rows])
    for row, cited, said, pieces in zip(rows, citations, answers, parts, strict=True):
        yield Fact(
            key=row.key,
            kind=FactKind(row.kind),
            language=Language(row.language),
            subject=row.subject,
            relation=row.relation,
            answers=tuple(said),
            citations=cited,
            rule=row.rule,
            core=bool(row.core),
            quantity=_quantity(row),
            qualifiers=_qualifiers(row.qualifiers),
            parts=tuple(map(tuple, pieces)),
        )


def _values(texts: list[str]) -> list[Any]:
    """The values of many JSON texts, read at once: of thousands each for itself is slow."""
    found: list[Any] = json.loads(f"[{','.join(texts)}]")
    return found


@lru_cache(maxsize=1024)
def _qualifiers(text: str) -> Qualifiers:
    """Few sentences are limited in a way of their own, so most facts share these."""
    return Qualifiers(**json.loads(text))


def _quantity(row: Row[Any]) -> Quantity | None:
    if row.low is None or row.high is None:
        return None
    return Quantity(row.low, row.high, row.unit or "")


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
