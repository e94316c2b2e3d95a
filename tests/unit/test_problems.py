"""Every expected failure can be told in whole sentences."""

import string

import pytest

from aimstudy.domain.errors import Problem, ProblemKind


def fields_of(kind: ProblemKind) -> set[str]:
    texts = (kind.value.title, kind.value.detail, kind.value.next_step)
    return {field for text in texts for _, field, _, _ in string.Formatter().parse(text) if field}


@pytest.mark.parametrize("kind", ProblemKind)
def test_a_problem_says_what_why_and_what_next(kind: ProblemKind) -> None:
    problem = Problem(kind, **dict.fromkeys(fields_of(kind), "X{y}"))
    for text in (problem.title, problem.detail, problem.next_step):
        assert text
        assert text == text.strip()
        assert text[-1] in ".}"
    stop = "" if problem.detail.endswith(".") else "."
    assert str(problem) == f"{problem.title} {problem.detail}{stop} {problem.next_step}"


def test_a_reason_given_by_others_ends_as_a_sentence() -> None:
    problem = Problem(ProblemKind.FILE_UNREADABLE, name="a.md", reason="Input/output error")
    assert str(problem) == (
        "a.md could not be read. Input/output error. Check the disk and try again."
    )


def test_the_texts_are_filled_with_values_as_they_are() -> None:
    problem = Problem(ProblemKind.FILE_TOO_LARGE, name="{0} å.md", size=20, limit=2)
    assert problem.title == "{0} å.md is too large."
    assert problem.detail == "It has 20 MB; an article may have 2 MB."
