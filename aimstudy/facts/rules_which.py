"""A rule for subjects that are only some of a kind: "Firms with good ratings find buyers"."""

import re
from collections.abc import Iterator

from aimstudy.domain.fact import FactKind
from aimstudy.facts.drafts import ClauseView, FactDraft, clause_rule, draft_of
from aimstudy.facts.question_forms import subject_question
from aimstudy.facts.rules_doer import said_content, subject_text
from aimstudy.language.clauses import INDEPENDENT, SegmentKind
from aimstudy.language.words import Word, word_set

_NARROWING = word_set(
    "near along inside at in on by nær langs inne i på ved with without over under above "
    "below outside within from between who that which whose where "
    "med uten over under utenfor innenfor fra mellom som hvis der"
)
_VAGUE = word_set(
    "other such certain various different many several few more most some similar further "
    "følgende gjeldende andre slike visse ulike forskjellige mange flere noen få lignende "
    "øvrige enkelte nye"
)
_MAX = 16


@clause_rule("which", negated=True)
def which(view: ClauseView) -> Iterator[FactDraft]:
    """ "Firms with good ratings find buyers" answers "Which firms find buyers?"."""
    clause, g, item = view.clause, view.item.grammar, view.item
    words = item.parse.words[clause.subject.start : clause.subject.end]
    if (
        clause.kind not in INDEPENDENT
        or not 2 <= len(words) <= _MAX
        or item.topic.mentioned(view.subject)
    ):
        return
    head = _head(words)
    joined = 0 <= head < len(words) - 1 and words[head + 1].tag == "CCONJ"
    if head < 0 or joined or not _narrows(words, head):
        return
    noun = words[head].text.lower()
    parts = subject_question(view, f"{'Which' if g.english else 'Hvilke'} {noun}", plural=True)
    if parts is None or not _tells(view):
        return
    parts["rest"] = f"{parts['rest']} {said_content(view)}".strip()
    if not clause.verbs.passive and not (parts["rest"] or parts["front"]):
        return
    said, shown = item.parse.span_text(clause.subject), _ONLY.sub("", subject_text(view))
    yield draft_of(view, FactKind.SCOPE, "which", (shown,), said, parts, rank=6)


def _tells(view: ClauseView) -> bool:
    """Not "exist", and of a form of "be" only what something is like."""
    first = view.clause.segments[0] if view.clause.segments else None
    if view.clause.verbs.base in _HOLLOW:
        return False
    if first is not None and first.kind is SegmentKind.CONTENT:
        return bool(said_content(view))
    if not view.clause.verbs.copula:
        return True
    last = view.item.parse.words[first.end - 1] if first is not None else None
    return last is not None and last.tag in ("ADJ", "ADV", "VERB") and last.lower not in _VAGUE


_HOLLOW = word_set("exist occur happen arise finnes eksistere forekomme oppstå skje")
_ONLY = re.compile(r"^(?:only|just|bare|kun) ", re.I)


def _head(words: tuple[Word, ...]) -> int:
    """The plural noun the phrase is about, with nothing but adjectives before it; -1 if unsure."""
    for at, word in enumerate(words):
        if word.tag == "NOUN":
            later = words[at + 1].tag if at + 1 < len(words) else ""
            if later in ("NOUN", "PROPN"):
                continue
            joined = any(w.tag in ("CCONJ", "PUNCT") for w in words[: at + 1])
            open_number = word.number == "" and word.gender == "n"  # "lån med pant"
            many = (word.number == "plur" or open_number) and not word.definite
            return at if many and not joined else -1
        if word.tag not in ("ADJ", "ADV", "VERB") or word.lower in _VAGUE:
            return -1
    return -1


def _narrows(words: tuple[Word, ...], head: int) -> bool:
    """An adjective before the noun, or a phrase or clause after it that tells which ones."""
    before = any(w.tag in ("ADJ", "VERB") for w in words[:head])
    nxt = words[head + 1] if head + 1 < len(words) else None
    return before or (nxt is not None and (nxt.lower in _NARROWING or nxt.tag == "ADJ"))
