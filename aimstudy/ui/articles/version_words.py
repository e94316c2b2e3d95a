"""A new version of an article in words: what changed, and what each choice does."""

from aimstudy.domain.version import FactChange, VersionChoice
from aimstudy.services.views.versions import ArticleComparison, ArticleUpdated, VersionItem
from aimstudy.ui.translations import tr, trn

# What may need a choice comes first.
ORDER = (FactChange.CHANGED, FactChange.GONE, FactChange.REWORDED, FactChange.NEW)


def group_title(change: FactChange, count: int) -> str:
    """The heading over all facts that changed in one way."""
    name = {
        FactChange.CHANGED: tr("Another answer"),
        FactChange.GONE: tr("No longer in the article"),
        FactChange.REWORDED: tr("Reworded, same answer"),
        FactChange.NEW: tr("New"),
        FactChange.SAME: tr("The same"),
    }[change]
    return tr("{name} ({n})", name=name, n=count)


def group_hint(change: FactChange) -> str:
    """What happens to the cards of such facts."""
    return {
        FactChange.CHANGED: tr("The new answer gets a new card; or the old card stays as it is."),
        FactChange.GONE: tr("The card stays in study, or waits suspended."),
        FactChange.REWORDED: tr("The cards keep all they have learnt."),
        FactChange.NEW: tr("Their cards wait for your choice."),
        FactChange.SAME: "",
    }[change]


def choice_words(item: VersionItem, choice: VersionChoice) -> str:
    """A choice on its button."""
    gone = item.change is FactChange.GONE
    return {
        VersionChoice.TAKE_NEW: tr("Take the new"),
        VersionChoice.KEEP_OLD: tr("Keep the card") if gone else tr("Keep the old card"),
        VersionChoice.PUT_ASIDE: tr("Suspend the card"),
    }[choice]


def learnt_words(item: VersionItem) -> str:
    """How much there is to lose, "" where nothing."""
    if not item.cards:
        return ""
    cards = trn("{n} card in study", "{n} cards in study", item.cards)
    answers = trn("answered {n} time", "answered {n} times", item.answers)
    words = f"{cards}, {answers}" if item.answers else cards
    return tr("{words}; you changed its words", words=words) if item.edited else words


def summary_words(found: ArticleComparison) -> str:
    """How much changed and how much did not."""
    changed = trn("{n} fact changed", "{n} facts changed", len(found.items))
    same = trn("{n} is the same", "{n} are the same", found.same)
    return f"{changed} · {same}"


def done_words(done: ArticleUpdated) -> str:
    """What the update did."""
    parts = [
        trn("{n} card has new words", "{n} cards have new words", done.reworded),
        trn("{n} new card to look at", "{n} new cards to look at", done.proposed),
        trn("{n} card is suspended", "{n} cards are suspended", done.aside),
    ]
    counts = (done.reworded, done.proposed, done.aside)
    said = ", ".join(part for part, count in zip(parts, counts, strict=True) if count)
    undo = tr("Undo brings the old version back.")
    return f"{said[0].upper()}{said[1:]}. {undo}" if said else undo
