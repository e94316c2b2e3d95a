"""A result in words: what came, what was forecast, and which shown numbers it changes."""

from dataclasses import replace

from aimstudy.domain.exam_profile import ExamResult
from aimstudy.domain.plan import Band, ForecastNumbers, Recalibration, WeakCards
from aimstudy.ui.timeline.words_picture import picture_lines
from aimstudy.ui.timeline.words_result import chance_words, result_lines
from aimstudy.ui.translations import set_language
from tests.ui.fake_timeline import sample_view

BEFORE = ForecastNumbers(Band(0.89, 0.94, 0.99), Band(0.69, 0.77, 0.85), (44, 50), 0.996)
AFTER = ForecastNumbers(Band(0.52, 0.69, 0.85), Band(0.2, 0.3, 0.4), (23, 48), 0.68)
FOUND = Recalibration("Mid-term", ExamResult(False, 50, 59), 0.955, "AIM", BEFORE, AFTER)


def test_what_was_entered_stands_beside_what_was_forecast() -> None:
    came, changed, helps = result_lines(FOUND)
    assert came == ("Mid-term: you got 50 to 59 of 100. The forecast for the paper was about 96.")
    assert changed == (
        "It changes the forecast for AIM: you will probably recall 52 to 85 of 100 instead of "
        "89 to 99; 20 to 40 instead of 69 to 85 if you stop today; 23 to 48 right on the paper "
        "instead of 44 to 50; a chance to pass of about 68 % instead of over 99 %."
    )
    assert helps == (
        "Mid-term asked more than your cards tell, and AIM may as well: other material and "
        "questions help more than repeating what you recall."
    )
    set_language("nb")
    assert result_lines(FOUND)[0] == (
        "Mid-term: Du fikk 50 til 59 av 100. Prognosen for prøven var omtrent 96."
    )


def test_a_bare_word_and_a_missing_forecast_are_said() -> None:
    word = replace(FOUND, result=ExamResult(True))
    assert result_lines(word)[0] == (
        "Mid-term: passed. The forecast for the paper was about 96 of 100."
    )
    none = replace(FOUND, expected=None, before=None, after=None)
    assert result_lines(none) == (
        "Mid-term: not passed. There was no forecast from before it to compare with.",
        "The forecast for AIM reckons with it once there is enough evidence.",
    )


def test_only_numbers_that_are_shown_otherwise_count_as_changed() -> None:
    better = replace(FOUND, before=AFTER, after=BEFORE)
    assert len(result_lines(better)) == 2
    alike = replace(BEFORE, follow=Band(0.892, 0.943, 0.988), chance=0.991)
    assert result_lines(replace(FOUND, after=alike))[1] == (
        "No number shown for AIM is changed by it."
    )
    stop = replace(alike, stop=Band(0.64, 0.77, 0.91))
    assert result_lines(replace(FOUND, after=stop))[1] == (
        "It changes the forecast for AIM: 64 to 91 instead of 69 to 85 if you stop today."
    )
    bare = [replace(each, score=None, chance=None) for each in (BEFORE, AFTER)]
    words = result_lines(replace(FOUND, before=bare[0], after=bare[1]))[1]
    assert "paper" not in words
    assert "chance" not in words


def test_weak_topics_say_what_becomes_of_their_cards() -> None:
    weak = replace(FOUND, result=ExamResult(False, 50, 59, ("Law", "Tax")))

    def said(cards: WeakCards) -> str:
        return result_lines(replace(weak, weak=cards))[2]

    assert said(WeakCards(34, 0.62, 0.74)) == (
        "Weak there: Law, Tax. Of its 34 cards for AIM about 62 of 100 are expected, of the "
        "others 74; new ones come first."
    )
    assert said(WeakCards(34, 0.62, None)).endswith("so its forecast is theirs.")
    assert said(WeakCards(1, None, None)).endswith(
        "AIM asks 1 card of it; if it is new, it comes first."
    )
    assert said(WeakCards(0, None, None)).endswith(
        "AIM asks none of these cards. If you plan Mid-term again, less is expected of them, and "
        "new ones come first."
    )
    assert said(WeakCards(0, None, None, named=False)).endswith(
        "No topic has any of these names, so no card is moved by them."
    )
    one = replace(FOUND, result=ExamResult(False, 50, 59, ("Law",)))
    unknown = replace(one, weak=WeakCards(0, None, None, named=False))
    assert result_lines(unknown)[2].endswith("No topic has this name, so no card is moved by it.")


def test_it_stands_under_the_picture_and_no_chance_is_sure() -> None:
    view = replace(sample_view(), recalibrated=FOUND)
    assert picture_lines(view)[-3:] == result_lines(FOUND)
    assert (chance_words(0.999), chance_words(0.004)) == ("over 99 %", "under 1 %")
