"""Rules for how things differ: "cheaper than Y", "unlike Y", "compared with Y", "billigere enn Y".

Knows nothing of cards.
"""

import re
from collections.abc import Iterator

from aimstudy.domain.fact import FactKind
from aimstudy.facts.asking import body, pieces, question_parts, subject_words
from aimstudy.facts.circumstances import in_plain_order, is_whole_statement
from aimstudy.facts.drafts import ClauseView, FactDraft, clause_rule, draft_of, one_answer
from aimstudy.facts.vocabulary import lower_first
from aimstudy.language.clauses import Segment, SegmentKind
from aimstudy.language.particles import is_particle
from aimstudy.language.words import TENSES, phrase_set

MAX_SIDE = 10
_MAX_STATEMENT = 18
_APART = phrase_set(
    "unlike|in contrast to|as opposed to|contrary to|by contrast with|i motsetning til|"
    "til forskjell fra|ulikt|i kontrast til"
)
_BESIDE = phrase_set(
    "compared with|compared to|in comparison with|in comparison to|relative to|"
    "sammenlignet med|sammenliknet med|i forhold til|målt mot"
)
_AMOUNTS = ("more", "less", "mer", "mindre")  # "pays far more than others"
_REASON = re.compile(r", (?:since|because|as|fordi|ettersom|siden|da) .*$")
_THAN = phrase_set("than|enn")


@clause_rule("contrast", negated=True)
def contrast(view: ClauseView) -> Iterator[FactDraft]:
    """ "Unlike Y, X has Z" answers "How does X differ from Y?"."""
    if not is_whole_statement(view) or measured(view):
        return
    for segment in (*view.clause.fronts, *view.clause.segments):
        if segment.lead not in _APART | _BESIDE:
            continue
        said, other = _statement(view, segment), side(view, segment)
        if said and other:
            parts = _how_different(view, segment.lead in _APART, other)
            answer, value = (_REASON.sub("", text) for text in said)
            answer = lower_first(answer, view.item.vocabulary)
            if answer.lower() != value.lower():
                parts["accept"] = value
            yield draft_of(view, FactKind.COMPARISON, "contrast", (answer,), value, parts, rank=2)
        return


def measured(view: ClauseView) -> bool:
    """A number in what is said of the subject: its own rules ask for that."""
    words = view.item.parse.words
    spans = [s for s in view.clause.segments if s.kind is not SegmentKind.COLON]
    return any(
        words[s.start].start <= m.start < words[s.end - 1].end
        for s in spans
        for m in view.item.measures
    )


def side(view: ClauseView, segment: Segment) -> str:
    """What the subject is set against, in words that stand alone."""
    end = segment.relative if segment.relative > segment.body else segment.end
    text = view.item.asked(segment.body, end, view.clause)
    text = (text or "").strip(" ,")
    if view.subject.lower() in text.lower():
        return ""  # "compared with its rival": named by the subject itself
    said = any(w.form in TENSES for w in view.item.parse.words[segment.body : end])
    if said or (text and text.split()[0].lower() in view.item.grammar.prepositions):
        return ""  # "cheaper than they would have managed": no other thing is named
    return text if 1 <= len(text.split()) <= MAX_SIDE else ""


def _statement(view: ClauseView, segment: Segment) -> tuple[str, str] | None:
    """What is said of the subject: the predicate after "is", else the whole clause."""
    segments = [s for s in view.clause.segments if s is not segment]
    first = segments[0] if segments else None
    if view.clause.verbs.copula and first and not view.clause.verbs.negated:
        text = body(view.item, first)
        if len(text.split()) > _MAX_STATEMENT:
            return None
        asks_how_far = segment.lead not in _APART and not view.item.grammar.english
        if asks_how_far:  # "Hvordan er X sammenlignet med Y?"
            return text, text
        return f"{subject_words(view)} {view.clause.verbs.finite.lower()} {text}", text
    if segment in view.clause.segments:
        return None
    said = in_plain_order(view)
    return said if said and 3 <= len(said[0].split()) <= _MAX_STATEMENT else None


def _how_different(view: ClauseView, apart: bool, other: str) -> dict[str, str]:
    verbs, subject = view.clause.verbs, subject_words(view)
    if view.item.grammar.english:
        many = verbs.plural or verbs.finite.lower() in ("are", "were", "have")
        do = "did" if verbs.past or verbs.finite.lower() == "was" else "do" if many else "does"
        return pieces("How", do, subject, f"{'differ from' if apart else 'compare with'} {other}")
    if verbs.copula and not apart:
        return pieces("Hvordan", verbs.finite.lower(), subject, f"sammenlignet med {other}")
    if apart:
        finite = "skilte" if verbs.past else "skiller"
        return pieces("Hvordan", finite, subject, f"seg fra {other}")
    finite = "kjennetegnet" if verbs.past else "kjennetegner"
    return pieces("Hva", finite, subject, f"sammenlignet med {other}")


@clause_rule("comparison", negated=True)
def comparison(view: ClauseView) -> Iterator[FactDraft]:
    """ "X is cheaper than Y" answers "How does X compare with Y?"."""
    found = compared(view)
    if found is None or view.clause.verbs.negated or measured(view):
        return
    degree, segment = found
    answer = view.item.parse.slice(degree.start, segment.start).strip(" ,")
    if is_particle(answer.split()[-1].lower() if answer else ""):
        return  # "slipper billigere unna": half of it is the verb
    other = side(view, segment) or _like_side(view, segment)
    if not other or (len(view.clause.segments) > 2 and view.clause.segments[0] is not degree):
        return
    if not _is_degree(view, degree) or len(answer.split()) > MAX_SIDE:
        return
    if view.clause.verbs.copula and not view.clause.verbs.modal:
        parts: dict[str, str] | None = _how_different(view, False, other)
    else:
        english = view.item.grammar.english
        amount = answer.lower().split()[-1] in _AMOUNTS
        how = ("How much" if english else "Hvor mye") if amount else "How" if english else "Hvordan"
        parts = question_parts(view, how, (degree, segment))
        with_other = "compared with" if view.item.grammar.english else "sammenlignet med"
        if parts:
            parts["rest"] = f"{parts['rest']} {with_other} {other}".strip()
    if parts:
        yield one_answer(view, FactKind.COMPARISON, "comparison", answer, parts, rank=2)


def compared(view: ClauseView) -> tuple[Segment, Segment] | None:
    """The degree and the "than" after it, the first of the clause."""
    segments = view.clause.segments
    for place, segment in enumerate(segments):
        if segment.kind is SegmentKind.COMPARISON and segment.lead in _THAN and place:
            degree = segments[place - 1]
            bare = degree.kind is SegmentKind.OBJECT or not degree.lead
            return (degree, segment) if bare and is_whole_statement(view) else None
    return None


def _like_side(view: ClauseView, segment: Segment) -> str:
    """ "higher than for Y": the same thing of Y, said with the subject again."""
    text = view.item.asked(segment.body, segment.end, view.clause) or ""
    subject, words = subject_words(view), text.split()
    plain = len(subject.split()) <= 3 and len(words) <= MAX_SIDE and "," not in text
    if not plain or not words or words[0].lower() not in ("for", "in", "i", "of", "på"):
        return ""
    return f"{subject} {text}"


def _is_degree(view: ClauseView, segment: Segment) -> bool:
    """ "cheaper", "more efficient", "easier to read", but no "more members"."""
    words = view.item.parse.words[segment.body : segment.end]
    return bool(words) and not any(word.tag in ("NOUN", "PROPN", "NUM", "ADP") for word in words)
