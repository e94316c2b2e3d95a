"""The items of one quiz: nothing is asked twice, nothing given away, no place favoured."""

import random
from collections import Counter

import pytest

from aimstudy.domain.article import Language
from aimstudy.domain.quiz import Expected, Option, OptionOrigin, QuizItem, QuizKind
from aimstudy.language.grammar import ENGLISH
from aimstudy.questions.multiple_choice import with_fewer
from aimstudy.questions.quiz_choice import Chosen, spread_keys, told_first


def item(prompt: str, answer: str, quote: str = "", **more: object) -> QuizItem:
    """A typed item whose fact is named by its question."""
    found = QuizItem(prompt, QuizKind.TYPED, prompt, (), -1, answer, quote or f"Of {prompt}")
    expected = Expected(Language.ENGLISH, (answer,))
    return QuizItem(
        **({name: getattr(found, name) for name in found.__slots__} | {"expected": expected} | more)
    )


def chosen(*items: QuizItem) -> Chosen:
    quiz = Chosen()
    for one in items:
        quiz.add(one, ENGLISH)
    return quiz


FEE = item("What does the exam of the guild cost?", "40 crowns")


def test_no_fact_is_asked_twice_in_whatever_form() -> None:
    pairs = item("Match each", "a; b", fact_keys=(FEE.fact_key, "other"))
    assert not chosen(FEE).fits(pairs, ENGLISH, apart=False)
    assert chosen(FEE).asks(FEE.fact_key)
    again = item("What does an exam of the guild cost?", "40 crowns")
    assert not chosen(FEE).fits(again, ENGLISH, apart=False), "the same in nearly the same words"
    other = item("What does the dinner of the guild cost?", "90 crowns")
    assert chosen(FEE).fits(other, ENGLISH, apart=True)


@pytest.mark.parametrize(
    ("prompt", "answer"),
    [
        ("Who sets the exam of the guild for 40 crowns?", "the board"),  # holds its answer
        ("Which exam costs so much?", "exam of the guild"),  # is answered by its question
    ],
)
def test_what_tells_of_another_about_the_same_is_never_asked_beside_it(
    prompt: str, answer: str
) -> None:
    telling = item(prompt, answer)
    for apart in (True, False):
        assert not chosen(FEE).fits(telling, ENGLISH, apart=apart)
        assert not chosen(telling).fits(FEE, ENGLISH, apart=apart)


def test_a_common_word_gives_nothing_away_where_the_questions_are_of_other_things() -> None:
    four = item("How many courses has the programme?", "four")
    wheels = item("Why does a wagon have four wheels?", "for balance")
    assert not chosen(four).fits(wheels, ENGLISH, apart=True), "while there is enough else"
    assert chosen(four).fits(wheels, ENGLISH, apart=False)


@pytest.mark.parametrize(
    ("answer", "prompt"),
    [
        ("high-level strategies", "The high-level strategies include whether to insure ships."),
        ("the high-level strategies", "Who writes down a high level strategy?"),
        ("an exam", "Where are exams held?"),
        ("six policies", "Which 6 policies are sold in the hall?"),
    ],
)
def test_no_question_says_another_s_answer_whatever_it_is_about(answer: str, prompt: str) -> None:
    asked = item("What do managers help to plan?", answer)
    telling = item(prompt, "rust")
    for apart in (True, False):
        assert not chosen(asked).fits(telling, ENGLISH, apart=apart)
        assert not chosen(telling).fits(asked, ENGLISH, apart=apart)


def test_two_words_that_ask_for_each_other_are_one_question() -> None:
    there, back = item("Norwegian for risk", "risiko"), item("What does risiko mean?", "risk")
    assert not chosen(there).fits(back, ENGLISH, apart=False)


def test_a_question_of_the_same_sentence_tells_in_any_order() -> None:
    said = "The cost of the storm was borne by the guild."
    one = item("Who bore it?", "the guild of storms", quote=said)
    two = item("What did the storm cost the guilds?", "nothing", quote=said)
    assert chosen(one).fits(two, ENGLISH, apart=False), "not all of it"
    two = item("Of which storm did the guild speak?", "nothing", quote=said)
    assert not chosen(one).fits(two, ENGLISH, apart=False)


def test_two_of_one_sentence_only_where_there_is_no_other() -> None:
    one = item("Who sends the form?", "the clerk", quote="The clerk sends the form in May.")
    two = item("When is it sent?", "in May", quote="The clerk sends the form in May.")
    assert not chosen(one).fits(two, ENGLISH, apart=True)
    assert chosen(one).fits(two, ENGLISH, apart=False)


def test_pairs_to_match_show_their_right_sides() -> None:
    pairs = item(
        "Match each abbreviation with what it stands for.",
        "AIM: a diploma in managing",
        kind=QuizKind.MATCHING,
        options=(Option("a diploma in managing", OptionOrigin.KEY),),
        lefts=("AIM", "HPC"),
        expected=None,
    )
    asked = item("What does AIM, an abbreviation, stand for?", "a diploma in managing")
    assert not chosen(pairs).fits(asked, ENGLISH, apart=False)


def choice(key: int, count: int = 4, mixed: int = -1) -> QuizItem:
    options = tuple(
        Option(
            f"o{chr(97 + n)}",
            OptionOrigin.KEY if n == key else OptionOrigin.OTHER_FACT,
            mixed_up=n == mixed,
        )
        for n in range(count)
    )
    return QuizItem(
        f"q{key}", QuizKind.MULTIPLE_CHOICE, "q", options, key, f"o{chr(97 + key)}", "s"
    )


def test_right_options_spread_over_the_places() -> None:
    for seed in range(20):
        spread = spread_keys([choice(0) for _ in range(40)], random.Random(seed))
        places = Counter(one.key for one in spread)
        assert max(places.values()) - min(places[n] for n in range(4)) <= 2
        assert all(one.options[one.key].origin is OptionOrigin.KEY for one in spread)


def test_fewer_options_keep_the_key_and_what_was_mixed_up() -> None:
    gone: Counter[str] = Counter()
    for seed in range(300):
        few = with_fewer(choice(1), 3, random.Random(seed))
        assert len(few.options) == 3
        assert few.options[few.key].text == "ob"
        gone.update({"oa", "oc", "od"} - {option.text for option in few.options})
    assert min(gone.values()) > 60, "each wrong option goes as often as another"
    for seed in range(20):
        few = with_fewer(choice(1, mixed=3), 3, random.Random(seed))
        assert "od" in {option.text for option in few.options}
    assert with_fewer(choice(1, count=3), 2, random.Random(0)) == choice(1, count=3)


def test_an_answer_that_holds_another_is_asked_after_it() -> None:
    illness = item("What is foulbrood?", "an illness caused by a fungus", "One.")
    cause = item("What causes foulbrood?", "a fungus", "One.")
    other = item("Who keeps the records of the guild?", "the warden")
    for order in ([illness, other, cause], [cause, illness, other], [other, illness, cause]):
        places = told_first([(one, ENGLISH) for one in order])
        assert sorted(places) == [0, 1, 2]
        asked = [order[n] for n in places]
        assert asked.index(cause) < asked.index(illness)
    far = item("What is a rust?", "a fungus of wheat")
    assert told_first([(far, ENGLISH), (cause, ENGLISH)]) == [0, 1], "of something else"


def test_a_statement_is_not_asked_beside_what_its_sentence_answers() -> None:
    said = "The flow is 3.5 in summer and 1.2 in winter."
    statement = item(
        "The flow is 3.5 in summer and 1.5 in winter.", "1.2", said, kind=QuizKind.TRUE_FALSE
    )
    gap = item("The flow is 3.5 in ____ in winter.", "summer and 1.2", said)
    assert not chosen(statement).fits(gap, ENGLISH, apart=False)
    assert not chosen(gap).fits(statement, ENGLISH, apart=False)
