"""Which of the sound cards are worth having: the model's arithmetic, and what it does to a list."""

import math
from pathlib import Path

import pytest

from aimstudy.domain.article import Language
from aimstudy.domain.card import CardDraft, CardKind
from aimstudy.domain.fact import Citation, Fact, FactKind
from aimstudy.language.grammar import grammar_of
from aimstudy.questions.cards import least_worth, make_cards, sound_cards
from aimstudy.questions.vague_nouns import standing_alone
from aimstudy.questions.worth import all_signs, worths
from aimstudy.questions.worth_weights import WEIGHTS
from tests.engine import read_article

ARTICLES = Path(__file__).parents[1] / "data" / "articles"


def made(rule: str, prompt: str, answer: str, sentence: int = 0) -> tuple[Fact, CardDraft]:
    cited = Citation(sentence, 0, 40, "The harbour board issues the pilot permits.")
    fact = Fact(
        rule, FactKind.AGENT, Language.ENGLISH, "the board", "issue", (answer,), (cited,), rule
    )
    return fact, CardDraft(rule, CardKind.QUESTION, prompt, answer, (), "Pilot permits", rule)


WHO = made("doer", "Who issues the pilot permits?", "the harbour board")
WHAT = made("object", "What does the harbour board issue?", "the pilot permits")


def test_the_chance_is_the_logistic_of_the_weighted_signs() -> None:
    weights = {"": 0.5, "asks doer": -1.5, "opens who": 0.25, "prompt length": 2.0}
    length = 5 / 24
    score = 0.5 - 1.5 + 0.25 + 2.0 * length
    assert worths([WHO], weights) == [pytest.approx(1 / (1 + math.exp(-score)))]


def test_without_weights_every_card_is_as_likely_as_not() -> None:
    assert worths([WHO, WHAT], {}) == [0.5, 0.5]


def test_two_cards_that_ask_the_same_both_ways_know_of_each_other() -> None:
    who, what = all_signs([WHO, WHAT])
    assert who["beside object"] == what["beside doer"] == 1
    assert who["answer shown by another"] == what["answer shown by another"] == 1
    assert who["shows another's answer"] == what["shows another's answer"] == 1
    alone, _ = all_signs([WHO, made("object", "What does the board sell?", "maps", sentence=1)])
    assert alone["others 0"] == 1
    assert not alone["answer shown by another"]


@pytest.mark.parametrize("path", sorted(ARTICLES.iterdir()), ids=lambda path: path.name)
def test_signs_lie_between_nought_and_one_and_the_cards_are_those_worth_most(path: Path) -> None:
    reading = read_article(path.read_bytes(), path.name)
    sound = sound_cards(reading)
    for signs in all_signs(sound):
        assert all(0 <= value <= 1 for value in signs.values()), signs
    worth = dict(zip([draft for _, draft in sound], worths(sound, WEIGHTS), strict=True))
    kept = make_cards(reading)
    alone = {draft: standing_alone(draft, grammar_of(fact.language)) for fact, draft in sound}
    assert [alone[draft] for _, draft in sound if alone[draft] in kept] == list(kept)
    for fact, draft in sound:
        if fact.rule != "spare" and alone[draft]:
            assert (alone[draft] in kept) == (worth[draft] >= least_worth(fact))
        elif alone[draft] in kept:
            assert worth[draft] >= least_worth(fact)


@pytest.mark.parametrize("path", sorted(ARTICLES.iterdir()), ids=lambda path: path.name)
def test_no_gap_in_hand_leaves_out_what_another_card_of_its_sentence_asks(path: Path) -> None:
    reading = read_article(path.read_bytes(), path.name)
    place = {fact.key: fact.citations[0].sentence for fact in reading.facts}
    kept = make_cards(reading)
    for card in kept:
        for other in kept:
            if card.rule == "spare" and card != other:
                same = place[card.fact_key] == place[other.fact_key]
                assert not (same and f" {card.answer} " in f" {other.answer} ")


def test_another_sentence_changed_leaves_the_choice_as_it_was() -> None:
    path = ARTICLES / "harbour-project-certificate.md"
    text = path.read_bytes()
    before, after = (
        {
            card
            for card in make_cards(read_article(data, path.name))
            if "pass mark" not in card.prompt
        }
        for data in (text, text.replace(b"The pass mark is 70 percent.", b"The pass mark is low."))
    )
    assert before == after
