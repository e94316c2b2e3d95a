"""Turns a clause into the pieces of a question: what comes first, the finite verb, the rest.

English gets do-support; Norwegian keeps its finite verb second. Knows no rule.
"""

import re
from itertools import pairwise

from aimstudy.facts.analysis import Analysed
from aimstudy.facts.drafts import ClauseView
from aimstudy.facts.question_fronts import question_front
from aimstudy.facts.topic import expand
from aimstudy.language.clauses import ClauseKind, Parse, Role, Segment, SegmentKind
from aimstudy.language.enumerations import split_list
from aimstudy.language.grammar import Grammar
from aimstudy.language.inflection import definite_phrase, definite_plural
from aimstudy.language.segment_book import CAUSE_PREPOSITIONS
from aimstudy.language.words import phrase_set, word_set

_KEPT = (
    SegmentKind.OBJECT,
    SegmentKind.PHRASE,
    SegmentKind.INFINITIVE,
    SegmentKind.COMPARISON,
)
_MAX_KEPT_WORDS = 14
CAUSES = CAUSE_PREPOSITIONS | phrase_set(
    "because|since|thanks to|fordi|ettersom|siden|som en følge av|takket være"
)
_PLAIN_TIME = {"require": "take"}
_SMOOTH = {"assist with": "help with", "assist": "help"}


def wh_thing(g: Grammar) -> str:
    """ "What" for things."""
    return "What" if g.english else "Hva"


def wh_person(g: Grammar) -> str:
    """ "Who" for people and bodies that act."""
    return "Who" if g.english else "Hvem"


def pieces(ask: str, finite: str, subject: str, rest: str = "") -> dict[str, str]:
    """A question put together from words of its own instead of the clause's."""
    return {"ask": ask, "finite": finite, "subject": subject, "rest": rest, "front": ""}


def question_parts(
    view: ClauseView,
    ask: str,
    omit: tuple[Segment, ...] = (),
    tail: str = "",
    use_front: bool = True,
    keep: bool = True,
    strand: tuple[Segment, str] | None = None,
) -> dict[str, str] | None:
    """The pieces of a question about ``view``; None where it cannot be asked well.

    ``omit`` are the segments that hold the answer; ``tail`` is a preposition left behind right
    after the verb, ``strand`` a segment and what stays in its place.
    """
    verbs = view.clause.verbs
    ask = re.sub(r"(?<=vor )mange kroner$", "mye", ask)
    segments = view.clause.segments
    if segments and view.item.parse.slice(verbs.end, segments[0].start).strip(" ,;:"):
        return None  # words between verb and segments were not understood
    if _half_of_row(view, omit):
        return None
    keep = keep or _has_condition(view)
    subject = subject_words(view)
    found = _verb_words(view, ask)
    if found is None:
        return None
    finite, rest, adverbs = found
    kept = kept_words(view, omit, strand) if keep else ""
    front = question_front(view) if use_front else ""
    if kept is None or front is None:
        return None
    anew = " på nytt" if "på nytt" in adverbs else ""
    adverbs = adverbs.replace("på nytt", "").strip()
    late = " ".join(a for a in adverbs.split() if a.lower() in _LATE) + anew
    adverbs = " ".join(a for a in adverbs.split() if a.lower() not in _LATE)
    middle = f"{adverbs} {rest} {late}".replace("  ", " ")
    if adverbs.endswith("ly") and rest.startswith("be "):
        middle = f"be {adverbs} {rest[3:]} {late}"  # "must X be fully paid?"
    words = " ".join(part for part in (middle.strip(), tail, kept) if part)
    words = re.sub(r"(?:^| )(?:bare|kun)$", "", words)  # "Hva forbyr den bare?"
    return {"ask": ask, "finite": finite, "subject": subject, "rest": words, "front": front}


def _half_of_row(view: ClauseView, omit: tuple[Segment, ...]) -> bool:
    """ "filed online, by phone or | at any hall": one of several ways or places."""
    words = view.item.parse.words
    for one, two in pairwise(view.clause.segments):
        joined = words[two.start - 1].tag == "CCONJ" and one.end in (two.start - 1, two.start - 2)
        alike = one.kind is two.kind is SegmentKind.PHRASE and one.role is not Role.TIME
        if joined and alike and two in omit and one not in omit:
            return True
    return False


def _verb_words(view: ClauseView, ask: str) -> tuple[str, str, str] | None:
    """The finite verb of a question, the verbs after the subject, and the adverbs."""
    verbs, g = view.clause.verbs, view.item.grammar
    finite, rest = verbs.finite.lower(), _smooth(verbs.rest) if g.english else verbs.rest
    adverbs = " ".join(a for a in verbs.adverbs if a.lower() not in g.drop_adverbs | {"so"})
    if finite == "ought" and rest.startswith("to "):
        finite, rest = "should", rest[3:]  # "Why ought X to do it?" is stiff
    if finite == "cannot":
        finite, adverbs = "can", f"not {adverbs}"
    if not (g.english and verbs.lexical) or finite == "ought":
        return finite, rest, adverbs
    if not verbs.base:
        return None
    present = _stands_for_present(view)
    plural = verbs.plural or present or finite in ("have", "do")
    base = _PLAIN_TIME.get(verbs.base, verbs.base) if ask == "How long" else verbs.base
    finite = "did" if verbs.past and not present else "do" if plural else "does"
    return finite, f"{base} {verbs.rest}".strip(), adverbs


def _stands_for_present(view: ClauseView) -> bool:
    """ "The exams cost $90": a form that may be past too, with no past time told beside it."""
    clause, words = view.clause, view.item.parse.words
    subject = words[clause.subject.start : clause.subject.end]
    many = words[clause.subject_head].number == "plur" or any(w.lower == "and" for w in subject)
    years = any(w.text.isdigit() and len(w.text) == 4 for w in words)
    others = any(c.verbs.past for c in view.item.parse.clauses if c is not clause)
    bare = clause.verbs.past and clause.verbs.finite.lower() == clause.verbs.base
    return bare and many and not years and not others


# adverbs that stand after the verb
_LATE = word_set(
    "together apart alone sammen alene online digitalt skriftlig inn ut opp ned fast fram frem "
    "bort igjen tilbake hjem"
)


def _smooth(rest: str) -> str:
    """The table of wordings that are smoothed in a question; never in a citation."""
    for rough, smooth in _SMOOTH.items():
        if rest.startswith(rough + " "):
            return smooth + rest[len(rough) :]
    return rest


def subject_words(view: ClauseView) -> str:
    """The subject as a question names it: what the sentence introduces is known in the question."""
    if view.clause.kind in (ClauseKind.RELATIVE, ClauseKind.RESTRICTIVE):
        known = definite(view.subject, view.item.parse)
        return expand(known, view.item.grammar, view.item.topic)
    return _as_known(view.subject, view.item.parse)


_QUALITY = (
    "required",
    "mandatory",
    "compulsory",
    "necessary",
    "nødvendige",
    "obligatoriske",
    "påkrevde",
)


def _as_known(subject: str, parse: Parse) -> str:
    """ "required courses for X" to "the required courses for X"; "å få X" to "det å få X"."""
    words, english = subject.split(), parse.grammar.english
    if not english and words[0] == "å":
        return f"det {subject}"
    if [word.lower() for word in words[:2]] == ["den", "som"]:
        return " ".join(["en", *words[1:]])  # "den" alone would point back
    if words[0].lower() not in _QUALITY or len(words) < 2:
        return subject
    if english:
        return f"the {subject}"
    return " ".join(["de", words[0], definite_plural(parse.lexicon, words[1]), *words[2:]])


def definite(phrase: str, parse: Parse) -> str:
    """ "an exam" to "the exam", "en eksamen" to "eksamenen", "fire kurs" to "de fire kursene"."""
    words = phrase.split()
    if parse.grammar.english:
        if words[0].lower() in ("a", "an"):
            return " ".join(["the", *words[1:]])
        if words[0].lower() in ("the", "all", "their", "its") or words[0][:1].isupper():
            return phrase
        return phrase if _is_mass(words, parse) else f"the {phrase}"
    first, last = words[0].lower(), words[-1]
    if first in ("en", "ei", "et"):
        return definite_phrase(parse.lexicon, phrase) or phrase
    if first in ("to", "tre", "fire", "fem", "seks", "sju", "åtte", "ni", "ti") and len(words) == 2:
        return f"de {first} {definite_plural(parse.lexicon, last)}"
    return phrase


def _is_mass(words: list[str], parse: Parse) -> bool:
    """ "Boat insurance, which ...": a noun in the singular that no article introduced."""
    plain = all(w.isalpha() and w not in parse.grammar.prepositions for w in words)
    named = [w for w in parse.words if w.text == words[-1]]
    return plain and bool(named) and all(w.number == "sing" for w in named) and len(words) < 3


def kept_words(
    view: ClauseView, omit: tuple[Segment, ...], strand: tuple[Segment, str] | None = None
) -> str | None:
    """What follows the verb besides the answer; None where a question cannot hold it.

    Conditions and times always stay: without them the question would ask something else.
    """
    texts: list[str] = []
    cut = False
    for segment in view.clause.segments:
        if strand and segment is strand[0]:
            texts.append(strand[1])
            continue
        if any(segment is gone for gone in omit) or _ties(view, segment):
            continue
        if segment.lead in CAUSES or _gives_reason(view, segment):
            cut = True  # what follows belongs to the cause
            continue
        told = (cut and _tells_of_cut(view, segment)) or tells_of_time(view, segment)
        if told or dates_its_noun(view, segment) or _stands_apart(view, segment):
            continue
        if _cannot_be_kept(view, segment, omit):
            return None
        if segment.kind in _CLAUSES_KEPT:
            text = _kept_clause(view, segment)
        elif cut or segment.kind not in _KEPT or segment.after_comma:
            cut = True
            continue
        else:
            text = _kept_phrase(view, segment)
        if text is None:
            return None
        late = _before_object(view, segment, omit)  # "criticised in 2015 the board"
        texts.insert(len(texts) - late, _joined(view, segment, omit, text))
    return _LOOSE_AREAS.sub("", " ".join(texts)) if _has_examples(view) else " ".join(texts)


def _before_object(view: ClauseView, segment: Segment, omit: tuple[Segment, ...]) -> int:
    """1 where a time stands between the verb and this object: it comes last in the question."""
    before = next((s for s in view.clause.segments if s.end == segment.start), None)
    timed = before is not None and before is view.clause.segments[0] and before not in omit
    if not timed or before is None or before.kind is not SegmentKind.PHRASE:
        return 0
    whole = segment.kind is SegmentKind.OBJECT and segment.role is Role.NONE and segment.head >= 0
    return int(whole and before.role in (Role.TIME, Role.PLACE))


def tells_of_time(view: ClauseView, segment: Segment) -> bool:
    """ "gives nothing until a fixed date, when all of it is due": it says more of the date."""
    before = next((s for s in view.clause.segments if s.end + 1 == segment.start), None)
    if before is None or not segment.after_comma or segment.lead not in ("when", "where", "når"):
        return False
    return before.kind is SegmentKind.PHRASE and before.lead in _BOUNDS


_BOUNDS = word_set("until till before after from to by inntil til før etter fra")


def _tells_of_cut(view: ClauseView, segment: Segment) -> bool:
    """ ", against 6% | where the soil is dry": it says more of what the question leaves out."""
    before = next((s for s in view.clause.segments if s.end == segment.start), None)
    behind = before is not None and before.after_comma and before.kind is SegmentKind.PHRASE
    return behind and not segment.after_comma


def _stands_apart(view: ClauseView, segment: Segment) -> bool:
    """ ", compared with half before"; "to A and, if they quarrel, to B": said of the rest."""
    if segment.lead in _CONTRASTS and segment.after_comma:
        return True
    if not view.item.grammar.english or segment.start < 2:
        return False
    words = view.item.parse.words
    valued = segment.kind is SegmentKind.COMPARISON and segment.lead.startswith(_VALUING)
    amount = any(w.tag == "NUM" or w.lower in _PARTS for w in words[segment.body : segment.end])
    if valued and segment.after_comma and amount:
        return True
    joined = words[segment.start - 1].text == "," and words[segment.start - 2].tag == "CCONJ"
    return joined and segment.kind in (SegmentKind.CONDITION, SegmentKind.TIME)


_VALUING = ("compared", "up from", "down from")
_PARTS = word_set("half third quarter twice double")


def _joined(view: ClauseView, segment: Segment, omit: tuple[Segment, ...], text: str) -> str:
    """ "to keep a log and | to report damage": the "and" between two kept segments."""
    before = view.item.parse.words[segment.start - 1]
    kept = any(s.end == segment.start - 1 and s not in omit for s in view.clause.segments)
    return f"{before.lower} {text}" if kept and before.tag == "CCONJ" else text


def _gives_reason(view: ClauseView, segment: Segment) -> bool:
    """ "da tilstanden varierer": a clause with "da" in the present is no time."""
    if segment.lead != "da" or segment.clause < 0:
        return False
    inner = view.item.parse.clauses[segment.clause].verbs
    return not inner.past and not view.clause.verbs.past


def _ties(view: ClauseView, segment: Segment) -> bool:
    """ "in addition" points at the sentence before; "rather than to B" says what is not so."""
    words, at = view.item.parse.words, segment.start
    before = " ".join(w.lower for w in words[max(at - 2, 0) : at])
    text = view.item.parse.segment_text(segment).lower()
    return "rather than" in (before, segment.lead) or text in _TIES


def dates_its_noun(view: ClauseView, segment: Segment) -> bool:
    """ "introduced by two writers in an article | from 1992": the year of the article."""
    words, segments = view.item.parse.words, view.clause.segments
    told = any(s.end == segment.start and s.lead in ("according to", "ifølge") for s in segments)
    if segment.lead not in ("from", "fra") or not (view.clause.verbs.past or told):
        return False
    year = words[segment.body].text.isdigit() and segment.end - segment.body == 1
    after_noun = words[segment.start - 1].tag in ("NOUN", "PROPN", "X")
    return year and after_noun and segment is not segments[0] and segments[-1] is segment


def _leaves_particle(view: ClauseView, segment: Segment) -> bool:
    """ "took it up": a word of the verb that stands in no segment."""
    words, at = view.item.parse.words, segment.end
    later = any(s.start == at + 1 for s in view.clause.segments)
    return later and words[at].tag == "ADP"


def _cannot_be_kept(view: ClauseView, segment: Segment, omit: tuple[Segment, ...]) -> bool:
    """ "compares a firm's debts with its assets": "its" means something in the answer."""
    if segment.lead == "at" and segment.kind not in (SegmentKind.PHRASE, SegmentKind.TIME):
        return True
    if _leaves_particle(view, segment):
        return True
    return any(
        segment.start <= at < segment.end and gone.start <= meant.start < gone.end
        for at, meant in view.item.resolution.inner.items()
        for gone in omit
    )


_TIES = phrase_set("i tillegg|in addition|for eksempel|for example|for instance|in turn")
_CONTRASTS = word_set("while whereas although though mens")
_CLAUSES_KEPT = (SegmentKind.CONDITION, SegmentKind.TIME, SegmentKind.COMPARISON)


def _kept_clause(view: ClauseView, segment: Segment) -> str | None:
    text = view.item.asked(segment.start, segment.end, view.clause)
    text = text and _named_at_end(view, segment, text)
    text = text and re.sub(r",? (?:ellers|or else|otherwise) .*$", "", text)
    return None if text is None or len(text.split()) > _MAX_KEPT_WORDS else text


def _points(view: ClauseView, segment: Segment, text: str) -> bool:
    """A pronoun alone, unless it means something in the subject: "Members who see fraud | it"."""
    if text.lower() not in view.item.grammar.pronouns:
        return False
    meant = view.item.resolution.inner.get(segment.body)
    subject = view.clause.subject
    return meant is None or not subject.start < meant.start < subject.end


def _named_at_end(view: ClauseView, segment: Segment, text: str) -> str:
    """ "after the owner learns of it": a question does not end in a pronoun."""
    words, clause = view.item.parse.words, view.clause
    at = segment.end - 1
    meant = view.item.resolution.inner.get(at)
    own = meant is not None and clause.subject.start <= meant.start < clause.subject.end
    if not own or not text.endswith(words[at].text) or len(view.subject.split()) > _MAX_NAMED:
        return text
    return text[: -len(words[at].text)] + definite(view.subject, view.item.parse)


_MAX_NAMED = 3


def _kept_phrase(view: ClauseView, segment: Segment) -> str | None:
    g, parse = view.item.grammar, view.item.parse
    restricted = segment.relative > segment.body
    end = segment.relative if restricted else segment.end
    text = view.item.asked(segment.start, end, view.clause)
    if text is None:
        return None
    loose = "," in text and not split_list(parse.body_text(segment), g)
    if _points(view, segment, text) or len(text.split()) > _MAX_KEPT_WORDS or loose or "(" in text:
        return None
    return expand(text, g, view.item.topic)


_LOOSE_AREAS = re.compile(r" (?:in|within|innen|på) (?:areas|fields|subjects|områder|felt|fag)$")


def _has_condition(view: ClauseView) -> bool:
    return any(s.kind is SegmentKind.CONDITION for s in view.clause.segments)


def _has_examples(view: ClauseView) -> bool:
    return any(s.kind is SegmentKind.EXAMPLE for s in view.clause.segments)


_OFTEN = re.compile(
    r"\s(?:(?:every|each|per|a|hver|hvert|i|om) (?:\w+ )?(?:days?|weeks?|months?|years?|hours?|"
    r"dag|uke|måned|år|året|time|gang)"
    r"|today|now|"
    r"for the (?:first|second|last|third) time|for første gang|"
    r"in total|i dag|totalt|i (?:utstrakt|stor|større|mindre|økende|liten) grad|til enhver tid)"
    r"\b.*$|\s(?:annually|årlig)$",
    re.I,
)


def split_often(text: str) -> tuple[str, str]:
    """ "30 hours every year" to ("30 hours", "every year")."""
    match = _OFTEN.search(text)
    return (text[: match.start()], text[match.start() :].strip()) if match else (text, "")


def body(item: Analysed, segment: Segment) -> str:
    """The text of a segment without its lead, clean at the edges."""
    return item.parse.body_text(segment).strip(" ,;:–-")


def following(view: ClauseView, segment: Segment) -> Segment | None:
    """The segment after ``segment``."""
    segments = view.clause.segments
    for place, candidate in enumerate(segments):
        if candidate is segment and place + 1 < len(segments):
            return segments[place + 1]
    return None


BESIDE = (
    "alongside",
    "besides",
    "plus",
    "along with",
    "together with",
    "in addition to",
    "sammen med",
    "i tillegg til",
    "pluss",
)


def besides_phrase(view: ClauseView, beside: Segment) -> str:
    """ "besides courses in ethics": what else is named, without giving its number away.

    "" for a bare number ("alongside two"), which names nothing.
    """
    g = view.item.grammar
    text = body(view.item, beside)
    first, _, rest = text.partition(" ")
    if first.lower() in g.numbers or first.isdigit():
        text = rest
    return f"{'besides' if g.english else 'i tillegg til'} {text}" if text else ""
