"""The rows of a table that an import left out, as a table of the same layout to be mended."""

import csv
import io
from pathlib import Path

from aimstudy.domain.errors import Problem, ProblemKind
from aimstudy.services.views.imports import ImportResult
from aimstudy.storage.durable_files import write_whole

_USUAL = ","


def left_out_table(result: ImportResult) -> str:
    """The header of the file and its rows that made no card; "" where none was kept."""
    rows = [remark.cells for remark in result.remarks if remark.cells]
    form = result.form
    if not rows:
        return ""
    separator = form.separator if form and len(form.separator) == 1 else ""
    out = io.StringIO()
    writer = csv.writer(
        out, delimiter=separator if separator.strip() or separator == "\t" else _USUAL
    )
    if form is not None and form.header:
        writer.writerow(form.names)
    writer.writerows(rows)
    return out.getvalue()


def save_left_out(result: ImportResult, file: Path) -> int:
    """Write that table; returns how many rows it has. Raises Problem FILE_NOT_WRITTEN."""
    text = left_out_table(result)
    try:
        # The mark at its beginning has spreadsheets read its letters right.
        write_whole(file, text.encode("utf-8-sig"))
    except OSError as error:
        reason = error.strerror or error
        raise Problem(ProblemKind.FILE_NOT_WRITTEN, name=file.name, reason=reason) from error
    return sum(bool(remark.cells) for remark in result.remarks)
