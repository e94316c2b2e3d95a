"""Rules for what something is in a certain place or time, and what it is like."""

import re
from collections.abc import Iterator

from aimstudy.domain.fact import FactKind
from aimstudy.facts.asking import body, following, kept_words, subject_words
from aimstudy.facts.drafts import ClauseView, FactDraft, clause_rule, one_answer
from aimstudy.facts.noun_phrases import good_object, is_noun_phrase, opens_with_number
from aimstudy.facts.question_fronts import question_front
from aimstudy.facts.rules_identity import is_ranked, tells_firm
from aimstudy.language.actors import is_person
from aimstudy.language.clauses import STATING, Role, Segment, SegmentKind
from aimstudy.language.enumerations import split_list
from aimstudy.language.grammar import Grammar
from aimstudy.language.noun_words import INDEFINITE_ARTICLES
from aimstudy.language.words import FINITE_FORMS, Form, Word, word_set

_RELATIONAL = word_set(
    """
    one example part kind result way matter number lot few reason good bad question need same cause
    problem sign advantage disadvantage benefit drawback issue case thing aspect form type member
    eksempel del måte grunn rekke resultat spørsmål god samme årsak problem tegn fordel ulempe sak
    ting form type slag slags medlem variant
    """
)
_UNSURE_SUBJECT = word_set(
    "one another some other others andre annet it this that what ett annen noe hva det dette"
)
_MAX_WORDS = 16
_MAX_DEFINED = 26


@clause_rule("what-is")
def what_is(view: ClauseView) -> Iterator[FactDraft]:
    """ "In mining the face is the wall being cut" answers "What is the face in mining?"."""
    segment = _predicate(view)
    if segment is None or not _names_one_thing(view):
        return
    found = _answer_of(view, segment)
    if found is None:
        return
    answer, more = found
    g, verbs = view.item.grammar, view.clause.verbs
    after = following(view, segment)
    dated = after is not None and after.role is Role.TIME and after.start == segment.end
    omit = (segment, after) if dated and after and _names_event(view, segment) else (segment,)
    omit = (*omit, *more)
    kept, front = kept_words(view, omit), question_front(view)
    if kept is None or front is None:
        return
    if answer.split()[0].lower() in INDEFINITE_ARTICLES and not (
        front or verbs.adverbs or verbs.rest
    ):
        return  # a definition, or no answer
    person = segment.kind is SegmentKind.OBJECT and is_person(answer, g)
    if person and _is_place_or_firm(view, answer):
        return
    adverbs = " ".join(a for a in verbs.adverbs if a.lower() not in g.drop_adverbs)
    parts = {
        "ask": ("Who" if person else "What") if g.english else ("Hvem" if person else "Hva"),
        "finite": verbs.finite.lower(),
        "subject": owned(view),
        "rest": " ".join(p for p in (adverbs, verbs.rest, kept) if p),
        "front": front,
    }
    if not kept and not front and view.item.topic.mentioned(view.subject) and not person:
        yield one_answer(view, FactKind.DEFINITION, "definition", answer, parts, True, 2)
    else:
        yield one_answer(view, FactKind.STATUS, "what-is", answer, parts, False, 3)


def _is_place_or_firm(view: ClauseView, answer: str) -> bool:
    """ "Brazil is the largest producer": a single name need not be a person's."""
    words = view.subject.split()
    return len(words) == 1 and words[0][:1].isupper() and tells_firm(answer)


def _answer_of(view: ClauseView, segment: Segment) -> tuple[str, tuple[Segment, ...]] | None:
    """What the predicate says, and the segments after it that belong to it."""
    after = following(view, segment)
    cut = after and after.kind is SegmentKind.OBJECT and after.start == segment.end
    measured = body(view.item, segment).lower() in _MEASURES
    if cut and not view.item.grammar.english and not measured:
        return None  # "halvtørket | torsk": one phrase that the parser has cut
    if segment.kind is SegmentKind.CONTENT:
        answer = view.item.parse.segment_text(segment).strip(" ,;:")
        if after is not None and after.kind is SegmentKind.CONDITION:
            return None  # "at den ansatte skal velge, så lenge målet nås": cut
    else:
        answer = _EXPLAINED.sub("", body(view.item, segment))
        if not measured and not _is_answer(view, segment, answer):
            return None
    more = (after,) if cut and after and measured else _rest_of_answer(view, segment)
    if more:
        answer = view.item.parse.slice(segment.body, more[-1].end).strip(" ,;:")
    if more is None or _is_half_a_span(view, segment, answer):
        return None
    return answer, more


def _is_half_a_span(view: ClauseView, segment: Segment, answer: str) -> bool:
    """ "the time from an order is placed", without until when."""
    words = view.item.parse.words[segment.body : segment.end]
    finite = any(w.form in FINITE_FORMS for w in words)
    ends = {"til", "to", "until"} & set(answer.lower().split())
    return _opens_span(view, segment) and finite and not ends


def _names_one_thing(view: ClauseView) -> bool:
    """Not "it", "one drawback", "the bigger" or a list, which is asked the other way round."""
    unsure = view.subject.split()[0].lower() in _UNSURE_SUBJECT
    many = split_list(view.subject, view.item.grammar) or _is_one_of_many(view.subject)
    return not (unsure or many or _has_no_noun(view))


def _has_no_noun(view: ClauseView) -> bool:
    words = view.item.parse.words[view.clause.subject.start : view.clause.subject.end]
    return len(words) > 1 and all(w.tag in ("DET", "ADJ", "ADV") for w in words)


# "antallet oppgaver", "mengden vann": a noun that another follows without a preposition
_MEASURES = word_set(
    "antallet mengden volumet summen arten typen antall mengde andelen flertallet mesteparten"
)


def _rest_of_answer(view: ClauseView, segment: Segment) -> tuple[Segment, ...] | None:
    """ "the tendency to take more risk | than it would", "the price | in a year": all one answer.

    None where a comparison stands further off: the answer would be cut in two.
    """
    found: list[Segment] = []
    end = segment.end
    for later in view.clause.segments:
        if later.start != end or later.after_comma or later is segment:
            continue
        until = later.lead in ("til", "to", "until") and _opens_span(view, segment)
        timed = (
            later.role in (Role.TIME, Role.DURATION)
            and not view.clause.verbs.past
            and not _dated(view, later)
        )
        compared = later.kind is SegmentKind.COMPARISON
        after = bool(found) and later.kind in (SegmentKind.CONDITION, SegmentKind.PHRASE)
        if not (timed or compared or after or until):
            break
        found.append(later)
        end = later.end
    left = [s for s in view.clause.segments if s.kind is SegmentKind.COMPARISON]
    return None if any(s not in found for s in left) else tuple(found)


def _opens_span(view: ClauseView, segment: Segment) -> bool:
    """ "the time from an order | to the delivery"."""
    return bool({"fra", "from"} & set(body(view.item, segment).lower().split()))


def _dated(view: ClauseView, segment: Segment) -> bool:
    words = view.item.parse.words[segment.start : segment.end]
    return any(c.isdigit() for w in words for c in w.text) or segment.kind is not SegmentKind.PHRASE


def _names_event(view: ClauseView, segment: Segment) -> bool:
    """ "was the Great Storm | of 1987", "var nyttårsorkanen | i 1992": the date belongs to it."""
    words = view.item.parse.words
    last = words[segment.end - 1]
    single = segment.end - segment.body == 1 and last.definite
    return view.clause.verbs.past and (single or last.tag == "PROPN")


def _is_one_of_many(subject: str) -> bool:
    """ "One drawback is ...", "En variant er ...": the question would have many answers."""
    words = subject.lower().split()
    return words[0] in INDEFINITE_ARTICLES and bool(set(words[:3]) & _RELATIONAL)


_EXPLAINED = re.compile(r", (?:det vil si|altså|dvs\.|that is|i\.e\.).*$")


def _is_answer(view: ClauseView, segment: Segment, answer: str) -> bool:
    """A noun phrase that says what the subject is, not how it stands to something else."""
    g = view.item.grammar
    words = view.item.parse.words[segment.body : segment.end]
    limit = _MAX_WORDS if segment.relative < 0 else _MAX_DEFINED
    if len(words) > 1 and words[1].lower in ("som", "as") and words[0].tag in ("ADJ", "VERB"):
        return False  # "known as the roof"
    if not good_object(answer, g, limit) or not is_noun_phrase(words, g):
        return False
    if split_list(answer, g) and not {"between", "mellom"} & set(answer.lower().split()):
        return False
    if is_ranked(words, answer, g) and not view.clause.front:
        return False  # asked the other way round: "What is the largest ...?"
    if words[0].form is Form.PARTICIPLE and words[0].tag in ("VERB", "AUX", "ADJ"):
        return False  # "ble de første tegnet i Oslo": what was done to them
    if {w.lower for w in words[:3]} & _RELATIONAL or len(answer.split()) > limit:
        return False
    return len(words) > 1 or _stands_alone(words[0], g)


def owned(view: ClauseView) -> str:
    """ "the main drawback" is the main drawback of the topic."""
    subject, g, label = subject_words(view), view.item.grammar, view.item.topic.label
    words = subject.lower().split()
    if not g.english and label and _BARE_RANK.fullmatch(subject.lower()):
        return f"{subject} i {label}"
    own = words[-1] in _OWNED_NOUNS and len(words) <= 4 and label
    if not own or view.item.topic.mentioned(subject) or re.search(r"['’]", subject):
        return subject  # "the plan's aim" has an owner
    return f"{subject} of {label}" if g.english else f"{subject} med {label}"


_BARE_RANK = re.compile(r"(?:øverste|høyeste|daglig|administrerende) \w+")
_OWNED_NOUNS = word_set(
    """
    advantage disadvantage benefit drawback purpose aim goal weakness strength limitation downside
    upside fordelen ulempen formålet målet hensikten hovedformålet hovedmålet svakheten styrken
    poenget begrensningen
    """
)


def _stands_alone(word: Word, g: Grammar) -> bool:
    """A single word is an answer as a name, a plural, or a Norwegian definite form."""
    endings = ("s",) if g.english else ("en", "et", "ene", "a")
    if not g.english and word.tag not in ("NOUN", "PROPN"):
        return False  # "er halvtørket": what it is like
    return word.text[:1].isupper() or word.lower.endswith(endings)


def _predicate(view: ClauseView) -> Segment | None:
    """What follows a form of "be" that no other word belongs to."""
    verbs, segments = view.clause.verbs, view.clause.segments
    bare = verbs.rest in ("", "be", "være") and verbs.copula
    if not bare or view.clause.kind not in STATING or not segments:
        return None
    first = segments[0]
    if first.kind is SegmentKind.CONTENT and first.lead in ("that", "at"):
        return first
    if first.kind is not SegmentKind.OBJECT or opens_with_number(view, first):
        return None
    words = view.item.parse.words[first.body : first.end]
    return None if any(w.tag == "NUM" for w in words[:3]) else first


@clause_rule("quality-gap", negated=True)
def quality_gap(view: ClauseView) -> Iterator[FactDraft]:
    """ "Deferred shares are transferable": an adjective that a gap can ask for."""
    segment = _predicate(view)
    if segment is None or view.clause.verbs.modal or segment.kind is SegmentKind.CONTENT:
        return
    words = view.item.parse.words[segment.body : segment.end]
    answer = body(view.item, segment)
    vague = {w.lower for w in words} & _VAGUE
    if any(s.start == segment.end for s in view.clause.segments[1:]):
        return  # "valid for ten years": the adjective says too little alone
    if words[-1].tag != "ADJ" or len(words) > 2 or vague or len(answer) < 5:
        return
    yield one_answer(view, FactKind.STATUS, "quality-gap", answer, {}, False, 6)


_VAGUE = word_set(
    """
    important useful common good bad great small large different similar possible necessary clear
    true likely able available new old high low many few more less better worse best sure unclear
    viktig viktige nyttig vanlig vanlige god gode bra stor store små liten ulik ulike lik mulig
    nødvendig klar sann tilgjengelig ny nye gammel høy lav mange få mer mindre bedre best sikker
    """
)
