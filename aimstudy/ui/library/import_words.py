"""What a deck from elsewhere holds, what became of it, and what was remarked, in words."""

from aimstudy.domain.imports import FileKind, Remark
from aimstudy.services.views.imports import ExportResult, ImportResult
from aimstudy.ui.translations import format_number, tr, trn


def kind_words(kind: FileKind) -> str:
    """What kind of file it is."""
    return {
        FileKind.PACKAGE: tr("Package of Anki"),
        FileKind.COLLECTION: tr("Collection of Anki"),
        FileKind.DATABASE: tr("Database of Anki"),
        FileKind.ANKI_TEXT: tr("Text from Anki"),
        FileKind.TABLE: tr("Table"),
        FileKind.SHEET: tr("Spreadsheet"),
        FileKind.JSON_ROWS: tr("Cards in JSON"),
        FileKind.MARKDOWN: tr("Cards in Markdown"),
        FileKind.AIKEN: tr("Questions in Aiken"),
        FileKind.ORG: tr("Cards in Org"),
        FileKind.QTI: tr("Questions in QTI"),
        FileKind.BLACKBOARD: tr("Questions of Blackboard"),
        FileKind.GIFT: tr("Questions in GIFT"),
        FileKind.MOODLE: tr("Questions from Moodle"),
        FileKind.CROWDANKI: tr("Deck of CrowdAnki"),
        FileKind.MNEMOSYNE: tr("Cards of Mnemosyne"),
        FileKind.JSON: tr("Deck of AimStudy"),
    }.get(kind, "")


def note_words(result: ImportResult) -> str:
    """How many notes are new, changed and the same; others only where there are some."""
    notes = result.notes
    words = [
        tr(
            "Notes: {new} new, {changed} changed, {same} the same.",
            new=format_number(notes.new),
            changed=format_number(notes.changed),
            same=format_number(notes.same),
        )
    ]
    if notes.kept:
        words.append(trn("{n} stays as it is here.", "{n} stay as they are here.", notes.kept))
    if notes.skipped:
        words.append(trn("{n} row is left out.", "{n} rows are left out.", notes.skipped))
    if result.gone:
        words.append(
            trn(
                "{n} card that the note type has not, and nobody had answered, went.",
                "{n} cards that the note type has not, and nobody had answered, went.",
                result.gone,
            )
        )
    return " ".join(words)


def holding_words(result: ImportResult) -> str:
    """Cards, decks, answers and media."""
    return ", ".join(
        (
            trn("{n} card", "{n} cards", result.cards),
            trn("{n} deck", "{n} decks", result.decks),
            trn("{n} earlier answer", "{n} earlier answers", result.reviews),
            trn("{n} picture or sound", "{n} pictures and sounds", result.media),
        )
    )


def did_something(result: ImportResult) -> bool:
    """Whether the import was a step that can be taken back."""
    return bool(result.notes.new or result.notes.changed or result.cards or result.reviews)


def place_words(remark: Remark, result: ImportResult) -> str:
    """Where in the file: of a spreadsheet its sheet and the row that stands beside it there."""
    if not remark.line:
        return remark.place
    sheet = result.form.sheet if result.form else ""
    if sheet:
        return tr("{sheet}, row {n}", sheet=sheet, n=remark.line)
    return tr("line {n}", n=remark.line)


def what_words(remark: Remark) -> str:
    """What is so with a row."""
    remark_source = remark.kind.value.what
    return tr(remark_source).format_map(remark.given)


def done_words(remark: Remark) -> str:
    """What was done about it."""
    remark_source = remark.kind.value.done
    return tr(remark_source).format_map(remark.given)


def report_text(result: ImportResult) -> str:
    """All of it as text, a remark a line with tabs between file, place, what is so and was done."""
    lines = [result.file, note_words(result), holding_words(result)]
    lines += [
        "\t".join((each.file, place_words(each, result), what_words(each), done_words(each)))
        for each in result.remarks
    ]
    return "\n".join(lines) + "\n"


def written_words(result: ExportResult) -> str:
    """What an exported file holds."""
    return ", ".join(
        (
            trn("{n} note", "{n} notes", result.notes),
            trn("{n} card", "{n} cards", result.cards),
            trn("{n} earlier answer", "{n} earlier answers", result.reviews),
            trn("{n} picture or sound", "{n} pictures and sounds", result.media),
        )
    )
