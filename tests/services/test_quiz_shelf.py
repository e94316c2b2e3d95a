"""What quizzes and papers keep of the material is never stale, and they keep it together."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from aimstudy.domain.review import Rating
from aimstudy.services.library import Library
from aimstudy.services.quiz import QuizService
from aimstudy.services.quiz_facts import ShelfKeeper
from aimstudy.services.rehearsal import RehearsalService
from aimstudy.services.views.quiz import QuizSetup, QuizWish
from aimstudy.services.views.rehearsal import RehearsalStart
from aimstudy.storage.quiz_material import AskableCards, askable_cards
from aimstudy.storage.session import Session
from tests.services.test_quiz_wishes import finish, model, stocked

__all__ = ["model", "stocked"]
Act = Callable[[Library, list[int]], object]


def kept(library: Library) -> tuple[QuizSetup, RehearsalStart]:
    """What both pages show, by services that have looked before."""
    return library.quiz.setup(), library.rehearsal.start_page(0)


def anew(library: Library) -> tuple[QuizSetup, RehearsalStart]:
    """What both pages show, by services that have never looked."""
    context = replace(library._context, shelves=ShelfKeeper())
    return QuizService(context).setup(), RehearsalService(context).start_page(0)


def capitals(library: Library) -> list[int]:
    """The cards of the deck of capitals."""
    deck = next(deck for deck in library.cards.decks() if deck.name == "Capitals")
    return [line.card_id for line in library.cards.table(deck_id=deck.deck_id).lines]


ACTS: dict[str, Act] = {
    "a card is written": lambda library, _: library.cards.write("What is 2 + 2?", "4", None),
    "a card is edited": lambda library, ids: library.cards.edit(
        ids[0], "Where is the king of Norway?", "In Oslo, of course", "geo north::cold"
    ),
    "cards get a tag": lambda library, ids: library.cards.tag(ids[:2], "Cold::Very"),
    "cards are moved": lambda library, ids: library.cards.move(
        ids[:2], library.decks.add("Elsewhere")
    ),
    "a deck gets another name": lambda library, ids: library.decks.rename(
        library.cards.detail(ids[0]).deck_id, "Towns"
    ),
    "cards are put away": lambda library, ids: library.cards.suspend(ids[:4], True),
    "a card is deleted": lambda library, ids: library.cards.delete(ids[:1]),
    "a card is to be typed": lambda library, ids: library.study.set_typed(ids[0], True),
    "an article is archived": lambda library, _: library.articles.archive(
        library.articles.list()[0].article_id
    ),
    "a card is answered": lambda library, ids: library.study.answer(ids[0], Rating.AGAIN, 4_000),
}


@pytest.mark.parametrize("name", ACTS)
def test_a_change_its_undoing_and_its_redoing_are_seen(stocked: Library, name: str) -> None:
    cards = capitals(stocked)
    before = kept(stocked)
    assert before == anew(stocked)
    ACTS[name](stocked, cards)
    after = kept(stocked)
    assert after == anew(stocked)
    assert after != before or name == "a card is to be typed"  # it is asked all the same
    stocked.undo()
    assert kept(stocked) == anew(stocked)
    stocked.redo()
    assert kept(stocked) == anew(stocked)


def test_a_quiz_is_seen(stocked: Library) -> None:
    before = kept(stocked)
    finish(stocked, QuizWish(count=40))
    setup, start = kept(stocked)
    assert (setup.past, setup.topics) == (before[0].past + 1, before[0].topics)
    assert start.unseen < before[1].unseen
    assert start == anew(stocked)[1]


def test_the_material_is_read_once_for_both_pages(
    stocked: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[Session] = []

    def counted(session: Session) -> AskableCards:
        read.append(session)
        return askable_cards(session)

    monkeypatch.setattr("aimstudy.services.quiz_stock.askable_cards", counted)
    cards = capitals(stocked)
    kept(stocked)
    stocked.study.answer(cards[0], Rating.GOOD, 4_000)
    finish(stocked, QuizWish(count=5))
    kept(stocked)
    assert len(read) == 1
    stocked.cards.suspend(cards[:1], True)
    kept(stocked)
    assert len(read) == 2
