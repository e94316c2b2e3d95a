"""A list is split only where its items are sure."""

from aimstudy.facts.clause_lists import asked_items, clause_items
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


def test_a_list_inside_a_clause_about_its_first_item_is_no_list() -> None:
    assert split_list("a form that asks for name, age and trade", ENGLISH) == ()
    assert split_list("et skjema som spør om navn, alder og yrke", NORWEGIAN) == ()


def test_a_participle_before_its_noun_is_an_item() -> None:
    assert len(split_list("faste kostnader, tapt overskudd og ekstrautgifter", NORWEGIAN)) == 3


def test_clauses_in_a_row_need_the_announced_number() -> None:
    text = "when the form is late, and when the damage was intended"
    assert clause_items(text, ENGLISH, 2) == (
        "when the form is late",
        "when the damage was intended",
    )
    assert clause_items(text, ENGLISH, 3) == ()
    whole = "skipet må flyte, mannskapet må være betalt, og lasten må være tørr"
    assert len(clause_items(whole, NORWEGIAN, 3)) == 3
    assert clause_items("nett, tau og garn", NORWEGIAN, 3) == ()


def test_indirect_questions_in_a_row() -> None:
    text = "who pays the fee, what it covers and when it is due"
    assert asked_items(text, ENGLISH) == (
        "who pays the fee",
        "what it covers",
        "when it is due",
    )
    assert asked_items("who pays the fee", ENGLISH) == ()
