"""Other forms of words, from the packed lexicons."""

import pytest

from aimstudy.domain.article import Language
from aimstudy.language import inflection
from aimstudy.language.words import Form
from tests.engine import MODELS

NORWEGIAN = MODELS.of(Language.BOKMAL).lexicon
ENGLISH = MODELS.of(Language.ENGLISH).lexicon


@pytest.mark.parametrize(
    ("noun", "article", "definite", "definite_plural"),
    [
        ("eksamen", "en", "eksamenen", "eksamenene"),
        ("kurs", "et", "kurset", "kursene"),
        ("seilkurs", "et", "seilkurset", "seilkursene"),
        ("museum", "et", "museet", "museene"),
        ("bok", "en", "boken", "bøkene"),
        ("barn", "et", "barnet", "barna"),
        ("lærer", "en", "læreren", "lærerne"),
        ("takstkontor", "et", "takstkontoret", "takstkontorene"),
        ("regel", "en", "regelen", "reglene"),
    ],
)
def test_norwegian_nouns(noun: str, article: str, definite: str, definite_plural: str) -> None:
    assert inflection.article(NORWEGIAN, noun) == article
    assert inflection.definite(NORWEGIAN, noun) == definite
    assert inflection.definite_plural(NORWEGIAN, noun) == definite_plural
    assert inflection.singular(NORWEGIAN, definite) == noun
    assert inflection.singular(NORWEGIAN, definite_plural) == noun


def test_an_unknown_noun_follows_its_article() -> None:
    assert inflection.definite(NORWEGIAN, "blorf") == ""
    assert inflection.definite(NORWEGIAN, "blorf", "et") == "blorfet"
    assert inflection.definite(NORWEGIAN, "blorfe", "en") == "blorfen"


@pytest.mark.parametrize(
    ("phrase", "definite"),
    [
        ("en muntlig eksamen i jus", "den muntlige eksamenen i jus"),
        ("et frivillig kurs", "det frivillige kurset"),
        ("et lite museum ved havet", "det lille museet ved havet"),
        ("en godkjent takstmann", "den godkjente takstmannen"),
        ("en flytende bro", "den flytende broen"),
        ("et gammelt fyr", "det gamle fyret"),
        ("en ny butikk", "den nye butikken"),
        ("et nytt anlegg", "det nye anlegget"),
        ("en avtale", "avtalen"),
        ("avtaler", ""),
    ],
)
def test_a_norwegian_phrase_becomes_definite(phrase: str, definite: str) -> None:
    assert inflection.definite_phrase(NORWEGIAN, phrase) == definite


@pytest.mark.parametrize(
    ("verb", "forms"),
    [
        ("ledes", ("lede", "leder", "ledet", "ledet", "ledes")),
        ("utga", ("utgi", "utgir", "utga", "utgitt", "utgis")),
        ("varte", ("vare", "varer", "varte", "vart", "vares")),
        ("gjenoppnevnes", ("gjenoppnevne", "gjenoppnevner", "gjenoppnevnte", "gjenoppnevnt", None)),
        ("er", ("være", "er", "var", "vært", None)),
        ("finnes", ("finnes", "finnes", "fantes", None, None)),
        ("nedla", ("nedlegge", "nedlegger", "nedla", "nedlagt", "nedlegges")),
        ("administrerte", ("administrere", "administrerer", "administrerte", "administrert", None)),
    ],
)
def test_norwegian_verbs(verb: str, forms: tuple[str | None, ...]) -> None:
    order = (Form.BASE, Form.PRESENT, Form.PAST, Form.PARTICIPLE, Form.PASSIVE)
    found = [inflection.verb_form(NORWEGIAN, verb, form) for form in order]
    assert [f for f, want in zip(found, forms, strict=True) if want] == [f for f in forms if f]


@pytest.mark.parametrize(
    ("verb", "forms"),
    [
        ("reaches", ("reach", "reaches", "reached", "reached", "reaching")),
        ("oversaw", ("oversee", "oversees", "oversaw", "overseen", "overseeing")),
        ("referred", ("refer", "refers", "referred", "referred", "referring")),
        ("co-founded", ("co-found", "co-founds", "co-founded", "co-founded", "co-founding")),
        ("was", ("be", "is", "was", "been", "being")),
    ],
)
def test_english_verbs(verb: str, forms: tuple[str, ...]) -> None:
    order = (Form.BASE, Form.PRESENT, Form.PAST, Form.PARTICIPLE, Form.ING)
    assert tuple(inflection.verb_form(ENGLISH, verb, form) for form in order) == forms


def test_a_verb_nobody_knows_has_no_forms() -> None:
    assert inflection.infinitive(ENGLISH, "blorfs") == ""
    assert inflection.verb_form(NORWEGIAN, "blorfer", Form.PAST) == ""


def test_english_nouns_and_articles() -> None:
    assert inflection.singular(ENGLISH, "criteria") == "criterion"
    words = ("hour", "union", "exam", "NGO", "80", "house", "European", "umbrella")
    assert [inflection.article(ENGLISH, w) for w in words] == [
        "an", "a", "an", "an", "an", "a", "a", "an",
    ]  # fmt: skip
