"""Statements of one article that disagree: a count against a list, a number against a number."""

import hashlib
import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from aimstudy.domain.article import Language
from aimstudy.domain.fact import Citation, Fact, FactKind, Issue, IssueKind
from aimstudy.facts.analysis import Analysed
from aimstudy.facts.build import cite
from aimstudy.facts.contradictions import Disagreement, disagreements, may_happen_again
from aimstudy.facts.disagreeing import disagreeing
from aimstudy.facts.listed_counts import counts_and_points, noun_stem
from aimstudy.facts.lists_after_counts import counts_and_named
from aimstudy.facts.number_mentions import Mention, mentions
from aimstudy.facts.number_values import agree
from aimstudy.facts.rules_counted_list import total_of
from aimstudy.facts.same_fact import question_key
from aimstudy.facts.text_lists import TextList
from aimstudy.language.clauses import ClauseKind
from aimstudy.language.grammar import Grammar, grammar_of
from aimstudy.language.words import word_set

_NEAR = 3  # 37 investors are not listed by naming three
_GENERAL = word_set(
    """
    the a all required mandatory compulsory necessary following these core main obligatory
    different total de den alle nødvendige obligatoriske følgende disse viktigste ulike
    påkrevde forskjellige
    """
)
_ASK = re.compile(r"^(?:How many|Hvor mange) (?P<noun>.+)$")


def find_issues(
    facts: Sequence[Fact], items: Sequence[Analysed] = (), lists: Sequence[TextList] = ()
) -> tuple[Issue, ...]:
    """Every disagreement among ``facts``, numbers of ``items`` and ``lists``, in text order.

    Two statements raise one issue, however many numbers of theirs disagree.
    """
    found = [
        *_counts_against_lists(facts),
        *_own_lists(facts),
        *_numbers_against_numbers(facts),
        *_values_against_values(facts),
        *_numbers_of_one_thing(facts, items),
        *_kinds_named_next(facts, items),
        *_points_below(facts, items, lists),
        *_named_after(facts, items),
    ]
    seen: dict[tuple[int, int], Issue] = {}
    for issue in found:
        first, second = sorted(citation.sentence for citation in issue.citations)
        seen.setdefault((first, second), issue)
    return tuple(sorted(seen.values(), key=lambda issue: issue.citations[0].start))


def _sentences(fact: Fact) -> set[int]:
    return {citation.sentence for citation in fact.citations}


def _counts_against_lists(facts: Sequence[Fact]) -> Iterator[Issue]:
    counts = [f for f in facts if f.kind is FactKind.COUNT and f.quantity and _asked_noun(f)]
    rules = ("object", "listing", "complement")
    lists = [f for f in facts if f.kind is FactKind.LIST and f.rule in rules]
    for listing in lists:
        if not listing.qualifiers.exhaustive:
            continue
        beside = [c for c in counts if _sentences(c) & _sentences(listing)]
        total = len(listing.answers) + sum(int(c.quantity.low) for c in beside if c.quantity)
        for count in counts:
            if count in beside or not count.quantity or count.quantity.low != count.quantity.high:
                continue
            stated = int(count.quantity.low)
            added = total_of(listing.answers, grammar_of(listing.language))
            more = _goes_on(listing) and not beside  # "plus two courses" is counted
            if stated == added or not 0 < abs(stated - total) <= _NEAR or more:
                continue
            if _same_thing(count, listing) or _parts_of_it(count, listing, facts):
                yield _count_issue(count, listing, beside, total, facts)


_MORE = re.compile(r", (?:plus|as well as|along with|together with|pluss|samt|i tillegg til)\b")


def _goes_on(listing: Fact) -> bool:
    """ "law, tides and weather, plus a project": the list has more than its answers."""
    return any(_MORE.search(c.quote) for c in listing.citations)


def _own_lists(facts: Sequence[Fact]) -> Iterator[Issue]:
    """ "five members: a judge, a doctor and a priest": a count against the list it announces."""
    lists = [f for f in facts if f.kind is FactKind.LIST and f.rule == "counted-list"]
    for listing in lists:
        for count in facts:
            exact = count.kind is FactKind.COUNT and count.quantity and not count.quantity.unit
            if not exact or not count.quantity or not _sentences(count) & _sentences(listing):
                continue
            stated = int(count.quantity.low)
            total = total_of(listing.answers, grammar_of(listing.language))
            announced = _asked_noun(count) and _asked_noun(count) == _asked_noun(listing)
            if announced and stated not in (len(listing.answers), total):
                named = total if total > len(listing.answers) else len(listing.answers)
                yield _count_issue(count, listing, (), named, facts)


def _asked_noun(fact: Fact) -> str:
    parts = dict(fact.parts)
    if parts.get("counted"):
        return parts["counted"].lower()
    match = re.search(
        r"\b(?:how many|hvor mange|which|hvilke) (?P<noun>.+)$", parts.get("ask", ""), re.I
    )
    return match["noun"].lower() if match else ""


def _numbers_of_one_thing(facts: Sequence[Fact], items: Sequence[Analysed]) -> Iterator[Issue]:
    """Numbers said of the same thing in other words, whether or not they were asked about."""
    said: dict[int, list[Fact]] = {}
    for fact in facts:
        for sentence in _sentences(fact):
            said.setdefault(sentence, []).append(fact)
    for one, two in disagreeing(items):
        beside = ((side, said.get(side.item.sentence.index, ())) for side in (one, two))
        touched = [f for side, found in beside for f in found if _gives(f, side)]
        if touched:
            yield _issue(
                IssueKind.NUMBER_AGAINST_NUMBER,
                one.noun or one.subject,
                (_bare(one), _bare(two)),
                (cite(one.item, one.shown), cite(two.item, two.shown)),
                touched,
            )


def _kinds_named_next(facts: Sequence[Fact], items: Sequence[Analysed]) -> Iterator[Issue]:
    """ "three kinds of bond", and the next sentence tells of four kinds, each in its own clause."""
    for item, after in pairwise(items):
        for mention in mentions((item,)):
            named = _named_kinds(after, mention.noun)
            stated = int(mention.measure.low)
            if len(named) <= max(stated, 1) or mention.measure.low != mention.measure.high:
                continue
            touched = [f for f in facts if _uses(f, mention)]
            cited = cite(after, next(iter(named)))
            told = [f for f in facts if after.sentence.index in _sentences(f)]
            lists = [f for f in told if f.kind in (FactKind.LIST, FactKind.COUNT)]
            touched += lists or told[:1]  # what is said of one kind is not in doubt
            g = item.grammar
            values = (number_in_words(stated, g), number_in_words(len(named), g))
            if touched:
                citations = (cite(item, mention.shown), cited)
                yield _issue(IssueKind.COUNT_AGAINST_LIST, mention.noun, values, citations, touched)


def _named_kinds(item: Analysed, noun: str) -> tuple[str, ...]:
    """The subjects of the sentence's clauses that end with ``noun`` and say which kind."""
    found: list[str] = []
    for clause in item.parse.clauses:
        words = item.parse.words[clause.subject.start : clause.subject.end]
        main = clause.kind in (ClauseKind.MAIN, ClauseKind.COORDINATED)
        kind = main and len(words) == 2 and words[0].tag in ("ADJ", "NOUN", "VERB")
        if kind and noun and (words[1].lemma or words[1].lower).lower() == noun:
            found.append(item.parse.span_text(clause.subject))
    return tuple(dict.fromkeys(found))


def _points_below(
    facts: Sequence[Fact], items: Sequence[Analysed], lists: Sequence[TextList]
) -> Iterator[Issue]:
    """ "four departments", and five points below, or under the heading "Departments"."""
    for mention, points, first in counts_and_points(items, lists):
        touched = [f for f in facts if _uses(f, mention) or first.index in _sentences(f)]
        if touched:
            g = mention.item.grammar
            values = (number_in_words(int(mention.measure.low), g), number_in_words(points, g))
            beside = Citation(first.index, first.start, first.end, first.raw)
            cited = (cite(mention.item, mention.shown), beside)
            yield _issue(IssueKind.COUNT_AGAINST_LIST, mention.noun, values, cited, touched)


def _named_after(facts: Sequence[Fact], items: Sequence[Analysed]) -> Iterator[Issue]:
    """ "three conditions ... They are A, B, C and D.": the next sentence names another number."""
    for mention, item, named in counts_and_named(items):
        told = [f for f in facts if item.sentence.index in _sentences(f)]
        lists = [f for f in told if f.kind in (FactKind.LIST, FactKind.COUNT)]
        touched = [f for f in facts if _uses(f, mention)] + (lists or told)
        if touched:
            g = mention.item.grammar
            values = (number_in_words(int(mention.measure.low), g), number_in_words(named, g))
            cited = (cite(mention.item, mention.shown), cite(item, ""))
            yield _issue(IssueKind.COUNT_AGAINST_LIST, mention.noun, values, cited, touched)


def _bare(mention: Mention) -> str:
    return mention.item.sentence.clean[mention.measure.bare_start : mention.measure.end]


def _uses(fact: Fact, mention: Mention) -> bool:
    """The fact's answer is the number, or it announces a list."""
    return mention.item.sentence.index in _sentences(fact) and _gives(fact, mention)


def _gives(fact: Fact, mention: Mention) -> bool:
    return any(_bare(mention) in answer for answer in fact.answers)


def _count_issue(
    count: Fact, listing: Fact, beside: Sequence[Fact], total: int, facts: Sequence[Fact]
) -> Issue:
    same_sentence = [
        f
        for f in facts
        if f.kind is FactKind.LIST
        and f.rule == "counted-list"
        and _sentences(f) & _sentences(listing)
    ]
    touched = (count, listing, *beside, *same_sentence)
    grammar = grammar_of(count.language)
    stated = int(count.quantity.low) if count.quantity else 0
    values = (number_in_words(stated, grammar), number_in_words(total, grammar))
    return _issue(
        IssueKind.COUNT_AGAINST_LIST,
        _asked_noun(count) or count.subject,
        values,
        (count.citations[0], listing.citations[0]),
        touched,
    )


def _issue(
    kind: IssueKind,
    subject: str,
    values: tuple[str, str],
    citations: tuple[Citation, Citation],
    facts: Sequence[Fact],
) -> Issue:
    keys = tuple(dict.fromkeys(fact.key for fact in facts))
    seed = "|".join((kind, *sorted(c.quote for c in citations), *values))
    key = hashlib.sha256(seed.encode()).hexdigest()[:20]
    return Issue(key, kind, subject, values, citations, keys)


_CONSISTING = re.compile(r"(?:consist|compose|comprise|make|bestå|omfatte)\b")
_PARTS = word_set(
    """
    module course subject unit paper part component section element stage step phase chapter topic
    modul kurs emne fag del komponent seksjon element trinn steg fase kapittel
    """
)
_TAUGHT = word_set("module course subject unit paper topic modul kurs emne fag delemne tema")
_WHOLES = word_set(
    """
    syllabus curriculum programme program course education training exam examination
    pensum pensumet studieplan studieplanen program programmet utdanning utdanningen kurset
    """
)


def _parts_of_it(count: Fact, listing: Fact, facts: Sequence[Fact]) -> bool:
    """ "must pass five modules" against "the syllabus is made up of A, B, C and D"."""
    noun = _asked_noun(count)
    g = grammar_of(count.language)
    if _CONSISTING.match(listing.relation) is None or len(noun.split()) != 1:
        return False
    whole = listing.subject.split()[-1].lower() if listing.subject else ""
    parts = _TAUGHT if whole in _WHOLES else _PARTS
    if noun_stem(noun, g) not in {noun_stem(part, g) for part in parts}:
        return False
    own = [
        f
        for f in facts
        if f.rule == "counted-list" and _sentences(f) & _sentences(count) and f is not listing
    ]
    same = whole in _WHOLES or (bool(count.subject) and count.subject == listing.subject)
    return not own and same


def _same_thing(count: Fact, listing: Fact) -> bool:
    """The same head noun, and no adjective on either side that narrows it."""
    noun = _asked_noun(count)
    if not noun:
        return False
    grammar = grammar_of(count.language)
    head, narrowing, phrase = _head(noun, grammar)
    other_head, other_narrowing, _ = _head(listing.subject, grammar)
    several = not _is_single(listing.subject, grammar)
    return several and not phrase and head == other_head and narrowing == other_narrowing


def _is_single(subject: str, g: Grammar) -> bool:
    """ "the method gives A, B and C" lists no methods."""
    words = re.findall(r"[\w-]+", subject.lower())
    end = next((i for i, w in enumerate(words) if i and w in g.prepositions), len(words))
    word = words[end - 1] if words else ""
    if g.english:
        return not word.endswith("s")
    return word.endswith(("en", "et")) and not word.endswith("ene")


def _head(text: str, g: Grammar) -> tuple[str, frozenset[str], bool]:
    """The stem of the head noun, its narrowing adjectives, and whether a phrase follows."""
    words = re.findall(r"[\w-]+", text.lower())
    end = next((i for i, w in enumerate(words) if i and w in g.prepositions), len(words))
    phrase = end < len(words)
    noun = words[:end]
    if not noun:
        return "", frozenset(), phrase
    return noun_stem(noun[-1], g), frozenset(noun[:-1]) - _GENERAL, phrase


def number_in_words(number: int, g: Grammar) -> str:
    """ "five" or "fem"; figures above twenty."""
    preferred = {7: "sju", 1: "ett"} if g.language is Language.BOKMAL else {}
    if number in preferred:
        return preferred[number]
    return next((word for word, value in g.numbers.items() if value == number), str(number))


def _values_against_values(facts: Sequence[Fact]) -> Iterator[Issue]:
    for found in disagreements(facts):
        yield _disagreement_issue(found)


def _disagreement_issue(found: Disagreement) -> Issue:
    first, second = found.first, found.second
    return _issue(
        IssueKind.NUMBER_AGAINST_NUMBER,
        found.subject,
        (first.answers[0], second.answers[0]),
        (first.citations[0], second.citations[0]),
        (first, second, *found.touched),
    )


def _numbers_against_numbers(facts: Sequence[Fact]) -> Iterator[Issue]:
    asked: dict[tuple[str, str], Fact] = {}
    for fact in facts:
        question = question_key(fact)
        if not question or not fact.quantity or may_happen_again(fact):
            continue
        first = asked.setdefault((fact.language, question), fact)
        one, two = first.quantity, fact.quantity
        if first is fact or one is None or (one.low, one.high) == (two.low, two.high):
            continue
        if one.unit != two.unit and first.kind in (FactKind.DURATION, FactKind.FREQUENCY):
            continue  # "two years", "24 months": compared with their units elsewhere
        if not agree((one, first.answers[0]), (two, fact.answers[0])):
            values = (first.answers[0], fact.answers[0])
            match = _ASK.match(dict(first.parts)["ask"])
            yield _issue(
                IssueKind.NUMBER_AGAINST_NUMBER,
                match["noun"] if match else first.subject,
                values,
                (first.citations[0], fact.citations[0]),
                (first, fact),
            )
