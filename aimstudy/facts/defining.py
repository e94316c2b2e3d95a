"""Clauses inside others that state a fact of their own, as the rules may read them.

"X is a fund that pays Y" says that X pays Y; "a scheme in which members pay" that members pay in
it; "because it paid" and "after it had paid" that it did. Conditions and reports say no such thing.
"""

from dataclasses import replace

from aimstudy.facts.analysis import Analysed
from aimstudy.facts.drafts import ClauseView
from aimstudy.facts.question_forms import inflect
from aimstudy.facts.rules_definition import canonical
from aimstudy.language.clauses import STATING, Clause, ClauseKind, Segment, SegmentKind, VerbGroup
from aimstudy.language.grammar import Grammar
from aimstudy.language.noun_words import INDEFINITE_ARTICLES
from aimstudy.language.words import Form, word_set

_NOMINAL = ("DET", "ADJ", "NOUN", "PROPN", "ADV", "PUNCT", "CCONJ")
_LEADS = word_set("in under through for into on with by i på under gjennom med")
_SETTING_WORDS = 6


def stated_view(item: Analysed, index: int) -> ClauseView | None:
    """Clause ``index`` as a statement; None where it states nothing by itself."""
    seen = defining_view(item, index) or _in_setting(item, index)
    return seen or _given(item, index) or _said_by(item, index)


def defining_view(item: Analysed, index: int) -> ClauseView | None:
    """The relative clause of a definition as a statement about what is defined; else None."""
    clause = item.parse.clauses[index]
    if clause.kind is not ClauseKind.RESTRICTIVE or clause.verbs.negated:
        return None
    first, subject = predicate_around(item, clause)
    if first is None or clause.antecedent.end != first.relative:
        return None
    stated = replace(clause, kind=ClauseKind.COORDINATED)
    return ClauseView(item, index, stated, canonical(subject, item))


def predicate_around(item: Analysed, clause: Clause) -> tuple[Segment | None, str]:
    """The noun with a relative clause that a definition around ``clause`` uses, of what."""
    if clause.host < 0:
        return None, ""
    host, subject = item.parse.clauses[clause.host], item.subjects[clause.host]
    main = host.kind in (ClauseKind.MAIN, ClauseKind.COORDINATED)
    if not main or not host.verbs.copula or host.verbs.rest or not host.segments or not subject:
        return None, ""
    first = host.segments[0]
    noun = item.parse.words[first.body : max(first.relative, first.body)]
    if first.kind is not SegmentKind.OBJECT or not noun or noun[0].lower not in INDEFINITE_ARTICLES:
        return None, ""
    if noun[-1].tag != "NOUN" or any(w.tag not in _NOMINAL and w.lower != "of" for w in noun):
        return None, ""
    return first, subject


def _in_setting(item: Analysed, index: int) -> ClauseView | None:
    """ "X is a scheme in which members pay": members pay, and that is so "in X"."""
    clause, subject = item.parse.clauses[index], item.subjects[index]
    around = _in_setting(item, _beside(item, index)) if _beside(item, index) >= 0 else None
    if around:
        stated = replace(clause, kind=ClauseKind.CONCESSIVE, subject=around.clause.subject)
        return ClauseView(item, index, stated, around.subject, around.setting)
    if clause.kind is not ClauseKind.SUBORDINATE or clause.verbs.negated or not subject:
        return None
    beside = _antecedent(item, clause)
    if beside:
        stated = replace(clause, kind=ClauseKind.CONCESSIVE)
        return ClauseView(item, index, stated, subject, beside)
    first, defined = predicate_around(item, clause)
    if first is None or not first.body < first.relative < clause.subject.start:
        return None
    lead = _setting_lead(item, first.relative, clause.subject.start)
    if not lead or len(defined.split()) > _SETTING_WORDS:
        return None
    stated = replace(clause, kind=ClauseKind.CONCESSIVE)
    return ClauseView(item, index, stated, subject, f"{lead} {canonical(defined, item)}")


def _antecedent(item: Analysed, clause: Clause) -> str:
    """ "small firms, where the owner works alone": "in small firms"; empty for other clauses."""
    named, words = clause.antecedent, item.parse.words
    if not named or named.end >= clause.subject.start or words[named.end].text != ",":
        return ""
    lead = _setting_lead(item, named.end + 1, clause.subject.start)
    thing = item.shown(named.start, named.end)
    if not lead or not thing or named.end - named.start > _SETTING_WORDS or "," in thing:
        return ""
    return f"{lead} {thing}"


def _beside(item: Analysed, index: int) -> int:
    """The clause inside a definition whose subject clause ``index`` shares; -1 for none.

    "X is a walk where leaders visit a port, note its level and leave": the leaders note and leave.
    """
    clauses, clause = item.parse.clauses, item.parse.clauses[index]
    if not 0 <= clause.host < index:
        return -1
    if clause.kind is ClauseKind.SUBORDINATE and clauses[clause.host].subject == clause.subject:
        return clause.host
    if clause.kind is not ClauseKind.COORDINATED or clause.verbs.passive:
        return -1
    if clauses[clause.host].kind is ClauseKind.COORDINATED:
        return _beside(item, clause.host)
    listed = item.parse.words[clause.verbs.start - 1].text == ","
    inner = [
        at
        for at in range(index)
        if clauses[at].kind is ClauseKind.SUBORDINATE and clauses[at].host == clause.host
    ]
    return inner[-1] if listed and inner else -1


def _setting_lead(item: Analysed, start: int, end: int) -> str:
    """ "in which", "where", "der": the preposition for what is defined; empty for other openers."""
    g: Grammar = item.grammar
    opener = [w.lower for w in item.parse.words[start:end]]
    if opener in (["where"], ["whereby"], ["wherein"]):
        return "in"
    if opener in (["der"], ["hvor"]):
        return "i"
    if len(opener) == 2 and g.english and opener[0] in _LEADS and opener[1] == "which":
        return opener[0]
    return ""


def _given(item: Analysed, index: int) -> ClauseView | None:
    """ "because insurers raised their prices", "after the fund had been sold": so it was."""
    clause, subject = item.parse.clauses[index], item.subjects[index]
    if clause.kind is not ClauseKind.SUBORDINATE or clause.host < 0 or not subject:
        return None
    host = item.parse.clauses[clause.host]
    if host.kind not in STATING or host.verbs.negated or clause.verbs.negated:
        return None
    for segment in (*host.fronts, *host.segments):
        if segment.clause != index:
            continue
        past = segment.kind is SegmentKind.TIME and clause.verbs.past and not clause.verbs.modal
        follows = segment.kind is SegmentKind.PURPOSE and clause.verbs.modal in ("must", "må")
        if past or follows or segment.kind is SegmentKind.CAUSE:
            verbs = _simple_past(item, clause.verbs)
            stated = replace(clause, kind=ClauseKind.CONCESSIVE, verbs=verbs)
            return ClauseView(item, index, stated, subject)
    return None


_RULING = word_set(
    "kreve fastsette bestemme forutsette gå slå sikre require provide stipulate prescribe state "
    "ensure"
)
_MEANING = word_set("innebære bety medføre mean imply")
_CLAIMING = word_set(
    """
    argue claim maintain contend complain object believe think warn hevde mene påpeke påstå anføre
    innvende klage advare tro
    """
)
_SPEAKER_WORDS = 6


def _said_by(item: Analysed, index: int) -> ClauseView | None:
    """ "the rule says that goods must be valued": so they must; "critics argue that": to them."""
    clause, subject = item.parse.clauses[index], item.subjects[index]
    if clause.kind is not ClauseKind.SUBORDINATE or clause.host < 0 or not subject:
        return None
    host, speaker = item.parse.clauses[clause.host], item.subjects[clause.host]
    if host.kind not in STATING or host.verbs.negated or clause.verbs.negated or not speaker:
        return None
    kinds = (SegmentKind.CONTENT, SegmentKind.PHRASE)
    inside = next((s for s in host.segments if s.clause == index and s.kind in kinds), None)
    if inside is None or host.verbs.modal:
        return None
    said = {w.lower for w in item.parse.words[inside.start : inside.start + 2]}
    if not said & {"that", "at"}:
        return None
    stated = replace(clause, kind=ClauseKind.CONCESSIVE)
    base = host.verbs.base
    if base in _MEANING or (base in _RULING and clause.verbs.modal):
        return ClauseView(item, index, stated, subject)
    named = base in _CLAIMING and len(speaker.split()) <= _SPEAKER_WORDS
    by = "according to" if item.grammar.english else "ifølge"
    return ClauseView(item, index, stated, subject, f"{by} {speaker}") if named else None


def _simple_past(item: Analysed, verbs: VerbGroup) -> VerbGroup:
    """ "after the board had linked it": "When did the board link it?"."""
    done = verbs.finite.lower() in ("had", "hadde") and verbs.rest and not verbs.passive
    finite = inflect(verbs.base, Form.PAST, item.parse) if done else ""
    if not finite or verbs.copula:
        return verbs
    return replace(verbs, finite=finite, rest=" ".join(verbs.rest.split()[1:]), lexical=True)
