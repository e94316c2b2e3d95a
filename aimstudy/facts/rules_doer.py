"""Rules that ask for the subject of an active clause: who or what does something."""

import re
from collections.abc import Iterator

from aimstudy.domain.fact import FactKind
from aimstudy.facts.asking import pieces, wh_person, wh_thing
from aimstudy.facts.drafts import ClauseView, FactDraft, clause_rule, draft_of
from aimstudy.facts.noun_phrases import (
    MAX_ANSWER,
    WEAK_VERBS,
    is_noun_phrase,
    opens_with_number,
    sound_object,
)
from aimstudy.facts.question_forms import FOUNDING, inflect, subject_question
from aimstudy.facts.vocabulary import lower_first
from aimstudy.facts.wares import only_things_do
from aimstudy.language.actors import is_person, names_actor
from aimstudy.language.clauses import STATING, ClauseKind, Role, Segment, SegmentKind
from aimstudy.language.inflection import singular
from aimstudy.language.words import TENSES, Form, word_set

_NO_DEED = word_set(
    """
    have be cost last include contain mean resemble consist comprise belong depend number total
    ha være koste vare skyldes inneholde bety ligne omfatte utgjøre bestå tilhøre avhenge telle
    """
)
# states: said of somebody they tell something, said of a thing they do not
_STATES = word_set(
    "need require want know receive get lack trenge behøve ønske vite motta få mangle kreve"
)
# what a thing can do to another: the fire destroyed, the storm delayed
_HAPPENING = word_set(
    """
    destroy damage kill injure hit strike cause trigger flatten sink end delay stop start ruin wreck
    flood bury cover close create form break shatter block ødelegge skade drepe treffe forårsake
    utløse senke stanse forsinke stoppe begrave dekke skape danne knuse rive
    """
)
_ONLY = word_set("only bare kun")
_LOOSE = word_set(
    """
    some many most few several all each every any one other others such both noen mange de fleste
    få flere alle hver hvert enhver andre slike begge man
    """
)


# words that point at the subject that is asked for
_MINE = re.compile(r"\b(?:his|her|itself|deres)\b|\b(?:there|der)$")


_ONLY_SHARE = re.compile(r"(?:a flat |bare )?[\d.,]+(?: ?%| prosent| percent)")  # of what?


@clause_rule("doer")
def doer(view: ClauseView) -> Iterator[FactDraft]:
    """ "The court fixes the fee" answers "Who fixes the fee?"."""
    news = subject_is_news(view)
    told = news or _acts(view) or _may(view) or _turns_to(view) or _has_title(view)
    if not (told or _works(view)):
        return
    item, g = view.item, view.item.grammar
    said = _BESIDE.sub("", item.parse.span_text(view.clause.subject))
    shown = subject_text(view)
    wares = only_things_do(view)
    actor = names_actor(shown, g) and not wares
    ask = wh_person(g) if actor else wh_thing(g)
    which, named = _titled(view)
    if which:
        said = shown = named
        parts = subject_question(view, which)
    elif wares:
        parts = subject_question(view, ask)
    elif not g.english and not actor:
        parts = _caused(view) if told else subject_question(view, "Hva er det som")
    elif not g.english and _could_be_subject(view):
        parts = subject_question(view, f"{ask} er det som")
    else:
        parts = subject_question(view, ask)
    if parts and not _MINE.search(parts["rest"]) and not _ONLY_SHARE.fullmatch(parts["rest"]):
        parts["rest"] = f"{parts['rest']} {said_content(view)}".strip()
        kind = FactKind.AGENT if actor else FactKind.CAUSE
        rank = 3 if news else 7
        yield draft_of(view, kind, "doer", (shown,), said, parts, rank=rank)


def _titled(view: ClauseView) -> tuple[str, str]:
    """ "The trade body Merlin estimated ...": "Which trade body" and its name."""
    item, subject = view.item, view.clause.subject
    words, english = item.parse.words[subject.start : subject.end], item.grammar.english
    at = 1 if words[0].lower in ("the", "den", "det") else 0
    start = at
    if at < len(words) and words[at].lower in _STORMS:
        at += 1
    while at < len(words) and words[at].tag == "NOUN" and (at == 0 or words[at].text.islower()):
        at += 1
        if not english:
            break
    name = words[at:]
    if at == start or not name or not all(w.text[:1].isupper() for w in name):
        return "", ""
    title = " ".join(w.text for w in words[start:at])
    kind = words[at - 1]
    if is_person(title, item.grammar) or (not english and not kind.definite):
        return "", ""
    storm = words[start].lower in _STORMS
    told = item.parse.slice(subject.start + (start if storm else at), subject.end)
    if english:
        return f"Which {title.lower()}", told
    noun = singular(item.parse.lexicon, title.lower())
    which = "Hvilket" if kind.gender == "n" or title.lower().endswith("et") else "Hvilken"
    return (f"{which} {noun}", told) if noun != title.lower() else ("", "")


def _has_title(view: ClauseView) -> bool:
    """ "The freighter Maria Grund ran aground": which freighter did."""
    verbs, clause = view.clause.verbs, view.clause
    plain = clause.kind in STATING and not verbs.passive and not verbs.copula and clause.segments
    return bool(plain) and can_be_asked_for(view, several=True) and bool(_titled(view)[0])


_STORMS = word_set("hurricane typhoon cyclone storm orkanen stormen syklonen uværet")


def said_content(view: ClauseView) -> str:
    """ "that prices will rise": without it "Who warns?" would ask nothing."""
    first = view.clause.segments[0] if view.clause.segments else None
    if first is None or first.kind is not SegmentKind.CONTENT or first.end - first.start > _LONGEST:
        return ""
    return view.item.asked(first.start, first.end, view.clause) or ""


_LONGEST = 14


def _could_be_subject(view: ClauseView) -> bool:
    """ "Hvem ansetter direktøren?" leaves open who employs whom."""
    first = view.clause.segments[0] if view.clause.segments else None
    if first is None or first.kind is not SegmentKind.OBJECT:
        return False
    if view.clause.verbs.base in FOUNDING:
        return False
    return names_actor(view.item.parse.body_text(first), view.item.grammar)


_MAY = word_set("may can must shall should kan må skal bør får")


def _may(view: ClauseView) -> bool:
    """ "Anyone with a licence may apply": what somebody may do, without an object."""
    verbs, clause = view.clause.verbs, view.clause
    if verbs.modal not in _MAY or verbs.passive or verbs.copula or clause.kind not in STATING:
        return False
    told = (SegmentKind.OBJECT, SegmentKind.CONTENT)
    if any(s.kind in told for s in clause.segments):
        return False
    subject = view.item.parse.words[clause.subject.start : clause.subject.end]
    whole = subject[0].lower in ("anyone", "everyone") and len(subject) > 2
    text = subject_text(view)
    known = view.item.topic.mentioned(view.subject) or len(subject) > MAX_ANSWER
    asked = can_be_asked_for(view, several=True)
    return not known and (whole or (asked and is_person(text, view.item.grammar)))


def subject_text(view: ClauseView) -> str:
    """The subject as it stands in the sentence, without a sentence's capital."""
    said = _BESIDE.sub("", view.item.parse.span_text(view.clause.subject))
    if said.lower() == view.subject.lower():
        return view.subject
    return lower_first(said, view.item.vocabulary)


# "huseierne for første gang", "Orrin Bank in 2018": when, not who
_BESIDE = re.compile(
    r" (?:i|in|siden|since) \d{4}$| for (?:the first time|første gang)$|"
    r" (?:hver|hvert) (?:år|måned|uke|dag|kvartal|gang)$"
)


def _acts(view: ClauseView) -> bool:
    """Somebody does something to something."""
    item, segments = view.item, view.clause.segments
    if not _names_doer(view) or not segments:
        return False
    first = segments[0]
    if first.kind is SegmentKind.CONTENT:
        return True
    verbal = first.kind is SegmentKind.OBJECT and _is_verbal(view, first)
    counted = first.kind is SegmentKind.OBJECT and opens_with_number(view, first)
    if not (verbal or counted or sound_object(view, first) or _stays(view, first)):
        return False
    return item.parse.body_text(first).lower() not in item.grammar.pronouns


def _works(view: ClauseView) -> bool:
    """ "Tar protects the hull": a thing that does something to another."""
    item, verbs, segments = view.item, view.clause.verbs, view.clause.segments
    if view.clause.kind not in STATING or verbs.passive or verbs.copula or not segments:
        return False
    if verbs.base in _NO_DEED | _STATES | WEAK_VERBS | _SHOWING or verbs.negated:
        return False
    first = segments[0]
    if not sound_object(view, first) or opens_with_number(view, first) or view.clause.front:
        return False
    known = item.parse.body_text(first).lower() in item.grammar.pronouns
    return not known and can_be_asked_for(view) and view.clause.kind is not ClauseKind.RELATIVE


_SHOWING = word_set(
    "show reveal suggest indicate say state exceed reach enter become vise si tyde overstige nå bli"
)


def _names_doer(view: ClauseView) -> bool:
    """An active clause about somebody new who can be asked for."""
    verbs = view.clause.verbs
    if view.clause.kind not in STATING or verbs.passive or verbs.copula or verbs.base in _NO_DEED:
        return False
    if not names_actor(subject_text(view), view.item.grammar) or _ONLY & set(verbs.adverbs):
        return False
    return can_be_asked_for(view, several=True)


def _turns_to(view: ClauseView) -> bool:
    """ "Lenders rely on the ratio": a verb with a preposition and what it is about."""
    segments = view.clause.segments
    if not segments or segments[0].kind is not SegmentKind.PHRASE or not _names_doer(view):
        return False
    first = segments[0]
    words = view.item.parse.words[first.body : first.end]
    told = first.lead not in ("", "as", "som") and first.role is Role.NONE and not first.after_comma
    noun = any(w.tag in ("NOUN", "PROPN") for w in words)
    if not is_person(subject_text(view), view.item.grammar):
        return False
    return told and noun and view.clause.verbs.base not in _STATES


def _stays(view: ClauseView, segment: Segment) -> bool:
    """An object that stands in the question: a noun of any length, even with a number in it."""
    words = view.item.parse.words[segment.body : segment.end]
    own = words[: max(segment.relative - segment.body, 0)] or words
    noun = any(w.tag in ("NOUN", "PROPN") for w in own)
    verb = any(w.tag in ("VERB", "AUX") and w.form in TENSES for w in own)
    return segment.kind is SegmentKind.OBJECT and noun and not verb and own[0].tag != "PRON"


def _is_verbal(view: ClauseView, segment: Segment) -> bool:
    """ "recommend tracking the ratio", "tend to prefer it"."""
    words, g = view.item.parse.words, view.item.grammar
    first = words[segment.body]
    return first.lower == g.to or (g.english and first.form is Form.ING)


def subject_is_news(view: ClauseView) -> bool:
    """True where the sentence tells who or what does something to what is known already.

    Known is the topic, and what stands in the definite form after the name of somebody else.
    """
    item, verbs, segments = view.item, view.clause.verbs, view.clause.segments
    if view.clause.kind not in STATING or verbs.passive or verbs.copula or not segments:
        return False
    if verbs.base in _NO_DEED | _STATES or segments[0].kind is not SegmentKind.OBJECT:
        return False
    if not can_be_asked_for(view):
        return False
    if view.clause.cleft or _is_topic(view, segments[0]):
        return True
    person = not item.grammar.english and names_actor(
        item.parse.body_text(segments[0]), item.grammar
    )
    return _is_known(view, segments[0]) and _is_somebody_new(view) and not person


def can_be_asked_for(view: ClauseView, several: bool = False) -> bool:
    """True for a subject that is a whole noun phrase of the sentence and not the topic.

    With ``several`` also for some of many: "most insurers", "nine states".
    """
    item, subject = view.item, view.clause.subject
    words = item.parse.words[subject.start : subject.end]
    text = item.parse.span_text(subject)
    if not words or _names_topic(view, several):
        return False
    if several and _ANYONE.match(text):
        return len(words) <= MAX_ANSWER
    if words[0].tag == "PRON" or not any(w.tag in _NAMING for w in words):
        return False
    first = words[0].lower
    counted = several and first in _QUANTIFIED and len(words) > 1 and words[1].tag in _NOMINAL
    if first in _DENYING:
        return False
    vague = first in _LOOSE and not counted and (len(words) < 4 or words[1].tag == "ADP")
    if vague or first in item.grammar.possessives:
        return False
    number = any(w.tag == "NUM" for w in words[:3]) or any(c.isdigit() for c in text)
    if several and number:
        own = next((i for i, w in enumerate(words) if w.tag == "ADP"), len(words))
        said = item.parse.slice(subject.start, subject.start + own)
        number = any(c in said for c in "0123456789%") or first in _SHARES
    return len(words) <= MAX_ANSWER and not number and is_noun_phrase(words, item.grammar)


_ANYONE = re.compile(
    r"(?:anyone|everyone|those|whoever|den|de) (?:who|with|under|over|som|med) ", re.I
)


def _names_topic(view: ClauseView, several: bool) -> bool:
    """The topic itself; "drivers employed by the society" are somebody else."""
    item, subject = view.item, view.clause.subject
    words = item.parse.words[subject.start : subject.end]
    g = item.grammar
    own = len(words)
    if several:
        own = next(
            (
                i
                for i, w in enumerate(words)
                if i and (w.tag in ("ADP", "VERB", "PUNCT") or w.lower in g.relatives)
            ),
            own,
        )
    text = item.parse.slice(subject.start, subject.start + own)
    if own < len(words):
        return item.topic.mentioned(text)
    return item.topic.mentioned(text) or item.topic.mentioned(view.subject)


_NAMING = ("NOUN", "PROPN", "NUM", "X")
_SHARES = word_set("half third quarter halvparten tredjedelen")
_DENYING = word_set("no ingen not neither nor ikke verken hverken")
_QUANTIFIED = word_set(
    "some many most few several all each every any noen mange flere få alle hver hvert enhver"
)
_NOMINAL = ("NOUN", "ADJ", "PROPN")


def _is_topic(view: ClauseView, segment: Segment) -> bool:
    item = view.item
    words = item.parse.words[segment.body : segment.end]
    text = item.asked(segment.body, segment.end, view.clause)
    short = len(words) <= 3 and words[0].lower not in ("a", "an", "en", "et", "ei")
    return bool(text) and short and item.topic.mentioned(text or "")


def _is_known(view: ClauseView, segment: Segment) -> bool:
    words = view.item.parse.words[segment.body : segment.end]
    if not words or any(w.text in ",:" for w in words) or len(words) > 8:
        return False
    if view.item.grammar.english:
        return words[0].lower in ("the", "this", "its")
    last = words[0] if len(words) == 1 else next((w for w in words if w.tag == "NOUN"), words[-1])
    definite = last.tag == "NOUN" and last.lower.endswith(("en", "et", "ene", "a"))
    return words[0].lower in ("den", "det", "de") or definite


def _is_somebody_new(view: ClauseView) -> bool:
    """A name, or an indefinite phrase about something that happened."""
    subject = view.clause.subject
    words = view.item.parse.words[subject.start : subject.end]
    named = all(w.text[:1].isupper() for w in words if w.tag in ("NOUN", "PROPN", "ADJ"))
    first = words[0].lower
    indefinite = first in ("a", "an", "en", "et", "ei") and view.clause.verbs.past
    actor = names_actor(subject_text(view), view.item.grammar)
    if indefinite and not actor and view.clause.verbs.base not in _HAPPENING:
        return False
    return (named and words[-1].tag == "PROPN") or indefinite


def _caused(view: ClauseView) -> dict[str, str] | None:
    """ "En brann ødela kirken" to "Hva ble kirken ødelagt av?": the active form is ambiguous."""
    verbs, segments = view.clause.verbs, view.clause.segments
    participle = inflect(verbs.base, Form.PARTICIPLE, view.item.parse)
    thing = view.item.asked(segments[0].start, segments[0].end, view.clause)
    plain = verbs.lexical and not verbs.rest and not verbs.adverbs
    if not participle or not thing or not plain or len(segments) > 1:
        return None
    return pieces("Hva", "ble" if verbs.past else "blir", thing, f"{participle} av")
