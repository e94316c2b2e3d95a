"""A statement as a part of a question: "that the rate is high", "if the loan is not repaid"."""

from aimstudy.facts.asking import subject_words
from aimstudy.facts.drafts import ClauseView
from aimstudy.facts.question_forms import inflect
from aimstudy.facts.question_fronts import question_front
from aimstudy.facts.verb_phrases import MUST
from aimstudy.language.words import Form

_MAX_WORDS = 18


def that_clause(view: ClauseView, end: int) -> str:
    """The clause up to word ``end`` in the order of a "that"-clause; empty where it is unclear."""
    verbs, english = view.clause.verbs, view.item.grammar.english
    front = question_front(view)
    tail = view.item.asked(verbs.end, end, view.clause) if end > verbs.end else ""
    if front is None or tail is None or verbs.finite.lower() == "cannot":
        return ""
    adverbs = [a for a in verbs.adverbs if a.lower() not in view.item.grammar.drop_adverbs]
    if english and not verbs.lexical:
        middle = [verbs.finite.lower(), *adverbs]
    else:
        middle = [*adverbs, verbs.finite.lower()]
    words = (subject_words(view), *middle, verbs.rest, tail.strip(" ,;:"), front)
    text = " ".join(word for word in words if word)
    return text if len(text.split()) <= _MAX_WORDS and "(" not in text else ""


def undone(view: ClauseView, end: int) -> str:
    """ "X must renew the licence" as "if X does not renew the licence"; empty for no duty."""
    verbs, g = view.clause.verbs, view.item.grammar
    rest, tail = verbs.rest.split(), view.item.asked(verbs.end, end, view.clause)
    front = question_front(view)
    if verbs.modal not in MUST or verbs.negated or not rest or tail is None or front is None:
        return ""
    does = _does_not(view, rest) if g.english else _gjør_ikke(view, rest)
    if not does:
        return ""
    words = ("if" if g.english else "hvis", subject_words(view), *does, tail.strip(" ,;:"), front)
    text = " ".join(word for word in words if word)
    return text if len(text.split()) <= _MAX_WORDS and "(" not in text else ""


def _does_not(view: ClauseView, rest: list[str]) -> list[str]:
    head = view.clause.subject_head
    words = view.item.parse.words
    plural = head >= 0 and words[head].number == "plur"
    joined = any(
        w.lower == "and" for w in words[view.clause.subject.start : view.clause.subject.end]
    )
    if rest[0] == "be":
        return ["are" if plural or joined else "is", "not", *rest[1:]]
    return ["do" if plural or joined else "does", "not", *rest]


def _gjør_ikke(view: ClauseView, rest: list[str]) -> list[str]:
    first = rest[0]
    if first.endswith("s") and view.clause.verbs.passive:
        return ["ikke", *rest]  # "innløses" is the present as well
    known = {"bli": "blir", "være": "er", "ha": "har"}
    present = known.get(first) or inflect(first, Form.PRESENT, view.item.parse)
    return ["ikke", present, *rest[1:]] if present else []
