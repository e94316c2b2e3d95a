"""What share of the cards will be recalled on exam day, and how sure that is.

The person's parameters are not known, only how likely each set of them is. So a few sets are
drawn around the fit; under each the answers so far are replayed and the days to come planned
within the minutes, cards being recalled as past misses of the predictions tell. Their mean is the
forecast, their spread its uncertainty; a share for what the model leaves out comes on top. Where
the answers speak against the model, less is counted on of what study to come should bring. Drawn
without chance: the same answers give the same forecast.
"""

from dataclasses import dataclass
from math import hypot

import numpy as np

from aimstudy.domain.plan import Band
from aimstudy.scheduling.answer_habits import Habits
from aimstudy.scheduling.answer_log import AnswerLog, Replayed, replayed
from aimstudy.scheduling.deck_states import NO_CARDS, DeckStates
from aimstudy.scheduling.exam_plan import Person, rough_problem_of
from aimstudy.scheduling.foreseen_answers import misses_of
from aimstudy.scheduling.personal_fit import EFFECTIVE, Fit, effective
from aimstudy.scheduling.price_curve import Prices
from aimstudy.scheduling.probing import SHARE
from aimstudy.scheduling.recalibration import TERMS, Recalibration
from aimstudy.scheduling.state_arrays import Bools, Floats, Ints, recall
from aimstudy.scheduling.study_prices import recalled_within

MOST_CARDS = 400  # of those met; more of them say the same
PAIRS = 6  # draws, each with its mirror image
_OF_FIT = 0  # the draw that is the fit itself
_MODEL_SD, _MODEL_SD_FAR, _FAR_DAYS = 0.008, 0.014, 30.0
# Of the seconds: cards asked out of turn bring little, and no day goes quite as planned.
_PLANNED = 0.98 - SHARE
# Of what study should bring, where the model is in full doubt: not counted on, and unsure.
_UNPROVEN, _UNSURE = 0.5, 0.7
_DOUBTED_SD = 0.06  # structure of a model in full doubt
_OWN_DOUBT = 0.65  # of the correction's standard errors: parameters in doubt tell much the same
Z90 = 1.645


@dataclass(frozen=True, slots=True)
class Answered:
    """The cards met, or an even sample of them: each stands for ``weight`` cards.

    ``elapsed`` are study days since their last answers. ``doubted`` answers may have been pressed
    at random.
    """

    log: AnswerLog
    elapsed: Ints
    weight: float
    doubted: Bools | None = None

    def __len__(self) -> int:
        return len(self.elapsed)

    def without_doubted(self) -> "Answered":
        """As if no doubted answer had been given: fewer cards may have been met."""
        if self.doubted is None or not self.doubted.any():
            return self
        log, rows, days = self.log.without(self.doubted)
        return Answered(log, self.elapsed[rows] + days, self.weight)


@dataclass(frozen=True, slots=True)
class Spread:
    """An expected share of cards (0-1) and its standard error."""

    mean: float
    error: float

    def band(self, z: float = Z90) -> Band:
        """The range of ``z`` standard errors to each side, within 0-1."""
        low, high = self.mean - z * self.error, self.mean + z * self.error
        return Band(max(0.0, low), self.mean, min(1.0, high))


@dataclass(frozen=True, slots=True)
class ExamForecast:
    """Recall on exam day if the plan is followed, and if nothing more is studied."""

    follow: Spread
    stop: Spread


def exam_forecast(
    fit: Fit,
    habits: Habits,
    answered: Answered,
    new_cards: int,
    budget: Floats,
    prices: Prices | None = None,
    others: DeckStates = NO_CARDS,
) -> ExamForecast:
    """The forecast over all cards, met and new; ``budget`` is seconds by days left (0 first).

    ``prices`` are those of the plan. ``others`` were met as well, but their answers are not known
    (states taken over from elsewhere). A card never met counts 0. Doubted answers can bring a
    forecast down but not up: it is the lower one of those with and without them.
    """
    found = _forecast(fit, habits, answered, new_cards, budget, prices, others)
    meant = answered.without_doubted()
    if meant is answered:
        return found
    unmet = round(answered.weight * (len(answered) - len(meant)))
    less = _forecast(fit, habits, meant, new_cards + unmet, budget, prices, others)
    return ExamForecast(_lower(found.follow, less.follow), _lower(found.stop, less.stop))


def _lower(one: Spread, other: Spread) -> Spread:
    return min(one, other, key=lambda spread: spread.mean)


def _forecast(
    fit: Fit,
    habits: Habits,
    answered: Answered,
    new_cards: int,
    budget: Floats,
    prices: Prices | None,
    others: DeckStates,
) -> ExamForecast:
    """The forecast as if all answers were meant."""
    met = answered.weight * len(answered) + float(others.count.sum())
    cards = new_cards + met
    if not cards:
        return ExamForecast(Spread(0.0, 0.0), Spread(0.0, 0.0))
    columns = effective(fit.theta + _draws() @ _root(fit.covariance).T)
    states = replayed(answered.log, columns) if len(answered) else None
    missed, left = _missed(answered, states), len(budget) - 1
    misses = _misses(missed)
    share_met = share_then = met / cards
    prices = prices or Prices.usual(left)
    follow, stop = [], []
    for n in range(len(columns[0])):
        w = tuple(float(column[n, 0]) for column in columns)
        deck = _deck(answered, states, n).with_others(others)
        at_exam = deck.elapsed + left
        kept = misses[n].corrected(recall(at_exam, deck.stability, w), at_exam)
        stop.append(float(deck.count @ kept) / cards)
        if left and (budget > 0).any():
            person = Person(w, habits, missed=misses[n])
            problem = rough_problem_of(person, deck, new_cards, _PLANNED * budget)
            if n == _OF_FIT:
                out = problem.outlook(prices.by_days_left(left)).left_out if new_cards else 0.0
                share_then = 1.0 - out / cards
            follow.append(recalled_within(problem, prices) / cards)
    stopped = _spread(stop, left, share_met, missed)
    if not follow:
        return ExamForecast(stopped, stopped)
    followed = _spread(follow, left, share_then, missed)
    return ExamForecast(_less_hopeful(followed, stopped, missed), stopped)


def _draws() -> Floats:
    """Standard normal sets of the effective parameters, in mirrored pairs; always the same.

    The fit itself comes first.
    """
    half = np.random.default_rng(20).standard_normal((PAIRS, EFFECTIVE))
    return np.concatenate([np.zeros((1, EFFECTIVE)), half, -half])


def _misses(missed: Recalibration) -> list[Recalibration]:
    """The correction as found, and for each draw another likely one, in mirrored pairs."""
    half = _OWN_DOUBT * np.random.default_rng(21).standard_normal((PAIRS, TERMS))
    return [missed, *(missed.drawn(each) for each in np.concatenate([half, -half]))]


def _root(covariance: Floats) -> Floats:
    return np.asarray(np.linalg.cholesky(covariance + 1e-9 * np.eye(EFFECTIVE)))


def _deck(answered: Answered, states: Replayed | None, draw: int) -> DeckStates:
    if states is None:
        return NO_CARDS
    count = np.full(len(answered), answered.weight)
    return DeckStates(states.stability[draw], states.difficulty[draw], answered.elapsed, count)


def _missed(answered: Answered, states: Replayed | None) -> Recalibration:
    """How the answers so far came out, against what the fit says of them."""
    if states is None:
        return Recalibration.unknown()
    return misses_of(answered.log, answered.elapsed, states.chance[_OF_FIT])


def _spread(shares: list[float], left: int, share: float, missed: Recalibration) -> Spread:
    """Mean and standard error over the draws; ``share`` of the cards can be known at all."""
    if share <= 0.0:
        return Spread(0.0, 0.0)
    drawn = np.array(shares[_OF_FIT + 1 :])
    model = _MODEL_SD + _MODEL_SD_FAR * min(1.0, left / _FAR_DAYS)
    model = hypot(model, _DOUBTED_SD * missed.doubt)
    return Spread(float(drawn.mean()), hypot(float(drawn.std()), share * model))


def _less_hopeful(follow: Spread, stop: Spread, missed: Recalibration) -> Spread:
    """What study to come brings, as far as the model that says so has been right."""
    doubted = missed.doubt * max(0.0, follow.mean - stop.mean)
    mean = follow.mean - _UNPROVEN * doubted
    return Spread(mean, hypot(follow.error, _UNSURE * doubted))
