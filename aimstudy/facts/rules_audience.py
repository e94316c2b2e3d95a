"""Rules for whom something is for."""

import re
from collections.abc import Iterator

from aimstudy.domain.fact import FactKind
from aimstudy.facts.asking import body, pieces, question_parts
from aimstudy.facts.drafts import ClauseView, FactDraft, clause_rule, one_answer
from aimstudy.facts.noun_phrases import is_noun_phrase
from aimstudy.language.actors import is_person
from aimstudy.language.clauses import ClauseKind, Segment, SegmentKind
from aimstudy.language.inflection import definite_plural
from aimstudy.language.words import word_set

_STRIVING = {
    True: re.compile(
        r"\b(?P<verb>determined|seeking|wishing|hoping|trying|wanting) to (?P<do>\w+) (?P<what>.+)$"
    ),
    False: re.compile(r"\bsom (?P<verb>ønsker|prøver|håper|søker) å (?P<do>\w+) (?P<what>.+)$"),
}


@clause_rule("determined")
def determined(view: ClauseView) -> Iterator[FactDraft]:
    """ "people determined to improve X" answers "What are the people determined to improve?"."""
    item, g, clause = view.item, view.item.grammar, view.clause
    text = item.parse.slice(clause.verbs.end, clause.end).strip(" ,.")
    match = _STRIVING[g.english].search(text)
    if not match or clause.kind is ClauseKind.RESTRICTIVE:
        return
    before = re.findall(r"\w+", text[: match.start()])
    people = next((w for w in before if w.lower() in g.people - {"those"}), "")
    if not people or len(match["what"].split()) > _MAX_WHAT:
        return
    about = item.topic.mentioned(view.subject)
    if g.english:
        named = f"the {people}" + (f" that {item.topic.label} is for" if about else "")
        parts = pieces("What", "are", named, f"{match['verb']} to {match['do']}")
    else:
        named = definite_plural(item.parse.lexicon, people) + (
            f" {item.topic.label} er for," if about else ""
        )
        parts = pieces("Hva", match["verb"], named, f"å {match['do']}")
    what = match["what"]
    yield FactDraft(
        FactKind.PURPOSE, "determined", people, match["do"], (what,), what, parts, True, rank=3
    )


_MAX_WHAT = 10


@clause_rule("beneficiary")
def beneficiary(view: ClauseView) -> Iterator[FactDraft]:
    """ "improve the job prospects for those who ..." answers "For whom ...?"."""
    item, g, segments = view.item, view.item.grammar, view.clause.segments
    if view.clause.verbs.copula or len(segments) < 2 or view.clause.kind is ClauseKind.RESTRICTIVE:
        return
    first, second = segments[0], segments[1]
    if (
        first.kind is not SegmentKind.OBJECT
        or second.kind is not SegmentKind.PHRASE
        or second.lead != "for"
    ):
        return
    answer = body(item, second)
    if not any(w.lower() in g.people for w in answer.split()[:3]) or len(answer.split()) > 12:
        return
    defining = second.relative >= 0 or answer.split()[0].lower() in ("those", "dem")
    if not defining:
        return
    if g.english:
        parts = question_parts(view, "For whom", (second,))
    else:
        parts = question_parts(view, "Hvem", (second,))
        if parts:
            parts["rest"] += " for"
    if parts:
        yield one_answer(view, FactKind.AUDIENCE, "beneficiary", answer, parts, rank=3)


@clause_rule("emphasis")
def emphasis(view: ClauseView) -> Iterator[FactDraft]:
    """ "Its emphasis is on X" answers "Whom is the emphasis on?"."""
    item, g, segments = view.item, view.item.grammar, view.clause.segments
    if not view.clause.verbs.copula or not segments or segments[0].kind is not SegmentKind.PHRASE:
        return
    first = segments[0]
    subject = view.subject.lower()
    if first.lead not in ("on", "på") or not re.search(
        r"\b(?:emphasis|focus|fokus|fokuset|vekten|hovedvekten)\b", subject
    ):
        return
    answer = body(item, first)
    people = any(w.lower() in g.people for w in answer.split()[:3])
    ask = ("Who" if people else "What") if g.english else ("Hvem" if people else "Hva")
    parts = question_parts(view, ask, tuple(segments), first.lead)
    if parts and len(answer.split()) <= 14:
        kind = FactKind.AUDIENCE if people else FactKind.FOCUS
        yield FactDraft(
            kind, "emphasis", view.subject, "emphasis", (answer,), answer, parts, True, rank=2
        )


_MAX_AIMED = 14


@clause_rule("aimed-at")
def aimed_at(view: ClauseView) -> Iterator[FactDraft]:
    """ "X is a badge for clerks who ..." answers "Who is X a badge for?"."""
    item, g, clause = view.item, view.item.grammar, view.clause
    if not clause.verbs.copula or clause.kind is ClauseKind.RESTRICTIVE or not clause.segments:
        return
    first = clause.segments[0]
    if first.kind not in (SegmentKind.OBJECT, SegmentKind.PHRASE):
        return
    at = _place_of_for(view, first)
    if at < 0 or item.measures:
        return
    answer = item.parse.slice(at + 1, first.end).strip(" ,;:")
    words = item.parse.words[at + 1 : first.end]
    if _GRANTED.search(answer):
        return  # "a badge for clerks that is issued by X": the badge is
    trade = _own(answer).split()[-1].lower() in _TRADES
    if trade or not is_person(_own(answer), g) or len(answer.split()) > _MAX_AIMED or "," in answer:
        return
    if not is_noun_phrase(words, g) or not item.says_enough(at + 1, first.end, clause):
        return
    noun = item.parse.slice(first.start, at + 1)
    parts = question_parts(view, "Who" if g.english else "Hvem", tuple(clause.segments), noun)
    if parts:
        kind = FactKind.AUDIENCE
        yield FactDraft(kind, "aimed-at", view.subject, "for", (answer,), answer, parts, rank=5)


_TRADES = word_set(  # made up of people, but asked for as things
    "industry industries sector sectors business trade market bransje bransjen næring næringen "
    "næringslivet sektor sektoren markedet"
)
_RELATIVE = re.compile(r" (?:who|that|which|whose|som|der|with|in|of|med|i|på|av) .*$")


_GRANTED = re.compile(
    r"\b(?:issued|offered|run|awarded|administered|granted|utstedt|tilbudt|(?:som|der) (?:utstedes|"
    r"administreres|tilbys|gis|deles|drives))\b"
)


def _own(answer: str) -> str:
    return _RELATIVE.sub("", answer)


def _place_of_for(view: ClauseView, first: Segment) -> int:
    """The place of the first "for" in the predicate, before anything that narrows its noun."""
    words = view.item.parse.words
    for at in range(first.start, first.end - 1):
        word = words[at]
        if word.lower == "for":
            return at
        if word.lower in view.item.grammar.relatives or word.text in "(,:;":
            return -1
        if word.tag in ("VERB", "AUX") or (word.tag == "ADP" and word.lower not in ("of", "av")):
            return -1
    return -1
