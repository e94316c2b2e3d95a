"""A rule for points below that do not fit into their announcement's sentence.

"A receipt must state four particulars:" with points that hold commas or "and" of their own.
"""

import re
from collections.abc import Iterator

from aimstudy.domain.fact import FactKind
from aimstudy.facts.amount_slots import subject_slot
from aimstudy.facts.analysis import Analysed
from aimstudy.facts.asking import kept_words, pieces, question_parts, wh_thing
from aimstudy.facts.drafts import ClauseView, FactDraft, sentence_rule
from aimstudy.facts.question_fronts import question_front
from aimstudy.facts.text_lists import TextList
from aimstudy.language.clauses import Clause, ClauseKind, Segment, SegmentKind
from aimstudy.language.quantities import QuantityKind
from aimstudy.language.words import word_set

_LEAST, _MOST = 2, 8
_MOST_WORDS = 20
_FOLLOWING = re.compile(
    r"(?:the |these |de |disse )?(?:following |følgende )?(?P<noun>\w.*)$", re.I
)
_ANNOUNCING = re.compile(r"\b(?:following|these|følgende|disse)\b", re.I)


@sentence_rule("listed-below")
def listed_below(item: Analysed) -> Iterator[FactDraft]:
    """ "The plan covers two things:" with points below asks "Which two things ...?"."""
    listed = apart(item)
    if listed is None or item.supposed:
        return
    answers = tuple(point.text.strip(" ,;.:") for point in listed.items)
    if any(not 1 <= len(answer.split()) <= _MOST_WORDS for answer in answers):
        return
    index, clause = _announcing(item)
    subject = item.subjects[index] if clause else None
    if clause is None or subject is None or clause.verbs.negated:
        return
    parts = _asked(ClauseView(item, index, clause, subject), len(answers))
    if parts:
        end = listed.items[-1].end
        yield FactDraft(
            FactKind.LIST,
            "listed-below",
            subject,
            clause.verbs.base,
            answers,
            "",
            parts,
            True,
            rank=0,
            end=end,
        )


def apart(item: Analysed) -> TextList | None:
    """The points below a sentence that were not read as part of it."""
    listed = item.listed
    if listed is None or not listed.fragments or not _LEAST <= len(listed.items) <= _MOST:
        return None
    return listed if item.sentence.end < listed.items[-1].end else None


def _announcing(item: Analysed) -> tuple[int, Clause | None]:
    """The clause that ends the sentence."""
    own = (ClauseKind.MAIN, ClauseKind.COORDINATED)
    found = [(i, c) for i, c in enumerate(item.parse.clauses) if c.kind in own]
    return found[-1] if found else (-1, None)


def _asked(view: ClauseView, count: int) -> dict[str, str] | None:
    segments, g, verbs = view.clause.segments, view.item.grammar, view.clause.verbs
    if not segments:
        return _of_subject(view, count)
    last = segments[-1]
    said = view.item.parse.body_text(last).strip(" ,:;")
    match = _FOLLOWING.match(said)
    if match is None or last.kind not in (SegmentKind.OBJECT, SegmentKind.PHRASE):
        return None
    if not (_ANNOUNCING.search(said) or _counted(view, last, count)):
        return None
    which = f"{'which' if g.english else 'hvilke'} {match['noun']}"
    if verbs.copula and not last.lead:
        return None
    if last.lead in _STRANDED:
        return question_parts(view, which[:1].upper() + which[1:], (last,), last.lead)
    ask = f"{last.lead} {which}" if last.lead else which
    return question_parts(view, ask[:1].upper() + ask[1:], (last,))


_STRANDED = word_set("of into with about on to av med om på til")


def _counted(view: ClauseView, segment: Segment, count: int) -> bool:
    """The phrase counts as many things as there are points."""
    words = view.item.parse.words
    start, end = words[segment.start].start, words[segment.end - 1].end
    return any(
        m.kind is QuantityKind.COUNT and start <= m.start < end and m.low == m.high == count
        for m in view.item.measures
    )


def _of_subject(view: ClauseView, count: int) -> dict[str, str] | None:
    """ "Three things are covered:", "Typical aims are:", "The plan covers:"."""
    verbs, g = view.clause.verbs, view.item.grammar
    front = question_front(view)
    slot = subject_slot(view)
    if slot is not None and slot.measure.low == count and front is not None:
        noun = view.item.sentence.clean[slot.measure.bare_start : slot.end].strip(" ,:")
        ask = f"{'Which' if g.english else 'Hvilke'} {noun[:1].lower()}{noun[1:]}"
        rest = " ".join(p for p in (verbs.rest, kept_words(view, ())) if p)
        return {**pieces(ask, verbs.finite.lower(), "", rest), "front": front}
    if verbs.copula and front is not None:
        rest = " ".join(verbs.adverbs)
        return {**pieces(wh_thing(g), verbs.finite.lower(), view.subject, rest), "front": front}
    return question_parts(view, wh_thing(g)) if verbs.lexical and not verbs.passive else None


def tells_only_points(item: Analysed) -> bool:
    """True for words that state nothing without the points below them."""
    if apart(item) is None:
        return False
    words = [word for word in item.parse.words if word.tag != "PUNCT"]
    open_end = not words or words[-1].tag in ("AUX", "ADP", "PART", "SCONJ", "DET", "VERB")
    return open_end or _ANNOUNCING.search(item.sentence.clean) is not None
