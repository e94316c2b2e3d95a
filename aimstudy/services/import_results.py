"""What an import did, or would do, from what its reader left and what the library made of it."""

import json
from pathlib import Path
from typing import Any

from aimstudy.domain.imports import FileKind, Remark, RemarkKind
from aimstudy.services.import_looks import form_of
from aimstudy.services.views.imports import ImportResult, NoteCounts
from aimstudy.storage import imports
from aimstudy.storage.imports import Taken

_MOST_REMARKS = 10_000
# Rows that were left out, not mended.
_SKIPPED = frozenset({
    RemarkKind.ROW_WITHOUT_QUESTION, RemarkKind.ROW_WITHOUT_ANSWER, RemarkKind.TEXT_TOO_LONG,
    RemarkKind.LINE_NOT_UNDERSTOOD, RemarkKind.NOTE_EMPTY, RemarkKind.NOTE_UNREADABLE,
    RemarkKind.QUESTION_KIND_LEFT_OUT, RemarkKind.ANSWER_OUT_OF_RANGE, RemarkKind.OPTION_MISSING,
    RemarkKind.ROW_TWICE, RemarkKind.CARD_WITHOUT_NOTE, RemarkKind.CARD_DOUBLE,
    RemarkKind.CARD_TEMPLATE_MISSING, RemarkKind.ROW_WITHOUT_CARD, RemarkKind.ROW_WITHOUT_GAP,
})  # fmt: skip


def said(staged: Path) -> tuple[dict[str, Any], list[tuple[Any, ...]]]:
    """What is said of the file as a whole, and its remarks."""
    meta = {
        name: json.loads(value)
        for rows in imports.staged_rows(staged, "SELECT name, value FROM meta")
        for name, value in rows
    }
    query = f'SELECT code, "row", place, given FROM remarks ORDER BY id LIMIT {_MOST_REMARKS}'
    remarks = [row for rows in imports.staged_rows(staged, query) for row in rows]
    return meta, remarks


def result_of(
    file: Path, meta: dict[str, Any], remarks: list[tuple[Any, ...]], taken: Taken
) -> ImportResult:
    fates = taken.fates
    told = tuple(_remark(file.name, *row) for row in remarks)
    skipped = sum(remark.kind in _SKIPPED for remark in told)
    return ImportResult(
        import_id=taken.import_id,
        file=file.name,
        kind=FileKind(meta["kind"]),
        notes=NoteCounts(
            new=fates["new"] + fates["again"] + fates["copy"],
            changed=fates["changed"],
            same=fates["same"] + int(meta.get("same", 0)),
            kept=fates["kept"] + fates["older"] + fates["conflict"],
            conflicts=fates["conflict"],
            skipped=skipped,
        ),
        cards=taken.cards,
        decks=taken.decks,
        reviews=taken.reviews,
        media=taken.media,
        remarks=told,
        remark_count=int(meta.get("remarks", len(told))),
        form=form_of(meta),
        gone=sum(not was for _, was in taken.turned),
    )


def _remark(file: str, code: str, line: int, place: str, said: str) -> Remark:
    given = json.loads(said)
    cells = tuple(json.loads(given.pop("cells", "[]")))
    texts = {name: str(value) for name, value in given.items()}
    return Remark(RemarkKind[code], file, line, place, texts, cells)
