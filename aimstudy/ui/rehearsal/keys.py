"""Which keys do what on the rehearsal page, and in which of its views."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from aimstudy.ui.actions import PAPER_LETTERS, Action

if TYPE_CHECKING:
    from collections.abc import Callable

    from aimstudy.ui.pages.rehearsal_page import RehearsalPage


def bind_keys(page: RehearsalPage) -> None:
    """Bind every action; those of a paper work only where its views have the focus.

    Elsewhere the arrows belong to the choices, and digits to the fields.
    """
    page.handle(Action.PAPER_MAIN, page.press_main)
    screen, overview, result = page.screen_view, page.overview, page.result
    for place, action in enumerate(PAPER_LETTERS):
        _bind(page, action, partial(page.choose, place), screen)
    _bind(page, Action.PAPER_NEXT, partial(_sideways, page, 1), screen, result)
    _bind(page, Action.PAPER_PREVIOUS, partial(_sideways, page, -1), screen, result)
    _bind(page, Action.PAPER_OPEN, page.next_open, screen)
    _bind(page, Action.PAPER_FLAG, page.flag, screen)
    _bind(page, Action.PAPER_UNSURE, page.unsure, screen)
    _bind(page, Action.PAPER_CLEAR, page.take_back, screen)
    _bind(page, Action.PAPER_GRID, page.switch_grid, screen, overview)
    _bind(page, Action.PAPER_TIME, page.switch_time, screen, overview)
    _bind(page, Action.PAPER_PAUSE, page.switch_pause, screen)
    _bind(page, Action.PAPER_SUBMIT, page.ask_for_end, screen, overview)
    _bind(page, Action.PAPER_HAND_IN, page.hand_in, overview)
    _bind(page, Action.PAPER_BACK, page.step_back, screen, overview)
    buttons = screen.buttons
    buttons.flag_wanted.connect(page.flag)
    buttons.unsure_wanted.connect(page.unsure)
    buttons.take_back_wanted.connect(page.take_back)
    buttons.grid_wanted.connect(page.switch_grid)
    buttons.pause_wanted.connect(page.switch_pause)
    buttons.submit_wanted.connect(page.ask_for_end)
    buttons.previous_wanted.connect(partial(page.step_on, -1))
    buttons.next_wanted.connect(partial(page.step_on, 1))
    buttons.leave_wanted.connect(page.step_back)


def _bind(page: RehearsalPage, action: Action, run: Callable[[], object], *views: QWidget) -> None:
    """Carry ``action`` out by ``run``; its keys work only inside ``views``."""
    before = set(page.actions())
    page.handle(action, run)
    for entry in set(page.actions()) - before:
        _move(entry, page, views)


def _move(entry: QAction, page: RehearsalPage, views: tuple[QWidget, ...]) -> None:
    page.removeAction(entry)
    for view in views:
        view.addAction(entry)


def _sideways(page: RehearsalPage, by: int) -> None:
    if page.in_front(page.result):
        page.past.step_filter(by)
    else:
        page.step_on(by)
