"""Rules for who does what: the agent of a passive, and of a participle beside its noun."""

import re
from collections.abc import Iterator

from aimstudy.domain.fact import FactKind
from aimstudy.facts.analysis import Analysed
from aimstudy.facts.asking import body, definite, pieces, wh_person
from aimstudy.facts.drafts import (
    ClauseView,
    FactDraft,
    clause_rule,
    draft_of,
    one_answer,
    sentence_rule,
)
from aimstudy.facts.noun_phrases import MAX_ANSWER, opens_with_number
from aimstudy.facts.question_forms import agent_question, inflect
from aimstudy.language.actors import names_actor
from aimstudy.language.clauses import ClauseKind, Role, Segment, SegmentKind
from aimstudy.language.grammar import Grammar
from aimstudy.language.words import Form, Word, phrase_set, word_set


@clause_rule("agent", restrictive=True)
def agent(view: ClauseView) -> Iterator[FactDraft]:
    """ "X is run by Y" answers "Who runs X?"."""
    if not view.clause.verbs.passive:
        return
    segment = _by_phrase(view)
    if segment is None or not _alone(view, segment) or _led_by(view, segment):
        return
    if _only_some(view):
        return
    answer = _whose_kind(view, segment, _NOT_WHO.sub("", trim_relative(view, segment)))
    if (
        not answer
        or _CONTRAST.search(answer)
        or len(answer.split()) > MAX_ANSWER
        or opens_with_number(view, segment)
    ):
        return
    actor = names_actor(answer, view.item.grammar)
    bare = re.sub(r"^(?:the|an?) ", "", answer.lower())
    if not actor and (bare in _WAYS or view.clause.verbs.base in _LYING):
        return
    if view.item.grammar.english:
        answer = _LEFT_OUT.sub("", answer)
    if _goes_on(view, segment) or _BOTH.search(answer):
        return
    parts = agent_question(view, segment, actor)
    several = _row_of_questions(view, segment) or _several(view, segment, answer)
    if parts and len(several) > 1:
        agents = tuple(several)
        said = view.item.parse.text
        value = said[said.find(agents[0]) : said.rfind(agents[-1]) + len(agents[-1])]
        yield draft_of(view, FactKind.LIST, "agent", agents, value, parts, core=actor, rank=2)
    elif parts:
        kind = FactKind.AGENT if actor else FactKind.CAUSE
        yield one_answer(view, kind, "agent", answer, parts, actor, 2)


def _only_some(view: ClauseView) -> bool:
    """ "Staten erstatter dyr som er tatt av rovvilt": not all "dyr" are, and none in particular."""
    bare = not view.item.grammar.english and " " not in view.subject
    head = view.item.parse.words[view.clause.subject.end - 1]
    narrowed = view.clause.kind is ClauseKind.RESTRICTIVE and head.tag == "NOUN"
    return bare and narrowed and not head.definite


_BOTH = re.compile(r" (?:by both|av begge)\b")  # "by A, by B or by both in halves"
# "by most guilds, grapes and tobacco by only a few": of other things the verb is left out
_LEFT_OUT = re.compile(
    r", (?!by\b)(?:(?!, | or ).)+? by (?:only |just )?(?:a few|some|others|the)\b.*$"
)
_CONTRAST = re.compile(r", (?:while|whereas|but|mens|men) ")  # a clause that was read as a phrase
# "by Ada Orr in a series of letters", "by the bank as early as the 1940s": no part of who
_NOT_WHO = re.compile(
    r" (?:as (?:early|late|long ago|recently) as|in an? (?:series|set|string|number|book|paper|"
    r"study|letter|report|article|speech|essay))\b.*$"
)
_LEADING = word_set("ledelse tilsyn kontroll administrasjon oppsyn")


def _led_by(view: ClauseView, segment: Segment) -> bool:
    """ "drives under ledelse | av lauget": who leads it, not who does it."""
    words = view.item.parse.words
    return words[segment.start - 1].lower in _LEADING and words[segment.start - 2].lower == "under"


_ANYBODY = word_set("personer mennesker individer people persons individuals")


def _whose_kind(view: ClauseView, segment: Segment, answer: str) -> str:
    """ "av personer med ulik bakgrunn": "personer" alone says nothing."""
    if answer.lower() not in _ANYBODY:
        return answer
    return re.split(r", ", body(view.item, segment))[0]


def _several(view: ClauseView, segment: Segment, answer: str) -> list[str]:
    """ "by A, a lawyer, and B, a clerk", "by A and by B": all of them."""
    words, joining = view.item.parse.words, view.item.grammar.coordinators
    later = [
        s
        for s in view.clause.segments
        if s.role is Role.AGENT and s.start > segment.start and words[s.start - 1].lower in joining
    ]
    named = [body(view.item, other) for other in later]
    return [*re.split(r"(?:,|,? (?:and|og|or|eller)) (?:by|av) ", answer), *named]


_ROW = re.compile(
    r"(?P<one>(?P<wh>hv|how |wh)[^,;.]+), (?P<two>(?P=wh)[^,;.]+?),? "
    r"(?:og|and) (?P<three>(?:hv|how |wh)[^,;.]+)\."
)


def _row_of_questions(view: ClauseView, segment: Segment) -> list[str]:
    """ "bestemmes av hvor man bor, hvor lenge man blir, og hva man eier": three things."""
    start = view.item.parse.words[segment.body].start
    match = _ROW.fullmatch(view.item.sentence.clean[start:].strip())
    return [match["one"], match["two"], match["three"]] if match else []


def _goes_on(view: ClauseView, segment: Segment) -> bool:
    """ "by the issuer or through a dealer": half of two ways."""
    words = view.item.parse.words
    after = words[segment.end : segment.end + 2]
    later = [s for s in view.clause.segments if s.start >= segment.end]
    aimed = bool(later) and later[0].kind is SegmentKind.PURPOSE
    if aimed and any(s.role is Role.AGENT for s in later):
        return True  # "by banks to measure risk, by hospitals to ..."
    joined = bool(after) and after[0].lower in view.item.grammar.coordinators
    return joined and len(after) > 1 and after[1].tag == "ADP" and after[1].lower != segment.lead


# "by hand" is how, "by the river" is where
_WAYS = word_set(
    "hand law accident mistake post sea night train ship bus air chance default email mail day "
    "land boat car road rail foot weight age name hour week month year piece letter"
    " tre stein is jern gull sølv papir plast"
)
_LYING = word_set("locate situate ligge")


def _by_phrase(view: ClauseView) -> Segment | None:
    for segment in view.clause.segments:
        if segment.kind is SegmentKind.PARTICIPLE:
            return None
        if segment.kind is SegmentKind.APPOSITION:
            later = [s for s in view.clause.segments if s.start > segment.start]
            return next((s for s in later if s.role is Role.AGENT), None)
        if segment.kind is SegmentKind.PHRASE and segment.lead in ("by", "av"):
            return segment
    return None


_PARTICLES = word_set("down up out off away ned opp ut bort inn over")


def _alone(view: ClauseView, segment: Segment) -> bool:
    """ "is kept alive by": the question would lose what it is kept as."""
    first = view.clause.segments[0]
    if first.kind is not SegmentKind.OBJECT or not segment.start or first is segment:
        return True
    between = body(view.item, first).lower()
    return between in _PARTICLES or any(c.isdigit() for c in between)


_NEEDS_RELATIVE = phrase_set(
    "de|dem|alle|den|noen|personer|those|those people|people|anyone|everyone|all|persons"
)


def trim_relative(view: ClauseView, segment: Segment) -> str:
    """The agent without its relative clause, unless that clause tells which one it is."""
    end = segment.relative if segment.relative > segment.body else segment.end
    short = view.item.parse.slice(segment.body, end).lower()
    known = short.startswith("the ") and len(short.split()) == 2
    if short in _NEEDS_RELATIVE or (known and view.item.parse.words[end - 1].tag == "NOUN"):
        end = segment.end  # "by the body whose risks it covers": which body
    return view.item.parse.slice(segment.body, _end_of_agent(view, segment, end)).strip(" ,")


_TERM = word_set("år måneder periode perioden years months term period")
_WORKS = word_set(
    "book article paper report study speech essay novel thesis letter pamphlet "
    "bok artikkel rapport studie tale avhandling roman brev essay skrift hefte"
)
_BESIDE_AGENT = word_set("på etter ved under gjennom med hver on after under with during every")


def _end_of_agent(view: ClauseView, segment: Segment, end: int) -> int:
    """ "av styret på grunnlag av budsjettet": the agent ends where another phrase begins."""
    words = view.item.parse.words
    for at in range(segment.body + 1, end):
        number = at + 1 < end and words[at + 1].tag == "NUM"
        written = words[at].lower in ("in", "i") and any(
            w.lemma in _WORKS for w in words[at + 1 : min(end, at + 4)]
        )
        if written:
            return at
        sort = words[at].lower == "med" and words[at - 1].tag == "NOUN"
        sort = sort and words[at - 1].number == "plur" and not words[at - 1].definite
        if words[at].tag == "ADP" and words[at].lower in _BESIDE_AGENT and not (number or sort):
            return at  # but "lærere med lang erfaring"
        term = words[at].lower == "for" and _TERM & {w.lower for w in words[at + 1 : at + 4]}
        if term:
            return at
    return end


@sentence_rule("participle-agent")
def participle_agent(item: Analysed) -> Iterator[FactDraft]:
    """ "An inquiry led by Judge Hall blamed ..." answers "Who led the inquiry?"."""
    words, g = item.parse.words, item.grammar
    past = any(w.form is Form.PAST for w in words)
    for at in range(2, len(words) - 2):
        by = words[at + 1].lower in ("by", "av")
        noun = words[at - 1].tag == "NOUN" and words[at - 2].lower in _ARTICLES
        done = words[at].form in (Form.PARTICIPLE, Form.PAST)
        if not by or not noun or not done or not past:
            continue
        known = (b for b, f in g.forms(words[at].text) if b and f is Form.PARTICIPLE)
        base = next(known, words[at].lemma)
        verb = inflect(base, Form.PAST, item.parse)
        end = _end_of_name(words, at + 2, g)
        answer = item.parse.slice(at + 2, end)
        if not verb or not answer or not names_actor(answer, g):
            continue
        thing = definite(item.parse.slice(at - 2, at).lower(), item.parse)
        parts = pieces(wh_person(g), verb, "", thing)
        yield FactDraft(
            FactKind.AGENT, "participle-agent", thing, base, (answer,), answer, parts, rank=3
        )


_ARTICLES = ("a", "an", "the", "en", "et", "ei")


def _end_of_name(words: tuple[Word, ...], start: int, g: Grammar) -> int:
    """Where the noun phrase after "by" ends."""
    for at in range(start, min(len(words), start + 8)):
        word = words[at]
        verb = word.form is not None and word.tag in ("VERB", "AUX")
        stop = not word.is_word or verb or word.tag in ("SCONJ", "CCONJ", "ADV")
        if stop or (word.tag == "ADP" and word.lower != "of") or word.lower in g.relatives:
            return at
    return start
