"""Questions that a teacher would strike out: each text may not lead to what stands beside it."""

import pytest

from aimstudy.domain.article import Language
from aimstudy.questions.cards import sound_cards
from aimstudy.questions.contrasts import slots
from tests.engine import read_article

_ENGLISH = (
    "\n\nThe association of players was founded for the people of the town and for the members of "
    "the club that wanted to play. This is a text about the game and its rules.\n"
)
_NORWEGIAN = (
    "\n\nForeningen av spillere ble til for folk i bygda og for de medlemmene av klubben som ville "
    "spille. Dette er en tekst om spillet og dets regler, og den er ikke den eneste.\n"
)


def _cards(title: str, text: str, padding: str) -> list[str]:
    reading = read_article(f"# {title}\n\n{text}{padding}".encode(), "odd.md")
    return [f"{draft.prompt} => {draft.answer}" for _, draft in sound_cards(reading)]


@pytest.mark.parametrize(
    ("text", "right", "wrong"),
    [
        # what "it", "them" and "one" mean
        (
            "The office checks the request and sends it to the ministry, which has six months to "
            "examine it.",
            "What does the office check? => the request",
            "examine the office",
        ),
        (
            "Wardens take five samples from each tank. If one of them holds more than 100 germs "
            "per gram, the whole tank is emptied.",
            "How many samples do wardens take",
            "one of the wardens",
        ),
        (
            "Each coat of varnish is dried over a low flame before the next one is laid on.",
            "dried over a low flame",
            "next flame",
        ),
        (
            "The pasture lies high. If it is raining on frozen ground, sheep stay in.",
            "if it is raining",
            "pasture is raining",
        ),
        # verbs that look like something else
        ("The glue binds the paper and lets vapours escape while it is pressed.", "", "does lets"),
        (
            "The rowers were moved from hull teams to war teams by many coaches after 2005.",
            "After what date were the rowers moved",
            "Why were the rowers moved",
        ),
        (
            "Old Meg, the largest barrel ever cast in Norvik, weighs 16.8 tonnes and was finished "
            "in 1881.",
            "1881",
            "the largest barrel ever cast?",
        ),
        (
            "In 2016 the owner of Castle Mill pleaded guilty to selling chalk as flour.",
            "2016",
            "the owner of Castle Mill pleaded guilty to selling chalk as flour? => 2016",
        ),
        # what a question has to hold
        ("The low bell lies an octave below the high bell.", "", "What does the low bell lie"),
        ("Every plank is cut slightly too thick.", "", "=> slightly"),
        (
            "Norvik Mill closed in 2017 after nearly 450 years in business.",
            "2017",
            "close in business",
        ),
        (
            "Redrot is the mould that growers fear most, since it spreads even in a cold store.",
            "Redrot",
            "Why is Redrot the mould?",
        ),
        ("Danish law allows chalk up to 2 percent of the weight.", "2 percent", "What percentage"),
        (
            "The court of trade ruled in 2005 that felt belongs to Norvik alone.",
            "What did the court of trade rule in 2005?",
            "When did the court of trade rule?",
        ),
        ("The village lies in Hull, so no felt can be made there.", "", "be made there?"),
        (
            "The flight has 29 locks and rises 237 feet over two miles.",
            "237 feet",
            "How far over two miles",
        ),
        ("Gate paddles let water through the gates.", "", "let water?"),
        (
            "A narrow lock uses 30,000 gallons of water each time it is emptied.",
            "30,000 gallons",
            "each time?",
        ),
        (
            "Drains are dug every 10 to 15 metres along a bog.",
            "every ____ along a bog",
            "____ to 15",
        ),
        ("Turf cutting begins in April or May.", "", "____ or May"),
        ("Milk was once stirred into the pan.", "", "How many times"),
        ("Rain is the enemy of the trade.", "", "Who is rain?"),
        (
            "The tax was abolished in 1790, brought back by Orr in 1806 and finally ended in 1945.",
            "1790",
            "bring back",
        ),
        (
            "Cheese from raw milk may be sold only if it has been aged for 60 days or more.",
            "aged for ____ or more",
            "____ only",
        ),
        (
            "The moss grows by about one millimetre a year.",
            "By how many millimetres does the moss grow a year?",
            "millimetre does",
        ),
        (
            "Footing means standing five sods on end so that the wind can dry them.",
            "five",
            "Why does footing mean",
        ),
        ("Gardeners are advised to use compost without peat.", "", "advised ____ without"),
        (
            "Old Jack was found by two brothers in Denmark in 1950.",
            "found by ____ brothers",
            "By how many brothers in",
        ),
        ("Pitch was the usual wax before that.", "", "before that?"),
        (
            "The chair may fine a shop that breaks this rule.",
            "",
            "=> a shop that breaks this rule",
        ),
        ("A large barrel may need a week to cool.", "", "What may a large barrel need"),
        ("After cooling, the cup is washed and hung mouth upward on a nail.", "", "mouth ____"),
    ],
)
def test_no_odd_question_in_english(text: str, right: str, wrong: str) -> None:
    cards = _cards("Barrel race", text, _ENGLISH)
    assert any(right in card for card in cards) or not right, cards
    assert not any(wrong in card for card in cards), cards


@pytest.mark.parametrize(
    ("text", "right", "wrong"),
    [
        (
            "Beitet ligger høyt. Hvis det regner på frossen mark, dannes det et islag som sauen "
            "ikke kan grave seg gjennom.",
            "hvis det regner på frossen mark",
            "beitet regner",
        ),
        (
            "Utstyret er tungt. I ni av ti ulykker er det den skadde selv eller noen i følget som "
            "velter båten.",
            "",
            "utstyret den skadde",
        ),
        (
            "Båtene stemmes hver vår. Tungebåter stemmes med en krykke, og de må stemmes oftere "
            "enn prammer.",
            "Hva stemmes tungebåter med?",
            "må båtene stemmes",
        ),
        (
            "Tungebåter stemmes med en krykke, og båtene må stemmes oftere enn prammer.",
            "",
            "enn prammer? => stemmes",
        ),
        ("Trebåter lages helst av gran eller eik.", "Hva lages trebåter helst av?", "=> helst"),
        ("Blir masten dobbelt så lang, synker båten en meter dypere.", "", "Hva synker båten"),
        (
            "En båtbygger støper metallet på et bord dekket med sand eller lin.",
            "",
            "=> dekket med",
        ),
        ("En rode er en gruppe båteiere som driver havna sammen.", "båteiere", "=> en gruppe\n"),
        ("Skroget er bredt om våren og smalt om høsten.", "", "=> våren og smalt"),
        ("Staten erstatter båter som er tatt av fredet fugl.", "", "Hva er båter tatt av?"),
        (
            "En voksen sau trenger minst to kilo lav om dagen.",
            "Hvor mye lav trenger en voksen sau om dagen?",
            "sau lav om dagen",
        ),
        (
            "Norske Fjellhunder ble stiftet i 1954 etter et skred i Øvre Årdal to år tidligere.",
            "1954",
            "et skred i Øvre Årdal to\n",
        ),
        (
            "Det er rundt 215 000 båter i Norge, og tre av fire holder til i Finnmark.",
            "Hvor mange båter er det i Norge?",
            "Hvor holder tre av fire til?",
        ),
        ("Tjue mann trenger fire timer på det samme.", "", "Hvem trenger fire timer på det samme"),
        (
            "Lynglim er tiksotropt, det vil si at det er stivt til det blir rørt i.",
            "",
            "Hva er lynglim? => at det",
        ),
        ("Seileren spesialiserer seg ofte videre innen havseilas.", "", "seg ofte videre innen?"),
        ("Prammen kan ikke heves der.", "", "der?"),
        ("Tovet strekker seg inntil 40 prosent før det ryker.", "", "Hvor lenge"),
        (
            "Etter 1950 overtok nylon, som er dobbelt så sterkt som hamp.",
            "",
            "Hvor sterkt overtok",
        ),
        (
            "Båtene måtte være like lange, og den lengste i Bergen var 300 meter.",
            "",
            "Hva var den lengste",
        ),
        (
            "Når et tov var ti år gammelt, ble det brukt til drev mellom plankene i skip.",
            "",
            "til i skip",
        ),
        ("Tjære var det vanligste stoffet før det.", "", "før det?"),
        ("Seileren måler varmen i sjøen, ikke i lufta.", "varmen", "ikke i?"),
        ("Seileren måler varmen i sjøen, ikke i lufta.", "varmen", "=> ikke i lufta"),
        (
            "Glideren smeltes inn ved 120 grader og sikles av når båten er kald.",
            "120 grader",
            "=> når båten er kald",
        ),
        (
            "Kontrollørene måler tre punkter på hver båt med et spektrometer.",
            "Hvor mange punkter måler kontrollørene på hver båt med et spektrometer?",
            "Hvor mange punkter på hver båt med",
        ),
        ("Intonatøren former kjernen.", "Hva former intonatøren?", "Hva former Intonatøren?"),
        ("Tjue mann trenger fire timer på det samme.", "", "=> fire timer på det"),
    ],
)
def test_no_odd_question_in_norwegian(text: str, right: str, wrong: str) -> None:
    cards = [f"{card}\n" for card in _cards("Båtfest", text, _NORWEGIAN)]
    assert any(right in card for card in cards) or not right, cards
    assert not any(wrong in card for card in cards), cards


@pytest.mark.parametrize(
    "text",
    [
        "The village lies in Hull, so no felt can be made there.",
        "The boat must be kept forward of the sill, otherwise it can be caught.",
    ],
)
def test_a_statement_does_not_end_with_what_leads_on(text: str) -> None:
    facts = read_article(f"# Barrel race\n\n{text}{_ENGLISH}".encode(), "odd.md").facts
    said = [str(dict(fact.parts).get("statement", "")) for fact in facts]
    assert not [one for one in said if one.endswith((" so.", " otherwise."))], said


@pytest.mark.parametrize(
    ("title", "text", "card"),
    [
        (
            "Hut",
            "A winter hut is wrapped in felt and stands on a raised frame.",
            "What is a winter hut wrapped in? => felt",
        ),
        ("Hut", "A keeper calms the bees with cool smoke.", "calm with cool smoke? => the bees"),
        ("Hut", "Makers coat the rims with gold.", "What do makers coat with gold? => the rims"),
        (
            "Hut",
            "Orr used the lamp in an opera in 1835.",
            "What did Orr use in an opera in 1835? => the lamp",
        ),
        (
            "Hut",
            "The words are pressed into the loam in reverse.",
            "What are the words pressed into in reverse? => the loam",
        ),
        (
            "Hut",
            "The buyer gives notice of a flaw to the seller.",
            "What does the buyer give notice of to the seller? => a flaw",
        ),
        ("Hytte", "Føreren belønner hunden med lek.", "=> hunden"),
        ("Hytte", "Smeden former stålet med små verktøy.", "Hva former smeden med små verktøy?"),
        (
            "Hytte",
            "En hund kan søke gjennom en hektar på en halv time.",
            "søke gjennom på en halv time? => en hektar",
        ),
    ],
)
def test_a_key_holds_no_more_than_is_asked(title: str, text: str, card: str) -> None:
    cards = _cards(title, text, _ENGLISH if title == "Hut" else _NORWEGIAN)
    assert any(f"{one}\n".find(f"{card}\n" if "=>" in card else card) >= 0 for one in cards), cards


def test_sheep_may_be_one_or_many_and_are_not_turned_into_cows() -> None:
    assert slots("raw sheep's milk", "", Language.ENGLISH) == []
    assert slots("the milk of goats", "", Language.ENGLISH)


def test_the_spring_of_a_clock_is_no_season() -> None:
    clock = "the pull of the spring"
    assert slots(clock, f"A fusee evens {clock}.", Language.ENGLISH) == []
    season = "feeding in spring"
    (found,) = slots(season, f"Keepers avoid {season}.", Language.ENGLISH)
    assert found.others == ("winter", "summer", "autumn")
