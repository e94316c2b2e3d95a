"""A quiz begun as it was wished for, and its answers kept; inside the transaction of whoever asks.

Printed sheets and the quiz page both go this way.
"""

from collections.abc import Sequence

from aimstudy.domain.errors import Problem, ProblemKind
from aimstudy.domain.quiz import AskedItem, Given
from aimstudy.domain.study_day import Moment
from aimstudy.services.context import Context
from aimstudy.services.given_values import time_taken
from aimstudy.services.quiz_answers import judge
from aimstudy.services.quiz_counts import MOST_COUNTED, widest
from aimstudy.services.quiz_facts import FactShelf
from aimstudy.services.quiz_items import ItemSource, Picker
from aimstudy.services.quiz_lack import fewest_of, too_little
from aimstudy.services.quiz_material import Material
from aimstudy.services.quiz_order import History, history, in_order
from aimstudy.services.quiz_record import keep_traces
from aimstudy.services.quiz_steps import keep_step
from aimstudy.services.quiz_stock import Askable
from aimstudy.services.quiz_wish import possible, rules_of
from aimstudy.services.typed_text import mended
from aimstudy.services.views.quiz import Drill, QuizWish
from aimstudy.storage import quizzes
from aimstudy.storage.keys import is_id
from aimstudy.storage.quizzes import Answer, StoredAttempt, StoredResponse
from aimstudy.storage.session import Session

_MOST_NAMES = 3
_EASY, _FULL = 3, 4  # options
_NEARLY = 2  # times as many things as questions


def begin_attempt(
    session: Session,
    context: Context,
    wish: QuizWish,
    when: Moment,
    kind: str = "",
    shelf: FactShelf | None = None,
) -> StoredAttempt:
    """Choose the questions and store them, unanswered.

    No fact is asked twice, and none of them gives another away. Raises Problem QUIZ_TOO_LITTLE or
    the one that says what is lacking with fewer than three (a drill may have one),
    VALUE_OUT_OF_RANGE for a number that is none.
    """
    wish = possible(wish)
    seed = quizzes.count_attempts(session) + 1 if wish.seed is None else wish.seed
    items = items_for(session, context, wish, seed, shelf)
    if len(items) < fewest_of(wish):
        raise _lack(session, context, wish, seed, len(items), shelf)
    rules = rules_of(wish)
    attempt_id = quizzes.insert_attempt(session, _title(items), seed, when, items, kind, rules)
    return require_attempt(session, attempt_id, kind)


def items_for(
    session: Session,
    context: Context,
    wish: QuizWish,
    seed: int,
    shelf: FactShelf | None = None,
) -> list[AskedItem]:
    """The questions of a wished quiz, at most as many as wished."""
    material = Material(session, context, shelf)
    known, names = _known(session, context, wish), material.names(wish.topics)
    order = in_order(material.about(wish.topics), known, names, wish.drill, seed)
    source = ItemSource(session, material, seed, context.settings.content_language, shelf)

    def options(askable: Askable) -> int:
        return _EASY if wish.easy_start and not known.strong(askable) else _FULL

    picker = Picker(source, seed, wish.kinds, options)
    picker.pick(order, wish.count)
    if _nearly_all(wish, picker, order):
        language = context.settings.content_language
        plain = ItemSource(session, material, 0, language, shelf, mixed_up=False)
        picker = _as_counted(picker, widest(plain, order, options), order, wish.count)
    return picker.asked(names, known.seen)


def _nearly_all(wish: QuizWish, picker: Picker, order: Sequence[Askable]) -> bool:
    """Of what is not much nearly all is asked: the set-up has said how many that are."""
    some = wish.kinds or wish.drill
    nearly = len(picker.picked) < wish.count or _NEARLY * wish.count >= len(order)
    return not some and nearly and len(order) <= MOST_COUNTED


def _as_counted(picker: Picker, counted: Picker, order: Sequence[Askable], most: int) -> Picker:
    """``picker`` with no more than were counted; those that were counted where it has fewer."""
    usable = len(counted.picked)
    if len(picker.picked) >= min(usable, most):
        del picker.picked[usable:]
        return picker
    places = {askable.row: place for place, askable in enumerate(order)}
    counted.picked.sort(key=lambda pair: places[pair[0].row])
    del counted.picked[most:]
    return counted


def _known(session: Session, context: Context, wish: QuizWish) -> History:
    return history(session, context, recall=wish.easy_start or wish.drill is Drill.WEAKEST)


def _lack(
    session: Session,
    context: Context,
    wish: QuizWish,
    seed: int,
    found: int,
    shelf: FactShelf | None,
) -> Problem:
    """Why there are only ``found`` questions."""
    material = Material(session, context, shelf)
    known, names = _known(session, context, wish), material.names(wish.topics)
    order = in_order(material.about(wish.topics), known, names, wish.drill, seed)
    return too_little(
        material,
        wish,
        order,
        found,
        lambda other: len(items_for(session, context, other, seed, shelf)),
    )


def record_answer(
    session: Session,
    context: Context,
    attempt_id: int,
    response: StoredResponse,
    given: Given | None,
    when: Moment,
    certainty: int | None = None,
    took_ms: int = 0,
    *,
    step: bool = False,
) -> StoredResponse:
    """Judge and keep an answer with what it says of memory; one given before stays as it was.

    With ``step`` Undo takes it back. Of a question whose answer was shown it is kept unjudged.

    Raises Problem VALUE_OF_OTHER_KIND for an answer that does not fit the item.
    """
    took_ms = int(time_taken(took_ms))
    given = mended(given) if isinstance(given, str) else given
    correct, grade = judge(response.item, given, context.models)
    if response.answered:
        return response
    judged = None if response.seen else correct
    answer = Answer(given, judged, grade, certainty, took_ms)
    quizzes.store_response(session, attempt_id, response.position, answer, when.at_ms)
    kept = quizzes.load_response(session, attempt_id, response.position)
    seqs = [] if kept.again else keep_traces(session, context, attempt_id, kept, when)
    if step:
        keep_step(session, attempt_id, response.position, seqs, when)
    return kept


def require_attempt(session: Session, attempt_id: int, *kinds: str) -> StoredAttempt:
    """The attempt, of one of ``kinds`` ("" is practice); raises Problem QUIZ_MISSING."""
    attempt = quizzes.load_attempt(session, attempt_id) if is_id(attempt_id) else None
    if attempt is None or attempt.kind not in kinds:
        raise Problem(ProblemKind.QUIZ_MISSING)
    return attempt


def _title(items: Sequence[AskedItem]) -> str:
    """The topics of the questions, at most three by name."""
    names = list(dict.fromkeys(asked.topic for asked in items if asked.topic))
    more = ["…"] if len(names) > _MOST_NAMES else []
    return ", ".join([*names[:_MOST_NAMES], *more])
