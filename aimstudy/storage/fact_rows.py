"""Facts and citations between domain values and rows."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from functools import lru_cache
from typing import Any

from sqlalchemy import Row

from aimstudy.domain.article import Language
from aimstudy.domain.fact import Citation, Fact, FactKind, FactState, Qualifiers, Quantity
from aimstudy.storage.stored_text import Unreadable, decoded, mapping, passed_over, readable

Parts = tuple[tuple[str, str], ...]


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
) -> Iterator[Fact | None]:
    """Facts from rows of ``FACT_COLUMNS``, in this order; None for one that cannot be read."""
    answers = _values([row.answers for row in rows])
    parts = _values([row.parts for row in rows])
    for row, cited, said, pieces in zip(rows, citations, answers, parts, strict=True):
        try:
            yield _fact(row, cited, _answers(said), _parts(pieces))
        except (Unreadable, KeyError) as error:
            passed_over(f"fact {row.id}", error)
            yield None


def _fact(
    row: Row[Any], cited: tuple[Citation, ...], answers: tuple[str, ...], parts: Parts
) -> Fact:
    # By name each of a row's values takes as long as making the fact.
    plain: tuple[Any, ...] = tuple(row)[5:]
    key, kind, language, subject, relation, rule, core, low, high, unit, limits = plain
    return Fact(
        key=key,
        kind=_KINDS[kind],
        language=_LANGUAGES[language],
        subject=subject,
        relation=relation,
        answers=answers,
        citations=cited,
        rule=rule,
        core=bool(core),
        quantity=None if low is None or high is None else Quantity(low, high, unit or ""),
        qualifiers=qualifiers_from(limits),
        parts=parts,
    )


FACT_COLUMNS = (
    "id", "article_id", "state", "answers", "parts", "key", "kind", "language", "subject",
    "relation", "rule", "core", "low", "high", "unit", "qualifiers",
)  # fmt: skip
_KINDS = {kind.value: kind for kind in FactKind}
_LANGUAGES = {language.value: language for language in Language}


def answers_from(text: str) -> tuple[str, ...]:
    """The answers of a fact from JSON; raises Unreadable."""
    return _answers(decoded(text))


def parts_from(text: str) -> Parts:
    """The pieces of a fact from JSON; raises Unreadable."""
    return _parts(decoded(text))


def kind_from(text: str) -> FactKind:
    """The kind of a fact; raises Unreadable."""
    if text not in _KINDS:
        raise Unreadable("no kind of fact")
    return _KINDS[text]


def language_from(text: str) -> Language:
    """The language of a fact; raises Unreadable."""
    if text not in _LANGUAGES:
        raise Unreadable("no language")
    return _LANGUAGES[text]


@lru_cache(maxsize=1024)
def qualifiers_from(text: str) -> Qualifiers:
    """The limits of a fact from JSON; raises Unreadable.

    Few sentences are limited in a way of their own, so most facts share these.
    """
    plain = mapping(decoded(text))
    known = {name: type(value) for name, value in asdict(Qualifiers()).items()}
    if any(known.get(name) is not type(value) for name, value in plain.items()):
        raise Unreadable("no limits of a statement")
    return Qualifiers(**plain)


def _answers(said: object) -> tuple[str, ...]:
    if isinstance(said, list) and said and all(isinstance(text, str) for text in said):
        return tuple(said)
    raise Unreadable("no answers")


def _parts(pieces: object) -> Parts:
    if not isinstance(pieces, list):
        raise Unreadable("no pieces of a statement")
    found = []
    for piece in pieces:
        if not isinstance(piece, list) or len(piece) != 2:
            raise Unreadable("no piece of a statement")
        name, value = piece
        if not isinstance(name, str) or not isinstance(value, str):
            raise Unreadable("no piece of a statement")
        found.append((name, value))
    return tuple(found)


def _values(texts: list[str]) -> list[Any]:
    """The values of many JSON texts, read at once: of thousands each for itself is slow."""
    try:
        found = json.loads(f"[{','.join(texts)}]")
    except (ValueError, RecursionError):
        found = []
    if isinstance(found, list) and len(found) == len(texts):
        return found
    return [readable(decoded, text, None, "a text of a fact") for text in texts]


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
