"""The session under way: what was chosen for it, kept in the library so that it goes on later.

It holds for its study day. A card shown is kept with it: the one in front comes first again.
"""

from contextlib import suppress
from dataclasses import dataclass, replace

from aimstudy.domain.errors import Problem
from aimstudy.services.context import Context
from aimstudy.services.study_scope import cards_of_scope, name_of_scope
from aimstudy.services.views.session_choice import ScopeKind, SessionWish, StudyScope
from aimstudy.storage.exams import load_calendar
from aimstudy.storage.session import Session
from aimstudy.storage.session_cards import (
    SessionDone,
    choice_mark,
    choose_cards,
    done_since,
    newest_answer,
)
from aimstudy.storage.settings import load_setting, store_setting
from aimstudy.storage.stored_text import Unreadable, count, listed, mapping, readable, word

_KEY, _FRONT = "study_session", "study_front"
_MOST = 10**15


@dataclass(frozen=True, slots=True)
class StoredSession:
    """A session: the study day (ordinal) it was begun on, after which row of the log, what for.

    ``budget`` is what the calendar gave the day then, in minutes, ``name`` that of the scope, and
    ``mark`` how the library stood when the cards of the scope were looked up.
    """

    day: int
    since: int
    budget: int
    wish: SessionWish
    name: str
    mark: tuple[int, ...]

    @property
    def chosen(self) -> bool:
        """Whether only some cards are studied."""
        return self.wish.scope.kind is not ScopeKind.ALL

    def done(self, session: Session) -> SessionDone:
        """What was done in it so far."""
        return done_since(session, self.since)


def begin(session: Session, context: Context, wish: SessionWish | None) -> None:
    """Store a new session, or (None) that the day goes as planned."""
    store_setting(session, _FRONT, None)
    if wish is None:
        store_setting(session, _KEY, None)
        choose_cards(session, [])
        return
    today = context.today()
    name = name_of_scope(session, wish.scope)
    budget = load_calendar(session).minutes_on(today)
    choose_cards(session, cards_of_scope(session, wish.scope))
    mark = tuple(choice_mark(session))
    stored = StoredSession(today.toordinal(), newest_answer(session), budget, wish, name, mark)
    store_setting(session, _KEY, _values(stored))


def under_way(session: Session, context: Context) -> StoredSession | None:
    """The session of today, or None: none was begun, or its minutes were chosen for another day.

    The latter also where the calendar has given the day other minutes since.
    """
    stored = load_setting(session, _KEY)
    found = readable(_session_from, stored, None, "the session under way") if stored else None
    if found is None or found.day != context.today().toordinal():
        return None
    if found.wish == SessionWish(minutes=found.wish.minutes):
        budget = load_calendar(session).minutes_on(context.today())
        return found if budget == found.budget else None
    return found


def refresh(context: Context) -> bool:
    """Look the cards of a scope up anew after a change that may move some into it or out of it.

    Returns whether the session under way is of a scope at all.
    """
    with context.database.read() as session:
        found = under_way(session, context)
        if found is None or not found.chosen:
            return False
        if list(found.mark) == choice_mark(session):
            return True

    def work(session: Session) -> None:
        stored = under_way(session, context)
        if stored is not None:
            choose_cards(session, _cards_now(session, stored.wish.scope))
            now = replace(stored, mark=tuple(choice_mark(session)))
            store_setting(session, _KEY, _values(now))

    # The choice as it was is better than none, on a full disk as in a library opened beside.
    with suppress(Problem):
        context.database.write(work)
    return True


def _cards_now(session: Session, scope: StudyScope) -> list[int]:
    """None where a topic or its exam was removed meanwhile."""
    with suppress(Problem):
        return cards_of_scope(session, scope)
    return []


def keep_front(context: Context, card_id: int | None) -> None:
    """Remember the card in front, without waiting for it: a comfort, that is all."""
    if context.database.read_only:
        return
    value = None if card_id is None else [context.today().toordinal(), card_id]
    with suppress(Problem):
        context.database.submit(lambda session: store_setting(session, _FRONT, value))


def front_kept(session: Session, context: Context) -> int | None:
    """The card that was in front when the program was closed or killed today."""
    stored = load_setting(session, _FRONT)
    if not isinstance(stored, list) or len(stored) != 2:
        return None
    day, card_id = stored
    is_today = day == context.today().toordinal()
    return card_id if is_today and isinstance(card_id, int) else None


def _values(stored: StoredSession) -> dict[str, object]:
    wish = stored.wish
    return {
        "day": stored.day,
        "since": stored.since,
        "budget": stored.budget,
        "minutes": wish.minutes,
        "cards": wish.cards,
        "kind": wish.scope.kind.value,
        "ref": wish.scope.ref,
        "tag": wish.scope.tag,
        "name": stored.name,
        "mark": list(stored.mark),
    }


def _session_from(value: object) -> StoredSession:
    values = mapping(value)
    kind = word(values.get("kind"))
    if kind not in set(ScopeKind):
        raise Unreadable("no scope")
    scope = StudyScope(ScopeKind(kind), count(values.get("ref"), 0, _MOST), word(values.get("tag")))
    minutes, cards = (
        None if values.get(name) is None else count(values[name], 1, _MOST)
        for name in ("minutes", "cards")
    )
    return StoredSession(
        day=count(values.get("day"), 1, _MOST),
        since=count(values.get("since"), 0, _MOST),
        budget=count(values.get("budget"), 0, _MOST),
        wish=SessionWish(minutes, cards, scope),
        name=word(values.get("name")),
        mark=tuple(count(n, 0, _MOST) for n in listed(values.get("mark"), 20)),
    )
