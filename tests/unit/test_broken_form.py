"""Questions that a wrong reading has left in pieces are not shown; whole ones like them are."""

import pytest

from aimstudy.domain.article import Language
from aimstudy.domain.card import CardDraft, CardKind
from aimstudy.language.grammar import grammar_of
from aimstudy.questions.broken_form import broken_faults
from aimstudy.questions.gap_form import gap_faults


def broken(prompt: str, answer: str, language: Language) -> list[str]:
    draft = CardDraft("k", CardKind.QUESTION, prompt, answer, (), "Quay bond", "object", ())
    return broken_faults(draft, grammar_of(language))


def gap(prompt: str, answer: str, language: Language) -> list[str]:
    draft = CardDraft("k", CardKind.CLOZE, prompt, answer, (), "Quay bond", "gap", ())
    return gap_faults(draft, grammar_of(language))


@pytest.mark.parametrize(
    ("prompt", "answer"),
    [
        ("For what share of or even half do ports ask?", "a third"),
        ("Which something of value must the pilot give?", "a seal"),
        ("What can ports which neglect to do be fined?", "500 crowns"),
        ("What is another name for another remedy?", "a quay clause"),
        ("How often does another remedy raise the toll?", "each year"),
        ("How long can crews be made to wait as long as in spring?", "six weeks"),
        ("What is the toll twice?", "the fee"),
        ("What is a quay bond in quay bond?", "a promise"),
        ("What happens when the claim is filed?", "the date is"),
    ],
)
def test_broken_english_questions(prompt: str, answer: str) -> None:
    assert broken(prompt, answer, Language.ENGLISH)


@pytest.mark.parametrize(
    ("prompt", "answer"),
    [
        ("Hvem betaler kassen tapet og utgiftene til forutsatt at kravet meldes?", "loser"),
        ("Hva var leien regulert av inntil da?", "en gammel avtale"),
        ("Hva skal havna angi i?", "hvilken grad kaia brukes"),
        ("Hvor lenge er nok med losbrev?", "ett år"),
        ("Hvor lenge går pengene til barn?", "under 20 år"),
        ("Hva skjer når kravet meldes?", "det avgjørende er altså"),
        ("Når har havna vært stengt to ganger siden?", "1990"),
        ("Hva kan havner som ikke gjør det?", "få bot"),
    ],
)
def test_broken_norwegian_questions(prompt: str, answer: str) -> None:
    assert broken(prompt, answer, Language.BOKMAL)


@pytest.mark.parametrize(
    ("language", "prompt", "answer"),
    [
        (Language.ENGLISH, "What is another name for the quay clause?", "berth clause"),
        (Language.ENGLISH, "What does the board show?", "how safe the quay is"),
        (Language.BOKMAL, "Hvor lenge må losen vente?", "30 dager"),
        (Language.BOKMAL, "Hva avhenger leien av?", "hvor stort skipet er"),
    ],
)
def test_whole_questions_pass(language: Language, prompt: str, answer: str) -> None:
    assert not broken(prompt, answer, language)


def test_a_gap_does_not_ask_for_what_it_tells() -> None:
    told = "Ports with 20 to 30 berths pay less, for the fee begins at ____."
    assert "leak" in gap(told, "30 berths", Language.ENGLISH)
    assert "leak" not in gap(told, "45 berths", Language.ENGLISH)
    assert "opening" in gap("Noe mange rederier merket allerede i ____.", "2012", Language.BOKMAL)
    assert "no deed" in gap(
        "Mangel på tau kan ____ på kaia.", "gjøre arbeidet farlig", Language.BOKMAL
    )
