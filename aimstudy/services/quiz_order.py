"""Which of what can be asked comes first, and what a drill is about."""

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from aimstudy.scheduling.memory_model import Parameters, retrievability
from aimstudy.services.context import Context
from aimstudy.services.quiz_stock import Askable
from aimstudy.services.views.quiz import Drill
from aimstudy.storage.card_columns import memory_columns
from aimstudy.storage.quiz_material import Asked, asked_before
from aimstudy.storage.session import Session

_NEVER = Asked()
_STRONG = 0.85  # recall now; below it three options do
_WEAK_TOPICS = 3  # one in so many


@dataclass(frozen=True, slots=True)
class History:
    """How quizzes went so far by fact and by card; recall now, 0-1, of the cards that were met."""

    facts: Mapping[int, Asked]
    cards: Mapping[int, Asked]
    recall: Mapping[int, float]

    def asked(self, askable: Askable) -> Asked:
        """How it went in quizzes."""
        if askable.fact_id:
            return self.facts.get(askable.fact_id, _NEVER)
        return self.cards.get(askable.card_id, _NEVER)

    def seen(self, askable: Askable) -> bool:
        """A quiz or a rehearsal has asked it."""
        return self.asked(askable).times > 0

    def confident_error(self, askable: Askable) -> bool:
        """It was wrong while the person was sure or rather sure, and no right answer came since."""
        return self.asked(askable).sure_wrong > 0

    def strong(self, askable: Askable) -> bool:
        """Its card was met and is well remembered, and it was not wrong in the last quiz."""
        asked = self.asked(askable)
        fails = asked.times > 0 and not asked.last_right
        return self.recall.get(askable.card_id, 0.0) >= _STRONG and not fails

    def known(self, askable: Askable) -> float | None:
        """A rough chance that it is known, 0-1; None where nothing speaks for or against it."""
        asked = self.asked(askable)
        recall = self.recall.get(askable.card_id)
        if not asked.times:
            return recall
        said = (asked.right + 0.5) / (asked.times + 1)
        return said if recall is None else (said + recall) / 2


def history(session: Session, context: Context, *, recall: bool) -> History:
    """What is known of the material; with ``recall`` also how well each card is remembered."""
    facts, cards = asked_before(session)
    found = _recall(session, context) if recall else {}
    return History(facts, cards, found)


def _recall(session: Session, context: Context) -> dict[int, float]:
    of, today = memory_columns(session), context.today().toordinal()
    w: Parameters = context.memory_in(session).parameters
    return {
        card_id: retrievability(max(0, today - last), stability, w)
        for card_id, last, stability, new in zip(
            of.card_id, of.last_day, of.stability, of.is_new, strict=True
        )
        if not new
    }


def in_order(
    askables: Sequence[Askable],
    known: History,
    names: Mapping[int, str],
    drill: Drill | None,
    seed: int,
) -> list[Askable]:
    """What to ask, in order; without a drill what was asked least and missed most comes first."""
    if drill is Drill.WEAKEST:
        return weakest(askables, known, names)
    if drill is Drill.CONFIDENT_ERRORS:
        wrong = [askable for askable in askables if known.confident_error(askable)]
        return sorted(wrong, key=lambda askable: -known.asked(askable).sure_wrong)
    if drill is Drill.NEVER_SEEN:
        askables = [askable for askable in askables if not known.seen(askable)]
    rng = random.Random(f"{seed}|order")
    shuffled = rng.sample(askables, len(askables))
    return sorted(shuffled, key=lambda askable: _weight(known.asked(askable)))


def _weight(asked: Asked) -> int:
    return asked.times + 2 * asked.right


def weakest(askables: Sequence[Askable], known: History, names: Mapping[int, str]) -> list[Askable]:
    """What was met of the topics that are known least, a third of them, the weakest first."""
    chances = {a.row: chance for a in askables if (chance := known.known(a)) is not None}
    by_topic: dict[str, list[Askable]] = {}
    for askable in askables:
        if askable.row in chances:
            by_topic.setdefault(names.get(askable.row, ""), []).append(askable)
    means = {
        name: sum(chances[askable.row] for askable in found) / len(found)
        for name, found in by_topic.items()
    }
    topics = sorted(by_topic, key=lambda name: means[name])
    chosen = topics[: -(-len(topics) // _WEAK_TOPICS)]
    return [
        askable
        for name in chosen
        for askable in sorted(by_topic[name], key=lambda a: (chances[a.row], a.row))
    ]
