"""What AimStudy's own JSON looks like: shared by its writer and its reader.

The file is one object; keys stand in order, a note has a line for each of its parts, and what is as
usual is left out. It holds no number of the library it comes from:

- ``aimstudy``: ``{"format": 1}``, by which the file is known.
- ``decks``: their full names. ``media``: by SHA-256 their ``kind`` and ``size``; the files lie in
  the folder beside, called like the file with ``.media`` for its end, under their SHA-256.
- ``note_types``: ``id`` (what notes call it), ``name``, ``cloze``, ``fields``, ``templates``,
  ``css``, and ``key`` and ``raw`` as its source has them.
- ``notes``, in the order of their first cards. ``guid`` is a note's identity for good; ``type`` and
  ``fields`` (HTML) where it has a note type, ``front`` and ``back`` where they are not just the
  words of these; ``kind``, ``markup``, ``accept`` (other right answers), ``items``, ``tags``,
  ``choices`` (``options`` and the places of those that are ``right``), ``context``, ``remark``,
  ``typed``, ``sources`` (the sentences it stands on), ``media`` (name: SHA-256), ``created`` and
  ``modified`` (ms UTC), ``source`` (what another program said of it).
- ``cards`` of a note: ``deck``, ``ordinal`` (0 is left out), ``position`` among the new ones,
  ``flag``, ``bookmarked``, ``suspended`` (true, "contradiction", or the day on which it is back),
  ``put_off`` until after a day; ``phase``, ``stability`` (days), ``difficulty`` (1 to 10), ``last``
  and ``due`` (study days), ``due_ms`` of one learnt today, ``reps``, ``lapses``; ``log``: the
  answers as [ms UTC, rating, ms it took, "days,days before,factor,kind" as Anki counts them], where
  a rating of 0 begins anew; ``source``. What quizzes proved is in the state.
"""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from aimstudy.domain.note_type import NoteType
from aimstudy.interchange.plain_text import plain

MARK, FORMAT = "aimstudy", 1
MEDIA_SUFFIX = ".media"
PUT_ASIDE = 1_000  # from here on ``suspended`` is a day
CONTRADICTED = 2
USUAL_SOURCE = "0,0,0,1"
NOTHING = "…"  # what is found under a note whose fields hold no words
SHORT_FRONT = 4_000  # characters of a front, as lists show it


def media_folder(file: Path) -> Path:
    """Where the pictures and sounds of a JSON file lie."""
    return file.with_suffix(MEDIA_SUFFIX)


def sides_of(note_type: NoteType, fields: Sequence[str]) -> tuple[str, str]:
    """The words that ask and answer, as a package's note has them."""
    words = [plain(text) for text in fields]
    sort = sort_field(note_type)
    front = words[sort] or next(filter(None, words), "") or NOTHING
    rest = "\n".join(word for word in words if word and word is not front)
    return front[:SHORT_FRONT], rest


def sort_field(note_type: NoteType) -> int:
    """The place of the field by which notes are listed."""
    try:
        said = json.loads(note_type.raw or "{}")
    except ValueError:
        return 0
    place = said.get("sortf", 0) if isinstance(said, dict) else 0
    return place if isinstance(place, int) and 0 <= place < len(note_type.fields) else 0


def close(value: Any) -> str:
    """JSON as readers of packages keep it: without blanks."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def loose(value: Any) -> str:
    """JSON as Python writes it, its keys in order."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True)
