"""A card that is set to be typed is typed in quizzes that allow it."""

from pathlib import Path

from aimstudy.application import open_library
from aimstudy.domain.quiz import QuizKind
from aimstudy.services.views.quiz import QuizTopicKind, QuizWish, TopicRef
from tests.services.conftest import START, Clock
from tests.services.test_quiz_wishes import CITIES, finish

FRONT = "What is the capital of Chile?"


def test_a_card_set_to_typed_is_typed_where_typing_is_allowed(tmp_path: Path) -> None:
    with open_library(tmp_path, Clock(START)) as library:
        ref = library.cards.add_deck("Capitals")
        for land, city in map(str.split, CITIES):
            library.cards.write(f"What is the capital of {land}?", city, ref)
        library.cards.write(FRONT, "Santiago", ref, typed=True)
        deck = (TopicRef(QuizTopicKind.DECK, ref),)
        for seed in range(4):
            said = finish(library, QuizWish(deck, 6, seed=seed))
            assert {f.kind for f in said if f.prompt == FRONT} == {QuizKind.TYPED}
        choice = frozenset({QuizKind.MULTIPLE_CHOICE})
        said = finish(library, QuizWish(deck, 6, kinds=choice, seed=1))
        assert {f.kind for f in said if f.prompt == FRONT} == {QuizKind.MULTIPLE_CHOICE}


FORMULAS = (
    ("Newton", r"\(F=ma\)"),
    ("Einstein", r"\(E=mc^2\)"),
    ("Hooke", r"\(F=-kx\)"),
    ("Coulomb", r"\(F=k\frac{q_1 q_2}{r^2}\)"),
    ("Planck", r"\(E=h\nu\)"),
    ("Boyle", r"\(pV=c\)"),
)


def test_a_formula_is_never_asked_to_be_typed(tmp_path: Path) -> None:
    with open_library(tmp_path, Clock(START)) as library:
        ref = library.cards.add_deck("Physics")
        for name, law in FORMULAS:
            library.cards.write(f"What is the law of {name}?", law, ref, typed=name == "Boyle")
        for land, city in map(str.split, CITIES):
            library.cards.write(f"What is the capital of {land}?", city, ref)
        assert dict(library.quiz.setup().usable_by_kind)[QuizKind.TYPED] == len(CITIES)
        typed = frozenset({QuizKind.TYPED})
        wish = QuizWish((TopicRef(QuizTopicKind.DECK, ref),), len(CITIES), kinds=typed, seed=1)
        assert not [f for f in finish(library, wish) if "law" in f.prompt]


def test_a_deck_of_formulas_is_asked_with_other_formulas_to_choose_from(tmp_path: Path) -> None:
    with open_library(tmp_path, Clock(START)) as library:
        ref = library.cards.add_deck("Physics")
        for name, law in FORMULAS:
            library.cards.write(f"What is the law of {name}?", law, ref)
        wish = QuizWish((TopicRef(QuizTopicKind.DECK, ref),), len(FORMULAS), seed=1)
        said = finish(library, wish)
    laws = {law for _, law in FORMULAS}
    assert len(said) == len(FORMULAS)
    assert {f.kind for f in said} == {QuizKind.MULTIPLE_CHOICE}
    assert all(len(f.options) >= 3 and {o.text for o in f.options} <= laws for f in said)


def test_formulas_that_differ_only_in_spaces_are_one_option(tmp_path: Path) -> None:
    twice = [(f"{name}, again", law.replace("=", r" =\,")) for name, law in FORMULAS]
    with open_library(tmp_path, Clock(START)) as library:
        ref = library.cards.add_deck("Physics")
        for name, law in (*FORMULAS[:4], *twice[:4]):
            library.cards.write(f"What is the law of {name}?", law, ref)
        deck = (TopicRef(QuizTopicKind.DECK, ref),)
        said = [f for seed in range(5) for f in finish(library, QuizWish(deck, 8, seed=seed))]
    assert len(said) > 20
    for feedback in said:
        bare = [option.text.replace(r"\,", "").replace(" ", "") for option in feedback.options]
        assert len(bare) == len(set(bare)) >= 3
