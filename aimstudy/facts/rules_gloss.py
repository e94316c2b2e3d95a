"""Rules for a word that its sentence explains: "basis risk, that is, the danger that ..."."""

import re
from collections.abc import Iterator

from aimstudy.domain.fact import FactKind
from aimstudy.facts.analysis import Analysed
from aimstudy.facts.asking import pieces
from aimstudy.facts.drafts import ClauseView, FactDraft, clause_rule, sentence_rule
from aimstudy.language.clauses import Clause, ClauseKind, SegmentKind
from aimstudy.language.noun_words import ARTICLES
from aimstudy.language.words import word_set

_MAX_NAME = 4
_THAT_IS = re.compile(
    r", (?:altså|det vil si|dvs\.|med andre ord|that is to say|that is|i\.e\.|in other words|"
    r"meaning),? "
    r"(?P<is>(?P<that>at|that)? ?(?:(?:the|an?|den|det|de|en|et) |[a-zæøå]{2,}(?:en|et|ene) |"
    r"(?<=that )|(?<=at ))[^;:.()]{8,140}?)(?=[.;)]|, (?:and|but|og|men|which|som) |$)"
)


@sentence_rule("that-is")
def that_is(item: Analysed) -> Iterator[FactDraft]:
    """ "The notice period, that is, the time ..." answers "What is the notice period?"."""
    match = _THAT_IS.search(item.sentence.clean)
    if not match or (match["that"] and "meaning" in match.group()[:10]):
        return
    answer = match["is"].strip()
    if not match["that"]:
        answer = answer.split(", ")[0]
    noun = _explained(item, match.start(), bool(match["that"]))
    if not noun or len(answer) < _SHORTEST:
        return
    shown = noun[:1].lower() + noun[1:] if item.parse.text.startswith(noun) else noun
    ask, finite = ("What", "is") if item.grammar.english else ("Hva", "er")
    parts = pieces(ask, finite, shown)
    if match["that"]:
        parts = _of_statement(item, shown, match.start()) or parts
    if "meaning" in match.group()[:10] and _TONGUE.search(shown):
        parts = pieces("What", "does", shown, "mean")
    kind = FactKind.DEFINITION
    yield FactDraft(kind, "that-is", shown, "is", (answer,), answer, parts, rank=3)


def _of_statement(item: Analysed, shown: str, end: int) -> dict[str, str] | None:
    """ "Honey is thixotropic, that is, that ...": what its being so means."""
    clause = next((c for c in item.parse.clauses if c.kind is ClauseKind.MAIN), None)
    first = item.parse.words[clause.verbs.end] if clause and clause.verbs.copula else None
    said = item.sentence.clean[:end]
    if first is None or first.tag != "ADJ" or not said.lower().startswith(shown.lower()):
        return None
    known = f"{shown}{said[len(shown) :]}"
    if item.grammar.english:
        return pieces("What", "does", "it mean that", known)
    return pieces("Hva", "betyr", "det at", known)


_TONGUE = re.compile(
    r"\b(?:Latin|Greek|French|German|English|Italian|Dutch|Norse|Arabic|Spanish|Portuguese|Hebrew|"
    r"Sanskrit|Persian|Turkish|Japanese|Chinese|Norwegian|Danish|word|phrase|term)\b"
)
_SHORTEST = 8
_CALLED_SO = word_set(
    """
    problem danger risk phenomenon weakness trap pitfall concept mistake error effect drawback
    fare fenomen svakhet felle feil begrep fallgruve effekt ulempe risiko utfordring challenge
    """
)
_MAX_TOLD = 22


@clause_rule("that-is")
def told_after_colon(view: ClauseView) -> Iterator[FactDraft]:
    """ "One danger is price drift: the index moves ..." answers "What is price drift?"."""
    item, clause = view.item, view.clause
    words, kinds = item.parse.words, [s.kind for s in clause.segments]
    shape = kinds[:2] == [SegmentKind.OBJECT, SegmentKind.COLON]
    if not shape or not clause.verbs.copula or clause.verbs.negated:
        return
    head = words[clause.subject_head].lemma if clause.subject_head >= 0 else ""
    first, told = clause.segments[0], clause.segments[1]
    noun = words[first.body : first.end]
    term = all(w.tag in ("NOUN", "ADJ", "PROPN") for w in noun) and noun[-1].tag == "NOUN"
    compound = len(noun) > 1 or (not item.grammar.english and len(noun[0].text) > _LONG_WORD)
    if head not in _CALLED_SO or not term or not compound:
        return
    answer = item.parse.text[words[told.body].start :].strip(" .")
    if not 3 < len(answer.split()) <= _MAX_TOLD or ":" in answer or ";" in answer:
        return
    name = item.parse.slice(first.body, first.end)
    ask, finite = ("What", "is") if item.grammar.english else ("Hva", "er")
    kind, parts = FactKind.DEFINITION, pieces(ask, finite, name)
    yield FactDraft(kind, "that-is", name, "is", (answer,), answer, parts, rank=3)


_LONG_WORD = 11


def _explained(item: Analysed, end: int, clause: bool) -> str:
    """What stands before the comma, or the subject where that is said to be like something.

    A whole clause ("that prices fall") explains only what the sentence is about.
    """
    named = _named_before(item, end)
    about = next((c for c in item.parse.clauses if _closes(item, c, end)), None)
    if named and not clause:
        return named
    if named and item.parse.text.startswith(named):
        return named
    if about is None or about.kind not in (ClauseKind.MAIN, ClauseKind.COORDINATED):
        return ""
    if named and about.verbs.copula:
        return named
    subject = item.subjects[item.parse.clauses.index(about)] or ""
    known = 0 < len(subject.split()) <= _MAX_NAME and subject.lower() not in item.grammar.pronouns
    if named or not known:
        return ""
    words = [w for w in item.parse.words if w.end <= end]
    told = about.verbs.copula if words[-1].tag == "ADJ" else words[-1].tag in ("VERB", "AUX", "ADV")
    return subject if told else ""


def _closes(item: Analysed, clause: Clause, end: int) -> bool:
    """ "..., i.e." comes after the verb of the clause and before the next one."""
    words = item.parse.words
    return bool(clause.subject) and words[clause.verbs.end - 1].end <= end <= len(item.parse.text)


def _named_before(item: Analysed, end: int) -> str:
    """The noun phrase that ends there: "the main drawback is basis risk" to "basis risk"."""
    words = item.parse.words
    last = next((i for i, w in enumerate(words) if w.end == end), -1)
    at = last
    while at > 0 and words[at - 1].tag in ("NOUN", "PROPN", "ADJ"):
        at -= 1
    if last < 0 or words[last].tag not in ("NOUN", "PROPN"):
        return ""
    if at and words[at - 1].lower in ARTICLES:
        at -= 1
    return item.parse.slice(at, last + 1)
