"""Quiz items: one right option, wrong ones that are wrong, deterministic, nothing disputed."""

import re
from pathlib import Path

from aimstudy.domain.article import Language
from aimstudy.domain.fact import Fact, Reading
from aimstudy.domain.quiz import OptionOrigin, QuizItem, QuizKind, Verdict
from aimstudy.questions.grading import grade
from aimstudy.questions.prompts import gives_examples
from aimstudy.questions.quiz import make_quiz_items
from tests.engine import read_article

ARTICLES = Path(__file__).parents[1] / "data" / "articles"


def reading_of(name: str) -> Reading:
    return read_article((ARTICLES / name).read_bytes(), name)


def items(name: str, seed: int = 1) -> tuple[Reading, tuple[QuizItem, ...]]:
    reading = reading_of(name)
    blocked = frozenset(key for issue in reading.issues for key in issue.fact_keys)
    made = make_quiz_items(
        reading.article.title, reading.article.language, reading.facts, seed, blocked
    )
    return reading, made


def test_options_are_distinct_and_the_key_is_the_answer() -> None:
    reading, made = items("harbour-project-certificate.md")
    text = reading.article.text
    assert len(made) >= 8
    for item in made:
        assert item.quote in text
        texts = [option.text for option in item.options]
        assert len(set(texts)) == len(texts)
        if item.kind is QuizKind.MULTIPLE_CHOICE:
            assert 3 <= len(texts) <= 4
            assert texts[item.key] == item.answer
            assert [o.origin for o in item.options].count(OptionOrigin.KEY) == 1


def test_wrong_options_do_not_stand_in_the_cited_sentence() -> None:
    for name in ("harbour-project-certificate.md", "fjordpensjon.md"):
        for item in items(name)[1]:
            if item.kind is QuizKind.MULTIPLE_CHOICE:
                wrong = [o.text for o in item.options if o.origin is OptionOrigin.OTHER_FACT]
                assert not [text for text in wrong if text in item.quote]


def test_number_options_do_not_overlap_the_key() -> None:
    found = [
        item
        for seed in range(20)
        for item in items("harbour-project-certificate.md", seed)[1]
        if item.prompt == "How long does the HPC usually take?" and item.options
    ]
    assert found
    for item in found:
        assert item.answer == "between 6 and 10 months"
        _assert_apart_from_six_to_ten(item)


def _assert_apart_from_six_to_ten(item: QuizItem) -> None:
    others = [o.text for o in item.options if o.origin is OptionOrigin.NEIGHBOUR]
    ends = [[int(figure) for figure in re.findall(r"\d+", text)] for text in others]
    assert all(0 < low < high < 6 or 10 < low < high <= 25 for low, high in ends)
    assert 2 <= len(others) <= 3


def test_a_disputed_fact_is_never_asked_nor_lends_its_value() -> None:
    reading = reading_of("fjordpensjon.md")
    disputed = reading.facts[1::3]
    blocked = frozenset(fact.key for fact in disputed)
    made = make_quiz_items("", reading.article.language, reading.facts, 1, blocked)
    assert made
    assert not blocked & {key for item in made for key in (item.fact_key, *item.fact_keys)}
    values = {answer for fact in disputed for answer in fact.answers}
    wrong = {
        option.text
        for item in made
        for option in item.options
        if option.origin is OptionOrigin.OTHER_FACT
    }
    assert not values & wrong


def test_same_seed_same_items_and_another_seed_other_places() -> None:
    assert items("fjordpensjon.md", 5)[1] == items("fjordpensjon.md", 5)[1]
    assert items("fjordpensjon.md", 5)[1] != items("fjordpensjon.md", 6)[1]


def test_keys_are_spread_over_the_places() -> None:
    _, made = items("harbour-project-certificate.md")
    choices = [i for i in made if i.kind is QuizKind.MULTIPLE_CHOICE]
    places = [sum(i.key == place for i in choices) for place in range(4)]
    assert max(places) <= len(choices) / 2


def test_false_statements_carry_the_right_value() -> None:
    for name in ("harbour-project-certificate.md", "fjordpensjon.md"):
        reading, made = items(name)
        facts: dict[str, Fact] = {fact.key: fact for fact in reading.facts}
        judged = [i for i in made if i.kind is QuizKind.TRUE_FALSE]
        assert {i.key for i in judged} == {0, 1}
        for item in judged:
            assert item.answer.split()[-1] in " ".join(facts[item.fact_key].answers)
            stated = item.prompt.lower().count(item.answer.lower())
            if len(facts[item.fact_key].answers) == 1:
                assert (stated > 0) is (item.key == 0)


def test_facts_of_another_language_lend_no_options() -> None:
    norwegian, english = reading_of("fjordpensjon.md"), reading_of("lighthouse.txt")
    both = (*norwegian.facts, *english.facts)
    made = make_quiz_items("", Language.ENGLISH, both, 1, frozenset())
    assert made
    assert {item.fact_key for item in made} <= {fact.key for fact in english.facts}


def test_a_bound_is_asked_for_once_and_a_choice_stays_a_choice() -> None:
    text = (
        "# Slokking\n\nAvstanden til nærmeste utgang kan ikke være over 30 meter. "
        "Et håndslokkeapparat inneholder pulver, skum eller karbondioksid.\n"
    )
    reading = read_article(text.encode(), "slokking.md")
    made = make_quiz_items("", Language.BOKMAL, reading.facts, 1, frozenset())
    asked = {item.prompt: item.answer for item in made if item.kind is not QuizKind.TRUE_FALSE}
    assert asked["Avstanden til nærmeste utgang kan ikke være over ____."] == "30 meter"
    assert asked["Hva inneholder et håndslokkeapparat?"] == "pulver, skum eller karbondioksid"


def test_of_a_limit_the_number_is_typed() -> None:
    text = "# Måling\n\nFeilen skal ikke være over 5 prosent. Hun måler feltet hver dag.\n"
    reading = read_article(text.encode(), "maling.md")
    made = make_quiz_items("", Language.BOKMAL, reading.facts, 1, frozenset())
    (item,) = [one for one in made if one.kind.written and "Feilen" in one.prompt]
    assert (item.prompt, item.answer) == ("Feilen skal ikke være over ____.", "5 prosent")
    assert item.expected is not None
    said = {word: grade(item.expected, word, item.prompt).verdict for word in TYPED}
    assert [word for word in TYPED if said[word] is Verdict.RIGHT] == list(TYPED[:-1])


TYPED = ("5", "5 %", "fem prosent", "over 5 prosent", "6 prosent")


def test_a_list_of_examples_asks_for_what_the_text_names_and_makes_no_false_statement() -> None:
    text = (
        "# Pilots\n\nPilots train in subjects such as harbour law, weather and radio rules. "
        "Captains study subjects such as ship design, accounting and engine care.\n"
    )
    reading = read_article(text.encode(), "pilots.md")
    lists = {fact.key: fact for fact in reading.facts if len(fact.answers) > 1}
    for seed in range(10):
        for item in make_quiz_items("Pilots", Language.ENGLISH, reading.facts, seed, frozenset()):
            if item.fact_key in lists and item.kind is QuizKind.SELECT:
                assert item.prompt.endswith("– which of these does the text name?")
            if item.fact_key in lists and item.kind is QuizKind.TRUE_FALSE:
                assert item.key == 0
    assert all(gives_examples(fact) for fact in lists.values())
    assert lists
