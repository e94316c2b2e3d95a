"""One quiz item at a time, of a kind that is wanted, from a pool of facts. No storage here.

The same fact, kind and seed give the same item. What makes a fair quiz of several items is not
known here.
"""

import random
from collections.abc import Mapping, Sequence

from aimstudy.domain.fact import Fact
from aimstudy.domain.quiz import QuizItem, QuizKind
from aimstudy.questions.blind_guesses import Guesses
from aimstudy.questions.matching import matching
from aimstudy.questions.multiple_choice import multiple_choice
from aimstudy.questions.pool import Pool
from aimstudy.questions.select_items import one_of_list, select_all
from aimstudy.questions.true_false import can_be_judged, true_false, wrong_values
from aimstudy.questions.typed_items import LONGEST, MOST_WORDS, typed
from aimstudy.questions.wrong_words import NOTHING_MIXED, Mixed


class ItemMaker:
    """Makes items for the facts of one pool, which are all of one language."""

    def __init__(
        self,
        pool: Pool,
        titles: Mapping[str, str],
        seed: int,
        mixed: Mapping[str, Mixed] | None = None,
    ) -> None:
        """``titles`` are the articles' by fact key; ``mixed`` what was given for which fact."""
        self._pool = pool
        self._titles = titles
        self._seed = seed
        self._mixed = mixed or {}
        self._rng = random.Random(f"{seed}|quiz")
        self._guesses = Guesses(self._rng, pool.grammar)
        self._truths: list[bool] = []

    def item(self, fact: Fact, kind: QuizKind, *, last: bool = False) -> QuizItem | None:
        """An item of ``kind`` that asks ``fact``; None where no sound one can be made.

        ``last``: nothing else asks the fact, so that a longer answer may be typed, and a true
        statement is taken that could not be made false.
        """
        if kind is QuizKind.TRUE_FALSE:
            return self._statement(fact, last)
        if kind in (QuizKind.TYPED, QuizKind.NUMERIC):
            item = typed(fact, self._pool, self._title(fact), LONGEST if last else MOST_WORDS)
            return item if item and item.kind is kind else None
        return self._chosen(fact, kind) if kind is not QuizKind.MATCHING else None

    def matching(self, facts: Sequence[Fact], title: str = "") -> list[QuizItem]:
        """Items that match three to five of ``facts``, one for each kind that has enough."""
        return matching(facts, self._pool, title, self._rng)

    def _chosen(self, fact: Fact, kind: QuizKind) -> QuizItem | None:
        rng = random.Random(f"{self._seed}|{fact.key}")
        title, mixed = self._title(fact), self._mixed.get(fact.key, NOTHING_MIXED)
        if kind is QuizKind.SELECT:
            return select_all(fact, self._pool, title, rng, mixed)
        if len(fact.answers) > 1:
            item = one_of_list(fact, self._pool, title, rng, self._guesses, mixed)
        else:
            item = multiple_choice(fact, self._pool, title, rng, self._guesses, mixed)
        self._guesses.keep(item)
        return item

    def _statement(self, fact: Fact, last: bool) -> QuizItem | None:
        """A statement to judge; of every two that could be false one is, which one by chance."""
        title = self._title(fact)
        if not can_be_judged(fact, self._pool, title):
            return None
        rng = random.Random(f"{self._seed}|{fact.key}|statement")
        wrong = wrong_values(fact, self._pool, title, rng)
        if not wrong:
            return true_false(fact, title, "") if last and self._false_before() else None
        if not self._truths:
            self._truths = self._rng.sample((True, False), 2)
        return true_false(fact, title, "" if self._truths.pop() else wrong[0])

    def _false_before(self) -> bool:
        """A statement that must be true stands for one that would have been so by chance."""
        if True in self._truths:
            self._truths.remove(True)
            return True
        if not self._truths:
            self._truths = [False]
            return True
        return False

    def _title(self, fact: Fact) -> str:
        return self._titles.get(fact.key, "")
