"""Whether a title tells an answer."""

import pytest

from aimstudy.domain.told import tells


@pytest.mark.parametrize(
    ("shown", "answer", "told"),
    [
        ("Associate in Management (AIM)", "Associate in Management", True),
        ("Associate in Management (AIM)", "aim.", True),
        ("Kapittel 4: Regn, snø", "regn", True),
        ("Risk-sharing pools", "risk sharing", True),
        ("Managements of old", "management", False),
        ("Capitals", "Oslo", False),
        ("Capitals", "", False),
        ("Capitals", "—", False),
        ("", "Oslo", False),
    ],
)
def test_whole_words_of_an_answer_are_found_in_any_case_and_marks(
    shown: str, answer: str, told: bool
) -> None:
    assert tells(shown, ["something else", answer]) is told
