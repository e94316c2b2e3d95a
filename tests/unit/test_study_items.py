"""One object a line for every card, quiz item and contradiction, in the documented fields."""

import json
from pathlib import Path

from aimstudy.interchange.study_items import study_items
from aimstudy.questions.cards import make_cards
from aimstudy.questions.quiz import make_quiz_items
from tests.engine import read_article

FEE = "How high is the fee?"
ARTICLE = Path(__file__).parents[1] / "data" / "articles" / "harbour-project-certificate.md"


def found() -> list[dict[str, object]]:
    reading = read_article(ARTICLE.read_bytes(), "some/folder/" + ARTICLE.name)
    blocked = frozenset(key for issue in reading.issues for key in issue.fact_keys)
    quiz = make_quiz_items("HPC", reading.article.language, reading.facts, 3, blocked)
    return list(study_items(reading, make_cards(reading), quiz))


def test_every_object_is_plain_and_names_its_source() -> None:
    raw = ARTICLE.read_text(encoding="utf-8")
    for item in found():
        assert json.loads(json.dumps(item)) == item
        assert item["article"] == ARTICLE.name
        assert item["lang"] == "en"
        if item["kind"] != "note":
            assert str(item["source_sentence"]) in raw


def test_kinds_and_their_answers() -> None:
    items = found()
    kinds = {str(item["kind"]) for item in items}
    written = {"numeric", "typed", "select"}
    assert kinds - written == {"basic", "definition", "cloze", "list", "mcq", "truefalse", "note"}
    assert kinds & written
    for item in items:
        if item["kind"] == "list":
            assert isinstance(item["answer"], list)
        if item["kind"] == "truefalse":
            assert isinstance(item["answer"], bool)
            assert ("correction" in item) is (item["answer"] is False)
        if item["kind"] == "mcq":
            assert isinstance(item["options"], list)
            assert item["answer"] in item["options"]
        if item["kind"] == "select":
            assert isinstance(item["options"], list)
            assert isinstance(item["answer"], list)
            assert set(item["answer"]) < set(item["options"])
        if item["kind"] in ("numeric", "typed"):
            assert isinstance(item["accept"], list)


def test_a_contradiction_is_a_note_with_both_sentences() -> None:
    (note,) = [item for item in found() if item["kind"] == "note"]
    assert note["values"] == ["three", "four"]
    assert note["sources"] == [
        "To obtain the certificate, candidates must pass three exams.",
        "The exams are Planning, Contracts, Marine Safety and Site Management.",
    ]


def test_amounts_carry_their_bounds() -> None:
    (item,) = [i for i in found() if i["kind"] == "basic" and i.get("prompt") == FEE]
    assert (item["low"], item["high"], item["unit"]) == (450.0, 700.0, "€")
