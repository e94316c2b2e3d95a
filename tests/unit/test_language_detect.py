"""Bokmål and English are told from their neighbours."""

import pytest

from aimstudy.domain.article import Language
from aimstudy.language.detect import detect_language

TEXTS = {
    "English": "The plan is a scheme for the workers of the town, and it is run by the council.",
    "Norwegian bokmål": "Ordningen er laget for de ansatte, og den blir ikke betalt av staten "
    "etter at kurset er over, men bare av arbeidsgiveren.",
    "Norwegian nynorsk": "Ordninga er laga for dei tilsette, og ho vert ikkje betalt av staten "
    "etter at kurset er over, men berre av arbeidsgivaren frå ein annan stad.",
    "Danish": "Ordningen er lavet til de ansatte, og den bliver ikke betalt af staten efter at "
    "kurset er slut, men kun af arbejdsgiveren og nogle andre.",
    "Swedish": "Planen är gjord för de anställda, och den betalas inte av staten efter att kursen "
    "är slut, utan bara av arbetsgivaren och några andra.",
    "German": "Der Plan ist für die Arbeiter der Stadt gemacht, und er wird nicht von dem Staat "
    "bezahlt, sondern auch durch einen Verein.",
    "French": "Le plan est fait pour les ouvriers de la ville, et il est payé par des patrons "
    "dans une caisse qui est sur place.",
}


@pytest.mark.parametrize("name", TEXTS)
def test_language_by_name(name: str) -> None:
    assert detect_language(TEXTS[name]).name == name


def test_only_two_languages_are_ours() -> None:
    ours = {name: detect_language(text).language for name, text in TEXTS.items()}
    assert {n: v for n, v in ours.items() if v} == {
        "English": Language.ENGLISH,
        "Norwegian bokmål": Language.BOKMAL,
    }


def test_another_script_is_named() -> None:
    assert detect_language("Это план для рабочих города, и он оплачен.").language is None
