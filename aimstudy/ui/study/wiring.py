"""Connects the parts of the study page: which key, button or signal does what."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aimstudy.domain.review import Rating
from aimstudy.ui.actions import Action
from aimstudy.ui.page import PageId, StudyWish

if TYPE_CHECKING:
    from aimstudy.ui.pages.study_page import StudyPage


def connect_page(page: StudyPage) -> None:
    """Connect everything once; called when all parts of ``page`` are there."""
    _connect_keys(page)
    _connect_hints(page)
    _connect_sheet(page)
    page.done.more.connect(page.study_more)
    page.done.beyond.connect(lambda: page.arrive(StudyWish(extra=True)))
    page.done.planned.connect(page.go_on_as_planned)
    page.done.choose.connect(page.open_choice)
    page.done.waiting.connect(page.sides.open_waiting)
    page.done.articles.connect(lambda: page.go(PageId.ARTICLES))
    page.done.quiz.connect(lambda: page.go(PageId.QUIZ))


def _connect_keys(page: StudyPage) -> None:
    acts, marks = page.acts, page.acts.marks
    for action, run in (
        (Action.SHOW_OR_GOOD, page.show_or_good),
        (Action.RATE_AGAIN, lambda: page.rate(Rating.AGAIN)),
        (Action.RATE_HARD, lambda: page.rate(Rating.HARD)),
        (Action.RATE_GOOD, lambda: page.rate(Rating.GOOD)),
        (Action.RATE_EASY, lambda: page.rate(Rating.EASY)),
        (Action.EDIT_CARD, acts.edit),
        (Action.FLAG_CARD, marks.flag),
        (Action.BURY_CARD, marks.bury),
        (Action.SUSPEND_CARD, marks.suspend),
        (Action.OPEN_SOURCE, acts.open_source),
        (Action.BOOKMARK_CARD, marks.bookmark),
        (Action.REMARK_CARD, acts.write_remark),
        (Action.RESET_CARD, marks.reset),
        (Action.TYPE_ANSWERS, acts.type_answers),
        (Action.ADD_REVERSE, marks.add_reverse),
        (Action.COUNT_RIGHT, page.count_as_right),
        (Action.WHY_DATE, page.open_why),
        (Action.PLAY_SOUND, acts.play_sound),
        (Action.SHOW_HINT, acts.show_hint),
        (Action.SHOW_REST, acts.show_rest),
        (Action.CARD_MENU, page.keys.open_menu),
        (Action.CHOOSE_SESSION, page.open_choice),
        (Action.WHAT_WAITS, page.sides.open_waiting),
        (Action.UNDO, page.undo),
        (Action.REDO, page.redo),
    ):
        page.handle(action, run)


def _connect_hints(page: StudyPage) -> None:
    page.show_button.clicked.connect(lambda _on=False: page.show_answer())
    page.ratings.rated.connect(page.rate)
    page.keys.connect_hints(
        (
            (page.keys.main, page.show_or_good),
            (page.keys.edit, page.acts.edit),
            (page.keys.flag, page.acts.marks.flag),
            (page.keys.bury, page.acts.marks.bury),
            (page.keys.undo, page.undo),
            (page.desk.choose, page.open_choice),
        )
    )
    page.keys.menu_wanted.connect(page.acts.open_menu)


def _connect_sheet(page: StudyPage) -> None:
    sheet, acts = page.sheet, page.acts
    sheet.open_source.connect(acts.open_source)
    sheet.rest_wanted.connect(acts.show_rest)
    sheet.hint.clicked.connect(lambda _on=False: acts.show_hint())
    sheet.typed.count_wanted.connect(page.count_as_right)
    sheet.remark.edit.clicked.connect(lambda _on=False: acts.write_remark())
    sheet.remark.saved.connect(acts.keep_remark)
    sheet.leech.edit.connect(acts.edit)
    sheet.leech.split.connect(acts.split)
    sheet.leech.suspend.connect(acts.marks.suspend)
    sheet.leech.other.connect(acts.open_other)
    page.desk.why.closed.connect(page.close_why)
