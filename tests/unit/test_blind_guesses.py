"""Somebody who knows nothing wins nothing by the looks of options."""

import random
from collections.abc import Callable, Sequence

import pytest

from aimstudy.domain.quiz import Option, OptionOrigin, QuizItem, QuizKind
from aimstudy.language.grammar import ENGLISH
from aimstudy.questions.blind_guesses import Guesses, offers_of
from aimstudy.questions.quiz import make_quiz_items
from tests.unit.test_questions_quiz import reading_of

SHORT, KEY, LONG = ("ox", "hen", "pig"), "goose", ("buffalo", "elephant", "hedgehog")
SEEDS = range(40)


def options(*texts: str) -> list[Option]:
    return [Option(text, OptionOrigin.OTHER_FACT) for text in texts]


def item_with(key: str, wrong: Sequence[Option]) -> QuizItem:
    shown = (Option(key, OptionOrigin.KEY), *wrong)
    return QuizItem("", QuizKind.MULTIPLE_CHOICE, "", shown, 0, key, "")


def test_the_right_one_is_the_longest_as_often_as_chance_is() -> None:
    longest = 0
    for seed in SEEDS:
        guesses = Guesses(random.Random(seed), ENGLISH)
        for _ in range(4):
            wrong = guesses.best(KEY, offers_of(options(*SHORT, *LONG)))
            assert len(wrong) >= 2
            longest += all(len(option.text) < len(KEY) for option in wrong)
            guesses.keep(item_with(KEY, wrong))
    assert 0.15 <= longest / (4 * len(SEEDS)) <= 0.35


def test_what_can_only_be_the_longest_is_seldom_asked_and_never_twice_in_a_row() -> None:
    asked = 0
    for seed in SEEDS:
        guesses = Guesses(random.Random(seed), ENGLISH)
        for turn in range(3):
            wrong = guesses.best(KEY, offers_of(options(*SHORT)))
            asked += bool(wrong)
            if wrong:
                assert turn == 0
                guesses.keep(item_with(KEY, wrong))
    assert asked <= len(SEEDS) / 2


def test_what_was_mixed_up_stands_in_every_offer_and_the_best_come_first() -> None:
    mixed = Option("swan", OptionOrigin.OTHER_FACT, mixed_up=2)
    found = offers_of([mixed, *options("duck", "rook", "crow")])
    assert all(mixed in offer for offer in found)
    assert [option.text for option in found[0]] == ["swan", "duck", "rook"]
    assert [len(offer) for offer in found] == [3, 3, 3, 2, 2, 2]


def by_length(pick: Callable[[list[float]], float], item: QuizItem) -> list[int]:
    lengths = [float(len(option.text)) for option in item.options]
    return [n for n, length in enumerate(lengths) if length == pick(lengths)]


@pytest.mark.parametrize("pick", [max, min])
def test_no_article_of_ours_rewards_the_longest_or_the_shortest(
    pick: Callable[[list[float]], float],
) -> None:
    hits = chance = 0.0
    count = 0
    for name in ("harbour-project-certificate.md", "fjordpensjon.md", "lighthouse.txt"):
        reading = reading_of(name)
        for seed in range(10):
            language = reading.article.language
            for item in make_quiz_items("", language, reading.facts, seed, frozenset()):
                if item.kind is not QuizKind.MULTIPLE_CHOICE:
                    continue
                picked = by_length(pick, item)
                if len(picked) == len(item.options):
                    continue
                count += 1
                hits += (item.key in picked) / len(picked)
                chance += 1 / len(item.options)
    assert count > 30
    assert (hits - chance) / count < 0.06
