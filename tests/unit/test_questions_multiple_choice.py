"""Wrong options for lists and definitions: alike in form, and never arguably true."""

from aimstudy.domain.article import Language
from aimstudy.domain.quiz import OptionOrigin, QuizItem, QuizKind
from aimstudy.questions.quiz import make_quiz_items
from tests.engine import read_article

ARTICLE = """# Brage Certificate

The Brage Certificate is a licence for harbour pilots. The certificate is supervised by the
Nordic Pilot Board. The Nordic Pilot Board is an association of pilots in the north.

Training for the certificate covers subjects such as harbour law, radio procedure, and
night navigation.

The website offers mock exams, study guides, course plans, and video lessons.

Pilots can specialize in areas such as ice navigation and tug handling.
"""

LISTS = {
    "cover": "harbour law, radio procedure, night navigation",
    "offer": "mock exams, study guides, course plans, video lessons",
    "specialize": "ice navigation, tug handling",
}


def items_of(text: str, seed: int = 1) -> tuple[QuizItem, ...]:
    reading = read_article(text.encode(), "brage.md")
    return make_quiz_items(
        reading.article.title, Language.ENGLISH, reading.facts, seed, frozenset()
    )


def choices(seed: int) -> dict[str, QuizItem]:
    return {
        item.prompt: item
        for item in items_of(ARTICLE, seed)
        if item.kind is QuizKind.MULTIPLE_CHOICE
    }


def test_a_list_of_another_size_is_asked_by_one_of_its_items() -> None:
    for seed in range(1, 12):
        asked = {p: item for p, item in choices(seed).items() if p.endswith("among them?")}
        assert asked
        for prompt, item in asked.items():
            key = item.options[item.key].text
            wrong = [o for o in item.options if o.origin is OptionOrigin.OTHER_FACT]
            assert key == item.answer
            assert 2 <= len(wrong) == len(item.options) - 1 <= 3
            own = next(text for verb, text in LISTS.items() if verb in prompt)
            assert key in own
            assert all(option.text not in own for option in wrong)
            assert all(option.belongs_to for option in wrong)


def test_a_definition_is_judged_against_that_of_another_thing() -> None:
    shown = {
        item.prompt: item.options[item.key].text
        for seed in range(1, 8)
        for item in items_of(ARTICLE, seed)
        if item.kind is QuizKind.TRUE_FALSE and "The Brage Certificate is" in item.prompt
    }
    assert shown == {
        "The Brage Certificate is a licence for harbour pilots.": "True",
        "The Brage Certificate is an association of pilots in the north.": "False",
    }


def test_the_same_seed_gives_the_same_items_and_another_moves_them() -> None:
    assert items_of(ARTICLE, 3) == items_of(ARTICLE, 3)
    assert items_of(ARTICLE, 3) != items_of(ARTICLE, 4)
