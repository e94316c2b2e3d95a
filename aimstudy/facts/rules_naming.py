"""Rules for what something is: definitions, abbreviations, status, names set beside a name."""

import re
from collections.abc import Iterator
from itertools import pairwise

from aimstudy.domain.fact import FactKind
from aimstudy.facts.analysis import Analysed
from aimstudy.facts.asking import body, pieces, question_parts
from aimstudy.facts.drafts import ClauseView, FactDraft, clause_rule, sentence_rule
from aimstudy.language.actors import ORGANISATION
from aimstudy.language.clauses import ClauseKind, Segment, SegmentKind
from aimstudy.language.enumerations import split_list
from aimstudy.language.words import word_set

_MAX_DEFINITION = 26
_INDEFINITE = {True: ("a", "an"), False: ("en", "et", "ei")}
_OPEN = word_set(
    """
    one example part kind result way matter number lot few reason good bad question need
    eksempel del måte grunn rekke resultat spørsmål god
    """
)
_INITIALS = re.compile(r"\(([A-ZÆØÅ][A-ZÆØÅa-z0-9&]{1,7})\)")
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
    answer = item.parse.slice(first.start, _definition_end(clause.segments))
    words = answer.split()
    if not _defines(words, item) or len(words) > _MAX_DEFINITION:
        return
    subject = canonical(view.subject, item)
    if _is_part_of(subject, item):
        return
    english = item.grammar.english
    ask = _who_is(subject, answer, english)
    parts = pieces(ask, clause.verbs.finite.lower(), subject)
    core = item.topic.mentioned(subject) or item.sentence.section <= 1
    yield FactDraft(
        FactKind.DEFINITION, "definition", subject, "is", (answer,), answer, parts, core, rank=1
    )
    yield from _audience_in(view, subject, answer)
    yield from _domain_in(view, subject, answer)


_PERSON_ENDINGS = (
    "politician singer writer author painter composer actor actress player scientist artist "
    "engineer lawyer historian novelist poet king queen president minister leader activist "
    "politiker forfatter sanger maler komponist skuespiller spiller forsker kunstner ingeniør "
    "jurist historiker dikter konge dronning statsminister leder musiker lege prest lærer"
)


def _who_is(subject: str, answer: str, english: bool) -> str:
    """A name of two or three words that is said to be a writer, a king ... is a person."""
    named = 2 <= len(subject.split()) <= 3 and all(w[:1].isupper() for w in subject.split())
    person = named and bool(set(answer.lower().split()) & set(_PERSON_ENDINGS.split()))
    if english:
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
        ):
            break
        end = segment.end
    return end


def _defines(words: list[str], item: Analysed) -> bool:
    if _bare_definition(words, item):
        return True
    if len(words) < 2 or words[0].lower() not in _INDEFINITE[item.grammar.english]:
        return False
    if not item.grammar.english and any(w.endswith(",") for w in words):
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
    return any(word.strip(",.").lower() in item.grammar.people for word in text.split()[:5])


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


@sentence_rule("abbreviation")
def abbreviation(item: Analysed) -> Iterator[FactDraft]:
    """ "Full Name (FN)" answers "What does the abbreviation FN stand for?"."""
    for match in _INITIALS.finditer(item.sentence.clean):
        short = match.group(1)
        if sum(c.isupper() for c in short) < 2:
            continue
        before = item.sentence.clean[: match.start()].rstrip()
        full = _expansion(before, short) or _one_word(before, short, item)
        if not full:
            continue
        if item.grammar.english:
            parts = pieces("What", "does", f"the abbreviation {short}", "stand for")
        else:
            parts = pieces("Hva", "står", f"forkortelsen {short}", "for")
        core = short == item.topic.acronym
        yield FactDraft(
            FactKind.ACRONYM,
            "abbreviation",
            short,
            "stands for",
            (full,),
            full,
            parts,
            core,
            rank=0,
        )


def _one_word(before: str, short: str, item: Analysed) -> str:
    """ "Kredittilsynsrådet (KTR)": a long compound that opens the sentence."""
    letters = [c.lower() for c in short if c.isalpha()]
    alone = not item.grammar.english and before.isalpha() and len(before) > 9 and len(letters) > 2
    fits = alone and before[0].lower() == letters[0] and _subsequence(letters, list(before.lower()))
    return before if fits else ""


def _expansion(before: str, short: str) -> str:
    """The words right before the bracket whose letters spell the abbreviation."""
    words = before.split()[-(len(short) + 3) :]
    letters = [c.lower() for c in short if c.isalpha()]
    for size in range(1, len(words) + 1):
        tail = words[-size:]
        if tail[0][:1].lower() == letters[0] and _spells(tail, letters):
            return " ".join(tail)
    return ""


def _spells(words: list[str], letters: list[str]) -> bool:
    """Each letter opens a word or a part of a compound, in order; small words may be skipped."""
    text = " ".join(words).lower()
    initials = [w[0].lower() for w in re.split(r"[\s-]+", text) if w]
    if len(words) > 1 and _subsequence(letters, initials):
        return True
    return (
        len(letters) > 2 and len(words) >= 2 and _subsequence(letters, list(text.replace(" ", "")))
    )


def _subsequence(letters: list[str], within: list[str]) -> bool:
    found = iter(within)
    return all(any(letter == other for other in found) for letter in letters)


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
            if parts and len(answer.split()) <= 12:
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


@clause_rule("apposition")
def apposition(view: ClauseView) -> Iterator[FactDraft]:
    """ "by The Institutes, the organization of ..." answers "What is The Institutes?"."""
    item, segments = view.item, view.clause.segments
    for named, beside in pairwise(segments):
        if beside.kind is not SegmentKind.APPOSITION:
            continue
        name, answer = body(item, named), body(item, beside)
        first = answer.split()[0].lower() if answer else ""
        if first in ("the", "den", "det", "de") and named.lead not in ("by", "av"):
            continue
        if not _is_name(name) or first not in ("the", "a", "an", "den", "det", "en", "et", "de"):
            continue
        if len(answer.split()) < 3 or split_list(answer, item.grammar) or len(answer.split()) > 20:
            continue
        ask = _who_or_what(name, answer, item.grammar.english)
        gone = view.clause.verbs.past and ask in ("Who", "Hvem")
        finite = ("was" if gone else "is") if item.grammar.english else "var" if gone else "er"
        parts = pieces(ask, finite, name)
        yield FactDraft(
            FactKind.DEFINITION, "apposition", name, "is", (answer,), answer, parts, True, rank=2
        )


def _who_or_what(name: str, answer: str, english: bool) -> str:
    """Two or three capitalised words with no word for a body in them name a person."""
    words = name.split()
    person = 2 <= len(words) <= 3 and all(w[:1].isupper() and w[1:].islower() for w in words)
    body_like = (
        ORGANISATION.search(name)
        or ORGANISATION.search(answer)
        or words[0] in ("The", "Den", "De", "Det")
    )
    if english:
        return "Who" if person and not body_like else "What"
    return "Hvem" if person and not body_like else "Hva"


_ALSO_KNOWN = re.compile(
    r"(?:, (?:also |often |sometimes |commonly |popularly )?| (?:also|often|sometimes|commonly) )"
    r"(?:known as|called)(?: the)? (?P<en>[^,.;()]{2,40})(?=[,.;)])"
    r"|,? (?:også|ofte|gjerne) (?:kalt|kjent som) (?P<nb>[^,.;()]{2,40})(?=[,.;)])"
)


@clause_rule("other-name")
def other_name(view: ClauseView) -> Iterator[FactDraft]:
    """ "X, also known as Y, ..." answers "What is another name for X?"."""
    item = view.item
    if view.clause.kind is not ClauseKind.MAIN or not item.parse.span_text(view.clause.subject):
        return
    after = item.parse.words[view.clause.subject.end - 1].end
    match = _ALSO_KNOWN.match(item.sentence.clean, after)
    if not match:
        return
    name = match["en"] or match["nb"]
    if item.grammar.english:
        parts = pieces("What", "is", "another name", f"for {view.subject}")
    else:
        parts = pieces("Hva", "er", "et annet navn", f"på {view.subject}")
    yield FactDraft(
        FactKind.SYNONYM, "other-name", view.subject, "called", (name,), name, parts, rank=1
    )


def _is_name(text: str) -> bool:
    words = [w for w in text.split() if w.lower() not in ("of", "and", "for", "og", "av")]
    return bool(words) and len(words) <= 6 and all(w[:1].isupper() for w in words)
