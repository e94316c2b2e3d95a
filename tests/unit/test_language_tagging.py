"""Tags, forms and lemmas of single sentences, with the packed models."""

import pytest

from aimstudy.domain.article import Language
from aimstudy.language.words import Form, Word, tokenize
from tests.engine import MODELS

ENGLISH = MODELS.of(Language.ENGLISH)
NORWEGIAN = MODELS.of(Language.BOKMAL)
FINITE = (Form.PRESENT, Form.PAST, Form.PASSIVE)


def english(sentence: str) -> dict[str, Word]:
    return {word.text: word for word in ENGLISH.tag(tokenize(sentence))}


def norwegian(sentence: str) -> dict[str, Word]:
    return {word.text: word for word in NORWEGIAN.tag(tokenize(sentence))}


@pytest.mark.parametrize(
    ("sentence", "verb", "form"),
    [
        ("The pickled herring keeps for several weeks.", "keeps", Form.PRESENT),
        ("The committee reaches a decision in the spring.", "reaches", Form.PRESENT),
        ("Each chapter closes with a short summary.", "closes", Form.PRESENT),
        ("Otter dens slow down erosion.", "slow", Form.PRESENT),
        ("The fire killed two guards.", "killed", Form.PAST),
        ("Newer contracts incorporate the old rules.", "incorporate", Form.PRESENT),
        ("The licence lapses after five years.", "lapses", Form.PRESENT),
        ("The pump stops when the pressure falls.", "falls", Form.PRESENT),
        ("The path crosses the moor and links the two farms.", "links", Form.PRESENT),
        ("The price rose in June and then fell.", "fell", Form.PAST),
        ("Albeit the plan centres on trade, guests can read it.", "centres", Form.PRESENT),
        ("Short leases, by contrast, end after two years.", "end", Form.PRESENT),
    ],
)
def test_an_english_clause_gets_its_finite_verb(sentence: str, verb: str, form: Form) -> None:
    word = english(sentence)[verb]
    assert (word.tag, word.form) == ("VERB", form)


@pytest.mark.parametrize(
    ("sentence", "verb", "form"),
    [
        ("Ordningen varte i tolv år.", "varte", Form.PAST),
        ("Festivalen begynte i 1987.", "begynte", Form.PAST),
        ("Havnerådet ledet arbeidet fra starten.", "ledet", Form.PAST),
        ("Den nye loven erstattet to eldre regler.", "erstattet", Form.PAST),
        ("Stiftelsen ble opprettet i 1950 og ledet av Mari Sund.", "ledet", Form.PARTICIPLE),
        ("Boken er utgitt av et lite forlag.", "utgitt", Form.PARTICIPLE),
        ("Fondet forvaltes av banken.", "forvaltes", Form.PASSIVE),
        ("Antall saker sank med ti prosent.", "sank", Form.PAST),
        ("Perioden må vare i to år.", "vare", Form.BASE),
        ("Skrell løken og bind den i en klut.", "Skrell", Form.BASE),
        ("Lærlingen har fullført kurset og jobbet i to år.", "jobbet", Form.PARTICIPLE),
    ],
)
def test_norwegian_verb_forms(sentence: str, verb: str, form: Form) -> None:
    word = norwegian(sentence)[verb]
    assert (word.tag, word.form) == ("VERB", form)


def test_a_participle_may_be_an_adjective_in_norwegian() -> None:
    word = norwegian("Grunnkurset er også kalt forkurset.")["kalt"]
    assert word.form is Form.PARTICIPLE
    assert word.lemma == "kalle"


@pytest.mark.parametrize(
    ("sentence", "word", "tag"),
    [
        ("Rådet behandler ikke klager fra gjester.", "klager", "NOUN"),
        ("Styret vet ikke om prisen øker.", "om", "SCONJ"),
        ("Om våren samler elevene inn frø.", "Om", "ADP"),
        ("De trener for å bli bedre.", "å", "PART"),
        ("De trener for å bli bedre.", "for", "ADP"),
        ("Avgiften gjelder fordi loven krever det.", "fordi", "SCONJ"),
        ("Slike avtaler varer lenge.", "Slike", "DET"),
        ("Kystlaget eier tre båter.", "Kystlaget", "NOUN"),
        ("I 1920 kjøpte Torvald Brekke gården.", "Torvald", "PROPN"),
    ],
)
def test_norwegian_function_words_and_nouns(sentence: str, word: str, tag: str) -> None:
    assert norwegian(sentence)[word].tag == tag


def test_a_noun_phrase_holds_no_finite_verb() -> None:
    assert norwegian("En driver er en målbar størrelse.")["driver"].tag == "NOUN"
    assert norwegian("Banken krevde et forenklet regnskap.")["forenklet"].tag == "ADJ"
    assert norwegian("Mens styret møtes, er døren lukket.")["styret"].tag == "NOUN"
    assert english("Every guarantee covers two lenders.")["guarantee"].tag == "NOUN"


def test_a_capital_at_the_start_makes_no_name() -> None:
    assert english("Members pay a yearly fee.")["Members"].tag == "NOUN"
    assert english("Ms Farah Noor chairs the panel.")["Farah"].tag == "PROPN"
    assert english("A member of the CLIP must vote.")["CLIP"].tag == "PROPN"


def test_words_cut_otherwise_than_the_tagger_learnt_are_tagged() -> None:
    found = english("Guests don't pay, and the club's rooms cannot hold 2,000-2,500 people.")
    assert (found["don't"].tag, found["don't"].form) == ("AUX", Form.PRESENT)
    assert found["club's"].tag == "NOUN"
    assert found["cannot"].tag == "AUX"
    assert found["2,000-2,500"].tag == "NUM"
    assert found[","].tag == "PUNCT"


def test_nouns_know_their_place() -> None:
    found = norwegian("To kurs ble holdt, og fyrtårnmuseet solgte de gamle kartene.")
    assert (found["kurs"].number, found["kurs"].gender) == ("plur", "n")
    museum = found["fyrtårnmuseet"]
    assert (museum.lemma, museum.number, museum.definite) == ("fyrtårnmuseum", "sing", True)
    assert (found["kartene"].lemma, found["kartene"].number) == ("kart", "plur")
    assert english("Two criteria apply.")["criteria"].number == "plur"


def test_lemmas() -> None:
    found = english("The panels were chosen by larger boards, and he carries them.")
    assert [found[w].lemma for w in ("panels", "were", "chosen", "larger", "carries")] == [
        "panel",
        "be",
        "choose",
        "large",
        "carry",
    ]
