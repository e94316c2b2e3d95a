"""Texts that AimStudy itself has put into the library, in the language of the window.

They are stored in English. One that the person has changed is theirs and stays as it is.
"""

from aimstudy.domain.example_exam import (
    COURSES,
    PLAN_COURSES,
    PROFILE_SOURCE,
)
from aimstudy.ui.translations import tr

OWN_TEXTS = (PROFILE_SOURCE,)


def shown_text(stored: str) -> str:
    """``stored`` as the window says it."""
    if stored in PLAN_COURSES:
        return tr("Course {n} of {count}", n=PLAN_COURSES.index(stored) + 1, count=COURSES)
    return next((tr(own_text) for own_text in OWN_TEXTS if own_text == stored), stored)


def stored_text(shown: str) -> str:
    """``shown`` as it is kept: a text of AimStudy's own in English, any other as it is."""
    own = (*PLAN_COURSES, *OWN_TEXTS)
    return next((text for text in own if shown_text(text) == shown), shown)
