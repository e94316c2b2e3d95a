"""Cards name what their definite nouns belong to, or are not asked."""

import pytest

from aimstudy.domain.article import Language
from aimstudy.domain.card import CardDraft, CardKind
from aimstudy.language.grammar import grammar_of
from aimstudy.questions.lint import faults
from aimstudy.questions.vague_nouns import standing_alone


def _prompt(prompt: str, title: str, language: Language, answer: str = "x") -> str | None:
    kind = CardKind.CLOZE if "____" in prompt else CardKind.QUESTION
    draft = CardDraft("key", kind, prompt, answer, (), title, "rule")
    told = standing_alone(draft, grammar_of(language))
    return told.prompt if told else None


ENGLISH, BOKMAL = Language.ENGLISH, Language.BOKMAL


@pytest.mark.parametrize(
    ("prompt", "title", "language", "told"),
    [
        ("In how many steps is the work done?", "Cargo Survey", ENGLISH, "Cargo Survey: "),
        ("How long does the first part last?", "Harbour Pilot (HP)", ENGLISH, "Harbour Pilot: "),
        ("What does the inquiry blame?", "Fire in Vik", ENGLISH, "Fire in Vik: What does the"),
        ("When can the dispute go to court?", "Mooring Law", ENGLISH, "Mooring Law: "),
        ("The process ends after ____ rounds.", "Sorting", ENGLISH, "Sorting: The process"),
        ("I hvor mange trinn foregår arbeidet?", "Kaianalyse", BOKMAL, "Kaianalyse: "),
        ("Når tok interessen seg opp?", "Kaianalyse", BOKMAL, "Kaianalyse: Når"),
        ("Hva skjer hvis fristen oversittes?", "Båtpant", BOKMAL, "Båtpant: "),
        ("Hvem avgjør tvisten?", "Båtpant", BOKMAL, "Båtpant: Hvem"),
        ("What do critics say?", "Cargo Survey", ENGLISH, "Cargo Survey: What do"),
        ("Who is excluded?", "Cargo Survey", ENGLISH, "Cargo Survey: Who"),
        ("Hva er unntatt?", "Båtpant", BOKMAL, "Båtpant: Hva er"),
        ("Hva hevder kritikere?", "Båtpant", BOKMAL, "Båtpant: Hva hevder"),
        ("Hvor lenge varer den andre delen?", "Losprøven i Vik", BOKMAL, "Losprøven i Vik: "),
    ],
)
def test_the_subject_of_the_article_tells_which(
    prompt: str, title: str, language: Language, told: str
) -> None:
    assert (_prompt(prompt, title, language) or "").startswith(told)


@pytest.mark.parametrize(
    ("prompt", "title", "language"),
    [
        ("How long does the search of the seabed last?", "Salvage", ENGLISH),
        ("Who led the inquiry that followed?", "Salvage", ENGLISH),
        ("In how many steps is salvage work done when the process stops?", "Salvage", ENGLISH),
        ("What does the search cost?", "Seabed Search", ENGLISH),
        ("How much does the buyer pay?", "Salvage", ENGLISH),
        ("What did the work cost in the example?", "Salvage", ENGLISH),
        ("Who issues the HPC?", "Harbour Project Certificate (HPC)", ENGLISH),
        ("Hvem eier en båtpant?", "Båtpant", BOKMAL),
        ("Hva er fristen for å klage?", "Båtpant", BOKMAL),
        ("Hvor lenge varer tvisten om båtpant?", "Båtpant", BOKMAL),
        ("Hvor arbeidet han i 1990?", "Båtpant", BOKMAL),
        ("Hvor mye koster arbeidet i eksemplet?", "Båtpant", BOKMAL),
        ("Hva plikter kjøperen å betale innen fristen?", "Båtpant", BOKMAL),
    ],
)
def test_what_says_itself_is_left_as_it_is(prompt: str, title: str, language: Language) -> None:
    assert _prompt(prompt, title, language) == prompt


@pytest.mark.parametrize(
    ("prompt", "language"),
    [
        ("Who published the survey?", ENGLISH),
        ("What does the sum cover?", ENGLISH),
        ("What is charged on top?", ENGLISH),
        ("What do sailors who leave earlier lose?", ENGLISH),
        ("When was the first one built?", ENGLISH),
        ("Who measures ropes in the same way?", ENGLISH),
        ("Samlet kan beløpet settes til ____.", BOKMAL),
        ("Hva bygger beregningen på?", BOKMAL),
        ("Hvem måler tau på samme vis?", BOKMAL),
        ("Før den tid var ____ den viktigste havnen.", BOKMAL),
        ("Hva ble summen brukt til?", BOKMAL),
    ],
)
def test_what_only_the_sentence_before_has_named_is_not_asked(
    prompt: str, language: Language
) -> None:
    assert _prompt(prompt, "Mooring", language) is None


def test_an_answer_that_is_one_of_many_is_not_asked_for() -> None:
    assert _prompt("Who owns the pier?", "Mooring", ENGLISH, "the society") is None


@pytest.mark.parametrize(
    ("prompt", "language", "told"),
    [
        ("In Vik, pilots follow ____ instead.", ENGLISH, "In Vik, pilots follow ____."),
        (
            "Pilots of small boats follow ____ instead.",
            ENGLISH,
            "Pilots of small boats follow ____.",
        ),
        ("Losen må dessuten ha ____.", BOKMAL, "Losen må ha ____."),
        ("Losen må ikke ta lodd, men dessuten ____.", BOKMAL, None),
    ],
)
def test_links_to_the_sentence_before_are_left_out(
    prompt: str, language: Language, told: str | None
) -> None:
    assert _prompt(prompt, "Mooring", language) == (told or prompt)


def test_the_checks_of_a_question_pass_over_the_subject_in_front_of_it() -> None:
    draft = CardDraft(
        "key", CardKind.QUESTION, "Who leads the inquiry?", "Kim Dahl", (), "Fire in Vik", "agent"
    )
    told = standing_alone(draft, grammar_of(ENGLISH))
    assert told is not None
    assert (told.prompt, told.context) == ("Fire in Vik: Who leads the inquiry?", "")
    assert faults(told, ENGLISH) == faults(draft, ENGLISH) == []
