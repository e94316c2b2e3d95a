"""Wrong options for lists and definitions: alike in form, and never arguably true."""

from aimstudy.domain.article import Language
from aimstudy.domain.quiz import OptionOrigin, QuizItem, QuizKind
from aimstudy.questions.quiz import make_quiz_items
from tests.engine import read_article

ARTICLE = """# Brage Certificate

The Brage Certificate is a licence for harbour pilots. The certificate is supervised by the
Nordic Pilot Board. The Nordic Pilot Board is an association of pilots in the north. The Sound
Diploma is a licence for ferry masters.

Training for the certificate covers subjects such as harbour law, radio procedure, and
night navigation.

The website offers mock exams, study guides, course plans, and video lessons.

Pilots can specialize in areas such as ice navigation and safety management.
"""

LISTS = {
    "cover": "harbour law, radio procedure, night navigation",
    "offer": "mock exams, study guides, course plans, video lessons",
    "specialize": "ice navigation, safety management",
}


def items_of(text: str, seed: int = 1) -> tuple[QuizItem, ...]:
    reading = read_article(text.encode(), "brage.md")
    return make_quiz_items(
        reading.article.title, Language.ENGLISH, reading.facts, seed, frozenset()
    )


def test_a_list_is_picked_out_among_items_of_lists_like_it() -> None:
    for seed in range(1, 12):
        picked = [item for item in items_of(ARTICLE, seed) if item.kind is QuizKind.SELECT]
        assert picked
        for item in picked:
            right = {item.options[key].text for key in item.keys}
            wrong = [o for o in item.options if o.origin is OptionOrigin.OTHER_FACT]
            own = next(text for verb, text in LISTS.items() if verb in item.prompt)
            assert len(right) + len(wrong) == len(item.options) <= 7
            assert right == set(own.split(", "))
            assert len(wrong) >= 2
            assert all(option.belongs_to and option.text not in own for option in wrong)
            assert not {"mock exams", "video lessons"} & {option.text for option in wrong}


def test_a_list_without_company_is_typed_item_by_item() -> None:
    made = {item.prompt: item for item in items_of(ARTICLE)}
    (item,) = [i for prompt, i in made.items() if "website" in prompt and i.expected]
    assert item.kind is QuizKind.TYPED
    assert item.expected is not None
    assert ", ".join(item.expected.answers) == LISTS["offer"]


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
