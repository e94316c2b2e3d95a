"""Under a heading that promises an example, all that tells of its actor holds there only."""

import pytest

from aimstudy.domain.fact import Fact
from aimstudy.questions.realise import gap_of, question_of
from tests.engine import read_article

FRAMES = ("in the example", "In the example:", "i eksemplet", "I eksemplet:")
ENGLISH = "# Rentals\n\nRentals are loans of boats.\n\n## Example of a rental\n\n"
NORWEGIAN = "# Utleie\n\nUtleie er lån av båter.\n\n## Eksempel på utleie\n\n"


def _facts(text: str) -> list[Fact]:
    found = read_article(text.encode(), "notes").facts
    return [f for f in found if f.citations[0].sentence > 0 and (question_of(f) or gap_of(f))]


def _framed(fact: Fact) -> bool:
    shown = f"{question_of(fact)} {gap_of(fact)}"
    return any(frame in shown for frame in FRAMES)


STORIES = [
    ENGLISH + "Brenton Boats, a hirer of canoes, owns 40 canoes. In July the yard earns $4,000.",
    ENGLISH + "A bakery with 9 employees spent $40,000 on flour in 2019. It then sold 12 ovens.",
    ENGLISH + "A diver from Crete owes $900. He pays $30 a week.\n\nHis aunt lends the diver $200.",
    NORWEGIAN + "En bonde i en fjellbygd eier 40 kyr. Han krever et depositum på 500 kroner.",
    NORWEGIAN + "Lund Båt AS, et utleiefirma, eier 12 båter. I juni tar selskapet 800 kroner.",
    NORWEGIAN + "Et bakeri med 9 ansatte kjøpte 40 ovner i 2019. Det solgte 12 ovner i mai.",
]
ACCOUNTS = [
    ENGLISH + "In 2014, Denmark introduced a boat register. The register holds 40,000 boats.",
    ENGLISH + "A deposit of $300 protects the owner. The owner must return it within 14 days.",
    NORWEGIAN + "I 2014 innførte Danmark et båtregister. Registeret omfatter 40 000 båter.",
    NORWEGIAN + "Siden bare 40 leiere har meldt seg, mener Norsk Båtlag at 12 båter er nok.",
]


@pytest.mark.parametrize("text", STORIES)
def test_a_story_under_such_a_heading_is_an_example(text: str) -> None:
    found = _facts(text)
    assert found
    assert all(_framed(fact) for fact in found), [question_of(f) for f in found]


@pytest.mark.parametrize("text", ACCOUNTS)
def test_what_happened_or_holds_for_all_is_none(text: str) -> None:
    assert not any(_framed(fact) for fact in _facts(text))


def test_a_paragraph_without_the_actor_leaves_the_example() -> None:
    story = ENGLISH + "A diver owes $900. He pays $30 a week.\n\nHirers must wear a vest."
    general = [f for f in _facts(story) if "vest" in f"{question_of(f)} {gap_of(f)} {f.answers}"]
    assert general
    assert not any(_framed(fact) for fact in general)
