"""No title above a question tells its answer: in a quiz, on a sheet, in a paper, in Study."""

from pathlib import Path

from aimstudy.domain.paper import PaperRules
from aimstudy.domain.review import Rating
from aimstudy.domain.told import tells
from aimstudy.services.library import Library
from aimstudy.services.views.quiz import QuizWish
from aimstudy.ui.printing.card_sheets import sides_of

DECK = "Harbour Project Certificate (HPC)"
CARDS = {
    "What does the abbreviation HPC stand for?": "Harbour Project Certificate",
    "Who sends the form?": "the clerk of the guild",
    "Where is the form kept?": "in an iron chest",
    "What closes the gate?": "a chain of bronze",
    "Why is the bell rung?": "a ship has come",
}


def test_a_quiz_leaves_out_a_topic_that_is_an_answer_of_it(library: Library) -> None:
    deck = library.cards.add_deck(DECK)
    for front, back in CARDS.items():
        library.cards.write(front, back, deck)
    question = library.quiz.start(QuizWish(count=5))
    for _ in range(5):
        assert (question.topic, question.title, question.context) == ("", "", "")
        said = library.quiz.answer(question.attempt_id, question.position, None)
        assert said.topic == DECK, "once it is answered it may be read"
        question = library.quiz.question(question.attempt_id) or question


def test_a_topic_that_tells_nothing_stays(library: Library) -> None:
    deck = library.cards.add_deck("Harbours")
    for front, back in CARDS.items():
        library.cards.write(front, back, deck)
    assert library.quiz.start(QuizWish(count=5)).topic == "Harbours"


def article(folder: Path) -> str:
    file = folder / "harbour.md"
    file.write_text(
        "# Harbour Project Certificate (HPC)\n\n"
        "This page is about the Harbour Project Certificate (HPC).\n\nThe fee is 300 crowns.\n"
        "The hall is 40 metres long. The bell weighs 90 kilograms.\n"
        "The guild was founded in 1928. The exam has 60 questions.\n",
        encoding="utf-8",
    )
    return str(file)


def test_papers_and_sheets_leave_it_out_too(library: Library, tmp_path: Path) -> None:
    report = library.articles.add(article(tmp_path))
    library.articles.accept_all(report.article_id)
    view = library.rehearsal.begin(PaperRules(name="Test", questions=6, minutes=9))
    kept = [
        library.rehearsal.view(view.attempt_id, place).question for place in range(len(view.cells))
    ]
    answers = {"harbour project certificate", "hpc"}
    asked = " ".join(question.prompt for question in kept)
    assert "stand for" in asked, "the abbreviation is asked for"
    assert not [q.context for q in kept if tells(q.context, answers)]
    sheet = library.sheets.make(QuizWish(count=6))
    assert "stand for" in " ".join(question.prompt for question in sheet.questions)
    shown = [sheet.title, *(question.context for question in sheet.questions)]
    assert not [words for words in shown if tells(words, answers)]


def test_study_leaves_out_a_context_that_is_the_answer(library: Library, tmp_path: Path) -> None:
    report = library.articles.add(article(tmp_path))
    library.articles.accept_all(report.article_id)
    seen = 0
    while (card := library.study.session().card) is not None:
        seen += 1
        assert not tells(card.context, card.items or (card.answer,)), card.prompt
        library.study.answer(card.card_id, Rating.GOOD)
    assert seen


def test_a_card_on_paper_leaves_it_out_of_its_front(library: Library) -> None:
    deck = library.cards.add_deck(DECK)
    ids = [library.cards.write(front, back, deck).card_id for front, back in CARDS.items()]
    cards = library.printing.cards(ids, lambda _share: None)
    heads = {card.front: sides_of(card)[0].head for card in cards}
    first, *others = CARDS
    assert heads[first] == ""
    assert {heads[front] for front in others} == {DECK}
