"""Cards, quiz items and contradictions as plain objects, one a line. Knows nothing of storage."""

from collections.abc import Iterable, Iterator

from aimstudy.domain.card import CardDraft, CardKind
from aimstudy.domain.fact import Fact, FactKind, Issue, IssueKind, Reading
from aimstudy.domain.quiz import Expected, QuizItem, QuizKind
from aimstudy.language.grammar import grammar_of


def study_items(
    reading: Reading, cards: Iterable[CardDraft], quiz_items: Iterable[QuizItem]
) -> Iterator[dict[str, object]]:
    """Yield one object per card, quiz item and contradiction of ``reading``.

    ``article`` is the base name of the reading's name; ``source_sentence`` is verbatim.
    """
    facts = {fact.key: fact for fact in reading.facts}
    name = reading.article.name.replace("\\", "/").rsplit("/", 1)[-1]
    for card in cards:
        yield _card(card, facts[card.fact_key], name)
    for item in quiz_items:
        yield _quiz(item, facts[item.fact_key], name)
    for issue in reading.issues:
        yield _note(issue, reading, name)


def _base(fact: Fact, name: str, kind: str) -> dict[str, object]:
    return {"kind": kind, "article": name, "lang": fact.language.value}


def _card(card: CardDraft, fact: Fact, name: str) -> dict[str, object]:
    found = _base(fact, name, _card_kind(card, fact))
    answer: object = list(card.items) if card.items else card.answer
    found |= {
        "prompt": card.prompt,
        "answer": answer,
        "accept": list(card.accept),
        "source_sentence": fact.citations[0].quote,
        "context": card.context,
        "rule": card.rule,
        "fact": fact.key,
    }
    if fact.quantity:
        found |= {"low": fact.quantity.low, "high": fact.quantity.high, "unit": fact.quantity.unit}
    return found


def _card_kind(card: CardDraft, fact: Fact) -> str:
    if card.kind is CardKind.LIST:
        return "list"
    if card.kind is CardKind.CLOZE:
        return "cloze"
    return "definition" if fact.kind is FactKind.DEFINITION else "basic"


def _quiz(item: QuizItem, fact: Fact, name: str) -> dict[str, object]:
    found = _base(fact, name, item.kind.value)
    found |= {
        "prompt": item.prompt,
        "source_sentence": item.quote,
        "context": item.context,
        "fact": fact.key,
    }
    if item.kind is QuizKind.TRUE_FALSE:
        true = item.key == 0
        found["answer"] = true
        if not true:
            found["correction"] = item.answer
    elif item.kind is QuizKind.MATCHING:
        found["pairs"] = [
            [left, item.options[key].text] for left, key in zip(item.lefts, item.keys, strict=True)
        ]
        found["sources"] = list(item.quotes)
    elif item.expected is not None:
        found |= _written(item.expected)
    else:
        right = [item.options[key].text for key in item.keys]
        found["answer"] = right or item.options[item.key].text
        found["options"] = [option.text for option in item.options]
    return found


def _written(expected: Expected) -> dict[str, object]:
    """What a typed answer is graded against."""
    answers = list(expected.answers)
    found: dict[str, object] = {
        "answer": answers if len(answers) > 1 else answers[0],
        "accept": list(expected.accept),
    }
    if expected.low is not None:
        found |= {"low": expected.low, "high": expected.high, "unit": expected.unit}
    return found


def _note(issue: Issue, reading: Reading, name: str) -> dict[str, object]:
    language = next(
        (f.language for f in reading.facts if f.key in issue.fact_keys), reading.article.language
    )
    first, second = issue.values
    if grammar_of(language).english:
        what = (
            "the list names"
            if issue.kind is IssueKind.COUNT_AGAINST_LIST
            else "another sentence says"
        )
        message = f"Check the source: one sentence says {first} ({issue.subject}), {what} {second}."
    else:
        what = (
            "listen nevner"
            if issue.kind is IssueKind.COUNT_AGAINST_LIST
            else "en annen setning sier"
        )
        message = f"Sjekk kilden: en setning sier {first} ({issue.subject}), {what} {second}."
    return {
        "kind": "note",
        "article": name,
        "lang": language.value,
        "message": message,
        "values": list(issue.values),
        "sources": [citation.quote for citation in issue.citations],
        "facts": list(issue.fact_keys),
    }
