"""Bokmål and English are told from their neighbours.

The texts stand in ``tests/data/languages``, one file a language, set apart by lines of dashes.
"""

from pathlib import Path

import pytest

from aimstudy.domain.article import Language
from aimstudy.language.detect import detect_language, sentence_language

LANGUAGES = Path(__file__).parents[1] / "data" / "languages"
NAMES = {
    "en": "English",
    "nb": "Norwegian bokmål",
    "nn": "Norwegian nynorsk",
    "da": "Danish",
    "sv": "Swedish",
}
TEXTS = [
    (name, text.strip())
    for short, name in NAMES.items()
    for text in (LANGUAGES / f"{short}.txt").read_text(encoding="utf-8").split("----\n")
]
OTHERS = {
    "German": "Der Plan ist für die Arbeiter der Stadt gemacht, und er wird nicht von dem Staat "
    "bezahlt, sondern auch durch einen Verein.",
    "French": "Le plan est fait pour les ouvriers de la ville, et il est payé par des patrons "
    "dans une caisse qui est sur place.",
}


@pytest.mark.parametrize(("name", "text"), TEXTS, ids=[text[:30] for _, text in TEXTS])
def test_a_text_is_named(name: str, text: str) -> None:
    found = detect_language(text)
    assert found.name == name
    assert (found.language is not None) == (name in ("English", "Norwegian bokmål"))


@pytest.mark.parametrize("name", OTHERS)
def test_languages_from_further_away(name: str) -> None:
    assert detect_language(OTHERS[name]).name == name
    assert detect_language(OTHERS[name]).language is None


@pytest.mark.parametrize("name", NAMES.values())
def test_there_are_a_dozen_texts_a_language(name: str) -> None:
    assert sum(each == name for each, _ in TEXTS) >= 12


def test_another_script_is_named() -> None:
    assert detect_language("Это план для рабочих города, и он оплачен.").language is None


def test_a_sentence_is_another_language_only_where_that_is_clear() -> None:
    english = "The plan is run by the council and paid for by the town."
    norwegian = "Ordningen drives av kommunen og betales av staten."
    for around in Language:
        assert sentence_language(english, around) is Language.ENGLISH
        assert sentence_language(norwegian, around) is Language.BOKMAL
        assert sentence_language("Finanstilsynet: 12 skip.", around) is around
    german = "Der Plan ist nicht für die Stadt, und er wird auch von dem Staat bezahlt."
    assert sentence_language(german, Language.ENGLISH) is None
