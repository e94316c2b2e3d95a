"""What was expected beforehand against what came true: answers, and exams that are over."""

from aimstudy.services.views.statistics import (
    ForetoldBand,
    SaidExam,
    StatisticsSpan,
    StatisticsView,
)
from aimstudy.ui.charts.range_rows import RangeRow, RangeRows
from aimstudy.ui.statistics.stat_card import StatCard, Told
from aimstudy.ui.statistics.words import (
    band_words,
    counted,
    missing,
    of_100,
    range_of,
    share_words,
)
from aimstudy.ui.translations import format_day, format_number, tr
from aimstudy.ui.widgets import Label


class ForetoldCard(StatCard):
    """A row for each band of expectation; exams that are over below, in words."""

    def __init__(self) -> None:
        self.bands = RangeRows(tr("Expected, and what came true"))
        super().__init__(tr("Expected, and what came true"), self.bands)
        self.exams = Label("")
        self.column.addWidget(self.exams)

    def show_view(self, view: StatisticsView) -> None:
        """Show the forecasts of ``view``."""
        self.bands.set_rows([_bar(band) for band in view.foretold])
        self.show_told(foretold_told(view))
        self.exams.setText("\n".join(exam_words(exam) for exam in view.said))
        self.exams.setVisible(bool(view.said))


def foretold_told(view: StatisticsView) -> Told:
    """The card in words, but for the exams."""
    if view.foretold_needed:
        words = missing(view.foretold_needed, view.wish.span is StatisticsSpan.MONTH)
        return Told(words, enough=False)
    return Told(
        meaning=f"{_meaning(view)} {_verdict(view)}",
        heads=(tr("Expected of 100"), tr("Came true"), tr("Of 100, likely")),
        rows=[_row(band) for band in view.foretold],
        entries=[band_told(band) for band in view.foretold],
        key=tr(
            "Pale box: what was expected. Dot and line: what came true, with its likely range. "
            "Open and dotted: fewer than 10 answers."
        ),
    )


def band_told(band: ForetoldBand) -> str:
    """A band in a sentence."""
    return tr(
        "Expected {range} of 100: {counted} came true, {share}.",
        range=range_of(band.low, band.high),
        counted=counted(band.recall),
        share=share_words(band.recall),
    )


def exam_words(exam: SaidExam) -> str:
    """What was last forecast of an exam that is over, and its result."""
    begin = tr("{name}, {day}:", name=exam.name, day=format_day(exam.day))
    if exam.said is None:
        said = tr("nothing was forecast beforehand;")
    else:
        said = tr("{range} recalled was the last forecast;", range=band_words(exam.said))
    return f"{begin} {said} {_result(exam)}"


def _result(exam: SaidExam) -> str:
    result = exam.result
    if result is None:
        return tr("no result is entered.")
    verdict = tr("passed") if result.passed else tr("not passed")
    if result.low is None or result.high is None:
        return tr("the result was: {verdict}.", verdict=verdict)
    return tr(
        "the result was: {verdict}, {low} to {high} of 100.",
        verdict=verdict,
        low=format_number(result.low),
        high=format_number(result.high),
    )


def _meaning(view: StatisticsView) -> str:
    answers = sum(band.recall.answers for band in view.foretold)
    return tr(
        "Before each answer AimStudy estimates how likely you are to recall it. Here {n} of these "
        "estimates stand beside what came.",
        n=format_number(answers),
    )


def _verdict(view: StatisticsView) -> str:
    """Whether too much was hoped for, all answers together."""
    bands = view.foretold
    answers = sum(band.recall.answers for band in bands)
    expected = sum(band.expected * band.recall.answers for band in bands) / answers
    came = sum(band.recall.known for band in bands) / answers
    off = round(100 * abs(expected - came))
    values = {"expected": of_100(expected), "came": of_100(came)}
    if off <= 2:
        return tr("In all it expected {expected} of 100 and {came} came: well judged.", **values)
    if expected > came:
        return tr("In all it expected {expected} of 100 and {came} came: too hopeful.", **values)
    return tr("In all it expected {expected} of 100 and {came} came: too careful.", **values)


def _row(band: ForetoldBand) -> tuple[str, ...]:
    likely = range_of(band.recall.low, band.recall.high)
    return (
        range_of(band.low, band.high),
        counted(band.recall),
        tr("{range} (few)", range=likely) if band.recall.few else likely,
    )


def _bar(band: ForetoldBand) -> RangeRow:
    recall = band.recall
    return RangeRow(
        name=tr("Expected {range}", range=range_of(band.low, band.high)),
        figure=counted(recall),
        share=recall.mean,
        low=recall.low,
        high=recall.high,
        few=recall.few,
        expected=(band.low, band.high),
    )
