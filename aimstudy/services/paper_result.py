"""The result of a paper that was handed in: score, topics, what was asked for the first time."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

from aimstudy.domain.paper_clock import Ending
from aimstudy.domain.pass_marks import marks_needed
from aimstudy.scheduling.share_interval import wilson
from aimstudy.services.context import Context
from aimstudy.services.paper_score import FEWEST_ANSWERS, next_paper
from aimstudy.services.quiz_view import feedback_of
from aimstudy.services.views.rehearsal import (
    Cell,
    PaperAnswer,
    PastPaper,
    RehearsalResult,
    TopicScore,
)
from aimstudy.storage import rehearsals
from aimstudy.storage.left_out import is_left_out
from aimstudy.storage.quizzes import StoredAttempt, StoredResponse
from aimstudy.storage.rehearsals import StoredPaper
from aimstudy.storage.session import Session


def result_of(
    context: Context, session: Session, paper: StoredPaper, attempt: StoredAttempt
) -> RehearsalResult:
    """The whole result, with every question's key and source."""
    rules, responses = paper.rules, attempt.responses
    total = len(responses)
    first = [response for response in responses if response.first_sight]
    right, first_right = _right(responses), _right(first)
    low, high = wilson(right, sum(response.seen for response in responses))
    needed = marks_needed(total, rules.pass_share)
    enough = sum(response.answered for response in first) >= FEWEST_ANSWERS
    met = sum(response.seen for response in first)  # what was never opened tells nothing
    return RehearsalResult(
        attempt_id=paper.attempt_id,
        rules=rules,
        exam_id=paper.exam_id,
        when=ended(paper),
        ending=paper.state.ending or Ending.HANDED_IN,
        right=right,
        total=total,
        needed=needed,
        topics=topic_scores(responses, rules.topic_share),
        low=low,
        high=high,
        first_right=first_right,
        first_total=len(first),
        repeats_right=right - first_right,
        repeats_total=total - len(first),
        next_paper=next_paper(first_right, met, total, needed) if enough else None,
        used_s=round(paper.state.clock.used_ms / 1000),
        allowed_s=round(paper.state.clock.limit_ms / 1000),
        answers=tuple(_answer(context, session, attempt, response) for response in responses),
        left_out=is_left_out(session, paper.attempt_id),
    )


def _answer(
    context: Context, session: Session, attempt: StoredAttempt, response: StoredResponse
) -> PaperAnswer:
    return PaperAnswer(
        feedback=feedback_of(context, session, attempt, response.position),
        cell=Cell(response.seen, response.answered, response.flagged, response.certainty),
        seconds=round(response.took_ms / 1000),
        topic=response.topic,
        first_sight=response.first_sight,
    )


def topic_scores(responses: Sequence[StoredResponse], topic_share: float) -> tuple[TopicScore, ...]:
    """Each topic with questions, by name; ``topic_share`` of its questions are needed."""
    by_name: dict[str, list[StoredResponse]] = {}
    for response in responses:
        by_name.setdefault(response.topic, []).append(response)
    return tuple(
        TopicScore(name, _right(mine), len(mine), marks_needed(len(mine), topic_share))
        for name, mine in sorted(by_name.items())
    )


def past_papers(session: Session) -> tuple[PastPaper, ...]:
    """Papers that were handed in, newest first."""
    papers = rehearsals.finished_papers(session)
    ids = [paper.attempt_id for paper in papers]
    found, topics = rehearsals.scores(session, ids), rehearsals.right_by_topic(session, ids)
    return tuple(
        replace(
            _past(paper, found[paper.attempt_id], topics[paper.attempt_id]),
            left_out=is_left_out(session, paper.attempt_id),
        )
        for paper in papers
        if paper.attempt_id in found
    )


def _past(
    paper: StoredPaper, score: tuple[int, int, int, int], by_topic: list[tuple[int, int]]
) -> PastPaper:
    right, total, first_right, first_total = score
    needed = marks_needed(total, paper.rules.pass_share)
    share = paper.rules.topic_share
    return PastPaper(
        attempt_id=paper.attempt_id,
        name=paper.rules.name,
        when=ended(paper),
        right=right,
        total=total,
        needed=needed,
        passed=right >= needed
        and all(mine >= marks_needed(asked, share) for mine, asked in by_topic),
        first_right=first_right,
        first_total=first_total,
        by_itself=paper.state.ending is not Ending.HANDED_IN,
        away=paper.state.ending is Ending.TIME_AWAY,
        looked_at=paper.state.told,
    )


def ended(paper: StoredPaper) -> datetime:
    """When the paper was handed in, in the local time of then."""
    return local_time(paper.finished_ms or paper.started_ms, paper.offset_min)


def local_time(at_ms: int, offset_min: int) -> datetime:
    """An instant in a local time that is ``offset_min`` from UTC."""
    zone = timezone(timedelta(minutes=offset_min))
    return datetime.fromtimestamp(at_ms / 1000, UTC).astimezone(zone)


def _right(responses: Sequence[StoredResponse]) -> int:
    return sum(response.answered and response.correct for response in responses)
