"""Articles through the library's services: proposed, decided, put aside, removed."""

from pathlib import Path

import pytest

from aimstudy.domain.article import Language
from aimstudy.domain.card import HoldReason
from aimstudy.domain.changes import Changes
from aimstudy.domain.errors import Problem, ProblemKind
from aimstudy.domain.fact import IssueChoice
from aimstudy.services.library import Library
from aimstudy.services.views.articles import ArticleView
from aimstudy.services.views.library import CardFilter

BRAGE = """---
title: Brage Certificate
description: The Brage Certificate is a licence for harbour pilots.
---
# Brage Certificate
##What it is
The Brage Certificate is a professional licence for [harbour pilots](/pilots).
It is administered by the Nordic Pilot Board. Candidates must complete three courses, which
usually takes between 4 and 7 months.

## Courses
Required courses for the Brage Certificate include Harbour Law, Radio Procedure, Night Navigation
and Ship Handling. The fee ranges from $300-450, depending on the harbour.
"""


def added(library: Library, text: str = BRAGE, name: str = "brage.md") -> ArticleView:
    return library.articles.view(library.articles.add_text(name, text).article_id)


def test_new_cards_are_proposed_and_neither_studied_nor_counted_nor_asked(
    library: Library,
) -> None:
    view = added(library)
    assert view.language is Language.ENGLISH
    assert view.proposed == len(view.cards) >= 5
    assert {card.hold for card in view.cards} == {HoldReason.PROPOSED}
    assert library.study.next_card() is None
    assert library.status()["cards"] == 0
    assert library.quiz.setup().usable == 0
    library.articles.accept_all(view.article_id)
    assert library.study.next_card() is not None
    assert library.status()["cards"] == view.proposed


def test_every_card_stands_on_a_verbatim_sentence(library: Library) -> None:
    view = added(library)
    for card in view.cards:
        source = library.cards.detail(card.card_id).source
        assert source is not None
        assert view.text[source.start : source.end] == source.quote
        assert "](" not in source.shown


def test_the_same_text_is_not_added_twice_but_may_come_back_after_deletion(
    library: Library,
) -> None:
    view = added(library)
    with pytest.raises(Problem) as caught:
        library.articles.add_text("copy.md", BRAGE)
    assert caught.value.kind is ProblemKind.ARTICLE_ALREADY_ADDED
    assert "Brage Certificate" in caught.value.detail
    assert len(library.articles.list()) == 1
    library.articles.delete(view.article_id)
    assert added(library).proposed == view.proposed


@pytest.mark.parametrize(
    ("name", "data", "kind"),
    [
        ("empty.md", b"", ProblemKind.FILE_EMPTY),
        ("blank.md", b" \n\t\n", ProblemKind.FILE_EMPTY),
        ("picture.md", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x01", ProblemKind.FILE_BINARY),
        ("large.txt", b"A word. " * 2_500_000, ProblemKind.FILE_TOO_LARGE),
        (
            "svensk.md",
            "Försäkringen är en överenskommelse mellan försäkringsbolaget och kunden. "
            "Den som tecknar försäkringen betalar en premie varje år, och bolaget ersätter "
            "skador som inte hade kunnat förutses när avtalet ingicks.".encode(),
            ProblemKind.LANGUAGE_UNSUPPORTED,
        ),
    ],
)
def test_what_cannot_be_read_is_said_and_leaves_nothing(
    library: Library, tmp_path: Path, name: str, data: bytes, kind: ProblemKind
) -> None:
    file = tmp_path / name
    file.write_bytes(data)
    with pytest.raises(Problem) as caught:
        library.articles.add(file)
    assert caught.value.kind is kind
    assert name in caught.value.title
    assert library.articles.list() == ()
    assert library.cards.decks() == ()


def test_a_folder_and_a_missing_file_are_said(library: Library, tmp_path: Path) -> None:
    for path, kind in (
        (tmp_path, ProblemKind.FILE_IS_FOLDER),
        (tmp_path / "no.md", ProblemKind.FILE_MISSING),
    ):
        with pytest.raises(Problem) as caught:
            library.articles.add(path)
        assert caught.value.kind is kind


def test_a_count_against_a_list_is_shown_and_waits_for_a_choice(library: Library) -> None:
    view = added(library)
    library.articles.accept_all(view.article_id)
    [issue] = view.issues
    assert (issue.first, issue.second) == ("three", "four")
    assert "three courses" in issue.first_quote
    assert "Ship Handling" in issue.second_quote
    touched = [card for card in view.cards if card.issue]
    assert touched
    shown = library.study.card(touched[0].card_id)
    assert (shown.issue, shown.issue_values) == (issue.subject, ("three", "four"))
    assert library.quiz.setup().blocked_by_issues > 0
    assert [i.issue_id for i in library.today.view().issues] == [issue.issue_id]

    library.articles.decide(issue.issue_id, IssueChoice.SECOND)
    counts = [c for c in library.articles.view(view.article_id).cards if c.answer == "three"]
    assert counts
    assert {card.hold for card in counts} == {HoldReason.SUSPENDED}
    assert library.today.view().issues == ()
    assert library.quiz.setup().blocked_by_issues == 0

    library.undo()
    counts = [c for c in library.articles.view(view.article_id).cards if c.answer == "three"]
    assert {card.hold for card in counts} == {HoldReason.NONE}
    assert library.articles.issue(issue.issue_id).choice is IssueChoice.OPEN


def test_cards_are_accepted_rejected_brought_back_and_undone_one_by_one(
    library: Library,
) -> None:
    view = added(library)
    first, second = view.cards[0].card_id, view.cards[1].card_id

    def holds() -> list[HoldReason]:
        return [card.hold for card in library.articles.view(view.article_id).cards[:2]]

    library.articles.accept([first])
    library.articles.reject([second])
    assert holds() == [HoldReason.NONE, HoldReason.REJECTED]
    library.articles.accept_all(view.article_id)
    assert holds() == [HoldReason.NONE, HoldReason.REJECTED]
    library.articles.bring_back([second])
    assert holds() == [HoldReason.NONE, HoldReason.NONE]
    for _ in range(4):
        library.undo()
    assert holds() == [HoldReason.PROPOSED, HoldReason.PROPOSED]


def test_an_archived_article_s_cards_wait_with_what_they_have_learnt(library: Library) -> None:
    view = added(library)
    library.articles.accept_all(view.article_id)
    card_id = view.cards[0].card_id
    library.study.answer(card_id, 4)
    said = library.articles.consequences(view.article_id)
    assert (said.cards, said.studied, said.reviews) == (len(view.cards), 1, 1)
    library.articles.archive(view.article_id)
    assert library.study.next_card() is None
    assert library.articles.list() == ()
    assert [a.article_id for a in library.articles.list(archived=True)] == [view.article_id]
    assert library.cards.detail(card_id).hold is HoldReason.ARCHIVED
    assert library.quiz.setup().usable == 0
    assert library.cards.table().total == 0
    assert [deck.cards for deck in library.cards.decks()] == [0]
    assert library.cards.table(filter=CardFilter.ARCHIVED).total == len(view.cards)
    library.articles.unarchive(view.article_id)
    assert library.cards.detail(card_id).reps == 1
    assert library.study.next_card() is not None


def test_deleting_keeps_the_log_and_a_backup(library: Library) -> None:
    view = added(library)
    library.articles.accept_all(view.article_id)
    library.study.answer(view.cards[0].card_id, 3)
    changes = library.articles.delete(view.article_id)
    assert Changes.ARTICLES | Changes.BACKUPS in changes
    status = library.status()
    assert (status["articles"], status["facts"], status["cards"]) == (0, 0, 0)
    assert status["reviews"] == 1
    assert [info.reason for info in library.care.backups()] == ["before-delete"]
    assert library.check().findings == ()
    with pytest.raises(Problem) as caught:
        library.articles.view(view.article_id)
    assert caught.value.kind is ProblemKind.ARTICLE_MISSING


def test_a_card_is_made_from_marked_words(library: Library) -> None:
    view = added(library)
    start = view.text.index("harbour pilots](")
    card = library.articles.make_card(view.article_id, start, start + len("harbour pilots"))
    assert card.front == "The Brage Certificate is a professional licence for ____."
    assert card.back == "harbour pilots"
    assert card.hold is HoldReason.NONE
    assert card.source is not None
    assert card.source.marked == "harbour pilots"
    assert card.card_id in [c.card_id for c in library.articles.view(view.article_id).cards]
    with pytest.raises(Problem) as caught:
        library.articles.make_card(view.article_id, start, start)
    assert caught.value.kind is ProblemKind.SELECTION_EMPTY


def test_reading_again_gives_the_same_cards(library: Library) -> None:
    first = added(library)
    library.articles.delete(first.article_id)
    second = added(library)
    texts = [[(c.prompt, c.answer) for c in view.cards] for view in (first, second)]
    assert texts[0] == texts[1]


def test_a_card_suspended_by_hand_stays_so_when_the_count_is_taken_to_be_right(
    library: Library,
) -> None:
    view = added(library)
    library.articles.accept_all(view.article_id)
    issue = view.issues[0].issue_id
    library.articles.decide(issue, IssueChoice.SECOND)
    [counted] = library.cards.table(filter=CardFilter.SUSPENDED).lines
    library.articles.decide(issue, IssueChoice.OPEN)
    assert library.cards.table(filter=CardFilter.SUSPENDED).total == 0
    library.cards.suspend([counted.card_id], True)
    library.articles.decide(issue, IssueChoice.FIRST)
    assert library.cards.detail(counted.card_id).hold is HoldReason.SUSPENDED


def test_a_card_made_in_an_archived_article_waits_with_the_others(library: Library) -> None:
    view = added(library)
    library.articles.archive(view.article_id)
    start = view.text.index("Nordic Pilot Board")
    card = library.articles.make_card(view.article_id, start, start + 18)
    assert card.hold is HoldReason.ARCHIVED
    library.articles.unarchive(view.article_id)
    assert library.cards.detail(card.card_id).hold is HoldReason.NONE


def test_a_pasted_text_is_called_what_was_typed(library: Library) -> None:
    pasted = library.articles.add_text("My harbour", BRAGE, title="  My   harbour ")
    view = library.articles.view(pasted.article_id)
    assert (pasted.title, view.title) == ("My harbour",) * 2
    library.articles.accept_all(pasted.article_id)
    assert [deck.name for deck in library.cards.decks() if deck.cards] == ["My harbour · en"]
    library.articles.delete(pasted.article_id)
    asked = [card.prompt for card in view.cards]
    again = added(library)  # the heading, where nothing was typed; the questions are the same
    assert (again.title, [card.prompt for card in again.cards]) == ("Brage Certificate", asked)
    with pytest.raises(Problem) as caught:
        library.articles.read_text("x", BRAGE, title="x" * 201)
    assert caught.value.kind is ProblemKind.VALUE_OUT_OF_RANGE
