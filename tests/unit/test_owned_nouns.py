"""Nouns that belong to what an article is about, by the class of thing that is."""

from aimstudy.facts.owning import owned_nouns
from tests.engine import read_article


def test_the_class_of_thing_decides_what_it_owns() -> None:
    bank = dict(owned_nouns("Banken har kunder.", frozenset({"sparebank"}), "Fjordbanken"))
    assert bank["hovedkontoret"] == "til"
    assert "premien" not in bank
    policy = dict(owned_nouns("Den dekker tap.", frozenset({"forsikring"}), "isforsikring"))
    assert policy["premien"] == "for"
    assert "hovedkontoret" not in policy


def test_a_noun_with_an_owner_in_the_text_is_left_alone() -> None:
    text = "Hovedkontoret til stiftelsen ligger i Bergen. Banken er ny."
    assert "hovedkontoret" not in dict(owned_nouns(text, frozenset({"bank"}), "Fjordbanken"))
    assert owned_nouns("Banken er ny.", frozenset({"bank"}), "") == ()


def test_a_question_names_the_owner_of_its_subject() -> None:
    text = (
        "---\ntitle: Fjordbanken\n---\n\nFjordbanken er en bank som gir lån til rederier.\n\n"
        "Hovedkontoret ligger i Kristiansund.\n"
    )
    article = read_article(text.encode(), "bank.md")
    prompts = [fact.subject for fact in article.facts]
    assert "hovedkontoret til Fjordbanken" in prompts
