"""Settings that travel with the library, and what Settings shows of backups and checks."""

from dataclasses import dataclass
from datetime import date

from aimstudy.domain.article import Language


@dataclass(frozen=True, slots=True)
class StudySettings:
    """How a person studies. ``retention`` is the recall wanted when a card comes due, 0.7-0.97.

    ``type_short``: answers of a few words are typed, where a card does not say otherwise.
    """

    first_run_done: bool = False
    content_language: Language = Language.ENGLISH
    retention: float = 0.9
    rollover_hour: int = 4
    type_short: bool = False


@dataclass(frozen=True, slots=True)
class FirstRunChoices:
    """What the first run asks: language of the material, exam day or "not yet", minutes a day.

    Without ``minutes`` they stay as they are.
    """

    language: Language
    exam_day: date | None
    minutes: int | None = None


@dataclass(frozen=True, slots=True)
class AboutView:
    """Versions and places, for Settings and for error reports."""

    version: str
    python: str
    sqlite: str
    folder: str
    library_bytes: int


@dataclass(frozen=True, slots=True)
class UndoDone:
    """What has just been undone or done again: the step's kind, and a card to show (or None).

    ``question`` is that of the one card it was about, ``day`` its study day if it was not today;
    ``reversible`` where the opposite can be had with ``redo`` (after an undo). ``quiz`` is the
    attempt and the position of a question in a quiz that it was about.
    """

    kind: str
    label: str
    card_id: int | None
    question: str = ""
    day: date | None = None
    reversible: bool = False
    quiz: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class CheckReport:
    """What a check found: damage in words, states that differ from the log, states mended."""

    findings: tuple[str, ...]
    states_differ: int
    rebuilt: int


@dataclass(frozen=True, slots=True)
class KnownBand:
    """Cards expected to be known to ``low``-``high`` of 100, and how many of 100 were known.

    ``usual`` is that for an average learner's memory, ``own`` for the person's; None where too
    few answers were expected so. So many answers were: ``usual_answers`` and ``own_answers``.
    """

    low: int
    high: int
    usual: int | None
    own: int | None
    usual_answers: int = 0
    own_answers: int = 0


@dataclass(frozen=True, slots=True)
class MemoryView:
    """How well the plan knows a person's memory, judged on cards it had not learnt from.

    Of all answers ``given`` since ``since``, ``unread`` were too fast to have been read; of the
    others ``answers`` were to cards that came again on a later day, and ``judged`` of these are
    counted in ``bands``. Without bands nothing can be said yet,
    and ``needed`` answers are wanted (0: it comes with the next fit). ``usual_off`` and
    ``own_off`` are the mean distances, of 100, from expected to known.
    """

    answers: int
    since: date | None
    needed: int
    given: int = 0
    unread: int = 0
    judged: int = 0
    bands: tuple[KnownBand, ...] = ()
    usual_off: float = 0.0
    own_off: float = 0.0
