"""What happens, or what somebody does, in a case that a clause names: the other side of "if"."""

import re
from collections.abc import Iterator

from aimstudy.domain.fact import FactKind
from aimstudy.facts.asking import pieces, question_parts, subject_words, wh_thing
from aimstudy.facts.circumstances import Circumstance, as_asked, in_plain_order
from aimstudy.facts.drafts import ClauseView, FactDraft, draft_of
from aimstudy.facts.verb_phrases import MAY, MUST, followers, main_verb, predicate
from aimstudy.facts.vocabulary import lower_first
from aimstudy.language.actors import names_actor
from aimstudy.language.clauses import STATING, ClauseKind, Segment, SegmentKind
from aimstudy.language.words import word_set

_MAX_EFFECT = 20
_ONLY = word_set("only just bare kun først not ikke")
_DUTY = MUST | word_set("skulle burde måtte")


def outcome(view: ClauseView, case: Circumstance, rule: str) -> Iterator[FactDraft]:
    """ "If Z, X Ys" answers "What happens if Z?"; "If Z, X may Y": "What may X do if Z?"."""
    verbs = view.clause.verbs
    if view.item.parse.clauses[view.index].kind not in STATING or _is_state(view, case):
        return  # "a cover that pays when ...": said of it, but not in words of its own
    if not case.front and _ONLY & {adverb.lower() for adverb in verbs.adverbs}:
        return  # "is only permitted if": the case alone may not be enough
    done = _deed(view, case) if verbs.modal in MAY | _DUTY and not verbs.passive else None
    found = done or _event(view, case)
    if found:
        parts, (said, value) = found
        said = _LEANING.sub("", said)
        answer = lower_first(said, view.item.vocabulary)
        if answer.lower() != value.lower():
            parts["accept"] = value
        yield draft_of(view, FactKind.EFFECT, rule, (answer,), value, parts, rank=3)


def _is_state(view: ClauseView, case: Circumstance) -> bool:
    """ "had 500 marks when the claims came in": how it was, nothing that happened."""
    verbs = view.clause.verbs
    still = verbs.copula or verbs.base in ("have", "ha")
    return verbs.past and still and case.kind is SegmentKind.TIME


# words that lean on the sentence before
_LEANING = re.compile(
    r" (?:likewise|therefore|thus|accordingly|derimot|følgelig|altså|imidlertid)(?= \w)|"
    r",? (?:however|on the other hand),"
)
Found = tuple[dict[str, str], tuple[str, str]]


def _deed(view: ClauseView, case: Circumstance) -> Found | None:
    """What somebody may or must do in that case."""
    if not names_actor(view.subject, view.item.grammar) or view.clause.verbs.copula:
        return None
    found = predicate(view)
    if found is None:
        return None
    answer, taken = found
    answer = _with_the_rest(view, answer, taken)
    parts = do_question(view, taken)
    return (parts, (answer, answer)) if parts and _keeps(view, case, parts) else None


def _with_the_rest(view: ClauseView, answer: str, taken: tuple[Segment, ...]) -> str:
    """ "may take up loans or sell shares": both, where no comma parts them."""
    parse, start = view.item.parse, main_verb(view)
    later = [parse.clauses[at] for at in followers(parse, view.index)]
    near = len(later) == 1 and later[0].verbs.start - taken[-1].end <= 1
    if not near or later[0].verbs.negated or later[0].verbs.passive or later[0].verbs.copula:
        return answer
    whole = parse.slice(start, later[0].end).strip(" ,;:")
    return whole if len(whole.split()) <= _MAX_EFFECT else answer


def _keeps(view: ClauseView, case: Circumstance, parts: dict[str, str]) -> bool:
    """The question names the case: without it the answer would be another."""
    if case.front:
        return bool(parts["front"])
    said = view.item.asked(case.body, case.end, view.clause)
    return said is not None and said.strip(" ,") in parts["rest"]


def do_question(view: ClauseView, taken: tuple[Segment, ...]) -> dict[str, str] | None:
    """ "X may sell the goods" to "What may X do?"; None where the verb cannot be taken out."""
    g, verbs = view.item.grammar, view.clause.verbs
    parts = question_parts(view, wh_thing(g), taken)
    at = main_verb(view)
    if parts is None or at < 0:
        return None
    verb = verbs.base if g.english and verbs.lexical else view.item.parse.words[at].lower
    if verbs.lexical and not g.english:
        parts["finite"] = "gjorde" if verbs.past else "gjør"
        return parts
    particles = verbs.rest.lower().split()
    particles = particles[particles.index(verb) + 1 :] if verb in particles else []
    verb = " ".join([verb, *particles])  # "betale tilbake" is one deed
    pattern, do = rf"\b{re.escape(verb)}(?!\w)", "do" if g.english else "gjøre"
    if not re.search(pattern, parts["rest"]):
        return None
    parts["rest"] = re.sub(pattern, do, parts["rest"], count=1)
    behind = view.item.parse.slice(at + 1, verbs.end)  # "ta opp lån": all of it is the answer
    if behind:
        parts["rest"] = re.sub(rf"\b{do} {re.escape(behind)}\b", do, parts["rest"], count=1)
    return parts


def _event(view: ClauseView, case: Circumstance) -> Found | None:
    """What happens, may happen or must be done in that case."""
    asked, said = as_asked(view, case, alone=True), _said(view, case)
    if not asked or not said or _names_nothing(view, said[0]):
        return None
    if not 2 <= len(said[0].split()) <= _MAX_EFFECT:
        return None
    parts = _happening(view, asked)
    return (parts, said) if parts else None


def _first_has_its_own(view: ClauseView) -> bool:
    """ "is raised after a loss and lowered when ...": the case is that of the second alone."""
    clauses, host = view.item.parse.clauses, view.clause.host
    first = clauses[host].segments if host >= 0 else []
    return any(s.kind in (SegmentKind.PHRASE, SegmentKind.TIME) for s in first)


def _said(view: ClauseView, case: Circumstance) -> tuple[str, str] | None:
    """The clause without the case."""
    clause = view.clause
    if clause.cleft:  # "Uten garanti er det banken som taper"
        value = view.item.parse.slice(clause.verbs.start, clause.end).strip(" ,")
        return f"{subject_words(view)} {value}", value
    if case.front:
        return in_plain_order(view)
    if view.item.parse.words[case.start - 1].lower in _ONLY:
        return None
    inside = any(s.start < case.start for s in clause.segments) or clause.verbs.end == case.start
    if not inside or clause.subject.start > clause.verbs.start or clause.fronts:
        return None
    text = view.item.parse.slice(clause.subject.start, case.start).strip(" ,")
    own = view.item.parse.words[clause.verbs.start].lower == clause.verbs.finite.lower()
    apart = clause.kind is ClauseKind.COORDINATED and clause.verbs.start > clause.subject.end
    if apart and not own and _first_has_its_own(view):
        return None
    apart = apart and own  # but "can be cut or fall away": the verb of both
    if apart or clause.kind is ClauseKind.RELATIVE:  # "et kort, som flyttes": said of the card
        value = view.item.parse.slice(clause.verbs.start, case.start).strip(" ,")
        return None if clause.verbs.adverbs else (f"{subject_words(view)} {value}", value)
    return text, text


def _happening(view: ClauseView, asked: str) -> dict[str, str] | None:
    english, verbs = view.item.grammar.english, view.clause.verbs
    if verbs.modal in _DUTY:
        if not verbs.passive or verbs.negated:
            return None
        return pieces(wh_thing(view.item.grammar), verbs.modal, "", f"{_DONE[english]} {asked}")
    if verbs.modal in MAY:
        if verbs.negated:
            return None
        happen = "happen" if english else "skje"
        return pieces(wh_thing(view.item.grammar), verbs.modal, "", f"{happen} {asked}")
    happens = ("What", "happened" if verbs.past else "happens")
    if not english:
        happens = ("Hva", "skjedde" if verbs.past else "skjer")
    if verbs.past and verbs.modal in ("would", "ville"):
        done = "ha skjedd" if not english else "have happened"
        perfect = re.search(r"\b(?:have|ha)\b", verbs.rest) is not None
        happened = done if perfect else "happen" if english else "skje"
        return pieces(happens[0], verbs.modal, "", f"{happened} {asked}")
    return pieces(*happens, "", asked)


_DONE = {True: "be done", False: "gjøres"}


def _names_nothing(view: ClauseView, said: str) -> bool:
    """ "den mottar ytelsen": the answer would open with a pronoun for something else."""
    alone = view.clause.subject.end - view.clause.subject.start == 1
    return alone and said.split()[0].lower() in _PRONOUNS


_PRONOUNS = word_set("den de han hun it they he she")
