"""How a person had tables read, remembered for files that begin with the same row.

Kept with the library; of very many only the newest.
"""

from collections.abc import Mapping
from typing import Any

from aimstudy.domain.staged_deck import digest
from aimstudy.services.views.imports import TableForm
from aimstudy.storage.session import Session
from aimstudy.storage.settings import load_setting, store_setting

_KEY = "table_choices"
_MOST = 50
_SHOWN = 60  # characters of a cell that a form has
# The encoding is not among them: it is the file's own.
_KEPT: Mapping[str, type] = {
    "separator": str, "header": bool, "columns": list, "html": bool, "reverse": bool,
    "between_cards": str, "note_type": str,
}  # fmt: skip


def header_of(form: TableForm | None) -> str:
    """What the first row of a file says, in a word; "" of a file that is no table.

    Whether it names the columns may be seen only with what was chosen.
    """
    if form is None:
        return ""
    cells = form.names if form.header else form.first
    return digest(*(" ".join(cell.split())[:_SHOWN] for cell in cells))


def remembered(session: Session, header: str) -> dict[str, Any]:
    """What was chosen by hand for the last file with this header; nothing for others."""
    found = _all(session).get(header) if header else None
    if not isinstance(found, dict):
        return {}
    return {
        name: value
        for name, value in found.items()
        if name in _KEPT and isinstance(value, _KEPT[name])
    }


def remember(session: Session, header: str, choices: Mapping[str, Any]) -> None:
    """Keep the choices for files with this header."""
    kept = {name: value for name, value in choices.items() if name in _KEPT and value is not None}
    if "columns" in kept:
        kept["columns"] = list(kept["columns"])
    found = _all(session)
    found.pop(header, None)
    newest = list(found.items())[-(_MOST - 1) :]
    store_setting(session, _KEY, {**dict(newest), header: kept})


def _all(session: Session) -> dict[str, Any]:
    found = load_setting(session, _KEY)
    return found if isinstance(found, dict) else {}
