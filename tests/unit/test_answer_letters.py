"""The letters of a sheet done on paper, typed in one line."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aimstudy.domain.answer_letters import LetterFault, LetterQuestion
from aimstudy.questions.answer_letters import read_letters

FOUR = [LetterQuestion(4)] * 4
MIXED = [LetterQuestion(4), LetterQuestion(2), LetterQuestion(5, several=True), LetterQuestion(3)]


@pytest.mark.parametrize(
    "line",
    ["ACBD", "acbd", " A C B D ", "A,C,B,D", "A; C; B; D", "AC BD", "1A 2C 3B 4D", "4d3b2c1a",
     "1. A  2. C  3. B  4. D", "1) a, 2) c, 3) b, 4) d", "1:A 2:C 3:B 4:D", "1A2C3B4D"],
)  # fmt: skip
def test_one_line_can_be_written_in_many_ways(line: str) -> None:
    read = read_letters(line, FOUR)
    assert (read.answers, read.faults) == ((0, 2, 1, 3), ())


@pytest.mark.parametrize(
    ("line", "left_out"),
    [
        ("A-B?", {3}),
        ("A - B .", set()),
        ("A ? B –", {1}),
        ("1A 3B", {1, 3}),
        ("1A 2- 3B 4?", {3}),
        ("3B 1A 4 -", {1}),
        ("1A 2 3B 4-", {1}),
    ],
)
def test_a_dash_is_not_known_and_what_is_left_out_was_not_asked(
    line: str, left_out: set[int]
) -> None:
    read = read_letters(line, FOUR)
    assert (read.answers, read.faults) == ((0, None, 1, None), ())
    assert read.left_out == left_out


@pytest.mark.parametrize("line", ["????", "? ? ? ?", "1?", "2"])
def test_a_line_that_leaves_all_out_is_no_answer(line: str) -> None:
    [fault] = read_letters(line, FOUR).faults
    assert fault.fault is LetterFault.NOTHING


@pytest.mark.parametrize("line", ["b a ceb c", "1B 2A 3BCE 4C", "B A BEC C"])
def test_several_letters_where_several_are_asked_for(line: str) -> None:
    assert read_letters(line, MIXED).answers == (1, 0, (1, 2, 4), 2)


@pytest.mark.parametrize(
    ("line", "fault", "question"),
    [
        ("AXBD", LetterFault.NO_OPTION, 2),
        ("A C B E", LetterFault.NO_OPTION, 4),
        ("1A 2CD 3B 4D", LetterFault.TOO_MANY, 2),
        ("1A 2C 2B 4D", LetterFault.TWICE, 2),
        ("1A 5C", LetterFault.NO_QUESTION, 0),
        ("1A 0C", LetterFault.NO_QUESTION, 0),
        ("ACB", LetterFault.COUNT, 0),
        ("ACBDA", LetterFault.COUNT, 0),
        ("", LetterFault.COUNT, 0),
        ("A C B Å", LetterFault.STRANGE, 4),
        ("1A 2C * 3B", LetterFault.STRANGE, 0),
    ],
)
def test_what_cannot_be_taken_is_said_where_it_is(
    line: str, fault: LetterFault, question: int
) -> None:
    read = read_letters(line, FOUR)
    assert [(found.fault, found.question) for found in read.faults] == [(fault, question)]


def test_a_letter_twice_in_a_group_is_said() -> None:
    [found] = read_letters("b a cc c", MIXED).faults
    assert (found.fault, found.question, found.written) == (LetterFault.TWICE, 3, "CC")


def test_without_numbers_a_letter_left_out_moves_nothing_silently() -> None:
    assert read_letters("A B C", MIXED).faults[0].fault is LetterFault.COUNT


ANSWERS = st.lists(st.one_of(st.none(), st.integers(0, 3)), min_size=1, max_size=60)


@given(
    ANSWERS, st.sampled_from(["{n}{a}", "{n}. {a} ", "{a} ", "{a}", "{n}) {a}, "]), st.booleans()
)
def test_what_is_written_is_read_back(answers: list[int | None], form: str, small: bool) -> None:
    letters = ["-" if answer is None else "ABCD"[answer] for answer in answers]
    line = "".join(form.format(n=n, a=letter) for n, letter in enumerate(letters, 1))
    read = read_letters(line.lower() if small else line, [LetterQuestion(4)] * len(answers))
    assert (list(read.answers), read.faults, read.found) == (answers, (), len(answers))


@given(st.text(max_size=80), st.integers(1, 8))
def test_any_line_is_read_or_refused_in_words(line: str, count: int) -> None:
    read = read_letters(line, [LetterQuestion(3, place % 2 == 0) for place in range(count)])
    assert len(read.answers) == count
    assert read.faults or all(
        answer is None or isinstance(answer, int | tuple) for answer in read.answers
    )
