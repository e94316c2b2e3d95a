"""Wrong options: other facts of the same kind first, else neighbouring numbers. Never true ones.

Knows nothing of quizzes as a whole; draws from the generator it is given.
"""

import random
import re
from collections.abc import Sequence
from dataclasses import dataclass

from aimstudy.domain.article import Language
from aimstudy.domain.fact import Fact, FactKind
from aimstudy.domain.quiz import Option, OptionOrigin
from aimstudy.language.actors import names_actor
from aimstudy.language.grammar import Grammar, grammar_of
from aimstudy.language.quantities import number_value

WANTED = 3
_SAMPLE = 150
_NUMERIC = (
    FactKind.COUNT,
    FactKind.DURATION,
    FactKind.MONEY,
    FactKind.PERCENT,
    FactKind.DATE,
    FactKind.QUANTITY,
)


@dataclass(frozen=True, slots=True)
class Candidate:
    """One answer that may serve as a wrong option elsewhere, with its form for comparing."""

    fact: Fact
    text: str
    plain: str


@dataclass(frozen=True, slots=True)
class Pool:
    """What distractors may be drawn from and what is true somewhere in the material."""

    facts: tuple[Fact, ...]
    blocked: frozenset[str]
    blocked_values: frozenset[str]  # readings of an open issue, arguably true
    blocked_quotes: frozenset[str]
    language: Language
    by_kind: dict[FactKind, list[Candidate]]
    by_subject: dict[str, list[Fact]]


def make_pool(facts: Sequence[Fact], language: Language, blocked: frozenset[str]) -> Pool:
    """Collect ``facts``; values of blocked facts are kept apart. Linear in their number."""
    grammar = grammar_of(language)
    held = [fact for fact in facts if fact.key in blocked]
    by_kind: dict[FactKind, list[Candidate]] = {}
    by_subject: dict[str, list[Fact]] = {}
    for fact in facts:
        by_subject.setdefault(fact.subject, []).append(fact)
        entries = by_kind.setdefault(fact.kind, [])
        entries += [Candidate(fact, a, normal(a, grammar)) for a in fact.answers]
    return Pool(
        tuple(facts),
        blocked,
        frozenset(_held_values(held, grammar)),
        frozenset(c.quote for fact in held for c in fact.citations),
        language,
        by_kind,
        by_subject,
    )


def _held_values(held: Sequence[Fact], g: Grammar) -> set[str]:
    values = _list_totals(held)
    for fact in held:
        values |= {normal(a, g) for a in fact.answers}
        values.add(str(len(fact.answers)))
        if fact.quantity:
            values |= {f"{fact.quantity.low:g}", f"{fact.quantity.high:g}"}
    return values


def _list_totals(held: Sequence[Fact]) -> set[str]:
    """Sums such as three and two, which an open issue may turn out to mean."""
    counts = {int(f.quantity.low) for f in held if f.quantity} | {
        len(f.answers) for f in held if len(f.answers) > 1
    }
    return {f"{a + b}" for a in counts for b in counts}


def normal(text: str, g: Grammar) -> str:
    """A text for comparing: no article or lead, number words as figures."""
    text = re.sub(r"[^\w$%€£,.-]+", " ", text.lower()).strip(" .,")
    lead = (
        r"(?:the|a|an|in|on|at|by|to|for|from|between|about|through|as)\s+"
        if g.english
        else r"(?:en|et|ei|den|det|de|i|på|av|til|for|fra|ved|mellom|via|som|å)\s+"
    )
    while (shorter := re.sub("^" + lead, "", text)) != text and shorter:
        text = shorter
    return " ".join(f"{g.numbers[w]}" if w in g.numbers else w for w in text.split())


def distractors(fact: Fact, pool: Pool, rng: random.Random) -> list[Option]:
    """Up to three wrong options for ``fact``; fewer than two mean that it cannot be asked so."""
    if fact.kind in _NUMERIC and fact.quantity:
        return _numeric(fact, pool, rng)
    return _textual(fact, pool, rng)


# -- words ------------------------------------------------------------------------------------
def _textual(fact: Fact, pool: Pool, rng: random.Random) -> list[Option]:
    g = grammar_of(pool.language)
    key = fact.answers[0]
    true = _true_answers(fact, pool, g)
    quote = " ".join(c.quote for c in fact.citations).lower()
    found: list[tuple[float, Option]] = []
    seen = {normal(key, g)}
    for candidate in _candidates(fact, pool, rng):
        other, text, plain = candidate.fact, candidate.text, candidate.plain
        if plain in seen or plain in pool.blocked_values or plain in quote:
            continue
        if not alike(key, text, g) or _overlaps(plain, true, g) or _shares_subject(fact, other):
            continue
        if not _same_slot(fact, other, key, text, g):
            continue
        seen.add(plain)
        same = 0.0 if other.kind is fact.kind else 1.0
        score = same + abs(len(text) - len(key)) / max(len(key), 1) + rng.random() * 0.2
        found.append((score, Option(text, OptionOrigin.OTHER_FACT, other.subject)))
    found.sort(key=lambda pair: pair[0])
    return _varied([option for _, option in found], key, g)


def _candidates(fact: Fact, pool: Pool, rng: random.Random) -> list[Candidate]:
    """Answers of other facts that fit the same slot; a sample where there are very many."""
    found = [
        candidate
        for kind in _FAMILIES.get(fact.kind, (fact.kind,))
        for candidate in pool.by_kind.get(kind, ())
    ]
    if len(found) > _SAMPLE:
        found = rng.sample(found, _SAMPLE)
    return [c for c in found if c.fact.key != fact.key and c.fact.key not in pool.blocked]


_OPEN_NOUNS = (FactKind.ROLE, FactKind.REQUIREMENT, FactKind.FOCUS, FactKind.EFFECT)


def _same_slot(fact: Fact, other: Fact, key: str, text: str, g: Grammar) -> bool:
    """The object of one verb seldom makes sense after another: the heads must be of a class."""
    if fact.kind not in _OPEN_NOUNS or fact.relation == other.relation:
        return True
    if shape(key, g) == "name":
        return True
    return names_actor(key, g) == names_actor(text, g) and _is_many(key, g) == _is_many(text, g)


def _is_many(text: str, g: Grammar) -> bool:
    """A noun phrase in the plural, by the ending of its head."""
    head = re.split(r" (?:of|in|for|to|av|i|for|til|med|with|from|fra|that|som) ", text.lower())[0]
    if " and " in head or " og " in head:
        return True
    return head.endswith("s" if g.english else ("er", "ene", "menn"))


_THING = (
    FactKind.ROLE,
    FactKind.FOCUS,
    FactKind.LIST,
    FactKind.REQUIREMENT,
    FactKind.CONDITION,
    FactKind.CAUSE,
    FactKind.EFFECT,
)
_FAMILIES: dict[FactKind, tuple[FactKind, ...]] = {
    **dict.fromkeys(_THING, _THING),
    FactKind.DEFINITION: (FactKind.DEFINITION, FactKind.STATUS),
    FactKind.STATUS: (FactKind.DEFINITION, FactKind.STATUS),
    FactKind.AUDIENCE: (FactKind.AUDIENCE, FactKind.AGENT),
    FactKind.AGENT: (FactKind.AGENT, FactKind.AUDIENCE),
    FactKind.MEANS: (FactKind.MEANS,),
    FactKind.PURPOSE: (FactKind.PURPOSE, FactKind.EFFECT),
}


def _true_answers(fact: Fact, pool: Pool, g: Grammar) -> set[str]:
    """Everything the material gives as an answer to the same subject and relation."""
    true = {normal(a, g) for a in fact.answers}
    true |= {normal(value, g) for name, value in fact.parts if name == "accept"}
    for other in pool.by_subject.get(fact.subject, ()):
        if other.relation == fact.relation or other.kind is fact.kind:
            true |= {normal(a, g) for a in other.answers}
    return true


def _overlaps(plain: str, true: set[str], g: Grammar) -> bool:
    """One stands in the other, or they share most of their words of meaning."""
    words = _content(plain, g)
    for answer in true:
        if plain in answer or answer in plain:
            return True
        said = _content(answer, g)
        if len(words & said) >= 0.6 * min(len(words), len(said)):
            return True
    return False


def _content(plain: str, g: Grammar) -> set[str]:
    return {word for word in plain.split() if word not in g.prepositions}


def _shares_subject(fact: Fact, other: Fact) -> bool:
    """Another true statement about the same thing could answer the question too."""
    if other.subject.lower() == fact.subject.lower():
        return True
    if not _names(fact.subject) & _names(other.subject):
        return False
    same_verb = fact.relation.split()[:1] == other.relation.split()[:1]
    both = {fact.kind, other.kind}
    return len(both) == 1 or same_verb or both <= {FactKind.FOCUS, FactKind.LIST}


def _names(text: str) -> set[str]:
    """Capitalised words and abbreviations, without case endings and compound parts."""
    return {re.split(r"[-'’]", word)[0] for word in text.split() if word[:1].isupper()}


def alike(key: str, text: str, g: Grammar) -> bool:
    """Whether two texts have the same shape and about the same length."""
    if shape(key, g) != shape(text, g):
        return False
    longer, shorter = max(len(key), len(text)), min(len(key), len(text))
    return longer - shorter <= 10 or longer <= 1.9 * shorter


_REASONS = ("because", "since", "fordi", "ettersom", "siden")
_CONDITIONS = ("if", "provided", "unless", "hvis", "dersom", "med")


def shape(text: str, g: Grammar) -> str:
    """The sort of text: a name, a clause, a phrase with a preposition, or plain words."""
    words = [w for w in re.findall(r"[^\W\d_][\w'’&-]*", text) if w.lower() not in g.prepositions]
    first = text.split()[0].lower() if text.split() else ""
    if any(c.isdigit() for c in text):
        return "number"
    if first in _REASONS or first in _CONDITIONS:
        return "reason" if first in _REASONS else "condition"
    if first in (g.to, "by", "ved", "for") or (g.english and first.endswith("ing")):
        return f"clause {first if first in ('by', 'ved') else ''}"
    content = [w for w in words if w.lower() not in g.determiners]
    if content and sum(w[0].isupper() for w in content) * 2 >= len(content):
        return "name"
    if first in ("whether", "what", "how", "om", "hvilke", "hvilken", "hvor"):
        return "question"
    if first in g.prepositions or first == "online":
        return "place"
    if first in ("a", "an", "en", "et", "ei"):
        return "indefinite"
    return "definite" if first in ("the", "den", "det", "de", "all", "alle") else "words"


def may_be_wrong(fact: Fact, candidate: Candidate, true: set[str], pool: Pool) -> bool:
    """Whether a candidate can be offered for ``fact``: not true of it, nor arguably so."""
    g = grammar_of(pool.language)
    if candidate.plain in pool.blocked_values or _overlaps(candidate.plain, true, g):
        return False
    return not _shares_subject(fact, candidate.fact)


def _varied(options: list[Option], key: str, g: Grammar) -> list[Option]:
    """The best ones, no two nearly the same, and none that makes the key stand out by length."""
    chosen: list[Option] = []
    for option in options:
        words = set(normal(option.text, g).split())
        clash = any(
            len(words & set(normal(o.text, g).split()))
            > 0.5 * min(len(words), len(normal(o.text, g).split()))
            for o in chosen
        )
        if not clash:
            chosen.append(option)
        if len(chosen) == WANTED:
            break
    mean = sum(len(o.text) for o in chosen) / len(chosen) if chosen else 0
    sticks_out = chosen and abs(len(key) - mean) > 10 and not 0.55 * mean <= len(key) <= 1.75 * mean
    return [] if sticks_out else chosen


# -- numbers ----------------------------------------------------------------------------------
def _numeric(fact: Fact, pool: Pool, rng: random.Random) -> list[Option]:
    g = grammar_of(pool.language)
    answer = fact.answers[0]
    spots = _number_spots(answer, g)
    if fact.kind is FactKind.DATE:
        spots = [spot for spot in spots if len(spot[0]) == 4]
    quantity = fact.quantity
    if not spots or quantity is None or len(spots) > 2:
        return []
    used = _used_values(fact, pool, g)
    found: list[Option] = []
    for low, high in _neighbours(fact, rng):
        text = _replace(answer, spots, low, high, g)
        overlap = low < quantity.high and quantity.low < high
        same = low == quantity.low and high == quantity.high
        if not _surely_false(answer, low, quantity.low) or _stands_there(text, fact):
            continue
        taken = (
            {f"{low:g}", f"{high:g}"} & pool.blocked_values
            if fact.kind is FactKind.COUNT
            else set()
        )
        if not text or overlap or same or taken or normal(text, g) in used:
            continue
        if any(o.text == text for o in found) or _touches(found, low, high, g):
            continue
        found.append(Option(text, OptionOrigin.NEIGHBOUR))
        if len(found) == WANTED:
            break
    return found


_AT_LEAST = re.compile(r"\b(?:more than|at least|over|minst|mer enn|up to|opptil|inntil)\b", re.I)
_AT_MOST = re.compile(
    r"\b(?:less than|fewer than|at most|under|mindre enn|høyst|maksimalt)\b", re.I
)


def _surely_false(answer: str, value: float, true: float) -> bool:
    """More than 25 is also more than 20: no wrong bound may follow from the true one."""
    if _AT_LEAST.search(answer):
        return value > true
    return value < true if _AT_MOST.search(answer) else True


def _stands_there(text: str, fact: Fact) -> bool:
    """The wrong number is said of something else in the same sentence."""
    figures = re.findall(r"\d[\d.,\u00a0 ]*\d|\d", text)
    quotes = [citation.quote for citation in fact.citations]
    return len(figures) == 1 and any(
        re.search(rf"(?<![\d.,]){re.escape(figures[0])}(?![\d])", quote) for quote in quotes
    )


def _touches(found: list[Option], low: float, high: float, g: Grammar) -> bool:
    if low == high:
        return False
    for option in found:
        values = [
            v
            for v in (number_value(t, g) for t, _, _ in _number_spots(option.text, g))
            if v is not None
        ]
        if values and min(values) < high and low < max(values):
            return True
    return False


def _used_values(fact: Fact, pool: Pool, g: Grammar) -> set[str]:
    """Amounts of the same kind that are true of something in the material."""
    del g
    return {candidate.plain for candidate in pool.by_kind.get(fact.kind, ())}


def _number_spots(text: str, g: Grammar) -> list[tuple[str, int, int]]:
    pattern = re.compile(r"\d{1,3}(?:[ ,.\u00a0]\d{3})+(?!\d)|\d+(?:[.,]\d+)?|[^\W\d_]+")
    return [
        (m.group(), m.start(), m.end())
        for m in pattern.finditer(text)
        if m.group()[0].isdigit() or m.group().lower() in g.numbers
    ]


def _neighbours(fact: Fact, rng: random.Random) -> list[tuple[float, float]]:
    """Other values on a sensible grid, in random order, nearest ones first."""
    quantity = fact.quantity
    if quantity is None:
        return []
    low, high = quantity.low, quantity.high
    if fact.kind is FactKind.DATE:
        return _shuffled([(low + d, low + d) for d in (-12, -8, -5, -3, 3, 5, 8)], rng)
    if low == high:
        return _shuffled([(v, v) for v in _single(low, fact.kind)], rng)
    width = high - low
    steps = [(low + width * k, high + width * k) for k in (-2, -1, 1, 2, 3)]
    near = _shuffled([(a, b) for a, b in steps if a > 0], rng)
    if len(near) >= WANTED:
        return near
    halves = [(low / 2, low), (high, high * 1.5), (high * 1.5, high * 2)]
    rounded = [(_round(a, low), _round(b, low)) for a, b in halves]
    return near + [(a, b) for a, b in rounded if 0 < a < b]


def _single(value: float, kind: FactKind) -> list[float]:
    if kind is FactKind.PERCENT:
        steps = (
            [5, 10, 15, 20, 25]
            if value >= 10 and value % 5 == 0
            else [1, 2, 3, 0.5]
            if value < 5
            else [1, 2, 4, 5]
        )
        return [v for s in steps for v in (value - s, value + s) if 0 < v <= 100]
    if value <= 12:
        return [v for v in (value - 2, value - 1, value + 1, value + 2, value + 3) if v >= 2]
    return [_round(value * f, value) for f in (0.5, 0.75, 0.8, 1.2, 1.25, 1.5, 2)]


def _round(value: float, like: float) -> float:
    """To the grid of the given number: 1800 goes by hundreds, 9 by ones."""
    grid = 1.0
    while like % (grid * 10) == 0 and grid * 10 <= max(like, 1) / 5:
        grid *= 10
    if like >= 100:
        grid = max(grid, 10.0 ** (len(str(int(like))) - 2))
    return round(value / grid) * grid


def _shuffled(values: list[tuple[float, float]], rng: random.Random) -> list[tuple[float, float]]:
    values = list(dict.fromkeys(values))
    rng.shuffle(values)
    return values


def _replace(
    answer: str, spots: list[tuple[str, int, int]], low: float, high: float, g: Grammar
) -> str:
    """The answer with its numbers exchanged, written as the answer writes them."""
    values = [low, high] if len(spots) == 2 else [low]
    text = answer
    for (shown, start, end), value in reversed(list(zip(spots, values, strict=True))):
        new = _written(shown, value, g)
        if not new:
            return ""
        text = text[:start] + new + text[end:]
    return text


def _written(shown: str, value: float, g: Grammar) -> str:
    if not shown[0].isdigit():
        word = next(
            (
                w
                for w, v in g.numbers.items()
                if v == value and " " not in w and w not in ("én", "syv")
            ),
            "",
        )
        return word.capitalize() if shown[0].isupper() else word
    if value != int(value):
        return f"{value:g}" if g.english else f"{value:g}".replace(".", ",")
    figures = str(int(value))
    separator = next((c for c in shown if c in ", .\u00a0"), "")
    return f"{int(value):,}".replace(",", separator) if separator and len(figures) > 3 else figures
