"""Questions from cards without a fact: fair options from the deck, or typed, or none."""

import random

import pytest

from aimstudy.domain.quiz import OptionOrigin, QuizItem, QuizKind, Verdict
from aimstudy.language.grammar import ENGLISH, NORWEGIAN, Grammar
from aimstudy.questions.card_deck import CardText, Deck, deck_of, words_of
from aimstudy.questions.from_cards import chosen_item, judged_item, typed_item
from aimstudy.questions.grading import grade

CAPITALS = {
    "Norway": "Oslo",
    "Sweden": "Stockholm",
    "Denmark": "Copenhagen",
    "Finland": "Helsinki",
    "Iceland": "Reykjavik",
    "Estonia": "Tallinn",
}


def deck(pairs: dict[str, str], g: Grammar = ENGLISH) -> Deck:
    """A deck of questions and answers; the key of each is its question."""
    return deck_of([CardText(front, front, back) for front, back in pairs.items()], g)


def capitals(**more: str) -> Deck:
    pairs = {f"What is the capital of {land}?": city for land, city in CAPITALS.items()}
    return deck(pairs | more)


def chosen(front: str, pairs: dict[str, str], g: Grammar = ENGLISH) -> QuizItem | None:
    return chosen_item(front, deck(pairs, g), random.Random(1))


def texts(item: QuizItem | None) -> set[str]:
    assert item is not None
    return {option.text for option in item.options}


def test_wrong_options_are_other_cards_answers_and_name_their_question() -> None:
    item = chosen_item("What is the capital of Norway?", capitals(), random.Random(1))
    assert item is not None
    assert (item.kind, item.options[item.key].text) == (QuizKind.MULTIPLE_CHOICE, "Oslo")
    assert len(item.options) == 4
    assert texts(item) <= set(CAPITALS.values())
    for option in item.options:
        if option.origin is OptionOrigin.OTHER_FACT:
            land = next(land for land, city in CAPITALS.items() if city == option.text)
            assert option.belongs_to == option.source == f"What is the capital of {land}?"


def test_an_answer_of_another_form_or_to_another_sort_of_question_is_no_option() -> None:
    pairs = {
        "Who wrote Peer Gynt?": "Henrik Ibsen",
        "Who painted The Scream?": "Edvard Munch",
        "Who composed the Holberg Suite?": "Edvard Grieg",
        "Where did Ibsen live?": "Bergen",
        "When was Ibsen born?": "1828",
        "What did he write plays about?": "doubts and duties of ordinary people in small towns",
    }
    found = chosen("Who wrote Peer Gynt?", pairs)
    assert texts(found) == {"Henrik Ibsen", "Edvard Munch", "Edvard Grieg"}
    assert chosen("Where did Ibsen live?", pairs) is None


def test_numbers_stand_among_numbers_of_the_same_unit() -> None:
    pairs = {
        "How long is the Bergen Line?": "496 km",
        "How long is the Rauma Line?": "114 km",
        "How long is the Flåm Line?": "20 km",
        "How long is a train?": "200 metres",
    }
    assert texts(chosen("How long is the Rauma Line?", pairs)) == {"496 km", "114 km", "20 km"}
    train = chosen("How long is a train?", pairs)
    assert len(texts(train)) == 4
    assert all(text.endswith(" metres") for text in texts(train)), "its neighbours where none lend"


@pytest.mark.parametrize(
    ("answer", "low", "high", "right", "wrong"),
    [
        ("7 wheels", 7, 7, "seven", "8 wheels"),
        ("eight", 8, 8, "8", "9"),
        ("1828", 1828, 1828, "in 1828", "1832"),
        ("9 to 15 months", 9, 15, "9-15 months", "9 to 12 months"),
        ("50 %", 50, 50, "50 percent", "55 %"),
        ("about 30 km", 30, 30, "30 km", "35 km"),
    ],
)
def test_a_number_is_asked_as_a_number_and_among_its_neighbours(
    answer: str, low: float, high: float, right: str, wrong: str
) -> None:
    pairs = {"How much is it?": answer, "Who says so?": "the baker"}
    item = typed_item("How much is it?", deck(pairs))
    assert item is not None
    assert item.expected is not None
    assert (item.kind, item.expected.low, item.expected.high) == (QuizKind.NUMERIC, low, high)
    assert grade(item.expected, right).verdict is not Verdict.WRONG
    assert grade(item.expected, wrong).verdict is Verdict.WRONG
    among = chosen("How much is it?", pairs)
    assert among is not None
    assert among.options[among.key].text == answer
    assert {option.origin for option in among.options} == {OptionOrigin.KEY, OptionOrigin.NEIGHBOUR}


@pytest.mark.parametrize(
    ("answer", "right", "wrong"),
    [
        ("-5 °C", "minus 5", "5 °C"),
        ("between -25 and -18 degrees", "-18 to -25", "18 to 25"),
    ],
)
def test_a_number_below_zero_is_typed_as_a_number(answer: str, right: str, wrong: str) -> None:
    pairs = {"How cold is it?": answer, "Who says so?": "the baker"}
    item = typed_item("How cold is it?", deck(pairs))
    assert item is not None
    assert item.expected is not None
    assert item.kind is QuizKind.NUMERIC
    assert grade(item.expected, right).verdict is Verdict.RIGHT
    assert grade(item.expected, wrong).verdict is Verdict.WRONG
    assert chosen("How cold is it?", pairs) is None


def test_words_with_a_number_in_them_are_no_number() -> None:
    for answer in (
        "Boeing 747",
        "2 of 3 readers",
        "four legs and two arms",
        "the 3rd of May",
    ):
        item = typed_item("What?", deck({"What?": answer, "Who?": "the baker"}))
        assert item is not None
        assert item.kind is QuizKind.TYPED, answer


def test_names_that_end_like_plurals_are_names() -> None:
    pairs = {"What is the capital of Greece?": "Athens", "What is the capital of France?": "Paris"}
    pairs |= {f"What is the capital of {land}?": city for land, city in CAPITALS.items()}
    for front in pairs:
        assert len(texts(chosen(front, pairs))) == 4


def test_what_may_be_true_as_well_is_no_option() -> None:
    fruits = {
        "What grows on apple trees?": "an apple",
        "What else grows on apple trees?": "a blossom",
        "What is eaten at Easter?": "an egg",
        "What do hens lay?": "an egg",
        "What do bees make?": "a honeycomb",
    }
    options = texts(chosen("What grows on apple trees?", fruits))
    assert "a blossom" not in options, "another question asks the same and more"
    said = {
        "Which metal is liquid?": "mercury",
        "Which metal rusts?": "iron",
        "Which metal is light?": "lithium",
        "Which metal is in coins?": "copper",
        "A metal that is liquid near room warmth besides that one": "gallium and iron",
    }
    assert "iron" not in texts(chosen("Which metal is liquid?", said))


def test_a_question_with_many_right_answers_or_a_denial_is_typed() -> None:
    pairs = {"Name a bird": "a gull", "Which bird sings?": "a lark", "Which hunts?": "a hawk"}
    pairs |= {"Which bird cannot fly?": "a kiwi"}
    for front in ("Name a bird", "Which bird cannot fly?"):
        assert chosen(front, pairs) is None
        item = typed_item(front, deck(pairs))
        assert item is not None
        assert item.expected is not None
        right, other = grade(item.expected, pairs[front]), grade(item.expected, "a lark")
        assert (right.verdict.value, other.verdict.value) == ("right", "wrong")


def test_a_long_answer_without_company_a_picture_and_an_endless_field_are_not_asked() -> None:
    long = "a loan for which a house or other property is pledged until all of it is paid back"
    cards = {
        "What is a mortgage?": long,
        '<img src="map.png">': "Norway",
        "What does it sound like? [sound:owl.mp3]": "an owl",
        "endless " * 15_000: "yes",
        "Is it endless?": "yes " * 30_000,
    }
    made = deck(cards)
    for front in cards:
        assert chosen_item(front, made, random.Random(1)) is None
        assert typed_item(front, made) is None


VERDICTS = {
    "Er vann vått?": "Ja",
    "Er Oslo hovedstad i Norge?": "ja.",
    "Må kunden betale?": "Nei",
    "Is fire a peril?": "Yes",
    "Insurers pool risk.": "True",
    "A premium is a loss.": "False",
    "Sola går rundt jorda": "Usant",
}


def test_yes_or_no_is_judged_with_two_options_and_nothing_else() -> None:
    made = deck(VERDICTS | CAPITALS, NORWEGIAN)
    for front, back in VERDICTS.items():
        item = judged_item(front, made)
        assert item is not None
        assert item.kind is QuizKind.TRUE_FALSE
        words = tuple(option.text for option in item.options)
        assert words in {("Ja", "Nei"), ("Yes", "No"), ("True", "False"), ("Sant", "Usant")}
        assert words[item.key].lower() == item.answer.lower() == back.strip(".").lower()
        assert chosen_item(front, made, random.Random(1)) is None
        assert typed_item(front, made) is None
    cities = {f"What is the capital of {land}?": city for land, city in CAPITALS.items()}
    words_too = {f"Which word is {n}?": text for n, text in enumerate(VERDICTS.values())}
    lent = deck({**words_too, **cities, "What is the capital of Vestland?": "Bergen"})
    assert texts(chosen_item("What is the capital of Vestland?", lent, random.Random(2))) <= {
        "Bergen",
        *CAPITALS.values(),
    }


def test_yes_as_a_word_to_learn_is_typed() -> None:
    pairs = {"Norwegian for yes": "ja", "What does usant mean?": "false", "Norwegian for no": "nei"}
    made = deck(pairs)
    for front in pairs:
        assert judged_item(front, made) is None
        assert chosen_item(front, made, random.Random(1)) is None
        assert typed_item(front, made) is not None


def test_a_list_stands_among_lists_as_long_and_never_beside_one_thing() -> None:
    pairs = {
        "What is moral hazard?": "carelessness of the insured",
        "What is a peril?": "a cause of loss",
        "What are the parts of the mix?": "product; price; place; promotion",
        "What are the parts of a claim?": "notice; proof; payment; closing",
        "What are the parts of a tort?": "duty; breach; damage; cause",
        "What are the parts of a ship?": "hull, keel and mast of timber",
    }
    assert chosen("What is moral hazard?", pairs) is None
    mix = texts(chosen("What are the parts of the mix?", pairs))
    assert len(mix) == 3
    assert all(text.count(";") == 3 for text in mix)


def test_questions_that_begin_alike_lend_first() -> None:
    pairs = {f"What is the capital of {land}?": city for land, city in CAPITALS.items()}
    pairs |= {f"Fjord number {n}": name for n, name in enumerate(("Mjosa", "Sogne", "Oldal"))}
    made = deck(pairs)
    for seed in range(20):
        item = chosen_item("What is the capital of Norway?", made, random.Random(seed))
        assert texts(item) <= set(CAPITALS.values())
    words = {"risk": "risiko", "claim": "krav", "damage": "skade"}
    words = {f"Norwegian for {english}": said for english, said in words.items()}
    words |= {"Name of what burns": "fire", "Name of what floods": "flood", "Taking away": "theft"}
    found = texts(chosen("Norwegian for risk", words))
    assert found == {"risiko", "krav", "skade"}, "two of its kind rather than a third of another"


def test_a_mark_of_a_picture_is_never_shown() -> None:
    cards = {
        "What is this? [image:pump.png]": "a pump",
        "Which part turns?": "the gear [image:gear.png]",
        "Which part stands still?": "[image:frame.png]",
        "Which part cannot be seen?": "\u200b\u2060",
    }
    made = deck(cards)
    assert [front for front in cards if made.card(front)] == ["Which part turns?"]
    item = typed_item("Which part turns?", made)
    assert item is not None
    assert item.answer == "the gear"


def test_markup_of_imported_fields_is_not_shown() -> None:
    assert words_of("the <b>capital</b> of&nbsp;Norway<br>today") == "the capital of Norway today"
    assert words_of("2 < 3 and 5 > 4") == "2 < 3 and 5 > 4"
    item = typed_item("A<div>B</div>", deck({"A<div>B</div>": "<i>C</i>"}))
    assert item is not None
    assert (item.prompt, item.answer) == ("A B", "C")


def test_a_list_is_typed_item_by_item() -> None:
    card = CardText(
        "k", "Which colours has the flag?", "red, white, blue", ("red", "white", "blue")
    )
    item = typed_item("k", deck_of([card], ENGLISH))
    assert item is not None
    assert item.expected is not None
    assert item.expected.answers == ("red", "white", "blue")


def test_a_norwegian_deck() -> None:
    pairs = {f"Hva er hovedstaden i {land}?": by for land, by in CAPITALS.items()}
    item = chosen("Hva er hovedstaden i Norway?", pairs, NORWEGIAN)
    assert texts(item) <= set(CAPITALS.values())


def test_neither_place_nor_length_tells_the_answer() -> None:
    """Over many decks of random words: each blind choice is right as often as chance says."""
    rng = random.Random(7)
    hits = dict.fromkeys(("longest", "shortest", "first"), 0.0)
    made, fair = 0, 0.0
    for turn in range(60):
        pairs = {
            f"What is the code of {word(rng)} and {word(rng)}?": word(rng).capitalize()
            for _ in range(12)
        }
        lent = deck(pairs)
        for front in list(pairs)[:8]:
            item = chosen_item(front, lent, random.Random(f"{turn}|{front}"))
            if item is None:
                continue
            made, fair = made + 1, fair + 1 / len(item.options)
            lengths = [len(option.text) for option in item.options]
            for name, extreme in (("longest", max(lengths)), ("shortest", min(lengths))):
                hits[name] += (lengths[item.key] == extreme) / lengths.count(extreme)
            hits["first"] += item.key == 0
    assert made > 300
    for name, share in hits.items():
        assert abs(share - fair) < 3 * (made * 0.25 * 0.75) ** 0.5, name


def word(rng: random.Random) -> str:
    return "".join(
        rng.choice("bdfklmnprst") + rng.choice("aeiou") for _ in range(rng.randint(2, 6))
    )


BEES = {
    "Which acid is used against mites in summer?": "formic acid",
    "What is the parasite of a hive called?": "varroa mite",
    "What is a male bee called?": "drone",
    "What is the box of a colony called?": "hive",
}


@pytest.mark.parametrize(
    ("g", "front", "pairs"),
    [
        (ENGLISH, "Which acid is used against mites in summer?", BEES),
        (
            NORWEGIAN,
            "Hvilken syre brukes mot midd om sommeren?",
            {
                "Hvilken syre brukes mot midd om sommeren?": "maursyre",
                "Hva heter parasitten i kuben?": "varroamidd",
                "Hva kalles en hannbie?": "drone",
                "Hva heter kassen til et bifolk?": "bikube",
            },
        ),
    ],
)
def test_where_the_kind_is_named_options_are_of_that_kind(
    g: Grammar, front: str, pairs: dict[str, str]
) -> None:
    assert chosen(front, pairs, g) is None
    item = typed_item(front, deck(pairs, g))
    assert item is not None
    assert item.kind is QuizKind.TYPED


def test_cards_that_ask_for_the_same_kind_lend_each_other_options() -> None:
    pairs = {
        "Which metal is used for wires?": "copper",
        "Which metal floats on mercury?": "iron",
        "Which metal makes coins yellow?": "gold",
        "Which gas is light?": "helium",
    }
    assert texts(chosen("Which metal is used for wires?", pairs)) == {"copper", "iron", "gold"}
    acids = {
        "Hvilken syre brukes mot midd?": "maursyre",
        "Hva gir sitroner smak?": "sitronsyre",
        "Hva finnes i eddik?": "eddiksyre",
        "Hva er en hannbie?": "drone",
    }
    item = chosen("Hvilken syre brukes mot midd?", acids, NORWEGIAN)
    assert texts(item) == {"maursyre", "sitronsyre", "eddiksyre"}


def test_of_a_large_deck_only_what_is_looked_at_is_read() -> None:
    cards = [
        CardText(f"{n}", f"Who paints the boat {n}?", f"Painter {n} Berg") for n in range(5000)
    ]
    read: list[int] = []

    def card_at(place: int) -> CardText:
        read.append(place)
        return cards[place]

    made = Deck(
        ENGLISH,
        [card.key for card in cards],
        card_at,
        lambda n: f"{cards[n].front} {cards[n].back}",
    )
    assert chosen_item("7", made, random.Random(1)) is not None
    assert len(set(read)) == len(read) < 1000


def test_what_a_card_says_is_found_however_it_is_written_and_however_many_say_it() -> None:
    few = [
        CardText("a", "How many wings has a mill?", "It has <b>four</b>"),
        CardText("b", "What drives it?", "Rose &amp; daughters drive the mill"),
    ]
    many = [
        *few,
        *(CardText(f"{n}", f"A mill has how many wings, {n}?", "wind") for n in range(2000)),
    ]
    for cards in (few, many):
        made = deck_of(cards, ENGLISH)
        assert made.says(frozenset({"wings", "mill"}), "4")
        assert made.says(frozenset({"4"}), "has 4")
        assert made.says(frozenset({"rose"}), "drive the mill")
        assert not made.says(frozenset({"wings"}), "daughters")
        assert not made.says(frozenset({"mill"}), "five")
