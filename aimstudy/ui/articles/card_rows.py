"""Which cards of an article the list shows, and under which headings. No Qt here."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Collection, Sequence
from enum import StrEnum

from aimstudy.domain.card import HoldReason
from aimstudy.services.views.articles import ArticleCard, ArticleView
from aimstudy.ui.articles.fact_kinds import FactGroup, group_of
from aimstudy.ui.translations import tr

Row = ArticleCard | str  # a string is a heading


class CardsShown(StrEnum):
    """Which cards to show."""

    ALL = "all"
    OPEN = "open"
    ACCEPTED = "accepted"
    REJECTED = "rejected"


def stands(card: ArticleCard) -> CardsShown:
    """Where a card stands with the person."""
    if card.hold is HoldReason.PROPOSED:
        return CardsShown.OPEN
    return CardsShown.REJECTED if card.hold is HoldReason.REJECTED else CardsShown.ACCEPTED


def counts(cards: Sequence[ArticleCard]) -> Counter[CardsShown]:
    """How many cards each choice shows."""
    found = Counter(stands(card) for card in cards)
    found[CardsShown.ALL] = len(cards)
    return found


def rows_of(view: ArticleView, shown: CardsShown, groups: Collection[FactGroup]) -> tuple[Row, ...]:
    """Cards under their sections, core facts first, then as the text goes.

    A card without a kind is in no family and always shown.
    """
    chosen = [card for card in view.cards if _is_shown(card, shown, groups)]
    starts = sorted(start for _, _, start in view.sections)

    def place(card: ArticleCard) -> tuple[int, bool, int]:
        section = bisect_right(starts, card.start) if card.start >= 0 else len(starts) + 1
        return (section, not card.core, card.start)

    chosen.sort(key=place)
    rows: list[Row] = []
    last = -1
    for card in chosen:
        section = place(card)[0]
        if section != last:
            rows.append(_heading(view, card, section))
            last = section
        rows.append(card)
    return tuple(rows)


def _is_shown(card: ArticleCard, shown: CardsShown, groups: Collection[FactGroup]) -> bool:
    in_group = card.fact_kind is None or group_of(card.fact_kind) in groups
    return in_group and shown in (CardsShown.ALL, stands(card))


def _heading(view: ArticleView, card: ArticleCard, section: int) -> str:
    if card.start < 0:
        return tr("No longer in the article")
    return view.sections[section - 1][0] if section else view.title
