"""What waits and why, in words without blame. Knows the reasons and no widget."""

from aimstudy.services.views.card_reasons import WaitingGroup, WaitingKind
from aimstudy.ui.translations import tr, trn


def waiting_title(group: WaitingGroup) -> str:
    """How many, and what they wait for."""
    n = group.count
    return {
        WaitingKind.STEP: lambda: trn("{n} card for a second try", "{n} cards for a second try", n),
        WaitingKind.OVER: lambda: trn(
            "{n} card of today, whose minutes are used",
            "{n} cards of today, whose minutes are used",
            n,
        ),
        WaitingKind.BURIED: lambda: trn(
            "{n} card put off until tomorrow", "{n} cards put off until tomorrow", n
        ),
        WaitingKind.SIBLING: lambda: trn(
            "{n} new card too like another of today", "{n} new cards too like others of today", n
        ),
        WaitingKind.NOT_PLANNED: lambda: trn(
            "{n} new card not planned for today", "{n} new cards not planned for today", n
        ),
        WaitingKind.LATER: lambda: trn("{n} card for a later day", "{n} cards for later days", n),
        WaitingKind.PUT_ASIDE: lambda: trn(
            "{n} card put aside until an exam is over",
            "{n} cards put aside until an exam is over",
            n,
        ),
        WaitingKind.SUSPENDED: lambda: trn(
            "{n} card taken out of study", "{n} cards taken out of study", n
        ),
        WaitingKind.CONTRADICTION: lambda: trn(
            "{n} card under a contradiction", "{n} cards under a contradiction", n
        ),
        WaitingKind.PROPOSED: lambda: trn(
            "{n} card waits for your look", "{n} cards wait for your look", n
        ),
    }[group.kind]()


def waiting_text(kind: WaitingKind) -> str:
    """Why they wait, and what would bring them back."""
    return {
        WaitingKind.STEP: tr("Forgotten at the last answer; the second try comes soon."),
        WaitingKind.OVER: tr("Go on in Study, or leave the rest to the days ahead."),
        WaitingKind.BURIED: tr("You said: not today."),
        WaitingKind.SIBLING: tr(
            "A card you met today is about the same fact and would give the answer away."
        ),
        WaitingKind.NOT_PLANNED: tr(
            "New cards are spread over the days, so that they do not all return at once."
        ),
        WaitingKind.LATER: tr("An answer today would add little."),
        WaitingKind.PUT_ASIDE: tr("On the Timeline you can have it back sooner."),
        WaitingKind.SUSPENDED: tr("Nothing of it comes until you take it back."),
        WaitingKind.CONTRADICTION: tr(
            "An article disagrees with itself there; the choice is yours."
        ),
        WaitingKind.PROPOSED: tr("Only cards you accept are studied."),
    }[kind]


def back_words(kind: WaitingKind) -> str:
    """What brings one of them back; "" where nothing is to be done here."""
    if kind is WaitingKind.BURIED:
        return tr("Back today")
    return tr("Back into study") if kind is WaitingKind.SUSPENDED else ""


def place_words(kind: WaitingKind) -> str:
    """Where the whole group is dealt with; "" where the Library has the single cards."""
    return {
        WaitingKind.OVER: tr("Study 5 minutes more"),
        WaitingKind.PUT_ASIDE: tr("To the Timeline"),
        WaitingKind.CONTRADICTION: tr("To the articles"),
        WaitingKind.PROPOSED: tr("To the articles"),
    }.get(kind, "")
