"""The planner's arrays of a log with quizzes, cards begun anew and cards taken over."""

from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from aimstudy.domain.evidence import Certainty, Choice
from aimstudy.domain.review import MemoryState, Phase, Rating, ReviewEntry, ReviewKind
from aimstudy.scheduling.answer_log import AnswerLog, Picked, replayed
from aimstudy.scheduling.card_states import NEW_STATE, after_entry, days_since_seen, replay
from aimstudy.scheduling.meant_choices import meant_days
from aimstudy.scheduling.memory_model import DEFAULT_PARAMETERS, Parameters, retrievability
from aimstudy.scheduling.state_arrays import HIGHEST_STABILITY
from aimstudy.services.answered_cards import answered_cards
from tests.unit.plan_cards import parameters

DAY = 738_000
RIGHT, WRONG = Choice(True, 0.25), Choice(False, 0.25, Certainty.SURE)
Row = tuple[int, Rating | Choice | MemoryState, bool]  # day, what, in a quiz
TAKEN = MemoryState(Phase.REVIEW, 40.0, 5.0, DAY, DAY + 40, 0, 9, 1)
rows_of_card = st.lists(
    st.tuples(
        st.one_of(st.just(0), st.integers(1, 9), st.integers(-2, 200)),
        st.one_of(
            st.sampled_from(Rating),
            st.sampled_from(Rating),
            st.builds(
                Choice, st.booleans(), st.sampled_from([0.25, 0.5]), st.sampled_from(Certainty)
            ),
            st.sampled_from([NEW_STATE]),
        ),
        st.booleans(),
    ),
    max_size=9,
)


def log_of(rows: Sequence[Row]) -> list[ReviewEntry]:
    found = []
    for seq, (day, what, quiz) in enumerate(rows, start=1):
        if isinstance(what, MemoryState):
            entry = ReviewEntry(seq, ReviewKind.STATE, None, 0, day, state=what)
        elif isinstance(what, Choice):
            entry = ReviewEntry(seq, ReviewKind.QUIZ, None, 0, day, choice=what, took_ms=9000)
        else:
            kind = ReviewKind.QUIZ if quiz else ReviewKind.STUDY
            entry = ReviewEntry(seq, kind, what, 0, day, took_ms=9000)
        found.append(entry)
    return found


def on_days(waits: Sequence[Row]) -> list[Row]:
    day, found = DAY, []
    for wait, what, quiz in waits:
        day += wait
        found.append((day, what, quiz))
    return found


@settings(max_examples=150, deadline=None)
@given(st.lists(rows_of_card, min_size=1, max_size=4), parameters)
def test_arrays_are_the_replay_of_each_log_under_any_parameters(
    cards: list[list[Row]], w: Parameters
) -> None:
    logs = {n: log_of(on_days(rows)) for n, rows in enumerate(cards)}
    # Arrays end at a stability that single cards may pass on their way.
    stages = (replay(log[:n], w=w) for log in logs.values() for n in range(len(log)))
    assume(all(stage.stability < HIGHEST_STABILITY for stage in stages))
    found = answered_cards(logs.items(), frozenset(logs))
    states = {n: replay(log, w=w) for n, log in logs.items()}
    met = [n for n, state in states.items() if state.phase is not Phase.NEW]
    assert found.card_id.tolist() == met
    once, sets = replayed(found.log, w), replayed(found.log, [np.array([[x], [x]]) for x in w])
    for place, n in enumerate(met):
        assert found.last_day[place] in (states[n].last_day, states[n].shown_day)
        for stability in (once.stability[place], sets.stability[1, place]):
            assert stability == pytest.approx(min(states[n].stability, HIGHEST_STABILITY), rel=1e-7)
        assert once.difficulty[place] == pytest.approx(states[n].difficulty, rel=1e-7)
        chances = once.chance[place][found.log.scheduled[place]]
        assert chances.tolist() == pytest.approx(foretold(logs[n], w), rel=1e-6)


def foretold(log: Sequence[ReviewEntry], w: Parameters) -> list[float]:
    """The chance before each answer by recall of another day than the last look at its answer."""
    state, found = NEW_STATE, list[float]()
    for entry in log:
        if entry.kind is ReviewKind.STATE:
            found = []
        elapsed = days_since_seen(state, entry.study_day)
        if entry.rating and state.phase is not Phase.NEW and elapsed:
            found.append(retrievability(elapsed, min(36_500.0, state.stability), w))
        state = after_entry(state, entry, w=w)
    return found


def test_choices_are_no_answers_by_recall_and_cost_no_time() -> None:
    rows: list[Row] = [
        (DAY, RIGHT, True),
        (DAY, Rating.GOOD, False),
        (DAY + 5, WRONG, True),
        (DAY + 5, Rating.GOOD, False),
        (DAY + 9, Rating.GOOD, True),
        (DAY + 20, Rating.AGAIN, False),
        (DAY + 30, RIGHT, True),
    ]
    found = answered_cards([(7, log_of(rows))], frozenset({7}))
    assert found.log.rating.tolist() == [[3, 5, 3, 3, 1, 6]]
    assert found.log.choices == (Picked(WRONG), Picked(RIGHT))
    assert found.log.elapsed.tolist() == [[0, 5, 0, 4, 11, 10]]
    assert found.log.scheduled.tolist() == [[False, False, False, True, True, False]]
    assert found.last_day.tolist() == [DAY + 20]
    assert found.log.days_ago(np.array([12])).tolist() == [[32, 27, 27, 23, 12, 2]]
    alone: list[Row] = [(DAY, Rating.GOOD, False), (DAY + 20, Rating.AGAIN, False)]
    assert found.habits == answered_cards([(7, log_of(alone))], frozenset()).habits


def test_recall_runs_on_from_right_choices_of_a_day_on_which_they_were_meant() -> None:
    logs: list[tuple[int, list[ReviewEntry]]] = []
    for card_id in range(12):
        day = DAY + 8 if card_id < 8 else DAY + 9
        right = card_id not in (7, 9, 10, 11)
        guess = Choice(right, 0.25, Certainty.GUESS if card_id == 6 else Certainty.UNSURE)
        rows: list[Row] = [(DAY, Rating.GOOD, False), (day, guess, True)]
        logs.append((card_id, log_of(rows)))
    found = answered_cards(logs, frozenset(range(12)))
    assert found.last_day.tolist() == [DAY + 8] * 6 + [DAY] * 6
    ago = found.log.days_ago(DAY + 10 - found.last_day)
    assert ago.tolist() == [[10, 2]] * 8 + [[10, 1]] * 4


@pytest.mark.parametrize("by_chance", [0.25, 0.5, 1 / 24])
def test_a_day_of_clicking_is_hardly_ever_taken_to_be_meant(by_chance: float) -> None:
    rng = np.random.default_rng(3)
    meant = 0
    for questions in range(1, 301):
        clicks = rng.random(questions) < by_chance
        meant += len(meant_days((DAY, Choice(bool(right), by_chance)) for right in clicks))
    assert meant <= 3
    assert meant_days((DAY, RIGHT) for _ in range(5)) == {DAY}
    assert not meant_days((DAY, RIGHT) for _ in range(4))


def test_what_is_left_without_answers_is_as_if_they_had_not_been_given() -> None:
    log = AnswerLog.of(
        [[(1, 3), (4, 5), (6, 3), (9, 6)], [(1, 3), (2, 5)]], (Picked(RIGHT), Picked(WRONG))
    )
    left = np.zeros(log.rating.shape, dtype=np.bool_)
    left[:, 0] = True
    found, cards, days = log.without(left)
    assert (found.rating.tolist(), found.elapsed.tolist()) == ([[3, 6]], [[0, 3]])
    assert (cards.tolist(), days.tolist()) == ([0], [0])
    left = np.array([[False, False, True, False], [False] * 4])
    found, cards, days = log.without(left)
    assert found.rating.tolist() == [[3, 5, 6], [3, 5, 0]]
    assert (cards.tolist(), days.tolist()) == ([0, 1], [5, 0])


def test_a_card_begun_anew_is_known_by_its_answers_since_and_one_taken_over_not() -> None:
    logs: list[tuple[int, list[ReviewEntry]]] = []
    for card_id, state in ((1, NEW_STATE), (2, TAKEN)):
        last: list[Row] = [(DAY + 3, state, False), (DAY + 4, Rating.AGAIN, False)]
        logs.append((card_id, log_of([(DAY, Rating.GOOD, False), *last])))
    found = answered_cards(logs, frozenset({1, 2}))
    assert found.card_id.tolist() == [1]
    assert found.log.rating.tolist() == [[1]]
    assert replayed(found.log, DEFAULT_PARAMETERS).stability[0] == DEFAULT_PARAMETERS[0]
