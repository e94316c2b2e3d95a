"""How sure the person was in quizzes, against what was right."""

from aimstudy.services.views.statistics import CertaintyShare, StatisticsSpan, StatisticsView
from aimstudy.ui.charts.range_rows import RangeRow, RangeRows
from aimstudy.ui.quiz.wording import certainty_words
from aimstudy.ui.statistics.stat_card import StatCard, Told
from aimstudy.ui.statistics.words import counted, missing, range_of, share_words
from aimstudy.ui.translations import format_number, tr, trn

SURE = 3
# What each level should come to where the marks for being sure reward an honest word (1, 2 or 3
# points when right, 0, -2 or -6 when wrong): Gardner-Medwin's certainty-based marking.
HONEST = {1: (0.0, 0.67), 2: (0.67, 0.8), 3: (0.8, 1.0)}


class CertaintyCard(StatCard):
    """A row for each word of certainty, the surest first."""

    def __init__(self) -> None:
        self.levels = RangeRows(tr("How sure you were, and what was right"))
        super().__init__(tr("How sure you were, and what was right"), self.levels)

    def show_view(self, view: StatisticsView) -> None:
        """Show the certainties of ``view``."""
        self.levels.set_rows([_bar(level) for level in reversed(view.certainty)])
        self.show_told(certainty_told(view))


def certainty_told(view: StatisticsView) -> Told:
    """The card in words."""
    if view.certainty_needed:
        words = missing(view.certainty_needed, view.wish.span is StatisticsSpan.MONTH)
        how = tr("They come from quizzes in which you say how sure you are.")
        return Told(f"{words} {how}", enough=False)
    levels = list(reversed(view.certainty))
    return Told(
        meaning=_meaning(view),
        heads=(tr("You said"), tr("Right"), tr("Of 100, likely"), tr("Should be, of 100")),
        rows=[_row(level) for level in levels],
        entries=[level_words(level) for level in levels],
        key=tr(
            "Pale box: where it should be if you judge yourself well. Dot and line: what was "
            "right, with its likely range."
        ),
    )


def level_words(level: CertaintyShare) -> str:
    """A word of certainty in a sentence."""
    word = certainty_words(level.level)
    if not level.right.answers:
        return tr("{word}: never said.", word=word)
    return tr(
        "{word}: {counted} right, {share}; well judged would be {range}.",
        word=word,
        counted=counted(level.right),
        share=share_words(level.right),
        range=range_of(*HONEST[level.level]),
    )


def _meaning(view: StatisticsView) -> str:
    sure = next(level.right for level in view.certainty if level.level == SURE)
    if not sure.answers:
        return tr("In quizzes you have not been sure of an answer yet.")
    wrong = sure.answers - sure.known
    parts = [
        tr(
            "When you were sure, you were right {n} of {all} times.",
            n=format_number(sure.known),
            all=format_number(sure.answers),
        ),
        trn(
            "{n} answer was sure and wrong: the quiz has a drill for these.",
            "{n} answers were sure and wrong: the quiz has a drill for these.",
            wrong,
        )
        if wrong
        else "",
        _judged(sure.low, sure.high),
    ]
    return " ".join(part for part in parts if part)


def _judged(low: float, high: float) -> str:
    """Whether being sure means enough; said only where chance does not explain it."""
    wanted = HONEST[SURE][0]
    if high < wanted:
        return tr("Being sure means less than it should: look twice before you say it.")
    if low >= wanted:
        return tr("Being sure is worth a lot with you.")
    return ""


def _row(level: CertaintyShare) -> tuple[str, ...]:
    right = level.right
    likely = range_of(right.low, right.high) if right.answers else "–"
    return (
        certainty_words(level.level),
        counted(right) if right.answers else "–",
        tr("{range} (few)", range=likely) if right.answers and right.few else likely,
        range_of(*HONEST[level.level]),
    )


def _bar(level: CertaintyShare) -> RangeRow:
    right = level.right
    return RangeRow(
        name=certainty_words(level.level),
        figure=counted(right) if right.answers else "–",
        share=right.mean if right.answers else None,
        low=right.low,
        high=right.high,
        few=right.few,
        expected=HONEST[level.level],
    )
