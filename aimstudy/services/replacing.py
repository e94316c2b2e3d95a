"""Words found and replaced in the texts of many cards: looked at first, then done as one step."""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from aimstudy.domain.card import CardKind
from aimstudy.domain.changes import Changes
from aimstudy.domain.note_type import SEPARATOR, NoteType, definition_from
from aimstudy.domain.replacing import BACK, FRONT, ReplaceWish
from aimstudy.interchange.plain_text import plain
from aimstudy.rendering.cloze import gap_numbers
from aimstudy.rendering.replacing import Replaced, Replacer
from aimstudy.services.card_columns import CARD_CHANGES, IsStopped, written
from aimstudy.services.context import Context
from aimstudy.services.typed_text import mended, visible
from aimstudy.services.views.replacing import ReplaceLine, ReplaceLook
from aimstudy.storage.note_texts import NoteTexts, note_texts, write_texts
from aimstudy.storage.session import Session
from aimstudy.storage.undo import record

MOST_LINES = 50
_GAP = "____"
_MAX_TEXT = 100_000  # characters of a side, as in cards written by hand


@dataclass(frozen=True, slots=True)
class _Outcome:
    """What becomes of a note: new ``values``, or the reason why it stays as it is."""

    note: NoteTexts
    found: tuple[tuple[str, Replaced], ...]
    values: dict[str, str]
    left: str = ""


class ReplacingService:
    """Finds and replaces in the notes of cards; all cards of a note change with it."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def fields(self, card_ids: Sequence[int]) -> tuple[str, ...]:
        """The names of the fields that these cards' notes have; front and back of plain ones."""
        names: dict[str, None] = {}
        with self._context.database.read() as session:
            for note in note_texts(session, card_ids):
                names |= dict.fromkeys(_names(_type_of(note)))
        return tuple(names)

    def look(
        self,
        card_ids: Sequence[int],
        wish: ReplaceWish,
        is_stopped: Callable[[], bool] = lambda: False,
    ) -> ReplaceLook:
        """What ``run`` would do. Raises Problem REPLACE_PATTERN, _TOO_SLOW or _TOO_LONG."""
        worker = _Worker(wish)
        look = ReplaceLook(0, 0, 0, ())
        lines: list[ReplaceLine] = []
        with self._context.database.read() as session:
            for note in note_texts(session, card_ids):
                if is_stopped():
                    break
                done = worker.outcome(note)
                if done is None:
                    continue
                if done.left:
                    look = replace(look, **{done.left: getattr(look, done.left) + 1})
                    continue
                count = sum(part.count for _, part in done.found)
                look = replace(
                    look,
                    places=look.places + count,
                    notes=look.notes + 1,
                    cards=look.cards + note.cards,
                )
                if len(lines) < MOST_LINES:
                    lines += (
                        ReplaceLine(note.card_id, name, part.places, part.count)
                        for name, part in done.found
                    )
        return replace(look, lines=tuple(lines[:MOST_LINES]))

    def run(
        self, card_ids: Sequence[int], wish: ReplaceWish, is_stopped: IsStopped | None = None
    ) -> Changes:
        """Replace as one step that can be undone; what ``look`` counts as left stays as it is.

        Nothing is changed once ``is_stopped`` says so. Raises Problem as ``look``.
        """
        worker, at_ms = _Worker(wish), self._context.moment().at_ms

        def work(session: Session) -> Changes:
            changes = []
            for note in note_texts(session, card_ids):
                done = worker.outcome(note)
                if done is not None and not done.left:
                    changes.append((note, done.values))
            if not changes:
                return Changes.NONE
            record(session, "replace", at_ms, write_texts(session, changes, at_ms))
            return CARD_CHANGES

        return written(self._context, work, is_stopped)


class _Worker:
    """Puts the texts of one note after another through a wish."""

    def __init__(self, wish: ReplaceWish) -> None:
        self._field = wish.field
        self._replacer = Replacer(replace(wish, find=mended(wish.find), by=mended(wish.by)))

    def outcome(self, note: NoteTexts) -> _Outcome | None:
        """None where nothing is found, or replaced by itself."""
        note_type = _type_of(note)
        done = self._plain(note) if note_type is None else self._typed(note, note_type)
        return done if done is not None and (done.values or done.left) else None

    def _replaced(self, name: str, text: str, *, html: bool) -> Replaced:
        if self._field and self._field != name:
            return Replaced(text, 0, ())
        return self._replacer.in_field(text, html=html)

    def _plain(self, note: NoteTexts) -> _Outcome | None:
        sides = {FRONT: note.front, BACK: note.back}
        found = {name: self._replaced(name, text, html=False) for name, text in sides.items()}
        if all(found[name].text == text for name, text in sides.items()):
            return None
        values = {name: found[name].text for name, text in sides.items()
                  if found[name].text != text}  # fmt: skip
        if BACK in values:
            values |= self._other_answers(note)
        kind = _kind_after(note, values)
        if kind != note.kind:
            values["kind"] = kind
        said = tuple((name, part) for name, part in found.items() if part.count)
        return _Outcome(note, said, values, _left(note, values))

    def _other_answers(self, note: NoteTexts) -> dict[str, str]:
        """Accepted forms and the parts of a list, put through the same."""
        values = {}
        for name, before in (("accept", note.accept_forms), ("items", note.list_items)):
            after = [self._replaced(BACK, each, html=False).text for each in before]
            if after != list(before):
                values[name] = json.dumps(after, ensure_ascii=False)
        return values

    def _typed(self, note: NoteTexts, note_type: NoteType) -> _Outcome | None:
        before = note.fields.split(SEPARATOR)
        names = [*note_type.fields, *([""] * (len(before) - len(note_type.fields)))]
        parts = [
            self._replaced(name, text, html=True) for name, text in zip(names, before, strict=False)
        ]
        after = [part.text.replace(SEPARATOR, " ") for part in parts]
        if after == before:
            return None
        said = tuple((name, part) for name, part in zip(names, parts, strict=False) if part.count)
        texts = _sides(note, before, after)
        values = {"fields": SEPARATOR.join(after)}
        values |= {name: text for name, text in texts.items() if getattr(note, name) != text}
        left = "" if visible(texts[FRONT]) else "emptied"
        if note_type.cloze and _gaps(before) != _gaps(after):
            left = "gaps"
        if any(len(new) > max(_MAX_TEXT, len(old)) for new, old in zip(after, before, strict=True)):
            left = "overlong"
        return _Outcome(note, said, values, left)


def _type_of(note: NoteTexts) -> NoteType | None:
    return _defined(note.definition) if note.definition else None


@lru_cache(maxsize=256)
def _defined(definition: str) -> NoteType | None:
    try:
        return definition_from(definition)
    except ValueError:
        return None


def _names(note_type: NoteType | None) -> tuple[str, ...]:
    return (FRONT, BACK) if note_type is None else note_type.fields


def _sides(note: NoteTexts, before: Sequence[str], after: Sequence[str]) -> dict[str, str]:
    """The words of a note of a note type, by which it is found and listed.

    The field that was the front stays it; where that is empty now, the first that is not.
    """
    was, read = [plain(text) for text in before], [plain(text) for text in after]
    place = next((n for n, text in enumerate(was) if text == note.front), 0)
    front = read[place] or next(filter(None, read), "")
    if not front and not any(was):
        front = note.front  # of pictures only, before and after
    return {FRONT: front, BACK: "\n".join(x for x in read if x and x is not front)}


def _gaps(fields: Sequence[str]) -> list[list[int]]:
    return [gap_numbers(text) for text in fields]


def _kind_after(note: NoteTexts, values: dict[str, str]) -> str:
    """A text without its gap is a plain question, and so is a list that has lost its parts."""
    if note.kind == CardKind.CLOZE and _GAP not in values.get(FRONT, note.front):
        return CardKind.QUESTION.value
    return note.kind


def _left(note: NoteTexts, values: dict[str, str]) -> str:
    """Why a note stays as it is; "" where nothing speaks against the change."""
    for name in (FRONT, BACK):
        text = values.get(name, getattr(note, name))
        if not visible(text):
            return "emptied"
        if len(text) > max(_MAX_TEXT, len(getattr(note, name))):
            return "overlong"
    items = json.loads(values.get("items", "[]"))
    return "emptied" if any(not visible(item) for item in items) else ""
