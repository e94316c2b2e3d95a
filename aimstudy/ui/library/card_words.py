"""A card of the table in words: where it stands, when it comes, and its history."""

from aimstudy.domain.card import HoldReason
from aimstudy.services.views.library import CardFilter, CardLine
from aimstudy.services.views.study import CardDetail
from aimstudy.ui.translations import format_day, tr, trn


def hold_words(hold: HoldReason) -> str:
    """Why a card is not offered now, "" where it is."""
    return {
        HoldReason.NONE: "",
        HoldReason.PROPOSED: tr("waits for your choice"),
        HoldReason.REJECTED: tr("left out"),
        HoldReason.SUSPENDED: tr("suspended"),
        HoldReason.PUT_ASIDE: tr("put aside"),
        HoldReason.BURIED: tr("tomorrow"),
        HoldReason.ARCHIVED: tr("archived"),
    }[hold]


def next_words(line: CardLine | CardDetail) -> str:
    """When the card comes, or why it does not; a flag is said first."""
    words = hold_words(line.hold)
    if line.hold is HoldReason.PUT_ASIDE and line.due:
        words = tr("put aside until {day}", day=format_day(line.due))
    if not words:
        words = format_day(line.due) if line.due and line.reps else tr("new")
    return tr("flagged, {when}", when=words) if line.flagged else words


def history_words(detail: CardDetail) -> str:
    """How often the card was answered, and how well it is known now."""
    parts = [detail.deck, next_words(detail)]
    if detail.reps:
        parts.append(trn("{n} answer", "{n} answers", detail.reps))
        parts.append(trn("forgotten {n} time", "forgotten {n} times", detail.lapses))
    if detail.recall_now is not None and detail.reps:
        parts.append(tr("recall now {share} %", share=round(detail.recall_now * 100)))
    if detail.tags:
        parts.append(tr("tags: {tags}", tags=detail.tags))
    return " · ".join(parts)


def filter_words(kind: CardFilter) -> str:
    """A filter's name in the list at the left."""
    return {
        CardFilter.ALL: tr("All cards"),
        CardFilter.DUE: tr("Due"),
        CardFilter.NEW: tr("New"),
        CardFilter.PROPOSED: tr("Proposed"),
        CardFilter.FLAGGED: tr("Flagged"),
        CardFilter.BOOKMARKED: tr("Bookmarked"),
        CardFilter.REMARKED: tr("With a note"),
        CardFilter.SUSPENDED: tr("Suspended"),
        CardFilter.PUT_ASIDE: tr("Put aside"),
        CardFilter.BURIED: tr("Tomorrow"),
        CardFilter.REJECTED: tr("Left out"),
        CardFilter.ARCHIVED: tr("Archived"),
    }[kind]
