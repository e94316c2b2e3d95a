"""What a session may be about, in words: the name, its kind and what of it comes today. No Qt."""

from aimstudy.services.views.session_choice import ScopeKind, ScopeLine
from aimstudy.ui.translations import tr, trn


def scope_name(line: ScopeLine) -> str:
    """What is chosen, e.g. ``AIM``."""
    if line.scope.kind is ScopeKind.ALL:
        return tr("Everything")
    if line.scope.kind is ScopeKind.BOOKMARKED:
        return tr("Bookmarked cards")
    return line.name


def scope_kind(line: ScopeLine) -> str:
    """What sort of thing it is; "" where the name says it."""
    if line.scope.kind is ScopeKind.TOPIC and line.of:
        return tr("topic of {exam}", exam=line.of)
    return {
        ScopeKind.DECK: tr("deck"),
        ScopeKind.TAG: tr("tag"),
        ScopeKind.ARTICLE: tr("article"),
        ScopeKind.TOPIC: tr("topic"),
    }.get(line.scope.kind, "")


def scope_counts(line: ScopeLine) -> str:
    """What of it comes today: ``5 to refresh, 7 new``."""
    parts = []
    if line.due:
        parts.append(trn("{n} to refresh", "{n} to refresh", line.due))
    if line.new:
        parts.append(trn("{n} new", "{n} new", line.new))
    if not parts:
        return trn("{n} card, none today", "{n} cards, none today", line.cards)
    return ", ".join(parts)


def scope_line(line: ScopeLine) -> str:
    """All of it in one line, as a screen reader says it."""
    kind = scope_kind(line)
    name = f"{scope_name(line)} ({kind})" if kind else scope_name(line)
    return f"{name}: {scope_counts(line)}"
