"""Rules for what is denied beside what is said: "X, but not Y", "Y rather than Z", "gets no Y"."""

import re
from collections.abc import Iterator

from aimstudy.domain.fact import FactKind
from aimstudy.facts.asking import body, question_parts, wh_person, wh_thing
from aimstudy.facts.circumstances import is_whole_statement
from aimstudy.facts.drafts import ClauseView, FactDraft, clause_rule, one_answer
from aimstudy.facts.noun_phrases import good_object, is_noun_phrase
from aimstudy.language.actors import is_person
from aimstudy.language.clauses import ClauseKind, Role, Segment, SegmentKind
from aimstudy.language.inflection import article
from aimstudy.language.words import Form, word_set

_MAX_WORDS = 9
_OPPOSING = re.compile(
    r"[ ,]*(?:but not|and not|rather than|instead of|as opposed to|not|"
    r"men ikke|og ikke|snarere enn|heller enn|fremfor|framfor|i stedet for|ikke)\b ?(?P<other>.+)$"
)
_NOT = {True: "not", False: "ikke"}
_WHO = ("to", "from", "with", "at", "til", "fra", "med", "hos")


@clause_rule("opposed")
def opposed(view: ClauseView) -> Iterator[FactDraft]:
    """ "lends to firms, but not to persons" answers "Who does X not lend to?"."""
    if not is_whole_statement(view) or view.clause.verbs.copula:
        return
    for segment in view.clause.segments:
        if segment.kind not in (SegmentKind.OBJECT, SegmentKind.PHRASE):
            return
        found = _denied(view, segment)
        if found:
            yield from _asked(view, segment, found)
            return


def _denied(view: ClauseView, segment: Segment) -> tuple[str, str] | None:
    """The preposition and the words of what stands against ``segment``."""
    parse, words = view.item.parse, view.item.parse.words
    head = parse.segment_text(segment)
    inside = _OPPOSING.search(head) if segment is view.clause.segments[-1] else None
    tail = parse.slice(segment.end, view.clause.end)
    match = inside or _OPPOSING.match(f" {tail}" if words[segment.end - 1].is_word else tail)
    other = match["other"].strip(" ,;.") if match else ""
    if not other or "," in other:
        return None
    first, _, rest = other.partition(" ")
    if rest and first.lower() in view.item.grammar.prepositions:
        return first.lower(), rest  # "by the hour rather than with a share"
    return segment.lead, other


def _asked(view: ClauseView, segment: Segment, found: tuple[str, str]) -> Iterator[FactDraft]:
    item, g = view.item, view.item.grammar
    lead, other = found
    start = _place(view, other)
    words = item.parse.words[start : start + len(other.split())] if start >= 0 else ()
    if not words or words[0].form is Form.ING or not is_noun_phrase(words, g):
        return
    if len(words) > _MAX_WORDS or any(word.tag == "NUM" for word in words):
        return
    if not good_object(other, g) or not item.says_enough(start, start + len(words), view.clause):
        return
    later = tuple(s for s in view.clause.segments if s.start > segment.start)
    person = lead in _WHO and is_person(other, g)
    ask = wh_person(g) if person else wh_thing(g)
    parts = question_parts(view, ask, later, strand=(segment, lead))
    if parts:
        parts["rest"] = f"{_NOT[g.english]} {parts['rest']}".strip()
        yield one_answer(view, FactKind.ROLE, "opposed", other, parts, rank=4)


def _place(view: ClauseView, text: str) -> int:
    """The word where ``text`` begins, in the clause; -1 where it is no run of words."""
    parse = view.item.parse
    at = parse.text.rfind(text)
    return next((i for i, word in enumerate(parse.words) if word.start == at), -1)


_NONE = re.compile(r"(?:no|not any|ingen|ikke noen|ikke noe) (?P<what>\w.*)$", re.I)
_NOTHING = re.compile(
    r"(?P<none>nothing (?:about|of)|ingenting om|ikke noe om) (?P<what>.+)$", re.I
)


@clause_rule("none", negated=True)
def none(view: ClauseView) -> Iterator[FactDraft]:
    """ "X gets no tax money" answers "What does X not get?" with "tax money"."""
    verbs, segments = view.clause.verbs, view.clause.segments
    if not is_whole_statement(view) or verbs.copula or verbs.passive or not segments:
        return
    first, item = segments[0], view.item
    text = body(item, first)
    if text.split()[-1].lower() in _FIXED:
        return  # "spiller ingen rolle"
    if f" {item.grammar.to} " in text and len(segments) > 1:
        return  # "no right to act | on behalf of the state"
    if first.kind is not SegmentKind.OBJECT or item.measures:
        return
    nothing, match = _NOTHING.match(text), _NONE.match(text)
    if nothing and _sound(view, nothing["what"]):
        parts = question_parts(view, wh_thing(item.grammar), strand=(first, nothing["none"]))
        if parts:
            yield one_answer(view, FactKind.ROLE, "none", nothing["what"], parts, rank=3)
    elif match and not verbs.negated and _sound(view, match["what"]):
        parts = question_parts(view, wh_thing(item.grammar), (first,))
        if parts:
            parts["rest"] = f"{_NOT[item.grammar.english]} {parts['rest']}".strip()
            draft = one_answer(view, FactKind.ROLE, "none", match["what"], parts, rank=4)
            draft.answers = (_with_article(view, match["what"]),)
            yield draft


_FIXED = word_set("rolle hensyn sted role part difference forskjell")
_MASS = word_set(
    "money cover interest income tax insurance evidence information staff capital profit power work"
)


def _with_article(view: ClauseView, what: str) -> str:
    """ "no fixed theme" as "a fixed theme"; "no public money" as "public money"."""
    place = _place(view, what)
    words = view.item.parse.words[place : place + len(what.split())]
    head = next((w for w in words if w.tag == "NOUN"), None)
    one = head is not None and head.number == "sing" and head.lemma not in _MASS
    last = head is not None and words[-1] is head
    if not view.item.grammar.english or not one or not last:
        return what
    return f"{article(view.item.parse.lexicon, what.split()[0])} {what}"


def _sound(view: ClauseView, what: str) -> bool:
    start = _place(view, what)
    if start < 0 or not good_object(what, view.item.grammar):
        return False
    size = len(what.split())
    words = view.item.parse.words[start : start + size]
    said = view.item.says_enough(start, start + size, view.clause)
    figure = any(word.tag == "NUM" for word in words)  # "did not lose 5 boats": perhaps four
    return said and not figure and is_noun_phrase(words, view.item.grammar) and size <= _MAX_WORDS


_ONLY = re.compile(r"(?:only|just|merely|bare|kun|utelukkende) ", re.I)
_BELONGING = word_set("with to for from against about med til for fra mot overfor gjennom")
_STATED = (ClauseKind.MAIN, ClauseKind.COORDINATED)


@clause_rule("denied", negated=True)
def denied(view: ClauseView) -> Iterator[FactDraft]:
    """ "X does not compete with banks" answers "Who does X not compete with?"."""
    verbs, segments, g = view.clause.verbs, view.clause.segments, view.item.grammar
    if not verbs.negated or verbs.copula or not segments:
        return
    if verbs.modal and not verbs.passive:
        return  # what must or may not be done is asked by a rule of its own
    if view.clause.kind not in _STATED or not is_whole_statement(view):
        return
    first = segments[0]
    phrase = first.kind is SegmentKind.PHRASE and first.lead in _BELONGING
    if first.role is not Role.NONE or not (phrase or first.kind is SegmentKind.OBJECT):
        return
    end = first.relative if first.relative > first.body else first.end
    answer = view.item.parse.slice(first.body, end).strip(" ,;:")
    if not _sound(view, answer) or answer.lower().startswith(("any ", "noen ", "noe ")):
        return
    if _ONLY.match(answer):
        return  # "gjelder ikke bare ansatte, men også ...": it does hold for them
    person = first.lead in _WHO and is_person(answer, g)
    ask = wh_person(g) if person else wh_thing(g)
    parts = question_parts(view, ask, strand=(first, first.lead))
    if parts and _NOT[g.english] in f"{parts['finite']} {parts['rest']}".split():
        yield one_answer(view, FactKind.ROLE, "denied", answer, parts, rank=2)
