"""The first start: articles ready to study, and three choices kept together or not at all."""

from datetime import date
from pathlib import Path

import pytest

from aimstudy.application import Door
from aimstudy.domain.article import Language
from aimstudy.domain.errors import Problem, ProblemKind
from aimstudy.services.views.settings import FirstRunChoices
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
