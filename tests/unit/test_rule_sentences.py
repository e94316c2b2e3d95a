"""Every rule of the reading engine against sentences that must fire it and sentences that must not.

A file ``tests/data/rules/<rule>.toml`` holds both for English (``en``) and Norwegian (``nb``).
"""

import ast
import tomllib
from dataclasses import dataclass
from pathlib import Path

import pytest

from aimstudy.domain.card import CardDraft, CardKind
from aimstudy.domain.fact import Fact
from aimstudy.facts import build, drafts
from aimstudy.questions.cards import sound_cards
from tests.engine import read_article

_RULES = Path(__file__).parent.parent / "data" / "rules"
_LEAST = 3
_PADDING = {
    "en": "\n\nThe association of players was founded for the people of the town and for the "
    "members of the club that wanted to play. This is a text about the game and its rules.\n",
    "nb": "\n\nForeningen av spillere ble til for folk i bygda og for de medlemmene av klubben som "
    "ville spille. Dette er en tekst om spillet og dets regler, og den er ikke den eneste.\n",
}
_TITLES = {"en": "Glider match", "nb": "Seilflystevne"}


@dataclass(frozen=True, slots=True)
class Case:
    """One sentence of a rule's file; ``fires`` tells what is expected of the rule."""

    rule: str
    language: str
    fires: bool
    sentence: str
    title: str
    question: str
    answers: tuple[str, ...]


def _files() -> dict[str, dict[str, dict[str, list[dict[str, object]]]]]:
    return {path.stem: tomllib.loads(path.read_text("utf-8")) for path in _RULES.glob("*.toml")}


def _case(rule: str, language: str, fires: bool, entry: dict[str, object]) -> Case:
    answer = entry.get("answer", "")
    answers = tuple(str(a) for a in answer) if isinstance(answer, list) else (str(answer),)
    return Case(
        rule,
        language,
        fires,
        str(entry["sentence"]),
        str(entry.get("title", _TITLES[language])),
        str(entry.get("question", "")),
        answers,
    )


def _cases() -> list[Case]:
    return [
        _case(rule, language, kind == "fires", entry)
        for rule, languages in sorted(_files().items())
        for language, kinds in languages.items()
        for kind, entries in kinds.items()
        for entry in entries
    ]


def _name(case: Case) -> str:
    kind = "fires" if case.fires else "silent"
    return f"{case.rule}-{case.language}-{kind}-{case.sentence[:40]}"


def _read(case: Case) -> tuple[list[Fact], list[CardDraft]]:
    """The facts of the case's rule in its sentence, and the cards made of them."""
    text = f"# {case.title}\n\n{case.sentence}{_PADDING[case.language]}"
    reading = read_article(text.encode(), "sentence.md")
    start = text.index(case.sentence)
    end = start + len(case.sentence)
    found = [
        fact
        for fact in reading.facts
        if fact.rule == case.rule and any(start <= c.start < end for c in fact.citations)
    ]
    keys = {fact.key for fact in found}
    return found, [card for _, card in sound_cards(reading) if card.fact_key in keys]


def _shown(card: CardDraft) -> tuple[str, tuple[str, ...]]:
    question = "" if card.kind is CardKind.CLOZE else card.prompt
    return question, card.items or (card.answer,)


@pytest.mark.parametrize("case", _cases(), ids=_name)
def test_a_rule_fires_on_its_sentences_and_no_others(case: Case) -> None:
    facts, cards = _read(case)
    if case.fires:
        assert (case.question, case.answers) in [_shown(card) for card in cards]
    else:
        assert not facts, [fact.answers for fact in facts]


def _rule_names() -> set[str]:
    """Names in the register, and the rule ids that drafts are given in the rule modules."""
    names = {name for name, _ in (*drafts.CLAUSE_RULES, *drafts.SENTENCE_RULES)}
    for module in build.RULE_MODULES:
        tree = ast.parse(Path(str(module.__file__)).read_text("utf-8"))
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                names |= _given_rule(node, node.func.id)
    return names


def _given_rule(call: ast.Call, function: str) -> set[str]:
    place = {"FactDraft": 1, "draft_of": 2, "one_answer": 2}.get(function)
    given = [kw.value for kw in call.keywords if kw.arg == "rule"]
    given += call.args[place : place + 1] if place is not None else []
    return {g.value for g in given if isinstance(g, ast.Constant) and isinstance(g.value, str)}


def _is_covered(languages: dict[str, dict[str, list[dict[str, object]]]]) -> bool:
    return all(
        len(languages.get(language, {}).get(kind, [])) >= _LEAST
        for language in ("en", "nb")
        for kind in ("fires", "silent")
    )


def test_every_rule_has_its_sentences() -> None:
    names, files = _rule_names(), _files()
    covered = {rule for rule, languages in files.items() if _is_covered(languages)}
    assert not set(files) - names, "sentences of a rule that does not exist"
    assert names <= covered, "a rule without sentences"
