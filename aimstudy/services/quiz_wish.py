"""How a quiz is wished for, kept with it as plain values."""

from dataclasses import replace
from typing import Any

from aimstudy.domain.quiz import QuizKind
from aimstudy.services.given_values import made_as, several, whole
from aimstudy.services.views.quiz import MOST_QUESTIONS, Drill, QuizTopicKind, QuizWish, TopicRef
from aimstudy.storage.stored_text import Unreadable, count, decoded, flag, listed, mapping, word

_MOST_TOPICS = 10_000
_FAR = 2**53


def possible(wish: QuizWish) -> QuizWish:
    """The wish; raises Problem VALUE_OUT_OF_RANGE or VALUE_OF_OTHER_KIND for what is none."""
    wish = made_as(QuizWish, "wish", wish)
    return replace(
        wish,
        topics=possible_topics(wish.topics),
        count=whole("questions", wish.count, 1, MOST_QUESTIONS),
        kinds=possible_kinds(wish.kinds),
        drill=None if wish.drill is None else made_as(Drill, "drill", wish.drill),
        seed=None if wish.seed is None else whole("seed", wish.seed, -_FAR, _FAR),
    )


def possible_topics(topics: tuple[TopicRef, ...]) -> tuple[TopicRef, ...]:
    """The topics; raises Problem as ``possible`` does."""
    return tuple(
        _possible_topic(made_as(TopicRef, "topic", ref)) for ref in several("topic", topics)
    )


def possible_kinds(kinds: frozenset[QuizKind]) -> frozenset[QuizKind]:
    """The kinds of questions; raises Problem as ``possible`` does."""
    return frozenset(made_as(QuizKind, "kind", kind) for kind in several("kind", kinds))


def _possible_topic(ref: TopicRef) -> TopicRef:
    made_as(QuizTopicKind, "kind", ref.kind)
    made_as(str, "tag", ref.tag)
    number, place = whole("ref", ref.ref, 0, _FAR), whole("position", ref.place, -1, _FAR)
    return replace(ref, ref=number, place=place)


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
