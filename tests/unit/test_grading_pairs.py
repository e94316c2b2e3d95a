"""Typed answers of many subjects against what a fair examiner says of them: tests/data/typed."""

from pathlib import Path

import pytest

from aimstudy.domain.article import Language
from aimstudy.domain.quiz import Expected, PieceKind
from aimstudy.language.models import LanguageModels
from aimstudy.paths import language_data
from aimstudy.questions.grading import grade
from aimstudy.services.quiz_answers import words_of

FILES = sorted((Path(__file__).parent.parent / "data" / "typed").glob("*.txt"))
KNOWN = words_of(LanguageModels(language_data))
LANGUAGES = {"en": Language.ENGLISH, "nb": Language.BOKMAL}


def pairs(file: Path) -> list[list[str]]:
    lines = file.read_text(encoding="utf-8").splitlines()
    return [
        [part.strip() for part in line.split(" | ")]
        for line in lines
        if line.strip() and not line.startswith("#")
    ]


def verdict(language: str, right: str, given: str, prompt: str = "") -> str:
    """The first letter of the verdict on one pair."""
    expected = Expected(LANGUAGES[language], tuple(right.split(" ;; ")))
    return grade(expected, given, prompt, KNOWN).verdict.value[0].upper()


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_every_pair_gets_a_fair_verdict(file: Path) -> None:
    found = pairs(file)
    assert len(found) > 100
    assert [
        (said, *pair)
        for pair in found
        for said in [verdict(pair[0], *pair[2:])]
        if said not in pair[1]
    ] == []


def test_another_word_is_shown_whole_and_a_slip_by_its_letters() -> None:
    right = "Arteries carry blood away from the heart."
    shown = [
        [
            (piece.kind, piece.text)
            for piece in grade(
                Expected(Language.ENGLISH, (right,)), given, "What do arteries do?", KNOWN
            ).difference
        ]
        for given in (right.replace("carry", "send"), right.replace("blood", "blod"))
    ]
    assert shown == [
        [
            (PieceKind.SAME, "Arteries "),
            (PieceKind.MISSING, "carry"),
            (PieceKind.EXTRA, " send"),
            (PieceKind.SAME, " blood away from the heart."),
        ],
        [
            (PieceKind.SAME, "Arteries carry blo"),
            (PieceKind.MISSING, "o"),
            (PieceKind.SAME, "d away from the heart"),
            (PieceKind.MISSING, "."),
        ],
    ]
