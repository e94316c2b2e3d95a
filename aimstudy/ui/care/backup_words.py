"""Words for backups, what they hold and what restoring one would change."""

from aimstudy.domain.backup import BackupInfo, Holdings, RestorePreview
from aimstudy.ui.translations import format_day, format_number, format_time, tr, trn


def reason_words(reason: str) -> str:
    """Why a backup was made."""
    words = {
        "manual": tr("made by you"),
        "daily": tr("made daily"),
        "close": tr("made when closing"),
        "migration": tr("before an update"),
        "update": tr("before an update"),
        "restore": tr("before a restore"),
        "delete": tr("before deleting"),
        "import": tr("before an import"),
        "repair": tr("before a repair"),
    }
    return words.get(reason, reason)


def size_words(size: int) -> str:
    """A size in bytes as a person reads it."""
    if size < 1_000_000:
        return tr("{n} kB", n=format_number(max(1, size / 1000)))
    return tr("{n} MB", n=format_number(size / 1_000_000, 1))


def backup_title(backup: BackupInfo) -> str:
    """When a backup was made."""
    made = backup.made_at.astimezone()
    return tr("{day} at {time}", day=format_day(made.date()), time=format_time(made))


def backup_note(backup: BackupInfo) -> str:
    """Why it was made, how large it is and whether it is sound."""
    parts = [reason_words(backup.reason), size_words(backup.size)]
    if not backup.tested:
        parts.append(tr("cannot be used: {reason}", reason=backup.finding))
    elif backup.holdings is not None:
        parts.append(holdings_words(backup.holdings))
    return " · ".join(parts)


def holdings_words(held: Holdings) -> str:
    """What a library holds."""
    return ", ".join(
        (
            trn("{n} article", "{n} articles", held.articles),
            trn("{n} card", "{n} cards", held.cards),
            trn("{n} answer", "{n} answers", held.reviews),
        )
    )


def preview_words(preview: RestorePreview) -> str:
    """What restoring would change, in a few sentences."""
    lines = [tr("The backup holds {held}.", held=holdings_words(preview.then))]
    if preview.now is None:
        lines.append(tr("What is there now cannot be read."))
    else:
        lines.append(tr("Now there are {held}.", held=holdings_words(preview.now)))
    if preview.reviews_lost:
        lines.append(
            trn(
                "{n} answer given since then will be missing.",
                "{n} answers given since then will be missing.",
                preview.reviews_lost,
            )
        )
    lines.append(tr("The present file is kept beside it."))
    return " ".join(lines)
