"""A list is split only where its items are sure."""

from aimstudy.language.enumerations import split_list
from aimstudy.language.grammar import ENGLISH, NORWEGIAN


def test_commas_and_a_last_and() -> None:
    assert split_list("law, tax and trade", ENGLISH) == ("law", "tax", "trade")
    assert split_list("jus, skatt, og handel", NORWEGIAN) == ("jus", "skatt", "handel")


def test_an_and_inside_an_item_stays_when_the_number_is_known() -> None:
    text = "Rules of Conduct and Ethics and the Harbour Code"
    assert split_list(text, ENGLISH, expected=2) == (
        "Rules of Conduct",
        "Ethics and the Harbour Code",
    )
    assert split_list(text, ENGLISH) == ()


def test_suspended_compounds_and_open_ends_are_no_list() -> None:
    assert split_list("tilsyns- eller lederrolle", NORWEGIAN) == ()
    assert split_list("law, tax, etc.", ENGLISH) == ()


def test_the_announced_number_must_fit() -> None:
    assert split_list("law, tax and trade", ENGLISH, expected=4) == ()
