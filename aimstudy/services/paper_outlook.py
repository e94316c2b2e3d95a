"""The score of an exam's paper as a range and the chance to pass it, from the plan's forecast.

Knows the exam, its profile and shares recalled; no card and no table. Loads numpy: import it
where it is used.
"""

from collections.abc import Sequence

from aimstudy.domain.exam import Exam
from aimstudy.domain.exam_profile import ExamProfile
from aimstudy.domain.pass_marks import marks_needed
from aimstudy.domain.plan import Band, ExamOutlook
from aimstudy.scheduling.exam_forecast import Z90, Spread
from aimstudy.scheduling.pass_chance import (
    PassOutlook,
    PassRule,
    TopicRecall,
    pass_outlook,
)
from aimstudy.scheduling.result_shift import ResultShift
from aimstudy.services.views.timeline import PassView


def paper_outlook(
    exam: Exam,
    outlook: ExamOutlook | None,
    topic_shares: Sequence[float | None] = (),
    shift: ResultShift | None = None,
) -> PassView | None:
    """The outlook for ``exam``'s paper if the plan is followed; None where no paper is described.

    ``outlook`` is that of the exam's cards; ``topic_shares`` the expected share recalled on exam
    day of each topic's cards, in the topics' order, None for a topic without cards (see
    ``topic_shares_of``). ``shift`` says how unsure it is that the paper asks as the cards do; it
    has moved the shares already. None takes both for alike. A missing outlook, or one without
    enough evidence, leaves the score out. An exam without topics is one paper on all its cards.
    """
    profile = exam.profile
    if profile is None or profile.questions <= 0:
        return None
    covered = sum(share is not None for share in topic_shares[: len(exam.topics)])
    marks = marks_needed(profile.questions, profile.pass_share)
    unknown = PassView(profile.questions, marks, covered, len(exam.topics), None, None, None)
    if outlook is None or not outlook.enough_evidence:
        return unknown
    error = standard_error(outlook.follow)

    offset = shift.on_paper if shift else 0.0
    if exam.topics:
        parts = [
            TopicRecall(topic.weight, None if share is None else Spread(share, error), offset)
            for topic, share in zip(exam.topics, topic_shares, strict=True)
        ]
    else:
        parts = [TopicRecall(1.0, Spread(outlook.follow.mean, error), offset)]
    found = pass_outlook(_rule(profile), parts)
    return _shown(unknown, found, outlook.level)


def topic_shares_of(
    follow: float, stopped: Sequence[float], cards: Sequence[int]
) -> tuple[float | None, ...]:
    """The expected share of each topic from that of the whole exam; None for one without cards.

    ``follow`` is the plan's share of all cards, ``stopped`` each topic's share if nothing more is
    studied, ``cards`` how many it has. The plan tells only the whole, so every topic is taken to
    come equally far: the same part of what it lacks is gained in each. Weighted by their cards
    the shares make ``follow`` again.
    """
    total = sum(cards)
    if not total:
        return (None,) * len(cards)
    before = sum(share * count for share, count in zip(stopped, cards, strict=True)) / total
    if follow >= before:
        gained = (follow - before) / (1.0 - before) if before < 1.0 else 0.0
        found = [share + (1.0 - share) * gained for share in stopped]
    else:
        found = [share * follow / before for share in stopped]
    return tuple(
        min(1.0, max(0.0, share)) if count else None
        for share, count in zip(found, cards, strict=True)
    )


def standard_error(band: Band) -> float:
    """The standard error behind a 90 % range; an end cut off at 0 or 1 does not narrow it."""
    return max(band.mean - band.low, band.high - band.mean, 0.0) / Z90


def _rule(profile: ExamProfile) -> PassRule:
    return PassRule(profile.questions, profile.pass_share, profile.topic_share, profile.options)


def _shown(unknown: PassView, found: PassOutlook, level: float) -> PassView:
    if found.score is None:
        return unknown
    low, high = found.score.within(level)
    return PassView(
        unknown.questions,
        unknown.marks,
        unknown.covered,
        unknown.topics,
        low,
        high,
        found.chance,
    )
