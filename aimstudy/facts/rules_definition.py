"""Rules for what something is and what it counts as."""

import re
from collections.abc import Iterator
from itertools import pairwise

from aimstudy.domain.fact import FactKind
from aimstudy.facts.analysis import Analysed
from aimstudy.facts.asking import body, pieces, question_parts
from aimstudy.facts.definition_ends import is_limited, whole_end
from aimstudy.facts.drafts import ClauseView, FactDraft, clause_rule
from aimstudy.facts.question_fronts import question_front
from aimstudy.language.actors import is_person
from aimstudy.language.clauses import ClauseKind, Segment, SegmentKind
from aimstudy.language.words import Form, Word, word_set

_MAX_DEFINITION = 28
_INDEFINITE = {True: ("a", "an"), False: ("en", "et", "ei")}
_OPEN = word_set(
    """
    one example part kind result way matter number lot few reason good bad question need
    further another advantage disadvantage annen annet forbeholdt underlagt pålagt underordnet
    eksempel del måte grunn rekke resultat spørsmål god
    """
)
_STATUS = word_set(
    """
    view regard consider classify recognize see know anse regne betrakte kalle oppfatte
    """
)


@clause_rule("definition")
def definition(view: ClauseView) -> Iterator[FactDraft]:
    """ "X is a Y ..." answers "What is X?"."""
    item, clause = view.item, view.clause
    if clause.verbs.finite.lower() not in item.grammar.be:
        return
    if not clause.verbs.copula or clause.kind not in (ClauseKind.MAIN, ClauseKind.COORDINATED):
        return
    if clause.verbs.rest or clause.verbs.adverbs or not clause.segments or _is_expletive(view):
        return
    first = clause.segments[0]
    if first.kind is not SegmentKind.OBJECT:
        return
    end = _listed_end(item, _definition_end(clause.segments))
    end = whole_end(item.parse, first.start, end)
    answer = item.parse.slice(first.start, end)
    words = answer.split()
    listed = end > _definition_end(clause.segments) or is_limited(item.parse, first.start, end)
    if not _defines(words, item, listed) or len(words) > _MAX_DEFINITION:
        return
    subject = canonical(view.subject, item)
    if _is_part_of(subject, item):
        return
    ask = _who_is(subject, answer, item)
    front = question_front(view)
    if front is None:
        return
    named = _spelled_out(view, subject)
    parts = {**pieces(ask, clause.verbs.finite.lower(), named), "front": front}
    core = item.topic.mentioned(subject) or item.sentence.section <= 1
    yield FactDraft(
        FactKind.DEFINITION, "definition", subject, "is", (answer,), answer, parts, core, rank=1
    )
    yield from _audience_in(view, subject, answer)
    yield from _domain_in(view, subject, answer)


def _spelled_out(view: ClauseView, subject: str) -> str:
    """ "a tide bond (TB)" where the sentence says so: "What is TB?" would ask for the words."""
    short = view.item.topic.acronym
    spelled = short and subject != view.subject and view.subject.endswith(f" ({short})")
    return view.subject if spelled else subject


def _who_is(subject: str, answer: str, item: Analysed) -> str:
    """A name that is said to be a writer, a king ... is a person."""
    short = item.topic.acronym
    if short and (short in subject or subject.isupper()):
        return "What" if item.grammar.english else "Hva"
    named = len(subject.split()) <= 5 and all(w[:1].isupper() for w in subject.split())
    person = named and is_person(answer, item.grammar)
    if item.grammar.english:
        return "Who" if person else "What"
    return "Hvem" if person else "Hva"


def _is_part_of(subject: str, item: Analysed) -> bool:
    """ "The growth of X is a ...": says little; the topic itself may have a phrase."""
    lower = subject.lower()
    known = (
        item.topic.label
        and item.topic.label.lower() in lower
        and not re.search(r"\b(?:of|til)\b", lower)
    )
    if item.topic.label and lower == item.topic.label.lower():
        return False
    return not known and bool(re.search(r" (?:of|to|with|til|ved|med) ", lower))


def _is_expletive(view: ClauseView) -> bool:
    original = view.item.parse.span_text(view.clause.subject).lower()
    if original in ("there", "here", "what", "hva", "her", "der"):
        return True
    return original in ("det", "it") and not view.item.topic.mentioned(view.subject)


def _definition_end(segments: list[Segment]) -> int:
    end = segments[0].end
    for segment in segments[1:]:
        if segment.after_comma or segment.kind not in (
            SegmentKind.PHRASE,
            SegmentKind.INFINITIVE,
            SegmentKind.PURPOSE,
            SegmentKind.COMPARISON,
        ):
            break
        end = segment.end
    return end


def _listed_end(item: Analysed, end: int) -> int:
    """ "a walk where leaders visit a port, note its level and leave": up to the last verb."""
    words = item.parse.words
    at, listed = end, False
    while at + 1 < len(words) and words[at].text == ",":
        joined = words[at + 1].lower in item.grammar.coordinators
        first = words[at + 1 + joined] if at + 1 + joined < len(words) else words[at]
        if not _is_verb(first) and not (first.finite and first.finite_gap <= _CLOSE):
            break
        at = next((i for i in range(at + 1, len(words)) if words[i].text in _STOPS), len(words))
        listed = joined or _joins_verb(words[end + 1 : at], item)
        if listed:
            return at
    return end


_STOPS = (",", ".", ";", ":", "–", "(")
_CLOSE = 4.0  # a word that the tagger nearly took for a verb
_FINITE = (Form.PRESENT, Form.PAST, Form.BASE)


def _is_verb(word: Word) -> bool:
    return word.tag == "VERB" and word.form in _FINITE


def _joins_verb(words: tuple[Word, ...], item: Analysed) -> bool:
    """ "note its level and leave": a verb right after the "and"."""
    return any(a.lower in item.grammar.coordinators and _is_verb(b) for a, b in pairwise(words))


def _defines(words: list[str], item: Analysed, listed: bool = False) -> bool:
    if _bare_definition(words, item):
        return True
    if len(words) < 2 or words[0].lower() not in _INDEFINITE[item.grammar.english]:
        return False
    if not item.grammar.english and any(w.endswith(",") for w in words) and not listed:
        return False
    return words[1].lower() not in _OPEN | {"of", "av"} and not words[1][:1].isdigit()


def _bare_definition(words: list[str], item: Analysed) -> bool:
    """ "fisk som er tørket", "large rodents that build dams": a noun with a relative clause."""
    marks = ("that", "which", "who") if item.grammar.english else ("som",)
    at = next((i for i, w in enumerate(words[:4]) if w.lower() in marks), 0)
    if not at or len(words) < at + 3 or any(w.endswith(",") for w in words):
        return False
    head, first = words[at - 1].lower(), words[0].lower()
    known = item.grammar.determiners | item.grammar.prepositions | item.grammar.adverbs | _OPEN
    plural = not item.grammar.english or head.endswith("s")
    return plural and first not in known | item.grammar.pronouns and first[:1].islower()


def canonical(subject: str, item: Analysed) -> str:
    """A subject that only spells the topic out becomes the topic's short name."""
    topic = item.topic
    if not topic.acronym or not topic.mentioned(subject) or not topic.label:
        return subject
    rest = subject.lower()
    for name in sorted(topic.names, key=len, reverse=True):
        rest = rest.replace(name, " ")
    left = [
        w for w in re.findall(r"[^\W\d_]+", rest) if w not in ("the", "a", "an", "en", "et", "ei")
    ]
    return topic.label if all(w in topic.compounds for w in left) else subject


_AIMED = {
    True: re.compile(
        r"\b(?P<verb>aimed|directed|geared|designed|intended|situated|oriented|targeted|meant) "
        r"(?P<lead>at|toward|towards|for|to) (?P<who>.+)$"
    ),
    False: re.compile(
        r"\b(?P<verb>rettet|beregnet|ment|laget|tilpasset) (?P<lead>mot|på|for|til) (?P<who>.+)$"
    ),
}


def _audience_in(view: ClauseView, subject: str, answer: str) -> Iterator[FactDraft]:
    english = view.item.grammar.english
    match = _AIMED[english].search(answer)
    if not match or not _names_people(match["who"], view.item):
        return
    ask = "Who" if english else "Hvem"
    verb = "oriented" if match["verb"] == "situated" else match["verb"]
    parts = pieces(ask, view.clause.verbs.finite.lower(), subject, f"{verb} {match['lead']}")
    yield FactDraft(
        FactKind.AUDIENCE,
        "audience",
        subject,
        "aimed at",
        (match["who"],),
        match["who"],
        parts,
        True,
        rank=2,
    )


def _names_people(text: str, item: Analysed) -> bool:
    people = any(w.strip(",.").lower() in item.grammar.people for w in text.split()[:5])
    return people or is_person(text, item.grammar)


_FIELDS = {
    True: re.compile(
        r"\b(?P<verb>offered|provided|used|sold|awarded|issued|taught) in (?P<where>(?:the "
        r")?(?:[\w-]+ ){0,7}(?P<noun>industry|sector|field|market|profession))\b"
    ),
    False: re.compile(
        r"\bsom (?P<verb>tilbys|brukes|selges|utstedes|gis) i (?P<where>(?:[\w-]+ "
        r"){0,6}[\w-]*(?P<noun>bransjen|sektoren|næringen|markedet))\b"
    ),
}
_FIELD_NOUNS = {
    "bransjen": "I hvilken bransje",
    "sektoren": "I hvilken sektor",
    "næringen": "I hvilken næring",
    "markedet": "I hvilket marked",
}


def _domain_in(view: ClauseView, subject: str, answer: str) -> Iterator[FactDraft]:
    english = view.item.grammar.english
    match = _FIELDS[english].search(answer)
    if not match:
        return
    if english:
        parts = pieces(f"In which {match['noun']}", "is", subject, match["verb"])
    else:
        parts = pieces(_FIELD_NOUNS[match["noun"]], match["verb"], subject)
    yield FactDraft(
        FactKind.SCOPE,
        "field",
        subject,
        match["verb"],
        (match["where"],),
        match["where"],
        parts,
        rank=3,
    )


@clause_rule("status")
def status(view: ClauseView) -> Iterator[FactDraft]:
    """ "X is regarded as Y" answers "What is X regarded as?"."""
    if not view.clause.verbs.passive or view.clause.verbs.base not in _STATUS:
        return
    for segment in view.clause.segments:
        if segment.kind is SegmentKind.PHRASE and segment.lead in ("as", "som"):
            answer = body(view.item, segment)
            parts = question_parts(
                view, "What" if view.item.grammar.english else "Hva", (segment,), segment.lead
            )
            told = answer.lower() not in view.item.grammar.pronouns
            if parts and told and len(answer.split()) <= 12:
                yield FactDraft(
                    FactKind.STATUS,
                    "status",
                    view.subject,
                    "regarded as",
                    (answer,),
                    answer,
                    parts,
                    rank=3,
                )
            return
