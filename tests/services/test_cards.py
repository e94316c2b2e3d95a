"""Cards and decks through the library's services."""

from dataclasses import replace

import pytest

from aimstudy.application import add_bundled_articles
from aimstudy.domain.article import Language
from aimstudy.domain.card import CardKind, HoldReason
from aimstudy.domain.errors import Problem, ProblemKind
from aimstudy.domain.review import Rating
from aimstudy.services.library import Library
from aimstudy.services.views.library import CardFilter
from tests.services.conftest import Clock, write_cards


def found(library: Library, query: str) -> list[str]:
    return [line.front for line in library.cards.table(query).lines]


def test_words_are_found_by_their_beginning_whatever_case_or_accent(library: Library) -> None:
    library.cards.write("Hva er en forsikringspremie?", "Prisen på en forsikring", tags="økonomi")
    library.cards.write("What is a café?", "A place for coffee")
    assert found(library, "forsik premie") == []
    assert found(library, "FORSIKRINGSPR") == ["Hva er en forsikringspremie?"]
    assert found(library, "cafe") == ["What is a café?"]
    assert found(library, "økon") == ["Hva er en forsikringspremie?"]
    assert found(library, '"; DROP TABLE cards; --') == []
    assert found(library, "***") == []


def test_an_edited_card_is_found_by_its_new_words_only(library: Library) -> None:
    [card_id] = write_cards(library, 1)
    library.study.answer(card_id, Rating.EASY)
    before = library.cards.detail(card_id)
    after = library.cards.edit(card_id, "Which planet is red?", "Mars", tags="space sky space")
    assert (after.front, after.back, after.tags) == ("Which planet is red?", "Mars", "space sky")
    assert (after.stability, after.due) == (before.stability, before.due)
    assert found(library, "Question") == []
    assert found(library, "planet") == ["Which planet is red?"]
    library.undo()
    assert library.cards.detail(card_id) == before


@pytest.mark.parametrize(("front", "back"), [("", "x"), ("x", ""), (" \n", "x"), ("x", "\t")])
def test_a_card_without_question_or_answer_is_refused(
    library: Library, front: str, back: str
) -> None:
    with pytest.raises(Problem) as caught:
        library.cards.write(front, back)
    assert caught.value.kind is ProblemKind.CARD_TEXT_MISSING
    assert library.status()["cards"] == 0


def test_a_card_with_a_gap_is_a_cloze(library: Library) -> None:
    assert library.cards.write("Mars is ____.", "red").kind is CardKind.CLOZE
    assert library.cards.write("Is Mars red?", "yes").kind is CardKind.QUESTION


def test_filters_count_what_they_show(library: Library, clock: Clock) -> None:
    due, flagged, suspended, buried, fresh = write_cards(library, 5)
    library.study.answer(due, Rating.HARD)
    clock.forward(days=1)
    library.cards.flag([flagged], True)
    library.cards.suspend([suspended], True)
    library.study.bury(buried)
    counts = dict(library.cards.table().counts)
    for name, ids in {
        CardFilter.ALL: [due, flagged, suspended, buried, fresh],
        CardFilter.DUE: [due],
        CardFilter.NEW: [flagged, buried, fresh],
        CardFilter.FLAGGED: [flagged],
        CardFilter.SUSPENDED: [suspended],
        CardFilter.BURIED: [buried],
        CardFilter.PROPOSED: [],
        CardFilter.REJECTED: [],
        CardFilter.ARCHIVED: [],
    }.items():
        lines = library.cards.table(filter=name).lines
        assert [line.card_id for line in lines] == ids, name
        assert counts[name] == len(ids), name
    holds = [line.hold for line in library.cards.table().lines]
    assert holds == [
        HoldReason.NONE, HoldReason.NONE, HoldReason.SUSPENDED, HoldReason.BURIED, HoldReason.NONE,
    ]  # fmt: skip


def test_cards_move_between_decks_and_the_table_is_read_in_pages(library: Library) -> None:
    ids = write_cards(library, 5)
    space = library.cards.add_deck("Space")
    assert library.cards.add_deck(" Space ") == space
    library.cards.move(ids[:2], space)
    decks = {deck.name: (deck.cards, deck.due) for deck in library.cards.decks()}
    assert decks == {"AimStudy": (3, 0), "Space": (2, 0)}
    page = library.cards.table(offset=2, limit=2)
    assert ([line.card_id for line in page.lines], page.total) == (ids[2:4], 5)
    library.undo()
    assert library.cards.table(deck_id=space).total == 0


def test_a_deleted_card_is_gone_until_undo_and_its_log_stays(library: Library) -> None:
    first, second = write_cards(library, 2)
    library.study.answer(first, Rating.GOOD)
    library.cards.delete([first])
    assert [line.card_id for line in library.cards.table().lines] == [second]
    with pytest.raises(Problem) as caught:
        library.cards.detail(first)
    assert caught.value.kind is ProblemKind.CARD_MISSING
    library.undo()
    assert library.cards.detail(first).reps == 1


def test_undoing_a_written_card_takes_it_away(library: Library) -> None:
    write_cards(library, 1)
    library.undo()
    assert library.cards.table().total == 0
    assert library.status()["cards"] == 0


def test_a_new_card_is_offered_the_deck_of_the_last_one_or_of_an_article_in_study(
    library: Library,
) -> None:
    assert library.cards.usual_deck() is None
    add_bundled_articles(library)
    decks = {deck.name[-2:]: deck.deck_id for deck in library.cards.decks()}
    assert library.cards.usual_deck() == decks["en"]
    english = next(a for a in library.articles.list() if a.language is Language.ENGLISH)
    library.articles.archive(english.article_id)
    assert library.cards.usual_deck() == decks["nb"]
    library.articles.unarchive(english.article_id)
    library.settings.set(replace(library.settings.get(), content_language=Language.BOKMAL))
    assert library.cards.usual_deck() == decks["nb"]
    own = library.cards.add_deck("Knots")
    written = library.cards.write("Which knot holds?", "a bowline", own)
    assert library.cards.usual_deck() == own
    library.cards.delete([written.card_id])
    assert library.cards.usual_deck() == decks["nb"]
