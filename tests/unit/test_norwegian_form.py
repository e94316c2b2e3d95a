"""Norwegian cards: what small misreadings did to questions and gaps, and what is asked instead."""

import pytest

from aimstudy.domain.card import CardDraft, CardKind
from aimstudy.questions.cards import sound_cards
from aimstudy.questions.norwegian_form import norwegian_faults
from tests.engine import read_article


def _cards(text: str) -> list[str]:
    opening = "Title: Taubanen\n\nTaubanen er et anlegg i Voss som frakter tømmer. "
    reading = read_article(f"{opening}{text}\n".encode(), "own.md")
    return [f"{draft.prompt} => {draft.answer}" for _, draft in sound_cards(reading)]


def _draft(kind: CardKind, prompt: str, answer: str) -> CardDraft:
    return CardDraft("key", kind, prompt, answer, (), "", "own")


@pytest.mark.parametrize(
    ("text", "right", "wrong"),
    [
        (
            "Årsaken var konkursen i firmaet Chr. Bertelsen, som stanset betalingene i mai 1902.",
            "Chr. Bertelsen",
            "firmaet Chr =>",
        ),
        (
            "Laget samler folks syn gjennom gjentatte, korte samtaler.",
            "Hvordan samler laget folks syn? => gjennom gjentatte, korte samtaler",
            "gjennom gjentatte?",
        ),
        (
            "Siden 1980 har Finland gjennomført en måling av skogen omtrent hvert tredje år.",
            "",
            "omtrent siden",
        ),
        (
            "Laget møtes cirka hver tredje uke.",
            "Hvor ofte møtes laget? => cirka hver tredje uke",
            "cirka?",
        ),
        (
            "I 2014 spurte et svensk firma 30 kunder om når halvparten av vognene var klare.",
            "Hvor mange kunder spurte et svensk firma om når",
            "kunder om spurte",
        ),
        ("Enighet anses for å foreligge når alle har svart.", "", "Hvorfor anses"),
        ("Sporene merkes i landskapet den dag i dag.", "", "____ i dag. => den dag"),
        (
            "For et lite verksted begynner avgiften på 300 kroner, mens fabrikker som ligger i "
            "byen, må betale mye mer.",
            "",
            "på mens",
        ),
        (
            "Styret bør være sammensatt av personer med ulik bakgrunn, så som lærere og snekkere.",
            "",
            "=> personer$",
        ),
        (
            "Allerede høsten 1902 senket Landbanken renten til 4 prosent, men grepet hadde liten "
            "virkning, fordi lånene ble gitt utenom banken.",
            "Når senket Landbanken renten til 4 prosent? => høsten 1902",
            "men grepet?",
        ),
        (
            "I Danmark ble banen innført i 1983.",
            "innført i Danmark? => 1983",
            "innført? =>",
        ),
        (
            "Vognene kom fra små verksteder. Bøkene deres kunne lånes med et kort på to sider.",
            "",
            "Bøkene vognene",
        ),
        (
            "Båter skiftet eier hvert år, og prisen på enkelte av dem ble doblet på fire år.",
            "",
            "av båter ",
        ),
        (
            "På hver side av linjen må det være en bred kant, ettersom dyr ellers løper ut.",
            "",
            "taubanen være en bred kant",
        ),
        (
            "Banen gjorde ventetiden kortere, planleggingen sikrere og driften billigere.",
            "",
            "kortere, planleggingen$",
        ),
        (
            "Sammenlignet med en samtale gir laget færre feil, ifølge en gjennomgang av Berg fra "
            "1997.",
            "",
            "Fra når",
        ),
        (
            "Teknikken tas i bruk av banker for å anslå tap, av sykehus for å lage planer og av "
            "kommuner i arbeidet med veier.",
            "=> for å anslå tap",
            "av sykehus for å lage planer og av kommuner i arbeidet med veier$",
        ),
        (
            "På engelsk heter den home and garden lift, derav forkortelsen H&G.",
            "Hva heter taubanen på engelsk? => home and garden lift",
            "home$",
        ),
        (
            "Prisen bestemmes av hvor man bor, hvor lenge man blir, og hvilke tiltak som er satt i "
            "verk.",
            "hvor man bor, hvor lenge man blir og hvilke tiltak som er satt i verk",
            "hvor man bor$",
        ),
        ("Oppdraget kom fra det svenske flyvåpenet.", "Hvem kom oppdraget fra?", "Hva kom"),
        (
            "Forbundet deler ut skilt til klubbene mot en årlig avgift.",
            "ut skilt til? => klubbene",
            "skilt til? => klubbene mot",
        ),
        ("Vognene brukes i Voss for å frakte stein.", "? => å frakte stein", "? => for å frakte"),
        ("Gjettingene sprikte fra 2019 til 2040.", "", "Fra når"),
        ("Noen fikk arbeid; de øvrige ble overlatt til kommunen.", "", "e øvrige ble"),
        ("Kommunen kjøpte gårder og ble byens største huseier.", "og ble ____", "Hva ble"),
        (
            "På hver side av linjen må det være en bred kant, ettersom dyr ellers løper ut.",
            "Hvorfor må det være en bred kant på hver side av linjen?",
            "taubanen være",
        ),
        (
            "Styret bør være sammensatt av personer med ulik alder, så som lærere og snekkere.",
            "=> personer med ulik alder",
            "=> personer$",
        ),
    ],
)
def test_what_is_asked_is_whole(text: str, right: str, wrong: str) -> None:
    cards = _cards(text)
    assert any(right in card for card in cards), cards
    assert not any(wrong in f"{card}$" for card in cards), cards


@pytest.mark.parametrize(
    ("prompt", "answer"),
    [
        ("Lønn er ikke det ____.", "samme som formue"),
        ("Ordningen er ulovlig å ____.", "selge i Finland"),
        ("Merkene synes ____ i dag.", "den dag"),
    ],
)
def test_a_gap_leaves_an_idiom_whole(prompt: str, answer: str) -> None:
    assert norwegian_faults(_draft(CardKind.CLOZE, prompt, answer)) == ["torn phrase"]


@pytest.mark.parametrize(
    ("prompt", "answer"),
    [
        ("Hvordan er målet å bli enige?", "uten at noen møtes"),
        ("Hva må gjøres med avtalen av samme grunn?", "holdes hemmelig"),
        ("For hvor mye ble tomten solgt ti år senere?", "5 000 kroner"),
    ],
)
def test_a_question_stands_alone(prompt: str, answer: str) -> None:
    assert norwegian_faults(_draft(CardKind.QUESTION, prompt, answer))
