"""Signs of how a sentence states a fact, for whoever judges whether a card on it is worth having.

Each is a name with a value between 0 and 1; they show in no card and are not stored. They come
from the sentence and what the article is about, so that a changed sentence changes only its cards.
"""

from collections.abc import Iterator
from functools import cache

from aimstudy.domain.fact import Signs
from aimstudy.facts.analysis import Analysed
from aimstudy.facts.drafts import FactDraft
from aimstudy.language.clauses import Clause
from aimstudy.language.words import Word

_CLOSE_CALL = 1.0  # the tagger's margin below which the second tag is nearly as likely
_NAMES = ("NOUN", "PROPN")
_LONG = 40  # words of a sentence, for a length between 0 and 1


def signs_of(item: Analysed, draft: FactDraft) -> Signs:
    """What the parse tells of the answer, of its clause and of the sentence."""
    found = dict(_of_sentence(item))
    at = draft.parts.get("clause", "")
    if at:
        found |= _of_clause(item, item.parse.clauses[int(at)], int(at))
    found |= _of_answer(item, draft)
    return tuple(_sign(name, float(value)) for name, value in found.items() if value)


@cache
def _sign(name: str, value: float) -> tuple[str, float]:
    """One pair for all facts that have it: a long text has hundreds of thousands."""
    return name, value


def _of_sentence(item: Analysed) -> Iterator[tuple[str, float]]:
    words = item.parse.words
    yield f"block {item.sentence.block.value}", 1
    yield "sentence length", min(len(words), _LONG) / _LONG
    yield "in example", item.supposed
    yield "under label", bool(item.label)
    yield "points outside", not item.statement
    yield "figures in sentence", any(w.tag == "NUM" for w in words)
    yield "clauses", min(len(item.parse.clauses), 5) / 5


def _of_clause(item: Analysed, clause: Clause, at: int) -> dict[str, float]:
    start = min(clause.subject.start, clause.verbs.start) if clause.subject else clause.verbs.start
    words = item.parse.words[start : clause.end]
    close = sum(w.margin < _CLOSE_CALL for w in words if w.is_word)
    kinds = {f"has {s.kind.value}": 1.0 for s in (*clause.segments, *clause.fronts)}
    return {
        f"clause {clause.kind.value}": 1,
        "close calls": min(close, 4) / 4,
        "verb close call": item.parse.words[clause.verbs.start].margin < _CLOSE_CALL,
        "passive": clause.verbs.passive,
        "copula": clause.verbs.copula,
        "past": clause.verbs.past,
        "modal": bool(clause.verbs.modal),
        "hedged": clause.hedged,
        "fronted": bool(clause.fronts),
        "later clause": at > 0,
        **kinds,
        **_of_subject(item, clause),
    }


def _of_subject(item: Analysed, clause: Clause) -> dict[str, float]:
    words = item.parse.words[clause.subject.start : clause.subject.end]
    if not words:
        return {"subject none": 1}
    text = item.parse.span_text(clause.subject)
    return {
        "subject put into words": clause.subject.start in item.resolution.swaps,
        "subject inner": clause.subject.start in item.resolution.inner,
        "subject topic": item.topic.mentioned(text),
        "subject name": any(w.tag == "PROPN" for w in words),
        "subject plural": words[-1].number == "plur",
        "subject one word": len(words) == 1,
        "subject bare definite": _bare_definite(words),
    }


def _bare_definite(words: tuple[Word, ...]) -> bool:
    """ "the rate", "satsen": known from somewhere else, and nothing tells from where."""
    if len(words) == 1:
        return words[0].tag == "NOUN" and words[0].definite
    return len(words) == 2 and words[0].lower == "the" and words[1].tag == "NOUN"


def _of_answer(item: Analysed, draft: FactDraft) -> dict[str, float]:
    at = item.sentence.clean.find(draft.value) if draft.value else -1
    stop = at + len(draft.value)
    words = tuple(w for w in item.parse.words if at <= w.start and w.end <= stop)
    if at < 0 or not words:
        return {"answer elsewhere": 1}
    nouns = [w for w in words if w.tag in _NAMES]
    return {
        f"answer opens {words[0].tag}": 1,
        f"answer ends {words[-1].tag}": 1,
        "answer close call": any(w.margin < _CLOSE_CALL for w in words if w.is_word),
        "answer name": any(w.tag == "PROPN" for w in words),
        "answer figure": any(w.tag == "NUM" for w in words),
        "answer verb": any(w.tag in ("VERB", "AUX") for w in words),
        "answer pronoun": any(w.tag == "PRON" for w in words),
        "answer one noun": len(words) == 1 and bool(nouns),
        "answer bare definite": _bare_definite(words),
        "answer plural": bool(nouns) and nouns[-1].number == "plur",
        "answer no noun": not nouns,
        "answer topic": item.topic.mentioned(draft.value),
        "answer first": at == 0,
        "answer last": item.sentence.clean[stop:].strip(" .,;:!)") == "",
        f"answer is {_place_in_clause(item, draft, words)}": 1,
    }


def _place_in_clause(item: Analysed, draft: FactDraft, words: tuple[Word, ...]) -> str:
    """Which part of its clause the answer is or lies in: "subject", "object", "phrase in" ..."""
    at = draft.parts.get("clause", "")
    if not at:
        return "none"
    clause = item.parse.clauses[int(at)]
    start = item.parse.words.index(words[0])
    if clause.subject.start <= start < clause.subject.end:
        return "subject"
    for segment in (*clause.segments, *clause.fronts, *clause.asides):
        if segment.start <= start < segment.end:
            within = "" if start <= segment.body else "within "
            role = segment.role.value or segment.lead
            return f"{within}{segment.kind.value} {role}".strip()
    return "verbs" if clause.verbs.start <= start < clause.verbs.end else "elsewhere"
