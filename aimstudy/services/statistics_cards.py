"""Statistics by topic and by card: what is recalled now, and which cards fail most. Loads numpy."""

import numpy as np

from aimstudy.domain.exam import Exam
from aimstudy.domain.plan import Band
from aimstudy.scheduling.recall_band import enough_evidence, recall_band
from aimstudy.scheduling.share_interval import wilson
from aimstudy.scheduling.state_arrays import Bools, Floats, Ints
from aimstudy.services.statistics_basis import Basis
from aimstudy.services.views.statistics import HardCard, ScopeKind, Share, TopicRecall
from aimstudy.storage.confusions import mixed_up_with
from aimstudy.storage.session import Session
from aimstudy.storage.statistics import fronts

MOST_HARD = 10  # cards
FEWEST_MEETINGS = 2  # on later days, before a card is called hard
_NONE = -1  # in the place of a group


def topics(basis: Basis, met: Bools, now: Floats) -> tuple[str, tuple[TopicRecall, ...]]:
    """(the exam they belong to or "", rows): the weakest first, those without a range after.

    ``met`` are the cards met, ``now`` is the recall of each today.
    """
    exam = _exam_with_topics(basis)
    group, names = _by_topic(basis, exam) if exam else _by_source(basis)
    studied = basis.chosen & np.array(basis.cards.active, dtype=np.bool_)
    later = basis.told.later & basis.counted
    cards = _sums(group, studied, np.ones(len(group)), len(names))
    many_met = _sums(group, studied & met, np.ones(len(group)), len(names))
    known = _sums(group, studied & met, now, len(names))
    answers = _answers(group[basis.row], later, len(names))
    right = _answers(group[basis.row], later & basis.told.known, len(names))
    rows = [
        TopicRecall(
            name=name,
            cards=int(cards[n]),
            met=int(many_met[n]),
            now=_range(basis, float(known[n]), int(many_met[n]), int(cards[n])),
            recall=Share(right[n], answers[n], *wilson(right[n], answers[n])),
        )
        for n, name in enumerate(names)
        if cards[n] or answers[n] or (exam and name)
    ]
    rows.sort(key=lambda row: (not row.name, row.now is None, row.now.mean if row.now else 0.0))
    return exam.name if exam else "", tuple(rows)


def hardest_cards(
    session: Session, basis: Basis, later: Bools, now: Floats
) -> tuple[HardCard, ...]:
    """The cards that failed most often among the ``later`` answers, the hardest first.

    ``now`` is the recall of each card today.
    """
    count = len(basis.cards)
    answers = np.bincount(basis.row[later], minlength=count)
    failed = np.bincount(basis.row[later & ~basis.told.known], minlength=count)
    hard = np.flatnonzero((failed > 0) & (answers >= FEWEST_MEETINGS))
    if not len(hard):
        return ()
    order = np.lexsort((hard, -failed[hard] / answers[hard], -failed[hard]))
    chosen = hard[order[:MOST_HARD]].tolist()
    ids = [basis.cards.sources.card_id[n] for n in chosen]
    others = {card_id: mixed_up_with(session, card_id, most=1) for card_id in ids}
    words = fronts(session, [*ids, *(other[0][0] for other in others.values() if other)])
    return tuple(
        HardCard(
            card_id,
            *words[card_id],
            failed=int(failed[n]),
            answers=int(answers[n]),
            now=float(now[n]),
            mixed_up=words[others[card_id][0][0]][0] if others[card_id] else "",
        )
        for card_id, n in zip(ids, chosen, strict=True)
    )


def _exam_with_topics(basis: Basis) -> Exam | None:
    """The exam looked at, else the next one ahead; None where it has no topics."""
    scope = basis.wish.scope
    if scope.kind is ScopeKind.DECK:
        return None
    ahead = [exam for exam in basis.exams if exam.day >= basis.today]
    wanted = [exam for exam in basis.exams if exam.id == scope.ref]
    found = wanted if scope.kind is ScopeKind.EXAM else ahead[:1]
    return found[0] if found and found[0].topics else None


def _by_topic(basis: Basis, exam: Exam) -> tuple[Ints, list[str]]:
    """Each card's topic of the exam; cards of none are in a group without a name."""
    names = [topic.name for topic in exam.topics]
    group = np.full(len(basis.cards), len(names), dtype=np.int64)
    for row, place in basis.asked.topics.get(exam.id, {}).items():
        group[row] = place
    return group, [*names, ""]


def _by_source(basis: Basis) -> tuple[Ints, list[str]]:
    """Each card's article, or its deck where it has none."""
    titles, decks = basis.names
    sources = basis.cards.sources
    places: dict[tuple[int, int], int] = {}
    group = [
        places.setdefault((article, 0) if article else (0, deck), len(places))
        for article, deck in zip(sources.article_id, sources.deck_id, strict=True)
    ]
    found = [
        titles.get(article, "") if article else decks.get(deck, "") for article, deck in places
    ]
    twice = {name for name in found if found.count(name) > 1}
    names = [
        decks.get(sources.deck_id[group.index(n)], name) if name in twice else name
        for n, name in enumerate(found)
    ]
    return np.array(group, dtype=np.int64), names


def _sums(group: Ints, cards: Bools, values: Floats, count: int) -> Floats:
    found = np.bincount(group[cards], weights=values[cards], minlength=count)
    return np.asarray(found, dtype=np.float64)


def _answers(group: Ints, these: Bools, count: int) -> list[int]:
    return [int(n) for n in np.bincount(group[these], minlength=count)]


def _range(basis: Basis, known: float, met: int, cards: int) -> Band | None:
    """The share of all cards of a group that is recalled today."""
    if not enough_evidence(basis.scheduled, met, cards):
        return None
    return recall_band(known / cards, met / cards, cards, 0, basis.scheduled)
