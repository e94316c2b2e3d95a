"""What stands alone of a sentence: the whole of it, one main clause, or nothing."""

import pytest

from aimstudy.questions.realise import gap_of, statement_of
from tests.engine import read_article

ENGLISH = "# Harbour levy\n\nThe harbour levy is a charge on ships.\n\n"
NORWEGIAN = "# Havneavgift\n\nHavneavgiften er et gebyr for skip.\n\n"


def statements(sentence: str, *, english: bool = True) -> set[str]:
    """The statements of all facts of ``sentence``."""
    text = (ENGLISH if english else NORWEGIAN) + sentence + "\n"
    facts = read_article(text.encode(), "levy.md").facts
    return {statement_of(f) for f in facts if f.citations[0].quote == sentence} - {""}


def test_each_of_two_main_clauses_stands_alone() -> None:
    found = statements("The board sets the rate in May, and the council approves it in June.")
    assert "The board sets the rate in May." in found
    assert not any(text.startswith("The council approves it") for text in found)


def test_a_clause_that_points_back_is_never_shown_by_itself() -> None:
    found = statements("Ships pay the levy in port, but smaller boats avoid it by night.")
    assert not any(text.startswith("Smaller boats avoid it") for text in found)


def test_norwegian_clauses_stand_alone_as_well() -> None:
    found = statements(
        "Styret fastsetter satsen i mai, og fylket betaler 40 prosent av kostnadene.",
        english=False,
    )
    assert {"Fylket betaler 40 prosent av kostnadene."} <= found


@pytest.mark.parametrize(
    ("sentence", "gap"),
    [
        (
            "Suppose that a ferry carries 300 cars, and that the levy is 4 crowns.",
            "In the example: A ferry carries 300 cars, and the harbour levy is ____.",
        ),
        ("Imagine a pilot guides ninety ships.", "In the example: A pilot guides ____."),
    ],
)
def test_a_gap_says_that_it_is_an_example(sentence: str, gap: str) -> None:
    facts = read_article((ENGLISH + sentence + "\n").encode(), "levy.md").facts
    assert gap in {gap_of(fact) for fact in facts}


def test_a_noun_hung_on_a_name_in_brackets_is_not_named_twice() -> None:
    sentence = "Fagprøve I Redning (FIR)-betegnelsen er en faglig godkjenning i havnevesenet."
    text = (
        f"# Fagprøve I Redning (FIR)\n\n{sentence} FIR-betegnelsen gis av Havnerådet.\n\n"
        "Kandidatene må fullføre tre kurs for å få betegnelsen.\n"
    )
    facts = read_article(text.encode(), "fir.md").facts
    said = {statement_of(fact) for fact in facts}
    assert sentence in said
    assert not any("(FIR)-FIR" in statement for statement in said)
