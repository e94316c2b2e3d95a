"""A rule for what befalls those who do something: "anyone who misses a payment loses the right".

Knows nothing of cards.
"""

from collections.abc import Iterator

from aimstudy.domain.fact import FactKind
from aimstudy.facts.asking import pieces
from aimstudy.facts.circumstances import is_whole_statement
from aimstudy.facts.drafts import ClauseView, FactDraft, clause_rule, draft_of
from aimstudy.facts.verb_phrases import MAY
from aimstudy.language.actors import is_person
from aimstudy.language.clauses import ClauseKind
from aimstudy.language.words import Form, word_set

_WHOSE = word_set("who which that som")
_BEFALLING = word_set(
    """
    lose forfeit risk face suffer die fail miste tape risikere dø
    """
)
_NAMING = word_set(
    """
    call name know term regard consider define describe see use base kalle betegne regne anse
    definere beskrive bruke omtale se pålegge kreve oblige require
    """
)
_LEANING = word_set(
    """
    derimot likevel følgelig altså imidlertid dermed derfor dessuten also however therefore thus
    """
)
_MAX_ANSWER, _MAX_SUBJECT = 16, 14


@clause_rule("fate", negated=True)
def fate(view: ClauseView) -> Iterator[FactDraft]:
    """ "Anyone who misses a payment loses the right": "What happens to anyone who ...?"."""
    verbs, item = view.clause.verbs, view.item
    if not is_whole_statement(view) or verbs.copula or view.clause.kind is not ClauseKind.MAIN:
        return
    if verbs.base in _NAMING:
        return  # "selskapet som kjøper, kalles cedent": nothing happens to it
    if not (verbs.passive or verbs.base in _BEFALLING) or not _names_a_group(view):
        return
    start, end = verbs.start, view.clause.end
    if view.clause.subject.start > start or not item.says_enough(start, end, view.clause):
        return
    later = (s.start for s in view.clause.segments if s.after_comma)
    value = item.parse.slice(start, min((end, *later))).strip(" ,;:.")
    if not 2 <= len(value.split()) <= _MAX_ANSWER:
        return
    parts = _asked(view)
    if parts:
        said = " ".join(w for w in value.split() if w.lower() not in _LEANING)
        who = _pronoun(view)
        if (
            who == "they"
            and not verbs.past
            and verbs.lexical
            and said.startswith(f"{verbs.finite} ")
        ):
            said = verbs.base + said[len(verbs.finite) :]  # "anyone who ... loses": "they lose"
        answer = f"{who} {said}".strip()
        if answer != value:
            parts["accept"] = value
        yield draft_of(view, FactKind.EFFECT, "fate", (answer,), value, parts, rank=3)


def _pronoun(view: ClauseView) -> str:
    """What stands for the subject in the answer."""
    if view.item.grammar.english:
        head = view.item.parse.words[view.clause.subject_head]
        if _is_one(view) and is_person(head.lower, view.item.grammar):
            return f"the {head.lower}"
        return "it" if _is_one(view) else "they"
    word = view.item.parse.words[view.clause.subject_head]
    if view.subject.lower().startswith(("den som", "en som", "den der")):
        return "vedkommende"
    if view.subject.lower().startswith(("de som", "dem som", "alle som")):
        return "de"
    return "de" if word.number == "plur" else ""


def _names_a_group(view: ClauseView) -> bool:
    """A subject with a relative clause that says of whom it holds."""
    span = view.clause.subject
    words = view.item.parse.words[span.start : span.end]
    if any(m.start < words[-1].end and m.end > words[0].start for m in view.item.measures):
        return False
    relative = any(word.lower in _WHOSE for word in words[1:])
    pointing = {word.lower for word in words[1:]} & {"so", "det", "this", "dette"}
    if words[0].form is Form.ING or words[0].lower in ("just", "only", "bare", "kun"):
        return False
    if view.subject.endswith((" do", " gjøre")):
        return False  # "funds which neglect to do so": what they neglect is said elsewhere
    return relative and not pointing and len(words) <= _MAX_SUBJECT


def _is_one(view: ClauseView) -> bool:
    """ "a boat that lies idle": "it"; "anyone who" and "those who": "they"."""
    verbs, words = view.clause.verbs, view.item.parse.words
    finite = verbs.finite.lower()
    thing = words[view.clause.subject.start].tag != "PRON"
    mass = bool(verbs.modal) and words[view.clause.subject_head].number == "sing"
    return thing and (mass or finite in ("is", "was", "has"))


def _asked(view: ClauseView) -> dict[str, str] | None:
    verbs, english = view.clause.verbs, view.item.grammar.english
    subject = view.subject.strip(" ,")
    if verbs.modal and verbs.modal not in MAY:
        return None
    if english:
        happen = ("What", verbs.modal, "", f"happen to {subject}")
        past = "happened" if verbs.past else "happens"
        return pieces(*(happen if verbs.modal else ("What", past, "", f"to {subject}")))
    if verbs.modal:
        return pieces("Hva", verbs.modal, "", f"skje med {subject}")
    return pieces("Hva", "skjedde" if verbs.past else "skjer", "", f"med {subject}")
