"""Choices about contradictions of every kind: the side judged wrong waits, and only as long."""

import pytest

from aimstudy.domain.card import HoldReason
from aimstudy.domain.fact import IssueChoice
from aimstudy.questions import cards
from aimstudy.services.library import Library
from aimstudy.services.views.articles import ArticleView, IssueView
from tests.services.test_articles import added

DISAGREEING = """# Brage Certificate

The Brage Certificate is a professional licence for harbour pilots. The certificate was founded
in 1950. It has 12 members.

Candidates must complete three courses, which usually takes between 4 and 7 months.

The Brage Certificate was founded in 1952 in Oslo. The exam takes 40 minutes. Required courses for
the Brage Certificate include Harbour Law, Radio Procedure, Night Navigation and Ship Handling.

## Highlights

- The Brage Certificate has 14 members.
- The exam takes 45 minutes.
"""
UENIG = """# Bragebrevet

Bragebrevet er et sertifikat for havneloser. Bragebrevet ble stiftet i 1950. Prøven varer i 40
minutter.

Bragebrevet ble stiftet i 1952 i Oslo.

## Kort sagt

- Prøven varer i 45 minutter.
"""
SUBJECTS = {"1950": "date", "12": "count", "three": "list", "40 minutes": "duration"}
FIRST, SECOND, OPEN = IssueChoice.FIRST, IssueChoice.SECOND, IssueChoice.OPEN


def studied(library: Library, text: str = DISAGREEING) -> ArticleView:
    """The article with every card accepted."""
    view = added(library, text)
    library.articles.accept_all(view.article_id)
    return library.articles.view(view.article_id)


def issue_of(view: ArticleView, first: str) -> IssueView:
    return next(issue for issue in view.issues if issue.first == first)


def waiting(library: Library, view: ArticleView) -> set[int]:
    """Cards that are suspended."""
    now = library.articles.view(view.article_id).cards
    return {card.card_id for card in now if card.hold is HoldReason.SUSPENDED}


def known(view: ArticleView) -> set[int]:
    """Cards that were there when ``view`` was read; a choice may make others."""
    return {card.card_id for card in view.cards}


def cards_in(view: ArticleView, start: int) -> set[int]:
    """Cards under an issue that stand on the sentence at ``start``."""
    return {card.card_id for card in view.cards if card.issue and card.start == start}


@pytest.mark.parametrize("first", list(SUBJECTS))
def test_the_cards_of_the_side_judged_wrong_wait_whichever_it_is(
    library: Library, first: str
) -> None:
    view = studied(library)
    issue = issue_of(view, first)
    on_first, on_second = (cards_in(view, at) for at in (issue.first_start, issue.second_start))
    assert on_first
    assert (issue.first_cards, issue.second_cards) == (len(on_first), len(on_second))
    library.articles.decide(issue.issue_id, FIRST)
    assert waiting(library, view) == on_second
    library.articles.decide(issue.issue_id, SECOND)
    assert waiting(library, view) == on_first
    library.articles.decide(issue.issue_id, OPEN)
    assert not waiting(library, view) & known(view)
    library.undo()
    assert waiting(library, view) == on_first
    library.undo()
    library.undo()
    assert waiting(library, view) == set()
    assert library.articles.issue(issue.issue_id).choice is OPEN


@pytest.mark.parametrize("first", list(SUBJECTS))
def test_neither_side_is_asked_in_a_quiz_until_decided_and_then_only_the_right_one(
    library: Library, first: str
) -> None:
    view = studied(library)
    blocked = library.quiz.setup().blocked_by_issues
    issue = issue_of(view, first)
    on_first = len(cards_in(view, issue.first_start))
    on_second = len(cards_in(view, issue.second_start))
    assert blocked >= on_first + on_second
    usable = library.quiz.setup().usable
    library.articles.decide(issue.issue_id, FIRST)
    after = library.quiz.setup()
    assert after.blocked_by_issues <= blocked - on_first - on_second
    assert after.usable <= usable + on_first


def test_what_was_suspended_or_brought_back_by_hand_stays_so(library: Library) -> None:
    view = studied(library)
    issue = issue_of(view, "1950")
    [mine] = cards_in(view, issue.second_start)
    library.cards.suspend([mine], True)
    library.articles.decide(issue.issue_id, FIRST)
    library.articles.decide(issue.issue_id, OPEN)
    assert waiting(library, view) == {mine}
    library.cards.suspend([mine], False)
    library.articles.decide(issue.issue_id, FIRST)
    library.articles.bring_back([mine])
    library.articles.decide(issue.issue_id, OPEN)
    assert waiting(library, view) == set()


def test_choosing_the_same_again_suspends_nothing_anew(library: Library) -> None:
    view = studied(library)
    issue = issue_of(view, "40 minutes")
    library.articles.decide(issue.issue_id, FIRST)
    library.articles.bring_back(list(waiting(library, view)))
    library.articles.decide(issue.issue_id, FIRST)
    assert waiting(library, view) == set()


def test_cards_not_yet_accepted_wait_once_they_are(library: Library) -> None:
    view = added(library, DISAGREEING)
    issue = issue_of(view, "12")
    wrong = cards_in(view, issue.first_start)
    library.articles.decide(issue.issue_id, SECOND)
    library.articles.accept_all(view.article_id)
    assert waiting(library, view) == wrong


def test_issues_are_settled_one_by_one(library: Library) -> None:
    view = studied(library)
    expected: set[int] = set()
    for issue in view.issues:
        library.articles.decide(issue.issue_id, SECOND)
        expected |= cards_in(view, issue.first_start)
        assert waiting(library, view) == expected
    assert library.quiz.setup().blocked_by_issues == 0
    for issue in view.issues:
        library.articles.decide(issue.issue_id, OPEN)
    assert not waiting(library, view) & known(view)


EXAM = "How long does the exam for the Brage Certificate take?"


def test_a_question_that_both_sides_ask_goes_on_with_the_chosen_answer(library: Library) -> None:
    view = studied(library)
    issue = issue_of(view, "40 minutes")
    assert (issue.first_cards, issue.second_cards) == (1, 0)
    library.articles.decide(issue.issue_id, SECOND)
    now = library.articles.view(view.article_id)
    old, new = (c for c in now.cards if c.prompt == EXAM)
    assert (old.answer, old.hold) == ("40 minutes", HoldReason.SUSPENDED)
    assert (new.answer, new.hold) == ("45 minutes", HoldReason.NONE)
    library.study.answer(new.card_id, 3)
    library.articles.decide(issue.issue_id, OPEN)
    assert waiting(library, view) == {new.card_id}
    library.articles.decide(issue.issue_id, FIRST)
    assert waiting(library, view) == {new.card_id}
    library.articles.decide(issue.issue_id, SECOND)
    assert waiting(library, view) == {old.card_id}
    assert library.cards.detail(new.card_id).reps == 1
    assert library.check().findings == ()


def test_undo_takes_the_card_away_that_the_choice_made(library: Library) -> None:
    view = studied(library)
    library.articles.decide(issue_of(view, "40 minutes").issue_id, SECOND)
    library.undo()
    assert library.articles.view(view.article_id).cards == view.cards


def test_the_same_in_norwegian(library: Library) -> None:
    view = studied(library, UENIG)
    assert view.issues
    for issue in view.issues:
        library.articles.decide(issue.issue_id, FIRST)
        assert waiting(library, view) == cards_in(view, issue.second_start)
        library.articles.decide(issue.issue_id, OPEN)


def test_a_chosen_side_gets_its_card_however_little_it_seems_worth(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    view = studied(library)
    issue = issue_of(view, "40 minutes")
    monkeypatch.setattr(cards, "LEAST_WORTH", 2.0)
    monkeypatch.setattr(cards, "LEAST_OF_CORE", 2.0)
    library.articles.decide(issue.issue_id, SECOND)
    now = library.articles.view(view.article_id)
    assert "45 minutes" in {card.answer for card in now.cards}
