"""Articles of every shape give the blocks, sentences, labels and lists a reader sees."""

import pytest

from aimstudy.domain.article import BlockKind, Language, ReadingWarning
from aimstudy.domain.errors import Problem
from aimstudy.facts.announced import stated
from aimstudy.facts.sentences import Structured, structure_article
from tests.engine import MODELS

OPENING = "The plan is a scheme for the workers of the town.\n\n"


def structured(text: str) -> Structured:
    return structure_article(text, text.encode(), True, "plan.md", MODELS)


def sentences(text: str) -> list[str]:
    return [s.clean for s in structured(text).article.sentences]


def headings(text: str) -> list[str]:
    return [section.title for section in structured(text).article.sections]


def looked_at(text: str) -> list[str]:
    return [s.clean for s in stated(structured(text), MODELS)]


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("# Costs", "Costs"),
        ("##Costs", "Costs"),
        ("## Costs ##", "Costs"),
        ("###   Costs", "Costs"),
        ("Costs\n=====", "Costs"),
        ("Costs\n---", "Costs"),
        ("**Costs**", "Costs"),
        ("**What does it cost?**", "What does it cost?"),
        ("## What does it cost?", "What does it cost?"),
        ("<h2>Costs &amp; fees</h2>", "Costs & fees"),
        ("## [Costs](/costs)", "Costs"),
    ],
)
def test_headings(line: str, title: str) -> None:
    text = f"# Plan\n\n{OPENING}{line}\n\nIt costs $40 a year.\n"
    assert headings(text) == ["Plan", title]
    assert sentences(text)[-1] == "It costs $40 a year."


def test_a_text_without_marks_has_its_short_lines_as_headings() -> None:
    text = f"Harbour plan\n\n{OPENING}What does it cost?\n\nIt costs $40 a year.\n"
    assert headings(text) == ["Harbour plan", "What does it cost?"]


@pytest.mark.parametrize(
    "mark",
    [
        "- ",
        "– ",
        "— ",
        "* ",
        "+ ",
        "• ",
        "•",
        "● ",
        "1. ",
        "1) ",
        "(a) ",
        "a) ",
        "–",
        "- [x] ",
        "→ ",
    ],
)
def test_bullets(mark: str) -> None:
    text = f"{OPENING}{mark}Members pay a fee.\n{mark}The town pays the rest.\n"
    found = structured(text).article.sentences
    assert [s.clean for s in found[1:]] == ["Members pay a fee.", "The town pays the rest."]
    assert {s.block for s in found[1:]} == {BlockKind.BULLET}


def test_wrapped_lines_are_one_paragraph() -> None:
    text = (
        "Ordningen ble opprettet av styret og gjaldt helt frem til\n12. mars 2021, da den ble "
        "lagt\nned. Den hadde da vart i ti år\n– nesten for lenge.\n"
    )
    assert sentences(text) == [
        "Ordningen ble opprettet av styret og gjaldt helt frem til 12. mars 2021, da den ble lagt "
        "ned.",
        "Den hadde da vart i ti år – nesten for lenge.",
    ]


def test_nested_bullets_have_a_depth() -> None:
    text = f"{OPENING}- Fees\n  - Entry fee\n    - Late fee\n- Fines\n"
    found = structured(text).article.blocks
    assert [b.level for b in found if b.kind is BlockKind.BULLET] == [0, 1, 2, 0]


def test_questions_and_answers_stand_apart() -> None:
    text = (
        f"# Plan\n\n{OPENING}Q: Who runs it?\nA: It is run by the Board.\n\n"
        "**Is it old?** It is new.\n"
    )
    assert sentences(text)[1:] == [
        "Who runs it?",
        "It is run by the Board.",
        "Is it old?",
        "It is new.",
    ]


def test_labels_are_no_part_of_the_sentence_after_them() -> None:
    text = (
        f"{OPENING}**Purpose.** It protects the sailors.\n\n- **Fee**: It is $40.\n"
        "- Entry – Members join in May.\n- Three courses are needed: A and B.\n"
    )
    found = structured(text)
    by_clean = {s.clean: found.labels[s.index] for s in found.article.sentences}
    assert by_clean["It protects the sailors."] == "Purpose"
    assert by_clean["It is $40."] == "Fee"
    assert by_clean["Members join in May."] == "Entry"
    assert by_clean["Three courses are needed: A and B."] == ""
    assert "Purpose." not in looked_at(text)


def test_a_definition_list_gives_terms_and_glosses() -> None:
    text = f"{OPENING}Premium\n: It is the price of cover.\n\nExcess\n: It is what members pay.\n"
    found = structured(text)
    assert sentences(text)[1:] == [
        "Premium:",
        "It is the price of cover.",
        "Excess:",
        "It is what members pay.",
    ]
    assert [found.labels[i] for i in (2, 4)] == ["Premium", "Excess"]


def test_a_list_is_read_with_what_announces_it() -> None:
    text = (
        f"{OPENING}It covers three kinds of loss:\n\n- Fire\n- Water damage\n- Theft of cargo\n\n"
        "The clerk must:\n* hear the parties;\n* write a draft; and\n* send it to the Board.\n"
    )
    assert looked_at(text)[1:] == [
        "It covers three kinds of loss: fire, water damage and theft of cargo.",
        "The clerk must hear the parties, write a draft and send it to the Board.",
    ]
    for sentence in stated(structured(text), MODELS):
        assert sentence.raw == text[sentence.start : sentence.end]


def test_a_norwegian_list_is_read_with_what_announces_it() -> None:
    text = (
        "Ordningen er laget for de ansatte i byen.\n\nKurset består av følgende deler:\n"
        "– muntlig eksamen\n– skriftlig eksamen\n\nMedlemmene får:\n1. Rabatt på lunsj\n"
        "2. Gratis billett til Oslo\n"
    )
    assert looked_at(text)[1:] == [
        "Kurset består av følgende deler: muntlig eksamen og skriftlig eksamen.",
        "Medlemmene får rabatt på lunsj og gratis billett til Oslo.",
    ]


def test_words_that_only_announce_a_long_list_state_nothing() -> None:
    points = "".join(f"- Harbour fee {n}\n" for n in range(12))
    assert looked_at(f"{OPENING}It covers the following fees:\n{points}") == [OPENING.strip()]
    assert looked_at(f"{OPENING}It is paid for:\n{points}") == [OPENING.strip()]
    assert looked_at(f"{OPENING}It has twelve fees:\n{points}")[1:] == ["It has twelve fees:"]


def test_a_glossary_defines_its_terms() -> None:
    text = (
        f"{OPENING}- **Premium**: the price of cover\n- **Excess** – a part of the loss\n"
        "- *Members*: the people who pay\n"
    )
    assert looked_at(text)[1:] == [
        "Premium is the price of cover.",
        "Excess is a part of the loss.",
        "Members are the people who pay.",
    ]


def test_points_that_are_sentences_stay_sentences() -> None:
    text = f"{OPENING}These rules apply:\n\n- The fee is $40.\n- Members pay it in May.\n"
    assert looked_at(text)[1:] == ["The fee is $40.", "Members pay it in May."]
    (found,) = structured(text).lists
    assert (found.intro, found.fragments, len(found.items)) == (1, False, 2)


def test_steps_are_an_ordered_list() -> None:
    text = f"{OPENING}To join:\n\n1. Fill in the form.\n2. Send it to the Board.\n"
    (found,) = structured(text).lists
    assert found.ordered
    assert [item.text for item in found.items] == ["Fill in the form", "Send it to the Board"]


def test_points_that_are_only_words_state_nothing() -> None:
    assert looked_at(f"{OPENING}## Losses\n\n- Cargo claims\n- Crew claims\n") == [OPENING.strip()]


def test_sources_and_tables_state_nothing() -> None:
    text = (
        f"{OPENING}| Year | Fee |\n|---|---|\n| 1998 | $40 |\n\na | b\n---|---\nc | d\n\n"
        "## References\n\n- The plan was described by Dale in 1998.\n"
    )
    assert looked_at(text) == [OPENING.strip()]


def test_html_is_dropped_with_a_warning() -> None:
    text = (
        "<html><head><title>x</title><style>p {color: red}</style></head><body><h1>Plan</h1>"
        "<p>The plan is a scheme for the workers of the town.</p><ul><li>It costs $40.</li>"
        "<li>It is old &amp; safe.</li></ul><script>var the = 'of and';</script></body></html>"
    )
    found = structured(text).article
    assert [s.clean for s in found.sentences] == [
        "The plan is a scheme for the workers of the town.",
        "It costs $40.",
        "It is old & safe.",
    ]
    assert found.title == "Plan"
    assert ReadingWarning.HTML_DROPPED in found.warnings


@pytest.mark.parametrize(
    ("top", "title", "warning"),
    [
        ("---\ntitle: The plan\nkeywords: a\n---\n", "The plan", None),
        ("---\ntitle: 'The: plan'\n# a remark\nkeywords:\n  - a\n---\n", "The: plan", None),
        ("title: The plan\nauthor: Dale\n\n", "The plan", None),
        ("+++\ntitle = 'The plan'\n+++\n", "The plan", None),
        ("---\ntitle: The plan\nnonsense here\n---\n", "The plan", "front_matter_broken"),
        ("---\ntitle: The plan\n\n", "The plan", "front_matter_unclosed"),
        ("---\n" + "k: v\n" * 500 + "title: The plan\n---\n", "The plan", None),
    ],
)
def test_front_matter(top: str, title: str, warning: str | None) -> None:
    found = structured(top + OPENING + "It costs $40 a year.\n").article
    assert found.title == title
    assert [w.value for w in found.warnings] == ([warning] if warning else [])
    assert [s.clean for s in found.sentences] == [OPENING.strip(), "It costs $40 a year."]


def test_each_sentence_has_its_own_language() -> None:
    text = (
        "The plan is a scheme for the workers of the town, and it is run by the council. "
        "Ordningen ble opprettet av styret og betales av staten. It costs $40 a year.\n"
    )
    found = structured(text)
    assert found.languages == (Language.ENGLISH, Language.BOKMAL, Language.ENGLISH)
    assert ReadingWarning.TWO_LANGUAGES in found.article.warnings


@pytest.mark.parametrize(
    "text", ["x", "12345", "hello", "| a | b |", "aaaa" * 1000, "# The plan\n"]
)
def test_a_word_or_two_is_no_article(text: str) -> None:
    with pytest.raises(Problem) as caught:
        structured(text)
    assert caught.value.kind.name == "NO_SENTENCES"


def test_one_huge_line_is_read() -> None:
    text = " # " + OPENING.strip() + " " + "It costs $40 a year. " * 1000
    assert len(sentences(text)) == 1001


def test_more_sentences_than_are_searched_are_said() -> None:
    found = structured("The plan is run by the town. " * 3100).article
    assert found.warnings == (ReadingWarning.TOO_MANY_SENTENCES,)
