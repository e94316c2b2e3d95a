"""Facts of two versions of an article: matched one to one, and only an edited sentence's change."""

import random
from collections import Counter
from dataclasses import replace
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aimstudy.domain.article import Language
from aimstudy.domain.fact import Citation, Fact, FactKind
from aimstudy.domain.version import FactChange, FactMatch
from aimstudy.facts.versions import match_facts
from tests.engine import read_article

SENTENCES = (
    "The Marlow Diploma is a qualification for bridge engineers.",
    "It is awarded by the Marlow Institute.",
    "Students must pass six modules.",
    "The diploma takes 18 months.",
    "The fee is $900.",
    "The modules are Steel, Timber, Concrete, Cables, Loads and Safety.",
    "The institute was founded in 1931 in Leeds.",
    "If a student fails a module, the student may repeat it once.",
)
SETNINGER = (
    "Marlowdiplomet er en utdanning for broingeniører.",
    "Diplomet deles ut av Marlowinstituttet.",
    "Studentene må bestå seks moduler.",
    "Diplomet tar 18 måneder.",
    "Avgiften er 900 kroner.",
    "Instituttet ble stiftet i 1931 i Bergen.",
)


@cache
def facts_of(sentences: tuple[str, ...]) -> tuple[Fact, ...]:
    text = "# Marlow\n\n" + "\n\n".join(sentences) + "\n"
    return read_article(text.encode(), "marlow.md").facts


def fact(key: str, quote: str, answer: str, kind: FactKind = FactKind.COUNT) -> Fact:
    return Fact(
        key, kind, Language.ENGLISH, "the club", "have", (answer,),
        (Citation(0, 0, len(quote), quote),), "count",
    )  # fmt: skip


def changes(old: tuple[Fact, ...], new: tuple[Fact, ...]) -> Counter[FactChange]:
    return Counter(match.change for match in match_facts(old, new))


def one_to_one(old: tuple[Fact, ...], new: tuple[Fact, ...]) -> list[FactMatch]:
    """The matches, after a look that each fact stands in exactly one."""
    found = list(match_facts(old, new))
    assert Counter(m.old.key for m in found if m.old) == Counter(f.key for f in old)
    assert [m.new for m in found if m.new] == list(new)
    for match in found:
        assert (match.old is None) == (match.change is FactChange.NEW)
        assert (match.new is None) == (match.change is FactChange.GONE)
    return found


@pytest.mark.parametrize("sentences", [SENTENCES, SETNINGER], ids=["en", "nb"])
def test_the_same_text_gives_the_same_facts(sentences: tuple[str, ...]) -> None:
    facts = facts_of(sentences)
    assert len(facts) >= 5
    assert changes(facts, facts) == {FactChange.SAME: len(facts)}


@pytest.mark.parametrize("sentences", [SENTENCES, SETNINGER], ids=["en", "nb"])
@settings(max_examples=40, deadline=None)
@given(data=st.data())
def test_an_edited_sentence_changes_only_its_own_facts(
    sentences: tuple[str, ...], data: st.DataObject
) -> None:
    at = data.draw(st.integers(1, len(sentences) - 1))
    word = data.draw(st.sampled_from(["now ", "usually ", "nå "]))
    verbs = (" is ", " are ", " must ", " takes ", " was ", " may ", " er ", " må ", " tar ",
             " ble ", " deles ")  # fmt: skip
    edited = sentences[at]
    for verb in verbs:
        edited = edited.replace(verb, verb + word, 1) if verb in edited else edited
    new = facts_of((*sentences[:at], edited, *sentences[at + 1 :]))
    old = facts_of(sentences)
    for match in one_to_one(old, new):
        quotes = {c.quote for f in (match.old, match.new) if f for c in f.citations}
        if match.change is not FactChange.SAME:
            assert quotes & {sentences[at], edited}


@settings(max_examples=60, deadline=None)
@given(st.permutations(SENTENCES[1:]), st.integers(0, 7))
def test_moved_and_dropped_sentences_keep_the_other_facts(order: list[str], kept: int) -> None:
    old, new = facts_of(SENTENCES), facts_of((SENTENCES[0], *order[:kept]))
    one_to_one(old, new)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from("abcdefgh"), min_size=1, max_size=12), st.integers(0, 2**16))
def test_matching_is_one_to_one_and_knows_no_chance(keys: list[str], seed: int) -> None:
    chance = random.Random(seed)
    pool = facts_of(SENTENCES)
    old = tuple(
        replace(chance.choice(pool), key=f"{key}{n}", subject=chance.choice("xyz"))
        for n, key in enumerate(keys)
    )
    new = tuple(
        replace(each, key=chance.choice([each.key, each.key + "'"]), relation=chance.choice("pq"))
        for each in chance.sample(old, len(old))
    )
    found = one_to_one(old, new)
    assert tuple(found) == match_facts(old, new)


def test_what_became_of_each_fact() -> None:
    old = (
        fact("1", "The club has nine members.", "nine"),
        fact("2", "The club has two boats in the harbour.", "two"),
        fact("3", "The club has 40 oars.", "40"),
    )
    new = (
        fact("4", "Today the club has nine members in all.", "nine"),
        fact("5", "The club has three boats in the harbour.", "three"),
        fact("6", "Nobody knows how many flags the club owns: 12.", "12"),
    )
    assert [
        (m.change, m.old and m.old.key, m.new and m.new.key) for m in match_facts(old, new)
    ] == [
        (FactChange.REWORDED, "1", "4"),
        (FactChange.CHANGED, "2", "5"),
        (FactChange.NEW, None, "6"),
        (FactChange.GONE, "3", None),
    ]


def test_a_similar_sentence_with_the_same_answer_is_reworded_whatever_its_subject() -> None:
    old = fact("1", "The club meets on nine evenings a year.", "nine")
    new = replace(
        fact("2", "The society meets on nine evenings a year.", "nine"), subject="the society"
    )
    assert changes((old,), (new,)) == {FactChange.REWORDED: 1}


def test_a_new_value_in_the_text_is_a_changed_value() -> None:
    changed = tuple(s.replace("18 months", "24 months").replace("$900", "$950") for s in SENTENCES)
    found = one_to_one(facts_of(SENTENCES), facts_of(changed))
    assert [
        (m.old.answers, m.new.answers)
        for m in found
        if m.change is FactChange.CHANGED and m.old and m.new
    ] == [(("18 months",), ("24 months",)), (("$900",), ("$950",))]
    asked = [m for m in found if m.old and m.old.rule != "spare"]
    assert {m.change for m in asked} == {FactChange.SAME, FactChange.CHANGED}
