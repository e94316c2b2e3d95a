"""What the quiz pages show, and what a person wishes for when a quiz begins."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from aimstudy.domain.article import Language
from aimstudy.domain.quiz import Given, Grade, OptionOrigin, QuizKind
from aimstudy.services.views.study import SourceView

FEWEST_QUESTIONS = 3
MOST_QUESTIONS = 200
CERTAINTIES = (1, 2, 3)  # not sure, rather sure, sure


class QuizTopicKind(StrEnum):
    """What a quiz can be about."""

    ARTICLE = "article"
    DECK = "deck"
    TAG = "tag"
    EXAM = "exam"  # a topic of an exam; without a place all that the exam asks


@dataclass(frozen=True, slots=True)
class TopicRef:
    """A topic to choose: an article, deck or exam by its id, or a tag by its word.

    ``place`` is that of a topic among the exam's; -1: everything the exam asks.
    """

    kind: QuizTopicKind
    ref: int = 0
    tag: str = ""
    place: int = -1


@dataclass(frozen=True, slots=True)
class QuizTopic:
    """A topic on offer. ``usable`` counts what can be asked, ``kinds`` how, most frequent first.

    ``group`` is the exam's name of an exam's topic. ``blocked`` waits for a choice about a
    contradiction; ``unfit`` are cards that no fair question can be made from. Numbers that are
    not ``exact`` are near ones: a sample told them, or not all fit beside each other in any quiz.
    """

    ref: TopicRef
    name: str
    usable: int
    kinds: tuple[QuizKind, ...] = ()
    group: str = ""
    blocked: int = 0
    unfit: int = 0
    language: Language | None = None  # tells articles of one title apart
    exact: bool = True


class Drill(StrEnum):
    """A quiz about what needs it."""

    WEAKEST = "weakest"  # the topics with the lowest recall, weakest cards first
    CONFIDENT_ERRORS = "confident_errors"  # wrong and thought sure, and not right since
    NEVER_SEEN = "never_seen"  # no quiz or rehearsal has asked it


@dataclass(frozen=True, slots=True)
class DrillOffer:
    """A drill with how many questions there are for it; none: not on offer now."""

    drill: Drill
    usable: int


@dataclass(frozen=True, slots=True)
class QuizWish:
    """How a quiz is to be; no topics: of everything, no kinds: of every kind.

    ``easy_start`` gives three options while a fact is weak and four once it is strong. Without a
    ``seed`` every quiz has another.
    """

    topics: tuple[TopicRef, ...] = ()
    count: int = 10
    kinds: frozenset[QuizKind] = frozenset()
    easy_start: bool = False
    ask_certainty: bool = False
    drill: Drill | None = None
    seed: int | None = None


@dataclass(frozen=True, slots=True)
class QuizSetup:
    """What can be asked now. ``usable`` counts facts and cards that yield a fair question.

    ``usable_by_kind`` says how many can be asked how (one may be asked in several ways).
    ``blocked_by_issues`` counts facts that wait for a choice about a contradiction, ``unfit``
    cards in study that no fair question can be made from. ``last`` is how the last quiz that was
    no drill was wished for; ``seconds_a_question`` what answers have taken. Numbers that are not
    ``exact`` are near ones: a sample told them, or not all fit beside each other in any quiz.
    """

    usable: int
    blocked_by_issues: int
    accepted_facts: int
    unfinished: int | None
    topics: tuple[QuizTopic, ...]
    usable_by_kind: tuple[tuple[QuizKind, int], ...] = ()
    unfit: int = 0
    drills: tuple[DrillOffer, ...] = ()
    past: int = 0
    last: QuizWish = QuizWish()
    seconds_a_question: float = 30.0
    exact: bool = True


@dataclass(frozen=True, slots=True)
class WishCount:
    """How much can be asked for a choice of topics, of all ``kinds`` together, and of each."""

    usable: int
    by_kind: tuple[tuple[QuizKind, int], ...] = ()
    exact: bool = True


@dataclass(frozen=True, slots=True)
class QuizQuestion:
    """The question to answer now; ``position`` counts from 0, ``total`` all of the quiz.

    ``lefts`` are the left sides of a matching item, ``wanted`` how many things are to be picked
    out or typed, ``unit`` that of a number. With ``certainty`` the person is asked how sure. It is
    asked ``again`` where its answer was shown before: an answer to it counts in no score.
    """

    attempt_id: int
    position: int
    total: int
    title: str
    kind: QuizKind
    prompt: str
    context: str
    options: tuple[str, ...]
    lefts: tuple[str, ...] = ()
    wanted: int = 1
    unit: str = ""
    certainty: bool = False
    topic: str = ""
    again: bool = False


@dataclass(frozen=True, slots=True)
class OptionFeedback:
    """An option after the answer: what it is true of, or that it is not in the material.

    ``card_id`` is the card that the option answers. ``mixed_up`` counts how often the person has
    given it for this answer before now; it stands among the options because of that.
    """

    text: str
    is_key: bool
    is_chosen: bool
    origin: OptionOrigin
    belongs_to: str
    card_id: int | None = None
    mixed_up: int = 0


@dataclass(frozen=True, slots=True)
class PairFeedback:
    """A left side of a matching item, what goes with it, and what was put there ("": nothing)."""

    left: str
    right: str
    given: str

    @property
    def is_right(self) -> bool:
        """The person matched it."""
        return self.given == self.right


@dataclass(frozen=True, slots=True)
class QuizFeedback:
    """The verdict on one answer, stored before it is shown. ``given`` is None for "don't know".

    ``grade`` belongs to a typed answer; ``overruled`` says that ``correct`` is the person's word.
    The card comes next on ``card_due``; ``exam`` names the exam whose plan set that day, and
    without a day the card does not come before it. ``card_makeable``: there is no card for this,
    not even one held back, and one can be made. ``certainty`` is 1-3, None where it was not asked.
    The fact or card was asked ``times_asked`` times, this one included, and ``times_right`` of them
    right. Given ``again``, after the answer was shown, it counts in no score and moves no card.
    ``held_back``: the sentence has gaps where it answers questions of the quiz that are still open.
    """

    attempt_id: int
    position: int
    total: int
    kind: QuizKind
    prompt: str
    context: str
    title: str
    correct: bool
    given: Given | None
    answer: str
    options: tuple[OptionFeedback, ...]
    source: SourceView | None
    card_id: int | None
    card_due: date | None
    pairs: tuple[PairFeedback, ...] = ()
    grade: Grade | None = None
    overruled: bool = False
    certainty: int | None = None
    topic: str = ""
    took_ms: int = 0
    exam: str = ""
    card_makeable: bool = False
    times_asked: int = 0
    times_right: int = 0
    again: bool = False
    held_back: bool = False

    @property
    def chosen(self) -> int | None:
        """The option chosen, where one was."""
        return self.given if isinstance(self.given, int) else None

    @property
    def confident_error(self) -> bool:
        """Wrong, and the person was sure (3) or rather sure (2)."""
        return not self.correct and (self.certainty or 0) >= 2 and self.given is not None


@dataclass(frozen=True, slots=True)
class Score:
    """Right answers of all, with the likely range of what is known, 0-1 (Wilson, 90 %)."""

    name: str
    right: int
    total: int
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class QuizReview:
    """A finished quiz: the score with its likely range for the material, and every answer.

    ``low`` and ``high`` bound the true share known, 0-1 (Wilson interval, 90 %). ``topics`` are in
    order of their share, lowest first; ``by_certainty`` is named "1", "2" and "3" and empty where
    nobody was asked how sure they were. ``misses`` are wrong or not known, confident errors first.
    ``again`` counts the answers left out of the scores, for their answer was shown before. A quiz
    that is ``left_out`` counts nowhere but here; only a ``finished`` one can be.
    """

    attempt_id: int
    title: str
    right: int
    total: int
    low: float
    high: float
    answers: tuple[QuizFeedback, ...]
    topics: tuple[Score, ...] = ()
    by_certainty: tuple[Score, ...] = ()
    misses: tuple[QuizFeedback, ...] = ()
    day: date | None = None
    again: int = 0
    finished: bool = True
    left_out: bool = False


@dataclass(frozen=True, slots=True)
class PastQuiz:
    """A quiz that was answered."""

    attempt_id: int
    day: date
    score: Score
    finished: bool
    left_out: bool = False


@dataclass(frozen=True, slots=True)
class Mixup:
    """Another answer that was given for this one: how often, and the card it belongs to."""

    text: str
    times: int
    card_id: int


@dataclass(frozen=True, slots=True)
class ItemLine:
    """How one fact or card went in quizzes and rehearsals.

    ``facility`` is the share of right answers, None before five. ``never_chosen`` are wrong
    options shown at least five times and never taken: they help nobody.
    """

    prompt: str
    answer: str
    topic: str
    card_id: int | None
    answered: int
    right: int
    facility: float | None
    never_chosen: tuple[str, ...] = ()
    mixups: tuple[Mixup, ...] = ()
