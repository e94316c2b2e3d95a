"""What a caller chose for a session, or typed for a card, as it can be kept.

Raises Problem VALUE_OUT_OF_RANGE or VALUE_OF_OTHER_KIND for what cannot be meant.
"""

from aimstudy.services.given_values import made_as, whole
from aimstudy.services.typed_text import mended
from aimstudy.services.views.session_choice import (
    ScopeKind,
    SessionWish,
    StudyScope,
    TypedAnswer,
)

MOST_MINUTES, MOST_CARDS = 24 * 60, 10_000
_FAR = 2**53


def checked_wish(wish: SessionWish) -> SessionWish:
    """The wish with whole numbers, of something that a session can be made of."""
    wish = made_as(SessionWish, "wish", wish)
    minutes = None if wish.minutes is None else whole("minutes", wish.minutes, 1, MOST_MINUTES)
    cards = None if wish.cards is None else whole("cards", wish.cards, 1, MOST_CARDS)
    scope = made_as(StudyScope, "scope", wish.scope)
    kind, tag = made_as(ScopeKind, "kind", scope.kind), mended(made_as(str, "tag", scope.tag))
    return SessionWish(minutes, cards, StudyScope(kind, whole("ref", scope.ref, 0, _FAR), tag))


def checked_typed(typed: TypedAnswer) -> TypedAnswer:
    """What was typed, as words, and whether it was let count."""
    typed = made_as(TypedAnswer, "answer", typed)
    words = mended(made_as(str, "words", typed.text))
    return TypedAnswer(words, made_as(bool, "counted_right", typed.counted_right))
