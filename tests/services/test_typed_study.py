"""Typed answers in study: the verdict, what the log keeps of them, and what is mixed up."""

import json
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from aimstudy.application import open_library
from aimstudy.domain.quiz import GradeReason, PieceKind, Verdict
from aimstudy.domain.review import Rating
from aimstudy.services.library import Library
from aimstudy.services.views.card_reasons import LeechCause, OtherCard, WhyNow
from aimstudy.services.views.session_choice import TypedAnswer
from tests.services.conftest import Clock, first

Written = Callable[[str, str], int]


@pytest.fixture
def write(library: Library) -> Written:
    return lambda front, back: library.cards.write(front, back).card_id


def rows(library: Library, query: str) -> list[tuple[object, ...]]:
    """Read from the file as any other program could."""
    with sqlite3.connect(f"file:{library.folder / 'library.db'}?mode=ro", uri=True) as file:
        found = file.execute(query).fetchall()
    file.close()
    return found


def evidence(library: Library) -> list[object]:
    return [
        None if text is None else json.loads(str(text))
        for (text,) in rows(library, "SELECT evidence FROM reviews ORDER BY seq")
    ]


def test_case_and_a_slip_are_right_and_the_difference_is_shown(
    library: Library, write: Written
) -> None:
    card = write("Who pays a claim?", "The insurer")
    assert library.study.check_typed(card, "the INSURER.").verdict is Verdict.RIGHT
    slip = library.study.check_typed(card, "insurrer")
    assert (slip.verdict, slip.reason) == (Verdict.RIGHT, GradeReason.SPELLING)
    assert any(piece.kind is PieceKind.EXTRA for piece in slip.difference)
    assert library.study.check_typed(card, "  ").reason is GradeReason.EMPTY


def test_another_cards_answer_is_never_a_slip_of_this_one(library: Library, write: Written) -> None:
    payer = write("Who pays a claim?", "The insurer")
    paid = write("Whose loss is it?", "The insured")
    grade = library.study.check_typed(payer, "the insured")
    assert (grade.verdict, grade.reason) == (Verdict.WRONG, GradeReason.LISTED)
    other = OtherCard(paid, "Whose loss is it?", "The insured")
    assert library.study.answer_of(payer, "the insured") == other
    assert library.study.answer_of(payer, "the broker") is None
    assert library.study.answer_of(payer, "insurer") is None


def test_a_card_is_judged_in_the_language_of_its_words(library: Library, write: Written) -> None:
    told = write("Hvor lenge lever dronningen i kuben?", "tre til fem år")
    assert library.study.check_typed(told, "3-5 år").verdict is Verdict.RIGHT
    untold = write("Tall", "21 dager")  # too few words: each language is tried
    assert library.study.check_typed(untold, "tre uker").verdict is Verdict.RIGHT
    fine = write("Fine", "250,000 kroner")
    assert library.study.check_typed(fine, "250 kroner").verdict is not Verdict.RIGHT


def test_two_cards_with_the_same_answer_are_not_mixed_up(library: Library, write: Written) -> None:
    one = write("How many years does the contract last?", "Three years")
    write("How many years may one claim?", "Three years")
    assert library.study.check_typed(one, "three years").verdict is Verdict.RIGHT


def test_an_answer_that_many_cards_have_is_mixed_up_with_none(
    library: Library, write: Written
) -> None:
    one = write("How many years?", "Nine")
    for n in range(4):
        write(f"How many months of kind {n}?", "Five")
    grade = library.study.check_typed(one, "five")
    assert grade.verdict is Verdict.WRONG
    assert library.study.answer_of(one, "five") is None


def test_words_and_verdict_stand_in_the_log(library: Library, write: Written) -> None:
    card = write("Who pays?", "The insurer")
    library.study.answer(card, Rating.HARD, typed=TypedAnswer("Insurrer"))
    library.study.answer(card, Rating.AGAIN, typed=TypedAnswer("nobody"))
    library.study.answer(card, Rating.GOOD, typed=TypedAnswer("the company", counted_right=True))
    library.study.answer(card, Rating.GOOD)
    said = {"source": "study", "typed": "Insurrer", "verdict": "right", "reason": "spelling"}
    nobody = {"source": "study", "typed": "nobody", "verdict": "wrong", "reason": "other"}
    assert evidence(library)[:2] == [said, nobody]
    overruled = evidence(library)[2]
    assert isinstance(overruled, dict)
    assert (overruled["typed"], overruled["counted_right"]) == ("the company", True)
    assert evidence(library)[3] is None


def test_a_mixed_up_answer_is_kept_and_taken_back_with_it(library: Library, write: Written) -> None:
    payer = write("Who pays a claim?", "The insurer")
    paid = write("Whose loss is it?", "The insured")
    library.study.answer(payer, Rating.AGAIN, typed=TypedAnswer("The insured"))
    assert rows(library, "SELECT card_id, other_id, seq FROM confusions") == [(payer, paid, 1)]
    library.study.answer(payer, Rating.GOOD, typed=TypedAnswer("The insured", counted_right=True))
    assert len(rows(library, "SELECT * FROM confusions")) == 1


def fail_often(library: Library, clock: Clock, card: int, typed: str = "") -> None:
    """Fail a card six times after nine days, and know it after two."""
    answer = TypedAnswer(typed) if typed else None
    library.study.answer(card, Rating.GOOD)
    for _ in range(6):
        clock.forward(days=9)
        library.study.answer(card, Rating.AGAIN, typed=answer)
        clock.forward(minutes=11)
        library.study.answer(card, Rating.GOOD)
        clock.forward(days=2)
        library.study.answer(card, Rating.GOOD)


def test_a_card_failed_six_times_is_looked_into(
    library: Library, write: Written, clock: Clock
) -> None:
    payer = write("Who pays a claim under the policy?", "The insurer")
    paid = write("Who has the loss?", "The insured")
    alike = write("Who pays a claim under the treaty?", "The reinsurer")
    assert library.study.leech(payer) is None
    fail_often(library, clock, payer, "The insured")
    assert library.study.card(payer).leech
    found = library.study.leech(payer)
    assert found is not None
    assert (found.lapses, found.reps) == (6, 19)
    assert found.causes == (LeechCause.MIXED_UP, LeechCause.LOOKALIKE, LeechCause.LONG_WAITS)
    assert found.others == (
        OtherCard(paid, "Who has the loss?", "The insured", 6),
        OtherCard(alike, "Who pays a claim under the treaty?", "The reinsurer"),
    )
    assert (found.failed_after, found.known_after) == (9, 2)
    library.cards.delete([paid])
    again = library.study.leech(payer)
    assert again is not None
    assert again.causes[0] is LeechCause.LOOKALIKE


def test_a_card_that_keeps_for_a_month_is_learnt_all_the_same(
    library: Library, write: Written, clock: Clock
) -> None:
    card = write("Who pays?", "The insurer")
    fail_often(library, clock, card)
    while library.cards.detail(card).stability < 30:
        assert library.study.leech(card) is not None
        clock.forward(days=max(1, round(library.cards.detail(card).stability)))
        library.study.answer(card, Rating.EASY)
    assert library.study.leech(card) is None
    assert not library.study.card(card).leech


def test_a_long_answer_is_named_and_no_cause_is_made_up(
    library: Library, write: Written, clock: Clock
) -> None:
    long = write("What is asked?", " ".join(["many"] * 20))
    plain = write("Why?", "Because")
    for card in (long, plain):
        library.study.answer(card, Rating.GOOD)
        for _ in range(6):
            clock.forward(days=3)
            library.study.answer(card, Rating.AGAIN)
            library.study.answer(card, Rating.GOOD)
    found = [library.study.leech(card) for card in (long, plain)]
    assert [leech.causes for leech in found if leech] == [
        (LeechCause.LONG_ANSWER,), (LeechCause.UNKNOWN,),
    ]  # fmt: skip


def test_who_types_short_answers_is_asked_to_except_where_a_card_says_otherwise(
    library: Library, write: Written
) -> None:
    from dataclasses import replace

    short, long = write("Who?", "The insurer"), write("Why?", "because " * 20)
    assert not library.study.card(short).typed
    library.study.set_typed(long, True)
    assert library.study.card(long).typed
    library.settings.set(replace(library.settings.get(), type_short=True))
    assert library.study.card(short).typed
    library.study.set_typed(short, False)
    assert (library.study.card(short).typed, library.study.card(short).typed_choice) == (
        False, False,
    )  # fmt: skip
    library.study.set_typed(short, None)
    library.study.set_typed(long, None)
    assert (library.study.card(short).typed, library.study.card(long).typed) == (True, False)


def test_a_very_long_answer_is_only_right_word_for_word(tmp_path: Path, clock: Clock) -> None:
    folder, long = tmp_path / "library", "Æ øl " * 20_000
    with open_library(folder, clock) as library:
        card = library.cards.write("All of it?", "x").card_id
    with sqlite3.connect(folder / "library.db") as file:
        file.execute("UPDATE notes SET front = ?, back = ?", (long, long))
    file.close()
    with open_library(folder, clock) as library:
        assert first(library).answer == long
        assert library.study.check_typed(card, long).verdict is Verdict.RIGHT
        assert library.study.check_typed(card, "Æ øl").verdict is Verdict.WRONG
        library.study.answer(card, Rating.GOOD, typed=TypedAnswer(long))
        [said] = evidence(library)
        assert isinstance(said, dict)
        assert len(said["typed"]) == 1_000


def test_an_answer_without_words_is_not_typed_whatever_was_said(library: Library) -> None:
    shown = library.cards.write("Which valve?", "[image:valve.png]\n[sound:horn.mp3]", typed=True)
    named = library.cards.write("Which horn?", "a horn [image:horn.png]", typed=True)
    typed = [library.study.card(card.card_id).typed for card in (shown, named)]
    assert typed == [False, True]


def test_a_formula_is_not_typed_whatever_was_said(library: Library) -> None:
    law = library.cards.write("Which law?", r"\(F = ma\)", typed=True)
    mixed = library.cards.write("And this?", r"the energy \(E = mc^2\)", typed=True)
    price = library.cards.write("What does it cost?", "5 $ or (6) $", typed=True)
    typed = [library.study.card(card.card_id).typed for card in (law, mixed, price)]
    assert typed == [False, False, True]


def test_pictures_of_an_answer_need_not_be_typed(library: Library) -> None:
    card = library.cards.write("Which horn?", "a fog horn [image:horn.png]", typed=True)
    assert library.study.check_typed(card.card_id, "a fog horn").verdict is Verdict.RIGHT
    missed = library.study.check_typed(card.card_id, "image horn png")
    assert missed.verdict is not Verdict.RIGHT
    assert "png" not in " ".join(p.text for p in missed.difference if p.kind is PieceKind.MISSING)


def test_the_numbers_of_a_card_that_is_failed_often_agree(
    library: Library, write: Written, clock: Clock
) -> None:
    one, other = write("What is a sill?", "a ledge"), write("What is a paddle?", "a valve")
    for _ in range(8):
        for card, typed in ((one, "a valve"), (other, "a ledge"), (other, "a ledge")):
            library.study.answer(card, Rating.AGAIN, typed=TypedAnswer(typed))
            library.study.answer(card, Rating.GOOD)
            clock.forward(days=1)
    found, of_other = library.study.leech(one), library.study.leech(other)
    assert found is not None
    assert of_other is not None
    assert (found.lapses, of_other.lapses) == (8, 16)  # the very first failure, too
    assert [(each.times, each.turned) for each in found.others] == [(8, 16)]
    assert [(each.times, each.turned) for each in of_other.others] == [(16, 8)]
    why = library.study.why(one)
    assert (why.reps, why.lapses) == (16, 8)
    assert library.cards.detail(one).lapses == 8


def test_who_forgot_a_new_card_is_told_of_it(library: Library, write: Written) -> None:
    card = write("Who?", "The insurer")
    for times in (1, 2):
        library.study.answer(card, Rating.AGAIN)
        why = library.study.why(card)
        assert (why.reason, why.reps, why.lapses) == (WhyNow.STEP, times, times)
    library.study.reset(card)
    assert library.study.why(card).lapses == 0


def test_a_word_of_the_other_language_is_no_slip(library: Library, write: Written) -> None:
    english = write("Hva heter torsdag på engelsk?", "Thursday")
    assert library.study.check_typed(english, "Tuesday").verdict is Verdict.WRONG
    assert library.study.check_typed(english, "thursday").verdict is Verdict.RIGHT
    bokmal = write("What is the Norwegian word for a helmet?", "hjelm")
    assert library.study.check_typed(bokmal, "hjelp").verdict is Verdict.WRONG
    assert library.study.check_typed(bokmal, "Hjelm").verdict is Verdict.RIGHT


def test_signs_and_ways_count_in_study(library: Library, write: Written) -> None:
    union = write("What is in A or in B?", "A ∪ B")
    assert library.study.check_typed(union, "A ∩ B").verdict is Verdict.WRONG
    bound = write("Which sign says at most?", "≤")
    assert library.study.check_typed(bound, "<=").verdict is Verdict.RIGHT
    assert library.study.check_typed(bound, ">=").verdict is Verdict.WRONG
    heart = write("Which way do veins carry blood?", "to the heart")
    assert library.study.check_typed(heart, "from the heart").verdict is Verdict.WRONG
