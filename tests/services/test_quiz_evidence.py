"""Answers in quizzes move the cards they are about, are told apart in the log, and come again."""

import json
import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import timedelta

import pytest

from aimstudy.domain.evidence import Certainty, EvidenceOf, EvidenceSource
from aimstudy.domain.quiz import QuizKind
from aimstudy.domain.review import MemoryState, Phase
from aimstudy.services.library import Library
from aimstudy.services.memory import recall_now
from aimstudy.services.views.card_reasons import QuizTrace, WhyNow
from aimstudy.storage.evidence_text import StoredEvidence, evidence_from
from tests.library_file import rows
from tests.property.test_quiz_log import keep, memories, take_back
from tests.services.conftest import Clock, write_cards

CHOSEN, TYPED = QuizKind.MULTIPLE_CHOICE, QuizKind.TYPED


def chosen(card: int, right: bool, sure: Certainty | None = None) -> EvidenceOf:
    return EvidenceOf(card, CHOSEN, 0.25, 0, right, sure, attempt=4, position=2, took_ms=7000)


def typed(card: int, right: bool) -> EvidenceOf:
    return EvidenceOf(card, TYPED, 0.0, "words", right)


def met_cards(library: Library, clock: Clock, count: int, days: int = 30) -> list[int]:
    """Cards learnt alike, answered "good" on two days, and left alone for ``days``."""
    cards = write_cards(library, count)
    for _ in range(2):
        for card in cards:
            library.study.answer(card, 3, took_ms=6000)
        clock.forward(days=3)
    clock.now += timedelta(days=days - 3)
    return cards


def last_evidence(library: Library) -> StoredEvidence:
    [(seq, text)] = rows(library, "SELECT seq, evidence FROM reviews ORDER BY seq DESC LIMIT 1")
    found = evidence_from(text, seq)
    assert found is not None
    return found


def test_typing_it_right_puts_a_card_off_longer_than_choosing_it(
    library: Library, clock: Clock
) -> None:
    one, other = met_cards(library, clock, 2)
    keep(library, typed(one, True))
    keep(library, chosen(other, True))
    states = memories(library)
    today = clock.now.date().toordinal()
    assert today <= states[other].due_day < states[one].due_day
    assert (states[one].last_day, states[other].last_day) == (today, today - 30)
    assert states[other].shown_day == today


def test_wrong_either_way_brings_the_card_back_in_the_session(
    library: Library, clock: Clock
) -> None:
    cards = met_cards(library, clock, 3)
    guess = chosen(cards[2], True, Certainty.GUESS)
    for evidence in (typed(cards[0], False), chosen(cards[1], False), guess):
        keep(library, evidence)
    for card in cards:
        assert memories(library)[card].phase is Phase.STEP
    clock.forward(minutes=11)
    come = []
    while (card_now := library.study.next_card()) is not None:
        come.append(card_now.card_id)
        library.study.answer(card_now.card_id, 3)
    assert come == cards
    assert {state.phase for state in memories(library).values()} == {Phase.REVIEW}


def test_the_log_says_where_an_answer_is_from_and_what_it_proved(
    library: Library, clock: Clock
) -> None:
    [card] = met_cards(library, clock, 1)
    before = memories(library)[card]
    recall = recall_now(before, clock.now.date().toordinal(), library._context.parameters)
    assert recall is not None
    seq = keep(library, chosen(card, True, Certainty.SURE))
    found = last_evidence(library)
    assert found == StoredEvidence(
        EvidenceSource.QUIZ, CHOSEN, True, True, 0.25, Certainty.SURE, found.knew, 4, 2
    )
    assert found.knew == pytest.approx(recall * 0.95 / (recall * 0.95 + (1 - recall) / 8), abs=1e-6)
    [row] = rows(
        library, f"SELECT kind, rating, took_ms, before, after FROM reviews WHERE seq = {seq}"
    )
    assert row[:3] == ("quiz", None, 7000)
    assert MemoryState(Phase.REVIEW, *json.loads(row[4])[1:]) == memories(library)[card]
    keep(library, EvidenceOf(card, TYPED, 0.0, None, False, source=EvidenceSource.REHEARSAL))
    found = last_evidence(library)
    assert (found.source, found.tried, found.right, found.knew, found.choice) == (
        EvidenceSource.REHEARSAL, False, False, None, None,
    )  # fmt: skip


def test_the_minutes_and_answers_of_the_day_are_those_of_study(
    library: Library, clock: Clock
) -> None:
    [card] = met_cards(library, clock, 1)
    before = rows(library, "SELECT * FROM days")
    pace = library.today.view().minutes
    keep(library, chosen(card, True))
    keep(library, typed(card, True))
    assert rows(library, "SELECT * FROM days") == before
    assert library.today.view().minutes <= pace


def test_a_card_never_met_stays_new_and_one_held_back_stays_so(
    library: Library, clock: Clock
) -> None:
    new = library.cards.write("New?", "new").card_id
    [held] = met_cards(library, clock, 1)
    library.cards.suspend([held], True)
    for evidence in (chosen(new, True), typed(new, False), chosen(held, False)):
        assert keep(library, evidence) is not None
    states = memories(library)
    assert states[new].phase is Phase.NEW
    assert states[held].phase is Phase.STEP
    clock.forward(minutes=11)
    card = library.study.next_card()
    assert card is not None
    assert card.card_id == new
    assert library.check().states_differ == 0


def test_nothing_is_kept_of_a_card_that_is_gone(library: Library, clock: Clock) -> None:
    [card] = met_cards(library, clock, 1)
    library.cards.delete([card])
    assert keep(library, chosen(card, True)) is None
    assert keep(library, chosen(999, True)) is None
    take_back(library, 999)
    assert rows(library, "SELECT count(*) FROM reviews WHERE kind = 'quiz'") == [(0,)]


def test_a_verdict_the_person_overrules_counts_as_they_say(library: Library, clock: Clock) -> None:
    one, other = met_cards(library, clock, 2)
    wrong = keep(library, typed(one, False))
    assert wrong is not None
    take_back(library, wrong)
    for card in (one, other):
        keep(library, typed(card, True))
    states = memories(library)
    assert states[one] == states[other]
    assert library.check().states_differ == 0


def test_evidence_that_cannot_be_read_is_passed_over_and_named(
    library: Library, clock: Clock
) -> None:
    [card] = met_cards(library, clock, 1)
    before = memories(library)[card]
    with closing(sqlite3.connect(library.folder / "library.db")) as connection, connection:
        names = "card_id, at_ms, offset_min, study_day, took_ms, before, after"
        connection.execute(
            f"INSERT INTO reviews ({names}, kind, evidence)"
            f" SELECT {names}, 'quiz', '[1]' FROM reviews WHERE seq = 2"
        )
    assert library.check().findings == (
        "reviews: row 3 holds no evidence that can be read (no values by name)",
    )
    seq = keep(library, chosen(card, True))
    assert seq == 4
    take_back(library, seq)
    assert memories(library)[card] == before


def test_why_a_card_comes_says_what_the_quiz_was(library: Library, clock: Clock) -> None:
    one, other = met_cards(library, clock, 2)
    assert library.study.why(one).quiz is None
    keep(library, chosen(one, True, Certainty.SURE))
    why = library.study.why(one)
    assert why.quiz == QuizTrace(
        day=clock.now.date(), rehearsal=False, typed=False, right=True, tried=True, options=4,
        certainty=Certainty.SURE, knew=last_evidence(library).knew,
    )  # fmt: skip
    assert why.last_day == clock.now.date() - timedelta(days=30)
    keep(library, replace(typed(other, False), given=None, source=EvidenceSource.REHEARSAL))
    keep(library, chosen(one, False))
    missed, failed = library.study.why(one), library.study.why(other)
    assert (missed.reason, failed.reason) == (WhyNow.MISSED, WhyNow.STEP)
    assert failed.quiz == QuizTrace(clock.now.date(), True, True, False, False)
    library.study.answer(one, 3)
    assert library.study.why(one).quiz is None
