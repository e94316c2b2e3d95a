"""The first start: articles ready to study, and three choices kept together or not at all."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from aimstudy.application import Door, open_library
from aimstudy.domain.article import Language
from aimstudy.domain.errors import Problem, ProblemKind
from aimstudy.paths import bundled_article
from aimstudy.services.library import Library
from aimstudy.services.views.settings import FirstRunChoices, StudySettings
from tests.services.conftest import Clock


def test_the_bundled_articles_are_accepted_and_that_is_no_step_to_undo(
    tmp_path: Path, clock: Clock
) -> None:
    with Door(tmp_path / "data", clock).open() as library:
        articles = library.articles.list()
        assert {article.language for article in articles} == set(Language)
        assert all(article.cards >= 15 and not article.proposed for article in articles)
        assert {each.language for each in library.exams.material().articles} == set(Language)
        assert library.status()["facts"] == sum(article.facts for article in articles)
        assert library.study.next_card() is not None
        assert library.undo_label() == ""


@pytest.mark.parametrize(
    ("exam", "minutes", "kind"),
    [
        (date(2026, 3, 1), 30, ProblemKind.EXAM_DATE_PAST),
        (date(2026, 6, 1), -1, ProblemKind.VALUE_OUT_OF_RANGE),
        (date(2026, 6, 1), 1441, ProblemKind.VALUE_OUT_OF_RANGE),
    ],
)
def test_a_choice_that_is_refused_leaves_the_others_unmade(
    tmp_path: Path, clock: Clock, exam: date, minutes: int, kind: ProblemKind
) -> None:
    with Door(tmp_path / "data", clock).open() as library:
        with pytest.raises(Problem) as caught:
            library.settings.first_run(FirstRunChoices(Language.ENGLISH, exam, minutes))
        assert caught.value.kind is kind
        assert library.undo_label() == ""
        assert library.timeline.exams() == ()
        assert not library.settings.get().first_run_done
        assert len(library.articles.list()) == 2


def test_the_first_run_puts_the_other_language_aside(tmp_path: Path, clock: Clock) -> None:
    with Door(tmp_path / "data", clock).open() as library:
        library.settings.first_run(FirstRunChoices(Language.BOKMAL, date(2026, 6, 1), 25))
        [kept] = library.articles.list()
        assert kept.language is Language.BOKMAL
        [aside] = library.articles.list(archived=True)
        assert aside.language is Language.ENGLISH
        assert library.undo_label() == ""  # Ctrl+Z in the first session must not bring it back
        assert library.timeline.calendar().minutes == (25,) * 7
        assert [exam.day for exam in library.timeline.exams()] == [date(2026, 6, 1)]
    with Door(tmp_path / "data", clock).open() as library:
        assert len(library.articles.list()) == 1


def test_status_and_window_count_the_same(tmp_path: Path, clock: Clock) -> None:
    with Door(tmp_path / "data", clock).open() as library:
        library.settings.first_run(FirstRunChoices(Language.ENGLISH, None))
        card = library.study.next_card()
        assert card is not None
        library.study.suspend(card.card_id)
        status, shown = library.status(), library.today.nav()
        assert (status["articles"], status["cards"]) == (shown.articles, shown.cards)
        [article] = library.articles.list()
        assert status["facts"] == article.facts
        assert status["notes"] == status["cards"] == article.cards - 1
        library.articles.archive(article.article_id)
        assert (library.status()["articles"], library.status()["cards"]) == (0, 0)
        assert library.care.backup_if_due() is not None  # put away is not gone


def test_without_minutes_the_first_run_leaves_them_as_they_are(
    tmp_path: Path, clock: Clock
) -> None:
    with open_library(tmp_path / "data", clock) as library:
        library.timeline.set_minutes((5, 10, 15, 20, 25, 30, 0))
        library.settings.first_run(FirstRunChoices(Language.ENGLISH, date(2026, 6, 1)))
        assert library.timeline.calendar().minutes == (5, 10, 15, 20, 25, 30, 0)


def answered(library: Library) -> None:
    card = library.cards.write("Who pays?", "the insurer")
    library.study.answer(card.card_id, 3)


def taken_back(library: Library) -> None:
    """An answer and its card, both undone: the log still knows of the answer."""
    answered(library)
    library.undo()
    library.undo()


USES: dict[str, Callable[[Library], object]] = {
    "exam": lambda library: library.exams.set_exam("AIM", date(2026, 6, 1)),
    "answer": answered,
    "answer taken back": taken_back,
    "card": lambda library: library.cards.write("Who pays?", "the insurer"),
    "minutes": lambda library: library.timeline.set_minutes((5,) * 7),
    "minutes as usual": lambda library: library.timeline.set_minutes((20,) * 7),
    "day off": lambda library: library.timeline.set_day_off(date(2026, 6, 1), True),
    "milestone": lambda library: library.exams.set_milestone("Half way", date(2026, 6, 1)),
    "retention": lambda library: library.settings.set(StudySettings(retention=0.85)),
    "language": lambda library: library.settings.set(
        StudySettings(content_language=Language.BOKMAL)
    ),
    "article": lambda library: library.articles.add(bundled_article(Language.ENGLISH)),
}


@pytest.mark.parametrize("use", USES)
def test_a_library_that_a_script_has_used_is_not_welcomed(
    tmp_path: Path, clock: Clock, use: str
) -> None:
    with open_library(tmp_path / "data", clock) as library:
        assert library.settings.welcome_due()
        USES[use](library)
        assert not library.settings.welcome_due()
        articles = len(library.articles.list())
    with Door(tmp_path / "data", clock).open() as library:
        assert not library.settings.welcome_due()
        # Cards that nobody asked for would be planned for the exam.
        assert len(library.articles.list()) == articles


def test_a_first_start_that_was_broken_off_is_welcomed_again(tmp_path: Path, clock: Clock) -> None:
    for _ in range(2):
        with Door(tmp_path / "data", clock).open() as library:
            assert library.settings.welcome_due()
            assert len(library.articles.list()) == 2


def test_skipping_leaves_all_that_was_chosen(tmp_path: Path, clock: Clock) -> None:
    with open_library(tmp_path / "data", clock) as library:
        for use in USES.values():
            use(library)
        before = (
            library.timeline.calendar(),
            library.exams.exams(),
            library.settings.get(),
            library.undo_label(),
        )
        library.settings.skip_first_run(Language.ENGLISH)
        assert library.timeline.calendar() == before[0]
        assert library.exams.exams() == before[1]
        assert library.settings.get() == replace(before[2], first_run_done=True)
        assert library.undo_label() == before[3]


def test_skipping_in_a_new_library_chooses_the_language_only(tmp_path: Path, clock: Clock) -> None:
    with Door(tmp_path / "data", clock).open() as library:
        library.settings.skip_first_run(Language.BOKMAL)
        assert [line.language for line in library.articles.list()] == [Language.BOKMAL]
        assert library.settings.get() == StudySettings(True, Language.BOKMAL)
        assert library.exams.exams() == ()
        assert library.timeline.calendar().minutes == (20,) * 7
        assert library.undo_label() == ""
        assert not library.settings.welcome_due()
