"""Rules for what follows a verb: agents, objects, prepositional complements and lists."""

import re
from collections.abc import Iterator
from itertools import pairwise

from aimstudy.domain.fact import FactKind
from aimstudy.facts.asking import (
    BESIDE,
    besides_phrase,
    body,
    following,
    pieces,
    question_parts,
    split_often,
)
from aimstudy.facts.drafts import ClauseView, FactDraft, clause_rule
from aimstudy.language.actors import names_actor
from aimstudy.language.clauses import ClauseKind, Segment, SegmentKind
from aimstudy.language.enumerations import split_list
from aimstudy.language.grammar import Grammar
from aimstudy.language.segments import DAYS
from aimstudy.language.words import Form, phrase_set, word_list, word_set

_MAX_ANSWER = 14
# verb + preposition whose complement says something about the subject
_VERB_PHRASES = phrase_set(
    """
    focus on|center around|centre around|center on|concentrate on|depend on|rely on|consist of
    base on|aim at|direct at|direct toward|gear toward|design for|intend for|apply to|belong to
    refer to|lead to|result in|contribute to|deal with|divide into|locate in|headquarter in
    build on|compose of|derive from|originate from|suit for|open to|limit to|restrict to
    specialize in|focus upon|rest on|turn into|consist in|replace by|link to
    use for|use as|feed on|build from|make from|make of|serve with|live on|fokusere på
    konsentrere på|avhenge av|bestå av|basere på|bygge på|rette mot|føre til|gjelde for
    bidra til|dele i|inndele i|handle om|dreie om|legge på|begrense til|knytte til|stamme fra
    omfatte av|høre til|beregne på|tilpasse for
    bruke til|bruke som|servere med|lage av|leve av|plassere i|vokse i
    spesialisere i|spesialisere innen
    """
)
_WEAK_VERBS = word_set(
    """
    be have do make take get go come see say keep let put become seem appear mean happen give
    find know think want føre remain stay grow prove feel look turn work forbli være ha gjøre
    ta få gå komme se si holde la legge bli virke synes hete vite finne stå ligge bety skje gi
    sette catch pålegge
    """
)
_BAD_OBJECT = word_set(
    """
    that whether how what which who if when it them this these those one more less most many
    some any very so too well better different such each other not no nothing anything
    together twice once up out off down at om hvordan hva hvilke hvilken hvor hvis når det dem dette
    disse mer mindre mange noe noen flere svært så for godt bedre ulike slik slike hverandre
    ikke ingen ut opp ned inn seg sammen best
    """
)


def _wh_thing(g: Grammar) -> str:
    return "What" if g.english else "Hva"


def _wh_person(g: Grammar) -> str:
    return "Who" if g.english else "Hvem"


@clause_rule("agent")
def agent(view: ClauseView) -> Iterator[FactDraft]:
    """ "X is run by Y" answers "Who is X run by?"."""
    if not view.clause.verbs.passive:
        return
    g = view.item.grammar
    for segment in view.clause.segments:
        if segment.kind in (SegmentKind.PARTICIPLE, SegmentKind.APPOSITION):
            return
        if segment.kind is not SegmentKind.PHRASE or segment.lead not in ("by", "av"):
            continue
        answer = _trim_relative(view, segment)
        if not answer or len(answer.split()) > _MAX_ANSWER or _opens_with_number(view, segment):
            return
        if view.clause.segments[0].kind is SegmentKind.OBJECT and segment.start:
            dated = any(c.isdigit() for c in body(view.item, view.clause.segments[0]))
            if not dated:
                return  # "is kept alive by": the question would lose what it is kept as
        actor = names_actor(answer, g)
        ask = _wh_person(g) if actor else _wh_thing(g)
        parts = question_parts(view, ask, (segment,), segment.lead, use_front=False, keep=False)
        if parts:
            kind = FactKind.AGENT if actor else FactKind.CAUSE
            yield FactDraft(
                kind,
                "agent",
                view.subject,
                view.clause.verbs.base,
                (answer,),
                answer,
                parts,
                actor,
                rank=2,
            )
        return


_NEEDS_RELATIVE = phrase_set(
    "de|dem|alle|den|noen|personer|those|those people|people|anyone|everyone|all|persons"
)


def _trim_relative(view: ClauseView, segment: Segment) -> str:
    end = segment.relative if segment.relative > segment.body else segment.end
    if view.item.parse.slice(segment.body, end).lower() in _NEEDS_RELATIVE:
        end = segment.end
    return view.item.parse.slice(segment.body, end).strip(" ,")


@clause_rule("complement")
def complement(view: ClauseView) -> Iterator[FactDraft]:
    """ "X focuses on Y", "X is based on Y" answer "What does X focus on?"."""
    verbs, g = view.clause.verbs, view.item.grammar
    if verbs.copula or not view.clause.segments:
        return
    segment = view.clause.segments[0]
    relation = f"{verbs.base} {segment.lead}"
    if segment.kind is not SegmentKind.PHRASE or relation not in _VERB_PHRASES:
        return
    answer = body(view.item, segment)
    if _opens_with_number(view, segment):
        return
    example = following(view, segment)
    if example and example.kind is SegmentKind.EXAMPLE and len(answer.split()) <= 4:
        yield from _example_list(view, segment, example, answer, segment.lead)
        return
    chosen = verbs.base in ("depend", "avhenge") and len(answer.split()) <= _MAX_ANSWER
    items = split_list(answer, g)
    if not chosen and len(items) < 3 and not _good_object(answer, g):
        return
    kind = _complement_kind(verbs.base, answer, g)
    ask = _wh_person(g) if kind is FactKind.AUDIENCE else _wh_thing(g)
    where = kind is FactKind.PLACE
    parts = question_parts(
        view, "Where" if where else ask, (segment,), "" if where else segment.lead
    )
    if parts:
        listed = len(items) > 2 and kind is FactKind.FOCUS
        core = kind in (FactKind.AUDIENCE, FactKind.FOCUS)
        kind, answers = (FactKind.LIST, items) if listed else (kind, (answer,))
        yield FactDraft(
            kind, "complement", view.subject, relation, answers, answer, parts, core, rank=3
        )


_AIMING = word_set("aim direct gear design intend rette beregne tilpasse")


def _complement_kind(base: str, answer: str, g: Grammar) -> FactKind:
    if base in ("locate", "headquarter"):
        return FactKind.PLACE
    if base in ("depend", "avhenge"):
        return FactKind.CONDITION
    people = any(word.strip(",").lower() in g.people for word in answer.split()[:4])
    return FactKind.AUDIENCE if people and base in _AIMING else FactKind.FOCUS


def _opens_with_number(view: ClauseView, segment: Segment) -> bool:
    start = view.item.parse.words[segment.body].start
    return any(m.start <= start < m.end for m in view.item.measures)


def _example_list(
    view: ClauseView, host: Segment, example: Segment, noun: str, tail: str
) -> Iterator[FactDraft]:
    """ "subjects such as A, B and C" answers "Which subjects ...?"; never called complete."""
    g = view.item.grammar
    text = body(view.item, example)
    items = split_list(text, g)
    if not items or not _plain_noun(noun, g):
        return
    ask = f"Which {noun}" if g.english else f"{_which_nb(noun)} {noun}"
    parts = question_parts(view, ask, (host, example), tail)
    if parts:
        yield FactDraft(
            FactKind.LIST,
            "examples",
            view.subject,
            view.clause.verbs.base,
            items,
            text,
            parts,
            True,
            exhaustive=False,
            rank=2,
        )


def _plain_noun(noun: str, g: Grammar) -> bool:
    words = noun.lower().split()
    return (
        bool(words) and len(words) <= 5 and words[0] not in g.determiners and not noun[:1].isdigit()
    )


def _which_nb(noun: str) -> str:
    return "Hvilke" if noun.split()[0] else ""


_NOUN_ENDINGS = tuple(
    word_list(
        "en et ene er ere ing sjon het skap else dom tet ikk asje ment folk logi rett "
        "ag uk ykk urs av ev id iv åd ap ek ell eg ørs eld ost and ann ord år ar or"
    )
)


def _heads_noun(text: str, g: Grammar) -> bool:
    """A Norwegian object without a determiner has to look like a noun: "fast" does not."""
    words = text.split()
    if words[0].lower() in g.determiners or words[0].lower() in g.numbers:
        return True
    end = next((i for i, w in enumerate(words) if i and w.lower() in g.prepositions), len(words))
    head = words[end - 1]
    return head[:1].isupper() or "-" in head or head.lower().endswith(_NOUN_ENDINGS)


def _second_verb(words: list[str], g: Grammar) -> bool:
    """ "lisens og melde fangsten": the infinitive after "og" is no part of the object."""
    return any(
        word == "og" and Form.BASE in {form for _, form in g.forms(after)} - {Form.PRESENT}
        for word, after in pairwise(words)
        if after not in g.nounish
    )


_RELATIVE = re.compile(r" (?:that|who|which|where|som|der) ")


def _good_object(text: str, g: Grammar) -> bool:
    words = text.lower().split()
    if not g.english and words and (not _heads_noun(text, g) or _second_verb(words, g)):
        return False
    if words and words[-1][-1:].isdigit():
        return False
    if words and words[0] in DAYS | {g.to}:
        return False
    if (
        not words
        or len(words) > _MAX_ANSWER
        or words[0] in _BAD_OBJECT
        or words[0] in g.pronouns - {"den", "det", "de", "i"}
    ):
        return False
    if (
        words[-1] in g.determiners
        or words[-1] in g.prepositions
        or all(w in g.adverbs for w in words)
    ):
        return False
    own = _RELATIVE.split(text.lower())[0].split()
    if any(w in g.finite_aux for w in own[1:]):
        return False
    if any(w in g.adverbs or (g.english and w.endswith("ly")) for w in own[1:-1]):
        return False
    return "(" not in text and "," not in text and len(text) > 2


@clause_rule("object")
def direct_object(view: ClauseView) -> Iterator[FactDraft]:
    """ "X offers A, B and C", "candidates must pass an exam"."""
    verbs = view.clause.verbs
    segments = view.clause.segments
    if verbs.copula or verbs.passive or not segments:
        return
    segment = segments[0]
    particle = _particle(view, segment)
    if segment.kind is not SegmentKind.OBJECT and particle is None:
        return
    text = (
        re.sub(r" (?:in|innen|på) (?:areas|fields|områder|felt)$", "", body(view.item, segment))
        if (not following(view, segment))
        else body(view.item, segment)
    )
    if any(m.start <= view.item.sentence.clean.find(text) < m.end for m in view.item.measures):
        return
    example = following(view, segment)
    if example and example.kind is SegmentKind.EXAMPLE:
        yield from _examples_of_object(view, segment, example, text)
        if not _clausal(body(view.item, example)):
            return
    if not _has_beneficiary(view):
        yield from _object_itself(view, segment, text, particle or "")


_PARTICLES = {
    "seek": ("after",),
    "look": ("for", "after"),
    "search": ("for",),
    "hjelpe": ("til med", "med"),
    "pay": ("for",),
}


def _particle(view: ClauseView, segment: Segment) -> str | None:
    """The preposition that belongs to the verb ("seek after"); None where it is no object."""
    if segment.kind is not SegmentKind.PHRASE:
        return None
    verbs = view.clause.verbs
    if verbs.rest.startswith("assist ") and segment.lead == "with":
        return ""
    if verbs.base == "seek" and segment.lead == "after":
        return ""
    return segment.lead if segment.lead in _PARTICLES.get(verbs.base, ()) else None


def _has_beneficiary(view: ClauseView) -> bool:
    """ "for those who ..." is asked about instead of the object: one question a statement."""
    segments = view.clause.segments
    if len(segments) < 2 or segments[1].lead != "for":
        return False
    words = body(view.item, segments[1]).lower().split()
    people = any(w in view.item.grammar.people for w in words[:3])
    return people and (segments[1].relative >= 0 or words[0] in ("those", "dem"))


def _clausal(text: str) -> bool:
    return text.lower().startswith(("whether", "how", "what", "om ", "hvordan", "hvilke", "hvor"))


def _examples_of_object(
    view: ClauseView, segment: Segment, example: Segment, text: str
) -> Iterator[FactDraft]:
    g = view.item.grammar
    if _clausal(body(view.item, example)):
        yield from _clausal_examples(view, example, text)
        return
    split = re.match(r"(?P<object>.+) (?P<lead>in|within|innen|i) (?P<noun>[\w-]+)$", text)
    if split:
        ask_lead = split["lead"].capitalize()
        items = split_list(body(view.item, example), g)
        word = "which" if g.english else "hvilke"
        parts = question_parts(
            view, f"{ask_lead} {word} {split['noun']}", (segment, example), keep=False
        )
        if items and parts:
            parts["rest"] = f"{parts['rest']} {split['object']}".strip()
            yield FactDraft(
                FactKind.LIST,
                "examples",
                view.subject,
                view.clause.verbs.base,
                items,
                body(view.item, example),
                parts,
                exhaustive=False,
                rank=3,
            )
        return
    yield from _example_list(view, segment, example, text, "")


def _clausal_examples(view: ClauseView, example: Segment, text: str) -> Iterator[FactDraft]:
    g = view.item.grammar
    value = body(view.item, example)
    items = split_list(value, g)
    noun = re.sub(r"^.*\b(?:of|planleggingen av|med planleggingen av) (?=\w)", "", text)
    if not items or not _plain_noun(noun, g):
        return
    if g.english:
        parts = pieces("What", "are", f"examples of {noun}")
    else:
        parts = pieces("Hva", "er", f"eksempler på {noun}")
    yield FactDraft(
        FactKind.EXAMPLE,
        "examples",
        noun,
        "examples",
        items,
        value,
        parts,
        exhaustive=False,
        rank=4,
    )


def _object_itself(
    view: ClauseView, segment: Segment, text: str, particle: str
) -> Iterator[FactDraft]:
    verbs, g = view.clause.verbs, view.item.grammar
    items = split_list(text, g)
    listed = len(items) > 2
    must = verbs.modal in ("must", "må") or verbs.base in ("require", "kreve")
    text, often = (text, "") if listed else split_often(text)
    text, often = _split_trailing(text, often)
    if _holds_number(view, text) or view.clause.kind is ClauseKind.RESTRICTIVE:
        return
    if not listed and (_is_weak(verbs.base, must) or not _good_object(text, g)):
        return
    if (
        not particle
        and verbs.base in _CAUSING
        and len(verbs.rest.split()) < (2 if verbs.modal else 1)
    ):
        return
    opener = text.split()[0].lower()
    if text[:1].isdigit() or opener in g.possessives or (listed and opener in _BAD_OBJECT):
        return
    telling = verbs.base in _TELLING and re.search(r" (?:that|at) ", text)
    judged = any(view.item.parse.segment_text(s).startswith("to be") for s in view.clause.segments)
    beside = following(view, segment)
    dated = beside is not None and beside.lead in ("from", "fra") and _holds_digit(view, beside)
    if dated:
        return  # "an older treaty from 1931" answers only as a whole
    told = verbs.base in _ORDERING and beside is not None
    if telling or judged or (told and beside and beside.kind is SegmentKind.INFINITIVE):
        return
    tail = particle or _besides(view, segment) or often
    parts = question_parts(view, _wh_thing(g), (segment,), tail)
    if not parts:
        return
    kind = FactKind.LIST if listed else FactKind.REQUIREMENT if must else FactKind.ROLE
    core = listed or must
    answers = items if listed else (text,)
    rank = 3 if core else 5
    yield FactDraft(kind, "object", view.subject, verbs.base, answers, text, parts, core, rank=rank)


_TRAILING = word_set("aloud back away together apart alive tilbake høyt sammen")


def _split_trailing(text: str, often: str) -> tuple[str, str]:
    """ "the sheet aloud" to ("the sheet", "aloud"): the adverb belongs to the verb."""
    words = text.split()
    if often or len(words) < 2 or words[-1].lower() not in _TRAILING:
        return text, often
    return " ".join(words[:-1]), words[-1]


_TELLING = word_set("tell inform remind assure convince show warn advise fortelle informere vise")


def _holds_digit(view: ClauseView, segment: Segment) -> bool:
    return any(c.isdigit() for c in body(view.item, segment))


_ORDERING = word_set(
    "order ask require force oblige instruct urge encourage advise invite permit allow compel"
)
_CAUSING = word_set("help assist aid allow enable let hjelpe la tillate")


def _is_weak(base: str, must: bool) -> bool:
    """Verbs that say little; under "must" only the weakest of them do."""
    weakest = ("be", "være", "get", "få")
    return base in _WEAK_VERBS and not (must and base not in weakest)


def _holds_number(view: ClauseView, text: str) -> bool:
    """A number inside the object, not at its head: another rule asks for it."""
    start = view.item.sentence.clean.find(text)
    return any(0 < m.start - start < len(text) for m in view.item.measures)


def _besides(view: ClauseView, segment: Segment) -> str:
    """ ", alongside two courses in ethics": named in the question so that the list is complete."""
    beside = following(view, segment)
    if not beside or beside.kind is not SegmentKind.PHRASE or beside.lead not in BESIDE:
        return ""
    return besides_phrase(view, beside)
