"""Exams, their papers, windows and results in words. Only reads domain values."""

from collections.abc import Sequence
from datetime import date

from aimstudy.domain.exam_profile import ExamProfile, ExamResult, Topic
from aimstudy.domain.exam_windows import WindowDays, WindowStanding
from aimstudy.services.views.exams import MaterialView
from aimstudy.ui.translations import format_date, format_day, format_number, tr, trn


def paper_words(profile: ExamProfile) -> str:
    """``50 questions in 65 minutes, 35 right to pass``."""
    if not profile.questions:
        return tr("not described")
    parts = [trn("{n} question", "{n} questions", profile.questions)]
    if profile.minutes:
        parts.append(trn("{n} minute", "{n} minutes", profile.minutes))
    if profile.extra_share:
        parts.append(tr("{n} % extra time", n=format_number(round(100 * profile.extra_share))))
    parts.append(tr("{n} right to pass", n=profile.marks))
    return " · ".join(parts)


def windows_words(profile: ExamProfile) -> str:
    """``4 windows a year``."""
    if not profile.windows:
        return tr("on any day")
    return trn("{n} window a year", "{n} windows a year", len(profile.windows))


def source_words(profile: ExamProfile) -> str:
    """``found 23 Oct 2024 · not verified``."""
    if not profile.source:
        return tr("not said")
    parts = [tr("as of {day}", day=format_day(profile.source_day))] if profile.source_day else []
    parts.append(tr("verified by you") if profile.verified else tr("not verified"))
    return " · ".join(parts)


def topics_words(topics: Sequence[Topic], material: MaterialView | None) -> str:
    """``4 topics · your material covers 2 of 4``; without material only their number."""
    if not topics:
        return tr("all cards that no other exam asks for")
    count = trn("{n} topic", "{n} topics", len(topics))
    if material is None:
        return count
    return f"{count} · {coverage_words(topics, material)}"


def coverage_words(topics: Sequence[Topic], material: MaterialView) -> str:
    """``your material covers 2 of 4 topics``."""
    known = {each.source for each in material.all if each.cards}
    covered = sum(bool(known.intersection(topic.sources)) for topic in topics)
    return trn(
        "your material covers {covered} of {n} topic",
        "your material covers {covered} of {n} topics",
        len(topics),
        covered=covered,
    )


def window_words(standing: WindowStanding, exam_day: date) -> str:
    """How ``exam_day`` lies to the windows; "" without windows.

    Once it is sat an exam cannot be moved any more, however long the window stays open.
    """
    parts = []
    if standing.within:
        parts.append(tr("In the window {span}.", span=span_words(standing.within)))
        last = standing.within.transfer_by
        parts.append(
            tr("It can be moved until {day}.", day=format_date(last))
            if last < exam_day
            else tr("It can be moved as long as you have not taken it.")
        )
    elif standing.next:
        parts.append(tr("This day lies in no window."))
    if standing.next:
        parts.append(tr("The next one opens {day}.", day=format_day(standing.next.opens)))
    return " ".join(parts)


def span_words(window: WindowDays) -> str:
    """``15 January to 15 March``."""
    return tr("{first} to {last}", first=format_date(window.opens), last=format_date(window.closes))


def band_words(low: int, high: int) -> str:
    """``60–69 points``."""
    return tr("{low} to {high} of 100", low=low, high=high)


def result_words(result: ExamResult) -> str:
    """``passed · 70 to 79 of 100``."""
    parts = [tr("passed") if result.passed else tr("not passed")]
    if result.low is not None and result.high is not None:
        parts.append(band_words(result.low, result.high))
    if result.weak_topics:
        parts.append(tr("weak: {topics}", topics=", ".join(result.weak_topics)))
    return " · ".join(parts)
