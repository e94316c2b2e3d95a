"""The quiz's words: options inside a sentence, several right answers, one and many."""

from dataclasses import replace

from aimstudy.domain.quiz import QuizKind
from aimstudy.services.views.quiz import PairFeedback
from aimstudy.ui.quiz.setup_words import fewer_words, lack_words, past_words, shorter_words
from aimstudy.ui.quiz.wording import mixed_up, option_words, pairs_words, right_answer, wrong_option
from aimstudy.ui.translations import set_language
from tests.ui.fake_quiz import ATTEMPT, OPTIONS, PAST, FakeQuiz


def test_an_option_with_a_full_stop_leaves_it_behind_inside_a_sentence() -> None:
    sentence = replace(OPTIONS[2], text="It bears the loss.")
    assert option_words("B", replace(sentence, belongs_to="the carrier")) == (
        "B, It bears the loss, belongs to: the carrier"
    )
    asked = replace(FakeQuiz().answer(ATTEMPT, 0, 0), options=(replace(sentence, mixed_up=1),))
    assert mixed_up(asked) == (
        "A, It bears the loss, is offered because you took it for this once."
    )


def test_each_option_picked_out_wrongly_has_a_line_of_its_own() -> None:
    feedback = FakeQuiz().answer(ATTEMPT, 0, 2)
    chosen = replace(OPTIONS[2], is_chosen=True, belongs_to="roofs")
    options = (OPTIONS[0], chosen, replace(chosen, text="iron"))
    assert wrong_option(replace(feedback, options=options)).splitlines() == [
        "B, four courses, belongs to: roofs",
        "C, iron, belongs to: roofs",
    ]


def test_several_right_options_are_right_answers() -> None:
    keys = (OPTIONS[0], replace(OPTIONS[2], is_key=True), OPTIONS[1])
    feedback = replace(FakeQuiz().answer(ATTEMPT, 0, 1), options=keys, answer="oak and stone")
    assert right_answer(feedback) == "Right answers: oak and stone."


def test_one_is_singular_in_norwegian_too() -> None:
    score = PAST[0].score
    assert score.right == 1
    set_language("nb")
    assert past_words(PAST[0], PAST[0].day) == "I dag · 1 av 10 riktig"
    assert past_words(PAST[1], PAST[1].day).startswith("I dag · 2 av 10 riktige")


def test_what_a_way_of_asking_lacks() -> None:
    kinds = (QuizKind.SELECT, QuizKind.NUMERIC, QuizKind.MATCHING)
    assert lack_words(kinds, {QuizKind.SELECT, QuizKind.MATCHING}).splitlines() == [
        "Type a number: needs an answer that is a number.",
        "Pick out all, Match pairs: not about the topics chosen.",
    ]
    assert lack_words((), set()) == ""


def test_fewer_than_wished_for_says_what_of_the_choice_makes_it_so() -> None:
    assert fewer_words(7, True, False, False) == (
        "7 can be asked of all your material; all of them will be."
    )
    assert fewer_words(7, True, True, True) == (
        "7 can be asked about these topics in these ways; all of them will be."
    )
    assert fewer_words(7, True, False, True) == "7 can be asked in these ways; all of them will be."
    assert fewer_words(7, False, True, True) == "About 7 can be asked now."


def test_a_quiz_shorter_than_wished_for_says_why() -> None:
    assert shorter_words(10, 10, 40) == ""
    assert shorter_words(1, 10, 1) == (
        "1 question instead of 10: there is no more to ask of this choice."
    )
    assert shorter_words(7, 10, 12) == (
        "7 questions instead of 10: more would ask the same twice or give one away."
    )


def test_the_look_back_on_pairs_says_what_goes_with_what() -> None:
    pairs = (PairFeedback("HPC", "Harbour", "Pilots"), PairFeedback("NPB", "Pilots", ""))
    feedback = replace(FakeQuiz().answer(ATTEMPT, 0, 0), pairs=pairs)
    assert pairs_words(feedback).splitlines() == [
        "HPC: Harbour · you chose: Pilots",
        "NPB: Pilots",
    ]
    assert pairs_words(replace(feedback, pairs=())) == ""
    unknown = replace(feedback, kind=QuizKind.MATCHING, given=None)
    assert right_answer(unknown) == ""
    assert right_answer(replace(unknown, given=(0, 1))) == "0 of 2 pairs are right."
