"""Rules for amounts of money, shares and sizes after a verb."""

import re
from collections.abc import Iterator

from aimstudy.domain.fact import FactKind
from aimstudy.facts.amount_slots import Slot, slots
from aimstudy.facts.amounts import Asked, ask_for, asked_in_place, dimension, unit_words
from aimstudy.facts.asking import definite, kept_words, pieces, question_parts
from aimstudy.facts.drafts import ClauseView, FactDraft, clause_rule
from aimstudy.facts.measuring import inside, leaves_rival, measured_draft, shown_amount, whole
from aimstudy.facts.nouns_of_size import (
    CHANGING,
    COST_NOUN,
    how_high_nb,
    how_large_en,
    how_large_nb,
    is_change,
)
from aimstudy.facts.question_fronts import question_front
from aimstudy.language.actors import names_actor
from aimstudy.language.clauses import ClauseKind, Segment, SegmentKind
from aimstudy.language.enumerations import split_list
from aimstudy.language.quantities import Measure, QuantityKind
from aimstudy.language.words import phrase_set, word_set

_SPANNING = word_set(
    """
    range reach vary run lie go extend spread variere ligge gå spenne strekke
    """
)
_MONEY_VERBS = word_set(
    """
    cost pay charge earn receive spend save owe donate raise invest lose borrow lend win give
    grant award sell buy purchase offer refund repay contribute
    koste betale motta tjene bruke spare skylde donere investere tape låne vinne innbetale gi
    utbetale selge kjøpe tilby bevilge tildele refundere få
    """
)
_WEIGHING = word_set("weigh veie")
# prepositions that stay behind the verb when an amount of money is asked for
_STRANDED = word_set("for at på til to of on av")
_ADJUNCTS = phrase_set(
    "for|by|to|at|from|with|after|over|under|in|into|med|til|fra|ved|på|etter|i|av|"
    "in return for|in exchange for|mot|i bytte mot|i bytte for"
)


@clause_rule("money")
def money(view: ClauseView) -> Iterator[FactDraft]:
    """ "costs $300", "the cost ranges from $1800-2500"."""
    if view.clause.verbs.copula and not COST_NOUN.search(view.subject):
        return
    for slot in slots(view):
        if slot.measure.kind is not QuantityKind.MONEY:
            continue
        parts = _cost(view, slot) if COST_NOUN.search(view.subject) else _paid(view, slot)
        if parts and not leaves_rival(view, slot.measure, parts):
            yield measured_draft(view, slot.measure, parts, rule="money")
            yield from _covered(view, slot.measure)


def _cost(view: ClauseView, slot: Slot) -> dict[str, str] | None:
    """ "The fee is $300", "the cost ranges from $1800-2500": how high it is."""
    verbs, g, segment = view.clause.verbs, view.item.grammar, slot.segment
    if segment is None or segment is not view.clause.segments[0]:
        return None
    if not (verbs.base in _SPANNING or verbs.copula) or verbs.modal:
        return _paid(view, slot)
    opener = view.subject.split()[0]
    subject = (
        definite(view.subject, view.item.parse)
        if g.english and opener in ("a", "an")
        else view.subject
    )
    finite = ("was" if verbs.past else "is") if g.english else ("var" if verbs.past else "er")
    limits, front = kept_words(view, (segment,)), question_front(view)
    if limits is None or front is None or re.match(_PLURAL_COSTS, view.subject.split(" for ")[0]):
        return None  # the amount holds for some only, and the question cannot say for whom
    after = view.item.sentence.clean[slot.measure.end : slot.end].strip(" ,")
    ask = "How high" if g.english else how_high_nb(subject)
    return {**pieces(ask, finite, subject, f"{after} {limits}".strip()), "front": front}


_PLURAL_COSTS = r".*\b(?:costs|prices|fees|premiums)\b"


def _paid(view: ClauseView, slot: Slot) -> dict[str, str] | None:
    """ "Members pay $300 a year", "the house was sold for $300,000"."""
    verbs, g = view.clause.verbs, view.item.grammar
    asked = ask_for(view, slot)
    if asked is None or verbs.copula:
        return None
    plain = verbs.base in _MONEY_VERBS or slot.lead in _STRANDED or is_change(view, slot.measure)
    ask = asked.ask if plain else "How much money" if g.english else _how_many_units(view, slot)
    if _is_limit(view, slot) and not (plain and (g.english or _given_to(view, slot))):
        ask = "Up to what amount" if g.english else "Opp til hvilket beløp"
    return after_verb(view, slot, Asked(ask, asked.tail))


def _is_limit(view: ClauseView, slot: Slot) -> bool:
    """ "Each saver is covered up to $500": how far it goes, beside what is done to whom."""
    text, object_ = view.item.sentence.clean, SegmentKind.OBJECT
    beside = view.clause.verbs.passive or any(
        s.kind is object_ and s is not slot.segment for s in view.clause.segments
    )
    said = text[slot.measure.start : slot.end].lower()
    return beside and said.startswith(("up to ", "opp til ", "inntil ", "opptil "))


def _given_to(view: ClauseView, slot: Slot) -> bool:
    """ "betaler kunden inntil 900 kroner": an amount that somebody gets."""
    others = [s for s in view.clause.segments if s is not slot.segment]
    named = [s for s in others if s.kind is SegmentKind.OBJECT]
    g = view.item.grammar
    return not named or names_actor(view.item.parse.body_text(named[0]), g)


def _how_many_units(view: ClauseView, slot: Slot) -> str:
    unit = unit_words(view.item.sentence.clean, slot.measure)
    return f"Hvor mange {unit}" if unit.isalpha() and len(unit) > 3 else "Hvor mye"


def after_verb(view: ClauseView, slot: Slot, asked: Asked) -> dict[str, str] | None:
    """The question for an amount after the verb, its preposition in front or left behind."""
    segment = slot.segment
    if segment is None:
        return None
    start = view.item.parse.words[segment.body].start
    lead = "" if slot.measure.start < start else slot.lead
    if not lead:
        if segment.kind is SegmentKind.PHRASE and segment is not view.clause.segments[0]:
            return None
        return asked_in_place(view, asked.ask, segment, asked.tail)
    if segment.after_comma:
        return None
    first = segment is view.clause.segments[0]
    money = slot.measure.kind is QuantityKind.MONEY
    idiom = lead == "med" and view.clause.verbs.rest.endswith("ut")  # "må ut med 900 kroner"
    if money and first and (lead in _STRANDED or idiom) and not slot.beside:
        return question_parts(view, asked.ask, (segment,), f"{lead} {asked.tail}".strip())
    if lead not in _ADJUNCTS:
        return None
    ask = f"{lead.capitalize()} {asked.ask[:1].lower()}{asked.ask[1:]}"
    return asked_in_place(view, ask, segment, asked.tail)


def _covered(view: ClauseView, measure: Measure) -> Iterator[FactDraft]:
    """ "the cost for A and B is $9" answers "What does the cost of $9 cover?"."""
    g = view.item.grammar
    match = re.match(
        r"(?:the cost|the price|kostnaden|prisen) (?:for|of) (?P<what>.+)$", view.subject
    )
    if not match:
        return
    what = re.sub(r" (?:to be \w+|som skal \w+)$", "", match["what"])
    items = split_list(what, g)
    amount = shown_amount(view.item.sentence.clean, measure)
    if len(items) < 2:
        return
    if g.english:
        parts = pieces("What", "does", f"the cost of {amount}", "cover")
    else:
        parts = pieces("Hva", "dekker", f"kostnaden på {amount}")
    shown = tuple(re.sub(r"^the ", "", i) for i in items)
    yield FactDraft(FactKind.SCOPE, "covers", view.subject, "cover", shown, what, parts, rank=4)


@clause_rule("lies-between")
def lies_between(view: ClauseView) -> Iterator[FactDraft]:
    """ "Honoraret ligger mellom 0,4 og 1,2 prosent" answers "Hvor stort er honoraret?"."""
    verbs, g = view.clause.verbs, view.item.grammar
    segments = view.clause.segments
    if verbs.base not in _LYING or len(segments) != 1 or verbs.modal:
        return
    measure = inside(view.item, segments[0])
    kinds = (QuantityKind.MONEY, QuantityKind.PERCENT, QuantityKind.SIZE)
    if not measure or measure.kind not in kinds or COST_NOUN.search(view.subject):
        return
    front = question_front(view)
    if front is None or not whole(view.item, segments[0], measure):
        return
    if measure.kind is QuantityKind.SIZE and verbs.base in ("lie", "ligge"):
        return  # "628 meter over havet": where, not how large
    adverbs = " ".join(a for a in verbs.adverbs if a.lower() not in g.drop_adverbs)
    finite = ("was" if verbs.past else "is") if g.english else ("var" if verbs.past else "er")
    ask = how_large_en(view.subject) if g.english else how_large_nb(view.subject)
    parts = {**pieces(ask, finite, view.subject, adverbs), "front": front}
    yield measured_draft(view, measure, parts, rank=0, rule="lies-between")


_LYING = word_set("lie vary range total average amount ligge variere utgjøre")


@clause_rule("percent")
def percent(view: ClauseView) -> Iterator[FactDraft]:
    """ "pays 5 percent of the salary" answers "What percentage of the salary does X pay?"."""
    verbs = view.clause.verbs
    if verbs.copula:
        return
    for slot in slots(view):
        if slot.measure.kind is not QuantityKind.PERCENT:
            continue
        asked = ask_for(view, slot)
        if asked is None or (_elliptic(view, asked) and not slot.lead):
            continue
        if _gapped(view, slot) or (verbs.base in _SPANNING and not slot.lead):
            continue  # "fees range from 1 to 3 percent of the value"
        whole_named = " of " in asked.ask or " av " in asked.ask
        if _another_share(view, slot, asked) or _beside_object(view, slot):
            continue
        if verbs.base in CHANGING and not slot.lead and not whole_named:
            asked = Asked(_by_how_much(view, slot.measure, asked.ask), asked.tail)
        elif verbs.base == "gå" and _from_number(view, slot.measure) and not whole_named:
            asked = Asked("Hvor mye", asked.tail)
        parts = after_verb(view, slot, asked)
        if parts:
            yield measured_draft(view, slot.measure, parts, rule="percent")


def _beside_object(view: ClauseView, slot: Slot) -> bool:
    """ "allows cellulose | up to 2 percent of the weight"."""
    return _is_limit(view, slot) and slot.segment is not view.clause.segments[0]


def _another_share(view: ClauseView, slot: Slot, asked: Asked) -> bool:
    """ "9 percent of the salary and employees 2 percent"."""
    joined = re.search(r" (?:and|og) ", asked.ask) is not None
    return joined and any(
        m.kind is QuantityKind.PERCENT and m.start > slot.measure.end for m in view.item.measures
    )


def _from_number(view: ClauseView, measure: Measure) -> bool:
    """ "gikk ned fra 9 til 6 prosent": from one number to another."""
    return view.item.sentence.clean[measure.start : measure.bare_start].strip() == "fra"


def _by_how_much(view: ClauseView, measure: Measure, ask: str) -> str:
    """ "rose 5 percent": by what percentage; "fell from 11 to 6 percent": how much."""
    english = view.item.grammar.english
    if is_change(view, measure):
        return "How much" if english else "Hvor mye"
    return f"{'By' if english else 'Med'} {ask[:1].lower()}{ask[1:]}"


def _gapped(view: ClauseView, slot: Slot) -> bool:
    """ "pays 9 percent of it, | employees | 2 percent": the number of another subject."""
    segments = view.clause.segments
    before = [s for s in segments if slot.segment and s.end <= slot.segment.start]
    return any(s.kind is SegmentKind.APPOSITION for s in before)


def _elliptic(view: ClauseView, asked: Asked) -> bool:
    """ "while Y contains only 15 percent": of what?"""
    return view.index > 0 and " of " not in asked.ask and " av " not in asked.ask


# What is kept between so many degrees is kept cold or warm; what turns between them is not.
_KEEPING = word_set("keep store hold serve oppbevare lagre holde servere")
_AT_DEGREES = {"at": "At what", "to": "To what", "ved": "Ved hvilken", "til": "Til hvilken"}


@clause_rule("size")
def size(view: ClauseView) -> Iterator[FactDraft]:
    """ "covers 40 hectares", "is heated to 200 °C", "lies 40 km from Oslo"."""
    verbs, g = view.clause.verbs, view.item.grammar
    if verbs.copula:
        return
    for slot in slots(view):
        if slot.measure.kind is not QuantityKind.SIZE or slot.segment is None:
            continue
        asked = _ask_size(view, slot)
        if asked is None:
            continue
        away = _distance(view, slot)
        omit = (slot.segment, *((away,) if away else ()))
        if verbs.base in _WEIGHING and not slot.lead:
            asked = Asked("How much" if g.english else "Hvor mye")
        parts = (
            question_parts(view, asked.ask, omit, asked.tail)
            if away or asked.ask.startswith(tuple(_AT_DEGREES.values()))
            else after_verb(view, slot, asked)
        )
        if parts:
            yield measured_draft(view, slot.measure, parts, rule="size")


def _ask_size(view: ClauseView, slot: Slot) -> Asked | None:
    g, unit = view.item.grammar, slot.measure.unit
    degrees = unit.startswith(("°", "degree", "grad"))
    kept = not slot.lead and view.clause.verbs.base in _KEEPING
    if degrees and (kept or slot.lead in _AT_DEGREES):
        lead = slot.lead or ("at" if g.english else "ved")
        after = view.item.sentence.clean[slot.measure.end : slot.end].strip(" ,")
        noun = "temperature" if g.english else "temperatur"
        return Asked(f"{_AT_DEGREES[lead]} {noun}", after)
    away = _distance(view, slot)
    if away:
        return Asked(dimension(view.item.parse.segment_text(away).strip(" ,"), g))
    return ask_for(view, slot)


def _distance(view: ClauseView, slot: Slot) -> Segment | None:
    """ "40 km | from Oslo": the place that a distance is measured from."""
    sized = (QuantityKind.SIZE, QuantityKind.DURATION)
    if slot.segment is None or slot.measure.kind not in sized:
        return None
    if slot.lead and slot.measure.start >= view.item.parse.words[slot.segment.body].start:
        return None  # "over tusen år | gammel" is a bound, "i tusen år" none
    segments = view.clause.segments
    place = next(i for i, s in enumerate(segments) if s is slot.segment)
    if place + 1 >= len(segments) or not whole(view.item, slot.segment, slot.measure):
        return None
    text = view.item.parse.segment_text(segments[place + 1]).strip(" ,")
    return segments[place + 1] if dimension(text, view.item.grammar) else None


@clause_rule("amount")
def amount(view: ClauseView) -> Iterator[FactDraft]:
    """ "The pass mark is 70 percent" answers "What is the pass mark?"."""
    verbs = view.clause.verbs
    restrictive = view.clause.kind is ClauseKind.RESTRICTIVE
    if not verbs.copula or not view.clause.segments or restrictive:
        return
    head = view.item.parse.words[view.clause.subject_head]
    single = verbs.finite.lower() in ("is", "was")
    if view.item.grammar.english and single and head.tag == "NOUN" and head.number == "plur":
        return  # "the average in other nations is 41%": no nation is
    slot = next(slots(view), None)
    if slot is None or slot.segment is not view.clause.segments[0]:
        return
    measure = slot.measure
    if measure.kind is QuantityKind.DATE:
        return
    if COST_NOUN.search(view.subject) and measure.kind is QuantityKind.MONEY:
        return
    original = view.item.parse.span_text(view.clause.subject).lower()
    asked = _ask_copula(view, slot)
    if asked is None or original in ("there", "det", "it") or _of_what(view, measure):
        return
    away = _distance(view, slot)
    omit = (slot.segment, *((away,) if away else ()))
    front, kept = question_front(view), kept_words(view, omit)
    if front is None or kept is None:
        return
    g = view.item.grammar
    adverbs = " ".join(a for a in verbs.adverbs if a.lower() not in g.drop_adverbs)
    rest = " ".join(p for p in (adverbs, verbs.rest, asked.tail, kept) if p)
    parts = {**pieces(asked.ask, verbs.finite.lower(), view.subject, rest), "front": front}
    if not leaves_rival(view, measure, parts):
        yield measured_draft(view, measure, parts, rule="amount")


_ELLIPTIC = word_set(
    "average share figure number rate proportion total amount andelen antallet tallet snittet "
    "gjennomsnittet beløpet satsen"
)


def _of_what(view: ClauseView, measure: Measure) -> bool:
    """ "while the share was 15 percent": of what, an earlier clause tells."""
    head = re.sub(r"^(?:the|an?) ", "", view.subject.lower()).split(" ")
    return view.index > 0 and head[0] in _ELLIPTIC and head[1:2] not in (["of"], ["av"])


def _ask_copula(view: ClauseView, slot: Slot) -> Asked | None:
    """ "How long is the bridge", "What is the pass mark", "Hvor stort var budsjettet"."""
    g, measure, segment = view.item.grammar, slot.measure, slot.segment
    if segment is None or measure.unit in ("times", "ganger"):
        return None
    after = view.item.sentence.clean[measure.end : slot.end].strip(" ,")
    away = _distance(view, slot)
    shaped = dimension(after, g) or (
        dimension(view.item.parse.segment_text(away).strip(" ,"), g) if away else ""
    )
    if shaped and measure.kind in (QuantityKind.SIZE, QuantityKind.DURATION):
        return Asked(shaped)
    if (
        after
        or view.clause.verbs.rest
        or (measure.kind is QuantityKind.COUNT and measure.noun_end > 0)
    ):
        return None
    timed = re.search(
        r"(?:tid(?:en)?|periode[n]?|duration|period|time|frist(?:en)?)\b", view.subject
    )
    if measure.kind is QuantityKind.DURATION and timed:
        return Asked("How long" if g.english else "Hvor lang")
    if slot.lead == "på":
        return Asked(how_large_nb(view.subject))
    if slot.lead and slot.measure.start >= view.item.parse.words[segment.body].start:
        return None
    return Asked("What" if g.english else "Hva")
