"""Expected failures, in words: what happened, why, and what to do next.

A Problem is not a bug: it is raised where a file is damaged, a disk is full or an input cannot be
used. Its texts are templates, for other languages; ``title`` and so on are the English ones.
"""

from enum import Enum

from aimstudy.domain import deck_problems as decks
from aimstudy.domain import library_problems as library
from aimstudy.domain import material_problems as material
from aimstudy.domain import planning_problems as planning
from aimstudy.domain import quiz_problems as quiz
from aimstudy.domain import study_problems as study
from aimstudy.domain.problem_text import worded


class ProblemKind(Enum):
    """Every expected failure; its value is its English text."""

    # Articles and other input
    FILE_MISSING = material.FILE_MISSING
    FILE_IS_FOLDER = material.FILE_IS_FOLDER
    FILE_NOT_ALLOWED = material.FILE_NOT_ALLOWED
    FILE_EMPTY = material.FILE_EMPTY
    FILE_BINARY = material.FILE_BINARY
    FILE_TOO_LARGE = material.FILE_TOO_LARGE
    FILE_KIND_UNKNOWN = material.FILE_KIND_UNKNOWN
    FILE_UNREADABLE = material.FILE_UNREADABLE
    NO_SENTENCES = material.NO_SENTENCES
    LANGUAGE_UNSUPPORTED = material.LANGUAGE_UNSUPPORTED
    ARTICLE_ALREADY_ADDED = material.ARTICLE_ALREADY_ADDED
    ARTICLE_MISSING = material.ARTICLE_MISSING
    MEDIA_KIND_UNKNOWN = material.MEDIA_KIND_UNKNOWN
    MEDIA_TOO_LARGE = material.MEDIA_TOO_LARGE
    FILE_NOT_OURS = material.FILE_NOT_OURS
    FILE_NOT_WRITTEN = material.FILE_NOT_WRITTEN

    # Decks from elsewhere
    DECK_KIND_UNKNOWN = decks.DECK_KIND_UNKNOWN
    DECK_KIND_LATER = decks.DECK_KIND_LATER
    DECK_IS_WEB_PAGE = decks.DECK_IS_WEB_PAGE
    DECK_TRUNCATED = decks.DECK_TRUNCATED
    DECK_NEWER = decks.DECK_NEWER
    DECK_PLACEHOLDER = decks.DECK_PLACEHOLDER
    DECK_HOSTILE = decks.DECK_HOSTILE
    DECK_TOO_LARGE = decks.DECK_TOO_LARGE
    DECK_EMPTY = decks.DECK_EMPTY
    DECK_TOO_SLOW = decks.DECK_TOO_SLOW
    DECK_READER_FAILED = decks.DECK_READER_FAILED
    DECK_ENCODING_UNKNOWN = decks.DECK_ENCODING_UNKNOWN
    EXPORT_FORMAT_UNKNOWN = decks.EXPORT_FORMAT_UNKNOWN
    DECK_WITHOUT_COLUMNS = decks.DECK_WITHOUT_COLUMNS
    TABLE_COLUMN_UNKNOWN = decks.TABLE_COLUMN_UNKNOWN
    NOTE_TYPE_UNKNOWN = decks.NOTE_TYPE_UNKNOWN
    TYPE_FIELD_UNKNOWN = decks.TYPE_FIELD_UNKNOWN
    EXPORT_DECK_UNKNOWN = decks.EXPORT_DECK_UNKNOWN
    IMPORT_STOPPED = decks.IMPORT_STOPPED

    # Cards and study
    CARD_MISSING = study.CARD_MISSING
    DECK_MISSING = study.DECK_MISSING
    DECK_NAME_MISSING = study.DECK_NAME_MISSING
    DECK_NAME_TOO_LONG = study.DECK_NAME_TOO_LONG
    DECK_NAME_TAKEN = study.DECK_NAME_TAKEN
    DECK_INSIDE_ITSELF = study.DECK_INSIDE_ITSELF
    RATING_UNKNOWN = study.RATING_UNKNOWN
    CARD_NOT_STUDIED = study.CARD_NOT_STUDIED
    CARD_NOT_TURNED = study.CARD_NOT_TURNED
    CARD_TEXT_MISSING = study.CARD_TEXT_MISSING
    CARD_QUESTION_TOO_LONG = study.CARD_QUESTION_TOO_LONG
    CARD_ANSWER_TOO_LONG = study.CARD_ANSWER_TOO_LONG
    CARD_OF_TEMPLATES = study.CARD_OF_TEMPLATES
    NOTE_MAKES_NO_CARD = study.NOTE_MAKES_NO_CARD
    NOTE_WITHOUT_GAP = study.NOTE_WITHOUT_GAP
    NOTE_TYPE_FAULTY = study.NOTE_TYPE_FAULTY
    NOTE_TYPE_IN_USE = study.NOTE_TYPE_IN_USE
    NOTE_TYPE_MISSING = study.NOTE_TYPE_MISSING
    NOTE_FIELD_TOO_LONG = study.NOTE_FIELD_TOO_LONG
    CARD_TAGS_TOO_LONG = study.CARD_TAGS_TOO_LONG
    REPLACE_PATTERN = study.REPLACE_PATTERN
    REPLACE_TOO_SLOW = study.REPLACE_TOO_SLOW
    REPLACE_TOO_LONG = study.REPLACE_TOO_LONG
    SELECTION_EMPTY = study.SELECTION_EMPTY
    SELECTION_WHOLE = study.SELECTION_WHOLE
    NOTHING_TO_REDO = study.NOTHING_TO_REDO
    NOTHING_TO_UNDO = study.NOTHING_TO_UNDO
    UNDO_NOT_POSSIBLE = study.UNDO_NOT_POSSIBLE
    PRINT_EMPTY = study.PRINT_EMPTY

    # Quizzes and rehearsals
    QUIZ_TOO_LITTLE = quiz.QUIZ_TOO_LITTLE
    QUIZ_TOPIC_GONE = quiz.QUIZ_TOPIC_GONE
    QUIZ_TOPIC_EMPTY = quiz.QUIZ_TOPIC_EMPTY
    QUIZ_BLOCKED = quiz.QUIZ_BLOCKED
    QUIZ_KINDS_NONE = quiz.QUIZ_KINDS_NONE
    QUIZ_NO_ERRORS = quiz.QUIZ_NO_ERRORS
    QUIZ_ALL_SEEN = quiz.QUIZ_ALL_SEEN
    QUIZ_NONE_WEAK = quiz.QUIZ_NONE_WEAK
    QUIZ_MISSING = quiz.QUIZ_MISSING
    PAPER_TOO_LITTLE = quiz.PAPER_TOO_LITTLE
    PAPER_SHORTER = quiz.PAPER_SHORTER
    PAPER_MISSING = quiz.PAPER_MISSING
    PAPER_OPEN = quiz.PAPER_OPEN
    PAPER_NOT_HANDED_IN = quiz.PAPER_NOT_HANDED_IN
    PAPER_TIME_OVER = quiz.PAPER_TIME_OVER
    PAPER_HANDED_IN = quiz.PAPER_HANDED_IN
    PAPER_ANSWERED = quiz.PAPER_ANSWERED
    PAPER_PAUSED = quiz.PAPER_PAUSED
    PAPER_NOT_PAUSABLE = quiz.PAPER_NOT_PAUSABLE
    LETTERS_UNFIT = quiz.LETTERS_UNFIT
    SHEET_SCORED = quiz.SHEET_SCORED

    # Exams, days and values
    EXAM_DATE_PAST = planning.EXAM_DATE_PAST
    DAY_PAST = planning.DAY_PAST
    EXAM_MISSING = planning.EXAM_MISSING
    EXAM_NOT_OVER = planning.EXAM_NOT_OVER
    MILESTONE_MISSING = planning.MILESTONE_MISSING
    NAME_EMPTY = planning.NAME_EMPTY
    TOPIC_TWICE = planning.TOPIC_TWICE
    WINDOW_DAY_UNKNOWN = planning.WINDOW_DAY_UNKNOWN
    CALENDAR_EMPTY = planning.CALENDAR_EMPTY
    VALUE_OUT_OF_RANGE = planning.VALUE_OUT_OF_RANGE
    VALUE_OF_OTHER_KIND = planning.VALUE_OF_OTHER_KIND
    MINUTES_NOT_A_WEEK = planning.MINUTES_NOT_A_WEEK

    # The library file and the program
    LIBRARY_IN_USE = library.LIBRARY_IN_USE
    LIBRARY_EMPTY_FILE = library.LIBRARY_EMPTY_FILE
    LIBRARY_DAMAGED = library.LIBRARY_DAMAGED
    LIBRARY_NOT_OURS = library.LIBRARY_NOT_OURS
    LIBRARY_NEWER = library.LIBRARY_NEWER
    LIBRARY_OLDER = library.LIBRARY_OLDER
    LIBRARY_LOST = library.LIBRARY_LOST
    LIBRARY_READ_ONLY = library.LIBRARY_READ_ONLY
    LIBRARY_BESIDE = library.LIBRARY_BESIDE
    LIBRARY_MISSING = library.LIBRARY_MISSING
    DISK_FULL = library.DISK_FULL
    LIBRARY_WRITE_FAILED = library.LIBRARY_WRITE_FAILED
    LIBRARY_CLOSED = library.LIBRARY_CLOSED
    BACKUP_FAILED = library.BACKUP_FAILED
    BACKUP_UNUSABLE = library.BACKUP_UNUSABLE
    DATA_FOLDER_UNUSABLE = library.DATA_FOLDER_UNUSABLE
    PYSIDE_PAIR_BROKEN = library.PYSIDE_PAIR_BROKEN
    NO_SCREEN = library.NO_SCREEN
    CONTENT_MISSING = library.CONTENT_MISSING


class Problem(Exception):
    """An expected failure; ``values``, in words ``shown``, fill the templates of its kind."""

    def __init__(self, kind: ProblemKind, **values: object) -> None:
        self.kind = kind
        self.values = {name: str(value) for name, value in values.items()}
        self.shown = worded(self.values)
        super().__init__(self.title)

    @property
    def title(self) -> str:
        """What happened, in one sentence."""
        return self.kind.value.title.format_map(self.shown)

    @property
    def detail(self) -> str:
        """Why, as far as it is known."""
        return self.kind.value.detail.format_map(self.shown)

    @property
    def next_step(self) -> str:
        """What the person can do now."""
        return self.kind.value.next_step.format_map(self.shown)

    def __str__(self) -> str:
        # A reason that another program gave may end without a full stop.
        detail = self.detail if self.detail.endswith((".", "!", "?")) else f"{self.detail}."
        return f"{self.title} {detail} {self.next_step}"
