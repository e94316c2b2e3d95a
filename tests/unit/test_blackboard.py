"""The tabbed text of Blackboard: what is a question, what is left out, what another table."""

import json

import pytest

from aimstudy.domain.errors import Problem, ProblemKind
from aimstudy.interchange import limits
from aimstudy.interchange.blackboard import looks_like_blackboard, read_blackboard
from tests.unit.test_question_texts import REMARKS, staged

TEXT = """MC\tWhich floats?\tlead\tincorrect\t"cork"\tcorrect
MA\tWhich are <b>wet</b>?\train\tcorrect\tsand\tincorrect\tfog\tcorrect
TF\tLead floats.\tFalse
FIB\tThe sign of tin?\tSn\tsn
NUM\tHow many?\t12.5\t0.5
MAT\tWhat is it of?\tsail\tcloth\tkeel\toak

ESS\tDiscuss.\t
MC\tNone is right?\ta\tincorrect
XX\twhat\tis this
TF\tNot said.\tperhaps
"""


def test_each_kind_of_question() -> None:
    assert staged(read_blackboard, TEXT, "SELECT place, front, back FROM notes ORDER BY id") == [
        ("1", "Which floats?", '"cork"'),
        ("2", "Which are wet?", "rain, fog"),
        ("3", "Lead floats.", "False"),
        ("4", "The sign of tin?", "Sn"),
        ("5", "How many?", "12.5 ± 0.5"),
        ("6", "What is it of?\nsail", "cloth"),
        ("6", "What is it of?\nkeel", "oak"),
    ]
    [choices, several, *_] = staged(read_blackboard, TEXT, "SELECT choices FROM notes ORDER BY id")
    assert json.loads(str(choices[0])) == {"options": ["lead", '"cork"'], "right": [1]}
    assert json.loads(str(several[0]))["right"] == [0, 2]
    assert staged(read_blackboard, TEXT, REMARKS) == [
        ("QUESTION_KIND_LEFT_OUT", 8),
        ("ROW_WITHOUT_ANSWER", 9),
        ("LINE_NOT_UNDERSTOOD", 10),
        ("ROW_WITHOUT_ANSWER", 11),
    ]


@pytest.mark.parametrize(
    ("text", "is_it"),
    [
        (TEXT, True),
        ("mc\tQ?\ta\tcorrect\n", True),
        ("MC\tmaster of ceremonies\nTF\ttask force\n", False),
        ("MC\tQ?\ta\tright\tb\twrong\n", False),
        ("word\tmeaning\nTF\tIs it?\ttrue\nother\tthing\n", False),
        ("", False),
    ],
)
def test_it_is_told_from_other_tables(text: str, is_it: bool) -> None:
    assert looks_like_blackboard(text) is is_it


def test_a_question_of_very_many_pairs_is_asked_without_options() -> None:
    pairs = "".join(f"\tl{n}\tr{n}" for n in range(201))
    notes = staged(read_blackboard, f"MAT\tq{pairs}\n", "SELECT front, back, choices FROM notes")
    assert len(notes) == 201
    assert notes[7][:2] == ("q\nl7", "r7")
    assert not any(choices for *_, choices in notes)
    assert {code for code, _ in staged(read_blackboard, f"MAT\tq{pairs}\n", REMARKS)} == {
        "OPTIONS_TOO_MANY"
    }


def test_pairs_that_repeat_a_long_question_end_somewhere(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "QUESTION_TEXTS", 20_000)
    text = "MAT\t" + "q" * 1_000 + "".join(f"\tl{n}\tr{n}" for n in range(30)) + "\n"
    with pytest.raises(Problem) as refused:
        staged(read_blackboard, text, REMARKS)
    assert refused.value.kind is ProblemKind.DECK_TOO_LARGE
