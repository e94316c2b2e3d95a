"""Grading of typed answers: never fails, never counts another number, never minds the order."""

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from aimstudy.domain.article import Language
from aimstudy.domain.quiz import Expected, PieceKind, Verdict
from aimstudy.questions.grading import grade

LANGUAGES = st.sampled_from(list(Language))
WORDS = st.lists(
    st.sampled_from(
        [
            "anchor",
            "harbour",
            "pilot",
            "compass",
            "lantern",
            "ferry",
            "cargo",
            "rudder",
            "signal",
            "chart",
        ]
    ),
    min_size=1,
    max_size=4,
    unique=True,
)
FEW = settings(max_examples=60, deadline=None)


@FEW
@given(LANGUAGES, st.text(min_size=1, max_size=60), st.text(max_size=80))
def test_anything_may_be_typed(language: Language, right: str, given: str) -> None:
    said = grade(Expected(language, (right,)), given, "?")
    assert said.verdict in Verdict
    kept = [piece.text for piece in said.difference if piece.kind is not PieceKind.EXTRA]
    assert not said.difference or "".join(kept).split() == right.split()


@FEW
@given(LANGUAGES, st.text(alphabet="abcdeæøåXYZ 0123456789-,.", min_size=1, max_size=40))
def test_the_answer_itself_is_right(language: Language, right: str) -> None:
    if any(c.isalnum() for c in right):
        assert grade(Expected(language, (right,)), right).verdict is Verdict.RIGHT


@FEW
@given(st.integers(2, 9000), st.integers(1, 9000), st.integers(1, 50))
def test_a_range_in_every_form_and_no_other(low: int, width: int, off: int) -> None:
    high = low + width
    right = f"between {low} and {high} days"
    english = Expected(Language.ENGLISH, (right,), low=low, high=high, unit="days")
    for text in (f"{low}-{high}", f"{low} to {high} days", f"{low:,} – {high:,} days"):
        assert grade(english, text).verdict is Verdict.RIGHT
    others = (f"{low}-{high + off}", f"{low + off}-{high}")
    for text in (f"{high}-{low}", str(low), str(high), *others):
        assert grade(english, text).verdict is not Verdict.RIGHT
    bokmal = Expected(Language.BOKMAL, (f"{low} til {high} kroner",), low=low, high=high)
    grouped = f"{low:,} – {high:,} kr".replace(",", " ")
    assert grade(bokmal, grouped).verdict is Verdict.RIGHT
    assert grade(bokmal, f"{low}-{high} dollar").verdict is Verdict.WRONG


@FEW
@given(LANGUAGES, WORDS, st.randoms(use_true_random=False))
def test_the_order_and_form_of_a_list_do_not_matter(
    language: Language, words: list[str], chance: random.Random
) -> None:
    shuffled = chance.sample(words, len(words))
    if len(words) < 2:
        return
    expected = Expected(language, tuple(words))
    joint = " and " if language is Language.ENGLISH else " og "
    given = ", ".join(shuffled[:-1]).upper() + joint + shuffled[-1]
    assert grade(expected, given).verdict is Verdict.RIGHT
    lacking = grade(expected, ", ".join(shuffled[1:]))
    assert lacking.verdict is not Verdict.RIGHT
    assert (lacking.found, lacking.wanted) == (len(words) - 1, len(words))


@FEW
@given(WORDS, WORDS)
def test_a_refused_answer_is_never_right(right: list[str], other: list[str]) -> None:
    one, two = " ".join(right), " ".join(other)
    if one == two:
        return
    expected = Expected(Language.ENGLISH, (one,), refuse=(two,))
    assert grade(expected, two).verdict is Verdict.WRONG
