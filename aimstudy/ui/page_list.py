"""Builds a page when it is first visited; importing this imports no page."""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING

from aimstudy.ui.page import Page, PageId

if TYPE_CHECKING:
    from aimstudy.services.library import Library
    from aimstudy.ui.look import Look


def load_pages() -> None:
    """Import every page ahead of its first visit; safe on any thread, as no widget is made."""
    for page in PageId:
        importlib.import_module(f"aimstudy.ui.pages.{page.value}_page")


def build_page(page: PageId, library: Library, look: Look) -> Page:
    """A new page for ``page``."""
    if page is PageId.TODAY:
        from aimstudy.ui.pages.today_page import TodayPage

        return TodayPage(library)
    if page is PageId.STUDY:
        from aimstudy.ui.pages.study_page import StudyPage

        return StudyPage(library)
    if page is PageId.QUIZ:
        from aimstudy.ui.pages.quiz_page import QuizPage

        return QuizPage(library)
    if page is PageId.REHEARSAL:
        from aimstudy.ui.pages.rehearsal_page import RehearsalPage

        return RehearsalPage(library)
    if page is PageId.TIMELINE:
        from aimstudy.ui.pages.timeline_page import TimelinePage

        return TimelinePage(library, state=look.state)
    if page is PageId.ARTICLES:
        from aimstudy.ui.pages.articles_page import ArticlesPage

        return ArticlesPage(library)
    if page is PageId.LIBRARY:
        from aimstudy.ui.pages.library_page import LibraryPage

        return LibraryPage(library, state=look.state)
    if page is PageId.STATISTICS:
        from aimstudy.ui.pages.statistics_page import StatisticsPage

        return StatisticsPage(library, state=look.state)
    from aimstudy.ui.pages.settings_page import SettingsPage

    return SettingsPage(library, look)
