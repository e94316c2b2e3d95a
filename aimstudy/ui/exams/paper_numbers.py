"""The numbers of a paper as fields that say why a number cannot be used.

``known`` is True where a paper is about to be begun: then 0 is no number of questions.
"""

from aimstudy.domain.exam_limits import (
    FEWEST_OPTIONS,
    MOST_BAND_POINTS,
    MOST_OPTIONS,
    MOST_PAPER_MINUTES,
    MOST_QUESTIONS,
)
from aimstudy.ui.translations import format_number, tr
from aimstudy.ui.widgets.checked_number import CheckedNumber, FreeNumber

MOST_EXTRA = 300  # per cent


class OptionsField(FreeNumber):
    """The arrows pass over numbers of options that are no choice."""

    def stepBy(self, steps: int) -> None:
        """Qt's hook: what the arrows reach can be used."""
        super().stepBy(steps)
        if 0 < self.value() < FEWEST_OPTIONS:
            self.setValue(FEWEST_OPTIONS if steps > 0 else 0)


class OptionsNumber(CheckedNumber):
    """Says why a question has not one option."""

    @property
    def refused(self) -> str:
        """Why the number cannot be used; "" where it can."""
        if 0 < self.value < FEWEST_OPTIONS:
            return tr("A question has at least {n} options.", n=format_number(FEWEST_OPTIONS))
        return super().refused


def questions_field(known: bool = False) -> CheckedNumber:
    """How many questions the paper has; 0 for not known."""
    zero = "" if known else tr("not known")
    field = FreeNumber(
        tr("Questions on the paper"), 0, 1 if known else 0, MOST_QUESTIONS, zero=zero
    )
    low = tr("A paper has at least one question.") if known else _below_zero()
    return CheckedNumber(tr("Questions"), field, low, _most(MOST_QUESTIONS))


def minutes_field(known: bool = False) -> CheckedNumber:
    """How long the paper takes; 0 for not known."""
    zero = "" if known else tr("not known")
    field = FreeNumber(
        tr("Minutes for the paper"), 0, 1 if known else 0, MOST_PAPER_MINUTES, zero=zero
    )
    low = tr("A paper takes at least one minute.") if known else _below_zero()
    return CheckedNumber(tr("Minutes"), field, low, _most(MOST_PAPER_MINUTES))


def extra_field() -> CheckedNumber:
    """Extra time in per cent of the minutes."""
    name = tr("Extra time in per cent, for those who need it")
    field = FreeNumber(name, 0, 0, MOST_EXTRA, " %", tr("none"))
    most = tr("{n} % is the most.", n=format_number(MOST_EXTRA))
    return CheckedNumber(tr("Extra time"), field, _below_zero(), most)


def pass_field() -> CheckedNumber:
    """The share of all questions that passes, in per cent."""
    field = FreeNumber(tr("Pass mark in per cent"), 70, 0, 100, " %")
    return CheckedNumber(tr("Pass mark"), field, _below_zero(), _all_right())


def topic_field() -> CheckedNumber:
    """The least share in every single topic, in per cent; 0 for none."""
    name = tr("Least in every topic, in per cent")
    field = FreeNumber(name, 0, 0, 100, " %", tr("none"))
    return CheckedNumber(tr("Least in every topic"), field, _below_zero(), _all_right())


def options_field() -> CheckedNumber:
    """How many options a question has; 0 for not known, and none has just one."""
    field = OptionsField(tr("Options of a question"), 0, 0, MOST_OPTIONS, zero=tr("not known"))
    return OptionsNumber(tr("Options"), field, _below_zero(), _most(MOST_OPTIONS))


def band_field() -> CheckedNumber:
    """How many points a band of the report spans."""
    field = FreeNumber(tr("Points in a band of the report"), 10, 1, MOST_BAND_POINTS)
    low = tr("A band has at least one point.")
    return CheckedNumber(tr("Width of a band"), field, low, _most(MOST_BAND_POINTS))


def percent(share: float) -> int:
    """A share as the fields show it."""
    return round(share * 100)


def share_of(before: float, typed: int) -> float:
    """``typed`` per cent; a share that was finer than the field shows stays as it was."""
    return before if percent(before) == typed else typed / 100


def _below_zero() -> str:
    return tr("Less than nothing cannot be used.")


def _all_right() -> str:
    return tr("More than 100 % cannot be reached.")


def _most(n: int) -> str:
    return tr("{n} is the most.", n=format_number(n))
