"""Limits are asked for as limits: no wrong option follows from the right one."""

import random

import pytest

from aimstudy.domain.article import Language
from aimstudy.domain.quiz import QuizKind
from aimstudy.language.grammar import ENGLISH
from aimstudy.questions.bounds import Bound, asked_as_limit, bound_in
from aimstudy.questions.card_deck import CardText, deck_of
from aimstudy.questions.contrasts import turned
from aimstudy.questions.from_cards import chosen_item, typed_item
from aimstudy.questions.quiz import make_quiz_items
from tests.engine import read_article


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("at least 20", Bound.LEAST),
        ("no fewer than 20", Bound.LEAST),
        ("must not be younger than 18", Bound.LEAST),
        ("18 or older", Bound.LEAST),
        ("minst 20", Bound.LEAST),
        ("ikke færre enn 20", Bound.LEAST),
        ("12 eller flere", Bound.LEAST),
        ("up to 20", Bound.MOST),
        ("no more than 20", Bound.MOST),
        ("may not exceed 20", Bound.MOST),
        ("within 14 days", Bound.MOST),
        ("høyst 20", Bound.MOST),
        ("ikke mer enn 20", Bound.MOST),
        ("inntil 15 prosent", Bound.MOST),
        ("senest 1. mai", Bound.MOST),
        ("slopes that are steeper than 20 degrees", Bound.LEAST),
        ("heng som er brattere enn 20 grader", Bound.LEAST),
        ("wires thinner than 2 millimetres", Bound.MOST),
        ("rather than 20", None),
        ("20 members", None),
        ("between 9 and 15 months", None),
        ("de 20 største", None),
    ],
)
def test_which_side_is_open(text: str, bound: Bound | None) -> None:
    assert bound_in(text) is bound


@pytest.mark.parametrize(
    ("prompt", "answer", "asked"),
    [
        ("How many members must it have?", "at least 20",
         ("At least how many members must it have?", "at least ")),
        ("Hvor lenge kan den vare?", "opptil tre år",
         ("Opptil hvor lenge kan den vare?", "opptil ")),
        ("What is the period?", "at least 20 days", None),
        ("How many members must it have?", "20 or more", None),
        ("How many members must it have?", "20", None),
    ],
)  # fmt: skip
def test_the_question_takes_the_limit(
    prompt: str, answer: str, asked: tuple[str, str] | None
) -> None:
    assert asked_as_limit(prompt, answer) == asked


ARTICLE = """# Rowing clubs

A rowing club must have at least 20 members. The annual meeting can last up to 90 minutes.
A cox must be at least 12 years old. The waiting period of the club is at least 30 days.
Klubbhuset is the name of its house. A boat has no more than nine seats.
"""


def test_items_of_an_article_ask_for_limits_as_limits() -> None:
    reading = read_article(ARTICLE.encode(), "clubs.md")
    found = [
        item
        for seed in range(12)
        for item in make_quiz_items(
            reading.article.title, reading.article.language, reading.facts, seed, frozenset()
        )
    ]
    chosen = [item for item in found if item.kind is QuizKind.MULTIPLE_CHOICE]
    prompts = {item.prompt for item in chosen}
    assert "At least how many members must a rowing club have?" in prompts
    for item in chosen:
        assert not any(bound_in(option.text) for option in item.options), item.prompt
    for item in found:
        if item.kind is QuizKind.TRUE_FALSE and item.answer == "at least 20 members":
            said = int(item.prompt.split(" members")[0].split()[-1])
            assert said > 20 if item.key else said == 20


def test_a_limit_of_a_card_is_typed() -> None:
    others = [
        CardText(f"c{n}", f"How many seats has boat {n}?", f"at least {n}") for n in range(3, 9)
    ]
    deck = deck_of(others, ENGLISH)
    assert chosen_item("c5", deck, random.Random(1)) is None
    assert typed_item("c5", deck) is not None


DEADLINES = """# Herding

Districts get a grant if they hand in a plan by 1 April. The law was passed in 2007. All districts
had a plan by 2010. The meeting is held in May.
"""


def test_a_deadline_is_no_number_among_others() -> None:
    reading = read_article(DEADLINES.encode(), "herding.md")
    language = reading.article.language
    chosen = {
        item.prompt
        for seed in range(6)
        for item in make_quiz_items("Herding", language, reading.facts, seed, frozenset())
        if item.kind is QuizKind.MULTIPLE_CHOICE
    }
    assert "When was the law passed?" in chosen
    assert not [prompt for prompt in chosen if "by ____" in prompt]


@pytest.mark.parametrize(
    ("text", "language", "moved"),
    [
        ("is held in April", Language.ENGLISH, True),
        ("if it is paid by 1 April", Language.ENGLISH, False),
        ("after the end of April", Language.ENGLISH, False),
        ("holdes i april", Language.BOKMAL, True),
        ("hvis det er betalt innen 1. april", Language.BOKMAL, False),
    ],
)
def test_a_deadline_is_not_moved_in_a_statement(text: str, language: Language, moved: bool) -> None:
    assert bool(turned(text, text, language)) is moved
