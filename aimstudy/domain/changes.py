"""What kind of thing an action changed, so that a page can tell if it must refresh."""

from enum import Flag, auto


class Changes(Flag):
    """Kinds of things that changed. Combine with ``|``; test with ``&``."""

    NONE = 0
    ARTICLES = auto()
    FACTS = auto()
    CARDS = auto()
    REVIEWS = auto()
    QUIZZES = auto()
    PLAN = auto()
    SETTINGS = auto()
    UNDO = auto()
    BACKUPS = auto()
    EVERYTHING = ARTICLES | FACTS | CARDS | REVIEWS | QUIZZES | PLAN | SETTINGS | UNDO | BACKUPS
