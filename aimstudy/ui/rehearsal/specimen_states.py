"""Puts the rehearsal page into every state with made-up papers; nothing is stored."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from aimstudy.domain.article import Language
from aimstudy.domain.errors import Problem, ProblemKind
from aimstudy.services.views.rehearsal import Cell, PaperView
from aimstudy.ui.rehearsal.answer_list import Filter
from aimstudy.ui.rehearsal.specimens import papers, results, starts

if TYPE_CHECKING:
    from aimstudy.ui.pages.rehearsal_page import RehearsalPage


def states(page: RehearsalPage, today: date, language: Language) -> Iterator[str]:
    """The name of each state, once ``page`` is in it."""
    yield from _starts(page, today, language)
    views = dict(papers(language))
    for name, view in views.items():
        _put(page, view)
        yield name
    yield from _moments(page, views["select"])
    yield from _overviews(page, views["typed"])
    for name, result in results(today, language):
        page.result.show_result(result)
        page.stack.setCurrentWidget(page.result)
        yield name
    page.result.answers.show_only(Filter.ALL)
    bar = page.result.area.verticalScrollBar()
    bar.setValue(page.result.answers_title.y())
    yield "answers"
    page.stack.setCurrentWidget(page.start)


def _starts(page: RehearsalPage, today: date, language: Language) -> Iterator[str]:
    start = page.start
    page.stack.setCurrentWidget(start)
    for name, view in starts(today, language):
        start.show_start(view, today)
        yield name
        if name == "start":
            bar = start.area.verticalScrollBar()
            bar.setValue(bar.maximum())
            yield "start-below"
            bar.setValue(0)
    start.show_start(dict(starts(today, language))["start"], today)
    start.rules.section.set_open(True)
    start.rules.fields.questions.put(0)
    start.rules.fields.pass_mark.put(101)
    start.area.ensureWidgetVisible(start.rules.section)
    yield "refused"
    start.rules.section.set_open(False)


def _moments(page: RehearsalPage, view: PaperView) -> Iterator[str]:
    """The time hidden and nearly over, a full disk, a pause."""
    screen = page.screen_view
    _put(page, view)
    screen.head.show_time(view.clock.seconds_left, True)
    yield "time-hidden"
    screen.head.remind(600, aloud=False)
    yield "ten-minutes"
    screen.head.forget_reminder()
    screen.failure.show_failure(Problem(ProblemKind.DISK_FULL), lambda: None)
    yield "full-disk"
    screen.failure.clear()
    clock = replace(view.clock, paused=True)
    _put(page, replace(view, clock=clock, rules=replace(view.rules, pausable=True)))
    yield "pause"


def _overviews(page: RehearsalPage, view: PaperView) -> Iterator[str]:
    page.stack.setCurrentWidget(page.overview)
    page.overview.head.show_time(view.clock.seconds_left, False)
    page.overview.show_paper(view, ending=False)
    yield "grid"
    page.overview.show_paper(view, ending=True)
    yield "ending"
    done = replace(view, cells=tuple(Cell(True, True, cell.flagged) for cell in view.cells))
    page.overview.show_paper(done, ending=True)
    yield "ending-all"


def _put(page: RehearsalPage, view: PaperView) -> None:
    page.stack.setCurrentWidget(page.screen_view)
    page.screen_view.show_paper(view)
    page.screen_view.head.show_time(view.clock.seconds_left, False, view.clock.paused)
