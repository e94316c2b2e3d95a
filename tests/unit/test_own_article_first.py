"""Wrong options come from the fact's own article first; another's stand behind them."""

import random

from aimstudy.domain.article import Language
from aimstudy.domain.fact import FactKind
from aimstudy.questions.pool import make_pool
from aimstudy.questions.prompts import prompt_of
from aimstudy.questions.wrong_words import answers_of_others
from tests.engine import read_article

LICHENS = b"""# Lichens

A lichen is a partnership of a fungus and an alga. A thallus is a body without roots.
A rhizine is a thread that holds a lichen to stone. An apothecium is a cup that makes spores.
A soredium is a grain that breaks off a lichen.
"""
COVER = b"""# Cover

A deductible is a share that the insured pays. A premium is a price that the insured pays.
A broker is a person who finds cover. A claim is a demand for payment.
A rider is a text that changes a policy.
"""


def test_what_another_article_says_comes_last() -> None:
    own, other = read_article(LICHENS, "lichens.md"), read_article(COVER, "cover.md")
    pool = make_pool([own.facts, other.facts], Language.ENGLISH, frozenset())
    answers = {answer for fact in own.facts for answer in fact.answers}
    both = 0
    for fact in own.facts:
        prompt = prompt_of(fact, "Lichens")
        if not prompt or fact.kind not in (FactKind.DEFINITION, FactKind.SCOPE):
            continue
        for seed in range(10):
            options = answers_of_others(fact, prompt, pool, random.Random(seed))
            at_home = [option.text in answers for option in options]
            assert at_home == sorted(at_home, reverse=True)
            both += len(set(at_home)) == 2
    assert both >= 10
