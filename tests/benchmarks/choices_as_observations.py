"""Would the fit of a memory be better if it took choices among options for observations, too?

    python -m tests.benchmarks.choices_as_observations [--seeds 12] [--due 14] [--questions 20]
        [--by-luck .25]

The learners of ``quiz_evidence_honesty`` study and take quizzes for 40 days. From the log of the
first 13, 20 and 27 days a memory is fitted: ``answers`` from answers by recall alone, as the app
does it; ``choices`` also from whether choices were right, a choice by recall R being right with
chance c + (1 - slip - c) R. Both foretell the answers by recall of the days after. Prints a line of
JSON a learner: log loss of each (less is better), and mean foretold less mean recalled.
``--by-luck`` is how often somebody who does not recall an answer picks it out of the four.
"""

import argparse
import json
import statistics
from collections import defaultdict

import numpy as np

from aimstudy.scheduling.answer_log import CHOSEN, AnswerLog, replayed
from aimstudy.scheduling.choice_arrays import Choices, chosen_states
from aimstudy.scheduling.memory_model import Parameters
from aimstudy.scheduling.personal_fit import EFFECTIVE, Fit, effective, fitted, prior_covariance
from aimstudy.scheduling.quiz_evidence import SLIP
from aimstudy.scheduling.state_arrays import (
    Bools,
    Floats,
    Weights,
    first_states,
    next_states,
    recall,
)
from aimstudy.services.answered_cards import AnsweredCards, answered_cards
from tests.benchmarks import quiz_evidence_honesty as honesty

FIRST_DAYS = (13, 20, 27)
_TOGETHER, _STEP, _ROUNDS = 0.7, 1e-3, 6
_SUREST = 1e-4


class Learner(honesty.Learner):
    """One who picks the right option without recalling it as often as ``by_luck`` says."""

    by_luck = 1.0 / honesty.OPTIONS

    def picks(self, knew: bool) -> bool:
        return bool(self.rng.random() < (1.0 - SLIP if knew else self.by_luck))

    def days(self) -> dict[int, AnsweredCards]:
        """What the app has of them after some of the days, and after all."""
        found = {}
        for day in range(honesty.DAYS):
            if day % honesty.EVERY == honesty.EVERY - 1:
                self._quiz(day)
            self._study(day)
            if day in FIRST_DAYS or day == honesty.DAYS - 1:
                found[day] = answered_cards(self.log.items(), frozenset(self.log))
        return found


def told(log: AnswerLog, w: Weights) -> tuple[Floats, Bools]:
    """Chances of what was answered on later days, by recall and by choice, and whether right."""
    size = (*np.broadcast_shapes(*(np.shape(value) for value in w), (1,))[:-1], len(log))
    state = np.ones(size), np.full(size, 5.0)
    choices = Choices.of([each.choice for each in log.choices])
    chances, right = [np.empty((*size[:-1], 0))], [np.empty(0, dtype=np.bool_)]
    for n in range(log.rating.shape[1]):
        given = np.flatnonzero(log.rating[:, n])
        rating, elapsed = log.rating[given, n], log.elapsed[given, n]
        before = state[0][..., given], state[1][..., given]
        later, chosen = elapsed > 0, rating >= CHOSEN
        known = recall(elapsed, before[0], w)
        after = first_states(rating, w) if n == 0 else (
            next_states(*before, elapsed, np.minimum(rating, CHOSEN - 1), w)
        )  # fmt: skip
        typed, picked = later & ~chosen, choices.at(rating[chosen] - CHOSEN)
        lucky = picked.by_chance + (1.0 - SLIP - picked.by_chance) * known[..., chosen]
        chances += [known[..., typed], lucky[..., later[chosen]]]
        right += [rating[typed] > 1, picked.right[later[chosen]]]
        here = before[0][..., chosen], before[1][..., chosen]
        moved = chosen_states(*here, elapsed[chosen], picked, w)
        for values, new, of_choice in zip(state, after, moved, strict=True):
            new[..., chosen] = of_choice
            values[..., given] = new
    return np.concatenate(chances, axis=-1), np.concatenate(right)


def fitted_to_all(log: AnswerLog) -> Parameters:
    """The most likely parameters, choices being observations; damped as ``personal_fit`` is."""
    theta, precision = np.zeros(EFFECTIVE), np.linalg.inv(prior_covariance())

    def cost(at: Floats) -> float:
        chance, right = told(log, effective(at[None, :]))
        chance = np.clip(chance[0], _SUREST, 1.0 - _SUREST)
        likely = np.where(right, np.log(chance), np.log1p(-chance)).sum()
        return float(-_TOGETHER * likely + 0.5 * at @ precision @ at)

    for _ in range(_ROUNDS):
        chance, right = told(log, effective(np.vstack([theta, theta + _STEP * np.eye(EFFECTIVE)])))
        chance = np.clip(chance, _SUREST, 1.0 - _SUREST)
        slopes = (chance[1:] - chance[0]) / _STEP
        weighted = slopes / (chance[0] * (1.0 - chance[0]))
        slope = -_TOGETHER * weighted @ (right - chance[0]) + precision @ theta
        step = -np.linalg.solve(_TOGETHER * weighted @ slopes.T + precision, slope)
        tried = (theta + 0.4**n * step for n in range(_ROUNDS))
        theta = next((each for each in tried if cost(each) < cost(theta)), theta)
    return Fit(theta, prior_covariance()).parameters


def judged(whole: AnsweredCards, day: int, w: Parameters) -> tuple[float, float]:
    """Log loss and hope (mean foretold less recalled) of the answers by recall after ``day``."""
    log = whole.log
    ago = log.days_ago(honesty.FIRST_DAY + honesty.DAYS - 1 - whole.last_day)
    later = log.scheduled & (ago < honesty.DAYS - 1 - day)
    chance = np.clip(replayed(log, w).chance[later], _SUREST, 1.0 - _SUREST)
    known = log.rating[later] > 1
    loss = -np.where(known, np.log(chance), np.log1p(-chance)).mean()
    return float(loss), float(chance.mean() - known.mean())


def main() -> None:
    """Print a line a learner."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--seeds", type=int, default=12)
    parser.add_argument("--due", type=int, default=honesty.MOST_DUE, help="cards met again a day")
    parser.add_argument("--questions", type=int, default=honesty.QUESTIONS)
    parser.add_argument("--by-luck", type=float, default=Learner.by_luck)
    options = parser.parse_args()
    honesty.MOST_DUE, honesty.QUESTIONS = options.due, options.questions
    Learner.by_luck = options.by_luck
    for name in [*honesty.LEARNERS, "published defaults"]:
        found: dict[str, list[tuple[float, float]]] = defaultdict(list)
        for seed in range(options.seeds):
            days = Learner(honesty.hidden(name), "told", seed).days()
            for day in FIRST_DAYS:
                log, whole = days[day].log, days[honesty.DAYS - 1]
                found["answers"].append(judged(whole, day, fitted(log).parameters))
                found["choices"].append(judged(whole, day, fitted_to_all(log)))
        line: dict[str, object] = {"learner": name}
        for fit, lines in found.items():
            loss, hope = (statistics.fmean(values) for values in zip(*lines, strict=True))
            line[fit] = {"log loss": round(loss, 4), "hope": round(hope, 3)}
        print(json.dumps(line), flush=True)


if __name__ == "__main__":
    main()
