"""Every argument of study, quiz and rehearsal: what cannot be meant is refused in words.

Each method is called with one argument at a time that is something else. A method or argument that
is new has to be named here before the test passes.
"""

import shutil
import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from inspect import isfunction, signature
from math import inf, nan
from pathlib import Path
from typing import Any

import pytest

from aimstudy.application import add_bundled_articles, open_library
from aimstudy.domain.errors import Problem
from aimstudy.domain.paper import PaperRules
from aimstudy.domain.quiz import QuizKind, Verdict
from aimstudy.services.library import Library
from aimstudy.services.quiz import QuizService
from aimstudy.services.rehearsal import RehearsalService
from aimstudy.services.study import StudyService
from aimstudy.services.views.quiz import QuizTopicKind, QuizWish, TopicRef
from aimstudy.services.views.session_choice import (
    ScopeKind,
    SessionWish,
    StudyScope,
    TypedAnswer,
)
from tests.services.conftest import START, Clock
from tests.services.test_quiz_wishes import CITIES

HUGE = 2**70
THINGS: tuple[Any, ...] = (object(), [1], {"a": 1}, nan, b"1")
SWITCHES = (*THINGS, None, "yes", 1, 0)
TEXTS = (*THINGS, None, 5, True)
IDS = (*THINGS, None, "1", 1.5, True, inf, HUGE, -HUGE)
PLACES = (*IDS, -1, 999)
CHOSEN = (*IDS[len(THINGS) + 1 :], *THINGS)  # None is meant here
TIMES = (*THINGS, None, "5", True, inf, HUGE)
SURE = (*THINGS, "1", 1.5, True, 0, 9, HUGE)
GIVEN = (*THINGS, True, 1.5, 9, -1, HUGE, "Oslo", (0, 0), ((),))
NO_LANGUAGE = (*THINGS, "en", 5, True)


ODD_COUNTS: tuple[Any, ...] = (0, -1, 2.5, "5", True, nan, HUGE, [5])
ODD_REFS: tuple[Any, ...] = (None, "1", 1.5, True, -1, HUGE, [1])
ODD_TEXTS: tuple[Any, ...] = (None, 5, b"x", [])


def scoped(*values: Any) -> SessionWish:
    return SessionWish(scope=StudyScope(*values))


def typed(*values: Any) -> TypedAnswer:
    return TypedAnswer(*values)


def ruled(**values: Any) -> PaperRules:
    return replace(RULES, **values)


def topic(*values: Any) -> TopicRef:
    return TopicRef(*values)


def lengths(**values: Any) -> SessionWish:
    return SessionWish(**values)


RULES = PaperRules("AIM", 12, 26, pausable=True)
WISHES = (
    *(*THINGS, 5, "x", True),
    *(lengths(minutes=odd) for odd in ODD_COUNTS),
    *(lengths(cards=odd) for odd in ODD_COUNTS),
    *(lengths(scope=odd) for odd in (None, 5, "deck", object())),
    *(scoped(odd) for odd in (None, "deck", 5, object())),
    *(scoped(ScopeKind.DECK, odd) for odd in ODD_REFS),
    *(scoped(ScopeKind.TAG, 0, odd) for odd in ODD_TEXTS),
)
TYPED = (
    *(*THINGS, 5, "Oslo", True),
    *(typed(odd) for odd in ODD_TEXTS),
    *(typed("Oslo", odd) for odd in SWITCHES),
)
RATINGS = (*THINGS, None, "3", 2.5, True, 0, 5, HUGE, inf)
TOPICS = (
    *(*THINGS, None, 5, True, "x"),
    *((topic(QuizTopicKind.ARTICLE, odd),) for odd in (None, "1", HUGE, -1, True)),
)
KINDS = (*THINGS, None, 5, True, frozenset(("mcq",)))
RULED = (
    *(*THINGS, None, 5, "x"),
    *(ruled(questions=odd) for odd in (None, "6", 2.5, True, 0, HUGE, nan)),
    *(ruled(minutes=odd) for odd in (None, "6", 2.5, True, 0, HUGE, nan)),
    *(ruled(pass_share=odd) for odd in (None, "6", True, 2, nan)),
    *(ruled(pausable=odd) for odd in (None, "6", 1)),
    *(ruled(name=odd) for odd in (None, 6, b"x")),
)
NOT_WISHED = (*THINGS, None, 5, "x", QuizWish(count=0))


@dataclass
class Setting:
    """A library, and something of each kind to hand in."""

    library: Library
    card: int
    quiz: int
    paper: int
    written: int  # a quiz whose first question was typed
    over: int  # a paper handed in
    typed: int  # the place of a question of it that was typed
    done: int  # a quiz answered to its end

    @property
    def start(self) -> object:
        return self.library.rehearsal.start_page(0)


Meant = Callable[[Setting], Any]
Argument = tuple[Meant, tuple[Any, ...]]


def always(value: Any) -> Meant:
    return lambda setting: value


CARD: Argument = (lambda s: s.card, IDS)
QUIZ: Argument = (lambda s: s.quiz, IDS)
PAPER: Argument = (lambda s: s.paper, IDS)
WRITTEN: Argument = (lambda s: s.written, IDS)
OVER: Argument = (lambda s: s.over, IDS)
DONE: Argument = (lambda s: s.done, IDS)
PLACE: Argument = (always(0), PLACES)
ON: Argument = (always(True), SWITCHES)
TEXT: Argument = (always("Oslo"), TEXTS)
LANGUAGE: Argument = (always(None), NO_LANGUAGE)
TOOK: Argument = (always(900), TIMES)
ANSWER: Argument = (always(0), GIVEN)
CERTAIN: Argument = (always(2), SURE)

# By service, the methods of several arguments and those of one; what has none is left out.
STUDY: dict[str, dict[str, Argument]] = {
    **{name: {"card_id": CARD} for name in ("bury", "unbury", "suspend", "resume", "reset")},
    **{name: {"card_id": CARD} for name in ("why", "leech", "card", "add_reverse")},
    **{name: {"card_id": CARD, "on": ON} for name in ("flag", "bookmark")},
    **{name: {"card_id": CARD, "text": TEXT} for name in ("remark", "check_typed", "answer_of")},
    "set_typed": {"card_id": CARD, "on": (always(True), tuple(x for x in SWITCHES if x))},
    "begin": {"wish": (always(SessionWish(minutes=7)), WISHES)},
    "set_minutes": {"minutes": (always(7), (*THINGS, "5", 2.5, True, 0, -1, HUGE))},
    "session": {"extra": ON, "keep": (always(None), CHOSEN)},
    "answer": {
        "card_id": CARD,
        "rating": (always(3), RATINGS),
        "took_ms": TOOK,
        "typed": (always(None), TYPED),
    },
}
QUIZZES: dict[str, dict[str, Argument]] = {
    **{name: {"attempt_id": QUIZ} for name in ("question", "review", "discard")},
    "said": {"attempt_id": QUIZ, "position": (always(2), ())},  # None says there is nothing
    "count": {"topics": (always(()), TOPICS), "kinds": (always(frozenset()), KINDS)},
    "start": {"wish": (always(QuizWish(count=3)), NOT_WISHED)},
    "answer": {
        "attempt_id": QUIZ,
        "position": PLACE,
        "given": ANSWER,
        "certainty": CERTAIN,
        "took_ms": TOOK,
    },
    "overrule": {"attempt_id": WRITTEN, "position": PLACE, "right": ON},
    "make_card": {"attempt_id": QUIZ, "position": (always(2), PLACES)},
    "leave_out": {"attempt_id": DONE, "out": ON},
}
REHEARSALS: dict[str, dict[str, Argument]] = {
    **{name: {"attempt_id": PAPER} for name in ("leave", "tick", "pause", "go_on", "submit")},
    "discard": {"attempt_id": PAPER},
    "start_page": {"exam_id": (always(0), CHOSEN), "language": LANGUAGE},
    "check": {
        "rules": (always(RULES), RULED),
        "start": (lambda s: s.start, (*THINGS, None, 5)),
    },
    "begin": {"rules": (always(RULES), RULED), "exam_id": (always(0), IDS), "language": LANGUAGE},
    "view": {"attempt_id": PAPER, "position": (always(None), tuple(x for x in PLACES if x))},
    "respond": {"attempt_id": PAPER, "position": PLACE, "given": (always(None), GIVEN)},
    "sure": {"attempt_id": PAPER, "position": PLACE, "certainty": CERTAIN},
    "flag": {"attempt_id": PAPER, "position": PLACE, "on": ON},
    "hide_time": {"attempt_id": PAPER, "on": ON},
    "result": {"attempt_id": OVER},
    "leave_out": {"attempt_id": OVER, "out": ON},
    "overrule": {"attempt_id": OVER, "position": (lambda s: s.typed, PLACES), "right": ON},
    "make_card": {"attempt_id": OVER, "position": PLACE},
}
SERVICES: dict[str, tuple[type, dict[str, dict[str, Argument]]]] = {
    "study": (StudyService, STUDY),
    "quiz": (QuizService, QUIZZES),
    "rehearsal": (RehearsalService, REHEARSALS),
}
CASES = [
    pytest.param(service, method, argument, id=f"{service}.{method}-{argument}")
    for service, (_, methods) in SERVICES.items()
    for method, arguments in methods.items()
    for argument in arguments
]


def public_arguments(kind: type) -> dict[str, list[str]]:
    """Public methods that take something, with the names of what they take."""
    found = {
        name: [one for one in signature(method).parameters if one != "self"]
        for base in kind.__mro__
        for name, method in vars(base).items()
        if isfunction(method) and not name.startswith("_")
    }
    return {name: arguments for name, arguments in found.items() if arguments}


@pytest.mark.parametrize("service", SERVICES)
def test_no_argument_is_left_out_here(service: str) -> None:
    kind, methods = SERVICES[service]
    assert {name: list(arguments) for name, arguments in methods.items()} == public_arguments(kind)


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> Setting:
    """The folder of a library with an article, a quiz of each sort and two papers."""
    folder = tmp_path_factory.mktemp("model")
    with open_library(folder, Clock(START)) as library:
        add_bundled_articles(library)
        for pair in CITIES:
            land, city = pair.split()
            library.cards.write(f"What is the capital of {land}?", city)
        return begun(library)


@pytest.fixture
def setting(model: Setting, tmp_path: Path) -> Iterator[Setting]:
    shutil.copy(model.library.folder / "library.db", tmp_path)
    with open_library(tmp_path, Clock(START)) as library:
        library.rehearsal.go_on(model.paper)  # it stood still while the library was closed
        yield replace(model, library=library)


def begun(library: Library) -> Setting:
    """Quizzes and papers begun, with an answer in each."""
    over = library.rehearsal.begin(RULES).attempt_id
    kinds = [library.rehearsal.view(over, place).question.kind for place in range(RULES.questions)]
    typed = next(place for place, kind in enumerate(kinds) if kind.written)
    library.rehearsal.respond(over, typed, "Oslo")
    library.rehearsal.submit(over)
    quiz, written = (
        library.quiz.start(QuizWish(count=3, kinds=frozenset((kind,)))).attempt_id
        for kind in (QuizKind.MULTIPLE_CHOICE, QuizKind.TYPED)
    )
    library.quiz.answer(quiz, 2, 0)
    library.quiz.answer(written, 0, "Oslo")
    paper = library.rehearsal.begin(RULES).attempt_id
    done = library.quiz.start(QuizWish(count=3, kinds=frozenset((QuizKind.TYPED,)))).attempt_id
    for place in range(3):
        library.quiz.answer(done, place, "Oslo")
    (card, *_) = library.cards.table("Norway").lines
    return Setting(library, card.card_id, quiz, paper, written, over, typed, done)


class Watch:
    """Another connection to the file, which SQLite tells of every change."""

    def __init__(self, library: Library) -> None:
        self.connection = sqlite3.connect(library.folder / "library.db")

    def version(self) -> int:
        (found,) = self.connection.execute("PRAGMA data_version").fetchone()
        return int(found)


def test_the_watch_sees_a_change(setting: Setting) -> None:
    watch = Watch(setting.library)
    before = watch.version()
    setting.library.study.flag(setting.card, True)
    assert watch.version() != before
    watch.connection.close()


@pytest.mark.parametrize(("service", "method", "argument"), CASES)
def test_what_cannot_be_meant_is_refused_in_words_and_nothing_is_kept(
    setting: Setting, service: str, method: str, argument: str
) -> None:
    arguments = SERVICES[service][1][method]
    if (service, method) == ("rehearsal", "begin"):
        setting.library.rehearsal.discard(setting.paper)
    given = {name: meant(setting) for name, (meant, _) in arguments.items()}
    call = getattr(getattr(setting.library, service), method)
    watch = Watch(setting.library)
    before = watch.version()
    for odd in arguments[argument][1]:
        with pytest.raises(Problem) as caught:
            call(**given | {argument: odd})
        assert "{" not in str(caught.value).replace(repr(odd), "")
        assert watch.version() == before
    watch.connection.close()
    call(**given)


def test_half_a_character_is_kept_as_a_mark(setting: Setting) -> None:
    library, half = setting.library, "X\ud800y"
    assert library.study.check_typed(setting.card, half).verdict is Verdict.WRONG
    library.study.answer(setting.card, 1, typed=TypedAnswer(half))
    library.study.begin(SessionWish(scope=StudyScope(ScopeKind.TAG, 0, half)))
    assert library.study.session().scope_name == "X\ufffdy"
    library.quiz.answer(setting.written, 1, half)
    assert library.quiz.review(setting.written).answers[1].given == "X\ufffdy"
    kinds = [library.rehearsal.view(setting.paper, place).question.kind for place in range(12)]
    place = next(place for place, kind in enumerate(kinds) if kind.written)
    library.rehearsal.respond(setting.paper, place, half)
    assert library.rehearsal.view(setting.paper, place).given == "X\ufffdy"
