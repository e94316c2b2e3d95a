"""Recall today by topic, or by article and deck; the weakest first."""

from aimstudy.services.views.statistics import StatisticsView, TopicRecall
from aimstudy.ui.charts.range_rows import RangeRow, RangeRows
from aimstudy.ui.statistics.stat_card import StatCard, Told
from aimstudy.ui.statistics.words import band_words, counted, missing, range_of
from aimstudy.ui.translations import format_number, tr, trn

MOST_ROWS = 12  # in the chart; the table has them all


class TopicsCard(StatCard):
    """A row a topic."""

    def __init__(self) -> None:
        self.topics = RangeRows(tr("Recall today by topic"))
        super().__init__(tr("Recall today by topic"), self.topics)

    def show_view(self, view: StatisticsView) -> None:
        """Show the topics of ``view``."""
        self.topics.set_rows([_bar(topic) for topic in view.topics[:MOST_ROWS]])
        self.show_told(topics_told(view))


def topics_told(view: StatisticsView) -> Told:
    """The card in words."""
    if not view.topics:
        return Told(tr("No cards are in study here."), enough=False)
    known = any(topic.now for topic in view.topics)
    if view.topics_needed:
        words = missing(view.topics_needed, short=False)
    elif not known:
        words = tr("Not enough evidence yet: of no topic a tenth of the cards has been met.")
    else:
        words = tr(
            "What you would probably recall today of all cards of a topic, those you have not met "
            "counting as not known. The weakest stands first."
        )
    left = len(view.topics) - MOST_ROWS
    heads = (
        tr("Topic"), tr("Cards"), tr("Met"), tr("Recall today, of 100"), tr("When it came again"),
    )  # fmt: skip
    return Told(
        meaning=f"{_whose(view)} {words}",
        words_only=not known,
        heads=heads,
        rows=[_row(topic) for topic in view.topics],
        entries=[topic_words(topic) for topic in view.topics[:MOST_ROWS]],
        key=trn("{n} more is in the table.", "{n} more are in the table.", left)
        if left > 0
        else "",
    )


def topic_words(topic: TopicRecall) -> str:
    """A topic in a sentence or two."""
    name = name_of(topic)
    if not topic.cards:
        return tr("{name}: no cards in study.", name=name)
    met = tr(
        "{name}: {met} of {cards} cards met.",
        name=name,
        met=format_number(topic.met),
        cards=format_number(topic.cards),
    )
    now = tr("Recall today {range}.", range=band_words(topic.now)) if topic.now else _too_little()
    if not topic.recall.answers:
        return f"{met} {now}"
    return f"{met} {now} " + tr(
        "{counted} recalled when it came again.", counted=counted(topic.recall)
    )


def name_of(topic: TopicRecall) -> str:
    """The topic's name."""
    return topic.name or tr("Other cards")


def _too_little() -> str:
    return tr("Not enough evidence for a range yet.")


def _whose(view: StatisticsView) -> str:
    if view.topics_of:
        return tr("Topics of {exam}.", exam=view.topics_of)
    return tr("By article, and by deck where a card has no article.")


def _row(topic: TopicRecall) -> tuple[str, ...]:
    return (
        name_of(topic),
        format_number(topic.cards),
        format_number(topic.met),
        range_of(topic.now.low, topic.now.high) if topic.now else tr("too little yet"),
        counted(topic.recall) if topic.recall.answers else "–",
    )


def _bar(topic: TopicRecall) -> RangeRow:
    now = topic.now
    if now is None:
        return RangeRow(
            name_of(topic), tr("too little yet") if topic.cards else tr("no cards"), None
        )
    return RangeRow(
        name_of(topic), range_of(now.low, now.high), now.mean, now.low, now.high,
    )  # fmt: skip
