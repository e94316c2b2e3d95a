"""Recall by week: how many later answers were recalled, first meetings apart."""

from aimstudy.services.views.statistics import StatisticsSpan, StatisticsView, WeekRecall
from aimstudy.ui.charts.week_recall_chart import WeekPoint, WeekRecallChart
from aimstudy.ui.statistics.stat_card import StatCard, Told
from aimstudy.ui.statistics.words import counted, missing, of_100, range_of, share_words
from aimstudy.ui.translations import format_number, format_short_day, tr, trn


class RecallCard(StatCard):
    """A point a week."""

    def __init__(self) -> None:
        self.weeks = WeekRecallChart(tr("Recall by week"))
        super().__init__(tr("Recall by week"), self.weeks)

    def show_view(self, view: StatisticsView) -> None:
        """Show the weeks of ``view``."""
        self.weeks.set_points([_point(week) for week in view.weeks])
        self.show_told(recall_told(view))


def recall_told(view: StatisticsView) -> Told:
    """The card in words."""
    if view.recall_needed:
        words = missing(view.recall_needed, view.wish.span is StatisticsSpan.MONTH)
        why = tr("Only answers to cards that come again on a later day tell about memory.")
        return Told(" ".join([words, why, _apart(view)]).strip(), enough=False)
    heads = (
        tr("Week from"), tr("Recalled"), tr("Of 100, likely"), tr("First meetings"),
        tr("Right in quizzes"),
    )  # fmt: skip
    return Told(
        meaning=" ".join([_meaning(view), _apart(view)]).strip(),
        heads=heads,
        rows=[_row(week) for week in reversed(view.weeks)],
        entries=[week_words(week) for week in view.weeks],
        chosen=len(view.weeks) - 1,
        key=tr(
            "Dot: recalled of 100. Line through it: likely range. Open and dotted: fewer than 10 "
            "answers. Below: number of answers."
        ),
    )


def week_words(week: WeekRecall) -> str:
    """A week in a sentence or two."""
    begin = tr("Week from {day}:", day=format_short_day(week.monday))
    if not week.recall.answers:
        told = tr("no card came again.")
    else:
        told = tr(
            "{counted} recalled, {share}.",
            counted=counted(week.recall),
            share=share_words(week.recall),
        )
    parts = [begin, told]
    if week.first:
        parts.append(
            trn("{n} card met for the first time.", "{n} cards met for the first time.", week.first)
        )
    if week.quiz:
        parts.append(
            tr(
                "In quizzes {n} of {all} right.",
                n=format_number(week.quiz_right),
                all=format_number(week.quiz),
            )
        )
    return " ".join(parts)


def _meaning(view: StatisticsView) -> str:
    recall = view.recall
    return tr(
        "When a card came again on a later day, you recalled it {n} of {all} times: {share} of "
        "100, likely {range}.",
        n=format_number(recall.known),
        all=format_number(recall.answers),
        share=of_100(recall.mean),
        range=range_of(recall.low, recall.high),
    )


def _apart(view: StatisticsView) -> str:
    """What is not among these answers."""
    counts, parts = view.counts, []
    if counts.first or counts.repeats:
        parts.append(
            tr(
                "Not counted: first meetings ({first}) and repeats on the same day ({repeats}).",
                first=format_number(counts.first),
                repeats=format_number(counts.repeats),
            )
        )
    if counts.unread:
        parts.append(
            trn(
                "{n} answer came faster than a card can be read and counts nowhere.",
                "{n} answers came faster than a card can be read and count nowhere.",
                counts.unread,
            )
        )
    if any(week.quiz for week in view.weeks):
        parts.append(tr("Quiz answers stand apart, for they are easier to get right."))
    return " ".join(parts)


def _row(week: WeekRecall) -> tuple[str, ...]:
    recall = week.recall
    likely = range_of(recall.low, recall.high) if recall.answers else "–"
    return (
        format_short_day(week.monday),
        counted(recall) if recall.answers else "–",
        tr("{range} (few)", range=likely) if recall.answers and recall.few else likely,
        format_number(week.first),
        f"{format_number(week.quiz_right)} / {format_number(week.quiz)}" if week.quiz else "–",
    )


def _point(week: WeekRecall) -> WeekPoint:
    recall = week.recall
    return WeekPoint(week.monday, recall.mean, recall.low, recall.high, recall.answers, recall.few)
