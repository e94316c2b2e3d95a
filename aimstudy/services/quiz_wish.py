"""How a quiz is wished for, kept with it as plain values; unknown ones are left out when read."""

from typing import Any

from aimstudy.domain.errors import Problem, ProblemKind
from aimstudy.domain.quiz import QuizKind
from aimstudy.services.views.quiz import MOST_QUESTIONS, QuizTopicKind, QuizWish, TopicRef


def require_possible(wish: QuizWish) -> None:
    """Raises Problem VALUE_OUT_OF_RANGE for a number of questions that is none."""
    if not 1 <= wish.count <= MOST_QUESTIONS:
        raise Problem(ProblemKind.VALUE_OUT_OF_RANGE, what="questions", low=1, high=MOST_QUESTIONS)


def rules_of(wish: QuizWish) -> dict[str, Any]:
    """A wish as JSON values."""
    return {
        "topics": [[ref.kind.value, ref.ref, ref.tag, ref.place] for ref in wish.topics],
        "count": wish.count,
        "kinds": sorted(kind.value for kind in wish.kinds),
        "easy": wish.easy_start,
        "certainty": wish.ask_certainty,
        "drill": wish.drill.value if wish.drill else "",
    }


def wish_of(rules: dict[str, Any]) -> QuizWish:
    """The wish that ``rules_of`` wrote, without its drill."""
    kinds, usual = set(QuizKind), QuizWish()
    count = rules.get("count")
    return QuizWish(
        topics=tuple(
            TopicRef(QuizTopicKind(kind), ref, tag, place)
            for kind, ref, tag, place in rules.get("topics", ())
            if kind in set(QuizTopicKind)
        ),
        count=count if isinstance(count, int) and 1 <= count <= MOST_QUESTIONS else usual.count,
        kinds=frozenset(QuizKind(kind) for kind in rules.get("kinds", ()) if kind in kinds),
        easy_start=bool(rules.get("easy")),
        ask_certainty=bool(rules.get("certainty")),
    )
