"""The usual shapes of a question, so that a rule says only what it asks for.

A subject question keeps the clause's verb ("Who opened the bridge?"); an object or adjunct question
inverts it ("What did she open?"). Knows no rule.
"""

import re
from collections.abc import Mapping
from functools import cache

from aimstudy.facts.asking import kept_words, pieces, question_parts, subject_words, wh_person
from aimstudy.facts.drafts import ClauseView
from aimstudy.facts.question_fronts import question_front
from aimstudy.language.actors import is_body, is_person
from aimstudy.language.clauses import Parse, Segment, SegmentKind, VerbGroup
from aimstudy.language.english_words import third_person
from aimstudy.language.grammar import ENGLISH, NORWEGIAN
from aimstudy.language.inflection import verb_form
from aimstudy.language.tokens import BECOME
from aimstudy.language.words import Form, word_set

_SINGULAR = {
    "are": "is",
    "were": "was",
    "have": "has",
    "do": "does",
    "aren't": "isn't",
    "weren't": "wasn't",
    "haven't": "hasn't",
    "don't": "doesn't",
}
_BECOMES_HAVE = {"er": "har", "var": "hadde"}


@cache
def _table(english: bool) -> Mapping[tuple[str, Form], str]:
    grammar = ENGLISH if english else NORWEGIAN
    table: dict[tuple[str, Form], str] = {}
    for word, readings in grammar.verb_forms.items():
        for base, form in readings:
            table.setdefault((base, form), word)
    return table


def inflect(base: str, form: Form, parse: Parse) -> str:
    """``base`` in another form; empty where the verb is not known.

    The grammar's own verbs come first: they have one usual form where the lexicon has several.
    """
    known = _table(parse.grammar.english).get((base, form), "")
    return known or verb_form(parse.lexicon, base, form)


def subject_question(
    view: ClauseView,
    ask: str,
    omit: tuple[Segment, ...] = (),
    thing: str = "",
    plural: bool = False,
) -> dict[str, str] | None:
    """ "Peter Holm introduced it in 1871" to "Who introduced it in 1871?".

    ``thing`` is an object that the clause itself does not name; ``plural`` keeps the verb as it
    is ("Which firms find ...").
    """
    verbs, g = view.clause.verbs, view.item.grammar
    finite = verbs.finite.lower()
    if finite == "cannot":
        return None
    if g.english and not plural:
        bare = verbs.lexical and verbs.plural
        finite = third_person(verbs.base) if bare else _SINGULAR.get(finite, finite)
    return _about_subject(view, ask, finite, verbs.rest, thing, omit)


FOUNDING = word_set("grunnlegge stifte opprette etablere danne")


def agent_question(view: ClauseView, segment: Segment, actor: bool) -> dict[str, str] | None:
    """ "It was introduced by X in 1871" to "Who introduced it in 1871?".

    Where the active form is not known, or would be ambiguous, the passive stays: "Who was it
    introduced by?".
    """
    g = view.item.grammar
    # "Hvem utnevner direktøren?" leaves open who appoints whom
    founded = view.clause.verbs.base in FOUNDING  # a body is founded, it seldom founds
    acting = is_person(view.subject, g) or (is_body(view.subject, g) and not founded)
    two_readings = not g.english and acting
    if actor and not two_readings:
        active = _active(view.clause.verbs, view.item.parse)
        if active:
            finite, rest = active
            return _about_subject(view, wh_person(g), finite, rest, subject_words(view), (segment,))
    ask = wh_person(g) if actor else "What" if g.english else "Hva"
    return question_parts(view, ask, (segment,), segment.lead, keep=False)


def _about_subject(
    view: ClauseView, ask: str, finite: str, rest: str, thing: str, omit: tuple[Segment, ...]
) -> dict[str, str] | None:
    g, verbs = view.item.grammar, view.clause.verbs
    segments = view.clause.segments
    if segments and view.item.parse.slice(verbs.end, segments[0].start).strip(" ,;:"):
        return None  # words between verb and segments were not understood
    kept, front = kept_words(view, omit), question_front(view)
    if front is None and all(s.kind in _AIMS for s in view.clause.fronts):
        front = ""  # "To reduce these problems, ...": who does it can be asked without
    if not finite or kept is None or front is None:
        return None
    adverbs = " ".join(a for a in verbs.adverbs if a.lower() not in g.drop_adverbs | _LINKING)
    rest = re.sub(r" ?\b(?:i tillegg|in addition)\b", "", rest).strip()
    rest = " ".join(w for w in rest.split() if w.lower() not in _LINKING)
    before = g.english and finite not in g.finite_aux
    if before or ask.endswith(" som"):
        early, rest = _early(rest) if ask.endswith(" som") else ("", rest)
        finite, adverbs = " ".join(p for p in (adverbs, early, finite) if p), ""
    late = " ".join(w for w in rest.split() if g.english and w.endswith("ly"))
    rest = " ".join(w for w in rest.split() if not (g.english and w.endswith("ly")))
    words = " ".join(part for part in (adverbs, rest, thing, late, kept) if part)
    who, cleft, _ = ask.partition(" er det som")  # the question word alone tells what is asked for
    return {**pieces(who, f"{cleft} {finite}".strip(), "", words), "front": front}


_EARLY = word_set(
    "senere siden snart stadig ofte sjelden aldri alltid først gjerne nylig tidligere"
)


def _early(rest: str) -> tuple[str, str]:
    """ "ga senere ut boken": "som senere ga ut boken"; the adverb, and what is left behind it."""
    words = rest.split()
    size = next((i for i, w in enumerate(words) if w.lower() not in _EARLY), len(words))
    return " ".join(words[:size]), " ".join(words[size:])


def asked_whom(parts: dict[str, str]) -> dict[str, str]:
    """ "Hvem trener klubben?" could be asked of both: "Hvem er det klubben trener?"."""
    return {**parts, "ask": f"{parts['ask']} er det {parts['subject']}", "subject": ""}


_AIMS = (SegmentKind.PURPOSE, SegmentKind.INFINITIVE)
# they tie a sentence to the one before
_LINKING = word_set(
    "so now nå then thus therefore hence da deretter dermed derfor likevel imidlertid dessuten"
)


def _active(verbs: VerbGroup, parse: Parse) -> tuple[str, str] | None:
    """Finite verb and rest of the active form of a passive; None where it is not sure."""
    return _active_en(verbs, parse) if parse.grammar.english else _active_nb(verbs, parse)


def _active_en(verbs: VerbGroup, parse: Parse) -> tuple[str, str] | None:
    finite, rest = verbs.finite.lower(), verbs.rest.split()
    if finite in ("is", "are", "was", "were") and rest and rest[0] != "being":
        past = finite in ("was", "were")
        form = inflect(verbs.base, Form.PAST, parse) if past else third_person(verbs.base)
        return (form, " ".join(rest[1:])) if inflect(verbs.base, Form.PAST, parse) else None
    if finite in ("has", "have", "had") and rest[:1] == ["been"]:
        return ("had" if finite == "had" else "has"), " ".join(rest[1:])
    if verbs.modal and finite != "cannot" and rest[:1] == ["be"] and len(rest) > 1:
        return finite, " ".join([verbs.base, *rest[2:]])
    return None


def _active_nb(verbs: VerbGroup, parse: Parse) -> tuple[str, str] | None:
    finite, rest = verbs.finite.lower(), verbs.rest.split()
    present, past = inflect(verbs.base, Form.PRESENT, parse), inflect(verbs.base, Form.PAST, parse)
    if not present or not past:
        return None
    if verbs.lexical and finite.endswith("s"):
        return present, verbs.rest
    if finite in ("ble", "blir") and rest:
        return (past if finite == "ble" else present), " ".join(rest[1:])
    if finite in _BECOMES_HAVE and rest and rest[0] not in BECOME:
        return _BECOMES_HAVE[finite], verbs.rest
    if finite in _BECOMES_HAVE and len(rest) > 1:
        return _BECOMES_HAVE[finite], " ".join(rest[1:])
    if verbs.modal and len(rest) == 1 and rest[0].endswith("s"):
        return finite, verbs.base
    if verbs.modal and len(rest) > 1 and rest[0] == "bli":
        return finite, " ".join([verbs.base, *rest[2:]])
    return None
