"""A table is read as a table, whatever signs of other formats stand in its cells."""

from pathlib import Path

import pytest

from aimstudy.domain.imports import FileKind
from aimstudy.interchange.gift import looks_like_gift
from aimstudy.interchange.reading import recognise
from aimstudy.services.library import Library

PHYSICS = """Begrep;Formel;Emne
Bevegelsesenergi;"\\(E_k = \\frac{1}{2}mv^2\\)";fysikk::energi
Newtons andre lov;"\\(\\vec{F} = m\\vec{a}\\), der m er massen";fysikk::krefter
Ohms lov;$$U = R \\cdot I$$;fysikk::strøm
"""
TABLES = [
    PHYSICS,
    'Term,Formula\nNewton,"\\(\\vec{F} = m\\vec{a}\\)"\nTranspose,\\(A^{T}\\)\n',
    "Term\tFormula\nEnergy\t\\(E^{T}\\)\nNewton\t{F}\nOhm\t$$U=RI$$\n",
    "Mengde;Svar\nEn mengde;{=1, 2}\nEn annen;{T}\nTredje;{~x}\n",
    "Spørsmål;Svar\nHva gjør {T}?;En mal\nC++ std::vector;en liste\nPython dict {};tom\n",
    "Code;Says\na == b == c;equal\nx ==> y;follows\nQ: A;B\n",
    "Front\tBack\nA. one\tANSWER: A\nB. two\tANSWER: B\nC. three\tx\n",
]
QUESTIONS = [
    ("Grant is buried in Grant's tomb.{F}\n\nIs it so? {T#yes}\n", FileKind.GIFT),
    ("2+2; or 1+3? {\n=4; four\n~5; five\n}\n", FileKind.GIFT),
    ("::Q1:: What is \\(x\\) in \\\\vec\\{a\\}? {=a vector ~a number}\n", FileKind.GIFT),
    ("What?\nA. one\nB. two\nANSWER: A\n", FileKind.AIKEN),
]


def kind_of(folder: Path, text: str) -> FileKind:
    file = folder / "deck.txt"
    file.write_text(text, encoding="utf-8")
    return recognise(file)


@pytest.mark.parametrize("text", TABLES)
def test_rows_with_signs_of_other_formats_are_a_table(tmp_path: Path, text: str) -> None:
    assert kind_of(tmp_path, text) is FileKind.TABLE


@pytest.mark.parametrize(("text", "kind"), QUESTIONS)
def test_questions_stay_questions(tmp_path: Path, text: str, kind: FileKind) -> None:
    assert kind_of(tmp_path, text) is kind


@pytest.mark.parametrize("text", [r"\vec{F} = ma", "A^{T}", r"x_{F}", r"\frac{m}{F}"])
def test_braces_of_a_formula_are_no_answers(text: str) -> None:
    assert not looks_like_gift(text)


def test_a_table_of_formulas_brings_every_row(library: Library, tmp_path: Path) -> None:
    file = tmp_path / "fysikk.csv"
    file.write_text(PHYSICS, encoding="utf-8")
    done = library.importing.run(file)
    assert (done.kind, done.notes.new, done.notes.skipped) == (FileKind.TABLE, 3, 0)
    backs = {line.front: line.back for line in library.cards.table().lines}
    assert backs["Newtons andre lov"] == r"\(\vec{F} = m\vec{a}\), der m er massen"
