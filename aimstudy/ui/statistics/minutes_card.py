"""Minutes by week, done beside planned. Makes no judgement."""

from aimstudy.services.views.statistics import ScopeKind, StatisticsView, WeekMinutes
from aimstudy.ui.charts.week_bars import WeekBar, WeekBars
from aimstudy.ui.statistics.stat_card import StatCard, Told
from aimstudy.ui.translations import format_number, format_short_day, tr, trn


class MinutesCard(StatCard):
    """A bar a week."""

    def __init__(self) -> None:
        self.bars = WeekBars(tr("Minutes by week"))
        super().__init__(tr("Minutes by week"), self.bars)

    def show_view(self, view: StatisticsView) -> None:
        """Show the minutes of ``view``."""
        self.bars.set_bars(
            [WeekBar(week.monday, week.done, week.quiz, week.planned) for week in view.minutes]
        )
        self.show_told(minutes_told(view))


def minutes_told(view: StatisticsView) -> Told:
    """The card in words."""
    weeks = view.minutes
    if not weeks:
        return Told(tr("No minutes yet."), enough=False)
    quiz = any(week.quiz for week in weeks)
    return Told(
        meaning=_meaning(view),
        heads=(tr("Week from"), tr("Done, min"), tr("Quizzes, min"), tr("Planned, min"),
               tr("Days")),
        rows=[_row(week) for week in reversed(weeks)],
        entries=[minutes_words(week) for week in weeks],
        chosen=len(weeks) - 1,
        key=tr("Full: done. Hatched: in quizzes. Line across: planned.")
        if quiz
        else tr("Full: done. Line across: planned."),
    )  # fmt: skip


def minutes_words(week: WeekMinutes) -> str:
    """A week in a sentence."""
    parts = [
        tr(
            "Week from {day}: {done} of {planned} minutes, on {days}.",
            day=format_short_day(week.monday),
            done=_minutes(week.done),
            planned=format_number(week.planned),
            days=trn("{n} day", "{n} days", week.days),
        )
    ]
    if week.quiz:
        parts.append(tr("In quizzes: {n} min.", n=_minutes(week.quiz)))
    return " ".join(parts)


def _meaning(view: StatisticsView) -> str:
    weeks = view.minutes
    words = tr(
        "You have studied {done} minutes on {days}; {planned} minutes were planned up to today, "
        "on {planned_days}.",
        done=_minutes(sum(week.done for week in weeks)),
        planned=format_number(sum(week.planned for week in weeks)),
        days=trn("{n} day", "{n} days", sum(week.days for week in weeks)),
        planned_days=trn("{n} day", "{n} days", sum(week.planned_days for week in weeks)),
    )
    if view.wish.scope.kind is ScopeKind.ALL:
        return words
    return f"{words} {tr('All cards count here, whatever is chosen above.')}"


def _minutes(minutes: float) -> str:
    """Whole minutes, but tenths of the first: who has studied has not studied for none."""
    return format_number(minutes, 1 if 0 < minutes < 1 else 0)


def _row(week: WeekMinutes) -> tuple[str, ...]:
    return (
        format_short_day(week.monday),
        _minutes(week.done),
        _minutes(week.quiz) if week.quiz else "–",
        format_number(week.planned),
        tr(
            "{n} of {all}",
            n=format_number(week.days),
            all=format_number(week.planned_days),
        ),
    )
