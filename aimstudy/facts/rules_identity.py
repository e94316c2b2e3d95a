"""Rules for who or what a name stands for: "the director is A", "A, a lawyer from B"."""

import re
from collections.abc import Iterator
from itertools import pairwise

from aimstudy.domain.fact import FactKind
from aimstudy.facts.asking import body, pieces
from aimstudy.facts.drafts import ClauseView, FactDraft, clause_rule
from aimstudy.facts.vocabulary import lower_first
from aimstudy.language.actors import is_body, is_person
from aimstudy.language.clauses import ClauseKind, Role, Segment, SegmentKind
from aimstudy.language.enumerations import split_list
from aimstudy.language.grammar import Grammar
from aimstudy.language.words import Word, word_set

_MAX_ROLE = 12
_MAX_NAME = 7
_MAX_DESCRIPTION = 20
_THINGS = word_set(
    """
    capital currency symbol motto name title language seat hovedstad hovedstaden valuta valutaen
    symbol symbolet navn navnet tittel tittelen språk språket setet
    """
)


@clause_rule("identity")
def identity(view: ClauseView) -> Iterator[FactDraft]:
    """ "The director is Anna Berg" answers "Who is the director?"."""
    clause, g = view.clause, view.item.grammar
    if not _is_plain_copula(view) or clause.segments[0].kind is not SegmentKind.OBJECT:
        return
    answer = _name_after(view, clause.segments[0])
    role = view.subject
    person = is_person(role, g)
    if not answer or not (person or _head_in(role, _THINGS)) or len(role.split()) > _MAX_ROLE:
        return
    if _is_indefinite(role, g) or any(w[:1].isdigit() for w in answer.split()):
        return
    owned = _with_owner(view, role)
    ask = ("Who" if person else "What") if g.english else ("Hvem" if person else "Hva")
    parts = pieces(ask, clause.verbs.finite.lower(), owned) if owned else {}
    kind = FactKind.AGENT if person else FactKind.STATUS
    yield FactDraft(kind, "identity", role, "is", (answer,), answer, parts, True, rank=1)


def _is_plain_copula(view: ClauseView) -> bool:
    verbs = view.clause.verbs
    main = view.clause.kind in (ClauseKind.MAIN, ClauseKind.COORDINATED)
    known = verbs.copula and verbs.finite.lower() in view.item.grammar.be and not verbs.rest
    return main and known and bool(view.clause.segments)


def _name_after(view: ClauseView, segment: Segment) -> str:
    """ "Anna Berg", "the painter Ole Vik": the object where it ends in a name; else nothing."""
    words = view.item.parse.words[segment.body : segment.end]
    text = body(view.item, segment)
    if not 1 <= len(words) <= _MAX_NAME or "," in text:
        return ""
    lower = [w for w in words if w.text[:1].islower() and w.lower not in ("de", "von", "van", "og")]
    named = words[-1].text[:1].isupper() and words[-1].tag in ("PROPN", "NOUN", "X")
    titled = not lower or lower[-1].tag == "NOUN"
    loose = any(w.tag in ("ADP", "VERB", "CCONJ") for w in words)
    return text if named and titled and not loose else ""


def _head_in(text: str, table: frozenset[str]) -> bool:
    return bool(table & set(text.lower().split()[:4]))


def _is_indefinite(text: str, g: Grammar) -> bool:
    first = text.split()[0].lower()
    return first in ("a", "an", "one", "some") if g.english else first in ("en", "ei", "et", "noen")


_OWNER = re.compile(r"\b(?:of|at|in|for|to|av|for|i|ved|til|på)\b|'s\b|’s\b|\w+s (?=\w)")


def _with_owner(view: ClauseView, role: str) -> str:
    """A director is the director of something: the topic, where the sentence does not say."""
    topic, g = view.item.topic, view.item.grammar
    if _OWNER.search(role.partition(" ")[2] if role.lower().startswith("the ") else role):
        return role
    if not topic.label or not (is_body(topic.label, g) or any(is_body(n, g) for n in topic.names)):
        return ""
    return f"{role} {'of' if g.english else 'i'} {topic.label}"


_RANKED = re.compile(
    r"\b(?:first|second|third|last|only|sole|main|most \w+|least \w+|[\w-]{2,}est|største|minste|"
    r"eldste|yngste|høyeste|laveste|lengste|korteste|første|andre|tredje|siste|eneste|viktigste|"
    r"nest\w+|mest \w+|[\w-]+igste|[\w-]{3,}este)\b",
    re.I,
)


@clause_rule("rank")
def rank(view: ClauseView) -> Iterator[FactDraft]:
    """ "Mont Sel is the highest peak of Aria" answers "What is the highest peak of Aria?"."""
    item, clause, g = view.item, view.clause, view.item.grammar
    if not _is_plain_copula(view) or clause.segments[0].kind is not SegmentKind.OBJECT:
        return
    when = item.parse.span_text(clause.front).strip(" ,").lower()
    if when not in _NOWADAYS or clause.verbs.adverbs or not 1 <= len(view.subject.split()) <= 6:
        return
    words = item.parse.words[clause.segments[0].start : clause.segments[0].end]
    text = item.parse.slice(clause.segments[0].start, _end_of_rank(clause.segments))
    text = text.strip(" ,;")
    among = _ONE_OF.match(text)
    if not (among or is_ranked(words, text, g)) or len(text.split()) > 14 or "," in text:
        return
    if view.subject.split()[0].lower() in g.possessives | g.pronouns:
        return
    if _is_indefinite(view.subject, g) or len(view.subject.split()) > 4:
        return
    person = is_person(among["them"] if among else text, g)
    ask = ("Who" if person else "What") if g.english else ("Hvem" if person else "Hva")
    if g.english and tells_firm(text):
        ask = "Which"  # a country or a firm as well as somebody
    parts = pieces(ask, clause.verbs.finite.lower(), f"{text} {when}".strip())
    answer = item.parse.span_text(clause.subject)
    shown = answer if answer.lower() == view.subject.lower() else view.subject
    yield FactDraft(FactKind.STATUS, "rank", view.subject, "is", (shown,), answer, parts, rank=4)


_NOWADAYS = ("", "today", "now", "currently", "i dag", "nå")
_ONE_OF = re.compile(r"(?:one of the|en av de|et av de|ett av de) (?P<them>.+)$")


def _end_of_rank(segments: list[Segment]) -> int:
    end = segments[0].end
    for segment in segments[1:]:
        if segment.kind is not SegmentKind.PHRASE or segment.after_comma:
            break
        end = segment.end
    return end


def is_ranked(words: tuple[Word, ...], text: str, g: Grammar) -> bool:
    """ "the largest X", "Norges største X": unique by its rank, and with a noun."""
    first = words[0]
    opens = first.lower == "the" if g.english else first.lower in ("den", "det", "de")
    genitive = first.tag == "PROPN" and first.text.endswith(("s", "s'"))
    ranked = _RANKED.search(" ".join(w.text for w in words[1:4])) is not None
    noun = any(w.tag in ("NOUN", "PROPN") for w in words[1:])
    return (opens or genitive) and ranked and noun and not re.match(r"(?:the )?same\b", text)


@clause_rule("apposition", restrictive=True, negated=True)
def apposition(view: ClauseView) -> Iterator[FactDraft]:
    """ "by The Institutes, the organization of ..." answers "What is The Institutes?"."""
    for name, description, value in _beside(view):
        answer = description[:1].lower() + description[1:] if value == "" else description
        first = view.item.parse.words[0]
        if view.item.grammar.english and name == first.text:
            name = lower_first(
                name, view.item.vocabulary
            )  # "Sawdust, a waste product, ...": no name
        yield from _described(view, name, answer, value or description)


def _beside(view: ClauseView) -> Iterator[tuple[str, str, str]]:
    """Pairs of a name and what stands beside it; the last is the answer's text, if not as is."""
    item, segments = view.item, view.clause.segments
    for named, beside in pairwise(segments):
        if beside.kind is SegmentKind.APPOSITION:
            name, text = _trailing_name(body(item, named)), _whole_beside(view, beside)
            first = text.split()[0].lower() if text else ""
            definite = first in ("the", "den", "det", "de")
            if not definite or named.lead in ("by", "av"):
                yield name, text, text
            elif _is_name(text):
                yield text, name, name
    for aside in view.clause.asides:
        if aside.kind is not SegmentKind.APPOSITION:
            continue
        text, subject = body(item, aside), item.parse.span_text(view.clause.subject)
        if _is_name(subject):
            yield view.subject if _is_name(view.subject) else subject, text, text
        elif _is_name(text) and _is_indefinite(subject, item.grammar):
            yield text, subject, ""


_TELLING = 12  # letters: "losoldermannen", "the harbour master"
_AT_PRESENT = re.compile(r"^(?:currently|at present|today|now|for tiden|i dag|nå) ")


@clause_rule("identity")
def named_beside(view: ClauseView) -> Iterator[FactDraft]:
    """ "The oldest guild, Vågen Lag, was ..." answers "What is the oldest guild called?"."""
    item, g, clause = view.item, view.item.grammar, view.clause
    words = item.parse.words[clause.subject.start : clause.subject.end]
    for aside in clause.asides:
        name = _AT_PRESENT.sub("", item.parse.segment_text(aside).strip(" ,"))
        if not _is_name(name) or len(words) > _MAX_ROLE:
            continue
        person = is_person(view.subject, g)
        ranked = is_ranked(words, item.parse.span_text(clause.subject), g)
        first = words[0].lower
        known = first == "the" if g.english else words[0].definite or first in ("den", "det")
        if not known or not (ranked or person) or item.topic.mentioned(name):
            continue
        if person:
            alone = view.subject if len(view.subject) >= _TELLING else ""
            owned = _with_owner(view, view.subject) or alone
            parts = pieces("Who" if g.english else "Hvem", "is" if g.english else "er", owned)
            parts = parts if owned else {}
        elif g.english:
            parts = pieces("What", "is", view.subject, "called")
        else:
            parts = pieces("Hva", "heter", view.subject)
        kind = FactKind.AGENT if person else FactKind.SYNONYM
        yield FactDraft(kind, "identity", view.subject, "is", (name,), name, parts, True, rank=2)


def _whole_beside(view: ClauseView, beside: Segment) -> str:
    """ "a banker | from Naples who ...": what follows without a comma belongs to it."""
    end = beside.end
    for later in view.clause.segments:
        adds = later.kind is SegmentKind.PHRASE and later.role in (Role.NONE, Role.PLACE)
        if later.start == end and adds and not later.after_comma:
            end = later.relative if later.relative > later.start else later.end
    return view.item.parse.slice(beside.body, end).strip(" ,;:–-")


_TRAILING_NAME = re.compile(
    r"(?:of|by|from|with|to|and|av|fra|med|til|hos|og) "
    r"(?P<name>(?:[A-ZÆØÅ][\w'-]+ )+[A-ZÆØÅ][\w'-]+)$"
)


def _trailing_name(text: str) -> str:
    """ "a portrait of Ada Moss": what stands beside it tells about Ada Moss."""
    text = re.sub(r"^(?:til|av|fra|på|to|of|from|on) ", "", text)
    match = None if text[:1].isupper() else _TRAILING_NAME.search(text)
    inside = match and text[: match.start()].split()[-1:] and _ends_in_name(text[: match.start()])
    return match["name"] if match and not inside else text


def _ends_in_name(text: str) -> bool:
    """ "the Harwick Guild" before "of Arbiters": the name goes on."""
    return text.split()[-1][:1].isupper()


# what a company may be as well as a person
_FIRM = re.compile(
    r"\b(?:insurer|reinsurer|lender|maker|carrier|retailer|manufacturer|producer|supplier|issuer|"
    r"publisher|exporter|importer|consumer|grower|buyer|user|"
    r"with [\d.,]+ (?:employees|branches|staff|members))\b"
)


def tells_firm(answer: str) -> bool:
    """ "a midsize carrier": a company, though the word would fit a person."""
    return _FIRM.search(answer) is not None


def _described(view: ClauseView, name: str, answer: str, value: str) -> Iterator[FactDraft]:
    g = view.item.grammar
    words = answer.split()
    named = _is_name(name)
    if not (named or _is_term(name, answer)) or not words or len(words) > _MAX_DESCRIPTION:
        return
    if words[0].lower() not in ("the", "a", "an", "den", "det", "en", "ei", "et", "de"):
        return
    person = is_person(answer, g) and not tells_firm(answer)
    if (len(words) < 3 and not person) or split_list(answer, g) or answer[-1:].isdigit():
        return
    gone = view.clause.verbs.past and person
    finite = ("was" if gone else "is") if g.english else ("var" if gone else "er")
    ask = ("Who" if person else "What") if g.english else ("Hvem" if person else "Hva")
    yield from _seat(view, name, answer)
    found = view.item.sentence.clean.find(value)
    stated = value if found >= 0 else view.item.parse.text
    yield FactDraft(
        FactKind.DEFINITION,
        "apposition",
        name,
        "is",
        (answer,),
        stated,
        pieces(ask, finite, name),
        True,
        rank=2,
    )


_SEAT = re.compile(
    r"\b(?:(?P<en>based|headquartered|located|situated|founded) (?:in|at)|"
    r"med (?P<nb>hovedkontor|hovedsete|sete|kontor) i) "
    r"(?P<place>[A-ZÆØÅ][\w-]+(?: [A-ZÆØÅ][\w-]+)*)"
)


def _seat(view: ClauseView, name: str, text: str) -> Iterator[FactDraft]:
    """ "a charity based in Bath" answers "Where is X based?"."""
    match = _SEAT.search(text)
    if not match:
        return
    if match["en"]:
        parts = pieces("Where", "was" if match["en"] == "founded" else "is", name, match["en"])
    else:
        parts = pieces("Hvor", "har", name, match["nb"])
    place = match["place"]
    yield FactDraft(FactKind.PLACE, "seat", name, "seat", (place,), place, parts, rank=3)


@clause_rule("seat", restrictive=True, negated=True)
def seat(view: ClauseView) -> Iterator[FactDraft]:
    """ "The guild, based in Bath, trains clerks" answers "Where is the guild based?"."""
    for aside in view.clause.asides:
        text = view.item.parse.segment_text(aside)
        if aside.kind is not SegmentKind.APPOSITION and _SEAT.match(text):
            yield from _seat(view, view.subject, text)


_TELLS = re.compile(r" (?:that|which|who|where|som|der|hvor) ")


def _is_term(name: str, answer: str) -> bool:
    """ "a route card, a list that shows ...": a term, and a phrase that explains it."""
    words = name.split()
    plain = words[0].lower() in ("a", "an", "en", "et", "ei") or len(words) <= 2
    indefinite = answer.split()[:1] and answer.split()[0].lower() in ("a", "an", "en", "et", "ei")
    return plain and len(words) <= 4 and bool(indefinite) and _TELLS.search(answer) is not None


def _is_name(text: str) -> bool:
    words = [
        w
        for w in re.sub(r" \([A-ZÆØÅ]{2,}\)", "", text).split()
        if w.lower() not in ("of", "and", "for", "og", "av", "the", "i")
    ]
    bracket = re.search(r" \([A-ZÆØÅ]{2,}\)$", text) is not None
    named = all(w[:1].isupper() for w in words) or (bracket and words[0][:1].isupper())
    return bool(words) and len(words) <= 6 and named
