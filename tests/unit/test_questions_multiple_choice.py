"""Wrong options for lists and definitions: alike in form, and never arguably true."""

from aimstudy.domain.article import Language
from aimstudy.domain.fact import Citation, Fact, FactKind
from aimstudy.domain.quiz import OptionOrigin, QuizItem, QuizKind
from aimstudy.questions.quiz import make_quiz_items
from tests.engine import read_article

ARTICLE = """# Brage Certificate

The Brage Certificate is a licence for harbour pilots. The certificate is supervised by the
Nordic Pilot Board. The Nordic Pilot Board is an association of pilots in the north. The Sound
Diploma is a licence for ferry masters.
"""


def listing(subject: str, relation: str, question: str, *answers: str) -> Fact:
    said = f"{subject[:1].upper()}{subject[1:]} {relation} {', '.join(answers)}."
    return Fact(
        f"{subject}:{relation}",
        FactKind.LIST,
        Language.ENGLISH,
        subject,
        relation,
        answers,
        (Citation(0, 0, len(said), said),),
        "test",
        parts=(("ask", question), ("value", ", ".join(answers)), ("statement", said)),
    )


SUBJECTS = listing(
    "training", "covers", "Which subjects does training cover",
    "harbour law", "radio procedure", "night navigation",
)  # fmt: skip
OFFERS = listing(
    "the website", "offers", "What does the website offer",
    "mock exams", "study guides", "course plans", "video lessons",
)  # fmt: skip
AREAS = listing(
    "pilots", "choose", "Which areas do pilots choose",
    "ice navigation", "safety management",
)  # fmt: skip
LISTS = {fact.key: fact for fact in (SUBJECTS, OFFERS, AREAS)}


def items_of(text: str, seed: int = 1) -> tuple[QuizItem, ...]:
    reading = read_article(text.encode(), "brage.md")
    return make_quiz_items(
        reading.article.title, Language.ENGLISH, reading.facts, seed, frozenset()
    )


def of_lists(seed: int) -> dict[str, QuizItem]:
    made = make_quiz_items("Brage", Language.ENGLISH, list(LISTS.values()), seed, frozenset())
    return {item.fact_key: item for item in made if item.kind is not QuizKind.TRUE_FALSE}


def test_a_list_is_picked_out_among_items_of_lists_like_it() -> None:
    for seed in range(1, 12):
        made = of_lists(seed)
        for fact in (SUBJECTS, AREAS):
            item = made[fact.key]
            assert item.kind is QuizKind.SELECT
            right = {item.options[key].text for key in item.keys}
            wrong = [o for o in item.options if o.origin is OptionOrigin.OTHER_FACT]
            assert right == set(fact.answers)
            assert 2 <= len(wrong) == len(item.options) - len(right) <= 4
            assert all(option.belongs_to != fact.subject for option in wrong)
            assert not set(OFFERS.answers) & {option.text for option in wrong}


def test_a_list_without_company_is_typed_item_by_item() -> None:
    item = of_lists(1)[OFFERS.key]
    assert item.kind is QuizKind.TYPED
    assert item.expected is not None
    assert item.expected.answers == OFFERS.answers


def test_a_definition_is_judged_against_that_of_a_like_thing() -> None:
    shown = {
        item.prompt: item.options[item.key].text
        for seed in range(1, 8)
        for item in items_of(ARTICLE, seed)
        if item.kind is QuizKind.TRUE_FALSE and "The Brage Certificate is" in item.prompt
    }
    assert shown == {
        "The Brage Certificate is a licence for harbour pilots.": "True",
        "The Brage Certificate is a licence for ferry masters.": "False",
    }


def test_the_same_seed_gives_the_same_items_and_another_moves_them() -> None:
    assert items_of(ARTICLE, 3) == items_of(ARTICLE, 3)
    assert items_of(ARTICLE, 3) != items_of(ARTICLE, 4)


BELLS = """# Bells

The treble is the lightest bell of a ring. The tenor is the heaviest bell of a ring. The lip is the
thickest part of a bell. The hum is one octave below the strike note. The headstock is the beam
from which a bell hangs. The core is the inner part of the mould. Welding costs 12,000 pounds on
average.
"""


def bell_items() -> list[QuizItem]:
    reading = read_article(BELLS.encode(), "bells.md")
    return [
        item
        for seed in range(8)
        for item in make_quiz_items("Bells", Language.ENGLISH, reading.facts, seed, frozenset())
    ]


def test_an_option_that_names_another_thing_belongs_to_what_is_asked_of_it() -> None:
    options = [
        option
        for item in bell_items()
        for option in item.options
        if option.origin is OptionOrigin.OTHER_FACT
    ]
    assert options
    assert not [one for one in options if one.text.casefold() == one.belongs_to.casefold()]


def test_articles_are_capital_at_the_head_of_a_sentence_and_nowhere_else() -> None:
    for item in bell_items():
        assert " The " not in item.prompt
        if "____" in item.prompt:
            head = item.prompt.startswith("____")
            assert all(option.text[0].isupper() is head for option in item.options), item


def test_a_number_of_pounds_is_no_deed() -> None:
    prompts = {item.prompt for item in bell_items()}
    assert not any("Which costs" in prompt for prompt in prompts)
    assert any("welding" in prompt.lower() for prompt in prompts)
