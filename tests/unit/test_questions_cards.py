"""Cards of the fixture articles, and the checks no card gets past."""

from pathlib import Path

import pytest

from aimstudy.domain.article import Language
from aimstudy.domain.card import CardDraft, CardKind
from aimstudy.questions.cards import make_cards, sound_cards
from aimstudy.questions.lint import faults
from tests.engine import read_article

ARTICLES = Path(__file__).parents[1] / "data" / "articles"


def cards(name: str) -> dict[str, str]:
    reading = read_article((ARTICLES / name).read_bytes(), name)
    return {card.prompt: card.answer for _, card in sound_cards(reading)}


def test_english_questions_use_do_and_keep_adverbs() -> None:
    found = cards("harbour-project-certificate.md")
    assert found["How long does the HPC usually take?"] == "between 6 and 10 months"
    assert found["How many exams must candidates pass to obtain the HPC?"] == "three"
    assert found["Who introduced the HPC in 1998?"] == "the Nordic Port Council"
    assert found["What does the fee depend on?"] == "the language of the exam"


def test_norwegian_questions_put_the_verb_second() -> None:
    found = cards("fjordpensjon.md")
    assert found["Hvem administrerer FP?"] == "Nordkapp Forvaltning"
    assert found["Hvor mange typer pensjon finnes det i ordningen?"] == "tre"
    assert found["Hvor høyt er gebyret i året?"] == "300-450 kroner"
    assert (
        found["Hvordan kan selvstendige fiskere bli medlemmer?"] == "ved å betale hele premien selv"
    )


def test_a_number_without_a_question_becomes_a_gap() -> None:
    found = cards("fjordpensjon.md")
    gap = "FP utbetales fra fylte ____, og utbetalingen varer vanligvis i ti år."
    assert found[gap] == "62 år"


@pytest.mark.parametrize("path", sorted(ARTICLES.iterdir()), ids=lambda path: path.name)
def test_every_card_passes_the_checks_and_rests_on_its_sentence(path: Path) -> None:
    reading = read_article(path.read_bytes(), path.name)
    facts = {fact.key: fact for fact in reading.facts}
    sentences = {s.index: s.clean for s in reading.article.sentences}
    made = make_cards(reading)
    assert len(made) >= 8
    assert len({card.prompt for card in made}) == len(made)
    for card in made:
        fact = facts[card.fact_key]
        assert faults(card, fact.language) == []
        source = sentences[fact.citations[0].sentence]
        for answer in card.items or (card.answer,):
            assert answer.lower() in source.lower()


def test_core_facts_come_first() -> None:
    reading = read_article((ARTICLES / "fjordpensjon.md").read_bytes(), "f")
    core = {fact.key: fact.core for fact in reading.facts}
    order = [core[card.fact_key] for card in make_cards(reading)]
    assert order == sorted(order, reverse=True)


def draft(prompt: str, answer: str, kind: CardKind = CardKind.QUESTION) -> CardDraft:
    return CardDraft("k", kind, prompt, answer, (), "Title", "rule")


@pytest.mark.parametrize(
    ("card", "fault"),
    [
        (draft("What is the [plan](/plan)?", "a scheme"), "markup"),
        (draft("What is the plan of the plan of", "a scheme"), "question mark"),
        (draft("Who runs the harbour plan of the town council?", "the town council"), "leak"),
        (draft("Who is it run by today?", "the council"), "pronoun"),
        (draft("What does this plan cover now?", "the costs"), "points outside"),
        (draft("What does the plan cover?", "it"), "empty answer"),
        (draft("What does the plan cover?", "costs and"), "answer edge"),
        (draft("It costs ____ in all of the towns.", "$5", CardKind.CLOZE), "opens with a pronoun"),
        (draft("The plan costs $____-900 a year now.", "500", CardKind.CLOZE), "splits an amount"),
        (draft("The plan costs a lot every year.", "a lot", CardKind.CLOZE), "blanks"),
        (draft("What is an plan in the town?", "a scheme"), "a/an"),
    ],
)
def test_checks_refuse(card: CardDraft, fault: str) -> None:
    assert fault in faults(card, Language.ENGLISH)


def test_a_sound_card_has_no_fault() -> None:
    assert faults(draft("What does the plan cover?", "travel costs"), Language.ENGLISH) == []
