"""A card from marked words: whole words, clean text, a verbatim citation."""

import pytest

from aimstudy.domain.errors import Problem, ProblemKind
from aimstudy.questions.marked_text import card_from_selection
from tests.engine import read_article

TEXT = "The plan covers [travel costs](/travel) in the town . It is **run** by the council.\n"


def mark(words: str) -> tuple[str, str, str]:
    article = read_article(TEXT.encode(), "plan").article
    start = TEXT.index(words)
    draft, citation = card_from_selection(article, start, start + len(words))
    assert TEXT[citation.start : citation.end] == citation.quote
    assert TEXT[citation.answer_start : citation.answer_end] == words
    return draft.prompt, draft.answer, citation.quote


def test_the_marked_words_are_left_out_of_a_clean_sentence() -> None:
    assert mark("travel costs") == (
        "The plan covers ____ in the town.",
        "travel costs",
        "The plan covers [travel costs](/travel) in the town .",
    )
    assert mark("run") == ("It is ____ by the council.", "run", "It is **run** by the council.")


def test_half_words_are_completed() -> None:
    assert mark("ravel cos")[:2] == ("The plan covers ____ in the town.", "travel costs")


def test_a_mark_over_two_sentences_shows_both() -> None:
    prompt, answer, _ = mark("town . It")
    assert prompt == "The plan covers travel costs in the ____ is run by the council."
    assert answer == "town. It"


SPACE = TEXT.index(" covers")


@pytest.mark.parametrize(("start", "end"), [(5, 5), (SPACE, SPACE + 1), (9999, 10002), (-5, 0)])
def test_an_empty_mark_is_refused(start: int, end: int) -> None:
    article = read_article(TEXT.encode(), "plan").article
    with pytest.raises(Problem) as caught:
        card_from_selection(article, start, end)
    assert caught.value.kind is ProblemKind.SELECTION_EMPTY


def test_a_mark_over_everything_leaves_nothing_to_show() -> None:
    article = read_article(b"The plan was founded in 1950 by the Board.\n", "plan").article
    with pytest.raises(Problem) as caught:
        card_from_selection(article, 0, 10**9)
    assert caught.value.kind is ProblemKind.SELECTION_WHOLE
