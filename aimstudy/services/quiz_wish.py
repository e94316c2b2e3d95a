"""How a quiz is wished for, kept with it as plain values."""

from typing import Any

from aimstudy.domain.errors import Problem, ProblemKind
from aimstudy.domain.quiz import QuizKind
from aimstudy.services.views.quiz import MOST_QUESTIONS, QuizTopicKind, QuizWish, TopicRef
from aimstudy.storage.stored_text import Unreadable, count, decoded, flag, listed, mapping, word

_MOST_TOPICS = 10_000
_FAR = 2**53


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


def wish_from(text: str) -> QuizWish:
    """The wish that ``rules_of`` gave, from its JSON, without its drill; raises Unreadable."""
    values, usual = mapping(decoded(text)), QuizWish()
    return QuizWish(
        topics=tuple(_topic(value) for value in listed(values.get("topics", []), _MOST_TOPICS)),
        count=count(values.get("count", usual.count), 1, MOST_QUESTIONS),
        kinds=frozenset(_kind(value) for value in listed(values.get("kinds", []), len(QuizKind))),
        easy_start=flag(values.get("easy", False)),
        ask_certainty=flag(values.get("certainty", False)),
    )


def _topic(value: object) -> TopicRef:
    kind, ref, tag, place = listed(value, 4, 4)
    if kind not in list(QuizTopicKind):
        raise Unreadable("no kind of topic")
    return TopicRef(QuizTopicKind(kind), count(ref, 0, _FAR), word(tag), count(place, -1, _FAR))


def _kind(value: object) -> QuizKind:
    if value not in list(QuizKind):
        raise Unreadable("no kind of question")
    return QuizKind(word(value))
