"""What the tests of the forms about an exam share: an exam, its material, and what they look at."""

from datetime import date

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from aimstudy.domain.article import Language
from aimstudy.domain.exam import Exam
from aimstudy.domain.exam_profile import (
    ExamProfile,
    ExamWindow,
    Milestone,
    Topic,
    TopicKind,
    TopicSource,
)
from aimstudy.services.views.exams import Material, MaterialView
from aimstudy.ui.timeline.exam_panel import ExamPanel
from aimstudy.ui.widgets.panel import Panel

TODAY = date(2026, 11, 22)
ARTICLE = TopicSource(TopicKind.ARTICLE, 1)
DECK = TopicSource(TopicKind.DECK, 4)
TAG = TopicSource(TopicKind.TAG, tag="law")
GONE = TopicSource(TopicKind.ARTICLE, 9)
MATERIAL = MaterialView(
    (Material(ARTICLE, "AIM & ethics", 34, Language.BOKMAL),),
    (Material(DECK, "AIM", 34),),
    (Material(TAG, "law", 1),),
)
TOPICS = (Topic("Law", 0.25, (ARTICLE, GONE)), Topic("Ethics", 2.0))
PROFILE = ExamProfile(
    name="Rules",
    questions=40,
    minutes=60,
    pass_share=0.725,
    options=3,
    windows=(ExamWindow((2, 1), (2, 29)),),
    source="a booklet",
    source_day=date(2026, 1, 2),
    verified=True,
)
EXAM = Exam(1, "AIM exam", date(2027, 1, 3), PROFILE, TOPICS, accepted=3)
COURSES = tuple(Milestone(n, f"Course {n} of 4", date(2027, 2 * n, 3)) for n in range(1, 5))


def exam_panel(qtbot: QtBot, exam: Exam | None, today: date = TODAY) -> ExamPanel:
    panel = ExamPanel()
    qtbot.addWidget(panel)
    panel.use_material(lambda: MATERIAL)
    panel.open(exam, today)
    return panel


def stops(panel: Panel) -> list[str]:
    """Names of what Tab stops at, from the first field on."""
    found: list[str] = []
    widget = panel.nextInFocusChain()
    while widget is not None and widget is not panel:
        tab = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
        name = widget.accessibleName()
        if tab and widget.isVisible() and widget.isEnabled() and name and name not in found:
            found.append(name)
        widget = widget.nextInFocusChain()
    return found
