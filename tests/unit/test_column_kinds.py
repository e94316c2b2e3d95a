"""A header is told by the kinds of its columns, and by its names in other languages."""

from aimstudy.interchange.column_names import names_columns
from aimstudy.interchange.delimited_form import has_header
from aimstudy.interchange.delimited_rows import Row


def rows(*lines: str) -> list[Row]:
    return [Row(number, line.split("|")) for number, line in enumerate(lines, 1)]


def test_a_column_of_yes_and_no_has_a_name_above_it() -> None:
    assert has_header(rows("Code|Name|Done", "TF|Transferrin|true", "MC|Mast cell|no", "EO|x|yes"))
    assert not has_header(rows("TF|Transferrin|true", "MC|Mast cell|no", "EO|x|yes", "NK|y|no"))


def test_names_of_other_languages() -> None:
    for names in (["Frage", "Antwort"], ["Vorderseite", "Rückseite"], ["Fråga", "Svar"],
                  ["Pregunta", "Respuesta"], ["Terme", "Définition"]):  # fmt: skip
        assert names_columns(names)
    assert not names_columns(["ord", "mot"])
