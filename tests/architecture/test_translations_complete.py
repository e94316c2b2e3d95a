"""Every word of the window is there in Norwegian, with the same fields, and none is left over."""

import ast
import json
from pathlib import Path
from string import Formatter

import pytest

from aimstudy.domain.errors import ProblemKind
from aimstudy.domain.imports import RemarkKind
from aimstudy.domain.problem_text import VALUE_WORDS
from aimstudy.ui.actions import Action
from aimstudy.ui.articles.rule_words import RULE_SOURCES
from aimstudy.ui.own_texts import OWN_TEXTS

ROOT = Path(__file__).parents[2]
UI = ROOT / "aimstudy" / "ui"
FOLDER = ROOT / "resources" / "translations" / "nb"
LOOKUPS = {"tr": 1, "trn": 2}
# Looked up by a variable: the texts of actions, of problems and of the rules that read facts, and
# those that AimStudy itself has put into the library.
BY_VARIABLE = (
    "action.value.text",
    "action.value.description",
    "text.text",
    "text.description",
    "rule_source",
    "own_text",
    "value_word",
    "remark_source",
)


def calls(path: Path) -> list[ast.Call]:
    """Every call of ``tr`` and ``trn``."""
    return [
        node
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id in LOOKUPS
    ]


def literal(node: ast.expr) -> str | None:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else None


def sources() -> dict[str, tuple[str, ...]]:
    """Key of the catalogue -> the English forms."""
    found: dict[str, tuple[str, ...]] = {}
    for path in UI.rglob("*.py"):
        for call in calls(path):
            name = call.func.id if isinstance(call.func, ast.Name) else ""
            forms = [literal(argument) for argument in call.args[: LOOKUPS[name]]]
            words = tuple(form for form in forms if form is not None)
            if words:
                found[words[0]] = max(words, found.get(words[0], ()), key=len)
    for action in Action:
        found[action.value.text] = (action.value.text,)
        found[action.value.description] = (action.value.description,)
    for own_text in OWN_TEXTS:
        found[own_text] = (own_text,)
    for value_word in VALUE_WORDS:
        found[value_word] = (value_word,)
    for reason in RULE_SOURCES.values():
        found[reason] = (reason,)
    failures = (kind.value for kind in ProblemKind)
    found |= {text: (text,) for f in failures for text in (f.title, f.detail, f.next_step)}
    remarks = (kind.value for kind in RemarkKind)
    return found | {text: (text,) for r in remarks for text in (r.what, r.done)}


def catalogue() -> dict[str, str | list[str]]:
    merged: dict[str, str | list[str]] = {}
    for path in sorted(FOLDER.glob("*.json")):
        merged |= json.loads(path.read_text(encoding="utf-8"))
    return merged


def fields(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def test_every_source_has_a_translation() -> None:
    assert sorted(set(sources()) - set(catalogue())) == []


def test_no_translation_is_left_over() -> None:
    assert sorted(set(catalogue()) - set(sources())) == []


def test_translations_have_the_fields_of_their_source() -> None:
    english = sources()
    wrong = {
        source: text
        for source, text in catalogue().items()
        if source in english
        for form in (text if isinstance(text, list) else [text])
        if not fields(form) <= set().union(*map(fields, english[source])) | {"n"}
        or fields(form) < fields(english[source][-1]) - {"n"}
    }
    assert wrong == {}


def test_plurals_have_two_forms_and_others_one() -> None:
    english, norwegian = sources(), catalogue()
    plural = {source for source, forms in english.items() if len(forms) == 2}
    wrong = [
        source
        for source, text in norwegian.items()
        if isinstance(text, list) and (len(text) != 2 or source not in plural)
    ]
    assert wrong == []
    assert [source for source in plural if isinstance(norwegian.get(source, []), str)] == []


def test_no_translation_is_empty() -> None:
    texts = [
        form
        for text in catalogue().values()
        for form in (text if isinstance(text, list) else [text])
    ]
    assert [text for text in texts if not text.strip() and text != " "] == []


@pytest.mark.parametrize("path", sorted(UI.rglob("*.py")), ids=lambda path: path.stem)
def test_lookups_have_a_literal_source(path: Path) -> None:
    strange = [
        ast.unparse(call)
        for call in calls(path)
        if literal(call.args[0]) is None
        and ast.unparse(call.args[0]) not in BY_VARIABLE
        and path.stem not in ("problems", "translations")
    ]
    assert strange == []
