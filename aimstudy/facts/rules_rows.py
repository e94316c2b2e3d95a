"""Rules for rows that are no plain objects: pairs of qualities, indirect questions, deeds,
and what stands "among" others.
"""

import re
from collections.abc import Iterator

from aimstudy.domain.fact import FactKind
from aimstudy.facts.analysis import Analysed
from aimstudy.facts.asking import pieces, question_parts, wh_person, wh_thing
from aimstudy.facts.clause_lists import asked_items, deed_items
from aimstudy.facts.drafts import ClauseView, FactDraft, clause_rule, draft_of, sentence_rule
from aimstudy.facts.question_fronts import question_front
from aimstudy.facts.vocabulary import lower_first
from aimstudy.language.actors import names_actor
from aimstudy.language.clauses import ClauseKind, Role, Segment, SegmentKind
from aimstudy.language.enumerations import split_list
from aimstudy.language.noun_words import ARTICLES
from aimstudy.language.words import Form, word_set

_PAIR = re.compile(
    r"(?:either |both |enten |både )?(?P<one>[\w’'-]+(?:, [\w’'-]+)*),? (?:and|or|og|eller) "
    r"(?P<two>[\w’'-]+)$"
)


def _row(
    view: ClauseView,
    rule: str,
    items: tuple[str, ...],
    value: str,
    parts: dict[str, str],
    rank: int = 1,
) -> FactDraft:
    return draft_of(view, FactKind.LIST, rule, items, value, parts, True, rank=rank)


@clause_rule("quality-row")
def quality_row(view: ClauseView) -> Iterator[FactDraft]:
    """ "Tickets may be open or closed" answers "What may tickets be?"."""
    verbs, segments = view.clause.verbs, view.clause.segments
    if not verbs.copula or len(segments) != 1 or segments[0].kind is not SegmentKind.OBJECT:
        return
    value = view.item.parse.body_text(segments[0]).strip(" ,.")
    match = _PAIR.fullmatch(value)
    words = view.item.parse.words[segments[0].start : segments[0].end]
    qualities = [w for w in words if w.tag in ("ADJ", "VERB")]
    if match is None or not verbs.modal:
        return
    items = (*match["one"].split(", "), match["two"])
    if len(qualities) != len(items):
        return
    parts = question_parts(view, wh_thing(view.item.grammar), (segments[0],))
    if parts:
        yield _row(view, "quality-row", items, value, parts)


_HAPPENING = word_set(  # "ends when A and when B"
    """
    end start begin stop cease lapse expire apply fall rise arise occur happen close open pay vest
    ta slutt opphøre begynne starte stoppe gjelde falle stige oppstå skje utløpe betale
    """
)


@clause_rule("asked-row")
def asked_row(view: ClauseView) -> Iterator[FactDraft]:
    """ "shows who is in charge, what is done and when it began": what the card shows."""
    segments, item = view.clause.segments, view.item
    timed = bool(segments) and segments[0].kind in (SegmentKind.CONDITION, SegmentKind.TIME)
    if view.clause.verbs.copula or not segments or (timed and view.clause.verbs.base in _HAPPENING):
        return
    start = item.parse.words[segments[0].start].start
    value = item.sentence.clean[start:].strip(" .,")
    items = asked_items(value, item.grammar)
    if not items or ";" in value:
        return
    parts = question_parts(view, wh_thing(item.grammar), tuple(segments))
    if parts:
        yield _row(view, "asked-row", items, value, parts)


_ENGAGING = word_set(
    """
    hire employ train appoint use ask call require expect allow permit instruct engage
    ansette bruke leie engasjere utnevne opplære kalle pålegge tillate forvente benytte
    """
)


@clause_rule("deed-row")
def deed_row(view: ClauseView) -> Iterator[FactDraft]:
    """ "may be hired to keep the books, to buy cover and to answer": hired to do what."""
    segments, verbs, g = view.clause.segments, view.clause.verbs, view.item.grammar
    opener = "to" if g.english else "å"
    if verbs.copula or not verbs.passive or verbs.base not in _ENGAGING or not segments:
        return
    words = view.item.parse.words
    first = segments[0]
    at = next((i for i in range(first.start, first.end) if words[i].lower == opener), -1)
    if at < 0 or at > first.start + 1 or at + 1 >= first.end:
        return
    bases = frozenset(w.lower for w in words if w.form is Form.BASE)
    value = view.item.parse.slice(at + 1, segments[-1].end).strip(" ,.")
    items = deed_items(value, opener, bases, g)
    if len(items) < 2 or words[at + 1].form is not Form.BASE or _share_an_object(items):
        return
    tail = "to do" if g.english else f"{view.item.parse.slice(first.start, at)} å gjøre".strip()
    parts = question_parts(view, wh_thing(g), tuple(segments), tail)
    if parts:
        yield _row(view, "deed-row", items, value, parts)


def _share_an_object(items: tuple[str, ...]) -> bool:
    """ "to measure and improve the work": one deed in two words."""
    return len(items[-1].split()) > 1 and any(len(item.split()) == 1 for item in items[:-1])


_AMONG = re.compile(
    r"(?:Among|Blant) (?P<group>(?:the |its |their )?[\w’'-]+(?: [\w’'-]+){0,6}?) "
    r"(?P<be>are|were|is|er|var) (?P<row>[^.;:]+)\.?$"
)


@sentence_rule("among")
def among(item: Analysed) -> Iterator[FactDraft]:
    """ "Among the members are dairies and mills": who is named among the members."""
    match = _AMONG.fullmatch(item.sentence.clean)
    if match is None or item.supposed:
        return
    g = item.grammar
    value = match["row"].strip()
    items = split_list(value, g)
    words = item.parse.words
    place = len(match["group"].split()) + 1
    group = item.shown(1, place) if place < len(words) else None
    if len(items) < 2 or not group or names_other(group):
        return
    person = any(names_actor(each, g) for each in items) or names_actor(group, g)
    ask = wh_person(g) if person else wh_thing(g)
    if g.english:
        parts = pieces(
            ask, "is" if match["be"] in ("are", "is") else "was", "", f"named among {group}"
        )
    else:
        parts = pieces(ask, "nevnes", "", f"blant {group}")
    yield FactDraft(FactKind.LIST, "among", group, "be", items, value, parts, True, rank=0)


def names_other(group: str) -> bool:
    """ "other things": what they are other than, the sentence does not say."""
    return re.match(r"(?:other|others|annet|andre)\b", group) is not None


_PHASE = re.compile(
    r"(?:during|in|throughout|i løpet av|under|i) "
    r"(?P<phase>(?:the |den |det )?[\w’'-]+(?: [\w’'-]+)?)$",
    re.I,
)
_PHASE_NOUN = re.compile(
    r"\b\w*(?:phase|stage|step|fase|fasen|trinn|trinnet|etappe|etappen|steget)$", re.I
)


@clause_rule("phase")
def phase(view: ClauseView) -> Iterator[FactDraft]:
    """ "During the second stage, the fund grows": what happens during the second stage."""
    clause, parse, g = view.clause, view.item.parse, view.item.grammar
    front = parse.span_text(clause.front).strip(" ,")
    match = _PHASE.fullmatch(front)
    if match is None or not _PHASE_NOUN.search(front) or clause.verbs.modal:
        return
    asked = question_front(view)
    said = parse.slice(clause.subject.start, clause.end).strip(" ,.")
    if not g.english:
        verb = parse.slice(clause.verbs.start, clause.subject.start)
        rest = parse.slice(clause.subject.end, clause.end).strip(" ,.")
        said = f"{parse.span_text(clause.subject)} {verb} {rest}".strip()
    shown = view.item.asked(clause.subject.start, clause.end, clause)
    if not asked or shown is None or not 2 <= len(said.split()) <= 25:
        return
    answer = lower_first(said, view.item.vocabulary)
    happens = "happened" if clause.verbs.past else "happens"
    if not g.english:
        happens = "skjedde" if clause.verbs.past else "skjer"
    parts = pieces(wh_thing(g), happens, "", asked)
    yield draft_of(view, FactKind.STEP, "phase", (answer,), said, parts, rank=2)


_LED = re.compile(
    r"(?P<head>(?:(?:an?|the|en|et|ei) )?[\w’'-]+(?: [\w’'-]+)?) "
    r"(?P<lead>against|for|from|between|on|about|with|mot|for|fra|mellom|om|med) (?P<row>.+)$"
)
_FIELDS = word_set(
    "work specialise specialize train study experience arbeide jobbe spesialisere studere utdanne"
)


@clause_rule("led-row")
def led_row(view: ClauseView) -> Iterator[FactDraft]:
    """ "sells cover against hail, frost and fire" answers "Against what does X sell cover?"."""
    g = view.item.grammar
    for place, segment in enumerate(view.clause.segments):
        if segment.after_comma or segment.relative >= 0 or view.clause.verbs.copula:
            return
        said = view.item.parse.body_text(segment).strip(" ,.")
        if segment.kind is SegmentKind.OBJECT:
            match = _LED.fullmatch(said)
            if match is None:
                continue
            value = _without_goal(match["row"])
            if value != match["row"]:
                continue  # "against hail and frost to farmers": two phrases in one
            items, lead, head = split_list(value, g), match["lead"], match["head"]
        elif segment.kind is SegmentKind.PHRASE and place and segment.lead:
            items, lead, head, value = split_list(said, g), segment.lead, "", said
        else:
            continue
        if len(items) < _LEAST_LED or segment.role in _ROLES or any(i[:1].isdigit() for i in items):
            continue
        yield from _led(view, segment, lead, head, (items, value))
        return


def _without_goal(row: str) -> str:
    """The row up to a goal behind its last item: "hail and frost | to farmers"."""
    return re.sub(r"^(?P<row>.+ (?:and|or|og|eller) [^,]+?) (?:to|til) .+$", r"\g<row>", row)


_LEAST_LED = 3
_ROLES = (Role.TIME, Role.DURATION, Role.PLACE, Role.AGENT)


def _led(
    view: ClauseView, segment: Segment, lead: str, head: str, found: tuple[tuple[str, ...], str]
) -> Iterator[FactDraft]:
    g = view.item.grammar
    items, value = found
    if all(item[:1].isupper() for item in items):
        return  # names: where, or who
    person = any(names_actor(item, g) for item in items)
    what = ("whom" if person else "what") if g.english else ("hvem" if person else "hva")
    if lead in ("in", "innen", "i") and view.clause.verbs.base in _FIELDS:
        what = "which fields" if g.english else "hvilke felt"
    elif lead in ("in", "i", "of", "av"):
        return
    ask = f"{lead.capitalize()} {what}"
    parts = question_parts(view, ask, strand=(segment, head)) if head else None
    if not head:
        parts = question_parts(view, ask, (segment,))
    if parts:
        yield _row(view, "led-row", items, value, parts, 6)


def _single(view: ClauseView) -> bool:
    """ "a form that asks ...", not "damage that comes from ...": only one thing does."""
    span = view.clause.antecedent or view.clause.subject
    words = view.item.parse.words[span.start : span.end]
    return bool(words) and words[0].lower in ARTICLES - {"de"}


@clause_rule("inner-row", restrictive=True)
def inner_row(view: ClauseView) -> Iterator[FactDraft]:
    """ "a form that asks about name, age and trade" answers "What does the form ask about?"."""
    segments, g = view.clause.segments, view.item.grammar
    if view.clause.kind is not ClauseKind.RESTRICTIVE or len(segments) != 1 or not _single(view):
        return
    segment = segments[0]
    value = view.item.parse.body_text(segment).strip(" ,.")
    items = split_list(value, g)
    fits = segment.kind in (SegmentKind.OBJECT, SegmentKind.PHRASE) and segment.relative < 0
    if len(items) < _LEAST_LED or not fits or segment.role in _ROLES or view.clause.verbs.copula:
        return
    person = all(names_actor(item, g) for item in items)
    ask = wh_person(g) if person else wh_thing(g)
    parts = question_parts(view, ask, (segment,), segment.lead)
    if parts:
        yield _row(view, "inner-row", items, value, parts)


_KINDS_ROW = re.compile(
    r"(?<!\w)(?P<lead>in|by|with|i|med|på) (?P<row>\w+(?:, \w+)+,? (?:and|or|og|eller) \w+) "
    r"(?P<noun>\w+)$"
)


@clause_rule("kinds-row")
def kinds_row(view: ClauseView) -> Iterator[FactDraft]:
    """ "pays in weekly, monthly or yearly rates" answers "In which rates does X pay?"."""
    item, segments, g = view.item, view.clause.segments, view.item.grammar
    if not segments or view.clause.verbs.copula:
        return
    begin = item.parse.words[segments[0].start].start
    end = item.parse.words[segments[-1].end - 1].end
    match = _KINDS_ROW.search(item.sentence.clean[begin:end].rstrip(" ."))
    if match is None:
        return
    tags = {w.start - begin: w.tag for w in item.parse.words}
    starts = [match.start("row") + m.start() for m in re.finditer(r"\w+", match["row"])]
    kinds = [tags.get(at, "") for at in starts]
    if (
        any(tag not in ("ADJ", "ADV", "CCONJ") for tag in kinds)
        or tags.get(match.start("noun")) != "NOUN"
    ):
        return
    at = begin + match.start("lead")
    place = next(i for i, s in enumerate(segments) if item.parse.words[s.end - 1].end > at)
    head = item.sentence.clean[item.parse.words[segments[place].start].start : at].strip()
    which = f"{'which' if g.english else 'hvilke'} {match['noun']}"
    ask = f"{match['lead'].capitalize()} {which}"
    later = tuple(segments[place + 1 :])
    parts = question_parts(view, ask, later, strand=(segments[place], head))
    items = tuple(re.split(r",? (?:and|or|og|eller) |, ", match["row"]))
    if parts:
        yield _row(view, "kinds-row", items, match["row"], parts)
