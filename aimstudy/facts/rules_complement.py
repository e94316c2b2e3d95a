"""Rules for what a preposition adds to a verb: "focuses on Y", "divides Y into Z"."""

import re
from collections.abc import Iterator

from aimstudy.domain.fact import FactKind
from aimstudy.facts.asking import body, following, question_parts, wh_person, wh_thing
from aimstudy.facts.drafts import ClauseView, FactDraft, clause_rule, draft_of, one_answer
from aimstudy.facts.noun_phrases import (
    MAX_ANSWER,
    good_object,
    is_noun_phrase,
    opens_with_number,
)
from aimstudy.facts.rules_example_lists import example_list
from aimstudy.facts.rules_idiom import is_idiom
from aimstudy.facts.rules_way import WAYS, is_joined, is_way
from aimstudy.facts.rules_where import is_place
from aimstudy.facts.verb_phrases import MUST
from aimstudy.language.actors import is_body, is_person, names_actor
from aimstudy.language.clauses import ClauseKind, Role, Segment, SegmentKind, VerbGroup
from aimstudy.language.enumerations import split_list
from aimstudy.language.grammar import Grammar
from aimstudy.language.time_words import DAYS
from aimstudy.language.words import Form, phrase_set, word_set

# phrases that only look like an object: "on time", "i praksis"
_IDIOMS = word_set(
    """
    advance general practice turn part full average time law once last first particular fact theory
    principle effect addition total spot result order case way detail person hand course least most
    all that this these those will default mistake accident chance contrast comparison exchange
    tomannshånd forhånd private public
    formål hensikt oppgave purpose mål top writing person force cash
    life groups pairs colonies poverty peace harmony flokker par kolonier
    intervals interval degree extent grad omfang mellomrom intervaller
    måten denne
    bero form gang tillegg tusentall hundretall titusentall praksis hovedsak stedet tide dag regel
    forveien sum orden
    live bruk seg stand utgangspunktet virkeligheten utgangen måte følge stedet fall helhet hensyn
    grunn kraft hånd
    """
)
# they make an idiom alone, or describe a noun: "on average", "on average earnings"
_DESCRIBING = word_set("average general law order theory person hand case sum total full part")
_COMPLEX = word_set(
    "interest interests light absence presence course context form shape event case wake name face "
    "grounds request expense hands basis end beginning middle"
)
_VERB_PHRASES = phrase_set(
    """
    serve as|act as|function as|work as|regard as|treat as|view as|classify as|describe as|define as
    use as|see as|recognise as|recognize as|appoint as|fungere som|virke som|tjene som|opptre som
    compensate for|reimburse for|blame for|charge for|fine for|reward for|criticise for|praise for
    straffe for|kompensere for|kritisere for|belønne for|advise on|consult on
    vary by|vary in|vary with|differ in|differ by|variere etter|variere med
    center around|centre around|limit in|result in|locate in|headquarter in|consist in|specialize in
    specialise in|rest upon|focus upon|base upon|rely upon|depend upon|invest in|participate in
    take part in|sit in on|turn into|replace by|bind by|govern by|cover by|finance by|fund by
    focus on|concentrate on|depend on|rely on|base on|center on|rest on|touch on|agree on|insist on
    report on|work on|spend on|impose on|levy on|feed on|comment on|decide on|vote on|draw on
    fokusere på|konsentrere på|basere på|bygge på|legge på|bero på|satse på|jobbe på|tyde på
    bruke på|gå ut på|lytte på|stemme på|svare på|virke på|reagere på|beregne på|hvile på
    fix after|name after|fastsette etter|beregne etter|vurdere etter|fordele etter|rangere etter
    sortere etter|oppkalle etter|måle etter
    engage in|trade in|believe in|serve in|lie in|originate in|build on|live on|compose of
    dele i|inndele i|spesialisere i|spesialisere innen|delta i|investere i|vokse i|plassere i
    bestå i|munne ut i|ende i|resultere i|handle i|legge i|samle i|tro på|leve av|omfatte av
    dekke av|styre av|regulere av|finansiere av|binde av|prege av
    """
)
_NEVER = word_set(
    """
    during since until till after before within because due despite as per like unlike including
    alongside besides plus than via according instead except throughout under løpet siden inntil
    etter før innen under som ifølge utenom foruten pluss per ved inklusive uten without i
    """
) - {"i"}
_WHO_LEADS = word_set("to from for with at against til fra for med mot hos")
_AIMING = word_set(
    "aim direct gear design intend propose mean target suit rette beregne tilpasse mene"
)
_WHERE_VERBS = word_set(
    """
    locate headquarter base situate live dwell grow occur find store house bo leve vokse finne lagre
    hang lay arise originate emerge legge stå henge oppstå knuse hekke nest
    plassere oppbevare ligge holde apply gjelde operate jobbe arbeide work
    """
)
_GOING = word_set("marsjere reise dra seile fly kjøre vandre flykte ro trekke")
_CHOOSING = ("depend", "avhenge")


@clause_rule("complement", negated=True)
def complement(view: ClauseView) -> Iterator[FactDraft]:
    """ "X focuses on Y", "X is based on Y" answer "What does X focus on?"."""
    if view.clause.verbs.copula or view.clause.verbs.base == "hete" or _is_share(view):
        return
    segment = _first_phrase(view)
    if segment is not None and opens_content(view, segment):
        yield from _asked_content(view, segment)
        return
    if (
        segment is None
        or segment.lead in WAYS
        or _is_instalment(view, segment)
        or not _belongs(view, segment)
    ):
        return
    whole = view.clause.verbs.modal in MUST or view.clause.verbs.negated
    ways = ("with", "med", "under", "in accordance with", "i samsvar med", "i tråd med")
    how = view.clause.verbs.passive and segment.lead in ways and not view.clause.verbs.negated
    if view.clause.verbs.modal and whole and (how or not view.clause.verbs.passive):
        return  # what must or must not be done is asked as a whole, and how
    answer = body(view.item, segment)
    example = following(view, segment)
    if example and example.kind is SegmentKind.EXAMPLE and len(answer.split()) <= 4:
        yield from example_list(view, segment, example, answer, segment.lead)
        return
    yield from _asked(view, segment, answer, "complement")


def _is_share(view: ClauseView) -> bool:
    """ "receives half | the pension": so much of it is asked elsewhere."""
    words = view.item.parse.words
    at = view.clause.verbs.end
    return at < len(words) and words[at].lower in ("half", "double", "twice", "halve", "halvparten")


def _is_instalment(view: ClauseView, segment: Segment) -> bool:
    """ "paid in monthly instalments": how, not what in."""
    words = view.item.parse.words[segment.body : segment.end]
    if segment.lead == "on" and len(words) == 1 and words[0].lower in _UPON:
        return True
    return segment.lead in ("in", "i") and is_way(view, segment)


_UPON = word_set(  # "is weighed on landing": when
    """
    landing arrival delivery receipt completion departure death retirement maturity signing demand
    request average paper time schedule credit expiry closing entry sight display loan sale hold
    """
)


_CONTENT = word_set("at how what whether which hvordan hva hvor hvilke hvilken hvorvidt om")
_LONGEST_CONTENT = 20


def opens_content(view: ClauseView, segment: Segment) -> bool:
    """ "depends on | how much it is used", "går ut på | at varene selges"."""
    words = view.item.parse.words[segment.body : segment.end]
    return len(words) > 2 and words[0].lower in _CONTENT and bool(segment.lead)


def _asked_content(view: ClauseView, segment: Segment) -> Iterator[FactDraft]:
    last = view.clause.segments[-1]
    item, follows = view.item, last.start > segment.start and last.kind in _LATER
    end = last.end if follows and not last.after_comma else segment.end
    answer = item.parse.slice(segment.body, end).strip(" ,;:")
    if not 3 <= len(answer.split()) <= _LONGEST_CONTENT or view.clause.verbs.negated:
        return
    if not item.says_enough(segment.body, end, view.clause):
        return
    gone = tuple(s for s in view.clause.segments if s.start >= segment.start)
    parts = question_parts(view, wh_thing(item.grammar), gone[1:], strand=(segment, segment.lead))
    if parts:
        yield one_answer(view, FactKind.EFFECT, "complement", answer, parts, False, 3)


def _first_phrase(view: ClauseView) -> Segment | None:
    """The phrase right after the verb, or right after the agent of a passive."""
    for segment in view.clause.segments[:3]:
        if segment.kind is not SegmentKind.PHRASE:
            return None
        beside = segment.role in (Role.AGENT, Role.TIME, Role.DURATION) or not segment.lead
        beside = beside or segment.start < view.clause.verbs.end  # "som for varer settes til ..."
        if not beside:
            return segment
    return None


_MOVING = word_set(
    "send move bring take transfer carry ship transport drive lead sende flytte bringe ta føre "
    "frakte kjøre lede"
)


# "deler ut skilt til klubbene mot en avgift": what is paid for it is no part of to whom
_IN_RETURN = re.compile(
    r" (?:mot|for|in return for) (?:an? |en |et |ei )?(?:\w+ )?"
    r"(?:avgift|betaling|gebyr|vederlag|honorar|provisjon|kontingent|leie|fee|payment|charge|rent)$"
)


@clause_rule("second-complement")
def second_complement(view: ClauseView) -> Iterator[FactDraft]:
    """ "X divides the loans into classes" answers "What does X divide the loans into?"."""
    segments = view.clause.segments
    if view.clause.verbs.copula or view.clause.verbs.passive or len(segments) < 2:
        return
    first, second = segments[0], segments[1]
    if first.kind is not SegmentKind.OBJECT or second.kind is not SegmentKind.PHRASE:
        return
    moved = view.clause.verbs.base in _MOVING and second.lead in ("to", "til", "from", "fra")
    doing = view.item.parse.words[second.body].form is Form.ING and second.lead == "on"
    beside = second.lead in _BESIDE
    divided = beside or f"{view.clause.verbs.base} {second.lead}" in _VERB_PHRASES
    if (second.lead in _SECOND or divided or doing) and _belongs(view, second) and not moved:
        answer = _IN_RETURN.sub("", body(view.item, second))
        yield from _asked(view, second, answer, "second-complement")


_BESIDE = phrase_set(
    "on behalf of|in return for|in exchange for|in consultation with|in cooperation with|"
    "på vegne av|i bytte mot|i samråd med|i samarbeid med"
)
_SECOND = word_set("into to as against from with on til mot fra som med på om etter")


def _belongs(view: ClauseView, segment: Segment) -> bool:
    """The phrase names a thing or somebody: no time, place or number."""
    relation = f"{view.clause.verbs.base} {segment.lead}"
    timed = segment.role in (Role.TIME, Role.DURATION, Role.AGENT)
    if not segment.lead or timed or segment.after_comma or is_joined(view, segment):
        return False
    sure = relation in _VERB_PHRASES
    if is_place(view, segment) or (not sure and segment.lead.split()[0] in _NEVER):
        return False
    agents = ("av", "by", "through", "via", "gjennom")
    if segment.lead in agents and view.clause.verbs.passive and not sure:
        return False
    text = body(view.item, segment).lower().split()
    if text[:1] == ["the"] and text[2:3] == ["of"] and text[1] in _COMPLEX:
        return False  # "in the interest of": half of a preposition
    if not text or (len(text) < 4 and (text[-1] in _IDIOMS or text[0] in _IDIOMS - _DESCRIBING)):
        return False
    if segment.lead in ("i", "på", "til") and text[0] in _OF_VERB:
        return False
    if not view.item.grammar.english and (_NB_TIME.search(text[-1]) or _torn(view, segment)):
        return False
    if text[:1] == ["start"] or (segment.lead in ("from", "fra") and {"to", "til"} & set(text)):
        return False  # "from start to finish"
    if text[0] in view.item.grammar.possessives - _REFLEXIVE or _holds_measure(view, segment):
        return False
    own = " ".join(_own_words(view, segment))
    dated = bool(DAYS & set(text)) or any(c.isdigit() for c in own)
    return not dated and not opens_with_number(view, segment)


_NB_TIME = re.compile(r"(?:tid|tiden|årene|tallet|perioden|alderen|øyeblikket|natten)$")
_TALKING = word_set("samarbeide forhandle snakke diskutere konkurrere krangle avtale inngå")
_INNER = word_set("på med fra til om i")


def _torn(view: ClauseView, segment: Segment) -> bool:
    """Norwegian phrases that are no answer: "i takt | med X", "X | mellom A og B på C"."""
    words, verbs = view.item.parse.words, view.clause.verbs
    if verbs.negated and not verbs.passive and not verbs.modal:
        return True  # "Hva foregår handelen ikke på?"
    end = segment.relative if segment.relative > segment.body else segment.end
    inner = [w.lower for w in words[segment.body + 1 : end] if w.tag == "ADP"]
    subject = view.clause.subject
    beside = verbs.start < subject.start and segment.start == subject.end
    if beside and segment.lead in ("mellom", "av", "om") and _INNER & set(inner):
        return True
    if inner and words[segment.body].lower in _FIXED and words[segment.body + 1].tag == "ADP":
        return True
    if "om" in inner and verbs.base in _TALKING:
        return True
    after = following(view, segment)
    if after is None or after.start != segment.end:
        return False
    term = words[segment.end - 1].lemma in _WORDS and not after.lead
    return after.kind is SegmentKind.OBJECT or term  # "av det engelske ordet | swap"


# "tas i bruk", "går i arv", "legges til grunn": one idiom with its verb
_OF_VERB = word_set("bruk arv kraft gang stand drift grunn vent fyr søk orden hende livs kjenne")
_WORDS = word_set("ord uttrykk begrep navn betegnelse term")
_FIXED = word_set("takt tråd samsvar strid forhold likhet ly regi kraft motsetning stedet")


def _holds_measure(view: ClauseView, segment: Segment) -> bool:
    """A number in the phrase is asked for by a rule of its own.

    Not where it only describes the noun: "a study of 12 firms", "clerks with two years' service".
    """
    start = view.item.parse.words[segment.body].start
    stop = start + len(" ".join(_own_words(view, segment)))
    return any(start <= m.start < stop for m in view.item.measures)


_REFLEXIVE = word_set("sin si sitt sine")  # always the subject's, which the question names


def _own_words(view: ClauseView, segment: Segment) -> list[str]:
    """The words of the phrase up to the first preposition inside."""
    end = segment.relative if segment.relative > segment.body else segment.end
    words = view.item.parse.words[segment.body : end]
    inner = next((at for at, w in enumerate(words) if at and w.tag == "ADP"), len(words))
    return [word.lower for word in words[:inner]]


_GIVEN_TO = word_set(
    """
    credit attribute award grant give pay sell assign owe submit report send leave lend hand
    transfer refer entrust delegate melde henvise
    tilskrive tildele gi betale selge overlate sende levere rapportere overføre
    """
)


_CONTRAST = re.compile(r",? (?:but |and |men |og )?(?:not|ikke|rather than|snarere enn)\b.*$")


def _asked(view: ClauseView, segment: Segment, answer: str, rule: str) -> Iterator[FactDraft]:
    answer = _without_late_adverb(view, segment, _CONTRAST.sub("", answer))
    verbs, g = view.clause.verbs, view.item.grammar
    first = view.item.parse.words[segment.body]
    if first.form is Form.ING and g.english:
        yield from _doing(view, segment, answer, rule)
        return
    items = split_list(answer, g)
    chosen = verbs.base in _CHOOSING and len(answer.split()) <= MAX_ANSWER
    words = view.item.parse.words[segment.body : segment.end]
    whole = good_object(answer, g) and is_noun_phrase(words, g)
    if not chosen and len(items) < 3 and not whole:
        return
    kind = _kind(verbs, segment.lead, answer, g)
    ask, where = _question_word(view, segment, answer, kind)
    left = "" if where else segment.lead
    if " " in left:
        parts = _led(view, ask, segment)
    elif _after_times(view, segment):  # "inngått mellom i 1981"
        parts = question_parts(view, ask, (segment,), left)
    else:
        parts = question_parts(view, ask, strand=(segment, left))
    if parts is None or view.clause.kind is ClauseKind.RESTRICTIVE:
        return
    listed = len(items) > 2 and kind is not FactKind.AUDIENCE
    core = kind in (FactKind.AUDIENCE, FactKind.FOCUS) and segment is view.clause.segments[0]
    kind, answers = (FactKind.LIST, items) if listed else (kind, (answer,))
    if where and not listed:  # "Hvor knuses skjellene?": "i kråsen"
        answers = (f"{segment.lead} {answer}",)
        parts["accept"] = answer
    relation = f"{verbs.base} {segment.lead}"
    yield FactDraft(kind, rule, view.subject, relation, answers, answer, parts, core, rank=3)


def _question_word(
    view: ClauseView, segment: Segment, answer: str, kind: FactKind
) -> tuple[str, bool]:
    """The word to ask with, and whether the preposition belongs to the answer: "in the sun"."""
    verbs, g, lead = view.clause.verbs, view.item.grammar, segment.lead
    place = "Where" if g.english else "Hvor"
    if kind is FactKind.PLACE:
        return place, True
    if kind is FactKind.AUDIENCE or _is_somebody(view, segment, answer):
        return wh_person(g), False
    named = view.item.parse.words[segment.body].tag == "PROPN" and len(answer.split()) == 1
    if lead in ("fra", "from") and _is_origin(view, segment, named):
        return place, False
    if verbs.base in _GOING and lead == "til":  # "marsjerte til tollboden"
        return "Hvor", True
    return wh_thing(g), False


def _is_somebody(view: ClauseView, segment: Segment, answer: str) -> bool:
    """Whether the phrase names people, or a body that is given or told something."""
    g, lead = view.item.grammar, segment.lead
    handed = view.clause.verbs.base in _GIVEN_TO and not is_idiom(view)  # nobody is given a rise
    acting = (handed and lead in ("to", "til")) or lead in ("between", "mellom") or " " in lead
    if acting and names_actor(answer, g):
        return True
    return (lead in _WHO_LEADS and is_person(answer, g)) or (lead == "fra" and is_body(answer, g))


_COMING = word_set(
    "come arrive travel hail sail ship import bring komme reise seile hente importere"
)


def _is_origin(view: ClauseView, segment: Segment, named: bool) -> bool:
    """ "administreres fra Rotterdam", "came from Altona and Kiel"."""
    first = view.item.parse.words[segment.body]
    moved = view.clause.verbs.base in _COMING and first.tag == "PROPN"
    return moved or (named and not view.item.grammar.english)


def _led(view: ClauseView, ask: str, segment: Segment) -> dict[str, str] | None:
    """ "In consultation with whom ...?": a lead of several words is not left behind."""
    wh = "whom" if ask == "Who" else ask.lower()
    return question_parts(view, f"{segment.lead.capitalize()} {wh}", (segment,))


def _after_times(view: ClauseView, segment: Segment) -> bool:
    """Only times and agents stand between the verb and the phrase."""
    before = [s for s in view.clause.segments if s.start < segment.start]
    return bool(before) and all(s.role in (Role.TIME, Role.AGENT) for s in before)


def _without_late_adverb(view: ClauseView, segment: Segment, answer: str) -> str:
    """ "et lite antall drivere snarere": the adverb belongs to what follows."""
    last = view.item.parse.words[segment.end - 1]
    late = last.tag == "ADV" and answer.endswith(f" {last.text}")
    return answer.removesuffix(f" {last.text}") if late else answer


_LATER = (SegmentKind.OBJECT, SegmentKind.PHRASE, SegmentKind.PARTICIPLE)


_ON_DOING = word_set("aim use employ spend focus concentrate rely depend base consist insist")


def _doing(view: ClauseView, segment: Segment, answer: str, rule: str) -> Iterator[FactDraft]:
    """ "prohibits agents from lending money": "What ... from doing?"."""
    later = tuple(s for s in view.clause.segments if s.start > segment.start)
    kept = tuple(s for s in later if s.kind in _LATER)
    said = view.item.parse.slice(segment.body, kept[-1].end if kept else segment.end).strip(" ,;:")
    if not 2 <= len(said.split()) <= MAX_ANSWER or not answer or view.item.measures:
        return
    used = view.clause.verbs.base in _ON_DOING
    left = segment.lead if used else f"{segment.lead} doing"
    parts = question_parts(view, "What", kept, strand=(segment, left))
    items = split_list(said, view.item.grammar)
    if parts and len(items) > 1:
        yield draft_of(view, FactKind.LIST, rule, items, said, parts, rank=3)
    elif parts:
        yield one_answer(view, FactKind.ROLE, rule, said, parts, False, 3)


def _kind(verbs: VerbGroup, lead: str, answer: str, g: Grammar) -> FactKind:
    base = verbs.base
    based = base == "base" and not (verbs.passive and lead in ("in", "at"))
    if base in _WHERE_VERBS and lead in ("in", "at", "on", "i", "på", "ved") and not based:
        return FactKind.PLACE
    if base in _CHOOSING:
        return FactKind.CONDITION
    aimed = base in _AIMING and names_actor(answer, g)
    return FactKind.AUDIENCE if aimed else FactKind.FOCUS
