"""Cards that a script wrote as JSON: a list, lines, a list within; what is no card is no deck."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aimstudy.domain.errors import Problem, ProblemKind
from aimstudy.domain.imports import FileKind
from aimstudy.interchange.json_rows import looks_like_json_rows
from aimstudy.services.library import Library

CARDS = [{"front": "premium", "back": "a price"}, {"front": "claim", "back": "a demand"}]


def written(folder: Path, text: str) -> Path:
    file = folder / "deck.json"
    file.write_text(text, encoding="utf-8")
    return file


def sides(library: Library) -> list[tuple[str, str]]:
    """Fronts and backs as lists show them, in the order of the file."""
    lines = sorted(library.cards.table().lines, key=lambda line: line.card_id)
    details = [library.cards.detail(line.card_id) for line in lines]
    return [(detail.front, detail.back) for detail in details]


@pytest.mark.parametrize(
    "text",
    [
        json.dumps(CARDS),
        json.dumps(CARDS, indent=2),
        "\n".join(map(json.dumps, CARDS)),
        json.dumps({"title": "Insurance", "cards": CARDS}),
        json.dumps([{"q": card["front"], "a": card["back"]} for card in CARDS]),
        json.dumps([{"Term": card["front"], "Definition": card["back"]} for card in CARDS]),
        json.dumps([{"id": n, "tags": [], **card} for n, card in enumerate(CARDS)]),
        "\ufeff" + json.dumps(CARDS),
        f"```json\n{json.dumps(CARDS, indent=1)}\n```\n",
        f"```\n{json.dumps({'flashcards': CARDS})}\n```",
    ],
)
def test_each_way_to_write_them_gives_the_same_cards(
    library: Library, tmp_path: Path, text: str
) -> None:
    result = library.importing.run(written(tmp_path, text))
    assert (result.kind, result.notes.new, result.remarks) == (FileKind.JSON_ROWS, 2, ())
    assert sides(library) == [("premium", "a price"), ("claim", "a demand")]
    again = library.importing.run(tmp_path / "deck.json")
    assert (again.notes.new, again.notes.same) == (0, 2)


def test_options_tags_and_lists(library: Library, tmp_path: Path) -> None:
    cards = [
        {"question": "Who pays?", "options": ["Insurer", "Insured"], "answer": 1, "tags": ["a b"]},
        {"question": "What?", "options": ["This", "That"], "answer": "This"},
    ]
    result = library.importing.run(written(tmp_path, json.dumps(cards)))
    assert result.notes.new == 2
    assert sides(library) == [
        ("Who pays? A. Insurer B. Insured", "Insured"),
        ("What? A. This B. That", "This"),
    ]
    [first, _] = sorted(library.cards.table().lines, key=lambda line: line.card_id)
    assert library.cards.detail(first.card_id).tags == "a_b"


def test_what_is_no_card_is_named_with_its_line(library: Library, tmp_path: Path) -> None:
    text = '[\n{"front": "a", "back": "b"},\n{"front": "c", "back": null},\n"loose",\n[]\n]'
    result = library.importing.run(written(tmp_path, text))
    assert result.notes.new == 1
    assert sorted(remark.line for remark in result.remarks) == [3, 4]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ('{"users": [{"name": "a", "mail": "b"}]}', ProblemKind.DECK_KIND_LATER),
        ('{"premium": "a price", "claim": "a demand"}', ProblemKind.DECK_KIND_LATER),
        ('[{"front": "a", "back": "b"}, {"front": "c", "ba', ProblemKind.DECK_TRUNCATED),
        ('[{"front": "a", "back": "b"}] and more', ProblemKind.DECK_TRUNCATED),
        ('[{"front": "a", "back": NaN}]', ProblemKind.DECK_TRUNCATED),
        ('[{"front": "a", "back": "b"},' + "[" * 99_999, ProblemKind.DECK_TRUNCATED),
        (json.dumps([CARDS[0], {f"name {n}": n for n in range(300)}]), ProblemKind.DECK_TOO_LARGE),
    ],
)
def test_other_or_damaged_json_is_refused(
    library: Library, tmp_path: Path, text: str, kind: ProblemKind
) -> None:
    with pytest.raises(Problem) as refused:
        library.importing.run(written(tmp_path, text))
    assert refused.value.kind is kind
    assert library.cards.table().lines == ()


def test_the_lines_of_a_block_are_those_of_the_file(library: Library, tmp_path: Path) -> None:
    text = '```json\n[{"front": "a", "back": "b"},\n{"front": "c", "back": ""}]\n```\n'
    result = library.importing.run(written(tmp_path, text))
    assert [remark.line for remark in result.remarks] == [3]


def test_the_columns_can_be_told(library: Library, tmp_path: Path) -> None:
    file = written(tmp_path, json.dumps([{"question": "a", "answer": "b", "source": "c"}]))
    library.importing.run(file, columns=["back", "front", "skip"])
    assert sides(library) == [("b", "a")]


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-9, 9) | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=8,
)
NAMES = st.sampled_from(["front", "back", "tags", "options", "answer", "hint", "id", "x"])


@settings(max_examples=150, deadline=None)
@given(st.lists(st.dictionaries(NAMES, VALUES) | VALUES, max_size=5), st.randoms())
def test_whatever_stands_there_it_is_told_or_read(cards: list[Any], rng: Any) -> None:
    from aimstudy.interchange.json_rows import _cells, _long, _objects

    text = json.dumps(cards, ensure_ascii=False)
    looks_like_json_rows(text[: rng.randrange(len(text) + 1)])
    found = [one for _, one in _objects(text)]
    assert found == cards
    for one in found:
        if isinstance(one, dict):
            assert all(isinstance(cell, str) for cell in _cells(_long(one)).values())
