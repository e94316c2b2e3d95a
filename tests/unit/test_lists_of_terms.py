"""Texts as people keep them: lists of terms, questions with words before them, tables of code."""

import pytest

from aimstudy.domain.errors import Problem, ProblemKind
from tests.staged_text import staged

TERMS = [("Risk", "a chance of loss"), ("Premium", "what is paid, yearly"), ("Peril", "a cause")]
QUESTIONS = [("What is risk?", "a chance"), ("What is peril?", "a cause")]


@pytest.mark.parametrize(
    "form",
    [
        "{0}: {1}", "- {0}: {1}", "* {0}: {1}", "{n}. {0}: {1}", "{n}) {0} - {1}",
        "**{0}**: {1}", "**{0}:** {1}", "**{0}** {1}", "- **{0}** – {1}", "__{0}__: {1}",
        "{0} -> {1}", "{0} → {1}", "{0} => {1}",
    ],
)  # fmt: skip
def test_every_line_is_a_term_and_what_it_means(form: str) -> None:
    """Whatever list it is, and whatever stands between them, nothing of that is on the cards."""
    text = "\n".join(form.format(*sides, n=n) for n, sides in enumerate(TERMS, 1))
    assert staged(text, "words.txt").sides == TERMS
    assert staged("\n" + text + "\r\n", "words.csv").sides == TERMS


@pytest.mark.parametrize(
    ("asks", "answers"),
    [
        ("Question:", "Answer:"), ("Q:", "A:"), ("Spørsmål:", "Svar:"), ("**Q:**", "**A:**"),
        ("Front:", "Back:"), ("- question:", "  answer:"), ("FORSIDE:", "BAKSIDE:"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("between", ["\n", "\n\n"])
def test_words_before_a_question_and_its_answer_are_not_on_the_card(
    asks: str, answers: str, between: str
) -> None:
    """And the first card is one, too, though its words are those of a header."""
    text = between.join(f"{asks} {ask}\n{answers} {answer}" for ask, answer in QUESTIONS)
    found = staged(text, "words.txt")
    assert (found.sides, found.kinds) == (QUESTIONS, set())


def test_counted_questions_have_their_own_answers() -> None:
    """Their numbers part them, also where nothing else does."""
    assert staged("Q1: What is risk?\nA1: a chance\nQ2: What is peril?\nA2: a cause").sides == (
        QUESTIONS
    )
    assert staged("Q1. What is risk?\nA1. a chance\nQ2. What is peril?\nA2. a cause").sides == (
        QUESTIONS
    )


def test_tags_and_quotation_marks_of_a_list_are_understood() -> None:
    """As programs write such lists."""
    text = 'cards:\n- question: "What is: risk?"\n  answer: a chance\n  tags: [law, loss]\n'
    found = staged(text + '- question: "Why?"\n  answer: "so"\n')
    assert found.sides == [("What is: risk?", "a chance"), ("Why?", "so")]
    assert [note["tags"] for note in found.notes] == ["law loss", ""]


@pytest.mark.parametrize("above", ["", "* Glossary\n", "#+TITLE: Glossary\n\n", "# Glossary\n\n"])
def test_a_table_of_org_is_one_with_its_heading_and_its_rules(above: str) -> None:
    """A rule between rows is no row."""
    table = "| Term | Meaning |\n|------+------|\n| Risk | chance |\n|---+---|\n| Peril | cause |\n"
    found = staged(above + table)
    assert (found.sides, found.kinds) == ([("Risk", "chance"), ("Peril", "cause")], set())


def test_code_in_a_table_is_no_question_with_answers() -> None:
    """Two rows with as many tabs are a table, whatever stands in braces."""
    rows = [("name", "code"), ("swap", "x = {=y}")]
    assert staged("\n".join("\t".join(row) for row in rows)).sides == rows
    assert staged("Name the capital: {=Oslo}\n\nIs it so? {T}").sides != []


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        ("<html> tag,The root\n<body> tag,What is shown", ("<html> tag", "The root")),
        ("<quiz>,A test\n<exam>,A longer one", ("<quiz>", "A test")),
    ],
)
def test_a_table_about_markup_is_a_table(text: str, sides: tuple[str, str]) -> None:
    """Its first word is no page and no document."""
    assert staged(text).sides[0] == sides


@pytest.mark.parametrize(
    "text",
    [
        "<html><head><title>Download</title></head><body>soon</body></html>",
        "<!DOCTYPE html>\n<p>x, y",
    ],
)
def test_a_page_is_still_refused_as_one(text: str) -> None:
    """The page around a download."""
    with pytest.raises(Problem) as refused:
        staged(text)
    assert refused.value.kind is ProblemKind.DECK_IS_WEB_PAGE


@pytest.mark.parametrize(
    "text",
    [
        "Note: this is a text of two lines.\nIt is no list of terms at all.",
        "A long sentence that goes on and on before it comes to its end has: a colon.\n" * 4,
        "1\n00:00:01,000 --> 00:00:02,000\nHello there\n\n2\n00:00:03,000 --> 00:00:04,000\nBye\n",
    ],
)
def test_a_text_is_no_list_of_terms(text: str) -> None:
    """One colon does not make one."""
    with pytest.raises(Problem) as refused:
        staged(text)
    assert refused.value.kind is ProblemKind.DECK_KIND_UNKNOWN
