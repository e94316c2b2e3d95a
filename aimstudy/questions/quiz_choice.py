"""The items of one quiz: none asks what another asks, and none gives another away.

Knows nothing of how items are made, or of what is asked first.
"""

import random
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from aimstudy.domain.quiz import QuizItem, QuizKind
from aimstudy.language.grammar import Grammar
from aimstudy.language.words import word_set
from aimstudy.questions.option_form import in_order
from aimstudy.questions.own_options import stays_as_it_came
from aimstudy.questions.pool import meaning_words, normal

_LIKE = 0.75  # of the words of meaning of two questions with one answer
ASKING = word_set(
    """
    what who whom whose which when where why how many much long often to do does did
    hva hvem hvis hvilke hvilken hvilket når hvor hvorfor hvordan mange mye lenge ofte
    """
)
_ARTICLES = word_set("a an the en ei et den det de")
_FILLING = 3  # letters that a word which says little has at the most
_LONG_STEM = 6  # letters that forms of one word have in common
_ENDS = {  # of the forms of a noun, and what stands instead
    True: re.compile(r"(?<=\w\w)(?:'s?|(?P<y>ie)s|(?<![s'iu])s)$"),
    False: re.compile(r"(?<=\w\w\w)(?:enes|ene|ens|ets|ers|en|et|er|a|e|s)$"),
}


@dataclass(frozen=True, slots=True)
class _Entry:
    """An item that is in, in the forms for comparing."""

    quotes: frozenset[str]
    shown: str  # as ``plain`` gives it, and as it is: the other may be in another language
    answers: tuple[tuple[str, str], ...]  # each in both forms
    answer: str
    prompt: str
    words: frozenset[str]
    stems: frozenset[str]  # of what the question is about
    statement: bool  # it says a whole sentence


class Chosen:
    """The items chosen so far; ask ``fits`` before each ``add``."""

    def __init__(self) -> None:
        self.items: list[QuizItem] = []
        self._entries: list[_Entry] = []
        self._facts: set[str] = set()
        self._quotes: set[str] = set()

    def asks(self, fact_key: str) -> bool:
        """Whether an item asks this fact already."""
        return fact_key in self._facts

    def fits(self, item: QuizItem, g: Grammar, *, apart: bool) -> bool:
        """Whether ``item`` may stand beside the others.

        ``apart``: it must be of another sentence than all of them, too, and name nobody's answer.
        Otherwise it may not tell of one that is about the same.
        """
        if self._facts & facts_of(item):
            return False
        new = _entry(item, g)
        if apart and new.quotes & self._quotes:
            return False
        return not any(_same(new, old) or _gives_away(new, old, apart) for old in self._entries)

    def add(self, item: QuizItem, g: Grammar) -> None:
        """Take an item in."""
        entry = _entry(item, g)
        self.items.append(item)
        self._entries.append(entry)
        self._facts |= facts_of(item)
        self._quotes |= entry.quotes


def clashes(items: Sequence[tuple[QuizItem, Grammar]]) -> list[int]:
    """With how many of the others each item cannot stand in one quiz. Quadratic."""
    entries = [_entry(item, g) for item, g in items]
    found = [0] * len(entries)
    for n, one in enumerate(entries):
        for m in range(n):
            if _same(one, entries[m]) or _gives_away(one, entries[m], apart=False):
                found[n] += 1
                found[m] += 1
    return found


def told_first(items: Sequence[tuple[QuizItem, Grammar]]) -> list[int]:
    """The places of ``items`` in their order, but what another's answer holds comes before it.

    The answer is shown once it is given: after it there would be nothing left to ask.
    """
    entries = [_entry(item, g) for item, g in items]
    found: dict[int, None] = {}

    def place(n: int, waiting: frozenset[int]) -> None:
        if n in found or n in waiting:
            return
        for m, other in enumerate(entries):
            if m != n and _holds(entries[n], other):
                place(m, waiting | {n})
        found[n] = None

    for n in range(len(entries)):
        place(n, frozenset())
    return list(found)


def _holds(one: _Entry, two: _Entry) -> bool:
    """An answer of ``two`` is a part of one of ``one``, and they are about the same."""
    parts = any(a != b and b in a for a, _ in one.answers for b, _ in two.answers)
    return parts and bool(one.quotes & two.quotes or one.stems & two.stems)


def facts_of(item: QuizItem) -> set[str]:
    """The keys of the facts that an item asks."""
    return {item.fact_key, *item.fact_keys}


def _entry(item: QuizItem, g: Grammar) -> _Entry:
    prompt = normal(item.prompt, g)
    words = meaning_words(re.sub(r"\W+", " ", prompt), g)
    about = words - ASKING - {*g.finite_aux, *g.determiners}
    texts = [item.prompt, *item.lefts]
    answers = [item.answer]
    if item.kind is QuizKind.MATCHING:
        texts += [option.text for option in item.options]
        answers = [option.text for option in item.options]
    elif item.expected is not None:
        answers = list(item.expected.answers)
    return _Entry(
        quotes=frozenset(quote for quote in (item.quote, *item.quotes) if quote),
        shown=plain(" ".join(texts), g) + plain(" ".join(texts)),
        answers=tuple((_key(a, g), _key(a)) for a in answers if _key(a)),
        answer=normal(item.answer, g),
        prompt=f"{prompt}|{'|'.join(item.lefts)}",
        words=frozenset(words),
        stems=frozenset(map(_stem, about)),
        statement=item.kind is QuizKind.TRUE_FALSE,
    )


def plain(text: str, g: Grammar | None = None) -> str:
    """A text for finding another in it: small letters, no punctuation, a space at both ends.

    With the grammar of its language number words are figures, and forms of a noun one.
    """
    found = re.findall(r"[^\W_]+(?:'s)?", text.lower().replace("’", "'"))
    return f" {' '.join([_one_form(word, g) for word in found] if g else found)} "


def _one_form(word: str, g: Grammar) -> str:
    if word in g.numbers:
        return str(g.numbers[word])
    return _ENDS[g.english].sub(lambda end: "y" if end.groupdict().get("y") else "", word)


def _key(answer: str, g: Grammar | None = None) -> str:
    """An answer for finding it in a text, whatever article it has there; "" without words."""
    words = plain(answer, g).split()
    while len(words) > 1 and words[0] in _ARTICLES:
        words = words[1:]
    return f" {' '.join(words)} " if words else ""


def _same(one: _Entry, two: _Entry) -> bool:
    """The two ask the same thing in nearly the same words."""
    if one.prompt == two.prompt:
        return True
    return one.answer == two.answer and (
        _alike(one.words, two.words) or _alike(one.stems, two.stems)
    )


def _alike(one: frozenset[str], two: frozenset[str]) -> bool:
    return len(one & two) >= _LIKE * max(1, len(one | two))


def _stem(word: str) -> str:
    return word[:_LONG_STEM] if len(word) > _LONG_STEM else word.rstrip("s")


def _gives_away(one: _Entry, two: _Entry, apart: bool) -> bool:
    """What one shows holds an answer of the other.

    Unless they are ``apart`` a number may stand in a question that is about something else.
    """
    told = [*_told(one, two), *_told(two, one)]
    if not told or apart or one.quotes & two.quotes:
        return bool(told)
    if not all(answer.strip().isdigit() for answer in told):
        return True
    return bool(one.stems & two.stems - {_stem(answer.strip()) for answer in told})


def _told(teller: _Entry, asked: _Entry) -> list[str]:
    """The answers that ``teller`` shows word by word; of one sentence, in whatever order.

    A statement of that sentence tells with a single word that the other's question leaves out.
    """
    said = set(teller.shown.split()) if teller.quotes & asked.quotes else set()
    open_to = set(asked.shown.split()) if said and teller.statement else said
    return [
        one
        for one, as_it_is in asked.answers
        if one in teller.shown
        or as_it_is in teller.shown
        or said.issuperset(one.split())
        or any(word in said - open_to and len(word) > _FILLING for word in one.split())
    ]


def spread_keys(items: Sequence[QuizItem], rng: random.Random) -> list[QuizItem]:
    """The items with their keys moved so that no place is right much more often than another."""
    seen = [0] * max([5, *(len(item.options) for item in items)])
    spread: list[QuizItem] = []
    for item in items:
        if item.kind is QuizKind.MULTIPLE_CHOICE:
            if not in_order(item) and not stays_as_it_came(item):
                places = range(len(item.options))
                fair = min(places, key=lambda place: (seen[place], rng.random()))
                item = moved(item, fair) if seen[item.key] > seen[fair] + 1 else item
            seen[item.key] += 1
        spread.append(item)
    return spread


def moved(item: QuizItem, place: int) -> QuizItem:
    """The item with its key at ``place``."""
    options = list(item.options)
    options[item.key], options[place] = options[place], options[item.key]
    return replace(item, options=tuple(options), key=place)
