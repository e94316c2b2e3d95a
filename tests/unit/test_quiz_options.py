"""Wrong options: neighbours that neither touch nor follow, words turned round, things of a sort."""

import random
from dataclasses import replace

import pytest

from aimstudy.domain.article import Language
from aimstudy.domain.fact import Citation, Fact, FactKind, Quantity
from aimstudy.domain.quiz import Option, OptionOrigin, QuizItem, QuizKind
from aimstudy.language.grammar import ENGLISH, NORWEGIAN
from aimstudy.questions.blind_guesses import Guesses
from aimstudy.questions.contrasts import slots, swapped, turned, variants
from aimstudy.questions.likeness import same_sort
from aimstudy.questions.multiple_choice import multiple_choice
from aimstudy.questions.option_form import by_size, in_one_form, like_key
from aimstudy.questions.pool import make_pool
from aimstudy.questions.quiz import Lesson, make_quiz_items, quiz_items_of
from aimstudy.questions.wrong_numbers import number_spots, wrong_numbers


def fact(
    answer: str,
    kind: FactKind = FactKind.COUNT,
    quantity: Quantity | None = None,
    sentence: str = "",
    subject: str = "the pier",
    ask: str = "How long",
) -> Fact:
    """A fact of one sentence, "The pier has ANSWER." unless given."""
    said = sentence or f"{subject[:1].upper()}{subject[1:]} has {answer}."
    at = said.lower().index(answer.lower())
    parts = (("ask", ask), ("finite", "is"), ("subject", subject), ("statement", said))
    return Fact(
        f"{subject}:{answer}",
        kind,
        Language.ENGLISH,
        subject,
        "have",
        (answer,),
        (Citation(0, 0, len(said), said, at, at + len(answer)),),
        "test",
        quantity=quantity,
        parts=parts,
    )


def numbers(
    answer: str, kind: FactKind, low: float, high: float, *, alone: bool = False
) -> list[list[float]]:
    """The values of every wrong option that fifty seeds give."""
    one = fact(answer, kind, Quantity(low, high, ""))
    pool = make_pool([[one]], Language.ENGLISH, frozenset())
    found = []
    for seed in range(50):
        options = wrong_numbers(one, pool, random.Random(seed), alone=alone)
        assert len({option.text for option in options}) == len(options) in (0, 2, 3)
        found += [[s.value for s in number_spots(option.text, ENGLISH)] for option in options]
    return found


def test_other_ranges_keep_away_from_the_right_one_and_from_each_other() -> None:
    for low, high in numbers("between 9 and 15 months", FactKind.DURATION, 9, 15):
        assert high < 9 or low > 15
        assert 0 < low < high <= 2.5 * 15


def test_no_wrong_bound_follows_from_the_right_one() -> None:
    more = numbers("more than 25", FactKind.COUNT, 25, 25, alone=True)
    most = numbers("at most 40", FactKind.COUNT, 40, 40, alone=True)
    assert {v for (v,) in more} <= set(range(26, 60))
    assert {v for (v,) in most} <= set(range(10, 40))
    for words in ("up to 40", "no more than 40", "under 40", "40 or fewer", "within 40"):
        assert all(v < 40 for (v,) in numbers(words, FactKind.COUNT, 40, 40, alone=True))
    assert numbers("by 2010", FactKind.DATE, 2010, 2010, alone=True) == []
    assert numbers("in 2010", FactKind.DATE, 2010, 2010, alone=True)
    for words in ("no fewer than 40", "not less than 40", "40 or more", "over 40"):
        assert all(v > 40 for (v,) in numbers(words, FactKind.COUNT, 40, 40, alone=True))


@pytest.mark.parametrize(
    ("answer", "value", "nearest"),
    [
        ("at least 30 minutes", 30, 1),
        ("up to 250,000", 250_000, 1),
        ("about 12 seconds", 12, 3),
        ("approximately 2,400", 2400, 600),
        ("110 percent", 110, 5),
        ("90 minutes", 90, 1),
    ],
)
def test_options_stand_on_both_sides_and_away_from_an_estimate(
    answer: str, value: float, nearest: float
) -> None:
    kind = FactKind.PERCENT if "percent" in answer else FactKind.QUANTITY
    found = [v for (v,) in numbers(answer, kind, value, value)]
    below = sum(v < value for v in found)
    assert 0.3 * len(found) < below < 0.7 * len(found)
    assert all(abs(v - value) >= nearest for v in found)


def test_neighbours_stand_on_the_grid_of_the_number() -> None:
    assert all(v % 50 == 0 for (v,) in numbers("1,800", FactKind.COUNT, 1800, 1800))
    assert all(v % 10 == 0 for (v,) in numbers("the 1920s", FactKind.DATE, 1920, 1920))
    assert all(0 < v <= 100 for (v,) in numbers("95 percent", FactKind.PERCENT, 95, 95))
    assert all(abs(v - 1900) >= 25 for (v,) in numbers("about 1900", FactKind.DATE, 1900, 1900))


def test_the_right_number_takes_every_rank() -> None:
    one = fact("48 metres", FactKind.QUANTITY, Quantity(48, 48, "metres"))
    pool = make_pool([[one]], Language.ENGLISH, frozenset())
    ranks = set()
    for seed in range(60):
        options = wrong_numbers(one, pool, random.Random(seed))
        ranks.add(sum(number_spots(o.text, ENGLISH)[0].value < 48 for o in options))
    assert ranks == {0, 1, 2, 3}


def test_one_thing_has_no_neighbour_in_the_plural() -> None:
    assert numbers("one lantern", FactKind.COUNT, 1, 1) == []


@pytest.mark.parametrize(
    ("text", "language", "wrong"),
    [
        ("a higher fee", Language.ENGLISH, "a lower fee"),
        ("an annual report", Language.ENGLISH, "a monthly report"),
        ("leases signed by the landlord", Language.ENGLISH, "leases signed by the tenant"),
        ("en frivillig ordning", Language.BOKMAL, "en obligatorisk ordning"),
    ],
)
def test_a_word_turned_round(text: str, language: Language, wrong: str) -> None:
    assert wrong in turned(text, text, language)


def test_what_the_sentence_says_itself_is_not_turned_round() -> None:
    assert slots("public piers", "public and private piers are open", Language.ENGLISH) == []


def test_no_version_shares_more_with_the_others_than_the_right_one() -> None:
    right = "higher fees for buyers in winter"
    (versions, others) = (variants(right, right, Language.ENGLISH), [right])
    shown = [set(text.split()) for text in (*versions, *others)]
    shared = [sum(len(a & b) for b in shown if b is not a) for a in shown]
    assert len(set(shared)) == 1


def test_a_and_an_follow_the_word() -> None:
    (slot,) = slots("an active volcano", "", Language.ENGLISH)
    assert swapped("an active volcano", slot, "passive") == "a passive volcano"


@pytest.mark.parametrize(
    ("key", "other", "fits"),
    [
        ("the harbour master's licence", "the pilot certificate", True),
        ("local fishermen", "the harbour fee", False),
        ("a written report", "a large lake", False),
        ("the Harbour Board", "Anna Berg", False),
        ("the Harbour Board", "the Pilot Council", True),
    ],
)
def test_things_of_a_sort(key: str, other: str, fits: bool) -> None:
    one, two = fact(key, FactKind.ROLE), fact(other, FactKind.ROLE, subject="the quay")
    assert same_sort(one, two, key, other, ENGLISH) is fits


def test_norwegian_compounds_are_what_their_last_part_is() -> None:
    one, two = fact("byggelån", FactKind.ROLE), fact("havneavgift", FactKind.ROLE)
    assert same_sort(one, two, "byggelån", "havneavgift", NORWEGIAN)
    assert not same_sort(one, two, "byggelån", "losrapport", NORWEGIAN)


def test_one_form_for_all_options() -> None:
    def texts(*given: str) -> list[str]:
        options = [Option(text, OptionOrigin.OTHER_FACT) for text in given]
        return [option.text for option in in_one_form(options)]

    assert texts("the clerk", "The pilot.", "the mate") == ["The clerk", "The pilot", "The mate"]
    assert texts("oak", "elm.") == ["oak", "elm"]
    assert texts("Anna P.", "J. R. Berg", "Acme Inc.") == ["Anna P.", "J. R. Berg", "Acme Inc."]


@pytest.mark.parametrize(
    ("other", "stays"),
    [("a heavy rope", True), ("ropes", False), ("a rope, a sail", False)],
)
def test_an_option_of_another_form_does_not_stand_beside_the_right_one(
    other: str, stays: bool
) -> None:
    option = Option(other, OptionOrigin.OTHER_FACT)
    assert like_key("a new sail", [option]) == ([option] if stays else [])
    mixed = Option(other, OptionOrigin.OTHER_FACT, mixed_up=1)
    assert like_key("a new sail", [mixed]) == [mixed]


def test_numbers_stand_by_size_also_behind_a_word_and_never_beside_other_forms() -> None:
    def order(*given: str) -> list[str]:
        options = [Option(text, OptionOrigin.OTHER_FACT) for text in given]
        return [option.text for option in by_size(options, ENGLISH)]

    assert order("at least 50 days", "at least 9 days") == ["at least 9 days", "at least 50 days"]
    assert order("four", "two", "three") == ["two", "three", "four"]
    assert order("2 hours", "90 minutes") == ["2 hours", "90 minutes"]


def test_right_numbers_take_every_place_as_often_as_another() -> None:
    guesses = Guesses(random.Random(1), ENGLISH)
    pool = make_pool([LENGTHS], Language.ENGLISH, frozenset())
    places = []
    for turn in range(40):
        item = multiple_choice(LENGTHS[0], pool, "", random.Random(turn), guesses)
        assert item is not None
        guesses.keep(item)
        places.append(item.key)
    assert all(9 <= places.count(n) <= 11 for n in range(4))


LENGTHS = [
    fact(f"{n} metres", FactKind.QUANTITY, Quantity(n, n, "metres"), subject=s)
    for n, s in ((48, "the pier"), (480, "the quay"), (350, "the mole"))
]


def items(facts: list[Fact], seed: int = 1) -> tuple[QuizItem, ...]:
    return make_quiz_items("Harbours", Language.ENGLISH, facts, seed, frozenset())


def test_numbers_stand_in_their_order_where_that_gives_nothing_away() -> None:
    for item in items(LENGTHS):
        if item.kind is QuizKind.MULTIPLE_CHOICE:
            values = [number_spots(option.text, ENGLISH)[0].value for option in item.options]
            assert values == sorted(values)


def test_every_fact_has_an_item_of_its_own() -> None:
    assert {item.fact_key for item in items(LENGTHS)} == {one.key for one in LENGTHS}


def test_one_statement_a_sentence() -> None:
    said = "The pier has 48 metres of rail and 12 lamps."
    both = [
        fact("48 metres", FactKind.QUANTITY, Quantity(48, 48, "metres"), said),
        fact("12 lamps", FactKind.COUNT, Quantity(12, 12, ""), said),
    ]
    judged = [item for item in items(both) if item.kind is QuizKind.TRUE_FALSE]
    assert len(judged) == 1


def test_no_question_gives_the_answer_to_another() -> None:
    said = "The harbour office keeps the register."
    both = [
        fact("the harbour office", FactKind.AGENT, None, said, "the register", "Who keeps"),
        fact("the register", FactKind.ROLE, None, said, "the harbour office", "What is kept by"),
    ]
    both = [replace(one, parts=(*one.parts, ("finite", ""))) for one in both]
    written = [item for item in items(both) if item.expected]
    assert len(written) == 1


def test_other_articles_lend_but_are_not_asked() -> None:
    made = quiz_items_of([Lesson("One", LENGTHS[:1])], Language.ENGLISH, 1, frozenset(), LENGTHS)
    assert {item.fact_key for item in made} == {LENGTHS[0].key}


def meaning(name: str, words: str) -> Fact:
    said = f"{name} stands for {words}."
    return fact(words, FactKind.ACRONYM, None, said, name, "What in full")


def test_three_abbreviations_are_matched() -> None:
    facts = [
        meaning("HPC", "Harbour Project Certificate"),
        meaning("NPB", "Nordic Pilot Board"),
        meaning("TOC", "Terms of Carriage"),
    ]
    (item,) = [i for i in items(facts) if i.kind is QuizKind.MATCHING]
    pairs = {left: item.options[key].text for left, key in zip(item.lefts, item.keys, strict=True)}
    assert pairs == {one.subject: one.answers[0] for one in facts}
    assert set(item.fact_keys) == {one.key for one in facts}
    assert all(option.origin is OptionOrigin.KEY for option in item.options)
