"""Rules for what something is for and why it is done."""

import re
from collections.abc import Iterator

from aimstudy.domain.fact import FactKind
from aimstudy.facts.asking import body, pieces, question_parts, wh_thing
from aimstudy.facts.drafts import ClauseView, FactDraft, clause_rule, draft_of, one_answer
from aimstudy.facts.rules_consequence import came_about
from aimstudy.facts.rules_predicate import owned
from aimstudy.facts.verb_phrases import continues_infinitive, followers
from aimstudy.language.clauses import Segment, SegmentKind
from aimstudy.language.grammar import Grammar
from aimstudy.language.words import phrase_set, word_set

_MAX_CLAUSE = 22
_USING = word_set("use employ utilize utilise spend bruke benytte anvende utnytte")
_INTENDED = phrase_set("mean|intend|design|create|set up|make|ment|mene|ta|lage|utforme")


@clause_rule("purpose")
def purpose(view: ClauseView) -> Iterator[FactDraft]:
    """ "in order to advance their careers" answers "Why do X ...?"."""
    item, clause = view.item, view.clause
    told = any(s.kind is SegmentKind.PURPOSE for s in clause.segments)
    taken = clause.verbs.base in _TAKES_INFINITIVE and not _needs_thing(view)
    if clause.verbs.copula or (taken and not told) or clause.verbs.base in _FOR_DEED:
        return
    for segment in clause.segments:
        if not _is_purpose(view, segment):
            continue
        later = tuple(s for s in clause.segments if s.start >= segment.start)
        answer = item.parse.slice(segment.start, _purpose_end(later)).strip(" ,")
        if clause.verbs.passive:  # "av banker for å måle tap, av sykehus for å ...": of the first
            answer = re.split(r", (?:av|by) ", answer)[0]
        ask = "Why" if item.grammar.english else "Hvorfor"
        parts = question_parts(view, ask, later, use_front=not item.grammar.english)
        if parts and 3 <= len(answer.split()) <= _MAX_CLAUSE and _says_what(view, segment):
            yield one_answer(view, FactKind.PURPOSE, "purpose", answer, parts, False, 4)
        return
    yield from _purpose_in_front(view)


# "dømt for å stjele", "anses for å gjelde": what somebody has done or is held to be
_FOR_DEED = word_set(
    "takke straffe dømme sørge kritisere anklage belønne mistenke bøtelegge anse regne holde"
)


def _needs_thing(view: ClauseView) -> bool:
    """ "needs two boats | to carry the grain": what it is needed for."""
    first = view.clause.segments[0] if view.clause.segments else None
    return view.clause.verbs.base == "need" and first is not None and first.head >= 0


# verbs whose infinitive is no purpose: "agreed to sell", "fører til å"
_TAKES_INFINITIVE = word_set(
    """
    allow ask require permit enable force oblige expect intend encourage advise invite teach cause
    lead persuade tell warn instruct get order help assist take cost need have prove like want
    prefer reach range amount last run entitle compel urge commit empower authorise authorize
    qualify train motivate inspire challenge choose decide agree plan promise certify license
    licence register approve accredit
    ville prøve forsøke begynne fortsette bestemme love tilby nekte velge planlegge be ønske håpe
    pålegge tillate kreve føre bidra vare koste ta klare greie pleie slutte lære
    """
)
# nouns and marks before an infinitive that says what they are, not what the clause is for
_WITH_INFINITIVE = re.compile(
    r"(?:right|ability|abilities|plan|plans|way|ways|decision|obligation|time|chance|permission|"
    r"attempt|attempts|refusal|need|opportunity|opportunities|power|powers|authority|duty|duties|"
    r"intention|desire|failure|tendency|efforts?|willingness|capacity|freedom|reason|ambition|"
    r"request|proposal|agreement|offer|order|orders|requirement|place|person|one|ones|first|second|"
    r"third|last|only|enough|how|what|where|whether|likely|able|ready|"
    r"mulighet\w*|behov\w*|grunnlag\w*|forutsetning\w*|ansvar\w*|krav\w*|plan(?:en|er)?|frist\w*|"
    r"ressurs\w*|rett(?:en)?|evnen?|tid(?:en)?|penger|nok|måten?|plikten?|vilje\w*|tillatelsen?|"
    r"best|enklere|vanskelig|lett|nødvendig)"
)


def _is_purpose(view: ClauseView, segment: Segment) -> bool:
    """ "in order to ...", "for å ..."; a plain "to ..." only after a whole predicate."""
    before = view.item.parse.words[segment.start - 1]
    if _WITH_INFINITIVE.fullmatch(before.lower):
        return False
    if segment.kind is SegmentKind.PURPOSE:
        return segment.lead != "med sikte på å" and not came_about(view, segment)
    opens = view.item.parse.words[segment.start].lower == "to"
    plain = segment.kind in (SegmentKind.INFINITIVE, SegmentKind.OBJECT) and opens
    if not plain or not view.item.grammar.english or segment.after_comma:
        return False
    if segment is view.clause.segments[0]:
        return view.clause.verbs.passive and view.clause.verbs.base not in _NO_CHANGE
    return before.tag not in ("ADJ", "VERB", "AUX", "SCONJ")


_NO_CHANGE = (
    _USING
    | _INTENDED
    | word_set(
        """
        say believe think know consider estimate report suppose find see hear rumour allege assume
        presume understand hold prove forecast project set due bind schedule select choose pick
        destine hire employ engage assign appoint
        """
    )
)


def _purpose_end(later: tuple[Segment, ...]) -> int:
    end = later[0].end
    for segment in later[1:]:
        if segment.after_comma or segment.kind not in (SegmentKind.PHRASE, SegmentKind.OBJECT):
            break
        end = segment.end
    return end


def _says_what(view: ClauseView, segment: Segment) -> bool:
    """A bare verb before the purpose ("he left to rest") is no question worth asking."""
    return segment is not view.clause.segments[0] or view.clause.verbs.passive


def _purpose_in_front(view: ClauseView) -> Iterator[FactDraft]:
    """ "To keep warm, they wear two coats" answers "Why do they wear two coats?"."""
    item, g = view.item, view.item.grammar
    for segment in view.clause.fronts[:1]:
        if segment.kind not in (SegmentKind.PURPOSE, SegmentKind.INFINITIVE):
            return
        said = item.parse.segment_text(segment).strip(" ,")
        parts = question_parts(view, "Why" if g.english else "Hvorfor", use_front=False)
        if parts and 3 <= len(said.split()) <= _MAX_CLAUSE and view.clause.segments:
            answer = said[:1].lower() + said[1:]
            draft = one_answer(view, FactKind.PURPOSE, "purpose", said, parts, False, 4)
            draft.answers = (answer,)
            yield draft


@clause_rule("used-for")
def used_for(view: ClauseView) -> Iterator[FactDraft]:
    """ "is used to treat malaria", "brukes til å ..." answer "What is X used for?"."""
    item, g, verbs = view.item, view.item.grammar, view.clause.verbs
    if verbs.base not in _USING:
        return
    if not verbs.passive:
        yield from _used_by(view)
        return
    for segment in view.clause.segments[:2]:
        text = item.parse.segment_text(segment).strip(" ,")
        opens = text.startswith("to ") if g.english else text.startswith(("til å ", "for å "))
        if not opens or segment.after_comma:
            continue
        later = tuple(s for s in view.clause.segments if s.start >= segment.start)
        said = item.parse.slice(segment.start, _purpose_end(later)).strip(" ,")
        answer = said if g.english else re.sub(r"^(?:til|for) (?=å )", "", said)
        parts = question_parts(view, wh_thing(g), later, "for" if g.english else "til")
        row = _row_of_uses(said, g)
        if parts and len(row) > 1:
            yield draft_of(view, FactKind.LIST, "used-for", row, said, parts, True, rank=1)
            return
        uses = _more_uses(view)
        if parts and uses:
            items = (answer, *uses)
            value = item.sentence.clean[item.sentence.clean.find(answer) :]
            value = value[: value.find(uses[-1]) + len(uses[-1])]
            yield draft_of(view, FactKind.LIST, "used-for", items, value, parts, True, rank=2)
        elif parts and 3 <= len(answer.split()) <= _MAX_CLAUSE:
            yield one_answer(view, FactKind.PURPOSE, "used-for", answer, parts, True, 2)
        return


def _row_of_uses(said: str, g: Grammar) -> tuple[str, ...]:
    """ "to fund research and to train clerks", "til å finansiere X og til å lære opp Y"."""
    opener = r"to (?=\w)" if g.english else r"(?:til )?å (?=\w)"
    pieces_of = re.split(
        rf"(?:, (?:and |or |og |eller )?| and | or | og | eller )(?={opener})", said
    )
    row = tuple(piece.removeprefix("til ").strip(" ,") for piece in pieces_of)
    return row if all(len(piece.split()) > 1 for piece in row) else ()


_USE = re.compile(r"(?P<thing>.+?) til (?P<use>å .+)$")


def _used_by(view: ClauseView) -> Iterator[FactDraft]:
    """ "Banker bruker avtalen til å sikre seg" answers "Hva bruker banker avtalen til?"."""
    segments, parse = view.clause.segments, view.item.parse
    if view.item.grammar.english or not segments or segments[0].kind is not SegmentKind.OBJECT:
        return
    first = segments[0]
    match = _USE.match(parse.slice(first.start, _infinitive_end(segments)).strip(" ,"))
    if not match or not 2 < len(match["use"].split()) <= _MAX_CLAUSE:
        return
    at = next((i for i in range(first.start, first.end) if parse.words[i].lower == "til"), -1)
    at = at if at > 0 else first.end
    thing = view.item.asked(first.start, at, view.clause)
    parts = question_parts(view, "Hva", tuple(segments), f"{thing} til") if thing else None
    if parts:
        yield one_answer(view, FactKind.PURPOSE, "used-for", match["use"], parts, False, 3)


def _more_uses(view: ClauseView) -> tuple[str, ...]:
    """ "to pay debts, hire staff and buy time": the infinitives after the first."""
    parse = view.item.parse
    found: list[str] = []
    for index in followers(parse, view.index):
        clause = parse.clauses[index]
        if not continues_infinitive(ClauseView(view.item, index, clause, view.subject)):
            return ()
        end = clause.segments[-1].end if clause.segments else clause.verbs.end
        found.append(parse.slice(clause.verbs.start, end).strip(" ,;:"))
    return tuple(found)


_AIM_NOUN = re.compile(
    r"\b(?:purpose|aim|goal|objective|task|mission|job|function|role|intention|oppgave|oppgaven|"
    r"formålet|målet|hensikten|formål|mål|hovedformål\w*|hovedmål\w*|funksjon|funksjonen|rolle|rollen|hovedoppgave\w*|"
    r"idea|plan|policy|strategy|vision|ambition|idé|ide|idéen|ideen|tanke|tanken|planen|strategien|"
    r"metoden|ambisjonen)\b",
    re.I,
)


_IDEAS = word_set("idea plan policy strategy idéen ideen tanken planen strategien")


def _idea_of(view: ClauseView) -> str:
    """ "the idea" is the idea behind the topic; empty where it is nobody's."""
    words, label = view.subject.lower().split(), view.item.topic.label
    if words[-1] not in _IDEAS or len(words) > 2:
        return owned(view)
    behind = "behind" if view.item.grammar.english else "bak"
    return f"{view.subject} {behind} {label}" if label else ""


@clause_rule("stated-purpose")
def stated_purpose(view: ClauseView) -> Iterator[FactDraft]:
    """ "Its purpose is to ..." answers "What is the purpose of X?"."""
    item, g, segments = view.item, view.item.grammar, view.clause.segments
    if not segments:
        return
    first = segments[0]
    opens_infinitive = first.kind is SegmentKind.INFINITIVE or (
        first.kind is SegmentKind.OBJECT and body(item, first).lower().startswith(g.to + " ")
    )
    if view.clause.verbs.copula and opens_infinitive and _AIM_NOUN.search(view.subject):
        answer = item.parse.slice(first.start, _infinitive_end(segments)).strip(" ,")
        thing = _idea_of(view)
        parts = pieces(wh_thing(g), view.clause.verbs.finite.lower(), thing)
        if thing and len(answer.split()) <= _MAX_CLAUSE:
            yield one_answer(view, FactKind.PURPOSE, "stated-purpose", answer, parts, True, 2)
        return
    for segment in segments:
        if segment.lead == "med sikte på å" and item.topic.mentioned(view.subject):
            answer = item.parse.slice(segment.body - 1, segment.end)
            parts = pieces("Hva", "er", f"målet med {item.topic.label}")
            yield one_answer(view, FactKind.PURPOSE, "stated-purpose", answer, parts, True, 3)


def _infinitive_end(segments: list[Segment]) -> int:
    """The infinitive with all that belongs to it, up to a clause of its own."""
    apart = (SegmentKind.CAUSE, SegmentKind.CONCESSION)
    last = next((s for s in segments[1:] if s.kind in apart), None)
    return last.start if last else segments[-1].end


_AIMS = phrase_set("aim|seek|strive|attempt")


_HAVING_AIM = re.compile(
    r"(?:til (?:formål|hensikt|oppgave)|som (?:mål|formål|oppgave)|sikte på) (?P<nb>å .+)$"
    r"|(?:the |its )?(?:purpose|aim|goal) of (?P<en>\w+ing .+)$"
)


def _having_aim(view: ClauseView) -> Iterator[FactDraft]:
    """ "har til formål å sikre Y", "tar sikte på å sikre Y"."""
    first, parse = view.clause.segments[0], view.item.parse
    if view.clause.verbs.base not in ("ha", "ta", "have"):
        return
    match = _HAVING_AIM.match(parse.slice(first.start, _infinitive_end(view.clause.segments)))
    if not match:
        return
    answer = (match["nb"] or match["en"]).strip(" ,")
    was = view.clause.verbs.past
    if match["en"]:
        parts = pieces("What", "was" if was else "is", f"the aim of {view.subject}")
    else:
        parts = pieces("Hva", "var" if was else "er", f"formålet med {view.subject}")
    if 2 < len(answer.split()) <= _MAX_CLAUSE:
        yield one_answer(view, FactKind.PURPOSE, "intended", answer, parts, True, 3)


@clause_rule("intended")
def intended(view: ClauseView) -> Iterator[FactDraft]:
    """ "X is meant to do Y", "X aims to do Y" answer "What is the aim of X?"."""
    item, g, verbs = view.item, view.item.grammar, view.clause.verbs
    meant = verbs.base in _INTENDED and (verbs.passive or not g.english)
    aims = g.english and verbs.base in _AIMS and not verbs.passive
    if not view.clause.segments:
        return
    if not (meant or aims):
        yield from _having_aim(view)
        return
    first = view.clause.segments[0]
    text = item.parse.segment_text(first).strip(" ,")
    if not g.english and verbs.base not in ("mene", "ment") and not text.startswith("sikte på å "):
        return
    at = re.match(r"(?:to|(?:sikte på )?å) (?=\w)", text)
    if not at or first.kind not in (SegmentKind.OBJECT, SegmentKind.INFINITIVE, SegmentKind.PHRASE):
        return
    said = item.parse.slice(first.start, _infinitive_end(view.clause.segments)).strip(" ,")
    answer = said.removeprefix("sikte på ")
    start = item.sentence.clean.find(answer)
    if any(start <= m.start < start + len(answer) for m in item.measures):
        return
    if not 3 <= len(answer.split()) <= _MAX_CLAUSE:
        return
    was = "was" if verbs.past else "is"
    if g.english:
        parts = pieces("What", was, f"the aim of {view.subject}")
    else:
        parts = pieces("Hva", "var" if verbs.past else "er", f"målet med {view.subject}")
    yield one_answer(view, FactKind.PURPOSE, "intended", answer, parts, True, 3)
