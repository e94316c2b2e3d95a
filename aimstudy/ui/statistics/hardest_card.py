"""The cards that fail most, each one Enter away from the Library; words, so there is no chart."""

from PySide6.QtCore import Signal

from aimstudy.services.views.statistics import HardCard, StatisticsView
from aimstudy.ui.plain_cards import plain_card
from aimstudy.ui.statistics.stat_card import StatCard, Told
from aimstudy.ui.statistics.words import of_100, shortened
from aimstudy.ui.translations import format_number, tr


class HardestCard(StatCard):
    """``card_wanted`` carries the id of the card to be shown."""

    card_wanted = Signal(int)

    def __init__(self) -> None:
        super().__init__(tr("Hardest cards"))
        self._cards: tuple[HardCard, ...] = ()
        self.opened.connect(lambda row: self.card_wanted.emit(self._cards[row].card_id))

    def show_view(self, view: StatisticsView) -> None:
        """Show the hardest cards of ``view``."""
        self._cards = view.hardest
        self.show_told(hardest_told(view))


def hardest_told(view: StatisticsView) -> Told:
    """The card in words."""
    if not view.hardest:
        if view.recall.answers:
            return Told(tr("No card that came again has failed."), enough=False)
        return Told(tr("No card has come again on a later day yet."), enough=False)
    return Told(
        meaning=tr(
            "These failed most often when they came again. Enter opens one in the Library, where "
            "it can be changed, split or put away."
        ),
        heads=(tr("Question"), tr("Failed"), tr("Recall today, of 100"), tr("Deck")),
        rows=[_row(card) for card in view.hardest],
    )


def _row(card: HardCard) -> tuple[str, ...]:
    failed = tr("{n} of {all}", n=format_number(card.failed), all=format_number(card.answers))
    question = shortened(plain_card(card.front))
    if card.mixed_up:
        other = tr("Mixed up with: {question}", question=shortened(plain_card(card.mixed_up)))
        question = f"{question}\n{other}"
    return question, failed, of_100(card.now), card.deck
