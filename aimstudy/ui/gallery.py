"""Renders every page and its main states to PNG files: ``python -m aimstudy.ui.gallery OUT``.

Light and dark, English and Norwegian, and at 200 % text. The sample libraries are handed in.
"""

from __future__ import annotations

import importlib
import os
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from time import monotonic, sleep
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QPoint
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QDialog, QWidget

from aimstudy.domain.article import Language
from aimstudy.domain.errors import Problem, ProblemKind
from aimstudy.domain.exam import Exam
from aimstudy.domain.study_day import study_day
from aimstudy.services.views.settings import UndoDone
from aimstudy.ui import background
from aimstudy.ui.actions import Action
from aimstudy.ui.app import SIZE, make_app, use_resources
from aimstudy.ui.dialogs.bug_dialog import BugDialog
from aimstudy.ui.dialogs.command_palette import CommandPalette
from aimstudy.ui.dialogs.first_run import FirstRunPage
from aimstudy.ui.dialogs.key_sheet import KeySheet
from aimstudy.ui.gallery_door import SampleDoor
from aimstudy.ui.gallery_looks import HELP, USAGE, VARIANTS, Variant, asked
from aimstudy.ui.library.specimens import library_states
from aimstudy.ui.look import Look
from aimstudy.ui.main_window import MainWindow
from aimstudy.ui.page import ArticlePlace, Destination, PageId
from aimstudy.ui.pages.articles_page import ArticlesPage
from aimstudy.ui.pages.library_page import LibraryPage
from aimstudy.ui.pages.loading_page import LoadingPage
from aimstudy.ui.pages.problem_page import ProblemPage
from aimstudy.ui.pages.quiz_page import QuizPage
from aimstudy.ui.pages.rehearsal_page import RehearsalPage
from aimstudy.ui.pages.statistics_page import StatisticsPage
from aimstudy.ui.pages.study_page import StudyPage
from aimstudy.ui.pages.timeline_page import TimelinePage
from aimstudy.ui.pages.today_page import TodayPage
from aimstudy.ui.quiz import setup_specimens as quizzes
from aimstudy.ui.quiz.specimens import specimens
from aimstudy.ui.rehearsal.specimen_states import states as rehearsal_states
from aimstudy.ui.rehearsal.specimens import open_paper
from aimstudy.ui.statistics.specimens import specimens as statistics
from aimstudy.ui.study.specimens import study_states
from aimstudy.ui.theme import color, current_tokens
from aimstudy.ui.timeline.choice_specimens import answer_to, ways_from
from aimstudy.ui.timeline.specimens import specimens as timelines
from aimstudy.ui.window_actions import WindowActions, undone_notice
from aimstudy.ui.window_state import WindowState

if TYPE_CHECKING:
    from aimstudy.services.library import Library, LibraryDoor
    from aimstudy.services.views.timeline import TimelineView

PATIENCE_S = 10.0
CARDS_LOOKED_AT = 20


class SampleLibraries(Protocol):
    """Where sample data comes from, and icons and texts; built outside the layers."""

    @property
    def resources(self) -> Path:
        """The folder of icons and translations."""

    def studied(self, language: Language) -> Library:
        """A new library with some weeks of study."""

    def fresh(self) -> Library:
        """A library as on the first start."""

    def empty(self) -> Library:
        """A library without any card."""

    def article(self, language: Language, version: int) -> str:
        """The text of an article, in its first or second version."""


def settle() -> None:
    """Let the window finish: background work, deferred deletion, layout and paint."""
    end = monotonic() + PATIENCE_S
    flags = QEventLoop.ProcessEventsFlag.AllEvents
    QCoreApplication.processEvents(flags, 20)
    while background.busy() and monotonic() < end:
        QCoreApplication.processEvents(flags, 20)
        sleep(0.001)  # without events the line above does not wait, and the work needs the time
    for _ in range(4):
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        QCoreApplication.processEvents(flags, 20)


class Gallery:
    """Takes the pictures of one variant."""

    def __init__(self, out: Path, variant: Variant) -> None:
        self._folder = out / variant.name
        self._folder.mkdir(parents=True, exist_ok=True)
        self._count = 0
        state = WindowState(out / "settings.ini")
        state.mode, state.scale = variant.mode, variant.scale
        state.language = variant.language.value
        self.look = Look(state)
        self.look.apply()
        self.window = MainWindow(self.look)
        WindowActions(self.window)
        self.window.resize(*SIZE)
        self.window.show()

    def picture(self, name: str, widget: QWidget | None = None) -> Path:
        """Keep what ``widget`` (else the window) shows as ``NNN-name.png``."""
        settle()
        self._count += 1
        file = self._folder / f"{self._count:03}-{name}.png"
        shown = widget or self.window
        picture = QPixmap(shown.size())
        picture.fill(color(current_tokens().bg))  # the inside of a page has no ground of its own
        shown.render(picture, QPoint())
        picture.save(str(file))
        return file

    def pages(self, library: Library, samples: SampleLibraries) -> None:
        """Every page as it is when first visited, then the main states."""
        put_cited_card_first(library)
        self.window.use_library(library)
        for page in PageId:
            self.window.go_to(page)
            self.picture(page.value)
        self.articles(library, samples)
        self._states()
        self._dialogs()

    def articles(self, library: Library, samples: SampleLibraries) -> None:
        """The bundled article, then one that was just added, and a new version of it."""
        article = library.articles.list()[0]
        self.window.go(Destination(PageId.ARTICLES, ArticlePlace(article.article_id)))
        self.picture("article")
        self.window.run_action(Action.WHY_CARD)
        self.picture("article-why")
        self.window.run_action(Action.WHY_CARD)
        first = samples.article(article.language, 1)
        added = library.articles.add_text("sample.md", first)
        self.window.go(Destination(PageId.ARTICLES, ArticlePlace(added.article_id)))
        self.picture("article-new")
        second = library.articles.read_text("sample.md", samples.article(article.language, 2))
        library.articles.accept_all(added.article_id)
        page = self.window.findChild(ArticlesPage)
        found = library.articles.compare(second)
        if isinstance(page, ArticlesPage) and found is not None:
            page.show_version(found)
            self.picture("article-version")
            page.close_article()

    def first_steps(self, samples: SampleLibraries) -> None:
        """Before there is anything: loading, first run, no cards, a library that does not open."""
        self.window.show_alone(LoadingPage(), nav=True)
        self.picture("loading")
        self.window.show_alone(FirstRunPage(samples.fresh(), self.look))
        self.picture("first-run")
        self.window.use_library(samples.empty())
        for page in PageId:
            self.window.go_to(page)
            self.picture(f"{page.value}-empty")
        self.window.forget_library()

    def broken(self, door: LibraryDoor) -> None:
        """The page of a library that does not open."""
        problem = Problem(ProblemKind.LIBRARY_DAMAGED, file="library.db", reason="page 7")
        self.window.show_alone(ProblemPage(door, problem))
        self.picture("problem")

    def close(self) -> None:
        """Put the window away."""
        self.window.forget_library()
        self.window.close()
        self.window.deleteLater()
        settle()

    def _states(self) -> None:
        self._after(PageId.STUDY, "study-answer", Action.SHOW_OR_GOOD)
        study = self.window.findChild(StudyPage)
        if study is not None:
            for name in study_states(study, Language(self.look.state.language)):
                self.picture(name)
        self._after(PageId.QUIZ, "quiz-question", Action.NEXT_QUESTION)
        self._after(PageId.QUIZ, "quiz-verdict", Action.DONT_KNOW)
        self._quiz_kinds()
        self._rehearsals()
        self._after(PageId.TIMELINE, "timeline-table", Action.CHART_TABLE)
        self.window.run_action(Action.CHART_TABLE)
        self._timelines()
        self._exam_forms()
        self._statistics()
        self._decks()
        self.window.go_to(PageId.TODAY)
        self._notices()

    def _notices(self) -> None:
        """An old answer taken back, and the question about an exam that is over."""
        page = self.window.findChild(TodayPage)
        if page is None:
            return
        line = page.library.cards.table(limit=1).lines[0]
        day = study_day(page.library.now()) - timedelta(days=1)
        done = UndoDone("answer", "", line.card_id, line.front, day, reversible=True)
        self.window.show_notice(undone_notice(done, lambda: None))
        page.result.ask_about(Exam(1, "AIM 400", day))
        self.picture("notice")
        page.result.ask_about(None)
        self.window.bar.clear()

    def _quiz_kinds(self) -> None:
        """A question of each kind, and its verdict."""
        page = self.window.findChild(QuizPage)
        if page is None:
            return
        today = study_day(page.library.now())
        for name, question, feedback in specimens(Language(self.look.state.language)):
            page.run.show_question(question)
            self.picture(f"quiz-{name}")
            page.run.show_feedback(feedback, today)
            self.picture(f"quiz-{name}-verdict")
        self._quiz_states(page)

    def _quiz_states(self, page: QuizPage) -> None:
        """How sure one is, the look back, and the set-up at first and later."""
        today, language = study_day(page.library.now()), Language(self.look.state.language)
        question, feedback = quizzes.sure(language)
        page.run.show_question(question)
        page.run.panel.choose(0)
        page.run.area.setFocus()
        self.picture("quiz-sure")
        page.run.show_feedback(feedback, today)
        self.picture("quiz-sure-verdict")
        page.review.show_review(quizzes.review(language, today), today)
        page.swap(page.stack, page.review)
        self.picture("quiz-review")
        page.review.topics.twin.click()
        self.picture("quiz-review-table")
        page.swap(page.stack, page.set_up)
        page.set_up.blockSignals(True)  # the sample library would count topics that it has not
        for name, found in quizzes.set_ups(language, today):
            page.set_up.show_setup(found)
            self.picture(f"quiz-set-up-{name}")
        page.set_up.show_paper(open_paper(pausable=False))
        self.picture("quiz-set-up-paper")
        page.set_up.show_paper(None)
        page.set_up.blockSignals(False)

    def _statistics(self) -> None:
        """Made-up statistics in every state, whole, then as tables."""
        self.window.go_to(PageId.STATISTICS)
        page = self.window.findChild(StatisticsPage)
        if page is None:
            return
        settle()
        views = statistics(study_day(page.library.now()))
        for name, view in views:
            page.show_view(view)
            self.picture(f"statistics-{name}", page.scroll_area.widget())
        page.show_view(views[0][1])
        page.switch_tables()
        self.picture("statistics-tables", page.scroll_area.widget())
        page.switch_tables()

    def _decks(self) -> None:
        self.window.go_to(PageId.LIBRARY)
        page = self.window.findChild(LibraryPage)
        for name in library_states(page) if page is not None else ():
            self.picture(name)

    def _rehearsals(self) -> None:
        """Made-up papers: before they begin, while they run, and handed in."""
        self.window.go_to(PageId.REHEARSAL)
        settle()
        page = self.window.findChild(RehearsalPage)
        if page is None:
            return
        language = Language(self.look.state.language)
        for name in rehearsal_states(page, study_day(page.library.now()), language):
            self.picture(f"rehearsal-{name}")
        page.show_start()

    def _exam_forms(self) -> None:
        """The forms about an exam, with the example values filled in and nothing saved."""
        page = self.window.findChild(TimelinePage)
        if page is None or page.view is None or not page.view.exams:
            return
        exam = page.view.exams[0]
        form, forms = page.exam_panel, page.exam_forms
        page.open_panel(form)
        form.open(exam, page.view.today)
        form.example.click()
        self.picture("timeline-exam")
        for section in form.sections:
            section.set_open(True)
        form.topics.add.click()
        form.topics.rows[0].choose.click()
        self.picture("timeline-exam-open", form)
        forms.open_result(exam)
        self.picture("timeline-result", forms.result)
        forms.open_milestones()
        self.picture("timeline-milestones", forms.milestones)
        page.close_panels()

    def _timelines(self) -> None:
        """Made-up timelines in every state, then one of them by month and by day."""
        page = self.window.findChild(TimelinePage)
        if page is None:
            return
        kept = page.view
        views = dict(timelines(study_day(page.library.now())))
        for name, view in views.items():
            page.show_view(view)
            self.picture(f"timeline-{name}")
        page.show_view(views["two"])
        for action in (Action.TIMELINE_MONTH, Action.TIMELINE_DAY, Action.TIMELINE_WHOLE):
            self.window.run_action(action)
            if action is not Action.TIMELINE_WHOLE:
                self.picture(action.name.lower().replace("_", "-"))
        self._plan_choices(page, views["misfit"])
        if kept:
            page.show_view(kept)

    def _plan_choices(self, page: TimelinePage, view: TimelineView) -> None:
        """The forms of what-if and ways out with made-up answers, and what is said of a choice."""
        page.show_view(view)
        choices, exams = page.choices, view.exams
        page.open_panel(choices.what_if)
        choices.what_if.blockSignals(True)  # the sample would answer for exams it does not have
        choices.what_if.open(view)
        choices.what_if.off.off.click()
        choices.what_if.days[1].set_day(view.today + timedelta(days=74))
        choices.what_if.week.one.setValue(31)
        choices.what_if.show_answer(answer_to(choices.what_if.change(), exams))
        self.picture("timeline-what-if")
        self.picture("timeline-what-if-form", choices.what_if)
        choices.what_if.blockSignals(False)
        page.open_panel(choices.ways_out)
        choices.ways_out.open(exams[1])
        choices.ways_out.show_ways(ways_from(exams[1]), exams[1].id)
        self.picture("timeline-ways-out")
        self.picture("timeline-ways-out-form", choices.ways_out)
        page.close_panels()
        last = view.ahead[1]
        accepted = replace(last, exam=replace(last.exam, accepted=38))
        view = replace(view, ahead=(view.ahead[0], accepted))
        page.show_view(view)
        settle()
        choices.notices.show_state(view, ((exams[0].day + timedelta(days=1), 12),))
        self.picture("timeline-chosen")

    def _after(self, page: PageId, name: str, action: Action) -> None:
        self.window.go_to(page)
        settle()
        self.window.run_action(action)
        self.picture(name)

    def _dialogs(self) -> None:
        details = "Traceback (most recent call last):\n  ...\nValueError: an example"
        dialogs: tuple[tuple[str, Callable[[], QDialog]], ...] = (
            ("keys", lambda: KeySheet(self.window)),
            ("commands", lambda: CommandPalette(self.window.commands(), self.window)),
            ("bug", lambda: BugDialog(details, Path(), self.window)),
        )
        for name, build in dialogs:
            dialog = build()
            dialog.show()
            self.picture(name, dialog)
            dialog.close()
            dialog.deleteLater()


def put_cited_card_first(library: Library) -> None:
    """Leave cards without a source until tomorrow, so that Study shows one with its sentence."""
    for _ in range(CARDS_LOOKED_AT):
        card = library.study.next_card()
        if card is None or card.source is not None:
            return
        library.study.bury(card.card_id)


def render_gallery(
    samples: SampleLibraries, out: Path, variants: tuple[Variant, ...] = VARIANTS
) -> list[Path]:
    """Write the pictures of every variant below ``out`` and return them."""
    make_app()
    use_resources(samples.resources)
    out.mkdir(parents=True, exist_ok=True)
    for variant in variants:
        gallery = Gallery(out, variant)
        library = samples.studied(variant.language)
        gallery.pages(library, samples)
        gallery.broken(SampleDoor(library))
        gallery.first_steps(samples)
        gallery.close()
    background.shut_down()
    return sorted(out.rglob("*.png"))


def draw_pages(library: Library, out: Path, resources: Path) -> list[Path]:
    """Write one picture of every page of ``library``, in one look, for the self-test."""
    make_app()
    use_resources(resources)
    gallery = Gallery(out, VARIANTS[0])
    gallery.window.use_library(library)
    for page in PageId:
        gallery.window.go_to(page)
        gallery.picture(page.value)
    gallery.close()
    background.shut_down()
    return sorted(out.rglob("*.png"))


def main(arguments: list[str]) -> int:
    """The command; the builder of sample libraries stands outside the layers."""
    if {"-h", "--help"} & set(arguments):
        sys.stdout.write(HELP)
        return 0
    try:
        out, wanted = asked(arguments)
    except ValueError as refused:
        sys.stderr.write(f"{refused}\n{USAGE}\n")
        return 2
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    builder = importlib.import_module("aimstudy.samples")
    with builder.Samples() as samples:
        pictures = render_gallery(samples, out, wanted)
    sys.stdout.write(f"{len(pictures)} pictures in {out}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
