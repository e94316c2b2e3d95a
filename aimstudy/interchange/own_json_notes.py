"""Notes of AimStudy's own JSON on their way into the staging; an odd one is mended or named."""

import hashlib
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from aimstudy.domain.card import CardKind
from aimstudy.domain.imports import RemarkKind
from aimstudy.domain.note_type import SEPARATOR, NoteType
from aimstudy.interchange import limits
from aimstudy.interchange.note_parts import gaps_in, type_with
from aimstudy.interchange.own_json import close, loose, sides_of
from aimstudy.interchange.staging import StagedNote, Staging

_ALONE = re.compile(r"[\ud800-\udfff]")  # halves of letters, which no text can hold
_LONGEST_GUID = 200
_LATEST_MS = 4_102_444_800_000  # 2100


def clean(text: Any) -> str:
    """A text that the library can hold; raises TypeError for anything else."""
    if not isinstance(text, str):
        raise TypeError("a text was expected")
    return _ALONE.sub("\N{REPLACEMENT CHARACTER}", text)


def texts_in(said: Any) -> tuple[str, ...]:
    """The texts of a list, none where there is no list; raises TypeError for anything else."""
    if said is None:
        return ()
    if not isinstance(said, list):
        raise TypeError("a list was expected")
    return tuple(map(clean, said))


def whole(said: Any, low: int, high: int, usual: int = 0) -> int:
    """A whole number within bounds, else ``usual``."""
    sound = isinstance(said, int) and not isinstance(said, bool) and low <= said <= high
    return said if sound else usual


@dataclass(frozen=True, slots=True)
class Made:
    """A note that was staged; ``usual_cards`` are its ordinals where the file has no cards."""

    number: int
    guid: str
    usual_cards: tuple[int, ...]
    most_cards: int


class OwnNotes:
    """Stages notes one by one."""

    def __init__(self, types: Mapping[str, NoteType], staging: Staging) -> None:
        self._types, self._staging = dict(types), staging
        self._guids: set[str] = set()

    def add(self, said: dict[str, Any], line: int) -> Made | None:
        """Take a note, or say why not. Raises Enough."""
        guid = said.get("guid")
        try:
            note_type, fields = self._fields(said, line)
            note = self._note(said, note_type, fields, line)
        except (TypeError, ValueError) as error:
            place, reason = str(guid)[:_LONGEST_GUID], str(error)[:200]
            self._staging.remark(
                RemarkKind.NOTE_UNREADABLE, row=line, place=_ALONE.sub("?", place), reason=reason
            )
            return None
        if note is None:
            return None
        number = self._staging.add_note(note)
        self._keep(number, said)
        return _made(number, note, note_type)

    def _note(
        self,
        said: dict[str, Any],
        note_type: NoteType | None,
        fields: tuple[str, ...] | None,
        line: int,
    ) -> StagedNote | None:
        front, back = ("", "") if note_type is None else sides_of(note_type, fields or ())
        front, back = clean(said.get("front", front)), clean(said.get("back", back))
        longest = max(len(front), len(back), sum(map(len, fields or ())))
        if longest > limits.FIELD:
            kind, limit = RemarkKind.TEXT_TOO_LONG, limits.FIELD
            self._staging.remark(kind, row=line, found=longest, limit=limit)
            return None
        if not front:
            self._staging.remark(RemarkKind.NOTE_EMPTY, row=line)
            return None
        cloze = note_type is not None and note_type.cloze
        usual = CardKind.CLOZE if cloze else CardKind.QUESTION
        markup = said.get("markup", "html" if note_type else None)
        return StagedNote(
            guid=self._identity(said.get("guid"), (front, back, *(fields or ())), line),
            front=front,
            back=back,
            kind=CardKind(said.get("kind", usual)),
            type_id=None if note_type is None else self._staging.type_id(note_type),
            fields=fields,
            accept=texts_in(said.get("accept")),
            items=texts_in(said.get("items")),
            tags=tuple(dict.fromkeys(" ".join(texts_in(said.get("tags")))[: limits.TAGS].split())),
            markup="html" if markup == "html" else None,
            choices=_as_text(said.get("choices"), loose),
            created_ms=whole(said.get("created"), 0, _LATEST_MS),
            modified_ms=whole(said.get("modified"), 0, _LATEST_MS),
            source=_source(said),
            place=str(line),
        )

    def _fields(
        self, said: dict[str, Any], line: int
    ) -> tuple[NoteType | None, tuple[str, ...] | None]:
        """The note's type and its fields, as many as that has; nothing where it has no type."""
        name = said.get("type")
        if name is None:
            return None, None
        name = clean(name)
        texts = tuple(text.replace(SEPARATOR, " ") for text in texts_in(said.get("fields")))
        note_type = self._types.get(name)
        if note_type is None:
            self._staging.remark(RemarkKind.NOTE_TYPE_MISSING, row=line)
            many = min(max(len(texts), 2), limits.FIELDS)
            note_type = self._types[name] = type_with(name, [""] * many)
        usual, found = len(note_type.fields), len(texts)
        if found < usual:
            self._staging.remark(RemarkKind.FIELDS_TOO_FEW, row=line, found=found, usual=usual)
            return note_type, texts + ("",) * (usual - found)
        if found > usual:
            self._staging.remark(RemarkKind.FIELDS_TOO_MANY, row=line, found=found, usual=usual)
            return note_type, (*texts[: usual - 1], "<br>".join(texts[usual - 1 :]))
        return note_type, texts

    def _identity(self, said: Any, texts: tuple[str, ...], line: int) -> str:
        """The note's own identity, or one made of its texts where it has none or a taken one."""
        wanted = clean(said).strip()[:_LONGEST_GUID] if said is not None else ""
        wanted = wanted or hashlib.sha256(SEPARATOR.join(texts).encode()).hexdigest()[:16]
        identity, number = wanted, 1
        while identity in self._guids:
            number += 1
            identity = f"{wanted}#{number}"
        if number > 1:
            self._staging.remark(RemarkKind.SAME_IDENTITY, row=line)
        self._guids.add(identity)
        return identity

    def _keep(self, number: int, said: dict[str, Any]) -> None:
        context, remark = said.get("context"), said.get("remark")
        typed = said.get("typed")
        self._staging.keep_of_note(
            number,
            whole(said.get("created"), 0, _LATEST_MS),
            clean(context)[: limits.FIELD] if isinstance(context, str) else "",
            typed if typed in (0, 1) and not isinstance(typed, bool) else None,
            clean(remark)[: limits.FIELD] if isinstance(remark, str) else None,
        )


def _made(number: int, note: StagedNote, note_type: NoteType | None) -> Made:
    if note_type is None:
        return Made(number, note.guid, (0,), 2)
    if note_type.cloze:
        gaps = sorted({gap for text in note.fields or () for gap in gaps_in(text)})
        return Made(number, note.guid, tuple(gap - 1 for gap in gaps) or (0,), limits.COLUMNS)
    return Made(number, note.guid, (0,), len(note_type.templates))


def _source(said: dict[str, Any]) -> str | None:
    """What another program said of the note, else the sentences it stands on."""
    told = _as_text(said.get("source"), close)
    if told is not None or not isinstance(said.get("sources"), list):
        return told
    quotes = [
        {"article": clean(each["article"]), "text": clean(each["text"])}
        for each in said["sources"]
        if isinstance(each, dict) and {"article", "text"} <= each.keys()
    ]
    return close({"quotes": quotes}) if quotes else None


def _as_text(said: Any, written: Callable[[Any], str]) -> str | None:
    if said is None:
        return None
    return clean(said if isinstance(said, str) else written(said))
