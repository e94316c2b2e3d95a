"""Whether anybody has put anything into a library yet, beside what comes with the program."""

from sqlalchemy import text
from sqlmodel import Session

from aimstudy.storage.settings import load_settings

# Kept together with any choice in Settings; other keys are the program's own.
_CHOSEN = {"content_language", "retention", "rollover_hour"}
_SIGNS = text("""
SELECT EXISTS (SELECT 1 FROM reviews) OR EXISTS (SELECT 1 FROM quiz_attempts)
    OR EXISTS (SELECT 1 FROM exams) OR EXISTS (SELECT 1 FROM milestones)
    OR EXISTS (SELECT 1 FROM calendar_weekdays)
    OR EXISTS (SELECT 1 FROM calendar_days_off)
    OR EXISTS (SELECT 1 FROM undo_steps)
    OR EXISTS (SELECT 1 FROM articles WHERE bundled = 0)
    OR EXISTS (SELECT 1 FROM notes WHERE article_id IS NULL)
""")


def in_use(session: Session) -> bool:
    """Whether somebody, or a script, has answered, planned, chosen or brought anything."""
    if _CHOSEN & load_settings(session).keys():
        return True
    return bool(session.connection().scalar(_SIGNS))
