"""Rules for what stands beside a noun: its maker, its user, who a name belongs to."""

import re
from collections.abc import Iterator

from aimstudy.domain.fact import FactKind
from aimstudy.facts.analysis import Analysed
from aimstudy.facts.asking import definite, pieces, subject_words, wh_person
from aimstudy.facts.defining import predicate_around
from aimstudy.facts.drafts import ClauseView, FactDraft, clause_rule, one_answer, sentence_rule
from aimstudy.facts.question_forms import inflect, subject_question
from aimstudy.facts.rules_definition import canonical
from aimstudy.facts.rules_identity import tells_firm
from aimstudy.facts.vocabulary import lower_first
from aimstudy.language.actors import is_person, names_actor
from aimstudy.language.clauses import Clause, ClauseKind, Parse, SegmentKind
from aimstudy.language.english_words import third_person
from aimstudy.language.grammar import Grammar
from aimstudy.language.inflection import infinitive
from aimstudy.language.noun_words import ARTICLES
from aimstudy.language.words import TENSES, Form, Word, word_set

NAME_WORD = r"[A-ZÆØÅ][\w&'’-]*"
FIRM = re.compile(
    r"\b(?:AS|ASA|AB|Ltd|Inc|PLC|plc|LLC|Corp|Co|GmbH|Group|Gruppen|Eiendom|Forsikring|Insurance|"
    r"Mutual|Bank|Trust|Partners|Holding|Industrier|Industries|Sons|Daughters|Brothers|"
    r"Logistikk|Logistics|Textiles|Foods|Shipping|Rederi|Bygg|Energi|Energy|Kraft|Verft)\b"
)


# -- "a banker from Naples" after a name --------------------------------------------------------


@sentence_rule("apposition")
def named_beside(item: Analysed) -> Iterator[FactDraft]:
    """ "at Orrin Bank, a small lender in Ohio" answers "What is Orrin Bank?"."""
    words, g = item.parse.words, item.grammar
    for comma in range(1, len(words) - 2):
        if words[comma].text != "," or words[comma + 1].lower not in _OPENING:
            continue
        if any(c.subject.start == comma + 1 for c in item.parse.clauses):
            continue  # "In Austria, a landlord who ... has to"
        name = _name_before(item, comma)
        if g.english and comma == 1:
            name = lower_first(
                name, item.vocabulary
            )  # "Sawdust, a waste product, ...": a word, no name
        if {w.lower for w in words[comma + 1 : comma + 4]} & _ABOUT_ALL:
            continue  # "a label that he disliked": about more than the name
        end = _end_beside(words, comma + 1, g)
        if not name or end <= comma + 2:
            continue
        answer = item.parse.slice(comma + 1, end).strip(" ,")
        if len(answer.split()) < 3 or answer.split()[-1].lower() in g.prepositions:
            continue
        person = _is_person_said(answer, g) and not (tells_firm(answer) or FIRM.search(name))
        past = any(w.form is Form.PAST for w in words)
        finite = (
            ("was" if past and person else "is")
            if g.english
            else "var"
            if past and person
            else "er"
        )
        ask = ("Who" if person else "What") if g.english else ("Hvem" if person else "Hva")
        kind = FactKind.DEFINITION
        parts = pieces(ask, finite, name)
        yield FactDraft(kind, "apposition", name, "is", (answer,), answer, parts, rank=3)


_ABOUT_ALL = word_set(
    """
    label name term word phrase idea practice step sum figure move decision fact condition rise
    fall increase drop rate level share loss gain betegnelse navn uttrykk begrep praksis sum beløp
    nivå økning nedgang andel tap gevinst avgjørelse ordning tanke
    """
)
_OPENING = word_set("a an en et ei one")
_OF_MANY = re.compile(r"(?:one|en|et|ei) (?:of|av) (?P<them>.+)$")


def _is_person_said(answer: str, g: Grammar) -> bool:
    many = _OF_MANY.match(answer)
    return is_person(many["them"] if many else answer, g)


def _name_before(item: Analysed, comma: int) -> str:
    """The name that ends at the comma: words with capitals, but not the sentence's first alone."""
    words, at = item.parse.words, comma
    if at > 1 and words[at - 1].text.isdigit() and words[at - 2].tag == "PROPN":
        at -= 1  # "NS 8405"
    last = at
    while at > 0 and (
        words[at - 1].text[:1].isupper()
        or (words[at - 1].lower in _INSIDE_NAME and at > 1 and words[at - 2].text[:1].isupper())
    ):
        at -= 1
    if at == last or not words[last - 1].text[:1].isupper():
        return ""
    if at and words[at - 1].tag == "ADJ":
        return ""  # "the oracle of ancient Greece"
    if at == 0 and words[0].tag != "PROPN" and comma == 1:
        return ""
    ordered = words[at].form is Form.BASE and at + 1 < comma  # "Take Ruth, a painter"
    if words[at].tag == "ADP" or words[at].lower in ARTICLES or ordered:
        at += 1
    return item.parse.slice(at, comma) if comma - at <= _MAX_NAME else ""


_INSIDE_NAME = word_set("of & and og av de von van for i")
_MAX_NAME = 6


def _end_beside(words: tuple[Word, ...], start: int, g: Grammar) -> int:
    """Where a phrase ends that says what the name before it is; -1 where a clause goes on there."""
    inner = 0
    for at in range(start, len(words)):
        word = words[at]
        if word.text in ",.;:)–" and not _wider_place(words, at):
            return at
        if word.lower in g.relatives and at > start + 1 and not inner:
            inner = at
        if inner and word.tag == "PRON" and word.lower in g.pronouns - g.relatives:
            return inner
        if word.lower in g.coordinators and not inner:
            return -1
        if not inner and word.tag in ("VERB", "AUX") and word.form in TENSES:
            return -1
    return len(words)


def _wider_place(words: tuple[Word, ...], comma: int) -> bool:
    """ "in Bath, Maine": the place in which the place lies."""
    if words[comma].text != "," or comma + 1 >= len(words) or words[comma + 1].tag != "PROPN":
        return False
    at = comma
    while at and words[at - 1].tag == "PROPN":
        at -= 1
    closed = comma + 2 >= len(words) or words[comma + 2].tag == "PUNCT"
    return closed and 0 < at < comma and words[at - 1].lower in ("in", "at", "near", "from")


# -- "a loan issued by harbours", "a paper by Kenneth Moss" -------------------------------------


@clause_rule("participle-agent")
def made_by(view: ClauseView) -> Iterator[FactDraft]:
    """ "A bond is a loan issued by harbours" answers "Who issues a bond?"."""
    item, clause, g = view.item, view.clause, view.item.grammar
    words = item.parse.words
    spans = [(clause.subject.start - 1, clause.subject.end)]
    spans += [(segment.body, segment.end) for segment in clause.segments]
    for start, end in spans:
        for at in range(start + 1, end - 2):
            if at < 1 or words[at + 1].lower not in ("by", "av") or not _done(words[at]):
                continue
            agent_end = _end_of_agent(words, at + 2, end, g)
            answer = item.parse.slice(at + 2, agent_end).strip(" ,")
            if not answer or not names_actor(answer, g) or words[at - 1].tag == "AUX":
                continue
            parts = _made_parts(view, start, at, answer)
            if parts:
                yield one_answer(view, FactKind.AGENT, "participle-agent", answer, parts)
            return


@sentence_rule("participle-agent")
def user(item: Analysed) -> Iterator[FactDraft]:
    """ "A jig is a tool that joiners use in workshops" answers "Who uses a jig in workshops?"."""
    parse, g = item.parse, item.grammar
    for index, clause in enumerate(parse.clauses):
        subject = item.subjects[index]
        if clause.kind is not ClauseKind.SUBORDINATE or not subject or clause.verbs.negated:
            continue
        thing, start = _used_thing(item, clause)
        if not thing or clause.verbs.passive or clause.verbs.copula:
            continue
        opener = [w.lower for w in parse.words[start : clause.subject.start] if w.text != ","]
        if len(opener) > 1 or any(w not in ("that", "which", "whom", "som") for w in opener):
            continue
        has_object = clause.segments and clause.segments[0].kind is SegmentKind.OBJECT
        said = parse.span_text(clause.subject)
        if has_object or not names_actor(said, g) or said.lower() in g.pronouns:
            continue
        view = ClauseView(item, index, clause, subject)
        parts = subject_question(view, wh_person(g), (), thing)
        if parts:
            base, kind = clause.verbs.base, FactKind.AGENT
            yield FactDraft(kind, "participle-agent", thing, base, (said,), said, parts, rank=4)


def _used_thing(item: Analysed, clause: Clause) -> tuple[str, int]:
    """What somebody in a relative clause does something with, and where that clause opens."""
    first, defined = predicate_around(item, clause)
    if first is not None:
        return canonical(defined, item), first.relative
    named = clause.antecedent
    if not named or named.end > clause.subject.start or named.end - named.start > _MAX_NAME:
        return "", 0
    opener = item.parse.words[named.end : clause.subject.start]
    thing = item.shown(named.start, named.end)
    doing = item.parse.words[named.start].form is not None
    if not opener or not thing or "," in thing or opener[0].text != "," or doing:
        return "", 0
    return definite(thing, item.parse), named.end


@clause_rule("participle-agent")
def led_by(view: ClauseView) -> Iterator[FactDraft]:
    """ "The brigade, led by Ann Moss, had ..." answers "Who led the brigade?"."""
    item, g = view.item, view.item.grammar
    words = item.parse.words
    beside = [(aside, subject_words(view)) for aside in view.clause.asides]
    beside += [(s, _name_before(item, s.start - 1)) for s in view.clause.segments if s.after_comma]
    for aside, name in beside:
        if aside.kind is not SegmentKind.PARTICIPLE or not name or not _done(words[aside.start]):
            continue
        if words[aside.start + 1].lower not in ("by", "av"):
            continue
        end = _end_of_agent(words, aside.start + 2, aside.end, g)
        answer = item.parse.slice(aside.start + 2, end).strip(" ,")
        base = _base(words[aside.start], item.parse)
        verb = _did(view, base) if base else ""
        if answer and verb and names_actor(answer, g):
            parts = pieces(wh_person(g), verb, "", name)
            kind = FactKind.AGENT
            who = view.subject
            yield FactDraft(kind, "participle-agent", who, base, (answer,), answer, parts, rank=3)


def _done(word: Word) -> bool:
    return word.form is Form.PARTICIPLE or (word.form is Form.PAST and word.tag == "VERB")


def _made_parts(view: ClauseView, start: int, at: int, answer: str) -> dict[str, str]:
    """The question for the agent; the thing is the subject of a definition, else the noun."""
    item, g, verbs = view.item, view.item.grammar, view.clause.verbs
    words = item.parse.words
    base = _base(words[at], item.parse)
    first = view.clause.segments[0].body if view.clause.segments else -1
    defining = verbs.copula and not verbs.rest and first == start
    if defining and any(w.tag == "VERB" or w.lower in ARTICLES for w in words[start + 1 : at]):
        defining = False  # "a plan that shows the sums paid by the owner"
    if defining and words[start].lower in ARTICLES and view.clause.kind is ClauseKind.MAIN:
        verb = _did(view, base) if base else ""
        return pieces(wh_person(g), verb, "", view.subject) if verb else {}
    noun = _noun_before(words, max(start, 0), at)
    verb = _did(view, base) if base else ""
    named = next((s for s in view.clause.segments if s.body == start and s.after_comma), None)
    name = _name_before(item, start - 1) if named and named.kind is SegmentKind.APPOSITION else ""
    if name and verb and words[start].lower in ARTICLES:
        return pieces(wh_person(g), verb, "", name)
    person = noun >= 0 and is_person(item.parse.slice(noun, at), g)
    if noun < 0 or not verb or (person and not g.english):
        return {}
    thing = item.shown(noun, at)
    if not thing or (names_actor(thing, g) and not g.english) or item.topic.mentioned(answer):
        return {}
    lower = thing if words[noun].tag == "PROPN" else thing[:1].lower() + thing[1:]
    return pieces(wh_person(g), verb, "", definite(lower, item.parse))


_ONCE = word_set(
    """
    found establish create invent build design introduce write develop set launch start discover
    stifte grunnlegge opprette etablere bygge skrive utvikle tegne innføre utarbeide lage oppfinne
    devise compile coin propose commission adopt enact negotiate compose paint formulate foreslå
    prepare draft conduct perform produce publish utgi gjennomføre utforme konstruere
    """
)


def _base(word: Word, parse: Parse) -> str:
    """The verb of a participle; empty where it is not known."""
    found = [b for b, form in parse.grammar.forms(word.text) if b and form is Form.PARTICIPLE]
    return found[0] if found else infinitive(parse.lexicon, word.lower) or word.lemma


def _did(view: ClauseView, base: str) -> str:
    """ "led by" in a sentence about the past: "led"; "led by" in one about today: "leads"."""
    parse = view.item.parse
    if view.clause.verbs.past or base in _ONCE:
        return inflect(base, Form.PAST, parse)
    return third_person(base) if parse.grammar.english else inflect(base, Form.PRESENT, parse)


def _noun_before(words: tuple[Word, ...], start: int, at: int) -> int:
    """Where the noun phrase begins that ends before word ``at``; -1 without an article."""
    first = at - 1
    if words[first].tag not in ("NOUN", "PROPN"):
        return -1
    while first > start and words[first - 1].tag in ("NOUN", "ADJ", "PROPN", "NUM"):
        first -= 1
    opens = first > start and words[first - 1].lower in ARTICLES
    definite_form = words[at - 1].definite
    return first - 1 if opens else first if definite_form else -1


def _end_of_agent(words: tuple[Word, ...], start: int, end: int, g: Grammar) -> int:
    for at in range(start, end):
        word = words[at]
        verb = word.tag in ("VERB", "AUX") and word.form is not None
        stop = not word.is_word or verb or word.tag == "SCONJ" or word.lower in g.relatives
        denied = word.lower in ("rather", "instead", "not", "ikke")
        if (
            stop
            or denied
            or word.lower == g.to
            or (word.tag == "ADP" and word.lower not in ("of", "av"))
        ):
            return at
    return end


_WORKS = {
    "wrote": word_set("paper article book essay study report thesis pamphlet treatise"),
    "carried out": word_set("trial experiment survey test inquiry investigation review audit"),
    "made": word_set("proposal forecast estimate calculation"),
    "skrev": word_set("artikkel bok avhandling rapport studie essay doktorgrad"),
    "gjennomførte": word_set("undersøkelse forsøk feltforsøk gransking"),
}


@sentence_rule("participle-agent")
def work_by(item: Analysed) -> Iterator[FactDraft]:
    """ "a 1963 paper by Kenneth Moss" answers "Who wrote the 1963 paper?"."""
    words, g = item.parse.words, item.grammar
    for at in range(1, len(words) - 2):
        verb = next((v for v, nouns in _WORKS.items() if words[at].lemma in nouns), "")
        if not verb or words[at + 1].lower not in ("by", "av") or words[at].number == "plur":
            continue
        end = _end_of_agent(words, at + 2, len(words), g)
        answer = item.parse.slice(at + 2, end).strip(" ,")
        first = _noun_before(words, 0, at + 1)
        if first < 0 or not answer or not names_actor(answer, g) or not words[at + 2].is_word:
            continue
        if not any(w.text[:1].isupper() for w in words[at + 2 : end]):
            continue
        thing = definite(item.parse.slice(first, at + 1), item.parse)
        parts = pieces(wh_person(g), verb, "", thing[:1].lower() + thing[1:])
        kind = FactKind.AGENT
        yield FactDraft(kind, "participle-agent", thing, verb, (answer,), answer, parts, rank=4)
