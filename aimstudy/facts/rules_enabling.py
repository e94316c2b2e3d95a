"""A rule for what something lets, helps or makes others do: "lets towns share risk"."""

from collections.abc import Iterator

from aimstudy.domain.fact import FactKind
from aimstudy.facts.asking import pieces, question_parts, subject_words
from aimstudy.facts.drafts import ClauseView, FactDraft, clause_rule, one_answer
from aimstudy.facts.question_fronts import question_front
from aimstudy.language.clauses import STATING
from aimstudy.language.enumerations import split_list
from aimstudy.language.words import Form, Word, phrase_set, word_set

_LETTING = word_set("let help make have assist la hjelpe")
_BARE = word_set("let help make la")  # the verb after the noun phrase has no "to" or "å"
_BRINGING = word_set(
    "forplikte oppfordre tvinge overtale oppmuntre lokke berettige presse motivere få utdanne"
)
_MAKING = word_set("make gjøre")
_POSSIBLE = word_set(
    """
    possible easier easy harder difficult cheaper impossible mulig lettere lett enklere enkelt
    vanskelig vanskeligere umulig billigere
    """
)
_PHRASE = ("DET", "ADJ", "NUM", "ADV", "NOUN", "PROPN", "CCONJ")
_HEADS = ("NOUN", "PROPN")
_POINTS = phrase_set("it they them this these he she him dette disse denne dem han hun")
_STATES = word_set("be stay remain stand lie være stå ligge bli forbli")
_LONGEST_NAME = 6
_MAX_WORDS = 16


@clause_rule("enables")
def enables(view: ClauseView) -> Iterator[FactDraft]:
    """ "The permit lets owners sell fish" answers "What does the permit let owners do?"."""
    verbs = view.clause.verbs
    if verbs.passive or verbs.copula or view.clause.kind not in STATING or view.item.measures:
        return
    if helps_with_doing(view):
        yield from _helped_with(view)
    elif verbs.base in _MAKING and _makes_possible(view) > 0:
        yield from _made_possible(view, _makes_possible(view))
    elif verbs.base in _LETTING | _BRINGING:
        yield from _let_do(view)


def _said(view: ClauseView, start: int) -> str:
    """What follows from word ``start`` on; empty where it is no answer."""
    item, end = view.item, view.clause.end
    words = item.parse.words[start:end]
    text = item.parse.slice(start, end).strip(" ,;:.")
    if not 2 <= len(text.split()) <= _MAX_WORDS or "(" in text:
        return ""
    enough = item.says_enough(start, end, view.clause)
    state = words[0].lower in _STATES or words[0].lemma in _STATES
    return "" if state or not enough or any(w.lower in _POINTS for w in words) else text


def _let_do(view: ClauseView) -> Iterator[FactDraft]:
    g, words = view.item.grammar, view.item.parse.words
    start = view.clause.verbs.end
    at = _after_name(view, start)
    if at < 0:
        return
    named = view.item.asked(start, at, view.clause)
    if not named:
        return
    opener = words[at].lower
    to_do = view.clause.verbs.base in _BRINGING and opener == "til" and words[at + 1].lower == "å"
    if to_do:
        yield from _asked(view, f"{named} til å gjøre", _said(view, at + 2))
    elif not g.english and opener == "med" and words[at + 1].lower == "å":
        yield from _asked(view, f"{named} med", _said(view, at + 1))
    elif opener == g.to and view.clause.verbs.base not in ("make", "have"):
        do = f"{g.to} do" if g.english else "å gjøre"
        yield from _asked(view, f"{named} {do}", _said(view, at + 1))
    elif view.clause.verbs.base in _BARE and _is_bare_verb(view, at):
        yield from _asked(view, f"{named} {'do' if g.english else 'gjøre'}", _said(view, at))


def _after_name(view: ClauseView, start: int) -> int:
    """Where the noun phrase that begins at ``start`` ends; -1 where none stands there."""
    words = view.item.parse.words
    at = start
    while at < view.clause.end and words[at].tag in _PHRASE and at - start <= _LONGEST_NAME:
        if at > start and _reads_as_verb(view, at):
            break
        at += 1
    whole = start < at < view.clause.end - 1 and words[at - 1].tag in _HEADS
    return at if whole else -1


def _is_bare_verb(view: ClauseView, at: int) -> bool:
    """ "lets owners | sell": the tagger often takes it for a present."""
    word = view.item.parse.words[at]
    if view.item.grammar.english and _reads_as_verb(view, at):
        return True
    if not view.item.grammar.english:
        return word.tag == "VERB" and word.form is Form.BASE
    return word.tag in ("VERB", "AUX") and (word.form is Form.BASE or _plain_present(word))


def _reads_as_verb(view: ClauseView, at: int) -> bool:
    """ "investors compare funds": two nouns after a plural are a verb and its object."""
    words, lexicon = view.item.parse.words, view.item.parse.lexicon
    if at + 1 == len(words):  # a line without its full stop
        return False
    before, word, after = words[at - 1], words[at], words[at + 1]
    row = before.tag == "NOUN" and before.number == "plur" and word.tag == "NOUN"
    row = row and word.number != "plur" and after.tag in ("NOUN", "DET", "ADJ", "PROPN")
    return row and any(reading.kind == "V" for reading in lexicon.readings(word.lower))


def _plain_present(word: Word) -> bool:
    return word.form is Form.PRESENT and not word.lower.endswith("s")


def _makes_possible(view: ClauseView) -> int:
    """The place of "to" in "makes it possible (for X) to ..."; 0 where it says something else."""
    words, start = view.item.parse.words, view.clause.verbs.end
    if start + 2 >= view.clause.end or words[start].lower not in ("it", "det"):
        return 0
    if words[start + 1].lower not in _POSSIBLE:
        return 0
    to = view.item.grammar.to
    run = range(start + 2, min(view.clause.end - 1, start + 9))
    return next((at for at in run if words[at].lower == to), 0)


def _made_possible(view: ClauseView, at: int) -> Iterator[FactDraft]:
    """ "makes it possible to compare prices"."""
    start, g = view.clause.verbs.end, view.item.grammar
    shown = view.item.parse.slice(start, at)
    do = f"{g.to} do" if g.english else "å gjøre"
    yield from _asked(view, f"{shown} {do}", _said(view, at + 1))


def helps_with_doing(view: ClauseView) -> bool:
    """ "can assist with finding leaks": the noun alone is no object of the clause."""
    words, at = view.item.parse.words, view.clause.verbs.end - 2
    doing = words[at + 1].form is Form.ING and words[at].lower == "with"
    return doing and at > 0 and words[at - 1].lemma in ("assist", "help")


def _helped_with(view: ClauseView) -> Iterator[FactDraft]:
    """ "can assist with finding leaks and building trust" answers "What can X help with?"."""
    verbs = view.clause.verbs
    said, front = _said(view, verbs.end - 1), question_front(view)
    if said and front is not None:
        finite = verbs.finite.lower()
        helping = finite if verbs.modal else "do" if verbs.plural else "does"
        parts = pieces("What", helping, subject_words(view), "help with")
        parts["front"] = front
        items = split_list(said, view.item.grammar)
        if len(items) > 1 and all(item.split()[0].endswith("ing") for item in items):
            yield FactDraft(
                FactKind.LIST, "enables", view.subject, "help", items, said, parts, rank=3
            )
        else:
            yield one_answer(view, FactKind.EFFECT, "enables", said, parts, False, 3)


def _asked(view: ClauseView, tail: str, answer: str) -> Iterator[FactDraft]:
    ask = "What" if view.item.grammar.english else "Hva"
    if not answer:
        return
    whole = tuple(view.clause.segments)
    parts = question_parts(view, ask, whole, tail)
    if parts:
        yield one_answer(view, FactKind.EFFECT, "enables", answer, parts, False, 3)
